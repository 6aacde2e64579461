"""Sums of joint entropies, outcome by outcome: of the surprisals -log p(x) whose means they are."""

from __future__ import annotations

from typing import Any

from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.sources import distribution, is_samples
from lambit.info.exact.sums import log_sum

from .entropies import as_names
from .subsets import Columns, check_count, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def pointwise_values(
    x: Any, variables: Any, given: Any, base: Any, what: str, coefficients: Callable[[int], tuple[dict[int, int], int]]
) -> list[tuple[Any, Any]]:
    """The outcomes of positive probability of all variables concerned, with Σ cᵢ·h(setᵢ) / denominator of each."""
    counted = is_samples(x)
    d = distribution(x)
    found = columns(d, variables, given, what)
    if found.count > 2:
        check_count(found)
    wanted, denominator = coefficients(found.count)
    if known := found.condition:
        wanted = {**{mask | known: c for mask, c in wanted.items()}, known: -sum(wanted.values())}
    outcomes = _outcomes(d, variables, given)
    used = [i for i, w in enumerate(found.weights) if w > 0]
    values = _exact(found, wanted, denominator, base) if found.exact else _floats(found, wanted, denominator, base)
    return [(outcomes[i], float(values[i]) if counted else values[i]) for i in used]


def _outcomes(d: Distribution, variables: Any, given: Any) -> Any:
    """The outcomes as `columns` has them as cells."""
    if not variables:
        return d.outcomes
    concerned = {name for v in variables for name in as_names(v)} | set(as_names(given) if given is not None else ())
    assert d.names is not None
    kept = [name for name in d.names if name in concerned]
    return d.marginal(*kept).outcomes if len(kept) < len(d.names) else d.outcomes


def _exact(c: Columns, coefficients: dict[int, int], denominator: int, base: Any) -> list[Any]:
    spreads = [(factor, c.spread(mask)) for mask, factor in coefficients.items() if factor]
    whole = (sum(factor for factor, _ in spreads), c.total)
    return [
        log_sum([whole, *((-factor, spread[i]) for factor, spread in spreads)], denominator, base, c.number) if w else 0
        for i, w in enumerate(c.weights)
    ]


def _floats(c: Columns, coefficients: dict[int, int], denominator: int, base: Any) -> list[float]:
    from lambit.info.kernels.doubles import DOWN, in_units

    terms = [(factor, c.joint(mask)) for mask, factor in coefficients.items() if factor]
    return in_units(c.precise().local(terms, denominator), base, DOWN).tolist()  # type: ignore[no-any-return]
