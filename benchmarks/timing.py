"""How long a call takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def timed(f: Callable[..., Any], *data: Any, clock: Callable[[], float] = time.thread_time) -> tuple[float, Any]:
    """The seconds of `f(*data)`, and its value.

    Of this thread's CPU time, which others on the machine disturb least; where threads share the
    work that hides what the others do, and the clock has to be the one on the wall: `time.perf_counter`.
    """
    start = clock()
    value = f(*data)
    return clock() - start, value
