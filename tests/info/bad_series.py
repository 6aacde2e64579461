"""What series refuse."""

from __future__ import annotations

import numpy as np

from lambit.info import (
    active_information,
    binned,
    entropy_rate,
    excess_entropy,
    lagged_mutual_information,
    local_active_information,
    local_transfer_entropy,
    predictive_information,
    samples,
    transfer_entropy,
)

BAD = {
    "active_information": [
        (lambda: active_information("01", 2), "needs more than 2 values in a row 2"),
        (lambda: active_information("0101", 0), "history length 0 at least 1"),
        (lambda: active_information("0101", 1, delay=-1), "delay -1"),
        (lambda: active_information(["0101"], 1, trials=True, base=0), "base 0"),
    ],
    "binned": [
        (lambda: binned([], 2), "no data"),
        (lambda: binned([1.0, float("nan")], 2), "value nan at index 1 cannot be binned"),
        (lambda: binned([1.0, float("inf")], 2), "value inf at index 1"),
        (lambda: binned([1.0, 2.0], 0), "number of bins 0"),
        (lambda: binned(["a"], 2), "bins are for numbers"),
        (lambda: binned([1.0], 2, method="sturges"), "'sturges' expected"),
        (lambda: binned(np.zeros((2, 2)), 2), "one axis, not 2"),
    ],
    "entropy_rate": [
        (lambda: entropy_rate(""), "no data"),
        (lambda: entropy_rate("abc", 4), "block length 4 from 1 to 3"),
        (lambda: entropy_rate([0.5, 0.25]), "the float 0.5 at index 0 binned"),
        (lambda: entropy_rate(np.array([0.5, float("nan")])), "float 0.5 at index 0"),
        (lambda: entropy_rate("abc", 2, estimator="best"), "'best' expected 'plug-in'"),
        (lambda: entropy_rate(samples("ab", "ab")), "of one variable: there are 2"),
        (lambda: entropy_rate("abc", trials=True), "trials are several series"),
        (lambda: entropy_rate([], trials=True), "there are no trials"),
        (lambda: entropy_rate([1, None, 2]), "missing value None at index 1"),
    ],
    "excess_entropy": [(lambda: excess_entropy("ab", 3), "block length 3")],
    "lagged_mutual_information": [
        (lambda: lagged_mutual_information("ab", "abc", [0]), "unequal lengths 2 3"),
        (lambda: lagged_mutual_information("ab", "ab", [2]), "lag 2 needs more than 2"),
        (lambda: lagged_mutual_information("ab", "ab", [0.5]), "lag 0.5"),
        (lambda: lagged_mutual_information("ab", "ab", []), "no lags"),
    ],
    "local_active_information": [(lambda: local_active_information("a", 1), "needs more than 1 values")],
    "local_transfer_entropy": [(lambda: local_transfer_entropy("ab", "abc"), "unequal lengths 2 3")],
    "predictive_information": [
        (lambda: predictive_information("abc", 2, 2), "needs more than 3 values"),
        (lambda: predictive_information("abc", 1, 0), "future 0"),
    ],
    "transfer_entropy": [
        (lambda: transfer_entropy("abc", "ab"), "unequal lengths 3 values of the source, 2 of the target"),
        (lambda: transfer_entropy("abc", "abc", lag=0), "lag 0"),
        (lambda: transfer_entropy("abc", "abc", k=3), "needs more than 3 values in a row 3"),
        (lambda: transfer_entropy("abc", "abc", given="ab"), "2 of a condition"),
        (lambda: transfer_entropy([0.5, 1.5], [1, 2]), "the source has the float 0.5 at index 0"),
        (lambda: transfer_entropy(["ab"], ["ab", "ab"], trials=True), "unequal numbers of trials 1 2"),
        (lambda: transfer_entropy("abab", "abab", permutations=2, seed=-1), "seed -1"),
    ],
}
