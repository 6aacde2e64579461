"""Counting codes: how often each value, or each combination of values, occurs."""

from __future__ import annotations

from typing import Any

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCK = 1 << 16
"""Codes are combined and counted in blocks of this many: memory stays bounded."""


def extent(data: Any) -> tuple[int, int]:
    """The least and the greatest of integers, in one pass over memory."""
    least, most = data[0], data[0]
    for start in range(0, data.size, BLOCK):
        block = data[start : start + BLOCK]
        least, most = min(least, block.min()), max(most, block.max())
    return int(least), int(most)


def count_codes(columns: Sequence[tuple[Any, int]], n: int) -> tuple[Any, Any]:
    """The joint codes that occur, increasing, and how often; each column is codes with their bound."""
    size = 1
    for _, bound in columns:
        size *= bound
    if size >= 1 << 62:
        return _count_wide(columns)
    if size <= max(1 << 16, 2 * n):
        counts = np.zeros(size, dtype=np.int64)
        for start in range(0, n, BLOCK):
            counts += np.bincount(_combine(columns, start), minlength=size)
        cells = np.flatnonzero(counts)
        return cells, counts[cells]
    codes = np.empty(n, dtype=np.int64)
    for start in range(0, n, BLOCK):
        codes[start : start + BLOCK] = _combine(columns, start)
    return runs(codes)


def _combine(columns: Sequence[tuple[Any, int]], start: int) -> Any:
    """One block of joint codes."""
    first = columns[0][0][start : start + BLOCK]
    if len(columns) == 1:
        return first.astype(np.intp, copy=False)
    joint = first.astype(np.int64)
    for codes, bound in columns[1:]:
        joint *= bound
        joint += codes[start : start + BLOCK].astype(np.int64, copy=False)
    return joint


def _count_wide(columns: Sequence[tuple[Any, int]]) -> tuple[Any, Any]:
    """The same where joint codes do not fit 64 bits: exact Python integers."""
    counts: dict[int, int] = {}
    lists = [codes.tolist() for codes, _ in columns]
    bounds = [bound for _, bound in columns]
    for row in zip(*lists, strict=True):
        joint = 0
        for code, bound in zip(row, bounds, strict=True):
            joint = joint * bound + code
        counts[joint] = counts.get(joint, 0) + 1
    return np.array(list(counts), dtype=object), np.array(list(counts.values()), dtype=np.int64)


def runs(codes: Any) -> tuple[Any, Any]:
    """The distinct values of an integer array, increasing, and how often each occurs; sorts in place."""
    codes.sort()
    starts = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    starts = np.concatenate(([0], starts))
    return codes[starts], np.diff(starts, append=codes.size)
