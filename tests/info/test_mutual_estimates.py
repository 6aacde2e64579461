"""Intervals of mutual information, and Panzeri and Treves's correction."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lambit.info import (
    InformationError,
    estimate_entropy,
    estimate_mutual_information,
    mutual_information,
    mutual_information_matrix,
    samples,
)
from lambit.info.estimators.responses import possible


def channel(random, n, error, symbols=4):
    x = random.integers(0, symbols, n)
    return x, np.where(random.random(n) < error, random.integers(0, symbols, n), x)


def truth(error, symbols=4):
    p = np.full((symbols, symbols), error / symbols) + (1 - error) * np.eye(symbols)
    return float(mutual_information(p / symbols))


@pytest.mark.parametrize("error", [1.0, 0.5])
@pytest.mark.parametrize("correction", ["none", "miller-madow", "panzeri-treves"])
def test_intervals_hold_the_truth(error, correction):
    random, held, exact = np.random.default_rng(8), 0, truth(error)
    for _ in range(200):
        e = estimate_mutual_information(samples(*channel(random, 150, error)), correction=correction)
        held += e.interval[0] <= exact + 1e-12 and exact <= e.interval[1]
    assert held >= 180
    assert (e.level, e.method) == (0.95, "analytic")


@pytest.mark.parametrize("n", [60, 120])
def test_corrections_are_nearer_the_truth_than_none(n):
    random, exact = np.random.default_rng(9), truth(0.6)
    found = {"none": [], "miller-madow": [], "panzeri-treves": []}
    for _ in range(150):
        s = samples(*channel(random, n, 0.6))
        for correction, values in found.items():
            values.append(float(estimate_mutual_information(s, correction=correction)))
    error = {name: abs(np.mean(values) - exact) for name, values in found.items()}
    assert error["panzeri-treves"] < error["none"] / 2
    assert error["miller-madow"] < error["none"] / 2


def test_how_many_values_are_possible():
    assert possible(np.array([50, 50]), 2) == 2
    assert possible(np.array([100, 100]), 10) == 2  # seen so often, others would have been seen
    assert 3 <= possible(np.array([1, 1, 1]), 10) <= 10  # all once: there are more
    assert possible(np.array([1, 1, 1]), 10) > 3


def test_panzeri_treves_where_all_was_seen_is_miller_madow():
    x, y = np.repeat([0, 1], 200), np.tile([0, 1], 200)
    values = [float(estimate_mutual_information(samples(x, y), correction=c)) for c in ("miller-madow", "panzeri-treves")]
    assert values[0] == pytest.approx(values[1], rel=1e-12) == pytest.approx(-1 / (2 * 400) / math.log(2), rel=1e-9)


def test_panzeri_treves_refuses_conditions():
    with pytest.raises(InformationError, match="for two variables"):
        estimate_mutual_information(samples("ab", "ab", "aa"), "x", "y", given="z", correction="panzeri-treves")


def test_the_level_is_checked():
    with pytest.raises(InformationError, match="level 2"):
        estimate_mutual_information(samples("ab", "ab"), level=2)


def test_a_constant_feature_tells_nothing():
    """scikit-learn's mutual_info_classif gives 0.0245 nats for one, with 100 positives in 10^5 (info 3.1)."""
    y = np.zeros(100_000, dtype=np.int64)
    y[:100] = 1
    e = estimate_mutual_information(samples(np.ones(100_000), y))
    assert e == 0 and e.details["p-value-chi-square"] == 1 and e.interval == (0, 0)


def test_p_values_of_the_matrix_by_permutation():
    random = np.random.default_rng(10)
    x = random.integers(0, 3, 200)
    s = samples(x, np.where(random.random(200) < 0.5, x, 0), random.integers(0, 3, 200))
    values, tails = mutual_information_matrix(s, p_values=True, permutations=99, seed=1)
    assert values.shape == tails.shape == (3, 3)
    assert tails[0, 1] == tails[1, 0] == 0.01  # never 0
    _, by_test = mutual_information_matrix(s, p_values=True)
    assert tails[0, 2] == pytest.approx(by_test[0, 2], abs=0.15)
    assert tails[1, 2] == pytest.approx(by_test[1, 2], abs=0.15)
    assert (mutual_information_matrix(s, p_values=True, permutations=99, seed=1)[1] == tails).all()
    with pytest.raises(InformationError, match="permutations -1"):
        mutual_information_matrix(s, p_values=True, permutations=-1)


def test_the_matrix_with_constant_columns_and_two_values():
    """The last values are not in the product: a constant column has no other."""
    data = np.array([[0, 5, 1], [1, 5, 1], [0, 5, 2], [1, 5, 3], [1, 5, 1]])
    found, s = mutual_information_matrix(samples(data)), samples(data)
    for i, a in enumerate("xyz"):
        for j, b in enumerate("xyz"):
            if i != j:
                assert found[i, j] == pytest.approx(mutual_information(s, a, b), abs=1e-15)
    assert mutual_information_matrix(samples([7, 7], "aa")).tolist() == [[0, 0], [0, 0]]


def test_alphabets_of_several_variables():
    s = samples("aabbaabbab", [0, 0, 1, 1, 0, 1, 0, 1, 1, 0], "xyzxyzxyzx", names=["a", "b", "c"])

    def h(size, *names):
        return float(estimate_entropy(s, *names, estimator="nsb", alphabet=size))

    found = estimate_mutual_information(s, "a", "b", correction="nsb", alphabet={"a": 2, "b": 4})
    assert found == pytest.approx(h(2, "a") + h(4, "b") - h(8, "a", "b"), abs=1e-12)
    found = estimate_mutual_information(s, "a", "b", given="c", correction="nsb", alphabet=3)
    assert found == pytest.approx(h(9, "a", "c") + h(9, "b", "c") - h(27, "a", "b", "c") - h(3, "c"), abs=1e-12)
    for alphabet, words in (({"a": 1, "b": 2}, "alphabet of a 1: expected an integer, at least 2"), ({"z": 2}, "there is no variable 'z'"), ("x", "alphabet of a 'x'")):
        with pytest.raises(InformationError, match=words):
            estimate_mutual_information(s, "a", "b", correction="nsb", alphabet=alphabet)
    with pytest.raises(InformationError, match="needs the size of the alphabet"):
        estimate_mutual_information(s, "a", "b", correction="nsb", alphabet={"a": 2})
