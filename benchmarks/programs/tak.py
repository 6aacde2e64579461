N = 18


def tak(x, y, z):
    if y < x:
        return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
    return z


def main(n):
    return tak(n, 2 * n // 3, n // 3)
