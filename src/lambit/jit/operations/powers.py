"""Powers and roots of integers and floats."""

from __future__ import annotations

from lambit.jit.lower.unions import branched
from lambit.jit.types import C128, F64, I64, Value

from . import complex_functions
from .arithmetic import checked
from .table import (
    OPERATIONS,
    OVERFLOW,
    as_float,
    exact_float,
    integer,
    intrinsic,
    kinds,
    operation,
    real,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

WRITTEN_OUT = 16
"""Powers to constants up to this are products."""
WHOLE_ROOTS = 1 << 50
"""The float next to the root of an integer below this is whole only if the root is."""

_POWER = """
define internal {i64, i1} @lambit.power(i64 %base, i64 %count) nounwind memory(none) {
entry:
  br label %round
round:
  %x = phi i64 [%base, %entry], [%square, %on]
  %n = phi i64 [%count, %entry], [%half, %on]
  %t = phi i64 [1, %entry], [%product, %on]
  %low = and i64 %n, 1
  %odd = icmp eq i64 %low, 1
  %factor = select i1 %odd, i64 %x, i64 1
  %both = call {i64, i1} @llvm.smul.with.overflow.i64(i64 %t, i64 %factor)
  %product = extractvalue {i64, i1} %both, 0
  %over = extractvalue {i64, i1} %both, 1
  %half = lshr i64 %n, 1
  %last = icmp eq i64 %half, 0
  %stop = or i1 %over, %last
  br i1 %stop, label %done, label %on
on:
  %next = call {i64, i1} @llvm.smul.with.overflow.i64(i64 %x, i64 %x)
  %square = extractvalue {i64, i1} %next, 0
  %large = extractvalue {i64, i1} %next, 1
  br i1 %large, label %failed, label %round
done:
  ret {i64, i1} %both
failed:
  ret {i64, i1} {i64 0, i1 true}
}
"""
"""An integer to a power that is not negative, and whether it overflows. A square that is too large has a factor to come."""


@operation("expt")
def _expt(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) == (I64, I64):
        return _whole(w, *values)
    if kinds(values) == (C128, I64) and values[1].text.lstrip("-").isdecimal():
        return complex_functions.power(w, values[0], int(values[1].text))
    if kinds(values) not in ((F64, I64), (F64, F64), (I64, F64)):
        return None
    base, exponent = as_float(w, values[0]), exact_float(w, values[1])
    low = w.define(f"fcmp olt double {exponent}, 0.0")
    zero = w.define(f"fcmp oeq double {base}, 0.0")
    w.guard(w.define(f"and i1 {low}, {zero}"), "zero to a negative power")
    if values[1].type is F64:
        w.guard(w.define(f"fcmp olt double {base}, 0.0"), "a negative number to an inexact power")
    w.program.declare("pow", "declare double @pow(double, double) nounwind")
    # LLVM would write a product for a square, whose last bit may be another one
    return real(w.define(f"call double @pow(double {base}, double {exponent}) nobuiltin"))


def _whole(w: Writer, base: Value, exponent: Value) -> Value:
    count = exponent.text
    if count.isdigit() and int(count) <= WRITTEN_OUT:
        return _written_out(w, base, int(count))
    if w.interval(count)[0] < 0:
        w.guard(w.define(f"icmp slt i64 {count}, 0"), "a negative power of an integer")
    w.program.declare("llvm.smul.with.overflow.i64", "declare {i64, i1} @llvm.smul.with.overflow.i64(i64, i64)")
    w.program.declare("lambit.power", _POWER)
    both = w.define(f"call {{i64, i1}} @lambit.power(i64 {base.text}, i64 {count})")
    w.guard(w.define(f"extractvalue {{i64, i1}} {both}, 1"), OVERFLOW)
    return integer(w.define(f"extractvalue {{i64, i1}} {both}, 0"))


def _written_out(w: Writer, base: Value, count: int) -> Value:
    """Squares, and products of some of them."""
    found, square = None, base
    while count:
        if count & 1:
            found = square if found is None else checked(w, "mul", found.text, square.text)
        count >>= 1
        if count:
            square = checked(w, "mul", square.text, square.text)
    return found or integer("1")


@operation("sqrt")
def _sqrt(w: Writer, values: list[Value]) -> Value | None:
    """Of an integer, an integer if it can be; of a complex number, another; a float otherwise."""
    if kinds(values) == (C128,):
        return complex_functions.root(w, values[0])
    if kinds(values) == (F64,):
        w.guard(w.define(f"fcmp olt double {values[0].text}, 0.0"), "the root of a negative number")
        return real(_root(w, values[0].text))
    if kinds(values) != (I64,):
        return None
    n = values[0].text
    low, high = w.interval(n)
    if low < 0 or high >= WHOLE_ROOTS:
        w.guard(w.define(f"icmp uge i64 {n}, {WHOLE_ROOTS}"), "the root of an integer that is negative, or large")
    root = _root(w, as_float(w, values[0]))
    whole = w.define(f"fcmp oeq double {intrinsic(w, 'floor.f64', 'double', root)}, {root}")
    return branched(w, whole, lambda: integer(w.define(f"fptosi double {root} to i64")), lambda: real(root))


def _root(w: Writer, x: str) -> str:
    return intrinsic(w, "sqrt.f64", "double", x)


@operation("cube")
def _cube(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) not in ((I64,), (F64,)):
        return None
    square = OPERATIONS["*"](w, [*values, *values])
    return None if square is None else OPERATIONS["*"](w, [*values, square])
