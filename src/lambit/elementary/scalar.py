"""log2, log and exp of one float, in Python alone: what is called until there is native code."""

from __future__ import annotations

from math import frexp, ldexp

from .sequences import ROUNDING, exp_of, log2_of, log_of, steps_of
from .tables import (
    EXP_POWERS,
    EXP_RESTS,
    LOG2_INVERSES,
    LOG2_LOGARITHMS,
    LOG_INVERSES,
    LOG_LOGARITHMS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Entry = tuple[float, float, float, float, float]

INFINITY = float("inf")
NAN = float("nan")
_TO_HIGH = 2.0**17
"""Times this, a number from 1/2 to 1 has its first 17 bits before the point."""
MOST, LEAST = 710.0, -746.0
"""Beyond these, e^x is infinite, or zero."""


def _entries(inverses: tuple[float, ...], logarithms: tuple[float, ...]) -> tuple[Entry | None, ...]:
    """By the integer nearest to 32 m, for 1/2 <= m < 1: z / m, the same of m times `_TO_HIGH`, what to add to m's exponent, and the table's."""
    found: list[Entry | None] = [None] * 33
    for i, (inverse, logarithm) in enumerate(zip(inverses, logarithms, strict=True)):
        if i >= 10:
            found[i + 6] = (2.0, 2.0 / _TO_HIGH, -1.0, inverse, logarithm)
        if i <= 10:
            found[i + 22] = (1.0, 1.0 / _TO_HIGH, 0.0, inverse, logarithm)
    return tuple(found)


_LOG2 = _entries(LOG2_INVERSES, LOG2_LOGARITHMS)
_LOG = _entries(LOG_INVERSES, LOG_LOGARITHMS)


def _logarithm(sequence: Callable[..., float], table: tuple[Entry, ...]) -> Callable[[float], float]:
    def logarithm(x: float) -> float:
        if not 0.0 < x < INFINITY:
            return -INFINITY if x == 0.0 else INFINITY if x > 0.0 else NAN
        m, k = frexp(x)
        scale, of_high, more, inverse, of_middle = table[int(m * 32.0 + 0.5)]
        return sequence(m * scale, int(m * _TO_HIGH + 0.5) * of_high, k + more, inverse, of_middle)

    return logarithm


log2 = _logarithm(log2_of, _LOG2)  # type: ignore[arg-type]
log = _logarithm(log_of, _LOG)  # type: ignore[arg-type]


def exp(x: float) -> float:
    """e^x."""
    if not LEAST < x < MOST:
        return INFINITY if x > 0.0 else 0.0 if x < 0.0 else NAN
    steps = steps_of(x) - ROUNDING
    n = int(steps)
    y: float = exp_of(x, steps, EXP_POWERS[n & 15], EXP_RESTS[n & 15])
    half = n >> 5  # of the exponent: 2^k itself may be no float
    return y * ldexp(1.0, half) * ldexp(1.0, (n >> 4) - half)
