"""C, the control: what is left to do, a linked list of frames that never change.

Each frame waits for a value. It shows itself as the expression it belongs to,
with `[]` where the value will go: `(+ 1 [])`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lambit.syntax.core import Call, Const, Define, Global, If, Let, Local, Seq, Set
from lambit.syntax.unparse import unparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .store import Store

HOLE = "[]"


class Test(NamedTuple):
    """The value decides which branch comes next."""

    x: If
    s: Store
    next: Control

    def __repr__(self) -> str:
        return f"(if {HOLE} {unparse(self.x.then)} {unparse(self.x.other)})"


class Assign(NamedTuple):
    """The value is that of a variable from now on."""

    x: Set | Define
    s: Store
    next: Control

    def __repr__(self) -> str:
        if isinstance(self.x, Define):
            return f"(define {self.x.binding.name} {HOLE})"
        return f"(set! {self.x.target.name} {HOLE})"


class Next(NamedTuple):
    """The value is dropped; expression number `i` of a sequence comes next."""

    x: Seq
    i: int
    s: Store
    next: Control

    def __repr__(self) -> str:
        return " ".join(["(begin", HOLE, *map(unparse, self.x.items[self.i :])]) + ")"


class Evlis(NamedTuple):
    """The value is the next operand of a call (the first: the procedure) or of a `let`."""

    x: Call | Let
    done: tuple[Any, ...]
    s: Store
    next: Control

    def __repr__(self) -> str:
        values = [unparse(Const(v)) for v in self.done]
        if isinstance(self.x, Call):
            if values and isinstance(self.x.fn, (Global, Local)):
                values[0] = unparse(self.x.fn)  # a procedure's name tells more than itself
            rest = (self.x.fn, *self.x.args)[len(values) + 1 :]
            return f"({' '.join([*values, HOLE, *map(unparse, rest)])})"
        shown = [*values, HOLE, *map(unparse, self.x.inits[len(values) + 1 :])]
        bound = " ".join(f"({v.name} {e})" for v, e in zip(self.x.variables, shown, strict=True))
        return f"(let ({bound}) {unparse(self.x.body)})"


class Done(NamedTuple):
    """The value is the machine's."""

    def __repr__(self) -> str:
        return HOLE


Control = Test | Assign | Next | Evlis | Done
HALT = Done()


def frames(c: Control) -> Iterator[Control]:
    """The frames of `c`, the one that waits for the next value first."""
    while not isinstance(c, Done):
        yield c
        c = c.next
