"""What is known of a name: how it is used, and its manual."""

from __future__ import annotations

from lambit.registry import find_builtin
from lambit.syntax.core import Binding
from lambit.syntax.namespace import Macro, Special

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .session import Session


def documentation(session: Session, name: str) -> tuple[str, str] | None:
    """The signature and the docstring of `name`; None if nothing is known.

    A name that is not in sight may be one of a library that comes with Lambit; a
    name in brackets is a library's own.
    """
    if name.startswith("("):
        return _of_library(session, name)
    meaning = session.user.lookup(name)
    return _elsewhere(session, name) if meaning is None else _of_meaning(session, name, meaning)


def _of_meaning(session: Session, name: str, meaning: Any) -> tuple[str, str] | None:
    """The same of what is called `name` and means `meaning`."""
    if isinstance(meaning, Special):
        return meaning.signature, _unindented(meaning.doc or "")
    if isinstance(meaning, Macro):
        return f"({name} ...)", _unindented(meaning.doc or "A macro.")
    if not isinstance(meaning, Binding):
        return None
    if meaning.primitive is not None:
        entry = find_builtin(meaning.primitive)
        return entry.signature, entry.doc
    value = session.base.value(meaning)
    return None if value is None else described_value(name, value)


def _elsewhere(session: Session, name: str) -> tuple[str, str] | None:
    """What `name` is in the libraries that come with Lambit, and which import brings it into sight."""
    from lambit.reader import read_all
    from lambit.syntax.libraries import meaning_of

    from .catalogue import shipped_with

    places: dict[Any, list[str]] = {}
    for library in shipped_with(name):
        [key] = read_all(library)
        places.setdefault(meaning_of(session.libraries.find(key), name), []).append(f"`(import {library})`")
    found = None
    for meaning, imports in places.items():
        if found is None:
            found = _of_meaning(session, name, meaning)
            note = f"Needs {' or '.join(imports)}."
        else:
            note += f" Another one comes with {' or '.join(imports)}."
    return None if found is None else (found[0], f"{found[1]}\n\n{note}")


def _of_library(session: Session, name: str) -> tuple[str, str] | None:
    """How library `name` is imported, what its file says of it, and what it exports."""
    from lambit.errors import LispError
    from lambit.printer import write
    from lambit.reader import read_all

    from .catalogue import exported, heading

    try:
        [key] = read_all(name)
        if not session.libraries.exists(key):
            return None
    except (LispError, ValueError):
        return None
    names = exported(session, key)
    about = heading(session, key)
    return f"(import {write(key)})", f"{about}\n\n{' '.join(sorted(names))}".strip()


def described_value(name: str, value: Any) -> tuple[str, str] | None:
    """Signature and docstring of a Lisp procedure, or a word about another value."""
    from lambit.runtime.codes import CODES

    code = getattr(value, "__code__", None)
    info: Any = CODES.get(id(code)) if code is not None else None
    if info is not None:
        return signature(name, info.lam), _unindented(info.lam.doc or "")
    entry = getattr(value, "builtin", None)
    if entry is not None:
        return entry.signature, entry.doc
    from lambit.printer import write_short

    return name, write_short(value)


def signature(name: str, lam: Any) -> str:
    """How a Lisp procedure is called."""
    if lam.signature:  # the lambda list as written, without the name
        return f"({name} {lam.signature[1:]}"
    parts = [v.name for v in lam.required]
    parts += [f"[{v.name}]" for v in lam.optional]
    if lam.rest is not None:
        parts += [lam.rest.name, "..."]
    return f"({' '.join([name, *parts])})"


def _unindented(doc: str) -> str:
    lines = doc.expandtabs().splitlines()
    margin = min((len(x) - len(x.lstrip()) for x in lines[1:] if x.strip()), default=0)
    return "\n".join([*(x.strip() for x in lines[:1]), *(x[margin:] for x in lines[1:])]).strip()
