"""Nodes that only exist between a pass and the code."""

from __future__ import annotations

from lambit.data import from_iterable, symbol
from lambit.syntax.core import Call, Core, Local, Loop, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


GO_ON: Any = object()
"""What stands for the value of native code where there is none: the interpreter is to go on."""


class Fused(Core):
    """The value of a whole loop over an array, by native code; or GO_ON.

    `kind` is "sum" (of what `map` gives), "map", "vector-map", "fold", "fold-left" or "for-each". The `operands`
    are the arrays, the initial value of a fold, and the free variables of the lambda `f`.
    """

    __slots__ = ("arrays", "f", "kind", "operands")

    def __init__(self, kind: str, f: Any, arrays: int, operands: tuple[Core, ...], position: int = 0) -> None:
        self.kind = kind
        self.f = f  # as it was expanded
        self.arrays = arrays  # so many
        self.operands = operands
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return self.operands

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        operands = tuple([f(x) for x in self.operands])
        if all(a is b for a, b in zip(operands, self.operands, strict=True)):
            return self
        return Fused(self.kind, self.f, self.arrays, operands, self.position)

    @property
    def before(self) -> int:
        """How many operands stand before the free variables."""
        return self.arrays + self.kind.startswith("fold")

    @property
    def outside(self) -> tuple[Variable, ...]:
        """The free variables of the lambda."""
        return tuple([each.variable for each in self.operands[self.before :]])  # type: ignore[attr-defined]

    def datum(self, unparser: Any) -> Any:
        """`(fused sum xs.1 ...)`."""
        return from_iterable([symbol("fused"), symbol(self.kind), *[unparser.datum(x) for x in self.operands]])


def within(x: Core) -> bool:
    """Is it a loop that native code around it may contain: one that gives a number?"""
    return x.__class__ is Fused and x.kind in ("sum", "fold", "fold-left")


class Save(Core):
    """The value of `value`, which is also kept in `variable` while later operands are evaluated."""

    __slots__ = ("value", "variable")

    def __init__(self, variable: Variable, value: Core, position: int = 0) -> None:
        self.variable = variable
        self.value = value
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (self.value,)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        value = f(self.value)
        return self if value is self.value else Save(self.variable, value, self.position)

    def datum(self, unparser: Any) -> Any:
        """`(save x.3 e)`."""
        return from_iterable(
            [symbol("save"), unparser.datum(Local(self.variable)), unparser.datum(self.value)]
        )


class Resumed(Core):
    """A loop that is resumed in mid-body: `first` is the rest of that round."""

    __slots__ = ("first", "loop")

    def __init__(self, loop: Loop, first: Core, position: int = 0) -> None:
        self.loop = loop
        self.first = first
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (self.first, self.loop.body)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        first, loop = f(self.first), f(self.loop)
        if first is self.first and loop is self.loop:
            return self
        assert loop.__class__ is Loop
        return Resumed(loop, first, self.position)

    def datum(self, unparser: Any) -> Any:
        """`(resumed e (loop ...))`."""
        return from_iterable([symbol("resumed"), unparser.datum(self.first), unparser.datum(self.loop)])


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

    def children(self) -> tuple[Core, ...]:
        return (self.body, self.caught)

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

    def children(self) -> tuple[Core, ...]:
        return (self.handler,)

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

    def children(self) -> tuple[Core, ...]:
        return (self.clause,)

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


class CallCC(Core):
    """The value of `body`, in which `k` is the continuation of this expression."""

    __slots__ = ("body", "k")

    def __init__(self, k: Variable, body: Core, position: int = 0) -> None:
        self.k = k
        self.body = body
        self.position = position

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What it binds."""
        return (self.k,)

    def children(self) -> tuple[Core, ...]:
        return (self.body,)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        body = f(self.body)
        return self if body is self.body else CallCC(self.k, body, self.position)

    def datum(self, unparser: Any) -> Any:
        """`(call/cc k body)`."""
        return from_iterable([symbol("call/cc"), unparser.datum(Local(self.k)), unparser.datum(self.body)])


class TailCall(Call):
    """A call as it stands in code, where nothing is left to do after it: `original` is the call itself."""

    __slots__ = ()
