"""Python has no tail calls: the idiom is a trampoline."""

N = 100_000


def is_even(n):
    return True if n == 0 else (is_odd, n - 1)


def is_odd(n):
    return False if n == 0 else (is_even, n - 1)


def trampoline(f, n):
    result = f(n)
    while result.__class__ is tuple:
        f, n = result
        result = f(n)
    return result


def main(n):
    return 1 if trampoline(is_even, n) else 0
