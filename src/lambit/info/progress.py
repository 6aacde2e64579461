"""Progress: long work tells how far it is, and whoever runs it decides whether to show that.

    for i in steps(1000, "permutations"):
        ...

`steps` costs next to nothing if nobody watches. The work is interrupted between two
steps by any exception that the watcher raises, and by Ctrl-C as all Python code is.
`with watched(Bar(sys.stderr)):` shows the steps of what runs inside on a terminal.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    Watcher = Callable[[str, int, int], None]

watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)
"""Called with what is done, the number of steps done and of all; None: nobody watches."""


def steps(count: int, what: str) -> Iterator[int]:
    """0, 1, … count - 1, reported to the watcher: before the first, after each.

    >>> seen = []
    >>> with watched(lambda what, done, count: seen.append(f"{what} {done}/{count}")):
    ...     for i in steps(2, "bootstrap"):
    ...         pass
    >>> seen
    ['bootstrap 0/2', 'bootstrap 1/2', 'bootstrap 2/2']
    """
    watch = watcher.get()
    if watch is None or count == 0:
        yield from range(count)
        return
    watch(what, 0, count)
    for i in range(count):
        yield i
        watch(what, i + 1, count)


@contextmanager
def watched(watch: Watcher | None) -> Iterator[None]:
    """Let `watch` see the steps of what runs inside; a `Bar` is cleared at the end, whatever the end is."""
    token = watcher.set(watch)
    try:
        yield
    finally:
        watcher.reset(token)
        if isinstance(watch, Bar):
            watch.clear()


class Bar:
    """A line on a terminal: what is being done, how much of it is done, how long the rest will take.

    It appears when the work has taken half a second, is drawn ten times a second at
    most, and is gone at the end. Of steps inside steps the outer ones are shown.
    """

    __slots__ = ("_begun", "_depth", "_drawn", "_next", "stream", "width")

    APPEARS = 0.5
    INTERVAL = 0.1

    def __init__(self, stream: TextIO, width: int = 30) -> None:
        self.stream = stream
        self.width = width
        self._depth = 0
        self._begun = self._next = 0.0
        self._drawn = False

    def __call__(self, what: str, done: int, count: int) -> None:
        if done == 0:
            self._depth += 1
            if self._depth == 1:
                self._begun = monotonic()
                self._next = self._begun + self.APPEARS
            return
        if done == count:
            self._depth -= 1
            if self._depth == 0:
                self.clear()
        elif self._depth == 1 and (now := monotonic()) >= self._next:
            self._next = now + self.INTERVAL
            self._drawn = True
            left = (now - self._begun) * (count - done) / done
            self.stream.write(f"\r{what}  {gauge(done / count, self.width)} {100 * done // count:2} %  {duration(left)} left\x1b[K")
            self.stream.flush()

    def clear(self) -> None:
        """Take the line away, and forget steps that were not finished."""
        self._depth = 0
        if self._drawn:
            self._drawn = False
            self.stream.write("\r\x1b[K")
            self.stream.flush()


def gauge(share: float, width: int) -> str:
    """A bar of block characters, to an eighth of a character, filled up with dots.

    >>> gauge(0.3, 5)
    '█▌···'
    """
    full, eighths = divmod(round(8 * width * share), 8)
    text = "█" * full + "▏▎▍▌▋▊▉"[eighths - 1] * bool(eighths)
    return text.ljust(width, "·")


def duration(seconds: float) -> str:
    """A time in the unit one would say.

    >>> duration(7.4), duration(150), duration(9000)
    ('7 s', '2 min 30 s', '2 h 30 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
