"""Several variables: correlations of samples, joint entropies of all sets, partial information."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from pairs import Row

from lambit.info import (
    broja_information,
    joint,
    joint_entropies,
    partial_information,
    samples,
    total_correlation,
)


def bits(n: int, columns: int):
    return tuple(np.random.default_rng(1).integers(0, 2, (columns, n)))


def entropy_of(p):
    p = p[p > 0]
    return -(p * np.log2(p)).sum()


def correlation_by_hand(*columns):
    """One bincount of all columns together, and its margins."""
    code = np.zeros(columns[0].size, dtype=np.int64)
    for column in columns:
        code = code << 1 | column
    p = np.bincount(code, minlength=1 << len(columns)).reshape([2] * len(columns)) / columns[0].size
    axes = range(len(columns))
    return sum(entropy_of(p.sum(tuple(j for j in axes if j != i))) for i in axes) - entropy_of(p.reshape(-1))


def sets_by_hand(p):
    axes = range(p.ndim)
    found = {}
    for size in range(1, p.ndim + 1):
        for kept in combinations(axes, size):
            found[kept] = entropy_of(p.sum(tuple(i for i in axes if i not in kept)).reshape(-1))
    return found


def source(sources: int):
    weights = np.random.default_rng(2).dirichlet(np.ones(2 ** (sources + 1)))
    outcomes = [format(i, f"0{sources + 1}b") for i in range(weights.size)]
    return outcomes, weights.tolist()


def ours(outcomes, weights):
    names = [f"v{i}" for i in range(len(outcomes[0]))]
    return joint(names, dict(zip(map(tuple, outcomes), weights, strict=True)))


def of_dit(kind: str):
    def decompose(outcomes, weights):
        import dit
        import dit.pid

        last = len(outcomes[0]) - 1
        return getattr(dit.pid, kind)(dit.Distribution(outcomes, weights), [[i] for i in range(last)], [last])

    return decompose


def rows():
    yield Row(
        "total correlation of 6 columns of 10^6 bits", 1.5, "numpy by hand",
        lambda: bits(1_000_000, 6), lambda *c: total_correlation(samples(*c)), correlation_by_hand,
        lambda a, b: abs(a - b) < 1e-9,
    )  # fmt: skip
    yield Row(
        "joint entropies of all sets of 10 binary variables", 1.0, "numpy by hand",
        lambda: (np.random.default_rng(3).dirichlet(np.ones(1024)).reshape([2] * 10),), joint_entropies, sets_by_hand,
        lambda a, b: np.allclose(list(a.values()), list(b.values()), rtol=1e-12),
    )  # fmt: skip
    yield Row(
        "partial information of 3 sources, I_min", 0.1, "dit",
        lambda: source(3), lambda o, w: partial_information(ours(o, w), "v3"), of_dit("PID_WB"), once=True,
    )  # fmt: skip
    yield Row(
        "unique information of 2 sources, I_broja", 0.1, "dit",
        lambda: source(2), lambda o, w: broja_information(ours(o, w), "v2"), of_dit("PID_BROJA"), once=True,
    )  # fmt: skip
