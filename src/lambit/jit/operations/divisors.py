"""Common divisors and multiples, and parts of fractions."""

from __future__ import annotations

from lambit.jit.types import I64, Value

from .arithmetic import checked
from .table import OVERFLOW, integer, intrinsic, kinds, operation, unsigned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

_GCD = """
define internal i64 @lambit.gcd(i64 %first, i64 %second) nounwind memory(none) {
entry:
  %empty = icmp eq i64 %second, 0
  br i1 %empty, label %done, label %round
round:
  %a = phi i64 [%first, %entry], [%b, %round]
  %b = phi i64 [%second, %entry], [%rest, %round]
  %rest = urem i64 %a, %b
  %last = icmp eq i64 %rest, 0
  br i1 %last, label %done, label %round
done:
  %found = phi i64 [%first, %entry], [%b, %round]
  ret i64 %found
}
"""
"""The greatest common divisor of integers without signs: Euclid's algorithm."""


def _common(w: Writer, a: str, b: str) -> str:
    w.program.declare("lambit.gcd", _GCD)
    return w.define(f"call i64 @lambit.gcd(i64 {a}, i64 {b})")


@operation("gcd")
def _gcd(w: Writer, values: list[Value]) -> Value | None:
    if any(v.type is not I64 for v in values):
        return None
    found = "0"
    for v in values:
        found = _common(w, found, unsigned(w, v))
    w.guard(w.define(f"icmp slt i64 {found}, 0"), OVERFLOW)
    return integer(found)


@operation("lcm")
def _lcm(w: Writer, values: list[Value]) -> Value | None:
    """Zero if one of the integers is."""
    if any(v.type is not I64 for v in values):
        return None
    found = "1"
    for v in values:
        size = unsigned(w, v)
        w.guard(w.define(f"icmp slt i64 {size}, 0"), OVERFLOW)
        common = _common(w, found, size)
        some = intrinsic(w, "umax.i64", "i64", common, "1")
        found = checked(w, "mul", w.define(f"udiv i64 {found}, {some}"), size).text
    return integer(found)


@operation("numerator")
def _numerator(w: Writer, values: list[Value]) -> Value | None:
    del w
    return values[0] if kinds(values) == (I64,) else None


@operation("denominator")
def _denominator(w: Writer, values: list[Value]) -> Value | None:
    del w
    return integer("1") if kinds(values) == (I64,) else None
