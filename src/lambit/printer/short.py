"""The beginning of a value's text, for messages: bounded work whatever the value."""

from __future__ import annotations

from lambit.data import Bytevector, Keyword, String, Symbol
from lambit.data.kinds import is_array

from .atoms import atom_text, string_text
from .numbers import joined
from .structures import begin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def short_text(x: Any, width: int) -> str:
    """At most `width` characters of what `write` gives, "..." at the end if that is longer."""

    def text_of(x: Any) -> str:
        return _short_atom(x, width)

    pieces = begin(x, text_of, {}, width, cut=True) or []
    text = "".join(pieces)
    return text if len(text) <= width else text[: max(width - 3, 0)] + "..."


def _short_atom(x: Any, width: int) -> str:
    kind = x.__class__
    if kind is String or kind is str:
        text = x.text if kind is String else x
        return string_text(text if len(text) <= width else text[: width + 1])
    if kind is int and x.bit_length() > 8 * width + 64:
        return f"#<integer of {x.bit_length()} bits>"
    if kind in (Symbol, Keyword) and len(x.name) > width:
        return x.name[: width + 1]  # type: ignore[no-any-return]
    if kind in (Bytevector, bytes) and len(x) > width:
        return atom_text(bytes(x[: width + 1]))
    if kind.__name__ == "Rational" and (x.numerator.bit_length() + x.denominator.bit_length()) > 8 * width + 64:
        return "#<rational of many digits>"
    if kind.__name__ == "ExactComplex" and (text := _short_atom(x.imag, width)) not in ("1", "-1"):
        return joined(_short_atom(x.real, width), text)
    if is_array(x) and x.ndim == 1 and len(x) > width:
        return atom_text(x[: width + 1])
    return atom_text(x)
