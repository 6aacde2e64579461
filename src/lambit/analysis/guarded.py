"""Guards as expressions: their body and clauses belong to the procedure around them.

In: what `guard` expands to, a call of `%guard` or `%guard-else` with two
lambdas. Out: a `Guarded`, in which there are no procedures to make or to call.
It stays a call if a test may capture a continuation: the tests are evaluated
before it is settled whether the body is left.
"""

from __future__ import annotations

from lambit.data import FALSE, from_iterable, symbol
from lambit.syntax.core import Call, Const, Core, If, Lambda, Let, Local, Variable, walk

from .suspend import calls_unknown, is_control_builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

MOST_NESTED = 5  # Python refuses more than 20 nested blocks; loops may take 12


class Guarded(Core):
    """The value of `body`; if a condition is raised in it, of `caught`.

    `guard` holds the guard in force while the body is evaluated. A guard that is
    `entered` is one whose body is resumed: it is in force already.
    """

    __slots__ = ("body", "caught", "entered", "guard")

    def __init__(
        self, body: Core, guard: Variable, caught: Caught, position: int = 0, *, entered: bool = False
    ) -> None:
        self.body = body
        self.guard = guard
        self.caught = caught
        self.position = position
        self.entered = entered

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What it binds."""
        return () if self.entered else (self.guard,)

    def children(self) -> Iterator[Core]:
        yield self.body
        yield self.caught

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        body, caught = f(self.body), f(self.caught)
        if body is self.body and caught is self.caught:
            return self
        return Guarded(body, self.guard, caught, self.position, entered=self.entered)  # type: ignore[arg-type]

    def datum(self, unparser: Any) -> Any:
        """`(guarded body caught)`."""
        return from_iterable([symbol("guarded"), unparser.datum(self.body), unparser.datum(self.caught)])


class Caught(Core):
    """The value of `handler`, where `condition` is what was raised; `failure` is how it came here."""

    __slots__ = ("condition", "failure", "handler", "total")

    def __init__(
        self, failure: Variable, condition: Variable, handler: Core, position: int = 0, *, total: bool
    ) -> None:
        self.failure = failure
        self.condition = condition
        self.handler = handler
        self.position = position
        self.total = total  # does some clause always hold?

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What it binds."""
        return (self.failure, self.condition)

    def children(self) -> Iterator[Core]:
        yield self.handler

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        handler = f(self.handler)
        if handler is self.handler:
            return self
        return Caught(self.failure, self.condition, handler, self.position, total=self.total)

    def datum(self, unparser: Any) -> Any:
        """`(caught condition handler)`."""
        condition = unparser.datum(Local(self.condition))
        return from_iterable([symbol("caught"), condition, unparser.datum(self.handler)])


class Chosen(Core):
    """The value of `clause`, which is settled to be the one: `failure` is over."""

    __slots__ = ("clause", "failure")

    def __init__(self, failure: Variable, clause: Core, position: int = 0) -> None:
        self.failure = failure
        self.clause = clause
        self.position = position

    def children(self) -> Iterator[Core]:
        yield self.clause

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        clause = f(self.clause)
        return self if clause is self.clause else Chosen(self.failure, clause, self.position)

    def datum(self, unparser: Any) -> Any:
        """`(chosen clause)`."""
        return from_iterable([symbol("chosen"), unparser.datum(self.clause)])


class PassOn(Core):
    """No clause holds: `failure` goes on to the next handler."""

    __slots__ = ("failure", "guard")

    def __init__(self, failure: Variable, guard: Variable, position: int = 0) -> None:
        self.failure = failure
        self.guard = guard
        self.position = position

    def datum(self, unparser: Any) -> Any:
        """`(pass-on)`."""
        del unparser
        return from_iterable([symbol("pass-on")])


def guarded(x: Core) -> Core:
    """`x` with its guards as expressions."""
    x = x.rebuild(guarded)
    if x.__class__ is not Call or len(x.args) != 2 or not is_control_builtin(x.fn):
        return x
    name = x.fn.binding.primitive  # type: ignore[attr-defined]
    thunk, handler = x.args
    if name not in ("%guard", "%guard-else") or thunk.__class__ is not Lambda or handler.__class__ is not Lambda:
        return x
    if nesting(thunk.body) >= MOST_NESTED:
        return x
    guard, failure, (condition,) = Variable("guard"), Variable("failure"), handler.required
    body: Core | None = handler.body
    if name == "%guard":
        body = _clauses(handler.body, failure, guard)
    if body is None:
        return x
    caught = Caught(failure, condition, body, handler.position, total=name == "%guard-else")
    return Guarded(thunk.body, guard, caught, x.position)


def _clauses(x: Core, failure: Variable, guard: Variable) -> Core | None:
    """What gives a thunk for the clause that holds, as what gives its value; None if that cannot be."""
    kind = x.__class__
    if kind is Lambda:
        return Chosen(failure, x.body, x.position)  # type: ignore[attr-defined]
    if kind is Const and x.value is FALSE:  # type: ignore[attr-defined]
        return PassOn(failure, guard, x.position)
    if kind is If and not _may_leave(x.test):  # type: ignore[attr-defined]
        then = _clauses(x.then, failure, guard)  # type: ignore[attr-defined]
        other = _clauses(x.other, failure, guard)  # type: ignore[attr-defined]
        return None if then is None or other is None else If(x.test, then, other, x.position)  # type: ignore[attr-defined]
    if kind is Let and not any(map(_may_leave, x.inits)):  # type: ignore[attr-defined]
        body = _clauses(x.body, failure, guard)  # type: ignore[attr-defined]
        return None if body is None else Let(x.variables, x.inits, body, x.position)  # type: ignore[attr-defined]
    return None


def _may_leave(test: Core) -> bool:
    """May the evaluation of `test` be left, or does it need a guard of its own?"""
    return calls_unknown(test) or any(node.__class__ is Guarded for node in walk(test))


def nesting(x: Core) -> int:
    """How deep bodies of guards are nested in `x`, outside its lambdas."""
    if x.__class__ is Lambda:
        return 0
    inner = 0
    for e in x.children():
        inner = max(inner, nesting(e))
    return inner + (x.__class__ is Guarded)
