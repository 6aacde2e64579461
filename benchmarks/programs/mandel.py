N = 70


def escape(cr, ci, limit):
    zr = zi = 0.0
    i = 0
    while i != limit:
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return i
        zr, zi = zr2 - zi2 + cr, 2.0 * zr * zi + ci
        i += 1
    return i


def main(n):
    total = 0
    for y in range(n):
        for x in range(n):
            total += escape(3.0 * x / n - 2.0, 2.0 * y / n - 1.0, 60)
    return total
