import sys

N = 250


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def main(n):
    if sys.getrecursionlimit() < 100_000:
        sys.setrecursionlimit(100_000)
    return ack(2, n)
