"""Integers as bits."""

from __future__ import annotations

from lambit.jit.types import I64, Value

from .table import OPERATIONS, OVERFLOW, integer, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation


def _bitwise(name: str, neutral: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if any(v.type is not I64 for v in values):
            return None
        found = neutral
        for v in values:
            found = w.define(f"{name} i64 {found}, {v.text}")
        return integer(found)

    return write


OPERATIONS["bitwise-and"] = _bitwise("and", "-1")
OPERATIONS["bitwise-or"] = _bitwise("or", "0")
OPERATIONS["bitwise-xor"] = _bitwise("xor", "0")


@operation("bitwise-not")
def _complement(w: Writer, values: list[Value]) -> Value | None:
    return integer(w.define(f"xor i64 {values[0].text}, -1")) if kinds(values) == (I64,) else None


@operation("arithmetic-shift")
def _shift(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64, I64):
        return None
    n, count = (v.text for v in values)
    left = w.define(f"icmp sgt i64 {count}, 0")
    w.guard(w.define(f"icmp sgt i64 {count}, 62"), OVERFLOW)
    by = w.define(f"select i1 {left}, i64 {count}, i64 0")
    shifted = w.define(f"shl i64 {n}, {by}")
    back = w.define(f"ashr i64 {shifted}, {by}")
    w.guard(w.define(f"icmp ne i64 {back}, {n}"), OVERFLOW)
    opposite = w.define(f"sub i64 0, {count}")
    most = w.define(f"icmp slt i64 {count}, -63")
    right = w.define(f"select i1 {most}, i64 63, i64 {opposite}")
    safe = w.define(f"select i1 {left}, i64 0, i64 {right}")
    return integer(w.define(f"select i1 {left}, i64 {shifted}, i64 {w.define(f'ashr i64 {n}, {safe}')}"))
