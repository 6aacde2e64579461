"""Exception handlers on the Python stack, and what all guards share.

What they mean is Lisp (`lisp_stdlib/control.lisp`); here is the same for what
happens nearly always. A guard whose frame is on the Python stack, with no
winder between, needs no continuation: what is raised travels to it as a Python
exception, and if no clause holds, travels on. Whenever that is not so (the
guard's frame has been captured, or must be unwound first) the Lisp takes over.

Each function that waits here for a Lisp procedure has an entry in `REIFIERS`,
so that continuations can be captured through it.
"""

from __future__ import annotations

from lambit.data import NIL, Pair
from lambit.errors import LispError, Raised

from . import context as contexts
from .codes import CALLERS, REIFIERS
from .continuations import UNCAPTURED, Continuation, Frame, NativePoint
from .dynamic import Dynamic
from .registers import R, tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any


class Guard(Continuation):
    """A guard in the dynamic environment `dynamic`; inside, `inner` is in force, where it is the handler."""

    def __init__(self, outer: Dynamic) -> None:
        self.frames = UNCAPTURED
        self.dynamic = outer
        self.inner = Dynamic(outer.winders, Pair(self, outer.handlers), outer.parameters)
        self.inner.guard = self


def awaits(dynamic: Dynamic) -> bool:
    """Is the handler in force a guard whose frame is on the stack, with no winder between?"""
    guard = dynamic.handlers.car
    return (
        isinstance(guard, Guard) and guard.frames is UNCAPTURED and guard.dynamic.winders is dynamic.winders
    )


def condition_for(
    guard: Guard, error: Exception, tb: TracebackType | None, context: contexts.Context
) -> LispError | None:
    """The condition that `error`, with traceback `tb`, is, if `guard` is the one to handle it."""
    raised, inner = context.dynamic, guard.inner
    if isinstance(error, RecursionError):
        # handlers further in have no frames left, or had too little room to handle it
        if guard.frames is not UNCAPTURED:
            return None
        from .failures import too_deep

        exhausted = too_deep(error, tb)
        _leave_winders(inner.winders, context)
        return exhausted
    if raised is not inner and (raised.handlers is not inner.handlers or raised.winders is not inner.winders):
        return None
    if guard.frames is not UNCAPTURED:
        return None
    if isinstance(error, Raised) or (isinstance(error, LispError) and error.position):
        return error
    from .failures import condition_of, recovery

    if recovery(error, tb) is not None:  # the driver goes on with it
        return None
    condition = condition_of(error, tb)
    return condition if isinstance(condition, LispError) else None


def _leave_winders(winders: Any, context: contexts.Context) -> None:
    """Call the `after` thunks of the winders in force up to `winders`: their frames are gone, but not what they mean."""
    raised = context.dynamic
    if raised.winders is not winders:
        from .driver import enter

        enter(context.global_value("%leave-winders"), winders)
        context.dynamic = Dynamic(winders, raised.handlers, raised.parameters)


def with_exception_handler(handler: Any, thunk: Any) -> Any:
    """The value of `thunk`, with `handler` in force."""
    context = contexts.running
    outer = context.dynamic
    context.dynamic = Dynamic(outer.winders, Pair(handler, outer.handlers), outer.parameters)
    left = R.left
    try:
        value = thunk()
        if value is None:
            value = tramp()
    except RecursionError as error:  # above us there may be no frame left to call the handler from
        from .failures import too_deep

        condition = too_deep(error, error.__traceback__)
        _leave_winders(outer.winders, context)
    else:
        context.dynamic = outer
        return value
    context.dynamic = outer
    R.left = left
    return tail_call(context.global_value("%handle"), (handler, condition))


def raise_(condition: Any) -> Any:
    """Give `condition`, any value, to the handler in force, which must not return (R7RS 6.11).

    (guard (c ((symbol? c) (list 'caught c))) (raise 'oops))   ;=> (caught oops)
    (raise 42)                                                 ;!! 42
    """
    context = contexts.running
    dynamic = context.dynamic
    guard = dynamic.guard
    if (guard is not None and guard.frames is UNCAPTURED) or dynamic.handlers is NIL or awaits(dynamic):
        raise condition.with_traceback(None) if isinstance(condition, LispError) else Raised(condition)
    return tail_call(context.global_value("%raise"), (condition,))


def leave(value: Any, outer: Dynamic) -> Any:
    """`value`, with `outer` in force again."""
    contexts.current().dynamic = outer
    return value


LEAVE = NativePoint(leave)


def _reify_handler(values: dict[str, Any], frames: Frame | None, _: object) -> Frame | None:
    return Frame(LEAVE, (values["outer"],), frames)


REIFIERS[id(with_exception_handler.__code__)] = _reify_handler
CALLERS[id(with_exception_handler.__code__)] = ("thunk", 0)
