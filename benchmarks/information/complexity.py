"""Permutation entropy and Lempel-Ziv complexity."""

from __future__ import annotations

import numpy as np
from pairs import Row

from lambit.info import lempel_ziv_complexity, permutation_entropy, sample_entropy


def doubles():
    return (np.random.default_rng(1).random(1_000_000),)


def bits():
    return (np.random.default_rng(1).integers(0, 2, 100_000),)


def short():
    return (np.random.default_rng(1).normal(size=10_000),)


def antropy_permutation(x):
    import antropy

    return antropy.perm_entropy(x, order=5)


def antropy_lempel_ziv(x):
    import antropy

    return antropy.lziv_complexity("".join(map(str, x.tolist())))


def antropy_sample(x):
    import antropy

    return antropy.sample_entropy(x)


def close(a, b):
    return abs(a - b) < 1e-6 * abs(b)


def rows():
    return [
        Row("permutation entropy of order 5, 10^6 doubles", 0.2, "antropy", doubles, lambda x: permutation_entropy(x, 5), antropy_permutation, close),
        Row("Lempel-Ziv 76, 10^5 bits", 0.05, "antropy", bits, lempel_ziv_complexity, antropy_lempel_ziv, close, once=True),
        Row("sample entropy, 10^4 doubles", 1.0, "antropy", short, lambda x: sample_entropy(x, base="e"), antropy_sample, close),
    ]
