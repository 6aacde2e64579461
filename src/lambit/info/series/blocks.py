"""Block entropies: how uncertain n symbols in a row are (Shannon 1951)."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base
from lambit.info.kernels.sums import entropy_counts
from lambit.info.kernels.words import count_words, distinct, is_dense, words_seen

from .symbols import Series, series

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def block_entropies(x: Any, n: int, *, trials: bool = False, base: Any = 2) -> Any:
    """The entropies H(X₁), H(X₁X₂), … H(X₁…Xₙ) of blocks of a sequence, an array of n numbers.

    `x`: a string (of characters), a sequence, a 1-d array, or samples of one variable; with
    `trials`, several such, and no block goes over from one to the next. Block
    length k has len(x) - k + 1 overlapping blocks; their frequencies are taken (plug-in).
    Differences are Shannon's F_k = H_k - H_(k-1), the entropy of a symbol that follows k - 1 known ones.

    >>> block_entropies("0101010101", 2).round(6)
    array([1.      , 0.991076])
    """
    base = check_base(base)
    s = series(x, trials=trials)
    check_block_length(n, s)
    found = np.array([entropy_counts(counts, int(counts.sum()), base) for counts in block_counts(s, n)])
    return found[::-1]


def block_entropy(x: Any, n: int, *, trials: bool = False, base: Any = 2) -> float:
    """The entropy of blocks of n symbols in a row: the last of `block_entropies`.

    >>> block_entropy("abab", 1)
    1.0
    """
    base = check_base(base)
    s = series(x, trials=trials)
    check_block_length(n, s)
    counts = next(block_counts(s, n))
    return entropy_counts(counts, int(counts.sum()), base)


def check_block_length(n: Any, s: Series) -> None:
    """Refuse blocks that are longer than the data."""
    longest = max(s.lengths)
    if n.__class__ is not int or not 1 <= n <= longest:
        raise InformationError(f"block length {{}}: expected an integer from 1 to {longest}, the length of the data", n)


def block_counts(s: Series, n: int) -> Iterator[Any]:
    """How often each block that occurs does, for block lengths n, n - 1, … 1.

    Blocks are counted once, at the greatest length whose table is small enough; the counts of shorter ones
    are sums of these, and of the few blocks at the end that no longer one begins with.
    """
    dense = n
    while not is_dense(s.size**dense, s.n):
        yield _sparse(s, dense)
        dense -= 1
        if dense == 0:
            return
    table = np.zeros(s.size**dense, dtype=np.int64)
    for codes in s.trials:
        if codes.size >= dense:
            table += count_words(_parts(codes, s.size, dense), dense - 1, codes.size)
    for length in range(dense, 0, -1):
        yield table[table > 0]
        if length > 1:
            table = table.reshape(-1, s.size).sum(axis=1)
            for codes in s.trials:  # the last block has no longer one
                if codes.size >= length - 1:
                    table[_word(codes[codes.size - length + 1 :], s.size)] += 1


def _parts(codes: Any, size: int, length: int) -> list[tuple[Any, int, int]]:
    return [(codes, size, lag) for lag in range(length - 1, -1, -1)]


def _word(codes: Any, size: int) -> int:
    word = 0
    for code in codes.tolist():
        word = word * size + code
    return word


def _sparse(s: Series, length: int) -> Any:
    """The counts where most blocks that are possible do not occur."""
    if len(s.trials) == 1:
        return distinct(words_seen(_parts(s.trials[0], s.size, length), length - 1, s.trials[0].size)[0])
    rows = [np.lib.stride_tricks.sliding_window_view(c, length) for c in s.trials if c.size >= length]
    return np.unique(np.concatenate(rows), axis=0, return_counts=True)[1]
