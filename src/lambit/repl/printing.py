"""Results as the prompt shows them: whole if they fit, else shortened to what matters.

    (0 1 2 3 ... 49998 49999)  ; 50,000 items

A value is shown as `write` writes it, broken into lines, when that takes less
than about half the screen. Otherwise its beginning and end are shown, and a
note says how large it is. Showing takes bounded time whatever the value is:
a cycle, a million elements, a billion digits.
"""

from __future__ import annotations

import sys
from itertools import islice
from typing import Any

from lambit.data import NIL, Box, Bytevector, ExactComplex, Pair, Rational, String, Vector

from .layout import layout

DIGITS = 0.30102999566398120  # decimal digits per bit
DEEPEST = 5  # levels of a shortened value
LONGEST = 30_000_000  # pairs walked to count a list's elements


def show(value: Any, width: int, height: int, column: int = 0) -> tuple[str, str]:
    """The text of `value` from `column` on, and a note on it ("" if none is needed)."""
    room = max(width - column, 20)
    most = max(height // 2, 4)
    note = describe_array(value) if is_array(value) else ""
    limit = room * most // 2
    plain = is_small(value, limit, unfolded=True)
    if plain or is_small(value, limit, unfolded=False):
        text = written(value, shared=not plain)
        if len(text) <= room * most:
            text = layout(text, width, column=column)
            if len(text) <= room or text.count("\n") < most:
                return text, note
    text = brief(value, room - len(note or size_note(value)) - 4, 0)
    return text, note or size_note(value)


def written(value: Any, *, shared: bool = False) -> str:
    """`value` as `write` (or `write-shared`) writes it; never fails."""
    from lambit.printer import write, write_shared

    try:
        return str(write_shared(value) if shared else write(value))
    except Exception as problem:
        return f"#<{type(value).__name__} that cannot be printed: {type(problem).__name__}>"


def is_array(value: Any) -> bool:
    """Is `value` a numpy array? (Does not import numpy.)"""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray)


def is_small(value: Any, limit: int, *, unfolded: bool) -> bool:
    """Has `value` at most about `limit` parts? Looks at no more than that many.

    `unfolded`: a part counts as often as it would be written, so that what contains
    itself is never small; else it counts once, as `write-shared` writes it.
    """
    stack, seen, count = [value], set(), 0
    while stack:
        x = stack.pop()
        kind = x.__class__
        if kind is int:
            count += x.bit_length() // 64
        elif kind is Rational:
            count += (x.numerator.bit_length() + x.denominator.bit_length()) // 64
        elif kind is ExactComplex:
            stack += [x.real, x.imag]
        elif kind is String:
            count += len(x) // 4
        elif kind is Bytevector or kind is bytes:
            count += len(x)
        elif kind in (Pair, Vector, Box):
            if unfolded or id(x) not in seen:
                seen.add(id(x))
                stack += _parts(x, limit)
        elif is_array(x):
            count += x.size
        count += 1
        if count > limit or len(stack) > limit:
            return False
    return True


def _parts(x: Any, limit: int) -> list[Any]:
    if x.__class__ is Pair:
        return [x.car, x.cdr]
    return x.items[: limit + 1] if x.__class__ is Vector else [x.value]


# -- shortened values --


def brief(value: Any, room: int, depth: int) -> str:
    """`value` in about `room` characters: its beginning and its end."""
    room = max(room, 8)
    kind = value.__class__
    if kind is Pair and depth < DEEPEST:
        return _brief_list(value, room, depth)
    if kind is Vector and depth < DEEPEST:
        return "#" + _ends(value.items, len(value.items), value.items[-3:], room, depth)
    if kind in (Bytevector, bytes):
        return "#u8" + _ends(value, len(value), list(value[-3:]), room, depth)
    if is_array(value) and value.ndim and depth < DEEPEST:
        return _array_prefix(value, depth) + _ends(
            (_item(x) for x in value), len(value), [_item(x) for x in value[-3:]], room, depth
        )
    if kind in (Pair, Vector) or is_array(value):
        return "..."
    if kind is String:
        return _brief_string(value, room)
    if kind is int and value.bit_length() > room * 3:
        return _brief_integer(value, room)
    if kind is Rational and value.numerator.bit_length() + value.denominator.bit_length() > room * 3:
        return f"{brief(value.numerator, room // 2, depth)}/{brief(value.denominator, room // 2, depth)}"
    if kind is ExactComplex and not is_small(value, room // 16 + 4, unfolded=False):
        real, imaginary = brief(value.real, room // 2, depth), brief(value.imag, room // 2, depth)
        return f"{real}{'' if imaginary[0] == '-' else '+'}{imaginary}i"
    text = written(value)
    return text if len(text) <= room else text[: room - 3] + "..."


def _brief_list(value: Pair, room: int, depth: int) -> str:
    count, circular, tail = measure(value)
    if circular:
        return _ends(value, count + 2, [], room, depth)
    last = _last(value, count)
    text = _ends(value, count, last, room, depth)
    return text if tail is NIL else f"{text[:-1]} . {brief(tail, room // 4, depth + 1)})"


def _last(value: Any, count: int) -> list[Any]:
    for _ in range(count - 3):
        value = value.cdr
    return list(islice(value, 3)) if count else []


def _ends(items: Any, count: int, last: list[Any], room: int, depth: int) -> str:
    """The first of `count` items and the `last` ones, in parentheses."""
    share = max(room // 3, 8)
    end: list[str] = []
    used = 8
    for each in reversed(last[-2:]):
        text = brief(each, min(share, room - used), depth + 1)
        if end and used + len(text) > room // 2:
            break
        end.insert(0, text)
        used += len(text) + 1
    start: list[str] = []
    for each in items:
        if len(start) + len(end) >= count:
            break
        text = brief(each, share, depth + 1)
        if start and used + len(text) > room:
            return f"({' '.join([*start, '...', *end])})"
        start.append(text)
        used += len(text) + 1
    return f"({' '.join([*start, *end[max(len(start) + len(end) - count, 0) :]])})"


def measure(value: Any) -> tuple[int, bool, Any]:
    """How many pairs `value` begins with, whether they never end, and what is after them."""
    count, slow = 0, value
    while value.__class__ is Pair and count < LONGEST:
        value = value.cdr
        count += 1
        if not count & 1:
            slow = slow.cdr
        if value is slow and value.__class__ is Pair:
            return count, True, value
    return count, value.__class__ is Pair, value


def _brief_string(value: String, room: int) -> str:
    text = value.text
    if len(text) <= room - 2:
        return written(value)
    return written(String(text[: max(room - 5, 1)]))[:-1] + '..."'


def _brief_integer(value: int, room: int) -> str:
    sign, value = ("-", -value) if value < 0 else ("", value)
    side = max((room - 4) // 2, 4)
    digits = int(value.bit_length() * DIGITS)
    if digits > 200_000:  # a division would take too long; so many digits of the logarithm are right
        from math import log10

        side = min(side, 6)
        shift = value.bit_length() - 60
        exponent = log10(value >> shift) + shift * log10(2)
        head = str(10 ** (exponent % 1))[: side + 1].replace(".", "")
    else:
        head = str(value // 10 ** max(digits - side, 0))[:side]
    return f"{sign}{head}...{value % 10**side:0{side}}"


# -- arrays --

_CODES = {"i": "s", "u": "u", "f": "f", "c": "c"}


def _array_prefix(value: Any, depth: int) -> str:
    code = _CODES.get(value.dtype.kind)
    if depth:
        return ""
    bits = f"#{code}{value.dtype.itemsize * 8}" if code else "#"
    return bits if value.ndim == 1 else f"#{value.ndim}"


def _item(x: Any) -> Any:
    """An element of an array as Lisp sees it."""
    return x if is_array(x) else x.item() if hasattr(x, "item") else x


def describe_array(value: Any) -> str:
    """The type, the shape and, if it is large, the range of an array."""
    shape = " ".join(map(str, value.shape))
    text = f"{value.dtype}, shape ({shape})"
    if 16 < value.size <= 50_000_000 and value.dtype.kind in "iuf":
        low, high = value.min().item(), value.max().item()
        text += f", {low:.6g} to {high:.6g}"
    return text


# -- notes --


def size_note(value: Any) -> str:
    """How large a shortened value is."""
    kind = value.__class__
    if kind is Pair:
        count, circular, tail = measure(value)
        if circular:
            return "circular" if count < LONGEST else f"more than {count:,} items"
        return f"{count:,} items" if tail is NIL else f"{count:,} items before the dot"
    if kind is Vector:
        return f"{len(value.items):,} items"
    if kind is String:
        return f"{len(value):,} characters"
    if kind in (Bytevector, bytes):
        return f"{len(value):,} bytes"
    if kind is int:
        digits = int(value.bit_length() * DIGITS) + 1
        return f"about {digits:,} digits"
    return ""
