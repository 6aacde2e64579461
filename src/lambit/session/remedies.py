"""What to try when a program uses a name that means nothing to it: import it, or spell it right."""

from __future__ import annotations

from lambit.data import NIL, Pair, symbol

from .libraries import shipped, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .session import Session


def remedy(session: Session, name: str) -> str | None:
    """What to try instead of the unknown `name`; None if nothing comes to mind."""
    from lambit.runtime.hints import HABITS, for_name

    library = next(libraries_with(session, name), None)
    if library is None or (name in HABITS and session.base.module.lookup(symbol(name)) is None):
        return for_name(name, session.names())
    return f"(import {library}), which has it"


def libraries_with(session: Session, name: str) -> Iterator[str]:
    """The libraries that export `name`, the best known first."""
    # a name of the base library that is unknown is one that its user has not imported
    if not name.startswith("%") and session.base.module.lookup(symbol(name)) is not None:
        for library, names in standard().items():
            if name in names:
                yield library
        yield "(lambit)"
    for library, path in shipped():
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if name in text and name in exports(text):
            yield library


def exports(text: str) -> set[str]:
    """The names that the `define-library` forms in `text` export."""
    from lambit.printer import write
    from lambit.reader import read_all

    found = set()
    for form in read_all(text):
        for spec in _exported(form):
            outside: Any = spec.cdr.cdr.car if spec.__class__ is Pair else spec
            found.add(write(outside))
    return found


def _exported(library: Any) -> Iterator[Any]:
    """What the `export` declarations of a `define-library` say."""
    for declaration in library.cdr.cdr if library.cdr is not NIL else ():
        if declaration.__class__ is Pair and declaration.car is symbol("export"):
            yield from declaration.cdr
