from cells import Pair

N = 200


class Symbol:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name


PLUS, TIMES, X, Y = Symbol("+"), Symbol("*"), Symbol("x"), Symbol("y")


def op(f, a, b):
    return Pair(f, Pair(a, Pair(b, None)))


def derive(e):
    kind = e.__class__
    if kind is int or kind is float:
        return 0
    if kind is Symbol:
        return 1 if e is X else 0
    a, b = e.cdr.car, e.cdr.cdr.car
    if e.car is PLUS:
        return op(PLUS, derive(a), derive(b))
    if e.car is TIMES:
        return op(PLUS, op(TIMES, a, derive(b)), op(TIMES, derive(a), b))
    raise ValueError(e.car)


def size(e):
    return size(e.car) + size(e.cdr) if e.__class__ is Pair else 1


def main(n):
    inner = op(TIMES, Y, op(PLUS, op(TIMES, 3, X), X))
    e = op(PLUS, op(TIMES, X, op(TIMES, X, op(PLUS, X, 1))), op(TIMES, op(PLUS, X, 2), inner))
    total = 0
    for _ in range(n):
        total += size(derive(derive(e)))
    return total
