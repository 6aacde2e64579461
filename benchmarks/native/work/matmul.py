"""matmul: the product of two matrices by three loops."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"gcc": 1.2}
SIZE, SMALL = 200, 14


def data(n):
    random = np.random.default_rng(5)
    return random.random((n, n)), random.random((n, n)), np.zeros((n, n)), n


@njit
def main(a, b, c, n):
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i, k] * b[k, j]
            c[i, j] = total
    return n
