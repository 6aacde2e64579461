"""Long-run and transient probabilities of Markov chains with twice the digits of a float."""

from __future__ import annotations

from typing import Any

import numpy as np

from .doubles import Pair, add, divide, multiply, plain, total
from .information import whole


def row_shares(matrix: Any) -> Pair:
    """The rows of weights over their sums."""
    sums = [whole(row) for row in matrix]
    over = np.array([s[0] for s in sums])[:, None], np.array([s[1] for s in sums])[:, None]
    return divide((matrix, np.zeros_like(matrix)), over)


def stationary(p: Pair) -> Pair:
    """The stationary distribution of an irreducible matrix (Grassmann, Taksar, Heyman 1985): nothing is subtracted."""
    high, low = p[0].copy(), p[1].copy()
    n = len(high)
    for k in range(n - 1, 0, -1):
        out = high[k, :k], low[k, :k]
        column = divide((high[:k, k], low[:k, k]), total(out))
        high[:k, k], low[:k, k] = column
        more = multiply((column[0][:, None], column[1][:, None]), (out[0][None], out[1][None]))
        high[:k, :k], low[:k, :k] = add((high[:k, :k], low[:k, :k]), more)
    found = plain(np.ones(n))
    for k in range(1, n):
        found[0][k], found[1][k] = total(multiply((found[0][:k], found[1][:k]), (high[:k, k], low[:k, k])))
    return divide(found, total(found))


def pushed(vector: Pair, p: Pair) -> Pair:
    """The distribution one step later."""
    high, low = multiply((vector[0][:, None], vector[1][:, None]), p)
    while len(high) > 1:
        half = len(high) // 2
        rest = high[2 * half :], low[2 * half :]
        high, low = add((high[:half], low[:half]), (high[half : 2 * half], low[half : 2 * half]))
        if len(rest[0]):
            high, low = np.concatenate((high, rest[0])), np.concatenate((low, rest[1]))
    return high[0], low[0]
