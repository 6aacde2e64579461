"""Distributions over ordered outcomes: cumulative probabilities, quantiles, the median."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from math import fsum
from typing import Any

from lambit.info.checks import InformationError, is_exact, is_number

from .distribution import Distribution
from .moments import check_numbers
from .sources import distribution


def _ordered(d: Distribution) -> tuple[Any, Any]:
    """The support in increasing order, and its weights."""
    if d.outcomes.__class__ is range and d.outcomes.step > 0:
        order: Any = range(len(d))
    else:
        try:
            order = sorted(range(len(d)), key=d.outcomes.__getitem__)
            lost = [x for x in d.outcomes if not x <= x]  # noqa: PLR0124  NaN
        except TypeError:
            check_numbers(d.outcomes)
            raise InformationError("the outcomes have no order") from None
        if lost:
            raise InformationError("outcome {} is not a number: there is no order", lost[0], hint="leave it out")
    kept = [i for i in order if d.weights[i]]
    return [d.outcomes[i] for i in kept], [d.weights[i] for i in kept]


def cumulative(x: Any, d: Any) -> Any:
    """The distribution function P(X ≤ x) of outcomes that have an order.

    >>> cumulative(2, uniform(range(1, 7))), cumulative(0.5, bernoulli(0.25))
    (Fraction(1, 3), 0.75)
    """
    d = distribution(d)
    if getattr(x, "ndim", 0):
        raise InformationError("{} is no single outcome", x)
    try:
        chosen = [w for y, w in zip(d.outcomes, d.weights, strict=True) if y <= x]
    except TypeError:
        check_numbers([*d.outcomes, x])
        raise InformationError("the outcomes have no order") from None
    return d.number.rational(sum(chosen), d.total) if d.exact else min(1.0, fsum(chosen))


def quantile(q: Any, d: Any) -> Any:
    """The least outcome x with P(X ≤ x) ≥ q, for q from 0 to 1; of q = 0 the least outcome.

    Decided exactly, of floats by their exact sums.

    >>> quantile(Fraction(1, 2), uniform(range(1, 7))), quantile(0.95, binomial(10, 0.5))
    (3, 8)
    """
    if isinstance(q, bool) or not is_number(q) or not 0 <= q <= 1:
        raise InformationError("quantile {}: expected a number from 0 to 1", q)
    d = distribution(d)
    outcomes, weights = _ordered(d)
    if d.exact:
        if not is_exact(q):
            n, m = float(q).as_integer_ratio()
        else:
            n, m = q.numerator, q.denominator
        sums = list(accumulate(weights))
        return outcomes[bisect_left(sums, -(-n * d.total // m))]
    sums = list(accumulate(weights))
    at = bisect_left(sums, float(q) - 1e-12)
    while at < len(sums) - 1 and fsum(weights[: at + 1]) < q:
        at += 1
    return outcomes[min(at, len(sums) - 1)]


def median(d: Any) -> Any:
    """The least outcome x with P(X ≤ x) ≥ 1/2.

    >>> median(uniform(range(1, 7))), median(poisson(2.5, 100))
    (3, 2)
    """
    from fractions import Fraction

    return quantile(Fraction(1, 2), d)
