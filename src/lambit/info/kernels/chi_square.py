"""The upper tail of the χ² distribution: how often chance alone gives as much."""

from __future__ import annotations

from math import exp, inf, lgamma, log

_ROUNDS = 100_000
_SMALL = 1e-300


def chi_square_tail(x: float, df: int) -> float:
    """P(χ² with `df` degrees of freedom >= x) = Q(df/2, x/2), the regularised incomplete gamma function.

    >>> round(chi_square_tail(3.841458820694124, 1), 12)
    0.05
    >>> chi_square_tail(0.0, 3)
    1.0
    """
    if x <= 0 or df == 0:
        return 1.0 if x <= 0 else 0.0
    if x == inf:
        return 0.0
    a, x = df / 2, x / 2
    front = exp(a * log(x) - x - lgamma(a)) if x > 0 else 0.0
    return max(0.0, 1.0 - front * _series(a, x)) if x < a + 1 else min(1.0, front * _fraction(a, x))


def _series(a: float, x: float) -> float:
    """Σ xⁿ / (a (a+1) … (a+n))."""
    term = total = 1 / a
    for n in range(1, _ROUNDS):
        term *= x / (a + n)
        total += term
        if term < total * 1e-17:
            break
    return total


def _fraction(a: float, x: float) -> float:
    """Legendre's continued fraction, by Lentz's method."""
    b = x + 1 - a
    c, d = 1 / _SMALL, 1 / b
    found = d
    for n in range(1, _ROUNDS):
        top = -n * (n - a)
        b += 2
        d = 1 / (top * d + b or _SMALL)
        c = b + top / c or _SMALL
        found *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return found
