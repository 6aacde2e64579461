"""Lisp's string->number knows more than `int`: the twin tells apart what it must."""

from math import floor

N = 3000


def number(text):
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None


def main(n):
    total = 0
    for i in range(n):
        text = str(i * 37)
        x = number(text)
        y = number(text + ".5")
        bad = number("x" + text)
        total += x + (bad is not None) + int(floor(y))
    return total
