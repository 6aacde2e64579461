"""What the makers of distributions, and what is asked of them, refuse."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf, nan

import numpy as np

from lambit.info import (
    binomial,
    condition_on,
    correlation,
    covariance,
    cumulative,
    dirichlet,
    distribution_table,
    evidence,
    expectation,
    geometric,
    hypergeometric,
    joint,
    joint_from_conditional,
    map_distribution,
    median,
    mixture,
    mode,
    pmf,
    poisson,
    posterior,
    probability,
    quantile,
    sample,
    standard_deviation,
    sum_distribution,
    tabulate_distribution,
    uniform,
    variance,
    zipf,
)

COIN = uniform(["heads", "tails"])
PAIR = joint(["x", "y"], {(0, 0): F(1, 2), (1, 1): F(1, 2)})
STILL = joint(["x", "y"], {(0, 0): F(1, 2), (0, 1): F(1, 2)})

BAD = {
    "binomial": [
        (lambda: binomial(-1, 0.5), "n -1: expected an integer, not negative"),
        (lambda: binomial(2.0, 0.5), "n 2.0 integer"),
        (lambda: binomial(True, 0.5), "n True integer"),
        (lambda: binomial(2, 1.5), "p is 1.5 a probability is from 0 to 1"),
        (lambda: binomial(2, F(-1, 2)), "is negative"),
        (lambda: binomial(2, nan), "not a number"),
        (lambda: binomial(2, inf), "infinite"),
        (lambda: binomial(2, "a"), "not a number"),
        (lambda: binomial(10**6, F(1, 2)), "too large a float gives floats"),
        (lambda: binomial(10**9, 0.5), "too many"),
    ],
    "condition_on": [(lambda: condition_on(lambda x: False, COIN), "the condition has probability 0")],
    "correlation": [
        (lambda: correlation(STILL), "'x' is constant"),
        (lambda: correlation(COIN), "between which two"),
        (lambda: correlation(PAIR, "x", "z"), "no variable 'z'"),
        (lambda: correlation(PAIR, "x"), "between 'x' and what"),
    ],
    "covariance": [
        (lambda: covariance(joint(["x", "y"], {("a", 0): 1})), "'a' at index 0 is not a number"),
        (lambda: covariance(PAIR, "x", "x"), "'x' is named twice"),
    ],
    "cumulative": [(lambda: cumulative(1, COIN), "'heads' at index 0 is not a number")],
    "dirichlet": [
        (lambda: dirichlet([]), "no outcomes"),
        (lambda: dirichlet([1, 0]), "alpha 0 at index 1"),
        (lambda: dirichlet([1, nan]), "alpha nan at index 1"),
        (lambda: dirichlet(np.array([1.0, inf])), "inf at index 1"),
        (lambda: dirichlet([1, 1], seed=-1), "seed -1"),
    ],
    "distribution_table": [
        (lambda: distribution_table(COIN, rows=0), "rows 0"),
        (lambda: distribution_table(COIN, width=-1), "width -1"),
        (lambda: distribution_table(COIN, digits=99), "digits 99"),
        (lambda: distribution_table(COIN, matrix=True), "a matrix is of two variables, not 1"),
    ],
    "evidence": [
        (lambda: evidence(COIN, [1]), "unequal lengths 2 outcomes 1 likelihoods"),
        (lambda: evidence(COIN, [1, nan]), "likelihood nan at index 1"),
    ],
    "expectation": [
        (lambda: expectation(COIN), "'heads' at index 0 is not a number"),
        (lambda: expectation(lambda x: "a", PAIR), "'a' at index 0 is not a number"),
        (lambda: expectation(lambda x: inf, pmf([0.5, 0.5])), "inf at index 0 is not finite"),
        (lambda: expectation(lambda x: nan, pmf([0.5, 0.5])), "nan at index 0 is not finite"),
        (lambda: expectation(lambda x: None, PAIR), "None at index 0 is not a number"),
    ],
    "geometric": [
        (lambda: geometric(0, 5), "a success never comes"),
        (lambda: geometric(0.5, 0), "n 0"),
        (lambda: geometric(-0.5, 5), "negative"),
    ],
    "hypergeometric": [
        (lambda: hypergeometric(10, 11, 1), "successes 11 from 0 to 10"),
        (lambda: hypergeometric(10, 1, 11), "draws 11 from 0 to 10"),
        (lambda: hypergeometric(0, 0, 0), "population 0"),
        (lambda: hypergeometric(10**6, 10**5, 10**5), "too large exact False"),
    ],
    "joint_from_conditional": [
        (lambda: joint_from_conditional(COIN, {"heads": COIN}), "no conditional distribution for outcome 'tails' at index 1"),
        (lambda: joint_from_conditional(COIN, {"heads": PAIR, "tails": COIN}), "different variables"),
        (lambda: joint_from_conditional(COIN, lambda x: COIN, ["a"]), "1 names for 2 variables"),
    ],
    "map_distribution": [(lambda: map_distribution(lambda x: [x], COIN), "cannot be told apart")],
    "median": [(lambda: median(COIN.renamed(["c"]).marginal("d")), "no variable 'd'"), (lambda: median([]), "no outcomes")],
    "mixture": [
        (lambda: mixture([F(1, 2)], [COIN]), "sum to"),
        (lambda: mixture([0.5, 0.5], [COIN]), "unequal lengths 2 weights 1"),
        (lambda: mixture([1.5, -0.5], [COIN, COIN]), "-0.5 at index 1 is negative"),
        (lambda: mixture([0.5, 0.5], [COIN, PAIR]), "component 1 has other variables"),
        (lambda: mixture([], []), "no outcomes"),
    ],
    "mode": [(lambda: mode("abc"), "data, not a distribution")],
    "poisson": [
        (lambda: poisson(-1, 5), "mean -1"),
        (lambda: poisson(nan, 5), "mean nan"),
        (lambda: poisson(inf, 5), "mean inf"),
        (lambda: poisson(1, -5), "n -5"),
        (lambda: poisson("a", 5), "mean 'a'"),
    ],
    "posterior": [
        (lambda: posterior(COIN, {"heads": 1}), "no likelihood for outcome 'tails' at index 1"),
        (lambda: posterior(COIN, [0, 0]), "probability 0 under every outcome"),
        (lambda: posterior(COIN, [1, -1]), "likelihood -1 at index 1 is negative"),
        (lambda: posterior(COIN, [1, "a"]), "likelihood 'a' at index 1"),
        (lambda: posterior(COIN, lambda x: inf), "likelihood inf at index 0 is infinite"),
        (lambda: posterior([0.5, 0.6], [1, 1]), "sum to"),
    ],
    "probability": [(lambda: probability([1], COIN), "[1] cannot be told apart")],
    "quantile": [
        (lambda: quantile(1.5, pmf([1])), "quantile 1.5 from 0 to 1"),
        (lambda: quantile(nan, pmf([1])), "quantile nan"),
        (lambda: quantile("a", pmf([1])), "quantile 'a'"),
        (lambda: quantile(0.5, {nan: 0.5, 1.0: 0.5}), "nan is not a number"),
        (lambda: quantile(0.5, {"a": 0.5, 1.0: 0.5}), "'a' at index 0 is not a number"),
    ],
    "sample": [
        (lambda: sample(COIN, -1), "n -1"),
        (lambda: sample(COIN, 1.5), "n 1.5"),
        (lambda: sample(COIN, 1, seed="a"), "seed 'a'"),
        (lambda: sample([0.5, 0.6], 1), "sum to"),
    ],
    "standard_deviation": [(lambda: standard_deviation(COIN), "'heads' at index 0 is not a number")],
    "sum_distribution": [
        (lambda: sum_distribution(), "sum of nothing"),
        (lambda: sum_distribution(COIN), "'heads' at index 0 is not a number"),
        (lambda: sum_distribution(pmf([1]), times=0), "times 0"),
    ],
    "tabulate_distribution": [
        (lambda: tabulate_distribution(lambda n: n, [1, 2]), "sum to 3"),
        (lambda: tabulate_distribution(lambda n: -1, [1, 2], weights=True), "weight -1 at index 0 is negative"),
        (lambda: tabulate_distribution(lambda n: F(1, 2), [1, 1]), "1 is there twice at indices 0 and 1"),
        (lambda: tabulate_distribution(lambda n: 1, []), "no outcomes"),
    ],
    "variance": [(lambda: variance(COIN), "'heads' at index 0 is not a number")],
    "zipf": [
        (lambda: zipf(0), "n 0"),
        (lambda: zipf(5, -1), "exponent -1"),
        (lambda: zipf(5, nan), "exponent nan"),
        (lambda: zipf(10**6), "too large an exponent such as 1.0"),
    ],
}
