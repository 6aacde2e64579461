"""Making the image: import every page, compile every form of the Lisp library, once."""

from __future__ import annotations

import marshal

from lambit import builtins as pages
from lambit.data import symbol
from lambit.errors import InternalError
from lambit.printer import write
from lambit.reader import read_all
from lambit.registry import BUILTINS
from lambit.source import OFFSET_MASK
from lambit.syntax import expand_top

from . import cache, modules, stdlib
from .base import Base
from .cache import BUILTIN, FORM, MODULE, SPECIAL, Index
from .rows import compiled, references_of, source_of_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def ship(folder: str, version: str) -> bytes:
    """A whole image for a wheel: with the code of the package's modules, which are in `folder`."""
    body = build(modules.rows(folder))
    return f"{cache.shipped_line(version)} {len(body)}\n".encode() + body


def build(code: dict[str, tuple[str, bytes]] | None = None) -> bytes:
    """The body of an image; `code` is what it holds of the package's own modules."""
    pages.load_all()
    builder = _Builder()
    for number in range(len(builder.forms)):
        builder.make(number)
    entries: dict[str, tuple[str, Any, str]] = {n: (SPECIAL, page, "") for n, page in special_pages().items()}
    for name, entry in BUILTINS.items():
        page = entry.page.removeprefix(f"{pages.__name__}.")
        entries[name] = (BUILTIN, page, "c" if entry.control else "")
    for number, (_, _, _, names, is_macro) in enumerate(builder.forms):
        for name in names:
            if is_macro:
                flags = "m"
            else:
                flags = "f" if builder.base.module.own(symbol(name)).free else ""
            entries[name] = (FORM, number, flags)
    rows = [marshal.dumps(row) for row in builder.rows]
    for name, (flags, row) in (code or {}).items():
        entries[name] = (MODULE, len(rows), flags)
        rows.append(row)
    return cache.write_index(entries, rows)


def special_pages() -> dict[str, str]:
    """The module of `lambit.syntax` that declares each special form."""
    from lambit.syntax.forms import SPECIALS
    from lambit.syntax.special import DECLARED

    return {i.name: DECLARED[i.name].rpartition(".")[2] for i in SPECIALS}


class _Live(Index):
    """The index while the image is being made: asks the builder."""

    def __init__(self, builder: _Builder) -> None:
        self.builder = builder

    def find(self, name: str) -> tuple[str, str, str] | None:
        page = self.builder.specials.get(name)
        if page is not None:
            return SPECIAL, page, ""
        number = self.builder.by_name.get(name)
        if number is not None:
            self.builder.make(number)
            return FORM, str(number), "m" if self.builder.forms[number][4] else ""
        entry = BUILTINS.get(name)
        return None if entry is None else (BUILTIN, entry.page, "c" if entry.control else "")

    def names(self) -> list[str]:
        return [*BUILTINS, *self.builder.by_name, *self.builder.specials]

    def row(self, argument: str) -> Any:
        return self.builder.rows[int(argument)]


class _Builder:
    """Compiles the forms of the library, each after what it mentions."""

    def __init__(self) -> None:
        self.forms: list[tuple[Any, str, str, list[str], bool]] = []  # form, path, text, names, macro?
        self.by_name: dict[str, int] = {}
        self.specials = special_pages()
        for path in stdlib.files():
            self._read(path)
        self.rows: list[Any] = [None] * len(self.forms)
        self._begun: set[int] = set()
        self.base = Base(frozenset(), _Live(self))

    def _read(self, path: str) -> None:
        source = source_of_file(path)
        text = source.text
        for form in read_all(text, source):
            names = stdlib.defined_names(form)
            start = form.position & OFFSET_MASK
            end = _end_of_form(text, start)
            for name in names:
                if name in self.by_name:
                    raise InternalError(f"{name} is defined twice in lisp_stdlib: {path}")
                self.by_name[name] = len(self.forms)
            is_macro = form.car.name in ("define-syntax", "defmacro")
            self.forms.append((form, path, text[start:end], names, is_macro))

    def make(self, number: int) -> None:
        """Make the row of a form."""
        if number in self._begun:
            return
        self._begun.add(number)
        form, path, text, names, is_macro = self.forms[number]
        start = form.position & OFFSET_MASK
        if is_macro:
            self.rows[number] = (names, path, start, text, None, (), [], [], [])
            return
        base = self.base
        cores = list(expand_top(form, base.module))
        if len(cores) != 1:
            raise InternalError(f"{path}: a form of the library becomes one definition: {names}")
        (core,) = cores
        references = references_of(core, base.module)
        assumed = [n for n in references if base.module.own(symbol(n)).free]
        unit = compiled(core, base, names[0])
        constants = [(key, write(value)) for key, value in unit.installed]
        unit.ended_facts()
        code = unit.kept.__code__
        live = [info.code() for info in unit.infos if info.code is not None]
        procedures = sorted({each.co_name for each in live if each is not None})
        base.module.codes.pop(id(code), None)
        self.rows[number] = (names, path, start, text, code, constants, references, assumed, procedures)


def _end_of_form(text: str, start: int) -> int:
    from lambit.reader import read_one

    _, end = read_one(text, start)
    return end
