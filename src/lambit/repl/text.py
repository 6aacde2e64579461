"""Lisp text while it is being typed: its tokens and its brackets, right or wrong.

The reader refuses bad text; an editor has to live with it. The reader's tokens
never fail, and on them rests what is decided here: when Enter submits and which
bracket matches which. A text with a bad token is not therefore complete, and one
that more lines cannot make right is.
"""

from __future__ import annotations

import re

from lambit.reader import tokens as read_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PROMPT, ASCII_PROMPT = "λ> ", "> "
OPAQUE = re.compile(r"#<[^<>\n]*>")  # a value that cannot be read, as the printer shows it
UNFINISHED = {"open-string": "string", "open-symbol": "symbol", "open-comment": "comment"}
IGNORED = frozenset({"comment", "datum-comment", "directive"})
CLOSES = {"(": ")", "[": "]"}


class Token:
    """A token: its kind, where it starts and ends, whether the text ran out inside it."""

    __slots__ = ("end", "kind", "start", "unfinished")

    def __init__(self, kind: str, start: int, end: int, *, unfinished: bool = False) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.unfinished = unfinished

    def __repr__(self) -> str:
        return f"{self.kind}[{self.start}:{self.end}]"


def tokens(text: str) -> list[Token]:
    """All tokens of `text`, comments too. The last answer is remembered: a key asks several times."""
    global _last
    if _last[0] == text:
        return _last[1]
    found: list[Token] = []
    at = 0
    for kind, start, end in read_tokens(text):
        if end <= at:  # inside of an opaque value
            continue
        start = max(start, at)
        if kind == "error" and (match := OPAQUE.match(text, start)) and match.end() >= end:
            kind, end = "opaque", match.end()
        found.append(Token(UNFINISHED.get(kind, kind), start, end, unfinished=kind in UNFINISHED))
        at = end
    _last = text, found
    return found


_last: tuple[str, list[Token]] = ("", [])


class Brackets:
    """The brackets of a text: pairs that match, pairs that do not, those left open."""

    __slots__ = ("mismatched", "open", "partner")

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        self.partner: dict[int, int] = {}  # offset of a bracket character -> of its partner
        self.mismatched: set[int] = set()
        self.open: list[Token] = []  # openers without partner, outermost first
        for token in found:
            if token.kind == "open":
                self.open.append(token)
            elif token.kind == "close":
                self._close(text, token.start)

    def _close(self, text: str, at: int) -> None:
        if not self.open:
            self.mismatched.add(at)
            return
        opener = self.open.pop().end - 1
        self.partner[at], self.partner[opener] = opener, at
        if CLOSES[text[opener]] != text[at]:
            self.mismatched |= {at, opener}


def complete(text: str) -> bool:
    """Can `text` be submitted: no list, string or comment is open, nothing waits for a datum?

    Text that is wrong is complete: more lines would not make it right.
    """
    found = tokens(text)
    if found and found[-1].unfinished:
        return False
    brackets = Brackets(text, found)
    if brackets.mismatched:
        return True
    return not brackets.open and not _waiting(text, found)


def _waiting(text: str, found: Sequence[Token]) -> bool:
    """Does a quote, a label or a `#;` outside of all lists still want its datum?"""
    wanted: list[str] = []
    depth = 0
    for token in found:
        kind = token.kind
        depth += (kind == "open") - (kind == "close")
        if depth or kind in ("comment", "directive"):
            continue
        if kind in ("prefix", "datum-comment") or (kind == "label" and text[token.end - 1] == "="):
            wanted.append(kind)
            continue
        while wanted and wanted.pop() != "datum-comment":  # a quoted datum is a datum; a skipped one is none
            pass
    return bool(wanted)


def ready(text: str) -> bool:
    """Can `text` be submitted? Of a command, what follows its name decides."""
    start = text.lstrip()
    return complete(start.partition(" ")[2] if start.startswith(",") and start[1:2].isalpha() else text)


def without_prompts(text: str) -> str:
    """Pasted text without the prompts of a session it was copied from."""
    return "\n".join(line.removeprefix(PROMPT) for line in text.split("\n"))


def symbol_before(text: str, at: int) -> tuple[int, str]:
    """The start and the text of the name that ends at `at` (empty if there is none)."""
    start = at
    while start and not (text[start - 1].isspace() or text[start - 1] in "()[]\";'`,"):
        start -= 1
    return start, text[start:at]
