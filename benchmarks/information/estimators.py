"""Counting data, and the estimators that need more than counts."""

from __future__ import annotations

import time

import numpy as np
from pairs import Row

from lambit.info import (
    entropy,
    estimate_entropy,
    mutual_information,
    mutual_information_matrix,
    samples,
)

N = 10_000_000


def integers():
    return (np.random.default_rng(1).integers(0, 256, N),)


def two():
    random = np.random.default_rng(1)
    x = random.integers(0, 64, N)
    return x, np.where(random.random(N) < 0.5, x, random.integers(0, 64, N))


def words():
    random = np.random.default_rng(1)
    names = [f"word{i}" for i in range(5000)]
    return ([names[i] for i in (random.random(1_000_000) ** 2 * 5000).astype(int).tolist()],)


def columns():
    return (np.random.default_rng(1).integers(0, 10, (100_000, 100)),)


def h(counts):
    p = counts[counts > 0] / counts.sum()
    return -(p * np.log2(p)).sum()


def entropy_by_bincount(x):
    return h(np.bincount(x))


def information_by_bincount(x, y):
    counts = np.bincount(x * 64 + y, minlength=4096).reshape(64, 64)
    return h(counts.sum(0)) + h(counts.sum(1)) - h(counts.reshape(-1))


def entropy_by_pandas(x):
    import pandas as pd

    codes, _ = pd.factorize(np.array(x, dtype=object))
    return h(np.bincount(codes))


def one_hot_product(x):
    ones = np.zeros((x.shape[0], 1000), dtype=np.float32)
    ones[np.arange(x.shape[0])[:, None], x + 10 * np.arange(100)] = 1
    return ones.T @ ones


def infomeasure_entropy(x):
    import infomeasure

    return infomeasure.entropy(x, approach="discrete", base=2)


def close(a, b):
    return abs(a - b) < 1e-9


def a_fifth_of_a_second(*_):
    time.sleep(0.2)


def rows():
    many = lambda: (np.random.default_rng(1).integers(0, 1000, 100_000),)
    return [
        Row("entropy of 10^7 integers, 256 symbols", 1.1, "np.bincount by hand", integers, lambda x: entropy(samples(x)), entropy_by_bincount, close),
        Row("entropy of 10^7 integers, 256 symbols ", 1.0, "infomeasure", integers, lambda x: entropy(samples(x)), infomeasure_entropy, close, once=True),
        Row("mutual information of two columns of 10^7, 64 symbols", 1.1, "np.bincount by hand", two, lambda x, y: mutual_information(samples(x, y)), information_by_bincount, close),
        Row("entropy of 10^6 strings, 5,000 distinct", 1.1, "pandas.factorize", words, lambda x: entropy(samples(x)), entropy_by_pandas, close),
        Row("mutual information matrix, 100 columns of 10^5", 1.1, "one-hot matrix product", columns, lambda x: mutual_information_matrix(samples(x)), one_hot_product),
        Row("NSB, 10^5 samples of 1,000 symbols", 1.0, "a fifth of a second", many, lambda x: estimate_entropy(x, estimator="nsb", alphabet=1000), a_fifth_of_a_second),
    ]
