"""Exception handlers and guards on the Python stack.

What they mean is Lisp (`lisp_stdlib/control.lisp`); here is the same for what
happens nearly always. A guard whose frame is on the Python stack, with no
winder between, needs no continuation: what is raised travels to it as a Python
exception, and if no clause holds, travels on. Whenever that is not so (the
guard's frame has been captured, or must be unwound first) the Lisp takes over.

Each function that waits here for a Lisp procedure has an entry in `REIFIERS`,
so that continuations can be captured through it.
"""

from __future__ import annotations

from lambit.data import FALSE, NIL, TRUE, Pair
from lambit.errors import LispError, Raised

from . import context as contexts
from .continuations import (
    CALLERS,
    REIFIERS,
    UNCAPTURED,
    Continuation,
    Frame,
    NativePoint,
    Throw,
    reify,
)
from .dynamic import Dynamic
from .registers import tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any


class Guard(Continuation):
    """A guard: the continuation that gets a thunk and calls it, and as a procedure its handler."""

    def __init__(self, outer: Dynamic) -> None:
        self.frames = UNCAPTURED
        self.dynamic = outer
        self.inner = Dynamic(outer.winders, Pair(self, outer.handlers), outer.parameters)
        self.handle: Any = None  # gives a thunk for the clause that holds, or #f; if `total`, does what it says
        self.total = False

    def __call__(self, *values: Any) -> Any:
        """Handle a condition where it was raised."""
        (condition,) = values
        handle = contexts.current().global_value("%guard-handle")
        return tail_call(handle, (self, self.handle, TRUE if self.total else FALSE, condition))

    def arrival(self, value: Any) -> tuple[Any, tuple[Any, ...]]:
        """What is called when a throw to here, with the thunk `value`, arrives."""
        return value, ()


def awaits(dynamic: Dynamic) -> bool:
    """Is the handler in force a guard whose frame is on the stack, with no winder between?"""
    guard = dynamic.handlers.car
    return (
        guard.__class__ is Guard and guard.frames is UNCAPTURED and guard.dynamic.winders is dynamic.winders
    )


def _renewed(outer: Dynamic) -> Guard:
    """A guard in `outer`; it serves again, as long as no continuation holds it."""
    outer.guarded = guard = Guard(outer)
    return guard


def guard_else(thunk: Any, handle: Any) -> Any:
    """What a `guard` with `else` becomes: `handle` does what the clauses say."""
    context = contexts.running
    outer = context.dynamic
    k: Any = outer.guarded
    if k is None or k.frames is not UNCAPTURED:
        k = _renewed(outer)
    context.dynamic = k.inner
    k.handle = handle
    k.total = True
    over = False  # see `_reify_guard`
    try:
        value = thunk()
        if value is None:
            value = tramp()
    except Throw as thrown:
        clause = _arrived(thrown, k)
        if clause is None:
            raise
        payload = None
    except Exception as error:
        condition = _condition(error, context, k)
        if condition is None:
            raise
        payload = condition.payload
        clause = None
        error.__traceback__ = None
    else:
        context.dynamic = outer
        k.handle = None
        return value
    over = True  # noqa: F841  (and out of `except`: `error` is no cause of what a clause does)
    context.dynamic = outer
    return handle(payload) if clause is None else clause()


def guard(thunk: Any, select: Any) -> Any:
    """What `guard` becomes: `select` gives a thunk for the clause that holds, or #f."""
    context = contexts.running
    outer = context.dynamic
    k: Any = outer.guarded
    if k is None or k.frames is not UNCAPTURED:
        k = _renewed(outer)
    context.dynamic = k.inner
    k.handle = select
    k.total = False
    over = False  # see `_reify_guard`
    below = None
    try:
        value = thunk()
        if value is None:
            value = tramp()
    except Throw as thrown:
        clause = _arrived(thrown, k)
        if clause is None:
            raise
    except Exception as error:
        handled = _condition(error, context, k)
        if handled is None:
            raise
        condition = handled
        failure = error
        below = error.__traceback__.tb_next  # type: ignore[union-attr]
        clause = None
    else:
        context.dynamic = outer
        k.handle = None
        return value
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
            failure.__traceback__, below = below, None
            raise failure
        failure.__traceback__ = below = None
        if k.frames is UNCAPTURED:
            outer.guarded = k
    over = True  # noqa: F841
    context.dynamic = outer
    return clause()


def _arrived(thrown: Throw, k: Guard) -> Any:
    """The clause that `thrown` brings, if it is on its way to guard `k`, here on the stack."""
    if thrown.target is not k or k.frames is not UNCAPTURED:
        return None
    thrown.__traceback__ = None
    return thrown.value


def _condition(error: Exception, context: contexts.Context, k: Guard) -> LispError | None:
    """The condition that `error` is, if guard `k` is the one to handle it."""
    raised, inner = context.dynamic, k.inner
    if raised is not inner and (raised.handlers is not inner.handlers or raised.winders is not inner.winders):
        return None
    if k.frames is not UNCAPTURED:
        return None
    if isinstance(error, Raised):
        return error  # type: ignore[no-any-return]
    if isinstance(error, RecursionError):
        return None
    from .failures import condition_of, recovered

    below = error.__traceback__.tb_next  # type: ignore[union-attr]
    found = recovered(error, below)
    if found is not None:
        error.recovered = found  # type: ignore[attr-defined]  # for the driver, which can resume
        return None
    condition = condition_of(error, below)
    return condition if isinstance(condition, LispError) else None


def with_exception_handler(handler: Any, thunk: Any) -> Any:
    """The value of `thunk`, with `handler` in force."""
    context = contexts.running
    outer = context.dynamic
    context.dynamic = Dynamic(outer.winders, Pair(handler, outer.handlers), outer.parameters)
    value = thunk()
    if value is None:
        value = tramp()
    context.dynamic = outer
    return value


def raise_(condition: Any) -> Any:
    """Give `condition`, any value, to the handler in force, which must not return (R7RS 6.11).

    (guard (c ((symbol? c) (list 'caught c))) (raise 'oops))   ;=> (caught oops)
    (raise 42)                                                 ;!! 42
    """
    context = contexts.running
    dynamic = context.dynamic
    if dynamic.handlers is NIL or awaits(dynamic):
        raise condition.with_traceback(None) if isinstance(condition, LispError) else Raised(condition)
    return tail_call(context.global_value("%raise"), (condition,))


# -- continuations through them


def _leave(value: Any, outer: Dynamic) -> Any:
    contexts.current().dynamic = outer
    return value


def _selected(clause: Any, k: Guard, condition: Any, raised: Dynamic) -> Any:
    """The rest of `guard` after `select`, where its frame is on the heap."""
    if clause is not FALSE:
        raise Throw(k, clause)
    context = contexts.current()
    context.dynamic = Dynamic(raised.winders, k.dynamic.handlers, raised.parameters)
    return tail_call(context.global_value("%raise"), (condition.payload,))


_LEAVE = NativePoint(_leave)
_SELECTED = NativePoint(_selected)


def _reify_handler(values: dict[str, Any], frames: Frame | None, _: object) -> Frame | None:
    return Frame(_LEAVE, (values["outer"],), frames)


def _reify_guard(values: dict[str, Any], frames: Frame | None, driver: object) -> Frame | None:
    if values["over"]:
        return frames  # it waits for its clause only, and `k` may be another guard's by now
    k: Guard = values["k"]
    if k.frames is UNCAPTURED:
        k.frames = frames
        k.driver = driver
    inside = Frame(_LEAVE, (values["outer"],), frames)
    below: TracebackType | None = values.get("below")
    if below is None:
        return inside
    selecting = (k, values["condition"], values["raised"])
    return Frame(_SELECTED, selecting, reify(below, inside, driver))


REIFIERS[guard.__code__] = REIFIERS[guard_else.__code__] = _reify_guard
REIFIERS[with_exception_handler.__code__] = _reify_handler
CALLERS[with_exception_handler.__code__] = ("thunk", 0)
