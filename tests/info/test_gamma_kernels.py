"""Digamma, trigamma and ratios of gamma functions against mpmath at 40 digits."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from lambit.info.kernels.gamma import digamma, log_rising, trigamma, trigamma_excess

RNG = np.random.default_rng(1)
X = np.concatenate([
    10 ** RNG.uniform(-12, 12, 150), RNG.uniform(0.01, 30, 400), RNG.uniform(1.4616, 1.46165, 50),
    np.arange(1, 40), np.arange(1, 40) / 2,
])  # fmt: skip


def worst(found, exact, least=0.0):
    """The greatest relative error; errors count relative to `least` where the value is smaller."""
    with mpmath.workdps(40):
        pairs = zip(found, exact, strict=True)
        return float(max(abs(mpmath.mpf(float(a)) - b) / max(abs(b), mpmath.mpf(least)) for a, b in pairs if b))


@pytest.mark.parametrize(
    ("ours", "definition", "limit"),
    [
        (digamma, mpmath.digamma, 5e-16),  # also beside its zero
        (trigamma, lambda x: mpmath.psi(1, x), 5e-16),
        (trigamma_excess, lambda x: x * mpmath.psi(1, x) - 1, 2e-14),
    ],
)
def test_against_the_definition(ours, definition, limit):
    with mpmath.workdps(40):
        assert worst(ours(X), [definition(mpmath.mpf(float(x))) for x in X]) < limit


def test_the_zero_of_digamma():
    assert abs(digamma(1.4616321449683622)) < 1e-16
    assert digamma(1.4616321449683622) < 0 < digamma(1.4616321449683625)


def test_ratios():
    x = 10 ** RNG.uniform(-12, 12, 300)
    n = np.concatenate([RNG.integers(0, 30, 100), RNG.integers(0, 100_000, 200)])
    with mpmath.workdps(40):
        pairs = [(mpmath.mpf(float(a)), int(k)) for a, k in zip(x, n, strict=True)]
        exact = [mpmath.loggamma(a + k) - mpmath.loggamma(a) for a, k in pairs]
        assert worst(log_rising(x, n), exact) < 4e-15
    assert np.allclose(log_rising(np.array([[1.0], [2.0]]), np.array([0, 3])), np.log([[1, 6], [1, 24]]), rtol=1e-15)


def test_numbers_stay_numbers():
    assert np.ndim(digamma(3)) == np.ndim(trigamma(3.0)) == 0
    assert digamma(np.array([])).size == 0
