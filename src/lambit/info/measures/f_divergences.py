"""f-divergences by a generator: Σ q f(p/q) for any convex f (Csiszár 1963; Ali & Silvey 1966)."""

from __future__ import annotations

from math import fsum, inf, isfinite
from typing import Any

from lambit.info.checks import InformationError, is_exact

from .alignment import Aligned, align

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def f_divergence(p: Any, q: Any, f: Callable[[Any], Any], *, at_zero: Any = None, slope: Any = None) -> Any:
    """The f-divergence Σ q f(p/q) of a convex function f with f(1) = 0 (Csiszár 1963).

    f takes the ratio of two probabilities: exact ones give an exact result if f does. `at_zero` is the limit f(0),
    f(0) itself unless given; `slope` the limit of f(t)/t for t to infinity, which counts where q = 0 < p and cannot be found by
    trying. No unit but f's. Of floats the exact sum of the terms q f(p/q), each as f and one product round it.

    >>> f_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)], lambda t: (t - 1) ** 2)
    Fraction(1, 3)
    >>> f_divergence([0.5, 0.5], [1.0, 0.0], lambda t: abs(t - 1) / 2, slope=0.5)
    0.5
    """
    both = align(p, q)
    pairs, only_p, only_q = ratios(both)
    zero: Any = 0 if both.exact else 0.0
    terms = [w * _value(f, t) for w, t in pairs]
    zero = fsum(terms) if terms and all(isinstance(x, float) and isfinite(x) for x in terms) else sum(terms, zero)
    if only_q:
        limit = at_zero if at_zero is not None else _at_zero(f, both.exact)
        zero = inf if limit == inf else zero + only_q * limit
    if only_p:
        if slope is None:
            raise InformationError(
                "the second distribution has probability 0 where the first has {}", only_p,
                hint="give slope, the limit of f(t)/t for t to infinity",
            )  # fmt: skip
        zero = inf if slope == inf else zero + only_p * slope
    return zero


def ratios(both: Aligned) -> tuple[list[tuple[Any, Any]], Any, Any]:
    """(q, p/q) for each outcome with both positive, and the masses where one of p and q alone is."""
    rational = both.number.rational
    (a, n), (b, m) = both.sides
    if not both.exact:
        a, b = (x.tolist() for x in both.arrays())
    pairs, only_p, only_q = [], 0, 0
    for v, w in zip(a, b, strict=True):
        if v and w:
            pairs.append((rational(w, m), rational(v * m, w * n)) if both.exact else (w, v / w if v < w * 1e300 else inf))
        else:
            only_p, only_q = only_p + v, only_q + w
    if both.exact:
        only_p, only_q = rational(only_p, n), rational(only_q, m)
    return pairs, only_p, only_q


def _value(f: Callable[[Any], Any], t: Any) -> Any:
    try:
        found = f(t)
    except (ArithmeticError, ValueError) as error:
        raise InformationError(f"the generator has no value at {{}}: {error}", t) from None
    if not _number(found):
        raise InformationError("the generator's value at {} is {}, no number", t, found)
    return found


def _at_zero(f: Callable[[Any], Any], exact: bool) -> Any:
    try:
        found = f(0 if exact else 0.0)
    except (ArithmeticError, ValueError):
        found = None
    if not _number(found):
        raise InformationError("the generator has no value at 0", hint="give at_zero, its limit there")
    return found


def _number(x: Any) -> bool:
    if isinstance(x, (bool, complex, str)) or not hasattr(x, "__float__"):
        return False
    return is_exact(x) or not isinstance(x, float) or x == x  # noqa: PLR0124  NaN
