"""Functions of complex numbers: `cmath`'s, step by step, of the C library's functions that it calls.

Of infinities and NaN, and where it goes to lengths for the very large and the very small, they are the interpreter's.
"""

from __future__ import annotations

from lambit.jit.lower.unions import branched
from lambit.jit.platforms import machine
from lambit.jit.types import Value

from .complex_arithmetic import library, must_be_finite, of_angle, rectangle
from .table import float_text, intrinsic, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

LARGE = 700.0
"""Where `cmath` begins to see to it that exponentials do not overflow on the way."""
SMALL, GREAT = 2.0**-1022, (2.0 - 2.0**-52) * 2.0**1021
"""It scales numbers both of whose parts are below the one, and those with a part above the other."""
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
        if machine() not in ("x86_64", "amd64"):  # its compiler may have rounded less
            w.guard("true", "a logarithm near the unit circle")
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


def _sizes(w: Writer, z: Value) -> list[str]:
    """The sizes of both parts, where the number is finite, and neither very large nor very small."""
    sizes = [intrinsic(w, "fabs.f64", "double", part) for part in z.parts]
    small = [w.define(f"fcmp olt double {size}, {float_text(SMALL)}") for size in sizes]
    large = [w.define(f"fcmp ugt double {size}, {float_text(GREAT)}") for size in sizes]
    w.guard(w.define(f"and i1 {small[0]}, {small[1]}"), "a complex number is very small")
    w.guard(w.define(f"or i1 {large[0]}, {large[1]}"), "a complex number is very large, or not finite")
    return sizes
