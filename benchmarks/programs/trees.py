from cells import Pair

N = 12


def make(depth):
    return None if depth == 0 else Pair(make(depth - 1), make(depth - 1))


def count(tree):
    return 1 if tree is None else 1 + count(tree.car) + count(tree.cdr)


def main(n):
    total = 0
    for _ in range(8):
        total += count(make(n))
    return total
