"""Data out of programs: quoted forms without the aliases that macros put there."""

from __future__ import annotations

from lambit.data import Pair, Vector

from .namespace import Alias, base_symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FEW = 20_000  # parts looked at without a record of them; more may be a cycle


def strip(x: Any) -> Any:
    """`x` with the symbols somebody wrote for aliases; `x` itself if there is none.

    Never recursive; cycles and shared parts stay what they are.
    """
    kind = x.__class__
    if kind is Alias:
        return base_symbol(x)
    if (kind is not Pair and kind is not Vector) or not _has_alias(x):
        return x
    return _copy(x)


def _has_alias(x: Any) -> bool:
    todo = [x]
    left = _FEW
    while todo:
        x = todo.pop()
        kind = x.__class__
        while kind is Pair:
            a = x.car
            kind = a.__class__
            if kind is Pair or kind is Vector:
                todo.append(a)
            elif kind is Alias:
                return True
            left -= 1
            if left < 0:
                return _has_alias_anywhere([x, *todo])
            x = x.cdr
            kind = x.__class__
        if kind is Vector:
            todo.extend(x.items)
            left -= 1
            if left < 0:
                return _has_alias_anywhere(todo)
        elif kind is Alias:
            return True
    return False


def _has_alias_anywhere(todo: list[Any]) -> bool:
    """The same for big or circular data: no part is looked at twice."""
    seen: set[int] = set()
    while todo:
        x = todo.pop()
        kind = x.__class__
        if kind is Alias:
            return True
        if (kind is Pair or kind is Vector) and id(x) not in seen:
            seen.add(id(x))
            if kind is Pair:
                todo += (x.cdr, x.car)
            else:
                todo += x.items
    return False


def _copy(x: Any) -> Any:
    made: dict[int, Any] = {}
    todo: list[Any] = []

    def copy_of(x: Any) -> Any:
        kind = x.__class__
        if kind is Alias:
            return base_symbol(x)
        if kind is not Pair and kind is not Vector:
            return x
        new = made.get(id(x))
        if new is None:
            new = Pair(None, None, x.position) if kind is Pair else Vector([])
            made[id(x)] = new
            todo.append((x, new))
        return new

    result = copy_of(x)
    while todo:
        old, new = todo.pop()
        if old.__class__ is Pair:
            new.car = copy_of(old.car)
            new.cdr = copy_of(old.cdr)
        else:
            new.items = [copy_of(item) for item in old.items]
    return result
