"""What the measures of one and two distributions, and samples, refuse."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np

from lambit.info import (
    bernoulli,
    block_entropies,
    block_entropy,
    conditional_entropy,
    cross_entropy,
    entropy,
    joint,
    joint_entropy,
    kl_divergence,
    mutual_information,
    normalize,
    perplexity,
    pmf,
    product,
    redundancy,
    samples,
    surprisal,
    uniform,
)

BAD = {
    "bernoulli": [
        (lambda: bernoulli(2), "-1 at index 1 is negative"),
        (lambda: bernoulli(float("nan")), "not a number"),
    ],
    "block_entropies": [(lambda: block_entropies("abc", 4), "block length 4 from 1 to 3")],
    "block_entropy": [(lambda: block_entropy("", 1), "no data")],
    "conditional_entropy": [(lambda: conditional_entropy(samples("ab", "cd"), "z", given="x"), "no variable z")],
    "cross_entropy": [(lambda: cross_entropy([0.5, 0.5], [1.0]), "unequal lengths 2 1")],
    "entropy": [
        (lambda: entropy([0.5, 0.6]), "sum to 1.1"),
        (lambda: entropy(np.array([0.5, np.nan, 0.5])), "index 1"),
        (lambda: entropy([]), "no outcomes"),
        (lambda: entropy(np.array(["a", "b"], dtype=object)), "'a' at index 0 is not a number"),
        (lambda: entropy([0.5, 0.5], base=1), "base 1"),
    ],
    "joint": [(lambda: joint(["x", "y"], {(0,): F(1)}), "not 2 values")],
    "joint_entropy": [(lambda: joint_entropy([0.5, 0.5]), "one variable only")],
    "kl_divergence": [(lambda: kl_divergence([0.5, 0.5], [0.5, -0.5]), "-0.5 at index 1 is negative")],
    "mutual_information": [(lambda: mutual_information(samples("ab", "cd"), "x"), "between two variables")],
    "normalize": [(lambda: normalize([0, 0]), "all weights are 0")],
    "perplexity": [(lambda: perplexity([2.0, -1.0]), "-1.0 at index 1 is negative")],
    "pmf": [(lambda: pmf({"a": F(1, 2)}), "sum to")],
    "product": [(lambda: product(pmf([1]), 3), "3 is no distribution")],
    "redundancy": [(lambda: redundancy([F(1)]), "an alphabet of 1")],
    "samples": [
        (lambda: samples(), "no data"),
        (lambda: samples("ab", "abc"), "unequal lengths 2 3"),
        (lambda: samples([1.0, float("nan")]), "missing value nan at index 1"),
    ],
    "surprisal": [(lambda: surprisal(1.5), "1.5 is no probability")],
    "uniform": [(lambda: uniform([]), "no outcomes")],
}
