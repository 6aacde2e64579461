"""Series: block entropies, rates, storage and transfer, against definitions, identities and closed forms."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    active_information,
    binned,
    block_entropies,
    block_entropy,
    conditional_entropy,
    entropy,
    entropy_rate,
    excess_entropy,
    lagged_mutual_information,
    local_active_information,
    local_transfer_entropy,
    mutual_information,
    predictive_information,
    samples,
    transfer_entropy,
)
from lambit.info.kernels.chi_square import chi_square_tail

SMALL = st.lists(st.integers(0, 2), min_size=8, max_size=60)


def h(counts):
    n = sum(counts)
    return -math.fsum(c / n * math.log2(c / n) for c in counts)


def blocks(trials, k):
    return Counter(tuple(x[i : i + k]) for x in trials for i in range(len(x) - k + 1))


def columns(lags, start, stop):
    return [x[start - lag : stop - lag] for x, lag in lags]


# -- blocks


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=20), min_size=1, max_size=4), st.integers(1, 6))
@settings(max_examples=60)
def test_block_entropies_of_trials_by_definition(trials, n):
    n = min(n, max(map(len, trials)))
    found = block_entropies(trials, n, trials=True)
    assert found.tolist() == pytest.approx([h(blocks(trials, k).values()) for k in range(1, n + 1)], abs=1e-12)
    assert block_entropy(trials, n, trials=True) == pytest.approx(found[-1], abs=1e-15)


@given(st.lists(st.integers(0, 300), min_size=30, max_size=90))
@settings(max_examples=20)
def test_block_entropies_where_most_blocks_do_not_occur(x):
    assert block_entropies(x, 5).tolist() == pytest.approx([h(blocks([x], k).values()) for k in range(1, 6)], abs=1e-12)


def de_bruijn(k, n):
    """Every word of length n over k symbols once, in a circle (Lyndon words in order; Fredricksen & Maiorana 1978)."""
    word, found = [0] * (k * n), []

    def extend(t, p):
        if t > n:
            if n % p == 0:
                found.extend(word[1 : p + 1])
            return
        word[t] = word[t - p]
        extend(t + 1, p)
        for j in range(word[t - p] + 1, k):
            word[t] = j
            extend(t + 1, t)

    extend(1, 1)
    return found + found[: n - 1]


@pytest.mark.parametrize(("k", "n"), [(2, 10), (3, 6), (5, 4)])
def test_a_de_bruijn_sequence_has_the_greatest_block_entropy(k, n):
    assert block_entropy(de_bruijn(k, n), n) == pytest.approx(n * math.log2(k), abs=1e-12)


def test_a_periodic_series_has_the_logarithm_of_its_period():
    found = block_entropies("abcde" * 200 + "abcd", 6)
    assert found.tolist() == pytest.approx([math.log2(5)] * 6, abs=1e-4)


# -- rates


def markov(n, seed, rows):
    random = np.random.default_rng(seed).random(n)
    x, out = 0, np.empty(n, dtype=np.int64)
    for i in range(n):
        x = int(random[i] >= rows[x])  # rows[x]: the probability of 0 after x
        out[i] = x
    return out


def test_the_golden_mean_process():
    """After 1 comes 0; after 0 either: h = 2/3, E = log2 3 - 4/3 ... of H_1 - h (Crutchfield & Feldman 2003)."""
    x = markov(200_000, 1, [0.5, 1.0])
    rate = entropy_rate(x)
    assert rate == pytest.approx(2 / 3, abs=0.005)
    assert rate.estimator == "plug-in" and rate.alphabet == 2 and "finite" in rate.bias
    assert excess_entropy(x, 4) == pytest.approx(0.2516291673878228, abs=0.005)
    assert entropy_rate(x, 6, estimator="miller-madow") >= entropy_rate(x, 6)
    assert entropy_rate(x, 8, estimator="extrapolation") == pytest.approx(2 / 3, abs=0.01)


def test_rates_are_differences_of_block_entropies():
    x = "abracadabra" * 30
    found = block_entropies(x, 4)
    rate = entropy_rate(x, 4)
    assert rate.details["rates"] == pytest.approx([found[0], *np.diff(found)], abs=1e-12)
    assert entropy_rate(x, 4, base="e") == pytest.approx(rate * math.log(2), rel=1e-12)
    assert excess_entropy(x, 4) == pytest.approx(found[-1] - 4 * (found[-1] - found[-2]), abs=1e-12)


def test_rate_of_a_fair_coin_and_of_a_constant():
    x = np.random.default_rng(3).integers(0, 2, 100_000)
    assert entropy_rate(x) == pytest.approx(1, abs=0.01)
    assert entropy_rate([7] * 50) == 0.0
    assert excess_entropy([7] * 50) == 0.0
    assert predictive_information([7] * 50, 3, 3) == 0.0


# -- storage and prediction


@given(SMALL, st.integers(1, 3), st.integers(1, 2))
@settings(max_examples=60)
def test_storage_is_the_mutual_information_of_past_and_present(x, k, delay):
    far = 1 + (k - 1) * delay
    past = columns([(x, 1 + i * delay) for i in range(k)], far, len(x))
    names = [f"p{i}" for i in range(k)]
    s = samples(*past, x[far:], names=[*names, "now"])
    found = active_information(x, k, delay=delay)
    assert found == pytest.approx(mutual_information(s, names, "now"), abs=1e-12)
    assert local_active_information(x, k, delay=delay).mean() == pytest.approx(found, abs=1e-12)
    if delay == 1:
        assert predictive_information(x, k) == pytest.approx(found, abs=1e-14)
        assert found + conditional_entropy(s, "now", given=names) == pytest.approx(entropy(s, "now"), abs=1e-12)


def test_a_period_is_stored_whole():
    assert active_information("01" * 200 + "0", 1) == 1.0
    assert predictive_information("0110" * 250 + "0", 2, 2) == pytest.approx(2, abs=1e-5)


def test_chance_stores_nothing_that_shuffling_does_not():
    x = np.random.default_rng(5).integers(0, 4, 400)
    found = active_information(x, 2, permutations=200, seed=1)
    assert found.details["p-value"] > 0.01
    assert found.details["effective"] == pytest.approx(0, abs=0.1)
    assert found > 0.1  # what the bias note warns of
    assert "too high" in found.bias


# -- transfer


@given(SMALL, st.randoms(use_true_random=False), st.integers(1, 2), st.integers(1, 2), st.integers(1, 3), st.integers(1, 2))
@settings(max_examples=80)
def test_transfer_is_conditional_mutual_information(x, random, k, l, lag, delay):  # noqa: E741
    y = [random.randrange(3) for _ in x]
    z = [random.randrange(2) for _ in x]
    far = max(1 + (k - 1) * delay, lag + (l - 1) * delay)
    if len(x) <= far:
        return
    rows = {f"y{i}": (y, 1 + i * delay) for i in range(k)} | {f"x{i}": (x, lag + i * delay) for i in range(l)}
    rows |= {"now": (y, 0), "z": (z, 1)}
    s = samples(*columns(rows.values(), far, len(x)), names=list(rows))
    ys, xs = [n for n in rows if n[0] == "y"], [n for n in rows if n[0] == "x"]
    options = {"k": k, "l": l, "lag": lag, "delay": delay}
    found = transfer_entropy(x, y, **options)
    assert found == pytest.approx(mutual_information(s, xs, "now", given=ys), abs=1e-12)
    assert local_transfer_entropy(x, y, **options).mean() == pytest.approx(found, abs=1e-12)
    known = transfer_entropy(x, y, given=z, **options)
    assert known == pytest.approx(mutual_information(s, xs, "now", given=[*ys, "z"]), abs=1e-12)
    assert 0 <= found.details["normalised"] <= 1


@given(SMALL, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_wide_alphabets_are_counted_as_narrow_ones(x, random):
    y = [random.randrange(3) for _ in x]
    wide = [10**9 * v + 17 for v in x]
    apart = [v * 100_003 for v in y]
    assert transfer_entropy(wide, apart, k=2, l=2) == pytest.approx(transfer_entropy(x, y, k=2, l=2), abs=1e-14)
    far = transfer_entropy(x, y, k=30, l=30) if len(x) > 30 else 0.0  # words of 61 digits
    assert far >= 0


def test_a_noisy_copy():
    """Y_t = X_(t-1) but for one time in eight: T = 1 - h(1/8), nothing back, and nothing at other lags."""
    random = np.random.default_rng(7)
    x = random.integers(0, 2, 400_000)
    y = np.roll(x, 1) ^ (random.random(x.size) < 1 / 8)
    exact = 1 - h([1, 7])
    assert transfer_entropy(x, y) == pytest.approx(exact, abs=0.005)
    assert transfer_entropy(y, x) == pytest.approx(0, abs=1e-4)
    assert transfer_entropy(x, y, lag=2) == pytest.approx(0, abs=1e-4)
    assert transfer_entropy(x, y, given=x) == pytest.approx(0, abs=1e-12)
    assert transfer_entropy(x, y).details["p-value-chi-square"] == 0
    assert transfer_entropy(y, x).details["p-value-chi-square"] > 1e-4


def test_significance_of_shuffled_sources():
    random = np.random.default_rng(11)
    x, other = random.integers(0, 2, 500), random.integers(0, 2, 500)
    y = np.roll(x, 1) ^ (random.random(x.size) < 0.3)
    found = transfer_entropy(x, y, permutations=99, seed=1)
    assert found.details["p-value"] == 0.01  # never 0
    assert found.details["effective"] == pytest.approx(found - found.details["shuffled"], abs=1e-15)
    assert transfer_entropy(other, y, permutations=99, seed=1).details["p-value"] > 0.05
    assert transfer_entropy(x, y, permutations=9, seed=1).details == transfer_entropy(x, y, permutations=9, seed=1).details


def test_trials_do_not_run_into_each_other():
    x, y = ["0101", "1010", "0011"], ["1100", "0101", "1111"]
    s = [(a[t - 1], b[t - 1], b[t]) for a, b in zip(x, y, strict=True) for t in range(1, 4)]
    known = samples(*[list(c) for c in zip(*s, strict=True)], names=["x", "p", "n"])
    found = transfer_entropy(x, y, trials=True)
    assert found == pytest.approx(mutual_information(known, "x", "n", given="p"), abs=1e-14)
    assert found.n == 9
    assert local_transfer_entropy(x, y, trials=True).shape == (9,)


@given(SMALL)
@settings(max_examples=30)
def test_lagged_information(x):
    found = lagged_mutual_information(x, x, [0, 1, -1, 3])
    assert found[0] == pytest.approx(entropy(samples(x)), abs=1e-12)
    assert found[1] == pytest.approx(mutual_information(samples(x[:-1], x[1:])), abs=1e-12)
    assert found[2] == pytest.approx(found[1], abs=1e-14)
    assert found[3] == pytest.approx(mutual_information(samples(x[:-3], x[3:])), abs=1e-12)


# -- bins, and the tail of chi square


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=50), st.integers(1, 9))
def test_bins_are_in_order_and_all_there(x, count):
    for method in ("width", "frequency"):
        bins = binned(x, count, method=method)
        assert bins.min() >= 0 and bins.max() < count
        order = np.argsort(x, kind="stable")
        assert all(a <= b for a, b in pairwise(bins[order].tolist()))


def test_equal_frequency_and_equal_width():
    x = np.random.default_rng(1).random(1000) ** 3
    assert np.bincount(binned(x, 4, method="frequency")).tolist() == [250] * 4
    assert binned([0, 1, 2, 3, 4], 4).tolist() == [0, 1, 2, 3, 3]
    assert binned([5, 5], 3).tolist() == [0, 0]


@pytest.mark.parametrize("df", [1, 2, 3, 10, 101, 4000])
@pytest.mark.parametrize("times", [0.01, 0.5, 0.9, 1.0, 1.1, 2.0, 10.0])
def test_the_tail_of_chi_square(df, times):
    import mpmath

    x = df * times
    exact = mpmath.gammainc(mpmath.mpf(df) / 2, mpmath.mpf(x) / 2, regularized=True)
    assert chi_square_tail(x, df) == pytest.approx(float(exact), rel=1e-9, abs=1e-14)
