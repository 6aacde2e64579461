N = 60


def make_matrix(n, f):
    m = [None] * n
    for i in range(n):
        row = [None] * n
        for j in range(n):
            row[j] = f(i, j)
        m[i] = row
    return m


def dot(row, b, j, n):
    total = 0
    for k in range(n):
        total += row[k] * b[k][j]
    return total


def multiply(a, b, n):
    return make_matrix(n, lambda i, j: dot(a[i], b, j, n))


def main(n):
    a = make_matrix(n, lambda i, j: i + j)
    c = multiply(a, a, n)
    return c[n - 1][n - 2]
