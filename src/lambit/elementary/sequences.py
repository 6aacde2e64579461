"""The arithmetic of log2, log and exp, for whatever has + - *: floats, arrays, registers.

A positive number is z * 2^k with 43/64 <= z < 43/32, and z lies in one of sixteen
intervals, of which a table has 1/c and the logarithm of c. Then log x = k + log c +
log(1 + r), with r = z/c - 1. There is no fused multiply-add, so r is computed in two
parts: z rounded to 17 bits, half a bit away from zero (so near 1 the first part is 1), and the rest;
the products of both with 1/c are exact, or as good as that.

exp x is 2^k 2^(i/16) e^r, with r = x - (16 k + i) ln 2/16, in which the product is
exact for the first part of ln 2/16.

What is written here is written down to the last rounding: never regroup it. Polynomials begin with
their last terms, so that few numbers are waiting, and registers hold them.
"""

from __future__ import annotations

from .tables import (
    EXP_PER_STEP,
    EXP_POLYNOMIAL,
    EXP_STEP,
    LN_2,
    LOG2_E,
    LOG2_POLYNOMIAL,
    LOG_POLYNOMIAL,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_E_HIGH, _E_LOW = LOG2_E
_LN_HIGH, _LN_LOW = LN_2
_STEP_HIGH, _STEP_LOW = EXP_STEP
_A0, _A1, _A2, _A3, _A4, _A5, _A6, _A7 = LOG2_POLYNOMIAL
_B0, _B1, _B2, _B3, _B4, _B5, _B6, _B7 = LOG_POLYNOMIAL
_C0, _C1, _C2, _C3, _C4, _C5 = EXP_POLYNOMIAL

ROUNDING = 1.5 * 2.0**52
"""Added to a float that is not large, it leaves the nearest whole number in the last bits."""


def log2_of(z: Any, high: Any, k: Any, inverse: Any, logarithm: Any, plus: Any = None) -> Any:
    """The binary logarithm of z * 2^k; `high`: of z, 17 bits; `inverse`, `logarithm`: from the table.

    `plus(x, y, c)`, if given, is x y + c by a fused multiply-add. It is used where the product is exact (of 17 and 30 bits,
    and of 42 and 11), so that it rounds as the two operations do.
    """
    first, second = log2_parts_of(z, high, k, inverse, logarithm, plus)
    return first + second


def log2_parts_of(z: Any, high: Any, k: Any, inverse: Any, logarithm: Any, plus: Any = None) -> tuple[Any, Any]:
    """The same as a sum of two: a multiple of 2^-42, and a number below 1/16, which is rounded."""
    a = high * inverse - 1.0 if plus is None else plus(high, inverse, -1.0)
    b = (z - high) * inverse
    r = a + b
    r2 = r * r
    q = r2 * (r2 * (r2 * (r * _A7 + _A6) + (r * _A5 + _A4)) + (r * _A3 + _A2)) + (r * _A1 + _A0)
    rest = r2 * q + (b * _E_HIGH + r * _E_LOW)
    return k + logarithm, (a * _E_HIGH + rest if plus is None else plus(a, _E_HIGH, rest))


def log_of(z: Any, high: Any, k: Any, inverse: Any, logarithm: Any, plus: Any = None) -> Any:
    """The natural logarithm of z * 2^k; `plus` as in `log2_of` (the second product is of 11 and 42 bits)."""
    first, a, rest = log_parts_of(z, high, k, inverse, logarithm, plus)
    return first + (a + rest)


def log_parts_of(z: Any, high: Any, k: Any, inverse: Any, logarithm: Any, plus: Any = None) -> tuple[Any, Any, Any]:
    """The same as a sum of three: a multiple of 2^-42, a number below 1/24, one below 2^-10; together right to 2^-61."""
    a = high * inverse - 1.0 if plus is None else plus(high, inverse, -1.0)
    b = (z - high) * inverse
    r = a + b
    r2 = r * r
    q = r2 * (r2 * (r2 * (r * _B7 + _B6) + (r * _B5 + _B4)) + (r * _B3 + _B2)) + (r * _B1 + _B0)
    first = k * _LN_HIGH + logarithm if plus is None else plus(k, _LN_HIGH, logarithm)
    return first, a, r2 * q + (k * _LN_LOW + b)


def steps_of(x: Any) -> Any:
    """`ROUNDING` and 16 x / ln 2 to the nearest whole number."""
    return x * EXP_PER_STEP + ROUNDING


def exp_of(x: Any, steps: Any, power: Any, rest: Any) -> Any:
    """e^x without its power of two; `steps`: how many times ln 2/16 are taken from x; `power`, `rest`: from the table."""
    r = (x - steps * _STEP_HIGH) - steps * _STEP_LOW
    r2 = r * r
    q = (r * _C1 + _C0) + r2 * ((r * _C3 + _C2) + r2 * (r * _C5 + _C4))
    return power + power * ((r + r2 * q) + rest)
