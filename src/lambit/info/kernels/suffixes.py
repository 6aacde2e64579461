"""Where each part of a sequence has occurred before: suffixes sorted, and for each the nearest earlier ones.

As many symbols as fit 57 bits are packed into one integer, below them how many there
are before the end: sorting these integers sorts suffixes by that many symbols at once.
Those still equal are sorted again by the places of what follows (Larsson & Sadakane 2007),
twice as many symbols each time. Of all earlier suffixes, the one with the longest common
beginning is a neighbour in sorted order once later suffixes are taken out of the list.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .native import kernel

_BITS = 57
_LENGTH = 6  # bits for the number of symbols, at most 57


class Suffixes:
    """A sequence of codes 0 … size - 1, whose suffixes are compared many symbols at a time."""

    __slots__ = ("bits", "keys", "n", "width")

    def __init__(self, codes: Any, size: int) -> None:
        self.n = codes.size
        self.bits = max(1, (size - 1).bit_length())
        self.width = max(1, _BITS // self.bits)
        self.keys = _packed(codes.astype(np.int64), self.bits, self.width)
        self.keys <<= _LENGTH
        self.keys |= np.minimum(np.arange(self.n, 0, -1), self.width)

    def sorted(self) -> Any:
        """Where the suffixes start, in lexicographic order; the end comes before all symbols."""
        n = self.n
        order = np.argsort(self.keys)
        keys = self.keys[order]
        new = np.concatenate(([True], keys[1:] != keys[:-1]))
        places = np.arange(n)
        rank = np.full(n + 1, -1)  # of suffixes equal so far, the first one's place; the empty one before all
        rank[order] = np.maximum.accumulate(np.where(new, places, 0))
        open_ = places[~(new & np.append(new[1:], True))]
        length = self.width
        while open_.size:
            starts = order[open_]
            both = rank[starts] * (n + 1) + rank[np.minimum(starts + length, n)] + 1
            again = np.argsort(both)
            starts, both = starts[again], both[again]
            order[open_] = starts
            new = np.concatenate(([True], both[1:] != both[:-1]))
            rank[starts] = np.maximum.accumulate(np.where(new, open_, 0))
            open_ = open_[~(new & np.append(new[1:], True))]
            length *= 2
        return order

    def earlier(self) -> tuple[list[int], list[int]]:
        """For each suffix, of those that start before it the next smaller and the next greater; n for none."""
        n, order = self.n, self.sorted()
        before, after = np.full(n + 1, n), np.full(n + 1, n)
        before[order[1:]], after[order[:-1]] = order[:-1], order[1:]
        smaller: list[int] = before.tolist()
        greater: list[int] = after.tolist()
        for i in range(n - 1, 0, -1):  # take the suffix out of the list
            a, b = smaller[i], greater[i]
            greater[a] = b
            smaller[b] = a
        return smaller, greater

    def common(self, keys: list[int], i: int, j: int, known: int = 0) -> int:
        """How many symbols the suffixes at i and j < i have in common, of which so many are known."""
        length, n, width = known, self.n, self.width
        while i + length < n:
            differ = (keys[i + length] ^ keys[j + length]) >> _LENGTH
            if differ:
                return int(min(n - i, length + width - 1 - (differ.bit_length() - 1) // self.bits))
            length += width
        return int(n - i)


def _packed(codes: Any, bits: int, width: int) -> Any:
    """For each place, `width` symbols from there on in one integer, zeros beyond the end."""
    n = codes.size
    found, have = np.zeros(n, dtype=np.int64), 0
    power, size = codes, 1
    while width:
        if width & 1:
            found = _joined(found, power, have, size * bits)
            have += size
        width >>= 1
        if width:
            power, size = _joined(power, power, size, size * bits), 2 * size
    return found


def _joined(first: Any, second: Any, length: int, shift: int) -> Any:
    """`first`, of so many symbols, followed by `second`, of so many bits."""
    found = first << shift
    if length < first.size:
        found[: first.size - length] |= second[length:]
    return found


def exhaustive_history(codes: Any, size: int) -> list[int]:
    """Where the phrases start of which none but the last occurs, beginning anywhere earlier, in what precedes its last symbol."""
    text = Suffixes(codes, size)
    if (native := _natively("history", text)) is not None:
        return native.tolist()  # type: ignore[no-any-return]
    n, (smaller, greater) = text.n, text.earlier()
    keys = text.keys.tolist()
    starts, i = [], 0
    while i < n:
        starts.append(i)
        a, b = smaller[i], greater[i]
        i += 1 + max(text.common(keys, i, a) if a < n else 0, text.common(keys, i, b) if b < n else 0)
    return starts


def previous_matches(codes: Any, size: int) -> Any:
    """For each place, how many symbols from there on also occur beginning earlier: the longest previous factor."""
    text = Suffixes(codes, size)
    if (native := _natively("matches", text)) is not None:
        return native
    found = np.zeros(text.n, dtype=np.int64)
    keys = text.keys.tolist()
    for earlier in text.earlier():
        np.maximum(found, _matches(text, keys, np.array(earlier[:-1])), out=found)
    return found


def _natively(name: str, text: Suffixes) -> Any:
    """What the native kernel finds from suffixes and their neighbours; None if there is none."""
    earlier, find = kernel("earlier", text.n), kernel(name, text.n)
    if earlier is None or find is None:
        return None
    near = earlier(text.sorted())
    return find(text.keys, text.width, text.bits, near) if near is not None else None


def _matches(text: Suffixes, keys: list[int], earlier: Any) -> Any:
    """How many symbols each suffix has in common with the given earlier one."""
    n, width = text.n, text.width
    some = np.flatnonzero(earlier < n)
    differ = (text.keys[some] ^ text.keys[earlier[some]]) >> _LENGTH
    found = np.zeros(n, dtype=np.int64)
    found[some] = np.minimum(n - some, width - 1 - (_bit_lengths(differ) - 1) // text.bits)
    # what is longer than a key loses at most one symbol from each place to the next
    at, last = -2, 0
    for i, j in zip(some[differ == 0].tolist(), earlier[some[differ == 0]].tolist(), strict=True):
        last = text.common(keys, i, j, min(n - i, max(width, last - (i - at))))
        found[i], at = last, i
    return found


def _bit_lengths(x: Any) -> Any:
    """The number of binary digits of each integer; exact, as halves of few bits are."""
    high = x >> 32
    return np.where(high > 0, np.frexp(high.astype(np.float64))[1] + 32, np.frexp((x & 0xFFFFFFFF).astype(np.float64))[1])


def incremental_parsing(codes: Any, size: int) -> list[int]:
    """Where the phrases start each of which, the last excepted, is the shortest that is no phrase before."""
    native = kernel("phrases", codes.size)
    if native is not None and (phrases := native(codes, size)) is not None:
        starts = phrases.tolist()
        if starts[-1] == len(codes):
            starts.pop()
        return starts  # type: ignore[no-any-return]
    tree: dict[int, int] = {}  # node and symbol, as one number, to node
    child = tree.get
    starts, node, count = [0], 0, 1
    for i, code in enumerate(codes.tolist(), 1):
        edge = node * size + code
        found = child(edge)
        if found is None:
            tree[edge] = count
            count += 1
            node = 0
            starts.append(i)
        else:
            node = found
    if starts[-1] == len(codes):
        starts.pop()
    return starts
