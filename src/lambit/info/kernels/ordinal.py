"""Ordinal patterns of a series: which order the values of each window have.

A comparison of x[t] with x[t + k] belongs to every window that holds both, so each is
made once: with S_k[t] values among the next k that are smaller than x[t], the code of
the window of k + 1 values is C_k[t] = S_k[t] k! + C_(k-1)[t + 1] (Lehmer). Work goes in
blocks that stay in cache, in the smallest integers that hold the codes.
"""

from __future__ import annotations

from math import factorial
from typing import Any

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 15
_DENSE = 10
"""Up to this order patterns are counted in a table, above by sorting."""


def windows(x: Any, order: int, delay: int) -> int:
    """How many windows of so many values, `delay` apart, the series has."""
    return max(0, int(x.size) - (order - 1) * delay)


def code_blocks(x: Any, order: int, delay: int) -> Iterator[tuple[int, Any]]:
    """The codes of all windows, block by block, each with where it starts.

    A code is the place of the window's ranks among all permutations in lexicographic
    order; of equal values the earlier is the smaller.
    """
    kind = np.min_scalar_type(factorial(order) - 1) if order <= 12 else np.dtype(np.int64)
    span, count = (order - 1) * delay, windows(x, order, delay)
    for start in range(0, count, BLOCK):
        yield start, _lehmer(x[start : min(start + BLOCK, count) + span], order, delay, kind)


def _lehmer(x: Any, order: int, delay: int, kind: Any) -> Any:
    """The codes of the windows of one block."""
    smaller = np.less(x[delay:], x[:-delay]).astype(kind)
    codes = smaller
    for k in range(2, order):
        lag = k * delay
        smaller = smaller[:-delay] + np.less(x[lag:], x[:-lag]).view(np.uint8)
        codes = smaller * kind.type(factorial(k)) + codes[delay:]
    return codes


def pattern_codes(x: Any, order: int, delay: int) -> Any:
    """The codes of all windows, as 64-bit integers."""
    codes = np.empty(windows(x, order, delay), dtype=np.int64)
    for start, block in code_blocks(x, order, delay):
        codes[start : start + block.size] = block
    return codes


def count_patterns(x: Any, order: int, delay: int) -> Any:
    """How often each pattern that occurs does."""
    if order > _DENSE:
        return np.unique(pattern_codes(x, order, delay), return_counts=True)[1]
    counts = np.zeros(factorial(order), dtype=np.int64)
    for _, block in code_blocks(x, order, delay):
        if counts.size <= 4 * block.size:
            counts += np.bincount(block, minlength=counts.size)
        else:
            codes, times = np.unique(block, return_counts=True)
            counts[codes] += times
    return counts[counts > 0]


def first_tie(x: Any, order: int, delay: int) -> tuple[int, int] | None:
    """Where two equal values are in one window: their indices, the least; None if nowhere."""
    found = None
    for k in range(1, order):
        lag = k * delay
        same = x[lag:] == x[:-lag]
        if same.any():
            at = int(same.argmax())
            found = min(found or (at, at + lag), (at, at + lag))
    return found


def weak_codes(x: Any, order: int, delay: int) -> Any:
    """The codes of all windows with ties: digits in base `order`, for each value how many are smaller."""
    count = windows(x, order, delay)
    codes = np.zeros(count, dtype=np.int64)
    for i in range(order):
        here = x[i * delay : i * delay + count]
        smaller = np.zeros(count, dtype=np.int64)
        for j in range(order):
            if j != i:
                smaller += x[j * delay : j * delay + count] < here
        codes *= order
        codes += smaller
    return codes


def variances(x: Any, order: int, delay: int) -> Any:
    """The variance of the values of each window, their squared distance from their mean."""
    count = windows(x, order, delay)
    found = np.empty(count)
    for start in range(0, count, BLOCK):
        stop = min(start + BLOCK, count)
        parts = [x[start + i * delay : stop + i * delay] for i in range(order)]
        mean = parts[0] / order
        for part in parts[1:]:
            mean += part / order
        sum_ = np.zeros(stop - start)
        for part in parts:
            away = part - mean
            away *= away
            sum_ += away
        found[start:stop] = sum_ / order
    return found
