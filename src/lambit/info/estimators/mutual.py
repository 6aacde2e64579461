"""Mutual information estimated from data, with what chance alone would give."""

from __future__ import annotations

from math import prod, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from lambit.info.checks import check_base, check_choice, check_flag, check_integer
from lambit.info.data.columns import Column
from lambit.info.data.samples import Samples, samples
from lambit.info.estimate import Estimate
from lambit.info.kernels.sums import in_base, total
from lambit.info.measures.counted import Counted, information
from lambit.info.measures.mutual import mutual_groups
from lambit.info.progress import steps
from lambit.info.random import generator

from .entropies import ESTIMATORS, check_level, nats
from .frequencies import frequencies
from .responses import panzeri_treves

CORRECTIONS = ("none", "miller-madow", "panzeri-treves", "shuffle")


def estimate_mutual_information(
    data: Any, first: Any = None, second: Any = None, *, given: Any = None, correction: str = "none",
    alphabet: Any = None, permutations: int = 0, level: float = 0.95, seed: Any = None, base: Any = 2,
) -> Estimate:  # fmt: skip
    """The mutual information I(X;Y), or I(X;Y|Z) `given` Z, of the source of samples.

    `first` and `second` name X and Y as in `mutual_information`. `correction`: "none", of the frequencies;
    "miller-madow", less the degrees of freedom over 2n; "panzeri-treves", the same with as many values of Y for each of X as
    a Bayesian count of those not seen expects; "shuffle", less the mean of `permutations` shuffles (100 unless given);
    or an estimator of entropy, by H(X) + H(Y) - H(X, Y) (given Z: H(XZ) + H(YZ) - H(XYZ) - H(Z)), whose errors need not cancel. `alphabet` says
    for it how many values each variable may have: a number for all, or a dictionary from variables to numbers; several together have the product.

    `details`: `degrees` of freedom and `p-value-chi-square` of the G-test that X and Y are independent (given Z), right for
    large n; with `permutations`, `p-value` (never 0), `shuffled` (the mean) and `effective`. Given Z, X is shuffled within each value of Z.
    A corrected value may be negative: that says that there is no sign of dependence. The `interval` is the normal one, for the probability
    `level`, about the value with the bias taken off, with the variance of the pointwise information over n and degrees/2n²; never below 0.

    >>> e = estimate_mutual_information(samples("aabbaabb", "ccddcdcd"))
    >>> float(round(e, 4)), e.details["degrees"], round(e.details["p-value-chi-square"], 3)
    (0.1887, 1, 0.148)
    """
    base = check_base(base)
    s = data if isinstance(data, Samples) else samples(data)
    check_choice("correction", correction, (*CORRECTIONS, *ESTIMATORS))
    permutations = check_integer("permutations", permutations, 0)
    a, b, c = mutual_groups(s, first, second, given)
    if correction == "shuffle" and not permutations:
        permutations = 100
    counted = _counted(s, a, b, c, base)
    found = counted.estimate("mutual information", permutations=permutations, seed=seed, stratified=True)
    level = check_level(level)
    value, note = _corrected(found, counted, s, (a, b, c), correction, alphabet, base)
    first_order = counted.cells.degrees / (2 * s.n) if correction == "none" else 0.0
    interval = _interval(counted, value - in_base(first_order, base), level, base)
    return Estimate(
        value, "plug-in" if correction == "none" else correction, s.n, alphabet=found.alphabet, bias=note,
        interval=interval, level=level, method="analytic", details=found.details,
    )  # fmt: skip


def _interval(counted: Counted, middle: float, level: float, base: Any) -> tuple[float, float]:
    """The normal interval: the delta method to its second order."""
    cells, n = counted.cells, counted.n
    logs = np.log(cells.cab * cells.of_c / (cells.ca * cells.cb))
    mean = total(cells.cab * logs) / n
    variance = total(cells.cab * (logs - mean) ** 2) / n**2 + cells.degrees / (2 * n**2)
    width = in_base(NormalDist().inv_cdf((1 + level) / 2) * sqrt(variance), base)
    return max(0.0, middle - width), max(0.0, middle + width)


def _counted(s: Samples, a: list[int], b: list[int], c: list[int], base: Any) -> Counted:
    parts = [[[(s.columns[i].codes, s.columns[i].size, 0) for i in group]] for group in (a, b, c)]
    return information(parts[0], parts[1], parts[2], [(0, s.n)], base, counted_alphabet(s, a + b))


def counted_alphabet(s: Samples, places: list[int]) -> int:
    """How many combinations of values were seen."""
    return int(s.counts(places)[1].size)


def _corrected(
    found: Estimate, counted: Counted, s: Samples, groups: tuple[list[int], ...], correction: str, alphabet: Any, base: Any
) -> tuple[float, str]:
    if correction == "none":
        return float(found), found.bias
    if correction == "miller-madow":
        return float(found) - in_base(counted.cells.degrees / (2 * s.n), base), "the first order of the bias is taken off; negative where there is no dependence"
    if correction == "panzeri-treves":
        bias = panzeri_treves(s, *groups)
        return float(found) - in_base(bias, base), "the first order of the bias is taken off, values not seen included"
    if correction == "shuffle":
        return found.details["effective"], "what shuffling gives is taken off; negative where there is no dependence"
    a, b, c = groups
    names, sizes = s.names, _sizes(s, sorted({*a, *b, *c}), alphabet)
    entropies = [
        nats(frequencies(s, [names[i] for i in places], alphabet=_product(sizes, places)), correction) if places else 0.0
        for places in (a + c, b + c, sorted({*a, *b, *c}), c)
    ]
    value = entropies[0] + entropies[1] - entropies[2] - entropies[3]
    return in_base(value, base), f"a sum of entropies by {correction}: their errors may add up, and make it negative"


def _sizes(s: Samples, places: list[int], alphabet: Any) -> dict[int, int]:
    """How many values the variables at some places may have, where that was told."""
    if alphabet is None:
        return {}
    if not hasattr(alphabet, "items"):
        told = dict.fromkeys(places, alphabet)
    else:
        told = {s.variables([name])[0]: size for name, size in alphabet.items()}
    sizes = {}
    for place in places:
        if place in told:
            seen = int(s.counts([place])[1].size)
            sizes[place] = check_integer(f"alphabet of {s.names[place]}", told[place], seen)
    return sizes


def _product(sizes: dict[int, int], places: list[int]) -> int | None:
    """How many values variables have together."""
    return prod(sizes[i] for i in places) if all(i in sizes for i in places) else None


def mutual_information_matrix(
    data: Any, *, correction: str = "none", p_values: bool = False, permutations: int = 0, seed: Any = None, base: Any = 2
) -> Any:
    """The mutual information of every pair of variables, a square array; entropies on the diagonal.

    `correction` "miller-madow" takes the degrees of freedom over 2n off every pair (and adds (m-1)/2n to
    the entropies). With `p_values`, the pair of this array and of the p-values of the G-test of independence (on the
    diagonal 0), or with `permutations` of those of as many shuffles of every variable: the share of them, the data included, that have as much. All pairs are counted in one product of matrices, for up to a few thousand values of all variables together.

    >>> mutual_information_matrix(samples("aabb", "aabb", "abab")).round(3).tolist()
    [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    p_values = check_flag("p_values", p_values)
    from .matrix import pairwise

    base = check_base(base)
    s = data if isinstance(data, Samples) else samples(data)
    check_choice("correction", correction, ("none", "miller-madow"))
    nat, degrees = pairwise(s)
    values = nat
    if correction == "miller-madow":
        sign = np.where(np.eye(len(nat), dtype=bool), 1.0, -1.0)
        values = nat + sign * degrees / (2 * s.n)
    found = np.array([[in_base(float(x), base) for x in row] for row in values])
    if not p_values:
        return found
    if check_integer("permutations", permutations, 0):
        return found, _shuffled_tails(s, nat, permutations, seed)
    from lambit.info.kernels.chi_square import chi_square_tail

    tails = [[chi_square_tail(2 * s.n * float(x), int(d)) if d else 1.0 for x, d in zip(r, e, strict=True)] for r, e in zip(nat, degrees, strict=True)]
    tails_array = np.array(tails)
    np.fill_diagonal(tails_array, 0.0)
    return found, tails_array


def _shuffled_tails(s: Samples, nat: Any, permutations: int, seed: Any) -> Any:
    """For each pair the share of shuffles, the data among them, with at least their information."""
    from .matrix import pairwise

    random = generator(seed)
    least = nat * (1 - 1e-12)  # equal values are as great
    reached = np.ones_like(nat)
    for _ in steps(permutations, "permutations"):
        shuffled = Samples([Column(random.permutation(c.codes), range(c.size)) for c in s.columns], s.names)
        reached += pairwise(shuffled)[0] >= least
    found = reached / (permutations + 1)
    np.fill_diagonal(found, 0.0)
    return found
