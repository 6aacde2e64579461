"""Definitions: what they define, and how. Bodies and the top level do the defining.

A `part` of role "define" gives the identifier and a function from the scope to
the core of the value; of role "values" the identifiers, the one for the rest
or None, and the pair that holds the expression; of role "syntax" the
identifier and what it means from now on.
"""

from __future__ import annotations

from lambit.data import (
    FALSE,
    NIL,
    UNSPECIFIED,
    Keyword,
    Pair,
    Symbol,
    Vector,
    from_iterable,
    symbol,
)

from .bodies import named
from .core import Const, Core
from .expand import expand, fail
from .lambdas import docstring, make_lambda
from .macros import make_keyword, procedural
from .namespace import Alias, Env, Macro, Special, base_symbol, is_identifier
from .special import special

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

Defined = tuple[Symbol, "Callable[[Env], Core]"]


@special("define", "(name . formals) body ...", role="define")
def part_define(x: Any, env: Env) -> Defined:
    """Define a variable, or a procedure (R7RS 5.3.1).

    `(define (name . formals) body ...)` is `(define name (lambda formals body ...))`.

    (define ten 10)
    (define (square x) (* x x))
    (square ten)   ;=> 100
    (define (adder n) "Adds n." (lambda (x) (+ x n)))
    ((adder 3) 4)  ;=> 7
    """
    p = x.cdr
    target = p.car
    if target.__class__ is Pair:
        return procedure(x, target, p.cdr, env, "define")
    if not is_identifier(target):
        fail("define", "no name", p.position, "(define name value) or (define (name parameter ...) body ...)")
    value = p.cdr
    if value is NIL:
        return target, lambda _: Const(UNSPECIFIED, x.position)
    if value.cdr is not NIL:
        fail(
            "define",
            f"{target.name} gets more than one value",
            x.position,
            f"(define ({target.name} parameter ...) body ...) defines a procedure",
        )
    return target, lambda env: named(expand(value.car, env, value.position), target.name)


def procedure(x: Any, target: Any, forms: Any, env: Env, what: str) -> Defined:
    """The definition of a procedure; `((f a) b)` defines one that gives a procedure of b."""
    head, formals = target.car, target.cdr
    while head.__class__ is Pair:
        inner = Pair(formals, forms, x.position)
        lambda_form = Pair(Alias(symbol("lambda"), env.module.base), inner, x.position)
        forms = Pair(lambda_form, NIL, x.position)
        head, formals = head.car, head.cdr
    if not is_identifier(head):
        fail(what, "no name", target.position, f"({what} (name parameter ...) body ...)")
    return head, lambda env: make_lambda(formals, forms, env, x, head.name, what)


@special("define-values", "formals expression", role="values")
def part_define_values(x: Any, env: Env) -> tuple[list[Symbol], Symbol | None, Any]:
    """Define several variables, by the values of one expression (R7RS 5.3.3).

    (define-values (q . r) (floor/ 17 5))
    (list q r)   ;=> (3 (2))
    """
    del env
    p = x.cdr.car
    ids: dict[Symbol, None] = {}
    while p.__class__ is Pair:
        if not is_identifier(p.car):
            fail("define-values", "this is no name", p.position, "(define-values (name ...) expression)")
        if p.car in ids:
            fail("define-values", f"{p.car.name} is defined twice", p.position)
        ids[p.car] = None
        p = p.cdr
    if p is not NIL and (not is_identifier(p) or p in ids):
        fail("define-values", "the names are no list", x.position, "(define-values (name ...) expression)")
    return list(ids), None if p is NIL else p, x.cdr.cdr


@special("define-syntax", "keyword [documentation] transformer", role="syntax")
def part_define_syntax(x: Any, env: Env) -> tuple[Symbol, Macro | Special]:
    """Define a keyword: `syntax-rules` says into what its uses expand (R7RS 5.4).

    A string before the transformer documents the keyword.

    (define-syntax unless2
      "The value of e, unless the test is true."
      (syntax-rules () ((_ test e) (if test #f e))))
    (unless2 (= 1 2) 'fine)   ;=> fine
    """
    i = x.cdr.car
    if not is_identifier(i):
        fail("define-syntax", "no name", x.cdr.position, "(define-syntax name (syntax-rules ...))")
    doc, rest = docstring(x.cdr.cdr)
    if rest.cdr is not NIL:
        fail("define-syntax", "more than one transformer", rest.cdr.position)
    meaning = make_keyword(i, rest.car, env, rest.position)
    if doc is not None and meaning.__class__ is Macro:
        meaning.doc = doc
    return i, meaning


@special("defmacro", "name formals body ...", role="syntax")
def part_defmacro(x: Any, env: Env) -> tuple[Symbol, Macro]:
    """Define a keyword by a procedure: it gets the parts of a use, and gives the form instead.

    Not hygienic: the names in that form mean what they mean where it is used.
    `gensym` makes names that nobody else has.

    (defmacro my-unless (test . body) `(if ,test #f (begin ,@body)))
    (my-unless (= 1 2) 'fine)   ;=> fine
    """
    i = x.cdr.car
    if not is_identifier(i):
        fail("defmacro", "no name", x.cdr.position, "(defmacro name (parameter ...) body ...)")
    transformer = make_lambda(x.cdr.cdr.car, x.cdr.cdr.cdr, env.module, x, i.name, "defmacro")
    return i, procedural(transformer, env, i.name, x.position)


@special("define-record-type", "name constructor predicate field ...", role="splice")
def part_define_record_type(x: Any, env: Env) -> Any:
    """Define a type of records: constructor, predicate, and procedures for the fields (R7RS 5.5).

    A constructor `(make field ...)` takes those fields; a name alone takes all; #f means none.
    A field is `(name accessor)`, `(name accessor modifier)` or `(name)`.

    (define-record-type point (make-point x y) point? (x point-x) (y point-y set-point-y!))
    (define p (make-point 3 4))
    (set-point-y! p 5)
    (list (point? p) (point? 5) (point-x p) (point-y p))   ;=> (#t #f 3 5)
    """
    return _Record(x, env).forms()


class _Record:
    """A `define-record-type`, on its way to ordinary definitions."""

    __slots__ = ("env", "fields", "form", "type")

    def __init__(self, x: Any, env: Env) -> None:
        self.env = env
        self.form = x
        name = x.cdr.car
        self.type = name.car if name.__class__ is Pair else name
        if name.__class__ is Keyword:  # `:point`, as SRFI 9 writes it, is a name too
            self.type = symbol(f":{name.name}")
        if not is_identifier(self.type):
            fail("define-record-type", "no name", x.cdr.position)
        self.fields: dict[Symbol, Symbol] = {}  # identifier -> name of its own

    def form_of(self, *items: Any) -> Any:
        """A form made here."""
        return from_iterable(items, NIL, self.form.position)

    def define(self, name: Symbol, helper: str, *operands: Any) -> Any:
        """`(define name (helper operand ...))`."""
        base = self.env.module.base
        call = self.form_of(Alias(symbol(helper), base), *operands)
        return self.form_of(Alias(symbol("define"), base), name, call)

    def quoted(self, datum: Any) -> Any:
        """`(quote datum)`."""
        return self.form_of(Alias(symbol("quote"), self.env.module.base), datum)

    def forms(self) -> Any:
        """The definitions."""
        p = self.form.cdr.cdr
        specs = self.field_specs(p.cdr.cdr)
        names = Vector(list(self.fields.values()))
        made = [self.define(self.type, "%make-record-type", self.quoted(self.type), self.quoted(names))]
        if p.car is not FALSE:
            made.append(self.constructor(p))
        if p.cdr.car is not FALSE:
            predicate = self.named(p.cdr)
            made.append(self.define(predicate, "%record-predicate", self.type, self.quoted(predicate)))
        for field, accessor, modifier in specs:
            quoted = self.quoted(self.fields[field])
            if accessor is not None:
                made.append(self.define(accessor, "%record-accessor", self.type, quoted, self.quoted(accessor)))
            if modifier is not None:
                made.append(self.define(modifier, "%record-modifier", self.type, quoted, self.quoted(modifier)))
        return self.form_of(*made)

    def named(self, cell: Any) -> Symbol:
        """The name in a pair of the form."""
        if not is_identifier(cell.car):
            fail("define-record-type", "this is no name", cell.position)
        return cell.car  # type: ignore[no-any-return]

    def field_specs(self, p: Any) -> list[tuple[Symbol, Symbol | None, Symbol | None]]:
        """The fields: name, accessor, modifier each."""
        specs: list[tuple[Symbol, Symbol | None, Symbol | None]] = []
        taken: set[Symbol] = set()
        while p.__class__ is Pair:
            spec = p.car
            cells: list[Any] = [p]
            if spec.__class__ is Pair:
                cells = []
                while spec.__class__ is Pair:
                    cells.append(spec)
                    spec = spec.cdr
            if len(cells) > 3 or (cells[0] is not p and spec is not NIL):
                fail("define-record-type", "this is no field", cells[0].position, "(name accessor modifier)")
            field, *rest = map(self.named, cells)
            if field in self.fields:
                fail("define-record-type", f"two fields are called {field.name}", cells[0].position)
            name = base_symbol(field)
            while name in taken:  # two macro-made names that look the same
                name = symbol(name.name + "'")
            taken.add(name)
            self.fields[field] = name
            accessor, modifier = (*rest, None, None)[:2]
            specs.append((field, accessor, modifier))
            p = p.cdr
        return specs

    def constructor(self, p: Any) -> Any:
        """The definition of the constructor in the pair `p`."""
        spec = p.car
        names = list(self.fields.values())
        if spec.__class__ is Pair:
            cell, given = spec.cdr, dict[Symbol, None]()
            while cell.__class__ is Pair:
                name = self.fields.get(self.named(cell))
                if name is None:
                    fail("define-record-type", f"there is no field {cell.car.name}", cell.position)
                if name in given:
                    fail("define-record-type", f"{cell.car.name} stands there twice", cell.position)
                given[name] = None
                cell = cell.cdr
            if cell is not NIL:
                fail("define-record-type", "a dot in the constructor", spec.position, "(make field ...)")
            p, names = spec, list(given)
        constructor = self.named(p)
        fields = self.quoted(Vector(names))
        return self.define(constructor, "%record-constructor", self.type, fields, self.quoted(constructor))
