"""Sums over arrays of floats and counts, right to the last digits: the one seam to numpy's speed.

All work goes in blocks that stay in cache. A block's sum folds pairwise, block
sums add exactly (`math.fsum`). A probability above 1/2 takes its logarithm
through `log1p` of the complement, the sum of the others, which a float near 1
no longer knows. A function that takes `base` gives its unit, others nats.
"""

from __future__ import annotations

from math import fsum, inf, isinf, log1p
from typing import Any

import numpy as np

from lambit.info.checks import TOLERANCE, bad_probability, bits_per_unit, not_summing

from .doubles import two_product

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCK = 1 << 14
_LEAF = 64
_HIGH = 1.5 * 2.0**14  # added to a float, it takes away what is below 2^-38
LOG2E = 1.4426950408889634
_LOG2E_LOW = 2.0355273740931033e-17  # 1 / ln 2 = LOG2E + this


def fold(work: Any, size: int) -> list[float]:
    """A few floats with the sum of work[:size], which is overwritten."""
    width = max(_LEAF, 1 << (size - 1).bit_length())
    if size < width:
        work[size:width] = 0.0
    while width > _LEAF:
        width //= 2
        work[:width] += work[width : 2 * width]
    return work[:width].tolist()  # type: ignore[no-any-return]


def in_two(values: Any, work: Any) -> list[float]:
    """Two floats with the sum of at most a million values below 2^13: that of their multiples of 2^-38, which is exact, and the rest."""
    high = np.add(values, _HIGH, out=work[: values.size])
    high -= _HIGH
    found = float(high.sum())
    return [found, float(np.subtract(values, high, out=high).sum())]


def total(values: Any) -> float:
    """The sum of a 1-d array."""
    if values.size <= BLOCK // 8:
        return fsum(values.tolist())
    work, parts = np.empty(BLOCK), []
    for start in range(0, values.size, BLOCK):
        block = values[start : start + BLOCK]
        np.copyto(work[: block.size], block)
        parts += fold(work, block.size)
    return fsum(parts)


def complement(p: Any, index: int) -> float:
    """1 - p[index] where p[index] > 1/2: near 1 the sum of the others, which knows more digits.

    Unless they do not sum to 1 to within the rounding of a normalisation.
    """
    rest = 1.0 - float(p[index])
    if rest > 1 / 16:
        return rest
    others = total(p[:index]) + total(p[index + 1 :])
    return others if abs(rest - others) <= 2.0**-51 else rest


def in_base(nats: float, base: Any) -> float:
    """Nats in the unit of `base`."""
    if base == "e":
        return nats
    bits = nats * LOG2E + nats * _LOG2E_LOW if not isinf(nats) else nats
    return bits if base == 2 else bits / bits_per_unit(base)


def logarithm(base: Any) -> tuple[Any, float]:
    """A numpy logarithm, and what its values are divided by to be in `base`."""
    if base == "e":
        return np.log, 1.0
    return (np.log10, 1.0) if base == 10 else (np.log2, bits_per_unit(base))


def check_floats(p: Any) -> None:
    """Refuse a 1-d float array that is no pmf."""
    for start in range(0, p.size, BLOCK):
        check_block(p[start : start + BLOCK], start)
    check_sum(total(p))


def check_block(block: Any, start: int) -> float:
    """The greatest of the block's values, all of which may be probabilities."""
    most = float(block.max())
    if not (block.min() >= 0 and most < inf):
        bad = int(np.argmax(~((block >= 0) & (block < inf))))
        raise bad_probability(float(block[bad]), start + bad)
    return most


def check_sum(sum_: float) -> None:
    """Refuse a sum that is not 1 to within the tolerance."""
    if not abs(sum_ - 1.0) <= TOLERANCE:
        raise not_summing(sum_)


def product_in_bits(x: float, nats: float, base: Any) -> Sequence[float]:
    """Floats whose sum is x times so many nats, in nats if `base` is "e", in digits if it is 10, else in bits."""
    parts = two_product(x, nats)
    if base == "e":
        return parts
    bits = [y for part in parts for y in (*two_product(part, LOG2E), part * _LOG2E_LOW)]
    return bits if base != 10 else [fsum(bits) / bits_per_unit(10)]


def divergence_roughly(p: Any, q: Any, scale: float = 1.0, outside: float = 0.0) -> float:
    """Σ (p ln(p/q) - p + q) / scale by plain floats: never negative. `outside`: the mass of q beyond the arrays."""
    parts = [outside]
    for start in range(0, p.size, BLOCK):
        work = np.empty(BLOCK)
        terms = divergence_terms(p[start : start + BLOCK], q[start : start + BLOCK])
        work[: terms.size] = terms
        parts += fold(work, terms.size)
    return max(0.0, fsum(parts)) / scale


def divergence_terms(p: Any, q: Any) -> Any:
    """The values p ln(p/q) - p + q, elementwise; q = 0 only where p = 0.

    Where p and q are within a factor of 2 of each other, with z = (p-q)/(p+q),
    it is 2q (z² + (1+z)(z³/3 + z⁵/5 + …)) / (1-z), without cancellation.
    """
    difference, both = p - q, p + q
    with np.errstate(all="ignore"):
        ratio = p / q
        found = p * np.log(ratio) - difference
        z = difference / both
        far = (ratio > 1e300) | (ratio < 1e-300)
        if far.any():
            found[far] = p[far] * (np.log(p[far]) - np.log(q[far])) - difference[far]
    found[p == 0] = q[p == 0]
    near = np.abs(z) <= 1 / 3
    if near.any():
        z = z[near]
        w = z * z
        series = np.full_like(w, 1 / 37)
        for k in range(35, 1, -2):
            series *= w
            series += 1 / k
        found[near] = 2 * q[near] * (w + (1 + z) * z * w * series) / (1 - z)
    return found


def _conditional(p: Any, given: Any, base: Any, scale: float = 1.0) -> float:
    """Σ p log(given/p) / scale, 0 <= p <= given, for arrays of probabilities or of counts."""
    used = p > 0
    p = p[used]
    given = np.maximum(given[used], p)
    log, unit = logarithm(base)
    share = p / given
    small = share <= 0.5
    parts = [total(p[small] * log(share[small])) / unit]
    if not small.all():
        p, given = p[~small], given[~small]
        parts.append(in_base(total(p * np.log1p((p - given) / given)), base))
    return -fsum(parts) / scale + 0.0


def entropy_counts(counts: Any, n: int, base: Any) -> float:
    """Σ (c/n) log(n/c) of positive integers that sum to n: no large terms cancel."""
    if n < 1 << 53:
        counts = np.asarray(counts, dtype=np.float64)
        return _conditional(counts, np.full_like(counts, float(n)), base, float(n))
    parts = []
    for c in counts:
        c = int(c)
        share, rest = c / n, (n - c) / n
        parts.append(share * (in_base(-log1p(-rest), base) if share > 0.5 else _minus_log(share, base)))
    return fsum(parts)


def _minus_log(share: float, base: Any) -> float:
    log, unit = logarithm(base)
    return -float(log(share)) / unit
