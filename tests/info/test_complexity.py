"""Complexity of series against plain definitions, closed forms and published examples."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations, permutations

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    InformationError,
    approximate_entropy,
    coarse_grain,
    dispersion_classes,
    dispersion_entropy,
    fuzzy_entropy,
    lempel_ziv_complexity,
    lempel_ziv_entropy_rate,
    lempel_ziv_phrases,
    multiscale_entropy,
    ordinal_patterns,
    ordinal_ranks,
    permutation_entropy,
    sample_entropy,
)

SERIES = st.lists(st.integers(0, 6), min_size=6, max_size=40)


def h(counts):
    n = sum(counts)
    return -math.fsum(c / n * math.log2(c / n) for c in counts if c)


# -- the order of values


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=40, unique=True), st.integers(2, 5), st.integers(1, 2))
@settings(max_examples=60)
def test_patterns_by_definition(x, order, delay):
    if len(x) <= (order - 1) * delay:
        return
    rows = [x[t : t + (order - 1) * delay + 1 : delay] for t in range(len(x) - (order - 1) * delay)]
    ranks = [tuple(sorted(row).index(v) for v in row) for row in rows]
    codes = ordinal_patterns(x, order, delay=delay)
    assert codes.tolist() == [sorted(permutations(range(order))).index(r) for r in ranks]
    assert [ordinal_ranks(c, order) for c in codes.tolist()] == ranks
    assert permutation_entropy(x, order, delay=delay) == pytest.approx(h(Counter(ranks).values()), abs=1e-12)


@given(SERIES)
@settings(max_examples=60)
def test_ties(x):
    rows = [x[t : t + 3] for t in range(len(x) - 2)]
    first = Counter(tuple(sorted(range(3), key=lambda i: (row[i], i))) for row in rows)
    assert permutation_entropy(x, ties="appearance") == pytest.approx(h(first.values()), abs=1e-12)
    weak = Counter(tuple(sum(v < w for v in row) for w in row) for row in rows)
    assert permutation_entropy(x, ties="equal") == pytest.approx(h(weak.values()), abs=1e-12)
    shared = Counter()
    for row in rows:
        fits = [p for p in permutations(range(3)) if all(row[a] <= row[b] for a in range(3) for b in range(3) if p[a] < p[b])]
        for p in fits:
            shared[p] += 1 / len(fits)
    assert permutation_entropy(x, ties="average") == pytest.approx(h(shared.values()), abs=1e-12)


def test_permutation_entropy_of_known_series():
    assert permutation_entropy([4, 7, 9, 10, 6, 11, 3]) == pytest.approx(1.521928094887362347870319, rel=1e-15)  # Bandt & Pompe
    rising = permutation_entropy(np.arange(100.0), 4)
    assert rising == 0 and math.copysign(1, rising) == 1  # others print -0.0
    noise = np.random.default_rng(1).random(200_000)
    assert permutation_entropy(noise, 5) == pytest.approx(math.log2(120), abs=0.01)
    assert permutation_entropy(noise, 5, normalized=True) == pytest.approx(1, abs=0.001)
    weights = [np.var(noise[t : t + 3]) for t in range(998)]
    groups = Counter()
    for t, w in enumerate(weights):
        groups[tuple(np.argsort(noise[t : t + 3]))] += w
    assert permutation_entropy(noise[:1000], weighted=True) == pytest.approx(h(groups.values()), rel=1e-9)


# -- regularity


def alike(x, m, count, near):
    rows = [x[i : i + m] for i in range(count)]
    return [[max(abs(a - b) for a, b in zip(r, s, strict=True)) <= near for s in rows] for r in rows]


@given(SERIES, st.integers(1, 3), st.integers(0, 2))
@settings(max_examples=60)
def test_sample_and_approximate_entropy_by_definition(x, m, near):
    if len(x) < m + 2:
        return
    count = len(x) - m
    b, a = (sum(map(sum, alike(x, k, count, near))) - count for k in (m, m + 1))
    if b == 0:
        with pytest.raises(InformationError, match="no two windows"):
            sample_entropy(x, m, tolerance=near)
    else:
        exact = math.inf if a == 0 else -math.log2(a / b)
        assert sample_entropy(x, m, tolerance=near) == pytest.approx(exact, abs=1e-12)
    phi = []
    for k in (m, m + 1):
        rows = alike(x, k, len(x) - k + 1, near)
        phi.append(sum(math.log2(sum(row) / len(rows)) for row in rows) / len(rows))
    assert approximate_entropy(x, m, tolerance=near) == pytest.approx(phi[0] - phi[1], abs=1e-12)


def test_scale_makes_no_difference_but_for_an_absolute_tolerance():
    x = np.random.default_rng(2).normal(size=500)
    assert sample_entropy(x * 1e12) == pytest.approx(sample_entropy(x), abs=1e-9)
    assert sample_entropy(x * 1e-12 + 1) != sample_entropy(x, tolerance=0.5)
    assert sample_entropy(x, base="e") == pytest.approx(sample_entropy(x) * math.log(2), rel=1e-12)


def test_fuzzy_entropy_by_definition():
    x, m, near = np.random.default_rng(3).normal(size=30), 2, 0.5
    phi = []
    for k in (m, m + 1):
        rows = [x[i : i + k] - x[i : i + k].mean() for i in range(len(x) - m)]
        pairs = [math.exp(-((np.abs(r - s).max() / near) ** 2)) for i, r in enumerate(rows) for s in rows[:i]]
        phi.append(sum(pairs))
    assert fuzzy_entropy(x, m, tolerance=near) == pytest.approx(math.log2(phi[0] / phi[1]), rel=1e-9)


def test_dispersion_entropy():
    x = [9, 8, 1, 12, 5, -3, 1.5, 8.01, 2.99, 4, -1, 10]  # Rostaghi & Azami, section II
    assert dispersion_entropy(x, 2, 3, base="e") == pytest.approx(1.8462, abs=5e-5)
    classes = dispersion_classes(x, 3).tolist()
    pairs = Counter(zip(classes, classes[1:], strict=False))
    assert dispersion_entropy(x, 2, 3) == pytest.approx(h(pairs.values()), abs=1e-12)
    steps = Counter(b - a for a, b in zip(classes, classes[1:], strict=False))
    assert dispersion_entropy(x, 2, 3, fluctuation=True) == pytest.approx(h(steps.values()), abs=1e-12)
    noise = np.random.default_rng(4).normal(size=100_000)
    assert dispersion_entropy(noise, 2, 4, normalized=True) == pytest.approx(1, abs=0.001)


def test_multiscale_entropy_is_sample_entropy_of_coarse_series():
    x = np.random.default_rng(5).normal(size=600)
    found = multiscale_entropy(x, 4)
    near = 0.15 * x.std()
    for scale in range(1, 5):
        assert found[scale - 1] == pytest.approx(sample_entropy(coarse_grain(x, scale), tolerance=near), rel=1e-12)
    assert coarse_grain(x, 3)[1] == pytest.approx(x[3:6].mean())
    composite = [sample_entropy(coarse_grain(x, 2, start=s), tolerance=near) for s in (0, 1)]
    assert multiscale_entropy(x, 2, variant="composite")[1] == pytest.approx(np.mean(composite), rel=1e-12)


# -- Lempel and Ziv


def history(x):
    """Lempel & Ziv 1976: the shortest part from here that does not occur before its last symbol."""
    found, at = [], 0
    while at < len(x):
        stop = at + 1
        while stop <= len(x) and any(x[i : i + stop - at] == x[at:stop] for i in range(at)):
            stop += 1
        found.append(x[at : min(stop, len(x))])
        at = stop
    return found


def incremental(x):
    """Lempel & Ziv 1978: the shortest part that has not been one before."""
    found, seen, at = [], set(), 0
    while at < len(x):
        stop = at + 1
        while stop < len(x) and x[at:stop] in seen:
            stop += 1
        seen.add(x[at:stop])
        found.append(x[at:stop])
        at = stop
    return found


@given(st.text("ab", min_size=1, max_size=60) | st.text("abcdefg", min_size=1, max_size=40))
@settings(max_examples=300)
def test_phrases_by_definition(x):
    assert lempel_ziv_phrases(x) == history(x)
    assert lempel_ziv_phrases(x, parsing=78) == incremental(x)
    assert lempel_ziv_complexity(x) == len(history(x))
    assert lempel_ziv_complexity([ord(c) * 1000 for c in x], parsing=78) == len(incremental(x))


def test_phrases_of_random_sequences_of_every_alphabet():
    random = np.random.default_rng(6)
    for _ in range(300):
        x = tuple(random.integers(0, random.integers(1, 6), random.integers(1, 80)).tolist())
        assert lempel_ziv_complexity(x) == len(history(x))
        assert lempel_ziv_complexity(x, parsing=78) == len(incremental(x))


def test_published_parsings():
    assert lempel_ziv_complexity("0001101001000101") == 6  # Kaspar & Schuster 1987
    assert lempel_ziv_phrases("1011010100010", parsing=78) == ["1", "0", "11", "01", "010", "00", "10"]  # Cover & Thomas 13.4
    assert lempel_ziv_complexity("0" * 1000) == 2
    assert lempel_ziv_complexity("01" * 500) == 3


def longest_matches(x):
    """For each place after the first, one more than the longest match that begins before it."""
    found = []
    for i in range(1, len(x)):
        longest = 0
        for j in range(i):
            k = 0
            while i + k < len(x) and x[j + k] == x[i + k]:
                k += 1
            longest = max(longest, k)
        found.append(longest + 1)
    return found


@given(st.text("abc", min_size=2, max_size=50))
@settings(max_examples=60)
def test_match_lengths_by_definition(x):
    lengths = longest_matches(x)
    exact = 1 / (sum(length / math.log2(i) for i, length in enumerate(lengths, 2)) / len(x))
    e = lempel_ziv_entropy_rate(x)
    assert float(e) == pytest.approx(exact, rel=1e-12)
    assert (e.estimator, e.n) == ("match-length", len(x))


def test_rates_come_near_the_truth():
    random = np.random.default_rng(7)
    coin = random.integers(0, 2, 100_000)
    for estimator in ("match-length", "lz76", "lz78"):
        assert lempel_ziv_entropy_rate(coin, estimator=estimator) == pytest.approx(1, abs=0.2)
        assert lempel_ziv_entropy_rate(np.zeros(10_000, dtype=int), estimator=estimator) < 0.2
    assert lempel_ziv_complexity(coin, normalized=True) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(("symbols", "signs"), [(2, {"match-length": -1, "lz76": 1, "lz78": 1}), (26, {"match-length": -1, "lz76": -1, "lz78": -1})])
def test_the_bias_has_the_sign_that_the_estimate_tells(symbols, signs):
    runs = [np.random.default_rng(seed).integers(0, symbols, 3000) for seed in range(4)]
    for estimator, sign in signs.items():
        found = [lempel_ziv_entropy_rate(x, estimator=estimator) for x in runs]
        assert all((e - math.log2(symbols)) * sign > 0 for e in found)
        told = found[0].bias
        assert told.startswith("of either sign") or ("too low" if sign < 0 else "too high") in told


def fuzzy_by_definition(x, m, tolerance):
    with mpmath.workdps(50):
        def mean(length):
            windows = [[mpmath.mpf(v) for v in x[i : i + length]] for i in range(len(x) - m)]
            windows = [[v - mpmath.fsum(w) / length for v in w] for w in windows]
            return mpmath.fsum(
                mpmath.exp(-((max(abs(a - b) for a, b in zip(v, w, strict=True)) / tolerance) ** 2))
                for v, w in combinations(windows, 2)
            )

        return mpmath.log(mean(m) / mean(m + 1))


@pytest.mark.parametrize("tolerance", [0.55, 1.0, 4.0, 100.0])
def test_fuzzy_entropy_keeps_small_memberships(tolerance):
    x = [0, 1, 7, 3, 12, 5, 30, 3, 9.5, 1]
    exact = fuzzy_by_definition(x, 2, mpmath.mpf(tolerance))
    assert fuzzy_entropy(x, 2, tolerance=tolerance, base="e") == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.filterwarnings("error")
def test_extreme_values():
    x = np.array([0.3, -0.7, 0.1, 0.9, -0.2, 0.6, -0.9, 0.4, -0.5, 0.8, 0.2, -0.1] * 4)
    for scale in (2.0**1020, 2.0**-1000):
        for measure in (sample_entropy, approximate_entropy, fuzzy_entropy, dispersion_entropy):
            assert measure(x * scale) == pytest.approx(measure(x), rel=1e-12)
        assert permutation_entropy(x * scale, weighted=True, ties="appearance") == pytest.approx(permutation_entropy(x, weighted=True, ties="appearance"), rel=1e-12)
        assert (coarse_grain(x * scale, 2) == coarse_grain(x, 2) * scale).all()
    assert coarse_grain([5e-324 * 3, 5e-324 * 5], 2).tolist() == [5e-324 * 4]
    assert coarse_grain([1.7e308, 1.7e308], 2).tolist() == [1.7e308]
    assert fuzzy_entropy([1.7e308, -1.7e308] * 9, tolerance=1e308) == pytest.approx(fuzzy_entropy([1.7, -1.7] * 9, tolerance=1.0), abs=1e-12)
