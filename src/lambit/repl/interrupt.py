"""Ctrl-C: stops what runs, and nothing else.

The handler raises KeyboardInterrupt only while something runs that may be
stopped. A second Ctrl-C that arrives while the first one is being reported, or
between two prompts, is dropped: it must not end the session.
"""

from __future__ import annotations

import signal
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


class Interrupts:
    """`with interrupts:` something runs that Ctrl-C stops."""

    __slots__ = ("_before", "armed", "seen")

    def __init__(self) -> None:
        self.armed = False
        self.seen = False  # one has come since `armed` was last set
        self._before: Any = None

    def install(self) -> None:
        """Take the signal over; only a main thread can, others go without."""
        try:
            before = signal.signal(signal.SIGINT, self._handle)
        except ValueError:
            return
        if self._before is None:
            self._before = before

    def restore(self) -> None:
        """Give the signal back."""
        before, self._before = self._before, None
        if before is not None:
            signal.signal(signal.SIGINT, before)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.seen = True
        if self.armed:
            raise KeyboardInterrupt

    def __enter__(self) -> None:
        if self._before is not None:
            self.install()  # the editor sets handlers of its own
        self.seen = False
        self.armed = True

    def __exit__(self, *_: object) -> None:
        self.armed = False
