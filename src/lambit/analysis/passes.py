"""The passes, in order."""

from __future__ import annotations

from .boxes import boxes
from .callcc import callcc
from .direct import direct
from .guarded import guarded
from .inline import inline
from .letrec import letrec
from .loops import loops
from .naturals import naturals
from .order import order
from .spread import spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from lambit.syntax.core import Core

PASSES: tuple[Callable[[Core], Core], ...] = (
    inline,  # library procedures that are given a lambda: their loop, with its body inside
    direct,  # calls of a lambda are lets; chains of arithmetic are binary
    guarded,  # guards are expressions of the procedure they stand in
    letrec,  # recursive definitions: procedures that know each other, in order of need
    spread,  # vectors that `define-values` makes are variables
    loops,  # a procedure that is only tail-called by itself is a loop
    callcc,  # call/cc of a lambda is an expression, too
    naturals,  # which loop variables are never negative
    boxes,  # which variables need a place of their own
    order,  # operands are saved where evaluation may be left and resumed
)

checking = False  # the tests turn it on


def simplify(x: Core) -> Core:
    """`x` after all passes."""
    for one in PASSES:
        x = one(x)
        if checking:
            from .verify import verify

            verify(x, one.__name__)
    return x


def stages(x: Core) -> Iterator[tuple[str, Any]]:
    """`x` after each pass: (name of the pass, core)."""
    for one in PASSES:
        x = one(x)
        yield one.__name__, x
