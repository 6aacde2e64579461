"""Functions of a float: the C library's, which the interpreter calls too, and our own."""

from __future__ import annotations

from lambit.jit import vector_math
from lambit.jit.types import C128, F64, Value

from . import complex_arithmetic
from .table import OPERATIONS, intrinsic, kinds, operation, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation


def _library(name: str) -> Operation:
    """A function of a float."""

    def write(w: Writer, values: list[Value]) -> Value | None:
        if kinds(values) != (F64,):
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
        if kinds(values) == (C128,) and name == "exp":
            return complex_arithmetic.exponential(w, values[0])
        if kinds(values) != (F64,):
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
    if kinds(values) != (F64,):
        return None
    w.guard(w.define(f"fcmp olt double {values[0].text}, 0.0"), "the root of a negative number")
    return real(intrinsic(w, "sqrt.f64", "double", values[0].text))
