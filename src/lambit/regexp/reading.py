"""A text while it is searched, and what holds at its positions.

An automaton reads symbols. Where its program asks for no facts these are the
characters themselves; else each is a character (`""` at the end) with the facts
that hold before it, as the bits of a number. Facts about neighbours depend on
two characters and are remembered by them. Facts about more are found for all
positions at once: grapheme boundaries by one walk, what a look-ahead asks by an
automaton that reads backwards from the end, a look-behind by one that reads
forwards. So the time stays proportional to the text.
"""

from __future__ import annotations

from .classes import CLASSES
from .graphemes import boundaries
from .nodes import Assertion, Look, mirrored

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .program import Program

END = ""
_MOST = 100_000  # pairs of neighbours that are remembered


def _word(ascii_only: bool) -> Callable[[str], bool]:
    test = CLASSES["alphanumeric"][1].__contains__ if ascii_only else CLASSES["alphanumeric"][0]
    return lambda c: c == "_" or (c != END and test(c))


_word_unicode, _word_ascii = _word(False), _word(True)


def _line_begins(before: str, after: str) -> bool:
    return before in (END, "\n") or (before == "\r" and after != "\n")


def _line_ends(before: str, after: str) -> bool:
    return after in (END, "\r") or (after == "\n" and before != "\r")


# what is true between two characters, which are END beyond the ends of the text
NEIGHBOURS: dict[str, Callable[[str, str], bool]] = {
    "bos": lambda before, _: before == END,
    "eos": lambda _, after: after == END,
    "bol": _line_begins,
    "eol": _line_ends,
    "bow": lambda before, after: not _word_unicode(before) and _word_unicode(after),
    "eow": lambda before, after: _word_unicode(before) and not _word_unicode(after),
    "nwb": lambda before, after: _word_unicode(before) == _word_unicode(after),
    "bow/ascii": lambda before, after: not _word_ascii(before) and _word_ascii(after),
    "eow/ascii": lambda before, after: _word_ascii(before) and not _word_ascii(after),
    "nwb/ascii": lambda before, after: _word_ascii(before) == _word_ascii(after),
}
GRAPHEME = {"grapheme-boundary": 1, "no-grapheme-boundary": 0}
"""Words for assertions that need more than the neighbours, with what `boundaries` says there."""


class Facts:
    """The facts that a program asks for, apart from any text."""

    def __init__(self, program: Program, automaton: Callable[[Any], Any]) -> None:
        self.count = len(program.facts)
        near, far = [], []
        for bit, fact in enumerate(program.facts):
            if isinstance(fact, Assertion) and fact.word in NEIGHBOURS:
                near.append((1 << bit, NEIGHBOURS[fact.word]))
            else:
                far.append((1 << bit, _table(fact, automaton)))
        self.near, self.far = near, far
        self.known: dict[tuple[str, str], int] = {}

    def between(self, before: str, after: str) -> int:
        """The facts about these neighbours."""
        bits = sum(bit for bit, holds in self.near if holds(before, after))
        if len(self.known) > _MOST:
            self.known.clear()
        self.known[before, after] = bits
        return bits


def _table(fact: Assertion | Look, automaton: Callable[[Any], Any]) -> Callable[[Reading], bytearray]:
    """What tells for all positions of a reading, 1 or 0, whether `fact` holds there."""
    if isinstance(fact, Assertion):
        wanted = GRAPHEME[fact.word]

        def clusters(reading: Reading) -> bytearray:
            found = boundaries(reading.text, reading.start, reading.end)
            return found if wanted else bytearray(1 - x for x in found)

        return clusters
    inner = automaton(mirrored(fact.body) if fact.ahead else fact.body)

    def looks(reading: Reading) -> bytearray:
        found: bytearray = inner.ends(reading, backwards=fact.ahead)
        return bytearray(1 - x for x in found) if fact.negative else found

    return looks


class Reading:
    """The part of a text that is searched: to a pattern, there is nothing around it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._tables: dict[Facts, list[tuple[int, bytearray]]] = {}
        self._symbols: dict[Facts, list[tuple[str, int]]] = {}  # from the start, as far as they are known

    def symbols(self, low: int, high: int, facts: Facts) -> Sequence[Any]:
        """The symbols of the characters from `low` to `high`."""
        if not facts.count:
            return self.text[low:high]
        known = self._symbols.setdefault(facts, [])
        begin = self.start + len(known)
        if begin < high:
            known += [(c, self.facts(i, facts)) for i, c in enumerate(self.text[begin:high], begin)]
        return known[low - self.start : high - self.start]

    def last(self, facts: Facts) -> Any:
        """The symbol of the end."""
        return (END, self.facts(self.end, facts)) if facts.count else END

    def facts(self, i: int, facts: Facts) -> int:
        """The facts that hold at position `i`, as the bits of a number."""
        text = self.text
        before = text[i - 1] if i > self.start else END
        after = text[i] if i < self.end else END
        bits = facts.known.get((before, after))
        if bits is None:
            bits = facts.between(before, after)
        if facts.far:
            for bit, table in self._tables.get(facts) or self._make_tables(facts):
                if table[i - self.start]:
                    bits |= bit
        return bits

    def _make_tables(self, facts: Facts) -> list[tuple[int, bytearray]]:
        tables = [(bit, table(self)) for bit, table in facts.far]
        self._tables[facts] = tables
        return tables
