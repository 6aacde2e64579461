"""Random numbers: CPython's Mersenne twister, in the memory of the generator that the interpreter asks, too.

So both draw from one sequence, whoever comes first. Nothing is drawn before it is certain that native code
need not be left: the interpreter would draw again. A generator that has not been seeded yet is its business.
"""

from __future__ import annotations

from functools import cache

from lambit.jit.layout import TYPE
from lambit.jit.types import F64, I64, Value

from .table import as_float, float_text, integer, kinds, operation, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

GENERATOR = 16  # where a random source has its generator
INDEX, STATE, WORDS = 16, 20, 624  # where that has its place in the state, and the state: so many words of 32 bits
LEAST = 2.0**-54
"""What `random-real` gives in the place of zero."""
INFINITY = float("inf")

_TWISTER = f"""
define internal void @lambit.twist(ptr %state) nounwind cold noinline {{
entry:
  br label %word
word:
  %i = phi i64 [0, %entry], [%i.next, %word]
  %i.next = add i64 %i, 1
  %wraps = icmp eq i64 %i.next, {WORDS}
  %after = select i1 %wraps, i64 0, i64 %i.next
  %far = add i64 %i, 397
  %beyond = icmp uge i64 %far, {WORDS}
  %far.back = sub i64 %far, {WORDS}
  %other = select i1 %beyond, i64 %far.back, i64 %far
  %at = getelementptr i32, ptr %state, i64 %i
  %at.after = getelementptr i32, ptr %state, i64 %after
  %at.other = getelementptr i32, ptr %state, i64 %other
  %x = load i32, ptr %at
  %x.after = load i32, ptr %at.after
  %x.other = load i32, ptr %at.other
  %upper = and i32 %x, -2147483648
  %lower = and i32 %x.after, 2147483647
  %y = or i32 %upper, %lower
  %half = lshr i32 %y, 1
  %odd = and i32 %y, 1
  %is.odd = icmp eq i32 %odd, 1
  %matrix = select i1 %is.odd, i32 -1727483681, i32 0
  %mixed = xor i32 %x.other, %half
  %new = xor i32 %mixed, %matrix
  store i32 %new, ptr %at
  br i1 %wraps, label %done, label %word
done:
  ret void
}}
define internal i32 @lambit.word(ptr %generator) nounwind {{
  %index.at = getelementptr i8, ptr %generator, i64 {INDEX}
  %state = getelementptr i8, ptr %generator, i64 {STATE}
  %index = load i32, ptr %index.at
  %used = icmp sge i32 %index, {WORDS}
  br i1 %used, label %twist, label %draw, !prof !99
twist:
  call void @lambit.twist(ptr %state)
  br label %draw
draw:
  %here = phi i32 [%index, %0], [0, %twist]
  %next = add i32 %here, 1
  store i32 %next, ptr %index.at
  %wide = zext i32 %here to i64
  %at = getelementptr i32, ptr %state, i64 %wide
  %a = load i32, ptr %at
  %a11 = lshr i32 %a, 11
  %b = xor i32 %a, %a11
  %b7 = shl i32 %b, 7
  %b7m = and i32 %b7, -1658038656
  %c = xor i32 %b, %b7m
  %c15 = shl i32 %c, 15
  %c15m = and i32 %c15, -272236544
  %d = xor i32 %c, %c15m
  %d18 = lshr i32 %d, 18
  %e = xor i32 %d, %d18
  ret i32 %e
}}
define internal double @lambit.unit(ptr %generator) nounwind {{
  %a = call i32 @lambit.word(ptr %generator)
  %b = call i32 @lambit.word(ptr %generator)
  %a5 = lshr i32 %a, 5
  %b6 = lshr i32 %b, 6
  %x = uitofp i32 %a5 to double
  %y = uitofp i32 %b6 to double
  %high = fmul double %x, {float_text(2.0**26)}
  %sum = fadd double %high, %y
  %found = fmul double %sum, {float_text(2.0**-53)}
  ret double %found
}}
declare i64 @llvm.ctlz.i64(i64, i1)
define internal i64 @lambit.below(ptr %generator, i64 %n) nounwind {{
entry:
  %most = sub i64 %n, 1
  %none = icmp eq i64 %most, 0
  %zeros = call i64 @llvm.ctlz.i64(i64 %most, i1 false)
  %bits = sub i64 64, %zeros
  %two = icmp ugt i64 %bits, 32
  %one.shift = sub i64 32, %bits
  %two.shift = sub i64 64, %bits
  %shift = select i1 %two, i64 %two.shift, i64 %one.shift
  br i1 %none, label %zero, label %again
again:
  %low = call i32 @lambit.word(ptr %generator)
  %low.wide = zext i32 %low to i64
  br i1 %two, label %more, label %one
more:
  %high = call i32 @lambit.word(ptr %generator)
  %high.wide = zext i32 %high to i64
  %high.cut = lshr i64 %high.wide, %shift
  %high.up = shl i64 %high.cut, 32
  %whole = or i64 %high.up, %low.wide
  br label %try
one:
  %cut = lshr i64 %low.wide, %shift
  br label %try
try:
  %r = phi i64 [%whole, %more], [%cut, %one]
  %fits = icmp ult i64 %r, %n
  br i1 %fits, label %done, label %again
done:
  ret i64 %r
zero:
  ret i64 0
}}
"""


@cache
def _lies_as_known() -> bool:
    """Have this Python's generator, and a random source, what we look for where we look for it?"""
    import ctypes
    from _random import Random

    from lambit.builtins.random import RandomSource

    of = RandomSource()
    of.seed(20_090_103)
    g: Random = of.generator
    *state, index = g.getstate()
    if ctypes.c_void_p.from_address(id(of) + GENERATOR).value != id(g) or len(state) != WORDS:
        return False
    found = (ctypes.c_uint32 * WORDS).from_address(id(g) + STATE)
    return ctypes.c_int32.from_address(id(g) + INDEX).value == index and tuple(found) == tuple(state)


def _generator(w: Writer) -> str | None:
    """The generator of the program's random source, once all guards have been written but that it is there; None if it cannot be used."""
    context = w.function.unit.heat.context if w.function.unit.heat is not None else None
    if context is None or not w.may_leave or not _lies_as_known():
        return None
    from _random import Random

    from lambit.builtins.random import source_of
    from lambit.jit.engine import engine

    engine().symbol("lambit_generator", id(Random))  # it lives for ever
    w.program.declare("lambit_generator", "@lambit_generator = external global i8")
    w.program.declare("lambit.word", _TWISTER)
    w.program.stores = True  # it is not to be done again
    found = w.field("ptr", w.program.object(source_of(context)), GENERATOR)
    w.guard(w.define(f"icmp eq ptr {found}, null"), UNSEEDED)
    w.guard(w.define(f"icmp ne ptr {w.field('ptr', found, TYPE)}, @lambit_generator"), UNSEEDED)
    return found


UNSEEDED = "the random numbers have no seed yet"


@operation("random")
def _random(w: Writer, values: list[Value]) -> Value | None:
    """Below 1, or below a positive number of its type."""
    if kinds(values) not in ((), (I64,), (F64,)):
        return None
    if kinds(values) == (I64,):
        return _below(w, values[0])
    if values:
        x = as_float(w, values[0])
        inside = w.define(f"and i1 {w.define(f'fcmp ogt double {x}, 0.0')}, {w.define(f'fcmp olt double {x}, {float_text(INFINITY)}')}")
        w.guard(w.define(f"xor i1 {inside}, true"), NOT_POSITIVE)
    g = _generator(w)
    if g is None:
        return None
    found = w.define(f"call double @lambit.unit(ptr {g})")
    return real(w.define(f"fmul double {found}, {x}") if values else found)


@operation("random-real")
def _real(w: Writer, values: list[Value]) -> Value | None:
    """Between 0 and 1, neither of which it is."""
    g = _generator(w) if not values else None
    if g is None:
        return None
    found = w.define(f"call double @lambit.unit(ptr {g})")
    zero = w.define(f"fcmp oeq double {found}, 0.0")
    return real(w.define(f"select i1 {zero}, double {float_text(LEAST)}, double {found}"))


@operation("random-integer")
def _integer(w: Writer, values: list[Value]) -> Value | None:
    return _below(w, values[0]) if kinds(values) == (I64,) else None


def _below(w: Writer, n: Value) -> Value | None:
    """An integer from 0 to below `n`."""
    w.guard(w.define(f"icmp slt i64 {n.text}, 1"), NOT_POSITIVE)
    g = _generator(w)
    return None if g is None else integer(w.define(f"call i64 @lambit.below(ptr {g}, i64 {n.text})"))


NOT_POSITIVE = "a random number below what is not positive"
