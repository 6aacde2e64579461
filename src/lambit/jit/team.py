"""Threads that share a long loop over arrays: each takes the next piece until none is left.

A piece is C's work, done without the global interpreter lock. Who does which is chance, and what
comes of all of them must not depend on it: then it is the same to the bit however many threads there are.
"""

from __future__ import annotations

import atexit
import os
from _queue import SimpleQueue
from _thread import allocate_lock, start_new_thread
from weakref import ref

from lambit.data.arrays import numpy

from .reductions import BLOCK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _thread import LockType
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    T = TypeVar("T")

PIECE = 8 * BLOCK
"""So many elements are done at once: about a millisecond."""
PATIENCE = 1.0
"""Seconds that the end of the process waits at most for a piece."""

_jobs: SimpleQueue[tuple[Callable[[], None], Any] | None] = SimpleQueue()
"""What is to be done, each with what must be held meanwhile."""
_helpers: list[LockType] = []
"""Each held by a thread that helps, as long as it lives."""


def least(arrays: Sequence[Any]) -> int:
    """The size of the shortest array: a loop over them ends with it."""
    return min([int(xs.size) for xs in arrays])


def threads() -> int:
    """How many threads share a loop: LAMBIT_THREADS, or the processors that this process may use."""
    wish = os.environ.get("LAMBIT_THREADS", "")
    if wish.isdecimal() and int(wish) > 0:
        return int(wish)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(work: Callable[[int], T], count: int, *arrays: Any, most: int = 1 << 30) -> list[T]:
    """What `work` gives for 0 to `count` - 1, in this order; at most so many threads are at it.

    The arrays are those whose memory it uses: they are held, and stay where they are, until nobody is at work any more. This
    thread does its share, and may be stopped between two pieces: then the others finish those that they are at, later perhaps.
    """
    held = arrays, pinned(*arrays)
    if count < 2:
        return [work(i) for i in range(count)]
    left = iter(range(count))
    found: SimpleQueue[tuple[int, T] | BaseException] = SimpleQueue()

    def take() -> None:
        for i in left:
            found.put((i, work(i)))

    def help_out() -> None:
        try:
            take()
        except BaseException as error:
            found.put(error)

    _ask((help_out, held), min(threads(), count, most) - 1)
    done: dict[int, T] = {}
    try:
        take()
        while len(done) < count:
            each = found.get()
            if isinstance(each, BaseException):
                raise each
            done[each[0]] = each[1]
    finally:
        for _ in left:
            pass
    return [done[i] for i in range(count)]


class Benches:
    """What threads work with, each its own: who is at work takes one, and puts it back after a piece."""

    def __init__(self, make: Callable[[], T], *first: T) -> None:
        self.make = make
        self.free: list[Any] = list(first)

    def take(self) -> Any:
        """One that nobody works with, a new one perhaps."""
        try:
            return self.free.pop()
        except IndexError:
            return self.make()

    def put(self, bench: Any) -> None:
        """Leave it to others."""
        self.free.append(bench)


def in_pieces(work: Callable[[int, int, int], T], size: int, *arrays: Any) -> list[T]:
    """What `work` gives of each piece of `size` elements: of its number, its first element, and how many it has."""

    def piece(i: int) -> T:
        first = i * PIECE
        return work(i, first, min(PIECE, size - first))

    return shared(piece, -(-size // PIECE), *arrays)


def pinned(*arrays: Any) -> list[Any]:
    """As long as this is held, the memory of numpy's arrays stays where it is: one that has a weak reference is not resized.

    For work without the global interpreter lock: anybody may do anything meanwhile.
    """
    return [ref(_owner(x)) for x in arrays]


def _owner(x: Any) -> Any:
    """The array whose memory it is."""
    while isinstance(x.base, numpy().ndarray):
        x = x.base
    return x


def _ask(job: tuple[Callable[[], None], Any], count: int) -> None:
    """Let so many threads do a job, or as many as there can be."""
    try:
        while len(_helpers) < count:
            alive = allocate_lock()
            alive.acquire()
            start_new_thread(_help, (alive, _jobs))
            _helpers.append(alive)
    except RuntimeError:  # the system has no more
        count = len(_helpers)
    for _ in range(count):
        _jobs.put(job)


def _help(alive: LockType, jobs: SimpleQueue[tuple[Callable[[], None], Any] | None]) -> None:
    try:
        while (job := jobs.get()) is not None:
            job[0]()
            del job  # it holds arrays
    finally:
        alive.release()


@atexit.register
def _stop() -> None:
    """Wait for who is at work: the process must not take memory away from under him."""
    for _ in _helpers:
        _jobs.put(None)
    for alive in _helpers:
        alive.acquire(timeout=PATIENCE)


def _after_fork() -> None:
    """The others are in the parent only."""
    global _jobs
    _jobs = SimpleQueue()
    _helpers.clear()


os.register_at_fork(after_in_child=_after_fork)
