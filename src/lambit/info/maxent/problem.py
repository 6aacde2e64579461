"""Maximum entropy under moments: the distribution, and the certificate that it is the one (Jaynes 1957)."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.distribution import Distribution
from lambit.info.kernels.divergences import divergence_floats
from lambit.info.kernels.sums import in_base

from .faces import possible, separating_direction
from .newton import log_weights, solve_dual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

TINY = 1e-12
"""A probability below this may be one that must be 0."""
_FACES = 2000
"""Up to so many outcomes the face is looked for where the solution is found without."""


class MaximumEntropy:
    """A distribution of greatest entropy, with its certificate.

    `distribution`; `entropy` in the unit of `base`; `divergence` from the prior, D(p ‖ q), if there is one (else
    None); `multipliers` θ, one for each moment, in nats: p(x) = q(x) exp(θ·f(x) - log_partition); `residuals`,
    by how much the moments are missed; `dual`, the bound that these multipliers prove (on the entropy
    from above, on the divergence from below); `gap`, how far the result may be from the optimum by that proof;
    `iterations`. On the boundary, where some outcomes must have probability 0, multipliers are those of
    the outcomes that remain, and the certificate holds among them; `impossible` lists the others.
    """

    __slots__ = (
        "base", "distribution", "divergence", "dual", "entropy", "gap", "impossible", "iterations",
        "log_partition", "method", "multipliers", "residuals",
    )  # fmt: skip

    base: Any
    distribution: Distribution
    divergence: float | None
    dual: float
    entropy: float
    gap: float
    impossible: list[Any]
    iterations: int
    log_partition: float
    method: str
    multipliers: Any
    residuals: Any

    def __init__(self, **parts: Any) -> None:
        """Keep the parts, by name."""
        for name in self.__slots__:
            setattr(self, name, parts[name])

    def __repr__(self) -> str:
        return f"MaximumEntropy(entropy {self.entropy!r}, gap {self.gap:.1e}, {self.method}, {self.iterations} iterations)"


def maximum_entropy(
    outcomes: Sequence[Any], features: Any, moments: Any, *, prior: Any = None, kind: type[Distribution] = Distribution, base: Any = 2
) -> MaximumEntropy:
    """The distribution over `outcomes` of greatest entropy whose features have these expectations.

    max H(p) with Σ p(x) fₖ(x) = mₖ (Cover & Thomas, 12.1); with a `prior` q, of least D(p ‖ q)
    (Kullback 1959). `features`: functions of an outcome, or sequences of numbers, one for each outcome;
    `moments`: their expectations; of one feature both may stand without a list. The dual is minimised by Newton's method:
    residuals of 1e-13 of the features' range and less. Moments that no distribution has are an error that
    says which, or which combination; moments on the boundary are handled.

    >>> m = maximum_entropy(range(1, 7), lambda x: x, 4.5, base="e")       # Jaynes's dice
    >>> round(m.entropy, 12), abs(m.gap) < 1e-12
    (1.613581098154, True)
    >>> m.distribution.floats().round(5)
    array([0.05435, 0.07877, 0.11416, 0.16545, 0.23977, 0.34749])
    """
    base = check_base(base)
    outcomes = check_outcomes(outcomes, kind)
    f, m = feature_matrix(outcomes, features), moment_vector(moments)
    if len(f) != len(m):
        raise InformationError(f"{len(f)} features and {len(m)} moments: there is one moment for each feature")
    return solve_moments(outcomes, f, m, prior_weights(outcomes, prior, kind), kind, base, has_prior=prior is not None)


def solve_moments(
    outcomes: Sequence[Any], f: Any, m: Any, q: Any, kind: type[Distribution], base: Any, *, has_prior: bool, names: tuple[str, ...] | None = None
) -> MaximumEntropy:
    """The solution for a matrix of features and a prior, both checked."""
    alive = q > 0
    check_ranges(f[:, alive], m)
    a = f - m[:, None]
    log_prior = np.log(np.where(alive, q, 1.0))
    found = solve_dual(a[:, alive], log_prior[alive])
    if not found.converged:
        alive = _face(f, a, m, alive)
        found = solve_dual(a[:, alive], log_prior[alive])
        if not found.converged and found.residual > 1e-9:
            raise InformationError("the moments are met to {} only", found.residual, hint="they are so near the boundary that floats cannot tell")
    elif float(found.p.min()) < TINY and found.p.size <= _FACES:
        alive, found = _smaller_face(a, log_prior, alive, found)
    p = np.zeros(len(q))
    p[alive] = found.p
    theta = found.theta
    _, log_partition = log_weights(theta, f[:, alive], log_prior[alive])
    return certified(outcomes, f, m, q, p, theta, log_partition, alive, found.iterations, "newton", kind, base, has_prior=has_prior, names=names)


def certified(
    outcomes: Sequence[Any], f: Any, m: Any, q: Any, p: Any, theta: Any, log_partition: float, alive: Any, iterations: int,
    method: str, kind: type[Distribution], base: Any, *, has_prior: bool, names: tuple[str, ...] | None = None,
    present: Any = None,
) -> MaximumEntropy:  # fmt: skip
    """The result with all that proves it."""
    from lambit.info.kernels.entropy import entropy_floats

    p = p / p.sum()
    entropy = entropy_floats(p, "e")
    bound = log_partition - float(theta @ m)  # of the entropy relative to q, from above, for any theta
    if has_prior:
        divergence = divergence_floats(p, q, "e")
        gap = divergence + bound
        dual = -bound
    else:
        divergence = None
        bound += float(np.log(len(q)))  # q is uniform
        gap = bound - entropy
        dual = bound
    where = np.flatnonzero(~alive)
    return MaximumEntropy(
        base=base, distribution=kind(outcomes, p, 0, names), entropy=in_base(entropy, base),
        divergence=None if divergence is None else in_base(divergence, base), dual=in_base(dual, base), gap=in_base(gap, base),
        multipliers=theta, log_partition=log_partition + (0.0 if has_prior else float(np.log(len(q)))), residuals=(f @ p if present is None else present) - m,
        impossible=[outcomes[i] for i in where.tolist()], iterations=iterations, method=method,
    )  # fmt: skip


def _smaller_face(a: Any, log_prior: Any, alive: Any, found: Any) -> tuple[Any, Any]:
    """The outcomes that can have probability, if those alone meet the moments just as well."""
    kept = np.zeros(len(alive), dtype=bool)
    kept[np.flatnonzero(alive)[possible(a[:, alive])]] = True
    if kept.sum() == alive.sum() or not kept.any():
        return alive, found
    again = solve_dual(a[:, kept], log_prior[kept])
    if again.p.size == 1 and float(np.abs(a[:, kept]).max(initial=0.0)) > 0:
        return alive, found
    return (kept, again) if again.converged else (alive, found)


def _face(f: Any, a: Any, m: Any, alive: Any) -> Any:
    """The outcomes that can have probability; an error if the moments are no distribution's."""
    direction = separating_direction(a[:, alive])
    if direction is not None:
        reach = float((direction @ f[:, alive]).max())
        raise InformationError(
            "no distribution has these moments: the combination {} of the features is at most {}, the moments give {}",
            [round(float(x), 6) for x in direction / np.abs(direction).max()],
            reach / float(np.abs(direction).max()), float(direction @ m) / float(np.abs(direction).max()),
            hint="each moment is in its range, but not all of them together",
        )  # fmt: skip
    kept = np.zeros(len(alive), dtype=bool)
    kept[np.flatnonzero(alive)[possible(a[:, alive])]] = True
    return kept


# -- what is asked --


def check_outcomes(outcomes: Any, kind: type[Distribution]) -> list[Any]:
    """The outcomes as a list of distinct values."""
    if isinstance(outcomes, (int, float)) or not hasattr(outcomes, "__iter__"):
        raise InformationError("outcomes {}: expected a list", outcomes)
    items = list(outcomes)
    if not items:
        raise InformationError("no outcomes: a distribution has at least one")
    seen: dict[Any, int] = {}
    for i, x in enumerate(items):
        first = seen.setdefault(kind.key(x), i)
        if first != i:
            raise InformationError("outcome {} is there twice, at indices {} and {}", x, first, i)
    return items


def feature_matrix(outcomes: Sequence[Any], features: Any) -> Any:
    """The features as float rows, a column for each outcome."""
    if callable(features):
        features = [features]
    elif hasattr(features, "dtype"):
        features = list(features.reshape(1, -1) if features.ndim == 1 else features)
    elif isinstance(features, str) or not hasattr(features, "__iter__"):
        raise InformationError("features {}: expected functions, or a number for each outcome", features)
    else:
        features = list(features)
        if features and not callable(features[0]) and not hasattr(features[0], "__iter__"):
            features = [features]
    rows = []
    for k, feature in enumerate(features):
        values = [feature(x) for x in outcomes] if callable(feature) else list(feature)
        if len(values) != len(outcomes):
            raise InformationError(f"feature {{}} has {len(values)} values for {len(outcomes)} outcomes", k)
        rows.append([_finite(v, f"feature {k} of outcome {i}") for i, v in enumerate(values)])
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(outcomes))


def moment_vector(moments: Any) -> Any:
    """The moments as floats."""
    if hasattr(moments, "tolist"):
        moments = moments.tolist()
    items = list(moments) if hasattr(moments, "__iter__") and not isinstance(moments, str) else [moments]
    return np.array([_finite(v, f"moment {k}") for k, v in enumerate(items)], dtype=np.float64)


def _finite(x: Any, what: str) -> float:
    if isinstance(x, (str, complex, bytes)) or not hasattr(x, "__float__") or (hasattr(x, "shape") and x.shape):
        raise InformationError(f"{what}, {{}}, is not a number", x)
    try:
        value = float(x)
    except OverflowError:
        value = float("inf")
    if not np.isfinite(value):
        raise InformationError(f"{what}, {{}}, is not finite", x)
    return value


def prior_weights(outcomes: Sequence[Any], prior: Any, kind: type[Distribution]) -> Any:
    """The prior probabilities of the outcomes; all the same if there is none."""
    if prior is None:
        return np.full(len(outcomes), 1.0 / len(outcomes))
    from lambit.info.distributions.sources import distribution

    d = distribution(prior)
    at = {kind.key(x): w for x, w in zip(d.outcomes, d.floats().tolist(), strict=True)}
    known = {kind.key(x) for x in outcomes}
    for x, w in zip(d.outcomes, d.floats().tolist(), strict=True):
        if w and kind.key(x) not in known:
            raise InformationError("the prior gives {} a probability, which is no outcome", x)
    return np.array([at.get(kind.key(x), 0.0) for x in outcomes])


def check_ranges(f: Any, m: Any) -> None:
    """Refuse a moment outside the range of its feature."""
    low, high = f.min(axis=1, initial=np.inf), f.max(axis=1, initial=-np.inf)
    for k, value in enumerate(m.tolist()):
        slack = 1e-12 * max(abs(low[k]), abs(high[k]), abs(value), 1e-300)
        if not low[k] - slack <= value <= high[k] + slack:
            raise InformationError(
                "no distribution has moment {} of feature {}: its values are from {} to {}", value, k, float(low[k]), float(high[k])
            )
