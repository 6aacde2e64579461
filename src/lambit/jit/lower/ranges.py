"""How large integers become: what needs no check for overflow, once a few variables are known to be small.

Of every operand that is known to lie in an interval, a writer keeps the interval. A loop looks, before its
first round, whether the numbers that its arithmetic begins with (its counter's limit, and what does not change) are small:
then no result of the arithmetic can need more than 64 bits, and it is written without checks.
"""

from __future__ import annotations

from lambit.syntax.core import Call, Const, Core, Global, If, Let, Local, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

Interval = tuple[int, int]

LEAST, MOST = -(1 << 63), (1 << 63) - 1
LIMITS = (1 << 40, 1 << 30, 1 << 20, 1 << 15)
"""How small numbers may be wished to be, the most generous first."""


def interval_of(name: str, a: Interval, b: Interval) -> Interval | None:
    """Where a sum, difference or product lies; None if that is not within 64 bits."""
    if name == "mul":
        corners = [x * y for x in a for y in b]
    else:
        corners = [x + y if name == "add" else x - y for x in a for y in b]
    low, high = min(corners), max(corners)
    return (low, high) if low >= LEAST and high <= MOST else None


def quotient_interval(a: Interval, b: Interval) -> Interval:
    """Where a quotient rounded towards zero lies, if `b` has no zero in it."""
    most = max(abs(a[0]), abs(a[1])) // max(1, min(abs(b[0]), abs(b[1])))
    return (0 if a[0] >= 0 and b[0] > 0 else -most, most)


class Magnitudes:
    """How large the arithmetic of a loop becomes if what it begins with is at most `limit`."""

    def __init__(self, begins: Callable[[Variable], bool], leaf: Callable[[Call], tuple[tuple[Variable, ...], Core] | None], limit: int, steps: set[int]) -> None:
        self.begins = begins  # is it a variable that may be asked to be small?
        self.leaf = leaf  # the parameters and the body of a procedure that is written in the place of its call
        self.limit = limit
        self.wanted: dict[Variable, None] = {}  # that must be small
        self.steps = steps  # additions to the counter, which need no check anyhow
        self.fits = True  # within 64 bits
        self.gains = False  # is there arithmetic that would need checks?

    def visit(self, x: Core, known: dict[Variable, int | None]) -> int | None:
        """The most that the absolute value of `x` may be, if that can be said; None if not."""
        if x.__class__ is Const:
            return abs(x.value) if x.value.__class__ is int else None
        if x.__class__ is Local:
            if x.variable in known:
                return known[x.variable]
            return self.limit if self.begins(x.variable) else None
        if x.__class__ is If:
            self.visit(x.test, known)
            both = self.visit(x.then, known), self.visit(x.other, known)
            return None if None in both else max(both)  # type: ignore[type-var]
        if x.__class__ is Let:
            sizes = [self.visit(init, known) for init in x.inits]
            return self.visit(x.body, {**known, **dict(zip(x.variables, sizes, strict=True))})
        if x.__class__ is Call:
            return self._call(x, known)
        for child in x.children():
            self.visit(child, known)
        return None

    def _call(self, x: Call, known: dict[Variable, int | None]) -> int | None:
        sizes = [self.visit(a, known) for a in x.args]
        found = self.leaf(x)
        if found is not None:
            parameters, body = found
            for a, size in zip(x.args, sizes, strict=True):
                if size is not None:
                    self._want(a)
            return self.visit(body, dict(zip(parameters, sizes, strict=True)))
        name = x.fn.binding.primitive if x.fn.__class__ is Global and not x.fn.binding.assigned else None
        largest = _LARGEST.get(name) if name else None
        if largest is None or not sizes or None in sizes:
            return None
        for a in x.args:
            self._want(a)
        size = largest([s for s in sizes if s is not None])
        self.gains = self.gains or id(x) not in self.steps
        self.fits = self.fits and size <= MOST
        return size

    def _want(self, x: Core) -> None:
        if x.__class__ is Local and self.begins(x.variable):
            self.wanted[x.variable] = None


def _product(sizes: list[int]) -> int:
    found = 1
    for s in sizes:
        found *= s
    return found


_LARGEST: dict[str, Callable[[list[int]], int]] = {
    "+": sum, "-": sum, "*": _product, "1+": lambda s: s[0] + 1, "1-": lambda s: s[0] + 1, "-1+": lambda s: s[0] + 1,
    "square": lambda s: s[0] ** 2, "abs": lambda s: s[0],
    **dict.fromkeys(("quotient", "truncate-quotient", "floor-quotient"), lambda s: s[0] + 1),
    **dict.fromkeys(("remainder", "truncate-remainder", "modulo", "floor-remainder"), lambda s: s[-1]),
}  # fmt: skip
"""The largest absolute value that the operations give, by those of their operands."""
