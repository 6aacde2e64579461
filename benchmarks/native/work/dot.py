"""dot: the products of two vectors, summed from left to right."""

import numpy as np
from sides import njit

RESULT = float
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 1_000_000, 3000


def data(n):
    random = np.random.default_rng(1)
    return random.random(n), random.random(n), n


@njit
def main(a, b, n):
    total = 0.0
    for i in range(n):
        total += a[i] * b[i]
    return total
