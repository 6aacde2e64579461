"""The libraries that a session knows: the standard ones, Lambit's own, and those in files.

A standard library is a view of the base library: a list of its names
(standard_libraries.txt, from R7RS appendix A). The others are files: those that
come with Lambit first, so that no stray file changes what `(srfi 1)` is.
"""

from __future__ import annotations

import os
from functools import cache

from lambit.data import Environment, Pair, symbol
from lambit.errors import LibraryError
from lambit.image.cache import library
from lambit.source import source_of
from lambit.syntax.core import Binding
from lambit.syntax.libraries import PYTHON, Libraries
from lambit.syntax.namespace import Module

from .programs import DEFINE_LIBRARY, only
from .python_libraries import is_there, python_library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from .session import Session

_EXTENSIONS = (".sld", ".scm", ".lisp")


@cache
def shipped() -> tuple[tuple[str, str], ...]:
    """The libraries that come with Lambit as files: name and path, by their numbers."""
    return tuple(_shipped(library()))


def _shipped(top: str) -> Iterator[tuple[str, str]]:
    places = [(folder, file) for folder, _, files in os.walk(top) for file in files if file.endswith(".sld")]
    for folder, file in sorted(places, key=_by_number):
        path = os.path.join(folder, file)
        parts = os.path.relpath(path, top).removesuffix(".sld").split(os.sep)
        yield f"({' '.join(parts)})", path


def srfi_features() -> list[str]:
    """The features `srfi-N`, for each library `(srfi N)` that comes with Lambit."""
    numbers = [name[len("(srfi ") : -1] for name, _ in shipped() if name.startswith("(srfi ")]
    return [f"srfi-{n}" for n in numbers if n.isdigit()]


def _by_number(place: tuple[str, str]) -> tuple[str, int, str]:
    """Orders `(srfi 2)` before `(srfi 13)`."""
    folder, file = place
    stem = file.removesuffix(".sld")
    return folder, int(stem) if stem.isdigit() else 0, stem


@cache
def standard() -> dict[str, list[str]]:
    """The names that each standard library exports."""
    found: dict[str, list[str]] = {}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standard_libraries.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("("):
                names = found[line.strip()] = []
            else:
                names += line.split()
    return found


def make_libraries(session: Session) -> Libraries:
    """The table of libraries of `session`."""
    made: dict[str, int] = {}  # how often a library of this name has been defined

    def load(key: str, name: Any) -> str | None:
        names = own_names(session, key)
        if names is not None:
            libraries.add(_view(session, key, names))
            return None
        path = file_of(session, name)
        if path is None:
            libraries.available = [*standard(), *(each for each, _ in shipped())]
            libraries.places = [each + _EXTENSIONS[0] for each in _stems(session, name)][1:]
        else:
            _define(session, path)
        return path

    def there(key: str, name: Any) -> bool:
        if name.car is PYTHON:
            return is_there(name)
        known = key in _OWN or key in standard()
        return known or file_of(session, name) is not None

    def new(name: str) -> Module:
        module = session.new_module(name, interactive=False, empty=True)
        made[name] = number = made.get(name, 0) + 1
        if number > 1:
            module.tag = f"{name} {number}"
        return module

    def python(spec: Any, position: int, whole: bool) -> Module:
        return python_library(session, spec, position, whole=whole)

    def own(key: str, position: int) -> bool:
        if os.path.realpath(source_of(position).name).startswith(os.path.realpath(library()) + os.sep):
            return False  # it is being defined
        return key in _OWN or key in standard() or key in dict(shipped())

    libraries = Libraries(new, load, there, python, srfi_features, own)
    return libraries


def _public(session: Session) -> Iterable[str]:
    return session.base.names()


def _helpers(session: Session) -> Iterable[str]:
    return [name for name in session.base.index.names() if name.startswith("%")]


# Lambit's own: all that a program sees; what only the library's own files should use
_OWN: dict[str, Callable[[Session], Iterable[str]]] = {
    "(lambit)": _public,
    "(lambit base)": _public,
    "(lambit internal)": _helpers,
}


def own_names(session: Session, key: str) -> list[str] | None:
    """What a library exports that is a view of the base library; None if it is none."""
    if key in standard():
        return standard()[key]
    return sorted(_OWN[key](session)) if key in _OWN else None


def _view(session: Session, name: str, names: list[str]) -> Module:
    base = session.base.module
    module = Module(name, base)
    module.exports = {n: n for n in names}
    module.missing = base.lookup
    return module


_OLD_REPORT = "(scheme r5rs)"


def report(session: Session, version: int, *, keywords_only: bool) -> Module | None:
    """A namespace with the names of R5RS or R7RS, or their keywords only; None if `version` is another."""
    tables = standard()
    if version == 5:
        names = tables[_OLD_REPORT]
    elif version == 7:
        names = [n for library, exported in tables.items() if library != _OLD_REPORT for n in exported]
    else:
        return None
    module = session.new_module(f"report {version}", empty=True)
    for i in map(symbol, names):
        meaning = session.base.module.lookup(i)
        if meaning is not None and not (keywords_only and meaning.__class__ is Binding):
            module.vars[i] = meaning
    return module


def _define(session: Session, path: str) -> None:
    """Evaluate the library definitions in the file `path`; nothing else may stand in it."""
    from .session import text_of

    module = session.new_module(path, interactive=False, empty=True)
    module.missing = only(session.base.module, DEFINE_LIBRARY)
    forms = session.placed_forms(text_of(path), path)
    libraries = [(form, at) for form, at in forms if form.__class__ is Pair and form.car is DEFINE_LIBRARY]
    for form, position in forms if libraries else ():
        if form.__class__ is not Pair or form.car is not DEFINE_LIBRARY:
            raise LibraryError(
                f"{path} has more than libraries in it",
                position=getattr(form, "position", 0) or position,
                hint="what belongs to a library is inside its (begin ...)",
            )
    for form, position in libraries:
        session.evaluate(form, Environment(module), position=position)


def file_of(session: Session, name: Any) -> str | None:
    """The file of library `name`: Lambit's own, on the path, or beside the program."""
    paths = (stem + extension for stem in _stems(session, name) for extension in _EXTENSIONS)
    return next((path for path in paths if os.path.isfile(path)), None)


def _stems(session: Session, name: Any) -> list[str]:
    """Where the file of library `name` may be, in order, without extensions. No name leads out of the folders."""
    parts = [str(part) for part in name]
    if any(step in ("", ".", "..") for part in parts for step in part.split(os.sep)):
        return []
    return [os.path.join(folder, *parts) for folder in folders(session)]


def folders(session: Session) -> list[str]:
    """Where libraries are looked for, in order."""
    context = session.context
    found = [library(), *session.folders]
    if "files" not in context.capabilities:
        return found
    script = context.arguments[0] if context.arguments else ""
    beside = os.path.dirname(os.path.abspath(script)) if script else os.getcwd()
    listed = [f for f in os.environ.get("LAMBIT_PATH", "").split(os.pathsep) if f]
    return [*found, *listed, beside]


def _may_read(session: Session, path: str) -> bool:
    """May programs of `session` read the file `path` as source? Any, or what lies with the libraries."""
    if "files" in session.context.capabilities:
        return True
    real = os.path.realpath(path)
    return any(real.startswith(os.path.realpath(folder) + os.sep) for folder in folders(session))


def text_loader(session: Session) -> Callable[[str, int], tuple[str, str]]:
    """How `include` finds and reads a file: beside the one that includes it, or where libraries are."""

    def load_text(name: str, position: int) -> tuple[str, str]:
        from lambit.errors import CapabilityError, FileError
        from lambit.reader import decode
        from lambit.source import line_column

        here = os.path.dirname(line_column(position)[0])
        places = [os.path.join(folder, name) for folder in (here, *folders(session)[1:])]
        path = next((each for each in places if os.path.exists(each)), places[0])
        if not _may_read(session, path):
            raise CapabilityError("include: this interpreter may not use: files", position=position)
        try:
            with open(path, "rb") as file:
                return path, decode(file.read(), path)
        except OSError as error:
            raise FileError(f"include: cannot read {path}: {error.strerror}", position=position) from None

    return load_text
