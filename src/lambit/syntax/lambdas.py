"""Procedures: lambda lists and what they become.

Besides R7RS's lists, `&optional`, `&key` and `&rest` may follow the required
names. A missing optional argument arrives as `ABSENT`, and the body begins by
putting its default in its place. Keyword arguments arrive in a rest list, which
`%keyword-arguments` takes apart.
"""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, NIL, Pair, String, Symbol, Vector, keyword, symbol

from .bodies import expand_body
from .core import Const, Core, If, Lambda, Let, Local, Variable
from .expand import expand, fail, helper_call
from .namespace import Alias, Env, base_symbol, is_identifier
from .work import check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONAL, KEY, REST, BODY = map(symbol, ("&optional", "&key", "&rest", "&body"))
MARKERS = frozenset((OPTIONAL, KEY, REST, BODY))


def make_lambda(formals: Any, forms: Any, env: Env, x: Any, name: str, what: str = "lambda") -> Lambda:
    """The procedure `name` with lambda list `formals` and body `forms`, written in `x`, a `what`."""
    scope: dict[Symbol, Any] = {}
    required = []
    p = formals
    while p.__class__ is Pair:
        i = p.car
        kind = i.__class__
        if i in MARKERS or (kind is not Symbol and (kind is not Alias or base_symbol(i) in MARKERS)):
            return _Parameters(formals, x, what).make(forms, env, name)
        if i in scope:
            fail(what, f"two parameters are called {i.name}", p.position)
        variable = scope[i] = Variable(i.name)
        required.append(variable)
        p = p.cdr
    rest = None
    if p is not NIL:
        if not is_identifier(p):
            fail(what, "a parameter is not a name", x.position, "(name ...) or (name ... . rest)")
        if p in scope:
            fail(what, f"two parameters are called {p.name}", x.position)
        rest = scope[p] = Variable(p.name)
    doc, forms = docstring(forms)
    body = expand_body(forms, Env(scope, env) if scope else env, x, what)
    return Lambda(tuple(required), (), rest, body, name, x.position, doc)


def docstring(forms: Any) -> tuple[str | None, Any]:
    """The documentation at the head of a body, and the body without it."""
    if forms.__class__ is Pair and forms.car.__class__ is String and forms.cdr.__class__ is Pair:
        return forms.car.text, forms.cdr
    return None, forms


class _Parameters:
    """A lambda list with `&optional`, `&key` or `&rest`."""

    __slots__ = ("form", "keys", "optional", "required", "rest", "signature", "what")

    def __init__(self, formals: Any, x: Any, what: str) -> None:
        from lambit.printer import write

        from .strip import strip

        self.form = x
        self.what = what
        self.required: list[Symbol] = []
        self.optional: list[tuple[Symbol, Any, Symbol | None]] = []  # name, cell of default, given?
        self.keys: list[tuple[Symbol, Any, Symbol | None]] = []
        self.rest: Symbol | None = None
        self.parse(formals)
        self.signature = write(strip(formals))

    def parse(self, p: Any) -> None:
        """Sort the parameters."""
        part: Symbol | None = None
        seen: set[Symbol] = set()
        while p.__class__ is Pair:
            i, at = p.car, p.position
            base = base_symbol(i) if is_identifier(i) else None
            if base is not None and base in MARKERS:
                marker = REST if base is BODY else base
                if marker in seen or (seen and marker is OPTIONAL):
                    fail(self.what, f"{base.name} in the wrong place", at, "&optional, then &rest, then &key")
                if marker is REST and (p.cdr.__class__ is not Pair or base_marker(p.cdr.car)):
                    fail(self.what, f"no name after {base.name}", at)
                seen.add(marker)
                part = marker
            elif part is REST:
                if self.rest is not None:
                    fail(self.what, "more than one name after &rest", at)
                self.rest = self.name(i, at)
            elif part is None:
                self.required.append(self.name(i, at))
            else:
                (self.optional if part is OPTIONAL else self.keys).append(self.with_default(i, at))
            p = p.cdr
        if p is not NIL:
            if self.rest is not None or self.keys:
                fail(self.what, "a dot after &rest or &key", self.form.position)
            self.rest = self.name(p, self.form.position)
        self.no_duplicates()

    def name(self, i: Any, at: int) -> Symbol:
        """`i`, a parameter's name."""
        if not is_identifier(i):
            fail(self.what, "a parameter is not a name", at, "(name default) stands after &optional or &key")
        return i  # type: ignore[no-any-return]

    def with_default(self, i: Any, at: int) -> tuple[Symbol, Any, Symbol | None]:
        """A parameter `name`, `(name default)` or `(name default given?)`."""
        if i.__class__ is not Pair:
            return self.name(i, at), None, None
        check_list(i, self.form)
        parts = list(i)
        if len(parts) > 3:
            fail(self.what, "a parameter has too many parts", at, "(name default given?)")
        given = self.name(parts[2], at) if len(parts) == 3 else None
        return self.name(parts[0], at), i.cdr if len(parts) > 1 else None, given

    def no_duplicates(self) -> None:
        """Complain if two parameters have one name."""
        names = [*self.required, *([] if self.rest is None else [self.rest])]
        for i, _, given in (*self.optional, *self.keys):
            names += [i] if given is None else [i, given]
        seen: set[Symbol] = set()
        for i in names:
            if i in seen:
                fail(self.what, f"two parameters are called {i.name}", self.form.position)
            seen.add(i)

    def make(self, forms: Any, env: Env, name: str) -> Lambda:
        """The procedure."""
        at = self.form.position
        doc, forms = docstring(forms)
        scope: dict[Symbol, Any] = {i: Variable(i.name) for i in self.required}
        required = tuple(scope.values())
        inner = Env(scope, env)
        optional = tuple(Variable(i.name) for i, _, _ in self.optional)
        lets: list[tuple[Variable, Core]] = []
        rest = None
        if self.keys:
            rest = Variable("keywords" if self.rest is None else self.rest.name)
            self.parse_keys(optional, rest, inner, lets, name)
        else:
            for raw, (i, cell, given) in zip(optional, self.optional, strict=True):
                self.default(Local(raw, at), i, cell, given, inner, lets)
            if self.rest is not None:
                rest = scope[self.rest] = Variable(self.rest.name)
        body = expand_body(forms, inner, self.form, self.what)
        for variable, core in reversed(lets):
            body = Let((variable,), (core,), body, at)
        return Lambda(required, optional, rest, body, name, at, doc, self.signature)

    def default(
        self, raw: Core, i: Symbol, cell: Any, given: Symbol | None, env: Env,
        lets: list[tuple[Variable, Core]],
    ) -> None:  # fmt: skip
        """Bind `i` to the argument `raw`, or to its default if that is absent."""
        at = self.form.position
        absent = helper_call(env, "eq?", (raw, Const(ABSENT, at)), at)
        default = Const(FALSE, at) if cell is None else expand(cell.car, env, cell.position)
        variable = Variable(i.name)
        lets.append((variable, If(absent, default, raw, at)))
        env.vars[i] = variable
        if given is not None:
            env.vars[given] = flag = Variable(given.name)
            lets.append((flag, helper_call(env, "not", (absent,), at)))

    def parse_keys(
        self, optional: tuple[Variable, ...], rest: Variable, env: Env, lets: list[tuple[Variable, Core]], name: str
    ) -> None:
        """Bind the keyword parameters to what is in the list `rest`, and the optional ones.

        `(%keyword-arguments 'name rest '#(:key ...) keep optional ...)` gives a vector of the
        values (ABSENT where none was given), then the arguments before the
        first keyword (unless `keep`, there must be none), then the optional arguments: where
        the first keyword was given in the place of one, this one and those after it are absent.
        """
        at = self.form.position
        keys = Vector([keyword(i.name) for i, _, _ in self.keys])
        parsed = Variable("keywords")
        keep = Const(FALSE if self.rest is None else symbol("keep"), at)
        call = (
            Const(symbol(name or "lambda"), at), Local(rest, at), Const(keys, at), keep, *(Local(v, at) for v in optional)
        )  # fmt: skip
        lets.append((parsed, helper_call(env, "%keyword-arguments", call, at)))

        def nth(k: int) -> Core:
            return helper_call(env, "vector-ref", (Local(parsed, at), Const(k, at)), at)

        def bind(k: int, i: Symbol, cell: Any, given: Symbol | None) -> None:
            raw = Variable(i.name)
            lets.append((raw, nth(k)))
            self.default(Local(raw, at), i, cell, given, env, lets)

        for k, parameter in enumerate(self.optional, len(self.keys) + 1):
            bind(k, *parameter)
        if self.rest is not None:
            variable = env.vars[self.rest] = Variable(self.rest.name)
            lets.append((variable, nth(len(self.keys))))
        for k, parameter in enumerate(self.keys):
            bind(k, *parameter)


def base_marker(i: Any) -> bool:
    """Is `i` one of the markers?"""
    return is_identifier(i) and base_symbol(i) in MARKERS
