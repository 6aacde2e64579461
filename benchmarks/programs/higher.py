"""The same procedures over linked lists, written as a Python programmer would."""

from cells import Pair

N = 120


def reverse(xs):
    done = None
    while xs is not None:
        done = Pair(xs.car, done)
        xs = xs.cdr
    return done


def iota(n):
    xs = None
    for i in range(n - 1, -1, -1):
        xs = Pair(i, xs)
    return xs


def map1(f, xs):
    done = None
    while xs is not None:
        done = Pair(f(xs.car), done)
        xs = xs.cdr
    return reverse(done)


def keep(f, xs):
    done = None
    while xs is not None:
        if f(xs.car):
            done = Pair(xs.car, done)
        xs = xs.cdr
    return reverse(done)


def each(f, xs):
    while xs is not None:
        f(xs.car)
        xs = xs.cdr


def fold_left(f, value, xs):
    while xs is not None:
        value = f(value, xs.car)
        xs = xs.cdr
    return value


def add(a, b):
    return a + b


def main(n):
    total = 0
    for i in range(n):
        xs = iota(100)
        ys = map1(lambda x: x + i, xs)
        zs = keep(lambda x: x % 3 == 0, ys)
        acc = 0

        def count(z):
            nonlocal acc
            acc += z

        each(count, zs)
        total += acc + fold_left(add, 0, ys)
    return total
