"""The last digits of every measure of floats: within 2 ulp of the value for the floats over their exact sum."""

import math
from fractions import Fraction as F
from itertools import combinations

import mpmath
import numpy as np
import pytest
from digits_oracle import DIGITS, Joint, joints, log, number, right, shares, sum_entropy, weight
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import ulps

import lambit.info as info

LIMITS = settings(max_examples=120, deadline=None)


# -- two variables


@pytest.mark.slow
@given(joints(2, 2))
@LIMITS
def test_two_variables(p):
    j = Joint(p)
    with mpmath.workdps(DIGITS):
        hx, hy, h = j.h(0), j.h(1), j.h(0, 1)
        i = hx + hy - h
        right(info.entropy(p), h / mpmath.log(2))
        right(info.joint_entropy(p, base=10), h / mpmath.log(10))
        right(info.entropy(p, "x", base="e"), hx)
        right(info.conditional_entropy(p, base="e"), h - hx)
        right(info.conditional_entropy(p, "x", given="y"), (h - hy) / mpmath.log(2))
        right(info.mutual_information(p), i / mpmath.log(2))
        right(info.information_gain(p, "x", "y", base=3), i / mpmath.log(3))
        right(info.variation_of_information(p, base="e"), 2 * h - hx - hy)
        tiny = mpmath.mpf(10) ** -370  # what is 0, and what digits leave of it
        ratio = lambda a, b: a / b if a > tiny and b > tiny else mpmath.mpf(0)  # noqa: E731
        right(info.variation_of_information(p, normalized=True), ratio(2 * h - hx - hy, h))
        divisors = {"min": min(hx, hy), "max": max(hx, hy), "mean": (hx + hy) / 2, "sqrt": mpmath.sqrt(abs(hx * hy)), "joint": h}
        for by, divisor in divisors.items():
            right(info.normalized_mutual_information(p, by=by), ratio(i, divisor))
        right(info.uncertainty_coefficient(p), ratio(i, hx))


@pytest.mark.slow
@given(joints(2, 2))
@LIMITS
def test_two_variables_outcome_by_outcome(p):
    j = Joint(p)
    x, y = j.marginal([0]), j.marginal([1])
    with mpmath.workdps(DIGITS):
        found = dict(info.pointwise_mutual_information(p, base="e"))
        share = dict(info.pointwise_mutual_information(p, normalized=True))
        surprise = dict(info.pointwise_entropy(p, base="e"))
        known = dict(info.pointwise_entropy(p, "y", given="x", base="e"))
        total = dict(info.total_correlation(p, pointwise=True, base="e"))
        for (a, b), w in j.cells.items():
            if w:
                local = log(w / (x[a,] * y[b,]))
                right(found[a, b], local)
                right(total[a, b], local)
                right(share[a, b], local / -log(w) if w != 1 else mpmath.mpf(1))
                right(surprise[a, b], -log(w))
                right(known[a, b], -log(w / x[a,]))
        a, b = max(j.cells, key=j.cells.get)
        w = j.cells[a, b]
        right(info.pointwise_mutual_information(p, at=(a, b), base="e"), log(w / (x[a,] * y[b,])))
        right(info.surprisal((a, b), info.joint(["x", "y"], p), base="e"), -log(w))


# -- several variables


def conditional_measures(j, n, given):
    """TC, D, Ω, Σ, co-information and TSE complexity of the first n variables, from entropies."""
    every = range(n)
    h = lambda *places: j.h(*places, given=given)  # noqa: E731
    whole = h(*every)
    total = mpmath.fsum(h(i) for i in every) - whole
    dual = whole - mpmath.fsum(whole - h(*(i for i in every if i != k)) for k in every)
    co = -mpmath.fsum((-1) ** k * h(*c) for k in range(1, n + 1) for c in combinations(every, k))
    tse = mpmath.fsum(
        mpmath.fsum(h(*c) for c in combinations(every, k)) / math.comb(n, k) - mpmath.mpf(k) / n * whole for k in range(1, n + 1)
    )
    return {
        info.total_correlation: total, info.dual_total_correlation: dual, info.o_information: total - dual,
        info.s_information: total + dual, info.co_information: co, info.interaction_information: (-1) ** n * co,
        info.tse_complexity: tse,
    }  # fmt: skip


@pytest.mark.slow
@given(joints(2, 4))
@LIMITS
def test_several_variables(p):
    j = Joint(p)
    with mpmath.workdps(DIGITS):
        for measure, exact in conditional_measures(j, p.ndim, ()).items():
            right(measure(p, base="e"), exact)
            right(measure(p, base=10), exact / mpmath.log(10))


@pytest.mark.slow
@given(joints(3, 4))
@LIMITS
def test_several_variables_given_one(p):
    j, n = Joint(p), p.ndim - 1
    names = list("abcd"[: p.ndim])
    d = info.joint(names, p)
    with mpmath.workdps(DIGITS):
        for measure, exact in conditional_measures(j, n, (n,)).items():
            right(measure(d, given=names[n], base="e"), exact)
        right(info.mutual_information(d, names[0], names[1], given=names[-1], base="e"), j.h(0, given=(n,)) + j.h(1, given=(n,)) - j.h(0, 1, given=(n,)))
        for key, found in info.joint_entropies(d, given=names[n], base="e").items():
            right(found, j.h(*map(names.index, key), given=(n,)))


@pytest.mark.slow
@given(joints(2, 4, 40))
@LIMITS
def test_entropies_and_atoms_of_all_sets(p):
    j = Joint(p)
    names = list("abcd"[: p.ndim])
    d = info.joint(names, p)
    with mpmath.workdps(DIGITS):
        for key, found in info.joint_entropies(d, base="e").items():
            right(found, j.h(*map(names.index, key)))
        for key, found in info.information_atoms(d, base="e").items():
            mine = [names.index(name) for name in key]
            others = [i for i in range(p.ndim) if i not in mine]
            exact = -mpmath.fsum(
                (-1) ** k * j.h(*c, *others) for k in range(len(mine) + 1) for c in combinations(mine, k)
            )
            right(found, exact)


@pytest.mark.slow
@given(joints(3, 3, 40))
@settings(max_examples=40, deadline=None)
def test_several_variables_outcome_by_outcome(p):
    j = Joint(p)
    with mpmath.workdps(DIGITS):
        found = dict(info.co_information(p, pointwise=True, base="e"))
        tse = dict(info.tse_complexity(p, pointwise=True, base="e"))
        sets = {c: j.marginal(c) for k in (1, 2, 3) for c in combinations(range(3), k)}
        for cell, w in j.cells.items():
            if w:
                h = {c: -log(m[tuple(cell[i] for i in c)]) for c, m in sets.items()}
                right(found[cell], -mpmath.fsum((-1) ** len(c) * v for c, v in h.items()))
                means = [mpmath.fsum(v for c, v in h.items() if len(c) == k) / math.comb(3, k) - mpmath.mpf(k) / 3 * h[0, 1, 2] for k in (1, 2, 3)]
                right(tse[cell], mpmath.fsum(means))


@pytest.mark.slow
@given(joints(3, 3, 30), st.sampled_from(["min", "mmi", "pm"]))
@settings(max_examples=100, deadline=None)
def test_partial_information(p, measure):
    """Two sources: the redundancy by definition, the rest by what is left of the mutual informations."""
    d = info.joint(["x", "y", "s"], p)
    j = Joint(p)
    s, x, y = j.marginal([2]), j.marginal([0]), j.marginal([1])
    xs, ys = j.marginal([0, 2]), j.marginal([1, 2])
    with mpmath.workdps(DIGITS):
        first, second = j.h(0) + j.h(2) - j.h(0, 2), j.h(1) + j.h(2) - j.h(1, 2)
        both = j.h(0, 1) + j.h(2) - j.h(0, 1, 2)
        if measure == "mmi":
            redundant = min(first, second)
        elif measure == "min":
            told = [
                {v: mpmath.fsum(number(w) * log(w / (a[k,] * s[v,])) for (k, u), w in pair.items() if u == v and w) for (v,) in s}
                for pair, a in ((xs, x), (ys, y))
            ]
            redundant = mpmath.fsum(min(told[0][v], told[1][v]) for (v,) in s)
        else:
            redundant = mpmath.fsum(
                number(w) * (log(max(xs[a, v], ys[b, v]) / s[v,]) - log(max(x[a,], y[b,]))) for (a, b, v), w in j.cells.items() if w
            )
        found = info.partial_information(d, "s", "x", "y", measure=measure, base="e")
        right(found[("x",), ("y",)], redundant)
        right(found[("x",),], first - redundant)
        right(found[("y",),], second - redundant)
        right(found[("x", "y"),], both - first - second + redundant)
        right(info.redundant_information(d, "s", "x", "y", measure=measure, base="e"), redundant)


# -- one variable


@st.composite
def pmfs(draw):
    size = draw(st.integers(1, 50))
    kind = draw(st.sampled_from(["wild", "even", "sure"]))
    if kind == "wild":
        p = np.array(draw(st.lists(weight, min_size=size, max_size=size)))
    elif kind == "even":
        p = 1 + 10.0 ** -draw(st.integers(1, 17)) * np.array(draw(st.lists(st.floats(-1, 1), min_size=size, max_size=size)))
    else:
        p = 10.0 ** -draw(st.integers(3, 300)) * np.array(draw(st.lists(st.floats(0, 1), min_size=size, max_size=size)))
        p[0] = 1.0
    if not p.max() > 0:
        p[0] = 1.0
    return p / math.fsum(p)


@pytest.mark.slow
@given(pmfs(), st.sampled_from([0.5, 2, 3.0, 1 + 1e-9, 0.1, F(7, 3)]))
@settings(max_examples=200, deadline=None)
def test_one_variable(p, order):
    exact = shares(p)
    positive = [x for x in exact if x]
    with mpmath.workdps(DIGITS):
        h = sum_entropy(exact)
        right(info.entropy(p), h / mpmath.log(2))
        right(info.entropy(p.tolist(), base=10), h / mpmath.log(10))
        right(info.perplexity(p), mpmath.exp(h))
        n = max(2, p.size)
        right(info.redundancy(p, n), 1 - h / mpmath.log(n))
        right(info.redundancy(p, n + 3), 1 - h / mpmath.log(n + 3))
        right(info.efficiency(p, n), h / mpmath.log(n))
        mean = -h
        right(info.varentropy(p, base="e"), mpmath.fsum(number(x) * (log(x) - mean) ** 2 for x in positive))
        right(info.min_entropy(p, base="e"), -log(max(exact)))
        right(info.hartley_entropy(p, base="e"), mpmath.log(len(positive)))
        right(info.surprisal(int(p.argmax()), p, base="e"), -log(max(exact)))
        a = number(F(order))
        power = mpmath.fsum(number(x) ** a for x in positive)
        right(info.renyi_entropy(p, order, base="e"), mpmath.log(power) / (1 - a))
        right(info.tsallis_entropy(p, order), (1 - power) / (a - 1))
        right(info.collision_entropy(p), -mpmath.log(mpmath.fsum(number(x) ** 2 for x in positive), 2))


@pytest.mark.slow
@given(joints(2, 3, 40), st.sampled_from([0.5, 2, 3.0, F(7, 3)]))
@settings(max_examples=80, deadline=None)
def test_some_variables_of_several(p, order):
    d = info.joint(list("abc"[: p.ndim]), p)
    exact = list(Joint(p).marginal([1]).values())
    positive = [x for x in exact if x]
    with mpmath.workdps(DIGITS):
        h, a = sum_entropy(exact), number(F(order))
        right(info.entropy(d, "b", base="e"), h)
        right(info.varentropy(d, "b", base="e"), mpmath.fsum(number(x) * (log(x) + h) ** 2 for x in positive))
        right(info.min_entropy(d, "b", base="e"), -log(max(exact)))
        power = mpmath.fsum(number(x) ** a for x in positive)
        right(info.renyi_entropy(d, order, "b", base="e"), mpmath.log(power) / (1 - a))
        right(info.tsallis_entropy(d, order, "b"), (1 - power) / (a - 1))
        right(info.gacs_korner_information(d, "b", "b", base="e"), h)


@pytest.mark.parametrize("tiny", [1e-12, 1e-16, 3e-20, 1e-26, 1e-60])
def test_the_varentropy_of_a_nearly_even_marginal(tiny):
    d = info.joint(["a", "b"], np.array([[0.5, 0.0, 0.0], [0.0, 0.5, tiny]]))
    with mpmath.workdps(DIGITS):
        p = [number(x / (1 + F(tiny))) for x in (F(0.5), F(0.5) + F(tiny))]
        h = -mpmath.fsum(x * mpmath.log(x) for x in p)
        right(info.varentropy(d, "a", base="e"), mpmath.fsum(x * (mpmath.log(x) + h) ** 2 for x in p))


@pytest.mark.parametrize("n", [3, 7, 10, 49])
def test_even_floats(n):
    """Equal floats are a uniform distribution, whatever they sum to."""
    for p in ([1 / n] * n, [round(1 / n, 11)] * n):
        assert info.redundancy(p) == 0.0
        assert info.efficiency(p) == 1.0
        assert info.varentropy(p) == 0.0
        with mpmath.workdps(50):
            right(info.entropy(p), mpmath.log(n, 2))
            right(info.perplexity(p), mpmath.mpf(n))


def test_h_of_a_tiny_probability_in_every_guise():
    with mpmath.workdps(60):
        e = mpmath.mpf(1e-17)
        h = (-e / (1 + e) * mpmath.log(e / (1 + e)) + mpmath.log(1 + e) / (1 + e)) / mpmath.log(2)
    for found in (
        info.entropy([1.0, 1e-17]), info.mutual_information([[1.0, 0.0], [0.0, 1e-17]]), info.total_correlation([[1.0, 0.0], [0.0, 1e-17]]),
        info.co_information(np.array([[[1.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 1e-17]]])), info.conditional_entropy([[1.0, 1e-17]]),
        info.variation_of_information([[1.0, 1e-17]]), info.process_entropy_rate(info.markov_chain([[1.0, 1e-17], [1.0, 1e-17]])),
    ):  # fmt: skip
        assert ulps(found, h) <= 2


# -- many cells


def test_many_cells_in_between():
    """More than are looked at exactly: information is still right, its alternating sums to 2^-95 of the entropies."""
    rng = np.random.default_rng(5)
    a, b, c = rng.random(17), rng.random(17), rng.random(15)
    p = np.einsum("i,j,k->ijk", a, b, c) * (1 + 1e-7 * rng.random((17, 17, 15)))
    p /= math.fsum(p.reshape(-1).tolist())
    j = Joint(p)
    with mpmath.workdps(60):
        measures = conditional_measures(j, 3, ())
        for measure in (info.total_correlation, info.dual_total_correlation, info.s_information):
            right(measure(p, base="e"), measures[measure])
        for measure in (info.o_information, info.co_information, info.tse_complexity):
            assert abs(measure(p, base="e") - measures[measure]) <= 1e-28
        pair = Joint(p.reshape(289, 15))
        right(info.mutual_information(p.reshape(289, 15), base="e"), pair.h(0) + pair.h(1) - pair.h(0, 1))
        right(info.conditional_entropy(p.reshape(289, 15), base="e"), pair.h(0, 1) - pair.h(0))


@pytest.mark.slow
def test_very_many_cells():
    """Beyond 131,072 values signed sums are right to 1e-13 of the entropies, positive ones still to the last digit."""
    p = np.random.default_rng(3).random((60, 55, 50)) ** 8
    p /= math.fsum(p.reshape(-1).tolist())
    with np.errstate(divide="ignore"):
        terms = lambda w: -float((w * np.where(w > 0, np.log(w), 0)).sum())  # noqa: E731
        q = p.astype(np.longdouble)
        q /= q.sum()
        h = {k: terms(q.sum(axis=tuple(i for i in range(3) if not k >> i & 1))) for k in range(1, 8)}
    co = h[1] + h[2] + h[4] - h[3] - h[5] - h[6] + h[7]
    assert np.finfo(np.longdouble).nmant < 63 or abs(info.co_information(p, base="e") - co) <= 1e-12
    assert info.total_correlation(p, base="e") == pytest.approx(h[1] + h[2] + h[4] - h[7], rel=1e-13)


@pytest.mark.parametrize("given", [None, "z"])
def test_information_of_many_cells_that_are_nearly_independent(given):
    """The products of floats that rounding leaves: information of 1e-32, of more cells than are looked at exactly."""
    rng = np.random.default_rng(1)
    a, b = rng.random(60), rng.random(75)
    p = np.multiply.outer(a / a.sum(), b / b.sum())
    p = np.stack([p, p[::-1]], axis=2) if given else p
    p /= p.sum()
    cells = [(F(float(x)), i) for i, x in np.ndenumerate(p)]
    j = Joint(p)
    whole = mpmath.mpf(j.total)
    with mpmath.workdps(80):
        x, y, z = j.sums((0, 2) if given else (0,)), j.sums((1, 2) if given else (1,)), j.sums((2,) if given else ())
        exact = mpmath.mpf(0)
        for _, cell in cells:
            w = j.weights[cell]
            key = (cell[2:],)
            left, right_ = x[(cell[0], *cell[2:])], y[(cell[1], *cell[2:])]
            exact += w / whole * mpmath.log(mpmath.mpf(w * (z[key[0]] if given else j.total)) / (left * right_))
        found = info.mutual_information(info.joint(["x", "y", "z"], p), "x", "y", given="z", base="e") if given else info.mutual_information(p, base="e")
        assert 0 <= found
        assert abs(found - exact) <= 1e-30
