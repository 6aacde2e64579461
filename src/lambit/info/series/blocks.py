"""Block entropies: how uncertain n symbols in a row are (Shannon 1951)."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base
from lambit.info.data.columns import encode
from lambit.info.data.samples import Samples
from lambit.info.kernels.counts import runs
from lambit.info.kernels.sums import entropy_counts

_DENSE = 1 << 20
"""Up to this many possible blocks are counted in a table, more by sorting."""


def block_entropies(x: Any, n: int, *, base: Any = 2) -> Any:
    """The entropies H(X₁), H(X₁X₂), … H(X₁…Xₙ) of blocks of a sequence, an array of n numbers.

    `x`: a string (of characters), a sequence, a 1-d array, or samples of one variable. Block
    length k has len(x) - k + 1 overlapping blocks; their frequencies are taken (plug-in).
    Differences are Shannon's F_k = H_k - H_(k-1), the entropy of a symbol that follows k - 1 known ones.

    >>> block_entropies("0101010101", 2).round(6)
    array([1.      , 0.991076])
    """
    base = check_base(base)
    codes, size = _dense_codes(x)
    if n.__class__ is not int or not 1 <= n <= codes.size:
        raise InformationError(f"block length {{}}: expected an integer from 1 to {codes.size}, the length of the data", n)
    return np.array([entropy_counts(counts, int(counts.sum()), base) for counts in _counts(codes, size, n)])


def block_entropy(x: Any, n: int, *, base: Any = 2) -> float:
    """The entropy of blocks of n symbols in a row: the last of `block_entropies`.

    >>> block_entropy("abab", 1)
    1.0
    """
    return float(block_entropies(x, n, base=base)[-1])


def _dense_codes(x: Any) -> tuple[Any, int]:
    """The sequence as int64 codes 0 … k-1, all of which occur."""
    if isinstance(x, Samples):
        if len(x.columns) != 1:
            raise InformationError(f"blocks of one variable: there are {len(x.columns)}")
        column = x.columns[0]
    else:
        column = encode(x)
    if len(column.codes) == 0:
        raise InformationError("no data: samples of nothing have no entropy")
    seen, codes = _relabel(column.codes, column.size)
    return codes, seen


def _relabel(codes: Any, size: int) -> tuple[int, Any]:
    """How many codes occur, and the codes renumbered without gaps."""
    if size <= _DENSE:
        present = np.zeros(size, dtype=np.int64)
        present[codes] = 1
        numbers = np.cumsum(present) - 1
        return int(numbers[-1]) + 1, numbers[codes]
    values, numbers = np.unique(codes, return_inverse=True)
    return values.size, numbers.reshape(-1)


def _counts(codes: Any, size: int, n: int) -> Any:
    """For block lengths 1 … n, how often each block occurs."""
    blocks, bound = codes, size
    for length in range(1, n + 1):
        if length > 1:
            if bound > (1 << 62) // size:
                bound, blocks = _relabel(blocks, bound)
            blocks = blocks[:-1] * size + codes[length - 1 :]
            bound *= size
        if bound <= _DENSE:
            counts = np.bincount(blocks, minlength=bound)
            yield counts[counts > 0]
        else:
            yield runs(blocks.copy())[1]
