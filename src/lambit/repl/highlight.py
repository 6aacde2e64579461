"""Colour for Lisp text, right or wrong."""

from __future__ import annotations

from .indent import SPECIAL
from .text import Brackets, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# class of text -> (prompt_toolkit style, the same as an ANSI sequence)
STYLES: dict[str, tuple[str, str]] = {
    "comment": ("ansibrightblack italic", "\x1b[3;90m"),
    "string": ("ansigreen", "\x1b[32m"),
    "constant": ("ansimagenta", "\x1b[35m"),
    "number": ("ansicyan", "\x1b[36m"),
    "keyword": ("ansimagenta", "\x1b[35m"),
    "special": ("ansiblue bold", "\x1b[1;34m"),
    "quote": ("ansiyellow", "\x1b[33m"),
    "command": ("ansiyellow", "\x1b[33m"),
    "bracket": ("ansibrightblack", "\x1b[90m"),
    "error": ("ansired", "\x1b[31m"),
}
OF_KIND = {
    "comment": "comment", "datum-comment": "comment", "directive": "comment", "string": "string",
    "character": "constant", "boolean": "constant", "number": "number", "keyword": "keyword",
    "prefix": "quote", "label": "quote", "open": "bracket", "close": "bracket", "error": "error",
}  # fmt: skip


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and class of each piece of `text` that has a colour."""
    found = tokens(text)
    wrong = Brackets(text, found).mismatched
    after_opener = False
    start = len(text) - len(text.lstrip())
    command = start if text.startswith(",", start) and text[start + 1 : start + 2].isalpha() else -1
    for token in found:
        kind = OF_KIND.get(token.kind, "")
        if token.start == command or token.start == command + 1 > 0:
            kind = "command"
        elif token.kind == "symbol" and after_opener and text[token.start : token.end] in SPECIAL:
            kind = "special"
        elif token.end - 1 in wrong:
            kind = "error"
        if kind:
            yield token.start, token.end, kind
        after_opener = token.kind == "open" and token.end - token.start == 1


def paint(text: str) -> str:
    """`text` with ANSI colours."""
    parts, at = [], 0
    for start, end, kind in spans(text):
        parts += [text[at:start], STYLES[kind][1], text[start:end], "\x1b[0m"]
        at = end
    return "".join([*parts, text[at:]])


def lines(text: str) -> list[list[tuple[str, str]]]:
    """The lines of `text` as prompt_toolkit shows them: (style class, piece) each."""
    result: list[list[tuple[str, str]]] = [[]]

    def add(style: str, piece: str) -> None:
        first, *more = piece.split("\n")
        result[-1].append((style, first))
        result.extend([(style, each)] for each in more)

    at = 0
    for start, end, kind in spans(text):
        add("", text[at:start])
        add(f"class:lisp.{kind}", text[start:end])
        at = end
    add("", text[at:])
    return result
