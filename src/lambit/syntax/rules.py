"""syntax-rules: clauses, checked when they are defined, compiled when they are first tried.

A clause becomes a matcher and a builder (`rules_match.py`, `rules_build.py`)
that talk through a list of registers, one per pattern variable and one per
symbol that the template inserts. A register of a variable that stood in a list
holds the pair it stood in, so that its position goes with it; under an ellipsis
it holds a Python list of those, or the matched list itself where that is the
rest of the form (a *chain*), which the template may then share.
"""

from __future__ import annotations

from lambit.data import NIL, Keyword, Pair, Symbol, Vector, from_iterable
from lambit.errors import FormError
from lambit.source import EXPANSION_SHIFT, EXPANSIONS

from .core import Binding
from .expand import fail
from .macros import ELLIPSIS, UNDERSCORE
from .namespace import Alias, Env, Macro, is_identifier, resolve
from .strip import strip
from .work import CELL, WORK, check_tree, exhausted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn
else:
    Any = object  # `typing` is slow to import

_SHOWN = 4  # patterns shown in a message

# patterns: (list, [element ...], end) (ellipsis, sub, variables, count of the rest, rest, chain?)
#           (var, v) (literal, symbol) (any,) (nil,) (vector, list pattern) (datum, x)
# templates: (list, [(element, position) ...], end) (splice, sub, levels, positions) as an element
#           (var, v) (insert, register) (datum, x) (vector, list template)
Tree = tuple[Any, ...]


class PatternVariable:
    """A variable of a pattern: how many ellipses are over it, and what its register holds."""

    __slots__ = ("cell", "chain", "depth", "name", "register")

    def __init__(self, name: str, depth: int, register: int, *, cell: bool) -> None:
        self.name = name
        self.depth = depth
        self.register = register
        self.cell = cell  # the pair that holds the form, not the form itself
        self.chain = False  # a Lisp list of forms, not a Python list


def make_rules(spec: Any, env: Env, name: str) -> Macro:
    """The macro `name` whose transformer is the form `spec`, `(syntax-rules ...)`."""
    p = spec.cdr
    check_tree(p, spec)
    ellipsis = None
    if is_identifier(p.car) or p.car.__class__ is Keyword:  # `:::` is read as a keyword
        ellipsis = p.car
        p = p.cdr
        if p is NIL:
            fail("syntax-rules", "no list of literals", spec.position, "(syntax-rules () (pattern template) ...)")
    literals: dict[Symbol, None] = {}
    each = p.car
    while each.__class__ is Pair:
        if not is_identifier(each.car) and each.car.__class__ is not Keyword:  # which stands for itself anyway
            fail("syntax-rules", "a literal is not a name", each.position)
        literals[each.car] = None
        each = each.cdr
    if each is not NIL:
        fail("syntax-rules", "no list of literals", p.position, "(syntax-rules () (pattern template) ...)")
    clauses = []
    while p.cdr is not NIL:
        p = p.cdr
        clauses.append(Clause(p, env, ellipsis, literals))
    macro = Macro("syntax-rules", _transformer(clauses, env, name), env, spec.position)
    macro.patterns = [clause.pattern for clause in clauses]
    return macro


def _transformer(clauses: list[Clause], env: Env, name: str) -> Callable[[Any, Env], Any]:
    def transform(x: Any, use: Env) -> Any:
        operands = x.cdr
        for clause in clauses:
            registers: list[Any] = [None] * clause.size
            if (clause.match or clause.compile_match())(operands, use, registers):
                WORK.left -= clause.cells
                if WORK.left < 0:
                    exhausted(x)
                for i in clause.inserted:
                    registers.append(Alias(i, env))
                EXPANSIONS.append((x.position, name))
                base = (len(EXPANSIONS) - 1) << EXPANSION_SHIFT
                try:
                    return (clause.build or clause.compile_build())(registers, base)
                except FormError as error:
                    raise FormError(f"{x.car.name}: {error.message}", position=x.position) from None
        _no_clause(x, clauses)

    return transform


def _no_clause(x: Any, clauses: list[Clause]) -> NoReturn:
    from lambit.printer import write_short

    name = x.car.name
    patterns = [
        write_short(strip(Pair(x.car, clause.pattern.cdr))) for clause in clauses[:_SHOWN]
    ]
    more = " ..." if len(clauses) > _SHOWN else ""
    raise FormError(
        f"{name}: no pattern matches {write_short(strip(x))}",
        position=x.position,
        hint=f"its patterns: {' '.join(patterns)}{more}" if patterns else None,
    )


class Clause:
    """One `(pattern template)`, checked."""

    __slots__ = (
        "build", "cells", "ellipsis", "env", "inserted", "literals", "match", "pattern", "size",
        "template_tree", "tree", "variables",
    )  # fmt: skip

    def __init__(self, p: Any, env: Env, ellipsis: Symbol | Keyword | None, literals: dict[Symbol, None]) -> None:
        c = p.car
        if (
            c.__class__ is not Pair
            or c.cdr.__class__ is not Pair
            or c.cdr.cdr is not NIL
            or c.car.__class__ is not Pair
        ):
            at = c.position if c.__class__ is Pair else p.position
            fail("syntax-rules", "this is no clause", at, "((_ pattern ...) template)")
        if not is_identifier(c.car.car):
            fail("syntax-rules", "a pattern begins with a name", c.car.position, "((_ pattern ...) template)")
        self.env = env
        self.ellipsis = ellipsis
        self.literals = literals
        self.pattern = c.car
        self.variables: dict[Symbol, PatternVariable] = {}
        self.inserted: dict[Symbol, int] = {}  # symbol -> register
        self.tree = self.parse(c.car.cdr, 0, c.car.position)
        self.cells = 0
        self.template_tree = self.parse_template(c.cdr.car, 0, c.cdr.position, dots=True)
        self.cells *= CELL
        self.size = len(self.variables)
        self.match: Callable[[Any, Env, list[Any]], bool] | None = None
        self.build: Callable[[list[Any], int], Any] | None = None

    def compile_match(self) -> Callable[[Any, Env, list[Any]], bool]:
        """The matcher, made now."""
        from .rules_match import matcher

        self.match = matcher(self.tree, self.env)
        return self.match

    def compile_build(self) -> Callable[[list[Any], int], Any]:
        """The builder, made now."""
        from .rules_build import builder

        self.build = builder(self.template_tree)
        return self.build

    def is_ellipsis(self, x: Any) -> bool:
        """Is `x` the ellipsis of these rules?"""
        kind = x.__class__
        if self.ellipsis is not None:
            return x is self.ellipsis and x not in self.literals
        if (kind is not Symbol and kind is not Alias) or x in self.literals:
            return False
        return resolve(x, self.env) is ELLIPSIS

    # -- patterns

    def parse(self, x: Any, depth: int, at: int, *, cell: bool = False) -> Tree:
        """The tree of pattern `x`; `cell`: it stands in a list."""
        kind = x.__class__
        if kind is Pair:
            return self.parse_list(x, depth)
        if kind is Symbol or kind is Alias:
            if x in self.literals:
                return "literal", x
            if self.is_ellipsis(x):
                fail("syntax-rules", f"{x.name} in the wrong place", at, "it follows what is repeated")
            meaning = resolve(x, self.env)
            # the prompt defines a variable `_`; patterns mean the same after that
            if meaning is UNDERSCORE or (x.name == "_" and meaning.__class__ is Binding):
                return ("any",)
            if x in self.variables:
                fail("syntax-rules", f"{x.name} stands twice in the pattern", at)
            variable = PatternVariable(x.name, depth, len(self.variables), cell=cell)
            self.variables[x] = variable
            return "var", variable
        if x is NIL:
            return ("nil",)
        if kind is Vector:
            return "vector", self.parse(from_iterable(x.items, NIL, at), depth, at)
        return "datum", x

    def parse_list(self, x: Any, depth: int) -> Tree:
        """The tree of a pattern that is a list."""
        elements: list[Tree] = []
        at = x.position
        while x.__class__ is Pair:
            if x.cdr.__class__ is Pair and self.is_ellipsis(x.cdr.car):
                return "list", elements, self.parse_ellipsis(x, depth)
            at = x.position
            elements.append(self.parse(x.car, depth, at, cell=True))
            x = x.cdr
        return "list", elements, self.parse(x, depth, at)

    def parse_ellipsis(self, x: Any, depth: int) -> Tree:
        """The tree of `(sub ... rest-of-the-pattern)`."""
        if self.is_ellipsis(x.car):
            fail("syntax-rules", "an ellipsis repeats nothing", x.position, "it follows what is repeated")
        before = len(self.variables)
        sub = self.parse(x.car, depth + 1, x.position, cell=True)
        variables = list(self.variables.values())[before:]
        rest = x.cdr.cdr
        least = 0
        p = rest
        while p.__class__ is Pair:
            if self.is_ellipsis(p.car) or (p.cdr.__class__ is Pair and self.is_ellipsis(p.cdr.car)):
                fail("syntax-rules", "two ellipses in one list of a pattern", p.position)
            least += 1
            p = p.cdr
        chain = sub[0] == "var" and rest is NIL
        if chain:
            sub[1].chain = True
        return "ellipsis", sub, variables, least, self.parse(rest, depth, x.position), chain

    # -- templates

    def parse_template(self, x: Any, depth: int, at: int, *, dots: bool) -> Tree:
        """The tree of template `x`, under `depth` ellipses; `dots`: ellipses mean something in it."""
        kind = x.__class__
        if kind is Pair:
            return self.parse_template_list(x, depth, dots=dots)
        if kind is Symbol or kind is Alias:
            variable = self.variables.get(x)
            if variable is not None:
                if variable.depth > depth:
                    fail("syntax-rules", f"{x.name} needs an ellipsis after it, as in the pattern", at)
                return "var", variable
            if dots and self.is_ellipsis(x):
                fail("syntax-rules", f"{x.name} in the wrong place in the template", at, f"({x.name} {x.name}) inserts it")
            register = self.inserted.get(x)
            if register is None:
                register = self.inserted[x] = len(self.variables) + len(self.inserted)
            return "insert", register
        if kind is Vector:
            tree = self.parse_template(from_iterable(x.items, NIL, at), depth, at, dots=dots)
            return "vector", tree
        return "datum", x

    def parse_template_list(self, x: Any, depth: int, *, dots: bool) -> Tree:
        """The tree of a template that is a list."""
        elements: list[tuple[Tree, int]] = []
        at = x.position
        whole = x
        while x.__class__ is Pair:
            if dots and self.is_ellipsis(x.car):
                if x.cdr.__class__ is not Pair or x.cdr.cdr is not NIL or x is not whole:
                    fail("syntax-rules", "an ellipsis repeats nothing", x.position, "it follows what is repeated")
                return self.parse_template(x.cdr.car, depth, x.cdr.position, dots=False)
            at = x.position
            levels = 0
            rest = x.cdr
            while dots and rest.__class__ is Pair and self.is_ellipsis(rest.car):
                levels += 1
                rest = rest.cdr
            cells, self.cells = self.cells, 1
            sub = self.parse_template(x.car, depth + levels, at, dots=dots)
            if levels:
                sub = ("splice", sub, self.drivers(sub, depth, levels, at), self.cells * CELL)
                self.cells = cells
            else:
                self.cells += cells
            elements.append((sub, at))
            x = rest
        return "list", elements, self.parse_template(x, depth, at, dots=dots)

    def drivers(
        self, sub: Tree, depth: int, levels: int, at: int
    ) -> list[list[tuple[PatternVariable, bool]]]:
        """For each level of ellipses over `sub`, outermost first: the variables it goes through, and is that a chain?"""
        variables = list(dict.fromkeys(_variables_in(sub)))
        found = []
        for level in range(depth, depth + levels):
            driving = [(v, v.chain and v.depth == level + 1) for v in variables if v.depth > level]
            if not driving:
                fail("syntax-rules", "an ellipsis after something that the pattern does not repeat", at)
            found.append(driving)
        return found


def _variables_in(t: Tree) -> list[PatternVariable]:
    kind = t[0]
    if kind == "var":
        return [t[1]]
    if kind == "list":
        inner = [v for element, _ in t[1] for v in _variables_in(element)]
        return inner + _variables_in(t[2])
    return _variables_in(t[1]) if kind in ("vector", "splice") else []
