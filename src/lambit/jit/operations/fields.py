"""Fields of bits: those from number `start` to before `end`, which native code knows up to bit 62."""

from __future__ import annotations

from typing import NamedTuple

from lambit.jit.types import BOOL, I64, Value

from .arithmetic import floor_rest
from .table import boolean, integer, intrinsic, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

LAST = 62


class Field(NamedTuple):
    """Where a field begins, how wide it is, and its bits: at the lowest place, and at its own."""

    start: str
    width: str
    low: str
    mask: str


def _field(w: Writer, values: list[Value], count: int) -> Field | None:
    """The field that the last two of `count` integers say; None if these are others."""
    if kinds(values) != (I64,) * count:
        return None
    start, end = (v.text for v in values[-2:])
    before = w.define(f"icmp slt i64 {end}, {start}")
    w.guard(w.define(f"or i1 {before}, {w.define(f'icmp slt i64 {start}, 0')}"), "there is no such field of bits")
    w.guard(w.define(f"icmp sgt i64 {end}, {LAST}"), "a field of bits reaches far")
    width = w.define(f"sub i64 {end}, {start}")
    low = w.define(f"sub i64 {w.define(f'shl i64 1, {width}')}, 1")
    return Field(start, width, low, w.define(f"shl i64 {low}, {start}"))


def _with(w: Writer, dest: str, bits: str, mask: str) -> Value:
    """An integer with those of `bits` where the mask has ones."""
    rest = w.define(f"and i64 {dest}, {w.define(f'xor i64 {mask}, -1')}")
    return integer(w.define(f"or i64 {rest}, {w.define(f'and i64 {bits}, {mask}')}"))


def _content(w: Writer, x: str, field: Field) -> str:
    return w.define(f"and i64 {w.define(f'ashr i64 {x}, {field.start}')}, {field.low}")


@operation("bit-field-any?")
def _any(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 3)
    return field and boolean(w.define(f"icmp ne i64 {w.define(f'and i64 {values[0].text}, {field.mask}')}, 0"))


@operation("bit-field-every?")
def _every(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 3)
    return field and boolean(w.define(f"icmp eq i64 {w.define(f'and i64 {values[0].text}, {field.mask}')}, {field.mask}"))


@operation("bit-field-clear")
def _cleared(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 3)
    return field and _with(w, values[0].text, "0", field.mask)


@operation("bit-field-set")
def _set(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 3)
    return field and _with(w, values[0].text, "-1", field.mask)


@operation("bit-field-replace")
def _replaced(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 4)
    return field and _with(w, values[0].text, w.define(f"shl i64 {values[1].text}, {field.start}"), field.mask)


@operation("bit-field-replace-same")
def _replaced_there(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 4)
    return field and _with(w, values[0].text, values[1].text, field.mask)


@operation("bit-field-rotate")
def _rotated(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 4)
    if field is None:
        return None
    bits = _content(w, values[0].text, field)
    up = floor_rest(w, values[1].text, intrinsic(w, "umax.i64", "i64", field.width, "1"))
    high = w.define(f"and i64 {w.define(f'shl i64 {bits}, {up}')}, {field.low}")
    down = w.define(f"sub i64 {field.width}, {up}")
    both = w.define(f"or i64 {high}, {w.define(f'lshr i64 {bits}, {down}')}")
    return _with(w, values[0].text, w.define(f"shl i64 {both}, {field.start}"), field.mask)


@operation("bit-field-reverse")
def _reversed(w: Writer, values: list[Value]) -> Value | None:
    field = _field(w, values, 3)
    if field is None:
        return None
    turned = intrinsic(w, "bitreverse.i64", "i64", _content(w, values[0].text, field))
    by = w.define(f"sub i64 64, {intrinsic(w, 'umax.i64', 'i64', field.width, '1')}")
    return _with(w, values[0].text, w.define(f"shl i64 {w.define(f'lshr i64 {turned}, {by}')}, {field.start}"), field.mask)


def _bit(w: Writer, index: str) -> str:
    """One bit, by its number."""
    w.guard(w.define(f"icmp ugt i64 {index}, {LAST}"), "the number of a bit is negative, or large")
    return w.define(f"shl i64 1, {index}")


@operation("copy-bit")
def _copied(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64, BOOL):
        return None
    return _with(w, values[1].text, w.define(f"sext i1 {values[2].text} to i64"), _bit(w, values[0].text))


@operation("bit-swap")
def _swapped(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64, I64):
        return None
    i, j, x = (v.text for v in values)
    both = w.define(f"or i64 {_bit(w, i)}, {_bit(w, j)}")
    first, second = (w.define(f"ashr i64 {x}, {number}") for number in (i, j))
    differ = w.define(f"and i64 {w.define(f'xor i64 {first}, {second}')}, 1")
    changed = w.define(f"xor i64 {x}, {both}")
    return integer(w.define(f"select i1 {w.define(f'icmp eq i64 {differ}, 1')}, i64 {changed}, i64 {x}"))
