"""The compiler's thread: whatever LLVM does is done here, one thing after another.

Every other thread may be stopped at any moment, by Ctrl-C or by a time limit. In the midst
of a call of LLVM's it would leave the lock of llvmlite closed for ever; here nothing stops it. Who can go on
meanwhile has his work done `in_background`; who cannot waits for what is `done`, and may be
stopped while he waits: the work goes on.
"""

from __future__ import annotations

import atexit
import os
from _queue import Empty, SimpleQueue  # `queue` and `contextlib` take as long as the rest
from _thread import RLock, allocate_lock, get_ident, start_new_thread

from lambit.runtime import yielding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _thread import LockType
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")

PATIENCE = 10.0
"""Seconds that the end of the process waits at most for what is being compiled."""
COMPILING = "compiling"
TURN = 0.02
"""Seconds after which whoever waits can be stopped."""

_queue: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
_working: LockType | None = None
"""Held by the thread that compiles as long as it lives; None if there is none."""
_ended = False  # is the process about to end?
_here = 0  # the thread that is at work
compiling = RLock()
"""Held while something is compiled."""


def in_background(work: Callable[[], object]) -> None:
    """Let the compiler's thread do some work, which raises nothing."""
    import threading  # noqa: F401  LLVM's binding needs it, and takes the thread that loads it for the program's first

    yielding.begin(COMPILING)
    _start()
    _queue.put(work)


def afterwards(work: Callable[[], object]) -> None:
    """Let the compiler's thread do what nobody waits for, when there is one: finalizers may say this at any moment."""
    _queue.put(work)


def done(work: Callable[[], T]) -> T:
    """The value of `work()`, done by the compiler's thread."""
    if _here == get_ident() or _ended:
        return work()
    outcome = _Outcome(work)
    in_background(outcome.find)
    while not outcome.known.acquire(timeout=TURN):
        pass
    return outcome.value()  # type: ignore[no-any-return]


class _Outcome:
    """What comes of some work."""

    __slots__ = ("error", "found", "known", "work")

    def __init__(self, work: Callable[[], Any]) -> None:
        self.work = work
        self.known = allocate_lock()
        self.known.acquire()
        self.found: Any = None
        self.error: BaseException | None = None

    def find(self) -> None:
        try:
            self.found = self.work()
        except BaseException as error:
            self.error = error
        finally:
            self.known.release()

    def value(self) -> Any:
        error, self.error = self.error, None  # its traceback refers to this
        if error is not None:
            try:
                raise error
            finally:
                del error
        return self.found


def is_busy() -> bool:
    """Is something being compiled?"""
    return _here != 0


def abandon() -> None:
    """From now on nobody waits, at the end of the process, for what is being compiled."""
    atexit.unregister(_stop)


def _start() -> None:
    """See that there is a thread."""
    global _working
    if _working is None:
        working = allocate_lock()
        working.acquire()
        start_new_thread(_work, (working, _queue))
        _working = working  # now: one who is stopped on the way may leave a thread too many, but not one too few


def _work(working: LockType, queue: SimpleQueue[Callable[[], object] | None]) -> None:
    global _here, _working
    try:
        while (work := queue.get()) is not None:
            with compiling:  # what it imports is part of it: a child of fork would wait for a module that is half there
                _here = get_ident()
                work()
                _here = 0
                if queue.empty():
                    yielding.end(COMPILING)
            del work  # its site may die while there is nothing to do
    finally:
        if _working is working:  # if it ends by a fault of ours, another one goes on
            _here, _working = 0, None
        working.release()


@atexit.register
def _stop() -> None:
    """Wait for what is being compiled: LLVM must not be at work when the process takes it away."""
    global _ended
    _ended = True
    try:
        while True:
            _queue.get_nowait()
    except Empty:
        pass
    working = _working
    if working is not None:
        _queue.put(None)
        working.acquire(timeout=PATIENCE)


def _after_fork() -> None:
    """The thread is in the parent only."""
    global _working, _queue
    _working, _queue = None, SimpleQueue()
    compiling.release()


# a child must not be born while LLVM is at work: it would find its locks closed for ever
os.register_at_fork(before=compiling.acquire, after_in_parent=compiling.release, after_in_child=_after_fork)
