"""Hygiene made visible: what a macro inserted under a name that is also the user's.

An expansion may hold two different things called `t`. The reader's symbols are
shown as they are; a renamed one that would look the same gets a number, `t.1`.
"""

from __future__ import annotations

from typing import Any

from lambit.data import NIL, Pair, Symbol, Vector, from_iterable, symbol
from lambit.syntax.namespace import Alias, base_symbol

DEEPEST = 400


def marked(form: Any) -> Any:
    """`form`, an expansion of bounded size and without cycles, with its renamed symbols told apart."""
    seen: dict[Symbol, None] = {}
    _collect(form, seen, 0)
    taken = {i.name for i in seen if i.__class__ is not Alias}
    names: dict[Symbol, Symbol] = {}
    for i in seen:
        if i.__class__ is Alias:
            names[i] = _fresh(base_symbol(i), taken)
    return _renamed(form, names, 0)


def _fresh(plain: Symbol, taken: set[str]) -> Symbol:
    name, number = plain.name, 0
    while name in taken:
        number += 1
        name = f"{plain.name}.{number}"
    taken.add(name)
    return plain if not number else symbol(name)


def _collect(x: Any, seen: dict[Symbol, None], depth: int) -> None:
    if isinstance(x, Symbol):
        seen[x] = None
    elif depth < DEEPEST:
        for each in _parts(x):
            _collect(each, seen, depth + 1)


def _parts(x: Any) -> list[Any]:
    if x.__class__ is Vector:
        return list(x.items)
    parts: list[Any] = []
    while x.__class__ is Pair:
        parts.append(x.car)
        x = x.cdr
    return parts if x is NIL else [*parts, x] if parts else []


def _renamed(x: Any, names: dict[Symbol, Symbol], depth: int) -> Any:
    if isinstance(x, Symbol):
        return names.get(x, x)
    if depth == DEEPEST:
        return x
    if x.__class__ is Vector:
        return Vector([_renamed(each, names, depth + 1) for each in x.items])
    if x.__class__ is not Pair:
        return x
    items: list[Any] = []
    while x.__class__ is Pair:
        items.append(_renamed(x.car, names, depth + 1))
        x = x.cdr
    return from_iterable(items, _renamed(x, names, depth + 1))
