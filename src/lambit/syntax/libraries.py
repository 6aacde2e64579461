"""Libraries and what is imported from them (R7RS 5.2).

A library is a `Module` with exports. To import is to let names mean in one
module what they mean in another: the same bindings, the same keywords, under
the same or other names. `Libraries` is the session's table of them.
"""

from __future__ import annotations

from contextlib import contextmanager

from lambit.data import NIL, Pair, Symbol, symbol
from lambit.errors import FormError, LibraryError

from .core import Binding
from .expand import fail
from .namespace import Env, Module, is_identifier, resolve
from .special import special
from .strip import strip
from .work import check_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, NoReturn

FEATURES = (
    "r7rs", "exact-closed", "exact-complex", "ieee-float", "regexp-backrefs", "regexp-look-around",
    "regexp-non-greedy", "regexp-unicode", "full-unicode", "ratios", "lambit", "python",
)  # fmt: skip

PYTHON = symbol("python")


class Libraries:
    """The libraries of a session, by name as it is written: `(scheme base)`.

    `new` makes the module of a library, its hooks set; `load` is asked for a
    library that nobody has defined yet: it runs the `define-library` in a file
    that it finds and gives its path, or says where it has looked (`places`).
    `there` says whether `load` would find one, without running anything. `python`
    makes the library of a Python module: as one name, or of the names in it.
    `offered` gives the features that libraries are, such as `srfi-1`; it is asked
    when the first one is wanted.
    """

    def __init__(
        self,
        new: Callable[[str], Module],
        load: Callable[[str, Any], str | None] | None = None,
        there: Callable[[str, Any], bool] | None = None,
        python: Callable[[Any, int, bool], Module] | None = None,
        offered: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.new = new
        self.load = load
        self.there = there
        self.python = python
        self._offered = offered
        self._features: tuple[str, ...] = ()
        self.known: dict[str, Module] = {}
        self.available: list[str] = []  # more that `load` would find, once it has looked
        self.places: list[str] = []  # the folders where it has looked
        # libraries whose definition has been read, but that import what is not there yet
        self.defined: dict[str, Callable[[], None]] = {}
        self._loading: list[str] = []

    @property
    def features(self) -> tuple[str, ...]:
        """What `cond-expand` knows, and `(features)` lists."""
        if not self._features:
            self._features = (*FEATURES, *self._offered())
        return self._features

    def add(self, module: Module, name: str | None = None) -> None:
        """Let `module` be known as a library."""
        self.known[name or module.name] = module

    def exists(self, name: Any) -> bool:
        """Is there a library called `name`, a datum?"""
        key = library_key(name)
        if key in self.known or key in self.defined or key in self._loading:
            return True
        return self.there is not None and self.there(key, name)

    def find(self, name: Any, position: int = 0) -> Module:
        """The library called `name`, a datum; loaded if it is not there yet."""
        key = library_key(name, position)
        found = self.known.get(key)
        if found is not None:
            return found
        if key in self._loading:
            circle = " -> ".join(dict.fromkeys(self._loading[self._loading.index(key) :])) + f" -> {key}"
            raise LibraryError(f"libraries import each other: {circle}", position=position)
        path = None
        with self.loading(key):
            if key not in self.defined and self.load is not None:
                path = self.load(key, name)
            if key in self.defined:
                self.defined.pop(key)()
        if (found := self.known.get(key)) is not None:
            return found
        if path is not None:
            raise LibraryError(f"{path} defines no library {key}", position=position)
        raise LibraryError(f"no library {key}", position=position, hint=self._remedy(key))

    @contextmanager
    def loading(self, key: str) -> Iterator[None]:
        """While this lasts, to import library `key` closes a circle."""
        self._loading.append(key)
        try:
            yield
        finally:
            self._loading.pop()

    def _remedy(self, key: str) -> str | None:
        """What to try instead of the unknown library `key`."""
        from lambit.runtime.hints import nearest

        found = nearest(key, [*self.known, *self.available])
        if found:
            return f"(import {found[0]})"
        return f"a file for it in {' or '.join(self.places)}" if self.places else None

    def complete(self, spec: Any) -> bool:
        """Is the library of import set `spec` there, or can it be loaded?"""
        while spec.__class__ is Pair and spec.cdr.__class__ is Pair and spec.cdr.car.__class__ is Pair:
            if not is_identifier(spec.car) or spec.car.name not in _CHANGES:
                break
            spec = spec.cdr.car
        return (spec.__class__ is Pair and spec.car is PYTHON) or self.exists(spec)

    def imported(self, spec: Any, position: int, *, whole: bool = True) -> dict[Symbol, Any]:
        """What an import set gives: name -> meaning. `whole`: it is not a part of another set."""
        if spec.__class__ is not Pair:
            _bad_set(spec, position)
        words = spec.cdr
        if is_identifier(spec.car) and words.__class__ is Pair and words.car.__class__ is Pair:
            change = _CHANGES.get(spec.car.name)
            if change is not None:
                return change(self.imported(words.car, spec.position, whole=False), words.cdr, spec)
        at = spec.position or position
        if spec.car is PYTHON and self.python is not None:
            module = self.python(spec, at, whole)
        else:
            module = self.find(spec, at)
        return {symbol(outside): meaning_of(module, outside, spec.position) for outside in module.exports}

    def import_into(self, module: Module, spec: Any, position: int = 0) -> None:
        """Let the names of import set `spec` mean in `module` what they mean in their library."""
        for i, meaning in self.imported(strip(spec), position).items():
            old = module.vars.get(i)
            if old is not None and old is not meaning and module.strict:
                own = old.__class__ is Binding and old.library is module
                raise FormError(
                    f"import: {i.name} is {'defined here already' if own else 'imported twice, with different meanings'}",
                    position=getattr(spec, "position", 0) or position,
                    hint=f"(import (except ... {i.name})) leaves one of them out",
                )
            if old is not meaning:
                module.bind(i, meaning)


def library_key(name: Any, position: int = 0) -> str:
    """The name of a library as text."""
    from lambit.printer import write

    parts = name
    while parts.__class__ is Pair:
        part = parts.car
        if part.__class__ is not Symbol and not (part.__class__ is int and part >= 0):
            break
        parts = parts.cdr
    if parts is not NIL or name is NIL:
        _bad_set(name, position)
    return write(name)


def _bad_set(spec: Any, position: int) -> NoReturn:
    from lambit.printer import write_short

    raise FormError(
        f"import: this names no library: {write_short(spec)}",
        position=getattr(spec, "position", 0) or position,
        hint="(import (scheme base) (only (scheme write) display))",
    )


def meaning_of(module: Module, outside: str, position: int = 0) -> Any:
    """What the exported name `outside` of `module` means."""
    inside = symbol(module.exports[outside])
    meaning = resolve(inside, module)
    if meaning is inside:
        raise LibraryError(f"{module.name} exports {outside}, but does not define it", position=position)
    return meaning


# -- import sets


def _names(p: Any, found: dict[Symbol, Any], spec: Any) -> list[Symbol]:
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


def _only(found: dict[Symbol, Any], p: Any, spec: Any) -> dict[Symbol, Any]:
    return {i: found[i] for i in _names(p, found, spec)}


def _except(found: dict[Symbol, Any], p: Any, spec: Any) -> dict[Symbol, Any]:
    left_out = set(_names(p, found, spec))
    return {i: meaning for i, meaning in found.items() if i not in left_out}


def _prefix(found: dict[Symbol, Any], p: Any, spec: Any) -> dict[Symbol, Any]:
    if p.__class__ is not Pair or p.cdr is not NIL or not is_identifier(p.car):
        fail("import", "a prefix is one name", spec.position, "(prefix (library) name-)")
    return {symbol(p.car.name + i.name): meaning for i, meaning in found.items()}


def _rename(found: dict[Symbol, Any], p: Any, spec: Any) -> dict[Symbol, Any]:
    new: dict[Symbol, Symbol] = {}
    while p.__class__ is Pair:
        pair = list(p.car) if p.car.__class__ is Pair else []
        if len(pair) != 2 or not is_identifier(pair[1]):
            fail("import", "this is no renaming", p.position, "(rename (library) (old new) ...)")
        _names(p.car.cdr and Pair(pair[0], NIL, p.position), found, spec)
        new[pair[0]] = pair[1]
        p = p.cdr
    renamed = {new.get(i, i): meaning for i, meaning in found.items()}
    if len(renamed) < len(found):
        fail("import", "two names become one by this renaming", spec.position)
    return renamed


_CHANGES = {"only": _only, "except": _except, "prefix": _prefix, "rename": _rename}


def libraries_of(env: Env, what: str, position: int) -> Libraries:
    """The session's libraries."""
    found = env.module.libraries
    if found is None:
        fail(what, "there are no libraries here", position)
    return found  # type: ignore[no-any-return]


@special("import", "import-set ...", role="top")
def top_import(x: Any, module: Module) -> tuple[()]:
    """Use the names that libraries export (R7RS 5.2).

    An import set is the name of a library, or `(only set name ...)`,
    `(except set name ...)`, `(prefix set prefix)`, `(rename set (old new) ...)`.
    `(python module)` and `(python module :as name)` give a module of Python one
    name, whose attributes are written with dots; inside `only` and the others
    it stands for the names in it (needs the capability `python`).

    (import (only (scheme base) car) (prefix (scheme base) r7:))
    (r7:cdr '(1 2))   ;=> (2)
    (import (python math))
    (math.sqrt math.pi)   ;~> 1.772454
    """
    libraries = libraries_of(module, "import", x.position)
    check_tree(x, x)
    p = x.cdr
    while p.__class__ is Pair:
        libraries.import_into(module, p.car, p.position)
        p = p.cdr
    return ()
