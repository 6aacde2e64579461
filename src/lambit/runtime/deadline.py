"""A time limit: whoever runs too long is stopped from outside.

`limited(seconds, action)` has the value of `action()`, or raises LimitExceeded. One
thread watches all limits. When a time is over, it has CPython raise `TimeIsOver` in the thread
that runs, again and again until that has come to its end; native loops let CPython do so now and then. A single
long operation of C's is not interrupted, nor is an import: they are stopped when they come back.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock, get_ident, start_new_thread
from os import register_at_fork
from time import monotonic

from lambit.errors import LimitExceeded

from . import driver, yielding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event
    from typing import Any

AGAIN = 0.05
"""Seconds after which a thread that goes on all the same is stopped once more."""
WATCHING = "watching"
DEEP = 500
"""Frames of a thread that are looked at: imports nest no deeper."""
_IMPORT = "<frozen importlib._bootstrap>"


class TimeIsOver(BaseException):
    """Stops what runs; nobody who handles errors handles this."""


class _Limit:
    __slots__ = ("end", "thread")

    def __init__(self, end: float) -> None:
        self.end = end
        self.thread = get_ident()


_limits: list[_Limit] = []  # those in force; the inner ones of a thread behind the outer ones
_lock = allocate_lock()
_wake: Event | None = None


def limited(seconds: float | None, action: Callable[[], Any]) -> Any:
    """The value of `action`, if it takes no more than so many seconds; None: however many."""
    if seconds is None:
        return action()
    with driver.entered():  # another thread's program does not take our time
        mine = _Limit(monotonic() + seconds)
        before = driver.position()
        try:
            try:
                _begin(mine)
                return action()
            finally:
                _end(mine)
        except TimeIsOver:
            late = _end_surely(mine)
            driver.return_to(before)
            if not late:
                raise  # it is an outer limit that is over
        raise LimitExceeded(f"the time limit of {seconds:g} seconds is over", hint="give it more seconds, or less to do") from None


def _begin(mine: _Limit) -> None:
    global _wake
    with _lock:
        _limits.append(mine)
        yielding.begin(WATCHING)  # else who gives up the lock for moments, every few milliseconds, keeps the thread that watches from it
        if _wake is None:
            from threading import Event

            _wake = Event()
            start_new_thread(_watch, (_wake,))
        _wake.set()


def _end(mine: _Limit) -> None:
    """No longer watch this limit, nor those inside it, and call back what was sent for them."""
    with _lock:
        if mine in _limits:
            at = _limits.index(mine)
            _limits[at:] = [x for x in _limits[at:] if x.thread != mine.thread]
        _raise_in(mine.thread, None)
        if not _limits:
            yielding.end(WATCHING)


def _end_surely(mine: _Limit) -> bool:
    """The same, however often one is stopped; was it the time of this limit that was over?"""
    while True:
        try:
            _end(mine)
            return monotonic() >= mine.end
        except TimeIsOver:
            continue


def _watch(wake: Event) -> None:
    """Stop whoever runs longer than he may."""
    while wake is _wake:
        with _lock:
            now = monotonic()
            for each in _limits:
                if each.end <= now and not _imports(each.thread):
                    _raise_in(each.thread, TimeIsOver)
            waits = [max(each.end - now, AGAIN) for each in _limits]
        wake.wait(min(waits, default=None))
        wake.clear()


def _imports(thread: int) -> bool:
    """Is the thread importing a module? A module that is half there would stay so (numpy cannot be imported twice)."""
    frame = sys._current_frames().get(thread)
    for _ in range(DEEP):
        if frame is None:
            return False
        if frame.f_code.co_filename == _IMPORT:
            return True
        frame = frame.f_back
    return False


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have CPython raise `error` in a thread as soon as it can; None: what has not been raised yet, not at all."""
    import ctypes

    stop = ctypes.pythonapi.PyThreadState_SetAsyncExc
    stop.argtypes = [ctypes.c_ulong, ctypes.c_void_p]
    stop(thread, None if error is None else id(error))


def _in_child() -> None:
    """The thread that watches, and the programs of other threads, are in the parent only."""
    global _wake, _lock
    _lock = allocate_lock()
    _wake = None
    _limits.clear()


register_at_fork(after_in_child=_in_child)
