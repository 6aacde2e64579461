"""The entropy of long arrays: 2 ulp whatever is in them, and every bad value found."""

from __future__ import annotations

import functools
import math

import mpmath
import numpy as np
import pytest
from info_oracle import ulps

from lambit.info import InformationError, entropy
from lambit.info.kernels import entropy as kernel

RANDOM = np.random.default_rng(2)
WEIGHTS = {
    "equal": np.ones(20_003),
    "random": RANDOM.random(20_000),
    "half of them zero": np.where(RANDOM.random(20_000) < 0.5, 0, RANDOM.random(20_000)),
    "a block of zeros first": np.r_[np.zeros(20_000), RANDOM.random(1000)],
    "of all sizes": RANDOM.random(18_000) ** 40,
    "Zipf": 1 / np.arange(1, 20_001),
    "subnormal": np.r_[1e-310 * RANDOM.random(70), RANDOM.random(200)],
    "one row": RANDOM.random(64),
    "one more than a row": RANDOM.random(65),
    "a great one late": np.r_[RANDOM.random(17_000) * 1e-6, 1.0, RANDOM.random(3)],
    "two halves": np.r_[np.zeros(100), 0.5, np.zeros(16_384), 0.5],
}


def by_definition(p):
    """The entropy of the values over their exact sum."""
    with mpmath.workdps(60):
        exact = [mpmath.mpf(float(x)) for x in p if x]
        whole = mpmath.fsum(exact)
        return mpmath.log(whole, 2) - mpmath.fsum(x * mpmath.log(x, 2) for x in exact) / whole


def test_a_few_values_a_thousand_times_each():
    """Roundings of equal terms are equal: they do not even out."""
    for _ in range(150):
        values, times = RANDOM.random(RANDOM.integers(1, 4)) ** 3 + 1e-3, RANDOM.integers(1, 40_000, 3)
        p = np.repeat(values, times[: values.size])
        p /= math.fsum(p)
        with mpmath.workdps(40):
            found = [(mpmath.mpf(float(x)), int(n)) for x, n in zip(*np.unique(p, return_counts=True), strict=True)]
            whole = mpmath.fsum(n * x for x, n in found)
            exact = mpmath.log(whole, 2) - mpmath.fsum(n * x * mpmath.log(x, 2) for x, n in found) / whole
        assert ulps(entropy(p), exact) <= 2


@functools.cache
def defined(name):
    """The weights of that name, normalised, and their entropy."""
    p = WEIGHTS[name] / math.fsum(WEIGHTS[name].tolist())
    return p, by_definition(p)


@pytest.mark.parametrize("many", [kernel.MANY, 1, 1 << 30])
@pytest.mark.parametrize("name", WEIGHTS)
def test_long_arrays_are_right_to_two_ulp(name, many, monkeypatch):
    monkeypatch.setattr(kernel, "MANY", many)
    p, exact = defined(name)
    assert ulps(entropy(p), exact) <= 2
    with mpmath.workdps(40):
        assert ulps(entropy(p, base="e"), exact * mpmath.log(2)) <= 2


@pytest.mark.parametrize("at", [0, 5, 63, 64, 16_383, 16_384, 19_999])
@pytest.mark.parametrize("bad", [-0.25, float("nan"), float("inf"), -float("inf")])
def test_a_bad_value_is_found_wherever_it_is(at, bad):
    p = np.full(20_000, 1 / 20_000)
    p[at] = bad
    with pytest.raises(InformationError, match=f"at index {at} "):
        entropy(p)


def test_a_bad_value_among_zeros_is_found():
    p = np.zeros(50_000)
    p[3], p[40_000] = 1.25, -0.25
    with pytest.raises(InformationError, match="-0.25 at index 40000 is negative"):
        entropy(p)
