"""Partial information: published values of the usual gates, and the axioms."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import product as every
from math import fsum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    broja_information,
    entropy,
    joint,
    mutual_information,
    partial_information,
    redundancy_lattice,
    redundant_information,
    samples,
    surprisal,
)

BITS = (0, 1)
XYS = ["x", "y", "s"]


def gate(rule):
    cells = {(a, b, rule(a, b)): F(1, 4) for a in BITS for b in BITS}
    return joint(XYS, cells)


AND_SHARED = mutual_information(gate(lambda a, b: a & b), "x", "s")
GATES = {
    "RDN": joint(XYS, {(a, a, a): F(1, 2) for a in BITS}),
    "UNQ": gate(lambda a, b: (a, b)),
    "XOR": gate(lambda a, b: a ^ b),
    "AND": gate(lambda a, b: a & b),
    "SUM": gate(lambda a, b: a + b),
    "RdnXor": joint(XYS, {((a, r), (b, r), (a ^ b, r)): F(1, 8) for a in BITS for b in BITS for r in BITS}),
    "RdnUnqXor": joint(
        XYS, {((a, r, u), (b, r, v), (a ^ b, r, u, v)): F(1, 32) for a, b, r, u, v in every(BITS, repeat=5)}
    ),
    "PwUnq": joint(XYS, {k: F(1, 4) for k in ((0, 1, 1), (1, 0, 1), (0, 2, 2), (2, 0, 2))}),
}
# Williams & Beer 2010; Griffith & Koch 2014 (the gates); Bertschinger et al. 2014, table 1; Finn & Lizier 2018, section 5
HALF = F(1, 2)
MIN = {
    "RDN": (1, 0, 0, 0), "UNQ": (1, 0, 0, 1), "XOR": (0, 0, 0, 1), "AND": (AND_SHARED, 0, 0, HALF), "SUM": (HALF, 0, 0, 1),
    "RdnXor": (1, 0, 0, 1), "RdnUnqXor": (2, 0, 0, 2), "PwUnq": (HALF, 0, 0, HALF),
}  # fmt: skip
PM = {
    "RDN": (1, 0, 0, 0), "UNQ": (1, 0, 0, 1), "XOR": (0, 0, 0, 1), "AND": (AND_SHARED + F(1, 4), -F(1, 4), -F(1, 4), F(3, 4)),
    "RdnXor": (1, 0, 0, 1), "PwUnq": (0, HALF, HALF, 0),
}  # fmt: skip
BROJA = MIN | {"UNQ": (0, 1, 1, 0), "RdnUnqXor": (1, 1, 1, 1)}


@pytest.mark.parametrize(
    ("measure", "name"), [(m, name) for m, table in (("min", MIN), ("mmi", MIN), ("pm", PM)) for name in table]
)
def test_published_values_exactly(measure, name):
    wanted = (PM if measure == "pm" else MIN)[name]
    found = partial_information(GATES[name], "s", measure=measure)
    assert list(found) == [(("x",), ("y",)), (("x",),), (("y",),), (("x", "y"),)]
    assert tuple(found.values()) == wanted


@pytest.mark.parametrize("name", BROJA)
def test_published_values_of_unique_information(name):
    found = broja_information(GATES[name], "s")
    assert found["gap"] < 1e-10
    assert list(found.values())[:4] == pytest.approx(list(map(float, BROJA[name])), abs=1e-10)
    parts = partial_information(GATES[name], "s", measure="broja")
    assert list(parts.values()) == list(found.values())[:4]


def below(a, b):
    return all(any(set(c) <= set(d) for c in a) for d in b)


@pytest.mark.parametrize(("n", "count"), [(2, 4), (3, 18), (4, 166)])
def test_the_lattice(n, count):
    found = redundancy_lattice(n)
    assert len(set(found)) == len(found) == count  # Dedekind's numbers less 2
    for i, a in enumerate(found):
        assert not any(c != d and set(c) <= set(d) for c in a for d in a)
        assert not any(below(b, a) for b in found[i + 1 :])


def weighted(n):
    return st.lists(st.integers(0, 6), min_size=2**n, max_size=2**n).filter(any)


def of(weights, names):
    total = sum(weights)
    return joint(names, {c: F(w, total) for c, w in zip(every(BITS, repeat=len(names)), weights, strict=True)})


@pytest.mark.parametrize("measure", ["min", "mmi", "pm"])
@given(weighted(4))
@settings(max_examples=12, deadline=None)
def test_parts_add_up_to_redundancies(measure, w):
    d = of(w, list("sabc"))
    parts = partial_information(d, "s", measure=measure)
    assert sum(parts.values()) == mutual_information(d, "s", list("abc"))
    for chain in list(parts)[::4]:
        together = sum(v for other, v in parts.items() if below(other, chain))
        assert together == redundant_information(d, "s", *map(list, chain), measure=measure)
    for name in "abc":
        assert redundant_information(d, "s", name, measure=measure) == mutual_information(d, "s", name)
    if measure == "min":
        assert min(parts.values()) >= 0  # Williams & Beer 2010, theorem 5
    grid = np.array(w, dtype=float).reshape(2, 2, 2, 2) / sum(w)
    floats = partial_information(grid, "x1", measure=measure)
    assert list(floats.values()) == pytest.approx([float(v) for v in parts.values()], abs=1e-12)


@given(weighted(3))
@settings(max_examples=25, deadline=None)
def test_specific_information_by_definition(w):
    """I_min from Σ p(a|s) (log 1/p(s) - log 1/p(s|a)), with the library's conditioning alone."""
    d = of(w, list("sxy"))
    total = 0
    for s, p in zip(d.marginal("s").outcomes, d.marginal("s").probabilities(), strict=True):
        if not p:
            continue
        told = []
        for name in "xy":
            by_value = d.given({"s": s}).marginal(name)
            terms = 0
            for a, share in zip(by_value.outcomes, by_value.probabilities(), strict=True):
                if share:
                    back = dict(zip(*_listed(d.given({name: a}).marginal("s")), strict=True))
                    terms += share * (surprisal(p) - surprisal(back[s]))
            told.append(terms)
        total += p * min(told)
    assert redundant_information(d, "s", "x", "y") == total


def _listed(d):
    return d.outcomes, d.probabilities()


@given(st.lists(st.integers(0, 6), min_size=12, max_size=12).filter(any))
@settings(max_examples=40, deadline=None)
def test_unique_information_is_consistent_and_certain(w):
    p = np.array(w, dtype=float).reshape(2, 2, 3) / sum(w)
    found = broja_information(p, "x", "y", "z")
    r, u, v, c, gap = found.values()
    assert gap < 1e-7  # where cells vanish that cost nothing, rounding leaves some 1e-9
    assert min(r, u, v, c) >= 0
    assert r + u == pytest.approx(mutual_information(p, "x", "y"), abs=1e-12)
    assert r + v == pytest.approx(mutual_information(p, "x", "z"), abs=1e-12)
    assert r + u + v + c == pytest.approx(mutual_information(p, "x", ["y", "z"]), abs=1e-7)
    # no distribution with the same marginals has a lower conditional information than the unique one
    random = np.random.default_rng(sum(w))
    q = p.copy()
    for _ in range(20):
        i = random.integers(2)
        k, other = random.choice(3, 2, replace=False)
        room = min(q[i, 0, k], q[i, 1, other])
        amount = room * random.random()
        q[i, 0, k] -= amount
        q[i, 1, other] -= amount
        q[i, 0, other] += amount
        q[i, 1, k] += amount
        assert mutual_information(q / q.sum(), "x", "y", given="z") >= u - gap - 1e-9


def test_blackwell_sufficient_source_has_all():
    """Y a noisy copy of X, S - X - Y: nothing is unique to Y (Bertschinger et al. 2014, lemma 6)."""
    random = np.random.default_rng(2)
    for _ in range(5):
        sx, channel = random.dirichlet(np.ones(9)).reshape(3, 3), random.dirichlet(np.ones(4), 3)
        p = sx[:, :, None] * channel[None]
        found = broja_information(p, "x", "y", "z")
        assert found["unique-second"] == pytest.approx(0, abs=1e-9)
        assert found["synergy"] == pytest.approx(0, abs=1e-9)


def test_samples_are_their_frequencies():
    xs, ys = [0, 0, 1, 1], [0, 1, 0, 1]
    data = samples(xs, ys, [a & b for a, b in zip(xs, ys, strict=True)])
    for measure in ("min", "mmi", "pm", "broja"):
        found = partial_information(data, "z", measure=measure)
        exact = partial_information(GATES["AND"], "s", measure=measure)
        assert all(v.__class__ is float for v in found.values())
        assert list(found.values()) == pytest.approx([float(v) for v in exact.values()], abs=1e-9)


def test_parity_of_three_is_all_synergy_and_a_copy_all_redundancy():
    parity = joint(list("abcs"), {(a, b, c, a ^ b ^ c): F(1, 8) for a, b, c in every(BITS, repeat=3)})
    copy = joint(list("abcs"), {(a, a, a, a): HALF for a in BITS})
    for measure in ("min", "mmi", "pm"):
        assert {k: v for k, v in partial_information(parity, "s", measure=measure).items() if v} == {(tuple("abc"),): 1}
        assert {k: v for k, v in partial_information(copy, "s", measure=measure).items() if v} == {(("a",), ("b",), ("c",)): 1}


def test_grouped_sources_and_bases():
    d = GATES["AND"]
    assert redundant_information(d, "s", ["x", "y"], "x") == mutual_information(d, "s", "x")
    parts = partial_information(d, "s", base=4)
    assert sum(parts.values()) == entropy(d, "s") / 2
    assert fsum(map(float, parts.values())) == pytest.approx(float(entropy(d, "s")) / 2)


@pytest.mark.parametrize("seed", range(4))
def test_rare_outcomes_leave_the_gap_small(seed):
    p = np.random.default_rng(seed).dirichlet(np.full(64, 0.02)).reshape(4, 4, 4)  # down to 1e-140
    found = broja_information(p, "x")
    assert 0 <= found["gap"] < 1e-6
    assert found["redundant"] + found["unique-first"] == pytest.approx(mutual_information(p, "x", "y"), abs=1e-9)
    almost = np.array([[[0.5 - 1e-12, 0], [0, 1e-12]], [[0, 0.25], [0.25, 0]]])
    assert broja_information(almost, "x")["gap"] < 1e-10


def test_one_outcome_tells_nothing():
    for d in (joint(XYS, {(0, 0, 0): 1}), samples(["a"], ["b"], ["c"])):
        assert not any(partial_information(d, d.names[2]).values())
        assert not any(broja_information(d, d.names[2]).values())


@pytest.mark.parametrize("measure", ["min", "mmi", "pm"])
def test_the_parts_of_four_sources_sum_to_what_they_tell(measure):
    w = np.random.default_rng(1).integers(1, 50, 32).tolist()
    d = of(w, list("sabcd"))
    parts = partial_information(d, "s", measure=measure)
    assert len(parts) == 166
    assert sum(parts.values()) == mutual_information(d, "s", list("abcd"))
