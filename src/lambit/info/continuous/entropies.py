"""Differential entropy from data."""

from __future__ import annotations

from math import lgamma, log, pi
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, bits_per_unit, check_base, check_choice, check_flag
from lambit.info.estimate import Estimate
from lambit.info.kernels.gamma import digamma
from lambit.info.kernels.neighbours import nearest
from lambit.info.random import generator

from .binning import bin_codes
from .densities import bandwidths, log_densities
from .parametric import copula_log_determinant, sample_log_determinant
from .points import check_neighbours, points
from .spacings import SPACINGS, spacing_nats

_LOG2E = 1.4426950408889634
ESTIMATORS = ("knn", "gaussian", "gaussian-copula", "histogram", "kernel", *SPACINGS)

BIAS = {
    "knn": "falls as n grows; for smooth densities of few dimensions small already at a hundred observations",
    "gaussian": "none if the data are normal; else it tends to the entropy of the normal of their covariance, which is greater",
    "gaussian-copula": "too high if the dependence is not that of a normal",
    "histogram": "too low with narrow bins by about (occupied bins - 1)/2n nats, too high with wide ones",
    "kernel": "too high where the bandwidth smooths the density away",
    "vasicek": "too low in small samples", "van-es": "small", "ebrahimi": "less low than Vasicek's", "correa": "less low than Vasicek's",
}  # fmt: skip


def differential_entropy(
    data: Any, estimator: str = "knn", *, k: int = 4, norm: str = "max", correction: bool = True, bins: Any = "freedman-diaconis",
    width: Any = None, bandwidth: Any = "silverman", leave_one_out: bool = True, m: Any = None, ties: str = "error", seed: Any = None,
    base: Any = 2,
) -> Estimate:  # fmt: skip
    """The differential entropy h(X) = -∫ f log f estimated from n observations (Cover & Thomas 2006, chapter 8).

    `data` are numbers, or rows: n × d. The estimators:

    - `"knn"`: ψ(n) - ψ(k) + log c_d + d <log ε>, ε the distance to the k-th neighbour, by the `"max"` norm or
      `"euclidean"`, c_d the volume of the unit ball (Kozachenko & Leonenko 1987). Any dimension.
    - `"gaussian"`: ½ log((2πe)ᵈ det S), with `correction` the unbiased one for normal data, which replaces
      log det S by its expectation's inverse (Ahmed & Gokhale 1989); without, maximum likelihood.
    - `"gaussian-copula"`: the knn entropies of the columns, and ½ log det R of the normal scores' correlations (d ≥ 2).
    - `"histogram"`: -Σ p log(p/w) with bins of width w by a rule, a number or a `width` (see `bin_edges`); with
      `correction`, (occupied - 1)/2n is added (Miller 1955). Any dimension.
    - `"kernel"`: the mean of -log of a density of normal kernels, with bandwidth `"silverman"`, `"scott"` or a
      number, from the other observations, or from all with `leave_one_out` false (resubstitution).
    - `"vasicek"` (1976), `"van-es"` (1992), `"ebrahimi"` (1994), `"correa"` (1995): from m-spacings, d = 1 only.

    Ties: an observation with k duplicates has distance 0, and the estimate would be -∞: it is
    refused. `ties="noise"` adds noise, uniform over half the least gap of each column to either side, which undoes
    rounding (seeded by `seed`). In bits unless `base` says otherwise. Data that are not finite numbers, k ≥ n, one
    observation, constant columns are refused.

    >>> h = differential_entropy([0.1, 0.7, 0.35, 0.9, 0.52, 0.2], k=2)
    >>> h.estimator, h.n, h.details["k"]
    ('knn', 6, 2)
    >>> round(differential_entropy([1, 2, 4, 7], "gaussian", correction=False), 6)
    3.243254
    """
    correction = check_flag("correction", correction)
    leave_one_out = check_flag("leave_one_out", leave_one_out)
    unit = bits_per_unit(check_base(base))
    check_choice("estimator", estimator, ESTIMATORS)
    x = points("data", data)
    if len(x) < 2:
        raise InformationError("one observation has no differential entropy", hint="at least 2 are needed")
    check_choice("ties", ties, ("error", "noise"))
    if ties == "noise":
        x = with_noise(x, seed)
    if estimator == "knn":
        nats, details = knn_nats(x, k, norm), {"k": k}
    elif estimator == "gaussian":
        nats, details = 0.5 * (x.shape[1] * log(2 * pi * np.e) + sample_log_determinant(x, correction)), {}
    elif estimator == "gaussian-copula":
        if x.shape[1] < 2:
            raise InformationError("a copula joins at least two variables", hint="knn takes one")
        columns = sum(knn_nats(np.ascontiguousarray(x[:, [i]]), k, norm) for i in range(x.shape[1]))
        nats, details = columns + 0.5 * copula_log_determinant(x, correction), {"k": k}
    elif estimator == "histogram":
        nats, details = histogram_nats(x, bins, width, correction)
    elif estimator == "kernel":
        nats, details = -float(np.mean(log_densities(x, bandwidths(x, bandwidth), bool(leave_one_out)))), {}
    else:
        if x.shape[1] > 1:
            raise InformationError(f"{estimator} takes one variable, not {x.shape[1]}", hint="knn takes any number")
        nats, m = spacing_nats(x[:, 0], estimator, m)
        details = {"m": m}
    return Estimate(nats * _LOG2E / unit, estimator, len(x), bias=BIAS[estimator], details=details)


def knn_nats(x: Any, k: Any, norm: str) -> float:
    """Kozachenko and Leonenko's estimate."""
    n, d = (int(v) for v in x.shape)
    check_choice("norm", norm, ("max", "euclidean"))
    k = check_neighbours(k, n)
    distances = nearest(x, k, norm)[0][:, k - 1]
    zero = np.flatnonzero(distances <= 0)
    if zero.size:
        first = int(zero[0])
        shown = float(x[first, 0]) if d == 1 else tuple(x[first].tolist())
        raise InformationError(
            f"ties: observation {{}} at index {{}} has {k} or more duplicates, so that the entropy would be -∞ ({zero.size} such observations)",
            shown, first, hint="a greater k, or ties 'noise' for rounded data",
        )  # fmt: skip
    ball = d * log(2) if norm == "max" else d / 2 * log(pi) - lgamma(d / 2 + 1)
    return float(digamma(n) - digamma(k)) + ball + d * float(np.mean(np.log(distances)))


def histogram_nats(x: Any, bins: Any, width: Any, correction: bool) -> tuple[float, dict[str, Any]]:
    """The entropy of a histogram with equal bins in every dimension, and how many bins are there and taken."""
    n, d = x.shape
    codes, total, volume = np.zeros(n, dtype=np.int64), 1, 0.0
    for column in x.T:
        more, count, w = bin_codes(column, bins, width)
        if total * count >= 1 << 62:
            raise InformationError(f"more bins than can be numbered in {d} dimensions")
        codes, total, volume = codes * count + more, total * count, volume + log(w)
    counts = np.unique(codes, return_counts=True)[1]
    nats = log(n) - float(counts @ np.log(counts)) / n + volume
    if correction:
        nats += (counts.size - 1) / (2 * n)
    return nats, {"bins": total, "occupied": int(counts.size)}


def with_noise(x: Any, seed: Any) -> Any:
    """The data with uniform noise up to half the least gap of each column to either side."""
    random = generator(seed)
    found = x.copy()
    for j, column in enumerate(x.T):
        gaps = np.diff(np.unique(column))
        if not gaps.size:
            raise InformationError(f"column {j} is constant: it has no density", hint="leave it out")
        found[:, j] += (random.random(len(column)) - 0.5) * gaps[gaps > 4 * np.spacing(np.abs(column).max())].min(initial=gaps.max())
    return found
