N = 10000


def random_vector(n):
    v = [0] * n
    x = 42
    for i in range(n):
        v[i] = x
        x = (x * 1664525 + 1013904223) % 4294967296
    return v


def quicksort(v, low, high):
    if low < high:
        pivot = v[(low + high) // 2]
        i, j = low, high
        while i <= j:
            if v[i] < pivot:
                i += 1
            elif v[j] > pivot:
                j -= 1
            else:
                v[i], v[j] = v[j], v[i]
                i += 1
                j -= 1
        quicksort(v, low, j)
        quicksort(v, i, high)


def main(n):
    v = random_vector(n)
    quicksort(v, 0, n - 1)
    total = 0
    for i in range(n):
        total += i * v[i]
    return total % 1000000007
