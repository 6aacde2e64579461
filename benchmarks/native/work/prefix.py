"""prefix: running sums of integers; ours are looked at for overflow."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 1_000_000, 3000
PEERS = {"np.cumsum": lambda v, sums, n: np.cumsum(v, out=sums)[-1].item()}


def data(n):
    return np.random.default_rng(2).integers(-1000, 1000, n), np.zeros(n, dtype=np.int64), n


@njit
def main(v, sums, n):
    total = 0
    for i in range(n):
        total += v[i]
        sums[i] = total
    return total
