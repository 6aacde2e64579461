"""Pointwise measures have the measures as means; normalised variants, variation of information."""

from __future__ import annotations

import math
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import ulps

from lambit.info import (
    conditional_entropy,
    entropy,
    information_gain,
    joint,
    kl_divergence,
    mutual_information,
    normalized_mutual_information,
    pointwise_divergence,
    pointwise_entropy,
    pointwise_mutual_information,
    samples,
    uncertainty_coefficient,
    variation_of_information,
)

WAYS = ("min", "max", "mean", "sqrt", "joint")


@st.composite
def joints(draw, exact=True):
    weights = draw(st.lists(st.integers(0, 30), min_size=12, max_size=12).filter(any))
    cells = [(i // 6, i // 2 % 3, i % 2) for i in range(12)]
    total = sum(weights)
    return joint(["x", "y", "z"], {c: F(w, total) if exact else w / total for c, w in zip(cells, weights)})


@given(joints())
@settings(max_examples=60, deadline=None)
def test_means_are_the_measures_exactly(d):
    p = dict(d)
    mean = lambda rows, names: sum(F(d.marginal(*names)[o] if len(names) < 3 else p[o]) * v for o, v in rows)
    assert mean(pointwise_entropy(d), "xyz") == entropy(d)
    assert mean(pointwise_entropy(d, "x"), "x") == entropy(d, "x")
    assert mean(pointwise_entropy(d, "y", given="x"), "xy") == conditional_entropy(d, "y", given="x")
    assert mean(pointwise_mutual_information(d, "x", "y"), "xy") == mutual_information(d, "x", "y")
    assert mean(pointwise_mutual_information(d, "x", "y", given="z"), "xyz") == mutual_information(d, "x", "y", given="z")
    for outcome, value in pointwise_mutual_information(d, "x", "y", given="z"):
        assert pointwise_mutual_information(d, "x", "y", given="z", at=outcome) == value
    for outcome, value in pointwise_mutual_information(d, "x", "y", normalized=True):
        assert -1 < value <= 1
        assert pointwise_mutual_information(d, "x", "y", normalized=True, at=outcome) == value


@given(joints(exact=False))
@settings(max_examples=60, deadline=None)
def test_means_of_floats(d):
    near = {"rel": 1e-12, "abs": 1e-15}
    p = dict(d)
    assert sum(p[o] * v for o, v in pointwise_mutual_information(d, "x", "y", given="z")) == pytest.approx(mutual_information(d, "x", "y", given="z"), **near)
    assert sum(p[o] * v for o, v in pointwise_entropy(d)) == pytest.approx(entropy(d), **near)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=60))
@settings(max_examples=80, deadline=None)
def test_local_values_of_samples(rows):
    s = samples(*([row[i] for row in rows] for i in range(3)))
    near = {"rel": 1e-12, "abs": 1e-14}
    for found, mean in (
        (pointwise_entropy(s), entropy(s)),
        (pointwise_entropy(s, "x", given=["y", "z"]), conditional_entropy(s, "x", given=["y", "z"])),
        (pointwise_mutual_information(s, "x", "y"), mutual_information(s, "x", "y")),
        (pointwise_mutual_information(s, "x", "y", given="z"), mutual_information(s, "x", "y", given="z")),
    ):
        assert found.shape == (len(rows),)
        assert found.mean() == pytest.approx(mean, **near)
    d = s.frequencies()
    exact = dict(pointwise_mutual_information(d, "x", "y"))
    local = pointwise_mutual_information(s, "x", "y")
    for (x, y, _), value in zip(rows, local.tolist()):
        assert value == float(exact[x, y])
    shares = pointwise_mutual_information(s, "x", "y", normalized=True)
    assert ((shares >= -1 - 1e-12) & (shares <= 1 + 1e-12)).all()


def test_samples_of_xor():
    s = samples([0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0])
    assert mutual_information(s, "x", "y") == 0.0
    assert mutual_information(s, "x", "y", given="z") == 1.0
    assert pointwise_mutual_information(s, "x", "y", given="z").tolist() == [1.0] * 4
    assert variation_of_information(s, "x", "y") == 2.0
    assert mutual_information(s, ["x", "y"], "z") == 1.0


def test_pointwise_divergence():
    p, q = [F(1, 2), F(1, 4), F(1, 4)], [F(1, 4), F(3, 4), 0]
    assert dict(pointwise_divergence(p, q)) == {0: 1, 1: -entropy([F(1, 3)] * 3), 2: math.inf}
    r = [F(1, 3), F(1, 3), F(1, 3)]
    assert sum(a * v for a, (_, v) in zip(p, pointwise_divergence(p, r))) == kl_divergence(p, r)
    found = pointwise_divergence(np.array([[0.5, 0.5], [0.0, 0.0]]), np.array([[0.25, 0.0], [0.75, 0.0]]))
    assert found.tolist() == [[1.0, math.inf], [-math.inf, 0.0]]


def test_no_chance_and_certainty():
    d = joint(["x", "y"], {(0, 0): 0.5, (1, 1): 0.5, (0, 1): 0.0})
    assert pointwise_mutual_information(d, at=(0, 1)) == -math.inf
    assert pointwise_mutual_information(d, at=(0, 1), normalized=True) == -1.0
    assert pointwise_mutual_information(d, at=(1, 1), normalized=True) == 1.0
    sure = joint(["x", "y"], {(0, 0): F(1)})
    assert pointwise_mutual_information(sure, at=(0, 0), normalized=True) == 1


# -- scales


@given(joints())
@settings(max_examples=60, deadline=None)
def test_normalised_variants(d):
    i, h, k, both = mutual_information(d, "x", "y"), entropy(d, "x"), entropy(d, "y"), entropy(d, "x", "y")
    found = {way: float(normalized_mutual_information(d, "x", "y", by=way)) for way in WAYS}
    if i == 0:
        assert set(found.values()) == {0.0}
        return
    expected = {"min": min(h, k), "max": max(h, k), "mean": (h + k) / 2, "sqrt": math.sqrt(h * k), "joint": both}
    for way in WAYS:
        assert found[way] == pytest.approx(float(i) / float(expected[way]), rel=1e-14)
        assert 0 <= found[way] <= 1
    assert found["joint"] <= found["max"] + 1e-15 <= found["mean"] + 2e-15 <= found["sqrt"] + 3e-15 <= found["min"] + 4e-15
    assert float(uncertainty_coefficient(d, "x", "y")) == pytest.approx(float(i) / float(h), rel=1e-15)
    assert information_gain(d, "x", "y") == i
    vi = variation_of_information(d, "x", "y")
    assert vi == conditional_entropy(d, "x", given="y") + conditional_entropy(d, "y", given="x") == both - i
    assert float(variation_of_information(d, "x", "y", normalized=True)) == pytest.approx(1 - found["joint"], abs=1e-15)
    # a metric: Meilă 2003
    assert vi <= variation_of_information(d, "x", "z") + variation_of_information(d, "z", "y")


def test_conventions():
    constant = joint(["x", "y"], {(0, 0): F(1, 2), (0, 1): F(1, 2)})
    for way in WAYS:
        assert normalized_mutual_information(constant, by=way) == 0
        assert normalized_mutual_information(samples("aa", "bb"), by=way) == 0.0
        same = joint(["x", "y"], {(0, 0): F(1, 3), (1, 1): F(2, 3)})
        assert normalized_mutual_information(same, by=way) == 1
        assert normalized_mutual_information(samples("abab", "cdcd"), by=way) == 1.0
    assert uncertainty_coefficient(constant, "x", "y") == 0
    assert variation_of_information(samples("aa", "bb"), normalized=True) == 0.0


# -- to the last digits


@given(st.lists(st.one_of(st.floats(1e-3, 1), st.floats(-30, 0).map(lambda x: 10.0**x)), min_size=6, max_size=6))
@settings(max_examples=100, deadline=None)
def test_mutual_information_within_two_ulp(weights):
    p = (np.array(weights) / math.fsum(weights)).reshape(2, 3)
    if p.max() > 15 / 16:
        return
    found = mutual_information(p, base="e")
    with mpmath.workdps(100):
        P = [[mpmath.mpf(x) for x in row] for row in p.tolist()]
        rows, columns = [mpmath.fsum(r) for r in P], [mpmath.fsum(c) for c in zip(*P)]
        whole = mpmath.fsum(rows)
        exact = mpmath.fsum(x * mpmath.log(x / (rows[i] * columns[j])) - x + rows[i] * columns[j] for i, r in enumerate(P) for j, x in enumerate(r))
    # the floats sum to 1 within rounding: so much is undecided
    assert abs(found - exact) <= 2 * math.ulp(found) + float(abs(whole - 1)) * 2


@given(st.lists(st.integers(1, 2000), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_mutual_information_of_counts_within_two_ulp(counts):
    table = np.array(counts).reshape(2, 3)
    n = int(table.sum())
    d = joint(["x", "y"], {(i, j): F(int(c), n) for (i, j), c in np.ndenumerate(table)})
    exact = mutual_information(d)
    rows = np.repeat(np.arange(6), table.reshape(-1))
    found = mutual_information(samples(rows // 3, rows % 3))
    if exact == 0:
        assert found == 0.0
    else:
        with mpmath.workdps(60):
            assert ulps(found, mpmath.mpf(float(exact))) <= 2
