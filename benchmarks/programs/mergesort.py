from cells import Pair

N = 2000


def random_list(n):
    x, xs = 42, None
    for _ in range(n):
        xs = Pair(x, xs)
        x = (x * 1664525 + 1013904223) % 4294967296
    return xs


def append_reverse(done, rest):
    while done is not None:
        rest = Pair(done.car, rest)
        done = done.cdr
    return rest


def merge_lists(xs, ys, less):
    done = None
    while True:
        if xs is None:
            return append_reverse(done, ys)
        if ys is None:
            return append_reverse(done, xs)
        if less(ys.car, xs.car):
            done = Pair(ys.car, done)
            ys = ys.cdr
        else:
            done = Pair(xs.car, done)
            xs = xs.cdr


def list_tail(xs, n):
    for _ in range(n):
        xs = xs.cdr
    return xs


def merge_sort(xs, n, less):
    if n < 2:
        return None if n == 0 else Pair(xs.car, None)
    half = n // 2
    return merge_lists(
        merge_sort(xs, half, less), merge_sort(list_tail(xs, half), n - half, less), less
    )


def main(n):
    xs = merge_sort(random_list(n), n, lambda a, b: a < b)
    i = total = 0
    while xs is not None:
        total += i * xs.car
        xs = xs.cdr
        i += 1
    return total % 1000000007
