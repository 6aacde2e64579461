"""Complex numbers made of parts, and taken apart."""

from __future__ import annotations

from math import pi

from lambit.jit.lower.unions import branched
from lambit.jit.types import C128, COMPLEX, F64, I64, Value

from .complex_arithmetic import library, of_angle, rectangle
from .table import are_real, as_float, float_text, integer, kinds, operation, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

EXACT_ZERO = "a part is an exact zero"


def _not_zero(w: Writer, v: Value) -> None:
    """Leave if a number is an exact zero, with which a complex number may be real."""
    if not v.text.lstrip("-").isdigit():  # a constant is known not to be
        w.guard(w.define(f"icmp eq i64 {v.text}, 0"), EXACT_ZERO)


def _is_zero(v: Value) -> bool:
    """Is it a constant, the exact zero?"""
    return v.type is I64 and v.text == "0"


@operation("make-rectangular")
def _rectangular(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2 or not are_real(values) or not COMPLEX:
        return None
    x, y = values
    if _is_zero(y):
        return x
    if x.type is I64 and y.type is I64:
        return None  # an exact complex number
    if y.type is I64:
        _not_zero(w, y)
    return rectangle(as_float(w, x), as_float(w, y))


@operation("make-polar")
def _polar(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2 or not are_real(values) or not COMPLEX:
        return None
    size, angle = values
    if _is_zero(angle):
        return size
    if _is_zero(size):
        return None
    for v in values:
        if v.type is I64:
            _not_zero(w, v)
    return of_angle(w, as_float(w, size), as_float(w, angle))


@operation("real-part")
def _real_part(w: Writer, values: list[Value]) -> Value | None:
    del w
    if kinds(values) == (C128,):
        return real(values[0].parts[0])
    return values[0] if len(values) == 1 and are_real(values) else None


@operation("imag-part")
def _imaginary_part(w: Writer, values: list[Value]) -> Value | None:
    del w
    if kinds(values) == (C128,):
        return real(values[0].parts[1])
    return integer("0") if len(values) == 1 and are_real(values) else None


@operation("angle")
def _angle(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) == (C128,):
        x, y = values[0].parts
        return real(library(w, "atan2", y, x))
    if kinds(values) == (F64,):
        return real(library(w, "atan2", float_text(0.0), values[0].text))
    if kinds(values) == (I64,):
        x = values[0].text
        return branched(w, w.define(f"icmp slt i64 {x}, 0"), lambda: real(float_text(pi)), lambda: integer("0"))
    return None
