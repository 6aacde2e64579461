"""Values of which it is not known, when code is written, of which of several types they are.

`(if (= i 5) 2.5 i)` is sometimes a float, sometimes an integer: its type is their union, and
it has two parts, the number of the type and the bits. An operation is written once for each type that
an operand may have; native code is left where the operation has no native code for that type.
"""

from __future__ import annotations

from typing import NamedTuple

from lambit.jit.types import (
    ATOM,
    BOOL,
    CHAR,
    F64,
    OBJECT,
    STRING,
    TAGS,
    VOID,
    Declined,
    Type,
    Value,
    either,
    member_of,
)

from .leaving import CannotLeave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .text import Text

BY_IDENTITY = frozenset({"eq?", "eq", "eqv?", "eql", "equal?", "equal", "not", "%check-vector", "values", "%value-ref", "string-ref", "string-length"})
"""The builtins that have native code for objects."""
MOST_CASES = 16
"""An operation is written at most for so many combinations of the types that its operands may have."""


class Way(NamedTuple):
    """A way on which a value comes: its last block, and the line at whose place something may still be written."""

    block: str
    value: Value
    line: int


def as_type(w: Text, value: Value, kind: Type) -> Value:
    """The value as one of the type `kind`, which it is of, or which it is a member of."""
    if value.type == kind or value.type.members:
        return Value(kind, value.parts)
    if value.type.form == "row":
        raise Declined("a vector that was taken out of a vector is kept")
    text = value.parts[-1] or "@lambit_unspecified"
    if not kind.members:
        return Value(kind, (text,))
    member = member_of(value.type)
    return Value(kind, (str(TAGS[member]), _bits(w, member, text)))


def _bits(w: Text, kind: Type, text: str) -> str:
    if kind is F64:
        return w.define(f"bitcast double {text} to i64")
    if kind is ATOM or kind is OBJECT:
        return w.define(f"ptrtoint ptr {text} to i64")
    return w.define(f"zext {kind.llvm} {text} to i64") if kind in (BOOL, CHAR) else text


def as_member(w: Text, value: Value, kind: Type) -> Value:
    """The value of a union, which is known to be of the type `kind`."""
    bits = value.parts[1]
    if kind is F64:
        return Value(kind, (w.define(f"bitcast i64 {bits} to double"),))
    if kind is ATOM or kind is OBJECT:
        return Value(kind, (w.define(f"inttoptr i64 {bits} to ptr"),))
    return Value(kind, (w.define(f"trunc i64 {bits} to {kind.llvm}") if kind in (BOOL, CHAR) else bits,))


def is_true(w: Text, value: Value) -> str:
    """An i1: is the value all but #f? "true" if that is known."""
    if value.type is BOOL:
        return value.text
    if BOOL not in value.type.members:
        return "true"
    tag, bits = value.parts
    other = w.define(f"icmp ne i64 {tag}, {TAGS[BOOL]}")
    return w.define(f"or i1 {other}, {w.define(f'icmp ne i64 {bits}, 0')}")


def way_to(w: Text, end: str, value: Value) -> Way:
    """Go to the block `end` with a value."""
    w.lines.append("")
    w.emit(f"br label %{end}")
    return Way(w.block, value, len(w.lines) - 2)


def branched(w: Text, test: str, then: Callable[[], Value], other: Callable[[], Value]) -> Value:
    """What one of two writes, by an i1: it may be now of one type, now of another."""
    if w.abreast is not None:
        raise CannotLeave
    names = w.fresh("then"), w.fresh("other")
    end = w.fresh("end")
    w.emit(f"br i1 {test}, label %{names[0]}, label %{names[1]}")
    ways = []
    for name, write in zip(names, (then, other), strict=True):
        w.begin(name)
        ways.append(way_to(w, end, write()))
    w.begin(end)
    return joined(w, ways)


def joined(w: Text, ways: list[Way]) -> Value:
    """The one value that comes on each of several ways, at the beginning of the block where they end."""
    kind = ways[0].value.type
    for way in ways[1:]:
        kind = either(kind, way.value.type)
    if len(ways) == 1:
        return ways[0].value
    values = [_written_at(w, way, kind) for way in ways]
    parts = []
    for i, llvm in enumerate(kind.parts if kind is not VOID else ()):
        sources = ", ".join(f"[{v.parts[i]}, %{way.block}]" for v, way in zip(values, ways, strict=True))
        parts.append(w.define(f"phi {llvm} {sources}"))
    return Value(kind, tuple(parts) or ("",))


def _written_at(w: Text, way: Way, kind: Type) -> Value:
    """The value of a way as one of the type `kind`: what that takes is written at the end of the way."""
    lines, w.lines = w.lines, []
    value = as_type(w, way.value, kind)
    lines[way.line] = "\n".join(w.lines)
    w.lines = lines
    return value


def has_objects(kind: Type) -> bool:
    """May a value of the type be an object that is only passed on?"""
    return not {ATOM, OBJECT, STRING}.isdisjoint((kind, *kind.members))


def cases(values: list[Value]) -> int:
    """The number of combinations of the types that the values may have."""
    found = 1
    for v in values:
        found *= len(v.type.members) or 1
    return found


def by_type(w: Text, value: Value, write: Callable[[Value], Value | None], no: str) -> Value | None:
    """What `write` writes, once for each type that `value` may have; it goes to `no` where that is nothing. None if it always is."""
    end = w.fresh("end")
    names = [w.fresh("case") for _ in value.type.members]
    listed = " ".join(f"i64 {TAGS[m]}, label %{n}" for m, n in zip(value.type.members[1:], names[1:], strict=True))
    w.emit(f"switch i64 {value.parts[0]}, label %{names[0]} [{listed}]")
    ways = []
    for member, name in zip(value.type.members, names, strict=True):
        w.begin(name)
        found = write(as_member(w, value, member))
        if found is None:
            w.emit(f"br label %{no}")
        else:
            ways.append(way_to(w, end, found))
    if not ways:
        return None
    w.begin(end)
    return joined(w, ways)
