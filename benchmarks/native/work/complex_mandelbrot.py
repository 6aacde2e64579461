"""complex_mandelbrot: points of a grid, each iterated until it escapes, with complex numbers."""

from sides import njit

RESULT = int
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 256, 24
data = lambda n: (n, 200)
TOLERANCE = 0.0


@njit
def escape(c, limit):
    z = 0j
    i = 0
    while i < limit and abs(z) <= 2.0:
        z = z * z + c
        i += 1
    return i


@njit
def main(n, limit):
    total = 0
    for y in range(n):
        for x in range(n):
            total += escape(complex(3.0 * x / n - 2.0, 2.0 * y / n - 1.0), limit)
    return total
