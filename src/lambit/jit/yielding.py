"""Work beside the program that keeps it waiting for moments only.

It begins before the thread that does the work: a program that lets another thread in
while Python's own interval holds waits that long to go on.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock

SWITCH = 1e-4
"""Seconds after which one thread lets the other in: with Python's 5 ms, both would wait most of the time."""

_lock = allocate_lock()
_begun = 0
_before = 0.0


def begin() -> None:
    """From now on threads take turns quickly, until everything that began has ended."""
    global _begun, _before
    with _lock:
        _begun += 1
        if _begun == 1:
            _before = sys.getswitchinterval()
            sys.setswitchinterval(SWITCH)


def end() -> None:
    """What began has ended, in whichever thread."""
    global _begun
    with _lock:
        _begun -= 1
        if _begun == 0:
            sys.setswitchinterval(_before)


def _after_fork() -> None:
    """Whatever began goes on in the parent only."""
    global _lock, _begun
    _lock = allocate_lock()  # somebody else may have held it
    if _begun:
        sys.setswitchinterval(_before)
    _begun = 0


os.register_at_fork(after_in_child=_after_fork)
