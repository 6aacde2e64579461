"""Templates of syntax-rules as closures: `build(registers, base)` gives the new form.

`base` is what to add to a position in the template, so that a pair that the
template inserts says both where it stands there and in which expansion.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, Vector, list_to_python
from lambit.errors import FormError

from .macros import PLACE
from .work import WORK, exhausted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .rules import PatternVariable, Tree

    Build = Callable[[list[Any], int], Any]
    Splice = Callable[[list[Any], int, Any, int], Any]
else:
    Any = object  # `typing` is slow to import

REGISTER, CELL_OF, DATUM, NESTED, SPLICED = range(5)


def builder(t: Tree) -> Build:
    """The builder of template `t`."""
    kind = t[0]
    if kind == "list":
        return _list(t)
    if kind == "var":
        return _variable(t[1])
    if kind == "insert":
        register = t[1]
        return lambda r, _base: r[register]
    if kind == "vector":
        return _vector(builder(t[1]))
    datum = t[1]
    return lambda _r, _base: datum


def _variable(variable: PatternVariable) -> Build:
    register = variable.register
    if variable.cell:
        return lambda r, _base: r[register].car
    return lambda r, _base: r[register]


def _vector(inner: Build) -> Build:
    return lambda r, base: Vector(list_to_python(inner(r, base)) or [])


def _list(t: Tree) -> Build:
    steps: list[tuple[int, Any, int]] = []
    for element, position in reversed(t[1]):
        place = position & PLACE
        kind = element[0]
        if kind == "insert":
            steps.append((REGISTER, element[1], place))
        elif kind == "var":
            steps.append((CELL_OF if element[1].cell else REGISTER, element[1].register, place))
        elif kind == "datum":
            steps.append((DATUM, element[1], place))
        elif kind == "splice":
            steps.append((SPLICED, _splice(element), place))
        else:
            steps.append((NESTED, builder(element), place))
    end = builder(t[2])

    def build(r: list[Any], base: int) -> Any:
        tail = end(r, base)
        for op, argument, place in steps:
            if op == REGISTER:
                tail = Pair(r[argument], tail, base + place)
            elif op == CELL_OF:
                cell = r[argument]
                tail = Pair(cell.car, tail, cell.position or base + place)
            elif op == NESTED:
                tail = Pair(argument(r, base), tail, base + place)
            elif op == DATUM:
                tail = Pair(argument, tail, base + place)
            else:
                tail = argument(r, base, tail, base + place)
        return tail

    return build


def _splice(t: Tree) -> Splice:
    """What puts the repetitions of a template before a tail."""
    _, sub, levels, cells = t
    if sub[0] == "var" and len(levels) == 1:
        variable, chain = levels[0][0]
        return _chained(variable.register, cells) if chain else _copied(variable, cells)
    fill = _level(sub, levels, cells)

    def splice(r: list[Any], base: int, tail: Any, position: int) -> Any:
        out: list[Any] = []
        fill(r, base, out)
        for form in reversed(out):
            tail = Pair(form, tail, position)
        return tail

    return splice


def _chained(register: int, cells: int) -> Splice:
    """`x ...` where x is the rest of the use: shared, if it is the rest here too."""

    def splice(r: list[Any], _base: int, tail: Any, position: int) -> Any:
        if tail is NIL:
            return r[register]
        found = _cells(r[register])
        _charge(len(found), cells)
        for cell in reversed(found):
            tail = Pair(cell.car, tail, cell.position or position)
        return tail

    return splice


def _copied(variable: PatternVariable, cells: int) -> Splice:
    register, is_cell = variable.register, variable.cell

    def splice(r: list[Any], _base: int, tail: Any, position: int) -> Any:
        found = r[register]
        _charge(len(found), cells)
        if is_cell:
            for cell in reversed(found):
                tail = Pair(cell.car, tail, cell.position or position)
        else:
            for form in reversed(found):
                tail = Pair(form, tail, position)
        return tail

    return splice


def _level(sub: Tree, levels: list[Any], cells: int) -> Callable[[list[Any], int, list[Any]], None]:
    """What appends the repetitions of `sub` under some ellipses."""
    if not levels:
        build = builder(sub)

        def append(r: list[Any], base: int, out: list[Any]) -> None:
            out.append(build(r, base))

        return append
    inner = _level(sub, levels[1:], cells)
    drivers = [(variable.register, chain) for variable, chain in levels[0]]

    def fill(r: list[Any], base: int, out: list[Any]) -> None:
        saved = [r[register] for register, _ in drivers]
        lists = [_cells(r[register]) if chain else r[register] for register, chain in drivers]
        count = len(lists[0])
        for each in lists:
            if len(each) != count:
                raise FormError(
                    f"the template repeats things together that are {count} and {len(each)} in number"
                )
        _charge(count, cells)
        for j in range(count):
            for (register, _), each in zip(drivers, lists):  # noqa: B905
                r[register] = each[j]
            inner(r, base, out)
        for (register, _), each in zip(drivers, saved):  # noqa: B905
            r[register] = each

    return fill


def _cells(chain: Any) -> list[Any]:
    found = []
    while chain.__class__ is Pair:
        found.append(chain)
        chain = chain.cdr
    return found


def _charge(count: int, cells: int) -> None:
    WORK.left -= count * cells
    if WORK.left < 0:
        exhausted(None)
