"""The best upper bound estimator: a sum Σ a(n) whose greatest possible error is least (Paninski 2003).

For counts n of N observations over K symbols, the bias of Σ a(nᵢ) is at most
K-fold the worst of B(x) = Σ_j a_j binomial(N, j, x) + x ln x, weighted by min(K, 1/x), and its variance at most N
times the greatest squared step of a. The first coefficients, where counts are small, are those that make
a quadratic form of both least; the others are Miller and Madow's. Of several such choices the one with the least bound is taken.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import Any

import numpy as np

from lambit.info.kernels.gamma import log_rising

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .frequencies import Frequencies

_MOST = 30  # coefficients that are free
_COUNTED = 600
"""Up to this count biases are summed term by term."""
_REST = 1 / (12 * 300.0**2)
"""The bias of the usual coefficients where 300 or more are expected, relative: Miller and Madow's next term."""
_GRID = 400
_WEIGHTS = (0.0, 0.01, 0.1, 1.0, 10.0)


def best_upper_bound(f: Frequencies) -> tuple[float, float]:
    """The estimate, and the bound of its root mean squared error, in nats."""
    if f.size == 1:
        return 0.0, 0.0
    a, bound = _coefficients(f.n, f.size)
    small = f.values < a.size
    found = float((f.repeats[small] * a[f.values[small].astype(np.int64)]).sum())
    found += float((f.repeats[~small] * _usual(f.values[~small], f.n)).sum())
    found += (f.size - f.seen) * float(a[0])
    return max(0.0, found), bound


def _usual(j: Any, n: int) -> Any:
    """-x ln x + (1 - x)/2n of x = j/n: each symbol's part of Miller and Madow's estimate."""
    x = np.asarray(j, dtype=np.float64) / n
    return -x * np.log(np.maximum(x, 1e-300)) + (1 - x) / (2 * n)


@lru_cache(maxsize=64)
def _coefficients(n: int, size: int) -> tuple[Any, float]:
    """The first coefficients, and the bound."""
    count = min(n, _COUNTED) + 1
    reach = 1.0 if count > n else _COUNTED / 2 / n  # beyond, the usual coefficients have no bias to speak of
    x = np.unique(np.concatenate([np.geomspace(1e-3 / n, reach, _GRID), np.linspace(0, reach, _GRID)]))
    rows = _binomials(n, count, x)
    usual = _usual(np.arange(count), n)
    usual[0] = 0.0
    entropy = np.where(x > 0, -x * np.log(np.maximum(x, 1e-300)), 0.0)
    weight = np.minimum(float(size), 1 / np.maximum(x, 1e-300))
    rest = 0.0 if reach == 1.0 else _REST
    best: tuple[Any, float] | None = None
    for free in sorted({min(k, count) for k in (1, 2, 3, 5, 8, 12, 18, 24, _MOST)}):
        for balance in _WEIGHTS:
            a = _solve(rows, usual, entropy, weight, free, balance, n)
            bias = max(rest, float(np.max(np.abs(weight * (rows @ a - entropy)))))
            steps = float(np.max(np.abs(np.diff(a)))) if a.size > 1 else 0.0
            bound = sqrt(bias * bias + n * steps * steps)
            if best is None or bound < best[1]:
                best = a, bound
    assert best is not None
    return best


def _binomials(n: int, count: int, x: Any) -> Any:
    """The probabilities of counts 0 … count - 1 of n, for each x."""
    j = np.arange(count, dtype=np.float64)
    choose = log_rising(n - j + 1, j) - log_rising(np.ones(count), j)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = choose + np.where(j > 0, j * np.log(x)[:, None], 0.0)
        rest = np.where(n - j > 0, (n - j) * np.log1p(-x)[:, None], 0.0)
    return np.exp(logs + rest)


def _solve(rows: Any, usual: Any, entropy: Any, weight: Any, free: int, balance: float, n: int) -> Any:
    """The coefficients: the first `free` by least squares of weighted bias and steps."""
    count = usual.size
    known = rows[:, free:] @ usual[free:] - entropy
    matrix = [weight[:, None] * rows[:, :free]]
    target = [-weight * known]
    if balance:
        steps = np.zeros((free, free))
        right = np.zeros(free)
        for i in range(free):
            steps[i, i] = 1.0
            if i + 1 < free:
                steps[i, i + 1] = -1.0
            elif free < count:
                right[i] = usual[free]
        scale = sqrt(balance * n * weight.size)
        matrix.append(scale * steps)
        target.append(scale * right)
    a = usual.copy()
    a[:free] = np.linalg.lstsq(np.concatenate(matrix), np.concatenate(target), rcond=None)[0]
    return a
