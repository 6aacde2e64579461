"""mandelbrot: points of a grid, each iterated until it escapes."""

from sides import njit

RESULT = int
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 256, 24
data = lambda n: (n, 200)
TOLERANCE = 0.0


@njit
def escape(cr, ci, limit):
    zr = zi = 0.0
    i = 0
    while True:
        zr2, zi2 = zr * zr, zi * zi
        if i == limit or zr2 + zi2 > 4.0:
            return i
        zr, zi, i = zr2 - zi2 + cr, 2.0 * zr * zi + ci, i + 1


@njit
def main(n, limit):
    total = 0
    for y in range(n):
        for x in range(n):
            total += escape(3.0 * x / n - 2.0, 2.0 * y / n - 1.0, limit)
    return total
