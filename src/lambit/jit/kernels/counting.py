"""Counting words: what several columns say at several times, as a code, and how often each code occurs.

Codes of a few thousand times are made by vector instructions, column by column, and then counted: all of
it stays in the first cache. Of few codes there are four tables, so that equal codes in a
row do not wait for each other. A symbol that is out of range is seen before anything of its block is counted.
"""

from __future__ import annotations

from .language import I64s, Ts, U8s, U16s, U32s, below, unsigned_max

BLOCK = 4096
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
        for i in range(n):
            symbol = x[i * stride]
            most = unsigned_max(most, symbol)
            codes[i] = symbol
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
        for i in range(n):
            symbol = x[i * stride]
            most = unsigned_max(most, symbol)
            codes[i] = codes[i] * size + symbol
    return most


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
                most = firstU8s(codes, U8s(x), n, stride)  # noqa: F821  made of `first`
            elif width == 2:
                most = firstU16s(codes, U16s(x), n, stride)  # noqa: F821
            elif width == 4:
                most = firstU32s(codes, U32s(x), n, stride)  # noqa: F821
            else:
                most = firstI64s(codes, I64s(x), n, stride)  # noqa: F821
        elif width == 1:
            most = furtherU8s(codes, U8s(x), n, stride, size)  # noqa: F821
        elif width == 2:
            most = furtherU16s(codes, U16s(x), n, stride, size)  # noqa: F821
        elif width == 4:
            most = furtherU32s(codes, U32s(x), n, stride, size)  # noqa: F821
        else:
            most = furtherI64s(codes, I64s(x), n, stride, size)  # noqa: F821
        if not below(most, parts[row + 3]):
            return 0
    return 1


def count_words(table: I64s, cells: int, fine: U32s, codes: U32s, parts: I64s, k: int, start: int, stop: int) -> int:
    """Count the words of the times from `start` to `stop`; where a symbol is out of range, or `stop`."""
    at = start
    while at < stop:
        n = min(BLOCK, stop - at)
        if staged(codes, parts, k, at, n) == 0:
            break
        if cells > FINE:
            for i in range(n):
                table[codes[i]] += 1
        else:
            whole = n & -4
            for i in range(0, whole, 4):
                fine[codes[i]] += 1
                fine[codes[i + 1] + FINE] += 1
                fine[codes[i + 2] + 2 * FINE] += 1
                fine[codes[i + 3] + 3 * FINE] += 1
            for i in range(whole, n):
                fine[codes[i]] += 1
        at += n
    if cells <= FINE:
        for i in range(cells):
            table[i] += fine[i] + fine[i + FINE] + fine[i + 2 * FINE] + fine[i + 3 * FINE]
    return at


_KINDS = ("U8s", "U16s", "U32s", "I64s")
COUNT_WORDS = (*((first, kind) for kind in _KINDS), *((further, kind) for kind in _KINDS), staged, count_words)
