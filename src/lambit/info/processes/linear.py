"""Linear systems that Markov chains lead to: exact in integers (Bareiss), floats without cancellation (GTH)."""

from __future__ import annotations

from math import gcd
from typing import Any

from lambit.info.progress import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


FEW = 200
"""Chains of up to so many states are solved with twice the digits of a float."""


def solve_integers(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]]) -> tuple[list[list[int]], int]:
    """X and d, integers, with a·X = d·b for a regular square matrix `a` (Bareiss 1968).

    Elimination without fractions: each division leaves no remainder.

    >>> solve_integers([[2, 1], [1, 3]], [[5], [10]])
    ([[5], [15]], 5)
    """
    n = len(a)
    rows = [_lowest([*left, *right]) for left, right in zip(a, b, strict=True)]
    previous = 1
    for k in steps(n, "elimination"):
        pivot = next(i for i in range(k, n) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        top, head = rows[k], rows[k][k]
        for i in range(k + 1, n):
            row, factor = rows[i], rows[i][k]
            if factor:
                rows[i] = [0] * (k + 1) + [(head * x - factor * y) // previous for x, y in zip(row[k + 1 :], top[k + 1 :], strict=True)]
            elif head != previous:
                rows[i] = [0] * (k + 1) + [head * x // previous for x in row[k + 1 :]]
        previous = head
    d = previous
    return _back(rows, n, d), d


def _lowest(row: list[int]) -> list[int]:
    common = gcd(*row)
    return [x // common for x in row] if common > 1 else row


def _back(rows: list[list[int]], n: int, d: int) -> list[list[int]]:
    """The solution of a triangular system, times d."""
    width = len(rows[0]) - n if rows else 0
    x: list[list[int]] = [[]] * n
    for i in range(n - 1, -1, -1):
        row = rows[i]
        x[i] = [
            (d * row[n + c] - sum(row[j] * x[j][c] for j in range(i + 1, n) if row[j])) // row[i] for c in range(width)
        ]
    return x


def stationary_floats(p: Any) -> Any:
    """The stationary distribution of an irreducible float matrix (Grassmann, Taksar, Heyman 1985).

    Elimination that only adds and divides positive numbers: every entry is the nearest float for up to `FEW`
    states, whose rows are divided by their exact sums; of more it is right to almost all its digits.
    """
    import numpy as np

    p = np.array(p, dtype=np.float64)
    n = len(p)
    if n <= FEW:
        from lambit.info.kernels.chains import row_shares, stationary

        return stationary(row_shares(p))[0]
    for k in range(n - 1, 0, -1):
        p[:k, k] /= p[k, :k].sum()
        p[:k, :k] += np.multiply.outer(p[:k, k], p[k, :k])
    found = np.ones(n)
    for k in range(1, n):
        found[k] = found[:k] @ p[:k, k]
    return found / found.sum()
