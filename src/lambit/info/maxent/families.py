"""Exponential families as values: natural and mean parameters, Fisher information, fitting."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.distribution import Distribution

from .faces import possible
from .newton import log_weights, solve_dual
from .problem import (
    TINY,
    check_outcomes,
    check_ranges,
    feature_matrix,
    moment_vector,
    prior_weights,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class ExponentialFamily:
    """The distributions p(x) = q(x) exp(θ·f(x) - A(θ)) over finitely many outcomes (Amari & Nagaoka 2000, 2.3).

    θ are the natural parameters, A(θ) = log Σ q exp(θ·f) the log-partition function (nats), its gradient the mean
    parameters E f, its Hessian their covariance, the Fisher information.
    """

    __slots__ = ("features", "kind", "outcomes", "prior")

    def __init__(self, outcomes: list[Any], features: Any, prior: Any, kind: type[Distribution]) -> None:
        """Keep the parts as they are: `exponential_family` checks."""
        self.outcomes = outcomes
        self.features = features
        self.prior = prior
        self.kind = kind

    def __repr__(self) -> str:
        return f"ExponentialFamily({len(self.features)} features of {len(self.outcomes)} outcomes)"

    def _weights(self, theta: Any) -> tuple[Any, float]:
        theta = moment_vector(theta)
        if theta.size != len(self.features):
            raise InformationError(f"{theta.size} parameters for {len(self.features)} features")
        with np.errstate(divide="ignore"):
            log_prior = np.log(self.prior)
        return log_weights(theta, self.features, log_prior)

    def distribution(self, theta: Any) -> Distribution:
        """The distribution with natural parameters θ."""
        return self.kind(self.outcomes, self._weights(theta)[0], 0)

    def log_partition(self, theta: Any) -> float:
        """A(θ) = log Σ q(x) exp(θ·f(x)), in nats."""
        return self._weights(theta)[1]

    def mean(self, theta: Any) -> Any:
        """The mean parameters E f, the gradient of A."""
        return self.features @ self._weights(theta)[0]

    def fisher_information(self, theta: Any) -> Any:
        """The Fisher information, the covariance of the features, the Hessian of A."""
        p = self._weights(theta)[0]
        away = self.features - (self.features @ p)[:, None]
        return (away * p) @ away.T

    def natural(self, mean: Any) -> Any:
        """The natural parameters whose mean parameters these are: moments inside the range of the features.

        Of dependent features one of many; on the boundary there are none, an error.
        """
        m = moment_vector(mean)
        if m.size != len(self.features):
            raise InformationError(f"{m.size} moments for {len(self.features)} features")
        alive = self.prior > 0
        check_ranges(self.features[:, alive], m)
        a = (self.features - m[:, None])[:, alive]
        found = solve_dual(a, np.log(self.prior[alive]))
        if not found.converged or (float(found.p.min()) < TINY and not possible(a).all()):
            raise InformationError("no parameters have the mean {}", m.tolist(), hint="it is outside or on the boundary of the means that the family has")
        return found.theta

    def fit(self, data: Any) -> Any:
        """The natural parameters of greatest likelihood for a distribution or samples: those with their mean of f."""
        from lambit.info.distributions.sources import distribution

        d = distribution(data)
        at = {self.kind.key(x): i for i, x in enumerate(self.outcomes)}
        mean = np.zeros(len(self.features))
        for x, w in zip(d.outcomes, d.floats().tolist(), strict=True):
            if w:
                i = at.get(self.kind.key(x))
                if i is None:
                    raise InformationError("{} is no outcome of the family", x)
                mean += w * self.features[:, i]
        return self.natural(mean)

    def divergence(self, theta: Any, other: Any, *, base: Any = 2) -> float:
        """D(p_θ ‖ p_η) as the Bregman divergence A(η) - A(θ) - (η - θ)·∇A(θ)."""
        base = check_base(base)
        p, q = self._weights(theta)[0], self._weights(other)[0]
        from lambit.info.kernels.divergences import divergence_floats

        return divergence_floats(p, q, base)  # the same number, summed without cancellation


def exponential_family(outcomes: Sequence[Any], features: Any, *, prior: Any = None, kind: type[Distribution] = Distribution) -> ExponentialFamily:
    """The exponential family of these features over `outcomes`; `prior` is its base measure, uniform unless given.

    `features`: functions of an outcome, or sequences of numbers, one for each outcome.

    >>> die = exponential_family(range(1, 7), lambda x: x)
    >>> die.mean(0.0).round(12), die.fisher_information(0.0).round(6)
    (array([3.5]), array([[2.916667]]))
    >>> die.natural(4.5).round(8)
    array([0.37104894])
    """
    items = check_outcomes(outcomes, kind)
    f = feature_matrix(items, features)
    if not len(f):
        raise InformationError("no features: a family has at least one")
    return ExponentialFamily(items, f, prior_weights(items, prior, kind), kind)
