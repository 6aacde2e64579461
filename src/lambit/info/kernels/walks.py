"""Random walks over tables: drawn in blocks for each state, followed one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LEAST, MOST = 64, 1 << 14
"""Numbers of draws at a time: the first, and the greatest."""


def draws(cumulative: Any, values: Any, rng: Any) -> Iterator[int]:
    """Independent draws of `values` (integers), without end; `cumulative` are their added probabilities."""
    size = LEAST
    while True:
        found = np.searchsorted(cumulative, rng.random(size), side="right")
        yield from values[np.minimum(found, len(values) - 1)].tolist()
        size = min(4 * size, MOST)


def walk(rows: Sequence[tuple[Any, Any]], leads: Sequence[int], first: int, n: int, rng: Any) -> list[int]:
    """`first` and the n - 1 arrows that follow it; arrow e leads to the row `leads[e]`.

    A row has the added probabilities of its arrows, and their numbers. Each row has a stream
    of draws of its own, so that a step of the walk costs no more than taking the next.
    """
    streams = [draws(np.asarray(c), np.asarray(v), rng).__next__ for c, v in rows]
    after: list[Callable[[], int]] = [streams[i] for i in leads]
    found = [first] * n
    at = first
    for i in range(1, n):
        found[i] = at = after[at]()
    return found
