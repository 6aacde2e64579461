"""Counting words: what several columns say at several times, as a code, and how often each code occurs.

Codes of a few thousand times are made by vector instructions, column by column, and then counted: all of
it stays in the first cache. Of few codes there are four tables, so that equal codes in a
row do not wait for each other. A symbol that is out of range is seen before anything of its block is counted.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.jit.team import Benches, shared

from .arrays import address, column
from .language import I64s, Ts, U8s, U16s, U32s, below, fetch, unsigned_max

BLOCK = 2048
CHUNK = 32
"""So many codes are counted, then as many of the next block are fetched: memory and arithmetic work at once."""
FIELDS = 6
"""What a column is to the kernel: address, stride, size, limit, lag, bytes of an element."""
FINE = 1024
"""Up to so many codes are counted in four tables."""


def first(codes: U32s, x: Ts, n: int, stride: int) -> int:
    """The codes of one column; the greatest."""
    most = 0
    if stride == 1:
        for i in range(n):
            symbol = x[i]
            most = unsigned_max(most, symbol)
            codes[i] = symbol
    else:
        i = 0
        while i < n:
            symbol = x[i * stride]
            most = unsigned_max(most, symbol)
            codes[i] = symbol
            i += 1
    return most


def further(codes: U32s, x: Ts, n: int, stride: int, size: int) -> int:
    """Codes with another column's symbol as their last digit; the greatest of these."""
    most = 0
    if stride == 1:
        for i in range(n):
            symbol = x[i]
            most = unsigned_max(most, symbol)
            codes[i] = codes[i] * size + symbol
    else:
        i = 0
        while i < n:
            symbol = x[i * stride]
            most = unsigned_max(most, symbol)
            codes[i] = codes[i] * size + symbol
            i += 1
    return most


firstU8s = firstU16s = firstU32s = firstI64s = first
furtherU8s = furtherU16s = furtherU32s = furtherI64s = further


def staged(codes: U32s, parts: I64s, k: int, at: int, n: int) -> int:
    """The codes of the times from `at` on; 0 if a symbol is out of range."""
    for part in range(k):
        row = part * FIELDS
        stride = parts[row + 1]
        size = parts[row + 2]
        width = parts[row + 5]
        x = parts[row] + (at - parts[row + 4]) * stride * width
        most = 0
        if part == 0:
            if width == 1:
                most = firstU8s(codes, U8s(x), n, stride)
            elif width == 2:
                most = firstU16s(codes, U16s(x), n, stride)
            elif width == 4:
                most = firstU32s(codes, U32s(x), n, stride)
            else:
                most = firstI64s(codes, I64s(x), n, stride)
        elif width == 1:
            most = furtherU8s(codes, U8s(x), n, stride, size)
        elif width == 2:
            most = furtherU16s(codes, U16s(x), n, stride, size)
        elif width == 4:
            most = furtherU32s(codes, U32s(x), n, stride, size)
        else:
            most = furtherI64s(codes, I64s(x), n, stride, size)
        if not below(most, parts[row + 3]):
            return 0
    return 1


def fetched(parts: I64s, k: int, at: int, n: int) -> int:
    """Have the columns brought nearer from a time on: memory works while codes are counted."""
    for part in range(k):
        row = part * FIELDS
        step = parts[row + 1] * parts[row + 5]
        if below(step - 1, 64):  # no strides back, none that take a line each
            x = parts[row] + (at - parts[row + 4]) * step
            line = 0
            while line < n * step:
                fetch(x + line)
                line += 64
    return 0


def count_words(table: I64s, cells: int, fine: U32s, codes: U32s, parts: I64s, k: int, start: int, stop: int) -> int:
    """Count the words of the times from `start` to `stop`; where a symbol is out of range, or `stop`."""
    at = start
    while at < stop:
        n = min(BLOCK, stop - at)
        if staged(codes, parts, k, at, n) == 0:
            break
        begin = 0
        while begin < n:
            end = min(begin + CHUNK, n)
            fetched(parts, k, min(at + n + begin, stop), min(CHUNK, max(stop - at - n - begin, 0)))
            if cells > 4 * FINE:
                for i in range(begin, end):
                    table[codes[i]] += 1
            elif cells > FINE:
                for i in range(begin, end):
                    fine[codes[i]] += 1
            else:
                whole = begin + ((end - begin) & -4)
                for i in range(begin, whole, 4):
                    fine[codes[i]] += 1
                    fine[codes[i + 1] + FINE] += 1
                    fine[codes[i + 2] + 2 * FINE] += 1
                    fine[codes[i + 3] + 3 * FINE] += 1
                for i in range(whole, end):
                    fine[codes[i]] += 1
            begin = end
        at += n
    if cells > FINE:
        for i in range(min(cells, 4 * FINE)):
            table[i] += fine[i]
    else:
        for i in range(cells):
            table[i] += fine[i] + fine[i + FINE] + fine[i + 2 * FINE] + fine[i + 3 * FINE]
    return at


_KINDS = ("U8s", "U16s", "U32s", "I64s")
SOURCES = {"count_words": (*((first, kind) for kind in _KINDS), *((further, kind) for kind in _KINDS), staged, fetched, count_words)}

PIECE = 1 << 19
"""Between so many times Python may be interrupted."""


def kernels(doors: Any) -> dict[str, Any]:
    """What `lambit.info` calls, by name."""
    count = doors["count_words"]

    def counted(table: Any, parts: Any, start: int, stop: int) -> int | None:
        """Add to the table how often each word occurs; how far that went: up to a symbol out of range, or to `stop`.

        None if such columns cannot be counted so. A part is (codes, size, lag).
        """
        cells, rows = 1, []
        for codes, size, lag in parts:
            found = column(codes)
            if found is None or start - lag < 0 or stop - lag > codes.size:
                return None
            place, stride, width, bound = found
            rows.append((place, stride, size, min(size, bound), lag, width))
            cells *= size
        if not rows or cells != table.size or cells >= 1 << 31:
            return None
        described = np.array(rows, dtype=np.int64)
        benches = Benches(lambda: Bench(np.zeros(cells, dtype=np.int64)), Bench(table))

        def piece(i: int) -> int:
            """How many of its times were not counted."""
            bench = benches.take()
            begin = start + i * PIECE
            end = min(begin + PIECE, stop)
            at: int = count(*bench.parts, address(described, "i8"), len(rows), begin, end)
            bench.fine[:] = 0
            benches.put(bench)
            return end - at

        few = cells <= (stop - start) >> 3  # several tables are to be added
        left = shared(piece, -(-(stop - start) // PIECE), *[codes for codes, _, _ in parts], most=1 << 30 if few else 1)
        for bench in benches.free:
            if bench.table is not table:
                table += bench.table
        return next((min(start + (i + 1) * PIECE, stop) - some for i, some in enumerate(left) if some), stop)

    return {"count_words": counted}


class Bench:
    """A table, and what counting needs besides."""

    def __init__(self, table: Any) -> None:
        self.table, self.fine, self.codes = table, np.zeros(4 * FINE, dtype=np.uint32), np.empty(BLOCK, dtype=np.uint32)
        self.parts = (address(table, "i8"), table.size, address(self.fine, "u4"), address(self.codes, "u4"))
