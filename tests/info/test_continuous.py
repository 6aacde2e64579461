"""Continuous data: closed forms, truth within standard errors, ties, scales, and neighbours by brute force."""

from __future__ import annotations

import math
import warnings

import mpmath
import numpy as np
import pytest
from scipy_or_none import scipy

from lambit.info import (
    bin_edges,
    continuous_mutual_information,
    differential_entropy,
    differential_entropy_of,
    normal_kl_divergence,
    normal_mutual_information,
)
from lambit.info.kernels.gamma import digamma, gamma_entropy
from lambit.info.kernels.neighbours import counts_within, nearest

INFORMATION = continuous_mutual_information


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def normals(seed, n, rho, dims=1):
    r = np.random.default_rng(seed)
    x, e = r.standard_normal((2, n, dims))
    y = rho * x + math.sqrt(1 - rho * rho) * e
    return (x[:, 0], y[:, 0]) if dims == 1 else (x, y)


def brute(points):
    gaps = np.abs(points[:, None] - points).max(axis=2)
    np.fill_diagonal(gaps, np.inf)
    return gaps


# -- kernels --


@pytest.mark.parametrize("dims", [1, 2, 3, 5])
@pytest.mark.parametrize("step", [None, 0.1])
def test_neighbours_are_those_of_brute_force(dims, step):
    points = np.random.default_rng(dims).standard_normal((400, dims))
    if step:
        points = np.round(points / step) * step
    gaps = brute(points)
    for k in (1, 4, 40):
        distances, which = nearest(points, k, tree=False)
        assert (distances == np.sort(gaps, axis=1)[:, :k]).all()
        assert (np.take_along_axis(gaps, which, axis=1) == distances).all()
    radius = distances[:, 3]
    some = np.arange(3, 400, 7)
    for closed, inside in ((False, np.less), (True, np.less_equal)):
        expected = inside(gaps, radius[:, None]).sum(axis=1)
        assert (counts_within(points, radius, closed=closed) == expected).all()
        assert (counts_within(points, radius[some], closed=closed, at=some) == expected[some]).all()


@pytest.mark.skipif(scipy is None, reason="what SciPy finds is compared where it is installed")
@pytest.mark.parametrize("step", [None, 0.5])
def test_scipy_finds_the_same_distances(step):
    points = np.random.default_rng(5).standard_normal((1500, 3))
    if step:
        points = np.round(points / step) * step
    ours, theirs = nearest(points, 5, tree=False), nearest(points, 5, tree=True)
    assert (ours[0] == theirs[0]).all()
    assert (theirs[1] != np.arange(1500)[:, None]).all()


def test_euclidean_neighbours():
    points = np.random.default_rng(1).standard_normal((300, 3))
    gaps = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2))
    np.fill_diagonal(gaps, np.inf)
    assert nearest(points, 3, "euclidean")[0] == pytest.approx(np.sort(gaps, axis=1)[:, :3], rel=1e-14)


@pytest.mark.parametrize("x", [1e-3, 0.5, 1, 1.5, 3.3, 8.9, 9, 100, 1e6])
def test_digamma_and_the_entropy_of_gamma(x):
    with mpmath.workdps(50):
        a = mpmath.mpf(x)
        assert float(digamma(x)) == pytest.approx(float(mpmath.digamma(a)), rel=4e-15)
        assert gamma_entropy(x) == pytest.approx(float(a + mpmath.loggamma(a) + (1 - a) * mpmath.digamma(a)), rel=5e-15)


# -- closed forms --


def density(family, *p):
    mp = mpmath
    a, b = [mp.mpf(x) for x in (*p, 1, 1)[:2]]
    return {
        "beta": (lambda t: t ** (a - 1) * (1 - t) ** (b - 1) / mp.beta(a, b), [0, 0.5, 1]),
        "cauchy": (lambda t: a / mp.pi / (a * a + t * t), [-mp.inf, 0, mp.inf]),
        "exponential": (lambda t: a * mp.exp(-a * t), [0, 1, mp.inf]),
        "gamma": (lambda t: t ** (a - 1) * mp.exp(-t / b) / mp.gamma(a) / b**a, [0, 2, 10, mp.inf]),
        "gumbel": (lambda t: mp.exp(-t / a - mp.exp(-t / a)) / a, [-8, -2, 0, 5, 80]),
        "laplace": (lambda t: mp.exp(-abs(t) / a) / 2 / a, [-mp.inf, 0, mp.inf]),
        "logistic": (lambda t: mp.exp(-abs(t) / a) / a / (1 + mp.exp(-abs(t) / a)) ** 2, [-mp.inf, 0, mp.inf]),
        "normal": (lambda t: mp.exp(-t * t / 2 / a / a) / a / mp.sqrt(2 * mp.pi), [-mp.inf, 0, mp.inf]),
        "rayleigh": (lambda t: t / a / a * mp.exp(-t * t / 2 / a / a), [0, 1, mp.inf]),
        "triangular": (lambda t: 2 * t / a / a, [0, a]),
        "von-mises": (lambda t: mp.exp(a * mp.cos(t)) / 2 / mp.pi / mp.besseli(0, a), [-mp.pi, 0, mp.pi]),
        "weibull": (lambda t: a / b * (t / b) ** (a - 1) * mp.exp(-((t / b) ** a)), [0, 1, 4, mp.inf]),
    }[family]


@pytest.mark.parametrize("family", ["beta", "cauchy", "exponential", "gamma", "gumbel", "laplace", "logistic", "normal", "rayleigh", "triangular", "von-mises", "weibull"])
def test_closed_forms_are_the_integrals(family):
    two = {"beta": (2.5, 3), "gamma": (3.3, 2), "weibull": (2.5, 3)}
    p = two.get(family, (1.75,))
    with mpmath.workdps(20):
        f, ends = density(family, *p)

        def minus_f_log_f(t):
            value = f(t)
            return -value * mpmath.log(value) if value > mpmath.mpf("1e-300") else mpmath.mpf(0)

        assert differential_entropy_of(family, *p, base="e") == pytest.approx(float(mpmath.quad(minus_f_log_f, ends)), abs=1e-9)


@pytest.mark.parametrize("nu", [0.5, 1, 3, 40, 1e5])
def test_student_and_chi_squared_lose_nothing(nu):
    with mpmath.workdps(50):
        v = mpmath.mpf(nu)
        t = (v + 1) / 2 * (mpmath.digamma((v + 1) / 2) - mpmath.digamma(v / 2)) + mpmath.log(mpmath.sqrt(v) * mpmath.beta(v / 2, 0.5))
        c = v / 2 + mpmath.log(2 * mpmath.gamma(v / 2)) + (1 - v / 2) * mpmath.digamma(v / 2)
        assert differential_entropy_of("student-t", nu, base="e") == pytest.approx(float(t), rel=4e-15)
        assert differential_entropy_of("chi-squared", nu, base="e") == pytest.approx(float(c), rel=4e-15)


def test_families_that_follow_from_others():
    h = differential_entropy_of
    assert h("student-t", 1) == pytest.approx(h("cauchy", 1), rel=1e-15)
    assert h("weibull", 1, 2) == pytest.approx(h("exponential", 0.5), rel=1e-15)
    assert h("weibull", 2, math.sqrt(2)) == pytest.approx(h("rayleigh", 1), rel=1e-15)
    assert h("beta", 1, 1) == pytest.approx(0, abs=1e-15)
    assert h("beta", 0.5, 0.5) == pytest.approx(h("arcsine", 1), rel=4e-15)
    assert h("von-mises", 1e-12) == pytest.approx(h("uniform", 0, 2 * math.pi), rel=1e-14)
    assert h("lognormal", 0.5, 2, base="e") == pytest.approx(0.5 + h("normal", 2, base="e"), rel=1e-15)
    assert h("pareto", 3, 2, base="e") == pytest.approx(math.log(2 / 3) + 4 / 3, rel=1e-15)
    assert h("multivariate-normal", [[4, 0], [0, 9]]) == pytest.approx(h("normal", 2) + h("normal", 3), rel=1e-15)


@pytest.mark.parametrize("rho", [1e-12, 1e-5, 0.3, 0.5, 0.9, 1 - 1e-12])
def test_information_of_normals_does_not_cancel(rho):
    with mpmath.workdps(50):
        exact = float(-mpmath.log(1 - mpmath.mpf(rho) ** 2, 2) / 2)
    assert normal_mutual_information(rho) == pytest.approx(exact, rel=4e-16)
    assert normal_mutual_information(-rho) == normal_mutual_information(rho)


def test_divergence_of_normals():
    s, t = np.array([[2, 0.5], [0.5, 1]]), np.array([[1, -0.2], [-0.2, 3]])
    step = np.array([1, -2])
    direct = 0.5 * (np.trace(np.linalg.solve(t, s)) - 2 + math.log(np.linalg.det(t) / np.linalg.det(s)) + step @ np.linalg.solve(t, step))
    assert normal_kl_divergence([0, 0], s, step, t, base="e") == pytest.approx(direct, rel=1e-13)
    with mpmath.workdps(50):
        x = mpmath.mpf(1 + 1e-9) - 1
        exact = float((x - mpmath.log(1 + x)) / 2)
    assert normal_kl_divergence(0, 1 + 1e-9, 0, 1, base="e") == pytest.approx(exact, rel=1e-12)


# -- entropy from data --


def mean_and_error(values):
    return np.mean(values), np.std(values, ddof=1) / math.sqrt(len(values))


@pytest.mark.parametrize(
    ("estimator", "options", "slack"),
    [
        ("knn", {}, 0.01), ("knn", {"norm": "euclidean", "k": 2}, 0.01), ("gaussian", {}, 0), ("histogram", {}, 0.05), ("kernel", {}, 0.08),
        ("kernel", {"leave_one_out": False, "bandwidth": "scott"}, 0.08),
        ("vasicek", {}, 0.1), ("van-es", {}, 0.12), ("ebrahimi", {}, 0.08), ("correa", {}, 0.08),
    ],
)  # fmt: skip
def test_entropy_of_normal_data(estimator, options, slack):
    found = [differential_entropy(normals(s, 400, 0)[0] * 3 + 100, estimator, **options, base="e") for s in range(30)]
    mean, error = mean_and_error(found)
    assert abs(mean - differential_entropy_of("normal", 3, base="e")) < 4 * error + slack


def test_small_gaussian_samples_are_unbiased_and_likelihood_is_not():
    truth = differential_entropy_of("multivariate-normal", [[1, 0.6], [0.6, 1]], base="e")
    data = [np.column_stack(normals(s, 6, 0.6)) for s in range(600)]
    mean, error = mean_and_error([differential_entropy(d, "gaussian", base="e") for d in data])
    assert abs(mean - truth) < 4 * error
    assert np.mean([differential_entropy(d, "gaussian", correction=False, base="e") for d in data]) < truth - 0.2


@pytest.mark.parametrize("norm", ["max", "euclidean"])
def test_entropy_in_three_dimensions(norm):
    found = [differential_entropy(np.random.default_rng(s).standard_normal((1000, 3)), norm=norm, base="e") for s in range(10)]
    mean, error = mean_and_error(found)
    assert abs(mean - 3 * differential_entropy_of("normal", 1, base="e")) < 4 * error + 0.08


def test_a_copula_adds_its_information():
    x, y = normals(3, 2000, 0.7)
    found = differential_entropy(np.column_stack([np.exp(x), y]), "gaussian-copula", base="e")
    truth = differential_entropy_of("multivariate-normal", [[1, 0.7], [0.7, 1]], base="e")  # E log of the derivative is 0
    assert abs(found - truth) < 0.1


def test_vasicek_by_definition():
    x = np.sort(np.random.default_rng(2).random(9))
    m, n = 2, 9
    gaps = [x[min(i + m, n - 1)] - x[max(i - m, 0)] for i in range(n)]
    assert differential_entropy(x, "vasicek", m=2, base="e") == pytest.approx(np.mean([math.log(n / (2 * m) * g) for g in gaps]), rel=1e-13)
    c = [1 + (i - 1) / m if i <= m else 1 + (n - i) / m if i > n - m else 2 for i in range(1, n + 1)]
    expected = np.mean([math.log(n / (w * m) * g) for g, w in zip(gaps, c, strict=True)])
    assert differential_entropy(x, "ebrahimi", m=2, base="e") == pytest.approx(expected, rel=1e-13)
    es = np.mean([math.log((n + 1) / m * (x[i + m] - x[i])) for i in range(n - m)]) + sum(1 / k for k in range(m, n + 1)) + math.log(m / (n + 1))
    assert differential_entropy(x, "van-es", m=2, base="e") == pytest.approx(es, rel=1e-13)


@pytest.mark.parametrize("scale", [1e-12, 1e12])
def test_entropy_moves_with_the_logarithm_of_the_scale(scale):
    x = normals(1, 200, 0)[0]
    for estimator in ("knn", "gaussian", "histogram", "kernel", "vasicek", "van-es", "ebrahimi", "correa"):
        assert differential_entropy(x * scale, estimator) == pytest.approx(differential_entropy(x, estimator) + math.log2(scale), abs=1e-6)


def test_noise_undoes_rounding():
    x = np.round(normals(1, 2000, 0)[0], 1)
    assert abs(differential_entropy(x, ties="noise", seed=1) - differential_entropy_of("normal", 1)) < 0.08


def test_rules_for_bins():
    x = np.random.default_rng(1).standard_normal(1000)
    assert len(bin_edges(x, "sturges")) == 12
    assert len(bin_edges(x, "scott")) == math.ceil(np.ptp(x) / (3.49 * x.std() * 0.1)) + 1
    first, third = np.quantile(x, [0.25, 0.75])
    assert len(bin_edges(x)) == math.ceil(np.ptp(x) / (2 * (third - first) * 0.1)) + 1
    assert 12 <= len(bin_edges(x, "doane")) <= 14
    assert (np.diff(bin_edges(x, width=0.5)) == 0.5).all()


# -- mutual information from data --


def ksg_by_definition(x, y, k):
    """Equation 8, counting every pair."""
    joint = brute(np.column_stack([x, y]))
    radius = np.sort(joint, axis=1)[:, k - 1 : k]
    counts = [(brute(v[:, None]) < radius).sum(axis=1) for v in (x, y)]
    return float(digamma(k) + digamma(len(x)) - np.mean(digamma(counts[0] + 1) + digamma(counts[1] + 1)))


def test_ksg_by_definition():
    x, y = normals(5, 300, 0.6)
    assert INFORMATION(x, y, k=3, normalise=False, base="e") == pytest.approx(ksg_by_definition(x, y, 3), abs=1e-12)
    z = [(v - v.mean()) / v.std() for v in (x, y * 50)]
    assert INFORMATION(x, y * 50, k=3, base="e") == pytest.approx(ksg_by_definition(*z, 3), abs=1e-12)


@pytest.mark.parametrize("estimator", ["ksg1", "ksg2", "mixed", "gaussian", "gaussian-copula", "histogram", "kernel"])
def test_information_of_normal_data(estimator):
    mean, error = mean_and_error([INFORMATION(*normals(s, 1000, 0.6), estimator=estimator, bins=10, base="e") for s in range(15)])
    slack = {"gaussian": 0.002, "ksg1": 0.005, "ksg2": 0.006}.get(estimator, 0.05)
    assert abs(mean - normal_mutual_information(0.6, base="e")) < 4 * error + slack


def test_ksg_is_not_biased_by_the_boundary():  # closed counts with the open formula give 0.2957 nats here
    mean, error = mean_and_error([INFORMATION(*normals(s, 2000, 0.6), k=3) for s in range(30)])
    assert abs(mean - 0.32192809) < 4 * error + 0.004


@pytest.mark.parametrize("estimator", ["ksg1", "ksg2"])
def test_information_of_pairs_of_planes(estimator):
    mean, error = mean_and_error([INFORMATION(*normals(s, 1000, 0.6, 2), estimator=estimator, base="e") for s in range(8)])
    assert abs(mean - 2 * normal_mutual_information(0.6, base="e")) < 4 * error + 0.03


@pytest.mark.parametrize("estimator", ["ksg1", "gaussian", "gaussian-copula", "kernel", "histogram"])
def test_information_given_the_common_cause(estimator):
    r = np.random.default_rng(4)
    z, a, b = r.standard_normal((3, 1500))
    assert INFORMATION(z + a, z + b, estimator=estimator, bins=8) > 0.1
    assert abs(INFORMATION(z + a, z + b, estimator=estimator, given=z, bins=8)) < 0.09


@pytest.mark.parametrize("estimator", ["ksg1", "ksg2"])
@pytest.mark.parametrize("step", [0.01, 0.1, 0.5])
def test_rounding_changes_little(estimator, step):  # infomeasure: 3.54 nats for 0.22
    for rho in (0, 0.6):
        x, y = normals(8, 2000, rho)
        found = INFORMATION(np.round(x / step) * step, np.round(y / step) * step, estimator=estimator, base="e")
        assert found.details["ties"] > 500
        assert abs(found - normal_mutual_information(rho, base="e")) < 0.06


@pytest.mark.parametrize("scale", [1e-12, 1e12, 1e300, 1e-300])
@pytest.mark.parametrize("estimator", ["ksg1", "ksg2", "mixed", "gaussian", "gaussian-copula"])
def test_the_unit_of_x_makes_no_difference(estimator, scale):
    x, y = normals(2, 500, 0.6)
    assert INFORMATION(x * scale, y, estimator=estimator) == pytest.approx(INFORMATION(x, y, estimator=estimator), abs=1e-9)


@pytest.mark.parametrize("estimator", ["ksg1", "ksg2", "mixed", "ross", "gaussian", "histogram", "kernel"])
def test_a_constant_tells_nothing(estimator):
    y = np.arange(100) % 7 if estimator == "ross" else normals(1, 100, 0)[0]
    assert INFORMATION(np.full(100, 3.3), y, estimator=estimator) == 0


def test_identical_variables_have_much_in_common():
    x = normals(1, 500, 0)[0]
    assert INFORMATION(x, x, k=4, base="e") == pytest.approx(float(digamma(500) - digamma(4)), abs=0.02)


def test_labels():
    r = np.random.default_rng(3)
    y = r.integers(0, 2, 2000)
    labels = ["low" if v else "high" for v in y]
    found = INFORMATION(r.standard_normal(2000) + 10 * y, labels, estimator="ross")
    assert found == pytest.approx(1, abs=0.01)
    assert INFORMATION(labels, r.standard_normal(2000), estimator="ross", seed=1) == pytest.approx(0, abs=0.06)
    rare = (np.arange(20000) < 20).astype(int)  # scikit-learn #30772: more than H(Y) of a constant
    assert INFORMATION(np.zeros(20000), rare, estimator="ross") == 0
    p = 20 / 20000
    assert INFORMATION(r.standard_normal(20000), rare, estimator="ross", base="e") <= -p * math.log(p) - (1 - p) * math.log1p(-p)


def test_discrete_data_give_nearly_the_plug_in():
    r = np.random.default_rng(6)
    x = r.integers(0, 3, 3000)
    y = np.where(r.random(3000) < 0.8, x, r.integers(0, 3, 3000))
    table = np.histogram2d(x, y, 3)[0] / 3000
    rows, columns = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    plug_in = np.sum(table * np.log(table / rows / columns))
    for estimator in ("ksg1", "ksg2", "mixed"):
        assert INFORMATION(x, y, estimator=estimator, base="e") == pytest.approx(plug_in, abs=0.01)


def test_permutations_tell_dependence_from_chance():
    x, y = normals(1, 200, 0.6)
    found = INFORMATION(x, y, permutations=99, seed=1)
    assert found.details["p-value"] == 0.01
    assert INFORMATION(*normals(11, 200, 0), permutations=99, seed=1).details["p-value"] > 0.05
    r = np.random.default_rng(4)
    z, a, b = r.standard_normal((3, 200))
    assert INFORMATION(z + a, z + b, given=z, permutations=49, seed=1).details["p-value"] > 0.05


@pytest.mark.slow
def test_intervals_hold_the_truth():
    truth = normal_mutual_information(0.6)
    held = 0
    for s in range(20):
        low, high = INFORMATION(*normals(s, 400, 0.6), interval="subsampling", seed=s).interval
        held += low < truth < high
    assert held >= 15
    low, high = INFORMATION(*normals(1, 400, 0.6), estimator="gaussian", interval="bootstrap", seed=1, level=0.9).interval
    assert 0.1 < low < truth < high < 0.6


def test_the_whole_estimate_is_the_same_without_scipy(monkeypatch):
    import sys

    cases = [(normals(1, 600, 0.6), {}), (normals(2, 600, 0.6, 2), {}), (normals(3, 600, 0.6, 2), {"estimator": "ksg2"})]
    cases.append((tuple(np.round(v, 1) for v in normals(4, 600, 0.6, 2)), {"given": normals(5, 600, 0)[0]}))
    here = [INFORMATION(*data, **options) for data, options in cases]
    for name in ("scipy", "scipy.spatial"):
        monkeypatch.setitem(sys.modules, name, None)
    assert [INFORMATION(*data, **options) for data, options in cases] == here


def test_points_from_other_kinds_of_sequences():
    from fractions import Fraction

    x = [Fraction(1, 3), 2, 3.5, 4]
    expected = differential_entropy([1 / 3, 2, 3.5, 4], k=2)
    assert differential_entropy(x, k=2) == expected
    assert differential_entropy(np.array(x, dtype=object), k=2) == expected
    assert differential_entropy(np.array([[1 / 3], [2], [3.5], [4]]), k=2) == expected
    assert differential_entropy([(1 / 3,), (2,), (3.5,), (4,)], k=2) == expected


@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_the_mixed_estimator_says_that_it_is_not_for_rounded_data(rho):
    rng = np.random.default_rng(3)
    x = rng.normal(size=1000)
    y = rho * x + math.sqrt(1 - rho * rho) * rng.normal(size=1000)
    truth = -0.5 * math.log(1 - rho * rho)
    tenths = continuous_mutual_information(x.round(1), y.round(1), estimator="mixed", base="e")
    assert tenths < truth - 0.2 and "rounded" in tenths.bias and tenths.details["rounded"] > 500
    assert abs(continuous_mutual_information(x.round(1), y.round(1), base="e") - truth) < 0.08
    smooth = continuous_mutual_information(x, y, estimator="mixed", base="e")
    assert "rounded" not in smooth.details and "rounded" not in smooth.bias
    atoms = continuous_mutual_information(np.where(x > 0, 1.0, x), np.where(y > 0, 0.0, 2.0), estimator="mixed")
    assert "rounded" not in atoms.details
