"""The Wasserstein distance of order 1: how far probability must be moved to make one distribution another."""

from __future__ import annotations

from fractions import Fraction
from math import frexp, isfinite
from typing import Any

from lambit.info.checks import InformationError, is_exact

from .alignment import Aligned, align


def wasserstein_distance(p: Any, q: Any) -> Any:
    """The Wasserstein-1 distance of numbers, ∫ |F(x) - G(x)| dx, F and G the cumulative distributions (Vallender 1974).

    The least mean distance that moves p to q (earth mover's distance). Outcomes are real numbers: the indices of
    bare probabilities. A metric, in the unit of the outcomes; rational if outcomes and probabilities are.

    >>> wasserstein_distance({0: Fraction(1, 2), 3: Fraction(1, 2)}, {1: Fraction(1)})
    Fraction(3, 2)
    >>> wasserstein_distance([0.5, 0.5], [0.0, 1.0])
    0.5
    """
    both = align(p, q)
    outcomes = [_coordinate(x, i) for i, x in enumerate(both.outcomes)]
    order = sorted(range(len(outcomes)), key=outcomes.__getitem__)
    if both.exact and all(map(is_exact, outcomes)):
        return _exact(both, [Fraction(x.numerator, x.denominator) for x in outcomes], order)
    return _floats(both, outcomes, order)


def _coordinate(x: Any, index: int) -> Any:
    """An outcome that is a real number."""
    if isinstance(x, tuple) and len(x) == 1:
        x = x[0]
    if isinstance(x, (bool, complex, str)) or not hasattr(x, "__float__") or bool(getattr(x, "shape", None)):
        raise InformationError("outcome {} at index {} is no number: how far is it?", x, index, hint="map-distribution maps outcomes to numbers")
    if not is_exact(x) and not isfinite(float(x)):
        raise InformationError("outcome {} at index {} is not finite", x, index)
    return x


def _exact(both: Aligned, outcomes: list[Fraction], order: list[int]) -> Any:
    (a, n), (b, m) = both.sides
    ahead, found, before = 0, Fraction(0), outcomes[order[0]]
    for i in order:
        found += abs(ahead) * (outcomes[i] - before)
        ahead += a[i] * m - b[i] * n
        before = outcomes[i]
    found /= n * m
    return both.number.rational(found.numerator, found.denominator)


def _floats(both: Aligned, outcomes: list[Any], order: list[int]) -> float:
    import numpy as np

    from lambit.info.kernels.doubles import (
        add,
        fraction_pair,
        in_unit,
        multiply,
        negative,
        running_total,
        total,
    )

    x = [fraction_pair(v) if is_exact(v) else (float(v), 0.0) for v in (outcomes[i] for i in order)]
    scale = 2.0 ** frexp(max(1e-300, *(abs(h) for h, _ in x)))[1]
    places = np.array([h for h, _ in x]) / scale, np.array([low for _, low in x]) / scale
    left, right = ((high[order], low[order]) for high, low in both.pairs())
    ahead = running_total(add(left, negative(right)))
    steps = add((places[0][1:], places[1][1:]), (-places[0][:-1], -places[1][:-1]))
    sign = np.sign(ahead[0][:-1])
    moved = multiply((ahead[0][:-1] * sign, ahead[1][:-1] * sign), steps)
    return in_unit(total(moved), "e") * scale if moved[0].size else 0.0
