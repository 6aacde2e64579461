import sys

N = 18


def fib_cps(n, k):
    if n < 2:
        return k(n)
    return fib_cps(n - 1, lambda a: fib_cps(n - 2, lambda b: k(a + b)))


def main(n):
    if sys.getrecursionlimit() < 100_000:
        sys.setrecursionlimit(100_000)
    return fib_cps(n, lambda x: x)
