"""Complex numbers: made of parts, and taken apart (R7RS 6.2.6, `(scheme complex)`).

A complex number is exact, both parts exact, or inexact, both parts floats.
"""

from __future__ import annotations

from math import atan2, hypot
from typing import Any

from lambit.data import ExactComplex
from lambit.data.kinds import is_complex
from lambit.reader.numbers import polar, rectangular
from lambit.registry import builtin

from .contracts import Number, Quantity, Real
from .numbers import absolute
from .roots import root_of
from .transcendental import angle_of


@builtin("make-rectangular", pure=True)
def make_rectangular(real: Real, imaginary: Real) -> Any:
    """The complex number of these parts (R7RS 6.2.6): exact if both are, real if the imaginary part is an exact zero.

    (make-rectangular 1/2 3)    ;=> 1/2+3i
    (make-rectangular 1 2.5)    ;=> 1.0+2.5i
    (make-rectangular 1 0)      ;=> 1
    """
    return rectangular(real, imaginary)


@builtin("make-polar", pure=True)
def make_polar(magnitude: Real, angle: Real) -> Any:
    """The complex number of this magnitude and angle, in radians (R7RS 6.2.6).

    (make-polar 2 0)                ;=> 2
    (magnitude (make-polar 3 1))    ;~> 3.0
    """
    return polar(magnitude, angle)


@builtin("real-part", pure=True)
def real_part(z: Number) -> Any:
    """The real part (R7RS 6.2.6).

    (real-part 3+4i)      ;=> 3
    (real-part 3.0+4i)    ;=> 3.0
    (real-part 1/2)       ;=> 1/2
    """
    return z.real if is_complex(z) else z


@builtin("imag-part", pure=True)
def imag_part(z: Number) -> Any:
    """The imaginary part; an exact zero of a real number (R7RS 6.2.6).

    (imag-part 3+4i)    ;=> 4
    (imag-part 1.5)     ;=> 0
    """
    return z.imag if is_complex(z) else 0


@builtin("magnitude", pure=True)
def magnitude(z: Quantity) -> Any:
    """The distance from zero (R7RS 6.2.6).

    (magnitude 3+4i)    ;=> 5
    (magnitude 1+i)     ;~> 1.414214
    (magnitude -7)      ;=> 7
    """
    if z.__class__ is ExactComplex:
        return root_of(z.norm())
    return hypot(z.real, z.imag) if isinstance(z, complex) else absolute(z)


@builtin("angle", pure=True)
def angle(z: Number) -> Any:
    """The angle, in radians, from the positive reals (R7RS 6.2.6).

    (angle -1)      ;~> 3.14159265
    (angle 5)       ;=> 0
    (angle +i)      ;~> 1.570796
    """
    if is_complex(z):
        return angle_of(z.real, z.imag)
    if isinstance(z, float):
        return atan2(0.0, z) if z == z else z  # noqa: PLR0124
    return angle_of(z, 0) if z != 0 else 0
