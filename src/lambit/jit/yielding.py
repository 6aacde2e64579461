"""Work beside the program that keeps it waiting for moments only."""

from __future__ import annotations

import sys

SWITCH = 1e-4
"""Seconds after which one thread lets the other in: with Python's 5 ms, both would wait most of the time."""


class Yielding:
    """While this is entered, by any thread, threads take turns quickly."""

    entered = 0
    before = 0.0

    def __enter__(self) -> None:
        Yielding.entered += 1
        if Yielding.entered == 1:
            Yielding.before = sys.getswitchinterval()
            sys.setswitchinterval(SWITCH)

    def __exit__(self, *failure: object) -> None:
        Yielding.entered -= 1
        if Yielding.entered == 0:
            sys.setswitchinterval(Yielding.before)
