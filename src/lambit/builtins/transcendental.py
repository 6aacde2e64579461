"""Trigonometry (R7RS 6.2.6, `(scheme inexact)`).

Branch cuts are where the report's formulas for complex numbers put them; signed
zeros say from which side a cut is approached. A real number has an exact zero
as imaginary part, for which the formulas themselves choose the side.
"""

from __future__ import annotations

import math
from typing import Any

from lambit.data.kinds import is_array, is_complex, is_real_array
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .contracts import Quantity, RealQuantity
from .number_kinds import is_exact
from .numbers import elementwise, over, to_inexact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NAN = float("nan")
_INFINITY = float("inf")


_EXACT_VALUES = {
    **{(name, 0): 0 for name in ("sin", "tan", "asin", "atan", "sinh", "tanh")},
    **{(name, 0): 1 for name in ("cos", "cosh")},
    ("acos", 1): 0,
}
"""The values that are exact: nothing is lost by knowing them."""


def _value(name: str, f: Callable[[float], float], z: Any) -> Any:
    """`f` of the number `z`; its complex namesake's value where `f` has none."""
    if z.__class__ is int and (name, z) in _EXACT_VALUES:
        return _EXACT_VALUES[name, z]
    x = to_inexact(z)
    if isinstance(x, complex):
        return _complex_value(name, x)
    try:
        return f(x)
    except ValueError:  # an argument of asin or acos beyond 1, or of the others infinite
        return _complex_value(name, _beside_cut(x)) if name in ("asin", "acos") else _NAN
    except OverflowError:
        return math.copysign(_INFINITY, x)


def _beside_cut(x: float) -> complex:
    """The real number `x`, on the side of the cuts of asin and acos that their formulas take."""
    return complex(x, -0.0 if x > 0 else 0.0)


def _complex_value(name: str, z: complex) -> Any:
    import cmath

    try:
        return getattr(cmath, name)(z)
    except (ValueError, OverflowError):
        if name == "atan" and z.real == 0 and abs(z.imag) == 1:
            return complex(z.real, math.copysign(_INFINITY, z.imag))
        return complex(_NAN, _NAN)


@builtin("sin", pure=True)
def sin(z: Quantity) -> Any:
    """The sine of `z` radians (R7RS 6.2.6).

    (sin 0)    ;=> 0
    (sin 1)    ;~> 0.841471
    """
    return elementwise("sin", z) if is_array(z) else _value("sin", math.sin, z)


@builtin("cos", pure=True)
def cos(z: Quantity) -> Any:
    """The cosine of `z` radians (R7RS 6.2.6).

    (cos 0)    ;=> 1
    (cos 0.0)  ;=> 1.0
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
    (asin 2)    ;~> 1.570796-1.316958i
    """
    return elementwise("arcsin", z) if is_array(z) else _value("asin", math.asin, z)


@builtin("acos", pure=True)
def acos(z: Quantity) -> Any:
    """The angle whose cosine is `z`, in radians; complex beyond 1 (R7RS 6.2.6).

    (acos -1)    ;~> 3.141593
    (acos 1)     ;=> 0
    """
    return elementwise("arccos", z) if is_array(z) else _value("acos", math.acos, z)


@builtin("atan", pure=True)
def atan(y: Quantity, x: RealQuantity = None) -> Any:
    """The angle whose tangent is `y`; of two arguments, the angle of the point (x, y) (R7RS 6.2.6).

    (atan 1)        ;~> 0.785398
    (atan 1 -1)     ;~> 2.356194
    (atan -1 0)     ;~> -1.570796
    (atan 0 1)      ;=> 0
    (atan 0 0)      ;!! atan: both arguments are exact zeros
    """
    if x is None:
        return elementwise("arctan", y) if is_array(y) else _value("atan", math.atan, y)
    if is_complex(y) or (is_array(y) and not is_real_array(y)):
        from lambit.printer import write_short

        raise WrongType(f"atan: argument 1: expected a real number, got {write_short(y)}")
    if is_array(x) or is_array(y):
        return elementwise("arctan2", y, x)
    return angle_of(x, y)


def angle_of(x: Any, y: Any) -> Any:
    """The angle of the point (x, y) seen from the origin; exact where it is exactly zero."""
    if y.__class__ is int and y == 0:
        if x.__class__ is int and x == 0:
            raise DomainError("atan: both arguments are exact zeros: the origin has no angle")
        if x > 0:
            return 0
    return math.atan2(*_comparable(y, x))


def _comparable(y: Any, x: Any) -> tuple[float, float]:
    """Both as floats; exact numbers too large or too small for that keep their ratio."""
    a, b = to_inexact(y), to_inexact(x)
    if is_exact(y) and is_exact(x):
        size = max(abs(y), abs(x))
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
