"""Distributions as values: made, taken apart, put together, asked."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import product as tuples
from math import comb, factorial, prod

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import number, ulps

from lambit import info
from lambit.info import (
    InformationError,
    bernoulli,
    binomial,
    condition_on,
    correlation,
    covariance,
    cumulative,
    dirichlet,
    distribution_table,
    entropy,
    evidence,
    expectation,
    geometric,
    hypergeometric,
    joint,
    joint_from_conditional,
    map_distribution,
    median,
    mixture,
    mutual_information,
    normalize,
    pmf,
    poisson,
    posterior,
    probability,
    quantile,
    sample,
    samples,
    standard_deviation,
    sum_distribution,
    tabulate_distribution,
    uniform,
    variance,
    zipf,
)

DIE = uniform(range(1, 7))


@st.composite
def joints(draw, variables=3):
    """A joint distribution with weights from 0 to 9 over small alphabets, exact."""
    shape = draw(st.lists(st.integers(1, 3), min_size=variables, max_size=variables))
    cells = list(tuples(*(range(n) for n in shape)))
    weights = draw(st.lists(st.integers(0, 9), min_size=len(cells), max_size=len(cells)).filter(any))
    total = sum(weights)
    return {c: F(w, total) for c, w in zip(cells, weights, strict=True)}, shape


def margin(table, places):
    found: dict = {}
    for cell, p in table.items():
        key = tuple(cell[i] for i in places) if len(places) > 1 else cell[places[0]]
        found[key] = found.get(key, 0) + p
    return found


# -- the three ways in which a joint distribution may be held give one thing


def held(table, shape):
    yield joint(["x", "y", "z"], table)
    array = np.array([float(p) for p in table.values()]).reshape(shape)
    yield joint(["x", "y", "z"], array)
    yield joint(["x", "y", "z"], {c: float(p) for c, p in table.items()})


@given(joints())
@settings(max_examples=60, deadline=None)
def test_marginals_and_conditions_by_definition(made):
    table, shape = made
    for d in held(table, shape):
        close = (lambda a, b: a == b) if d.exact else (lambda a, b: abs(a - b) < 1e-12)
        for places in ([0], [2], [1, 0], [0, 2], [2, 1, 0]):
            m = d.marginal(*("xyz"[i] for i in places))
            want = margin(table, places)
            assert len(m) == len(want) and all(close(m[k], p) for k, p in want.items())
        for x in range(shape[0]):
            share = margin(table, [0])[x]
            if not share:
                with pytest.raises(InformationError, match="probability 0"):
                    d.given({"x": x})
                continue
            part = d.given({"x": x})
            assert part.names == ("y", "z")
            assert all(close(part[c[1:]], p / share) for c, p in table.items() if c[0] == x)
        rows = dict(d.conditional(["y"], ["x"]))
        for (x, y), p in margin(table, [0, 1]).items():
            share = margin(table, [0])[x]
            assert (x in rows) == (share > 0)
            assert not share or close(rows[x][y], p / share)


@given(joints(2))
@settings(max_examples=40, deadline=None)
def test_a_joint_is_its_marginal_and_its_conditional(made):
    table, _ = made
    d = joint(["x", "y"], table)
    again = joint_from_conditional(d.marginal("x"), d.conditional(["y"], ["x"]))
    assert again.positive() == d.positive()
    assert entropy(d) == entropy(d, "x") + info.conditional_entropy(d, "y", given="x")


@given(joints(2), joints(2), st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_mixtures_by_definition(one, two, a, b):
    d, e = pmf(one[0]), pmf(two[0])
    w = F(a, a + b)
    m = mixture([w, 1 - w], [d, e])
    assert all(m[x] == w * d[x] + (1 - w) * e[x] for x in {*one[0], *two[0]})
    floats = mixture([float(w), 1 - float(w)], [d, e])
    assert all(floats[x] == pytest.approx(float(m[x]), abs=1e-15) for x in m.outcomes)


def test_independent_variables_tell_nothing_of_each_other():
    d = info.product(DIE, bernoulli(F(1, 7)), uniform("ab"))
    assert d.names == ("x", "y", "z") and len(d) == 24
    assert d[6, 1, "b"] == F(1, 84)
    assert mutual_information(d, "x", ["y", "z"]) == 0
    named = info.product(joint(["a", "b"], {(0, 0): F(1, 2), (1, 1): F(1, 2)}), DIE.renamed(["c"]))
    assert named.names == ("a", "b", "c") and named[1, 1, 6] == F(1, 12)
    assert info.product(pmf([0.25, 0.75]), DIE)[1, 3] == pytest.approx(0.125)


# -- construction


def test_every_way_to_the_same_distribution():
    half = F(1, 2)
    ways = [
        pmf([(0, half), (1, half)]), pmf({0: half, 1: half}), pmf([half, half]), uniform(2), uniform([0, 1]),
        pmf(samples([0, 1, 1, 0])), tabulate_distribution(lambda _: half, [0, 1]), tabulate_distribution(lambda _: 7, range(2), weights=True),
        normalize({0: 3, 1: 3}), binomial(1, half), map_distribution(lambda n: n % 2, uniform(10)),
    ]  # fmt: skip
    assert all(d == ways[0] for d in ways)
    assert pmf(np.array([0.5, 0.5])) == pmf([0.5, 0.5]) == pmf({0: 0.5, 1: 0.5})
    assert pmf([0.5, 0.5]) != ways[0]  # floats are never exact


def test_arrays_of_several_axes_and_rows():
    p = np.arange(1, 25).reshape(2, 3, 4) / 300
    d = pmf(p)
    assert d.names == ("x", "y", "z") and d[1, 2, 3] == p[1, 2, 3]
    assert joint(["a", "b"], [[F(1, 2), 0], [F(1, 4), F(1, 4)]]).marginal("b") == joint(["b"], [F(3, 4), F(1, 4)])
    d = pmf(p)
    p[0, 0, 0] = 7  # the distribution keeps its own
    assert d[0, 0, 0] == 1 / 300


def test_renaming():
    d = joint(["x", "y"], {(0, 1): F(1)})
    assert d.renamed({"y": "time"}).names == ("x", "time")
    assert pmf({(0, 1): F(1)}).renamed(["a", "b"]).marginal("b")[1] == 1
    for names, words in ((["a"], "1 names for 2"), ({"z": "a"}, "no variable 'z'"), (["a", "a"], "named twice"), ([], "no names")):
        with pytest.raises(InformationError, match=words):
            d.renamed(names)
    with pytest.raises(InformationError, match="is not 2 values"):
        pmf({"ab": F(1)}).renamed(["a", "b"])


@pytest.mark.parametrize(("x", "words"), [({(0, 1): 1}, "wanted and given"), ({(0, 1): 1}, "needed")])
def test_conditional_refuses(x, words):
    d = joint(["x", "y"], x)
    with pytest.raises(InformationError, match=words):
        d.conditional(["x"] if "given" in words else [], ["x"])


def test_outcomes_that_cannot_be_told_apart():
    with pytest.raises(InformationError, match=r"outcome \[1\] at index 1 cannot be told apart"):
        pmf([("a", F(1, 2)), ([1], F(1, 2))])


def test_equality_is_decided():
    assert pmf({"a": F(1, 3), "b": F(2, 3), "c": 0}) == pmf({"b": F(4, 6), "a": F(1, 3)})
    assert pmf({"a": F(1, 3), "b": F(2, 3)}) != pmf({"a": F(1, 3) + F(1, 10**30), "b": F(2, 3) - F(1, 10**30)})


# -- families


def exactly(d, f, outcomes, most=0.51):
    """Every probability within half a unit of the last place, where it is no denormal number."""
    with mpmath.workdps(60):
        for k in outcomes:
            want = f(k)
            if want > 1e-290:
                assert ulps(d[k], want) <= most, k


@pytest.mark.parametrize("p", [1e-17, 1e-5, 0.3, 0.5, 0.999])
def test_binomial_floats_are_correctly_rounded(p):
    q = mpmath.mpf(p)
    exactly(binomial(300, p), lambda k: mpmath.binomial(300, k) * q**k * (1 - q) ** (300 - k), range(301))


def test_binomial_of_a_million():
    n, p = 10**6, mpmath.mpf(0.3)
    d = binomial(n, 0.3)
    log = lambda k: mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1) + k * mpmath.log(p) + (n - k) * mpmath.log1p(-p)
    exactly(d, lambda k: mpmath.exp(log(k)), [285_000, 290_003, 299_999, 300_000, 300_001, 310_007, 315_000])
    assert float(d.weights.sum()) == pytest.approx(1, abs=1e-13)


def test_exact_families_by_their_formulas():
    p = F(2, 7)
    assert all(binomial(9, p)[k] == comb(9, k) * p**k * (1 - p) ** (9 - k) for k in range(10))
    assert binomial(3, 0) == pmf([1, 0, 0, 0]) and binomial(3, 1)[3] == 1 and binomial(0, F(1, 2)) == pmf([1])
    m = F(5, 3)
    whole = sum(m**k / factorial(k) for k in range(7))
    assert all(poisson(m, 6)[k] == m**k / factorial(k) / whole for k in range(7))
    assert poisson(0, 3)[0] == 1 and poisson(0.0, 3)[0] == 1.0
    assert all(geometric(p, 5)[k] == p * (1 - p) ** (k - 1) / (1 - (1 - p) ** 5) for k in range(1, 6))
    assert geometric(1, 3)[1] == 1 and geometric(1.0, 3)[1] == 1.0
    assert all(hypergeometric(12, 5, 4)[k] == F(comb(5, k) * comb(7, 4 - k), comb(12, 4)) for k in range(5))
    assert hypergeometric(5, 5, 3).outcomes == range(3, 4)
    assert all(zipf(5, 2)[k] == F(1, k * k) / sum(F(1, j * j) for j in range(1, 6)) for k in range(1, 6))


def test_float_families_by_mpmath():
    m = mpmath.mpf(123.4)
    with mpmath.workdps(60):
        tail = mpmath.gammainc(151, m, regularized=True)  # P(X <= 150)
        exactly(poisson(123.4, 150), lambda k: mpmath.exp(-m) * m**k / mpmath.factorial(k) / tail, range(151))
        q = mpmath.mpf(0.01)
        exactly(geometric(0.01, 500), lambda k: q * (1 - q) ** (k - 1) / (1 - (1 - q) ** 500), range(1, 501, 7))
        exactly(
            hypergeometric(10**5, 30_000, 1000, exact=False),
            lambda k: mpmath.binomial(30_000, k) * mpmath.binomial(70_000, 1000 - k) / mpmath.binomial(10**5, 1000),
            range(200, 400, 5),
        )
        s = mpmath.mpf(1.3)
        whole = mpmath.fsum(mpmath.mpf(k) ** -s for k in range(1, 1001))
        exactly(zipf(1000, 1.3), lambda k: mpmath.mpf(k) ** -s / whole, range(1, 1001, 13), most=2)


def test_families_are_their_limits():
    assert expectation(binomial(1000, 0.3)) == pytest.approx(300, rel=1e-14)
    assert variance(binomial(1000, 0.3)) == pytest.approx(210, rel=1e-12)
    assert expectation(hypergeometric(50, 20, 10)) == 4
    assert expectation(binomial(12, F(1, 4))) == 3 and variance(binomial(12, F(1, 4))) == F(9, 4)
    assert variance(poisson(4.0, 200)) == pytest.approx(4, rel=1e-12)
    assert binomial(12, F(1, 4)) == sum_distribution(bernoulli(F(1, 4)), times=12)


# -- questions


def test_mackay_fred():
    """MacKay (2003), example 2.3: P(ill | positive) = 19/118, about 0.16."""
    prior = {"ill": F(1, 100), "well": F(99, 100)}
    for likelihood in ({"ill": F(95, 100), "well": F(5, 100)}, [F(95, 100), F(5, 100)], lambda x: F(95 if x == "ill" else 5, 100)):
        assert posterior(prior, likelihood)["ill"] == F(19, 118)
        assert evidence(prior, likelihood) == F(59, 1000)
    assert posterior({"ill": 0.01, "well": 0.99}, [0.95, 0.05])["ill"] == pytest.approx(19 / 118, rel=1e-15)
    assert posterior(prior, [0.95, 0.05])["ill"] == pytest.approx(19 / 118, rel=1e-15)


def test_bayes_keeps_its_digits_for_tiny_likelihoods():
    assert posterior([0.5, 0.5], [1e-300, 3e-300])[1] == 0.75


@given(joints(2))
@settings(max_examples=40, deadline=None)
def test_bayes_is_conditioning(made):
    table, _ = made
    d = joint(["x", "y"], table)
    rows = dict(d.conditional(["y"], ["x"]))
    prior = d.marginal("x")
    for y in {y for (_, y), p in table.items() if p}:
        found = posterior(prior, lambda x, y=y: rows[x][y] if x in rows else 0)
        assert found.positive() == d.given({"y": y}).positive()


@given(joints(2))
@settings(max_examples=40, deadline=None)
def test_moments_by_definition(made):
    table, _ = made
    d = joint(["x", "y"], table)
    e = lambda f: sum(p * f(*c) for c, p in table.items())
    ex, ey = e(lambda x, y: x), e(lambda x, y: y)
    assert expectation(lambda c: c[0], d) == ex == expectation(d.marginal("x"))
    assert variance(d.marginal("y")) == e(lambda x, y: (y - ey) ** 2) == variance(lambda c: c[1], d)
    assert covariance(d) == e(lambda x, y: (x - ex) * (y - ey)) == covariance(d, "y", "x")
    if variance(d.marginal("x")) and variance(d.marginal("y")):
        want = float(covariance(d)) / (standard_deviation(d.marginal("x")) * standard_deviation(d.marginal("y")))
        assert correlation(d) == pytest.approx(want, abs=1e-14)
        floats = joint(["x", "y"], {c: float(p) for c, p in table.items()})
        assert correlation(floats) == pytest.approx(want, abs=1e-12)


def test_expectation_of_any_value_that_adds_up():
    d = pmf({"a": F(1, 3), "b": F(2, 3)})
    assert expectation(lambda x: info.surprisal(d[x]), d) == entropy(d)
    assert expectation(lambda x: F(1, 3), DIE) == F(1, 3)
    assert expectation(lambda x: 0.5, DIE) == 0.5


@given(st.dictionaries(st.integers(-9, 9), st.integers(1, 9), min_size=1, max_size=8), st.fractions(0, 1))
def test_quantiles_and_the_distribution_function(weights, q):
    d = normalize(weights)
    x = quantile(q, d)
    assert cumulative(x, d) >= q
    below = [y for y in weights if y < x]
    assert not below or cumulative(max(below), d) < q or q == 0


def test_quantiles_of_floats_at_the_boundary():
    d = pmf(np.full(10, 0.1))
    assert [quantile(k / 10, d) for k in range(1, 11)] == [
        next(i for i in range(10) if sum(map(F, [0.1] * (i + 1))) >= F(k / 10) or i == 9) for k in range(1, 11)
    ]  # fmt: skip
    assert median(DIE) == 3 and median(pmf([0.25, 0.5, 0.25])) == 1
    assert quantile(0, DIE) == 1 and quantile(1, DIE) == 6
    assert quantile(0.5, {"a": 0.6, "b": 0.4}) == "a"  # whatever has an order


def test_events_and_conditions():
    assert probability(lambda n: n % 2 == 0, DIE) == F(1, 2)
    assert probability(7, DIE) == 0 and probability(lambda n: n > 9, pmf([0.5, 0.5])) == 0.0
    assert condition_on(lambda n: n % 2 == 0, DIE) == uniform([2, 4, 6])
    two = info.product(DIE, DIE)
    assert condition_on(lambda c: sum(c) == 4, two).marginal("x") == uniform([1, 2, 3]).renamed(["x"])


# -- sums


def test_a_hundred_dice_exactly():
    """P(350) = 0.0233226060153 (the value of icepool and of a convolution by hand)."""
    d = sum_distribution(DIE, times=100)
    assert d.exact and d.total == 6**100 and len(d) == 501
    assert float(d[350]) == pytest.approx(0.0233226060153, rel=1e-12)
    assert expectation(d) == 350 and variance(d) == F(3500, 12)


NUMBERS = [st.integers(-5, 5), st.fractions(-2, 2, max_denominator=6), st.floats(-2, 2).map(lambda x: round(x, 1))]


@given(st.data(), st.sampled_from(NUMBERS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_sums_by_definition(data, outcomes, floats):
    parts = [data.draw(st.dictionaries(outcomes, st.integers(0, 5), min_size=1, max_size=4).filter(lambda w: any(w.values()))) for _ in range(3)]
    ds = [normalize({k: float(v) for k, v in w.items()} if floats else w) for w in parts]
    want: dict = {}
    for cells in tuples(*(w.items() for w in parts)):
        x = cells[0][0] + cells[1][0] + cells[2][0]
        want[x] = want.get(x, 0) + F(prod(w for _, w in cells), prod(sum(w.values()) for w in parts))
    found = sum_distribution(*ds)
    assert {x for x, p in want.items() if p} == {x for x, p in found if p}
    assert all(abs(found[x] - p) <= (1e-12 if floats else 0) for x, p in want.items())


def test_sums_of_sparse_outcomes():
    d = uniform([0, 10**12])
    assert sum_distribution(d, d, bernoulli(F(1, 2)))[10**12 + 1] == F(1, 4)
    assert sum_distribution(uniform([0.5, 2.0]), times=2)[2.5] == F(1, 2)


# -- draws


@given(st.lists(st.integers(0, 50), min_size=2, max_size=30).filter(any))
def test_the_alias_table_holds_exactly_the_weights(weights):
    from lambit.info.kernels.draws import alias_table

    size, total = len(weights), sum(weights)
    limits, alias = alias_table(np.array(weights) * size, total)
    assert ((limits >= 0) & (limits <= total)).all()
    mass = limits.copy()
    np.add.at(mass, alias, total - limits)
    assert mass.tolist() == [w * size for w in weights]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30).filter(lambda w: sum(w) > 1e-3))
def test_the_alias_table_of_floats(weights):
    from lambit.info.kernels.draws import alias_table

    p = np.array(weights) / sum(weights)
    limits, alias = alias_table(p * p.size, 1.0)
    mass = limits.copy()
    np.add.at(mass, alias, 1 - limits)
    assert mass / p.size == pytest.approx(p, abs=1e-14)
    assert ((limits >= 0) & (limits <= 1)).all()


HUGE = 3**80
DRAWN = [
    pmf({"a": F(1, 10), "b": F(0), "c": F(6, 10), "d": F(3, 10)}),
    pmf({"a": 0.1, "b": 0.0, "c": 0.6, "d": 0.3}),
    pmf({"a": F(HUGE // 10, HUGE), "b": F(0), "c": F(6 * (HUGE // 10), HUGE), "d": 1 - F(7 * (HUGE // 10), HUGE)}),
    uniform("acd"),
]


@pytest.mark.parametrize("d", DRAWN)
def test_draws_have_the_frequencies_of_the_distribution(d):
    n = 60_000
    found = samples(sample(d, n, seed=11)).frequencies()
    assert found["b"] == 0
    kept = [x for x in "acd" if d[x]]
    assert sum((float(found[x] - F(d[x])) * n) ** 2 / (float(d[x]) * n) for x in kept) < 18.4  # 1 in 10,000 of χ², 2 degrees


def test_large_integers_are_drawn_from_by_more_bits_where_it_takes_them():
    from lambit.info.kernels.draws import _decide

    class Bits:
        def __init__(self, *words):
            self.words = list(words)

        def integers(self, _):
            return self.words.pop(0)

    total = 3  # the boundary 1/3 lies in the word's cell: its further bits are 0101...
    word = (1 << 62) // 3
    below, above = (1 << 62) // 3 - 1, (1 << 62) // 3 + 2
    assert _decide([1, 3], total, word, Bits(below)) in (0, 1)
    assert _decide([1, 3], total, word, Bits(0)) == 0
    assert _decide([1, 3], total, word, Bits((1 << 62) - 1)) == 1
    assert _decide([1, 3], total, word, Bits(above)) == 1


def test_seeds_repeat_and_single_draws_are_outcomes():
    assert sample(DIE, 5, seed=4).tolist() == sample(DIE, 5, seed=4).tolist()
    assert sample(uniform("ab"), seed=1) in "ab" and sample(pmf([1]), 3).tolist() == [0, 0, 0]
    assert len(sample(DIE, 0)) == 0
    pairs = sample(info.product(DIE, uniform("ab")), 4, seed=1)
    assert all(x in DIE.outcomes and y in "ab" for x, y in pairs)


def test_dirichlet_draws():
    means = np.mean([dirichlet([1, 2, 7], seed=i).weights for i in range(2000)], axis=0)
    assert means == pytest.approx([0.1, 0.2, 0.7], abs=0.02)
    assert dirichlet({"a": 1e-3, "b": 1e-3}, seed=3).names is None
    assert dirichlet([5], seed=1)[0] == 1.0


# -- text


def test_tables():
    d = joint(["sky", "ground"], {("rain", "wet"): F(1, 4), ("sun", "wet"): F(1, 8), ("sun", "dry"): F(5, 8)})
    assert distribution_table(d, width=10, show=str).splitlines() == [
        "sky   ground", "rain  wet     1/4  0.2500  ████", "sun   wet     1/8  0.1250  ██", "sun   dry     5/8  0.6250  ██████████",
    ]  # fmt: skip
    assert distribution_table(d, matrix=True, show=str).splitlines() == [
        "sky\\ground  wet  dry", "rain        1/4    0  1/4", "sun         1/8  5/8  3/4", "            3/8  5/8    1",
    ]  # fmt: skip
    assert distribution_table([0.25, 0.75], rows=1, width=4, digits=2) == "0  0.25  ████\n… 1 more, of probability 0.75 together"
    assert "" != distribution_table(sum_distribution(DIE, times=100), rows=2)


# -- a million outcomes


def test_a_million_outcomes():
    n = 10**6
    p = np.random.default_rng(1).random(n)
    p /= p.sum()
    for d in (pmf(dict(enumerate(p.tolist()))), pmf(p)):
        assert len(d) == n and d[n - 1] == p[-1]
    assert uniform(n)[7] == F(1, n)
    d = joint(["x", "y"], p.reshape(1000, 1000))
    assert ulps(d.marginal("x")[5], sum(map(number, map(F, p[5000:6000].tolist())))) <= 4


def test_bad_probabilities_in_a_long_mapping_name_their_index():
    table = dict.fromkeys(range(1000), 0.001)
    table[700] = -0.001
    with pytest.raises(InformationError, match=r"-0\.001 at index 700 is negative"):
        pmf(table)
    with pytest.raises(InformationError, match=r"probability Fraction\(-1, 3\) at index 2 is negative"):
        pmf([F(1), F(1, 3), F(-1, 3)])
