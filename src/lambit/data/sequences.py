"""Strings, vectors and bytevectors."""

from __future__ import annotations

from .atoms import Datum, blank
from .parts import STRING_TEXT, VECTOR_ITEMS, alias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class String(Datum):
    """A Lisp string, mutable unless it is a literal.

    `chars` is a list while somebody writes single characters and None
    otherwise; then, and only then, `_text` is the string. So both a loop of
    `string-set!` and whole-string operations take the time one expects.
    """

    __slots__ = ("_text", "chars", "literal")

    def __init__(self, text: str, literal: bool = False) -> None:
        self._text = text
        self.chars: list[str] | None = None
        self.literal = literal

    @property
    def text(self) -> str:
        """The characters, as a Python string."""
        if self.chars is not None:
            self._text = "".join(self.chars)
            self.chars = None
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text
        self.chars = None

    def ref(self, index: int) -> str:
        """Character `index` as a Python string; no check of negative indices."""
        return (self._text if self.chars is None else self.chars)[index]

    def set(self, index: int, char: str) -> None:
        """Replace character `index`; no check."""
        if self.chars is None:
            self.chars = list(self._text)
            del self._text
        self.chars[index] = char

    def __len__(self) -> int:
        return len(self._text if self.chars is None else self.chars)

    def __repr__(self) -> str:
        from lambit.printer import write

        return write(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return String, (self.text,)


class Vector(Datum):
    """A Lisp vector: a Python list that rejects arithmetic and negative indices."""

    __slots__ = ("items",)

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def __repr__(self) -> str:
        from lambit.printer import write

        return write(self)


_blank_string = blank(String)
_blank_vector = blank(Vector)


def string_of(text: str) -> String:
    """A new string."""
    string: String = _blank_string()
    string._text = text
    string.chars = None
    string.literal = False
    return string


def vector_of(items: list[Any]) -> Vector:
    """A new vector, which `items` belong to from now on."""
    vector: Vector = _blank_vector()
    vector.items = items
    return vector


alias(String, "_text", STRING_TEXT)
alias(Vector, "items", VECTOR_ITEMS)


def _no_arithmetic(self: object, other: object) -> NoReturn:
    del self, other
    raise TypeError("a bytevector is no number")


class Bytevector(bytearray):
    """A Lisp bytevector: a `bytearray` without arithmetic or order."""

    __slots__ = ()

    __add__ = __iadd__ = __mul__ = __rmul__ = __imul__ = __mod__ = _no_arithmetic
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = _no_arithmetic
    __hash__ = object.__hash__  # type: ignore[assignment]
