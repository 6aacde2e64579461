"""Bayesian estimators of entropy: Dirichlet priors, and Nemenman, Shafee and Bialek's mixture of them."""

from __future__ import annotations

from math import exp, log, sqrt
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.kernels.gamma import digamma, log_rising, trigamma
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
    share = n / whole
    psi = digamma(n + 1)
    mean = digamma(whole + 1) - (many * share * psi).sum(axis=0)
    # E[H²] - E[H]²: products of two symbols, and squares of one
    top, curve = digamma(whole + 2), trigamma(whole + 2)
    x = psi - top
    once, twice = (many * n * x).sum(axis=0), (many * n * n * x * x).sum(axis=0)
    squares = (many * n * n).sum(axis=0)
    pairs = once * once - twice - curve * (whole * whole - squares)
    y = psi + 1 / (n + 1) - top
    one = (many * n * (n + 1) * (y * y + trigamma(n + 2) - curve)).sum(axis=0)
    variance = np.maximum((pairs + one) / (whole * (whole + 1)) - mean * mean, 0.0)
    return mean, variance


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
    points = np.linspace(low, high, 400)
    logs = _log_evidence(f, points)
    weights = np.exp(logs - logs.max())
    mean, variance = posterior(f, np.exp(points))
    mass = weights.sum()
    middle = float((weights * mean).sum() / mass)
    return middle, float((weights * (variance + (mean - middle) ** 2)).sum() / mass)


def _range(f: Frequencies) -> tuple[float, float]:
    """Where the evidence is not below 2^-60 of its greatest value: of ln β."""
    wide = np.linspace(-60, 60, 961)
    logs = _log_evidence(f, wide)
    inside = np.flatnonzero(logs > logs.max() - 45)
    step = wide[1] - wide[0]
    return float(wide[inside[0]] - step), float(wide[inside[-1]] + step)


def _log_evidence(f: Frequencies, points: Any) -> Any:
    """The logarithm of p(counts | β) dξ/dβ β, of ln β."""
    b = np.exp(points)
    k = f.size
    rising = (f.repeats[:, None] * log_rising(b[None, :], f.values[:, None])).sum(axis=0)
    slope = k * trigamma(k * b + 1) - trigamma(b + 1)
    # for tiny and huge β the difference is lost in rounding: there its first term of a series
    small, large = b < 1e-8, b > 1e8
    slope = np.where(small, (k - 1) * trigamma(1.0), slope)
    slope = np.where(large, (k - 1) / (2 * k * b * b), slope)
    return rising - log_rising(k * b, np.full_like(b, float(f.n))) + np.log(slope) + points


def half_width(variance: float, quantile: float) -> float:
    """How far a bound is from the mean."""
    return quantile * sqrt(variance) if variance > exp(-600) else 0.0
