"""Libraries and what is imported from them (R7RS 5.2).

A library is a `Module` with exports. To import is to let names mean in one
module what they mean in another: the same bindings, the same keywords, under
the same or other names. `Libraries` is the session's table of them.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol, symbol
from lambit.errors import FormError, LibraryError

from .core import Binding
from .expand import fail
from .import_sets import imported, library_of, refuse
from .namespace import Env, Module, resolve
from .special import special
from .strip import strip
from .work import check_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

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
    when the first one is wanted. `own` says whether the library that is defined at
    a position is one of those that nobody may define.
    """

    def __init__(
        self,
        new: Callable[[str], Module],
        load: Callable[[str, Any], str | None] | None = None,
        there: Callable[[str, Any], bool] | None = None,
        python: Callable[[Any, int, bool], Module] | None = None,
        offered: Callable[[], Iterable[str]] = tuple,
        own: Callable[[str, int], bool] = lambda *_: False,
    ) -> None:
        self.new = new
        self.load = load
        self.there = there
        self.python = python
        self.own = own
        self._offered = offered
        self._features: tuple[str, ...] = ()
        self.known: dict[str, Module] = {}
        self.available: list[str] = []  # more that `load` would find, once it has looked
        self.places: list[str] = []  # the files that it has looked for
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

    def exists(self, name: Any, position: int = 0, what: str = "import") -> bool:
        """Is there a library called `name`, a datum?"""
        key = library_key(name, position, what)
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
        before = {*self.known, *self.defined}
        with self.loading(key):
            if key not in self.defined and self.load is not None:
                path = self.load(key, name)
            if key in self.defined:
                self.defined.pop(key)()
        if (found := self.known.get(key)) is not None:
            return found
        if path is not None:
            others = sorted({*self.known, *self.defined} - before)
            hint = f"(define-library {key} ...) in it, instead of {others[0]}" if others else None
            raise LibraryError(f"{path} defines no library {key}", position=position, hint=hint)
        raise LibraryError(f"no library {key}", position=position, hint=self._remedy(key))

    def loading(self, key: str) -> _Loading:
        """While this lasts, to import library `key` closes a circle."""
        return _Loading(self._loading, key)

    def _remedy(self, key: str) -> str | None:
        """What to try instead of the unknown library `key`."""
        from lambit.runtime.hints import nearest

        others = [*self.known, *self.available]
        if key.startswith("(srfi "):  # a number near another one is another library
            numbers = {name[len("(srfi ") : -1] for name in others if name.startswith("(srfi ")}
            listed = sorted((n for n in numbers if n.isdecimal()), key=int)
            return f"(srfi N), where N is one of {' '.join(listed)}" if listed else None
        if found := nearest(key, others):
            return f"(import {found[0]})"
        return f"a definition of it in {' or '.join(self.places)}" if self.places else None

    def complete(self, spec: Any) -> bool:
        """Is the library of import set `spec` there, or can it be loaded?"""
        name = library_of(spec)
        return (name.__class__ is Pair and name.car is PYTHON) or self.exists(name)

    def imported(self, spec: Any, position: int) -> tuple[Module, dict[Symbol, str]]:
        """The library of an import set, and the names that the set gives: the name here -> its own."""

        def found(name: Any, at: int, whole: bool) -> Module:
            if name.car is PYTHON and self.python is not None:
                return self.python(name, at, whole)
            return self.find(name, at)

        return imported(strip(spec), position, found)

    def import_into(self, module: Module, *specs: Any, position: int = 0) -> None:
        """Let the names of import sets mean in `module` what they mean in their libraries: all, or none."""
        places = [getattr(spec, "position", 0) or position for spec in specs]
        sets = [self.imported(spec, at) for spec, at in zip(specs, places, strict=True)]
        for (library, names), at in zip(sets, places, strict=True):
            for i, outside in names.items():
                offer(module, i, library, outside, at)


class _Loading:
    """A name is on a list as long as this lasts (`contextlib` takes two milliseconds to import)."""

    __slots__ = ("_key", "_keys")

    def __init__(self, keys: list[str], key: str) -> None:
        self._keys = keys
        self._key = key

    def __enter__(self) -> None:
        self._keys.append(self._key)

    def __exit__(self, *_: object) -> None:
        self._keys.pop()


def offer(module: Module, i: Symbol, library: Module, outside: str, position: int) -> None:
    """Let `i` mean in `module` what `library` exports as `outside`, from its first use on."""
    inside = symbol(library.exports[outside])
    offered = module.offers.get(i)
    if offered is not None and offered[0] is library and offered[1] is inside:  # symbols refuse `==`
        return
    if offered is None and i not in module.vars and i not in module.bindings:
        module.offers[i] = (library, inside)
        return
    old, new = resolve(i, module), meaning_of(library, outside, position)
    if old is new:
        return
    if module.strict and i in module.vars:
        own = old.__class__ is Binding and old.library is module
        raise FormError(
            f"import: {i.name} is {'defined here already' if own else 'imported twice, with different meanings'}",
            position=position,
            hint=f"(import (except ... {i.name})) leaves one of them out",
        )
    module.bind(i, new)


def library_key(name: Any, position: int = 0, what: str = "import") -> str:
    """The name of a library as text; `what` asks for it."""
    from lambit.printer import write

    parts = name
    while parts.__class__ is Pair:
        part = parts.car
        if part.__class__ is not Symbol and not (part.__class__ is int and part >= 0):
            break
        parts = parts.cdr
    if parts is not NIL or name is NIL:
        refuse(name, position, what)
    return write(name)


def meaning_of(module: Module, outside: str, position: int = 0) -> Any:
    """What the exported name `outside` of `module` means."""
    inside = symbol(module.exports[outside])
    meaning = resolve(inside, module)
    if meaning is inside:
        raise LibraryError(f"{module.name} exports {outside}, but does not define it", position=position)
    return meaning


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
    libraries.import_into(module, *x.cdr, position=x.position)
    return ()
