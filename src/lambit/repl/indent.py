"""Lisp indentation: the column where the next line starts.

A special form's body stands two columns in, what comes before the body four;
the arguments of a call stand under the first one; data stand under each other.
What somebody placed on a line of its own sets the column for what follows it.
"""

from __future__ import annotations

from .text import IGNORED, Brackets, Token, tokens

# name -> how many operands come before the body
BODIES: dict[str, int] = {
    "begin": 0, "case": 1, "case-lambda": 0, "cond-expand": 0, "define": 1, "define-library": 1,
    "define-macro": 1, "define-record-type": 1, "define-syntax": 1, "define-values": 1,
    "defmacro": 2, "defun": 2, "delay": 0, "delay-force": 0, "do": 2, "guard": 1, "label": 1,
    "lambda": 1, "let": 1, "let*": 1, "let*-values": 1, "let-syntax": 1, "let-values": 1,
    "letrec": 1, "letrec*": 1, "letrec-syntax": 1, "parameterize": 1, "progn": 0,
    "syntax-rules": 1, "unless": 1, "when": 1,
}  # fmt: skip
# special forms whose operands are aligned as those of a call are
PLAIN = frozenset({"and", "cond", "else", "if", "include", "or", "quasiquote", "quote", "set!", "setq"})
SPECIAL = frozenset(BODIES) | PLAIN | {"=>", "...", "import", "unquote", "unquote-splicing"}


def indentation(text: str) -> int:
    """The column for a line that is to follow `text`."""
    found = tokens(text)
    if found and found[-1].unfinished:
        return 0 if found[-1].kind == "string" else _column(text, found[-1].start) + 3
    brackets = Brackets(text, found)
    if not brackets.open:
        return 0
    opener = brackets.open[-1]
    return _within(text, opener, _operands(found, opener))


def _within(text: str, opener: Token, items: list[Token]) -> int:
    """The column in the list that `opener` starts and that holds `items` so far."""
    column, inside = _column(text, opener.start), _column(text, opener.end)
    if not items:
        return inside
    head = items[0]
    name = text[head.start : head.end] if head.kind == "symbol" else ""
    before = _before_body(name, items)
    if not name or _is_data(text, opener, body=before is not None):
        return _aligned(text, items, inside)
    if before is not None:
        if len(items) - 1 < before:
            return _aligned(text, items[1:], column + 4)
        return _aligned(text, items[1 + before :], column + 2)
    if len(items) > 1 and not _starts_line(text, items[1]):
        return _aligned(text, items[1:], _column(text, items[1].start))
    return _aligned(text, items[1:], column + 2 if name in ("cond", "and", "or") else inside)


def _before_body(name: str, items: list[Token]) -> int | None:
    """How many operands come before the body of a form called `name`; None: it is a call."""
    if name == "let" and len(items) > 1 and items[1].kind == "symbol":
        return 2
    if name in BODIES:
        return BODIES[name]
    if name.startswith("def"):
        return 1
    return None


def _aligned(text: str, items: list[Token], otherwise: int) -> int:
    """The column of the last of `items` that starts a line, or `otherwise`."""
    for item in reversed(items):
        if _starts_line(text, item):
            return _column(text, item.start)
    return otherwise


def _operands(found: list[Token], opener: Token) -> list[Token]:
    """The first token of each element of the open list that `opener` starts."""
    items: list[Token] = []
    depth, prefixed = 0, False
    for token in found[found.index(opener) + 1 :]:
        if token.kind in IGNORED:
            continue
        if token.kind == "close":
            depth -= 1
            continue
        if depth == 0 and not prefixed:
            items.append(token)
        prefixed = depth == 0 and token.kind in ("prefix", "label")
        depth += token.kind == "open"
    return items


def _is_data(text: str, opener: Token, *, body: bool) -> bool:
    """Is it a vector or a quoted list, or does a list of lists (bindings, clauses) start here?"""
    if opener.end - opener.start > 1:
        return True
    before = text[max(opener.start - 3, 0) : opener.start]
    return before.endswith(("'", "`")) or (
        before.endswith(("(", "[")) and not before.endswith(("#\\(", "#\\[")) and not body
    )


def _starts_line(text: str, token: Token) -> bool:
    start = text.rfind("\n", 0, token.start) + 1
    return start > 0 and not text[start : token.start].strip(" \t'`,@")


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)
