"""Arithmetic: overflow leaves native code."""

from __future__ import annotations

from lambit.jit.lower.ranges import LEAST, MOST, interval_of, quotient_interval
from lambit.jit.types import C128, F64, I64, Value

from . import complex_arithmetic
from .distances import magnitude
from .table import (
    OPERATIONS,
    OVERFLOW,
    are_numbers,
    are_real,
    as_complex,
    as_float,
    as_integer,
    exact_float,
    integer,
    intrinsic,
    kinds,
    operation,
    real,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.lower.calls import Writer

    from .table import Operation


_FEW = 10
"""So many times something is a sum of few shifts, of one clock each; a product takes three."""


def checked(w: Writer, name: str, a: str, b: str) -> Value:
    """The sum, difference or product of two integers; overflow leaves native code."""
    known = interval_of(name, w.interval(a), w.interval(b))
    if known is not None:
        return integer(w.within(w.define(f"{name} nsw i64 {a}, {b}"), known))
    if name != "mul" and w.only_counts():
        return integer(w.define(f"{name} nsw i64 {a}, {b}"))
    for times, other in ((a, b), (b, a)) if name == "mul" else ():
        if _is_few(times):
            return _some_times(w, other, int(times))
    return overflowing(w, name, a, b)


def overflowing(w: Writer, name: str, a: str, b: str) -> Value:
    """The sum, difference or product of two integers of which nothing is known."""
    full = f"llvm.s{name}.with.overflow.i64"
    w.program.declare(full, f"declare {{i64, i1}} @{full}(i64, i64)")
    both = w.define(f"call {{i64, i1}} @{full}(i64 {a}, i64 {b})")
    value = w.define(f"extractvalue {{i64, i1}} {both}, 0")
    w.guard(w.define(f"extractvalue {{i64, i1}} {both}, 1"), OVERFLOW)
    return integer(value)


def _is_few(x: str) -> bool:
    """Is it a number so many times which a processor adds up, or shifts, sooner than it multiplies?"""
    return x.isdecimal() and (2 <= int(x) <= _FEW or (2 <= int(x) <= 1 << 32 and int(x).bit_count() == 1))


def _some_times(w: Writer, a: str, times: int) -> Value:
    """So many times an integer: it is looked at beforehand whether that can overflow, so that nothing waits for it.

    The largest integers that would not overflow are left to the interpreter, too: then a few more can be added without a check.
    """
    most = MOST // times - 1
    low, high = w.interval(a)
    if low >= 0:
        low, beyond = 0, w.define(f"icmp ugt i64 {a}, {most}")
    else:
        low, beyond = max(low, -most), w.define(f"icmp ugt i64 {w.define(f'add i64 {a}, {most}')}, {2 * most}")
    w.guard(beyond, OVERFLOW)
    return integer(w.within(w.define(f"mul nsw i64 {a}, {times}"), (low * times, min(high, most) * times)))


def _arithmetic(w: Writer, name: str, a: Value, b: Value) -> Value:
    if a.type is I64 and b.type is I64:
        return checked(w, name, a.text, b.text)
    if C128 in (a.type, b.type):
        return complex_arithmetic.OPERATIONS[name](w, as_complex(w, a), as_complex(w, b))
    return real(w.define(f"f{name} double {as_float(w, a)}, {as_float(w, b)}"))


def _chain(name: str, neutral: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if not are_numbers(values):
            return None
        if not values:
            return integer(neutral)
        found = values[0]
        if len(values) == 1 and found.type is not I64:  # -0.0 is not what it gives, added to 0
            return _arithmetic(w, name, integer(neutral), found)
        for v in values[1:]:
            found = _arithmetic(w, name, found, v)
        return found

    return write


OPERATIONS["+"] = _chain("add", "0")
OPERATIONS["*"] = _chain("mul", "1")


@operation("-")
def _minus(w: Writer, values: list[Value]) -> Value | None:
    if not values or not are_numbers(values):
        return None
    if len(values) > 1:
        return _chain("sub", "0")(w, values)
    (v,) = values
    if v.type is C128:
        return complex_arithmetic.negated(w, v)
    return checked(w, "sub", "0", v.text) if v.type is I64 else real(w.define(f"fneg double {v.text}"))


@operation("1+", "add1")
def _more(w: Writer, values: list[Value]) -> Value | None:
    return OPERATIONS["+"](w, [*values, integer("1")]) if len(values) == 1 else None


@operation("1-", "-1+", "sub1")
def _less(w: Writer, values: list[Value]) -> Value | None:
    return _minus(w, [*values, integer("1")]) if len(values) == 1 else None


@operation("/")
def _divide(w: Writer, values: list[Value]) -> Value | None:
    if not values or not are_numbers(values):
        return None
    if len(values) == 1:
        values = [integer("1"), *values]
    found = values[0]
    for v in values[1:]:
        found = _quotient_of(w, found, v)
    return found


def _quotient_of(w: Writer, a: Value, b: Value) -> Value:
    if a.type is I64 and b.type is I64:
        divisor(w, a.text, b.text)
        rest = w.define(f"srem i64 {a.text}, {b.text}")
        w.guard(w.define(f"icmp ne i64 {rest}, 0"), "a quotient is a fraction")
        return integer(w.define(f"sdiv exact i64 {a.text}, {b.text}"))
    if C128 in (a.type, b.type):
        return complex_arithmetic.quotient(w, as_complex(w, a), as_complex(w, b))
    if b.type is I64 and _may_be(w, b.text, 0):
        w.guard(w.define(f"icmp eq i64 {b.text}, 0"), "division by an exact zero")
    return real(w.define(f"fdiv double {as_float(w, a)}, {as_float(w, b)}"))


def divisor(w: Writer, a: str, b: str) -> None:
    """Leave if `b` is 0, or the quotient would overflow."""
    if _may_be(w, b, 0):
        w.guard(w.define(f"icmp eq i64 {b}, 0"), "division by zero")
    if not _may_be(w, b, -1) or not _may_be(w, a, LEAST):
        return
    least = w.define(f"icmp eq i64 {a}, {-(1 << 63)}")
    w.guard(w.define(f"and i1 {least}, {w.define(f'icmp eq i64 {b}, -1')}"), OVERFLOW)


def _may_be(w: Writer, x: str, number: int) -> bool:
    low, high = w.interval(x)
    return low <= number <= high


def _integers(write: Callable[[Writer, str, str], str]) -> Operation:
    def both(w: Writer, values: list[Value]) -> Value | None:
        if len(values) != 2 or not are_real(values):
            return None
        a, b = (as_integer(w, v) for v in values)
        divisor(w, a, b)
        found = integer(write(w, a, b))
        return found if kinds(values) == (I64, I64) else real(as_float(w, found))

    return both


def floor_rest(w: Writer, a: str, b: str) -> str:
    """The remainder with the sign of the divisor."""
    rest = w.define(f"srem i64 {a}, {b}")
    differ = w.define(f"icmp slt i64 {w.define(f'xor i64 {rest}, {b}')}, 0")
    some = w.define(f"icmp ne i64 {rest}, 0")
    wrong = w.define(f"and i1 {differ}, {some}")
    return w.define(f"select i1 {wrong}, i64 {w.define(f'add i64 {rest}, {b}')}, i64 {rest}")


def floor_quotient(w: Writer, a: str, b: str) -> str:
    """The quotient rounded down."""
    quotient, rest = w.define(f"sdiv i64 {a}, {b}"), w.define(f"srem i64 {a}, {b}")
    differ = w.define(f"icmp slt i64 {w.define(f'xor i64 {rest}, {b}')}, 0")
    wrong = w.define(f"and i1 {differ}, {w.define(f'icmp ne i64 {rest}, 0')}")
    return w.define(f"sub i64 {quotient}, {w.define(f'zext i1 {wrong} to i64')}")


def _signed(w: Writer, a: str, b: str) -> str:
    """The letter of a division of these: one without signs is quicker."""
    return "s" if w.interval(a)[0] < 0 or w.interval(b)[0] < 0 else "u"


def _quotient(w: Writer, a: str, b: str) -> str:
    found = w.define(f"{_signed(w, a, b)}div i64 {a}, {b}")
    return found if _may_be(w, b, 0) else w.within(found, quotient_interval(w.interval(a), w.interval(b)))


def _remainder(w: Writer, a: str, b: str) -> str:
    found = w.define(f"{_signed(w, a, b)}rem i64 {a}, {b}")
    (least, _), (low, high) = w.interval(a), w.interval(b)
    most = max(abs(low), abs(high)) - 1
    return found if _may_be(w, b, 0) else w.within(found, (0 if least >= 0 else -most, most))


operation("quotient", "truncate-quotient")(_integers(_quotient))
operation("remainder", "truncate-remainder")(_integers(_remainder))
operation("modulo", "floor-remainder")(_integers(floor_rest))
operation("floor-quotient")(_integers(floor_quotient))


@operation("magnitude")
def _magnitude(w: Writer, values: list[Value]) -> Value | None:
    return magnitude(w, values[0]) if kinds(values) == (C128,) else _abs(w, values)


@operation("abs")
def _abs(w: Writer, values: list[Value]) -> Value | None:
    if kinds(values) == (F64,):
        return real(intrinsic(w, "fabs.f64", "double", values[0].text))
    if kinds(values) != (I64,):
        return None
    negative = w.define(f"icmp slt i64 {values[0].text}, 0")
    opposite = checked(w, "sub", "0", values[0].text)
    return integer(w.define(f"select i1 {negative}, i64 {opposite.text}, i64 {values[0].text}"))


@operation("square")
def _square(w: Writer, values: list[Value]) -> Value | None:
    return OPERATIONS["*"](w, [*values, *values]) if len(values) == 1 else None


def _extreme(sign: str) -> Operation:
    """Max and min: inexact if one operand is, NaN if one is; of equal ones the first."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if not values or not are_real(values):
            return None
        found = values[0]
        for v in values[1:]:
            if found.type is I64 and v.type is I64:
                better = w.define(f"icmp s{sign}t i64 {v.text}, {found.text}")
                found = integer(w.define(f"select i1 {better}, i64 {v.text}, i64 {found.text}"))
                continue
            a, b = exact_float(w, found), exact_float(w, v)
            better = w.define(f"fcmp o{sign}t double {b}, {a}")
            nan = w.define(f"fcmp uno double {b}, {b}")
            better = w.define(f"or i1 {better}, {nan}")
            found = real(w.define(f"select i1 {better}, double {b}, double {a}"))
        return found

    return write


OPERATIONS["max"] = _extreme("g")
OPERATIONS["min"] = _extreme("l")
