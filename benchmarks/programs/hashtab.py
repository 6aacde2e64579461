N = 50000


def main(n):
    counts = {}
    x = 12345
    for _ in range(n):
        key = x % 1009
        counts[key] = counts.get(key, 0) + 1
        x = (x * 1103515245 + 12345) % 2147483648
    total = 0
    for key in list(counts):
        total += key * counts.get(key, 0)
    return total + len(counts)
