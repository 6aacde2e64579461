"""What the measures of one and two distributions refuse, beyond the core."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf, nan

import numpy as np

from lambit.info import (
    alpha_divergence,
    bhattacharyya_coefficient,
    bhattacharyya_distance,
    chernoff_exponent,
    chernoff_information,
    chi_squared_divergence,
    collision_entropy,
    conditional_kl_divergence,
    cressie_read_divergence,
    efficiency,
    f_divergence,
    fano_bound,
    fano_error,
    hartley_entropy,
    hellinger_distance,
    information_gain,
    jensen_shannon_distance,
    jensen_shannon_divergence,
    joint,
    max_divergence,
    min_entropy,
    neyman_divergence,
    normalized_mutual_information,
    pointwise_divergence,
    pointwise_entropy,
    pointwise_mutual_information,
    renyi_divergence,
    renyi_entropy,
    samples,
    squared_hellinger,
    total_variation,
    tsallis_divergence,
    tsallis_entropy,
    uncertainty_coefficient,
    varentropy,
    variation_of_information,
    wasserstein_distance,
)

D = joint(["x", "y"], {(0, 0): F(1, 2), (1, 1): F(1, 2)})
GOOD = [0.5, 0.5]


def one(f, *more):
    """What every measure of one distribution refuses."""
    return [
        (lambda: f([0.5, -0.5, 1.0], *more), "-0.5 at index 1 is negative"),
        (lambda: f([F(3, 2), F(-1, 2)], *more), "Fraction(-1, 2) at index 1 is negative"),
        (lambda: f(np.array([0.5, np.nan, 0.5]), *more), "nan at index 1 is not a number"),
        (lambda: f([inf, 0.5], *more), "inf at index 0 is infinite"),
        (lambda: f([0.5, 0.6], *more), "sum to 1.1 normalize"),
        (lambda: f([F(1, 2), F(1, 3)], *more), "sum to Fraction(5, 6)"),
        (lambda: f([], *more), "no outcomes"),
        (lambda: f(np.array(["a", "b"], dtype=object), *more), "'a' at index 0 is not a number samples"),
        (lambda: f("abc", *more), "'abc' is data samples"),
        (lambda: f(samples([1.0, nan]), *more), "missing value nan at index 1"),
    ]


def variables(f, *more):
    return [(lambda: f(D, *more, "z"), "no variable 'z' the variables are x, y")]


def two(f, *more):
    """What every measure of two distributions refuses."""
    return [
        (lambda: f([0.5, -0.5, 1.0], GOOD, *more), "-0.5 at index 1 is negative"),
        (lambda: f(GOOD, [0.5, nan], *more), "nan at index 1 is not a number"),
        (lambda: f(GOOD, [inf, 0.5], *more), "inf at index 0 is infinite"),
        (lambda: f(GOOD, [0.5, 0.6], *more), "sum to 1.1"),
        (lambda: f([F(1, 2), F(1, 3)], [F(1, 2), F(1, 2)], *more), "sum to Fraction(5, 6)"),
        (lambda: f([], GOOD, *more), "no outcomes"),
        (lambda: f(GOOD, [1.0], *more), "unequal lengths: 2 and 1"),
        (lambda: f(np.array(GOOD), np.array([[1.0]]), *more), "unequal shapes"),
        (lambda: f(D, {"a": 1}, *more), "not the same number of variables"),
        (lambda: f(np.array(["a", "b"], dtype=object), GOOD, *more), "'a' at index 0 is not a number"),
        (lambda: f(3, GOOD, *more), "3 is no distribution"),
    ]


def orders(f, *sources):
    return [(lambda o=o: f(*sources, o), "order expected a number, not negative") for o in (-1, nan, "2", 2j, None, True, -inf)]


def bases(f, *arguments):
    return [(lambda b=b: f(*arguments, base=b), "base") for b in (1, 0, -2, nan, inf, "f", None)]


def pairs(f):
    """What every measure of two variables refuses."""
    return [
        (lambda: f(D, "x", "z"), "no variable 'z'"),
        (lambda: f(D, "x"), "between two variables name both"),
        (lambda: f([0.5, 0.5]), "between which variables"),
        (lambda: f([[0.5, 0.5], [0.0]]), "row 1 has 1 probabilities"),
        (lambda: f(samples("ab", "abc")), "unequal lengths: 2 3"),
        (lambda: f(np.array([[0.5, 0.6]])), "sum to 1.1"),
    ]


BAD = {
    "alpha_divergence": two(alpha_divergence, 0.5)
    + [(lambda a=a: alpha_divergence(GOOD, GOOD, a), "alpha expected a finite number") for a in (nan, inf, "1", None, 1j)],
    "bhattacharyya_coefficient": two(bhattacharyya_coefficient),
    "bhattacharyya_distance": two(bhattacharyya_distance) + bases(bhattacharyya_distance, GOOD, GOOD),
    "chernoff_exponent": [*two(chernoff_exponent), (lambda: chernoff_exponent([1.0, 0.0], [0.0, 1.0]), "share no outcome infinite")],
    "chernoff_information": two(chernoff_information) + bases(chernoff_information, GOOD, GOOD),
    "chi_squared_divergence": two(chi_squared_divergence),
    "collision_entropy": one(collision_entropy) + variables(collision_entropy) + bases(collision_entropy, GOOD),
    "conditional_kl_divergence": [
        *bases(conditional_kl_divergence, D, D),
        (lambda: conditional_kl_divergence(D, joint(["x", "z"], {(0, 0): F(1)})), "not the same variables"),
        (lambda: conditional_kl_divergence(D, D, "z", given="x"), "no variable 'z'"),
        (lambda: conditional_kl_divergence(D, D, "x"), "given what"),
        (lambda: conditional_kl_divergence(GOOD, GOOD), "given what"),
    ],
    "cressie_read_divergence": two(cressie_read_divergence, 1)
    + [(lambda a=a: cressie_read_divergence(GOOD, GOOD, a), "power expected a finite number") for a in (nan, -inf, "1", [1])],
    "efficiency": [
        *one(efficiency),
        (lambda: efficiency([1.0]), "an alphabet of 1 symbols"),
        (lambda: efficiency(GOOD, 1), "at least 2"),
        (lambda: efficiency(GOOD, 2.5), "expected an integer"),
    ],
    "f_divergence": [
        *two(f_divergence, lambda t: t - 1),
        (lambda: f_divergence(GOOD, [1.0, 0.0], lambda t: t - 1), "probability 0 where the first has 0.5 give slope"),
        (lambda: f_divergence([1.0, 0.0], GOOD, lambda t: 1 / t - 1), "no value at 0 give at_zero"),
        (lambda: f_divergence(GOOD, GOOD, lambda t: nan), "value at 1.0 is nan, no number"),
        (lambda: f_divergence(GOOD, GOOD, lambda t: t / 0), "no value at 1.0"),
    ],
    "fano_bound": [
        (lambda: fano_bound(1.5, 4), "error 1.5: expected a probability"),
        (lambda: fano_bound(nan, 4), "error nan"),
        (lambda: fano_bound("a", 4), "error 'a'"),
        (lambda: fano_bound(0.1, 1), "an alphabet of 1 symbols at least 2"),
        (lambda: fano_bound(0.1, 2.0), "an alphabet of 2.0 symbols: expected an integer"),
        *bases(fano_bound, 0.1, 4),
    ],
    "fano_error": [
        (lambda: fano_error(-1, 4), "conditional entropy -1: expected a number, not negative"),
        (lambda: fano_error(nan, 4), "conditional entropy nan"),
        (lambda: fano_error(2.5, 4), "2.5 is above the logarithm of 4"),
        (lambda: fano_error(1, 1), "an alphabet of 1 symbols"),
        *bases(fano_error, 1, 4),
    ],
    "hartley_entropy": one(hartley_entropy) + variables(hartley_entropy) + bases(hartley_entropy, GOOD),
    "hellinger_distance": two(hellinger_distance),
    "information_gain": [(lambda: information_gain(D, "x", "z"), "no variable 'z'"), *bases(information_gain, D, "x", "y")],
    "jensen_shannon_distance": two(jensen_shannon_distance) + bases(jensen_shannon_distance, GOOD, GOOD),
    "jensen_shannon_divergence": [
        *two(jensen_shannon_divergence),
        *bases(jensen_shannon_divergence, GOOD, GOOD),
        (lambda: jensen_shannon_divergence(GOOD), "of two distributions or more"),
        (lambda: jensen_shannon_divergence(GOOD, GOOD, GOOD, weights=[0.5, 0.5]), "2 weights for 3 distributions"),
        (lambda: jensen_shannon_divergence(GOOD, GOOD, weights=[0.5, 0.6]), "sum to 1.1"),
        (lambda: jensen_shannon_divergence(GOOD, GOOD, weights=[2, -1]), "-1 at index 1 is negative"),
    ],
    "max_divergence": two(max_divergence) + bases(max_divergence, GOOD, GOOD),
    "min_entropy": one(min_entropy) + variables(min_entropy) + bases(min_entropy, GOOD),
    "neyman_divergence": [(lambda: neyman_divergence(GOOD, [0.5, -0.5]), "-0.5 at index 1 is negative")],
    "normalized_mutual_information": [
        *pairs(normalized_mutual_information),
        (lambda: normalized_mutual_information(D, by="average"), "by 'average': expected one of"),
    ],
    "pointwise_divergence": two(pointwise_divergence) + bases(pointwise_divergence, GOOD, GOOD),
    "pointwise_entropy": [
        *one(pointwise_entropy), *variables(pointwise_entropy), *bases(pointwise_entropy, GOOD),
        (lambda: pointwise_entropy(D, "y", given="z"), "no variable 'z'"),
    ],
    "pointwise_mutual_information": [
        *pairs(pointwise_mutual_information), *bases(pointwise_mutual_information, D),
        (lambda: pointwise_mutual_information(D, at=(0, 5)), "(0, 5) has a part of probability 0"),
        (lambda: pointwise_mutual_information(D, at=(0,)), "is no outcome of the 2 variables x, y"),
        (lambda: pointwise_mutual_information(D, "x", "y", given="x"), "of nothing"),
    ],
    "renyi_divergence": two(renyi_divergence, 2) + orders(renyi_divergence, GOOD, GOOD) + bases(renyi_divergence, GOOD, GOOD, 2),
    "renyi_entropy": one(renyi_entropy, 2) + variables(renyi_entropy, 2) + orders(renyi_entropy, GOOD) + bases(renyi_entropy, GOOD, 2),
    "squared_hellinger": two(squared_hellinger),
    "total_variation": two(total_variation),
    "tsallis_divergence": two(tsallis_divergence, 2) + orders(tsallis_divergence, GOOD, GOOD)
    + [(lambda: tsallis_divergence(GOOD, GOOD, inf), "no limit there max_divergence")],
    "tsallis_entropy": one(tsallis_entropy, 2) + variables(tsallis_entropy, 2) + orders(tsallis_entropy, GOOD),
    "uncertainty_coefficient": pairs(uncertainty_coefficient),
    "varentropy": one(varentropy) + variables(varentropy) + bases(varentropy, GOOD),
    "variation_of_information": pairs(variation_of_information) + bases(variation_of_information, D),
    "wasserstein_distance": [
        *two(wasserstein_distance),
        (lambda: wasserstein_distance({"a": 1}, {"b": 1}), "outcome 'a' at index 0 is no number"),
        (lambda: wasserstein_distance({inf: 1}, {0: 1}), "outcome inf at index 0 is not finite"),
    ],
}
