from cells import Pair

N = 8


def safe(queen, distance, placed):
    while placed is not None:
        other = placed.car
        if other == queen or other == queen + distance or other == queen - distance:
            return False
        distance += 1
        placed = placed.cdr
    return True


def place(row, placed, n):
    if row == n:
        return 1
    found = 0
    for queen in range(n):
        if safe(queen, 1, placed):
            found += place(row + 1, Pair(queen, placed), n)
    return found


def main(n):
    return place(0, None, n)
