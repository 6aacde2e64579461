"""sieve: Eratosthenes; how many primes there are up to n."""

import numpy as np
from sides import njit

RESULT = int
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 2_000_000, 4000
data = lambda n: (n,)


@njit
def main(n):
    prime = np.ones(n + 1, dtype=np.uint8)
    count = 0
    for i in range(2, n + 1):
        if prime[i] == 1:
            for j in range(i * i, n + 1, i):
                prime[j] = 0
            count += 1
    return count
