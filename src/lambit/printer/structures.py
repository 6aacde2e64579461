"""Data with parts as text: lists, vectors, records, boxes.

`render` keeps what remains to be printed on a list of its own. `labels` maps
`id` of an object to -1 for those that need a datum label; they get numbers in
the order in which they are met.
"""

from __future__ import annotations

from lambit.data import NIL, Box, MultipleValues, Pair, Record, Symbol, Vector, symbol

from .atoms import WRITERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

_NOTHING = object()
MOST = 20_000_000  # parts of a text: what shares its parts can be exponentially long
ABBREVIATIONS = {
    symbol("quote"): "'", symbol("quasiquote"): "`",
    symbol("unquote"): ",", symbol("unquote-splicing"): ",@",
}  # fmt: skip


class Raw(str):
    """Text among values."""

    __slots__ = ()


def opened(x: Any) -> tuple[str, Iterable[Any], str] | None:
    """How `x` begins, its parts, how it ends; None if it has no parts. (Pairs are apart.)"""
    kind = x.__class__
    if kind is Vector:
        return "#(", x.items, ")"
    if kind is Box:
        return "#<box ", (x.value,), ">"
    if kind is MultipleValues:
        return "#<values " if x.items else "#<values", x.items, ">"
    if isinstance(x, Record):
        return f"#<{type_name(x.type.name)}{' ' if x.type.fields else ''}", _fields(x), ">"
    return None


def type_name(name: str) -> str:
    """The name of a record type without the brackets around it, or the colon before it: `point` of `<point>`."""
    if name[:1] == ":":
        return name[1:]
    return name[1:-1] if len(name) > 2 and name[0] == "<" and name[-1] == ">" else name


def _fields(x: Record) -> Iterator[Any]:
    for name, value in zip(x.type.fields, field_values(x), strict=False):
        yield Raw(f"{name}:")
        yield value


def field_values(x: Record) -> list[Any]:
    """The values in a record: its class has one slot per field, in order."""
    return [getattr(x, slot, NIL) for slot in _slots(x.__class__)]


def _slots(cls: Any) -> tuple[str, ...]:
    return tuple(cls.__slots__)


def render(
    x: Any, text_of: Callable[[Any], str], labels: dict[int, int], parts: int
) -> str | None:
    """`x` as text, or None if that takes more than `parts` parts."""
    out = begin(x, text_of, labels, parts)
    return None if out is None else "".join(out)


def begin(
    x: Any, text_of: Callable[[Any], str], labels: dict[int, int], parts: int, *, cut: bool = False
) -> list[str] | None:
    """The pieces of the text of `x`; of too many, None, or with `cut` the first ones."""
    out: list[str] = []
    add = out.append
    # what remains to print: (rest of a list, None) or (parts of something else, its end)
    todo: list[tuple[Any, str | None]] = []
    numbered = 0
    while True:
        if len(out) > parts:
            return out if cut else None
        kind = x.__class__
        number = labels.get(id(x)) if labels else None
        if number is not None and number < 0:
            labels[id(x)] = numbered
            add(f"#{numbered}=")
            numbered += 1
            number = None
        if number is not None:
            add(f"#{number}#")
        elif kind is Pair:
            car = x.car
            mark = ABBREVIATIONS.get(car) if car.__class__ is Symbol else None
            if mark is not None and _abbreviates(x, labels):
                x = x.cdr.car
                # `, @x` is no `,@x`
                add(", " if mark == "," and getattr(x, "name", "")[:1] == "@" else mark)
            else:
                add("(")
                todo.append((x.cdr, None))
                x = car
            continue
        elif kind is Raw:
            add(x)
        elif kind in WRITERS or (whole := opened(x)) is None:
            add(text_of(x))
        else:
            add(whole[0])
            rest = iter(whole[1])
            x = next(rest, _NOTHING)
            if x is not _NOTHING:
                todo.append((rest, whole[2]))
                continue
            add(whole[2])
        while todo:
            rest, end = todo.pop()
            if end is not None:
                x = next(rest, _NOTHING)
                if x is _NOTHING:
                    add(end)
                    continue
                add(" ")
                todo.append((rest, end))
            elif rest is NIL:
                add(")")
                continue
            elif rest.__class__ is Pair and not (labels and id(rest) in labels):
                add(" ")
                x = rest.car
                rest = rest.cdr
                while x.__class__ in WRITERS and rest.__class__ is Pair and len(out) <= parts:
                    if labels and id(rest) in labels:
                        break
                    add(text_of(x) + " ")  # most of a list: its atoms
                    x = rest.car
                    rest = rest.cdr
                todo.append((rest, None))
            else:
                add(" . ")
                todo.append((NIL, None))
                x = rest
            break
        else:
            return out


def _abbreviates(x: Any, labels: dict[int, int]) -> bool:
    """Is `x`, which begins with `quote` or the like, a list of two?"""
    rest = x.cdr
    return rest.__class__ is Pair and rest.cdr is NIL and not (labels and id(rest) in labels)


def parts_of(x: Any) -> tuple[Any, ...]:
    """The values directly inside `x`."""
    kind = x.__class__
    if kind is Pair:
        return x.car, x.cdr
    if kind in WRITERS or (whole := opened(x)) is None:
        return ()
    return tuple(part for part in whole[1] if part.__class__ is not Raw)


def shared(x: Any) -> dict[int, int]:
    """What `x` contains in more than one place, as labels for `render`."""
    labels: dict[int, int] = {}
    seen: set[int] = set()
    todo = [x]
    while todo:
        x = todo.pop()
        parts = parts_of(x)
        if not parts and x.__class__ is not Vector:
            continue
        if id(x) in seen:
            labels[id(x)] = -1
            continue
        seen.add(id(x))
        todo.extend(reversed(parts))
    return labels
