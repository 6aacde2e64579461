"""Atoms: booleans, symbols, keywords, characters, and the values that stand for themselves."""

from __future__ import annotations

from .parts import CHAR_TEXT, alias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import partial
    from typing import Any, NoReturn
else:
    from _functools import partial  # `functools` itself takes long to import


class Datum:
    """A Lisp value that is no number.

    `==` raises, because `(= a b)` is compiled to it and must refuse what is no
    number; identity is `is`, and the Lisp predicates have functions of their own.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        # two Python objects of foreign type may still be compared with us
        raise TypeError("not a number")

    __hash__ = object.__hash__


def blank(made: type[Any]) -> Callable[[], Any]:
    """What makes instances of `made` without their `__init__`.

    A function that fills such a blank takes two thirds of the time that calling the class takes.
    """
    return partial(object.__new__, made)


class Boolean(Datum):
    """`#t` and `#f`: two objects, without a Python truth value."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __bool__(self) -> NoReturn:
        raise TypeError("a Lisp boolean has no Python truth value: compare with `is FALSE`")

    def __repr__(self) -> str:
        return self.text

    def __reduce__(self) -> str:
        return "TRUE" if self.text == "#t" else "FALSE"


TRUE = Boolean("#t")
FALSE = Boolean("#f")


class Unique(Datum):
    """A value that is only itself, such as the unspecified value."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


UNSPECIFIED = Unique("#<unspecified>")
EOF = Unique("#<eof>")
DEFAULT = Unique("#<default>")
ABSENT: Any = Unique("#<absent>")  # an &optional or &key argument that was not given


class Symbol(Datum):
    """A name. Interned by `symbol`; fresh and unreadable from `gensym`."""

    __slots__ = ("__weakref__", "interned", "name")

    def __init__(self, name: str, *, interned: bool = False) -> None:
        self.name = name
        self.interned = interned

    def __repr__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[Any, ...]:
        return symbol, (self.name,)


_symbols: dict[str, Symbol] = {}


def symbol(name: str) -> Symbol:
    """The symbol called `name`."""
    found = _symbols.get(name)
    if found is None:
        found = _symbols[name] = Symbol(name, interned=True)
    return found


_gensyms = 0


def gensym(prefix: str = "g") -> Symbol:
    """A new symbol, different from all others."""
    global _gensyms
    _gensyms += 1
    return Symbol(f"{prefix}.{_gensyms}")


class Keyword(Datum):
    """`:name`: evaluates to itself and names a keyword argument. Interned by `keyword`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return ":" + self.name

    def __reduce__(self) -> tuple[Any, ...]:
        return keyword, (self.name,)


_keywords: dict[str, Keyword] = {}


def keyword(name: str) -> Keyword:
    """The keyword `:name`."""
    found = _keywords.get(name)
    if found is None:
        found = _keywords[name] = Keyword(name)
    return found


class Char(Datum):
    """A character. `Char.of` interns, so that `eq?` and `eqv?` agree."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    @staticmethod
    def of(text: str) -> Char:
        """The character whose one-character string is `text`."""
        return CHARS[text]

    def __repr__(self) -> str:
        return "#\\" + self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return Char.of, (self.text,)


alias(Char, "text", CHAR_TEXT)


class _Chars(dict[str, Char]):
    """The characters met so far."""

    def __missing__(self, text: str) -> Char:
        char = self[text] = Char(text)
        return char


CHARS = _Chars()


class MultipleValues(Datum):
    """What `(values a b)` returns: zero, two or more values on their way to a receiver."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Any, ...]) -> None:
        self.items = items

    def __repr__(self) -> str:
        return "#<values>"
