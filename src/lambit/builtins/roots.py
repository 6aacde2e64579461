"""Square roots (R7RS 6.2.6): exact where they can be, and of exact numbers of any size."""

from __future__ import annotations

from math import isqrt
from math import ldexp as real_ldexp
from math import sqrt as real_sqrt
from typing import Any

from lambit.data import ExactComplex, Rational, make_rational
from lambit.data.kinds import is_array
from lambit.registry import builtin

from .contracts import Quantity
from .numbers import elementwise, over

_REAL = (int, Rational)
_INFINITY = float("inf")
_MODERATE = 900  # bits: numbers that are no larger, and no smaller, have floats


def exact_root(n: int) -> int | None:
    """The square root of `n` (not negative), if that is an integer."""
    root = isqrt(n)
    return root if root * root == n else None


def root_of(x: Any) -> Any:
    """The principal square root of the number `x`, exact if it can be."""
    if x.__class__ in _REAL:
        return _real_root(x) if x >= 0 else _imaginary(_real_root(-x))
    if x.__class__ is ExactComplex:
        return _complex_root(x)
    if isinstance(x, complex):
        from cmath import sqrt

        return sqrt(x)
    value = float(x)
    return real_sqrt(value) if not value < 0 else complex(0.0, real_sqrt(-value))


def _imaginary(x: Any) -> Any:
    """`x` times the imaginary unit."""
    return ExactComplex(0, x) if x.__class__ in _REAL else complex(0.0, x)


def _real_root(x: Any) -> Any:
    """The square root of an exact number that is not negative."""
    n, d = x.numerator, x.denominator
    if d == 1 and n < 1 << 50:
        value = real_sqrt(n)  # nearest, as n has no more bits than a float
        return int(value) if value.is_integer() else value
    top, bottom = exact_root(n), exact_root(d)
    if top is not None and bottom is not None:
        return make_rational(top, bottom)
    return _root_of_ratio(n, d)


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


def _complex_root(z: ExactComplex) -> Any:
    """The square root p + qi of a + bi, for which p² - q² = a, 2pq = b and p² + q² = |a + bi|."""
    size = _real_root(z.norm())
    if size.__class__ in _REAL:
        p = _real_root(over(size + z.real, 2))
        if p.__class__ in _REAL:
            return ExactComplex(p, over(z.imag, 2 * p))
    from cmath import sqrt

    bits = max(_bits(z.real), _bits(z.imag))
    if abs(bits) <= _MODERATE:
        return sqrt(complex(z))
    half = bits // 2  # scaled by 4^half, the root by 2^half
    root = sqrt(complex(z / (1 << 2 * half) if half > 0 else z * (1 << -2 * half)))
    return complex(_ldexp(root.real, half), _ldexp(root.imag, half))


def _bits(x: Any) -> int:
    """About the logarithm of the exact real number `x` to base 2; far below all others for zero."""
    return x.numerator.bit_length() - x.denominator.bit_length() if x != 0 else -(1 << 62)


def _ldexp(x: float, exponent: int) -> float:
    try:
        return real_ldexp(x, exponent)
    except OverflowError:
        return _INFINITY if x > 0 else -_INFINITY


@builtin("sqrt", pure=True)
def sqrt(z: Quantity) -> Any:
    """The principal square root, exact if `z` is the square of an exact number (R7RS 6.2.6).

    (sqrt 16)      ;=> 4
    (sqrt 9/4)     ;=> 3/2
    (sqrt 2)       ;~> 1.41421356
    (sqrt -4)      ;=> +2i
    (sqrt -3+4i)   ;=> 1+2i
    (sqrt -4.0)    ;=> 0.0+2.0i
    """
    if z.__class__ is float and z >= 0.0:
        return real_sqrt(z)
    return elementwise("sqrt", z) if is_array(z) else root_of(z)
