"""What a piece of text is: (kind, value), remembered.

`Tokens` maps each piece that the TEXT pattern splits off (a token and the white
space behind it) to a column of the reader's table and the token's value. Code
is made of few different words, so nearly every piece has been seen before.
"""

from __future__ import annotations

from lambit.data import String, Unique
from lambit.errors import ReadError

from . import _tables as tables
from .atoms import FOLDED_VALUES, PREFIXES, TOKEN_VALUES, atom, folded_atom
from .scanner import TOKEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
else:
    Any = object  # `typing` is slow to import

KIND = {name: i for i, name in enumerate(tables.KINDS)}
OPENED = Unique("(")  # the value of an opening bracket: no datum

_SKIPPED = (KIND["WS"], None)
_OPEN = (KIND["LPAR"], OPENED)
_HEAD, _RUN, _STRING, _ATOM = KIND["HEAD"], KIND["RUN"], KIND["STRING"], KIND["ATOM"]
_LONGEST = 64  # longer pieces are rare and not remembered
_MOST = 200_000


class TokenError(Exception):
    """A token without a value: carries the ReadError, whose position is an offset into the piece."""

    def __init__(self, error: ReadError) -> None:
        super().__init__(error)
        self.error = error


class Tokens(dict[str, tuple[int, Any]]):
    """The memory for one way of reading: as it stands, or with `#!fold-case`; strings that are literals, or data."""

    def __init__(self, *, fold: bool = False, literal: bool = True) -> None:
        super().__init__()
        self.literal = literal
        self.values_of = FOLDED_VALUES if fold else TOKEN_VALUES
        self.atom: Callable[[str], Any] = folded_atom if fold else atom

    def __missing__(self, piece: str) -> tuple[int, Any]:
        first = piece[0]
        if first == ";":
            return _SKIPPED
        if first == '"' and "\\" not in piece and "\r" not in piece and piece.isascii():
            body = piece.rstrip()
            if len(body) > 1 and body[-1] == '"':
                return _STRING, String(body[1:-1], literal=self.literal)
        try:
            found, keep = self._find(piece, first)
        except ReadError as error:
            raise TokenError(error) from None
        if keep and len(piece) <= _LONGEST:
            if len(self) > _MOST:
                self.clear()
            self[piece] = found
        return found

    def _find(self, piece: str, first: str) -> tuple[tuple[int, Any], bool]:
        """The kind and the value of a new piece; may it be remembered?"""
        if first == "(":
            word = piece[1:].rstrip()
            if not word:
                return _OPEN, True
            try:
                return (_HEAD, self._atom(word)), True
            except ReadError as error:
                error.position += 1
                raise
        if first == ")":
            return (_RUN, len(piece.rstrip())), True
        match = TOKEN.match(piece)
        kind = match.lastgroup
        if kind == "ATOM":
            return (_ATOM, self._atom(match.group())), True
        return self._rare(kind, match.group())

    def _atom(self, word: str) -> Any:
        """The value of an atom, which may be known with other space behind it."""
        found = self.get(word)
        if found is None:
            value = self.atom(word)
            if len(word) <= _LONGEST:
                self[word] = (_ATOM, value)
            return value
        return found[1]

    def _rare(self, kind: str, text: str) -> tuple[tuple[int, Any], bool]:
        column = KIND[kind]
        read = self.values_of.get(kind)
        if read is not None:
            if kind == "OPEN_COMMENT":  # the reader looks for its end
                return (column, None), False
            value = read(text)
            if kind == "STRING":
                value.literal = self.literal
            return (column, value), kind != "STRING"
        if kind == "PREFIX":
            return (column, PREFIXES[text]), True
        if kind in ("LABEL_DEF", "LABEL_REF"):
            return (column, label_number(text)), False
        if kind == "DIRECTIVE":
            return (column, text.lower() == "#!fold-case"), True
        if kind == "ARRAY_OPEN":
            return (column, text[1:-1].lower()), True
        return (column, OPENED), kind not in ("BLOCK_COMMENT", "SHEBANG")


def label_number(text: str) -> int:
    """The number of a datum label, `#0=` or `#0#`."""
    if len(text) > 30:
        raise ReadError("a datum label has at most 28 digits")
    return int(text[1:-1])


PLAIN = Tokens()
_others: dict[tuple[bool, bool], Tokens] = {(False, True): PLAIN}


def memory(*, fold: bool, literal: bool) -> Tokens:
    """The memory to read with."""
    found = _others.get((fold, literal))
    if found is None:
        found = _others[fold, literal] = Tokens(fold=fold, literal=literal)
    return found
