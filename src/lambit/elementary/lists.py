"""The sum of floats in a list, in the order of those in an array, without numpy."""

from __future__ import annotations

from functools import reduce
from operator import add

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LANES = 32
BLOCK = LANES * 1024


def total(xs: Sequence[float]) -> float:
    """The sum of floats; what `arrays.total` gives of an array of them.

    Not by Python's `sum`, which corrects its rounding errors since 3.12.
    """
    lanes = [0.0] * LANES
    for start in range(0, len(xs), BLOCK):
        end = min(start + BLOCK, len(xs))
        for k in range(min(LANES, end - start)):
            lanes[k] += reduce(add, xs[start + k : end : LANES], 0.0)
    return fold(lanes, len(xs))


def fold(lanes: Sequence[float], count: int = LANES) -> float:
    """The sum of the lanes, of which those from `count` on are 0: the second half is added to the first, until one is left."""
    half = LANES // 2
    while half >= count and half:  # adding 0 changes none, since none is -0.0
        half //= 2
    sums = list(lanes)
    while half:
        sums = [a + b for a, b in zip(sums[:half], sums[half : 2 * half], strict=True)]
        half //= 2
    return sums[0]
