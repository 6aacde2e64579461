"""Pairs of windows of a series that are alike: no two values of them further apart than a tolerance.

Windows are sorted by their first value. Two that are k places apart in that order are
compared for all windows at once, for k = 1, 2, …, until the first values alone
are too far apart everywhere: what is not near is never looked at. Work goes in blocks
that stay in cache, each with a k of its own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.progress import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLOCK = 1 << 14


def count_pairs(columns: Sequence[Any], tolerance: float) -> tuple[int, int]:
    """How many pairs of windows are alike without their last value, and how many with it.

    `columns`: the first values of all windows, the second ones, and so on.
    """
    short = long = 0
    for _, _, near in _pairs(columns, tolerance):
        short += int(np.count_nonzero(near[0]))
        long += int(np.count_nonzero(near[1]))
    return short, long


def count_neighbours(columns: Sequence[Any], tolerance: float) -> tuple[Any, Any]:
    """For each window, how many are alike, itself too: without their last value, and with it; in order of first value."""
    n = columns[0].size
    short, long = np.ones(n, dtype=np.int64), np.ones(n, dtype=np.int64)
    for start, k, near in _pairs(columns, tolerance):
        for counts, alike in zip((short, long), near, strict=True):
            counts[start : start + alike.size] += alike
            counts[start + k : start + k + alike.size] += alike
    return short, long


def _pairs(columns: Sequence[Any], tolerance: float) -> Iterator[tuple[int, int, tuple[Any, Any]]]:
    """A start, a distance k, and whether the windows from there on are like the k-th after them, twice."""
    order = np.argsort(columns[0], kind="stable")
    first, *middle, last = (c[order] for c in columns)
    n = first.size
    gaps = np.empty(BLOCK)
    alike, one, other = (np.empty(BLOCK, dtype=bool) for _ in range(3))
    blocks = -(-n // BLOCK)
    with np.errstate(over="ignore"):  # a difference beyond all doubles is beyond the tolerance
        for block in steps(blocks, "matches") if blocks > 1 else range(blocks):
            start = block * BLOCK
            for k in range(1, n - start):
                size = min(BLOCK, n - start - k)
                here, there = slice(start, start + size), slice(start + k, start + k + size)
                gap, short, long = gaps[:size], one[:size], other[:size]
                np.subtract(first[there], first[here], gap)
                np.less_equal(gap, tolerance, short)
                if not short.any():
                    break
                for column in middle:
                    np.subtract(column[there], column[here], gap)
                    np.less_equal(np.abs(gap, gap), tolerance, long)
                    np.logical_and(short, long, short)
                np.subtract(last[there], last[here], gap)
                np.less_equal(np.abs(gap, gap), tolerance, alike[:size])
                np.logical_and(short, alike[:size], long)
                yield start, k, (short, long)


def memberships(windows: tuple[Any, Any], tolerance: float, exponent: float) -> tuple[float, float]:
    """Σ exp(-(d/tolerance)^exponent) over all pairs of rows, d their greatest distance, for two arrays of windows."""
    found = []
    for rows in windows:
        n, width = rows.shape
        size = max(1, (1 << 18) // n)
        parts = []
        blocks = -(-n // size)
        for block in steps(blocks, "distances") if blocks > 8 else range(blocks):
            start = block * size
            here, rest = rows[start : start + size], rows[start:]
            far = np.zeros((len(here), len(rest)))
            for i in range(width):
                np.maximum(far, np.abs(here[:, i, None] - rest[None, :, i]), out=far)
            far /= tolerance
            far **= exponent
            alike = np.exp(-far)
            np.fill_diagonal(alike, 0.0)  # a row with itself; subtracted from the sum, its 1 would hide small terms
            inner = float(alike[:, : len(here)].sum()) / 2  # pairs within the block are there twice
            parts.append(inner + float(alike[:, len(here) :].sum()))
        found.append(float(np.sum(parts)))
    return found[0], found[1]
