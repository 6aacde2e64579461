"""Guards that are compiled: the body and the clauses are part of the procedure around them.

The code is `lambit.codegen.guards`; these are the functions it calls.
"""

from __future__ import annotations

from lambit.errors import Raised

from . import context as contexts
from .codes import transparent
from .continuations import UNCAPTURED, Continuation, Throw
from .dynamic import Dynamic
from .handling import Guard, condition_for
from .registers import R, tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CompiledGuard(Guard):
    """Where it catches is a resume point: a throw to it brings a `Signalled`."""

    def __init__(self, outer: Dynamic) -> None:
        super().__init__(outer)
        self.raised = outer  # the dynamic environment in which it caught something

    def __call__(self, *values: Any) -> Any:
        """Handle a condition where it was raised."""
        (condition,) = values
        return tail_call(contexts.current().global_value("%guard-signal"), (self, condition))


class Signalled:
    """A condition on its way to a compiled guard through a continuation, and the way back."""

    def __init__(self, payload: Any, back: Continuation) -> None:
        self.payload = payload
        self.back = back


def enter_guard() -> CompiledGuard:
    """A guard, which is in force from now on."""
    context = contexts.running
    outer = context.dynamic
    k: CompiledGuard | None = outer.compiled
    if k is None or k.frames is not UNCAPTURED:
        k = outer.compiled = CompiledGuard(outer)
    context.dynamic = k.inner
    return k


def caught(error: BaseException, k: CompiledGuard, left: int) -> Any:
    """What has a `payload`, the condition raised, if `k` is to handle it; else None.

    `left` is what `R.left` was before.
    """
    context = contexts.running
    if error.__class__ is Raised and context.dynamic is k.inner and k.frames is UNCAPTURED:
        condition = error  # as nearly always
    elif isinstance(error, Exception):
        found = condition_for(k, error, error.__traceback__, context)
        if found is None:
            return None
        found.__traceback__ = error.__traceback__
        condition = found
    elif error.__class__ is Throw and error.args[0] is k and k.frames is UNCAPTURED:
        condition = error.args[1]
    else:
        return None
    k.raised = context.dynamic
    context.dynamic = k.dynamic
    R.left = left
    return condition


def caught_all(error: BaseException, k: CompiledGuard, left: int) -> Any:
    """The same where some clause always holds."""
    condition = caught(error, k, left)
    if condition is not None:
        condition.__traceback__ = None
    return condition


def pass_on(failure: Any, k: CompiledGuard) -> Any:
    """Give what `k` has caught, but has no clause for, to the next handler. Never returns."""
    if failure.__class__ is Signalled:
        again = contexts.current().global_value("raise-continuable")
        failure.back(lambda: tail_call(again, (failure.payload,)))
        return tramp()
    raised = k.raised
    contexts.running.dynamic = Dynamic(raised.winders, k.dynamic.handlers, raised.parameters)
    raise failure


transparent(pass_on)
