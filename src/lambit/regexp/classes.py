"""The named sets of characters (SRFI 115), in a Unicode and in an ASCII context."""

from __future__ import annotations

from unicodedata import category

from lambit.data.alphabetic import is_alphabetic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]

_SEPARATORS = "\x1c\x1d\x1e\x1f"  # white space to Python, not to Unicode


def _any(c: str) -> bool:
    del c
    return True


def _nonl(c: str) -> bool:
    return c not in "\r\n"


def _alphanumeric(c: str) -> bool:
    return c.isdecimal() or is_alphabetic(c)


def _punctuation(c: str) -> bool:
    return category(c)[0] == "P"


def _symbol(c: str) -> bool:
    return category(c)[0] == "S"


def _graphic(c: str) -> bool:
    return category(c)[0] in "PS" or _alphanumeric(c)


def _whitespace(c: str) -> bool:
    return c.isspace() and c not in _SEPARATORS


def _printing(c: str) -> bool:
    return _whitespace(c) or _graphic(c)


def _control(c: str) -> bool:
    return category(c)[0] == "C"


def _title(c: str) -> bool:
    return category(c) == "Lt"


_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = _LOWER + _LOWER.upper()
_DIGITS = "0123456789"
_PUNCTUATION = "!\"#%&'()*,-./:;?@[\\]_{}"
_SYMBOLS = "$+<=>^`|~"
_SPACES = " \t\n\f\r"
_GRAPHIC = _LETTERS + _DIGITS + _PUNCTUATION + _SYMBOLS
_ASCII = frozenset(map(chr, range(128)))

# name -> the test in a Unicode context, the characters in an ASCII context
CLASSES: dict[str, tuple[Test, frozenset[str]]] = {
    "any": (_any, _ASCII),
    "nonl": (_nonl, _ASCII - {"\r", "\n"}),
    "ascii": (str.isascii, _ASCII),
    "lower-case": (str.islower, frozenset(_LOWER)),
    "upper-case": (str.isupper, frozenset(_LOWER.upper())),
    "title-case": (_title, frozenset()),
    "alphabetic": (is_alphabetic, frozenset(_LETTERS)),
    "numeric": (str.isdecimal, frozenset(_DIGITS)),
    "alphanumeric": (_alphanumeric, frozenset(_LETTERS + _DIGITS)),
    "punctuation": (_punctuation, frozenset(_PUNCTUATION)),
    "symbol": (_symbol, frozenset(_SYMBOLS)),
    "graphic": (_graphic, frozenset(_GRAPHIC)),
    "whitespace": (_whitespace, frozenset(_SPACES)),
    "printing": (_printing, frozenset(_GRAPHIC + _SPACES)),
    "control": (_control, frozenset(map(chr, range(32)))),
    "hex-digit": (frozenset(_DIGITS + "abcdefABCDEF").__contains__, frozenset(_DIGITS + "abcdefABCDEF")),
}
SYNONYMS = {
    "lower": "lower-case", "upper": "upper-case", "title": "title-case", "alpha": "alphabetic",
    "num": "numeric", "digit": "numeric", "alphanum": "alphanumeric", "alnum": "alphanumeric",
    "punct": "punctuation", "graph": "graphic", "white": "whitespace", "space": "whitespace",
    "print": "printing", "cntrl": "control", "xdigit": "hex-digit",
}  # fmt: skip
CASED = frozenset({"lower-case", "upper-case"})
"""The classes that differ where case does not matter."""
