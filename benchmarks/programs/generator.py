N = 3000


def make_tree(low, high):
    if low > high:
        return None
    middle = (low + high) // 2
    return [make_tree(low, middle - 1), middle, make_tree(middle + 1, high)]


def walk(tree):
    if tree is not None:
        yield from walk(tree[0])
        yield tree[1]
        yield from walk(tree[2])


def main(n):
    total = 0
    for x in walk(make_tree(1, n)):
        total += x
    return total
