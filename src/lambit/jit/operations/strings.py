"""Characters taken out of strings, which other threads and handlers of signals may write to: so a string is looked into anew each time."""

from __future__ import annotations

from lambit.jit.types import CHAR, I64, STRING, Value

from .table import integer, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

MOST = 1 << 60
"""No string has so many characters."""


@operation("string-length")
def _length(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (STRING,):
        return None
    return integer(w.within(w.define(f"call i64 @lambit.string.length(ptr {values[0].text})"), (0, MOST)))


@operation("string-ref")
def _ref(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (STRING, I64):
        return None
    found = w.define(f"call i32 @lambit.string.ref(ptr {values[0].text}, i64 {values[1].text})")
    w.guard(w.define(f"icmp eq i32 {found}, -1"), "an index is out of range")
    return Value(CHAR, (found,))
