"""Bayesian estimators of entropy: Dirichlet priors, and Nemenman, Shafee and Bialek's mixture of them."""

from __future__ import annotations

from math import log, sqrt
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.kernels.gamma import digamma, log_rising, trigamma, trigamma_excess
from lambit.info.kernels.sums import total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .frequencies import Frequencies

PRIORS = ("jeffreys", "laplace", "perks", "minimax")


def concentration(prior: Any, f: Frequencies) -> float:
    """The pseudo-count of each symbol: a number, or by the name of the prior."""
    named = {"jeffreys": 0.5, "laplace": 1.0, "perks": 1 / f.size, "minimax": sqrt(f.n) / f.size}
    if isinstance(prior, str) and prior in named:
        return named[prior]
    try:
        value = float(prior)
        good = not isinstance(prior, (str, bool)) and 0 < value < 1e300
    except (TypeError, ValueError):
        good = False
    if not good:
        raise InformationError(f"prior {{}}: expected a positive number, or one of {', '.join(PRIORS)}", prior)
    return value


def with_prior(f: Frequencies, a: float) -> float:
    """The entropy of (n + a)/(N + K a), the mean distribution (Schürmann & Grassberger 1996)."""
    whole = f.n + f.size * a
    p, empty = (f.values + a) / whole, a / whole
    unseen = (f.size - f.seen) * empty * log(empty)
    return -total(f.repeats * p * np.log(p)) - unseen + 0.0


def posterior(f: Frequencies, a: Any) -> tuple[Any, Any]:
    """The mean and the variance of entropy under the posterior of a Dirichlet prior (Wolpert & Wolf 1995).

    `a` is the pseudo-count, or an array of several.
    """
    a = np.atleast_1d(np.asarray(a, dtype=np.float64))
    n = np.append(f.values, 0.0)[:, None] + a
    many = np.append(f.repeats, float(f.size - f.seen))[:, None]
    whole = f.n + f.size * a
    share = many * n / whole
    psi = digamma(n + 1)
    middle = (share * psi).sum(axis=0)
    # E[H²] - E[H]² without large terms that cancel: how unequal the logarithms are, and how uncertain each is
    unequal = (share * (psi - middle) ** 2).sum(axis=0)
    uncertain = (share * trigamma_excess(n + 1)).sum(axis=0) - trigamma_excess(whole + 1)
    return digamma(whole + 1) - middle, np.maximum(unequal + uncertain, 0.0) / (whole + 1)


def dirichlet(f: Frequencies, prior: Any) -> tuple[float, float]:
    """The posterior mean and variance for one prior."""
    mean, variance = posterior(f, concentration(prior, f))
    return float(mean[0]), float(variance[0])


def nsb(f: Frequencies) -> tuple[float, float]:
    """The mean and the variance of entropy under a prior nearly uniform in entropy (Nemenman, Shafee & Bialek 2002).

    The prior of the pseudo-count β is dξ/dβ, ξ(β) = ψ(Kβ + 1) - ψ(β + 1) being the expected
    entropy. The integral over ln β by the trapezoid rule converges exponentially.
    """
    if f.alphabet is None:
        raise InformationError(
            "the NSB estimator needs the size of the alphabet",
            hint=f"alphabet={f.seen} if there are no other symbols than those seen",
        )  # fmt: skip
    if f.size == 1:
        return 0.0, 0.0
    low, high = _range(f)
    count, before = 257, None
    while True:
        mean, variance = _mixture(f, np.linspace(low, high, count))
        if count > 1 << 14 or (before is not None and abs(mean - before) <= 1e-13 * abs(mean)):
            return mean, variance
        before, count = mean, 2 * count - 1


def _mixture(f: Frequencies, points: Any) -> tuple[float, float]:
    """The mean and the variance, from values at points of ln β."""
    logs = _log_evidence(f, points)
    used = logs > logs.max() - _DEPTH
    weights = np.exp(logs[used] - logs.max())
    mean, variance = posterior(f, np.exp(points[used]))
    mass = total(weights)
    middle = total(weights * mean) / mass
    return middle, total(weights * (variance + (mean - middle) ** 2)) / mass


_DEPTH = 45.0
"""What has less evidence than exp(-45) times the greatest does not count."""


def _range(f: Frequencies) -> tuple[float, float]:
    """Where the evidence counts: of ln β. Looked at more and more closely, since it may be narrow."""
    low, high = -60.0, 60.0
    for _ in range(30):
        points = np.linspace(low, high, 257)
        logs = _log_evidence(f, points)
        inside = np.flatnonzero(logs > logs.max() - _DEPTH)
        low, high = float(points[max(inside[0] - 1, 0)]), float(points[min(inside[-1] + 1, 256)])
        if inside.size > 100:
            break
    return low, high


def _log_evidence(f: Frequencies, points: Any) -> Any:
    """The logarithm of p(counts | β) dξ/dβ β, of ln β."""
    b = np.exp(points)
    k = f.size
    rising = (f.repeats[:, None] * log_rising(b[None, :], f.values[:, None])).sum(axis=0)
    # K ψ'(Kβ + 1) - ψ'(β + 1), times β
    slope = trigamma_excess(k * b) - trigamma_excess(b) + (1 - 1 / k) / b
    small = b < 1
    slope[small] = b[small] * (k * trigamma(k * b[small] + 1) - trigamma(b[small] + 1))
    return rising - log_rising(k * b, np.full_like(b, float(f.n))) + np.log(slope)
