"""The sets of characters that SRFI 14 defines, by Unicode's categories as it says.

They are tests: which characters of Unicode pass is found out only when somebody
asks for all of them.
"""

from __future__ import annotations

from unicodedata import category, name

from lambit.data.case import downcase, upcase
from lambit.data.char_sets import EMPTY, FULL, CharSet, of_range, of_text

_LATIN = "\xff"  # the last character of Latin-1, of whose number forms SRFI 14 does not speak


def _lower_case(c: str) -> bool:
    """As Java once had it: there is an upper case, or the name says so."""
    if "\u2000" <= c <= "\u2fff" or category(c)[0] != "L" or downcase(c) != c:
        return False
    return upcase(c) != c or any(words in name(c, "") for words in ("SMALL LETTER", "SMALL LIGATURE"))


def _upper_case(c: str) -> bool:
    if "\u2000" <= c <= "\u2fff" or category(c)[0] != "L" or upcase(c) != c or _title_case(c):
        return False
    return downcase(c) != c or any(words in name(c, "") for words in ("CAPITAL LETTER", "CAPITAL LIGATURE"))


def _title_case(c: str) -> bool:
    return category(c) == "Lt"


def _letter(c: str) -> bool:
    return category(c)[0] == "L"


def _letter_or_digit(c: str) -> bool:
    return category(c)[0] == "L" or category(c) == "Nd"


def is_graphic(c: str) -> bool:
    """Would `c` put ink on paper?"""
    kind = category(c)
    return kind[0] in "LMPS" or kind == "Nd" or (kind[0] == "N" and c > _LATIN)


def _whitespace(c: str) -> bool:
    return "\t" <= c <= "\r" or category(c)[0] == "Z"


def _printing(c: str) -> bool:
    return is_graphic(c) or _whitespace(c)


def _punctuation(c: str) -> bool:
    return category(c)[0] == "P"


def _symbol(c: str) -> bool:
    return category(c)[0] == "S"


def _blank(c: str) -> bool:
    return c == "\t" or category(c) == "Zs"


STANDARD: dict[str, CharSet] = {
    "lower-case": CharSet(test=_lower_case),
    "upper-case": CharSet(test=_upper_case),
    "title-case": CharSet(test=_title_case),
    "letter": CharSet(test=_letter),
    "digit": CharSet(test=str.isdecimal),
    "letter+digit": CharSet(test=_letter_or_digit),
    "graphic": CharSet(test=is_graphic),
    "printing": CharSet(test=_printing),
    "whitespace": CharSet(test=_whitespace),
    "iso-control": CharSet((0, 0x20, 0x7F, 0xA0)),
    "punctuation": CharSet(test=_punctuation),
    "symbol": CharSet(test=_symbol),
    "hex-digit": of_text("0123456789abcdefABCDEF"),
    "blank": CharSet(test=_blank),
    "ascii": of_range(0, 128),
    "empty": EMPTY,
    "full": FULL,
}
