"""Sums of powers of probabilities, Σ p^a and Σ p^a q^(1-a), near a = 1 and near p = q without cancellation.

All work is in pairs (`doubles`): what is summed is the difference from the value at a = 1, whose
terms have one sign each. Where the sum itself is small, its logarithm is found from the greatest term on.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

import numpy as np

from .divergences import divergence, summed
from .doubles import (
    DOWN,
    UP,
    Pair,
    add,
    chosen,
    divide,
    exp,
    expm1,
    fraction_pair,
    log,
    log_ratio,
    multiply,
    negative,
    quick_sum,
    total,
    total_of,
)

TINY = Fraction(1, 10**30)
"""Nearer to 1 than this an order is 1: the results differ by less than any float can tell."""


def power_excess(p: Pair, order: Fraction) -> tuple[float, float]:
    """Σ p^a - 1 = Σ p (e^((a-1) ln p) - 1), for p > 0."""
    beta = fraction_pair(order - 1)

    def terms(x: Pair) -> Pair:
        logs = log((x[0] * DOWN, x[1] * DOWN))
        power = multiply(logs, beta)
        near = multiply(x, expm1((np.minimum(power[0], 1.0), np.where(power[0] < 1.0, power[1], 0.0))))
        large = power[0] >= 1.0
        if large.any():  # p^a on its own: e^((a-1) ln p) may be too large
            powers = exp(add(power, logs))
            far = add((powers[0] * UP, powers[1] * UP), negative(x))
            near = np.where(large, far[0], near[0]), np.where(large, far[1], near[1])
        return near

    return summed(terms, p)


def log_power_sum(p: Pair, order: Fraction) -> tuple[float, float]:
    """Ln Σ p^a for p > 0."""
    return log_of_sum(multiply(log(p), fraction_pair(order)))


def log_of_sum(logs: Pair) -> tuple[float, float]:
    """Ln Σ e^v, however large or small the v are."""
    at = int(logs[0].argmax())
    most = float(logs[0][at]), float(logs[1][at])
    high, low = total(exp(add(logs, negative(most))))
    return scalar(add(log((np.array([high]), np.array([low]))), most))


def log1p(x: tuple[float, float]) -> tuple[float, float]:
    """ln(1 + x)."""
    h = x[0]
    if abs(h) < 2.0**-9:
        square = multiply(x, x)
        cubes = h * h * h * (1 / 3 - h * (1 / 4 - h * (1 / 5 - h * (1 / 6 - h * (1 / 7)))))
        return add(add(x, (-0.5 * square[0], -0.5 * square[1])), (cubes, 0.0))
    one = add((1.0, 0.0), x)
    return scalar(log((np.array([one[0]]), np.array([one[1]]))))


def scalar(x: Pair) -> tuple[float, float]:
    """A pair of arrays with one element as a pair of floats."""
    return float(x[0][0]), float(x[1][0])


def alpha_sum(p: Pair, q: Pair, order: Fraction) -> tuple[float, float]:
    """Σ (p^a q^(1-a) - a p - (1-a) q) / (a (a-1)): never negative; its limits at 0 and 1 are relative entropies."""
    if order < Fraction(1, 2):
        return alpha_sum(q, p, 1 - order)
    if abs(order - 1) < TINY:
        return divergence(p, q)
    used = (p[0] > 0) & (q[0] > 0)
    rest = []
    if not used.all():
        only_p, only_q = _mass(p, q), _mass(q, p)
        if only_p[0] and order > 1:
            return inf, 0.0
        rest += [*divide(only_p, fraction_pair(1 - order))] if only_p[0] else []
        rest += [*divide(only_q, fraction_pair(order))] if only_q[0] else []
        if not used.any():
            return total_of(rest)
        p, q = chosen(used, p, q)
    if float(_exponents(p, q, order)[0].max()) > 300.0:
        return _large_alpha_sum(p, q, order)
    high, low = divide(summed(_alpha_terms(order), p, q), fraction_pair(order))
    return total_of([high, low, *rest])


def _mass(p: Pair, q: Pair) -> tuple[float, float]:
    """The mass of p where q is 0."""
    out = q[0] == 0
    return total((p[0][out], p[1][out])) if out.any() else (0.0, 0.0)


def _exponents(p: Pair, q: Pair, order: Fraction) -> Pair:
    """The logarithms of p^a q^(1-a)."""
    return add(multiply(log(p), fraction_pair(order)), multiply(log(q), fraction_pair(1 - order)))


def _large_alpha_sum(p: Pair, q: Pair, order: Fraction) -> tuple[float, float]:
    """Where the sum of powers is so large that nothing else counts; inf where it is above e^709."""
    high, low = log_of_sum(_exponents(p, q, order))
    if high > 709.0:
        return inf, 0.0
    half = exp((np.array([high / 2]), np.array([low / 2])))
    return scalar(divide(multiply(half, half), fraction_pair(order * (order - 1))))


def _alpha_terms(order: Fraction) -> Any:
    """(p (e^(b y) - 1) / b - p + q) with y = ln(p/q), b = a - 1; where y is small by its series.

    That is a q (y²/2 + (1+a) y³/3! + (1+a+a²) y⁴/4! + …).
    """
    a, alpha, beta = float(order), fraction_pair(order), fraction_pair(order - 1)
    sums = [1.0]  # 1, 1+a, 1+a+a², …
    for k in range(1, 9):
        sums.append(sums[-1] + a**k)
    factors, factorial = [], 2.0
    for k, c in enumerate(sums[1:], 3):
        factorial *= k
        factors.append(c / factorial)

    def terms(p: Pair, q: Pair) -> Pair:
        y = log_ratio(p, q)
        power = multiply(y, beta)
        gap = add(p, negative(q))
        found = add(divide(multiply(p, expm1((np.minimum(power[0], 1.0), power[1]))), beta), negative(gap))
        large = power[0] >= 1.0
        if large.any():  # the power on its own, which is not too large
            x = p[0][large] * DOWN, p[1][large] * DOWN
            powers = exp(add(log(x), (power[0][large], power[1][large])))
            whole = powers[0] * UP, powers[1] * UP
            part = p[0][large], p[1][large]
            far = add(divide(add(whole, negative(part)), beta), negative((gap[0][large], gap[1][large])))
            found[0][large], found[1][large] = far
        near = np.abs(y[0]) * max(1.0, a) < 1 / 64
        if near.any():
            found[0][near], found[1][near] = series((q[0][near], q[1][near]), (y[0][near], y[1][near]))
        return found

    def series(q: Pair, y: Pair) -> Pair:
        square = multiply(y, y)
        x, rest = y[0], 0.0
        for c in reversed(factors):
            rest = rest * x + c
        inner = add((0.5 * square[0], 0.5 * square[1]), (square[0] * x * rest, 0.0))
        return multiply(multiply(q, alpha), inner)

    return terms


def log_mixed_sum(p: Pair, q: Pair, order: Fraction) -> tuple[float, float]:
    """Ln Σ p^a q^(1-a), for 0 < a or for q > 0 wherever p is: -inf where p and q share nothing."""
    used = (p[0] > 0) & (q[0] > 0)
    if order > 1 and bool(((q[0] == 0) & (p[0] > 0)).any()):
        return inf, 0.0
    if not used.any():
        return -inf, 0.0
    if 0 < order < 1 or order > 1:
        excess = multiply(alpha_sum(p, q, order), fraction_pair(order * (order - 1)))
        if -0.5 < excess[0] < 1e300:
            return log1p(excess)
    p, q = chosen(used, p, q)
    return log_of_sum(_exponents(p, q, order))


def renyi_entropy_nats(p: Pair, order: Fraction) -> tuple[float, float]:
    """Ln Σ p^a / (1 - a) for p > 0, a neither 1 nor infinite."""
    excess = power_excess(p, order)
    logs = log1p(excess) if excess[0] > -0.5 else log_power_sum(p, order)
    return divide(logs, fraction_pair(1 - order))


def tsallis_entropy_nats(p: Pair, order: Fraction) -> tuple[float, float]:
    """(1 - Σ p^a) / (a - 1) for p > 0, a not 1."""
    return divide(power_excess(p, order), fraction_pair(1 - order))


def renyi_divergence_nats(p: Pair, q: Pair, order: Fraction) -> tuple[float, float]:
    """Ln Σ p^a q^(1-a) / (a - 1), for 0 < a, a neither 1 nor infinite."""
    logs = log_mixed_sum(p, q, order)
    if logs[0] in (inf, -inf):
        return inf, 0.0
    return divide(logs, fraction_pair(order - 1))


def greatest_ratio(p: Pair, q: Pair) -> tuple[float, float]:
    """Ln max p/q over p > 0."""
    p, q = chosen(p[0] > 0, p, q)
    if not q[0].all():
        return inf, 0.0
    high, low = log_ratio((p[0] * UP, p[1] * UP), (q[0] * UP, q[1] * UP))
    at = int(high.argmax())
    return float(high[at]), float(low[at])


def chernoff_order(p: Pair, q: Pair) -> float:
    """The order between 0 and 1 where Σ p^a q^(1-a) is least: Newton's steps inside a shrinking interval."""
    gap = total(add(p, negative(q)))  # floats sum to 1 within rounding: that much is no slope
    p, q = chosen((p[0] > 0) & (q[0] > 0), p, q)
    logs_p, logs_q = log(p), log(q)
    ratio = log_ratio((p[0] * UP, p[1] * UP), (q[0] * UP, q[1] * UP))
    if not ratio[0].any():
        return 0.5

    def slopes(a: float) -> tuple[float, float]:
        powers = exp(add(multiply(logs_p, (a, 0.0)), multiply(logs_q, quick_sum(1.0, -a))))
        first = multiply(powers, ratio)
        return add(total(first), negative(gap))[0], total(multiply(first, ratio))[0]

    low, high = 0.0, 1.0
    if slopes(0.0)[0] >= 0.0:
        return 0.0
    if slopes(1.0)[0] <= 0.0:
        return 1.0
    a = 0.5
    for _ in range(200):
        slope, curve = slopes(a)
        if slope == 0.0:
            return a
        low, high = (a, high) if slope < 0.0 else (low, a)
        step = a - slope / curve if curve > 0.0 else low
        after = step if low < step < high else (low + high) / 2
        if abs(after - a) <= 2.0**-53 or high - low <= 2.0**-52:
            return after
        a = after
    return a
