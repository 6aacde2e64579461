"""Exact rationals that are no integers.

`fractions.Fraction` costs half of our start-up to import and never becomes an
`int`; this class does, so that `(* 2 1/2)` is the integer 1.
"""

from __future__ import annotations

from math import gcd

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Any, NoReturn

_HASH_MODULUS = (1 << 61) - 1  # sys.hash_info.modulus on 64-bit machines
_HASH_INF = 314159


class Rational:
    """`numerator / denominator` in lowest terms, denominator at least 2.

    Make one with `make_rational`, which gives an `int` where it can.
    """

    __slots__ = ("denominator", "numerator")
    __array_ufunc__ = None  # numpy leaves arithmetic with arrays to us
    numerator: int
    denominator: int

    def __init__(self, numerator: int, denominator: int) -> None:
        self.numerator = numerator
        self.denominator = denominator

    def __repr__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    def __reduce__(self) -> tuple[Any, ...]:
        return Rational, (self.numerator, self.denominator)

    def __hash__(self) -> int:
        """The hash that Python gives to every equal number."""
        try:
            inverse = pow(self.denominator, -1, _HASH_MODULUS)
        except ValueError:
            value = _HASH_INF
        else:
            value = hash(hash(abs(self.numerator)) * inverse)
        result = value if self.numerator >= 0 else -value
        return -2 if result == -1 else result

    # -- arithmetic: with int and Rational exact, with float and complex theirs

    def __add__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return Rational(self.numerator + other * self.denominator, self.denominator)
        if kind is Rational:
            return _add(self.numerator, self.denominator, other.numerator, other.denominator)
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return float(self) + other
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return Rational(self.numerator - other * self.denominator, self.denominator)
        if kind is Rational:
            return _add(self.numerator, self.denominator, -other.numerator, other.denominator)
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return float(self) - other
        return NotImplemented

    def __rsub__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return Rational(other * self.denominator - self.numerator, self.denominator)
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return other - float(self)
        return NotImplemented

    def __mul__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return make_rational(self.numerator * other, self.denominator)
        if kind is Rational:
            return make_rational(
                self.numerator * other.numerator, self.denominator * other.denominator
            )
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return float(self) * other
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return make_rational(self.numerator, self.denominator * other)
        if kind is Rational:
            return make_rational(
                self.numerator * other.denominator, self.denominator * other.numerator
            )
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return float(self) / other
        return NotImplemented

    def __rtruediv__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is int:
            return make_rational(other * self.denominator, self.numerator)
        if isinstance(other, (float, complex)) or hasattr(kind, "__array_interface__"):
            return other / float(self)
        return NotImplemented

    def __neg__(self) -> Rational:
        return Rational(-self.numerator, self.denominator)

    def __pos__(self) -> Rational:
        return self

    def __abs__(self) -> Rational:
        return Rational(abs(self.numerator), self.denominator)

    def __floor__(self) -> int:
        return self.numerator // self.denominator

    def __ceil__(self) -> int:
        return -(-self.numerator // self.denominator)

    def __trunc__(self) -> int:
        n = self.numerator
        return n // self.denominator if n >= 0 else -(-n // self.denominator)

    def __round__(self) -> int:
        """The nearest integer, the even one of two."""
        quotient, rest = divmod(self.numerator, self.denominator)
        twice = 2 * rest - self.denominator
        return quotient + (twice > 0 or (twice == 0 and quotient & 1 == 1))

    def __float__(self) -> float:
        """The nearest float: Python's division of integers rounds correctly at any size."""
        try:
            return self.numerator / self.denominator
        except OverflowError:
            return float("inf") if self.numerator > 0 else float("-inf")

    def __complex__(self) -> complex:
        return complex(float(self))

    def __bool__(self) -> NoReturn:
        raise TypeError("a Lisp value has no Python truth value")

    # -- comparison: exact, with floats too, so that `=` and `<` are transitive

    def __eq__(self, other: Any) -> Any:
        kind = other.__class__
        if kind is Rational:
            return (
                self.numerator == other.numerator and self.denominator == other.denominator
            )
        if kind is int:
            return False
        if isinstance(other, float):
            return self._compare_float(other) == 0
        if kind is complex:
            return other.imag == 0 and self == other.real
        if hasattr(kind, "__array_interface__"):
            return float(self) == other  # elementwise
        return NotImplemented

    def __lt__(self, other: Any) -> Any:
        return self._ordered(other, lambda sign: sign < 0)

    def __le__(self, other: Any) -> Any:
        return self._ordered(other, lambda sign: sign <= 0)

    def __gt__(self, other: Any) -> Any:
        return self._ordered(other, lambda sign: sign > 0)

    def __ge__(self, other: Any) -> Any:
        return self._ordered(other, lambda sign: sign >= 0)

    def _ordered(self, other: Any, holds: Any) -> Any:
        kind = other.__class__
        if kind is int:
            sign = self.numerator - other * self.denominator
        elif kind is Rational:
            sign = self.numerator * other.denominator - other.numerator * self.denominator
        elif isinstance(other, float):
            sign = self._compare_float(other)
            if sign is None:
                return False
        elif hasattr(kind, "__array_interface__"):
            sign = float(self) - other  # elementwise
        else:
            return NotImplemented
        return holds(sign)

    def _compare_float(self, other: float) -> int | None:
        """The sign of `self - other`; None for NaN."""
        if other != other:  # noqa: PLR0124  NaN
            return None
        if other in (float("inf"), float("-inf")):
            return -1 if other > 0 else 1
        numerator, denominator = other.as_integer_ratio()
        return self.numerator * denominator - numerator * self.denominator

    def as_fraction(self) -> Fraction:
        """The same number as Python's own kind of rational."""
        from fractions import Fraction

        return Fraction(self.numerator, self.denominator)


def to_float(x: Any) -> float:
    """The float nearest to the exact real `x`; infinite where it is too large."""
    try:
        return float(x)
    except OverflowError:
        return float("inf") if x > 0 else float("-inf")


def make_rational(numerator: int, denominator: int) -> Any:
    """`numerator / denominator`, exactly: an `int` or a `Rational`."""
    if denominator <= 0:
        if denominator == 0:
            raise ZeroDivisionError("division by zero")
        numerator, denominator = -numerator, -denominator
    divisor = gcd(numerator, denominator)
    if divisor == denominator:
        return numerator // denominator
    if divisor != 1:
        numerator //= divisor
        denominator //= divisor
    return Rational(numerator, denominator)


def _add(a: int, b: int, c: int, d: int) -> Any:
    """a/b + c/d (Knuth 4.5.1: one small gcd where the denominators are coprime)."""
    divisor = gcd(b, d)
    if divisor == 1:
        return Rational(a * d + b * c, b * d)
    scale = b // divisor
    total = a * (d // divisor) + c * scale
    common = gcd(total, divisor)
    if common != 1:
        total //= common
        d //= common
    return total if scale * d == 1 else Rational(total, scale * d)
