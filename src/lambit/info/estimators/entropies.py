"""Entropy estimated from data: one interface to all estimators."""

from __future__ import annotations

from functools import partial
from math import expm1, inf, log, log1p, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from lambit.info.checks import (
    InformationError,
    check_base,
    check_choice,
    check_flag,
    check_integer,
    is_number,
)
from lambit.info.estimate import Estimate
from lambit.info.kernels.sums import entropy_counts, in_base, total
from lambit.info.progress import steps
from lambit.info.random import generator

from . import bayes, classical
from .bound import best_upper_bound
from .frequencies import Frequencies, frequencies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CLASSICAL: dict[str, Callable[[Frequencies], float]] = {
    "plug-in": classical.plug_in, "miller-madow": classical.miller_madow, "grassberger-1988": classical.grassberger_1988,
    "grassberger": classical.grassberger, "chao-shen": classical.chao_shen, "zhang": classical.zhang,
    "chao-wang-jost": classical.chao_wang_jost, "james-stein": classical.james_stein, "jackknife": classical.jackknife,
}  # fmt: skip
ESTIMATORS = (*_CLASSICAL, "dirichlet", "pseudo-counts", "nsb", "best-upper-bound")

_NOTES = {
    "miller-madow": "the first order of the bias, {shortfall}, is corrected; what is left is of order 1/n²",
    "grassberger-1988": "small for all but a few symbols seen once",
    "grassberger": "small where most symbols seen were seen often; too low where the coverage, here {coverage}, is small",
    "chao-shen": "small if the coverage, here {coverage}, is not near 0",
    "zhang": "falls exponentially with n; always too low",
    "chao-wang-jost": "small where singletons and doubletons tell what was not seen",
    "james-stein": "too high as far as the alphabet's other symbols are rarer than the shrinkage takes them",
    "jackknife": "the first order of the bias, {shortfall}, is corrected, at the price of variance",
    "dirichlet": "drawn to the prior: with pseudo-count {prior} data of all entropies look alike until n exceeds {alphabet}",
    "pseudo-counts": "drawn to the greatest entropy by pseudo-counts of {prior}",
    "nsb": "small if the truth is no stranger to the prior: a long tail of rare symbols is",
}


def estimate_entropy(
    data: Any, *variables: Any, estimator: str = "grassberger", alphabet: int | None = None, prior: Any = "jeffreys",
    counts: bool = False, interval: str | None = "analytic", level: float = 0.95, resamples: int = 1000,
    seed: Any = None, base: Any = 2,
) -> Estimate:  # fmt: skip
    """The entropy of the source of data, by one of many estimators.

    `data`: samples, or whatever `samples` takes; of several variables jointly, or of those named;
    with `counts`, how often each symbol occurs. `estimator`:

    - "plug-in": of the frequencies; too low by about (m-1)/2n;
    - "miller-madow", "jackknife": that corrected; "grassberger" (2003; the default: little bias, no
      alphabet needed), "grassberger-1988", "chao-shen", "zhang", "chao-wang-jost": for data that have not seen all;
    - "james-stein", "dirichlet" (posterior mean; `prior`: a pseudo-count, "jeffreys", "laplace", "perks", "minimax"),
      "pseudo-counts", "nsb", "best-upper-bound": for an `alphabet` of known size.

    `interval`: "analytic", the normal one of the posterior, or with the variance Var(-log p)/n + (m-1)/2n² of frequencies
    (the delta method to its second order; about the plug-in estimate with its bias corrected); "bootstrap", from `resamples`
    resamples by `seed` (the basic one, about the entropy of the frequencies, which they come from); None. Where all observations are alike, what
    the source may have at most with that probability (of two symbols, unless `alphabet` tells). No estimate is below 0 or above the logarithm of
    an `alphabet`. `details`: coverage (of the next observation,
    Good-Turing), and what the estimator knows: its prior and standard deviation, its bound.

    >>> e = estimate_entropy("abracadabra", estimator="miller-madow")
    >>> float(round(e, 6)), e.n, e.alphabet, round(e.details["coverage"], 4)
    (2.302682, 11, 5, 0.8182)
    >>> float(round(estimate_entropy([3, 2, 1, 1], estimator="nsb", alphabet=4, counts=True, base="e"), 9))
    1.266013976
    """
    counts = check_flag("counts", counts)
    base = check_base(base)
    f = frequencies(data, variables, counts=counts, alphabet=alphabet)
    check_choice("estimator", estimator, ESTIMATORS)
    if interval is not None:
        check_choice("interval", interval, ("analytic", "bootstrap"), "None for none")
    level = check_level(level)
    value, deviation, details = _value(f, estimator, prior)
    low, high = _interval(f, estimator, prior, value, deviation, interval, level, resamples, seed)
    unit = partial(in_base, base=base)
    singletons = float(f.repeats[f.values == 1].sum())
    details = {"coverage": 1 - singletons / f.n} | {k: v if k == "prior" else unit(v) for k, v in details.items()}
    in_unit = entropy_counts(f.counts, f.n, base) if estimator == "plug-in" else unit(value)
    return Estimate(
        in_unit, estimator, f.n, alphabet=f.size, bias=_note(f, estimator, unit, details), level=level,
        interval=None if interval is None else (unit(low), unit(high)), method=interval or "", details=details,
    )  # fmt: skip


def check_level(level: Any) -> float:
    """A probability for an interval."""
    if isinstance(level, bool) or not is_number(level) or not 0 < level < 1:
        raise InformationError("level {}: expected a number between 0 and 1", level)
    return float(level)


def nats(f: Frequencies, estimator: str, prior: Any = "jeffreys") -> float:
    """The estimate alone, in nats."""
    return _value(f, estimator, prior)[0]


def _value(f: Frequencies, estimator: str, prior: Any) -> tuple[float, float | None, dict[str, float]]:
    """The estimate and its standard deviation, if the estimator knows it, and what else it found."""
    if estimator in _CLASSICAL:
        most = log(f.alphabet) if f.alphabet is not None else inf
        return min(max(0.0, _CLASSICAL[estimator](f)), most), None, {}
    if estimator == "nsb":
        mean, variance = bayes.nsb(f)
        return mean, sqrt(variance), {"deviation": sqrt(variance)}
    if estimator == "best-upper-bound":
        value, bound = best_upper_bound(f)
        return value, None, {"bound": bound}
    a = bayes.concentration(prior, f)
    if estimator == "pseudo-counts":
        return bayes.with_prior(f, a), None, {"prior": a}
    mean, variance = bayes.dirichlet(f, a)
    return mean, sqrt(variance), {"prior": a, "deviation": sqrt(variance)}


def _interval(
    f: Frequencies, estimator: str, prior: Any, value: float, deviation: float | None, interval: str | None,
    level: float, resamples: int, seed: Any,
) -> tuple[float, float]:  # fmt: skip
    most = log(f.alphabet) if f.alphabet is not None else inf
    if f.seen == 1 and (deviation is None or interval == "bootstrap"):  # no variance is seen, and resamples are all alike
        low, high = 0.0, max(value, most_of_one_symbol(f, level))
    elif interval == "bootstrap":
        others = _resampled(f, estimator, prior, resamples, seed)
        tail = (1 - level) / 2
        ends = value - (np.quantile(others, [1 - tail, tail]) - classical.plug_in(f))  # resamples come from the frequencies
        low, high = float(ends[0]), float(ends[1])
    else:
        # the second term is all there is where all symbols are equally frequent
        second = (f.seen - 1) / (2 * f.n * f.n)
        spread = sqrt(varentropy(f) / f.n + second) if deviation is None else deviation
        width = NormalDist().inv_cdf((1 + level) / 2) * spread
        middle = min(value + (f.seen - 1) / (2 * f.n), most) if estimator == "plug-in" else value
        low, high = middle - width, middle + width
    return min(max(low, 0.0), most), min(max(high, 0.0), most)


def most_of_one_symbol(f: Frequencies, level: float) -> float:
    """The greatest entropy of a source that shows one symbol n times in a row with a probability of 1 - level at least.

    If no symbol has a probability above 1 - m, that is at most (1 - m)^(n - 1); and if one has 1 - m,
    the entropy is at most h(m) + m log(K - 1). The alphabet is taken for two symbols if it is not told.
    """
    k = 2 if f.alphabet is None else f.alphabet
    if k == 1:
        return 0.0
    m = -expm1(log1p(-level) / (f.n - 1)) if f.n > 1 else 1.0
    return log(k) if m >= 1 - 1 / k else -m * log(m) - (1 - m) * log1p(-m) + m * log(k - 1)


def varentropy(f: Frequencies) -> float:
    """The variance of -ln p of the frequencies."""
    logs = np.log(f.values / f.n)
    weights = f.values * f.repeats / f.n
    mean = total(weights * logs)
    return max(0.0, total(weights * (logs - mean) ** 2))


def _resampled(f: Frequencies, estimator: str, prior: Any, resamples: Any, seed: Any) -> Any:
    resamples = check_integer("resamples", resamples, 2)
    random = generator(seed)
    p = f.counts / f.n
    found = np.empty(resamples)
    for i in steps(resamples, "bootstrap"):
        again = random.multinomial(f.n, p)
        g = f.of(again)
        if f.alphabet is None:
            g.alphabet = f.seen if estimator in ("james-stein", "dirichlet", "pseudo-counts", "best-upper-bound") else None
        found[i] = nats(g, estimator, prior)
    return found


def _note(f: Frequencies, estimator: str, unit: Callable[[float], float], details: dict[str, Any]) -> str:
    shortfall = f"{unit((f.seen - 1) / (2 * f.n)):.2g}"
    if estimator == "plug-in":
        return f"too low by about {shortfall}, (m - 1)/2n for m symbols seen; by more if others were not seen"
    if estimator == "best-upper-bound":
        return f"the root mean squared error is at most about {details['bound']:.2g}, whatever the truth"
    facts = {"shortfall": shortfall, "coverage": f"{details['coverage']:.2g}", "alphabet": f.size}
    facts["prior"] = f"{details['prior']:.3g}" if "prior" in details else ""
    return _NOTES[estimator].format(**facts)
