"""Import sets: which names a program gets from a library, and what they are called there (R7RS 5.2).

An import set is worked out on names alone: what a name means is looked up when a
program uses it, so that `(only (lambit) car)` costs what `car` costs.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol, symbol
from lambit.errors import FormError

from .expand import fail
from .namespace import Module, is_identifier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    Names = dict[Symbol, str]  # the name here -> the name that the library exports


def imported(spec: Any, position: int, find: Callable[[Any, int, bool], Module]) -> tuple[Module, Names]:
    """The library of an import set, and the names that the set gives.

    `find` gives the library of a name, a datum, at a position; it is told whether
    the name is the whole set.
    """
    if spec.__class__ is not Pair:
        refuse(spec, position)
    steps = []
    whole = spec
    while (change := _change(spec)) is not None:
        steps.append((change, spec))
        spec = spec.cdr.car
        if spec.__class__ is not Pair:
            refuse(spec, position)
    library = find(spec, spec.position or position, spec is whole)
    names = {symbol(outside): outside for outside in library.exports}
    for change, step in reversed(steps):
        names = change(names, step.cdr.cdr, step)
    return library, names


def library_of(spec: Any) -> Any:
    """The name of the library that an import set takes from, a datum."""
    while _change(spec) is not None:
        spec = spec.cdr.car
    return spec


def _change(spec: Any) -> Callable[[Names, Any, Any], Names] | None:
    """What `spec` does with the set inside it; None if it is the name of a library."""
    if spec.__class__ is Pair and is_identifier(spec.car):
        words = spec.cdr
        if words.__class__ is Pair and words.car.__class__ is Pair:
            return _CHANGES.get(spec.car.name)
    return None


def refuse(spec: Any, position: int, what: str = "import") -> NoReturn:
    """Say that `spec` names no library."""
    from lambit.printer import write_short

    raise FormError(
        f"{what}: this names no library: {write_short(spec)}",
        position=getattr(spec, "position", 0) or position,
        hint="(import (scheme base) (only (scheme write) display))" if what == "import" else "(my library)",
    )


def _chosen(p: Any, found: Names, spec: Any) -> list[Symbol]:
    """The names in list `p`, each of which the import set must have."""
    names = []
    while p.__class__ is Pair:
        if not is_identifier(p.car):
            fail("import", "this is no name", p.position)
        if p.car not in found:
            from lambit.runtime.hints import nearest

            near = nearest(p.car.name, [i.name for i in found])
            fail("import", f"there is no {p.car.name} in it", p.position or spec.position, near[0] if near else None)
        names.append(p.car)
        p = p.cdr
    return names


def _only(found: Names, p: Any, spec: Any) -> Names:
    return {i: found[i] for i in _chosen(p, found, spec)}


def _except(found: Names, p: Any, spec: Any) -> Names:
    left_out = set(_chosen(p, found, spec))
    return {i: outside for i, outside in found.items() if i not in left_out}


def _prefix(found: Names, p: Any, spec: Any) -> Names:
    if p.__class__ is not Pair or p.cdr is not NIL or not is_identifier(p.car):
        fail("import", "a prefix is one name", spec.position, "(prefix (library) name-)")
    return {symbol(p.car.name + i.name): outside for i, outside in found.items()}


def _rename(found: Names, p: Any, spec: Any) -> Names:
    new: dict[Symbol, Symbol] = {}
    while p.__class__ is Pair:
        pair = list(p.car) if p.car.__class__ is Pair else []
        if len(pair) != 2 or not is_identifier(pair[1]):
            fail("import", "this is no renaming", p.position, "(rename (library) (old new) ...)")
        [old] = _chosen(Pair(pair[0], NIL, p.car.position or p.position), found, spec)
        if new.get(old, pair[1]) is not pair[1]:
            fail("import", f"{old.name} gets two names by this renaming", p.car.position or p.position)
        new[old] = pair[1]
        p = p.cdr
    renamed = {new.get(i, i): outside for i, outside in found.items()}
    if len(renamed) < len(found):
        fail("import", "two names become one by this renaming", spec.position)
    return renamed


_CHANGES = {"only": _only, "except": _except, "prefix": _prefix, "rename": _rename}
