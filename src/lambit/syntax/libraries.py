"""Libraries: define-library, import, cond-expand, include (R7RS 5.2, 5.6, 4.2.1, 4.1.7).

A library is a `Module` with exports. To import is to let names mean in one
module what they mean in another: the same bindings, the same keywords, under
the same or other names. `Libraries` is the session's table of them.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, String, Symbol, symbol
from lambit.errors import FormError, LibraryError

from .expand import fail
from .namespace import Env, Module, base_symbol, is_identifier, resolve
from .special import special
from .strip import strip
from .work import check_list, check_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, NoReturn

FEATURES = (
    "r7rs", "exact-closed", "exact-complex", "ieee-float", "full-unicode", "ratios", "lambit", "python",
)  # fmt: skip


class Libraries:
    """The libraries of a session, by name as it is written: `(scheme base)`.

    `new` makes the module of a library, its hooks set; `load` is asked for a
    library that nobody has defined yet: if it finds the file, it runs the
    `define-library` in it and says so.
    """

    def __init__(
        self,
        new: Callable[[str], Module],
        load: Callable[[str, Any], bool] | None = None,
        features: Iterable[str] = FEATURES,
    ) -> None:
        self.new = new
        self.load = load
        self.features = frozenset(features)
        self.known: dict[str, Module] = {}
        self.available: list[str] = []  # more that `load` would find, once it has looked
        self._loading: list[str] = []

    def add(self, module: Module, name: str | None = None) -> None:
        """Let `module` be known as a library."""
        self.known[name or module.name] = module

    def exists(self, name: Any) -> bool:
        """Is there a library called `name`, a datum?"""
        try:
            self.find(name)
        except LibraryError:
            return False
        return True

    def find(self, name: Any, position: int = 0) -> Module:
        """The library called `name`, a datum; loaded if it is not there yet."""
        key = _key(name, position)
        found = self.known.get(key)
        if found is not None:
            return found
        if key in self._loading:
            circle = " -> ".join([*self._loading[self._loading.index(key) :], key])
            raise LibraryError(f"libraries import each other: {circle}", position=position)
        if self.load is not None:
            self._loading.append(key)
            try:
                if self.load(key, name) and (found := self.known.get(key)) is not None:
                    return found
            finally:
                self._loading.pop()
        raise LibraryError(f"no library {key}", position=position, hint=self._similar(key))

    def _similar(self, key: str) -> str | None:
        from lambit.runtime.hints import nearest

        found = nearest(key, [*self.known, *self.available])
        return f"(import {found[0]})" if found else None

    def imported(self, spec: Any, position: int) -> dict[Symbol, Any]:
        """What an import set gives: name -> meaning."""
        if spec.__class__ is not Pair:
            _bad_set(spec, position)
        words = spec.cdr
        if is_identifier(spec.car) and words.__class__ is Pair and words.car.__class__ is Pair:
            change = _CHANGES.get(spec.car.name)
            if change is not None:
                return change(self.imported(words.car, spec.position), words.cdr, spec)
        module = self.find(spec, spec.position or position)
        return {symbol(outside): meaning_of(module, outside, spec.position) for outside in module.exports}

    def import_into(self, module: Module, spec: Any, position: int = 0) -> None:
        """Let the names of import set `spec` mean in `module` what they mean in their library."""
        for i, meaning in self.imported(strip(spec), position).items():
            old = module.vars.get(i)
            if old is not None and old is not meaning and not module.interactive:
                raise FormError(
                    f"import: {i.name} is imported twice, with different meanings",
                    position=getattr(spec, "position", 0) or position,
                    hint=f"(import (except ... {i.name})) leaves one of them out",
                )
            if old is not meaning:
                module.bind(i, meaning)


def _key(name: Any, position: int) -> str:
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
    return {new.get(i, i): meaning for i, meaning in found.items()}


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

    (import (only (scheme base) car) (prefix (scheme base) r7:))
    (r7:cdr '(1 2))   ;=> (2)
    """
    libraries = libraries_of(module, "import", x.position)
    check_tree(x, x)
    p = x.cdr
    while p.__class__ is Pair:
        libraries.import_into(module, p.car, p.position)
        p = p.cdr
    return ()


# -- define-library


@special("define-library", "name declaration ...", role="top")
def top_define_library(x: Any, module: Module) -> tuple[()]:
    """Define a library: what it exports, what it imports, its body (R7RS 5.6).

    Declarations: `(export name (rename name outside) ...)`, `(import set ...)`,
    `(begin form ...)`, `(include file ...)`, `(include-library-declarations
    file ...)`, `(cond-expand (requirement declaration ...) ...)`.

    (define-library (my stack)
      (export push)
      (import (scheme base))
      (begin (define (push x xs) (cons x xs))))
    (import (my stack))
    (push 1 '(2))   ;=> (1 2)
    """
    from .toplevel import expand_top

    libraries = libraries_of(module, "define-library", x.position)
    check_list(x.cdr.cdr, x)
    name = strip(x.cdr.car)
    key = _key(name, x.cdr.position)
    library = libraries.new(key)
    declared = _Declarations(library, libraries, key)
    declared.read(x.cdr.cdr)
    for cell in declared.imports:
        libraries.import_into(library, cell.car, cell.position)
    evaluate: Any = library.evaluate
    for form in declared.body:
        for core in expand_top(form, library):
            evaluate(core)
    for outside in library.exports:
        meaning_of(library, outside, x.position)
    libraries.add(library, key)
    return ()


class _Declarations:
    """What a `define-library` declares, sorted."""

    __slots__ = ("body", "imports", "key", "libraries", "library")

    def __init__(self, library: Module, libraries: Libraries, key: str) -> None:
        self.library = library
        self.libraries = libraries
        self.key = key
        self.imports: list[Any] = []  # pairs that hold import sets
        self.body: list[Any] = []

    def read(self, p: Any) -> None:
        """Sort the declarations in list `p`."""
        while p.__class__ is Pair:
            d = p.car
            check_list(d, d)
            word = base_symbol(d.car).name if d.__class__ is Pair and is_identifier(d.car) else ""
            if word == "begin":
                self.body += d.cdr
            elif word == "import":
                cell = d.cdr
                while cell.__class__ is Pair:
                    self.imports.append(cell)
                    cell = cell.cdr
            elif word == "export":
                self.export(d.cdr)
            elif word in ("include", "include-ci"):
                self.body += included(d, self.library, fold=word == "include-ci")
            elif word == "include-library-declarations":
                self.read(included(d, self.library, fold=False))
            elif word == "cond-expand":
                self.read(chosen(d, self.libraries))
            else:
                fail("define-library", "this is no declaration", d.position if d.__class__ is Pair else p.position,
                     "export, import, begin, include and cond-expand are")  # fmt: skip
            p = p.cdr

    def export(self, p: Any) -> None:
        """Note the names that are exported."""
        while p.__class__ is Pair:
            spec = p.car
            parts = list(spec) if spec.__class__ is Pair else [None, spec, spec]
            names = [x for x in parts[1:] if is_identifier(x)]
            word = parts[0]
            if len(names) != 2 or len(parts) != 3 or (word is not None and _name_of(word) != "rename"):
                fail("export", "this is no name", p.position, "(export name (rename name outside))")
            inside, outside = (base_symbol(x).name for x in names)
            if self.library.exports.get(outside, inside) != inside:
                fail("export", f"{outside} is exported twice", p.position)
            self.library.exports[outside] = inside
            p = p.cdr


def _name_of(x: Any) -> str:
    return base_symbol(x).name if is_identifier(x) else ""


# -- cond-expand, include


@special("cond-expand", "(requirement form ...) ...", role="splice")
def part_cond_expand(x: Any, env: Env) -> Any:
    """The forms of the first clause whose requirement this implementation fulfils (R7RS 4.2.1).

    A requirement is the name of a feature, `(library name)`, `else`, or made of
    others by `and`, `or`, `not`.

    (cond-expand ((and r7rs (not gambit)) 'yes) (else 'no))   ;=> yes
    """
    return chosen(x, env.module.libraries)


def chosen(x: Any, libraries: Libraries | None) -> Any:
    """The forms that `x`, a cond-expand, stands for."""
    p = x.cdr
    while p.__class__ is Pair:
        clause = p.car
        check_list(clause, x)
        if clause.__class__ is not Pair:
            fail("cond-expand", "a clause is a list", p.position, "(requirement form ...)")
        if _fulfilled(clause.car, libraries, clause.position):
            return clause.cdr
        p = p.cdr
    return NIL


def _fulfilled(r: Any, libraries: Libraries | None, at: int) -> bool:
    if is_identifier(r):
        name = r.name
        return name == "else" or name in (FEATURES if libraries is None else libraries.features)
    check_list(r, r)
    word = _name_of(r.car) if r.__class__ is Pair else ""
    rest = list(r.cdr) if word else []
    if word == "and":
        return all(_fulfilled(each, libraries, at) for each in rest)
    if word == "or":
        return any(_fulfilled(each, libraries, at) for each in rest)
    if word == "not" and len(rest) == 1:
        return not _fulfilled(rest[0], libraries, at)
    if word == "library" and len(rest) == 1:
        return libraries is not None and libraries.exists(strip(rest[0]))
    return fail("cond-expand", "this is no requirement", at, "r7rs, (library (scheme base)), (and ...), else")


@special("include", "file ...", role="splice")
def part_include(x: Any, env: Env) -> Any:
    """The forms in files, as if they stood here (R7RS 4.1.7).

    The name of a file is relative to the file this stands in. Needs the
    capability `files`.

    (include "no-such-file.scm")   ;!! no-such-file.scm
    """
    return included(x, env.module, fold=False)


@special("include-ci", "file ...", role="splice")
def part_include_ci(x: Any, env: Env) -> Any:
    """As `include`; the files are read as after `#!fold-case` (R7RS 4.1.7).

    (include-ci "no-such-file.scm")   ;!! no-such-file.scm
    """
    return included(x, env.module, fold=True)


def included(x: Any, module: Module, *, fold: bool) -> Any:
    """The forms in the files that `x` names, as a list."""
    from lambit.reader import Reader
    from lambit.source import add_source

    first = last = Pair(NIL, NIL)
    p = x.cdr
    while p.__class__ is Pair:
        if p.car.__class__ is not String:
            fail("include", "the name of a file is a string", p.position, '(include "file.scm")')
        if module.load_text is None:
            fail("include", f"files cannot be read here: {p.car.text}", p.position)
        name, text = module.load_text(p.car.text, p.position)
        source = add_source(name, text)
        reader = Reader(text, source)
        reader.fold = fold
        for form in reader.all():
            position = form.position if form.__class__ is Pair else source.base
            last.cdr = last = Pair(form, NIL, position)
        p = p.cdr
    return first.cdr
