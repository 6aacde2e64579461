"""Ways to a distribution: uniform, Bernoulli, products; and weights made to sum to 1."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, bad_probability, common_denominator, is_exact
from lambit.info.foreign import plain_column

from .distribution import Distribution, check_distinct, default_names, float_array, from_columns
from .grid import Grid
from .sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 50_000_000
"""More outcomes than this are not made."""


def uniform(outcomes: Iterable[Any] | int, kind: type[Distribution] = Distribution) -> Distribution:
    """Each outcome with probability 1/n, exactly; of an integer n, the outcomes 0 to n - 1.

    >>> uniform("abc")["b"]
    Fraction(1, 3)
    >>> uniform(range(1, 7))[6]
    Fraction(1, 6)
    """
    if outcomes.__class__ is int:
        outcomes = range(outcomes)
    if not hasattr(outcomes, "__iter__"):
        raise InformationError("{} is no collection of outcomes", outcomes, hint="uniform takes outcomes, or their number")
    items: Any = outcomes if outcomes.__class__ is range else list(outcomes)
    if not len(items):
        raise InformationError("no outcomes: a distribution has at least one")
    check_count(len(items))
    made = kind(items, [1] * len(items), len(items))
    check_distinct(made)
    return made


def check_count(n: int) -> None:
    """Refuse more outcomes than memory holds."""
    if n > MOST:
        raise InformationError("{} outcomes are too many", n, hint=f"at most {MOST}")


def bernoulli(p: Any) -> Distribution:
    """1 with probability p, 0 with probability 1 - p.

    >>> bernoulli(Fraction(1, 3))
    Distribution({1: 1/3, 0: 2/3})
    """
    if isinstance(p, (str, complex)) or not hasattr(p, "__float__"):
        raise bad_probability(p, 0)
    return from_columns([1, 0], [p, 1 - p])


def product(*sources: Any) -> Distribution:
    """The joint distribution of independent variables: p(x, y, …) = p(x) p(y) ….

    Its variables are those of the sources, or x, y, … where they have no names, or the same.

    >>> product(bernoulli(Fraction(1, 2)), bernoulli(Fraction(1, 3)))
    Distribution({(1, 1): 1/6, (1, 0): 1/3, (0, 1): 1/6, (0, 0): 1/3} over x, y)
    """
    if not sources:
        raise InformationError("product of nothing")
    ds = [distribution(x) for x in sources]
    size = 1
    for d in ds:
        size *= len(d)
    check_count(size)
    names: tuple[str, ...] = ()
    for d in ds:
        names += d.names or ("x",)
    if len(set(names)) != len(names) or not all(d.names for d in ds):
        names = default_names(len(names))
    kind = next((d.__class__ for d in ds if d.__class__ is not Distribution), Distribution)
    outcomes = _combined(ds)
    if all(d.exact for d in ds):
        weights, total = [1], 1
        for d in ds:
            weights = [v * w for v in weights for w in d.weights]
            total *= d.total
        return kind(outcomes, weights, total, names)
    import numpy as np

    floats = np.ones(1)
    for d in ds:
        floats = np.multiply.outer(floats, d.floats()).reshape(-1)
    return kind(outcomes, floats, 0, names)


def _combined(ds: list[Distribution]) -> Any:
    """The outcomes of a product: a grid, unless a joint one among them is none."""
    axes: list[Any] = []
    for d in ds:
        if len(d.names or ()) <= 1:
            axes.append(d.outcomes)
        elif d.outcomes.__class__ is Grid:
            axes += d.outcomes.axes
        else:
            break
    else:
        return Grid(axes) if len(axes) > 1 else axes[0]
    rows: list[tuple[Any, ...]] = [()]
    for d in ds:
        rows = [(*row, *_parts(d, x)) for row in rows for x in d.outcomes]
    return rows


def _parts(d: Distribution, outcome: Any) -> tuple[Any, ...]:
    return outcome if d.names and len(d.names) > 1 else (outcome,)


def normalize(weights: Any, rational: Any = Distribution.number.rational) -> Any:
    """Weights divided by their sum: an array, or a list, exact where the weights are.

    A mapping of outcomes to weights gives a distribution. `rational` makes exact results of two integers.

    >>> normalize([1, 2, 1])
    [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]
    >>> normalize({"a": 3, "b": 1})
    Distribution({'a': 3/4, 'b': 1/4})
    """
    weights = plain_column(weights)
    if hasattr(weights, "items"):
        shares = normalize(list(weights.values()))
        return from_columns(list(weights.keys()), shares, distinct=True)
    array = hasattr(weights, "dtype")
    if array and weights.dtype.kind in "iuf" and weights.size:
        return _normalize_array(float_array(weights)).reshape(weights.shape)
    values = float_array(weights).tolist() if array else list(weights)
    if not values:
        raise InformationError("no weights to normalize")
    if set(map(type, values)) != {int} or min(values) < 0:
        for i, w in enumerate(values):
            check_weight(w, i)
    exact = not array and all(map(is_exact, values))
    if not max(values) > 0:
        raise InformationError("all weights are 0: there is nothing to divide by")
    if exact:
        integers, _ = common_denominator(values)
        total = sum(integers)
        return [rational(w, total) for w in integers]
    import numpy as np

    shares = _normalize_array(np.array([float(w) for w in values]))
    return shares.reshape(weights.shape) if array else shares.tolist()


def check_weight(w: Any, i: int) -> None:
    """Refuse what is no weight: negative, NaN, infinite, no number."""
    if isinstance(w, (str, complex)) or not hasattr(w, "__float__") or not 0 <= w < inf:
        error = bad_probability(w, i)
        raise InformationError(error.template.replace("probability", "weight"), *error.values)


def _normalize_array(weights: Any) -> Any:
    """Floats divided by their sum, without overflow."""
    import numpy as np

    from lambit.info.kernels.sums import total

    good = (weights >= 0) & (weights < inf)
    if not good.all():
        at = int(good.argmin())
        check_weight(float(weights[at]), at)
    top = float(weights.max())
    if top == 0:
        raise InformationError("all weights are 0: there is nothing to divide by")
    scaled = np.ldexp(weights, -int(np.frexp(top)[1]))  # a power of 2: no rounding
    return scaled / total(scaled)
