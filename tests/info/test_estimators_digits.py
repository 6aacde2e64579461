"""Estimators where digits are easily lost: many data, extreme priors, equal frequencies; and what the formulas are for."""

from __future__ import annotations

import math
from itertools import product

import mpmath
import numpy as np
import pytest

from lambit.info import estimate_entropy
from lambit.info.estimators.classical import unseen_logarithms


def estimate(counts, estimator, **options):
    return estimate_entropy(counts, counts=True, estimator=estimator, base="e", **options)


def test_grassberger_1988_corrects_the_bias_of_digamma():
    """Of a Poisson count, E[n (ψ(n) + c(n))] - z ln z is far less with (-1)ⁿ/n(n+1) than with none, or (-1)ⁿ/(n+1)."""
    with mpmath.workdps(30):
        z = mpmath.mpf(8)

        def bias(correction):
            terms = (mpmath.e**-z * z**n / mpmath.factorial(n) * n * (mpmath.psi(0, n) + correction(n)) for n in range(1, 120))
            return abs(mpmath.fsum(terms) - z * mpmath.log(z))

        ours = bias(lambda n: mpmath.mpf(-1) ** n / (n * (n + 1)))
        assert ours < bias(lambda n: 0) / 30
        assert ours < bias(lambda n: mpmath.mpf(-1) ** n / (n + 1)) / 30
        one = math.log(3) - float(mpmath.fsum(c * (mpmath.psi(0, c) + mpmath.mpf(-1) ** c / (c * (c + 1))) for c in (2, 1)) / 3)
    assert float(estimate([2, 1], "grassberger-1988")) == pytest.approx(one, rel=1e-14)


@pytest.mark.parametrize(("a", "n"), [(0.5, 10), (1e-3, 1000), (2e-7, 10**7), (1e-12, 10**6), (0.999, 5), (1e-9, 2)])
def test_the_tail_of_chao_wang_and_jost(a, n):
    with mpmath.workdps(40):
        q = 1 - mpmath.mpf(a)
        exact = q / n * mpmath.hyp2f1(1, n, n + 1, q)
    assert unseen_logarithms(a, n) == pytest.approx(float(exact), rel=1e-12)


def test_chao_wang_jost_of_many_data():
    counts = [1] * 50 + [2] * 10 + [10**9]
    n, f1, f2 = sum(counts), 50, 10
    with mpmath.workdps(40):
        a = mpmath.mpf(2 * f2) / ((n - 1) * f1 + 2 * f2)
        seen = mpmath.fsum(mpmath.mpf(c) / n * (mpmath.psi(0, n) - mpmath.psi(0, c)) for c in counts)
        exact = seen + mpmath.mpf(f1) / n * (1 - a) / n * mpmath.hyp2f1(1, n, n + 1, 1 - a)
    # ψ(N) - ψ(n) of the frequent symbol is all but cancelled: absolutely to the last digits of ψ(N)
    assert float(estimate(counts, "chao-wang-jost")) == pytest.approx(float(exact), abs=1e-13)


def test_jackknife_of_many_data():
    counts = [10**8, 10**8 - 7, 12345]
    n = sum(counts)
    with mpmath.workdps(50):
        h = lambda cs: -mpmath.fsum(mpmath.mpf(c) / sum(cs) * mpmath.log(mpmath.mpf(c) / sum(cs)) for c in cs)
        left = [h([c - (i == j) for j, c in enumerate(counts)]) for i in range(3)]
        exact = n * h(counts) - mpmath.mpf(n - 1) / n * mpmath.fsum(c * x for c, x in zip(counts, left, strict=True))
    assert float(estimate(counts, "jackknife")) == pytest.approx(float(exact), rel=1e-14)


def moments(n, k, b):
    """E[H | β] and Var[H | β] by Wolpert and Wolf's sums over pairs and squares."""
    a = [c + b for c in n]
    rest = k - len(n)
    whole = mpmath.fsum(a) + rest * b
    groups = [(x, 1) for x in a] + ([(mpmath.mpf(b), rest)] if rest else [])
    psi = lambda x: mpmath.psi(0, x)
    mean = psi(whole + 1) - mpmath.fsum(m * x / whole * psi(x + 1) for x, m in groups)
    i = lambda x: x * (psi(x + 1) - psi(whole + 2))
    once = mpmath.fsum(m * i(x) for x, m in groups)
    pairs = once**2 - mpmath.fsum(m * i(x) ** 2 for x, m in groups)
    pairs -= mpmath.psi(1, whole + 2) * (whole**2 - mpmath.fsum(m * x * x for x, m in groups))
    j = lambda x: (psi(x + 2) - psi(whole + 2)) ** 2 + mpmath.psi(1, x + 2) - mpmath.psi(1, whole + 2)
    squares = mpmath.fsum(m * x * (x + 1) * j(x) for x, m in groups)
    return mean, (pairs + squares) / (whole * (whole + 1)) - mean**2


@pytest.mark.parametrize("prior", [1e-9, 0.5, 30.0, 1e9])
@pytest.mark.parametrize(("counts", "k"), [([3, 2, 1, 1], 4), ([10**6, 10**6, 10**6], 3), ([5], 1000)])
def test_the_variance_of_a_dirichlet_posterior(counts, k, prior):
    with mpmath.workdps(70):
        mean, variance = moments(counts, k, mpmath.mpf(prior))
    found = estimate(counts, "dirichlet", prior=prior, alphabet=k)
    assert float(found) == pytest.approx(float(mean), rel=1e-12, abs=1e-15)
    assert found.details["deviation"] == pytest.approx(float(mpmath.sqrt(variance)), rel=1e-9)


@pytest.mark.parametrize(
    ("counts", "k"), [([3, 2, 1, 1], 4), ([1] * 6, 50), ([9], 5), ([20_000, 20_050, 19_950], 3), ([2] * 12, 12), ([10**7, 3], 3)]
)
@pytest.mark.slow
def test_mean_and_variance_of_nsb_to_ten_digits(counts, k):
    """The definition, by the trapezoid rule in ln β with 40 digits."""
    n = sum(counts)
    with mpmath.workdps(40):
        mass = first = second = mpmath.mpf(0)
        for t in (mpmath.mpf(i) / 8 for i in range(-8 * 34, 8 * 34 + 1)):
            b = mpmath.e**t
            p = mpmath.loggamma(k * b) - mpmath.loggamma(n + k * b) + mpmath.fsum(mpmath.loggamma(c + b) - mpmath.loggamma(b) for c in counts)
            w = mpmath.e**p * (k * mpmath.psi(1, k * b + 1) - mpmath.psi(1, b + 1)) * b
            mean, variance = moments(counts, k, b)
            mass, first, second = mass + w, first + w * mean, second + w * (variance + mean**2)
        mean = first / mass
        deviation = mpmath.sqrt(second / mass - mean**2)
    found = estimate(counts, "nsb", alphabet=k)
    assert float(found) == pytest.approx(float(mean), rel=1e-10)
    assert found.details["deviation"] == pytest.approx(float(deviation), rel=1e-9)


def test_the_bound_of_best_upper_bound_by_all_samples():
    """Against the exact error, over all samples of 12 of 3 symbols."""
    n, k = 12, 3
    tables = [c for c in product(range(n + 1), repeat=k) if sum(c) == n]
    found = [estimate([x for x in c if x], "best-upper-bound", alphabet=k) for c in tables]
    many = np.array([math.factorial(n) / math.prod(map(math.factorial, c)) for c in tables])
    for p in ((1 / 3, 1 / 3, 1 / 3), (0.5, 0.5, 0.0), (0.9, 0.05, 0.05), (0.99, 0.01, 0.0), (0.6, 0.3, 0.1)):
        chance = many * np.prod(np.array(p) ** np.array(tables), axis=1)
        truth = -sum(x * math.log(x) for x in p if x)
        error = math.sqrt(float((chance * (np.array([float(e) for e in found]) - truth) ** 2).sum()))
        assert error <= found[0].details["bound"]


@pytest.mark.parametrize(("n", "k"), [(1000, 1000), (5000, 20_000), (100_000, 1000)])
def test_the_bound_of_best_upper_bound_for_many_data(n, k):
    random = np.random.default_rng(2)
    for p in (np.ones(k) / k, np.r_[0.5, np.ones(k - 1) / 2 / (k - 1)], (w := 1 / np.arange(1, k + 1)) / w.sum()):
        truth = -math.fsum(p * np.log(p))
        found = [estimate(random.multinomial(n, p), "best-upper-bound", alphabet=k) for _ in range(8)]
        assert math.sqrt(np.mean([(float(e) - truth) ** 2 for e in found])) <= found[0].details["bound"]
        naive = [float(estimate(random.multinomial(n, p), "plug-in")) for _ in range(8)]
        if n <= k:
            assert found[0].details["bound"] < 1  # where the plug-in estimate may be a nat or more too low
            assert np.mean([abs(float(e) - truth) for e in found]) < np.mean([abs(h - truth) for h in naive])


@pytest.mark.parametrize("estimator", ["plug-in", "miller-madow", "grassberger", "jackknife"])
def test_intervals_of_equal_frequencies_are_not_empty(estimator):
    """The first term of the variance is 0 for a fair coin; the truth is held all the same."""
    random, held = np.random.default_rng(3), 0
    for _ in range(200):
        e = estimate_entropy(random.multinomial(60, np.ones(6) / 6), counts=True, estimator=estimator)
        held += e.interval[0] <= math.log2(6) <= e.interval[1]
    assert held >= 175
    low, high = estimate_entropy([50, 50], counts=True, estimator=estimator).interval
    assert low < 1 <= high
