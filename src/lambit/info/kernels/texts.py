"""Strings as integers: a sort of integers counts them faster than a dictionary counts strings."""

from __future__ import annotations

from typing import Any

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = 8
"""So many characters below 256 fit an unsigned integer."""
_WIDEST = 64
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_BLOCK = 1 << 13
_MASKS = np.array([(1 << 8 * k) - 1 for k in range(_WORD + 1)], dtype=np.uint64)
"""What keeps the first k characters of a word."""


def joined(strings: Sequence[Any]) -> Any:
    """Strings of up to 64 characters from 1 to 255 as unsigned integers, equal where the strings are; else None.

    Up to eight characters are the integer itself. More are mixed to a hash: that no two strings have the same is
    certain if there are as many hashes as strings, which is left to the caller if the second value is false.
    """
    try:
        octets = "\0".join(strings).encode("latin-1")
    except (TypeError, UnicodeEncodeError):  # not all are strings, or not such
        return None
    n, size = len(strings), len(octets)
    text = np.frombuffer(octets + bytes(_WIDEST + _WORD), dtype=np.uint8)
    if size - np.count_nonzero(text) != n - 1:  # a string has the separator in it
        return None
    starts, lengths = _places(text, n, size)
    width = int(lengths.max()) if hasattr(lengths, "max") else lengths
    if width > _WIDEST:
        return None
    windows = np.ndarray((text.size - _WORD + 1,), dtype="<u8", buffer=text, strides=(1,))
    if isinstance(starts, slice) and width <= _WORD:
        return windows[starts] & _MASKS[width], True
    if isinstance(starts, slice):
        starts, lengths = np.arange(0, size + 1, width + 1), np.broadcast_to(np.intp(width), n)
    found = np.empty(n, dtype=np.uint64)
    for at in range(0, n, _BLOCK):
        block = slice(at, at + _BLOCK)
        found[block] = _hashed(windows, starts[block], lengths[block], width)
    return found, width <= _WORD


def _hashed(windows: Any, starts: Any, left: Any, width: int) -> Any:
    """The words of each string, mixed; `left` is how long each is."""
    found = windows[starts] & _MASKS[np.minimum(left, _WORD)]
    for begin in range(_WORD, width, _WORD):
        left = np.maximum(left - _WORD, 0)
        found ^= found >> _HALF
        found *= _FACTOR
        found += windows[starts + begin] & _MASKS[np.minimum(left, _WORD)]
    return found


def _places(text: Any, n: int, size: int) -> tuple[Any, Any]:
    """Where each string starts, and its length: one for all if they are equal."""
    width = (size + 1) // n - 1
    if width > 0 and (width + 1) * n == size + 1 and not text[width : size : width + 1].any():
        return slice(0, size + 1, width + 1), width
    ends = np.append(np.flatnonzero(text[:size] == 0), size)
    starts = np.empty_like(ends)
    starts[0] = 0
    starts[1:] = ends[:-1] + 1
    return starts, ends - starts
