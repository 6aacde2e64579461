"""Iterative scaling: proportional fitting of tables to their margins, and the generalised kind for any features."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.distributions.distribution import Distribution

from .problem import (
    MaximumEntropy,
    certified,
    check_outcomes,
    check_ranges,
    feature_matrix,
    moment_vector,
    prior_weights,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def iterative_proportional_fitting(table: Any, margins: Sequence[tuple[Any, Any]], *, tolerance: Any = 1e-13, most: int = 10_000) -> Any:
    """The table nearest to `table` in relative entropy that has these margins: an array of the same shape.

    `margins` are pairs (axes, sums): the axes that stay (an integer or a tuple) and the array of sums over the others, in
    the order of those axes. Each round multiplies the table by wanted / present sums, margin by margin
    (Deming & Stephan 1940; converges to argmin D(p ‖ table), Csiszár 1975). It ends when no sum is further
    than `tolerance` of the total from what is wanted; if that takes more than `most` rounds, an error.

    >>> iterative_proportional_fitting([[1, 1], [1, 3]], [(0, [0.5, 0.5]), (1, [0.5, 0.5])]).round(6)
    array([[0.316987, 0.183013],
           [0.183013, 0.316987]])
    """
    seed = _weights(table, "table")
    if isinstance(tolerance, (str, complex)) or not hasattr(tolerance, "__float__") or not 0 < tolerance < inf:
        raise InformationError("tolerance {}: expected a positive number", tolerance)
    most = check_integer("most", most, 1)
    wanted = [_margin(seed, axes, sums, k) for k, (axes, sums) in enumerate(_pairs(margins))]
    whole = float(wanted[0][1].sum())
    for k, (_, sums) in enumerate(wanted):
        if abs(float(sums.sum()) - whole) > 1e-9 * whole:
            raise InformationError("margin {} sums to {}, the first to {}", k, float(sums.sum()), whole, hint="all margins have the same total")
    fitted, _, _ = fit(seed, wanted, float(tolerance) * whole, most)
    return fitted


def _pairs(margins: Any) -> list[tuple[Any, Any]]:
    items = list(margins) if hasattr(margins, "__iter__") and not isinstance(margins, str) else []
    if not items or any(not isinstance(x, tuple) or len(x) != 2 for x in items):
        raise InformationError("margins {}: expected at least one pair of axes and sums", margins)
    return items


def _weights(x: Any, what: str) -> Any:
    try:
        found = np.array(x, dtype=np.float64)
    except (TypeError, ValueError):
        raise InformationError(f"{what} {{}}: expected an array of numbers", x) from None
    if found.size == 0:
        raise InformationError(f"the {what} is empty")
    bad = ~((found >= 0) & (found < inf))
    if bad.any():
        at = tuple(int(i) for i in np.argwhere(bad)[0])
        raise InformationError(f"{what}: weight {{}} at index {{}} is negative or not finite", float(found[at]), at if len(at) > 1 else at[0] if at else 0)
    return found


def _margin(seed: Any, axes: Any, sums: Any, k: int) -> tuple[tuple[int, ...], Any]:
    """The axes to sum over, and the wanted sums in a shape that spreads over the table."""
    keep = (axes,) if axes.__class__ is int else tuple(axes)
    if any(i.__class__ is not int or not 0 <= i < seed.ndim for i in keep) or len(set(keep)) != len(keep):
        raise InformationError(f"margin {{}}: axes {{}} of a table of {seed.ndim}", k, axes)
    values = _weights(sums, f"margin {k}")
    if values.shape != tuple(seed.shape[i] for i in keep):
        raise InformationError(f"margin {{}} has shape {values.shape}, the table {tuple(seed.shape[i] for i in keep)} there", k)
    order = sorted(range(len(keep)), key=lambda i: keep[i])
    values = np.transpose(values, order)
    shape = [seed.shape[i] if i in keep else 1 for i in range(seed.ndim)]
    if float(values.sum()) <= 0:
        raise InformationError("margin {} is 0 everywhere", k)
    return tuple(i for i in range(seed.ndim) if i not in keep), values.reshape(shape)


def fit(seed: Any, wanted: Sequence[tuple[tuple[int, ...], Any]], tolerance: float, most: int) -> tuple[Any, list[Any], int]:
    """The fitted table, the logarithms of the factors of each margin, and the rounds it took."""
    p = seed.copy()
    logs = [np.zeros(sums.shape) for _, sums in wanted]
    for rounds in range(1, most + 1):
        for k, (over, sums) in enumerate(wanted):
            present = p.sum(axis=over, keepdims=True)
            short = (present == 0) & (sums > 0)
            if short.any():
                at = tuple(int(i) for i in np.argwhere(short)[0])
                raise InformationError("margin {} wants {} where the table is 0", k, float(sums[at]), hint="a margin's cell needs a positive weight somewhere")
            factor = np.divide(sums, present, out=np.zeros_like(present), where=present > 0)
            with np.errstate(divide="ignore"):
                logs[k] += np.log(factor)
            p *= factor
        worst = max(float(np.abs(p.sum(axis=over, keepdims=True) - sums).max()) for over, sums in wanted)
        if worst <= tolerance:
            return p, logs, rounds
    raise InformationError(
        f"after {most} rounds a margin is still {{}} off", worst,
        hint="the margins may contradict each other or the zeros of the table; more rounds help if they converge slowly",
    )  # fmt: skip


def generalized_iterative_scaling(
    outcomes: Sequence[Any], features: Any, moments: Any, *, prior: Any = None, kind: type[Distribution] = Distribution,
    tolerance: Any = 1e-10, most: int = 100_000, base: Any = 2,
) -> MaximumEntropy:  # fmt: skip
    """Maximum entropy by generalised iterative scaling (Darroch & Ratcliff 1972): as `maximum_entropy`, in small steps.

    Features are shifted to be non-negative, and one is added so that all sum to C; then
    θₖ ← θₖ + log(mₖ / E fₖ) / C until all moments hold within `tolerance` of C. Each step is sure to improve, but there
    are many: for comparison, and for teaching. The moments must be inside the range.

    >>> generalized_iterative_scaling(range(1, 7), lambda x: x, 4.5, base="e").entropy     # doctest: +ELLIPSIS
    1.61358109...
    """
    base = check_base(base)
    if isinstance(tolerance, (str, complex)) or not hasattr(tolerance, "__float__") or not 0 < tolerance < inf:
        raise InformationError("tolerance {}: expected a positive number", tolerance)
    items = check_outcomes(outcomes, kind)
    f, m = feature_matrix(items, features), moment_vector(moments)
    if len(f) != len(m):
        raise InformationError(f"{len(f)} features and {len(m)} moments: there is one moment for each feature")
    q = prior_weights(items, prior, kind)
    alive = q > 0
    check_ranges(f[:, alive], m)
    shift = f[:, alive].min(axis=1)
    g, target = f[:, alive] - shift[:, None], m - shift
    whole = float(g.sum(axis=0).max()) or 1.0
    g, target = np.vstack([g, whole - g.sum(axis=0)]), np.append(target, whole - target.sum())
    if (target <= 0).any() and (g[target <= 0] > 0).any():
        raise InformationError("a moment is at the end of its range: scaling never arrives there", hint="maximum_entropy handles the boundary")
    used = target > 0
    g, target = g[used], target[used]
    log_q = np.log(q[alive])
    theta = np.zeros(len(target))
    rounds = 0
    while rounds < most:
        rounds += 1
        energy = theta @ g + log_q
        p = np.exp(energy - energy.max())
        p /= p.sum()
        present = g @ p
        if float(np.abs(present - target).max()) <= float(tolerance) * whole:
            break
        theta += np.log(target / present) / whole
    else:
        raise InformationError(
            f"after {most} rounds a moment is still {{}} off", float(np.abs(present - target).max()), hint="maximum_entropy takes few steps, and says if the moments are impossible"
        )
    full = np.zeros(len(m) + 1)
    full[used] = theta
    natural = full[:-1] - full[-1]  # the last feature is C minus the sum of the others
    energy = natural @ f[:, alive] + log_q
    log_partition = float(energy.max()) + float(np.log(np.exp(energy - energy.max()).sum()))
    found = np.zeros(len(q))
    found[alive] = p
    return certified(items, f, m, q, found, natural, log_partition, alive, rounds, "generalised iterative scaling", kind, base, has_prior=prior is not None)
