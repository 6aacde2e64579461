"""log2, log and exp of arrays of floats, and their sum in the order that is ours, by numpy.

What is called until there is native code. Arrays are taken in blocks that the caches hold.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .lists import fold
from .scalar import LEAST, MOST
from .sequences import ROUNDING, exp_of, log2_of, log2_parts_of, log_of, log_parts_of, steps_of
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

BLOCK = 1 << 13
LANES = 32
ROWS = 1024

np.empty(1 << 17)  # with glibc: one such is enough for freed blocks not to be given back to the system, and asked for again each time

_FRACTION = np.uint64((1 << 52) - 1)
_START = np.uint64(0x3FE5800000000000)  # 43/64
_HIGH, _HALF = np.uint64((1 << 64) - (1 << 36)), np.uint64(1 << 35)  # of a float, its first 17 bits; half of the last of them
_TWO_52 = 2.0**52
_NORMAL = 2.0**-1022


def _reduced(x: Any) -> tuple[Any, Any, Any, Any]:
    """What x = z * 2^k is made of, for positive normal numbers, and the place in the tables."""
    bits = x.view(np.uint64) - _START
    k = (bits.view(np.int64) >> 52).astype(np.float64)
    i = (bits >> np.uint64(48)) & np.uint64(15)
    z = (bits & _FRACTION) + _START
    return z.view(np.float64), ((z + _HALF) & _HIGH).view(np.float64), k, i


def _logarithm(sequence: Callable[..., Any], inverses: tuple[float, ...], logarithms: tuple[float, ...]) -> Callable[[Any], Any]:
    of_inverse, of_middle = np.array(inverses), np.array(logarithms)

    def block(x: Any) -> Any:
        small = x < _NORMAL
        some_small = bool(small.any())
        z, high, k, i = _reduced(np.where(small, x * _TWO_52, x) if some_small else x)
        if some_small:
            k -= np.where(small, 52.0, 0.0)
        y = sequence(z, high, k, of_inverse[i], of_middle[i])
        if some_small:
            y = np.where(x > 0.0, y, np.where(x == 0.0, -np.inf, np.nan))
        return np.where(x < np.inf, y, np.where(x == np.inf, np.inf, np.nan))

    return block


def log2_parts(x: Any) -> tuple[Any, Any]:
    """Two arrays whose sum is log2 x, of positive normal numbers (`sequences.log2_parts_of`)."""
    z, high, k, i = _reduced(x)
    parts: tuple[Any, Any] = log2_parts_of(z, high, k, _LOG2_INVERSES[i], _LOG2_LOGARITHMS[i])
    return parts


def log_parts(x: Any) -> tuple[Any, Any, Any]:
    """Three arrays whose sum is log x, of positive normal numbers (`sequences.log_parts_of`)."""
    z, high, k, i = _reduced(x)
    parts: tuple[Any, Any, Any] = log_parts_of(z, high, k, _LOG_INVERSES[i], _LOG_LOGARITHMS[i])
    return parts


def _exp_block(x: Any) -> Any:
    within = np.minimum(np.maximum(x, LEAST), MOST)
    steps = steps_of(within)
    n = steps.view(np.int64)
    i = n & 15
    y = exp_of(within, steps - ROUNDING, _POWERS[i], _RESTS[i])
    k = (n << 48) >> 52
    half = k >> 1
    return np.where(np.isnan(x), np.nan, y * _power_of_two(half) * _power_of_two(k - half))


def _power_of_two(k: Any) -> Any:
    return ((k + 1023) << 52).view(np.float64)


_LOG2_INVERSES, _LOG2_LOGARITHMS = np.array(LOG2_INVERSES), np.array(LOG2_LOGARITHMS)
_LOG_INVERSES, _LOG_LOGARITHMS = np.array(LOG_INVERSES), np.array(LOG_LOGARITHMS)
_POWERS, _RESTS = np.array(EXP_POWERS), np.array(EXP_RESTS)
BLOCKS: dict[str, Callable[[Any], Any]] = {
    "log2": _logarithm(log2_of, LOG2_INVERSES, LOG2_LOGARITHMS),
    "log": _logarithm(log_of, LOG_INVERSES, LOG_LOGARITHMS),
    "exp": _exp_block,
}


def fill(name: str, x: Any, out: Any) -> None:
    """Put the function `name` of each float in `x`, contiguous and of one axis, into `out`."""
    block = BLOCKS[name]
    with np.errstate(all="ignore"):
        for start in range(0, len(x), BLOCK):
            out[start : start + BLOCK] = block(x[start : start + BLOCK])


def total(x: Any) -> float:
    """The sum of the floats in `x`, contiguous and of one axis.

    Element i belongs to lane i mod 32. A lane adds its elements of each block of 32,768 from first to last,
    and then these sums, from first to last, to its own, which was 0. Then the second half of the lanes
    is added to the first half, until one is left.
    """
    with np.errstate(all="ignore"):
        return of_blocks(np.array([_of_lanes(x[start : start + LANES * ROWS]) for start in range(0, len(x), LANES * ROWS)] or [np.zeros(LANES)]))


def of_blocks(lanes: Any) -> float:
    """The sum of floats by the lanes of each block: a row of 32 for each, at least one."""
    if len(lanes) == 1:
        return fold(lanes[0].tolist())
    with np.errstate(all="ignore"):
        return fold(np.add.reduce(lanes).tolist())


def _of_lanes(x: Any) -> Any:
    """The sums of the lanes of one block."""
    whole = len(x) - len(x) % LANES
    sums = np.add.reduce(x[:whole].reshape(-1, LANES), axis=0, initial=0.0)
    sums[: len(x) - whole] += x[whole:]
    return sums
