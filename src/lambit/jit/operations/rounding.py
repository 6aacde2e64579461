"""Conversion between exact and inexact, and rounding."""

from __future__ import annotations

from lambit.jit.types import C128, F64, I64, Value

from .table import (
    OPERATIONS,
    are_real,
    as_float,
    as_integer,
    integer,
    intrinsic,
    kinds,
    operation,
    real,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation


@operation("inexact", "exact->inexact")
def _inexact(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) == (C128,):
        return values[0]
    return real(as_float(w, values[0])) if len(values) == 1 and are_real(values) else None


@operation("exact", "inexact->exact")
def _exact_of(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1 or not are_real(values):
        return None
    (v,) = values
    if v.type is I64:
        return v
    return integer(as_integer(w, v))


def _rounding(name: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) == (I64,):
            return values[0]
        return real(intrinsic(w, f"{name}.f64", "double", values[0].text)) if kinds(values) == (F64,) else None

    return write


for _name, _function in (("floor", "floor"), ("ceiling", "ceil"), ("truncate", "trunc"), ("round", "roundeven")):
    OPERATIONS[_name] = _rounding(_function)
