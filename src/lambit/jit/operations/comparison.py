"""Comparisons and type predicates."""

from __future__ import annotations

from itertools import pairwise

from lambit.jit.types import ATOM, BOOL, C128, CHAR, F64, I64, VOID, Type, Value

from .distances import compared
from .table import (
    OPERATIONS,
    are_numbers,
    are_real,
    boolean,
    exact_float,
    float_text,
    integer,
    kinds,
    operation,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation


def _comparison(exact: str, floating: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) < 2 or not (are_numbers if exact == "eq" else are_real)(values):
            return None
        found = ""
        for a, b in pairwise(values):
            if a.type is I64 and b.type is I64:
                one = w.define(f"icmp {exact} i64 {a.text}, {b.text}")
            elif C128 in (a.type, b.type):
                one = _equal(w, a, b)
            else:
                one = compared(w, floating, exact_float(w, a), exact_float(w, b))
            found = w.define(f"and i1 {found}, {one}") if found else one
        return boolean(found)

    return write


def _equal(w: Writer, a: Value, b: Value) -> str:
    """Are numbers equal of which at least one is complex? Both their parts are."""
    parts = [v.parts if v.type is C128 else (exact_float(w, v), float_text(0.0)) for v in (a, b)]
    same = [w.define(f"fcmp oeq double {x}, {y}") for x, y in zip(*parts, strict=True)]
    return w.define(f"and i1 {same[0]}, {same[1]}")


for _name, _exact, _floating in (
    ("=", "eq", "oeq"), ("<", "slt", "olt"), (">", "sgt", "ogt"), ("<=", "sle", "ole"), (">=", "sge", "oge"),
):  # fmt: skip
    OPERATIONS[_name] = _comparison(_exact, _floating)


def _against_zero(name: str) -> Operation:
    return lambda w, values: OPERATIONS[name](w, [*values, integer("0")]) if len(values) == 1 else None


OPERATIONS["zero?"] = _against_zero("=")
OPERATIONS["positive?"] = _against_zero(">")
OPERATIONS["negative?"] = _against_zero("<")


def _parity(bit: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) != (I64,):
            return None
        low = w.define(f"and i64 {values[0].text}, 1")
        return boolean(w.define(f"icmp eq i64 {low}, {bit}"))

    return write


OPERATIONS["even?"] = _parity("0")
OPERATIONS["odd?"] = _parity("1")


@operation("not")
def _not(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1:
        return None
    return boolean(w.define(f"xor i1 {values[0].text}, true") if values[0].type is BOOL else "false")


@operation("eq?", "eqv?", "equal?")
def _same(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2:
        return None
    a, b = values
    if ATOM in (a.type, b.type) and VOID not in (a.type, b.type):  # what is one by identity is equal to nothing else
        objects = a.type.llvm == b.type.llvm == "ptr"
        return boolean(w.define(f"icmp eq ptr {a.parts[-1]}, {b.parts[-1]}") if objects else "false")
    if any(v.type not in (I64, BOOL, CHAR) for v in values):
        return None
    return boolean(w.define(f"icmp eq {a.type.llvm} {a.text}, {b.text}") if a.type is b.type else "false")


def _is_of(*kinds: Type) -> Operation:
    return lambda _, values: boolean("true" if values[0].type in kinds else "false") if len(values) == 1 else None


for _name, _of in (
    ("number?", (I64, F64, C128)), ("real?", (I64, F64)), ("complex?", (I64, F64, C128)), ("exact?", (I64,)), ("inexact?", (F64, C128)),
    ("exact-integer?", (I64,)), ("boolean?", (BOOL,)), ("char?", (CHAR,)), ("pair?", ()), ("null?", ()), ("symbol?", ()),
    ("string?", ()),
):  # fmt: skip
    OPERATIONS[_name] = _is_of(*_of)
