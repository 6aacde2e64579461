"""Samples: counting by every fast path, measures of data, block entropies."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import entropy as slow_entropy
from info_oracle import ulps

from lambit.info import (
    InformationError,
    block_entropies,
    block_entropy,
    conditional_entropy,
    cross_entropy,
    entropy,
    joint_entropy,
    kl_divergence,
    mutual_information,
    redundancy,
    samples,
    surprisal,
)
from lambit.info.kernels.sums import entropy_counts


def by_definition(data):
    counts = Counter(data)
    return slow_entropy([F(c, len(data)) for c in counts.values()], digits=40)


DATA = {
    "small ints": [1, 2, 1, 3, 1],
    "negative ints": [-1, -1, 1, 1],
    "minus one is no gap": [-1, 0, -1, 2],
    "huge ints": [10**30, 1, 10**30, 2],
    "wide ints": [0, 10**18, -(10**18), 10**18],
    "extremes of int64": [-(2**63), 2**63 - 1, 2**63 - 1],
    "floats": [0.1, 0.2, 0.1, 0.3],
    "text": "abracadabra",
    "other text": "größer ☃☃ 😀",
    "words": "to be or not to be".split(),
    "tuples": [(1, 2), (1, 2), (2, 1)],
    "mixed": [1, "1", (1,), 1, b"1"],
    "bytes": b"mississippi",
    "one": [7],
}


@pytest.mark.parametrize("data", DATA.values(), ids=DATA.keys())
def test_entropy_of_data(data):
    exact = by_definition(data)
    found = entropy(samples(data))
    assert found == 0 if exact == 0 else ulps(found, exact) <= 2
    counted = samples(data).frequencies()
    assert {x: F(p) for x, p in counted} == {x: F(c, len(data)) for x, c in Counter(data).items()}


@pytest.mark.parametrize("dtype", ["u1", "i1", "i2", "i4", "u4", "i8", "u8", "f4", "f8", "?", "U3", "S2", "O"])
def test_entropy_of_arrays(dtype):
    values = np.array([1, 0, 1, 1, 0, 1, 1], dtype=dtype)
    assert ulps(entropy(samples(values)), slow_entropy([F(2, 7), F(5, 7)])) <= 2
    assert joint_entropy(samples(values, values)) == entropy(samples(values))


def test_rows():
    rows = np.array([[0, 1], [0, 1], [1, 1], [1, 0]])
    assert len(samples(rows)) == 4
    assert joint_entropy(samples(rows)) == 1.5
    assert entropy(samples(rows), "y") == pytest.approx(0.811278124459133)


def test_counts_of_blocks():
    rng = np.random.default_rng(3)
    x, y = rng.integers(0, 64, 600_000), rng.integers(0, 64, 600_000)
    cells, counts = samples(x, y).counts()
    expected = np.bincount(x * 64 + y, minlength=4096)
    assert (expected[cells] == counts).all()
    assert counts.sum() == x.size
    wide = rng.integers(0, 50_000, 300_000)
    values, times = np.unique(wide, return_counts=True)
    cells, counts = samples(wide).counts()
    assert (cells == values).all()
    assert (counts == times).all()


def test_joint_codes_wider_than_64_bits():
    columns = [np.array([0, 60_000, 0, 60_000]) for _ in range(5)]
    assert joint_entropy(samples(*columns)) == 1.0


@pytest.mark.parametrize("counts", [(999_999_999, 1), (10**15 - 1, 1), (2**63 - 1, 2**63 - 1), (3, 2, 1, 1), (10**40, 1)])
def test_entropy_of_counts_to_the_last_digits(counts):
    n = sum(counts)
    with mpmath.workdps(80):
        exact = -mpmath.fsum(mpmath.mpf(c) / n * mpmath.log(mpmath.mpf(c) / n, 2) for c in counts)
    values = counts if max(counts) >= 2**63 else np.array(counts)
    assert ulps(entropy_counts(values, n, 2), exact) <= 2


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc")), min_size=1, max_size=60))
@settings(max_examples=100, deadline=None)
def test_identities_of_data(pairs):
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    s = samples(xs, ys)
    h, hx, hy = entropy(s), entropy(s, "x"), entropy(s, "y")
    i = mutual_information(s)
    assert hx == entropy(samples(xs))
    assert 0 <= i <= min(hx, hy)
    assert i == pytest.approx(hx + hy - h, rel=1e-12, abs=1e-14)
    assert conditional_entropy(s) == pytest.approx(h - hx, rel=1e-12, abs=1e-14)
    assert float(entropy(s.frequencies())) == pytest.approx(h, rel=4e-16)
    assert mutual_information(samples(xs, xs)) == pytest.approx(hx, rel=1e-14)
    assert conditional_entropy(samples(xs, xs)) == 0


def test_three_variables():
    x = [0, 0, 1, 1] * 3
    y = [0, 1, 0, 1] * 3
    z = [a ^ b for a, b in zip(x, y, strict=True)]
    s = samples(x, y, z)
    assert mutual_information(s, "x", "y") == 0
    assert mutual_information(s, "x", "y", given="z") == 1
    assert conditional_entropy(s, "x", given=["y", "z"]) == 0
    assert entropy(s, "x", "z") == 2
    named = samples(x, y, names=["rain", "wet"])
    assert mutual_information(named, "rain", "wet") == 0


def test_data_against_distributions():
    s = samples("aab")
    assert kl_divergence(s, {"a": 0.5, "b": 0.5}) == pytest.approx(1 - 0.9182958340544896)
    assert cross_entropy(s, {"a": F(1, 2), "b": F(1, 2)}) == 1.0
    assert kl_divergence(s, s) == 0
    assert surprisal("b", s) == math.log2(3)
    assert redundancy(samples("abab")) == 0
    assert redundancy(samples("abab"), 4) == 0.5


def test_missing():
    with pytest.raises(InformationError, match="missing value nan at index 1"):
        samples([1.0, math.nan])
    with pytest.raises(InformationError, match="missing value None at index 2"):
        samples(["a", "b", None])
    with pytest.raises(InformationError, match="missing value nan at index 0"):
        samples(np.array([np.nan, 1]))
    s = samples([1.0, math.nan, 1.0], ["a", "b", None], missing="drop")
    assert len(s) == 1
    assert len(samples(np.array([1.0, np.nan]), missing="drop")) == 1


# -- blocks


def slow_blocks(data, n):
    return [float(by_definition([tuple(data[i : i + k]) for i in range(len(data) - k + 1)])) for k in range(1, n + 1)]


@given(st.text(alphabet="abc ", min_size=6, max_size=80), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_block_entropies_by_definition(text, n):
    assert block_entropies(text, n).tolist() == pytest.approx(slow_blocks(text, n), rel=1e-14, abs=1e-15)
    assert block_entropy(text, n) == block_entropies(text, n)[-1]


def test_block_entropies_of_other_data():
    assert block_entropies([5, -5] * 10, 2).tolist() == pytest.approx(slow_blocks([5, -5] * 10, 2))
    assert block_entropies(["a", "b", "a"], 2).tolist() == pytest.approx(slow_blocks("aba", 2))
    assert block_entropies(samples(np.array([0.5, 0.25, 0.5])), 1).tolist() == pytest.approx(slow_blocks("aba", 1))
    assert block_entropies(samples([1, 2, 1]), 1, base="e")[0] == pytest.approx(0.9182958340544896 * math.log(2))


def test_block_codes_are_renumbered_before_they_overflow():
    rng = np.random.default_rng(5)
    data = rng.integers(0, 1500, 1000)  # 1500^6 > 2^63
    assert block_entropies(data, 7).tolist() == pytest.approx(slow_blocks(data.tolist(), 7))


def test_block_entropies_are_monotone_and_concave_for_a_long_text():
    rng = np.random.default_rng(7)
    data = rng.integers(0, 2, 200_000)
    h = np.concatenate([[0], block_entropies(data, 10)])
    assert (np.diff(h) > 0.98).all()
    assert h[10] == pytest.approx(10, abs=0.01)
