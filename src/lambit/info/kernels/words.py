"""Words: what several series say at several times, as one code for each time.

Codes are combined in the smallest unsigned integers that hold them, in blocks that
stay in cache. Where the possible words are few, they are counted in a table whose
axes are the parts; else the words that occur are found by sorting.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .counts import runs
from .native import kernel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Part = tuple[Any, int, int]

BLOCK = 1 << 16
_DENSE = 1 << 16
_PAIRED = 32
_WIDEST = 1 << 62


def table_size(parts: Sequence[Part]) -> int:
    """How many words are possible: the product of the sizes."""
    size = 1
    for _, bound, _ in parts:
        size *= bound
    return size


def is_dense(size: int, n: int) -> bool:
    """Is a table of all possible words worth it?"""
    return size <= max(_DENSE, 2 * n)


def narrowest(size: int) -> Any:
    """The smallest unsigned type for codes below `size`."""
    for kind in (np.uint8, np.uint16, np.uint32):
        if size <= np.iinfo(kind).max + 1:
            return kind
    return np.int64


def word_codes(parts: Sequence[Part], start: int, stop: int) -> Any:
    """The word of each time from `start` to `stop`: a digit for each part, the first the most significant.

    A part is (codes, size, lag): at time t its digit is codes[t - lag].
    """
    kind = narrowest(table_size(parts))
    codes, _, lag = parts[0]
    words = codes[start - lag : stop - lag].astype(kind)
    for codes, size, lag in parts[1:]:
        if size & (size - 1):
            words *= kind(size)
        else:
            words <<= kind(size.bit_length() - 1)
        words += codes[start - lag : stop - lag].astype(kind, copy=False)
    return words


def count_words(parts: Sequence[Part], start: int, stop: int) -> Any:
    """How often each possible word occurs at the times from `start` to `stop`."""
    size = table_size(parts)
    counts = np.zeros(size, dtype=np.int64)
    count = kernel("count_words", stop - start)
    if count is not None and count(counts, parts, start, stop) == stop:
        return counts
    counts[:] = 0
    for at in range(start, stop, BLOCK):
        counts += count_codes_below(word_codes(parts, at, min(at + BLOCK, stop)), size)
    return counts


def count_codes_below(codes: Any, size: int) -> Any:
    """How often each code below `size` occurs.

    Few codes in bytes are counted two at a time, as the pairs they are in memory: half as many steps.
    """
    if size > _PAIRED or codes.itemsize > 1 or codes.size % 2:
        return np.bincount(codes.astype(np.intp, copy=False), minlength=size)
    pairs = np.bincount(codes.view(np.uint16).astype(np.intp), minlength=256 * size)
    table = pairs.reshape(-1, 256)[:, :size]
    return table.sum(axis=0) + table.sum(axis=1)


def words_seen(parts: Sequence[Part], start: int, stop: int) -> tuple[Any, int]:
    """Words renumbered without gaps, in their order, and how many there are: for alphabets of any size."""
    total: Any = None
    bound = 1
    for part in parts:
        if total is None:
            total, bound = word_codes([part], start, stop).astype(np.int64), part[1]
            continue
        if bound > _WIDEST // part[1]:
            values, total = np.unique(total, return_inverse=True)
            total, bound = total.reshape(-1), values.size
        total = total * part[1] + word_codes([part], start, stop)
        bound *= part[1]
    values, total = np.unique(total, return_inverse=True)
    return total.reshape(-1), values.size


def distinct(words: Any) -> Any:
    """How often each word that occurs does."""
    return runs(words.astype(np.int64))[1]
