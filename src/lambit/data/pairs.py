"""Pairs and the empty list."""

from __future__ import annotations

from itertools import repeat

from .atoms import Datum, blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Pair(Datum):
    """A cons cell, with the position it was read from (0: made by a program)."""

    __slots__ = ("car", "cdr", "position")

    def __init__(self, car: Any, cdr: Any, position: int = 0) -> None:
        self.car = car
        self.cdr = cdr
        self.position = position

    def __iter__(self) -> Iterator[Any]:
        """The elements of the list that starts here; a dotted tail is left out."""
        cell: Any = self
        while cell.__class__ is Pair:
            yield cell.car
            cell = cell.cdr

    def __repr__(self) -> str:
        from lambit.printer import write

        return write(self)

    def __reduce__(self) -> tuple[Any, ...]:
        items = [self.car]
        cell = self.cdr
        while cell.__class__ is Pair:
            items.append(cell.car)
            cell = cell.cdr
        return from_iterable, (items, cell)


_blank = blank(Pair)


def pair_of(car: Any, cdr: Any) -> Pair:
    """A new pair."""
    pair: Pair = _blank()
    pair.car = car
    pair.cdr = cdr
    pair.position = 0
    return pair


class Nil(Datum):
    """The class of `()`, which is one object: `NIL`."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __repr__(self) -> str:
        return "()"

    def __reduce__(self) -> str:
        return "NIL"


NIL = Nil()

_STRETCH = 1024  # pairs before a cycle is suspected


def from_iterable(items: Iterable[Any], tail: Any = NIL, position: int = 0) -> Any:
    """The Lisp list of `items`, ended by `tail`."""
    for item in reversed(items if isinstance(items, (list, tuple)) else list(items)):
        pair = _blank()
        pair.car = item
        pair.cdr = tail
        pair.position = position
        tail = pair
    return tail


def iterate(xs: Any) -> Iterator[Any]:
    """The elements of the list `xs`; a dotted tail is left out. Never ends on a cycle."""
    while xs.__class__ is Pair:
        yield xs.car
        xs = xs.cdr


def list_to_python(xs: Any) -> list[Any] | None:
    """The elements of `xs` as a Python list, or None if `xs` is no proper list."""
    items: list[Any] = []
    add = items.append
    seen = None  # a cycle comes back to where a stretch began, once the stretch is as long as the cycle
    stretch = _STRETCH
    while True:
        for _ in repeat(None, stretch):
            if xs.__class__ is not Pair:
                return items if xs is NIL else None
            add(xs.car)
            xs = xs.cdr
            if xs is seen:
                return None
        seen = xs
        stretch *= 2
