"""Maximum entropy against its conditions of optimality, mpmath, closed forms and published values."""

from __future__ import annotations

from itertools import combinations

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    connected_information,
    entropy,
    exponential_family,
    generalized_iterative_scaling,
    iterative_proportional_fitting,
    joint,
    kl_divergence,
    maximum_entropy,
    maximum_entropy_marginals,
    maximum_entropy_of_order,
    mutual_information,
    pmf,
    samples,
)


def random_joint(seed, shape):
    p = np.random.default_rng(seed).random(shape)
    return pmf(p / p.sum(), names=[f"v{i}" for i in range(len(shape))])


def test_jaynes_dice():
    m = maximum_entropy(range(1, 7), lambda x: x, 4.5, base="e")
    assert m.entropy == pytest.approx(1.61358109815382904114158, rel=1e-14)
    assert m.distribution.floats() == pytest.approx([0.05435, 0.07877, 0.11416, 0.16545, 0.23977, 0.34749], abs=5e-6)
    assert abs(m.gap) < 1e-13


@pytest.mark.parametrize("mean", [1.001, 1.5, 2.2, 3.5, 5.0, 5.9999])
def test_dice_against_mpmath(mean):
    with mpmath.workdps(40):
        def excess(t):
            w = [mpmath.e ** (t * k) for k in range(1, 7)]
            return mpmath.fsum(k * x for k, x in zip(range(1, 7), w)) / mpmath.fsum(w) - mpmath.mpf(mean)

        t = mpmath.findroot(excess, (-12, 12), solver="anderson", tol=1e-30, maxsteps=500)
        w = [mpmath.e ** (t * k) for k in range(1, 7)]
        truth = [float(x / mpmath.fsum(w)) for x in w]
    m = maximum_entropy(range(1, 7), lambda x: x, mean)
    assert m.distribution.floats() == pytest.approx(truth, rel=1e-9, abs=1e-14)
    assert m.multipliers[0] == pytest.approx(float(t), rel=1e-9, abs=1e-13)


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(5, 12))
@settings(max_examples=60, deadline=None)
def test_moments_of_random_distributions(seed, k, n):
    """The moments hold, p is of exponential form, and no other distribution with these moments has more entropy."""
    rng = np.random.default_rng(seed)
    f, p, q = rng.normal(size=(k, n)), rng.dirichlet(np.ones(n)), rng.dirichlet(np.ones(n))
    m = maximum_entropy(range(n), f, f @ p, base="e")
    assert np.abs(m.residuals).max() < 1e-12
    assert abs(m.gap) < 1e-11
    assert m.entropy >= entropy(p, base="e") - 1e-12
    found = m.distribution.floats()
    assert np.log(found) == pytest.approx(m.multipliers @ f - m.log_partition, abs=1e-9)
    relative = maximum_entropy(range(n), f, f @ p, prior=q, base="e")
    other = relative.distribution.floats()
    # Pythagoras: D(p‖q) = D(p‖p*) + D(p*‖q) (Csiszár 1975)
    assert kl_divergence(p, q, base="e") == pytest.approx(kl_divergence(p, other, base="e") + relative.divergence, abs=1e-11)
    assert abs(relative.gap) < 1e-11


def test_the_boundary():
    for mean, where in ((1, 0), (6, 5)):
        m = maximum_entropy(range(1, 7), lambda x: x, mean)
        assert m.distribution.floats()[where] == 1
        assert m.entropy == 0
        assert len(m.impossible) == 5
    m = maximum_entropy(range(1, 7), [lambda x: x, lambda x: x * x], [2.5, 6.5])
    assert m.distribution.floats() == pytest.approx([0, 0.5, 0.5, 0, 0, 0])
    assert m.impossible == [1, 4, 5, 6]
    square = maximum_entropy([(x, y) for x in range(3) for y in range(3)], [lambda v: v[0], lambda v: v[1]], [0, 1.2])
    assert [x for x in square.impossible if x[0] == 0] == []
    assert len(square.impossible) == 6


def test_dependent_features_do_no_harm():
    m = maximum_entropy(range(1, 7), [lambda x: x, lambda x: 2 * x, lambda x: 1], [4.5, 9, 1], base="e")
    assert m.entropy == pytest.approx(1.61358109815382904114158, rel=1e-13)


def test_scales_of_features_do_not_matter():
    m = maximum_entropy(range(1, 7), lambda x: 1e9 + 1e-3 * x, 1e9 + 4.5e-3, base="e")
    assert m.entropy == pytest.approx(1.6135810981538, abs=1e-3)  # 1e9 leaves the feature three digits
    assert maximum_entropy(range(1, 7), lambda x: 1e12 * x, 4.5e12, base="e").entropy == pytest.approx(1.61358109815383, rel=1e-12)


# -- marginals --


def test_single_marginals_become_independent():
    d = random_joint(1, (2, 3, 2))
    m = maximum_entropy_of_order(d, 1)
    assert m.entropy == pytest.approx(sum(entropy(d, v) for v in d.names), abs=1e-12)
    assert maximum_entropy_of_order(d, 0).entropy == pytest.approx(np.log2(12))
    assert maximum_entropy_of_order(d, 3).entropy == pytest.approx(entropy(d), abs=1e-12)


def test_a_chain_of_marginals_is_markov():
    """With the marginals xy and yz, greatest entropy makes x and z independent given y: H(xy) + H(yz) - H(y)."""
    d = random_joint(2, (3, 2, 3))
    xy, yz = d.marginal("v0", "v1"), d.marginal("v1", "v2")
    m = maximum_entropy_marginals([xy, yz])
    assert m.entropy == pytest.approx(entropy(xy) + entropy(yz) - entropy(d, "v1"), abs=1e-12)
    assert mutual_information(m.distribution, "v0", "v2", given="v1") == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_newton_and_proportional_fitting_agree(seed):
    d = random_joint(seed, (2, 2, 2, 2))
    pairs = [d.marginal(*c) for c in combinations(d.names, 2)]
    newton, ipf = maximum_entropy_marginals(pairs), maximum_entropy_marginals(pairs, method="ipf")
    assert newton.distribution.floats() == pytest.approx(ipf.distribution.floats(), abs=1e-11)
    assert np.abs(newton.residuals).max() < 1e-13
    assert abs(newton.gap) < 1e-12
    assert abs(ipf.gap) < 1e-11
    for c in pairs:
        assert newton.distribution.marginal(*c.names).floats() == pytest.approx(c.floats(), abs=1e-12)


def test_connected_information():
    xor = joint(["x", "y", "z"], {(0, 0, 0): 0.25, (0, 1, 1): 0.25, (1, 0, 1): 0.25, (1, 1, 0): 0.25})
    assert connected_information(xor) == pytest.approx([0, 1], abs=1e-12)
    giant = joint(["x", "y", "z"], {(0, 0, 0): 0.5, (1, 1, 1): 0.5})
    assert connected_information(giant) == pytest.approx([2, 0], abs=1e-12)
    d = random_joint(9, (2, 3, 2, 2))
    total = sum(entropy(d, v) for v in d.names) - entropy(d)
    assert sum(connected_information(d)) == pytest.approx(total, abs=1e-12)


def test_a_prior_of_the_same_marginals_is_kept():
    d = random_joint(4, (2, 3))
    m = maximum_entropy_marginals([d.marginal("v0"), d.marginal("v1")], prior=d)
    assert m.distribution.floats() == pytest.approx(d.floats(), abs=1e-13)
    assert m.divergence == pytest.approx(0, abs=1e-13)


# -- scaling --


def test_proportional_fitting_keeps_the_odds_ratio():
    seed = np.array([[1.0, 2.0], [3.0, 5.0]])
    p = iterative_proportional_fitting(seed, [(0, [0.3, 0.7]), (1, [0.6, 0.4])])
    assert p.sum(axis=1) == pytest.approx([0.3, 0.7], abs=1e-13)
    assert p.sum(axis=0) == pytest.approx([0.6, 0.4], abs=1e-13)
    assert p[0, 0] * p[1, 1] / (p[0, 1] * p[1, 0]) == pytest.approx(5 / 6)


@given(st.integers(0, 1000))
@settings(max_examples=15, deadline=None)
def test_generalized_scaling_agrees_with_newton(seed):
    rng = np.random.default_rng(seed)
    f, p = rng.random((2, 6)), rng.dirichlet(5 * np.ones(6))
    a = generalized_iterative_scaling(range(6), f, f @ p, tolerance=1e-11)
    b = maximum_entropy(range(6), f, f @ p)
    assert a.distribution.floats() == pytest.approx(b.distribution.floats(), abs=1e-6)
    assert abs(a.gap) < 1e-7


# -- exponential families --


def test_bernoulli_family():
    coin = exponential_family([0, 1], lambda x: x, prior=[0.5, 0.5])
    theta = np.log(3)
    assert coin.mean(theta) == pytest.approx([0.75])
    assert coin.fisher_information(theta)[0, 0] == pytest.approx(3 / 16)
    assert coin.natural(0.75) == pytest.approx([theta])
    assert coin.fit(samples([0, 1, 1, 1])) == pytest.approx([theta])
    assert coin.divergence(theta, 0) == pytest.approx(kl_divergence([0.25, 0.75], [0.5, 0.5]))


@given(st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_family_identities(seed):
    rng = np.random.default_rng(seed)
    family = exponential_family(range(7), rng.normal(size=(2, 7)))
    a, b, e = rng.normal(size=2), rng.normal(size=2), 1e-5
    numeric = [(family.log_partition(a + e * u) - family.log_partition(a - e * u)) / (2 * e) for u in np.eye(2)]
    assert family.mean(a) == pytest.approx(numeric, abs=1e-8)
    hessian = [(family.mean(a + e * u) - family.mean(a - e * u)) / (2 * e) for u in np.eye(2)]
    assert family.fisher_information(a) == pytest.approx(np.array(hessian), abs=1e-8)
    assert family.natural(family.mean(a)) == pytest.approx(a, abs=1e-9)
    bregman = family.log_partition(b) - family.log_partition(a) - (b - a) @ family.mean(a)
    assert family.divergence(a, b, base="e") == pytest.approx(bregman, abs=1e-12)
