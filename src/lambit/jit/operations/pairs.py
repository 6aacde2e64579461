"""Several values, and builtins that have two."""

from __future__ import annotations

from lambit.jit.types import I64, TWO, VOID, Value, several

from .arithmetic import divisor, floor_quotient, floor_rest
from .table import OPERATIONS, intrinsic, kinds, operation

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


@operation("values")
def _values(w: Writer, values: list[Value]) -> Value | None:
    """Several values, none of which may be now of one type, now of another."""
    del w
    if len(values) == 1:
        return values[0]
    plain = all(not (k.members or k.values or k.rank or k is VOID) for k in kinds(values))
    return Value(several(kinds(values)), tuple([part for v in values for part in v.parts])) if values and plain else None


@operation("%value-ref")
def _value(w: Writer, values: list[Value]) -> Value | None:
    """One of several values, by its constant number."""
    del w
    whole, number, *count = values
    if any(v.text != str(len(whole.type.values)) for v in count) or int(number.text) >= len(whole.type.values):
        return None
    return whole.several[int(number.text)]
