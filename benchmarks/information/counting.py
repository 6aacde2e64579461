"""Entropy and mutual information of data: how fast they are counted."""

from __future__ import annotations

import math

import numpy as np
from pairs import Row

from lambit.info import entropy, mutual_information, mutual_information_matrix, samples


def plug_in(counts):
    counts = counts[counts > 0]
    p = counts / counts.sum()
    return -float((p * np.log2(p)).sum())


def integers(kind):
    return lambda: (np.random.default_rng(1).integers(0, 256, 10_000_000).astype(kind),)


def pair():
    random = np.random.default_rng(2)
    x = random.integers(0, 64, 10_000_000)
    return x, np.where(random.random(x.size) < 0.5, x, random.integers(0, 64, x.size))


def pair_by_hand(x, y):
    counts = np.bincount(x * 64 + y, minlength=4096).reshape(64, 64)
    return plug_in(counts.sum(1)) + plug_in(counts.sum(0)) - plug_in(counts.ravel())


def words(kind, text="w{:05d}"):
    def setup():
        names = np.array([text.format(i) for i in range(5000)])
        p = 1 / np.arange(1, 5001)
        found = np.random.default_rng(3).choice(names, 1_000_000, p=p / p.sum())
        return (found.tolist() if kind == "list" else found.astype(kind),)

    return setup


def factorized(x):
    import pandas as pd

    return plug_in(np.bincount(pd.factorize(np.array(x, dtype=object) if isinstance(x, list) else x)[0]))


def table():
    return (np.random.default_rng(4).integers(0, 8, (100_000, 100)),)


def one_hot(x):
    width, offsets = 800, np.arange(100) * 8
    found = np.zeros((width, width))
    for start in range(0, len(x), 8192):
        block = x[start : start + 8192]
        ones = np.zeros((len(block), width), dtype=np.float32)
        ones[np.arange(len(block))[:, None], block + offsets] = 1
        found += ones.T @ ones
    p = found / len(x)
    single = np.diag(p)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.nan_to_num(p * np.log2(p / np.outer(single, single)))
    return np.add.reduceat(np.add.reduceat(terms, offsets, 0), offsets, 1)


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-9)


def rows():
    of = lambda x: entropy(samples(x))
    found = [
        Row(f"entropy of 10^7 integers ({kind}), 256 symbols", 1.1, "np.bincount by hand", integers(kind), of, lambda x: plug_in(np.bincount(x)), close)
        for kind in ("uint8", "int16", "int32", "int64")
    ]
    found.append(Row("information of two columns of 10^7 integers, 64 symbols", 1.1, "np.bincount by hand", pair,
                     lambda x, y: mutual_information(samples(x, y)), pair_by_hand, close))  # fmt: skip
    found += [
        Row(f"entropy of 10^6 strings ({kind}), 5,000 distinct", 1.1, "pandas.factorize", words(kind), of, factorized, close)
        for kind in ("list", "U6", "T")
    ]
    found.append(Row("entropy of 10^6 strings (list), of unequal lengths", 1.1, "pandas.factorize", words("list", "w{}"), of, factorized, close))
    found.append(Row("information of all pairs of 100 columns of 10^5", 1.1, "one-hot matrix product", table,
                     lambda x: mutual_information_matrix(samples(x)), one_hot, lambda a, b: bool(np.allclose(a, b, atol=1e-9))))  # fmt: skip
    return found
