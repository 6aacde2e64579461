"""The simplest rational number near another one."""

from __future__ import annotations

from lambit.jit.types import F64, I64, Value

from .table import EXACT_FLOAT, are_real, integer, intrinsic, kinds, operation, real, unsigned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

ROOM = 124
"""Bits of what is divided, at most."""
LARGE = "a number is too large, or has too many digits, to find the simplest one near it"

_QUOTIENT = """
define internal i128 @lambit.quotient(i128 %n, i128 %d) nounwind memory(none) {
entry:
  %zeros.d = call i128 @llvm.ctlz.i128(i128 %d, i1 false)
  %zeros.n = call i128 @llvm.ctlz.i128(i128 %n, i1 false)
  %first = sub i128 %zeros.d, %zeros.n
  br label %bit
bit:
  %shift = phi i128 [%first, %entry], [%shift.next, %round]
  %left = phi i128 [%n, %entry], [%left.next, %round]
  %found = phi i128 [0, %entry], [%found.next, %round]
  %on = icmp sge i128 %shift, 0
  br i1 %on, label %round, label %done
round:
  %part = shl i128 %d, %shift
  %one = shl i128 1, %shift
  %fits = icmp uge i128 %left, %part
  %less = sub i128 %left, %part
  %left.next = select i1 %fits, i128 %less, i128 %left
  %more = or i128 %found, %one
  %found.next = select i1 %fits, i128 %more, i128 %found
  %shift.next = sub i128 %shift, 1
  br label %bit
done:
  ret i128 %found
}
declare i128 @llvm.ctlz.i128(i128, i1)
"""
"""A quotient of integers without signs, bit by bit: those of continued fractions are small. (LLVM's own is a call of another library.)"""

_SIMPLEST = f"""
define internal {{double, i1}} @lambit.simplest(i128 %low, i128 %high, i128 %unit) nounwind memory(none) {{
entry:
  br label %round
round:
  %n = phi i128 [%low, %entry], [%d2, %next]
  %d = phi i128 [%unit, %entry], [%rest2, %next]
  %n2 = phi i128 [%high, %entry], [%d, %next]
  %d2 = phi i128 [%unit, %entry], [%rest, %next]
  %a = phi i128 [0, %entry], [%c, %next]
  %b = phi i128 [1, %entry], [%e, %next]
  %c = phi i128 [1, %entry], [%p, %next]
  %e = phi i128 [0, %entry], [%q, %next]
  %whole = call i128 @lambit.quotient(i128 %n, i128 %d)
  %taken = mul i128 %whole, %d
  %rest = sub i128 %n, %taken
  %taken2 = mul i128 %whole, %d2
  %rest2 = sub i128 %n2, %taken2
  %even = icmp eq i128 %rest, 0
  %apart = icmp uge i128 %rest2, %d2
  %up = select i1 %even, i128 0, i128 1
  %last = or i1 %even, %apart
  %above = select i1 %last, i128 %up, i128 0
  %digit = add i128 %whole, %above
  %pc = mul i128 %digit, %c
  %p = add i128 %pc, %a
  %qe = mul i128 %digit, %e
  %q = add i128 %qe, %b
  br i1 %last, label %done, label %next
next:
  br label %round
done:
  %large.p = icmp ugt i128 %p, {EXACT_FLOAT}
  %large.q = icmp ugt i128 %q, {EXACT_FLOAT}
  %large = or i1 %large.p, %large.q
  %p64 = trunc i128 %p to i64
  %q64 = trunc i128 %q to i64
  %x = uitofp i64 %p64 to double
  %y = uitofp i64 %q64 to double
  %quotient = fdiv double %x, %y
  %first = insertvalue {{double, i1}} undef, double %quotient, 0
  %both = insertvalue {{double, i1}} %first, i1 %large, 1
  ret {{double, i1}} %both
}}
"""
"""The simplest number from low/unit to high/unit, both above 0: its continued fraction is the common beginning of both ends'.

The second result is true if its two parts are no floats, so that their quotient would be rounded twice."""

_RATIONALIZED = f"""
define internal {{double, i1}} @lambit.rationalized(double %x, double %t) nounwind memory(none) {{
entry:
  %x.bits = bitcast double %x to i64
  %t.bits = bitcast double %t to i64
  %x.e.raw = lshr i64 %x.bits, 52
  %t.e.raw = lshr i64 %t.bits, 52
  %x.e = call i64 @llvm.umax.i64(i64 %x.e.raw, i64 1)
  %t.e = call i64 @llvm.umax.i64(i64 %t.e.raw, i64 1)
  %x.m = call i64 @lambit.significand(i64 %x.bits)
  %t.m = call i64 @lambit.significand(i64 %t.bits)
  %x.tail = call i64 @llvm.cttz.i64(i64 %x.m, i1 true)
  %t.tail = call i64 @llvm.cttz.i64(i64 %t.m, i1 true)
  %x.odd = lshr i64 %x.m, %x.tail
  %t.odd = lshr i64 %t.m, %t.tail
  %x.up = add i64 %x.e, %x.tail
  %t.up = add i64 %t.e, %t.tail
  %least.of = call i64 @llvm.umin.i64(i64 %x.up, i64 %t.up)
  %least = call i64 @llvm.umin.i64(i64 %least.of, i64 1075)
  %places = sub i64 1075, %least
  %x.shift = sub i64 %x.up, %least
  %t.shift = sub i64 %t.up, %least
  %many = icmp ugt i64 %places, {ROOM}
  %x.zeros = call i64 @llvm.ctlz.i64(i64 %x.odd, i1 true)
  %t.zeros = call i64 @llvm.ctlz.i64(i64 %t.odd, i1 true)
  %x.over = sub i64 %x.shift, %x.zeros
  %t.over = sub i64 %t.shift, %t.zeros
  %x.far = icmp sgt i64 %x.over, {ROOM - 64}
  %t.far = icmp sgt i64 %t.over, {ROOM - 64}
  %far = or i1 %x.far, %t.far
  %bad = or i1 %far, %many
  br i1 %bad, label %leave, label %on
on:
  %x.128 = zext i64 %x.odd to i128
  %t.128 = zext i64 %t.odd to i128
  %x.shift.128 = zext i64 %x.shift to i128
  %t.shift.128 = zext i64 %t.shift to i128
  %places.128 = zext i64 %places to i128
  %whole = shl i128 %x.128, %x.shift.128
  %distance = shl i128 %t.128, %t.shift.128
  %unit = shl i128 1, %places.128
  %low = sub i128 %whole, %distance
  %high = add i128 %whole, %distance
  %found = call {{double, i1}} @lambit.simplest(i128 %low, i128 %high, i128 %unit)
  ret {{double, i1}} %found
leave:
  ret {{double, i1}} {{double 0.0, i1 true}}
}}
define internal i64 @lambit.significand(i64 %bits) nounwind memory(none) {{
  %fraction = and i64 %bits, {(1 << 52) - 1}
  %exponent = lshr i64 %bits, 52
  %subnormal = icmp eq i64 %exponent, 0
  %hidden = select i1 %subnormal, i64 0, i64 {1 << 52}
  %all = or i64 %fraction, %hidden
  ret i64 %all
}}
declare i64 @llvm.umax.i64(i64, i64)
declare i64 @llvm.umin.i64(i64, i64)
declare i64 @llvm.cttz.i64(i64, i1)
declare i64 @llvm.ctlz.i64(i64, i1)
"""
"""The simplest number that differs from x by no more than t, where x > t > 0 are finite; true if it cannot be told so."""


@operation("rationalize")
def _rationalize(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2 or not are_real(values):
        return None
    if kinds(values) == (I64, I64):
        return _of_integers(w, *values)
    x, t = (_exactly(w, v) for v in values)
    size, distance = (intrinsic(w, "fabs.f64", "double", v) for v in (x, t))
    for one in (size, distance):
        w.guard(w.define(f"fcmp uge double {one}, 0x7FF0000000000000"), LARGE)
    for name, text in (("lambit.quotient", _QUOTIENT), ("lambit.simplest", _SIMPLEST), ("lambit.rationalized", _RATIONALIZED)):
        w.program.declare(name, text)
    near = w.define(f"fcmp ule double {size}, {distance}")  # so 0 is
    same = w.define(f"fcmp oeq double {distance}, 0.0")
    simple = w.define(f"or i1 {near}, {same}")
    one, half = (w.define(f"select i1 {simple}, double {c}, double {v}") for c, v in (("1.0", size), ("0.5", distance)))
    both = w.define(f"call {{double, i1}} @lambit.rationalized(double {one}, double {half})")
    found, large = (w.define(f"extractvalue {{double, i1}} {both}, {k}") for k in (0, 1))
    w.guard(large, LARGE)
    signed = intrinsic(w, "copysign.f64", "double", found, x)
    other = w.define(f"select i1 {same}, double {x}, double {signed}")
    return real(w.define(f"select i1 {near}, double 0.0, double {other}"))


def _exactly(w: Writer, v: Value) -> str:
    """A number as a float that is the same number."""
    if v.type is F64:
        return v.text
    w.guard(w.define(f"icmp ugt i64 {unsigned(w, v)}, {EXACT_FLOAT}"), LARGE)
    return w.define(f"sitofp i64 {v.text} to double")


def _of_integers(w: Writer, x: Value, t: Value) -> Value:
    """The one nearest to 0: there is none simpler than an integer."""
    size, distance = unsigned(w, x), unsigned(w, t)
    left = w.define(f"sub i64 {size}, {distance}")
    negative = w.define(f"icmp slt i64 {x.text}, 0")
    signed = w.define(f"select i1 {negative}, i64 {w.define(f'sub i64 0, {left}')}, i64 {left}")
    near = w.define(f"icmp ule i64 {size}, {distance}")
    return integer(w.define(f"select i1 {near}, i64 0, i64 {signed}"))
