"""Measures of several variables: from their definitions, exactly, and as floats."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import combinations
from itertools import product as every
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import entropy as oracle

from lambit.info import (
    co_information,
    dual_total_correlation,
    entropy,
    information_atoms,
    interaction_information,
    joint,
    joint_entropies,
    mutual_information,
    o_information,
    s_information,
    samples,
    total_correlation,
    tse_complexity,
)

XOR = joint(["a", "b", "c"], {(a, b, a ^ b): F(1, 4) for a in (0, 1) for b in (0, 1)})
GIANT = joint(["a", "b", "c"], {(0, 0, 0): F(1, 2), (1, 1, 1): F(1, 2)})
NAMES = "xyzw"


def exact(weights, n=3):
    total = sum(weights)
    cells = every((0, 1), repeat=n)
    return joint(list(NAMES[:n]), {c: F(w, total) for c, w in zip(cells, weights, strict=True)})


weights = st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(any)


def h(d, names, keep=()):
    return entropy(d, *names, *keep) if names or keep else 0


def by_definition(d, names):
    n, full = len(names), entropy(d, *names)
    sets = {k: [h(d, t) for t in combinations(names, k)] for k in range(1, n + 1)}
    total = sum(sets[1]) - full
    dual = full - sum(full - h(d, [m for m in names if m != name]) for name in names)
    co = -sum((-1) ** k * sum(sets[k]) for k in sets)
    return {
        total_correlation: total,
        dual_total_correlation: dual,
        o_information: total - dual,
        s_information: total + dual,
        co_information: co,
        interaction_information: (-1) ** n * co,
        tse_complexity: sum(sum(sets[k]) * F(1, comb(n, k)) - full * F(k, n) for k in sets),
    }


MEASURES = list(by_definition(XOR, list("abc")))


def test_known_values():
    assert co_information(XOR) == -1
    assert interaction_information(XOR) == 1
    assert o_information(XOR) == -1
    assert s_information(XOR) == 3
    assert total_correlation(GIANT) == 2
    assert dual_total_correlation(GIANT) == 1
    assert o_information(GIANT) == 1
    assert total_correlation(GIANT, given="c") == 0
    assert co_information(XOR, "a", "b", given="c") == 1
    assert total_correlation(XOR, ["a", "b"], "c") == 1


@pytest.mark.parametrize("measure", MEASURES)
@given(weights)
@settings(max_examples=25, deadline=None)
def test_exact_by_definition(measure, w):
    d = exact(w)
    assert measure(d) == by_definition(d, list("xyz"))[measure]


@pytest.mark.parametrize("measure", MEASURES)
@given(weights)
@settings(max_examples=25, deadline=None)
def test_floats_and_samples_are_near_the_exact_value(measure, w):
    d = exact(w)
    wanted = float(measure(d))
    grid = np.array(w, dtype=float).reshape(2, 2, 2) / sum(w)
    assert measure(grid) == pytest.approx(wanted, abs=1e-13)
    data = [cell for cell, n in zip(every((0, 1), repeat=3), w, strict=True) for _ in range(n)]
    assert measure(samples(*zip(*data, strict=True))) == pytest.approx(wanted, abs=1e-13)


@pytest.mark.parametrize("measure", MEASURES)
@given(st.lists(st.integers(0, 9), min_size=16, max_size=16).filter(any))
@settings(max_examples=15, deadline=None)
def test_a_condition_is_the_mean_over_its_values(measure, w):
    d = exact(w, 4)
    last = d.marginal("w")
    mean = sum(p * measure(d.given({"w": v})) for v, p in zip(last.outcomes, last.probabilities(), strict=True) if p)
    assert measure(d, given="w") == mean
    grid = np.array(w, dtype=float).reshape(2, 2, 2, 2) / sum(w)
    assert measure(grid, given="x4") == pytest.approx(float(mean), abs=1e-13)


@given(weights)
@settings(max_examples=40, deadline=None)
def test_bounds_and_identities(w):
    d = exact(w)
    assert total_correlation(d) >= 0
    assert dual_total_correlation(d) >= 0
    assert tse_complexity(d) >= 0
    assert o_information(d) == co_information(d)  # three variables
    two = mutual_information(d, "x", "y")
    for measure in (total_correlation, dual_total_correlation, co_information, interaction_information):
        assert measure(d, "x", "y") == two
    grid = np.array(w, dtype=float).reshape(2, 2, 2) / sum(w)
    assert total_correlation(grid) >= 0
    assert dual_total_correlation(grid) >= 0
    assert tse_complexity(grid) >= 0


@given(weights)
@settings(max_examples=30, deadline=None)
def test_atoms_make_up_the_entropies(w):
    d = exact(w)
    atoms, joints = information_atoms(d), joint_entropies(d)
    assert list(atoms) == [("x",), ("y",), ("z",), ("x", "y"), ("x", "z"), ("y", "z"), ("x", "y", "z")] == list(joints)
    for names, value in joints.items():
        assert value == entropy(d, *names) == sum(a for s, a in atoms.items() if set(s) & set(names))
    assert atoms["x", "y", "z"] == co_information(d)
    assert atoms["x", "y"] == mutual_information(d, "x", "y", given="z")
    grid = np.array(w, dtype=float).reshape(2, 2, 2) / sum(w)
    for names, value in information_atoms(grid).items():
        assert value == pytest.approx(float(atoms[names]), abs=1e-13)


def test_joint_entropies_of_floats_are_right_to_the_last_digits():
    p = np.random.default_rng(3).dirichlet(np.ones(27)).reshape(3, 3, 3)
    found = joint_entropies(p)
    for mask in range(1, 8):
        names = tuple(n for i, n in enumerate("xyz") if mask >> i & 1)
        margin = p.sum(axis=tuple(i for i in range(3) if not mask >> i & 1))
        assert found[names] == pytest.approx(float(oracle(margin.ravel().tolist())), rel=1e-14)


def test_many_sparse_variables():
    random = np.random.default_rng(5)
    data = samples(*random.integers(0, 50, (8, 40)))
    found = joint_entropies(data)
    assert len(found) == 255
    for names in list(found)[::17]:
        assert found[names] == pytest.approx(entropy(data, *names), rel=1e-14)
    assert information_atoms(data)


def test_other_bases():
    from math import log

    assert total_correlation(GIANT, base=4) == 1
    assert float(total_correlation(GIANT, base="e")) == pytest.approx(2 * log(2))


@pytest.mark.parametrize("measure", MEASURES)
@given(weights)
@settings(max_examples=10, deadline=None)
def test_pointwise_values_have_the_measure_as_mean(measure, w):
    d = exact(w)
    values = measure(d, pointwise=True)
    shares = dict(zip(d.outcomes, d.probabilities(), strict=True))
    assert sum(shares[outcome] * v for outcome, v in values) == measure(d)
