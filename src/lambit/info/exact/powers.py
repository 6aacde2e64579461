"""Sums of powers of rationals, Σ c x^a, exactly: a rational times a power of one rational, where they are that.

Whole exponents always are. With a = n/d they are where all x are s·r^d for one s: so a uniform
distribution has exact entropies of any rational order, and so has (1/5, 4/5) of order 1/2.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

from .information import ExactInformation
from .sums import _root, log_sum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DIGITS = 1 << 24
"""Numbers of so many bits in all are worked with; beyond, there is no exact result."""


class PowerSum:
    """The number coefficient · radical^order."""

    __slots__ = ("coefficient", "order", "radical")

    def __init__(self, coefficient: Fraction, radical: Fraction, order: Fraction) -> None:
        self.coefficient = coefficient
        self.radical = radical
        self.order = order

    def rational(self) -> Fraction | None:
        """The number, if it is rational and of moderate size."""
        if self.radical == 1:
            return self.coefficient
        if abs(self.order) * (self.radical.numerator.bit_length() + self.radical.denominator.bit_length()) > MOST_DIGITS:
            return None
        base = rational_root(self.radical, self.order.denominator)
        return None if base is None else self.coefficient * base**self.order.numerator

    def logarithm(self, factor: Fraction, base: Any, number: type[ExactInformation]) -> Any:
        """The exact information factor · log(coefficient · radical^order)."""
        c, s, a = self.coefficient, self.radical, self.order
        unit = factor.denominator * a.denominator
        n = factor.numerator
        pairs = [
            (n * a.denominator, c.numerator), (-n * a.denominator, c.denominator),
            (n * a.numerator, s.numerator), (-n * a.numerator, s.denominator),
        ]  # fmt: skip
        return log_sum(pairs, unit, base, number)


def power_sum(terms: Sequence[tuple[int, Fraction]], denominator: int, order: Fraction) -> PowerSum | None:
    """Σ c x^a / denominator over (c, x) with x > 0; None if it is no rational multiple of one power, or too large."""
    size = sum(x.numerator.bit_length() + x.denominator.bit_length() for _, x in terms)
    if abs(order.numerator) * size > MOST_DIGITS:
        return None
    radical = Fraction(1)
    roots = [x for _, x in terms]
    if order.denominator > 1:
        radical = roots[0]
        found = [rational_root(x / radical, order.denominator) for x in roots]
        if any(r is None for r in found):
            return None
        roots = [r for r in found if r is not None]
    powers = [x**order.numerator for x in roots]
    common = lcm(*(p.denominator for p in powers))
    if common.bit_length() * len(powers) > MOST_DIGITS:
        return None
    total = sum(c * p.numerator * (common // p.denominator) for (c, _), p in zip(terms, powers, strict=True))
    return PowerSum(Fraction(total, common * denominator), radical, order)


def rational_root(x: Fraction, k: int) -> Fraction | None:
    """The k-th root of a positive rational, if it is rational."""
    if k > max(x.numerator.bit_length(), x.denominator.bit_length()):
        return x if x == 1 else None
    n, d = _root_of(x.numerator, k), _root_of(x.denominator, k)
    return None if n is None or d is None else Fraction(n, d)


def _root_of(n: int, k: int) -> int | None:
    if n == 1 or k == 1:
        return n
    r = _root(n, k)
    return r if r**k == n else None
