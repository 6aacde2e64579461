"""Entropy of a pmf held as an array of doubles."""

from __future__ import annotations

import numpy as np
from pairs import Row

from lambit.info import entropy

BLOCK = 1 << 14


def pmf(n: int):
    p = np.random.default_rng(1).random(n)
    return (p / p.sum(),)


def blocked_dot(p):
    """What one writes by hand: log2 and dot, in blocks that stay in cache; wrong for a zero."""
    found, work = 0.0, np.empty(BLOCK)
    for start in range(0, p.size, BLOCK):
        block = p[start : start + BLOCK]
        logs = np.log2(block, out=work[: block.size])
        found -= block.dot(logs)
    return found


def scipy_entropy(p):
    from scipy.stats import entropy as theirs

    return theirs(p, base=2)


def close(a, b):
    return abs(a - b) < 1e-9 * abs(b)


def rows():
    big = lambda: pmf(10_000_000)
    return [
        Row("entropy of a pmf of 10^7 doubles, zero-safe", 1.6, "numpy, blocked log2 and dot", big, entropy, blocked_dot, close),
        Row("the same", 1.0, "scipy.stats.entropy", big, entropy, scipy_entropy, close),
    ]
