"""Guards that call: the body and the clauses are procedures.

So are those guards that the compiler cannot make part of the procedure around
them (`lambit.analysis.guarded`); for the others see `compiled_guards`.
"""

from __future__ import annotations

from lambit.data import FALSE

from . import context as contexts
from .codes import REIFIERS, transparent
from .continuations import UNCAPTURED, Frame, NativePoint, Throw, reify
from .dynamic import Dynamic
from .handling import LEAVE, Guard, condition_for
from .registers import R, tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CallingGuard(Guard):
    """The continuation that gets a thunk and calls it."""

    def __init__(self, outer: Dynamic) -> None:
        super().__init__(outer)
        self.select: Any = None  # gives a thunk for the clause that holds, or #f

    def __call__(self, *values: Any) -> Any:
        """Handle a condition where it was raised."""
        (condition,) = values
        handle = contexts.current().global_value("%guard-handle")
        return tail_call(handle, (self, self.select, condition))

    def arrival(self, value: Any) -> tuple[Any, tuple[Any, ...]]:
        """What is called when a throw to here, with the thunk `value`, arrives."""
        return value, ()


def _renewed(outer: Dynamic) -> CallingGuard:
    """A guard in `outer`; it serves again, as long as no continuation holds it."""
    outer.guarded = guard = CallingGuard(outer)
    return guard


def guard_else(thunk: Any, handle: Any) -> Any:
    """What a `guard` with `else` becomes: `handle` does what the clauses say."""
    return guard(thunk, lambda condition: lambda: tail_call(handle, (condition,)))


def guard(thunk: Any, select: Any) -> Any:
    """What `guard` becomes: `select` gives a thunk for the clause that holds, or #f."""
    context = contexts.running
    outer = context.dynamic
    k: Any = outer.guarded
    if k is None or k.frames is not UNCAPTURED:
        k = _renewed(outer)
    context.dynamic = k.inner
    k.select = select
    over = False  # see `_reify_guard`
    below: Any = _BODY
    left = R.left
    try:
        value = thunk()
        if value is None:
            value = tramp()
    except Throw as thrown:
        clause = _arrived(thrown, k)
        if clause is None:
            raise
    except Exception as error:
        handled = condition_for(k, error, _below(error), context)
        if handled is None:
            raise
        condition = handled
        failure, below = error, _below(error)
        clause = None
    else:
        context.dynamic = outer
        k.select = None
        return value
    R.left = left
    if clause is None:
        # The clauses are asked in the dynamic environment of the guard, but before anything
        # is unwound for good: `below` is where the condition was raised.
        raised = context.dynamic
        context.dynamic = outer
        outer.guarded = None  # a guard in a clause is another one
        clause = select(condition.payload)
        if clause is None:
            clause = tramp()
        if clause is FALSE:
            context.dynamic = Dynamic(raised.winders, outer.handlers, raised.parameters)
            failure.__traceback__, below = below, _BODY
            raise failure
        failure.__traceback__, below = None, _BODY
        if k.frames is UNCAPTURED:
            outer.guarded = k
    over = True  # noqa: F841
    context.dynamic = outer
    return clause()


def _arrived(thrown: Throw, k: CallingGuard) -> Any:
    """The clause that `thrown` brings, if it is on its way to guard `k`, here on the stack."""
    if thrown.target is not k or k.frames is not UNCAPTURED:
        return None
    thrown.__traceback__ = None
    return thrown.value


def _below(error: Exception) -> Any:
    """The traceback of `error` below the frame that has caught it, if it has not been forgotten."""
    tb = error.__traceback__
    return None if tb is None else tb.tb_next


_BODY = object()  # in place of a traceback, while the body of the guard is evaluated


# -- continuations through them


def _selected(clause: Any, k: CallingGuard, condition: Any, raised: Dynamic) -> Any:
    """The rest of `guard` after `select`, where its frame is on the heap."""
    if clause is not FALSE:
        raise Throw(k, clause)
    context = contexts.current()
    context.dynamic = Dynamic(raised.winders, k.dynamic.handlers, raised.parameters)
    return tail_call(context.global_value("%raise"), (condition.payload,))


_SELECTED = NativePoint(_selected)


def _reify_guard(values: dict[str, Any], frames: Frame | None, driver: object) -> Frame | None:
    if values["over"]:
        return frames  # it waits for its clause only, and `k` may be another guard's by now
    k: CallingGuard = values["k"]
    if k.frames is UNCAPTURED:
        k.frames = frames
        k.driver = driver
    inside = Frame(LEAVE, (values["outer"],), frames)
    below = values.get("below", _BODY)
    if below is _BODY:
        return inside
    selecting = (k, values["condition"], values["raised"])
    return Frame(_SELECTED, selecting, reify(below, inside, driver))


REIFIERS[id(guard.__code__)] = _reify_guard
transparent(guard_else)
