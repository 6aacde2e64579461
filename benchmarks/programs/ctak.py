"""An escaping continuation is an exception."""

N = 15


class Throw(Exception):
    def __init__(self, k, value):
        self.k = k
        self.value = value


def call_ec(f):
    k = object()
    try:
        return f(k)
    except Throw as throw:
        if throw.k is k:
            return throw.value
        raise


def ctak(x, y, z):
    return call_ec(lambda k: ctak_aux(k, x, y, z))


def ctak_aux(k, x, y, z):
    if not y < x:
        raise Throw(k, z)
    return call_ec(
        lambda k: ctak_aux(
            k,
            call_ec(lambda k: ctak_aux(k, x - 1, y, z)),
            call_ec(lambda k: ctak_aux(k, y - 1, z, x)),
            call_ec(lambda k: ctak_aux(k, z - 1, x, y)),
        )
    )


def main(n):
    return ctak(n, 2 * n // 3, n // 3)
