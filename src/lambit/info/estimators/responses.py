"""Panzeri and Treves's bias of mutual information: how many values of Y each value of X may have."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.data.samples import Samples


def panzeri_treves(s: Samples, x: list[int], y: list[int], given: list[int]) -> float:
    """The bias of plug-in information in nats: (Σ (R(x) - 1) - (R - 1)) / 2n (Panzeri & Treves 1996, eq. 17).

    R is how many values Y takes, R(x) how many it may take with x: `possible` counts them.
    """
    if given:
        raise InformationError("the correction panzeri-treves is for two variables", hint="miller-madow and shuffle know conditions")
    counts, parts = s.cells([*x, *y])
    rows, columns = (_together(parts[i:j], [s.size(p) for p in places]) for i, j, places in ((0, len(x), x), (len(x), None, y)))
    all_y = int(columns.max()) + 1
    bias = -(all_y - 1)
    for value in range(int(rows.max()) + 1):
        bias += possible(counts[rows == value], all_y) - 1
    return bias / (2 * s.n)


def _together(parts: list[Any], sizes: list[int]) -> Any:
    """One code without gaps for several columns."""
    code: Any = 0
    for part, size in zip(parts, sizes, strict=True):
        code = code * size + part
    return np.unique(code, return_inverse=True)[1].reshape(-1)


def possible(counts: Any, most: int) -> int:
    """How many values, `most` at most, are possible where so many were seen this often.

    If k more were possible than the m that were seen in N observations, the probability of one
    of those k would be g = k (1 - (N / (N + m))^(1/N)), and that of one seen n times
    (1 - g)(n + 1) / (N + m). The k is taken for which the expected number of values seen is nearest to m.
    """
    n, seen = int(counts.sum()), int(counts.size)
    best, nearest = seen, abs(seen - _expected(counts, n, 0))
    for more in range(1, most - seen + 1):
        distance = abs(seen - _expected(counts, n, more))
        if distance >= nearest:
            break
        best, nearest = seen + more, distance
    return best


def _expected(counts: Any, n: int, more: int) -> float:
    """How many values n observations are expected to show."""
    if more == 0:
        with np.errstate(divide="ignore"):
            return float(-np.expm1(n * np.log1p(-(counts / n))).sum())
    each = -np.expm1(np.log(n / (n + counts.size)) / n)
    rest = min(1.0, more * each)
    p = (1 - rest) * (counts + 1) / (n + counts.size)
    with np.errstate(divide="ignore"):
        found = -np.expm1(n * np.log1p(-p)).sum() - more * np.expm1(n * np.log1p(-rest / more))
    return float(found)
