"""Kinds of numbers, exactness, parts of fractions (R7RS 6.2.6)."""

from __future__ import annotations

from lambit.data import FALSE, TRUE, Rational, make_exact_complex, make_rational
from lambit.data.kinds import is_array, is_complex
from lambit.data.kinds import is_integer as is_whole
from lambit.data.kinds import is_number as is_numeric
from lambit.data.kinds import is_real as is_real_number
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .contracts import Number, Quantity, Real
from .numbers import to_inexact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_EXACT = (int, Rational)


def is_exact(x: Any) -> bool:
    """Is the number `x` exact?"""
    return not isinstance(x, (float, complex))


def is_finite(x: Any) -> bool:
    """Is the number `x` neither infinite nor NaN?"""
    if isinstance(x, complex):
        return is_finite(x.real) and is_finite(x.imag)
    return not isinstance(x, float) or x - x == 0.0


@builtin("number?", "complex?", "numberp", pure=True, raw=True)
def is_number(x: Any) -> Any:
    """Is `x` a number? (R7RS 6.2.6) Every number is complex. Arrays are none.

    (number? 'a)         ;=> #f
    (complex? 3+4i)      ;=> #t
    (number? 3)          ;=> #t
    """
    return TRUE if is_numeric(x) else FALSE


@builtin("real?", pure=True, raw=True)
def is_real(x: Any) -> Any:
    """Is `x` a real number? (R7RS 6.2.6)

    (real? 3)          ;=> #t
    (real? +nan.0)     ;=> #t
    (real? 3+4i)       ;=> #f
    """
    return TRUE if is_real_number(x) else FALSE


@builtin("rational?", pure=True, raw=True)
def is_rational(x: Any) -> Any:
    """Is `x` a rational number? (R7RS 6.2.6) Every finite float is.

    (rational? 6/10)      ;=> #t
    (rational? 1.5)       ;=> #t
    (rational? +inf.0)    ;=> #f
    """
    kind = x.__class__
    if kind in _EXACT or (is_real_number(x) and isinstance(x, (int, float)) and is_finite(x)):
        return TRUE
    return FALSE


@builtin("integer?", "integerp", pure=True, raw=True)
def is_integer(x: Any) -> Any:
    """Is `x` an integer, exact or not? (R7RS 6.2.6)

    (integer? 3.0)    ;=> #t
    (integer? 8/4)    ;=> #t
    (integer? 1/2)    ;=> #f
    """
    return TRUE if is_whole(x) else FALSE


@builtin("exact?", pure=True)
def exact_predicate(z: Number) -> bool:
    """Is the number exact? (R7RS 6.2.6)

    (exact? 1/2)      ;=> #t
    (exact? 1+2i)     ;=> #t
    (exact? 3.0)      ;=> #f
    (exact? 'a)       ;!! exact?: argument 1: expected a number, got a
    """
    return is_exact(z)


@builtin("inexact?", pure=True)
def inexact_predicate(z: Number) -> bool:
    """Is the number inexact? (R7RS 6.2.6)

    (inexact? 3.)    ;=> #t
    (inexact? 1)     ;=> #f
    """
    return not is_exact(z)


@builtin("exact-integer?", pure=True, raw=True)
def is_exact_integer(x: Any) -> Any:
    """Is `x` an exact integer? (R7RS 6.2.6)

    (exact-integer? 32)      ;=> #t
    (exact-integer? 32.0)    ;=> #f
    """
    return TRUE if x.__class__ is int else FALSE


@builtin("exact-rational?", pure=True, raw=True)
def is_exact_rational(x: Any) -> Any:
    """Is `x` an exact rational number?

    (exact-rational? 1/2)    ;=> #t
    (exact-rational? 0.5)    ;=> #f
    """
    return TRUE if x.__class__ in _EXACT else FALSE


@builtin("exact-nonnegative-integer?", pure=True, raw=True)
def is_natural(x: Any) -> Any:
    """Is `x` an exact integer, not below zero?

    (exact-nonnegative-integer? 0)     ;=> #t
    (exact-nonnegative-integer? -1)    ;=> #f
    """
    return TRUE if x.__class__ is int and x >= 0 else FALSE


@builtin("finite?", pure=True)
def finite(z: Quantity) -> Any:
    """Is the number neither infinite nor NaN? (R7RS 6.2.6)

    (finite? 3)                 ;=> #t
    (finite? +inf.0)            ;=> #f
    (finite? 3.0+inf.0i)        ;=> #f
    """
    if is_array(z):
        from numpy import isfinite

        return isfinite(z)
    return TRUE if is_finite(z) else FALSE


@builtin("infinite?", pure=True)
def infinite(z: Quantity) -> Any:
    """Is the number, or a part of it, infinite? (R7RS 6.2.6)

    (infinite? -inf.0)          ;=> #t
    (infinite? +nan.0)          ;=> #f
    (infinite? +nan.0+inf.0i)   ;=> #t
    """
    if is_array(z):
        from numpy import isinf

        return isinf(z)
    return TRUE if any(abs(part) == float("inf") for part in _parts(z)) else FALSE


@builtin("nan?", pure=True)
def nan(z: Quantity) -> Any:
    """Is the number, or a part of it, NaN? (R7RS 6.2.6)

    (nan? +nan.0)    ;=> #t
    (nan? 32)        ;=> #f
    """
    if is_array(z):
        from numpy import isnan

        return isnan(z)
    return TRUE if any(part != part for part in _parts(z)) else FALSE  # noqa: PLR0124


def _parts(z: Any) -> tuple[Any, ...]:
    return (z.real, z.imag) if is_complex(z) else (z,)


@builtin("inexact", pure=True)
def inexact(z: Quantity) -> Any:
    """The inexact number nearest to `z` (R7RS 6.2.6).

    (inexact 1/4)                ;=> 0.25
    (inexact (expt 10 400))      ;=> +inf.0
    """
    return to_inexact(z)


@builtin("exact", pure=True, raw=True)
def exact(z: Number) -> Any:
    """The exact number equal to `z` (R7RS 6.2.6).

    (exact 0.25)      ;=> 1/4
    (exact 2.0)       ;=> 2
    (exact 0.1)       ;=> 3602879701896397/36028797018963968
    (exact 0.5+2.0i)  ;=> 1/2+2i
    (exact +nan.0)    ;!! exact: argument 1: +nan.0 equals no exact number
    """
    if z.__class__ is float and z.is_integer():
        return int(z)
    if z.__class__ is int:
        return z
    if not is_numeric(z):
        raise TypeError
    return to_exact("exact", 1, z)


@builtin("exact->inexact", pure=True)
def exact_to_inexact(z: Quantity) -> Any:
    """The inexact number nearest to `z`, as `inexact` (R5RS).

    (exact->inexact 1/4)    ;=> 0.25
    """
    return to_inexact(z)


@builtin("inexact->exact", pure=True)
def inexact_to_exact(z: Number) -> Any:
    """The exact number equal to `z`, as `exact` (R5RS).

    (inexact->exact 0.25)    ;=> 1/4
    """
    return to_exact("inexact->exact", 1, z)


def to_exact(name: str, position: int, z: Any) -> Any:
    """The exact number equal to `z`, for builtin `name`."""
    if is_exact(z):
        return z
    if not is_finite(z):
        raise DomainError(f"{name}: argument {position}: {_short(z)} equals no exact number")
    if isinstance(z, complex):
        return make_exact_complex(*(make_rational(*part.as_integer_ratio()) for part in (z.real, z.imag)))
    return make_rational(*z.as_integer_ratio())


def _short(x: Any) -> str:
    from lambit.printer import write_short

    return write_short(x)


def _ratio(name: str, q: Any) -> tuple[int, int]:
    """The numerator and denominator of a rational number."""
    value = to_exact(name, 1, q)
    if value.__class__ not in _EXACT and not isinstance(value, int):
        raise WrongType(f"{name}: argument 1: expected a rational number, got {_short(q)}")
    return value.numerator, value.denominator


@builtin("numerator", pure=True)
def numerator(q: Real) -> Any:
    """The numerator of the number in lowest terms (R7RS 6.2.6).

    (numerator (/ 6 4))    ;=> 3
    (numerator 0.5)        ;=> 1.0
    """
    n, _ = _ratio("numerator", q)
    return n if is_exact(q) else to_inexact(n)


@builtin("denominator", pure=True)
def denominator(q: Real) -> Any:
    """The denominator, a positive integer, of the number in lowest terms (R7RS 6.2.6).

    (denominator (/ 6 4))              ;=> 2
    (denominator 0)                    ;=> 1
    (denominator (inexact (/ 6 4)))    ;=> 2.0
    """
    _, d = _ratio("denominator", q)
    return d if is_exact(q) else to_inexact(d)


@builtin("rationalize", pure=True)
def rationalize(x: Real, tolerance: Real) -> Any:
    """The simplest rational number that differs from `x` by no more than `tolerance` (R7RS 6.2.6).

    (rationalize (exact .3) 1/10)    ;=> 1/3
    (rationalize .3 1/10)            ;~> 0.3333
    (rationalize -3/10 1/10)         ;=> -1/3
    """
    if not (is_finite(x) and is_finite(tolerance)):
        if x != x or tolerance != tolerance:  # noqa: PLR0124
            return float("nan")
        if is_finite(tolerance):
            return x
        return 0.0 if is_finite(x) else float("nan")
    (xn, xd), (tn, td) = _ratio("rationalize", x), _ratio("rationalize", tolerance)
    middle, distance = make_rational(xn, xd), make_rational(abs(tn), td)
    result = _simplest(middle - distance, middle + distance)
    return result if is_exact(x) and is_exact(tolerance) else to_inexact(result)


def _simplest(low: Any, high: Any) -> Any:
    """The simplest rational in the interval: its continued fraction is the common beginning of both ends'."""
    if low <= 0 <= high:
        return 0
    if high < 0:
        return -_simplest(-high, -low)
    (n, d), (n2, d2) = (low.numerator, low.denominator), (high.numerator, high.denominator)
    a, b, c, e = 0, 1, 1, 0  # convergents: a/b the one before, c/e the last
    while True:
        whole, rest = divmod(n, d)
        if rest == 0 or whole < n2 // d2:
            if rest:
                whole += 1
            return make_rational(whole * c + a, whole * e + b)
        a, b, c, e = c, e, whole * c + a, whole * e + b
        n, d, n2, d2 = d2, n2 - whole * d2, d, rest
