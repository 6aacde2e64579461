"""Slow and certain: the measures by definition, in mpmath at 50 digits or exact rationals."""

from __future__ import annotations

from fractions import Fraction

import mpmath


def log2(x):
    with mpmath.workdps(400):
        return mpmath.log(number(x), 2)


def number(x):
    return mpmath.mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpmath.mpf(x)


def entropy(p, digits=330):
    """-Σ p log2 p of floats or rationals."""
    with mpmath.workdps(digits):
        return -mpmath.fsum(number(x) * mpmath.log(number(x), 2) for x in p if x)


def divergence(p, q):
    """Σ p log2 p/q."""
    with mpmath.workdps(400):
        return mpmath.fsum(number(a) * mpmath.log(number(a) / number(b), 2) for a, b in zip(p, q, strict=True) if a)


def ulps(found, exact):
    """How far a float is from the exact value, in units of its last place."""
    with mpmath.workdps(400):
        spacing = mpmath.mpf(2) ** (mpmath.floor(mpmath.log(abs(exact), 2)) - 52)
        return float(abs(mpmath.mpf(float(found)) - exact) / spacing)
