"""Operations in native code: what each numeric builtin is, for operands of the types it knows.

A writer gets the operands and gives the result; None says that it does not know
operands of these types. Where the interpreter's result would be of another type, or
an error, a guard leaves native code: the interpreter knows.
"""

from __future__ import annotations

import struct

from lambit.jit.types import BOOL, C128, F64, I64, VOID, Type, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.lower.calls import Writer

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


def kinds(values: list[Value]) -> tuple[Type, ...]:
    """The types of operands."""
    return tuple(v.type for v in values)


def are_real(values: list[Value]) -> bool:
    """Are all of them integers or floats?"""
    return all(v.type in (I64, F64) for v in values)


def are_numbers(values: list[Value]) -> bool:
    """Are all of them integers, floats or complex numbers?"""
    return all(v.type in (I64, F64, C128) for v in values)


def as_float(w: Writer, v: Value) -> str:
    """A number as a float, rounded as the interpreter rounds."""
    return v.text if v.type is F64 else w.define(f"sitofp i64 {v.text} to double")


def as_complex(w: Writer, v: Value) -> Value:
    """A number as a complex number, as Python converts it: a real number has the imaginary part 0.0."""
    return v if v.type is C128 else Value(C128, (as_float(w, v), float_text(0.0)))


def intrinsic(w: Writer, name: str, kind: str, *arguments: str) -> str:
    """A call of an LLVM intrinsic of one type throughout."""
    full = f"llvm.{name}"
    w.program.declare(full, f"declare {kind} @{full}({', '.join([kind] * len(arguments))})")
    return w.define(f"call {kind} @{full}({', '.join(f'{kind} {a}' for a in arguments)})")


def unsigned(w: Writer, x: Value) -> str:
    """An integer without its sign, of 64 bits without a sign."""
    w.program.declare("llvm.abs.i64", "declare i64 @llvm.abs.i64(i64, i1)")
    return w.define(f"call i64 @llvm.abs.i64(i64 {x.text}, i1 false)")


def as_integer(w: Writer, v: Value) -> str:
    """A number as an integer that is equal to it."""
    if v.type is I64:
        return v.text
    whole = intrinsic(w, "trunc.f64", "double", v.text)
    w.guard(w.define(f"fcmp une double {whole}, {v.text}"), "a float has a fraction")
    size = intrinsic(w, "fabs.f64", "double", v.text)
    w.guard(w.define(f"fcmp uge double {size}, {float_text(2.0**63)}"), OVERFLOW)
    return w.define(f"fptosi double {v.text} to i64")


def exact_float(w: Writer, v: Value) -> str:
    """A number as a float that is equal to it."""
    if v.type is F64:
        return v.text
    low, high = w.interval(v.text)
    if low < -EXACT_FLOAT or high > EXACT_FLOAT:
        shifted = w.define(f"add i64 {v.text}, {EXACT_FLOAT}")
        w.guard(w.define(f"icmp ugt i64 {shifted}, {2 * EXACT_FLOAT}"), "an integer is too large to compare as a float")
    return as_float(w, v)
