"""tak: Takeuchi's function; C and numba do not look whether a difference overflows."""

from sides import njit

RESULT = int
LIMITS = {"gcc": 1.6, "numba": 0.5}
SIZE, SMALL = (24, 16, 8), (12, 8, 4)
data = lambda sizes: sizes


@njit
def tak(x, y, z):
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) if y < x else z


@njit
def main(x, y, z):
    return tak(x, y, z)
