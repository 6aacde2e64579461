"""define-library: what a library exports, what it imports, its body (R7RS 5.6)."""

from __future__ import annotations

from lambit.data import Pair

from .expand import fail
from .inclusion import chosen, included, name_of
from .libraries import libraries_of, library_key, meaning_of
from .namespace import base_symbol, is_identifier
from .special import special
from .strip import strip
from .toplevel import expand_top
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .libraries import Libraries
    from .namespace import Module


@special("define-library", "name declaration ...", role="top")
def top_define_library(x: Any, module: Module) -> tuple[()]:
    """Define a library: what it exports, what it imports, its body (R7RS 5.6).

    Declarations: `(export name (rename name outside) ...)`, `(import set ...)`,
    `(begin form ...)`, `(include file ...)`, `(include-library-declarations
    file ...)`, `(cond-expand (requirement declaration ...) ...)`.

    The body is evaluated now; if a library that it imports is not there yet,
    when it is first imported.

    (define-library (my stack)
      (export push)
      (import (scheme base))
      (begin (define (push x xs) (cons x xs))))
    (import (my stack))
    (push 1 '(2))   ;=> (1 2)
    """
    libraries = libraries_of(module, "define-library", x.position)
    check_list(x.cdr.cdr, x)
    key = library_key(strip(x.cdr.car), x.cdr.position, "define-library")
    if libraries.own(key, x.position):
        fail("define-library", f"{key} is one of Lambit's own libraries", x.cdr.position, "another name for yours")
    definition = _Definition(libraries, key, x.position)
    definition.read(x.cdr.cdr)
    libraries.defined.pop(key, None)
    if definition.is_complete():
        definition.instantiate()
    else:
        libraries.known.pop(key, None)
        libraries.defined[key] = definition.instantiate
    return ()


class _Definition:
    """What a `define-library` declares, sorted."""

    __slots__ = ("body", "imports", "key", "libraries", "library", "places", "position")

    def __init__(self, libraries: Libraries, key: str, position: int) -> None:
        self.library = libraries.new(key)
        self.libraries = libraries
        self.key = key
        self.position = position
        self.imports: list[Any] = []  # import sets
        self.places: dict[str, int] = {}  # of the names that are exported
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
                self.imports += d.cdr
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
            if len(names) != 2 or len(parts) != 3 or (word is not None and name_of(word) != "rename"):
                fail("export", "this is no name", p.position, "(export name (rename name outside))")
            inside, outside = (base_symbol(x).name for x in names)
            if self.library.exports.get(outside, inside) != inside:
                fail("export", f"{outside} is exported twice", p.position)
            self.library.exports[outside] = inside
            self.places[outside] = spec.position if spec.__class__ is Pair else p.position
            p = p.cdr

    def is_complete(self) -> bool:
        """Are all libraries there that this one imports?"""
        return all(self.libraries.complete(strip(spec)) for spec in self.imports)

    def instantiate(self) -> None:
        """Import, evaluate the body, and let the library be known."""
        library = self.library
        with self.libraries.loading(self.key):
            self.libraries.import_into(library, *self.imports, position=self.position)
            evaluate: Any = library.evaluate
            for form in self.body:
                for core in expand_top(form, library):
                    evaluate(core)
        for outside in library.exports:
            meaning_of(library, outside, self.places[outside])
        self.libraries.add(library, self.key)
