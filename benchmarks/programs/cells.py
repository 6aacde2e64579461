"""What the twins use where the Lisp program builds pairs."""


class Pair:
    __slots__ = ("car", "cdr")

    def __init__(self, car, cdr):
        self.car = car
        self.cdr = cdr


def from_list(xs):
    """The linked list of the Python list `xs`."""
    cell = None
    for x in reversed(xs):
        cell = Pair(x, cell)
    return cell
