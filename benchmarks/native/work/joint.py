"""joint: how often each pair of two symbols comes; every side adds to counts that are there."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"np.bincount": 0.35}
SIZE, SMALL = 10_000_000, 3000


def data(n):
    random = np.random.default_rng(4)
    return random.integers(0, 16, n), random.integers(0, 32, n), np.zeros((16, 32), dtype=np.int64), n


@njit
def main(x, y, counts, n):
    for i in range(n):
        counts[x[i], y[i]] += 1
    return n


def counted(x, y, counts, n):
    counts += np.bincount(x * 32 + y, minlength=512).reshape(16, 32)
    return n


PEERS = {"np.bincount": counted}
