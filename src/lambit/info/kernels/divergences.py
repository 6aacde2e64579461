"""Divergences of two arrays of probabilities, right to the last digits, at numpy's speed where there are many.

Every sum here is of terms that are never negative, each found with twice the digits
(`doubles`), so the result is the exact value rounded. Where there are many terms, and their sum is not small,
sums that are right to 2^-61 will do (`many`). Arguments are pairs of arrays, high and low parts; what has no low
part has zeros there. Terms are homogeneous in the probabilities, which are scaled by 2^512, so that the
least of floats keeps its digits.
"""

from __future__ import annotations

from math import fsum, inf
from typing import Any

import numpy as np

from .doubles import (
    DOWN,
    UP,
    Pair,
    add,
    chosen,
    divide,
    fraction_pair,
    in_unit,
    log,
    log_ratio,
    multiply,
    negative,
    root,
    total,
    total_of,
)
from .many import FEW, PIECE, cross_sums, divergence_sums

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLOCK = 1 << 13


def digits(p: Any) -> Pair:
    """Probabilities with what the others know of one near 1: their sum is its complement.

    A float near 1 knows 1 - p to 2^-53 only. Where the others do not sum to the complement
    to within the rounding of a normalisation, it is left as it is.
    """
    low = np.zeros(p.size)
    at = int(p.argmax())
    rest = 1.0 - float(p[at])
    if 0.0 <= rest <= 1 / 16:
        others = total_of([*_folded(p[:at]), *_folded(p[at + 1 :])])[0]
        if abs(rest - others) <= 2.0**-51:
            low[at] = rest - others
    return p, low


def _folded(values: Any) -> tuple[float, float]:
    return total((values, np.zeros(values.size))) if values.size else (0.0, 0.0)


def summed(terms: Callable[..., Pair], *pairs: Pair) -> tuple[float, float]:
    """The sum of `terms` of pairs scaled by 2^512, in blocks that stay in cache; the sum is scaled back."""
    parts: list[float] = []
    for start in range(0, pairs[0][0].size, BLOCK):
        part = slice(start, start + BLOCK)
        parts += total(terms(*((high[part] * UP, low[part] * UP) for high, low in pairs)))
    high, low = total_of(parts)
    return high * DOWN, low * DOWN


# -- relative entropy


def divergence_floats(p: Any, q: Any, base: Any) -> float:
    """Σ (p log(p/q) - p + q) of two pmfs; inf where q = 0 < p."""
    if p.size > FEW:
        quick = _many(p, q)
        if quick is not None:
            return in_unit((quick, 0.0), base)
    return in_unit(divergence(digits(p), digits(q)), base)


def divergence(p: Pair, q: Pair, outside: tuple[float, float] = (0.0, 0.0)) -> tuple[float, float]:
    """Σ (p ln(p/q) - p + q) of pairs; `outside` is the mass of q beyond the arrays."""
    used = p[0] > 0
    unused = _sum_of(q, ~used)
    p, q = chosen(used, p, q)
    if not q[0].all():
        return inf, 0.0
    return total_of([*summed(divergence_terms, p, q), *unused, *outside])


def _sum_of(q: Pair, mask: Any) -> tuple[float, float]:
    return total((q[0][mask], q[1][mask])) if mask.any() else (0.0, 0.0)


def divergence_terms(p: Pair, q: Pair) -> Pair:
    """The values p ln(p/q) - p + q of positive p and q.

    Where they are nearly equal, with z = (p-q)/(p+q), it is
    (p+q) (z² + (1+z) (z³/3 + z⁵/5 + …)).
    """
    gap = add(p, negative(q))
    high, low = add(multiply(p, log_ratio(p, q)), negative(gap))
    both = add(p, q)
    z = divide(gap, both)
    near = np.abs(z[0]) < 1 / 64
    if near.any():
        z = z[0][near], z[1][near]
        w = multiply(z, z)
        x = z[0]
        rest = (1.0 + x) * x * w[0] * (1 / 3 + w[0] * (1 / 5 + w[0] * (1 / 7 + w[0] * (1 / 9))))
        high[near], low[near] = multiply((both[0][near], both[1][near]), add(w, (rest, 0.0)))
    return high, low


def _many(p: Any, q: Any) -> float | None:
    """The divergence in nats of many, unless it is so small that it is to be found with twice the digits."""
    sums = divergence_sums(p, q)
    return None if sums.strange else _if_large(fsum(sums.parts(0)))


def _if_large(found: float) -> float | None:
    """A divergence that is known to 2^-61, if that is enough."""
    return found if found >= 1 / 64 else None


# -- cross-entropy


def cross_floats(p: Any, q: Any, base: Any) -> float:
    """-Σ p log q; inf where q = 0 < p."""
    if p.size > FEW and (quick := _many_logs(p, q)) is not None:
        return in_unit((quick, 0.0), base)
    return cross_pairs(digits(p), digits(q), base)


def cross_pairs(p: Pair, q: Pair, base: Any) -> float:
    """The same of pairs."""
    p, q = chosen(p[0] > 0, p, q)
    return in_unit(summed(_surprisal_terms, p, q), base) if q[0].all() else inf


def _surprisal_terms(p: Pair, q: Pair) -> Pair:
    high, low = log((q[0] * DOWN, q[1] * DOWN))
    return multiply(p, (-high, -low))


def _many_logs(p: Any, q: Any) -> float | None:
    """The cross-entropy in nats by plain floats; None where they might not be right to the last digits."""
    sums = cross_sums(p, q)
    found = fsum(sums.parts(0))
    return found if not sums.strange and 128.0 * float(sums.greatest[0]) <= found < inf else None


def log_variance(p: Pair, of: tuple[float, float]) -> tuple[float, float]:
    """The variance of ln p of positive weights over their sum."""
    most = int(p[0].argmax())
    great = p[0][most : most + 1], p[1][most : most + 1]

    def moment(power: int) -> tuple[float, float]:
        def terms(x: Pair) -> Pair:
            far = add(log_ratio(x, (great[0] * UP, great[1] * UP)), shift)
            return multiply(x, multiply(far, far) if power == 2 else far)

        return divide(summed(terms, p), of)

    shift: tuple[float, float] = (0.0, 0.0)  # from the likeliest first, then from the mean
    mean = moment(1)
    shift = -mean[0], -mean[1]
    return moment(2)


def log_ratios(p: Pair, q: Pair) -> Pair:
    """ln(p/q) elementwise: inf where q = 0 < p, -inf where p = 0 < q, 0 where both are 0."""
    used = (p[0] > 0) & (q[0] > 0)
    high = np.where(p[0] > 0, inf, np.where(q[0] > 0, -inf, 0.0))
    low = np.zeros(high.size)
    if used.any():
        x, y = chosen(used, p, q)
        high[used], low[used] = log_ratio((x[0] * UP, x[1] * UP), (y[0] * UP, y[1] * UP))
    return high, low


# -- Jensen-Shannon


def jensen_shannon_floats(parts: Sequence[Any], weights: Sequence[Any], base: Any) -> float:
    """Σ w D(p‖m), m = Σ w p, of arrays of probabilities with weights that sum to 1."""
    shares = [fraction_pair(w) for w in weights]
    if len(parts) == 2 and parts[0].size > FEW:
        quick = _many_mixed(parts[0], parts[1], shares[0][0], shares[1][0])
        if quick is not None:
            return in_unit((quick, 0.0), base)
    return jensen_shannon([digits(p) for p in parts], weights, base)


def jensen_shannon(pairs: Sequence[Pair], weights: Sequence[Any], base: Any) -> float:
    """The same of pairs."""
    shares = [fraction_pair(w) for w in weights]
    pairs = [(high * 2.0**300, low * 2.0**300) for high, low in pairs]  # the mixture of tiny probabilities keeps its digits
    mixed = multiply(pairs[0], shares[0])
    for p, w in zip(pairs[1:], shares[1:], strict=True):
        mixed = add(mixed, multiply(p, w))
    found: list[float] = []
    for p, w in zip(pairs, shares, strict=True):
        if w[0]:
            found += multiply(divergence(p, mixed), w)
    return in_unit(total_of(found), base) * 2.0**-300


def _many_mixed(p: Any, q: Any, a: float, b: float) -> float | None:
    """The same of two, by plain floats: that the mixture is rounded does not matter, for of its error the two divergences take opposite parts."""
    parts: list[float] = []
    for start in range(0, p.size, PIECE):
        x, y = p[start : start + PIECE], q[start : start + PIECE]
        m = (x + y) * a if a == b else x * a + y * b
        for each, weight in ((x, a), (y, b)):
            sums = divergence_sums(each, m)
            if sums.strange:
                return None
            parts += [weight * part for part in sums.parts(0)]
    return _if_large(fsum(parts))


# -- distances without logarithms


def total_variation(p: Pair, q: Pair) -> tuple[float, float]:
    """Σ |p - q| / 2."""
    high, low = summed(lambda x, y: _absolute(add(x, negative(y))), p, q)
    return high / 2, low / 2


def _absolute(x: Pair) -> Pair:
    sign = np.sign(x[0])
    return x[0] * sign, x[1] * sign


def squared_hellinger(p: Pair, q: Pair) -> tuple[float, float]:
    """Σ (√p - √q)² / 2."""
    used = (p[0] > 0) & (q[0] > 0)
    apart = [*_sum_of(p, ~used), *_sum_of(q, ~used)]
    p, q = chosen(used, p, q)
    high, low = total_of([*summed(_hellinger_terms, p, q), *apart])
    return high / 2, low / 2


def overlap(p: Pair, q: Pair) -> tuple[float, float]:
    """Σ √(p q)."""
    p, q = chosen((p[0] > 0) & (q[0] > 0), p, q)
    return summed(lambda x, y: multiply(root(x), root(y)), p, q) if p[0].size else (0.0, 0.0)


def _hellinger_terms(p: Pair, q: Pair) -> Pair:
    gap = divide(add(p, negative(q)), add(root(p), root(q)))
    return multiply(gap, gap)


def chi_squared(p: Pair, q: Pair) -> tuple[float, float]:
    """Σ (p - q)² / q; inf where q = 0 < p."""
    used = p[0] > 0
    unused = _sum_of(q, ~used)
    p, q = chosen(used, p, q)
    if not q[0].all():
        return inf, 0.0
    far = q[0] < p[0] * 2.0**-400  # the quotient is out of the range of pairs, and p - q is p
    if far.any():
        with np.errstate(over="ignore"):
            apart = float((p[0][far] / q[0][far] * p[0][far]).sum())
        if apart == inf:
            return inf, 0.0
        unused = total_of([*unused, apart])
        p, q = chosen(~far, p, q)
    return total_of([*summed(_chi_terms, p, q), *unused])


def _chi_terms(p: Pair, q: Pair) -> Pair:
    gap = add(p, negative(q))
    return multiply(gap, divide(gap, q))


# -- products


def product_over(x: Pair, y: Pair, z: Pair) -> Pair:
    """X · y / z, positive where both factors are: 2^-1074 at least; z is 0 only where they are."""
    z = (z[0] + (z[0] == 0.0), z[1]) if np.ndim(z[0]) else z
    high, low = divide(multiply((x[0] * 2.0**256, x[1] * 2.0**256), (y[0] * 2.0**256, y[1] * 2.0**256)), z)
    high, low = high * DOWN, low * DOWN
    return np.where((high == 0) & (x[0] > 0) & (y[0] > 0), 5e-324, high), low

