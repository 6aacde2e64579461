"""Patterns as trees. They are compared and hashed by what they are, so that equal ones are compiled once.

The last field of each says which kind it is: without it a sequence and a choice
of the same parts would be equal.
"""

from __future__ import annotations

from typing import NamedTuple

from .sets import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sets import Set


class Character(NamedTuple):
    """One character of a set."""

    wanted: Set
    kind: str = "character"


class Sequence(NamedTuple):
    """One part after the other."""

    parts: tuple[Node, ...]
    kind: str = "sequence"


class Choice(NamedTuple):
    """One of the options; where it matters, the first that will do."""

    options: tuple[Node, ...]
    kind: str = "choice"


class Repeat(NamedTuple):
    """The body, from `least` to `most` times; as often as possible, or (not `greedy`) as rarely."""

    body: Node
    least: int
    most: int | None
    greedy: bool = True
    kind: str = "repeat"


class Submatch(NamedTuple):
    """The body, whose span is remembered under a number from 1."""

    body: Node
    number: int
    kind: str = "submatch"


class Assertion(NamedTuple):
    """Nothing, at certain positions only: `word` names one of `lambit.regexp.reading`'s."""

    word: str
    kind: str = "assertion"


class Look(NamedTuple):
    """Nothing, where the body matches after (`ahead`) or before the position, or where it does not."""

    body: Node
    ahead: bool
    negative: bool
    kind: str = "look"


class Backreference(NamedTuple):
    """The text of a submatch once more: the first of these numbers that has matched."""

    numbers: tuple[int, ...]
    fold: str
    kind: str = "backreference"


Node = Character | Sequence | Choice | Repeat | Submatch | Assertion | Look | Backreference

EMPTY = Sequence(())


def mirrored(node: Node) -> Node:
    """The pattern of the same texts read backwards, without submatches."""
    if isinstance(node, Sequence):
        return Sequence(tuple(mirrored(part) for part in reversed(node.parts)))
    if isinstance(node, Choice):
        return Choice(tuple(mirrored(option) for option in node.options))
    if isinstance(node, Repeat):
        return node._replace(body=mirrored(node.body))
    if isinstance(node, Submatch):
        return mirrored(node.body)
    return node


def width(node: Node) -> int | None:
    """How many characters the pattern matches, if that is always the same."""
    if isinstance(node, Character):
        return 1
    if isinstance(node, Sequence):
        widths = [width(part) for part in node.parts]
        return None if None in widths else sum(w or 0 for w in widths)
    if isinstance(node, Choice):
        found = {width(option) for option in node.options}
        return found.pop() if len(found) == 1 else None
    if isinstance(node, Repeat):
        once = width(node.body)
        return once * node.least if once is not None and node.least == node.most else 0 if once == 0 else None
    if isinstance(node, Submatch):
        return width(node.body)
    return None if isinstance(node, Backreference) else 0


def prefix(node: Node) -> str:
    """A text with which every match begins; as much of it as is plain to see."""
    text = ""
    for part in _leading(node):
        if not (isinstance(part, Character) and isinstance(part.wanted, OneOf)):
            break
        if len(part.wanted.text) != 1 or part.wanted.fold:
            break
        text += part.wanted.text
    return text


def _leading(node: Node) -> Iterator[Node]:
    """The parts of nested sequences, in order."""
    if isinstance(node, Sequence):
        for part in node.parts:
            yield from _leading(part)
    elif isinstance(node, Submatch):
        yield from _leading(node.body)
    else:
        yield node
