"""Entropies, information and their alternating sums of tables of weights, with twice the digits of a float.

Weights are floats, taken as they are: counts, or probabilities. What they are weights of has probabilities that
sum to 1 exactly, the weights over their exact sum. A result is a pair in nats (`doubles`), to be combined with others
and rounded once. An entropy has about 100 bits of its own, and information as a sum of positive parts 58; alternating
sums of entropies have 97 bits of the greatest of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .doubles import (
    DOWN,
    UP,
    Pair,
    add,
    chosen,
    divide,
    exp,
    log,
    log_ratio,
    multiply,
    negative,
    plain,
    quick_sum,
    total,
    total_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = 1 << 12
"""So many weights are added up by code one by one."""

PRECISE = 1 << 17
"""Alternating sums over up to so many values are found with twice the digits."""

BLOCK = 1 << 13
SIGNIFICANT = 2.0**-40
"""What alternating sums of entropies must be of the entropies, to be right to the last digit by twice the digits."""


def whole(weights: Any) -> tuple[float, float]:
    """The sum of weights."""
    return total(plain(weights))


def group_sums(codes: Any, weights: Pair, size: int) -> Pair:
    """The weights added up by code: where they are few to the last of twice the digits, else to 2^-100 of the greatest."""
    high, low = weights
    if high.size <= FEW:
        groups: list[list[float]] = [[] for _ in range(size)]
        for code, x, y in zip(codes.tolist(), high.tolist(), low.tolist(), strict=True):
            groups[code] += (x, y) if y else (x,)
        sums = [total_of(group) if len(group) > 1 else (group[0], 0.0) if group else (0.0, 0.0) for group in groups]
        return np.array([s[0] for s in sums]), np.array([s[1] for s in sums])
    # cut where sums of the upper parts are exact: multiples of one power of two, below 2^53 of it
    step = 2.0 ** (int(np.frexp(float(high.sum()))[1]) - 52)
    upper = np.rint(high / step) * step if step > 0 else high
    rest = np.bincount(codes, weights=high - upper, minlength=size) + np.bincount(codes, weights=low, minlength=size)
    s = np.bincount(codes, weights=upper, minlength=size)
    found = s + rest
    return found, rest - (found - s)


# -- entropies and their sums


def entropies(parts: Sequence[Pair], of: tuple[float, float]) -> list[tuple[float, float]]:
    """-Σ p ln p of each of some arrays of weights, over their sum."""
    high, low = _joined(parts)
    if high.size > BLOCK:
        return [_entropy(part, of) for part in parts]
    terms = _surprisals((high, low), of)
    pairs, at = [], 0
    for part in parts:
        piece = slice(at, at + part[0].size)
        pairs.append(_down(_added(part, (terms[0][piece], terms[1][piece]), of)))
        at = piece.stop
    return pairs


def _entropy(weights: Pair, of: tuple[float, float]) -> tuple[float, float]:
    found: list[float] = []
    for start in range(0, weights[0].size, BLOCK):
        part = weights[0][start : start + BLOCK], weights[1][start : start + BLOCK]
        found += _added(part, _surprisals(part, of), of, weights)
    return _down(total_of(found))


def _added(weights: Pair, terms: Pair, of: tuple[float, float], every: Pair | None = None) -> tuple[float, float]:
    """The sum of -p ln p; that of a p which is nearly 1 from c, the sum of all others: c - c²/2 - c³/6."""
    at = int(weights[0].argmax())
    if weights[0][at] >= of[0] * (1.0 - 2.0**-40):
        high, low = (x.copy() for x in every or weights)
        great = at if every is None else int(high.argmax())
        high[great] = low[great] = 0.0
        c = divide(total((high * UP, low * UP)), of)
        part = c[0] * DOWN
        terms[0][at], terms[1][at] = add(c, (-0.5 * part * c[0] - part * part * c[0] / 6, 0.0))
    return total(terms)


def _joined(parts: Sequence[Pair]) -> Pair:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate([high for high, _ in parts]), np.concatenate([low for _, low in parts])


def _down(x: tuple[float, float]) -> tuple[float, float]:
    return x[0] * DOWN, x[1] * DOWN


def log_shares(weights: Pair, of: tuple[float, float]) -> Pair:
    """Ln p of weights over their sum; 0 for weight 0."""
    p = divide((weights[0] * UP, weights[1] * UP), of)
    return log((np.where(p[0] == 0, 1.0, p[0] * DOWN), p[1] * DOWN))


def _surprisals(weights: Pair, of: tuple[float, float]) -> Pair:
    """-p ln p scaled by 2^512; 0 for weight 0."""
    p = divide((weights[0] * UP, weights[1] * UP), of)
    zero = p[0] == 0
    high, low = log((np.where(zero, 1.0, p[0] * DOWN), p[1] * DOWN))
    return multiply(p, (-high, -low))


def combined(coefficients: Sequence[int], entropies: Sequence[tuple[float, float]], denominator: int = 1) -> tuple[tuple[float, float], bool]:
    """Σ cᵢ Hᵢ / denominator, and whether no more than 40 bits of it cancel: then it is good to 2^-56 of itself."""
    parts: list[float] = []
    scale = 0.0
    for c, h in zip(coefficients, entropies, strict=True):
        parts += multiply(h, (float(c), 0.0))
        scale += abs(c) * (1.0 + h[0])
    found = total_of(parts)
    good = abs(found[0]) >= scale * SIGNIFICANT
    return (divide(found, (float(denominator), 0.0)) if found[0] else found), good


# -- logarithms of quotients of products


def _mantissas(factors: Sequence[Pair]) -> tuple[Pair, Any]:
    """The product of positive numbers, as a pair from 1/2 to 1 or so and an exponent of 2."""
    product: Pair | None = None
    exponent: Any = 0
    for high, low in factors:
        m, k = np.frexp(high)
        part = m, np.ldexp(low, -k)
        product = part if product is None else multiply(product, part)
        exponent = exponent + k
    assert product is not None
    if len(factors) > 2:  # many factors below 1 would leave the range
        m, k = np.frexp(product[0])
        product, exponent = (m, np.ldexp(product[1], -k)), exponent + k
    return product, exponent


def log_quotient(above: Sequence[Pair], below: Sequence[Pair]) -> Pair:
    """ln(Π above / Π below) of positive numbers, elementwise; with all its digits where the two are nearly equal.

    Nearly equal: z = (a - b)/(a + b) has as many as a - b does, all of them if the products of two factors are of floats.
    """
    (a, i), (b, j) = _mantissas(above), _mantissas(below)
    k = i - j
    near = np.abs(k) <= 2
    a = np.ldexp(a[0], np.where(near, k, 0)), np.ldexp(a[1], np.where(near, k, 0))
    high, low = log_ratio(a, b)
    far = np.where(near, 0, k)
    if far.any():
        more = multiply((np.ones_like(high) * far, np.zeros_like(high)), _LN2)
        high, low = add((high, low), more)
    return high, low


def _ln2() -> tuple[float, float]:
    found = log((np.array([2.0]), np.array([0.0])))
    return float(found[0][0]), float(found[1][0])


_LN2 = _ln2()


def conditional(weights: Pair, given: Pair, of: tuple[float, float]) -> tuple[float, float]:
    """Σ p ln(given/p), of weights and of the sums of those with the same condition."""
    weights, given = chosen(weights[0] > 0, weights, given)
    found: list[float] = []
    for start in range(0, weights[0].size, BLOCK):
        piece = slice(start, start + BLOCK)
        w, g = (weights[0][piece] * UP, weights[1][piece] * UP), (given[0][piece] * UP, given[1][piece] * UP)
        found += total(multiply(w, log_ratio(g, w)))
    return divide(_down(total_of(found)), of)


def information(weights: Pair, above: Sequence[Pair], below: Sequence[Pair], of: tuple[float, float], *, full: bool) -> tuple[float, float]:
    """Σ (p L - p + q), L = ln(p Π above / Π below), q = p e^-L, of weights w = p · of: the relative entropy of p and q.

    `full`: there is nothing of q elsewhere; else 1 - Σ q is added. No term is negative.
    """
    used = weights[0] > 0
    weights, *rest = ((h[used], low[used]) if np.ndim(h) else (h, low) for h, low in (weights, *above, *below))
    n = len(above)
    expected: list[float] = []
    found: list[float] = []
    for start in range(0, weights[0].size, BLOCK):
        piece = slice(start, start + BLOCK)
        w, *factors = ((h[piece], low[piece]) if np.ndim(h) else (h, low) for h, low in (weights, *rest))
        scaled = divide((w[0] * UP, w[1] * UP), of)
        logs = log_quotient([w, *factors[:n]], factors[n:])
        q = _expected([of, *factors[:n]], factors[n:])
        found += total(_terms(scaled, logs, q))
        expected += total(q)
    high, low = total_of(found)
    if full:
        return _down((high, low))
    less = total_of([UP, *(-x for x in expected)])
    if less[0] <= UP * 2.0**-96:  # what rounding leaves
        less = 0.0, 0.0
    return _down(total_of([high, low, *less]))


def _expected(above: Sequence[Pair], below: Sequence[Pair]) -> Pair:
    """Π below / Π above, scaled."""
    (a, i), (b, j) = _mantissas(above), _mantissas(below)
    high, low = divide(b, a)
    k = j - i + 512
    return np.ldexp(high, k), np.ldexp(low, k)


def _terms(p: Pair, logs: Pair, q: Pair) -> Pair:
    """The values p L - p + q; where L is small p (L²/2 - L³/6 + …)."""
    high, low = add(multiply(p, logs), add(q, negative(p)))
    near = np.abs(logs[0]) < 1 / 32
    if near.any():
        x = logs[0][near], logs[1][near]
        t = x[0]
        rest = t * (-1 / 6 + t * (1 / 24 - t * (1 / 120 - t * (1 / 720 - t * (1 / 5040 - t * (1 / 40320 - t / 362880))))))
        square = multiply(x, x)
        inner = quick_sum(0.5, rest)
        high[near], low[near] = multiply((p[0][near], p[1][near]), multiply(square, inner))
    return high, low


def surprisal_at(weights: Any, at: int) -> tuple[float, float]:
    """-ln p of one weight over the sum of all."""
    of = whole(weights)
    found = log_ratio((np.array([of[0]]), np.array([of[1]])), (weights[at : at + 1], np.zeros(1)))
    return float(found[0][0]), float(found[1][0])


def power(nats: tuple[float, float]) -> float:
    """e^x, of entropies."""
    high, low = exp((np.array([nats[0]]), np.array([nats[1]])))
    return float(high[0] + low[0])
