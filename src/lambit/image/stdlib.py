"""The Lisp part of the library: where it is, and which definition is in which form."""

from __future__ import annotations

import os

from lambit.data import Pair, Symbol

from .cache import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def files() -> list[str]:
    """The paths of the library's files, in order of their names."""
    folder = library()
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".lisp")]


_DEFINERS = frozenset({"define", "define-syntax", "defmacro", "defun"})


def defined_names(form: Any) -> list[str]:
    """The names that a top-level form of the library defines."""
    head = form.car.name
    target = form.cdr.car
    if head in _DEFINERS:
        while target.__class__ is Pair:
            target = target.car
        return [target.name]
    if head == "define-values":
        names = []
        while target.__class__ is Pair:
            names.append(target.car.name)
            target = target.cdr
        return names if not isinstance(target, Symbol) else [*names, target.name]
    if head == "define-record-type":
        return _record_names(form.cdr)
    raise ValueError(f"the library cannot contain ({head} ...) at top level")


def _record_names(p: Any) -> list[str]:
    parts = list(p)
    names = [x.car if x.__class__ is Pair else x for x in parts[:3]]
    for field in parts[3:]:
        if field.__class__ is Pair:
            names += list(field.cdr)
    return [x.name for x in names if isinstance(x, Symbol)]
