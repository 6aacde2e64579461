"""The sum of floats in a list, in the order of those in an array, without numpy."""

from __future__ import annotations

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
    if len(xs) <= LANES:
        return fold(xs)
    lanes = [0.0] * LANES
    for start in range(0, len(xs), BLOCK):
        lanes = list(map(add, lanes, _of_block(xs[start : start + BLOCK])))
    return fold(lanes)


def _of_block(xs: Sequence[float]) -> list[float]:
    """The sums of the lanes of one block, row by row."""
    sums = [0.0] * LANES
    whole = len(xs) - len(xs) % LANES
    for row in range(0, whole, LANES):
        sums = list(map(add, sums, xs[row : row + LANES]))
    for lane, x in enumerate(xs[whole:]):
        sums[lane] += x
    return sums


def fold(lanes: Sequence[float]) -> float:
    """The sum of at most 32 lanes, the others being 0: the second half is added to the first, until one is left."""
    sums = list(lanes)
    half = (1 << (len(sums) - 1).bit_length()) >> 1 if sums else 0  # in a larger half, all are 0
    while half:
        second = sums[half:]
        sums = [*map(add, sums, second), *sums[len(second) : half]]
        half >>= 1
    return 0.0 + sums[0] if sums else 0.0  # lanes begin with 0.0: no sum is -0.0
