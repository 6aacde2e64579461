"""Powers, exponentials, logarithms (R7RS 6.2.6).

Powers are exact where they can be. Exponentials and logarithms are inexact,
but for `(exp 0)` and `(log 1)`. What the reals do not hold is complex.
"""

from __future__ import annotations

from math import log1p
from math import log10 as real_log10
from typing import Any

from lambit.data import ExactComplex, Rational, make_rational
from lambit.data.kinds import is_array, is_complex
from lambit.elementary import current
from lambit.errors import DomainError, LimitExceeded
from lambit.registry import builtin

from .contracts import Quantity
from .number_kinds import is_exact
from .numbers import as_element, elementwise, over, times, to_inexact
from .roots import exact_root, root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BITS = 1 << 25  # of an exact power: ten million digits
_EXACT = (int, Rational, ExactComplex)
_INFINITY = float("inf")


# -- powers


@builtin("expt", pure=True)
def expt(z: Quantity, w: Quantity) -> Any:
    """The number `z` to the power `w`, exact if it can be (R7RS 6.2.6).

    (expt 2 100)     ;=> 1267650600228229401496703205376
    (expt 2 -2)      ;=> 1/4
    (expt 2.0 3)     ;=> 8.0
    (expt 0 0)       ;=> 1
    (expt 4/9 3/2)   ;=> 8/27
    (expt +i 2)      ;=> -1
    (expt -4 1/2)    ;=> +2i
    (expt 0 -1)      ;!! expt: division by zero
    (expt 7 (expt 10 100))    ;!! expt: the result would have
    """
    if is_array(z) or is_array(w):
        return _array_power(z, w)
    if w.__class__ is int and z.__class__ in _EXACT:
        return _integer_power(z, w)
    if is_complex(w) and z == 0:
        return _power_of_zero(z, w)
    if w.__class__ is Rational and z.__class__ in _EXACT:
        exact = _rational_power(z, w)
        if exact is not None:
            return exact
    return _inexact_power(z, w)


def _array_power(z: Any, w: Any) -> Any:
    import numpy as np

    whole = all(x.dtype.kind in "iu" if is_array(x) else x.__class__ is int for x in (z, w))
    z, w = as_element(z), as_element(w)
    if whole and np.size(w) and np.min(w) >= 0 and not isinstance(z, float) and not isinstance(w, float):
        return _whole_powers(z, w)
    return elementwise("power", z, w)


def _whole_powers(z: Any, w: Any) -> Any:
    """Integers to the powers of natural numbers, arrays of them."""
    import numpy as np

    from lambit.data.integer_arrays import exactly, whole

    def extremes(low: int, high: int, _: int, most: int) -> tuple[int, int]:
        bound = max(abs(low), abs(high), 1)
        limit = bound ** min(most, 64)
        return -limit if low < 0 else 0, limit

    base, power = whole(z), whole(w)
    # beyond 64, a power fits if it is one of -1, 0, 1: an even or odd one will do
    return exactly("expt", np.power, base, power if np.max(power) <= 65 else np.where(power > 65, 64 + power % 2, power), extremes)


def _integer_power(z: Any, n: int) -> Any:
    """An exact number to an exact integer power."""
    if n < 0:
        if z == 0:
            raise DomainError("expt: division by zero")
        return over(1, _integer_power(z, -n))
    if z.__class__ is ExactComplex:
        return _gaussian_power(z, n)
    top, bottom = z.numerator, z.denominator
    if bottom != 1:
        return Rational(_whole_power(top, n), _whole_power(bottom, n)) if n else 1
    return _whole_power(top, n)


def _gaussian_power(z: ExactComplex, n: int) -> Any:
    """An exact complex number to the power n >= 0, refused if it would take all memory or time."""
    if z.norm() != 1 or z.real.__class__ is not int:
        size = max(abs(k.numerator).bit_length() + k.denominator.bit_length() for k in (z.real, z.imag))
        _check_size(size, n)
    return z ** (n % 4 if z.real.__class__ is int and z.norm() == 1 else n)


def _check_size(bits: int, n: int) -> None:
    """Refuse the power n of a number of so many bits if it would take all memory or time."""
    if bits * n > MOST_BITS:
        raise LimitExceeded(
            "expt: the result would have more than ten million digits",
            hint="make an argument inexact: (expt 2.0 n)",
        )


def _whole_power(b: int, n: int) -> int:
    """b^n for n >= 0, refused if it would take all memory or time."""
    if b in (0, 1):
        return b if n else 1
    if b == -1:
        return -1 if n & 1 else 1
    _check_size(b.bit_length() - 1, n)
    if abs(b) & (abs(b) - 1) == 0:
        power = 1 << (abs(b).bit_length() - 1) * n
        return -power if b < 0 and n & 1 else power
    return int(b**n)


def _rational_power(z: Any, w: Rational) -> Any:
    """An exact number to an exact fraction, if the result is exact; else None."""
    degree = w.denominator
    if z == 0:
        if w.numerator < 0:
            raise DomainError("expt: division by zero")
        return 0
    if z.__class__ is ExactComplex or z < 0:
        while degree % 2 == 0 and z.__class__ in _EXACT:
            z, degree = root_of(z), degree // 2
        return _integer_power(z, w.numerator) if degree == 1 and z.__class__ in _EXACT else None
    top, bottom = _exact_nth(z.numerator, degree), _exact_nth(z.denominator, degree)
    if top is None or bottom is None:
        return None
    return _integer_power(make_rational(top, bottom), w.numerator)


def _exact_nth(n: int, degree: int) -> int | None:
    """The root of this degree of n > 0, if that is an integer (Newton's method)."""
    if n == 1:
        return 1
    if degree == 2:
        return exact_root(n)
    if degree >= n.bit_length():
        return None
    root = 1 << -(-n.bit_length() // degree)
    while True:
        better = ((degree - 1) * root + n // root ** (degree - 1)) // degree
        if better >= root:
            break
        root = better
    return root if root**degree == n else None


def _power_of_zero(z: Any, w: Any) -> Any:
    """Zero to a complex power: zero if the real part of that is positive (R7RS 6.2.6)."""
    if w.real > 0:
        return 0 if is_exact(z) and is_exact(w) else 0.0
    raise DomainError("expt: division by zero")


def _inexact_power(z: Any, w: Any) -> Any:
    if w.__class__ is int:
        # the sign of z goes by whether w is odd, which a float would forget
        exponent: Any = w if abs(w) < 1 << 53 else float("inf") if abs(w) >> 1024 else float(w)
        if abs(w) >> 1024 and w < 0:
            exponent = -_INFINITY
    else:
        exponent = to_inexact(w)
    base = to_inexact(z)
    if base.__class__ is float and base == _INFINITY and is_exact(z) and not is_complex(w):
        return _exp(times(to_inexact(w), log_of(z)))
    try:
        return base**exponent
    except OverflowError:
        if isinstance(base, complex) or isinstance(exponent, complex):
            return _complex_power(base, exponent)
        negative = base < 0 and exponent.__class__ is int and exponent & 1
        return -_INFINITY if negative else _INFINITY
    except ZeroDivisionError:
        if isinstance(base, complex) or isinstance(exponent, complex):
            raise DomainError("expt: division by zero") from None
        if is_exact(z):
            raise DomainError("expt: division by zero") from None
        from math import copysign

        odd = exponent.__class__ is int and exponent & 1
        return copysign(_INFINITY, base) if odd else _INFINITY


def _complex_power(base: Any, exponent: Any) -> Any:
    """e^(w log z), with infinite parts where it overflows."""
    return _exp(times(exponent, log_of(base)))


# -- exponentials and logarithms


def _exp(z: Any) -> Any:
    if is_complex(z):
        z = complex(z)
        from cmath import exp as complex_exp

        try:
            return complex_exp(z)
        except (OverflowError, ValueError):
            from math import cos, sin

            if z.imag - z.imag != 0 or z.real != z.real:
                return complex("nan+nanj")
            return complex(_INFINITY * cos(z.imag), _INFINITY * sin(z.imag))
    return current.exp(float(to_inexact(z)))


@builtin("exp", pure=True)
def exp(z: Quantity) -> Any:
    """The number e to the power `z` (R7RS 6.2.6).

    (exp 1)         ;~> 2.718281828
    (exp 0)         ;=> 1
    (exp 0.0)       ;=> 1.0
    (exp 1000)      ;=> +inf.0
    (exp -1000)     ;=> 0.0
    """
    if z.__class__ is float:
        return current.exp(z)
    if z.__class__ is int and z == 0:
        return 1
    return _of_array("exp", z) if is_array(z) else _exp(z)


def _of_array(name: str, x: Any) -> Any:
    """The function `name` of each element: our own, but of complex numbers."""
    kind = x.dtype
    if kind.kind in "biuf" and kind.itemsize <= 8:
        return current.of_array(name, x)
    return elementwise(name, x)


def _of_positive(name: str, n: Any) -> float:
    """The logarithm `name` of a positive integer, of any size, or of a float."""
    f: Callable[[float], float] = getattr(current, name)
    try:
        return f(float(n))
    except OverflowError:
        bits: int = n.bit_length()
        return f(float(n / (1 << bits))) + bits * f(2.0)




def log_of(z: Any) -> Any:
    """The natural logarithm of the number `z`, inexact."""
    if is_complex(z):
        return _complex_log(z)
    if z == 0:
        return -_INFINITY
    if z < 0:
        from math import pi

        return complex(log_of(-z), pi)
    if z.__class__ is Rational:
        n, d = z.numerator, z.denominator
        if 0.5 < (ratio := float(z)) < 2.0:
            return log1p((n - d) / d)
        return current.log(ratio) if 1e-300 < ratio < 1e300 else _of_positive("log", n) - _of_positive("log", d)
    return _of_positive("log", z)


def _complex_log(z: Any) -> Any:
    from cmath import log, phase

    if z == 0:
        return complex(-_INFINITY, phase(z))
    if z.__class__ is ExactComplex:  # its parts may be too large, or too small, for floats
        size = max(abs(z.real), abs(z.imag))
        return log_of(size) + log(complex(z / size))
    return log(z)


def log2_of(z: Any) -> Any:
    """The logarithm of the number `z` to base 2, inexact."""
    if is_complex(z) or z < 0:
        return log_of(z) / current.log(2.0)
    if z == 0:
        return -_INFINITY
    if z.__class__ is Rational:
        n, d = z.numerator, z.denominator
        if n & (n - 1) == 0 and d & (d - 1) == 0:
            return float(n.bit_length() - d.bit_length())
        if 0.5 < (ratio := float(z)) < 2.0:
            return log1p((n - d) / d) / current.log(2.0)
        if 1e-300 < ratio < 1e300:
            return current.log2(ratio)
        return _of_positive("log2", n) - _of_positive("log2", d)
    return _of_positive("log2", z)


@builtin("log", pure=True)
def log(z: Quantity, base: Quantity = None) -> Any:
    """The natural logarithm, or the one to `base` (R7RS 6.2.6).

    Of zero it is minus infinity; of a negative number complex.

        (log 1)         ;=> 0
    (log 1.0)       ;=> 0.0
        (log 8 2)       ;=> 3.0
        (log 1000 10)   ;~> 3.0
        (log 0)         ;=> -inf.0
        (log -1)        ;~> 0.0+3.14159265i
    """
    if base is None:
        if z.__class__ is float and z > 0.0:
            return current.log(z)
        if z.__class__ is int and z == 1:
            return 0
        return _of_array("log", z) if is_array(z) else log_of(z)
    if not is_array(z) and not is_array(base):
        if base == 2:
            return log2_of(z)
        if base == 10 and not is_complex(z) and z > 0 and z.__class__ is not Rational:
            return real_log10(z if z.__class__ is int else float(z))
        return over(log_of(z), log_of(base))
    top = _of_array("log", z) if is_array(z) else log_of(z)
    return over(top, _of_array("log", base) if is_array(base) else log_of(base))


@builtin("log2", pure=True)
def log2_(z: Quantity) -> Any:
    """The logarithm to base 2.

    (log2 8)       ;=> 3.0
    (log2 1/4)     ;=> -2.0
    (log2 0)       ;=> -inf.0
    """
    return _of_array("log2", z) if is_array(z) else log2_of(z)
