"""The mutual information of all pairs of variables at once: one product of indicator matrices."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.progress import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.data.samples import Samples

_ROWS = 1 << 13
_WIDEST = 6000  # values of all variables together, for which a table of all pairs is worth it


def pairwise(s: Samples) -> tuple[Any, Any]:
    """Information of each pair in nats, entropies on the diagonal; and the degrees of freedom."""
    codes, sizes = zip(*(_dense(c) for c in s.columns), strict=True)
    if sum(sizes) <= _WIDEST:
        return _from_table(_table(codes, sizes, s.n), np.array(sizes), s.n)
    return _one_by_one(codes, sizes, s.n)


def _dense(column: Any) -> tuple[Any, int]:
    """Codes without gaps, and how many there are."""
    codes = column.codes
    if column.size <= 1 << 16:
        present = np.zeros(column.size, dtype=bool)
        present[codes] = True
        if present.all():
            return codes, column.size
        return (np.cumsum(present) - 1)[codes], int(present.sum())
    values, numbers = np.unique(codes, return_inverse=True)
    return numbers.reshape(-1), values.size


def _table(codes: Any, sizes: Any, n: int) -> Any:
    """How often each value of any variable occurs with each of any other."""
    offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    width = int(sum(sizes))
    found = np.zeros((width, width))
    rows = np.arange(min(n, _ROWS))
    ones = np.zeros((rows.size, width), dtype=np.float32)
    for block in steps(-(-n // _ROWS), "pairs"):
        start = block * _ROWS
        count = min(_ROWS, n - start)
        places = np.stack([c[start : start + count].astype(np.intp) + o for c, o in zip(codes, offsets, strict=True)], axis=1)
        at = (rows[:count, None] * width + places).reshape(-1)
        flat = ones.reshape(-1)
        flat[at] = 1.0
        found += ones[:count].T @ ones[:count]  # exact: counts below 2^24
        flat[at] = 0.0
    return found


def _from_table(table: Any, sizes: Any, n: int) -> tuple[Any, Any]:
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    single = np.diag(table).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = table * np.log(table * n / np.outer(single, single))
    terms[table == 0] = 0.0
    sums = np.add.reduceat(np.add.reduceat(terms, starts, axis=0), starts, axis=1) / n
    nats = np.maximum((sums + sums.T) / 2, 0.0)
    degrees = np.outer(sizes - 1, sizes - 1)
    np.fill_diagonal(degrees, sizes - 1)
    return nats, degrees


def _one_by_one(codes: Any, sizes: Any, n: int) -> tuple[Any, Any]:
    """The same where the table would be too large: each pair counted by itself."""
    m = len(codes)
    nats = np.zeros((m, m))
    single = [np.bincount(c, minlength=k) for c, k in zip(codes, sizes, strict=True)]
    for i in steps(m, "pairs"):
        p = single[i] / n
        nats[i, i] = -(p * np.log(p)).sum()
        for j in range(i):
            joint = codes[i].astype(np.int64) * sizes[j] + codes[j]
            cells, counts = np.unique(joint, return_counts=True)
            expected = single[i][cells // sizes[j]] * (single[j][cells % sizes[j]] / n)
            nats[i, j] = nats[j, i] = max(0.0, float((counts * np.log(counts / expected)).sum()) / n)
    less = np.array(sizes) - 1
    degrees = np.outer(less, less)
    np.fill_diagonal(degrees, less)
    return nats, degrees
