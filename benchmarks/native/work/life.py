"""life: generations of Conway's game over an array of booleans, on a torus."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"gcc": 3.0}  # its checks are two thirds of the time
SIZE, SMALL = 256, 16


def data(n):
    return np.random.default_rng(10).random((n, n)) < 0.3, np.zeros((n, n), np.bool_), n, 20


@njit
def neighbours(a, n, i, j):
    up, down = n - 1 if i == 0 else i - 1, 0 if i == n - 1 else i + 1
    left, right = n - 1 if j == 0 else j - 1, 0 if j == n - 1 else j + 1
    rows = a[up, left] + a[up, j] + a[up, right] + a[i, left] + a[i, right]
    return rows + a[down, left] + a[down, j] + a[down, right]


@njit
def main(a, b, n, generations):
    for _ in range(generations):
        for i in range(n):
            for j in range(n):
                k = neighbours(a, n, i, j)
                b[i, j] = k == 3 or (k == 2 and a[i, j])
        a, b = b, a
    total = 0
    for i in range(n):
        for j in range(n):
            total += a[i, j]
    return total
