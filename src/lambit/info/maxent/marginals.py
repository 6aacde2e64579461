"""Maximum entropy with given marginals, overlapping as they like, and the information of each order in it."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from math import prod
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base, check_choice
from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.sources import distribution

from .problem import MaximumEntropy, certified, solve_moments
from .scaling import fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CELLS = 2_000_000
"""The most cells of a joint distribution."""
_DENSE = 4_000_000
"""Up to this many entries the matrix of indicators is made, for Newton's method; more by proportional fitting."""


def maximum_entropy_marginals(marginals: Any, *, prior: Any = None, method: str | None = None, base: Any = 2) -> MaximumEntropy:
    """The joint distribution of greatest entropy that has these marginals: joint distributions with named variables.

    Its variables are all that the marginals name, each with the values they give it. With a `prior`, a joint
    distribution of the same variables, the one of least D(p ‖ prior). `method` is "newton", on the dual, or "ipf",
    iterative proportional fitting; unless given, Newton's where its matrix is of moderate size. Marginals that
    disagree on what they share, or that no joint distribution has, are an error.

    >>> xy = joint(["x", "y"], {(0, 0): 0.4, (0, 1): 0.1, (1, 0): 0.1, (1, 1): 0.4})
    >>> yz = joint(["y", "z"], {(0, 0): 0.25, (0, 1): 0.25, (1, 0): 0.25, (1, 1): 0.25})
    >>> round(maximum_entropy_marginals([xy, yz]).entropy, 9)
    2.721928095
    """
    base = check_base(base)
    given = _check_marginals(marginals)
    if method is not None:
        check_choice("method", method, ("newton", "ipf"))
    names, values = _alphabets(given)
    _agree(given)
    return _fitted(given, names, values, prior, method, base)


def _check_marginals(marginals: Any) -> list[Distribution]:
    if isinstance(marginals, Distribution):
        marginals = [marginals]
    if isinstance(marginals, (str, int, float)) or not hasattr(marginals, "__iter__"):
        raise InformationError("marginals {}: expected joint distributions", marginals)
    given = []
    for k, d in enumerate(marginals):
        if not isinstance(d, Distribution) or not d.names:
            raise InformationError("marginal {}: {} has no named variables", k, d, hint="joint names the variables of a distribution")
        given.append(d)
    if not given:
        raise InformationError("no marginals: give at least one")
    return given


def _alphabets(given: Sequence[Distribution]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """All variables, and the values of each, in order of appearance."""
    found: dict[str, dict[Any, Any]] = {}
    for d in given:
        assert d.names is not None
        for i, name in enumerate(d.names):
            seen = found.setdefault(name, {})
            for x in d.column(i):
                seen.setdefault(d.key(x), x)
    if prod(len(x) for x in found.values()) > CELLS:
        raise InformationError(f"the joint distribution has more than {CELLS} cells")
    return tuple(found), [list(x.values()) for x in found.values()]


def _agree(given: Sequence[Distribution]) -> None:
    """Refuse marginals that differ on the variables they share."""
    for (i, d), (j, e) in combinations(enumerate(given), 2):
        assert d.names is not None
        assert e.names is not None
        if shared := [name for name in d.names if name in e.names]:
            p, q = d.marginal(*shared), e.marginal(*shared)
            a = dict(zip(map(d.key, p.outcomes), p.floats().tolist(), strict=True))
            b = dict(zip(map(e.key, q.outcomes), q.floats().tolist(), strict=True))
            shown = dict(zip(map(d.key, p.outcomes), p.outcomes, strict=True)) | dict(zip(map(e.key, q.outcomes), q.outcomes, strict=True))
            for key, x in shown.items():
                if abs(a.get(key, 0.0) - b.get(key, 0.0)) > 1e-9:
                    raise InformationError(
                        f"marginals {{}} and {{}} disagree on {', '.join(shared)}: {{}} has probability {{}} and {{}}",
                        i, j, x, a.get(key, 0.0), b.get(key, 0.0),
                    )  # fmt: skip


def _fitted(given: Sequence[Distribution], names: tuple[str, ...], values: list[list[Any]], prior: Any, method: str | None, base: Any) -> MaximumEntropy:
    kind = given[0].__class__
    shape = tuple(map(len, values))
    outcomes: list[Any] = list(product(*values)) if len(names) > 1 else list(values[0])
    q = _prior(prior, kind, outcomes, names)
    places = [{kind.key(x): i for i, x in enumerate(xs)} for xs in values]
    margins = [_array(d, names, places, shape) for d in given]
    alive = (q > 0).reshape(shape)
    for _, sums in margins:
        alive = alive & (np.broadcast_to(sums, shape) > 0)
    size = sum(int((sums > 0).sum()) for _, sums in margins) * int(alive.sum())
    if method == "ipf" or (method is None and size > _DENSE):
        return _by_fitting(outcomes, q, alive, margins, kind, names, base, has_prior=prior is not None)
    rows, wanted = _indicators(margins, shape)
    masked = np.where(alive.reshape(-1), q, 0.0)
    if not masked.any():
        raise InformationError("no outcome is possible under all marginals")
    return solve_moments(outcomes, rows, wanted, masked, kind, base, has_prior=prior is not None, names=names)


def _prior(prior: Any, kind: type[Distribution], outcomes: list[Any], names: tuple[str, ...]) -> Any:
    if prior is None:
        return np.full(len(outcomes), 1.0 / len(outcomes))
    d = distribution(prior)
    if set(d.names or ()) != set(names) or len(d.names or ()) != len(names):
        raise InformationError(f"the prior has not the variables {', '.join(names)}")
    d = d.marginal(*names)
    at = dict(zip(map(kind.key, d.outcomes), d.floats().tolist(), strict=True))
    found = np.array([at.get(kind.key(x), 0.0) for x in outcomes])
    if abs(found.sum() - 1) > 1e-9:
        raise InformationError("the prior has outcomes that the marginals do not know")
    return found


def _array(d: Distribution, names: tuple[str, ...], places: list[dict[Any, int]], shape: tuple[int, ...]) -> tuple[tuple[int, ...], Any]:
    """A marginal as an array that spreads over the joint table, and the axes it sums over."""
    assert d.names is not None
    axes = [names.index(name) for name in d.names]
    sums = np.zeros([shape[i] if i in axes else 1 for i in range(len(shape))])
    columns = [[places[axis][d.key(x)] for x in d.column(k)] for k, axis in enumerate(axes)]
    for row, w in zip(zip(*columns, strict=True), d.floats().tolist(), strict=True):
        at = [0] * len(shape)
        for axis, i in zip(axes, row, strict=True):
            at[axis] = i
        sums[tuple(at)] += w
    return tuple(i for i in range(len(shape)) if i not in axes), sums


def _indicators(margins: Any, shape: tuple[int, ...]) -> tuple[Any, Any]:
    """A feature for each cell of each marginal: 1 in that cell."""
    rows, wanted = [], []
    for _, sums in margins:
        numbers = np.broadcast_to(np.arange(sums.size).reshape(sums.shape), shape).reshape(-1)
        for c, w in enumerate(sums.reshape(-1).tolist()):
            if w > 0:
                rows.append((numbers == c).astype(np.float64))
                wanted.append(w)
    return np.array(rows), np.array(wanted)


def _by_fitting(outcomes: list[Any], q: Any, alive: Any, margins: Any, kind: type[Distribution], names: tuple[str, ...], base: Any, *, has_prior: bool) -> MaximumEntropy:
    seed = np.where(alive, q.reshape(alive.shape), 0.0)
    p, logs, rounds = fit(seed, margins, 1e-13, 100_000)
    theta, wanted, present = [], [], []
    for (over, sums), log in zip(margins, logs, strict=True):
        used = sums > 0
        theta.append(log[used])
        wanted.append(sums[used])
        present.append(p.sum(axis=over, keepdims=True)[used])
    energy = np.log(np.where(alive, q.reshape(alive.shape), 1.0)) + sum(np.broadcast_to(np.where(np.isfinite(log), log, 0.0), alive.shape) for log in logs)
    log_partition = float(np.log(np.exp(energy[alive]).sum()))
    m = np.concatenate(wanted)
    return certified(
        outcomes, None, m, q, p.reshape(-1), np.concatenate(theta), log_partition, alive.reshape(-1), rounds,
        "iterative proportional fitting", kind, base, has_prior=has_prior, names=names, present=np.concatenate(present),
    )  # fmt: skip


def maximum_entropy_of_order(x: Any, order: int, *, base: Any = 2) -> MaximumEntropy:
    """The distribution of greatest entropy with the same marginals of every `order` variables as x.

    Order 0 knows only the alphabets, order 1 the single variables, which become independent, order n all of x.

    >>> xor = joint(["x", "y", "z"], {(0, 0, 0): 0.25, (0, 1, 1): 0.25, (1, 0, 1): 0.25, (1, 1, 0): 0.25})
    >>> round(maximum_entropy_of_order(xor, 2).entropy, 9)
    3.0
    """
    base = check_base(base)
    d = _joint(x)
    assert d.names is not None
    if order.__class__ is not int or not 0 <= order <= len(d.names):
        raise InformationError(f"order {{}}: expected an integer from 0 to {len(d.names)}, the number of variables", order)
    given = [d.marginal(*group) for group in combinations(d.names, order)] if order else [_flat(d, name) for name in d.names]
    names, values = _alphabets(given)
    return _fitted(given, names, values, None, None, base)


def _flat(d: Distribution, name: str) -> Distribution:
    known = d.marginal(name).outcomes
    return d.__class__(known, [1] * len(known), len(known), (name,))


def _joint(x: Any) -> Distribution:
    d = distribution(x)
    if not d.names or len(d.names) < 2:
        raise InformationError("one variable only: at least two have marginals", hint="joint names the variables of a distribution")
    return d


def connected_information(x: Any, *, base: Any = 2) -> list[float]:
    """How much of the dependence needs k variables at a time, for k = 2 … n (Schneidman, Still, Berry & Bialek 2003).

    I⁽ᵏ⁾ = H(pₖ₋₁) - H(pₖ), pₖ the distribution of greatest entropy with the marginals of every k variables of x. They
    are not negative and add up to the total correlation.

    >>> xor = joint(["x", "y", "z"], {(0, 0, 0): 0.25, (0, 1, 1): 0.25, (1, 0, 1): 0.25, (1, 1, 0): 0.25})
    >>> [round(i, 9) for i in connected_information(xor)]
    [0.0, 1.0]
    """
    from lambit.info.measures.entropies import entropy

    base = check_base(base)
    d = _joint(x)
    assert d.names is not None
    n = len(d.names)
    levels = [float(sum(float(entropy(d.marginal(name), base=base)) for name in d.names))]
    levels += [maximum_entropy_of_order(d, k, base=base).entropy for k in range(2, n)]
    levels.append(float(entropy(d, base=base)))
    return [max(0.0, a - b) for a, b in pairwise(levels)]
