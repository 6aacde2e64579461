"""Comparisons and type predicates."""

from __future__ import annotations

from itertools import pairwise

from lambit.jit.types import ATOM, BOOL, C128, CHAR, F64, I64, VOID, Declined, Type, Value

from .distances import compared
from .kinds import is_whole
from .table import (
    OPERATIONS,
    are_numbers,
    are_real,
    boolean,
    exact_float,
    float_text,
    integer,
    intrinsic,
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


operation("zero?", "zerop")(_against_zero("="))
operation("positive?", "plusp")(_against_zero(">"))
operation("negative?", "minusp")(_against_zero("<"))


def _parity(bit: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) == (F64,):
            return boolean(_float_parity(w, values[0].text, "oeq" if bit == "0" else "one"))
        if kinds(values) != (I64,):
            return None
        low = w.define(f"and i64 {values[0].text}, 1")
        return boolean(w.define(f"icmp eq i64 {low}, {bit}"))

    return write


def _float_parity(w: Writer, x: str, how: str) -> str:
    """Is the half of a whole float whole?"""
    w.guard(w.define(f"xor i1 {is_whole(w, x)}, true"), "a float is no integer")
    half = w.define(f"fmul double {x}, {float_text(0.5)}")
    return w.define(f"fcmp {how} double {intrinsic(w, 'trunc.f64', 'double', half)}, {half}")


OPERATIONS["even?"] = _parity("0")
OPERATIONS["odd?"] = _parity("1")


@operation("not")
def _not(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1:
        return None
    return boolean(w.define(f"xor i1 {values[0].text}, true") if values[0].type is BOOL else "false")


_SMALL = -5, 256
"""Of integers within these bounds there is one object each: `eq?` tells no two equal ones apart."""


@operation("eq?", "eq")
def _identical(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) == (I64, I64) and not any(_SMALL[0] <= low and high <= _SMALL[1] for low, high in (w.interval(v.text) for v in values)):
        raise Declined("eq? tells equal integers apart, which native code does not", w.node.position if w.node is not None else 0)
    if kinds(values) in ((F64, F64), (C128, C128)):
        return None
    return _same(w, values)


@operation("eqv?", "equal?", "eql", "equal")
def _same(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2:
        return None
    a, b = values
    if a.type is b.type and a.type in (F64, C128):
        found = [_same_float(w, x, y) for x, y in zip(a.parts, b.parts, strict=True)]
        return boolean(found[0] if len(found) == 1 else w.define(f"and i1 {found[0]}, {found[1]}"))
    if ATOM in (a.type, b.type) and VOID not in (a.type, b.type):  # what is one by identity is equal to nothing else
        objects = a.type.llvm == b.type.llvm == "ptr"
        return boolean(w.define(f"icmp eq ptr {a.parts[-1]}, {b.parts[-1]}") if objects else "false")
    if any(v.type not in (I64, BOOL, CHAR, F64, C128) for v in values):
        return None
    return boolean(w.define(f"icmp eq {a.type.llvm} {a.text}, {b.text}") if a.type is b.type else "false")


def _same_float(w: Writer, a: str, b: str) -> str:
    """Have floats the same bits, or are both of them NaN?"""
    bits = [w.define(f"bitcast double {x} to i64") for x in (a, b)]
    same = w.define(f"icmp eq i64 {bits[0]}, {bits[1]}")
    nans = [w.define(f"fcmp uno double {x}, {x}") for x in (a, b)]
    return w.define(f"or i1 {same}, {w.define(f'and i1 {nans[0]}, {nans[1]}')}")


def _is_of(*kinds: Type) -> Operation:
    return lambda _, values: boolean("true" if values[0].type in kinds else "false") if len(values) == 1 else None


for _names, _of in (
    (("number?", "complex?", "numberp"), (I64, F64, C128)), (("real?",), (I64, F64)), (("exact?", "exact-integer?"), (I64,)),
    (("inexact?",), (F64, C128)), (("boolean?",), (BOOL,)), (("char?", "characterp"), (CHAR,)), (("pair?", "consp"), ()),
    (("null?", "null"), ()), (("symbol?", "symbolp"), ()), (("string?", "stringp"), ()),
):  # fmt: skip
    operation(*_names)(_is_of(*_of))
