"""Trigonometry, and the parts of complex numbers (R7RS 6.2.6, `(scheme inexact)`, `(scheme complex)`)."""

from __future__ import annotations

import math
from typing import Any

from lambit.data.kinds import is_array
from lambit.registry import builtin

from .contracts import Number, Quantity, Real, RealQuantity
from .number_kinds import is_exact
from .numbers import absolute, to_inexact
from .powers import elementwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NAN = float("nan")
_INFINITY = float("inf")


def _value(name: str, f: Callable[[float], float], z: Any) -> Any:
    """`f` of the number `z`; its complex namesake's value where `f` has none."""
    x = to_inexact(z)
    if not isinstance(x, complex):
        try:
            return f(x)
        except ValueError:
            if x - x != 0:  # infinite
                return _infinite(name, x)
        except OverflowError:
            return math.copysign(_INFINITY, x)
    import cmath

    try:
        return getattr(cmath, name)(x)
    except (ValueError, OverflowError):
        return complex(_NAN, _NAN)


def _infinite(name: str, x: float) -> Any:
    """Where the real function has no value at infinity."""
    if name in ("asin", "acos"):
        import cmath

        return getattr(cmath, name)(complex(x, 0.0))
    return _NAN


@builtin("sin", pure=True)
def sin(z: Quantity) -> Any:
    """The sine of `z` radians (R7RS 6.2.6).

    (sin 0)    ;=> 0.0
    (sin 1)    ;~> 0.841471
    """
    return elementwise("sin", z) if is_array(z) else _value("sin", math.sin, z)


@builtin("cos", pure=True)
def cos(z: Quantity) -> Any:
    """The cosine of `z` radians (R7RS 6.2.6).

    (cos 0)    ;=> 1.0
    """
    return elementwise("cos", z) if is_array(z) else _value("cos", math.cos, z)


@builtin("tan", pure=True)
def tan(z: Quantity) -> Any:
    """The tangent of `z` radians (R7RS 6.2.6).

    (tan 1)    ;~> 1.557408
    """
    return elementwise("tan", z) if is_array(z) else _value("tan", math.tan, z)


@builtin("asin", pure=True)
def asin(z: Quantity) -> Any:
    """The angle whose sine is `z`, in radians; complex beyond 1 (R7RS 6.2.6).

    (asin 1)    ;~> 1.570796
    (asin 2)    ;~> 1.570796+1.316958i
    """
    return elementwise("arcsin", z) if is_array(z) else _value("asin", math.asin, z)


@builtin("acos", pure=True)
def acos(z: Quantity) -> Any:
    """The angle whose cosine is `z`, in radians; complex beyond 1 (R7RS 6.2.6).

    (acos -1)    ;~> 3.141593
    """
    return elementwise("arccos", z) if is_array(z) else _value("acos", math.acos, z)


@builtin("atan", pure=True)
def atan(y: Quantity, x: RealQuantity = None) -> Any:
    """The angle whose tangent is `y`; of two arguments, the angle of the point (x, y) (R7RS 6.2.6).

    (atan 1)        ;~> 0.785398
    (atan 1 -1)     ;~> 2.356194
    (atan -1 0)     ;~> -1.570796
    """
    if x is None:
        return elementwise("arctan", y) if is_array(y) else _value("atan", math.atan, y)
    if is_array(x) or is_array(y):
        return elementwise("arctan2", y, x)
    if isinstance(y, complex):
        from lambit.errors import WrongType
        from lambit.printer import write_short

        raise WrongType(f"atan: argument 1: expected a real number, got {write_short(y)}")
    return math.atan2(*_comparable(y, x))


def _comparable(y: Any, x: Any) -> tuple[float, float]:
    """Both as floats; exact numbers too large for that keep their ratio."""
    a, b = to_inexact(y), to_inexact(x)
    if (is_exact(y) and a - a != 0) or (is_exact(x) and b - b != 0):
        size = max(abs(y), abs(x))
        if is_exact(y) and is_exact(x):
            from .numbers import over

            return to_inexact(over(y, size)), to_inexact(over(x, size))
    return a, b


@builtin("sinh", pure=True)
def sinh(z: Quantity) -> Any:
    """The hyperbolic sine.

    (sinh 1)    ;~> 1.175201
    """
    return elementwise("sinh", z) if is_array(z) else _value("sinh", math.sinh, z)


@builtin("cosh", pure=True)
def cosh(z: Quantity) -> Any:
    """The hyperbolic cosine.

    (cosh 1)    ;~> 1.543081
    """
    return elementwise("cosh", z) if is_array(z) else _even("cosh", math.cosh, z)


def _even(name: str, f: Callable[[float], float], z: Any) -> Any:
    value = _value(name, f, z)
    return abs(value) if isinstance(value, float) else value


@builtin("tanh", pure=True)
def tanh(z: Quantity) -> Any:
    """The hyperbolic tangent.

    (tanh 1)    ;~> 0.761594
    """
    return elementwise("tanh", z) if is_array(z) else _value("tanh", math.tanh, z)


# -- complex numbers


@builtin("make-rectangular", pure=True)
def make_rectangular(real: Real, imaginary: Real) -> Any:
    """The complex number of these parts (R7RS 6.2.6); real if the imaginary part is an exact zero.

    (make-rectangular 1 2)    ;=> 1.0+2.0i
    (make-rectangular 1 0)    ;=> 1
    """
    if imaginary.__class__ is int and imaginary == 0:
        return real
    return complex(to_inexact(real), to_inexact(imaginary))


@builtin("make-polar", pure=True)
def make_polar(magnitude: Real, angle: Real) -> Any:
    """The complex number of this magnitude and angle, in radians (R7RS 6.2.6).

    (make-polar 2 0)            ;=> 2
    (magnitude (make-polar 3 1))    ;~> 3.0
    """
    if angle.__class__ is int and angle == 0:
        return magnitude
    r, phi = to_inexact(magnitude), to_inexact(angle)
    if phi - phi != 0:
        return complex(_NAN, _NAN)
    return complex(r * math.cos(phi), r * math.sin(phi))


@builtin("real-part", pure=True)
def real_part(z: Number) -> Any:
    """The real part (R7RS 6.2.6).

    (real-part 3+4i)    ;=> 3.0
    (real-part 1/2)     ;=> 1/2
    """
    return z.real if isinstance(z, complex) else z


@builtin("imag-part", pure=True)
def imag_part(z: Number) -> Any:
    """The imaginary part; an exact zero of a real number (R7RS 6.2.6).

    (imag-part 3+4i)    ;=> 4.0
    (imag-part 1.5)     ;=> 0
    """
    return z.imag if isinstance(z, complex) else 0


@builtin("magnitude", pure=True)
def magnitude(z: Quantity) -> Any:
    """The distance from zero (R7RS 6.2.6).

    (magnitude 3+4i)    ;=> 5.0
    (magnitude -7)      ;=> 7
    """
    return math.hypot(z.real, z.imag) if isinstance(z, complex) else absolute(z)


@builtin("angle", pure=True)
def angle(z: Number) -> Any:
    """The angle, in radians, from the positive reals (R7RS 6.2.6).

    (angle -1)      ;~> 3.14159265
    (angle 5)       ;=> 0
    (angle +i)      ;~> 1.570796
    """
    if isinstance(z, complex):
        return math.atan2(z.imag, z.real)
    if isinstance(z, float):
        return math.atan2(0.0, z) if z == z else z  # noqa: PLR0124
    return math.pi if z < 0 else 0
