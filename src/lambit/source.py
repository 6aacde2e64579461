"""Places in source text.

A *position* is one integer, so that a pair can carry it for free:

    expansion << 40  |  source << 28  |  offset

`offset` counts characters from the start of source number `source`; 0 is
"nowhere". A position whose `expansion` is not 0 lies in text that a macro
inserted: `EXPANSIONS[expansion]` gives the position of the macro's use (which
may itself lie in an expansion) and the macro's name. Lines and columns are
computed only when somebody asks.
"""

from __future__ import annotations

from _bisect import bisect_right  # `bisect` is but a wrapper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OFFSET_BITS = 28
SOURCE_BITS = 12
EXPANSION_SHIFT = OFFSET_BITS + SOURCE_BITS
OFFSET_MASK = (1 << OFFSET_BITS) - 1
SOURCE_MASK = (1 << SOURCE_BITS) - 1

NOWHERE = 0


class Source:
    """A text that positions can point into."""

    __slots__ = ("_starts", "includer", "name", "number", "text")
    lasting = False  # must its number never be given to another?

    def __init__(self, name: str, text: str, number: int) -> None:
        self.name = name
        self.text = text
        self.number = number
        self.includer = NOWHERE  # where it is included, if it is
        self._starts: list[int] | None = None

    @property
    def base(self) -> int:
        """The position of this text's first character."""
        return self.number << OFFSET_BITS

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column (both from 1) of character `offset`."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """Line number `line` (from 1), without its end."""
        starts = self._line_starts()
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts, find, at = [0], self.text.find, 0
            while (at := find("\n", at) + 1) > 0:
                starts.append(at)
            self._starts = starts
        return self._starts


NO_SOURCE = Source("", "", 0)
SOURCES: list[Source] = [NO_SOURCE]
EXPANSIONS: list[tuple[int, str]] = [(NOWHERE, "")]
_RECYCLED = 64  # numbers above this are reused in a ring when the table is full
_next_recycled = _RECYCLED


def add_source(name: str, text: str) -> Source:
    """A new source; when all numbers are taken, the oldest one is forgotten."""
    global _next_recycled
    number = len(SOURCES)
    if number <= SOURCE_MASK:
        source = Source(name, text, number)
        SOURCES.append(source)
        return source
    while True:
        number = _next_recycled
        _next_recycled = number + 1 if number < SOURCE_MASK else _RECYCLED
        if not SOURCES[number].lasting:
            break
    source = SOURCES[number] = Source(name, text, number)
    return source


def add_expansion(use: int, macro: str) -> int:
    """The base to add to positions of a template of `macro`, used at `use`."""
    EXPANSIONS.append((use, macro))
    return (len(EXPANSIONS) - 1) << EXPANSION_SHIFT


def source_of(position: int) -> Source:
    """The source that `position` lies in (definition site, if a macro inserted it)."""
    return SOURCES[(position >> OFFSET_BITS) & SOURCE_MASK]


def use_site(position: int) -> int:
    """The position in text somebody wrote: outermost use of the macros around `position`."""
    while position >> EXPANSION_SHIFT:
        position = EXPANSIONS[position >> EXPANSION_SHIFT][0]
    return position


def expansion_chain(position: int) -> list[tuple[str, int]]:
    """The macros that `position` came out of, innermost first: (name, position of use)."""
    chain = []
    while number := position >> EXPANSION_SHIFT:
        use, macro = EXPANSIONS[number]
        chain.append((macro, use))
        position = use
    return chain


def line_column(position: int) -> tuple[str, int, int]:
    """The file name, line and column of `position` as written by a person; ("", 0, 0) if unknown."""
    position = use_site(position)
    source = source_of(position)
    if source is NO_SOURCE:
        return "", 0, 0
    line, column = source.line_column(position & OFFSET_MASK)
    return source.name, line, column


_TOKENS: list[Any] = []  # the pattern of `form_end`, compiled on first use


def _token_pattern() -> Any:
    if not _TOKENS:
        import re

        _TOKENS.append(
            re.compile(
                r"(?P<space>\s+|;[^\n]*|#!(?:no-)?fold-case\b)"
                r"|(?P<block>#\|)"
                r"|(?P<prefix>['`]|,@?|#;|#\d+=)"
                r"|(?P<open>(?:\#[A-Za-z0-9]*)?[(\[])"
                r"|(?P<close>[)\]])"
                # possessive: what has been passed is not remembered, however long it is
                r'|(?P<atom>"(?:[^"\\]++|\\.)*+(?:"|\Z)|#\\(?:[^\s()\[\]";]++|.)'
                r'|(?:\|(?:[^|\\]++|\\.)*+(?:\||\Z)|[^\s()\[\]";|]++)++)'
                r"|.",
                re.DOTALL,
            )
        )
    return _TOKENS[0]


def form_extent(text: str, at: int) -> tuple[int, int]:
    """Where the first form at or after offset `at` begins and ends, spaces and comments skipped.

    A balanced scan, no reading: it never fails. Text that stops inside the form
    ends it; a parenthesis that closes nothing is a form of one character. After
    the last form, both are the length of the text.
    """
    match, depth, ignored, start, size = _token_pattern().match, 0, 0, -1, len(text)
    while at < size:
        token = match(text, at)
        kind, begin, at = token.lastgroup, at, token.end()
        if kind == "space":
            continue
        if kind == "block":
            at = _block_end(text, at)
            continue
        if depth == 0 and text.startswith("#;", begin):
            ignored += 1
            continue
        if start < 0:
            start = begin
        if kind == "open":
            depth += 1
        elif kind != "prefix":
            depth -= kind == "close"
            if depth <= 0:
                if not ignored:
                    return start, at
                ignored, start, depth = ignored - 1, -1, 0
    return (size if start < 0 else start), size


def _block_end(text: str, at: int) -> int:
    """The offset after the block comment whose `#|` ends at `at`; they nest."""
    depth = 1
    while depth:
        closes, opens = text.find("|#", at), text.find("#|", at)
        if closes < 0:
            return len(text)
        if 0 <= opens < closes:
            depth, at = depth + 1, opens + 2
        else:
            depth, at = depth - 1, closes + 2
    return at
