"""log2, log and exp are within 1.5 units in the last place, and right where they can be."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import MOST_ULPS, samples, ulps

from lambit.elementary import arrays, scalar

NAMES = ("log2", "log", "exp")


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_within_bounds(name):
    worst = max(ulps(name, x, getattr(scalar, name)(x)) for x in samples(name, 4000))
    assert worst <= MOST_ULPS


@settings(max_examples=400, deadline=None)
@given(st.floats(min_value=5e-324, allow_infinity=False, allow_nan=False))
def test_logarithms_of_any_float(x):
    assert ulps("log2", x, scalar.log2(x)) <= MOST_ULPS
    assert ulps("log", x, scalar.log(x)) <= MOST_ULPS


@settings(max_examples=400, deadline=None)
@given(st.floats(min_value=-745.13, max_value=709.78))
def test_exponentials_of_any_float(x):
    assert ulps("exp", x, scalar.exp(x)) <= MOST_ULPS


@settings(max_examples=200, deadline=None)
@given(st.floats(min_value=-0.01, max_value=0.01))
def test_logarithms_next_to_one(d):
    x = 1 + d
    assert ulps("log2", x, scalar.log2(x)) <= MOST_ULPS
    assert ulps("log", x, scalar.log(x)) <= MOST_ULPS


def test_powers_of_two_are_exact():
    assert all(scalar.log2(math.ldexp(1.0, k)) == k for k in range(-1074, 1024))


def test_special_values():
    infinity = math.inf
    for f in (scalar.log2, scalar.log):
        assert f(0.0) == f(-0.0) == -infinity
        assert f(infinity) == infinity
        assert math.copysign(1, f(1.0)) == 1
        assert f(1.0) == 0
        assert all(math.isnan(f(x)) for x in (-1.0, -infinity, math.nan, -5e-324))
    assert scalar.exp(0.0) == scalar.exp(-0.0) == scalar.exp(5e-324) == 1
    assert scalar.exp(infinity) == scalar.exp(709.79) == scalar.exp(710.0) == scalar.exp(1e308) == infinity
    assert scalar.exp(-infinity) == scalar.exp(-745.2) == scalar.exp(-746.0) == scalar.exp(-1e308) == 0
    assert scalar.exp(-745.1) == 5e-324
    assert math.isnan(scalar.exp(math.nan))


@pytest.mark.slow
@pytest.mark.skipif(np.finfo(np.longdouble).nmant < 63, reason="the C compiler has no longer floats")
@pytest.mark.parametrize("name", NAMES)
def test_millions_of_samples_against_longer_floats(name):
    r = np.random.default_rng(5)
    n = 1 << 20
    if name == "exp":
        kinds = [r.uniform(-708, 709.7, n), r.uniform(-2, 2, n), r.standard_normal(n) * 10.0 ** r.uniform(-17, 0, n)]
    else:
        near = 1 + r.choice([-1.0, 1.0], n) * 10.0 ** r.uniform(-16, -1, n)
        kinds = [r.random(n), r.uniform(0.66, 1.36, n), near, r.integers(1 << 52, 0x7FF << 52, n).view(np.float64)]
    for x in kinds:
        y = np.empty_like(x)
        arrays.fill(name, x, y)
        right = getattr(np, name)(x.astype(np.longdouble))
        unit = np.spacing(np.abs(right).astype(np.float64))
        assert (np.abs(y - right) <= MOST_ULPS * unit).all()
