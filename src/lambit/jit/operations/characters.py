"""Characters as their scalar values."""

from __future__ import annotations

from itertools import pairwise

from lambit.jit.types import CHAR, I64, Value

from .table import OPERATIONS, boolean, integer, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation

SURROGATES = 0xD800, 0xE000
LAST = 0x10FFFF


def _comparison(how: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) < 2 or any(v.type is not CHAR for v in values):
            return None
        found = ""
        for a, b in pairwise(values):
            one = w.define(f"icmp {how} i32 {a.text}, {b.text}")
            found = w.define(f"and i1 {found}, {one}") if found else one
        return boolean(found)

    return write


for _name, _how in (("char=?", "eq"), ("char<?", "ult"), ("char>?", "ugt"), ("char<=?", "ule"), ("char>=?", "uge")):
    OPERATIONS[_name] = _comparison(_how)


@operation("char->integer")
def _number(w: Writer, values: list[Value]) -> Value | None:
    return integer(w.define(f"zext i32 {values[0].text} to i64")) if kinds(values) == (CHAR,) else None


@operation("integer->char")
def _character(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) != (I64,):
        return None
    n = values[0].text
    large = w.define(f"icmp ugt i64 {n}, {LAST}")
    high = w.define(f"icmp uge i64 {n}, {SURROGATES[0]}")
    surrogate = w.define(f"and i1 {high}, {w.define(f'icmp ult i64 {n}, {SURROGATES[1]}')}")
    w.guard(w.define(f"or i1 {large}, {surrogate}"), "an integer is no character")
    return Value(CHAR, (w.define(f"trunc i64 {n} to i32"),))
