"""Progress: long work tells how far it is, and whoever runs it decides whether to show that.

    for i in steps(1000, "permutations"):
        ...

`steps` costs next to nothing if nobody watches. The work is interrupted between two
steps by any exception that the watcher raises, and by Ctrl-C as all Python code is.
"""

from __future__ import annotations

from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Watcher = Callable[[str, int, int], None]

watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)
"""Called with what is done, the number of steps done and of all; None: nobody watches."""


def steps(count: int, what: str) -> Iterator[int]:
    """0, 1, … count - 1, reported to the watcher: before the first, after each.

    >>> seen = []
    >>> token = watcher.set(lambda what, done, count: seen.append(f"{what} {done}/{count}"))
    >>> for i in steps(2, "bootstrap"):
    ...     pass
    >>> watcher.reset(token)
    >>> seen
    ['bootstrap 0/2', 'bootstrap 1/2', 'bootstrap 2/2']
    """
    watch = watcher.get()
    if watch is None:
        yield from range(count)
        return
    watch(what, 0, count)
    for i in range(count):
        yield i
        watch(what, i + 1, count)
