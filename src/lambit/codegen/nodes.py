"""Python syntax nodes, with their places in the Lisp text.

Every node says where it is. What may fail or be resumed is a *site*: its
number in the list of its function's sites is written into the end column of
its place, where `co_positions` finds it again (`SITE` and up; Python itself
looks at end columns only to draw carets).
"""

from __future__ import annotations

import _ast as A

from lambit.source import NO_SOURCE, OFFSET_MASK, Source, source_of, use_site

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LOAD = A.Load()
STORE = A.Store()
SITE = 1 << 20


class Place:
    """Turns positions into lines and columns, for one top-level form after another."""

    __slots__ = ("column", "line", "position", "source")

    def __init__(self) -> None:
        self.source: Source = NO_SOURCE
        self.position = -1
        self.line = 1
        self.column = 0

    def move(self, position: int) -> None:
        """Nodes made from now on are at `position`; stay if it is unknown."""
        if position == self.position or position == 0:
            return
        self.position = position
        position = use_site(position)
        source = source_of(position)
        if source is not NO_SOURCE:
            if self.source is NO_SOURCE:
                self.source = source
            self.line, column = source.line_column(position & OFFSET_MASK)
            self.column = min(column - 1, SITE - 1)


class Nodes:
    """Makers of syntax nodes at the current place."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place

    def at(self, node: Any) -> Any:
        """`node`, placed."""
        place = self.place
        node.lineno = node.end_lineno = place.line
        node.col_offset = place.column
        node.end_col_offset = place.column + 1
        return node

    def name(self, name: str) -> Any:
        return self.at(A.Name(name, LOAD))

    def target(self, name: str) -> Any:
        return self.at(A.Name(name, STORE))

    def constant(self, value: Any) -> Any:
        return self.at(A.Constant(value))

    def attribute(self, value: Any, name: str) -> Any:
        return self.at(A.Attribute(value, name, LOAD))

    def call(self, f: Any, args: list[Any]) -> Any:
        return self.at(A.Call(f, args, []))

    def compare(self, left: Any, operator: Any, right: Any) -> Any:
        if operator.__class__ is A.Is or operator.__class__ is A.IsNot:
            left, right = self._unfolded(left), self._unfolded(right)
        return self.at(A.Compare(left, [operator], [right]))

    def _unfolded(self, x: Any) -> Any:
        """`x`; under a name, if Python would fold it: it warns of the identity of a literal."""
        folds = x.__class__ is not A.Constant and _is_literal(x)
        return self.walrus("%folded", x) if folds else x

    def binary(self, left: Any, operator: Any, right: Any) -> Any:
        return self.at(A.BinOp(left, operator, right))

    def choose(self, test: Any, then: Any, other: Any) -> Any:
        return self.at(A.IfExp(test, then, other))

    def walrus(self, name: str, value: Any) -> Any:
        return self.at(A.NamedExpr(self.target(name), value))

    def subscript(self, value: Any, index: Any) -> Any:
        return self.at(A.Subscript(value, index, LOAD))

    # -- statements

    def assign(self, name: str, value: Any) -> Any:
        return self.at(A.Assign([self.target(name)], value))

    def store(self, target: Any, value: Any) -> Any:
        return self.at(A.Assign([target], value))

    def if_(self, test: Any, then: list[Any], other: list[Any]) -> Any:
        return self.at(A.If(test, then or [self.at(A.Pass())], other))

    def return_(self, value: Any) -> Any:
        return self.at(A.Return(value))

    def expression(self, value: Any) -> Any:
        return self.at(A.Expr(value))

    def define(self, name: str, required: list[str], optional: list[str], rest: str | None, body: list[Any]) -> Any:
        """`def name(required, optional=%absent, *rest): body`."""
        arg: Callable[[str], Any] = lambda n: self.at(A.arg(n))
        arguments = A.arguments(
            [],
            [arg(n) for n in [*required, *optional]],
            None if rest is None else arg(rest),
            [],
            [],
            None,
            [self.name("%absent") for _ in optional],
        )
        node = A.FunctionDef(name, arguments, body or [self.at(A.Pass())], [], None)
        if hasattr(A, "TypeVar"):  # CPython 3.12 and later
            node.type_params = []  # type: ignore[attr-defined, unused-ignore]
        return self.at(node)


def _is_literal(x: Any) -> bool:
    """Is `x` a constant, or arithmetic on constants?"""
    if x.__class__ is A.BinOp:
        return _is_literal(x.left) and _is_literal(x.right)
    return x.__class__ is A.Constant or (x.__class__ is A.UnaryOp and _is_literal(x.operand))
