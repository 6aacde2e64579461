"""The driver: runs a Lisp procedure to its value, from Python.

`enter` is the only way in. Under it lies the loop that makes continuations
real: it runs the frames that are on the heap when the Python stack has come to
its end, takes captures and throws, and lets errors reach their handlers.
"""

from __future__ import annotations

import sys
from _thread import RLock
from time import perf_counter

from lambit.data import NIL
from lambit.data.arrays import loud, quiet
from lambit.errors import LimitExceeded, LispError

from . import context as contexts
from .codes import CODES, REIFIERS, transparent
from .continuations import (
    UNCAPTURED,
    Capture,
    Continuation,
    ForeignFrame,
    Frame,
    Leaving,
    Throw,
    identity,
    reify,
    throw,
)
from .handling import awaits
from .registers import DIRECT, R, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

DEPTH_LIMIT = 3_400_000  # Python frames; `(+ 1 (f x))` through `map` takes three a level
NESTING_LIMIT = 150  # drivers inside drivers: each takes C stack
_ROOM_INTERVAL = 0.001  # seconds

_lock = RLock()
_depth = 0
_room_given = 0.0


class Driver:
    """One run of the driver: the identity by which continuations know whose stack they are on."""

    __slots__ = ("active", "nested")

    def __init__(self, *, nested: bool) -> None:
        self.active = True
        self.nested = nested  # does Python wait for its value, in the midst of another run?


def enter(f: Any, *args: Any) -> Any:
    """The value of `f` called with `args`, all Lisp values."""
    with _lock:
        if _depth == 0:
            before = sys.getrecursionlimit()
            sys.setrecursionlimit(max(before, DEPTH_LIMIT))
            quiet()
            try:
                return _roomy()(f, args)
            finally:
                loud()
                R.clear()
                sys.setrecursionlimit(before)
        if _depth > NESTING_LIMIT:
            raise LimitExceeded(f"Lisp and Python call each other more than {NESTING_LIMIT} deep")
        return _run(f, args)


def entered() -> RLock:
    """What is held while a Lisp program runs: with it, none runs in another thread."""
    return _lock


def position() -> tuple[Any, ...]:
    """Where the driver is, for `return_to`."""
    return _depth, sys.getrecursionlimit(), contexts.running, contexts.running.dynamic, R.left


def return_to(where: tuple[Any, ...]) -> None:
    """Be where one was, after an exception that may have come at any moment, on the way out too."""
    global _depth
    _depth, limit, context, dynamic, left = where
    sys.setrecursionlimit(limit)
    contexts.switch(context)
    context.dynamic = dynamic
    R.clear()
    R.left = left


def _roomy() -> Callable[[Any, tuple[Any, ...]], Any]:
    """`_run` or `_run_with_room`: that takes 10 us, and so is done once in a millisecond at most."""
    global _room_given
    now = perf_counter()
    if now - _room_given < _ROOM_INTERVAL:
        return _run
    _room_given = now
    return _run_with_room


def _run(f: Any, args: tuple[Any, ...]) -> Any:
    global _depth
    driver = Driver(nested=_depth > 0)
    context = contexts.current()
    dynamic = context.dynamic
    left = R.left
    _depth += 1
    try:
        return _drive(driver, [(f, args)], context)
    finally:
        _depth -= 1
        driver.active = False
        context.dynamic = dynamic
        R.left = left


def _run_with_room(f: Any, args: tuple[Any, ...]) -> Any:
    """Run with room on the Python stack for a few thousand frames.

    Python keeps frames in chunks of 16 KB, asks the system for each, and gives it back as soon as
    nothing is in it: recursion pays for that every 100 frames, and calls at the edge of a chunk each
    time. A frame as large as this one begins a chunk of 1 MB, half of which is for those above it.
    """
    return _run(f, args)


_run_with_room.__code__ = _run_with_room.__code__.replace(co_stacksize=1 << 16)


def _drive(driver: Driver, calls: list[Any], context: contexts.Context) -> Any:
    """Run the call in `calls` (a list, so that popping it leaves no reference to the arguments)."""
    frames: Frame | None = None
    while True:
        R.left = DIRECT
        try:
            if calls:
                value = _start(calls)
            while frames is not None:
                f, live, frames = frames.point.function, frames.values, frames.next
                n = len(live)  # explicit arities: `f(*args)` takes longer, and nests the C stack
                if n == 1:
                    value = f(value, live[0])
                elif n == 2:
                    value = f(value, live[0], live[1])
                elif n == 3:
                    value = f(value, live[0], live[1], live[2])
                else:
                    value = f(value, *live)
                if value is None:
                    value = tramp()
            return value
        except Capture as signal:
            frames = _captured(signal, frames, driver)
            f, args, frames = signal.receive(frames)
            calls.append((f, args))
            signal.__traceback__ = signal.inner = None
        except Leaving as signal:
            target, arriving, left = signal.args
            tb: Any = signal.__traceback__
            frames = reify(tb.tb_next, frames, driver, left)
            del tb
            if target.frames is UNCAPTURED or target.driver is not driver:
                frames = None  # it is for an outer driver to find
                calls.append((throw, (target, arriving)))
            else:
                frames = target.frames
                context.dynamic = target.dynamic
                if target.__class__ is Continuation:
                    value = arriving
                else:
                    calls.append(target.arrival(arriving))
            target = arriving = left = None
        except Throw as thrown:
            target = thrown.target
            if not _reachable(target, driver):
                raise
            frames = target.frames
            context.dynamic = target.dynamic
            calls.append(target.arrival(thrown.value))
            thrown.__traceback__ = None
        except Exception as error:
            frames = _handle(error, frames, driver, calls, context)


def _captured(signal: Capture, frames: Frame | None, driver: Driver) -> Frame | None:
    """The frames of a continuation that is captured."""
    if signal.inner is not None:
        try:
            return reify(_below(signal), frames, driver, inner=signal.inner)
        except ForeignFrame:  # the error comes from beyond a Python function, where no continuation leads back to
            pass
    return reify(_below(signal), frames, driver)


def _start(calls: list[Any]) -> Any:
    f, args = calls.pop()
    value = f(*args)
    return tramp() if value is None else value


def _handle(
    error: Exception, frames: Frame | None, driver: Driver, calls: list[Any], context: contexts.Context
) -> Frame | None:
    """What follows the Python exception `error`: a recovered value, a handler, or the caller."""
    from .failures import condition_of, recovery, refused_call, stack_of

    tb = _below(error)
    if isinstance(error, RecursionError):  # unwound to here, so there is room again
        return _too_deep(error, frames, calls, context)
    found = recovery(error, tb)
    if found is not None:
        frames = reify(tb, frames, driver)
        calls.append((identity, (found,)))
        error.__traceback__ = None
        return frames
    condition = condition_of(error, tb) if tb is not None else refused_call(error)
    dynamic = context.dynamic
    if dynamic.handlers is NIL or awaits(dynamic) or not isinstance(condition, LispError):
        reify_escaping(tb, frames, driver)
        if isinstance(condition, LispError) and not condition.frames:
            condition.frames = stack_of(tb, frames)
        if condition is not error:
            condition.__traceback__ = tb  # with the Lisp frames, for who looks at it from Python
        raise condition from error.__cause__
    frames = reify(tb, frames, driver)
    calls.append((context.global_value("%signal"), (condition.payload,)))
    error.__traceback__ = None
    return frames


def _too_deep(
    error: RecursionError, frames: Frame | None, calls: list[Any], context: contexts.Context
) -> Frame | None:
    """What follows a recursion that was too deep: its frames are not worth keeping, but handlers are asked."""
    from .failures import too_deep

    condition = too_deep(error, _below(error), frames)
    dynamic = context.dynamic
    if dynamic.handlers is NIL or awaits(dynamic):
        raise condition from None
    calls.append((context.global_value("%signal"), (condition,)))
    return frames


def reify_escaping(tb: Any, frames: Frame | None, driver: Driver) -> None:
    """Capture the continuations that outlive an error that nobody handles."""
    at = tb
    while at is not None:
        code = at.tb_frame.f_code
        info = CODES.get(id(code))
        if id(code) in REIFIERS or (info is not None and info.takers(at.tb_lasti)):
            try:
                reify(tb, frames, driver)
            except LispError:
                pass
            return
        at = at.tb_next


def _below(error: BaseException) -> Any:
    """The traceback of `error` below the driver: `_drive` and, at the start, `_start` left out."""
    tb = error.__traceback__
    assert tb is not None
    below = tb.tb_next
    return below.tb_next if below is not None and below.tb_frame.f_code is _START_CODE else below


_START_CODE = _start.__code__
transparent(_start)


def _reachable(target: Continuation, driver: Driver) -> bool:
    """Can this driver go to `target`? If not, an outer one may; its extent may also be over."""
    if not target.captured:
        if _depth > 1:
            return False
        raise LispError("the continuation can no longer be entered: the call that made it is over")
    if target.driver is driver:
        return True
    if target.driver.active:
        return False  # it belongs to a driver further out
    if _depth > 1:
        return False
    if target.driver.nested:
        raise LispError("the continuation can no longer be entered: the Python function that waited for it has returned")
    return True
