"""Divergences, orders and distances: against mpmath to the last digits, closed forms, identities and published values."""

from __future__ import annotations

import json
import math
from fractions import Fraction as F
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import ulps

from lambit.info import (
    InformationError,
    alpha_divergence,
    bernoulli,
    bhattacharyya_coefficient,
    bhattacharyya_distance,
    chernoff_exponent,
    chernoff_information,
    chi_squared_divergence,
    collision_entropy,
    conditional_entropy,
    conditional_kl_divergence,
    cressie_read_divergence,
    cross_entropy,
    efficiency,
    entropy,
    f_divergence,
    fano_bound,
    fano_error,
    hartley_entropy,
    hellinger_distance,
    jensen_shannon_distance,
    jensen_shannon_divergence,
    joint,
    kl_divergence,
    max_divergence,
    min_entropy,
    mutual_information,
    neyman_divergence,
    perplexity,
    pmf,
    redundancy,
    renyi_divergence,
    renyi_entropy,
    samples,
    squared_hellinger,
    total_variation,
    tsallis_divergence,
    tsallis_entropy,
    uniform,
    varentropy,
    wasserstein_distance,
)
from lambit.info.kernels.divergences import FEW, digits

REFERENCE = {row["id"]: row for row in json.loads((Path(__file__).parent.parent / "data" / "reference_values.json").read_text())}
HALF = [F(1, 2), F(1, 2)]
MP = 400


def meant(p):
    """The pmf that floats mean, at many digits: a probability near 1 is what the others leave."""
    return [mpmath.mpf(float(a)) + mpmath.mpf(float(b)) for a, b in zip(*digits(np.asarray(p)), strict=True)]


def over_sum(p):
    """The pmf that floats of one distribution mean, at many digits: they are divided by their exact sum."""
    exact = [F(float(x)) for x in p]
    return [mpmath.mpf(w.numerator) / w.denominator for w in (x / sum(exact) for x in exact)]


def weights(size):
    weight = st.one_of(st.floats(1e-3, 1), st.floats(-40, 0).map(lambda x: 10.0**x))
    return st.lists(weight, min_size=size, max_size=size)


@st.composite
def two(draw):
    """Two pmfs of one size: unrelated, or so near that everything cancels."""
    size = draw(st.integers(1, 8))
    p = np.array(draw(weights(size)))
    if draw(st.booleans()):
        q = p * (1 + 10.0 ** -draw(st.integers(1, 14)) * np.array(draw(st.lists(st.floats(-0.9, 0.9), min_size=size, max_size=size))))
    else:
        q = np.array(draw(weights(size)))
    return p / math.fsum(p), q / math.fsum(q)


ORDERS = st.one_of(
    st.sampled_from([F(1, 2), 2, 3, F(1, 10), 50, 1000, 1 + F(1, 10**9), 1 - F(1, 10**12), 1 + F(1, 10**20), F(1, 10**12), 1 + 1e-15]),
    st.floats(0.01, 20).filter(lambda a: a != 1),
)


def right(found, exact, limit=2):
    """Within `limit` units of the last place; 0 only for what no float holds."""
    if abs(exact) < mpmath.mpf(2) ** -1000:
        assert abs(found) < 1e-290
    else:
        assert ulps(found, exact) <= limit


@given(two())
@settings(max_examples=150, deadline=None)
def test_two_ulp(pair):
    p, q = pair
    with mpmath.workdps(MP):
        P, Q = meant(p), meant(q)
        right(kl_divergence(p, q, base="e"), mpmath.fsum(a * mpmath.log(a / b) - a + b for a, b in zip(P, Q)))
        right(kl_divergence(p, q), mpmath.fsum(a * mpmath.log(a / b) - a + b for a, b in zip(P, Q)) / mpmath.log(2))
        m = [(a + b) / 2 for a, b in zip(P, Q)]
        js = mpmath.fsum(a * mpmath.log(a / c) + b * mpmath.log(b / c) for a, b, c in zip(P, Q, m)) / 2
        right(jensen_shannon_divergence(p, q, base="e"), js)
        right(jensen_shannon_distance(p, q, base="e"), mpmath.sqrt(abs(js)))
        right(cross_entropy(p, q, base=10), -mpmath.fsum(a * mpmath.log(b, 10) for a, b in zip(P, Q)))
        right(total_variation(p, q), mpmath.fsum(abs(a - b) for a, b in zip(P, Q)) / 2)
        h2 = mpmath.fsum((mpmath.sqrt(a) - mpmath.sqrt(b)) ** 2 for a, b in zip(P, Q)) / 2
        right(squared_hellinger(p, q), h2)
        right(hellinger_distance(p, q), mpmath.sqrt(h2))
        right(bhattacharyya_coefficient(p, q), mpmath.fsum(mpmath.sqrt(a * b) for a, b in zip(P, Q)))
        right(chi_squared_divergence(p, q), mpmath.fsum((a - b) ** 2 / b for a, b in zip(P, Q)))
        right(max_divergence(p, q, base="e"), max(mpmath.log(a / b) for a, b in zip(P, Q)))
        P = over_sum(p)
        right(min_entropy(p), -mpmath.log(max(P), 2))
        h = -mpmath.fsum(a * mpmath.log(a) for a in P)
        right(varentropy(p, base="e"), mpmath.fsum(a * (mpmath.log(a) + h / mpmath.fsum(P)) ** 2 for a in P))


@pytest.mark.slow
@given(two(), ORDERS)
@settings(max_examples=150, deadline=None)
def test_two_ulp_of_any_order(pair, order):
    p, q = pair
    with mpmath.workdps(MP):
        P, Q = meant(p), meant(q)
        n, d = order.as_integer_ratio() if isinstance(order, float) else (F(order).numerator, F(order).denominator)
        a = mpmath.mpf(n) / d
        one = over_sum(p)
        excess = mpmath.fsum(x * mpmath.expm1((a - 1) * mpmath.log(x)) for x in one)
        logs = mpmath.log1p(excess) if excess > -0.5 else mpmath.log(mpmath.fsum(x**a for x in one))
        right(renyi_entropy(p, order, base="e"), logs / (1 - a))
        right(tsallis_entropy(p, order), excess / (1 - a))
        excess = mpmath.fsum(x**a * y ** (1 - a) - a * x - (1 - a) * y for x, y in zip(P, Q))
        if abs(excess) < mpmath.mpf(10) ** 290:
            logs = mpmath.log1p(excess) if excess > -0.5 else mpmath.log(mpmath.fsum(x**a * y ** (1 - a) for x, y in zip(P, Q)))
            right(renyi_divergence(p, q, order, base="e"), logs / (a - 1))
            right(tsallis_divergence(p, q, order), excess / (a - 1))


@pytest.mark.slow
@given(two())
@settings(max_examples=60, deadline=None)
def test_bounds_and_identities(pair):
    p, q = pair
    js, tv, h2 = jensen_shannon_divergence(p, q), total_variation(p, q), squared_hellinger(p, q)
    near = {"rel": 1e-12, "abs": 1e-15}
    assert 0 <= js <= 1
    assert jensen_shannon_divergence(q, p) == pytest.approx(js, **near)
    assert h2 <= tv * (1 + 1e-15) + 1e-300
    assert tv <= math.sqrt(2 * h2) * (1 + 1e-12)
    assert js <= tv * (1 + 1e-15) + 1e-300  # Lin 1991, theorem 3
    assert kl_divergence(p, q, base="e") >= 2 * tv * tv * (1 - 1e-12)  # Pinsker; Cover & Thomas 11.6.1
    assert 2 * h2 <= kl_divergence(p, q, base="e") * (1 + 1e-12)
    assert kl_divergence(p, q, base="e") <= math.log1p(chi_squared_divergence(p, q)) * (1 + 1e-12)
    orders = [renyi_divergence(p, q, a) for a in (0.25, 0.5, 1, 2, math.inf)]
    assert all(x <= y * (1 + 1e-12) + 1e-15 for x, y in zip(orders, orders[1:]))  # floats sum to 1 to within that
    hs = [renyi_entropy(p, a) for a in (0, 0.5, 1, 2, math.inf)]
    assert all(x >= y * (1 - 1e-12) for x, y in zip(hs, hs[1:]))
    assert bhattacharyya_distance(p, q) == pytest.approx(renyi_divergence(p, q, 0.5) / 2, **near)
    assert renyi_divergence(p, q, 2, base="e") == pytest.approx(math.log1p(chi_squared_divergence(p, q)), rel=1e-12)
    assert alpha_divergence(p, q, 0.3) == pytest.approx(alpha_divergence(q, p, -0.3), **near)
    assert alpha_divergence(p, q, 0) == pytest.approx(4 * h2, **near)
    assert cressie_read_divergence(p, q, -0.5) == pytest.approx(8 * h2, **near)
    assert cressie_read_divergence(p, q, 0) == pytest.approx(2 * kl_divergence(p, q, base="e"), **near)
    assert cressie_read_divergence(p, q, -2) == pytest.approx(neyman_divergence(p, q), rel=1e-12, abs=1e-300)
    assert 0 <= chernoff_information(p, q) <= min(kl_divergence(p, q), kl_divergence(q, p)) * (1 + 1e-12)
    assert chernoff_information(p, q) >= bhattacharyya_distance(p, q) * (1 - 1e-12) - 1e-30


# -- exact


def rational_pmf(size):
    return st.lists(st.integers(0, 60), min_size=size, max_size=size).filter(any).map(lambda w: [F(x, sum(w)) for x in w])


@given(rational_pmf(4), rational_pmf(4), st.integers(2, 5))
@settings(max_examples=60, deadline=None)
def test_exact_results_are_the_exact_values(p, q, order):
    floats = [np.array([float(x) for x in v]) for v in (p, q)]
    near = {"rel": 1e-9, "abs": 1e-12}
    assert float(jensen_shannon_divergence(p, q)) == pytest.approx(jensen_shannon_divergence(*floats), **near)
    mixture = [(a + b) / 2 for a, b in zip(p, q)]
    assert jensen_shannon_divergence(p, q) == entropy(mixture) - (entropy(p) + entropy(q)) / 2
    assert jensen_shannon_divergence(p, q) == (kl_divergence(p, mixture) + kl_divergence(q, mixture)) / 2
    assert total_variation(p, q) == sum(abs(a - b) for a, b in zip(p, q)) / 2
    assert tsallis_entropy(p, order) == (1 - sum(a**order for a in p)) / F(order - 1)
    assert not isinstance(renyi_entropy(p, order), float)
    assert (order - 1) * renyi_entropy(p, order) == entropy_of(sum(a**order for a in p))
    if any(a and not b for a, b in zip(p, q)):
        assert chi_squared_divergence(p, q) == renyi_divergence(p, q, order) == kl_divergence(p, q) == math.inf
        return
    assert chi_squared_divergence(p, q) == sum((a - b) ** 2 / b for a, b in zip(p, q) if b)
    power = sum(a**order * b ** (1 - order) for a, b in zip(p, q) if b)
    assert tsallis_divergence(p, q, order) == (power - 1) / F(order - 1)
    assert -(order - 1) * renyi_divergence(p, q, order) == entropy_of(power)
    assert renyi_divergence(p, q, order) >= kl_divergence(p, q)
    assert max_divergence(p, q) >= renyi_divergence(p, q, order)
    assert cressie_read_divergence(p, q, 1) == chi_squared_divergence(p, q)
    assert cressie_read_divergence(p, q, 0) == 2 * kl_divergence(p, q, base="e")


def entropy_of(x):
    """-log2 of a rational, exactly."""
    from lambit.info.exact.sums import log_sum

    return log_sum([(-1, x.numerator), (1, x.denominator)], 1)


def test_rational_orders_are_exact_where_all_ratios_are_powers():
    assert renyi_entropy([F(1, 3)] * 3, F(1, 2)) == renyi_entropy([F(1, 3)] * 3, F(7, 5)) == entropy([F(1, 3)] * 3)
    # (1/5, 4/5): √(1/5) + √(4/5) = 3/√5, of order 1/2 2 log(3/√5)
    assert renyi_entropy([F(1, 5), F(4, 5)], F(1, 2)) == 2 * entropy([F(1, 3)] * 3) - entropy([F(1, 5)] * 5)
    assert tsallis_entropy([F(1, 4)] * 4, F(1, 2)) == 2
    assert isinstance(renyi_entropy([F(1, 3), F(2, 3)], F(1, 2)), float)
    with mpmath.workdps(50):
        exact = 2 * mpmath.log(mpmath.sqrt(mpmath.mpf(1) / 3) + mpmath.sqrt(mpmath.mpf(2) / 3), 2)
    assert renyi_entropy([F(1, 3), F(2, 3)], F(1, 2)) == float(exact)
    assert renyi_entropy([F(1, 3), F(2, 3)], 10**40) == pytest.approx(math.log2(1.5), rel=1e-15)


def test_the_chain_rule_of_relative_entropy_is_exact():
    rng = np.random.default_rng(3)
    for _ in range(20):
        a, b = rng.integers(1, 99, (2, 6)).tolist()
        p, q = (joint(["x", "y"], {(i // 3, i % 3): F(w, sum(v)) for i, w in enumerate(v)}) for v in (a, b))
        parts = kl_divergence(p.marginal("x"), q.marginal("x")), conditional_kl_divergence(p, q)
        assert parts[0] + parts[1] == kl_divergence(p, q)
        mean = sum(F(p.marginal("x")[x]) * kl_divergence(d, dict(q.conditional(["y"], ["x"]))[x]) for x, d in p.conditional(["y"], ["x"]))
        assert mean == parts[1]
        floating = [joint(["x", "y"], {k: float(v) for k, v in d}) for d in (p, q)]
        assert conditional_kl_divergence(*floating) == pytest.approx(float(parts[1]), rel=1e-12)


def test_varentropy():
    assert varentropy(HALF) == 0
    assert varentropy([F(1, 2), F(1, 4), F(1, 4)]) == F(1, 4)
    with mpmath.workdps(50):
        exact = mpmath.mpf(2) / 9 * 1  # log2 of 1/3 and of 2/3 differ by 1
    assert varentropy([F(1, 3), F(2, 3)]) == F(2, 9) == F(str(exact)).limit_denominator(100)
    assert varentropy([F(1, 4), F(3, 4)]) == pytest.approx(3 / 16 * math.log2(3) ** 2, rel=3e-16)
    assert varentropy([F(1, 3), F(2, 3)], base="e") == pytest.approx(2 / 9 * math.log(2) ** 2, rel=3e-16)


# -- f-divergences


def test_generators_give_the_named_divergences():
    p, q = [F(1, 2), F(1, 3), F(1, 6)], [F(1, 4), F(1, 4), F(1, 2)]
    assert f_divergence(p, q, lambda t: (t - 1) ** 2) == chi_squared_divergence(p, q)
    assert f_divergence(p, q, lambda t: abs(t - 1) / F(2)) == total_variation(p, q)
    assert f_divergence(p, q, lambda t: (1 - t) ** 2 / t) == neyman_divergence(p, q)
    x, y = [0.5, 0.3, 0.2], [0.25, 0.25, 0.5]
    assert f_divergence(x, y, lambda t: t * math.log2(t)) == pytest.approx(kl_divergence(x, y), rel=1e-14)
    assert f_divergence(x, y, lambda t: -math.log2(t)) == pytest.approx(kl_divergence(y, x), rel=1e-14)
    assert f_divergence(x, y, lambda t: (math.sqrt(t) - 1) ** 2 / 2) == pytest.approx(squared_hellinger(x, y), rel=1e-14)
    assert f_divergence([1, 0], [0, 1], lambda t: abs(t - 1) / F(2), slope=F(1, 2)) == 1
    assert f_divergence([1, 0], [0, 1], lambda t: (t - 1) ** 2, slope=math.inf) == math.inf
    assert f_divergence([1.0, 0.0], [0.5, 0.5], lambda t: -math.log(t), at_zero=math.inf) == math.inf
    with pytest.raises(InformationError, match="slope"):
        f_divergence([1, 0], [0, 1], lambda t: t - 1)


# -- limits and zeros


def test_zeros():
    inf = math.inf
    assert [renyi_divergence([1.0, 0.0], [0.5, 0.5], a) for a in (0, 0.5, 1, 2, inf)] == [1.0] * 5
    assert [renyi_divergence([0.5, 0.5], [1.0, 0.0], a) for a in (0, 0.5, 1, 2, inf)] == [0, 1.0, inf, inf, inf]
    assert [renyi_divergence([1, 0], [0, 1], a) for a in (0, F(1, 2), 1, 2, inf)] == [inf] * 5
    assert [renyi_divergence([1.0, 0.0], [0.0, 1.0], a) for a in (0, 0.5, 1, 2, inf)] == [inf] * 5
    assert [renyi_entropy([0.5, 0.5, 0.0], a) for a in (0, 0.3, 1, 2, inf)] == [1.0] * 5
    assert tsallis_divergence([1, 0], HALF, 0) == F(1, 2)
    assert tsallis_divergence([1.0, 0.0], [0.0, 1.0], 0.5) == 2.0
    assert alpha_divergence([1, 0], HALF, -1) == entropy(HALF, base="e")
    assert alpha_divergence([1, 0], HALF, 1) == inf
    assert chernoff_information([1.0, 0.0], [0.0, 1.0]) == inf
    assert chernoff_information([1.0, 0.0], [0.5, 0.5]) == 1.0  # -log2 q(0), at the end of the interval
    assert chernoff_exponent([1.0, 0.0], [0.5, 0.5]) == 0.0
    assert chernoff_exponent([0.5, 0.5], [1.0, 0.0]) == 1.0
    assert hellinger_distance([1.0, 0.0], [0.0, 1.0]) == 1.0
    assert bhattacharyya_coefficient([1.0, 0.0], [0.0, 1.0]) == 0.0
    assert hartley_entropy([0.5, 0.5, 0.0]) == 1.0
    assert chi_squared_divergence([1.0, 0.0], [5e-324, 1.0]) == inf  # 2^1074 is no float
    assert chi_squared_divergence([0.5, 0.5], [1e-200, 1.0]) == pytest.approx(0.25e200, rel=1e-15)
    assert renyi_entropy([1.0, 1e-320], 1e6) >= 0
    assert kl_divergence(np.array([1.0]), np.array([1.0])) == 0.0


def test_nasty_cases_of_the_peers():
    x = float(np.nextafter(0.5, 0))
    p, q = [x, 1 - x], [1 - x, x]
    with mpmath.workdps(MP):
        P, Q = [mpmath.mpf(v) for v in p], [mpmath.mpf(v) for v in q]
        exact = sum(a * mpmath.log(2 * a / (a + b)) + b * mpmath.log(2 * b / (a + b)) for a, b in zip(P, Q)) / 2
    assert ulps(jensen_shannon_divergence(p, q, base="e"), exact) <= 2  # scipy: NaN (#20083)
    assert jensen_shannon_divergence([0.0, 1.0], [5e-324, 1.0]) <= 5e-324  # scipy: inf (#19436)
    assert jensen_shannon_divergence([0.0, 1.0], [1e-300, 1.0]) == 5e-301
    a = np.array([0.25, 0.25, 0.5], dtype=np.float32)
    b = np.array([0.25 + 2.0**-25, 0.25 - 2.0**-25, 0.5], dtype=np.float32)
    assert jensen_shannon_divergence(a, b, base="e") == pytest.approx(2.0**-50 / 2, rel=1e-6)  # scipy: NaN
    with mpmath.workdps(MP):
        e = mpmath.mpf("1e-300")
        two_e = mpmath.mpf(2e-300)
        e = mpmath.mpf(1e-300)
        exact = (1 - e) * mpmath.log((1 - e) / (1 - two_e)) + e * mpmath.log(e / two_e)
    assert ulps(kl_divergence([1 - 1e-300, 1e-300], [1 - 2e-300, 2e-300], base="e"), exact) <= 2
    # the equivocation of a bit that is almost certain: the marginal 1/2 does not know it
    d = np.array([[0.5, 0.5e-17], [0.25, 0.25]])
    with mpmath.workdps(MP):
        p0, p1 = mpmath.mpf(0.5), mpmath.mpf(0.5e-17)
        exact = p0 * mpmath.log((p0 + p1) / p0, 2) + p1 * mpmath.log((p0 + p1) / p1, 2)
    assert ulps(conditional_entropy(d), exact + mpmath.mpf(0.5)) <= 2
    alone = np.array([[1.0, 1e-17], [0.0, 0.0]])
    assert conditional_entropy(alone) == pytest.approx(5.791547e-16, rel=1e-6)


@pytest.mark.slow
def test_the_fast_way_and_the_careful_way_agree():
    rng = np.random.default_rng(5)
    n = 3 * FEW
    for p, q in [(rng.random(n), rng.random(n)), (rng.random(n) ** 20, rng.random(n)), (rng.random(n) * (rng.random(n) < 0.5), rng.random(n))]:
        p, q = p / math.fsum(p), q / math.fsum(q)
        with mpmath.workdps(40):
            P, Q = ([mpmath.mpf(x) for x in v.tolist()] for v in (p, q))
            kl = mpmath.fsum(a * mpmath.log(a / b) - a + b if a else b for a, b in zip(P, Q)) / mpmath.log(2)
            js = mpmath.fsum((a * mpmath.log(2 * a / (a + b)) if a else 0) + b * mpmath.log(2 * b / (a + b)) for a, b in zip(P, Q))
            cross = -mpmath.fsum(a * mpmath.log(b, 2) for a, b in zip(P, Q) if a)
        assert ulps(kl_divergence(p, q), kl) <= 2
        assert ulps(jensen_shannon_divergence(p, q, base="e"), js / 2) <= 2
        assert ulps(cross_entropy(p, q), cross) <= 2
    near = q * (1 + 1e-9 * rng.standard_normal(n))
    near /= math.fsum(near)
    with mpmath.workdps(60):
        N, Q = ([mpmath.mpf(x) for x in v.tolist()] for v in (near, q))
        kl = mpmath.fsum(a * mpmath.log(a / b) - a + b for a, b in zip(N, Q))
    assert ulps(kl_divergence(near, q, base="e"), kl) <= 2
    one_zero = q.copy()
    one_zero[7] = 0.0
    assert kl_divergence(q, one_zero / math.fsum(one_zero)) == cross_entropy(q, one_zero / math.fsum(one_zero)) == math.inf


# -- Wasserstein, Fano, Chernoff


@given(rational_pmf(5), rational_pmf(5), st.lists(st.integers(-50, 50), min_size=5, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_wasserstein(p, q, places):
    d, e = pmf(dict(zip(places, p))), pmf(dict(zip(places, q)))
    found = wasserstein_distance(d, e)
    order = sorted(range(5), key=places.__getitem__)
    steps = [places[b] - places[a] for a, b in zip(order, order[1:])]
    assert found == sum(abs(sum(p[i] - q[i] for i in order[: k + 1])) * step for k, step in enumerate(steps))
    assert abs(sum(x * (a - b) for x, a, b in zip(places, p, q))) <= found <= total_variation(d, e) * (max(places) - min(places))
    floating = wasserstein_distance(*(pmf({float(x): float(w) for x, w in zip(places, v)}) for v in (p, q)))
    assert floating == pytest.approx(float(found), rel=1e-13, abs=1e-14)


def test_wasserstein_of_floats_is_right_to_the_last_digits():
    p, q = {0.1: 0.5, 1e10: 0.5}, {0.3: 0.25, 7.0: 0.75}
    exact = (F(0.3) - F(0.1)) / 2 + (F(7) - F(0.3)) / 4 + (F(1e10) - F(7)) / 2
    assert wasserstein_distance(p, q) == float(exact)
    assert wasserstein_distance({3: 1.0}, {3: 1.0}) == 0.0
    assert wasserstein_distance({F(1, 3): F(1)}, {F(1, 2): F(1)}) == F(1, 6)


def test_fano():
    assert float(fano_bound(F(1, 10), 4)) == pytest.approx(float(REFERENCE["fano"]["value"]), rel=1e-15)
    assert ulps(fano_bound(0.1, 4), mpmath.mpf(0.1) * mpmath.log(3, 2) - sum(x * mpmath.log(x, 2) for x in (mpmath.mpf(0.1), 1 - mpmath.mpf(0.1)))) <= 2
    assert fano_bound(0, 2) == 0
    assert fano_bound(1.0, 2) == 0.0
    for e in (1e-12, 0.01, 0.3, 0.74):
        assert fano_error(fano_bound(e, 4), 4) == pytest.approx(e, rel=1e-12)
    assert fano_error(2, 4) == 0.75
    assert fano_error(0.0, 4) == 0.0
    # the guess of most probability keeps the bound: Cover & Thomas 2.10
    d = joint(["x", "y"], {(0, 0): F(1, 2), (1, 0): F(1, 8), (2, 1): F(1, 4), (1, 1): F(1, 8)})
    error = 1 - F(1, 2) - F(1, 4)
    assert conditional_entropy(d, "x", given="y") <= fano_bound(error, 3)


def test_chernoff_against_a_search():
    p, q = [0.2, 0.3, 0.5], [0.6, 0.3, 0.1]
    with mpmath.workdps(40):
        P, Q = meant(p), meant(q)
        value = lambda a: mpmath.log(mpmath.fsum(x**a * y ** (1 - a) for x, y in zip(P, Q)))
        best = mpmath.findroot(mpmath.diff_fun(value) if hasattr(mpmath, "diff_fun") else lambda a: mpmath.diff(value, a), 0.5)
        assert chernoff_exponent(p, q) == pytest.approx(float(best), abs=1e-12)
        # floats sum to 1 within rounding only, which -log of a sum feels
        assert chernoff_information(p, q, base="e") == pytest.approx(float(-value(best)), rel=4e-16)
    assert chernoff_information([0.25, 0.75], [0.75, 0.25]) == pytest.approx(-math.log2(2 * math.sqrt(3) / 4), rel=1e-15)
    assert chernoff_exponent([0.25, 0.75], [0.75, 0.25]) == pytest.approx(0.5, abs=1e-15)


# -- published values


def test_reference_values():
    value = lambda name: pytest.approx(float(REFERENCE[name]["value"]), rel=1e-15)
    ct = {}
    rows = [[8, 16, 32, 32], [16, 8, 32, 32], [16] * 4, [4, 0, 0, 0]]
    for y, row in enumerate(rows):
        ct.update({(x, y): F(1, v) if v else F(0) for x, v in enumerate(row)})
    d = joint(["x", "y"], ct)
    assert conditional_entropy(d, "x", given="y") == F(REFERENCE["ct-2.2.1-hxgy"]["exact"])
    assert float(entropy([F(1, 3), F(2, 3)])) == value("ct-ex2.12-hx")
    assert float(kl_divergence(HALF, [F(3, 4), F(1, 4)])) == value("ct-2.3.1-dpq")
    assert float(renyi_entropy([F(1, 2), F(1, 4), F(1, 8), F(1, 8)], 2)) == value("renyi-2")
    assert perplexity([0.5, 0.25, 0.125, 0.125]) == value("perplexity")
    assert chernoff_information([0.5, 0.5], [0.9, 0.1]) == pytest.approx(float(REFERENCE["chernoff"]["value"]), rel=1e-14)
    assert mutual_information(np.array([[0.9, 0], [0.1 * 0.15, 0.1 * 0.85]])) == value("mk-mi-z")
    assert float(entropy([F(math.comb(10, k), 1024) for k in range(11)])) == value("binom-10-.5")
    assert float(entropy([F(6 - abs(7 - k), 36) for k in range(2, 13)])) == value("dice2")
    assert float(entropy([1 - F(1, 10**300), F(1, 10**300)])) == value("entropy-uniform-1e300")
    assert float(1 - entropy(bernoulli(F(11, 100)))) == value("ct-bsc-.11")
    assert float(entropy(uniform(range(3))) - entropy([F(3, 10), F(1, 5), F(1, 2)])) == value("ct-ternary-sym")
    assert float(2 - fano_bound(F(1, 10), 4)) == value("qary-sym-4-.1")


def test_mackay_english_letters():
    """MacKay 2003, table 2.9: a to z and the space, in units of 1/10000."""
    letters = [575, 128, 263, 285, 913, 173, 133, 313, 599, 6, 84, 335, 235, 596, 689, 192, 8, 508, 567, 706, 334, 69, 119, 73, 164, 7, 1928]
    total = sum(letters)
    h = entropy([F(w, total) for w in letters])
    assert round(float(h), 2) == 4.11
    assert float(h) == pytest.approx(float(REFERENCE["mk-english27"]["value"]), rel=1e-15)


def test_shannon_1948_redundancy():
    """Shannon 1948, section 7: a source of entropy 7/4 over four letters could send 2 bits: relative entropy 7/8, redundancy 1/8."""
    p = [F(1, 2), F(1, 4), F(1, 8), F(1, 8)]
    assert (entropy(p), efficiency(p), redundancy(p)) == (F(7, 4), F(7, 8), F(1, 8))


def test_cover_and_thomas_chapter_2_and_6():
    # 2.1.1, 2.2.1, 2.3.1, problem 2.1 (flips until the first head, cut at 2^-k), 2.12, 6.1 (horse race)
    assert entropy([F(1, 2), F(1, 4), F(1, 8), F(1, 8)]) == F(7, 4)
    race = [F(1, 2), F(1, 4), F(1, 8), F(1, 16), *[F(1, 64)] * 4]
    assert entropy(race) == 2
    assert 3 - entropy(race) == 1 == kl_divergence(race, [F(1, 8)] * 8)  # the doubling rate against odds of 8 for 1
    assert kl_divergence([F(3, 4), F(1, 4)], HALF) == F(3, 4) * entropy([F(1, 3)] * 3) - 1
    d = joint(["x", "y"], {(0, 0): F(1, 3), (0, 1): F(1, 3), (1, 1): F(1, 3)})  # problem 2.12
    log3 = entropy([F(1, 3)] * 3)
    assert entropy(d, "x") == entropy(d, "y") == log3 - F(2, 3)
    assert conditional_entropy(d, "x", given="y") == conditional_entropy(d, "y", given="x") == F(2, 3)
    assert entropy(d) == log3
    assert mutual_information(d) == log3 - F(4, 3)
    # problem 2.1: flips until the first head have 2 bits
    n = 60
    flips = [F(1, 2**k) for k in range(1, n)] + [F(1, 2 ** (n - 1))]
    assert entropy(flips) == 2 - F(2, 2 ** (n - 1))


def test_samples_are_taken_by_frequency():
    a, b = samples("aabc"), samples("abbc")
    p, q = [F(1, 2), F(1, 4), F(1, 4)], [F(1, 4), F(1, 2), F(1, 4)]
    for measure in (kl_divergence, jensen_shannon_divergence, total_variation, squared_hellinger, chi_squared_divergence, cross_entropy):
        found = measure(a, b)
        assert isinstance(found, float)
        assert found == pytest.approx(float(measure(p, q)), rel=3e-16)
    assert collision_entropy(samples("aabc")) == pytest.approx(float(collision_entropy(p)), rel=3e-16)
    assert isinstance(min_entropy(samples("aabc")), float)
    assert jensen_shannon_divergence(a, b, samples("ccc")) == pytest.approx(float(jensen_shannon_divergence(p, q, [0, 0, 1])), rel=3e-16)
