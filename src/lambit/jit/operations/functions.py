"""Functions of numbers: the C library's, which the interpreter calls too, and our own.

Of an exact 0 (or 1) the value may be exact: then it is now an integer, now a float.
"""

from __future__ import annotations

from lambit.jit import vector_math
from lambit.jit.lower.unions import branched
from lambit.jit.types import C128, F64, I64, Value

from . import complex_functions
from .complex_arithmetic import library
from .table import (
    OPERATIONS,
    as_float,
    float_text,
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

_EXACT = {
    **dict.fromkeys(("sin", "tan", "asin", "atan", "sinh", "tanh"), (0, 0)),
    **dict.fromkeys(("cos", "cosh", "exp"), (0, 1)), **dict.fromkeys(("acos", "log"), (1, 0)),
}  # fmt: skip
"""Of which integer the function is exact, and what it is."""


def of_number(w: Writer, name: str, x: Value, write: Callable[[Writer, str], str]) -> Value:
    """A function of an integer or a float, which `write` writes of a float."""
    if x.type is I64 and name in _EXACT:
        at, exact = _EXACT[name]
        low, high = w.interval(x.text)
        if low <= at <= high:
            return w.exact_or(w.define(f"icmp eq i64 {x.text}, {at}"), exact, lambda: real(write(w, as_float(w, x))))
    return real(write(w, as_float(w, x)))


def _library(name: str) -> Operation:
    """A function of the C library."""

    def of_float(w: Writer, x: str) -> str:
        if name in ("asin", "acos"):
            w.guard(w.define(f"fcmp ogt double {intrinsic(w, 'fabs.f64', 'double', x)}, 1.0"), "the angle is complex")
        return library(w, name, x)

    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) == (C128,):
            return complex_functions.FUNCTIONS[name](w, values[0])
        return of_number(w, name, values[0], of_float) if kinds(values) in ((F64,), (I64,)) else None

    return write


for _name in ("sin", "cos", "tan", "asin", "acos", "sinh", "cosh", "tanh"):
    OPERATIONS[_name] = _library(_name)
_atan = _library("atan")


@operation("atan")
def _angle(w: Writer, values: list[Value]) -> Value | None:
    """Of two numbers, the angle of a point, which is an exact 0 if the first is, and the other is positive."""
    if len(values) == 1:
        return _atan(w, values)
    if len(values) != 2 or any(v.type not in (I64, F64) for v in values):
        return None
    y, x = values
    if y.type is F64:
        return real(library(w, "atan2", y.text, as_float(w, x)))
    if x.type is I64:
        return None  # their ratio counts
    zero = w.define(f"icmp eq i64 {y.text}, 0")
    exact = w.define(f"and i1 {zero}, {w.define(f'fcmp ogt double {x.text}, 0.0')}")
    return branched(w, exact, lambda: integer("0"), lambda: real(library(w, "atan2", as_float(w, y), x.text)))


def elementary(w: Writer, name: str, x: str) -> str:
    """Our own function of a float: the logarithms of negative numbers are complex."""
    if name != "exp":
        w.guard(w.define(f"fcmp olt double {x}, 0.0"), "the logarithm of a negative number")
    w.program.declare(f"lambit.{name}", vector_math.declaration(name))
    return w.define(f"call double @{vector_math.function(name)}(double {x})")


def _elementary(name: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) == (C128,):
            z = values[0]
            return complex_functions.logarithm_to(w, z, elementary(w, "log", float_text(2.0))) if name == "log2" else complex_functions.FUNCTIONS[name](w, z)
        if kinds(values) not in ((F64,), (I64,)):
            return None
        return of_number(w, name, values[0], lambda w, x: elementary(w, name, x))

    return write


for _name in vector_math.NAMES:
    OPERATIONS[_name] = _elementary(_name)
_natural = OPERATIONS["log"]


@operation("log")
def _logarithm(w: Writer, values: list[Value]) -> Value | None:
    """To a base: 2 and 10 have functions of their own."""
    if len(values) == 1:
        return _natural(w, values)
    if len(values) != 2 or values[1].type not in (I64, F64):
        return None
    if values[0].type is C128:
        base = as_float(w, values[1])
        w.guard(w.define(f"fcmp ule double {base}, 0.0"), "the logarithm to a base that is not positive")
        return complex_functions.logarithm_to(w, values[0], elementary(w, "log", base))
    if values[0].type not in (I64, F64):
        return None
    z, base = as_float(w, values[0]), as_float(w, values[1])
    w.guard(w.define(f"fcmp olt double {z}, 0.0"), "the logarithm of a negative number")

    def two() -> Value:
        return real(elementary(w, "log2", z))

    def ten() -> Value:
        return real(library(w, "log10", z))

    def other() -> Value:
        return real(w.define(f"fdiv double {elementary(w, 'log', z)}, {elementary(w, 'log', base)}"))

    def not_two() -> Value:
        return branched(w, w.define(f"fcmp oeq double {base}, {float_text(10.0)}"), ten, other)

    constants = {"2": two, "10": ten, float_text(2.0): two, float_text(10.0): ten}
    if values[1].text[0] != "%":
        return constants.get(values[1].text, other)()
    return branched(w, w.define(f"fcmp oeq double {base}, {float_text(2.0)}"), two, not_two)
