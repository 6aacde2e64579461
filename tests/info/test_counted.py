"""Samples known by their counts are what the data themselves would be."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction as F

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    InformationError,
    block_entropies,
    conditional_entropy,
    entropy,
    estimate_entropy,
    kl_divergence,
    mutual_information,
    samples,
    samples_from_counts,
)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc"), st.booleans()), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_counts_are_as_good_as_the_data(rows):
    whole = samples(*map(list, zip(*rows, strict=True)))
    counted = samples_from_counts(Counter(rows), names=["x", "y", "z"])
    assert counted.n == len(counted) == len(rows)
    assert {x: F(p) for x, p in counted.frequencies()} == {x: F(p) for x, p in whole.frequencies()}
    for names in (["x"], ["z", "y"], ["x", "y", "z"]):
        assert entropy(counted, *names) == pytest.approx(entropy(whole, *names), rel=4e-16, abs=1e-300)
    assert mutual_information(counted, "x", "y", given="z") == pytest.approx(mutual_information(whole, "x", "y", given="z"), abs=1e-14)
    assert conditional_entropy(counted, "x", given="y") == pytest.approx(conditional_entropy(whole, "x", given="y"), abs=1e-14)
    assert float(estimate_entropy(counted, "x")) == pytest.approx(float(estimate_entropy(whole, "x")), rel=1e-13, abs=1e-15)


def test_counts_of_every_kind():
    assert entropy(samples_from_counts([2, 0, 1, 1])) == 1.5
    assert entropy(samples_from_counts(np.array([2, 1, 1], dtype=np.uint8))) == 1.5
    assert entropy(samples_from_counts([("a", 1), ("b", 2), ("a", 1)])) == 1.0
    assert kl_divergence(samples_from_counts({"a": 3, "b": 1}), {"a": F(3, 4), "b": F(1, 4)}) == 0
    assert samples_from_counts({"a": 1}).names == ("x",)


@pytest.mark.parametrize("big", [2**63 - 1, 10**40])
def test_counts_too_large_for_machine_words(big):
    """scipy.stats.entropy gives -inf for the first and fails on the second (info 3.1)."""
    assert entropy(samples_from_counts({"a": big, "b": big})) == 1.0
    both = samples_from_counts({("a", 0): big, ("b", 1): big}, names=["x", "y"])
    assert entropy(both, "x") == mutual_information(both) == 1.0
    with pytest.raises(InformationError, match="too many"):
        estimate_entropy(both)


def test_half_floats_do_not_overflow():
    """The other overflow of scipy: float16 counts of 60000 each. Floats are no counts; the same as integers are 1 bit."""
    with pytest.raises(InformationError, match="no counts"):
        samples_from_counts(np.array([60000, 60000], dtype=np.float16))
    assert entropy(samples_from_counts([60000, 60000])) == 1.0


def test_order_is_not_known():
    with pytest.raises(InformationError, match="do not tell the order"):
        block_entropies(samples_from_counts({"a": 2}), 1)


def test_a_minus_one_is_a_value():
    """pyitlib takes -1 for missing, pyinform cuts floats off (info 3.1)."""
    assert entropy(samples([-1, -1, 1, 1])) == 1.0
    assert entropy(samples([-1, 0, -1, 2])) == 1.5
    assert entropy(samples([0.1, 0.2, 0.1, 0.3])) == 1.5


def test_missing_values_are_found_whatever_they_are():
    for gone in (None, float("nan"), np.float32("nan"), np.datetime64("NaT")):
        with pytest.raises(InformationError, match="missing value .* at index 1"):
            samples(["a", gone, "b"])
        assert len(samples(["a", gone, "b"], missing="drop")) == 2
    with pytest.raises(InformationError, match="at index 1"):
        samples(np.array(["2020-01-01", "NaT"], dtype="datetime64[D]"))
    assert len(samples(np.array([1.0, np.nan, 2.0]), ["a", "b", None], missing="drop")) == 1


TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", ">i4"]


@pytest.mark.parametrize("kind", TYPES)
def test_integers_of_every_type_are_counted_alike(kind):
    random = np.random.default_rng(6)
    x, y = (random.integers(0, 100, 200_000).astype(kind) for _ in range(2))
    x[150_000:] += 20  # greater values come late
    expected = np.unique(x, return_counts=True)[1]
    assert sorted(samples(x).counts()[1].tolist()) == sorted(expected.tolist())
    pairs = np.unique(np.stack([x, y]).astype(np.int64), axis=1, return_counts=True)[1]
    assert sorted(samples(x, y).counts()[1].tolist()) == sorted(pairs.tolist())


@pytest.mark.parametrize("late", [-1, 10**9, 2**62, -(2**63)])
def test_an_integer_far_off_that_comes_late(late):
    x = np.zeros(100_000, dtype=np.int64)
    x[70_000] = late
    assert sorted(samples(x).counts()[1].tolist()) == [1, 99_999]
    assert sorted(samples(x, x).counts()[1].tolist()) == [1, 99_999]
    assert {k: v for k, v in samples(x).frequencies()} == {0: F(99_999, 100_000), late: F(1, 100_000)}


@pytest.mark.parametrize("kind", ["U3", "U8", "U12", "S2", "S9", "O"])
def test_strings_in_arrays(kind):
    words = ["to", "be", "or", "not", "to", "be", "\xe9", ""] if kind[0] != "S" else ["to", "be", "or", "to", ""]
    x = np.array(words, dtype=kind)
    expected = {str(k) if kind[0] != "S" else bytes(k): F(v, len(x)) for k, v in Counter(x.tolist()).items()}
    assert {k: p for k, p in samples(x).frequencies()} == expected
    assert {k: p for k, p in samples(np.tile(x, 2)[::2]).frequencies()} == {
        k: F(v, len(x)) for k, v in Counter(np.tile(x, 2)[::2].tolist()).items()
    }
    joint = samples(x, np.arange(len(x)))
    assert entropy(joint) == pytest.approx(np.log2(len(x)))


def test_wide_characters_are_not_mixed_up():
    x = np.array(["\u0101", "\x01", "\u0101"])  # equal in their last byte
    assert {k: p for k, p in samples(x).frequencies()} == {"\u0101": F(2, 3), "\x01": F(1, 3)}


@given(st.lists(st.text(alphabet="ab\x00\xe9\u0101", max_size=70), min_size=1, max_size=30), st.booleans())
@settings(max_examples=150, deadline=None)
def test_many_strings_of_any_length(words, equal):
    if equal:
        words = [w[:3].ljust(3, "c") for w in words]
    many = words * (1000 // len(words) + 1)
    expected = sorted(Counter(many).values())
    assert sorted(samples(many).counts()[1].tolist()) == expected
    resolved = samples(many)
    assert len(resolved.columns[0].symbols) == len(expected)
    assert sorted(resolved.counts()[1].tolist()) == expected
    assert {k: v for k, v in samples(many).frequencies()} == {k: F(v, len(many)) for k, v in Counter(many).items()}
    if hasattr(np.dtypes, "StringDType"):
        array = np.array(many, dtype=np.dtypes.StringDType())
        assert sorted(samples(array).counts()[1].tolist()) == expected
        assert {k: v for k, v in samples(array).frequencies()} == {k: F(v, len(many)) for k, v in Counter(many).items()}


def test_a_missing_value_among_many_strings():
    with pytest.raises(InformationError, match="missing value None at index 1500"):
        samples(["a"] * 1500 + [None])


@pytest.mark.skipif(not hasattr(np.dtypes, "StringDType"), reason="numpy 2 has strings of any length")
def test_a_character_zero_is_one():
    array = np.array(["", "a", "\x00"] * 400, dtype=np.dtypes.StringDType())
    assert samples(array).counts()[1].tolist() == [400] * 3
