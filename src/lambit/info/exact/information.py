"""Exact information: numbers Σ rᵢ·log(bᵢ), rᵢ rational, bᵢ pairwise coprime integers.

The measures of exact distributions are such numbers. They are closed under
+, - and × by rationals; equality is decided (see `coprime`), order by certified
intervals of growing precision; `float` rounds correctly; a value that is
rational *is* that rational (`build` gives it as one). What leaves the form, a
product of two logarithms, say, is a float.
"""

from __future__ import annotations

from math import gcd, inf
from typing import Any

from lambit.info.checks import is_exact

from .coprime import LogSum
from .logarithms import ERROR, ln

E = 1
"""The key of log e among the terms of a value in nats, and the unit of nats."""


def fraction(numerator: int, denominator: int) -> Any:
    """The ratio numerator / denominator: an `int` where it is one, else a `Fraction`."""
    if numerator % denominator == 0:
        return numerator // denominator
    from fractions import Fraction

    return Fraction(numerator, denominator)


class ExactInformation:
    """An irrational amount of information, exactly: Σ nᵢ·log(bᵢ) / (d · log unit).

    >>> from lambit.info import entropy
    >>> h = entropy([Fraction(1, 3), Fraction(2, 3)])
    >>> h
    (- (log2 3) 2/3)
    >>> h + 2/3, h - h, h + Fraction(2, 3) > h
    (1.584962500721156, 0, True)
    """

    __slots__ = ("_float", "denominator_of_terms", "terms", "unit")

    rational = staticmethod(fraction)
    """How a rational result is made; a host with rationals of its own overrides it."""

    def __init__(self, terms: dict[int, int], denominator: int, unit: int) -> None:
        """Keep the parts; `build` makes a value in lowest terms, or the rational it is."""
        self.terms = terms
        self.denominator_of_terms = denominator
        self.unit = unit
        self._float: float | None = None

    # -- arithmetic

    def __add__(self, other: Any) -> Any:
        return self._plus(other, 1)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self._plus(other, -1)

    def __rsub__(self, other: Any) -> Any:
        return (-self)._plus(other, 1)

    def _plus(self, other: Any, sign: int) -> Any:
        """The sum self + sign · other."""
        if isinstance(other, ExactInformation):
            if other.unit != self.unit:
                return float(self) + sign * float(other)
            terms, n, d = other.terms, sign, other.denominator_of_terms
        elif is_exact(other):
            terms, n, d = unit_terms(self.unit), sign * other.numerator, other.denominator
        else:
            return _inexact(other, lambda x: float(self) + sign * x)
        common = gcd(d, self.denominator_of_terms)
        total = LogSum({b: k * (d // common) for b, k in self.terms.items()})
        total.merge(terms, n * (self.denominator_of_terms // common))
        return build(total.terms, d // common * self.denominator_of_terms, self.unit, self.__class__)

    def __mul__(self, other: Any) -> Any:
        if is_exact(other):
            return self._times(other.numerator, other.denominator)
        if isinstance(other, ExactInformation):
            return float(self) * float(other)
        return _inexact(other, lambda x: float(self) * x)

    __rmul__ = __mul__

    def _times(self, n: int, d: int) -> Any:
        """The product self · n / d."""
        if d < 0:
            n, d = -n, -d
        terms = {b: k * n for b, k in self.terms.items()}
        return build(terms, self.denominator_of_terms * d, self.unit, self.__class__)

    def __truediv__(self, other: Any) -> Any:
        if is_exact(other):
            if other == 0:
                raise ZeroDivisionError("division by zero")
            return self._times(other.denominator, other.numerator)
        if isinstance(other, ExactInformation):
            ratio = self._ratio(other) if other.unit == self.unit else None
            return float(self) / float(other) if ratio is None else ratio
        return _inexact(other, lambda x: float(self) / x)

    def __rtruediv__(self, other: Any) -> Any:
        if is_exact(other):
            return 0 if other == 0 else (other.numerator / other.denominator) / float(self)
        return _inexact(other, lambda x: x / float(self))

    def _ratio(self, other: ExactInformation) -> Any:
        """The ratio self / other if that is rational, else None."""
        ratio = proportion(self.terms, other.terms)
        if ratio is None:
            return None
        n, d = ratio[0] * other.denominator_of_terms, ratio[1] * self.denominator_of_terms
        return self.rational(n if d > 0 else -n, abs(d))

    def __pow__(self, other: Any) -> Any:
        if other.__class__ is int and other in (0, 1):
            return self if other else 1
        return float(self) ** (float(other) if is_exact(other) else other)

    def __rpow__(self, other: Any) -> Any:
        return (float(other) if is_exact(other) else other) ** float(self)

    def __neg__(self) -> ExactInformation:
        terms = {b: -k for b, k in self.terms.items()}
        return self.__class__(terms, self.denominator_of_terms, self.unit)

    def __pos__(self) -> ExactInformation:
        return self

    def __abs__(self) -> ExactInformation:
        return self if self.sign() > 0 else -self

    # -- comparison: decided

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ExactInformation):
            if other.unit == self.unit:
                return is_zero(self - other)
            return self._compare_interval(other) == 0
        if is_exact(other) or isinstance(other, float):
            return False  # an irrational number is no rational one
        if isinstance(other, complex):
            return False
        return NotImplemented

    def __hash__(self) -> int:
        return hash(float(self))

    def __lt__(self, other: Any) -> Any:
        sign = self._compare(other)
        return sign if sign is NotImplemented else sign < 0

    def __le__(self, other: Any) -> Any:
        sign = self._compare(other)
        return sign if sign is NotImplemented else sign <= 0

    def __gt__(self, other: Any) -> Any:
        sign = self._compare(other)
        return sign if sign is NotImplemented else sign > 0

    def __ge__(self, other: Any) -> Any:
        sign = self._compare(other)
        return sign if sign is NotImplemented else sign >= 0

    def _compare(self, other: Any) -> Any:
        """The sign of self - other; NaN for NaN."""
        if isinstance(other, float):
            if other != other:  # noqa: PLR0124  NaN
                return other
            if other in (inf, -inf):
                return -1 if other > 0 else 1
            other = self.rational(*other.as_integer_ratio())
        if isinstance(other, ExactInformation) and other.unit != self.unit:
            return self._compare_interval(other)
        if not (is_exact(other) or isinstance(other, ExactInformation)):
            return NotImplemented
        difference = self - other
        if isinstance(difference, ExactInformation):
            return difference.sign()
        n = difference.numerator
        return (n > 0) - (n < 0)

    def _compare_interval(self, other: ExactInformation) -> int:
        """The sign of the difference of values in different units, 0 if 4096 bits do not tell."""
        bits = 128
        while bits <= 4096:
            low, high = self.interval(bits)
            other_low, other_high = other.interval(bits)
            if low > other_high:
                return 1
            if high < other_low:
                return -1
            bits *= 2
        return 0

    def sign(self) -> int:
        """1 or -1: the value is irrational, so some precision tells."""
        bits = 64
        while True:
            low, high = self._numerator(bits)
            if low > 0:
                return 1
            if high < 0:
                return -1
            bits *= 2

    def __bool__(self) -> bool:
        return True

    # -- approximation

    def _numerator(self, bits: int) -> tuple[int, int]:
        """An interval that holds 2^bits · Σ nᵢ·ln(bᵢ)."""
        middle = error = 0
        for b, n in self.terms.items():
            if b == E:
                middle += n << bits
            else:
                middle += n * ln(b, bits)
                error += abs(n)
        return middle - ERROR * error, middle + ERROR * error

    def interval(self, bits: int) -> tuple[int, int]:
        """Integers below and above 2^bits times the value."""
        low, high = self._numerator(bits)
        if self.unit == E:
            return low // self.denominator_of_terms, -(-high // self.denominator_of_terms)
        unit = ln(self.unit, bits)
        least, most = unit - ERROR, unit + ERROR
        d = self.denominator_of_terms
        below = (low << bits) // (d * (most if low > 0 else least))
        return below, -((-high << bits) // (d * (least if high > 0 else most)))

    def __float__(self) -> float:
        """The nearest float."""
        if self._float is None:
            bits = 128
            while True:
                low, high = self.interval(bits)
                try:
                    below, above = low / (1 << bits), high / (1 << bits)
                except OverflowError:
                    below = above = inf if low > 0 else -inf
                if below == above:
                    self._float = below
                    break
                bits *= 2
        return self._float

    def __complex__(self) -> complex:
        return complex(float(self))

    def __floor__(self) -> int:
        bits = 64
        while True:
            low, high = self.interval(bits)
            if low >> bits == high >> bits:
                return low >> bits
            bits *= 2

    def __ceil__(self) -> int:
        return self.__floor__() + 1

    def __trunc__(self) -> int:
        below = self.__floor__()
        return below if below >= 0 else below + 1

    __int__ = __trunc__

    def __round__(self, digits: int | None = None) -> Any:
        return (self * 2 + 1).__floor__() // 2 if digits is None else round(float(self), digits)

    # -- text

    def __repr__(self) -> str:
        from .text import expression

        return expression(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return self.__class__, (self.terms, self.denominator_of_terms, self.unit)


def _inexact(other: Any, operation: Any) -> Any:
    """The result with an operand that is no exact number: a float, complex or array."""
    if isinstance(other, (float, complex)) or hasattr(other, "__array__"):
        return operation(other)
    return NotImplemented


def is_zero(value: Any) -> bool:
    """Is a difference of exact values zero?"""
    return value.__class__ is int and value == 0


def unit_terms(unit: int) -> dict[int, int]:
    """The log of the unit, as terms."""
    if unit == E:
        return {E: 1}
    total = LogSum()
    total.add(unit, 1)
    return total.terms


def proportion(terms: dict[int, int], others: dict[int, int]) -> tuple[int, int] | None:
    """n, d with terms = n / d · others; None if there are none."""
    mine, theirs = LogSum(terms), LogSum(others)
    if terms.keys() != others.keys():  # split both over one base
        mine.merge(others, 0)
        theirs.merge(mine.terms, 0)
    left, right = mine.nonzero(), theirs.nonzero()
    if left.keys() != right.keys():
        return None
    b = next(iter(left))
    n, d = left[b], right[b]
    return (n, d) if all(left[b] * d == right[b] * n for b in left) else None


def build(
    terms: dict[int, int], denominator: int, unit: int, kind: type[ExactInformation] = ExactInformation
) -> Any:
    """The value Σ nᵢ·log(bᵢ) / (d · log unit), as a rational where it is one."""
    terms = {b: n for b, n in terms.items() if n}
    if not terms:
        return 0
    common = gcd(denominator, *terms.values())
    if common > 1:
        terms = {b: n // common for b, n in terms.items()}
        denominator //= common
    if unit in (2, E):  # the usual units: one base alone is rational
        if len(terms) == 1 and unit in terms:
            return kind.rational(terms[unit], denominator)
    elif ratio := proportion(terms, unit_terms(unit)):
        n, d = ratio
        return kind.rational(n if d > 0 else -n, abs(d) * denominator)
    return kind(terms, denominator, unit)
