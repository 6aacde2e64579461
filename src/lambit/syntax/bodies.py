"""Bodies: internal definitions and expressions, to one `Letrec`.

A body is scanned first: macros at the head of its forms are expanded until it
is known which names it defines; only then are the right sides expanded, all in
the scope of all definitions. Definitions and expressions may be mixed; they
are evaluated in order, as by `letrec*`.
"""

from __future__ import annotations

from lambit.data import NIL, Pair, Symbol
from lambit.errors import FormError

from .core import Const, Core, Lambda, Letrec, Local, Seq, Variable
from .expand import check_shape, expand, fail, helper_call, use_macro
from .namespace import Alias, Env, Macro, Special, is_identifier, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# what a body consists of: a variable (None: an expression), and how to get the core
Item = tuple[Variable | None, "Callable[[Env], Core]"]


def expand_body(forms: Any, env: Env, x: Any, name: str) -> Core:
    """The core of the body `forms` of `x`, a use of the special form `name`."""
    if forms.__class__ is not Pair:
        fail(name, "the body has no expression", x.position)
    if forms.cdr is NIL:
        y = forms.car
        head: Any = y.car if y.__class__ is Pair else None
        if not is_identifier(head):
            return expand(y, env, forms.position)
        meaning = resolve(head, env)
        kind = meaning.__class__
        if kind is not Macro and (kind is not Special or not meaning.role):
            return expand(y, env)
    return _Body(env, x, name).expand(forms)


class _Body:
    """A body while it is scanned."""

    __slots__ = ("env", "form", "items", "keywords", "last", "name", "scope")

    def __init__(self, env: Env, form: Any, name: str) -> None:
        self.env = env
        self.scope = env  # one of its own from the first definition on
        self.form = form
        self.name = name
        self.items: list[Item] = []
        self.last = 0  # how many items there are up to the last definition
        self.keywords: set[Symbol] = set()  # identifiers used as such so far

    def expand(self, forms: Any) -> Core:
        self.scan(forms)
        items, last, scope = self.items, self.last, self.scope
        position = self.form.position
        if last == len(items):
            fail(
                self.name,
                "the body ends with a definition" if items or scope is not self.env
                else "the body has no expression",
                position,
                "its last form is an expression, whose value it has",
            )  # fmt: skip
        variables = []
        inits = []
        for variable, init in items[:last]:
            variables.append(Variable("_") if variable is None else variable)
            inits.append(init(scope))
        tail = [init(scope) for _, init in items[last:]]
        body = tail[0] if len(tail) == 1 else Seq(tuple(tail), position)
        return Letrec(tuple(variables), tuple(inits), body, position) if inits else body

    def scan(self, forms: Any) -> None:
        """Find out what the body defines."""
        todo = [forms]
        while todo:
            p = todo.pop()
            if p.__class__ is not Pair:
                continue
            if p.cdr is not NIL:
                todo.append(p.cdr)
            x, at = p.car, p.position
            while True:
                head = x.car if x.__class__ is Pair else None
                if head.__class__ is not Symbol and head.__class__ is not Alias:
                    break
                meaning = resolve(head, self.scope)
                kind = meaning.__class__
                if kind is Macro:
                    self.keywords.add(head)
                    at = x.position
                    x = use_macro(meaning, x, self.scope)
                    continue
                if kind is Special:
                    self.keywords.add(head)
                    if meaning.role and meaning.role != "top":
                        check_shape(meaning, x)
                        if meaning.role == "splice":
                            todo.append(meaning.part(x, self.scope))
                        else:
                            self.definition(meaning, x)
                        x = NIL
                break
            if x is not NIL:
                self.items.append((None, _expression(x, at)))
            elif p.car is NIL:
                expand(p.car, self.env, at)  # () is no expression

    def definition(self, special: Special, x: Any) -> None:
        """The definition `x` in the body."""
        if self.scope is self.env:
            self.scope = Env({}, self.env)
        assert special.part is not None
        if special.role == "syntax":
            i, meaning = special.part(x, self.scope)
            self.declare(i, x)
            self.scope.vars[i] = meaning
            return
        if special.role == "values":
            self.several(x, *special.part(x, self.scope))
        else:
            i, init = special.part(x, self.scope)
            self.items.append((self.variable(i, x), init))
        self.last = len(self.items)

    def several(self, x: Any, ids: list[Symbol], rest: Symbol | None, cell: Any) -> None:
        """`(define-values (i ... . rest) expression)`, whose expression is in `cell`."""
        all_ids = ids if rest is None else [*ids, rest]
        variables = [self.variable(i, x) for i in all_ids]
        values = Variable("values")
        self.items.append((values, lambda env: values_as_vector(ids, rest, cell, env, x.position)))
        for k, each in enumerate(variables):
            self.items.append((each, _nth(values, k, x.position)))

    def variable(self, i: Symbol, x: Any) -> Variable:
        """The variable for the new name `i`."""
        self.declare(i, x)
        variable = self.scope.vars[i] = Variable(i.name)
        return variable

    def declare(self, i: Symbol, x: Any) -> None:
        """Complain if `i` must not be defined here."""
        if i in self.scope.vars:
            raise FormError(f"duplicate definition of {i.name} in one body", position=x.position)
        if i in self.keywords:
            raise FormError(
                f"{i.name} is defined after it was used as a keyword in the same body",
                position=x.position,
                hint="move the definition to the beginning of the body",
            )


def _expression(x: Any, at: int) -> Callable[[Env], Core]:
    return lambda env: expand(x, env, at)


def _nth(values: Variable, k: int, position: int) -> Callable[[Env], Core]:
    return lambda env: helper_call(
        env, "vector-ref", (Local(values, position), Const(k, position)), position
    )


def values_as_vector(
    ids: list[Symbol], rest: Symbol | None, cell: Any, env: Env, position: int
) -> Core:
    """The values of the expression in `cell`, as a vector with one element per name."""
    producer = Lambda((), (), None, expand(cell.car, env, cell.position), "", position)
    required = tuple(Variable(i.name) for i in ids)
    last = None if rest is None else Variable(rest.name)
    received = (*required, last) if last is not None else required
    vector = helper_call(env, "vector", tuple(Local(v, position) for v in received), position)
    consumer = Lambda(required, (), last, vector, "define-values", position)
    return helper_call(env, "call-with-values", (producer, consumer), position)


def named(core: Core, name: str) -> Core:
    """`core`; if it is a new procedure without a name, it is called `name` from now on."""
    if core.__class__ is Lambda and not core.name:
        core.name = name
    return core
