N = 600


def fact(n):
    return 1 if n == 0 else n * fact(n - 1)


def product(a, b):
    p = 1
    for i in range(a, b + 1):
        p *= i
    return p


def main(n):
    total = 0
    for i in range(20):
        total += fact(n + i) + product(1, n) // product(1, n - i)
    return total % 1000000007
