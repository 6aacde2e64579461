N = 250_000


def main(n):
    total = 0.0
    i = 1
    while i <= n:
        total += 1.0 / i
        i += 1
    return total
