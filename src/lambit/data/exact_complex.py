"""Exact complex numbers that are not real: both parts are integers or rationals.

With floats and Python's own `complex` they make a `complex`; among themselves
and with exact reals they stay exact, and `(* +i +i)` is the integer -1.
Comparison by order is refused, as Python refuses it of `complex`.
"""

from __future__ import annotations

from .rational import Rational, make_rational, to_float

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_EXACT = (int, Rational)


class ExactComplex:
    """`real + imag i`, the imaginary part not zero.

    Make one with `make_exact_complex`, which gives a real number where it can.
    """

    __slots__ = ("imag", "real")
    __array_ufunc__ = None  # numpy leaves arithmetic with arrays to us
    real: Any
    imag: Any

    def __init__(self, real: Any, imag: Any) -> None:
        self.real = real
        self.imag = imag

    def __repr__(self) -> str:
        sign = "+" if self.imag > 0 else ""
        return f"{self.real!r}{sign}{self.imag!r}i"

    def __reduce__(self) -> tuple[Any, ...]:
        return ExactComplex, (self.real, self.imag)

    def __hash__(self) -> int:
        """The hash that Python gives to an equal `complex`."""
        return hash(complex(self)) if complex(self) == self else hash((self.real, self.imag))

    # -- arithmetic

    def __add__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return ExactComplex(self.real + other, self.imag)
        if kind is ExactComplex:
            return make_exact_complex(self.real + other.real, self.imag + other.imag)
        return complex(self) + other if _is_inexact(kind) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return ExactComplex(self.real - other, self.imag)
        if kind is ExactComplex:
            return make_exact_complex(self.real - other.real, self.imag - other.imag)
        return complex(self) - other if _is_inexact(kind) else NotImplemented

    def __rsub__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return ExactComplex(other - self.real, -self.imag)
        return other - complex(self) if _is_inexact(kind) else NotImplemented

    def __mul__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return make_exact_complex(self.real * other, self.imag * other)
        if kind is ExactComplex:
            a, b, c, d = self.real, self.imag, other.real, other.imag
            return make_exact_complex(a * c - b * d, a * d + b * c)
        return complex(self) * other if _is_inexact(kind) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return ExactComplex(_ratio(self.real, other), _ratio(self.imag, other))
        if kind is ExactComplex:
            return self * other.reciprocal()
        return complex(self) / other if _is_inexact(kind) else NotImplemented

    def __rtruediv__(self, other: Any) -> Any:
        kind = other.__class__
        if kind in _EXACT:
            return self.reciprocal() * other
        return other / complex(self) if _is_inexact(kind) else NotImplemented

    def reciprocal(self) -> ExactComplex:
        """1 divided by this number."""
        norm = self.norm()
        return ExactComplex(_ratio(self.real, norm), _ratio(-self.imag, norm))

    def norm(self) -> Any:
        """The square of the magnitude."""
        return self.real * self.real + self.imag * self.imag

    def __neg__(self) -> ExactComplex:
        return ExactComplex(-self.real, -self.imag)

    def __pos__(self) -> ExactComplex:
        return self

    def __pow__(self, n: Any) -> Any:
        """To a power that is a natural number, by squaring."""
        if n.__class__ is not int or n < 0:
            return NotImplemented
        result: Any = 1
        base: Any = self
        while n:
            if n & 1:
                result = result * base
            n >>= 1
            if n:
                base = base * base
        return result

    def __complex__(self) -> complex:
        """The nearest `complex`."""
        return complex(to_float(self.real), to_float(self.imag))

    def __bool__(self) -> NoReturn:
        raise TypeError("a Lisp value has no Python truth value")

    # -- equality, exact with inexact numbers too

    def __eq__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is ExactComplex or kind is complex:
            return bool(self.real == other.real and self.imag == other.imag)
        if kind in _EXACT or kind is float:
            return False
        if hasattr(kind, "__array_interface__"):
            return complex(self) == other  # elementwise
        return NotImplemented


def make_exact_complex(real: Any, imag: Any) -> Any:
    """`real + imag i` of two exact reals: real itself if the imaginary part is zero."""
    return real if imag.__class__ is int and imag == 0 else ExactComplex(real, imag)


def _is_inexact(kind: type) -> bool:
    return kind is float or kind is complex or hasattr(kind, "__array_interface__")


def _ratio(a: Any, b: Any) -> Any:
    """The exact quotient of two exact reals."""
    return make_rational(a, b) if a.__class__ is int and b.__class__ is int else a / b

