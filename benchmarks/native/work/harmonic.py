"""harmonic: a sum of floats, from left to right."""

from sides import njit

RESULT = float
LIMITS = {"gcc": 2.2}
SIZE, SMALL = 5_000_000, 10_000
data = lambda n: (n,)


@njit
def main(n):
    total = 0.0
    for i in range(1, n + 1):
        total += 1.0 / i
    return total
