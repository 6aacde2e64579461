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
    """Σ n/N (ln N - ψ(n) - (-1)ⁿ/(n+1)) (Grassberger 1988)."""
    n = f.values
    return log(f.n) - _mean(f, digamma(n) + (1 - 2 * (n % 2)) / (n + 1))


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
    if a == 1:
        return zhang(f)
    r = np.arange(1, n)
    rest = -log(a) - total((1 - a) ** r / r)
    return zhang(f) + ones / n * (1 - a) ** (1 - n) * max(rest, 0.0)


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


def _times_log(c: Any) -> Any:
    """C ln c, 0 for 0."""
    return c * np.log(np.maximum(c, 1))


def jackknife(f: Frequencies) -> float:
    """N H - (N-1) times the mean entropy without one observation (Zahl 1977)."""
    n = f.n
    if n == 1:
        return plug_in(f)
    whole = plug_in(f)
    base = total(f.repeats * _times_log(f.values))
    without = log(n - 1) - (base - _times_log(f.values) + _times_log(f.values - 1)) / (n - 1)
    return n * whole - (n - 1) * total(f.values * f.repeats * without) / n
