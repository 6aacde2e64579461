"""Two nodes that only exist between the last pass and the code."""

from __future__ import annotations

from lambit.data import from_iterable, symbol
from lambit.syntax.core import Core, Local, Loop, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class Save(Core):
    """The value of `value`, which is also kept in `variable` while later operands are evaluated."""

    __slots__ = ("value", "variable")

    def __init__(self, variable: Variable, value: Core, position: int = 0) -> None:
        self.variable = variable
        self.value = value
        self.position = position

    def children(self) -> Iterator[Core]:
        yield self.value

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        value = f(self.value)
        return self if value is self.value else Save(self.variable, value, self.position)

    def datum(self, unparser: Any) -> Any:
        """`(save x.3 e)`."""
        return from_iterable(
            [symbol("save"), unparser.datum(Local(self.variable)), unparser.datum(self.value)]
        )


class Resumed(Core):
    """A loop that is resumed in mid-body: `first` is the rest of that round."""

    __slots__ = ("first", "loop")

    def __init__(self, loop: Loop, first: Core, position: int = 0) -> None:
        self.loop = loop
        self.first = first
        self.position = position

    def children(self) -> Iterator[Core]:
        yield self.first
        yield self.loop.body

    def datum(self, unparser: Any) -> Any:
        """`(resumed e (loop ...))`."""
        return from_iterable([symbol("resumed"), unparser.datum(self.first), unparser.datum(self.loop)])
