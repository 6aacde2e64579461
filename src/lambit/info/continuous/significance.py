"""How far an estimate from continuous data can be trusted: permutations, subsamples, bootstraps."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.kernels.neighbours import nearest
from lambit.info.progress import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[[Any, Any, Any], float]

_NEIGHBOURS = 5
_RESAMPLES = 200


def permutation_test(measure: Measure, parts: tuple[Any, Any, Any], found: float, count: int, random: Any) -> dict[str, float]:
    """The p-value of independence: (1 + shuffles with as great an estimate)/(1 + shuffles), and the shuffles' mean.

    Without a condition the observations of x are shuffled, which keeps both marginals and
    breaks the pairs. With one, each point takes the x of one of its five nearest neighbours by z, each x
    used once where possible (Runge 2018, the local permutation): so that x and z stay together.
    """
    x, y, z = parts
    near = nearest(z, min(_NEIGHBOURS, len(z) - 1))[1] if z is not None else None
    values = np.empty(count)
    for i in steps(count, "permutations"):
        order = random.permutation(len(x)) if near is None else _local_permutation(near, random)
        values[i] = measure(np.ascontiguousarray(x[order]), y, z)
    greater = int(np.sum(values >= found - 1e-12))
    return {"p-value": (1 + greater) / (1 + count), "null-mean": float(values.mean()), "permutations": count}


def _local_permutation(near: Any, random: Any) -> Any:
    n = len(near)
    wanted = random.permuted(np.hstack([np.arange(n)[:, None], near]), axis=1).tolist()
    used = [False] * n
    found = [0] * n
    for i in random.permutation(n).tolist():
        choice = next((j for j in wanted[i] if not used[j]), wanted[i][-1])
        used[choice] = True
        found[i] = choice
    return np.array(found)


def subsampling_interval(measure: Measure, parts: tuple[Any, Any, Any], found: float, level: float, random: Any) -> tuple[float, float]:
    """The interval found ± z σ, σ² = B/n: B from the scatter among 2 … 10 disjoint parts of the data (Holmes & Nemenman 2019).

    The variance of an estimate falls as 1/n, so that the variance among estimates of n/s points
    tells that of n. Drawing with replacement would not do for neighbours: it makes duplicates, whose distance is 0.
    """
    n = len(parts[0])
    most = min(10, n // 20)
    if most < 2:
        raise InformationError("{} observations are too few for an interval by subsampling: 40 are needed", n)
    weight = total = 0.0
    for s in steps(most - 1, "subsamples"):
        pieces = np.array_split(random.permutation(n), s + 2)
        values = [measure(*(None if p is None else np.ascontiguousarray(p[piece]) for p in parts)) for piece in pieces]
        scatter = float(np.var(values, ddof=1)) * n / (s + 2)
        weight += s + 1
        total += (s + 1) * scatter
    reach = NormalDist().inv_cdf((1 + level) / 2) * sqrt(total / weight / n)
    return found - reach, found + reach


def bootstrap_interval(measure: Measure, parts: tuple[Any, Any, Any], found: float, level: float, random: Any) -> tuple[float, float]:
    """The basic bootstrap interval of 200 resamples (Davison & Hinkley 1997, equation 5.6)."""
    n = len(parts[0])
    values = np.empty(_RESAMPLES)
    for i in steps(_RESAMPLES, "bootstrap"):
        drawn = random.integers(n, size=n)
        values[i] = measure(*(None if p is None else np.ascontiguousarray(p[drawn]) for p in parts))
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return 2 * found - float(high), 2 * found - float(low)
