"""Powers, roots, exponentials, logarithms (R7RS 6.2.6).

Powers and square roots are exact where they can be. Exponentials and
logarithms are always inexact. What the reals do not hold is complex.
"""

from __future__ import annotations

from math import exp as real_exp
from math import isqrt, log1p
from math import log as real_log
from math import log2 as real_log2
from math import log10 as real_log10
from math import sqrt as real_sqrt
from typing import Any

from lambit.data import Rational, make_rational
from lambit.data.kinds import is_array
from lambit.errors import DomainError, LimitExceeded
from lambit.registry import builtin

from .contracts import Quantity
from .number_kinds import is_exact
from .numbers import as_element, over, times, to_inexact

MOST_BITS = 1 << 25  # of an exact power: ten million digits
_EXACT = (int, Rational)
_INFINITY = float("inf")


# -- square roots


def exact_root(n: int) -> int | None:
    """The square root of `n` (not negative), if that is an integer."""
    root = isqrt(n)
    return root if root * root == n else None


def _root_of_ratio(n: int, d: int) -> float:
    """The float nearest to the square root of n / d, whatever their size."""
    shift = 128 - n.bit_length() + d.bit_length()
    shift += shift & 1
    scaled, rest = divmod(n << shift, d) if shift >= 0 else divmod(n, d << -shift)
    root = isqrt(scaled)
    if rest or root * root != scaled:
        root = (root << 1) | 1  # sticky: the true root is a little greater
        shift += 2
    return _scaled(root, -(shift >> 1))


def _scaled(n: int, exponent: int) -> float:
    """The float nearest to n · 2^exponent."""
    try:
        return n / (1 << -exponent) if exponent < 0 else float(n << exponent)
    except OverflowError:
        return _INFINITY


def root_of(x: Any) -> Any:
    """The principal square root of the number `x`, exact if it can be."""
    if x.__class__ in _EXACT:
        if x < 0:
            return complex(0.0, to_inexact(root_of(-x)))
        n, d = x.numerator, x.denominator
        if d == 1 and n < 1 << 50:
            value = real_sqrt(n)  # nearest, as n has no more bits than a float
            return int(value) if value.is_integer() else value
        top, bottom = exact_root(n), exact_root(d)
        if top is not None and bottom is not None:
            return make_rational(top, bottom)
        return _root_of_ratio(n, d)
    if isinstance(x, complex):
        from cmath import sqrt

        return sqrt(x)
    value = float(x)
    return real_sqrt(value) if not value < 0 else complex(0.0, real_sqrt(-value))


@builtin("sqrt", pure=True)
def sqrt(z: Quantity) -> Any:
    """The principal square root, exact if `z` is the square of an exact number (R7RS 6.2.6).

    (sqrt 16)      ;=> 4
    (sqrt 9/4)     ;=> 3/2
    (sqrt 2)       ;~> 1.41421356
    (sqrt -4)      ;=> 0.0+2.0i
    """
    if z.__class__ is float and z >= 0.0:
        return real_sqrt(z)
    return elementwise("sqrt", z) if is_array(z) else root_of(z)


def elementwise(name: str, *operands: Any) -> Any:
    """Numpy's function `name` of the operands, some of them arrays, without warnings."""
    import numpy as np

    given = [x if is_array(x) or isinstance(x, complex) else to_inexact(x) for x in operands]
    with np.errstate(all="ignore"):
        try:
            return getattr(np, name)(*given)
        except ValueError as error:
            raise DomainError(f"arrays of different shapes: {error}") from None


# -- powers


@builtin("expt", pure=True)
def expt(z: Quantity, w: Quantity) -> Any:
    """The number `z` to the power `w`, exact if it can be (R7RS 6.2.6).

    (expt 2 100)     ;=> 1267650600228229401496703205376
    (expt 2 -2)      ;=> 1/4
    (expt 2.0 3)     ;=> 8.0
    (expt 0 0)       ;=> 1
    (expt 4/9 3/2)   ;=> 8/27
    (expt 0 -1)      ;!! expt: division by zero
    (expt 7 (expt 10 100))    ;!! expt: the result would have
    """
    if is_array(z) or is_array(w):
        return _array_power(z, w)
    if w.__class__ is int and z.__class__ in _EXACT:
        return _integer_power(z, w)
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
    top, bottom = z.numerator, z.denominator
    if bottom != 1:
        return Rational(_whole_power(top, n), _whole_power(bottom, n)) if n else 1
    return _whole_power(top, n)


def _whole_power(b: int, n: int) -> int:
    """b^n for n >= 0, refused if it would take all memory or time."""
    if b in (0, 1):
        return b if n else 1
    if b == -1:
        return -1 if n & 1 else 1
    if (b.bit_length() - 1) * n > MOST_BITS:
        raise LimitExceeded(
            "expt: the result would have more than ten million digits",
            hint="make an argument inexact: (expt 2.0 n)",
        )
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
    if z < 0:
        if degree != 2:
            return None
        root = root_of(z)
        return root**w.numerator if abs(w.numerator) < 64 and root.imag.is_integer() else None
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


def _inexact_power(z: Any, w: Any) -> Any:
    if w.__class__ is int:
        # the sign of z goes by whether w is odd, which a float would forget
        exponent: Any = w if abs(w) < 1 << 53 else float("inf") if abs(w) >> 1024 else float(w)
        if abs(w) >> 1024 and w < 0:
            exponent = -_INFINITY
    else:
        exponent = to_inexact(w)
    base = to_inexact(z)
    if base.__class__ is float and base == _INFINITY and is_exact(z) and not isinstance(w, complex):
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
    if isinstance(z, complex):
        from cmath import exp as complex_exp

        try:
            return complex_exp(z)
        except (OverflowError, ValueError):
            from math import cos, sin

            if z.imag - z.imag != 0 or z.real != z.real:
                return complex("nan+nanj")
            return complex(_INFINITY * cos(z.imag), _INFINITY * sin(z.imag))
    try:
        return real_exp(to_inexact(z))
    except OverflowError:
        return _INFINITY


@builtin("exp", pure=True)
def exp(z: Quantity) -> Any:
    """The number e to the power `z` (R7RS 6.2.6).

    (exp 1)         ;~> 2.718281828
    (exp 0)         ;=> 1.0
    (exp 1000)      ;=> +inf.0
    (exp -1000)     ;=> 0.0
    """
    if z.__class__ is float and z < 709.0:
        return real_exp(z)
    return elementwise("exp", z) if is_array(z) else _exp(z)


def log_of(z: Any) -> Any:
    """The natural logarithm of the number `z`, inexact."""
    if isinstance(z, complex):
        from cmath import log as complex_log

        return complex(-_INFINITY, 0.0) if z == 0 else complex_log(z)
    if z == 0:
        return -_INFINITY
    if z < 0:
        from math import pi

        return complex(log_of(-z), pi)
    if z.__class__ is Rational:
        n, d = z.numerator, z.denominator
        if 0.5 < (ratio := float(z)) < 2.0:
            return log1p((n - d) / d)
        return real_log(ratio) if 1e-300 < ratio < 1e300 else real_log(n) - real_log(d)
    return real_log(z if z.__class__ is int else float(z))


def log2_of(z: Any) -> Any:
    """The logarithm of the number `z` to base 2, inexact."""
    if isinstance(z, complex) or z < 0:
        return log_of(z) / real_log(2.0)
    if z == 0:
        return -_INFINITY
    if z.__class__ is Rational:
        n, d = z.numerator, z.denominator
        if n & (n - 1) == 0 and d & (d - 1) == 0:
            return float(n.bit_length() - d.bit_length())
        if 0.5 < (ratio := float(z)) < 2.0:
            return log1p((n - d) / d) / real_log(2.0)
        if 1e-300 < ratio < 1e300:
            return real_log2(ratio)
        return real_log2(n) - real_log2(d)
    return real_log2(z if z.__class__ is int else float(z))


@builtin("log", pure=True)
def log(z: Quantity, base: Quantity = None) -> Any:
    """The natural logarithm, or the one to `base` (R7RS 6.2.6).

    Of zero it is minus infinity; of a negative number complex.

        (log 1)         ;=> 0.0
        (log 8 2)       ;=> 3.0
        (log 1000 10)   ;~> 3.0
        (log 0)         ;=> -inf.0
        (log -1)        ;~> 0.0+3.14159265i
    """
    if base is None:
        if z.__class__ is float and z > 0.0:
            return real_log(z)
        return elementwise("log", z) if is_array(z) else log_of(z)
    if not is_array(z) and not is_array(base):
        if base == 2:
            return log2_of(z)
        if base == 10 and not isinstance(z, complex) and z > 0 and z.__class__ is not Rational:
            return real_log10(z if z.__class__ is int else float(z))
        return over(log_of(z), log_of(base))
    top = elementwise("log", z) if is_array(z) else log_of(z)
    return over(top, elementwise("log", base) if is_array(base) else log_of(base))


@builtin("log2", pure=True)
def log2_(z: Quantity) -> Any:
    """The logarithm to base 2.

    (log2 8)       ;=> 3.0
    (log2 1/4)     ;=> -2.0
    (log2 0)       ;=> -inf.0
    """
    return elementwise("log2", z) if is_array(z) else log2_of(z)
