"""A pattern, ready to be matched with texts."""

from __future__ import annotations

from .automaton import Automaton, Ends
from .nodes import prefix
from .program import Program, TooLarge
from .reading import Facts
from .submatches import follow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .nodes import Node
    from .reading import Reading

Span = tuple[int, int] | None
"""Where a submatch begins and ends; None if it did not match."""

__all__ = ["Pattern", "Span", "TooLarge"]


class Pattern:
    """What is made of a tree, once; its automata grow with use.

    `submatches` says how many there are.
    """

    def __init__(self, node: Node, submatches: int) -> None:
        self.submatches = submatches
        self._program = Program(node)
        self._facts = Facts(self._program, _ends_of)
        self._prefix = prefix(node)
        self._searcher: Automaton | None = None
        self._matcher: Automaton | None = None

    def matches(self, reading: Reading) -> bool:
        """Does the whole text match?"""
        if self._program.backreferences:
            return follow(self._program, self._facts, reading, reading.start, reading.end) is not None
        if self._matcher is None:
            self._matcher = Automaton(self._program, self._facts, anchored=True)
        return self._matcher.matches(reading)

    def match(self, reading: Reading) -> list[Span] | None:
        """The spans of the match of the whole text and of its submatches; None if there is none."""
        if not self.matches(reading):
            return None
        return self._spans(reading, reading.start, reading.end)

    def search(self, reading: Reading, at: int) -> list[Span] | None:
        """The spans of the first match from `at` on and of its submatches; None if there is none."""
        if self._program.backreferences:
            return self._search_everywhere(reading, at)
        if self._searcher is None:
            self._searcher = Automaton(self._program, self._facts, anchored=False)
        if self._prefix:
            at = reading.text.find(self._prefix, at, reading.end)
            if at < 0:
                return None
        found = self._searcher.search(reading, at)
        return None if found is None else self._spans(reading, *found)

    def after(self, reading: Reading, last: int) -> list[Span] | None:
        """The spans of the next match when one has ended at `last`; an empty match there does not count.

        To begin with, `last` is -1.
        """
        at = max(last, reading.start)
        spans = self.search(reading, at)
        if spans is not None and spans[0] == (last, last):
            return self.search(reading, at + 1) if at < reading.end else None
        return spans

    def every(self, reading: Reading) -> Iterator[list[Span]]:
        """The spans of one match after the other."""
        last = -1
        while (spans := self.after(reading, last)) is not None and spans[0] is not None:
            yield spans
            last = spans[0][1]

    def _spans(self, reading: Reading, start: int, end: int) -> list[Span]:
        if not self.submatches:
            return [(start, end)]
        slots = follow(self._program, self._facts, reading, start, end) or []
        return self._by_number(slots)

    def _search_everywhere(self, reading: Reading, at: int) -> list[Span] | None:
        for start in range(at, reading.end + 1):
            slots = follow(self._program, self._facts, reading, start, None)
            if slots is not None:
                return self._by_number(slots)
        return None

    def _by_number(self, slots: list[int]) -> list[Span]:
        spans: list[Span] = []
        for number in range(self.submatches + 1):
            begin, end = slots[2 * number : 2 * number + 2] if 2 * number < len(slots) else (-1, -1)
            spans.append((begin, end) if number == 0 or 0 <= begin <= end else None)
        return [(slots[0], slots[1]), *spans[1:]]


def _ends_of(node: Node) -> Ends:
    program = Program(node)
    return Ends(program, Facts(program, _ends_of))
