"""Operations in native code: what each numeric builtin is, for operands of the types it knows.

A writer gets the operands and gives the result; None says that it does not know
operands of these types. Where the interpreter's result would be of another type, or
an error, a guard leaves native code: the interpreter knows.
"""

from __future__ import annotations

import struct

from . import vector_math
from .types import BOOL, CHAR, ELEMENTS, F64, I64, VOID, Type, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .lower.calls import Writer

    Operation = Callable[[Writer, list[Value]], Value | None]

OPERATIONS: dict[str, Operation] = {}

OVERFLOW = "an integer does not fit 64 bits"
EXACT_FLOAT = 1 << 53
"""Integers up to this are floats exactly."""


def operation(*names: str) -> Callable[[Operation], Operation]:
    """Let a function write the builtins called so."""

    def declare(f: Operation) -> Operation:
        OPERATIONS.update(dict.fromkeys(names, f))
        return f

    return declare


def float_text(x: float) -> str:
    """A float as LLVM reads it, to the bit."""
    return f"0x{struct.unpack('<Q', struct.pack('<d', x))[0]:016X}"


def integer(text: str) -> Value:
    """A Value of the type integer."""
    return Value(I64, (text,))


def real(text: str) -> Value:
    """A Value of the type float."""
    return Value(F64, (text,))


def boolean(text: str) -> Value:
    """A Value of the type boolean."""
    return Value(BOOL, (text,))


NOTHING = Value(VOID, ("",))


def _kinds(values: list[Value]) -> tuple[Type, ...]:
    return tuple(v.type for v in values)


def _are_numbers(values: list[Value]) -> bool:
    return all(v.type in (I64, F64) for v in values)


def as_float(w: Writer, v: Value) -> str:
    """A number as a float, rounded as the interpreter rounds."""
    return v.text if v.type is F64 else w.define(f"sitofp i64 {v.text} to double")


def intrinsic(w: Writer, name: str, kind: str, *arguments: str) -> str:
    """A call of an LLVM intrinsic of one type throughout."""
    full = f"llvm.{name}"
    w.program.declare(full, f"declare {kind} @{full}({', '.join([kind] * len(arguments))})")
    return w.define(f"call {kind} @{full}({', '.join(f'{kind} {a}' for a in arguments)})")


# -- arithmetic


def _checked(w: Writer, name: str, a: str, b: str) -> Value:
    full = f"llvm.s{name}.with.overflow.i64"
    w.program.declare(full, f"declare {{i64, i1}} @{full}(i64, i64)")
    both = w.define(f"call {{i64, i1}} @{full}(i64 {a}, i64 {b})")
    value = w.define(f"extractvalue {{i64, i1}} {both}, 0")
    w.guard(w.define(f"extractvalue {{i64, i1}} {both}, 1"), OVERFLOW)
    return integer(value)


def _arithmetic(w: Writer, name: str, a: Value, b: Value) -> Value:
    if a.type is I64 and b.type is I64:
        return _checked(w, name, a.text, b.text)
    return real(w.define(f"f{name} double {as_float(w, a)}, {as_float(w, b)}"))


def _chain(name: str, neutral: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if not _are_numbers(values):
            return None
        if not values:
            return integer(neutral)
        found = values[0]
        for v in values[1:]:
            found = _arithmetic(w, name, found, v)
        return found

    return write


OPERATIONS["+"] = _chain("add", "0")
OPERATIONS["*"] = _chain("mul", "1")


@operation("-")
def _minus(w: Writer, values: list[Value]) -> Value | None:
    if not values or not _are_numbers(values):
        return None
    if len(values) > 1:
        return _chain("sub", "0")(w, values)
    (v,) = values
    return _checked(w, "sub", "0", v.text) if v.type is I64 else real(w.define(f"fneg double {v.text}"))


@operation("1+")
def _more(w: Writer, values: list[Value]) -> Value | None:
    return OPERATIONS["+"](w, [*values, integer("1")]) if len(values) == 1 else None


@operation("1-", "-1+")
def _less(w: Writer, values: list[Value]) -> Value | None:
    return _minus(w, [*values, integer("1")]) if len(values) == 1 else None


@operation("/")
def _divide(w: Writer, values: list[Value]) -> Value | None:
    if not values or not _are_numbers(values):
        return None
    if len(values) == 1:
        values = [integer("1"), *values]
    found = values[0]
    for v in values[1:]:
        found = _quotient_of(w, found, v)
    return found


def _quotient_of(w: Writer, a: Value, b: Value) -> Value:
    if a.type is I64 and b.type is I64:
        _divisor(w, a.text, b.text)
        rest = w.define(f"srem i64 {a.text}, {b.text}")
        w.guard(w.define(f"icmp ne i64 {rest}, 0"), "a quotient is a fraction")
        return integer(w.define(f"sdiv exact i64 {a.text}, {b.text}"))
    if b.type is I64:
        w.guard(w.define(f"icmp eq i64 {b.text}, 0"), "division by an exact zero")
    return real(w.define(f"fdiv double {as_float(w, a)}, {as_float(w, b)}"))


def _divisor(w: Writer, a: str, b: str) -> None:
    """Leave if `b` is 0, or the quotient would overflow."""
    if b.lstrip("-").isdigit() and b not in ("0", "-1"):
        return
    w.guard(w.define(f"icmp eq i64 {b}, 0"), "division by zero")
    least = w.define(f"icmp eq i64 {a}, {-(1 << 63)}")
    w.guard(w.define(f"and i1 {least}, {w.define(f'icmp eq i64 {b}, -1')}"), OVERFLOW)


def _integers(write: Callable[[Writer, str, str], str]) -> Operation:
    def both(w: Writer, values: list[Value]) -> Value | None:
        if _kinds(values) != (I64, I64):
            return None
        a, b = (v.text for v in values)
        _divisor(w, a, b)
        return integer(write(w, a, b))

    return both


def _floor_rest(w: Writer, a: str, b: str) -> str:
    """The remainder with the sign of the divisor."""
    rest = w.define(f"srem i64 {a}, {b}")
    differ = w.define(f"icmp slt i64 {w.define(f'xor i64 {rest}, {b}')}, 0")
    some = w.define(f"icmp ne i64 {rest}, 0")
    wrong = w.define(f"and i1 {differ}, {some}")
    return w.define(f"select i1 {wrong}, i64 {w.define(f'add i64 {rest}, {b}')}, i64 {rest}")


def _floor_quotient(w: Writer, a: str, b: str) -> str:
    quotient, rest = w.define(f"sdiv i64 {a}, {b}"), w.define(f"srem i64 {a}, {b}")
    differ = w.define(f"icmp slt i64 {w.define(f'xor i64 {rest}, {b}')}, 0")
    wrong = w.define(f"and i1 {differ}, {w.define(f'icmp ne i64 {rest}, 0')}")
    return w.define(f"sub i64 {quotient}, {w.define(f'zext i1 {wrong} to i64')}")


operation("quotient", "truncate-quotient")(_integers(lambda w, a, b: w.define(f"sdiv i64 {a}, {b}")))
operation("remainder", "truncate-remainder")(_integers(lambda w, a, b: w.define(f"srem i64 {a}, {b}")))
operation("modulo", "floor-remainder")(_integers(_floor_rest))
operation("floor-quotient")(_integers(_floor_quotient))


@operation("abs", "magnitude")
def _abs(w: Writer, values: list[Value]) -> Value | None:
    if _kinds(values) == (F64,):
        return real(intrinsic(w, "fabs.f64", "double", values[0].text))
    if _kinds(values) != (I64,):
        return None
    negative = w.define(f"icmp slt i64 {values[0].text}, 0")
    opposite = _checked(w, "sub", "0", values[0].text)
    return integer(w.define(f"select i1 {negative}, i64 {opposite.text}, i64 {values[0].text}"))


@operation("square")
def _square(w: Writer, values: list[Value]) -> Value | None:
    return OPERATIONS["*"](w, [*values, *values]) if len(values) == 1 else None


def _extreme(sign: str) -> Operation:
    """Max and min: inexact if one operand is; NaN is the interpreter's."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if not values or not _are_numbers(values):
            return None
        found = values[0]
        for v in values[1:]:
            if found.type is I64 and v.type is I64:
                better = w.define(f"icmp s{sign}t i64 {v.text}, {found.text}")
                found = integer(w.define(f"select i1 {better}, i64 {v.text}, i64 {found.text}"))
                continue
            a, b = _exact_float(w, found), _exact_float(w, v)
            w.guard(w.define(f"fcmp uno double {a}, {b}"), "a NaN")
            w.guard(w.define(f"fcmp oeq double {a}, {b}"), "equal floats")  # of 0.0 and -0.0 the interpreter has its own
            better = w.define(f"fcmp o{sign}t double {b}, {a}")
            found = real(w.define(f"select i1 {better}, double {b}, double {a}"))
        return found

    return write


OPERATIONS["max"] = _extreme("g")
OPERATIONS["min"] = _extreme("l")


def _exact_float(w: Writer, v: Value) -> str:
    """A number as a float that is equal to it."""
    if v.type is F64:
        return v.text
    if not v.text.lstrip("-").isdigit() or abs(int(v.text)) > EXACT_FLOAT:
        shifted = w.define(f"add i64 {v.text}, {EXACT_FLOAT}")
        w.guard(w.define(f"icmp ugt i64 {shifted}, {2 * EXACT_FLOAT}"), "an integer is too large to compare as a float")
    return as_float(w, v)


# -- comparison


def _comparison(exact: str, floating: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) < 2 or not _are_numbers(values):
            return None
        found = ""
        for a, b in zip(values, values[1:], strict=False):
            if a.type is I64 and b.type is I64:
                one = w.define(f"icmp {exact} i64 {a.text}, {b.text}")
            else:
                one = w.define(f"fcmp {floating} double {_exact_float(w, a)}, {_exact_float(w, b)}")
            found = w.define(f"and i1 {found}, {one}") if found else one
        return boolean(found)

    return write


for _name, _exact, _floating in (
    ("=", "eq", "oeq"), ("<", "slt", "olt"), (">", "sgt", "ogt"), ("<=", "sle", "ole"), (">=", "sge", "oge"),
):  # fmt: skip
    OPERATIONS[_name] = _comparison(_exact, _floating)


def _against_zero(name: str) -> Operation:
    return lambda w, values: OPERATIONS[name](w, [*values, integer("0")]) if len(values) == 1 else None


OPERATIONS["zero?"] = _against_zero("=")
OPERATIONS["positive?"] = _against_zero(">")
OPERATIONS["negative?"] = _against_zero("<")


def _parity(bit: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if _kinds(values) != (I64,):
            return None
        low = w.define(f"and i64 {values[0].text}, 1")
        return boolean(w.define(f"icmp eq i64 {low}, {bit}"))

    return write


OPERATIONS["even?"] = _parity("0")
OPERATIONS["odd?"] = _parity("1")


@operation("not")
def _not(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1:
        return None
    return boolean(w.define(f"xor i1 {values[0].text}, true") if values[0].type is BOOL else "false")


@operation("eq?", "eqv?", "equal?")
def _same(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 2 or any(v.type not in (I64, BOOL, CHAR) for v in values):
        return None
    a, b = values
    return boolean(w.define(f"icmp eq {a.type.llvm} {a.text}, {b.text}") if a.type is b.type else "false")


def _is_of(*kinds: Type) -> Operation:
    return lambda w, values: boolean("true" if values[0].type in kinds else "false") if len(values) == 1 else None


for _name, _of in (
    ("number?", (I64, F64)), ("real?", (I64, F64)), ("complex?", (I64, F64)), ("exact?", (I64,)), ("inexact?", (F64,)),
    ("exact-integer?", (I64,)), ("boolean?", (BOOL,)), ("char?", (CHAR,)), ("pair?", ()), ("null?", ()), ("symbol?", ()),
    ("string?", ()),
):  # fmt: skip
    OPERATIONS[_name] = _is_of(*_of)


# -- conversion and rounding


@operation("inexact", "exact->inexact")
def _inexact(w: Writer, values: list[Value]) -> Value | None:
    return real(as_float(w, values[0])) if len(values) == 1 and _are_numbers(values) else None


@operation("exact", "inexact->exact")
def _exact_of(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1 or not _are_numbers(values):
        return None
    (v,) = values
    if v.type is I64:
        return v
    whole = intrinsic(w, "trunc.f64", "double", v.text)
    w.guard(w.define(f"fcmp une double {whole}, {v.text}"), "a float has a fraction")
    size = intrinsic(w, "fabs.f64", "double", v.text)
    w.guard(w.define(f"fcmp uge double {size}, {float_text(2.0**63)}"), OVERFLOW)
    return integer(w.define(f"fptosi double {v.text} to i64"))


def _rounding(name: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if _kinds(values) == (I64,):
            return values[0]
        return real(intrinsic(w, f"{name}.f64", "double", values[0].text)) if _kinds(values) == (F64,) else None

    return write


for _name, _function in (("floor", "floor"), ("ceiling", "ceil"), ("truncate", "trunc"), ("round", "roundeven")):
    OPERATIONS[_name] = _rounding(_function)


# -- functions: the C library's, which the interpreter calls too, and our own


def _library(name: str) -> Operation:
    """A function of a float."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if _kinds(values) != (F64,):
            return None
        x = values[0].text
        w.program.declare(name, f"declare double @{name}(double) nounwind")
        return real(w.define(f"call double @{name}(double {x})"))

    return write


for _name in ("sin", "cos", "tan", "atan"):
    OPERATIONS[_name] = _library(_name)


def _elementary(name: str) -> Operation:
    """Our own function of a float: the logarithms of negative numbers are complex."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if _kinds(values) != (F64,):
            return None
        x = values[0].text
        if name != "exp":
            w.guard(w.define(f"fcmp olt double {x}, 0.0"), "the logarithm of a negative number")
        w.program.declare(f"lambit.{name}", vector_math.declaration(name))
        return real(w.define(f"call double @{vector_math.function(name)}(double {x})"))

    return write


for _name in vector_math.NAMES:
    OPERATIONS[_name] = _elementary(_name)


@operation("sqrt")
def _sqrt(w: Writer, values: list[Value]) -> Value | None:
    if _kinds(values) != (F64,):
        return None
    w.guard(w.define(f"fcmp olt double {values[0].text}, 0.0"), "the root of a negative number")
    return real(intrinsic(w, "sqrt.f64", "double", values[0].text))


# -- bits


def _bitwise(name: str, neutral: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if any(v.type is not I64 for v in values):
            return None
        found = neutral
        for v in values:
            found = w.define(f"{name} i64 {found}, {v.text}")
        return integer(found)

    return write


OPERATIONS["bitwise-and"] = _bitwise("and", "-1")
OPERATIONS["bitwise-or"] = _bitwise("or", "0")
OPERATIONS["bitwise-xor"] = _bitwise("xor", "0")


@operation("bitwise-not")
def _complement(w: Writer, values: list[Value]) -> Value | None:
    return integer(w.define(f"xor i64 {values[0].text}, -1")) if _kinds(values) == (I64,) else None


@operation("arithmetic-shift")
def _shift(w: Writer, values: list[Value]) -> Value | None:
    if _kinds(values) != (I64, I64):
        return None
    n, count = (v.text for v in values)
    left = w.define(f"icmp sgt i64 {count}, 0")
    w.guard(w.define(f"icmp sgt i64 {count}, 62"), OVERFLOW)
    by = w.define(f"select i1 {left}, i64 {count}, i64 0")
    shifted = w.define(f"shl i64 {n}, {by}")
    back = w.define(f"ashr i64 {shifted}, {by}")
    w.guard(w.define(f"icmp ne i64 {back}, {n}"), OVERFLOW)
    opposite = w.define(f"sub i64 0, {count}")
    most = w.define(f"icmp slt i64 {count}, -63")
    right = w.define(f"select i1 {most}, i64 63, i64 {opposite}")
    safe = w.define(f"select i1 {left}, i64 0, i64 {right}")
    return integer(w.define(f"select i1 {left}, i64 {shifted}, i64 {w.define(f'ashr i64 {n}, {safe}')}"))


# -- arrays


@operation("vector-length")
def _length(w: Writer, values: list[Value]) -> Value | None:
    del w
    return integer(values[0].parts[1]) if len(values) == 1 and values[0].type.rank == 1 else None


@operation("vector-ref", "array-ref")
def _ref(w: Writer, values: list[Value]) -> Value | None:
    place = _place(w, values)
    if place is None:
        return None
    llvm, kind = ELEMENTS[values[0].type.dtype]
    found = w.define(f"load {llvm}, ptr {place}")
    if kind is F64:
        return real(found if llvm == "double" else w.define(f"fpext {llvm} {found} to double"))
    if llvm == "i64":
        return integer(found)
    how = "zext" if values[0].type.dtype[0] == "u" else "sext"
    return integer(w.define(f"{how} {llvm} {found} to i64"))


def _place(w: Writer, values: list[Value]) -> str | None:
    """Where the element is, its indices checked."""
    if not values or not values[0].type.rank or len(values) != 1 + values[0].type.rank:
        return None
    if any(v.type is not I64 for v in values[1:]):
        return None
    block = values[0]
    at = "0"
    for index, size in zip(values[1:], block.parts[1:-1], strict=True):
        w.guard(w.define(f"icmp uge i64 {index.text}, {size}"), "an index is out of range")
        at = index.text if at == "0" else w.define(f"add nuw nsw i64 {w.define(f'mul nuw nsw i64 {at}, {size}')}, {index.text}")
    return w.define(f"getelementptr inbounds {ELEMENTS[block.type.dtype][0]}, ptr {block.text}, i64 {at}")


def is_operation(name: str) -> bool:
    """Has the builtin `name` native code for some operands?"""
    return name in OPERATIONS


