"""The catalogue of libraries: which there are, and what they export, without evaluating any."""

from __future__ import annotations

import os
from functools import lru_cache

from lambit.data import NIL, Pair, symbol
from lambit.errors import LispError
from lambit.syntax.libraries import library_key

from .libraries import file_of, folders, own_names, shipped, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .session import Session

DEEPEST = 3  # folders inside folders in which files of libraries are listed
MOST = 2000  # files looked at in one folder

# what libraries that come with Lambit share, of which programs have no use
PRIVATE = ("(lambit internal)", "(lambit base)", "(lambit checks)")


def whole() -> Iterator[tuple[str, str]]:
    """The libraries that come with Lambit as files, name and path; not those that are parts of others."""
    places = dict(shipped())
    for name, path in places.items():
        if name not in PRIVATE and f"{name.rpartition(' ')[0]})" not in places:
            yield name, path


def library_names(session: Session) -> list[str]:
    """The names of all libraries that can be imported, those of Python left out."""
    found = dict.fromkeys([*standard(), "(lambit)", *(name for name, _ in whole())])
    known = session.libraries
    own = {name for name, _ in shipped()}
    found.update(dict.fromkeys(name for name in [*known.known, *known.defined] if name not in own))
    for folder in folders(session)[1:]:
        found.update(dict.fromkeys(_in_folder(folder)))
    return [name for name in found if name not in PRIVATE]


def _in_folder(top: str) -> Iterator[str]:
    """The names of the libraries whose files, called `.sld`, lie in a folder."""
    left = MOST
    for folder, below, files in os.walk(top):
        parts = [] if folder == top else os.path.relpath(folder, top).split(os.sep)
        left -= len(files) + len(below)
        if len(parts) >= DEEPEST or left < 0:
            below.clear()
        below[:] = sorted(name for name in below if not name.startswith("."))
        for file in sorted(files):
            if file.endswith(".sld"):
                yield f"({' '.join([*parts, file.removesuffix('.sld')])})"


def exported(session: Session, name: Any) -> list[str]:
    """The names that library `name`, a datum, exports; none if it cannot be found, or read."""
    try:
        key = library_key(name)
        known = session.libraries.known.get(key)
        if known is not None:
            return [*known.exports]
        names = own_names(session, key)
        if names is None:
            path = file_of(session, name)
            names = [] if path is None else _exports_of(path, os.stat(path).st_mtime_ns, key)
        return [*names]
    except (LispError, OSError):
        return []


def unimported(session: Session, word: str = "") -> dict[str, list[str]]:
    """The names that only libraries have which come with Lambit, and those libraries.

    With `word`: of the libraries in whose text it is, in whatever case.
    """
    there = set(session.names())
    found: dict[str, list[str]] = {}
    for library, path in whole():
        text = _text(path, os.stat(path).st_mtime_ns)
        if word.lower() in text.lower():
            for name in exports(text, library):
                if name not in there:
                    found.setdefault(name, []).append(library)
    return found


def shipped_with(name: str) -> Iterator[str]:
    """The libraries that come with Lambit as files and export `name`."""
    for library, path in whole():
        text = _text(path, os.stat(path).st_mtime_ns)
        if name in text and name in exports(text, library):
            yield library


def heading(session: Session, name: Any) -> str:
    """The comment at the head of the file of library `name`, a datum; "" if it has none."""
    path = None if own_names(session, library_key(name)) is not None else file_of(session, name)
    return "" if path is None else comment_above(_text(path, os.stat(path).st_mtime_ns))


def comment_above(text: str) -> str:
    """The comment at the head of a Lisp file."""
    lines = []
    for each in text.splitlines():
        if not each.startswith(";"):
            break
        lines.append(each.lstrip(";").strip())
    return "\n".join(lines).strip()


@lru_cache(maxsize=200)
def _text(path: str, _changed: int) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


@lru_cache(maxsize=200)
def _exports_of(path: str, changed: int, library: str) -> list[str]:
    return sorted(exports(_text(path, changed), library))


@lru_cache(maxsize=200)
def exports(text: str, library: str = "") -> frozenset[str]:
    """The names that the `define-library` forms in `text` export: all, or that of `library`."""
    from lambit.printer import write
    from lambit.reader import read_all

    found = set()
    for form in read_all(text):
        if form.__class__ is Pair and form.cdr is not NIL and library in ("", write(form.cdr.car)):
            for spec in _exported(form):
                outside: Any = spec.cdr.cdr.car if spec.__class__ is Pair else spec
                found.add(outside.name)
    return frozenset(found)


def _exported(library: Any) -> Iterator[Any]:
    """What the `export` declarations of a `define-library` say."""
    for declaration in library.cdr.cdr:
        if declaration.__class__ is Pair and declaration.car is symbol("export"):
            yield from declaration.cdr
