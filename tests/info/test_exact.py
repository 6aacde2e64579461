"""Exact information: canonical form, arithmetic, decided comparison, correct rounding."""

from __future__ import annotations

import math
import pickle
import random
from fractions import Fraction as F

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from info_oracle import entropy as slow_entropy

from lambit.info import (
    ExactInformation,
    cross_entropy,
    entropy,
    joint,
    kl_divergence,
    mutual_information,
    perplexity,
    redundancy,
    surprisal,
)
from lambit.info.exact.coprime import LogSum, small_parts
from lambit.info.exact.logarithms import ERROR, ln
from lambit.info.exact.sums import exact_entropy, log_sum, primitive_root
from lambit.info.exact.text import digits, factors, is_prime

H3 = entropy([F(1, 3), F(2, 3)])
LOG3 = log_sum([(1, 3)], 1)
LOG5 = log_sum([(1, 5)], 1)


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [
        ([F(1, 2), F(1, 4), F(1, 4)], F(3, 2)),
        ([F(1, 2), F(1, 4), F(1, 8), F(1, 8)], F(7, 4)),
        ([1], 0),
        ([0, 1, 0], 0),
        ([F(1, 8)] * 8, 3),
        ([F(1, 2), F(1, 4), F(1, 8), F(1, 16), *[F(1, 64)] * 4], 2),  # Cover & Thomas, the horse race of 2.1
    ],
)
def test_rational_entropies_are_rationals(probabilities, expected):
    found = entropy(probabilities)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (H3, "(- (log2 3) 2/3)"),
        (LOG3, "(log2 3)"),
        (-LOG3, "(- (log2 3))"),
        (LOG3 * 2, "(* 2 (log2 3))"),
        (-LOG3 - LOG5, "(- (+ (log2 3) (log2 5)))"),
        (LOG3 * F(1, 2) + LOG5 * F(1, 2) + 1, "(+ (* 1/2 (log2 3)) (* 1/2 (log2 5)) 1)"),
        (1 - LOG3 / 2, "(- 1 (* 1/2 (log2 3)))"),
        (entropy([F(1, 3)] * 3, base="e"), "(log 3)"),
        (entropy([F(1, 2)] * 2, base="e"), "(log 2)"),
        (entropy([F(1, 3)] * 3, base=10), "(log 3 10)"),
        (1 + entropy([F(1, 3)] * 3, base="e"), "(+ (log 3) 1)"),
        (log_sum([(1, 1009 * 1013)], 1), "(+ (log2 1009) (log2 1013))"),
    ],
)
def test_text(value, text):
    assert repr(value) == text


def test_other_bases_are_exact_too():
    assert entropy([F(1, 10)] * 10, base=10) == 1
    assert entropy([F(1, 10)] * 10, base=100) == F(1, 2)
    assert entropy([F(1, 2)] * 2, base=4) == F(1, 2)
    assert entropy([F(1, 3)] * 3, base=9) == F(1, 2)
    assert entropy([F(1, 12)] * 12, base=144) == F(1, 2)
    assert primitive_root(2**30 * 3**30) == (6, 30)
    assert primitive_root((2**31 - 1) ** 3) == (2**31 - 1, 3)
    assert entropy([F(1, 10)] * 10, base=10**2000) == F(1, 2000)


def test_chain_rule_holds_with_equality_by_every_route():
    rng = random.Random(1)
    for _ in range(20):
        weights = {(i, j): rng.randrange(0, 10**rng.randrange(1, 30)) for i in range(3) for j in range(4)}
        total = sum(weights.values())
        d = joint(["x", "y"], {k: F(w, total) for k, w in weights.items()})
        hx, hy, hxy = entropy(d, "x"), entropy(d, "y"), entropy(d)
        mean = sum(F(d.marginal("x")[x]) * entropy(e) for x, e in d.conditional(["y"], ["x"]))
        assert hx + mean == hxy
        assert mutual_information(d) == hx + hy - hxy == hy - mean
        product = {(x, y): p * q for x, p in d.marginal("x") for y, q in d.marginal("y")}
        assert kl_divergence(d, joint(["x", "y"], product)) == mutual_information(d)
        assert cross_entropy(d, joint(["x", "y"], product)) == hx + hy


def test_xor_is_exact():
    d = joint(["x", "y", "z"], {(a, b, a ^ b): F(1, 4) for a in (0, 1) for b in (0, 1)})
    assert mutual_information(d, "x", "y") == 0
    assert mutual_information(d, "x", "y", given="z") == 1
    assert mutual_information(d, ["x", "y"], "z") == 1


def test_arithmetic():
    assert H3 + F(2, 3) == LOG3
    assert F(2, 3) + H3 == LOG3
    assert LOG3 - H3 == F(2, 3)
    assert 2 - (2 - H3) == H3
    assert 3 * H3 / 3 == H3
    assert H3 * 0 == 0
    assert LOG3 / LOG3 == 1
    assert log_sum([(1, 9)], 1) / LOG3 == 2
    assert log_sum([(1, 6)], 1) == LOG3 + 1
    assert isinstance(LOG3 * LOG5, float)
    assert isinstance(LOG5 / LOG3, float)
    assert isinstance(LOG3 + 1.0, float)
    assert LOG3 + 1j == complex(float(LOG3), 1)
    assert 1 / LOG3 == pytest.approx(1 / math.log2(3))
    assert 2**LOG3 == pytest.approx(3)
    assert LOG3**2 == pytest.approx(math.log2(3) ** 2)
    assert LOG3**1 is LOG3
    assert abs(-LOG3) == LOG3
    assert (math.floor(LOG3), math.ceil(LOG3), math.trunc(-LOG3), round(LOG3), round(LOG5)) == (1, 2, -1, 2, 2)
    with pytest.raises(ZeroDivisionError):
        LOG3 / 0
    with pytest.raises(TypeError):
        LOG3 + "1"
    with pytest.raises(TypeError):
        LOG3 < "1"  # noqa: B015


def test_numpy_operands_are_floats():
    import numpy as np

    assert (LOG3 * np.array([1.0, 2.0])).tolist() == [float(LOG3), 2 * float(LOG3)]
    assert (np.array([1.0, 2.0]) * LOG3).tolist() == [float(LOG3), 2 * float(LOG3)]


def test_comparison_is_decided():
    assert LOG3 != float(LOG3)  # an irrational number is no float
    assert (float(LOG3) < LOG3) != (float(LOG3) > LOG3)
    assert LOG3 < F(8, 5) < LOG3 + F(1, 10**40) + F(1, 60)
    n = 3**200
    close = log_sum([(1, n + 2)], 1)  # log2(3^200 + 2) - 200 log2 3 is about 1e-95
    assert LOG3 * 200 < close
    assert close - LOG3 * 200 > 0
    assert float(close - LOG3 * 200) == pytest.approx(2 / n / math.log(2), rel=1e-15)
    assert LOG3 < math.inf
    assert LOG3 > -math.inf
    assert not LOG3 < math.nan  # noqa: PLW0177
    assert not LOG3 > math.nan  # noqa: PLW0177
    assert entropy([F(1, 3)] * 3, base="e") < LOG3
    assert sorted([LOG5, 2, LOG3, 1.5]) == [1.5, LOG3, 2, LOG5]


def test_equal_values_have_equal_hashes_however_they_are_held():
    a, b = 1000003, 1000033  # primes that are not divided out
    whole, parts = log_sum([(1, a * b)], 1), log_sum([(1, a), (1, b)], 1)
    assert whole == parts
    assert hash(whole) == hash(parts)
    assert repr(whole) == repr(parts) == "(+ (log2 1000003) (log2 1000033))"
    assert log_sum([(1, a * a * b), (1, a * b * b), (-3, a), (-3, b)], 1) == 0
    assert pickle.loads(pickle.dumps(H3)) == H3


def test_huge_numbers_are_not_factored():
    p, q = 2**2203 - 1, 2**2281 - 1  # Mersenne primes
    d = [F(p, p + q), F(q, p + q)]
    h = entropy(d)
    assert isinstance(h, ExactInformation)
    assert h == entropy(d[::-1])
    assert float(h) == pytest.approx(float(slow_entropy(d)), rel=1e-15)


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=12))
@settings(max_examples=60, deadline=None)
def test_float_is_correctly_rounded(weights):
    total = sum(weights)
    h = exact_entropy(weights)
    with mpmath.workdps(60):
        assert float(h) == float(slow_entropy([F(w, total) for w in weights]))


def test_float_of_extremes():
    tiny = entropy([F(1, 10**300), 1 - F(1, 10**300)])
    with mpmath.workdps(400):
        x = mpmath.mpf(10) ** -300
        assert float(tiny) == float(-x * mpmath.log(x, 2) - (1 - x) * mpmath.log(1 - x, 2))
    assert float(entropy([F(1, 10**400), 1 - F(1, 10**400)])) == 0.0
    assert float(LOG3 * 10**400) == math.inf
    assert float(LOG3 * -(10**400)) == -math.inf


@given(st.integers(1, 2**300), st.integers(8, 400))
@settings(max_examples=80, deadline=None)
def test_certified_logarithm(n, bits):
    with mpmath.workdps(300):
        assert abs(mpmath.log(n) * mpmath.mpf(2) ** bits - ln(n, bits)) <= ERROR


@given(st.integers(1, 10**15))
@settings(max_examples=100, deadline=None)
def test_small_parts_multiply_back(n):
    parts, rest = small_parts(n)
    assert math.prod(p**e for p, e in parts) * rest == n
    assert rest == 1 or rest > 1000


@given(st.lists(st.tuples(st.integers(1, 10**14), st.integers(-9, 9)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_bases_stay_coprime_and_the_product_is_kept(pairs):
    total = LogSum()
    expected = F(1)
    for n, k in pairs:
        total.add(n, k)
        expected *= F(n) ** k
    bases = list(total.terms)
    assert all(math.gcd(a, b) == 1 for i, a in enumerate(bases) for b in bases[:i])
    assert math.prod((F(b) ** k for b, k in total.terms.items()), start=F(1)) == expected


def test_factoring_for_the_text():
    assert factors(1000003 * 1000033) == [1000003, 1000033]
    assert factors(1000003**3) == [1000003] * 3
    assert factors(4294967291 * 4294967279) == [4294967279, 4294967291]
    assert [n for n in range(50) if is_prime(n)] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
    assert not is_prime(3215031751)  # a strong pseudoprime to 2, 3, 5, 7


def test_huge_numbers_print():
    n = 3**20_000
    text = repr(entropy([F(1, 2 * n), 1 - F(1, 2 * n)]))
    assert len(text) > 9000
    assert digits(10**5000 + 7) == "1" + "0" * 4999 + "7"


def test_exact_surprisal_perplexity_redundancy():
    assert surprisal(F(1, 8)) == 3
    assert surprisal(F(1, 3)) == LOG3
    assert surprisal(0) == math.inf
    assert surprisal(1) == 0
    assert perplexity([F(1, 5)] * 5) == 5
    assert type(perplexity([F(1, 5)] * 5)) is int
    assert perplexity([F(1, 2), F(1, 4), F(1, 8), F(1, 8)]) == pytest.approx(3.363585661014858, rel=1e-15)
    assert redundancy([F(1, 2), F(1, 4), F(1, 8), F(1, 8)]) == F(1, 8)
    assert redundancy([F(1, 3)] * 3) == 0
    assert redundancy([F(1, 3)] * 3, 9) == F(1, 2)
    assert float(redundancy([F(1, 3), F(2, 3)])) == pytest.approx(1 - float(H3), rel=1e-15)


def test_exact_divergence():
    p, q = [F(1, 2), F(1, 2)], [F(3, 4), F(1, 4)]
    assert kl_divergence(p, q) == 1 - LOG3 / 2  # Cover & Thomas 2.3.1
    assert kl_divergence(q, p) == F(3, 4) * LOG3 - 1
    assert kl_divergence(p, p) == 0
    assert kl_divergence(p, [1, 0]) == math.inf
    assert cross_entropy(p, [1, 0]) == math.inf
    assert kl_divergence([1, 0], p) == 1
    d = kl_divergence([F(1, 2) + F(1, 10**9), F(1, 2) - F(1, 10**9)], p)
    assert float(d) == pytest.approx(2.885390081777926e-18, rel=1e-14)


def test_an_irrational_base_gives_floats():
    assert entropy([F(1, 2), F(1, 2)], base=2.0) == 1.0
    assert entropy([F(1, 3)] * 3, base=F(3, 2)) == pytest.approx(math.log(3) / math.log(1.5), rel=1e-15)


@pytest.mark.parametrize("size", [512])
def test_many_outcomes_are_quick(size):
    import time

    start = time.perf_counter()
    h = exact_entropy(range(1, size + 1))
    assert time.perf_counter() - start < 0.2  # some milliseconds
    total = size * (size + 1) // 2
    assert float(h) == float(slow_entropy([F(i, total) for i in range(1, size + 1)]))
