"""Counting all pairs of columns: each value of each column as bits, one for each row, 64 in a word.

How often two values go together is then how many bits are 1 in the words of both: one vector
instruction does what takes a product of floats eight. Rows go in tiles whose words stay in the second
cache, values in groups of four by four whose counts stay in registers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.jit.team import Benches, shared

from .arrays import address
from .language import I64s, U16s, ones

ROWS = 1 << 13
WORDS = ROWS // 64
GROUP = 4


def sliced(bits: I64s, codes: U16s, n: int, size: int) -> int:
    """Set the bit of row i in the words of its code; 0 if a code is not below `size`."""
    i = 0
    while i < n:
        code = codes[i]
        if code >= size:
            return 0
        bits[code * WORDS + (i >> 6)] |= 1 << (i & 63)
        i += 1
    return 1


def crossed(found: I64s, width: int, bits: I64s, first: int, last: int) -> int:
    """Add up for the values from `first` to `last`, and all up to each, how often both are."""
    i = first
    while i < last:
        a = i * WORDS
        j = 0
        while j <= i:
            b = j * WORDS
            s00 = s01 = s02 = s03 = 0
            s10 = s11 = s12 = s13 = 0
            for w in range(WORDS):
                x0 = bits[a + w]
                x1 = bits[a + WORDS + w]
                y0 = bits[b + w]
                y1 = bits[b + WORDS + w]
                y2 = bits[b + 2 * WORDS + w]
                y3 = bits[b + 3 * WORDS + w]
                s00 += ones(x0 & y0)
                s01 += ones(x0 & y1)
                s02 += ones(x0 & y2)
                s03 += ones(x0 & y3)
                s10 += ones(x1 & y0)
                s11 += ones(x1 & y1)
                s12 += ones(x1 & y2)
                s13 += ones(x1 & y3)
            at = i * width + j
            found[at] += s00
            found[at + 1] += s01
            found[at + 2] += s02
            found[at + 3] += s03
            at += width
            found[at] += s10
            found[at + 1] += s11
            found[at + 2] += s12
            found[at + 3] += s13
            j += GROUP
        i += 2
    return 1


SOURCES = {"sliced": (sliced,), "crossed": (crossed,)}

WORK = 1 << 22
"""Between so many words of pairs Python may be interrupted."""
ROOM = 1 << 23
"""Counts of several threads may take so many words in all: they are to be added."""


def kernels(doors: Any) -> dict[str, Any]:
    """What `lambit.info` calls, by name."""
    slice_, cross = doors["sliced"], doors["crossed"]

    def counted(columns: Any, sizes: Any, n: int) -> Any:
        """How often each value of any column goes with each of any, the last value of every column left out.

        None if a code is out of range.
        """
        less = [size - 1 for size in sizes]
        width = -(-sum(less) // GROUP) * GROUP
        benches = Benches(lambda: Bench(width), Bench(width))

        def tile(i: int) -> bool:
            """Count the pairs of some rows; False if a code is out of range."""
            bench = benches.take()
            start = i * ROWS
            count = min(ROWS, n - start)
            found, bits, codes = bench.found, bench.bits, bench.codes
            bits[:] = 0
            at = 0
            for column, size in zip(columns, sizes, strict=True):
                codes[:count] = column[start : start + count]
                bits[at + size - 1] = 0
                if not slice_(address(bits[at : at + size], "i8"), address(codes, "u2"), count, size):
                    return False
                at += size - 1
                bits[at] = 0
            first = 0
            while first < width:
                last = min(width, first + max(GROUP, WORK // (WORDS * (first + GROUP)) // GROUP * GROUP))
                cross(address(found, "i8"), width, address(bits, "i8"), first, last)
                first = last
            benches.put(bench)
            return True

        if not all(shared(tile, -(-n // ROWS), most=max(1, ROOM // max(1, width * width)))):
            return None
        found = sum(bench.found for bench in benches.free)
        lower = np.tril(found[: sum(less), : sum(less)])
        return (lower + np.tril(lower, -1).T).astype(np.float64)

    return {"count_pairs": counted}


class Bench:
    """Counts of pairs, and what counting needs besides."""

    def __init__(self, width: int) -> None:
        self.found = np.zeros((width, width), dtype=np.int64)
        self.bits = np.empty((width + 1, WORDS), dtype=np.int64)  # a last value's bits are overwritten by the next column's
        self.codes = np.empty(ROWS, dtype=np.uint16)
