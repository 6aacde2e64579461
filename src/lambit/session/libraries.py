"""The libraries that a session knows: the standard ones, Lambit's own, and those in files.

A standard library is a view of the base library: a list of its names
(standard_libraries.txt, from R7RS appendix A). The others are files: those that
come with Lambit first, so that no stray file changes what `(srfi 1)` is.
"""

from __future__ import annotations

import os

from lambit.data import symbol
from lambit.image.cache import library
from lambit.syntax.libraries import Libraries
from lambit.syntax.namespace import Module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from .session import Session

_EXTENSIONS = (".sld", ".scm", ".lisp")


def standard() -> dict[str, list[str]]:
    """The names that each standard library exports."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standard_libraries.txt")
    found: dict[str, list[str]] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("("):
                names = found[line.strip()] = []
            else:
                names += line.split()
    return found


def make_libraries(session: Session) -> Libraries:
    """The table of libraries of `session`."""
    tables: dict[str, list[str]] = {}

    def load(key: str, name: Any) -> bool:
        if not tables:
            tables.update(standard())
        if key in tables:
            libraries.add(_view(session, key, tables[key]))
            return True
        if key in _OWN:
            libraries.add(_view(session, key, sorted(_OWN[key](session))))
            return True
        path = _file(session, [str(part) for part in name])
        if path is None:
            libraries.available = [*tables]
            return False
        session.load(path)
        return key in libraries.known

    libraries = Libraries(lambda name: session.new_module(name, interactive=False, empty=True), load)
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


def _view(session: Session, name: str, names: list[str]) -> Module:
    base = session.base.module
    module = Module(name, base)
    module.exports = {n: n for n in names if base.lookup(symbol(n)) is not None}
    module.missing = base.lookup
    return module


def _file(session: Session, parts: list[str]) -> str | None:
    """The file of library `parts`: Lambit's own, on the path, or beside the program."""
    for folder in folders(session):
        for extension in _EXTENSIONS:
            path = os.path.join(folder, *parts) + extension
            if os.path.isfile(path):
                return path
    return None


def folders(session: Session) -> list[str]:
    """Where libraries are looked for, in order."""
    context = session.context
    if "files" not in context.capabilities:
        return [library()]
    script = context.arguments[0] if context.arguments else ""
    beside = os.path.dirname(os.path.abspath(script)) if script else os.getcwd()
    listed = [f for f in os.environ.get("LAMBIT_PATH", "").split(os.pathsep) if f]
    return [library(), *session.library_path, *listed, beside]


def text_loader(session: Session) -> Callable[[str, int], tuple[str, str]]:
    """How `include` reads a file: relative to the program's."""

    def load_text(name: str, position: int) -> tuple[str, str]:
        from lambit.errors import CapabilityError, FileError
        from lambit.reader import decode
        from lambit.source import line_column

        if "files" not in session.context.capabilities:
            raise CapabilityError("include: this interpreter may not use: files", position=position)
        here = os.path.dirname(line_column(position)[0])
        path = os.path.join(here, name)
        try:
            with open(path, "rb") as file:
                return path, decode(file.read(), path)
        except OSError as error:
            raise FileError(f"include: cannot read {path}: {error.strerror}", position=position) from None

    return load_text
