"""Distributions as values: a million outcomes made and taken apart, draws, sums of dice.

The limit of the issue is half a second for a million outcomes. The ratios here keep what was measured from
growing: by hand nothing is told apart or named by its index, and axes are not summed pairwise.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from pairs import Row

from lambit.info import joint, pmf, sample, samples, sum_distribution, uniform

N = 1_000_000


def floats():
    p = np.random.default_rng(1).random(N)
    return p / p.sum()


def mapping():
    return (dict(enumerate(floats().tolist())),)


def pairs():
    return (list(enumerate(floats().tolist())),)


def checked_dict(x):
    """What one writes by hand: a dictionary, its values checked one by one."""
    made = dict(x)
    if min(made.values()) < 0 or abs(sum(made.values()) - 1) > 1e-9:
        raise ValueError
    return made


def checked_fractions(x):
    """The same of exact fractions: their sum is exact."""
    made = dict(x)
    if min(made.values()) < 0 or sum(made.values()) != 1:
        raise ValueError
    return made


def dit_scaled(x):
    """dit makes a distribution of 20,000 outcomes: what it would take for as many as ours."""
    import dit

    few = list(x.values())[:20_000]
    whole = sum(few)
    return dit.Distribution([(i,) for i in range(20_000)], [p / whole for p in few], validate=False)


def axes():
    p = floats().reshape(1000, 1000)
    return p, joint(["x", "y"], p)


def a_thousand():
    w = np.random.default_rng(2).integers(1, 100, 1000).tolist()
    total = sum(w)
    return pmf([Fraction(x, total) for x in w]), np.array(w) / total


def numpy_choice(d, p):
    return np.random.default_rng(1).choice(p.size, size=N, p=p)


def dice_by_kronecker():
    """100 dice by one power of a large integer, as one writes it by hand."""
    width = 34
    packed = sum(1 << 8 * width * k for k in range(6)) ** 100
    data = packed.to_bytes(501 * width, "little")
    return [int.from_bytes(data[i : i + width], "little") for i in range(0, 501 * width, width)]


def rows():
    return [
        Row("pmf of a mapping of 10^6 floats", 1.5, "dict, min and sum by hand", mapping, pmf, checked_dict),
        Row("pmf of 10^6 pairs", 3.0, "dict, min and sum by hand", pairs, pmf, checked_dict),
        Row("pmf of a mapping of 10^6 floats, dit with 2 %", 0.1, "dit.Distribution of 20,000", mapping, pmf, dit_scaled),
        Row("pmf of 10^6 fractions", 1.0, "dict, min and sum by hand",
            lambda: ([(i, Fraction(1, N)) for i in range(N)],), pmf, checked_fractions),
        Row("uniform of 10^6 values", 2.0, "dict.fromkeys", lambda: (list(range(N)),), uniform,
            lambda xs: dict.fromkeys(xs, 1 / N)),
        Row("frequencies of 10^6 integers as a distribution", 2.5, "np.unique and dict(zip)",
            lambda: (np.random.default_rng(3).integers(0, N, N),), lambda x: pmf(samples(x)),
            lambda x: dict(zip(*(a.tolist() for a in np.unique(x, return_counts=True)), strict=True))),
        Row("marginal of 1000 x 1000", 8.0, "p.sum(axis=0)", axes, lambda p, d: d.marginal("y"), lambda p, d: p.sum(axis=0)),
        Row("10^6 draws from 1000 exact outcomes", 1.0, "Generator.choice(p=p)", a_thousand,
            lambda d, p: sample(d, N, seed=1), numpy_choice),
        Row("100 dice, exact", 2.0, "a power of a large integer by hand", lambda: (),
            lambda: sum_distribution(uniform(range(1, 7)), times=100).weights, dice_by_kronecker,
            lambda a, b: [x * 6**100 for x in b] == [x * sum(b) for x in a]),
    ]  # fmt: skip
