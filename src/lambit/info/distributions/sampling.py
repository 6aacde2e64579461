"""Draws from distributions, seeded: by the alias method, a million in milliseconds."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_integer

from .distribution import Distribution, from_columns
from .families import check_count
from .sources import distribution


def sample(d: Any, n: int | None = None, *, seed: Any = None) -> Any:
    """N independent outcomes of a distribution; one outcome, if n is left out.

    An array where the outcomes are numbers of one class, else a list. Integer weights are
    drawn from without any bias. `seed`: an integer, None (the system's randomness), or a numpy
    `Generator`.

    >>> sample(pmf({"a": 0.5, "b": 0.5}), 5, seed=3)
    ['b', 'a', 'a', 'a', 'a']
    >>> sample(uniform(range(1, 7)), 100_000, seed=1).mean().round(1)
    np.float64(3.5)
    """
    d = distribution(d)
    places = draws(d, 1 if n is None else n, seed=seed)
    if n is None:
        return d.outcomes[int(places[0])]
    import numpy as np

    if d.outcomes.__class__ is range:
        return places * d.outcomes.step + d.outcomes.start
    if set(map(type, d.outcomes[:8])) in ({int}, {float}) and len(set(map(type, d.outcomes))) == 1:
        values = np.array(d.outcomes)
        if values.dtype.kind in "if":
            return values[places]
    return list(map(d.outcomes.__getitem__, places.tolist()))


def draws(d: Distribution, n: int, *, seed: Any = None) -> Any:
    """The places of n outcomes drawn from a distribution, as an array."""
    from lambit.info.kernels.draws import draw
    from lambit.info.random import generator

    n = check_integer("n", n, 0)
    check_count(n)
    return draw(d.weights, d.total, n, generator(seed))


def dirichlet(alphas: Any, *, seed: Any = None) -> Distribution:
    """A distribution drawn from Dirichlet's: its density is in proportion to Π p(x)^(α(x) - 1).

    `alphas`: a positive number for each outcome, as a mapping, or a sequence for the outcomes 0, 1, ….
    Only a draw: the estimators have its means.

    >>> round(sum(p for _, p in dirichlet({"a": 1, "b": 2.5}, seed=1)), 12)
    1.0
    """
    from math import inf

    from lambit.info.random import generator

    outcomes = list(alphas.keys()) if hasattr(alphas, "items") else None
    values = list(alphas.values()) if hasattr(alphas, "items") else _listed(alphas)
    if not values:
        raise InformationError("no outcomes: a distribution has at least one")
    for i, a in enumerate(values):
        if isinstance(a, (str, complex)) or not hasattr(a, "__float__") or not 0 < a < inf:
            raise InformationError("alpha {} at index {}: expected a finite number above 0", a, i)
    shares = generator(seed).dirichlet([float(a) for a in values]) if len(values) > 1 else [1.0]
    if not abs(sum(shares) - 1) < 1e-9:
        raise InformationError("the alphas are too small or too large for floats")
    return from_columns(range(len(values)) if outcomes is None else outcomes, [float(p) for p in shares])


def _listed(alphas: Any) -> list[Any]:
    """The elements of a sequence or an array."""
    if hasattr(alphas, "ravel"):
        return list(alphas.ravel().tolist())
    if isinstance(alphas, str) or not hasattr(alphas, "__iter__"):
        raise InformationError("alphas {}: expected a number for each outcome", alphas)
    return list(alphas)
