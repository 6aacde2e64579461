"""Answers that are known to be wrong elsewhere, each with the right one: from a closed form, mpmath or exact rationals.

The peers were asked in November 2026: infomeasure 0.6.3, scipy 1.17.1, scikit-learn 1.9.1, dit 2.3, pyitlib
0.3.1, pyinform 0.2.0, komm 0.37.0, divergence 1.1.0, lea 4.4.0, npeet_plus 0.2.0, antropy 0.2.3.
"""

from __future__ import annotations

import math
import warnings
from fractions import Fraction as F

import info_oracle as oracle
import mpmath
import numpy as np
import pytest

from lambit.info import (
    InformationError,
    block_entropy,
    continuous_mutual_information,
    entropy,
    estimate_entropy,
    jensen_shannon_distance,
    jensen_shannon_divergence,
    joint,
    kl_divergence,
    mutual_information,
    normalize,
    permutation_entropy,
    pmf,
    samples,
    samples_from_counts,
    wyner_information,
)


@pytest.fixture(autouse=True)
def _no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


# -- 1: NSB


def nsb(counts, size, step=0.125, reach=36):
    """The posterior mean in nats by the trapezoid rule in ln β (Nemenman, Shafee & Bialek 2002), in mpmath."""
    groups = [(c, counts.count(c)) for c in sorted(set(counts))]
    n, unseen = sum(counts), size - len(counts)
    top, rows = mpmath.mpf("-inf"), []
    with mpmath.workdps(25):
        for i in range(-int(reach / step), int(reach / step) + 1):
            b = mpmath.exp(mpmath.mpf(i) * step)
            kb = size * b
            log_evidence = mpmath.loggamma(kb) - mpmath.loggamma(n + kb)
            log_evidence += sum(m * (mpmath.loggamma(c + b) - mpmath.loggamma(b)) for c, m in groups)
            prior = (size * mpmath.psi(1, kb + 1) - mpmath.psi(1, b + 1)) * b
            known = sum(m * (c + b) * mpmath.psi(0, c + b + 1) for c, m in groups) + unseen * b * mpmath.psi(0, b + 1)
            rows.append((log_evidence, prior, mpmath.psi(0, n + kb + 1) - known / (n + kb)))
            top = max(top, log_evidence)
        weights = [mpmath.exp(log_evidence - top) * prior for log_evidence, prior, _ in rows]
        return float(sum(w * mean for w, (_, _, mean) in zip(weights, rows, strict=True)) / sum(weights))


NDD = [4, 12, 4, 5, 3, 1, 5, 1, 2, 2, 2, 2, 11, 3, 4, 12, 12, 1, 2]


@pytest.mark.parametrize(
    ("counts", "size", "right"),
    [([3, 2, 1, 1], 4, 1.2660139763), ([3, 2, 1, 1], 8, 1.634632106), (NDD, 100, 2.806096916054)],
)
def test_nsb_is_the_integral(counts, size, right):
    """infomeasure: 1.2278490245, 1.2558 and 2.814786; ndd the last to 5e-6: 2.8060922530."""
    found = float(estimate_entropy(counts, counts=True, estimator="nsb", alphabet=size, base="e"))
    assert found == pytest.approx(right, abs=1e-9)
    assert found == pytest.approx(nsb(counts, size), rel=1e-10)


def test_nsb_of_a_thousand_samples_is_a_number():
    """infomeasure: NaN for 1000 samples and more."""
    counts = [512, 256, 128, 64, 32, 16, 8, 4]
    found = float(estimate_entropy(counts, counts=True, estimator="nsb", alphabet=12, base="e"))
    assert found == pytest.approx(nsb(counts, 12), rel=1e-10)
    for n in (3000, 10_000, 100_000):
        x = np.random.default_rng(n).integers(0, 20, n)
        assert float(estimate_entropy(x, estimator="nsb", alphabet=20, base="e")) == pytest.approx(math.log(20), abs=0.01)


# -- 2, 3, 10: nearest neighbours


def ksg1(x, y, k):
    """ψ(k) + ψ(n) - <ψ(nₓ + 1) + ψ(n_y + 1)>, nₓ points strictly nearer than the k-th neighbour (Kraskov et al. 2004, eq. 8)."""
    dx, dy = np.abs(x[:, None] - x), np.abs(y[:, None] - y)
    both = np.maximum(dx, dy)
    np.fill_diagonal(both, np.inf)
    radius = np.sort(both, axis=1)[:, k - 1 : k]
    psi = [float(mpmath.psi(0, i)) for i in range(1, len(x) + 1)]
    nx, ny = (dx < radius).sum(axis=1) - 1, (dy < radius).sum(axis=1) - 1
    return psi[k - 1] + psi[len(x) - 1] - sum(psi[i] + psi[j] for i, j in zip(nx, ny, strict=True)) / len(x)


def ksg2(x, y, k):
    """ψ(k) - 1/k + ψ(n) - <ψ(nₓ) + ψ(n_y)>, in the smallest rectangle about the k neighbours (eq. 9)."""
    dx, dy = np.abs(x[:, None] - x), np.abs(y[:, None] - y)
    both = np.maximum(dx, dy)
    np.fill_diagonal(both, np.inf)
    near = np.argsort(both, axis=1)[:, :k]
    psi = [float(mpmath.psi(0, i)) for i in range(1, len(x) + 1)]
    rows = np.arange(len(x))[:, None]
    nx, ny = ((d <= d[rows, near].max(axis=1)[:, None]).sum(axis=1) - 1 for d in (dx, dy))
    return psi[k - 1] - 1 / k + psi[len(x) - 1] - sum(psi[i - 1] + psi[j - 1] for i, j in zip(nx, ny, strict=True)) / len(x)


def normals(seed, n, rho):
    r = np.random.default_rng(seed)
    x = r.standard_normal(n)
    return x, rho * x + math.sqrt(1 - rho * rho) * r.standard_normal(n)


@pytest.mark.parametrize("k", [1, 3, 4])
@pytest.mark.parametrize(("estimator", "by_hand"), [("ksg1", ksg1), ("ksg2", ksg2)])
def test_ksg_counts_as_its_formula_says(estimator, by_hand, k):
    """divergence, and infomeasure before 0.6: neighbours at the distance itself in the formula for those nearer, 0.2907 for 0.3030."""
    for seed in range(3):
        x, y = normals(seed, 300, 0.7)
        found = continuous_mutual_information(x, y, estimator=estimator, k=k, normalise=False, base="e")
        assert found == pytest.approx(by_hand(x, y, k), abs=1e-12)


def test_ksg_does_not_count_the_point_on_the_edge():
    """searchsorted(x + nextafter(eps)), the obvious numpy: a mean of 0.2957 bits for 0.3219, since x + eps is rounded."""
    found = [float(continuous_mutual_information(*normals(seed, 2000, 0.6))) for seed in range(40)]
    truth = -0.5 * math.log2(1 - 0.36)
    assert np.mean(found) == pytest.approx(truth, abs=4 * np.std(found) / math.sqrt(40))
    assert abs(np.mean(found) - truth) < 0.012


@pytest.mark.parametrize("estimator", ["ksg1", "ksg2"])
def test_rounded_data_have_the_information_of_the_data(estimator):
    """infomeasure 3.54 nats and divergence -0.384 for 0.22, of normal data rounded to tenths."""
    found = [continuous_mutual_information(*(v.round(1) for v in normals(s, 1500, 0.6)), estimator=estimator, base="e") for s in range(8)]
    assert np.mean([float(v) for v in found]) == pytest.approx(-0.5 * math.log(1 - 0.36), abs=0.03)
    assert all(v.details["ties"] > 1000 for v in found)


@pytest.mark.parametrize("scale", [1e-12, 1e12])
def test_ksg_does_not_depend_on_units(scale):
    """NPEET, infomeasure and divergence: 0 or -0.333 where x is measured in units 1e12 times as large or small."""
    x, y = normals(1, 800, 0.6)
    assert continuous_mutual_information(x * scale, y) == pytest.approx(float(continuous_mutual_information(x, y)), abs=1e-9)


# -- 4: Jensen and Shannon


def jensen_shannon(p, q):
    with mpmath.workdps(400):
        p, q = [mpmath.mpf(float(v)) for v in p], [mpmath.mpf(float(v)) for v in q]
        terms = [a * mpmath.log(2 * a / (a + b), 2) for x, y in ((p, q), (q, p)) for a, b in zip(x, y, strict=True) if a]
        return mpmath.fsum(terms) / 2


def test_jensen_shannon_of_near_halves():
    """scipy: NaN for [x, 1-x] and [1-x, x] where x is the double below 1/2 (#20083)."""
    x = math.nextafter(0.5, 0)
    exact = jensen_shannon([x, 1 - x], [1 - x, x])
    assert oracle.ulps(jensen_shannon_divergence([x, 1 - x], [1 - x, x]), exact) <= 2
    assert oracle.ulps(jensen_shannon_distance([x, 1 - x], [1 - x, x]), mpmath.sqrt(exact)) <= 2


def test_jensen_shannon_of_nearly_proportional_single_floats():
    """scipy: NaN (#20083)."""
    p = np.array([0.25, 0.25, 0.5], dtype=np.float32)
    q = np.array([0.25 + 2.0**-25, 0.25 - 2.0**-25, 0.5], dtype=np.float32)
    assert oracle.ulps(jensen_shannon_divergence(p, q), jensen_shannon(p, q)) <= 2


def test_jensen_shannon_of_the_least_double():
    """scipy: inf for [0, 1] and [5e-324, 1] (#19436)."""
    assert 0 <= jensen_shannon_divergence([0.0, 1.0], [5e-324, 1.0]) <= 5e-324
    assert 0 <= jensen_shannon_distance([0.0, 1.0], [5e-324, 1.0]) <= math.sqrt(5e-324)


# -- 5: overflow


@pytest.mark.parametrize(
    "weights",
    [
        [2**63 - 1, 2**63 - 1], np.array([2**63 - 1] * 2), np.array([60000, 60000], dtype=np.float16), [1e308, 1e308],
        np.array([1e308, 1e308]), [10**400, 10**400], np.array([2**64 - 1] * 2, dtype=np.uint64),
    ],
)  # fmt: skip
def test_weights_may_be_large(weights):
    """scipy.stats.entropy: -inf for int64, 0 for float16 and for 1e308, TypeError for large integers; all are 1 bit."""
    assert entropy(normalize(weights)) == 1


def test_counts_may_be_large():
    """The same, of counts."""
    assert entropy(samples_from_counts({"a": 2**63 - 1, "b": 2**63 - 1})) == 1
    assert entropy(samples_from_counts({"a": 10**400, "b": 10**400})) == 1


# -- 6: what is no distribution


@pytest.mark.parametrize(
    ("p", "words"),
    [
        ([1, 1, 2], "sum to 4, not to 1"), ([1.5, -0.5], "-0.5 at index 1 is negative"), ([F(3, 2), F(-1, 2)], "at index 1 is negative"),
        ([0.5, math.nan], "nan at index 1 is not a number"), ([0, 0], "sum to 0"), ([0.0, 0.0], "sum to 0"), ([], "no outcomes"),
        ([math.inf, 0.5], "inf at index 0 is infinite"), ([0.5, 0.5001], "not to 1"), (np.array([1.0, 1.0, 2.0]), "sum to 4"),
        (np.array([0.5, math.nan]), "index 1"), (np.array([1.5, -0.5]), "index 1"),
    ],
)  # fmt: skip
def test_what_is_no_distribution_is_refused(p, words):
    """dit: -2.0 for [1, 1, 2], -0.877 for [1.5, -0.5], 0.5 for [0.5, NaN], 0 for [0, 0]; lea: -0.877 and 0; all silently."""
    for ask in (entropy, pmf, lambda p: kl_divergence(p, p)):
        with pytest.raises(InformationError) as caught:
            ask(p)
        assert words in str(caught.value)


# -- 7, 8: data that are taken for something else


@pytest.mark.parametrize("kind", [list, np.array, lambda x: np.array(x, dtype=np.int8), tuple])
def test_minus_one_is_a_symbol(kind):
    """pyitlib: -1 is "missing", so that [-1, -1, 1, 1] has 0 bits and [-1, 0, -1, 2] 1."""
    assert entropy(samples(kind([-1, -1, 1, 1]))) == 1
    assert entropy(samples(kind([-1, 0, -1, 2]))) == 1.5
    assert mutual_information(samples(kind([-1, -1, 1, 1]), kind([-1, 1, 1, -1]))) == 0


def test_numbers_are_not_truncated_to_symbols():
    """pyinform: block_entropy([.1, .2, .1, .3]) is 0, of floats made integers; negative and large integers are refused."""
    with pytest.raises(InformationError, match=r"float 0\.1 at index 0"):
        block_entropy([0.1, 0.2, 0.1, 0.3], 1)
    assert block_entropy(samples([0.1, 0.2, 0.1, 0.3]), 1) == 1.5
    assert block_entropy([-1, 2**40, -1, 2**70], 1) == 1.5


# -- 9: a constant feature


def test_a_constant_feature_tells_nothing_of_a_rare_class():
    """scikit-learn's mutual_info_classif: 0.0245 nats where H(Y) is 0.0079, growing with n (#30772)."""
    for n in (10_000, 100_000):
        rare = np.arange(n) < n // 1000
        assert continuous_mutual_information(np.zeros(n), rare, estimator="ross") == 0
        assert mutual_information(samples(np.zeros(n, dtype=int), rare)) == 0


def test_information_of_labels_is_not_above_their_entropy():
    """scikit-learn: more than H(Y)."""
    rare = np.arange(20_000) < 20
    x = np.random.default_rng(0).standard_normal(20_000)
    p = 20 / 20_000
    h = -p * math.log2(p) - (1 - p) * math.log2(1 - p)
    assert continuous_mutual_information(x, rare, estimator="ross") <= h
    assert continuous_mutual_information(x + 100 * rare, rare, estimator="ross") == pytest.approx(h, rel=0.02)


# -- 11: optimised quantities


def test_the_information_at_the_capacity_of_the_z_channel():
    """dit: the capacity of the Z channel with 1/2 is 1.5e-8 low. At P(1) = 2/5 it is log2(5/4), exactly, and nowhere more."""
    def told(p):
        return mutual_information(joint(["x", "y"], {(0, 0): 1 - p, (1, 0): p / 2, (1, 1): p / 2}))

    assert told(F(2, 5)) == entropy(pmf([F(1, 5), F(4, 5)])) - F(2, 5)
    assert oracle.ulps(float(told(F(2, 5))), mpmath.log(mpmath.mpf(5) / 4, 2)) <= 1
    assert all(told(F(2, 5)) > told(F(2, 5) + d) for d in (F(-1, 10**6), F(1, 10**6), F(1, 10)))


@pytest.mark.parametrize("a", [0.1, 0.05, 0.25])
def test_wyners_information_is_never_below_the_true_one(a):
    """dit: 0.8727548 for the doubly symmetric source with 0.1, below the minimum 0.8727606."""
    def h(p):
        return -p * math.log2(p) - (1 - p) * math.log2(1 - p)

    truth = 1 + h(a) - 2 * h((1 - math.sqrt(1 - 2 * a)) / 2)  # Wyner 1975, section 3
    found = wyner_information([[(1 - a) / 2, a / 2], [a / 2, (1 - a) / 2]])
    assert truth - 1e-12 <= found <= truth + 1e-6


# -- 12, 13: small things


def test_the_least_double_is_a_probability():
    """komm.entropy([1, 5e-324]): inf."""
    exact = oracle.entropy([5e-324], digits=50)
    assert abs(entropy([1.0, 5e-324]) - float(exact)) <= 5e-324
    assert entropy([1.0, 5e-324], base="e") > 0


def test_missing_data_are_no_symbols():
    """npeet_plus: every NaN is a symbol of its own, 1.5 bits for 1; infomeasure and divergence break on None."""
    for bad in ([1.0, 1.0, 2.0, 2.0, math.nan, math.nan], [1, 1, 2, 2, None, None], ["a", "a", "b", "b", None, None]):
        with pytest.raises(InformationError, match=r"missing value (nan|None) at index 4 .*drop"):
            samples(bad)
        assert entropy(samples(bad, missing="drop")) == 1
    with pytest.raises(InformationError, match="missing value nan at index 1"):
        samples(np.array([1.0, math.nan]))


def test_zero_has_no_sign():
    """antropy's perm_entropy: -0.0."""
    for found in (
        permutation_entropy([1, 2, 3, 4]), entropy([1.0, 0.0]), entropy(samples("aaa")), kl_divergence([0.5, 0.5], [0.5, 0.5]),
        mutual_information(samples("aaaa", "abab")), block_entropy("aaaa", 2),
        *(float(estimate_entropy("aaaa", estimator=e, alphabet=None if e != "nsb" else 1)) for e in ("plug-in", "chao-shen", "nsb", "zhang")),
    ):  # fmt: skip
        assert math.copysign(1, found) == 1 and found == 0


# -- digits that everybody loses (part 3.2)


@pytest.mark.parametrize("e", [1e-10, 1e-17, 1e-300])
def test_the_entropy_of_a_rare_event(e):
    """scipy and komm: h(1e-10) is wrong in the ninth digit, h(1e-17) by 2.5 %, (1 - 1e-300, 1e-300) by 0.14 %."""
    with mpmath.workdps(400):
        rest = 1 - mpmath.mpf(e)
        exact = -mpmath.mpf(e) * mpmath.log(mpmath.mpf(e), 2) - rest * mpmath.log(rest, 2)
    assert oracle.ulps(entropy([1 - e, e]) if e < 1e-16 else float(entropy(pmf([1 - F(e), F(e)]))), exact) <= 2


@pytest.mark.parametrize("n", [10**9, 10**15])
def test_the_entropy_of_counts_with_one_exception(n):
    """scipy: 1.3e-9 and 2.3e-5 off; log N - sum 8.5e-8 and 3e-2."""
    exact = oracle.entropy([F(n - 1, n), F(1, n)], digits=60)
    assert oracle.ulps(entropy(samples_from_counts({"a": n - 1, "b": 1})), exact) <= 2
    assert oracle.ulps(entropy(samples_from_counts({"a": n - 1, "b": 1}), base="e"), exact * mpmath.log(2)) <= 2


def test_divergence_is_not_negative():
    """numpy, scipy and komm: -7.7e-17 for (1/2 + 1e-9, 1/2 - 1e-9) and the uniform, which is 2.885390e-18."""
    p = [0.5 + 1e-9, 0.5 - 1e-9]  # these doubles do not sum to 1: Σ p log p/q - p + q, which is nearly the exact pmf's
    with mpmath.workdps(60):
        terms = [mpmath.mpf(x) * mpmath.log(2 * mpmath.mpf(x)) - mpmath.mpf(x) + mpmath.mpf(0.5) for x in p]
        exact = mpmath.fsum(terms) / mpmath.log(2)
    assert oracle.ulps(kl_divergence(p, [0.5, 0.5]), exact) <= 2
    assert float(exact) == pytest.approx(2.885390e-18, rel=1e-6)


def test_many_equal_terms_add_up():
    """BLAS: 1e-10 off for 1e8 equal terms, single floats 1e-7."""
    n = 3_000_000
    assert entropy(np.full(n, 1 / n)) == pytest.approx(math.log2(n), rel=2.3e-16)


# -- the domain (part 3.3)


def test_zeros_and_supports():
    """numpy: NaN for 0 log 0; fractions are a TypeError to all but dit and lea, which make floats of them."""
    assert entropy([0.5, 0.5, 0.0]) == 1 and entropy(np.array([0.5, 0.0, 0.5])) == 1
    assert kl_divergence([0.5, 0.5, 0.0], [0.25, 0.25, 0.5]) == 1
    assert kl_divergence([0.5, 0.5], [1.0, 0.0]) == math.inf
    exact = entropy([F(1, 2), F(1, 4), F(1, 8), F(1, 8)])
    assert exact == F(7, 4) and not isinstance(exact, float)
