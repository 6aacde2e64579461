"""fourier: the discrete Fourier transform by its definition, over arrays of complex numbers."""

from math import cos, sin

import numpy as np
from sides import njit

RESULT = float
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 1024, 128


def data(n):
    random = np.random.default_rng(9)
    return random.random(n) + 1j * random.random(n), np.zeros(n, np.complex128), n


@njit
def main(x, y, n):
    for k in range(n):
        angle = k * -6.283185307179586 / n
        w = complex(cos(angle), sin(angle))
        p, s = 1.0 + 0.0j, 0.0 + 0.0j
        for j in range(n):
            s += p * x[j]
            p *= w
        y[k] = s
    return y[1].real
