"""Float measures against mpmath, closed forms, published values and the identities."""

from __future__ import annotations

import math
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import divergence as slow_divergence
from info_oracle import entropy as slow_entropy
from info_oracle import ulps

from lambit.info import (
    bernoulli,
    conditional_entropy,
    cross_entropy,
    entropy,
    joint,
    joint_entropy,
    kl_divergence,
    mutual_information,
    normalize,
    perplexity,
    pmf,
    product,
    redundancy,
    surprisal,
    uniform,
)

# Cover & Thomas, example 2.2.1: rows are y, columns x
CT221 = np.array([
    [1 / 8, 1 / 16, 1 / 32, 1 / 32], [1 / 16, 1 / 8, 1 / 32, 1 / 32], [1 / 16] * 4, [1 / 4, 0, 0, 0],
])  # fmt: skip


def simplex(low=2, high=40):
    """Random pmfs, some with values of very different size."""
    weight = st.one_of(st.floats(0, 1), st.floats(-40, 0).map(lambda x: 10.0**x))
    return st.lists(weight, min_size=low, max_size=high).filter(lambda w: max(w) > 1e-30).map(
        lambda w: np.array(w) / math.fsum(w)
    )


def meant(p):
    """The pmf that floats mean: they are divided by their exact sum."""
    exact = [F(float(x)) for x in p]
    return [x / sum(exact) for x in exact]


# -- closed forms


def test_cover_and_thomas_example_2_2_1():
    x_y = CT221.T
    assert entropy(x_y.sum(axis=1)) == 7 / 4
    assert joint_entropy(x_y) == 27 / 8
    assert conditional_entropy(x_y) == 13 / 8  # H(Y|X)
    assert conditional_entropy(CT221) == 11 / 8  # H(X|Y)
    assert mutual_information(x_y) == 3 / 8


def test_published_values():
    assert entropy([1 / 3, 2 / 3]) == 0.9182958340544896
    ten = [math.comb(10, k) / 1024 for k in range(11)]
    assert ulps(entropy(ten), mpmath.mpf("2.706428963227331175844751")) <= 2
    dice = np.array([6 - abs(7 - k) for k in range(2, 13)]) / 36
    assert ulps(entropy(dice), mpmath.mpf("3.27440191928877076134781")) <= 2
    assert perplexity([1 / 2, 1 / 4, 1 / 8, 1 / 8]) == 3.363585661014858
    assert entropy([0.5, 0.5], base="e") == math.log(2)
    assert entropy([0.1] * 10, base=10) == pytest.approx(1, abs=2.3e-16)
    # MacKay 9.6: a Z channel, f = 0.15, P(x=1) = 0.1
    z = np.array([[0.9, 0], [0.1 * 0.15, 0.1 * 0.85]])
    assert mutual_information(z) == pytest.approx(0.3585724657669069546731768, rel=1e-15)


def test_all_bases():
    p = [0.2, 0.3, 0.5]
    bits = entropy(p)
    for base, scale in ((2, 1), ("e", math.log(2)), (10, math.log10(2)), (3, math.log(2, 3)), (1.5, math.log(2, 1.5))):
        assert entropy(p, base=base) == pytest.approx(bits * scale, rel=4e-16)
        assert surprisal(0.2, base=base) == pytest.approx(-math.log2(0.2) * scale, rel=4e-16)


# -- the last digits


@pytest.mark.parametrize("e", [1e-10, 1e-17, 1e-300, 5e-324, 0.3, 0.49999999])
def test_binary_entropy_of_small_probabilities(e):
    with mpmath.workdps(400):
        x = mpmath.mpf(e)
        exact = -x * mpmath.log(x, 2) - (1 - x) * mpmath.log(1 - x, 2)
    if e > 1e-310:
        assert ulps(entropy([1 - e, e]), exact) <= 2
        assert ulps(entropy(np.array([e, 1 - e])), exact) <= 2
    else:
        assert entropy([1.0, e]) == float(exact)


@given(simplex())
@settings(max_examples=100, deadline=None)
def test_entropy_within_two_ulp(p):
    exact = slow_entropy(meant(p))
    if exact > 1e-290:
        assert ulps(entropy(p), exact) <= 2


def test_entropy_of_many_terms():
    for n in (10**6, 10**5 + 7):
        assert abs(entropy(np.full(n, 1 / n)) - math.log2(n)) <= 2 * math.ulp(math.log2(n))
    p = np.random.default_rng(1).random(20_000)
    p /= math.fsum(p)
    with mpmath.workdps(30):
        exact = -mpmath.fsum(x * mpmath.log(x, 2) for x in map(mpmath.mpf, p.tolist()))
    assert ulps(entropy(p), exact) <= 2


@given(simplex(3, 12), st.data())
@settings(max_examples=100, deadline=None)
def test_divergence_against_mpmath(p, data):
    w = data.draw(st.lists(st.floats(0.01, 1), min_size=p.size, max_size=p.size))
    q = np.array(w) / math.fsum(w)
    exact = slow_divergence(p.tolist(), q.tolist())
    found = kl_divergence(p, q)
    assert found >= 0
    # floats sum to 1 within rounding only: that much is undecided
    assert abs(found - exact) <= 8 * math.ulp(float(abs(exact))) + 4e-16


def test_divergence_between_near_distributions():
    d = 2.0**-30
    p, q = [0.5 + d, 0.5 - d], [0.5, 0.5]
    exact = slow_divergence([F(x) for x in p], [F(1, 2)] * 2)
    assert ulps(kl_divergence(p, q), exact) <= 4
    assert kl_divergence(p, p) == 0.0
    assert kl_divergence([0.5, 0.5], [5e-324, 1.0]) == pytest.approx(0.5 * 1074 + 0.5 * math.log2(0.5) - 0.5, rel=1e-12)
    x = np.nextafter(0.5, 0)
    assert 0 <= kl_divergence([x, 1 - x], [1 - x, x]) < 1e-30


def test_infinite_divergence():
    assert kl_divergence([0.5, 0.5], [1.0, 0.0]) == math.inf
    assert cross_entropy([0.5, 0.5], [1.0, 0.0]) == math.inf
    assert kl_divergence([1.0, 0.0], [0.5, 0.5]) == 1.0
    assert kl_divergence({"a": 1.0}, {"b": 1.0}) == math.inf
    assert surprisal(0.0) == math.inf
    assert surprisal("c", {"a": 0.5, "b": 0.5}) == math.inf


# -- identities, on random joints


@given(simplex(12, 12))
@settings(max_examples=100, deadline=None)
def test_identities(p):
    xy = p.reshape(3, 4)
    px, py = xy.sum(axis=1), xy.sum(axis=0)
    h, hx, hy = entropy(xy), entropy(px), entropy(py)
    i = mutual_information(xy)
    near = {"rel": 1e-12, "abs": 1e-14}
    assert 0 <= i <= min(entropy(xy, "x"), entropy(xy, "y"))
    assert conditional_entropy(xy) == pytest.approx(h - hx, **near)
    assert conditional_entropy(xy.T) == pytest.approx(h - hy, **near)
    assert i == pytest.approx(hx + hy - h, **near)
    assert mutual_information(xy.T) == pytest.approx(i, **near)
    assert 0 <= hx <= math.log2(3) * (1 + 1e-15)
    assert cross_entropy(p, np.full(12, 1 / 12)) == pytest.approx(math.log2(12), **near)
    assert cross_entropy(p, p) == pytest.approx(h, **near)
    assert redundancy(px) == pytest.approx(1 - hx / math.log2(3), abs=1e-15)
    assert perplexity(px) == pytest.approx(2**hx, rel=1e-14)


@given(simplex(8, 8))
@settings(max_examples=50, deadline=None)
def test_conditional_mutual_information(p):
    xyz = p.reshape(2, 2, 2)
    h = {s: entropy(xyz.sum(axis=tuple({0, 1, 2} - set(s))) if len(s) < 3 else xyz) for s in [(0, 2), (1, 2), (0, 1, 2), (2,)]}
    found = mutual_information(xyz, "x", "y", given="z")
    assert found >= 0
    assert found == pytest.approx(h[0, 2] + h[1, 2] - h[0, 1, 2] - h[2,], rel=1e-12, abs=1e-14)


def test_independence_gives_zero():
    xy = np.outer([0.25, 0.75], [0.5, 0.125, 0.375])
    assert mutual_information(xy) == 0.0
    assert mutual_information(product(pmf([F(1, 3), F(2, 3)]), uniform(range(5)))) == 0


# -- kinds of input


def test_every_kind_of_input_gives_the_same():
    p = [0.5, 0.25, 0.25]
    ways = [p, tuple(p), np.array(p), np.array(p, dtype=np.float32), np.array(p, dtype=object), dict(enumerate(p)), pmf(p), iter(p)]
    assert [entropy(x) for x in ways] == [1.5] * len(ways)
    assert entropy(np.array([0, 1, 0])) == 0.0
    assert math.copysign(1, entropy(np.array([1.0]))) == 1.0
    assert entropy(np.array(p)[::-1]) == 1.5
    assert entropy([F(1, 2), 0.5]) == 1.0


def test_distributions():
    d = joint(["x", "y"], {("a", 0): F(1, 2), ("b", 1): F(1, 4), ("b", 0): F(1, 4)})
    assert d.marginal("x") == joint(["x"], {"a": F(1, 2), "b": F(1, 2)})
    assert d.given({"x": "b"}) == joint(["y"], {1: F(1, 2), 0: F(1, 2)})
    assert d.given({"y": 0})["a"] == F(2, 3)
    assert dict(d.conditional(["y"], ["x"]))["a"][0] == 1
    assert d["a", 0] == F(1, 2)
    assert d["c", 9] == 0
    assert sum(bernoulli(F(1, 3)).probabilities()) == 1
    assert uniform("abcd").probabilities() == [F(1, 4)] * 4
    assert pmf([0.5, 0.5])[1] == 0.5
    assert product(uniform("ab"), bernoulli(0.5)).floats().tolist() == [0.25] * 4
    assert normalize(np.array([1, 3])).tolist() == [0.25, 0.75]
    assert normalize([1.0, 3.0]) == [0.25, 0.75]
    assert normalize([1e308, 1e308]) == [0.5, 0.5]
    assert joint(["a", "b", "c"], np.full((2, 2, 2), 1 / 8)).marginal("c", "a").names == ("c", "a")


def test_entropy_of_a_large_array_keeps_memory_and_input():
    p = np.full(1 << 20, 2.0**-20)
    before = p.copy()
    assert entropy(p) == 20.0
    assert (p == before).all()
