"""Common information and intrinsic information: closed forms, and bounds."""

from __future__ import annotations

from fractions import Fraction as F
from math import log2, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import (
    entropy,
    gacs_korner_information,
    intrinsic_mutual_information,
    joint,
    mutual_information,
    samples,
    wyner_information,
)

XYZ = ["x", "y", "z"]


def h(a):
    return -a * log2(a) - (1 - a) * log2(1 - a)


@pytest.mark.parametrize("a", [0.05, 0.1, 0.25, 0.4])
def test_wyner_of_the_symmetric_source(a):
    """Wyner 1975, section III: 1 + h(a) - 2 h((1 - √(1-2a)) / 2)."""
    wanted = 1 + h(a) - 2 * h((1 - sqrt(1 - 2 * a)) / 2)
    found = wyner_information([[(1 - a) / 2, a / 2], [a / 2, (1 - a) / 2]])
    assert found == pytest.approx(wanted, abs=2e-3)
    assert found >= wanted - 1e-12


def test_wyner_of_simple_sources():
    assert wyner_information(np.full((2, 2), 0.25)) == pytest.approx(0, abs=1e-12)
    assert wyner_information([[0.25, 0.25, 0.0], [0.0, 0.0, 0.5]]) == pytest.approx(1, abs=1e-9)
    # W tells a row or a column, each with half of the cell in the middle: log 3 - h(1/3) = 2/3
    assert wyner_information([[F(1, 3), F(1, 3)], [0, F(1, 3)]]) == pytest.approx(2 / 3, abs=1e-9)


tables = st.lists(st.integers(0, 5), min_size=9, max_size=9).filter(any)


@pytest.mark.slow
@given(tables)
@settings(max_examples=12, deadline=None)
def test_common_information_is_in_order(w):
    """Gács & Körner ≤ I ≤ Wyner ≤ min(H(X), H(Y)) (Wyner 1975, section II)."""
    d = joint(["x", "y"], {(i // 3, i % 3): F(n, sum(w)) for i, n in enumerate(w)})
    inner, middle, outer = gacs_korner_information(d), mutual_information(d), wyner_information(d, starts=4)
    assert 0 <= inner <= middle
    assert float(middle) - 1e-9 <= outer <= min(float(entropy(d, "x")), float(entropy(d, "y"))) + 1e-9


def test_gacs_korner_by_its_blocks():
    blocks = joint(["x", "y"], {(0, 0): F(1, 8), (0, 1): F(1, 8), (1, 1): F(1, 4), (2, 2): F(1, 4), (3, 2): F(1, 4)})
    assert gacs_korner_information(blocks) == 1
    assert gacs_korner_information(joint(XYZ, {(0, 0, 0): F(1, 3), (1, 1, 1): F(1, 3), (2, 2, 1): F(1, 3)})) == entropy(
        [F(1, 3), F(2, 3)]
    )
    assert gacs_korner_information(samples("aabbcc", "112233")) == pytest.approx(log2(3), rel=1e-15)
    assert gacs_korner_information(np.array([[0.5, 0.0], [1e-9, 0.5 - 1e-9]])) == 0
    assert gacs_korner_information(np.array([[0.5, 0.0], [0.0, 0.5]])) == 1


def test_intrinsic_information_of_a_known_source():
    """Z's first two values, told apart, make X and Y dependent: merged, nothing is left (Maurer & Wolf 1999)."""
    cells = {(0, 0, 0): F(1, 8), (0, 1, 1): F(1, 8), (1, 0, 1): F(1, 8), (1, 1, 0): F(1, 8)}
    d = joint(XYZ, cells | {(2, 2, 2): F(1, 4), (3, 3, 3): F(1, 4)})
    assert mutual_information(d, "x", "y") == F(3, 2)
    assert mutual_information(d, "x", "y", given="z") == F(1, 2)
    assert intrinsic_mutual_information(d, "x", "y", given="z") == pytest.approx(0, abs=1e-9)


def test_intrinsic_information_with_a_stranger_is_the_mutual_information():
    xy = np.array([[0.4, 0.1], [0.2, 0.3]])
    p = xy[:, :, None] * np.array([0.3, 0.7])
    assert intrinsic_mutual_information(p, "x", "y", given="z") == pytest.approx(mutual_information(xy), abs=1e-12)


@given(st.lists(st.integers(0, 5), min_size=8, max_size=8).filter(any))
@settings(max_examples=15, deadline=None)
def test_intrinsic_information_is_bounded_and_as_low_as_a_scan_of_channels(w):
    p = np.array(w, dtype=float).reshape(2, 2, 2) / sum(w)
    found = intrinsic_mutual_information(p, "x", "y", given="z")
    assert found <= mutual_information(p, "x", "y") + 1e-12
    assert found <= mutual_information(p, "x", "y", given="z") + 1e-12
    for a in np.linspace(0, 1, 9):
        for b in np.linspace(0, 1, 9):
            q = p @ np.array([[a, 1 - a], [b, 1 - b]])
            assert found <= mutual_information(q / q.sum(), "x", "y", given="z") + 1e-6
