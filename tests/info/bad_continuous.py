"""What continuous data are refused for."""

from __future__ import annotations

import numpy as np

from lambit.info import (
    bin_edges,
    continuous_mutual_information,
    differential_entropy,
    differential_entropy_of,
    normal_kl_divergence,
    normal_mutual_information,
)

X = [0.3, 1.1, 0.2, 2.5, 1.9, 0.7]
Y = [1.3, 0.1, 0.6, 2.2, 1.4, 0.9]
UNIT = [[1, 0], [0, 1]]

BAD = {
    "bin_edges": [
        (lambda: bin_edges([1, 1]), "all observations are 1.0"),
        (lambda: bin_edges(X, "many"), "bins 'many' sturges"),
        (lambda: bin_edges(X, 0), "bins 0: expected an integer, at least 1"),
        (lambda: bin_edges(X, width=-1), "width -1: expected a number above 0"),
        (lambda: bin_edges(UNIT), "one column of numbers, not 2"),
        (lambda: bin_edges([]), "empty"),
    ],
    "continuous_mutual_information": [
        (lambda: continuous_mutual_information(X, Y[:3]), "unequal lengths: 6 observations of x, 3 of y"),
        (lambda: continuous_mutual_information(X, Y, k=6), "k 6: each of 6 observations has 5 neighbours"),
        (lambda: continuous_mutual_information(X, Y, k=0), "k 0: expected an integer, at least 1"),
        (lambda: continuous_mutual_information([1.0], [1.0]), "one observation"),
        (lambda: continuous_mutual_information(X, [1, 2, float("nan"), 3, 4, 5]), "y: value nan at index 2 is missing"),
        (lambda: continuous_mutual_information(np.array([[1, 2], [3, np.inf]]), [1, 2]), "x: value inf in row 1, column 1 is infinite"),
        (lambda: continuous_mutual_information(np.array([1, "a"], dtype=object), [1, 2]), "x: value 'a' at index 1 is not a number"),
        (lambda: continuous_mutual_information([1, None], [1, 2]), "x: value None at index 1 is missing"),
        (lambda: continuous_mutual_information(X, Y, estimator="best"), "estimator 'best': expected one of ksg1"),
        (lambda: continuous_mutual_information(X, Y, estimator="ksg2", given=X), "ksg2 knows no condition"),
        (lambda: continuous_mutual_information(X, Y, given=X[:2]), "unequal lengths 6 2 of given"),
        (lambda: continuous_mutual_information(X, Y, interval="bootstrap"), "no bootstrap for ksg1 distance 0 subsampling"),
        (lambda: continuous_mutual_information(X, Y, interval="subsampling"), "6 observations are too few"),
        (lambda: continuous_mutual_information(X, Y, permutations=-1), "permutations -1"),
        (lambda: continuous_mutual_information(X, Y, level=2), "level 2"),
        (lambda: continuous_mutual_information(X, X, estimator="gaussian"), "singular"),
        (lambda: continuous_mutual_information(X, Y, base=1), "base 1"),
        (lambda: continuous_mutual_information([[1, 2], [3]], [1, 2]), "row 1 has 1 numbers, the first has 2"),
    ],
    "differential_entropy": [
        (lambda: differential_entropy([1.0]), "one observation"),
        (lambda: differential_entropy([]), "empty"),
        (lambda: differential_entropy("abc"), "text, 'abc': expected numbers"),
        (lambda: differential_entropy([1, float("inf")]), "value inf at index 1 is infinite"),
        (lambda: differential_entropy([1, 1, 1, 2], k=2), "1.0 at index 0 has 2 or more duplicates noise"),
        (lambda: differential_entropy([3, 3, 3], "gaussian"), "column 0 is constant"),
        (lambda: differential_entropy([3, 3, 3], "kernel"), "column 0 is constant"),
        (lambda: differential_entropy([3, 3, 3], "histogram"), "all observations are 3.0"),
        (lambda: differential_entropy([1, 1, 1, 1, 2], "vasicek", m=1), "the value 1.0 occurs 4 times"),
        (lambda: differential_entropy(UNIT, "vasicek"), "one variable, not 2"),
        (lambda: differential_entropy(X, "correa", m=3), "m 3"),
        (lambda: differential_entropy(X, "gaussian-copula"), "at least two variables"),
        (lambda: differential_entropy(X, k=6), "k 6"),
        (lambda: differential_entropy(X, norm="one"), "norm 'one'"),
        (lambda: differential_entropy(X, "kernel", bandwidth=0), "bandwidth 0"),
        (lambda: differential_entropy(X, ties="drop"), "ties 'drop'"),
        (lambda: differential_entropy([1, 1], ties="noise"), "column 0 is constant"),
        (lambda: differential_entropy(X, "nearest"), "estimator 'nearest'"),
        (lambda: differential_entropy(np.zeros((2, 2, 2))), "3 axes"),
    ],
    "differential_entropy_of": [
        (lambda: differential_entropy_of("normal", 0), "sigma 0: expected a finite number above 0"),
        (lambda: differential_entropy_of("normal", float("nan")), "sigma nan"),
        (lambda: differential_entropy_of("normal"), "takes 1 parameters (sigma), not 0"),
        (lambda: differential_entropy_of("zeta", 1), "no family 'zeta'"),
        (lambda: differential_entropy_of("uniform", 1, 1), "the upper end must be above"),
        (lambda: differential_entropy_of("multivariate-normal", [[1, 1], [1, 1]]), "singular"),
    ],
    "normal_kl_divergence": [
        (lambda: normal_kl_divergence(0, 0, 0, 1), "variance 0.0 of variable 0 is not positive"),
        (lambda: normal_kl_divergence([0], UNIT, [0, 0], UNIT), "unequal dimensions"),
        (lambda: normal_kl_divergence([0, 0], [[1, 2], [0, 1]], [0, 0], UNIT), "not symmetric"),
    ],
    "normal_mutual_information": [
        (lambda: normal_mutual_information(1.5), "correlation 1.5 is not from -1 to 1"),
        (lambda: normal_mutual_information(float("nan")), "nan"),
        (lambda: normal_mutual_information(UNIT, [0], [2]), "no variable 2"),
        (lambda: normal_mutual_information(UNIT, [0], [0]), "variable 0 is there twice"),
        (lambda: normal_mutual_information([[1, 2, 3], [1, 2, 3]]), "square"),
    ],
}
