"""Counting codes: how often each value, or each combination of values, occurs."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np

from .native import kernel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCK = 1 << 16
"""Codes are combined and counted in blocks of this many: memory stays bounded."""


def dense(n: int) -> int:
    """Up to how many cells a table is counted in whole, of n observations; more are sorted."""
    return max(1 << 16, 2 * n)


def extent(data: Any) -> tuple[int, int]:
    """The least and the greatest of integers, in one pass over memory."""
    least, most = data[0], data[0]
    for start in range(0, data.size, BLOCK):
        block = data[start : start + BLOCK]
        least, most = min(least, block.min()), max(most, block.max())
    return int(least), int(most)


def tally(columns: Sequence[Any]) -> Any:
    """The table of counts of arrays of integers, an axis for each; its shape is found while counting.

    None where a value is negative, or the table would have more than `dense` cells.
    """
    n = columns[0].size
    first = [column[:BLOCK] for column in columns]
    shape = [int(block.max()) + 1 for block in first]
    if any(block.min() < 0 for block in first) or prod(shape) > dense(n):
        return None
    count = kernel("count_words", n)
    if count is not None and all(column.dtype.isnative for column in columns):
        table, at = np.zeros(prod(shape), dtype=np.int64), 0
        while at is not None:
            at = count(table, [(c, size, 0) for c, size in zip(columns, shape, strict=True)], at, n)
            if at == n:
                return table.reshape(shape)
            if at is not None:
                grown = _shape_with(columns, shape, at)
                if prod(grown) > dense(n):
                    return None
                table = _grown(table.reshape(shape), grown).reshape(-1)
                shape = grown
    if len(columns) == 1:
        return _tally_one(columns[0], shape[0])
    return _tally_joint(columns, shape)


def _shape_with(columns: Sequence[Any], shape: list[int], at: int) -> list[int]:
    """The shape that has room for the block from there on too."""
    most = [_greatest(column[at : at + BLOCK]) for column in columns]
    return [max(m + 1, size) for m, size in zip(most, shape, strict=True)]


def _tally_one(data: Any, size: int) -> Any:
    """Numpy's bincount looks at the range of a block itself, so that we need not."""
    limit = dense(data.size)
    counts = np.zeros(size, dtype=np.int64)
    for start in range(0, data.size, BLOCK):
        block = data[start : start + BLOCK]
        if block.dtype.itemsize == 8 and block.max() >= limit:  # of 2^63 - 1 numpy's bincount writes where it may not
            return None
        try:
            found = np.bincount(block if block.dtype == np.intp else block.astype(np.intp))
        except (ValueError, MemoryError):  # negative, or enormous
            return None
        if found.size > size:
            size = found.size
            if size > limit:
                return None
            counts = _grown(counts, [size])
        counts[: found.size] += found
    return counts


def _tally_joint(columns: Sequence[Any], shape: list[int]) -> Any:
    n = columns[0].size
    counts = np.zeros(prod(shape), dtype=np.int64)
    buffer = np.empty(min(n, BLOCK), dtype=np.intp)
    for start in range(0, n, BLOCK):
        blocks = [column[start : start + BLOCK] for column in columns]
        most = [_greatest(block) for block in blocks]
        if any(m >= size for m, size in zip(most, shape, strict=True)):
            grown = [max(m + 1, size) for m, size in zip(most, shape, strict=True)]
            if prod(grown) > dense(n):
                return None
            counts = _grown(counts.reshape(shape), grown).reshape(-1)
            shape = grown
        joint = buffer[: blocks[0].size]
        joint[...] = blocks[0]
        for block, size in zip(blocks[1:], shape[1:], strict=True):
            joint *= size
            joint += block if block.dtype == np.intp else block.astype(np.intp)
        counts += np.bincount(joint, minlength=counts.size)
    return counts.reshape(shape)


def _greatest(block: Any) -> int:
    """The greatest value in one look at each; beyond all tables where one is negative."""
    bits = 8 * block.dtype.itemsize
    most = int(block.view(f"u{bits // 8}").max())
    return 1 << 64 if block.dtype.kind == "i" and most >> (bits - 1) else most


def _grown(table: Any, shape: Sequence[int]) -> Any:
    """The table with zeros up to a larger shape."""
    found = np.zeros(shape, dtype=table.dtype)
    found[tuple(slice(0, k) for k in table.shape)] = table
    return found


def count_codes(columns: Sequence[tuple[Any, int]], n: int) -> tuple[Any, Any]:
    """The joint codes that occur, increasing, and how often; each column is codes with their bound."""
    size = prod(bound for _, bound in columns)
    if size >= 1 << 62:
        return _count_wide(columns)
    if size <= dense(n):
        counts = np.zeros(size, dtype=np.int64)
        count = kernel("count_words", n)
        if count is not None and count(counts, [(codes, bound, 0) for codes, bound in columns], 0, n) == n:
            cells = np.flatnonzero(counts)
            return cells, counts[cells]
        counts[:] = 0
        for start in range(0, n, BLOCK):
            counts += np.bincount(_combine(columns, start), minlength=size)
        cells = np.flatnonzero(counts)
        return cells, counts[cells]
    return runs(join_codes(columns, n))


def join_codes(columns: Sequence[tuple[Any, int]], n: int) -> Any:
    """One code for each row of several columns, whose bounds multiply to less than 2^62."""
    codes = np.empty(n, dtype=np.int64)
    for start in range(0, n, BLOCK):
        codes[start : start + BLOCK] = _combine(columns, start)
    return codes


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


def packed(texts: Any) -> Any:
    """Fixed-width strings or bytes of up to eight characters below 256 as unsigned integers, in their order; else None."""
    width = texts.dtype.itemsize // (4 if texts.dtype.kind == "U" else 1)
    if not 0 < width <= 8 or not texts.dtype.isnative:
        return None
    texts = np.ascontiguousarray(texts)
    rows = texts.view(np.uint32 if texts.dtype.kind == "U" else np.uint8).reshape(-1, width)
    found = np.zeros((rows.shape[0], 8), dtype=np.uint8)
    if texts.dtype.kind == "U":
        for start in range(0, rows.shape[0], BLOCK):
            if rows[start : start + BLOCK].max() > 255:
                return None
    found[:, :width] = rows
    return found.view(">u8").reshape(-1).astype(np.uint64)


def unpacked(numbers: Any, dtype: Any) -> Any:
    """The strings or bytes that were packed."""
    rows = np.ascontiguousarray(numbers, dtype=np.uint64).astype(">u8").view(np.uint8).reshape(-1, 8)
    unit = np.uint32 if dtype.kind == "U" else np.uint8
    width = dtype.itemsize // np.dtype(unit).itemsize
    return np.ascontiguousarray(rows[:, :width].astype(unit)).view(dtype).reshape(-1)
