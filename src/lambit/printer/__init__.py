"""The printer: values to text that reads back as an equal value, where one exists.

`(quote x)` is written `'x` (and so `` ` `` `,` `,@`), which reads back the same.
Nothing here recurses, so depth does not matter; `write` finds cycles and
labels them, and only them, as R7RS 6.13.3 asks.
"""

from __future__ import annotations

from lambit import errors

from .atoms import PRINTERS, atom_text, display_text, named_procedure_text
from .cycles import circular, goes_round
from .numbers import number_to_string
from .structures import render, shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "PRINTERS", "display", "named_procedure_text", "number_to_string", "write", "write_shared", "write_short",
    "write_simple",
]  # fmt: skip

_FEW = 2000  # parts: what prints in fewer has no cycle, which would go on for ever


def write(x: Any) -> str:
    """`x` so that it reads back; datum labels for cycles only."""
    text = render(x, atom_text, {}, parts=_FEW)
    return text if text is not None else _all(x, atom_text, circular(x))


def display(x: Any) -> str:
    """`x` for people: strings, characters and symbols as they are."""
    text = render(x, display_text, {}, parts=_FEW)
    return text if text is not None else _all(x, display_text, circular(x))


def write_shared(x: Any) -> str:
    """`x` with datum labels for all that it contains more than once."""
    return _all(x, atom_text, shared(x))


def write_simple(x: Any) -> str:
    """`x` without datum labels; an error if it is circular."""
    text = render(x, atom_text, {}, parts=_FEW)
    if text is not None:
        return text
    if goes_round(x):
        from lambit.errors import DomainError

        raise DomainError("write-simple: a circular datum has no end", hint="use write")
    return _all(x, atom_text, {})


def _all(x: Any, text_of: Any, labels: dict[int, int]) -> str:
    from .structures import MOST

    text = render(x, text_of, labels, parts=MOST)
    if text is None:
        from lambit.errors import LimitExceeded

        raise LimitExceeded(
            f"write: the text has more than {MOST} parts", hint="write-shared writes each part once"
        )
    return text


def write_short(x: Any, width: int = 60) -> str:
    """The beginning of what `write` gives, in at most `width` characters: for messages."""
    from .short import short_text

    return short_text(x, width)


errors.shown = write_short
