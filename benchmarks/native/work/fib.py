"""fib: calls that are no tail calls; C and numba do not look whether a sum overflows."""

from sides import njit

RESULT = int
LIMITS = {"gcc": 1.6, "numba": 0.5}
SIZE, SMALL = 32, 15
data = lambda n: (n,)


@njit
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@njit
def main(n):
    return fib(n)
