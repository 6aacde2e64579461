N = 30_000


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def add(p, q):
    return Point(p.x + q.x, p.y + q.y)


def main(n):
    step = Point(1, 2)
    p = Point(0, 0)
    for _ in range(n):
        if isinstance(p, Point):
            p.x = p.x + 1
        p = add(p, step)
    return p.x + p.y
