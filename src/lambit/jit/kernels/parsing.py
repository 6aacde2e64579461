"""Parsing of sequences: the incremental one of Lempel and Ziv (1978), and the search for earlier occurrences.

The phrases so far are a tree whose edges are in a hash table with open addressing. Of suffixes in their order
one pass finds, for each, the nearest on either side that begins earlier: what begins later is passed over
once and never again (Crochemore & Ilie 2008).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.jit.team import pinned

from .arrays import address, integers
from .language import I64s, U32s, below, leading_zeros, shifted

FACTOR = -7046029254386353131  # 2^64 by the golden ratio, odd
LENGTH = 6
"""Below the symbols of a key are so many bits for how many there are."""


def slot_of(keys: I64s, size: int, shift: int, key: int) -> int:
    """Where a key is in a table, or may be put."""
    slot = shifted(key * FACTOR, shift)
    while keys[slot] != 0 and keys[slot] != key:
        slot = (slot + 1) & (size - 1)
    return slot


def parsed(codes: I64s, stop: int, alphabet: int, keys: I64s, nodes: U32s, size: int, shift: int, starts: I64s, state: I64s) -> int:
    """Go on with the parsing up to `stop`, or until the table is half full."""
    at = state[0]
    node = state[1]
    count = state[2]
    while at < stop and 2 * count < size:
        key = node * alphabet + codes[at] + 1
        at += 1
        slot = slot_of(keys, size, shift, key)
        if keys[slot] == key:
            node = nodes[slot]
        else:
            keys[slot] = key
            nodes[slot] = count
            starts[count] = at
            count += 1
            node = 0
    state[0] = at
    state[1] = node
    state[2] = count
    return at


def moved(keys: I64s, nodes: U32s, size: int, new_keys: I64s, new_nodes: U32s, new_size: int, new_shift: int) -> int:
    """Put the edges into a larger table."""
    i = 0
    while i < size:
        if keys[i] != 0:
            slot = slot_of(new_keys, new_size, new_shift, keys[i])
            new_keys[slot] = keys[i]
            new_nodes[slot] = nodes[i]
        i += 1
    return new_size


def earlier(order: I64s, n: int, first: int, last: int, before: int, smaller: U32s, greater: U32s) -> int:
    """For each suffix the nearest in order, on both sides, that begins before it; n for none.

    Goes on from the `first` in order up to the `last`; gives the last one, or -1 if the order is none.
    """
    i = first
    while i < last:
        here = order[i]
        if not below(here, n):
            return -1
        there = before
        while there != n and there > here:
            greater[there] = here
            there = smaller[there]
        smaller[here] = there
        before = here
        i += 1
    if last == n:
        there = before
        while there != n:
            greater[there] = n
            there = smaller[there]
    return before


def common(keys: I64s, n: int, width: int, bits: int, i: int, j: int, known: int) -> int:
    """How many symbols the suffixes at i and j < i have in common, of which so many are known."""
    length = known
    while i + length < n:
        differ = (keys[i + length] ^ keys[j + length]) >> LENGTH
        if differ != 0:
            return min(n - i, length + width - 1 - (63 - leading_zeros(differ)) // bits)
        length += width
    return n - i


def history(keys: I64s, n: int, width: int, bits: int, smaller: U32s, greater: U32s, starts: I64s, state: I64s, limit: int) -> int:
    """Go on with the exhaustive history: where its phrases start, so many more of them at most. The place that is reached."""
    at = state[0]
    count = state[1]
    end = count + limit
    while at < n and count < end:
        starts[count] = at
        count += 1
        low = common(keys, n, width, bits, at, smaller[at], 0) if smaller[at] < at else 0
        high = common(keys, n, width, bits, at, greater[at], 0) if greater[at] < at else 0
        at += 1 + max(low, high)
    state[0] = at
    state[1] = count
    return at


def matches(keys: I64s, n: int, width: int, bits: int, smaller: U32s, greater: U32s, found: I64s, state: I64s, limit: int) -> int:
    """How long what begins at each place also occurs beginning earlier, for so many more places.

    From each place to the next such a match, with the smaller as with the greater, is at most 1 shorter.
    """
    at = state[0]
    low = state[1]
    high = state[2]
    end = min(n, at + limit)
    while at < end:
        low = common(keys, n, width, bits, at, smaller[at], max(low - 1, 0)) if smaller[at] < at else 0
        high = common(keys, n, width, bits, at, greater[at], max(high - 1, 0)) if greater[at] < at else 0
        found[at] = max(low, high)
        at += 1
    state[0] = at
    state[1] = low
    state[2] = high
    return at


SOURCES = {
    "parsed": (slot_of, parsed), "moved": (slot_of, moved),
    "earlier": (earlier,), "history": (common, history), "matches": (common, matches),
}  # fmt: skip

PIECE = 1 << 18


class _Tree:
    """The table of edges."""

    def __init__(self, bits: int) -> None:
        self.size, self.shift = 1 << bits, 64 - bits
        self.keys = np.zeros(self.size, dtype=np.int64)
        self.nodes = np.zeros(self.size, dtype=np.uint32)

    @property
    def parts(self) -> tuple[int, int, int]:
        return address(self.keys, "i8"), address(self.nodes, "u4"), self.size


def kernels(doors: Any) -> dict[str, Any]:
    """What `lambit.info` calls, by name."""

    def phrases(codes: Any, alphabet: int) -> Any:
        """Where the phrases of the incremental parsing start, or one that is cut off; None if there are too many symbols."""
        n = codes.size
        if n >= 1 << 32 or (n + 1) * alphabet >= 1 << 62:
            return None
        codes, starts, state = integers(codes), np.zeros(n + 1, dtype=np.int64), np.array([0, 0, 1])
        held = pinned(codes)
        tree, at = _Tree(12), 0
        while at < n:
            if 2 * state[2] >= tree.size:
                larger = _Tree(tree.size.bit_length() + 1)
                doors["moved"](*tree.parts, *larger.parts, larger.shift)
                tree = larger
            stop = min(at + PIECE, n)
            at = doors["parsed"](address(codes, "i8"), stop, alphabet, *tree.parts, tree.shift, address(starts, "i8"), address(state, "i8"))
        del held
        return starts[: int(state[2])]

    def neighbours(order: Any) -> Any:
        """For each suffix the next smaller and the next greater of those that begin earlier; n for none."""
        n = order.size
        if n >= 1 << 32:
            return None
        order = integers(order)
        smaller, greater = np.empty(n, dtype=np.uint32), np.empty(n, dtype=np.uint32)
        held = pinned(order)
        before = n
        for first in range(0, n, PIECE):
            last = min(first + PIECE, n)
            before = doors["earlier"](address(order, "i8"), n, first, last, before, address(smaller, "u4"), address(greater, "u4"))
            if before < 0:
                return None
        del held
        return smaller, greater

    def compared(name: str, keys: Any, width: int, bits: int, near: tuple[Any, Any]) -> tuple[Any, Any]:
        keys = integers(keys)
        held = pinned(keys, *near)
        found, state, at = np.empty(keys.size, dtype=np.int64), np.zeros(3, dtype=np.int64), 0
        parts = [address(keys, "i8"), keys.size, width, bits, *(address(x, "u4") for x in near), address(found, "i8"), address(state, "i8")]
        while at < keys.size:
            at = doors[name](*parts, PIECE)
        del held
        return found, state

    def exhaustive(*suffixes: Any) -> Any:
        """Where the phrases of the exhaustive history start."""
        found, state = compared("history", *suffixes)
        return found[: int(state[1])]

    def longest(*suffixes: Any) -> Any:
        """How long what begins at each place also occurs beginning earlier."""
        return compared("matches", *suffixes)[0]

    return {"phrases": phrases, "earlier": neighbours, "history": exhaustive, "matches": longest}
