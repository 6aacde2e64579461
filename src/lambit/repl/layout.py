"""Written data broken into lines: as data filled, as code indented.

It works on the text that `write` made and changes nothing but blanks, so what
it shows reads back as what was written.
"""

from __future__ import annotations

from typing import Any

from .indent import BODIES
from .text import tokens

DEEPEST = 200  # nested lists beyond this are left as they are


class Tree:
    """A list in written text: how it opens, its elements (text or Tree), its flat length."""

    __slots__ = ("items", "length", "opener")

    def __init__(self, opener: str) -> None:
        self.opener = opener
        self.items: list[Any] = []
        self.length = 0


def layout(text: str, width: int, *, code: bool = False, column: int = 0) -> str:
    """`text`, which `write` made, in lines of at most `width` where that is possible.

    The first line is to be printed from `column` on; the others are indented to match.
    """
    if len(text) + column <= width and "\n" not in text:
        return text
    trees = _parse(text)
    if trees is None:
        return text
    lines = [_Lines(width, code=code).put(each, column, 0) for each in trees]
    return ("\n" + " " * column).join(lines)


def _parse(text: str) -> list[Any] | None:
    """The data in `text` as trees; None if it is no list or too deep to be worth it."""
    root = Tree("")
    stack = [root]
    prefix = ""
    for token in tokens(text):
        piece = prefix + text[token.start : token.end]
        prefix = ""
        if token.kind == "open":
            if len(stack) > DEEPEST:
                return None
            tree = Tree(piece)
            stack[-1].items.append(tree)
            stack.append(tree)
        elif token.kind == "close":
            if len(stack) == 1:
                return None
            _measure(stack.pop())
        elif token.kind == "prefix" or (token.kind == "label" and piece.endswith("=")):
            prefix = piece
        else:
            stack[-1].items.append(piece)
    return root.items if len(stack) == 1 and not prefix else None


def _measure(tree: Tree) -> None:
    tree.length = len(tree.opener) + sum(map(_length, tree.items)) + max(len(tree.items) - 1, 0) + 1


def _length(item: Any) -> int:
    return item.length if item.__class__ is Tree else len(item)


def _flat(item: Any) -> str:
    if item.__class__ is not Tree:
        return str(item)
    return f"{item.opener}{' '.join(map(_flat, item.items))})"


class _Lines:
    """The layout of trees within a width."""

    __slots__ = ("code", "width")

    def __init__(self, width: int, *, code: bool) -> None:
        self.width = width
        self.code = code

    def put(self, item: Any, column: int, closers: int) -> str:
        """`item` printed from `column` on, with `closers` brackets to follow."""
        if item.__class__ is not Tree or column + item.length + closers <= self.width:
            return _flat(item)
        items: list[Any] = item.items
        opener: str = item.opener
        inside = column + len(opener)
        if self.code and len(items) > 1 and items[0].__class__ is str and opener == "(":
            return opener + self._form(items, column, closers) + ")"
        if self.code:
            return opener + self._stacked(items, inside, closers) + ")"
        return opener + self._filled(items, inside, closers) + ")"

    def _form(self, items: list[Any], column: int, closers: int) -> str:
        """A special form, body indented by two, or a call, arguments under each other."""
        name: str = items[0]
        before = BODIES.get(name)
        if name == "let" and items[1].__class__ is str:
            before = 2
        if before is None:
            under = column + len(name) + 2
            if under > self.width // 2:
                return name + "\n" + " " * (column + 2) + self._stacked(items[1:], column + 2, closers)
            return name + " " + self._stacked(items[1:], under, closers)
        text, at = name, column + 1 + len(name)
        for each in items[1 : 1 + before]:
            text += " " + self.put(each, at + 1, 0)
            at += 1 + _length(each)
        body = items[1 + before :]
        if not body:
            return text
        return text + "\n" + " " * (column + 2) + self._stacked(body, column + 2, closers)

    def _stacked(self, items: list[Any], column: int, closers: int) -> str:
        last = len(items) - 1
        lines = [self.put(each, column, closers + 1 if i == last else 0) for i, each in enumerate(items)]
        return ("\n" + " " * column).join(lines)

    def _filled(self, items: list[Any], column: int, closers: int) -> str:
        """As many on a line as it takes; what takes several lines starts its own."""
        text, at, last = "", column, len(items) - 1
        for i, each in enumerate(items):
            room = self.width - (closers + 1 if i == last else 0)
            size = _length(each)
            if i and (at + 1 + size > room):
                text += "\n" + " " * column
                at = column
            elif i:
                text += " "
                at += 1
            piece = self.put(each, at, closers + 1 if i == last else 0)
            text += piece
            at = self.width if "\n" in piece else at + size
        return text
