"""Values of tokens: one function per lexical class.

Each takes the token's text. An error's `position` is an offset into the token;
whoever knows where the token is adds that.
"""

from __future__ import annotations

from lambit.data import FALSE, TRUE, Char, String, keyword, symbol
from lambit.errors import Incomplete, ReadError

from .numbers import read_number, short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CHARACTER_NAMES = {
    "alarm": "\a", "backspace": "\b", "delete": "\x7f", "escape": "\x1b", "newline": "\n",
    "null": "\0", "return": "\r", "space": " ", "tab": "\t",
}  # fmt: skip
# not R7RS's, but what other Lisps say
OTHER_CHARACTER_NAMES = {
    "nul": "\0", "altmode": "\x1b", "esc": "\x1b", "linefeed": "\n", "page": "\f",
    "rubout": "\x7f", "del": "\x7f", "vtab": "\v", "nbsp": "\xa0",
}  # fmt: skip
BOOLEANS = {"#t": TRUE, "#true": TRUE, "#f": FALSE, "#false": FALSE}
PREFIXES = {
    "'": symbol("quote"), "`": symbol("quasiquote"),
    ",": symbol("unquote"), ",@": symbol("unquote-splicing"),
}  # fmt: skip
DIRECTIVES = ("#!fold-case", "#!no-fold-case")
ESCAPES = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\", "|": "|"}

_NUMERIC = frozenset("0123456789+-.")


def atom(text: str) -> Any:
    """A number, a keyword or a symbol."""
    if text[0] in _NUMERIC:
        number = read_number(text)
        if number is not None:
            return number
    if text[0] == ":" and len(text) > 1:
        return keyword(text[1:])
    return symbol(text)


def folded_atom(text: str) -> Any:
    """The same after `#!fold-case`."""
    return atom(text.casefold())


def bar_symbol(text: str) -> Any:
    """|a symbol| or :|a keyword| between bars."""
    if text[0] == ":":
        return keyword(unescape(text[2:-1], 2))
    return symbol(unescape(text[1:-1], 1))


def string(text: str) -> String:
    """A string literal."""
    return String(unescape(text[1:-1], 1), literal=True)


def unescape(body: str, start: int) -> str:
    """What the inside of a string or |symbol| means; it begins `start` into its token."""
    if not body.isascii():
        _refuse_surrogates(body, start)
    if "\\" not in body:
        return _newlines(body) if "\r" in body else body
    parts = body.split("\\")
    out = [_newlines(parts[0])]
    at = start + len(parts[0])  # offset of the backslash that begins part i
    i, end = 1, len(parts)
    while i < end:
        part = parts[i]
        if part:
            out.append(_escape(part, at))
            at += len(part) + 1
            i += 1
        else:  # two backslashes: they stand for one, and what follows for itself
            following = parts[i + 1]
            out.append("\\" + _newlines(following))
            at += len(following) + 2
            i += 2
    return "".join(out)


def _escape(part: str, at: int) -> str:
    """The meaning of a backslash at offset `at` followed by `part`."""
    first = part[0]
    if first in ESCAPES:
        return ESCAPES[first] + _newlines(part[1:])
    if first in "xX":
        code, semicolon, rest = part[1:].partition(";")
        if not semicolon or not code or code.strip("0123456789abcdefABCDEF"):
            raise ReadError(
                f"\\{short(part[:8])} is no hexadecimal escape", position=at, hint="write \\x41;"
            )
        return _scalar(code, f"\\x{short(code)};", at) + _newlines(rest)
    if first in " \t\r\n":
        rest = part.lstrip(" \t")
        if rest[:1] in ("\n", "\r"):
            rest = rest[2:] if rest[:2] == "\r\n" else rest[1:]
            return _newlines(rest.lstrip(" \t"))
    raise ReadError(
        f"unknown escape \\{first} in a string",
        position=at,
        hint=r'known are \a \b \t \n \r \" \\ \| \x41; and \ at the end of a line',
    )


def _newlines(text: str) -> str:
    """Every line end inside a string is one newline character (R7RS 6.7)."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refuse_surrogates(text: str, start: int) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ReadError(
            f"U+{ord(text[error.start]):04X} is half of a character (a surrogate)",
            position=start + error.start,
        ) from None


def _scalar(digits: str, shown: str, at: int) -> str:
    """The character with this hexadecimal number."""
    code = int(digits, 16) if len(digits) < 100 else 0x110000
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        what = "a surrogate" if code <= 0xDFFF else "beyond #\\x10FFFF"
        raise ReadError(f"{shown} is no character: {what}", position=at)
    return chr(code)


def character(text: str) -> Char:
    r"""A character literal: #\a, #\space, #\x3bb."""
    name = text[2:]
    if len(name) == 1:
        if not name.isascii():
            _refuse_surrogates(name, 2)
        return Char.of(name)
    found = CHARACTER_NAMES.get(name) or OTHER_CHARACTER_NAMES.get(name)
    if found is None and name[0] in "xX" and not name[1:].strip("0123456789abcdefABCDEF"):
        found = _scalar(name[1:], text, 0)
    if found is None:
        raise ReadError(f"unknown character {short(text)}", hint=_meant("#\\", name))
    return Char.of(found)


def folded_character(text: str) -> Char:
    """The same after `#!fold-case`, which folds names but no single character."""
    return character(text if len(text) <= 3 else text[:2] + text[2:].casefold())


def _meant(prefix: str, name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), [*CHARACTER_NAMES, *OTHER_CHARACTER_NAMES], 1)
    if close:
        return f"did you mean {prefix}{close[0]}?"
    return f"names are {' '.join(CHARACTER_NAMES)}; by number: {prefix}x41"


def hash_atom(text: str) -> Any:
    """A boolean, or a number with prefixes."""
    value: Any = BOOLEANS.get(text.lower())
    if value is None:
        value = read_number(text)
        if value is None:
            raise bad_hash(text)
    return value


def bad_hash(text: str) -> ReadError:
    """The error for `#` and something unknown."""
    if text == "#\\":
        return Incomplete(f"{text} at the end of the text")
    if text == "#":
        return ReadError("# alone means nothing")
    if text[1] in "eEiIxXbBoOdD" and len(text) > 2:
        return ReadError(f"{short(text)} is no number")
    if text.startswith("#!"):
        return ReadError(f"unknown directive {short(text)}", hint=f"known are {' '.join(DIRECTIVES)}")
    if text[1] == "<":
        return ReadError("#<...> is how a value without a written form prints; it cannot be read")
    from difflib import get_close_matches

    close = get_close_matches(text.lower(), [*BOOLEANS, "#u8", "#f64", "#f32"], 1)
    hint = f"did you mean {close[0]}?" if close else "# begins #t #f #\\a #( #u8( #x1F #| #; #0="
    return ReadError(f"unknown syntax {short(text)}", hint=hint)


def bad_character(text: str) -> ReadError:
    """The error for a character that may stand only in strings and |symbols|."""
    if text in "{}":
        return ReadError(f"`{text}` is reserved", hint="lists are written ( ) or [ ]")
    if text == "\\":
        return ReadError("`\\` may stand only in strings, |symbols| and characters such as #\\a")
    return ReadError(f"invisible character U+{ord(text):04X}", hint="delete it")


def _raise_bad_hash(text: str) -> Any:
    raise bad_hash(text)


def _raise_bad_character(text: str) -> Any:
    raise bad_character(text)


def _open_string(text: str) -> Any:
    del text
    raise Incomplete('a string that begins here is never closed by `"`')


def _open_bar(text: str) -> Any:
    del text
    raise Incomplete("a symbol that begins here is never closed by `|`")


def _open_comment(text: str) -> Any:
    del text
    raise Incomplete("a comment that begins here is never closed by `|#`")


TOKEN_VALUES: dict[str, Callable[[str], Any]] = {
    "ATOM": atom, "STRING": string, "BAR_SYMBOL": bar_symbol, "CHAR": character,
    "HASH_ATOM": hash_atom, "BAD_HASH": _raise_bad_hash, "BAD_CHARACTER": _raise_bad_character,
    "OPEN_STRING": _open_string, "OPEN_BAR": _open_bar, "OPEN_COMMENT": _open_comment,
}  # fmt: skip
FOLDED_VALUES: dict[str, Callable[[str], Any]] = {
    **TOKEN_VALUES, "ATOM": folded_atom, "CHAR": folded_character,
}


def comment_end(text: str, start: int) -> int:
    """Where the block comment that begins at `start` ends, at any depth; -1: nowhere."""
    find = text.find
    depth, at = 1, start + 2
    opening, closing = find("#|", at), find("|#", at)
    while closing >= 0:
        if 0 <= opening < closing:
            depth += 1
            at = opening + 2
        else:
            depth -= 1
            at = closing + 2
            if depth == 0:
                return at
        if 0 <= opening < at:
            opening = find("#|", at)
        if closing < at:
            closing = find("|#", at)
    return -1
