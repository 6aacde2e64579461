"""The tables are what they say they are, and what their script makes."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from elementary_tables import GRID, INVERSE_BITS, all_constants, interval

from lambit.elementary import tables

LOGARITHMS = [
    (tables.LOG2_INVERSES, tables.LOG2_LOGARITHMS, lambda x: mpmath.log(x, 2)), (tables.LOG_INVERSES, tables.LOG_LOGARITHMS, mpmath.log),
]  # fmt: skip


@pytest.mark.parametrize(("inverses", "logarithms", "log"), LOGARITHMS)
def test_an_entry_is_an_inverse_and_its_logarithm(inverses, logarithms, log):
    assert len(inverses) == len(logarithms) == 16
    for i, (inverse, logarithm) in enumerate(zip(inverses, logarithms, strict=True)):
        assert Fraction(inverse) * 2**INVERSE_BITS % 1 == 0
        assert Fraction(logarithm) * GRID % 1 == 0
        assert all(abs(end * inverse - 1) <= 1 / 32 for end in interval(i))
        with mpmath.workprec(200):
            assert abs(-log(mpmath.mpf(inverse)) - logarithm) < mpmath.mpf(2) ** -63


def test_the_entry_of_one_is_one():
    assert (tables.LOG2_INVERSES[10], tables.LOG2_LOGARITHMS[10]) == (1.0, 0.0) == (tables.LOG_INVERSES[10], tables.LOG_LOGARITHMS[10])


def test_the_intervals_cover_an_octave():
    assert interval(0)[0] * 2 == interval(15)[1]
    assert all(interval(i)[1] == interval(i + 1)[0] for i in range(15))


def test_what_must_be_exact_has_few_bits():
    exponents = [k for k in range(-1100, 1100)]
    assert all(Fraction(float(k) * tables.LN_2[0]) == k * Fraction(tables.LN_2[0]) for k in exponents)
    assert all(Fraction(float(n) * tables.EXP_STEP[0]) == n * Fraction(tables.EXP_STEP[0]) for n in range(-17300, 16500, 7))
    assert Fraction(tables.LOG2_E[0]) * 2**10 % 1 == 0


def test_powers_and_their_rests():
    with mpmath.workprec(200):
        for i, (power, rest) in enumerate(zip(tables.EXP_POWERS, tables.EXP_RESTS, strict=True)):
            right = mpmath.mpf(2) ** (mpmath.mpf(i) / 16)
            assert power == float(right)
            assert abs(power * (1 + mpmath.mpf(rest)) - right) < mpmath.mpf(2) ** -104


@pytest.mark.slow
def test_the_script_makes_the_file():
    for name, value in all_constants().items():
        assert getattr(tables, name) == (value if isinstance(value, float) else tuple(value)), name
