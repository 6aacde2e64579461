"""Work beside the program that keeps it waiting for moments only, and is not kept waiting.

It begins before the thread that does the work: a program that lets another thread in
while Python's own interval holds waits that long to go on. Whoever begins may be stopped at any moment, and
never come to his work: so work has a name, and ends by it, however often it began.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock

SWITCH = 1e-4
"""Seconds after which one thread lets the other in: with Python's 5 ms, both would wait most of the time."""

_lock = allocate_lock()
_begun: set[str] = set()
_before = sys.getswitchinterval()


def begin(work: str) -> None:
    """From now on threads take turns quickly, until all work that began has ended."""
    global _before
    with _lock:
        _begun.add(work)
        now = sys.getswitchinterval()
        if abs(now - SWITCH) > SWITCH / 100:  # as Python rounds it
            _before = now
            sys.setswitchinterval(SWITCH)


def end(work: str) -> None:
    """That work has ended, in whichever thread."""
    with _lock:
        if work in _begun:
            _begun.remove(work)
            if not _begun:
                sys.setswitchinterval(_before)


def _after_fork() -> None:
    """Whatever began goes on in the parent only."""
    global _lock
    _lock = allocate_lock()  # somebody else may have held it
    if _begun:
        sys.setswitchinterval(_before)
    _begun.clear()


os.register_at_fork(after_in_child=_after_fork)
