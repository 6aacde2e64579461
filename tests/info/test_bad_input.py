"""The policy on bad input, line by line: the value, its index, and what to try."""

from __future__ import annotations

import math
from fractions import Fraction as F

import numpy as np
import pytest

from lambit.info import (
    InformationError,
    bernoulli,
    block_entropies,
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
    redundancy,
    samples,
    surprisal,
    uniform,
)

D = joint(["x", "y"], {(0, 0): F(1, 2), (1, 1): F(1, 2)})

BAD_PMFS = [
    ([0.5, -0.5, 1.0], r"probability -0.5 at index 1 is negative"),
    ([F(3, 2), F(-1, 2)], r"probability Fraction\(-1, 2\) at index 1 is negative"),
    ([0.5, math.nan], r"probability nan at index 1 is not a number"),
    ([math.inf, 0.5], r"probability inf at index 0 is infinite"),
    ([0.5, -math.inf], r"probability -inf at index 1 is negative"),
    ([0.5, 0.5j], r"probability 0.5j at index 1 is complex"),
    (["a", "b"], r"probability 'a' at index 0 is not a number \(samples tells"),
    ([1, 1, 2], r"sum to 4, not to 1 \(normalize"),
    ([0.5, 0.5001], r"sum to 1.0001, not to 1 \(normalize"),
    ([F(1, 2), F(1, 3)], r"sum to Fraction\(5, 6\), not to 1 \(normalize"),
    ([0.0, 0.0], r"sum to 0.0, not to 1 \(at least one"),
    ([0, 0], r"sum to 0, not to 1 \(at least one"),
    ([], r"no outcomes"),
    ({}, r"no outcomes"),
]


@pytest.mark.parametrize(("p", "message"), BAD_PMFS)
@pytest.mark.parametrize("ask", [entropy, pmf, perplexity, redundancy, lambda p: kl_divergence(p, [1]), lambda p: cross_entropy([1], p)])
def test_bad_probabilities(ask, p, message):
    with pytest.raises(InformationError, match=message):
        ask(p)


@pytest.mark.parametrize(("p", "message"), [case for case in BAD_PMFS if isinstance(case[0], list)])
@pytest.mark.parametrize("shape", ["flat", "joint"])
def test_bad_arrays(p, message, shape):
    if any(isinstance(x, F) for x in p) or message.startswith("sum to 0,"):
        pytest.skip("exact only")
    array = np.array(p) if shape == "flat" else np.array([p])
    message = message.replace("sum to 4,", r"sum to 4\.0,").replace("-0.5", "-0.5").replace("'a'", "'a'")
    with pytest.raises(InformationError, match=message.split(" (")[0].split(r" \(")[0].replace("0.5j at index 1", ".* at index .")):
        entropy(array)


def test_a_sum_within_rounding_is_right():
    assert entropy([0.1] * 10) == pytest.approx(math.log2(10))
    assert entropy([0.5, 0.5 + 9e-10]) == pytest.approx(1)


def test_late_index_in_a_long_array():
    p = np.full(100_000, 1e-5)
    p[70_001] = -1e-5
    with pytest.raises(InformationError, match="-1e-05 at index 70001 is negative"):
        entropy(p)


@pytest.mark.parametrize("base", [1, 0, -2, 0.5, math.nan, math.inf, "f", "2", 2j, True, None, [2]])
def test_bad_bases(base):
    for ask in (
        lambda: entropy([0.5, 0.5], base=base),
        lambda: surprisal(0.5, base=base),
        lambda: kl_divergence([1], [1], base=base),
        lambda: cross_entropy([1], [1], base=base),
        lambda: mutual_information(D, base=base),
        lambda: conditional_entropy(D, base=base),
        lambda: block_entropies("ab", 1, base=base),
    ):
        with pytest.raises(InformationError, match="base"):
            ask()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: entropy(D, "z"), "no variable 'z'.*the variables are x, y"),
        (lambda: D.marginal("x", "x"), "'x' is named twice"),
        (D.marginal, "marginal of no variable"),
        (lambda: D.given({"x": 7}), "has probability 0"),
        (lambda: D.given({"x": 0, "y": 0}), "no variable is left"),
        (lambda: pmf([0.5, 0.5]).marginal("x"), "no named variables"),
        (lambda: joint_entropy([0.5, 0.5]), "one variable only"),
        (lambda: mutual_information([0.5, 0.5]), "between which variables"),
        (lambda: mutual_information(D, "x"), "between two variables"),
        (lambda: conditional_entropy(D, "x"), "given what"),
        (lambda: conditional_entropy(pmf([0.5, 0.5])), "given what"),
        (lambda: joint(["x", "x"], {(0, 0): 1}), "'x' is named twice"),
        (lambda: joint(["x", "y"], {(0, 0, 0): 1}), "is not 2 values"),
        (lambda: joint(["x", "y"], np.array([1.0])), "2 names for an array of 1 axes"),
        (lambda: pmf([("a", F(1, 2)), ("a", F(1, 2))]), "'a' is there twice, at indices 0 and 1"),
        (lambda: uniform([]), "no outcomes"),
        (lambda: uniform("aa"), "'a' is there twice"),
        (lambda: bernoulli(2), "-1 at index 1 is negative"),
        (lambda: kl_divergence([0.5, 0.5], [1.0]), "unequal lengths: 2 and 1"),
        (lambda: kl_divergence(np.array([0.5, 0.5]), np.array([[1.0]])), "unequal shapes"),
        (lambda: cross_entropy(D, {"a": 1}), "same number of variables"),
        (lambda: entropy("abc"), "'abc' is data.*samples"),
        (lambda: entropy(3), "3 is no distribution"),
        (lambda: entropy(None), "no distribution"),
        (lambda: entropy([[0.5, 0.5], [0.0]]), "row 1 has 1 probabilities"),
        (samples, "no data"),
        (lambda: samples([]), "no data"),
        (lambda: samples([1, 2], [1]), "unequal lengths: 2 observations of 'x', 1 of 'y'"),
        (lambda: samples([1], names=["a", "b"]), "2 names for 1 variables"),
        (lambda: samples([1], missing="ignore"), "expected 'error' or 'drop'"),
        (lambda: samples([[1], [2]]), r"unhashable data: \[1\]"),
        (lambda: samples(np.zeros((2, 2, 2))), "one axis"),
        (lambda: surprisal(1.5), "1.5 is no probability"),
        (lambda: surprisal(math.nan), "no probability"),
        (lambda: surprisal("a"), "needs its distribution"),
        (lambda: surprisal(np.array([0.5, -1])), "-1.0 at index 1 is negative"),
        (lambda: redundancy([1]), "an alphabet of 1 symbols"),
        (lambda: redundancy([0.5, 0.5], 1), "at least 2"),
        (lambda: redundancy([0.5, 0.5], 2.5), "expected an integer"),
        (lambda: normalize([]), "no weights"),
        (lambda: normalize([0, 0]), "all weights are 0"),
        (lambda: normalize([1, -1]), "weight -1 at index 1 is negative"),
        (lambda: normalize([1, math.nan]), "weight nan at index 1"),
        (lambda: block_entropies("abc", 4), "block length 4: expected an integer from 1 to 3"),
        (lambda: block_entropies("abc", 0), "block length 0"),
        (lambda: block_entropies("abc", 1.0), "block length 1.0"),
        (lambda: block_entropies("", 1), "no data"),
        (lambda: block_entropies(samples([1], [2]), 1), "of one variable"),
    ],
)
def test_sentences(ask, message):
    with pytest.raises(InformationError, match=message):
        ask()


def test_peers_mistakes_are_not_ours():
    assert entropy(normalize([2**63 - 1, 2**63 - 1])) == 1  # scipy: -inf
    assert entropy(samples([-1, -1, 1, 1])) == 1.0  # pyitlib: 0
    assert entropy(samples([-1, 0, -1, 2])) == 1.5  # pyitlib: 1
    assert entropy(normalize(np.array([60000, 60000], dtype=np.float16))) == 1.0  # scipy: 0
    assert entropy(normalize([1e308, 1e308])) == 1.0  # scipy: 0
    assert entropy([1.0, 5e-324]) < 1e-300  # komm: inf
    assert kl_divergence([0.5 + 1e-9, 0.5 - 1e-9], [0.5, 0.5]) == pytest.approx(2.885390e-18, rel=1e-6)  # others: negative
    assert mutual_information(samples([1] * 99 + [0], [5] * 100)) == 0  # scikit-learn: more than H(Y)
