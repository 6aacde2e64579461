"""Tokens for people's eyes: every token of a text, right or wrong."""

from __future__ import annotations

from lambit.errors import ReadError

from .atoms import comment_end
from .numbers import read_number
from .scanner import TOKEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "LPAR": "open", "LSQB": "open", "VEC_OPEN": "open", "U8_OPEN": "open", "ARRAY_OPEN": "open",
    "RPAR": "close", "RSQB": "close", "PREFIX": "prefix", "DOT": "dot",
    "DATUM_COMMENT": "datum-comment", "LINE_COMMENT": "comment", "BLOCK_COMMENT": "comment",
    "SHEBANG": "comment", "DIRECTIVE": "directive", "LABEL_DEF": "label", "LABEL_REF": "label",
    "STRING": "string", "CHAR": "character", "BAR_SYMBOL": "symbol",
    "OPEN_STRING": "open-string", "OPEN_BAR": "open-symbol", "OPEN_COMMENT": "open-comment",
    "BAD_HASH": "error", "BAD_CHARACTER": "error",
}  # fmt: skip


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of `text` as (kind, start, end); white space is left out, errors are tokens.

    Kinds: open close prefix dot number symbol keyword boolean string character label
    directive comment datum-comment error, and open-string open-symbol open-comment
    for what the end of the text cuts off.
    """
    at, end = 0, len(text)
    while at < end:
        match = TOKEN.match(text, at)
        name, stop = match.lastgroup, match.end()
        if name == "OPEN_COMMENT" and (close := comment_end(text, at)) >= 0:
            name, stop = "BLOCK_COMMENT", close
        if name != "WS":
            yield KINDS.get(name) or _atom(name, match.group()), at, stop
        at = stop


def _atom(name: str, word: str) -> str:
    """What kind of atom `word` is, without making its value."""
    if name == "HASH_ATOM" and word.lower() in ("#t", "#f", "#true", "#false"):
        return "boolean"
    if name == "HASH_ATOM" or word[0] in "0123456789+-.":
        try:
            if len(word) > 1000 or read_number(word) is not None:
                return "number"
        except ReadError:
            return "error"
    if name == "HASH_ATOM":
        return "error"
    return "keyword" if word[0] == ":" and len(word) > 1 else "symbol"
