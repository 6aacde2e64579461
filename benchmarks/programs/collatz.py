N = 4000


def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count


def main(n):
    best = 0
    for i in range(1, n + 1):
        best = max(best, steps(i))
    return best
