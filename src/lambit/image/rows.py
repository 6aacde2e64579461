"""One form of the Lisp library: its source, and the code made of it.

A row is what the image keeps of a form:

    names        what it defines
    path, start  where its text is; the text itself
    code         the code of the function that evaluates it (None for a macro)
    constants    its quoted data, as text, by the key under which the code looks for them
    references   the names of the library that must be linked before it runs
    assumed      those of them taken for procedures that never return the sentinel
    procedures   the names of its code objects
"""

from __future__ import annotations

from types import CodeType, FunctionType

from lambit.analysis.primitives import OPERATORS
from lambit.codegen.units import Unit
from lambit.reader import read_all
from lambit.registry import find_builtin
from lambit.runtime.codes import CODES
from lambit.source import Source, add_source
from lambit.syntax import expand_top
from lambit.syntax.core import Core, Global, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.codegen.infos import Info
    from lambit.syntax.namespace import Module

_sources: dict[str, Source] = {}


class FileSource(Source):
    """A library file as a source; its text is read when a place in it is asked for."""

    __slots__ = ("_text",)
    lasting = True

    def __init__(self, path: str, number: int) -> None:
        self._text: str | None = None
        super().__init__(path, "", number)

    @property
    def text(self) -> str:
        if not self._text:
            with open(self.name, encoding="utf-8") as file:
                self._text = file.read()
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text


class _Part:
    """A source seen from one of its characters on: what the reader needs of it."""

    __slots__ = ("base", "name")

    def __init__(self, source: Source, start: int) -> None:
        self.base = source.base + start
        self.name = source.name


def source_of_file(path: str) -> Source:
    """The source for a library file, the same for all its forms."""
    from lambit import source as places

    found = _sources.get(path)
    if found is None:
        blank = add_source(path, "")
        found = _sources[path] = FileSource(path, blank.number)
        places.SOURCES[blank.number] = found
    return found


class Row:
    """A form of the Lisp library, in one session."""

    __slots__ = ("_units", "assumed", "code", "constants", "names", "path", "procedures", "references", "start", "text")

    def __init__(self, parts: tuple[Any, ...]) -> None:
        (
            self.names, self.path, self.start, self.text, self.code, self.constants,
            self.references, self.assumed, self.procedures,
        ) = parts  # fmt: skip
        self._units: dict[str, Info] | None = None

    def read(self) -> Any:
        """The form, as data."""
        part: Any = _Part(source_of_file(self.path), self.start)
        (form,) = read_all(self.text, part)
        return form

    def thunk(self, base: Any) -> Any:
        """The function that evaluates the form, from its stored code."""
        module: Module = base.module
        scope = module.globals
        for key, text in self.constants:
            scope[key] = read_all(text)[0]
        register(self, self.code, base)
        return FunctionType(self.code, scope, "%top")

    def infos(self, base: Any) -> dict[str, Info]:
        """What is known of each code object: found out by compiling the form once more."""
        if self._units is None:
            bindings = {name: base.module.own(_symbol(name)) for name in self.references}
            before = {name: b.free for name, b in bindings.items()}
            for name, binding in bindings.items():
                binding.free = name in self.assumed
            unit = None
            try:
                for core in expand_top(self.read(), base.module):
                    unit = compiled(core, base, self.names[0])
            finally:
                for name, binding in bindings.items():
                    binding.free = before[name]
            assert unit is not None
            self._units = {}
            for info in unit.infos:
                code = info.code() if info.code is not None else None
                if code is not None:
                    self._units[code.co_name] = info
        return self._units


def compiled(core: Core, base: Any, name: str) -> Unit:
    """A unit for a library form, with names that are the same every time."""
    unit = Unit(core, base.module, base.value, serial=name, careful=True)
    unit.kept = unit.compile()
    return unit


def _symbol(name: str) -> Any:
    from lambit.data import symbol

    return symbol(name)


class LazyInfo:
    """What is known of a library procedure's code, once somebody asks."""

    __slots__ = ("__weakref__", "_real", "base", "code", "key", "row")

    def __init__(self, row: Row, key: str, base: Any) -> None:
        self.row = row
        self.key = key
        self.base = base
        self._real: Info | None = None
        self.code: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._real is None:
            self._real = self.row.infos(self.base)[self.key]
            self._real.code = self.code  # the same code, at the same places
        return getattr(self._real, name)


def register(row: Row, code: CodeType, base: Any) -> None:
    """Let the runtime know the procedures in `code`."""
    todo = [code]
    scope = base.module.globals
    if code.co_name in row.procedures:
        CODES.add(code, LazyInfo(row, code.co_name, base), base.module.codes)
    while todo:
        code = todo.pop()
        for name in code.co_names:
            if name[0] == "%" and name not in scope and name[1:] in OPERATORS:
                scope[name] = find_builtin(name[1:]).called  # stands behind a Python operator
        for constant in code.co_consts:
            if constant.__class__ is CodeType:
                todo.append(constant)
                if constant.co_name in row.procedures:
                    CODES.add(constant, LazyInfo(row, constant.co_name, base), base.module.codes)


def references_of(core: Core, module: Module) -> list[str]:
    """The names of the library that `core` mentions."""
    found = {
        node.binding.name
        for node in walk(core)
        if node.__class__ is Global and node.binding.library is module
    }
    return sorted(found)
