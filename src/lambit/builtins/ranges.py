"""Indices and ranges: the checks that sequences share."""

from __future__ import annotations

from lambit.data import ABSENT
from lambit.errors import DomainError, LimitExceeded, WrongType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

MOST = 1_000_000_000  # elements of a sequence


def span(name: str, position: int, start: Any, end: Any, size: int, noun: str) -> tuple[int, int]:
    """The range from `start` (argument `position`) to `end` (the next) of a sequence; checked."""
    first = 0 if start is ABSENT else start
    last = size if end is ABSENT else end
    if first.__class__ is not int:
        raise not_an_index(name, position, first)
    if last.__class__ is not int:
        raise not_an_index(name, position + 1, last)
    if not 0 <= last <= size:
        raise out_of_range(name, position + 1, last, size, noun, "end")
    if not 0 <= first <= last:
        if first > last and first <= size:
            raise DomainError(
                f"{name}: argument {position}: start {first} is after end {last} of the range"
            )
        raise out_of_range(name, position, first, size, noun, "start")
    return first, last


def out_of_range(
    name: str, position: int, index: Any, size: int, noun: str, word: str = "index"
) -> DomainError:
    """The error for an index that a sequence does not have."""
    from lambit.printer import write_short

    return DomainError(
        f"{name}: argument {position}: {word} {write_short(index)} is out of range"
        f" for {article(noun)} {noun} of length {size}"
    )


def article(noun: str) -> str:
    """The article that goes before `noun`."""
    return "an" if noun[0] in "aeiou" else "a"


def not_an_index(name: str, position: int, x: Any) -> WrongType:
    """The error for what is no index at all."""
    from lambit.printer import write_short

    return WrongType(
        f"{name}: argument {position}: expected an index (an exact integer), got {write_short(x)}"
    )


def bad_index(name: str, position: int, index: Any, size: int, noun: str) -> NoReturn:
    """Raise the error for `index`, which is no index of a sequence of `size`."""
    if index.__class__ is not int:
        raise not_an_index(name, position, index)
    raise out_of_range(name, position, index, size, noun)


def check_size(name: str, size: int, noun: str) -> None:
    """Refuse what would take all memory."""
    if size > MOST:
        from lambit.printer import write_short

        raise LimitExceeded(f"{name}: {article(noun)} {noun} of length {write_short(size)} is too large")
