"""Divergences of two arrays of a million probabilities, and their precise sums, against numpy by hand and scipy.

Ours checks both arrays first, a pass each for least, greatest and sum: a third of its time.
"""

from __future__ import annotations

import numpy as np
from pairs import Row

from lambit.info import (
    cross_entropy,
    jensen_shannon_divergence,
    kl_divergence,
    renyi_divergence,
    total_variation,
)


def two(n: int):
    rng = np.random.default_rng(1)
    p, q = rng.random(n), rng.random(n)
    return p / p.sum(), q / q.sum()


def kl(p, q):
    return (p * np.log2(p / q)).sum()


def js(p, q):
    m = (p + q) / 2
    return ((p * np.log2(p / m)).sum() + (q * np.log2(q / m)).sum()) / 2


def cross(p, q):
    return -(p * np.log2(q)).sum()


def scipy_kl(p, q):
    from scipy.stats import entropy

    return entropy(p, q, base=2)


def scipy_js(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q, base=2) ** 2


def rows():
    big = lambda: two(1_000_000)
    close = lambda a, b: abs(a - b) < 1e-9 * abs(b)
    return [
        Row("KL of 10^6 doubles", 1.4, "numpy by hand", big, kl_divergence, kl, close),
        Row("KL of 10^6 doubles, again", 0.5, "scipy.stats.entropy", big, kl_divergence, scipy_kl, close),
        Row("Jensen-Shannon of 10^6 doubles", 1.6, "numpy by hand", big, jensen_shannon_divergence, js, close),
        Row("Jensen-Shannon of 10^6 doubles, again", 0.5, "scipy jensenshannon", big, jensen_shannon_divergence, scipy_js, close),
        Row("cross-entropy of 10^6 doubles", 3.0, "numpy by hand, unchecked", big, cross_entropy, cross, close),
        Row("total variation of 10^6 doubles, to the last digit", 40.0, "numpy by hand", big, total_variation,
            lambda p, q: np.abs(p - q).sum() / 2, close),
        Row("Rényi divergence of order 1/2 of 10^6, to the last digit", 400.0, "numpy by hand, roots", big,
            lambda p, q: renyi_divergence(p, q, 0.5), lambda p, q: -2 * np.log2(np.sqrt(p * q).sum()), close),
    ]  # fmt: skip
