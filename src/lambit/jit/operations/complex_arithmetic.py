"""Arithmetic of complex numbers: CPython's, operation by operation, so that the bits are the same.

A real operand has been converted: its imaginary part is 0.0, and takes part in everything.
"""

from __future__ import annotations

from lambit.jit.types import C128, Value

from .table import float_text, intrinsic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer


INFINITY = float("inf")


def rectangle(real_part: str, imaginary_part: str) -> Value:
    """A Value of the type complex number."""
    return Value(C128, (real_part, imaginary_part))


def negated(w: Writer, z: Value) -> Value:
    """The opposite of a complex number."""
    x, y = z.parts
    return rectangle(w.define(f"fneg double {x}"), w.define(f"fneg double {y}"))


def _sum(w: Writer, a: Value, b: Value) -> Value:
    return _by_parts(w, "fadd", a, b)


def _difference(w: Writer, a: Value, b: Value) -> Value:
    return _by_parts(w, "fsub", a, b)


def _by_parts(w: Writer, name: str, a: Value, b: Value) -> Value:
    x, y = (w.define(f"{name} double {p}, {q}") for p, q in zip(a.parts, b.parts, strict=True))
    return rectangle(x, y)


def _product(w: Writer, a: Value, b: Value) -> Value:
    (p, q), (r, s) = a.parts, b.parts
    x = w.define(f"fsub double {times(w, p, r)}, {times(w, q, s)}")
    return rectangle(x, w.define(f"fadd double {times(w, p, s)}, {times(w, q, r)}"))


def times(w: Writer, a: str, b: str) -> str:
    """The product of two floats."""
    return w.define(f"fmul double {a}, {b}")


OPERATIONS = {"add": _sum, "sub": _difference, "mul": _product}


def quotient(w: Writer, a: Value, b: Value) -> Value:
    """Smith's algorithm: the larger part of the divisor divides the other; a divisor that is zero is the interpreter's.

    Where the imaginary part is larger, all is turned by a right angle. With a NaN in the divisor, both parts come out as NaN.
    """
    (p, q), (r, s) = a.parts, b.parts
    sizes = [intrinsic(w, "fabs.f64", "double", part) for part in b.parts]
    upright = w.define(f"fcmp oge double {sizes[0]}, {sizes[1]}")
    zero = [w.define(f"fcmp oeq double {part}, {float_text(0.0)}") for part in b.parts]
    w.guard(w.define(f"and i1 {zero[0]}, {zero[1]}"), "a complex number is divided by zero")

    def chosen(x: str, y: str) -> str:
        return w.define(f"select i1 {upright}, double {x}, double {y}")

    larger, smaller = chosen(r, s), chosen(s, r)
    first, second = chosen(p, q), chosen(q, p)
    ratio = w.define(f"fdiv double {smaller}, {larger}")
    size = w.define(f"fadd double {larger}, {times(w, smaller, ratio)}")
    x = w.define(f"fadd double {first}, {times(w, second, ratio)}")
    turned = times(w, first, ratio)
    y = w.define(f"fsub double {chosen(second, turned)}, {chosen(turned, second)}")
    return rectangle(w.define(f"fdiv double {x}, {size}"), w.define(f"fdiv double {y}, {size}"))


# -- functions


def of_angle(w: Writer, size: str, angle: str) -> Value:
    """The complex number of a size and an angle; with infinities and NaN, the interpreter's."""
    must_be_finite(w, size)
    must_be_finite(w, angle)
    return rectangle(times(w, size, library(w, "cos", angle)), times(w, size, library(w, "sin", angle)))


def library(w: Writer, name: str, *arguments: str) -> str:
    """A call of a function of floats of the C library, which Python calls too."""
    w.program.declare(name, f"declare double @{name}({', '.join(['double'] * len(arguments))}) nounwind")
    return w.define(f"call double @{name}({', '.join(f'double {x}' for x in arguments)})")


def must_be_finite(w: Writer, x: str) -> None:
    """Leave if a float is infinite, or a NaN."""
    size = intrinsic(w, "fabs.f64", "double", x)
    w.guard(w.define(f"fcmp ueq double {size}, {float_text(INFINITY)}"), "a part of a complex number is not finite")
