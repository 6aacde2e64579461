"""Estimators from data against formulas in mpmath, published values, and what they promise."""

from __future__ import annotations

import math
from collections import Counter

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    entropy,
    estimate_entropy,
    estimate_mutual_information,
    mutual_information,
    mutual_information_matrix,
    samples,
    samples_from_csv,
)
from lambit.info.estimators.entropies import ESTIMATORS

COUNTS = st.lists(st.integers(1, 40), min_size=1, max_size=12)
KNOWN = [3, 2, 1, 1]


def estimate(counts, estimator, **options):
    return estimate_entropy(counts, estimator=estimator, counts=True, base="e", interval=None, **options)


# -- each by its formula


def plain(n):
    whole = mpmath.mpf(sum(n))
    return -mpmath.fsum(c / whole * mpmath.log(c / whole) for c in n if c)


def by_grassberger(n):
    g = lambda k: mpmath.psi(0, k) + mpmath.mpf(-1) ** k / 2 * (mpmath.psi(0, mpmath.mpf(k + 1) / 2) - mpmath.psi(0, mpmath.mpf(k) / 2))
    return mpmath.log(sum(n)) - mpmath.fsum(k * g(k) for k in n) / sum(n)


def by_grassberger_1988(n):
    whole = sum(n)
    return mpmath.fsum(mpmath.mpf(k) / whole * (mpmath.log(whole) - mpmath.psi(0, k) - mpmath.mpf(-1) ** k / (k * (k + 1))) for k in n)


def by_chao_shen(n):
    whole, ones = sum(n), n.count(1)
    if whole == 1:
        return mpmath.mpf(0)
    cover = 1 - mpmath.mpf(ones - (ones == whole)) / whole
    p = [cover * k / whole for k in n]
    return -mpmath.fsum(x * mpmath.log(x) / (1 - (1 - x) ** whole) for x in p)


def by_zhang(n):
    whole = sum(n)
    return mpmath.fsum(mpmath.mpf(k) / whole * (mpmath.psi(0, whole) - mpmath.psi(0, k)) for k in n)


def by_chao_wang_jost(n):
    whole, f1, f2 = sum(n), n.count(1), n.count(2)
    if f1 == 0 or whole == 1:
        return by_zhang(n)
    a = mpmath.mpf(2 * f2) / ((whole - 1) * f1 + 2 * f2) if f2 else mpmath.mpf(2) / ((whole - 1) * (f1 - 1) + 2)
    if a == 1:
        return by_zhang(n)
    rest = -mpmath.log(a) - mpmath.fsum((1 - a) ** r / r for r in range(1, whole))
    return by_zhang(n) + mpmath.mpf(f1) / whole * (1 - a) ** (1 - whole) * rest


def by_jackknife(n):
    whole = sum(n)
    if whole == 1:
        return mpmath.mpf(0)
    left = [plain([c - (i == j) for j, c in enumerate(n)]) for i in range(len(n))]
    return whole * plain(n) - mpmath.mpf(whole - 1) / whole * mpmath.fsum(c * h for c, h in zip(n, left, strict=True))


def by_james_stein(n):
    whole, k = sum(n), len(n)
    p, t = [mpmath.mpf(c) / whole for c in n], mpmath.mpf(1) / k
    spread = mpmath.fsum((t - x) ** 2 for x in p)
    share = 1 if whole == 1 or spread == 0 else min(1, (1 - mpmath.fsum(x * x for x in p)) / ((whole - 1) * spread))
    return -mpmath.fsum(q * mpmath.log(q) for q in (share * t + (1 - share) * x for x in p))


FORMULAS = {
    "plug-in": plain, "miller-madow": lambda n: plain(n) + mpmath.mpf(len(n) - 1) / (2 * sum(n)), "grassberger": by_grassberger,
    "grassberger-1988": by_grassberger_1988, "chao-shen": by_chao_shen, "zhang": by_zhang, "chao-wang-jost": by_chao_wang_jost,
    "jackknife": by_jackknife, "james-stein": by_james_stein,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMULAS)
@given(counts=COUNTS)
@settings(max_examples=30, deadline=None)
def test_an_estimator_is_its_formula(name, counts):
    with mpmath.workdps(50):
        exact = FORMULAS[name](counts)
    assert float(estimate(counts, name)) == pytest.approx(max(0.0, float(exact)), rel=1e-10, abs=1e-12)


def test_published_values():
    """Of counts (3, 2, 1, 1), in nats: computed with 30 digits from the formulas of the papers."""
    assert float(estimate(KNOWN, "miller-madow")) == pytest.approx(1.49131997375185334895961, rel=1e-14)
    assert float(estimate(KNOWN, "zhang")) == pytest.approx(1.521428571428571428571429, rel=1e-14)
    assert float(estimate(KNOWN, "pseudo-counts", prior="laplace")) == pytest.approx(1.342113178914400290680805, rel=1e-14)
    assert float(estimate(KNOWN, "james-stein")) == pytest.approx(math.log(4), rel=1e-14)


# -- Bayes


@given(COUNTS, st.integers(0, 5), st.sampled_from([0.25, 1.0, 3.0]))
@settings(max_examples=25, deadline=None)
def test_the_mean_of_a_dirichlet_posterior(counts, more, prior):
    k = len(counts) + more
    n = [c + prior for c in counts] + [prior] * more
    with mpmath.workdps(40):
        a = mpmath.mpf(sum(n))
        exact = mpmath.psi(0, a + 1) - mpmath.fsum(x / a * mpmath.psi(0, x + 1) for x in n)
    found = estimate(counts, "dirichlet", prior=prior, alphabet=k)
    assert float(found) == pytest.approx(float(exact), rel=1e-12, abs=1e-13)
    assert found.details["prior"] == prior


def test_the_variance_of_a_dirichlet_posterior_is_that_of_draws():
    found = estimate(KNOWN, "dirichlet", prior=1.0, alphabet=6)
    draws = np.random.default_rng(1).dirichlet([4, 3, 2, 2, 1, 1], 400_000)
    h = -(draws * np.log(draws)).sum(axis=1)
    assert float(found) == pytest.approx(h.mean(), abs=4 * h.std() / 630)
    assert found.details["deviation"] == pytest.approx(h.std(), rel=0.01)


def nsb_by_quadrature(n, k):
    """The definition, by the trapezoid rule in ln β with 40 digits."""
    with mpmath.workdps(40):
        whole = sum(n)

        def weight(t):
            b = mpmath.e**t
            p = mpmath.loggamma(k * b) - mpmath.loggamma(whole + k * b)
            p += mpmath.fsum(mpmath.loggamma(c + b) - mpmath.loggamma(b) for c in n)
            return mpmath.e**p * (k * mpmath.psi(1, k * b + 1) - mpmath.psi(1, b + 1)) * b

        def mean(t):
            b = mpmath.e**t
            a = whole + k * b
            return mpmath.psi(0, a + 1) - mpmath.fsum((c + b) / a * mpmath.psi(0, c + b + 1) for c in [*n, *[0] * (k - len(n))])

        points = [mpmath.mpf(i) / 8 for i in range(-8 * 30, 8 * 30 + 1)]
        weights = [weight(t) for t in points]
        whole_weight = mpmath.fsum(weights)  # and no mean is above ln k
        heavy = [(w, t) for w, t in zip(weights, points, strict=True) if w > whole_weight * mpmath.mpf("1e-20")]
        return mpmath.fsum(w * mean(t) for w, t in heavy) / whole_weight


@pytest.mark.slow
@pytest.mark.parametrize(("counts", "k"), [(KNOWN, 4), (KNOWN, 8), ([4, 2, 3, 2, 4, 2], 9), ([1] * 10, 100), ([50, 1], 2), ([7], 3)])
def test_nsb_to_ten_digits(counts, k):
    """infomeasure gives 1.2278 and 1.2558 for the first two (info 3.1), and NaN for a thousand samples."""
    assert float(estimate(counts, "nsb", alphabet=k)) == pytest.approx(float(nsb_by_quadrature(counts, k)), rel=1e-10)


def test_nsb_of_many_samples():
    x = np.random.default_rng(0).integers(0, 1000, 10**5)
    found = estimate_entropy(x, estimator="nsb", alphabet=1000, base="e")
    assert float(found) == pytest.approx(math.log(1000), abs=0.002)
    assert 0 < found.details["deviation"] < 0.001


# -- what estimators promise


def test_bias_of_undersampled_data():
    """A thousand draws from five hundred equal symbols: the frequencies are far too low, the corrections are not."""
    truth, random = math.log(500), np.random.default_rng(3)
    found = {name: [] for name in ("plug-in", "miller-madow", "grassberger", "jackknife", "nsb", "best-upper-bound")}
    for _ in range(20):
        counts = random.multinomial(1000, np.ones(500) / 500)
        for name, values in found.items():
            values.append(float(estimate(counts, name, alphabet=500)))
    errors = {name: abs(np.mean(values) - truth) for name, values in found.items()}
    assert errors["plug-in"] > 0.25
    assert all(error < errors["plug-in"] / 3 for name, error in errors.items() if name != "plug-in")
    assert errors["grassberger"] < 0.03 and errors["nsb"] < 0.03


def test_the_bound_holds():
    random = np.random.default_rng(4)
    for p in (np.ones(20) / 20, np.array([0.9] + [0.1 / 19] * 19), np.array([0.5, 0.5] + [0.0] * 18)):
        truth = float(entropy(p, base="e"))
        found = [estimate(random.multinomial(30, p), "best-upper-bound", alphabet=20) for _ in range(200)]
        error = math.sqrt(np.mean([(float(e) - truth) ** 2 for e in found]))
        assert error <= found[0].details["bound"]


@pytest.mark.parametrize("interval", ["analytic", "bootstrap"])
@pytest.mark.slow
def test_intervals_hold_the_truth_about_as_often_as_they_say(interval):
    p = np.array([0.4, 0.3, 0.2, 0.1])
    truth, random = float(entropy(p)), np.random.default_rng(5)
    held = 0
    for i in range(100):
        counts = random.multinomial(200, p)
        low, high = estimate_entropy(counts, counts=True, interval=interval, resamples=200, seed=i).interval
        held += low <= truth <= high
    assert 88 <= held <= 100


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_every_estimator_says_what_it_is(estimator):
    e = estimate_entropy("abracadabra", estimator=estimator, alphabet=26)
    assert (e.estimator, e.n, e.alphabet, e.method) == (estimator, 11, 26, "analytic")
    assert len(e.bias) > 20 and e.interval[0] <= e.interval[1]
    assert 0 <= e.interval[0] and e.interval[1] <= math.log2(26) + 1e-12
    one = estimate_entropy("aaaa", estimator=estimator, alphabet=1)
    assert 0 <= one < 0.12 and math.copysign(1, one) == 1
    assert one == 0 or estimator.startswith("grassberger")  # whose series is no exact zero
    single = estimate_entropy("a", estimator=estimator, alphabet=3)
    assert math.isfinite(single)


def test_data_of_every_kind():
    text = "abracadabra"
    kinds = [list(text), tuple(text), np.array(list(text)), [ord(c) for c in text], np.array([ord(c) for c in text], dtype=np.uint8),
             np.array([ord(c) for c in text], dtype=np.int16), list(Counter(text).elements()), np.array(list(text), dtype=object)]  # fmt: skip
    values = {round(float(estimate_entropy(x)), 12) for x in kinds}
    values |= {round(float(estimate_entropy(Counter(text), counts=True)), 12)}
    assert len(values) == 1
    assert float(estimate_entropy([-1, -1, 1, 1], estimator="plug-in")) == 1.0  # pyitlib takes -1 as missing: 0
    assert float(estimate_entropy([-1, 0, -1, 2], estimator="plug-in")) == 1.5
    assert float(estimate_entropy([2**62, 2**62, -(2**62)], estimator="plug-in")) == pytest.approx(0.918295834)


# -- mutual information


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)), min_size=3, max_size=60))
@settings(max_examples=40, deadline=None)
def test_the_estimate_without_correction_is_the_information_of_frequencies(rows):
    s = samples(*zip(*rows, strict=True))
    found = estimate_mutual_information(s, "x", "y")
    assert float(found) == pytest.approx(mutual_information(s, "x", "y"), abs=1e-12)
    assert float(estimate_mutual_information(s, "x", "y", given="z")) == pytest.approx(mutual_information(s, "x", "y", given="z"), abs=1e-12)
    by_sum = estimate_mutual_information(s, "x", "y", correction="plug-in")
    assert float(by_sum) == pytest.approx(float(found), abs=1e-12)
    assert float(estimate_mutual_information(s, "x", "y", correction="miller-madow")) <= float(found)


@pytest.mark.slow
def test_the_tests_of_independence_are_right_where_there_is_none():
    random = np.random.default_rng(7)
    chi, shuffled = [], []
    for i in range(200):
        s = samples(random.integers(0, 3, 150), random.integers(0, 4, 150))
        e = estimate_mutual_information(s, permutations=49, seed=i)
        chi.append(e.details["p-value-chi-square"])
        shuffled.append(e.details["p-value"])
        assert e.details["degrees"] == 6 and e.details["p-value"] >= 0.02
    for values in (chi, shuffled):
        assert 0.4 < np.mean(values) < 0.6
        assert np.mean(np.array(values) <= 0.1) == pytest.approx(0.1, abs=0.07)


def test_shuffling_given_z_keeps_what_z_explains():
    random = np.random.default_rng(8)
    z = random.integers(0, 2, 2000)
    x, y = z ^ (random.random(2000) < 0.1), z ^ (random.random(2000) < 0.1)
    s = samples(x, y, z)
    assert estimate_mutual_information(s, "x", "y", permutations=49, seed=1).details["p-value"] == 0.02
    assert estimate_mutual_information(s, "x", "y", given="z", permutations=49, seed=1).details["p-value"] > 0.05


def test_a_constant_column_tells_nothing():
    """scikit-learn gives 0.0245 nats where H(Y) is 0.0079 (#30772)."""
    s = samples([0] * 1000, [1] * 100 + [0] * 900)
    e = estimate_mutual_information(s)
    assert float(e) == 0.0 and e.details["p-value-chi-square"] == 1.0


@given(st.integers(1, 5), st.integers(1, 80), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_matrix_is_every_pair(count, n, random):
    columns = [[random.choice([0, 5, 7, 7]) for _ in range(n)] for _ in range(count)]
    s = samples(*columns)
    found, p = mutual_information_matrix(s, p_values=True)
    corrected = mutual_information_matrix(s, correction="miller-madow", base="e")
    for i, a in enumerate(s.names):
        assert found[i, i] == pytest.approx(entropy(s, a), abs=1e-12)
        for j, b in enumerate(s.names):
            if i != j:
                e = estimate_mutual_information(s, a, b)
                assert found[i, j] == pytest.approx(float(e), abs=1e-12)
                assert p[i, j] == pytest.approx(e.details["p-value-chi-square"], abs=1e-9)
                assert corrected[i, j] == pytest.approx(float(estimate_mutual_information(s, a, b, correction="miller-madow", base="e")), abs=1e-12)


def test_the_matrix_of_many_values_is_counted_pair_by_pair(monkeypatch):
    from lambit.info.estimators import matrix

    random = np.random.default_rng(9)
    s = samples(*(random.integers(0, 30, 500) for _ in range(3)))
    at_once = mutual_information_matrix(s)
    monkeypatch.setattr(matrix, "_WIDEST", 10)
    assert mutual_information_matrix(s) == pytest.approx(at_once, abs=1e-12)


def test_files_of_comma_separated_values(tmp_path):
    file = tmp_path / "data.csv"
    file.write_text('name,size,mass\n"a, b",1,0.5\nc,2,1\nc,1,\n')
    s = samples_from_csv(str(file), "name", "size")
    assert s.names == ("name", "size") and s.n == 3
    assert s.frequencies()[("a, b", 1)] == 1 / 3 or float(s.frequencies()[("a, b", 1)]) == pytest.approx(1 / 3)
    assert samples_from_csv(str(file), missing="drop").n == 2


@pytest.mark.parametrize("estimator", ["chao-shen", "chao-wang-jost", "jackknife", "miller-madow", "grassberger", "zhang", "plug-in"])
def test_no_estimate_is_above_the_logarithm_of_the_alphabet(estimator):
    for counts in ([1] * 5, [1] * 10, [2, 1, 1, 1]):
        e = estimate_entropy(counts, counts=True, estimator=estimator, alphabet=10)
        assert 0 <= e.interval[0] <= e <= math.log2(10) + 1e-15 and e.interval[0] < e.interval[1]
    assert estimate_entropy([1] * 5, counts=True, estimator="chao-shen") > math.log2(10)


@pytest.mark.parametrize("estimator", ["plug-in", "grassberger", "chao-shen", "james-stein", "best-upper-bound", "pseudo-counts", "nsb"])
@pytest.mark.parametrize("interval", ["analytic", "bootstrap"])
def test_one_symbol_seen_is_not_certainty(estimator, interval):
    for n in (1, 2, 5, 100):
        e = estimate_entropy([n], counts=True, estimator=estimator, alphabet=3, interval=interval, resamples=20, seed=1)
        if estimator != "nsb" or interval == "bootstrap":
            assert e.interval[0] == 0 and e.interval[1] >= e
        assert e.interval[1] > 0


def test_the_interval_of_one_symbol_holds_the_truth():
    """Of all sources that show one symbol five times with 5 % at least, none has more entropy."""
    from lambit.info.estimators.entropies import most_of_one_symbol
    from lambit.info.estimators.frequencies import frequencies

    for n, k in ((2, 2), (5, 2), (5, 10), (40, 4)):
        most = most_of_one_symbol(frequencies([n], counts=True, alphabet=k), 0.95)
        for m in np.linspace(1e-6, 1 - 1 / k, 500):
            p = np.array([1 - m] + [m / (k - 1)] * (k - 1))
            if (p**n).sum() >= 0.05:
                assert -(p * np.log(p)).sum() <= most + 1e-9
