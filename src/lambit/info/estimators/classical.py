"""Estimators of entropy from counts, in nats: frequencies and their corrections."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np

from lambit.info.kernels.gamma import digamma
from lambit.info.kernels.sums import entropy_counts, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .frequencies import Frequencies


def plug_in(f: Frequencies) -> float:
    """The entropy of the frequencies, the maximum likelihood estimate."""
    return entropy_counts(f.counts, f.n, "e")


def miller_madow(f: Frequencies) -> float:
    """Plus (m - 1)/2n for m symbols seen (Miller 1955)."""
    return plug_in(f) + (f.seen - 1) / (2 * f.n)


def _mean(f: Frequencies, of_count: Any) -> float:
    """Σ n/N g(n) over the symbols."""
    return total(f.values * f.repeats * of_count) / f.n


def grassberger_1988(f: Frequencies) -> float:
    """Ln N - Σ n/N (ψ(n) + (-1)ⁿ/n(n+1)) (Grassberger 1988).

    Some print the last term as (-1)ⁿ/(n+1) inside Σ n/N: then it corrects nothing. Of a Poisson
    count with mean z, n ψ(n) is too large by about exp(-z), which Σ (-1)ⁿ/(n+1) takes away.
    """
    n = f.values
    return log(f.n) - _mean(f, digamma(n) + (1 - 2 * (n % 2)) / (n * (n + 1)))


def grassberger(f: Frequencies) -> float:
    """Ln N - Σ n/N G(n), G(n) = ψ(n) + (-1)ⁿ/2 (ψ((n+1)/2) - ψ(n/2)) (Grassberger 2003)."""
    n = f.values
    return log(f.n) - _mean(f, digamma(n) + (1 - 2 * (n % 2)) / 2 * (digamma((n + 1) / 2) - digamma(n / 2)))


def chao_shen(f: Frequencies) -> float:
    """Horvitz and Thompson's sum over frequencies shrunk by the coverage 1 - f₁/N (Chao & Shen 2003)."""
    singletons = float(f.repeats[f.values == 1].sum())
    if singletons == f.n:
        singletons -= 1  # a coverage of 0 would say nothing
    p = (1 - singletons / f.n) * f.values / f.n
    if f.n == 1:
        return 0.0
    with np.errstate(divide="ignore"):  # of a symbol that is always there
        terms = p * np.log(p) / np.expm1(f.n * np.log1p(-p))
    return total(terms * f.repeats) + 0.0


def zhang(f: Frequencies) -> float:
    """Σ n/N (ψ(N) - ψ(n)) (Zhang 2012)."""
    return float(digamma(float(f.n))) - _mean(f, digamma(f.values))


def chao_wang_jost(f: Frequencies) -> float:
    """Zhang's sum and an estimate of what was not seen, from singletons and doubletons (Chao, Wang & Jost 2013)."""
    ones, twos = (float(f.repeats[f.values == k].sum()) for k in (1, 2))
    n = f.n
    if ones == 0 or n == 1:
        return zhang(f)
    a = 2 * twos / ((n - 1) * ones + 2 * twos) if twos else 2 / ((n - 1) * (ones - 1) + 2)
    return zhang(f) + ones / n * unseen_logarithms(a, n)


def unseen_logarithms(a: float, n: int) -> float:
    """(1-a)^(1-n) times the rest of the series -ln a = Σ (1-a)^r / r from r = n on: no power of a large n.

    With q = 1-a it is q/n ∫ exp(-s) / (a + q (1 - exp(-s/n))) ds from 0 to infinity; the
    trapezoid rule in ln s converges exponentially.
    """
    q = 1 - a
    if q <= 0:
        return 0.0
    step = 1 / 8
    t = np.arange(min(0.0, log(a * n)) - 42, 4.5, step)
    s = np.exp(t)
    return step * q / n * total(np.exp(t - s) / (a - q * np.expm1(-s / n)))


def james_stein(f: Frequencies) -> float:
    """The entropy of frequencies shrunk towards 1/K (Hausser & Strimmer 2009)."""
    p, size = f.values / f.n, f.size
    target = 1 / size
    spread = total(f.repeats * (p - target) ** 2) + (size - f.seen) * target**2
    share = 1.0 if f.n == 1 or spread == 0 else min(1.0, (1 - total(f.repeats * p * p)) / ((f.n - 1) * spread))
    q = share * target + (1 - share) * p
    unseen = share * target
    found = -total(f.repeats * q * np.log(q))
    return found - ((size - f.seen) * unseen * log(unseen) if unseen and size > f.seen else 0.0) + 0.0


def jackknife(f: Frequencies) -> float:
    """N H - (N-1) times the mean entropy without one observation (Zahl 1977).

    That is Σ n/N (d(N) - d(n)), d(n) = n ln n - (n-1) ln(n-1).
    """
    return float(_slope(np.array([float(f.n)]))[0]) - _mean(f, _slope(f.values))


def _slope(n: Any) -> Any:
    """The difference n ln n - (n-1) ln(n-1), elementwise, without cancellation."""
    below = np.maximum(n - 1, 1)
    return np.log(n) + np.where(n > 1, (n - 1) * np.log1p(1 / below), 0.0)
