"""Builtins that have two values, which are taken out one by one."""

from __future__ import annotations

from lambit.jit.types import I64, TWO, Value

from .arithmetic import divisor, floor_quotient, floor_rest
from .table import OPERATIONS, integer, intrinsic, kinds, operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.lower.calls import Writer

    from .table import Operation

    Part = Callable[[Writer, str, str], str]


def _division(quotient: Part, rest: Part) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) != (I64, I64):
            return None
        a, b = (v.text for v in values)
        divisor(w, a, b)
        return Value(TWO, (quotient(w, a, b), rest(w, a, b)))

    return write


OPERATIONS["floor/"] = _division(floor_quotient, floor_rest)
OPERATIONS["truncate/"] = _division(
    lambda w, a, b: w.define(f"sdiv i64 {a}, {b}"), lambda w, a, b: w.define(f"srem i64 {a}, {b}")
)


@operation("exact-integer-sqrt")
def _integer_sqrt(w: Writer, values: list[Value]) -> Value | None:
    """The root of the float next to it is the whole root, or one more or less."""
    if kinds(values) != (I64,):
        return None
    k = values[0].text
    w.guard(w.define(f"icmp slt i64 {k}, 0"), "the root of a negative number")
    near = w.define(f"fptosi double {intrinsic(w, 'sqrt.f64', 'double', w.define(f'sitofp i64 {k} to double'))} to i64")
    above = w.define(f"icmp ugt i64 {w.define(f'mul i64 {near}, {near}')}, {k}")
    low = w.define(f"sub i64 {near}, {w.define(f'zext i1 {above} to i64')}")
    next_ = w.define(f"add i64 {low}, 1")
    below = w.define(f"icmp ule i64 {w.define(f'mul i64 {next_}, {next_}')}, {k}")
    root = w.define(f"add i64 {low}, {w.define(f'zext i1 {below} to i64')}")
    return Value(TWO, (root, w.define(f"sub i64 {k}, {w.define(f'mul i64 {root}, {root}')}")))


@operation("%value-ref")
def _value(w: Writer, values: list[Value]) -> Value | None:
    """One of two values, by its constant number."""
    del w
    if kinds(values) != (TWO, I64):
        return None
    return integer(values[0].parts[int(values[1].text)])
