"""histogram: how often each of 16 symbols comes; every side adds to counts that are there."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"np.bincount": 0.5}
SIZE, SMALL = 10_000_000, 3000


def data(n):
    return np.random.default_rng(3).integers(0, 16, n), np.zeros(16, dtype=np.int64), n


@njit
def main(v, counts, n):
    for i in range(n):
        counts[v[i]] += 1
    return n


def counted(v, counts, n):
    counts += np.bincount(v, minlength=16)
    return n


PEERS = {"np.bincount": counted}
