"""What the complexity of series refuses."""

from __future__ import annotations

import numpy as np

from lambit.info import (
    approximate_entropy,
    coarse_grain,
    dispersion_classes,
    dispersion_entropy,
    fuzzy_entropy,
    lempel_ziv_complexity,
    lempel_ziv_entropy_rate,
    lempel_ziv_phrases,
    multiscale_entropy,
    ordinal_patterns,
    ordinal_ranks,
    permutation_entropy,
    sample_entropy,
    samples,
)

NAN = float("nan")

BAD = {
    "approximate_entropy": [
        (lambda: approximate_entropy([1, 2]), "a window of 2 + 1 values"),
        (lambda: approximate_entropy([1.0, NAN, 2.0, 3.0]), "index 1"),
        (lambda: approximate_entropy([3, 3, 3, 3]), "the series is constant"),
    ],
    "coarse_grain": [(lambda: coarse_grain([1, 2], 3), "scale 3"), (lambda: coarse_grain([1, 2], 2, start=2), "start 2")],
    "dispersion_classes": [(lambda: dispersion_classes([1, 1]), "constant"), (lambda: dispersion_classes([1, 2], 1), "classes 1")],
    "dispersion_entropy": [
        (lambda: dispersion_entropy([1.0, float("inf")]), "inf index 1"),
        (lambda: dispersion_entropy([1, 2], mapping="tanh"), "'tanh'"),
        (lambda: dispersion_entropy([1, 2], 3), "a window of 3 values"),
    ],
    "fuzzy_entropy": [(lambda: fuzzy_entropy([1, 2, 3, 4], tolerance=0), "the distance is divided by it")],
    "lempel_ziv_complexity": [
        (lambda: lempel_ziv_complexity(""), "a sequence"),
        (lambda: lempel_ziv_complexity("ab", parsing=77), "parsing 77"),
        (lambda: lempel_ziv_complexity("aaa", normalized=True), "one symbol only"),
        (lambda: lempel_ziv_complexity("abc", normalized=True, alphabet=2), "an alphabet of 2 symbols at least 3"),
        (lambda: lempel_ziv_complexity([1.0, NAN]), "missing value nan at index 1"),
        (lambda: lempel_ziv_complexity(np.zeros((2, 2))), "one axis, not 2"),
        (lambda: lempel_ziv_complexity(samples("ab", "cd")), "of one variable: there are 2"),
        (lambda: lempel_ziv_complexity(5), "5 is no sequence"),
    ],
    "lempel_ziv_entropy_rate": [
        (lambda: lempel_ziv_entropy_rate("a"), "an entropy rate"),
        (lambda: lempel_ziv_entropy_rate("ab", estimator="lz77"), "'lz77'"),
        (lambda: lempel_ziv_entropy_rate("ab", base=1), "base 1"),
    ],
    "lempel_ziv_phrases": [(lambda: lempel_ziv_phrases([]), "a sequence")],
    "multiscale_entropy": [
        (lambda: multiscale_entropy([1, 2, 3], 2), "scale 2 of 3 values"),
        (lambda: multiscale_entropy([1, 2, 3, 4, 5, 6], 1, variant="best"), "'best'"),
        (lambda: multiscale_entropy([1, 2, 4, 8, 16, 32, 64, 128], 2, tolerance=0), "at scale 1 no two windows"),
    ],
    "ordinal_patterns": [
        (lambda: ordinal_patterns([1, 2, 3], 1), "order 1"),
        (lambda: ordinal_patterns([1, 2], 3), "a window of 3 values"),
        (lambda: ordinal_patterns([1, 1, 2]), "equal values 1 at indices 0 and 1"),
        (lambda: ordinal_patterns([1.0, NAN, 2.0]), "index 1"),
        (lambda: ordinal_patterns([1, 2, 3], delay=0), "delay 0"),
        (lambda: ordinal_patterns([1, 2, 3], ties="random"), "'random'"),
        (lambda: ordinal_patterns("abc"), "number"),
    ],
    "ordinal_ranks": [(lambda: ordinal_ranks(6), "6 from 0 to 5"), (lambda: ordinal_ranks(3, ties="equal"), "no order of values has it")],
    "permutation_entropy": [
        (lambda: permutation_entropy([2, 2, 2]), "equal values 2"),
        (lambda: permutation_entropy([2, 2, 2], ties="appearance", weighted=True), "every window is constant"),
        (lambda: permutation_entropy(np.zeros((3, 3))), "axis"),
        (lambda: permutation_entropy([1, 2, 3], base="two"), "base 'two'"),
    ],
    "sample_entropy": [
        (lambda: sample_entropy([1, 2, 3]), "a pair of windows"),
        (lambda: sample_entropy([5, 5, 5, 5, 5]), "the series is constant"),
        (lambda: sample_entropy([1, 2, 4, 8, 16], tolerance=0), "no two windows of 2 values"),
        (lambda: sample_entropy([1, 2, 1, 2, 1], r=0), "r 0"),
        (lambda: sample_entropy([1, 2, 1, 2, 1], tolerance=-1), "tolerance -1"),
        (lambda: sample_entropy([1, 2, 1, 2, 1], 0), "m 0"),
        (lambda: sample_entropy([1, None, 2, 3, 4]), "index 1"),
    ],
}
