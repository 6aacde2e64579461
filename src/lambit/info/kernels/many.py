"""Sums over many probabilities, by native code where there is some: one definition, the same bits.

Arrays go in blocks of 8,192, the last filled up with zeros. Of each term the multiple of 2^-38
nearest to it is taken away: the sum of these is exact, whatever their order. The rest of
term i of a block belongs to lane i mod 32; a lane adds what it has of a block from first to last, to 0, and
the sums of the blocks, from first to last, to 0. What is left of a sum is then a few floats, which
`math.fsum` adds: nothing of it was rounded but the rests. Logarithms are our own (`lambit.elementary`), so
that no machine, and no version of numpy, has other results.

`lambit.jit.kernels.many` is the same in machine code.
"""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np

from lambit.elementary.arrays import BLOCKS, log2_parts, log_parts

from .doubles import two_product, two_sum
from .native import kernel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLOCK = 1 << 13
LANES = 32
HIGHS = 8
"""The sum of the multiples of 2^-38 may be in so many parts."""
FEW = 1 << 12
"""Up to so many elements native code is not asked for."""
PIECE = 1 << 20
"""Of so many elements there are temporary arrays at once."""
HIGH = 1.5 * 2.0**14
"""Added to a float and taken away again, it leaves a multiple of 2^-38."""
NORMAL = 2.0**-1022
GREAT = 0.75
"""The logarithm of a probability above it is to be taken by its complement."""

TINY, HUGE = 2.0**-900, 2.0**900
"""A smaller p, or a greater quotient, leaves nothing to add to its term: what that lacks would be below the least of floats, or NaN."""

_log = BLOCKS["log"]


class Sums:
    """Sums in the making, each as 32 lanes and 8 sums of multiples of 2^-38, and the greatest of some values."""

    __slots__ = ("greatest", "state", "strange")

    def __init__(self, count: int, greatest: int = 0) -> None:
        self.state = np.zeros((count, LANES + HIGHS))
        self.greatest = np.zeros(greatest)
        self.strange = False  # was there something that the terms do not hold for?

    def parts(self, i: int) -> list[float]:
        """Floats with the sum i."""
        return self.state[i].tolist()  # type: ignore[no-any-return]

    def add(self, i: int, terms: Any, less: Any = None) -> None:
        """Add a block of terms to the sum i, and what they lack."""
        high = terms + HIGH
        high -= HIGH
        sums = self.state[i]
        sums[LANES] += high.sum()
        rest = np.subtract(terms, high, out=high)
        if less is not None:
            rest += less
        sums[:LANES] += np.add.reduce(rest.reshape(-1, LANES), axis=0, initial=0.0)


def entropy_sums(p: Any) -> Sums:
    """Two sums over probabilities: p log2 p, and p; 0 for those above 3/4, which are strange, as is what is no probability.

    Subnormal ones count as 0 in the first.
    """
    return _summed("entropy_sums", _entropy_block, Sums(2), p)


def divergence_sums(p: Any, q: Any) -> Sums:
    """The sum of p ln(p/q) - p + q over probabilities, right to 2^-61.

    Quotients that are infinite, or of less than 53 bits, are strange where p > 0.
    """
    return _summed("divergence_sums", _divergence_block, Sums(1), p, q)


def weighted(p: Any, first: Any, second: Any) -> tuple[Any, Any]:
    """The product p (first + second), without the second's, and what that lacks; for whatever has + - *."""
    product, low = two_product(p, first)
    return product, low + p * second


def divergence_term(p: Any, q: Any, ratio: Any, first: Any, second: Any, rest: Any) -> tuple[Any, Any]:
    """The term p ln(p/q) - p + q and what it lacks, of the quotient of two floats and three parts of its logarithm; for whatever has + - *.

    With e = p - q ratio, p ln(p/q) is p ln(ratio) + e, to far more digits than are wanted. A part that lacks something for
    being exact says what.
    """
    product, e = two_product(q, ratio)
    e = (p - product) - e
    x, x_low = two_product(p, first)
    y, y_low = two_product(p, second)
    gap, gap_low = two_sum(q, p * -1.0)
    x, x_more = two_sum(x, y)
    x, x_most = two_sum(x, gap)
    return x, ((x_low + y_low) + (gap_low + e)) + ((x_more + x_most) + p * rest)


def cross_sums(p: Any, q: Any) -> Sums:
    """The sum of -p ln q over probabilities; the greatest term. A q that is 0, or of less than 53 bits, is strange where p > 0."""
    return _summed("cross_sums", _cross_block, Sums(1, 1), p, q)


def _summed(name: str, block: Callable[..., None], sums: Sums, *arrays: Any) -> Sums:
    arrays = tuple([np.require(x, np.float64, ["C", "A"]) for x in arrays])
    n = arrays[0].size
    whole = n - n % BLOCK
    native = kernel(name, n, FEW)
    if native is not None:
        if whole:
            native(sums, *[x[:whole] for x in arrays])
        if whole < n:
            native(sums, *_filled(arrays, whole))
        return sums
    with np.errstate(all="ignore"):
        for start in range(0, whole, BLOCK):
            block(sums, *[x[start : start + BLOCK] for x in arrays])
        if whole < n:
            block(sums, *_filled(arrays, whole))
    return sums


def _filled(arrays: Sequence[Any], start: int) -> list[Any]:
    """The last block of arrays, filled up with zeros."""
    found = [np.zeros(BLOCK) for _ in arrays]
    for block, x in zip(found, arrays, strict=True):
        block[: x.size - start] = x[start:]
    return found


def _entropy_block(sums: Sums, p: Any) -> None:
    x = mass = p
    if not (p.min() >= NORMAL and p.max() <= GREAT):
        x = np.where((p >= NORMAL) & (p <= GREAT), p, 1.0)
        probable = (p >= 0.0) & (p <= GREAT)
        mass = np.where(probable, p, 0.0)
        sums.strange = sums.strange or not probable.all()
    term, less = weighted(p, *log2_parts(x))
    sums.add(0, term, np.where(p >= TINY, less, 0.0))
    sums.add(1, mass)


def _divergence_block(sums: Sums, p: Any, q: Any) -> None:
    ratio = p / q
    usual = (ratio >= NORMAL) & (ratio < inf)
    if not usual.all():
        sums.strange = sums.strange or bool((p[~usual] > 0.0).any())
        ratio = np.where(usual, ratio, 1.0)
    first, second, rest = log_parts(ratio)
    term, less = divergence_term(p, q, ratio, first, second, rest)
    sums.add(0, term, np.where((p >= TINY) & (ratio < HUGE), less, 0.0))


def _cross_block(sums: Sums, p: Any, q: Any) -> None:
    usual = q >= NORMAL
    if not usual.all():
        sums.strange = sums.strange or bool((p[~usual] > 0.0).any())
        q = np.where(usual, q, 1.0)
    terms = p * _log(q) * -1.0
    sums.add(0, terms)
    np.maximum(sums.greatest, terms.max(), out=sums.greatest)
