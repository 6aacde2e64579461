"""What is made of mutual information: normalised variants, the uncertainty coefficient, the variation of information."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import check_base, check_choice, check_flag
from lambit.info.distributions.sources import source

from .entropies import as_names, entropy
from .mutual import mutual_groups, mutual_information, mutual_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.info.kernels.doubles import Pair

    from .tables import Table

WAYS = ("joint", "max", "mean", "min", "sqrt")


def normalized_mutual_information(x: Any, first: Any = None, second: Any = None, *, by: str = "sqrt") -> Any:
    """Mutual information from 0 to 1: I(X;Y) divided by a bound made of H(X) and H(Y).

    `by` names the divisor: "min" (H of the less uncertain; Kvålseth 1987), "max" (Kvålseth 1987), "mean" ((H(X) + H(Y)) / 2:
    the symmetric uncertainty of Witten & Frank; Press et al. 14.7.17), "sqrt" (√(H(X) H(Y)); Strehl & Ghosh 2002), "joint"
    (H(X,Y); Yao 2003). Convention: 0 / 0 is 0, for a constant tells nothing. Rational for exact distributions where
    the ratio is. There is no unit.

    >>> normalized_mutual_information([[Fraction(1, 2), 0], [0, Fraction(1, 2)]], by="max")
    1
    >>> normalized_mutual_information([[0.5, 0.0], [0.25, 0.25]], by="mean")
    0.3437110184854508
    """
    check_choice("by", by, WAYS)
    x = source(x)
    if not getattr(x, "exact", False):
        return _normalized_floats(x, first, second, by)
    one, other, whole = _names(x, first, second)
    found = mutual_information(x, one, other)
    if found == 0:
        return found
    if by == "joint":
        return ratio(found, entropy(x, *whole))
    h, k = entropy(x, *one), entropy(x, *other)
    if by == "sqrt":
        return _over_root(found, h, k)
    if by == "mean":
        return ratio(found * 2, h + k)
    return ratio(found, min(h, k) if by == "min" else max(h, k))


def _normalized_floats(x: Any, first: Any, second: Any, by: str) -> float:
    """The same of floats or counts, rounded once."""
    from lambit.info.kernels.doubles import add, divide, multiply, root_of

    cells = _cells(x, first, second)
    found, scale = cells.scaled_information()
    if found[0] <= 0.0:
        return 0.0
    if by == "joint":
        return _quotient(found, cells.entropy_nats(2), scale)
    h, k = cells.entropy_nats(0), cells.entropy_nats(1)
    if by == "sqrt":
        return _quotient(divide(found, root_of(h)), root_of(k), scale)
    if by == "mean":
        return _quotient(multiply(found, (2.0, 0.0)), add(h, k), scale)
    return _quotient(found, min(h, k) if by == "min" else max(h, k), scale)


def _cells(x: Any, first: Any, second: Any) -> Table:
    """The table of X, Y and both."""
    a, b, _ = mutual_groups(x, first, second, None)
    return mutual_table(x, a, b, [])


def _quotient(a: Pair, b: Pair, scale: float = 1.0) -> float:
    """A / b times a scale of two amounts of information of floats, at most 1."""
    from lambit.info.kernels.doubles import quotient

    return min(quotient(a, b) * scale, 1.0)


def _over_root(found: Any, h: Any, k: Any) -> Any:
    """I / √(H K): rational if H = K and the ratio is, else a float."""
    if h == k:
        return ratio(found, h)
    from math import sqrt

    return _at_most_one(float(found) / sqrt(float(h)) / sqrt(float(k)))


def ratio(a: Any, b: Any) -> Any:
    """A / b of two amounts of information, at most 1: rational where it is one."""
    if a == b:
        return 1.0 if isinstance(a, float) else 1
    if a.__class__ is int and b.__class__ is int:
        from fractions import Fraction

        return Fraction(a, b)
    return _at_most_one(a / b)


def _at_most_one(x: Any) -> Any:
    return min(x, 1.0) if isinstance(x, float) else x


def _names(x: Any, first: Any, second: Any) -> tuple[list[Any], list[Any], list[Any]]:
    """The names of X, of Y and of all of both."""
    a, b, _ = mutual_groups(x, first, second, None)
    return [x.names[i] for i in a], [x.names[i] for i in b], [x.names[i] for i in sorted({*a, *b})]


def uncertainty_coefficient(x: Any, first: Any = None, second: Any = None) -> Any:
    """Theil's uncertainty coefficient U(X|Y) = I(X;Y) / H(X): the share of X's uncertainty that Y removes (Theil 1970).

    From 0 (independent) to 1 (Y tells X); not symmetric. 0 if X is constant, by convention. With X the attribute and Y
    the class it is Quinlan's gain ratio (1986).

    >>> uncertainty_coefficient([[Fraction(1, 2), 0], [Fraction(1, 4), Fraction(1, 4)]])
    (- 3/2 (* 3/4 (log2 3)))
    """
    x = source(x)
    if not getattr(x, "exact", False):
        cells = _cells(x, first, second)
        told, scale = cells.scaled_information()
        return _quotient(told, cells.entropy_nats(0), scale) if told[0] > 0.0 else 0.0
    one, other, _ = _names(x, first, second)
    found = mutual_information(x, one, other)
    return found if found == 0 else ratio(found, entropy(x, *one))


def information_gain(x: Any, target: Any, known: Any, *, base: Any = 2) -> Any:
    """The information gain H(Y) - H(Y|X) of learning X about the target Y: their mutual information (Quinlan 1986).

    >>> d = joint(["play", "wind"], {("yes", 0): Fraction(1, 2), ("no", 0): Fraction(1, 4), ("no", 1): Fraction(1, 4)})
    >>> information_gain(d, "play", "wind")
    (- 3/2 (* 3/4 (log2 3)))
    """
    return mutual_information(x, as_names(target), as_names(known), base=base)


def variation_of_information(x: Any, first: Any = None, second: Any = None, *, normalized: bool = False, base: Any = 2) -> Any:
    """The variation of information H(X|Y) + H(Y|X) = H(X,Y) - I(X;Y): a metric on variables (Meilă 2003; Shannon 1953).

    `normalized` divides by H(X,Y) (Kraskov et al. 2005), which is a metric too, from 0 to 1; 0 for two constants, which are
    equal, by convention.

    >>> variation_of_information([[Fraction(1, 4), Fraction(1, 4)], [Fraction(1, 4), Fraction(1, 4)]])
    2
    >>> variation_of_information([[0.5, 0.0], [0.0, 0.5]], normalized=True)
    0.0
    """
    normalized = check_flag("normalized", normalized)
    from .entropies import conditional_entropy

    base, x = check_base(base), source(x)
    one, other, whole = _names(x, first, second)
    if not getattr(x, "exact", False):
        return _variation_floats(x, first, second, base, normalized=normalized)
    mine, theirs = [n for n in one if n not in other], [n for n in other if n not in one]
    parts = []
    for names, known in ((mine, other), (theirs, one)):
        parts.append(conditional_entropy(x, *names, given=known, base=base) if names else 0)
    found = parts[0] + parts[1]
    if not normalized or found == 0:
        return found
    return ratio(found, entropy(x, *whole, base=base))


def _variation_floats(x: Any, first: Any, second: Any, base: Any, *, normalized: bool) -> float:
    """The same of floats or counts, rounded once."""
    from lambit.info.kernels.doubles import add, in_unit

    cells = _cells(x, first, second)
    found = add(cells.conditional_nats(0), cells.conditional_nats(1))
    if not normalized or found[0] <= 0.0:
        return in_unit(found, base)
    return _quotient(found, cells.entropy_nats(2))
