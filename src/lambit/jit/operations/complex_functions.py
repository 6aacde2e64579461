"""Functions of complex numbers: `cmath`'s, step by step, of the C library's functions that it calls.

Of infinities and NaN, and where it goes to lengths for the very large and the very small, they are the interpreter's.
"""

from __future__ import annotations

from lambit.jit.lower.unions import branched
from lambit.jit.platforms import machine
from lambit.jit.types import Value

from . import complex_arithmetic
from .complex_arithmetic import library, must_be_finite, of_angle, rectangle, times
from .table import float_text, intrinsic, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.lower.calls import Writer

LARGE = 700.0
"""Where `cmath` begins to see to it that exponentials do not overflow on the way."""
SMALL, GREAT = 2.0**-1022, (2.0 - 2.0**-52) * 2.0**1021
"""It scales numbers both of whose parts are below the one, and those with a part above the other."""
WIDE, NARROW = 1e150, 1e-150
"""It takes other ways to the angle of a tangent beyond the one, and within the other from a pole."""
PRODUCTS = 100
"""Python makes powers up to this of products."""
NEAR = 0.71, 1.73
"""Between these distances from zero it takes the logarithm by `log1p`."""


def exponential(w: Writer, z: Value) -> Value:
    """The exponential."""
    x, y = z.parts
    w.guard(w.define(f"fcmp ugt double {x}, {float_text(LARGE)}"), "an exponential may be too large")
    must_be_finite(w, x)
    must_be_finite(w, y)
    return of_angle(w, library(w, "exp", x), y)


def root(w: Writer, z: Value) -> Value:
    """The principal square root."""
    x, y = z.parts
    a, b = _sizes(w, z)
    a, b = (w.define(f"fmul double {each}, {float_text(0.125)}") for each in (a, b))
    sum_ = w.define(f"fadd double {a}, {library(w, 'hypot', a, b)}")
    s = w.define(f"fmul double {float_text(2.0)}, {intrinsic(w, 'sqrt.f64', 'double', sum_)}")
    size = intrinsic(w, "fabs.f64", "double", y)
    d = w.define(f"fdiv double {size}, {w.define(f'fmul double {float_text(2.0)}, {s}')}")
    right = w.define(f"fcmp oge double {x}, {float_text(0.0)}")
    real_part = w.define(f"select i1 {right}, double {s}, double {d}")
    imaginary = w.define(f"select i1 {right}, double {d}, double {s}")
    return rectangle(real_part, intrinsic(w, "copysign.f64", "double", imaginary, y))


def logarithm(w: Writer, z: Value) -> Value:
    """The natural logarithm."""
    x, y = z.parts
    a, b = _sizes(w, z)
    size = library(w, "hypot", a, b)
    low, high = (w.define(f"fcmp {how} double {size}, {float_text(limit)}") for how, limit in zip(("oge", "ole"), NEAR, strict=True))
    near = w.define(f"and i1 {low}, {high}")

    def by_difference() -> Value:
        _round_as_python(w)
        swap = w.define(f"fcmp ogt double {a}, {b}")
        greater, less = (w.define(f"select i1 {swap}, double {p}, double {q}") for p, q in ((a, b), (b, a)))
        below, above = (w.define(f"f{how} double {greater}, {float_text(1.0)}") for how in ("sub", "add"))
        product = w.define(f"fmul double {below}, {above}")
        t = w.define(f"fadd double {product}, {w.define(f'fmul double {less}, {less}')}")
        zero = w.define(f"fcmp oeq double {t}, {float_text(0.0)}")
        found = w.define(f"select i1 {zero}, double {t}, double {library(w, 'log1p', t)}")
        return real(w.define(f"fmul double {found}, {float_text(0.5)}"))

    found = branched(w, near, by_difference, lambda: real(library(w, "log", size)))
    return rectangle(found.text, library(w, "atan2", y, x))


def hyperbolic_sine(w: Writer, z: Value) -> Value:
    """The hyperbolic sine."""
    x, y = _moderate(w, z)
    return rectangle(times(w, library(w, "cos", y), library(w, "sinh", x)), times(w, library(w, "sin", y), library(w, "cosh", x)))


def hyperbolic_cosine(w: Writer, z: Value) -> Value:
    """The hyperbolic cosine."""
    x, y = _moderate(w, z)
    return rectangle(times(w, library(w, "cos", y), library(w, "cosh", x)), times(w, library(w, "sin", y), library(w, "sinh", x)))


def hyperbolic_tangent(w: Writer, z: Value) -> Value:
    """The hyperbolic tangent."""
    _round_as_python(w)
    x, y = _moderate(w, z)
    tx, ty = library(w, "tanh", x), library(w, "tan", y)
    cx = w.define(f"fdiv double {float_text(1.0)}, {library(w, 'cosh', x)}")
    both = times(w, tx, ty)
    below = _plus(w, float_text(1.0), times(w, both, both))
    above = times(w, tx, _plus(w, float_text(1.0), times(w, ty, ty)))
    across = w.define(f"fdiv double {ty}, {below}")
    return rectangle(w.define(f"fdiv double {above}, {below}"), times(w, times(w, across, cx), cx))


def _hyperbolic_angle_of_sine(w: Writer, z: Value) -> Value:
    _round_as_python(w)
    x, y = z.parts
    _sizes(w, z)
    (p, q), (r, s) = (root(w, rectangle(*parts)).parts for parts in ((_plus(w, float_text(1.0), y), _minus(w, x)), (_less(w, float_text(1.0), y), x)))
    real_part = library(w, "asinh", _less(w, times(w, p, s), times(w, r, q)))
    return rectangle(real_part, library(w, "atan2", y, _less(w, times(w, p, r), times(w, q, s))))


def angle_of_cosine(w: Writer, z: Value) -> Value:
    """The principal angle of a cosine."""
    _round_as_python(w)
    x, y = z.parts
    _sizes(w, z)
    (p, q), (r, s) = (root(w, rectangle(*parts)).parts for parts in ((_less(w, float_text(1.0), x), _minus(w, y)), (_plus(w, float_text(1.0), x), y)))
    angle = times(w, float_text(2.0), library(w, "atan2", p, r))
    return rectangle(angle, library(w, "asinh", _less(w, times(w, r, q), times(w, s, p))))


def _hyperbolic_angle_of_tangent(w: Writer, z: Value) -> Value:
    """Of numbers to the left, the opposite of that of the opposite number."""
    _round_as_python(w)
    left = w.define(f"icmp slt i64 {w.define(f'bitcast double {z.parts[0]} to i64')}, 0")
    x, y = (_opposite_if(w, left, part) for part in z.parts)
    size = intrinsic(w, "fabs.f64", "double", y)
    for part in (x, size):
        w.guard(w.define(f"fcmp ugt double {part}, {float_text(WIDE)}"), "a complex number is very large, or not finite")
    w.guard(w.define(f"and i1 {w.define(f'fcmp oeq double {x}, 1.0')}, {w.define(f'fcmp olt double {size}, {float_text(NARROW)}')}"), "a complex number is next to a pole")
    away, squared = _less(w, float_text(1.0), x), times(w, size, size)
    below = _plus(w, times(w, away, away), squared)
    ratio = w.define(f"fdiv double {times(w, float_text(4.0), x)}, {below}")
    real_part = w.define(f"fdiv double {library(w, 'log1p', ratio)}, {float_text(4.0)}")
    angle = library(w, "atan2", times(w, float_text(-2.0), y), _less(w, times(w, away, _plus(w, float_text(1.0), x)), squared))
    imaginary = w.define(f"fdiv double {_minus(w, angle)}, {float_text(2.0)}")
    return rectangle(_opposite_if(w, left, real_part), _opposite_if(w, left, imaginary))


def turned(function: Callable[[Writer, Value], Value]) -> Callable[[Writer, Value], Value]:
    """The function of an angle, by the hyperbolic one: it is turned by a right angle, and back."""

    def write(w: Writer, z: Value) -> Value:
        x, y = z.parts
        a, b = function(w, rectangle(_minus(w, y), x)).parts
        return rectangle(b, _minus(w, a))

    return write


def cosine(w: Writer, z: Value) -> Value:
    """The cosine."""
    x, y = z.parts
    return hyperbolic_cosine(w, rectangle(_minus(w, y), x))


def power(w: Writer, z: Value, count: int) -> Value | None:
    """A power to a constant: so small ones are products of squares in Python, too; None if there is no native code."""
    if not 1 <= abs(count) <= PRODUCTS:
        return None
    product = complex_arithmetic.OPERATIONS["mul"]
    found, square, left = rectangle(float_text(1.0), float_text(0.0)), z, abs(count)
    while left:
        if left & 1:
            found = product(w, found, square)
        left >>= 1
        square = product(w, square, square) if left else square
    if count < 0:
        found = complex_arithmetic.quotient(w, rectangle(float_text(1.0), float_text(0.0)), found)
    for part in found.parts:
        must_be_finite(w, part)
    return found


def logarithm_to(w: Writer, z: Value, base: str) -> Value:
    """The logarithm to a base whose own logarithm is the float `base`."""
    return complex_arithmetic.quotient(w, logarithm(w, z), rectangle(base, float_text(0.0)))


FUNCTIONS: dict[str, Callable[[Writer, Value], Value]] = {
    "exp": exponential, "log": logarithm, "sin": turned(hyperbolic_sine), "cos": cosine, "tan": turned(hyperbolic_tangent),
    "asin": turned(_hyperbolic_angle_of_sine), "acos": angle_of_cosine, "atan": turned(_hyperbolic_angle_of_tangent),
    "sinh": hyperbolic_sine, "cosh": hyperbolic_cosine, "tanh": hyperbolic_tangent,
}  # fmt: skip


def _plus(w: Writer, a: str, b: str) -> str:
    return w.define(f"fadd double {a}, {b}")


def _less(w: Writer, a: str, b: str) -> str:
    return w.define(f"fsub double {a}, {b}")


def _minus(w: Writer, a: str) -> str:
    return w.define(f"fneg double {a}")


def _opposite_if(w: Writer, test: str, a: str) -> str:
    return w.define(f"select i1 {test}, double {_minus(w, a)}, double {a}")


def _moderate(w: Writer, z: Value) -> tuple[str, str]:
    """Both parts, where they are finite, and the hyperbolic functions of the first are far from overflowing."""
    x, y = z.parts
    w.guard(w.define(f"fcmp ugt double {intrinsic(w, 'fabs.f64', 'double', x)}, {float_text(LARGE)}"), "an exponential may be too large")
    must_be_finite(w, y)
    return x, y


def _round_as_python(w: Writer) -> None:
    """Leave where Python's C compiler may have rounded sums of products less often than we do."""
    if machine() not in ("x86_64", "amd64"):
        w.guard("true", "Python's sums of products may be rounded less often")


def _sizes(w: Writer, z: Value) -> list[str]:
    """The sizes of both parts, where the number is finite, and neither very large nor very small."""
    sizes = [intrinsic(w, "fabs.f64", "double", part) for part in z.parts]
    small = [w.define(f"fcmp olt double {size}, {float_text(SMALL)}") for size in sizes]
    large = [w.define(f"fcmp ugt double {size}, {float_text(GREAT)}") for size in sizes]
    w.guard(w.define(f"and i1 {small[0]}, {small[1]}"), "a complex number is very small")
    w.guard(w.define(f"or i1 {large[0]}, {large[1]}"), "a complex number is very large, or not finite")
    return sizes
