"""collatz: the longest way to 1 from any number up to n."""

from sides import njit

RESULT = int
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 100_000, 1000
data = lambda n: (n,)


@njit
def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count


@njit
def main(n):
    best = 0
    for i in range(1, n + 1):
        best = max(best, steps(i))
    return best
