"""Mutual information of continuous data."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np

from lambit.info.checks import (
    InformationError,
    bits_per_unit,
    check_base,
    check_choice,
    check_flag,
    check_integer,
    is_number,
)
from lambit.info.data.columns import Column, encode
from lambit.info.estimate import Estimate
from lambit.info.foreign import plain_column
from lambit.info.random import generator

from . import ksg
from .binning import bin_codes
from .densities import bandwidths, log_densities
from .parametric import mutual_nats, normal_scores
from .points import check_neighbours, grain, points, same_length, standardised
from .significance import bootstrap_interval, permutation_test, subsampling_interval

_LOG2E = 1.4426950408889634
_NEIGHBOURS = ("ksg1", "ksg2", "mixed", "ross")
_CONDITIONAL = ("ksg1", "gaussian", "gaussian-copula", "histogram", "kernel")
ESTIMATORS = (*_NEIGHBOURS, "gaussian", "gaussian-copula", "histogram", "kernel")

_MANY_ROUNDED = 0.05

BIAS = {
    "ksg1": "near 0 for independent variables; too low for strong dependence, unless n grows exponentially with the information; may be negative",
    "ksg2": "as ksg1, somewhat greater in many dimensions; may be negative",
    "mixed": "falls as n grows; too low for few observations; may be negative",
    "ross": "too low for strong dependence; may be negative; at most the entropy of the labels",
    "gaussian": "none for normal data; blind to dependence that is not linear",
    "gaussian-copula": "too low if the dependence is not that of a normal: a lower bound",
    "histogram": "too high with narrow bins by about (cells - rows - columns + 1)/2n nats, too low with wide ones",
    "kernel": "too low where the bandwidth smooths the dependence away",
}  # fmt: skip


def continuous_mutual_information(
    x: Any, y: Any, *, estimator: str = "ksg1", k: int = 4, given: Any = None, normalise: bool = True, correction: bool = True,
    bins: Any = "freedman-diaconis", width: Any = None, bandwidth: Any = "silverman", leave_one_out: bool = True,
    permutations: int = 0, interval: str | None = None, level: float = 0.95, seed: Any = None, base: Any = 2,
) -> Estimate:  # fmt: skip
    """The mutual information I(X;Y), or I(X;Y|Z) `given` z, of continuous data.

    x, y and z are numbers, or rows: n × d. The estimators:

    - `"ksg1"`, `"ksg2"`: from the k nearest neighbours (Kraskov, Stögbauer & Grassberger 2004, equations 8 and 9);
      given z, `"ksg1"` is Frenzel & Pompe's (2007). Distances are greatest differences.
    - `"ross"`: x continuous, y labels of any kind (or x, if only y are numbers) (Ross 2014). Never above H(Y).
    - `"mixed"`: any mixture of discrete and continuous (Gao, Kannan, Oh & Viswanath 2017). Not for rounded numbers: of 2000
      independent normal pairs rounded to tenths it says -0.7 bits; `"ksg1"` takes rounding into account.
    - `"gaussian"`: -½ log(1 - ρ²) and its generalisation; with `correction` unbiased for normal data.
    - `"gaussian-copula"`: the same of the normal scores of the ranks (Ince et al. 2017).
    - `"histogram"`: plug-in with equal bins (`bins`, `width`: see `bin_edges`); with `correction` Miller and Madow's.
    - `"kernel"`: the mean of log f(x,y)/f(x)f(y) with normal kernels (`bandwidth`, `leave_one_out`).

    Neighbours depend on units: columns are divided by their standard deviations, unless `normalise` is false.
    Ties are counted exactly and corrected for; `details["ties"]` says how many points have any. A constant
    variable tells nothing: 0. Negative estimates mean values near 0; they are given as they are.

    `permutations` shuffles x so often for a p-value (in `details`; locally by z, if given). `interval` is
    `"subsampling"` (Holmes & Nemenman 2019), valid for all, or `"bootstrap"`, for all but those of neighbours, whose
    distances are 0 between the duplicates that it makes. In bits unless `base` says otherwise. Data that are
    not finite numbers, unequal lengths, k ≥ n, and too few observations are refused.

    >>> x = [0.13, 0.57, 0.91, 1.42, 1.78, 2.31, 2.95, 3.16]
    >>> i = continuous_mutual_information(x, [v * v for v in x], k=2)
    >>> i > 0.5, i.estimator, i.details["ties"]
    (True, 'ksg1', 0)
    >>> round(continuous_mutual_information([1, 2, 3, 4], [1, 2, 4, 3], estimator="gaussian", correction=False), 9)
    0.736965594
    """
    normalise = check_flag("normalise", normalise)
    correction = check_flag("correction", correction)
    leave_one_out = check_flag("leave_one_out", leave_one_out)
    unit = bits_per_unit(check_base(base))
    check_choice("estimator", estimator, ESTIMATORS)
    if given is not None and estimator not in _CONDITIONAL:
        raise InformationError(f"{estimator} knows no condition", hint=f"with a condition there are {', '.join(_CONDITIONAL)}")
    random = generator(seed)
    count = check_integer("permutations", permutations, 0)
    _check_interval(interval, level, estimator)
    details: dict[str, Any] = {}
    parts = _parts(x, y, given, estimator)
    if estimator in _NEIGHBOURS:
        k = check_neighbours(k, len(parts[0]))
        details["k"] = k
    if estimator == "histogram":
        a, b, c = (None if p is None else _codes(p, bins, width) for p in parts)
        parts = (a, b, c)
        for name, part in zip(("x-bins", "y-bins", "given-bins"), parts, strict=True):
            if part is not None:
                details[name] = int(part.max()) + 1

    def measure(a: Any, b: Any, c: Any, facts: dict[str, Any] | None = None) -> float:
        if (a == a[0]).all() or (b == b[0]).all():
            return 0.0
        if estimator in _NEIGHBOURS:
            found = _by_neighbours(estimator, a, b, c, min(k, len(a) - 1), bool(normalise))
            if facts is not None:
                facts["ties"] = found.ties
                if found.rounded > len(a) * _MANY_ROUNDED:
                    facts["rounded"] = found.rounded
            return found.nats
        if estimator == "gaussian":
            return mutual_nats(a, b, c, correction)
        if estimator == "gaussian-copula":
            return mutual_nats(normal_scores(a), normal_scores(b), None if c is None else normal_scores(c), correction)
        if estimator == "histogram":
            return _by_counts(a, b, c, correction)
        return _by_kernels(a, b, c, bandwidth, bool(leave_one_out))

    nats = measure(*parts, details)
    bias = BIAS[estimator]
    if estimator == "ross" and nats > (most := _entropy_of(parts[1])):
        details["unclipped"] = nats * _LOG2E / unit
        nats, bias = most, f"{bias}: this one was above and has been lowered to it"
    if "rounded" in details:
        bias = f"far too low: the data look rounded ({details['rounded']} points have several at the distance of the k-th neighbour); ksg1 knows rounding"
    scale = _LOG2E / unit
    if count:
        test = permutation_test(measure, parts, nats, count, random)
        test["null-mean"] *= scale
        details |= test
    bounds = None
    if interval is not None:
        low, high = (subsampling_interval if interval == "subsampling" else bootstrap_interval)(measure, parts, nats, level, random)
        bounds = (low * scale, high * scale)
    return Estimate(
        nats * scale, estimator, len(parts[0]), bias=bias, interval=bounds, level=level, method=interval or "", details=details
    )


def _check_interval(interval: Any, level: Any, estimator: str) -> None:
    if interval is not None:
        check_choice("interval", interval, ("subsampling", "bootstrap"))
    if interval == "bootstrap" and estimator in _NEIGHBOURS:
        raise InformationError(
            f"no bootstrap for {estimator}: it draws observations twice, which are then neighbours at distance 0",
            hint="interval 'subsampling' is valid",
        )
    if isinstance(level, bool) or not is_number(level) or not 0 < float(level) < 1:
        raise InformationError("level {} is not between 0 and 1", level)


def _parts(x: Any, y: Any, given: Any, estimator: str) -> tuple[Any, Any, Any]:
    """The data as arrays: points, and codes of the labels."""
    if estimator == "ross":
        if isinstance(x, Column) or (not isinstance(y, Column) and _has_labels(x) and not _has_labels(y)):
            x, y = y, x
        column = y if isinstance(y, Column) else encode(y)
        codes = np.unique(np.asarray(column.codes), return_inverse=True)[1].ravel()
        found = (points("x", x), codes, None)
    else:
        found = (points("x", x), points("y", y), None if given is None else points("given", given))
    same_length(found[0], found[1], ("x", "y"))
    if found[2] is not None:
        same_length(found[0], found[2], ("x", "given"))
    if len(found[0]) < 2:
        raise InformationError("one observation tells nothing of dependence", hint="at least 2 are needed")
    return found


def _has_labels(data: Any) -> bool:
    """Does it hold anything that is no number?"""
    if isinstance(data, (str, bytes)):
        return True
    data = plain_column(data)
    if hasattr(data, "dtype") and data.dtype.kind != "O":
        return bool(data.dtype.kind not in "fiu")
    return hasattr(data, "__iter__") and any(isinstance(v, (str, bool)) or not hasattr(v, "__float__") for v in data)


def _by_neighbours(estimator: str, x: Any, y: Any, z: Any, k: int, normalise: bool) -> ksg.Found:
    scaled = standardised if normalise else lambda a: (a, grain(a))
    if estimator == "ross":
        a, room = scaled(x)
        return ksg.discrete(a, y, [room], k)
    made = [scaled(part) for part in (x, y, z) if part is not None]
    parts, grains = [a for a, _ in made], [g for _, g in made]
    if z is not None:
        return ksg.conditional(parts[0], parts[1], parts[2], grains, k)
    return {"ksg1": ksg.ksg1, "ksg2": ksg.ksg2, "mixed": ksg.mixture}[estimator](parts[0], parts[1], grains, k)


def _codes(part: Any, bins: Any, width: Any) -> Any:
    """The occupied cells of a histogram, numbered."""
    codes = np.zeros(len(part), dtype=np.int64)
    for column in part.T:
        if width is None and (column == column[0]).all():
            continue
        more, count, _ = bin_codes(column, bins, width)
        codes = np.unique(codes, return_inverse=True)[1].ravel() * count + more
    return np.unique(codes, return_inverse=True)[1].ravel()


def _by_counts(x: Any, y: Any, z: Any, correction: bool) -> float:
    n = len(x)

    def entropy(*codes: Any) -> float:
        joint = np.zeros(n, dtype=np.int64)
        for code in codes:
            joint = np.unique(joint * (int(code.max()) + 1) + code, return_inverse=True)[1].ravel()
        counts = np.bincount(joint)
        return log(n) - float(counts @ np.log(counts)) / n + ((counts.size - 1) / (2 * n) if correction else 0.0)

    if z is None:
        found = entropy(x) + entropy(y) - entropy(x, y)
    else:
        found = entropy(x, z) + entropy(y, z) - entropy(z) - entropy(x, y, z)
    return found if correction else max(found, 0.0)


def _by_kernels(x: Any, y: Any, z: Any, bandwidth: Any, leave_out: bool) -> float:
    joint = np.hstack([p for p in (x, y, z) if p is not None])
    widths = bandwidths(joint, bandwidth)  # one bandwidth for the joint and the marginal densities

    def density(*chosen: int) -> Any:
        ends = np.cumsum([0, *(p.shape[1] for p in (x, y, z) if p is not None)])
        columns = np.concatenate([np.arange(ends[i], ends[i + 1]) for i in chosen])
        return log_densities(joint[:, columns], widths[columns], leave_out)

    if z is None:
        return float(np.mean(density(0, 1) - density(0) - density(1)))
    return float(np.mean(density(0, 1, 2) + density(2) - density(0, 2) - density(1, 2)))


def _entropy_of(codes: Any) -> float:
    counts = np.bincount(codes)
    counts = counts[counts > 0]
    return log(len(codes)) - float(counts @ np.log(counts)) / len(codes)
