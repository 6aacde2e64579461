"""Case, character by character: Unicode's simple mappings, which are one to one in length."""

from __future__ import annotations

_CASED = 0x20000  # no character with case has a greater code point


def upcase(c: str) -> str:
    """The simple upper case of `c`."""
    upper = c.upper()
    if len(upper) == 1:
        return upper
    title = c.title()  # where the full mapping is longer, the simple one is the title case
    return title if len(title) == 1 else c


def downcase(c: str) -> str:
    """The simple lower case of `c`."""
    return c.lower()[0]  # only of U+0130 longer, and then it begins with the simple one


def foldcase(c: str) -> str:
    """The simple case folding of `c`."""
    folded = c.casefold()
    if len(folded) == 1:
        return folded
    lower = c.lower()
    return lower if len(lower) == 1 else c


_variants: dict[str, str] = {}


def variants(c: str) -> str:
    """The characters that are the same as `c` but for case, `c` among them."""
    if c < "\x80" and not c.isalpha():
        return c
    if not _variants:
        for code in range(_CASED):
            other = chr(code)
            folded = foldcase(other)
            if folded != other:
                _variants[folded] = _variants.get(folded, folded) + other
    return _variants.get(foldcase(c), c)
