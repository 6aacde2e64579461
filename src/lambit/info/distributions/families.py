"""Ways to a distribution: uniform, Bernoulli, products; and weights made to sum to 1."""

from __future__ import annotations

from math import fsum, inf
from typing import Any

from lambit.info.checks import InformationError, bad_probability, common_denominator, is_exact

from .distribution import Distribution, default_names, float_array, from_pairs
from .sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def uniform(outcomes: Iterable[Any]) -> Distribution:
    """Each outcome with probability 1/n, exactly.

    >>> uniform("abc")["b"]
    Fraction(1, 3)
    """
    items = list(outcomes)
    return from_pairs([(x, Distribution.number.rational(1, len(items))) for x in items])


def bernoulli(p: Any) -> Distribution:
    """1 with probability p, 0 with probability 1 - p.

    >>> bernoulli(Fraction(1, 3))
    Distribution({1: 1/3, 0: 2/3})
    """
    return from_pairs([(1, p), (0, 1 - p)])


def product(x: Any, y: Any) -> Distribution:
    """The joint distribution of independent x and y: p(x, y) = p(x) p(y)."""
    d, e = distribution(x), distribution(y)
    names = (d.names or ("x",)) + (e.names or ("y",))
    if len(set(names)) != len(names):
        names = default_names(len(names))
    rows = [(*_parts(d, x), *_parts(e, y)) for x in d.outcomes for y in e.outcomes]
    if d.exact and e.exact:
        return d.__class__(rows, [v * w for v in d.weights for w in e.weights], d.total * e.total, names)
    import numpy as np

    return d.__class__(rows, np.outer(d.floats(), e.floats()).reshape(-1), 0, names)


def _parts(d: Distribution, outcome: Any) -> tuple[Any, ...]:
    return outcome if d.names and len(d.names) > 1 else (outcome,)


def normalize(weights: Any, rational: Any = Distribution.number.rational) -> Any:
    """Weights divided by their sum: an array, or a list, exact where the weights are.

    `rational` makes exact results of two integers.

    >>> normalize([1, 2, 1])
    [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]
    """
    array = hasattr(weights, "dtype")
    values = float_array(weights).tolist() if array else list(weights)
    if not values:
        raise InformationError("no weights to normalize")
    for i, w in enumerate(values):
        if isinstance(w, (str, complex)) or not hasattr(w, "__float__") or not 0 <= w < inf:
            error = bad_probability(w, i)
            raise InformationError(error.template.replace("probability", "weight"), *error.values)
    exact = all(map(is_exact, values)) and not array
    if not any(w > 0 for w in values):
        raise InformationError("all weights are 0: there is nothing to divide by")
    if exact:
        integers, _ = common_denominator(values)
        return [rational(w, sum(integers)) for w in integers]
    top = max(float(w) for w in values)
    scaled = [float(w) / top for w in values]  # no overflow
    sum_ = fsum(scaled)
    if array:
        import numpy as np

        return np.array(scaled).reshape(weights.shape) / sum_
    return [w / sum_ for w in scaled]
