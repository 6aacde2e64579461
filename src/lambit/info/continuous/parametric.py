"""Estimates that suppose normal variables, or a normal copula: from covariances."""

from __future__ import annotations

from itertools import pairwise
from math import log
from statistics import NormalDist
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.kernels.gamma import digamma

from .normals import log_determinant_of_correlations as log_determinant
from .points import spread, standardised


def sample_log_determinant(x: Any, correction: bool) -> float:
    """The log det of the covariance of the columns: unbiased for normal data, or of maximum likelihood."""
    n, d = x.shape
    _check_rank(n, d)
    size = spread(x)
    for j, s in enumerate(size.tolist()):
        if s == 0:
            raise InformationError(f"column {j} is constant: it has no density", hint="leave it out")
    nats = 2 * float(np.log(size).sum()) + log_determinant("covariance", sample_correlations(x))
    return nats + excess(n, d) if correction else nats


def excess(n: int, d: int) -> float:
    """How much log det of the maximum-likelihood covariance of n normal points is too low on average.

    d log(n/2) - Σᵢ ψ((n - i)/2), i = 1 … d (Anderson 2003, theorem 7.5.3).
    """
    return d * log(n / 2) - float(np.sum(digamma((n - np.arange(1, d + 1)) / 2)))


def sample_correlations(x: Any) -> Any:
    """The correlations of the columns; a constant one is uncorrelated with all."""
    z = standardised(x)[0]
    found = z.T @ z / len(z)
    found = np.where(np.abs(found) > 1 - 1e-14, np.sign(found), found)  # 1 but for rounding
    np.fill_diagonal(found, 1.0)
    return found


def copula_log_determinant(x: Any, correction: bool) -> float:
    """The log det of the correlations of the normal scores, corrected for n as if they were normal data."""
    n, d = x.shape
    _check_rank(n, d)
    nats = log_determinant("correlations of the ranks", sample_correlations(normal_scores(x)))
    return nats + excess(n, d) - d * excess(n, 1) if correction else nats


def normal_scores(x: Any) -> Any:
    """Every column's ranks as quantiles of the normal distribution, Φ⁻¹(rank/(n + 1)); ties share their mean rank."""
    n = len(x)
    inverse = NormalDist().inv_cdf
    found = np.empty_like(x)
    for j, column in enumerate(x.T):
        _, place, counts = np.unique(column, return_inverse=True, return_counts=True)
        last = np.cumsum(counts)
        ranks = last - (counts - 1) / 2
        found[:, j] = np.array([inverse(r / (n + 1)) for r in ranks.tolist()])[place.ravel()]
    return found


def mutual_nats(x: Any, y: Any, z: Any, correction: bool) -> float:
    """½ log(det R_xz det R_yz / (det R_z det R_xyz)) of the sample's correlations, unbiased for normal data if corrected."""
    n = len(x)
    groups = [g for g in (x, y, z) if g is not None]
    joint = np.hstack(groups)
    _check_rank(n, joint.shape[1])
    matrix = sample_correlations(joint)
    ends = np.cumsum([0, *(g.shape[1] for g in groups)]).tolist()
    places = [list(range(a, b)) for a, b in pairwise(ends)]
    given = places[2] if z is not None else []
    total = 0.0
    for sign, group in ((1, places[0] + given), (1, places[1] + given), (-1, given), (-1, places[0] + places[1] + given)):
        if group:
            value = log_determinant("covariance", matrix[np.ix_(group, group)])
            total += sign * (value + (excess(n, len(group)) if correction else 0.0))
    return 0.5 * total


def _check_rank(n: int, d: int) -> None:
    if n <= d + 1:
        raise InformationError(f"{{}} observations of {d} variables: at least {d + 2} are needed for their covariance", n)
