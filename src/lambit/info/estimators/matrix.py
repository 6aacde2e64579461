"""The mutual information of all pairs of variables at once: one product of indicator matrices."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.kernels.native import kernel
from lambit.info.progress import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.data.samples import Samples

_ROWS = 1 << 13
_FEW = 26  # so many values a variable at most are compared as bits
_WIDEST = 6000  # values of all variables together, for which a table of all pairs is worth it


def pairwise(s: Samples) -> tuple[Any, Any]:
    """Information of each pair in nats, entropies on the diagonal; and the degrees of freedom."""
    codes, sizes = zip(*(_dense(c) for c in s.columns), strict=True)
    if sum(sizes) <= _WIDEST:
        if (table := _native_table(codes, sizes, s.n)) is not None:
            return _from_table(table, np.array(sizes), s.n)
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
    """How often each value of any variable occurs with each of any other.

    Each variable's last value is left out of the product: how often it occurs follows from the others and the sums.
    """
    less = np.array(sizes) - 1
    offsets = np.concatenate([[0], np.cumsum(less)[:-1]])
    width = int(less.sum())
    found = np.zeros((width, width))
    ones = np.zeros((min(n, _ROWS), width + 1), dtype=np.float32)  # the last values are put into the last column
    flat = ones.reshape(-1)
    begin = np.arange(len(ones)) * (width + 1)
    for block in steps(-(-n // _ROWS), "pairs"):
        start = block * _ROWS
        count = min(_ROWS, n - start)
        at = np.empty((len(codes), count), dtype=np.intp)
        for place, c, k, o in zip(at, codes, less, offsets, strict=True):
            place[...] = c[start : start + count]
            last = place == k
            place += o
            place[last] = width
        at += begin[:count]
        flat[at.reshape(-1)] = 1.0
        product = ones[:count, :width]
        found += product.T @ product  # exact: counts below 2^24
        flat[at.reshape(-1)] = 0.0
    return _with_last(found, _singles(codes, sizes), np.array(sizes))


def _singles(codes: Any, sizes: Any) -> Any:
    """How often each value of each variable occurs."""
    return np.concatenate([np.bincount(c, minlength=k) for c, k in zip(codes, sizes, strict=True)]).astype(np.float64)


def _native_table(codes: Any, sizes: Any, n: int) -> Any:
    """The same table by native kernels: values as bits where they are few, pair by pair where they are many; None without them."""
    m, width = len(codes), sum(sizes)
    if width < _FEW * m:
        count = kernel("count_pairs", n * m)
        found = count(codes, sizes, n) if count is not None else None
        return _with_last(found, _singles(codes, sizes), np.array(sizes)) if found is not None else None
    count = kernel("count_words", n * m)
    if count is None:
        return None
    table, ends = np.zeros((width, width)), np.cumsum(sizes)
    for i in steps(m, "pairs"):
        here = slice(ends[i] - sizes[i], ends[i])
        for j in range(i + 1):
            there = slice(ends[j] - sizes[j], ends[j])
            cells = np.zeros(sizes[i] * sizes[j], dtype=np.int64)
            if count(cells, [(codes[i], sizes[i], 0), (codes[j], sizes[j], 0)], 0, n) != n:
                return None
            table[here, there] = cells.reshape(sizes[i], sizes[j])
            table[there, here] = table[here, there].T
    return table


def _with_last(found: Any, single: Any, sizes: Any) -> Any:
    """The table with the rows and columns of each variable's last value."""
    ends = np.cumsum(sizes) - 1
    first = np.setdiff1d(np.arange(single.size), ends)
    belongs = (np.repeat(np.arange(sizes.size), sizes - 1)[:, None] == np.arange(sizes.size)).astype(np.float64)
    table = np.empty((single.size, single.size))
    table[np.ix_(first, first)] = found
    rest = single[first][:, None] - found @ belongs
    table[np.ix_(first, ends)] = rest
    table[np.ix_(ends, first)] = rest.T
    table[np.ix_(ends, ends)] = single[ends][:, None] - rest.T @ belongs
    return table


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
