"""Small tables: exactly found information, as right as that with twice the digits, and 0 where nothing is told."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from digits_oracle import DIGITS, Joint, joints, right
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit.info import conditional_entropy, entropy, joint, mutual_information, total_correlation
from lambit.info.measures import precise


@pytest.mark.parametrize("few", [0, 24])
@given(p=joints(2, 3))
@settings(max_examples=60, deadline=None)
def test_both_ways_are_right(few, p):
    with pytest.MonkeyPatch.context() as patch, mpmath.workdps(DIGITS):
        patch.setattr(precise, "FEW", few)
        j = Joint(p)
        names = "xyz"[: p.ndim]
        hx, hy, h = j.h(0), j.h(1), j.h(0, 1)
        right(mutual_information(p, "x", "y", base="e"), hx + hy - h)
        right(conditional_entropy(p, "y", given="x", base="e"), h - hx)
        right(entropy(p, "y", base="e"), hy)
        right(total_correlation(p, base="e"), sum(j.h(i) for i in range(len(names))) - j.h(*range(len(names))))


quarters = st.lists(st.integers(0, 8), min_size=2, max_size=4).filter(any)


@given(quarters, quarters)
def test_what_is_independent_tells_nothing(a, b):
    """Weights over a power of 2: the products are floats, and sum to 1."""
    one, other = (np.array([*w, 32 - sum(w)]) / 32 for w in (a, b))
    p = np.outer(one, other)
    assert mutual_information(p) == 0.0
    cells = {(i, k): x for (i, k), x in np.ndenumerate(p) if x}  # zeros need not be among the outcomes
    assert mutual_information(joint(["x", "y"], cells)) == 0.0


def test_what_is_missing_is_no_independence():
    """Each cell that is there is as likely as the product, but for one that cannot be."""
    cells = {("a", 0): 0.25, ("a", 1): 0.25, ("b", 0): 0.5}
    assert mutual_information(joint(["x", "y"], cells)) == pytest.approx(0.31127812445913283, abs=1e-15)
