"""spectral: the spectral norm of an infinite matrix, by the power method."""

import math

import numpy as np
from sides import njit

RESULT = float
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 300, 12
data = lambda n: (n,)


@njit
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


@njit
def times(v, out, n):
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(i, j) * v[j]
        out[i] = total


@njit
def transposed_times(v, out, n):
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * v[j]
        out[i] = total


@njit
def inner(a, b, n):
    total = 0.0
    for i in range(n):
        total += a[i] * b[i]
    return total


@njit
def main(n):
    u, v, between = np.ones(n), np.zeros(n), np.zeros(n)
    for _ in range(10):
        times(u, between, n)
        transposed_times(between, v, n)
        times(v, between, n)
        transposed_times(between, u, n)
    return math.sqrt(inner(u, v, n) / inner(v, v, n))
