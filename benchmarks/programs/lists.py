from cells import Pair

N = 80


def count_to(n):
    xs = None
    for i in range(n, 0, -1):
        xs = Pair(i, xs)
    return xs


def append2(xs, ys):
    return ys if xs is None else Pair(xs.car, append2(xs.cdr, ys))


def map1(f, xs):
    return None if xs is None else Pair(f(xs.car), map1(f, xs.cdr))


def reverse1(xs):
    done = None
    while xs is not None:
        done = Pair(xs.car, done)
        xs = xs.cdr
    return done


def total_of(xs):
    total = 0
    while xs is not None:
        total += xs.car
        xs = xs.cdr
    return total


def main(n):
    total = 0
    for i in range(n):
        xs = count_to(200)
        ys = map1(lambda x: x * i, xs)
        zs = append2(ys, reverse1(xs))
        total += total_of(zs)
    return total
