"""A pattern as a program: the instructions of a nondeterministic automaton.

An instruction is a tuple; its first member is what it does, and instructions
are named by their index:

    CHARACTER test next      go on to `next` with a character of which `test` is true
    SPLIT first second       go on to both; `first` is preferred
    SAVE slot next           note the position in `slot` (2n and 2n + 1 bound submatch n)
    ASSERT bit next          go on if fact number `bit` holds at the position
    BACK numbers fold next   go on past the text of a submatch
    MATCH                    the pattern has matched

A program is made from its end to its beginning: each part is compiled with the
instruction that follows it.
"""

from __future__ import annotations

from .nodes import (
    Assertion,
    Backreference,
    Character,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    Submatch,
)
from .sets import membership

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Instruction = tuple[Any, ...]

CHARACTER, SPLIT, SAVE, ASSERT, BACK, MATCH = range(6)
MOST = 100_000  # instructions


class TooLarge(Exception):
    """A pattern that would need too many instructions."""


class Program:
    """The instructions for a pattern, where they begin, and what they ask of positions."""

    def __init__(self, node: Node) -> None:
        self.code: list[Instruction] = [(MATCH,)]
        self.facts: dict[Assertion | Look, int] = {}  # what is asked of positions, with the number of its bit
        self.greedy = True
        self.backreferences = False
        self.slots = 2
        self.start = self._add(node, 0)

    def _emit(self, *instruction: Any) -> int:
        if len(self.code) >= MOST:
            raise TooLarge
        self.code.append(instruction)
        return len(self.code) - 1

    def _add(self, node: Node, then: int) -> int:
        """Where the instructions for `node` begin, which go on to `then`."""
        if isinstance(node, Character):
            return self._emit(CHARACTER, membership(node.wanted), then)
        if isinstance(node, Sequence):
            for part in reversed(node.parts):
                then = self._add(part, then)
            return then
        if isinstance(node, Choice):
            return self._choice([self._add(option, then) for option in node.options])
        if isinstance(node, Repeat):
            return self._repeat(node, then)
        if isinstance(node, Submatch):
            self.slots = max(self.slots, 2 * node.number + 2)
            body = self._add(node.body, self._emit(SAVE, 2 * node.number + 1, then))
            return self._emit(SAVE, 2 * node.number, body)
        if isinstance(node, Backreference):
            self.backreferences = True
            return self._emit(BACK, node.numbers, node.fold, then)
        return self._emit(ASSERT, self.facts.setdefault(node, len(self.facts)), then)

    def _choice(self, starts: list[int]) -> int:
        if not starts:
            return self._emit(CHARACTER, _never, 0)
        then = starts[-1]
        for start in reversed(starts[:-1]):
            then = self._emit(SPLIT, start, then)
        return then

    def _repeat(self, node: Repeat, then: int) -> int:
        self.greedy &= node.greedy
        if max(node.least, node.most or 0) > MOST:
            raise TooLarge
        if node.most is None:
            loop = self._emit()  # filled in when its body is there
            body = self._add(node.body, loop)
            self.code[loop] = self._split(body, then, greedy=node.greedy)
            then = loop
        else:
            after = then
            for _ in range(node.most - node.least):
                then = self._emit(*self._split(self._add(node.body, then), after, greedy=node.greedy))
        for _ in range(node.least):
            once = self._add(node.body, then)
            if once == then:  # nothing, however often
                break
            then = once
        return then

    def _split(self, body: int, after: int, *, greedy: bool) -> Instruction:
        return (SPLIT, body, after) if greedy else (SPLIT, after, body)


def _never(c: str) -> bool:
    del c
    return False
