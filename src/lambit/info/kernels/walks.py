"""Random walks over tables: drawn in blocks for each state, followed one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LEAST, MOST = 64, 1 << 15
"""Numbers of draws at a time: the first, and the greatest."""


def walk(rows: Sequence[tuple[Any, Any]], leads: Sequence[int], first: int, n: int, rng: Any) -> list[int]:
    """`first` and the n - 1 arrows that follow it; arrow e leads to the row `leads[e]`.

    A row has the added probabilities of its arrows, and their numbers. Each row has a block
    of draws of its own, made at once: a step of the walk costs no more than taking the next.
    """
    into: list[list[int]] = [[] for _ in rows]
    for e, i in enumerate(leads):
        into[i].append(e)
    sizes = [LEAST] * len(rows)
    after: list[Callable[[], int]] = [iter(()).__next__] * len(leads)
    found = [first] * n
    at, i = first, 1
    while i < n:
        try:
            for i in range(i, n):  # noqa: B020  goes on where a block ended
                found[i] = at = after[at]()
            break
        except StopIteration:
            row = leads[at]
            more = _draws(*rows[row], sizes[row], rng)
            for e in into[row]:
                after[e] = more
            sizes[row] = min(4 * sizes[row], MOST)
    return found


def _draws(cumulative: Any, numbers: Any, size: int, rng: Any) -> Callable[[], int]:
    """Independent draws of `numbers`, one at a call, so many of them."""
    found = np.searchsorted(cumulative, rng.random(size), side="right")
    block: list[int] = numbers[np.minimum(found, len(numbers) - 1)].tolist()
    return iter(block).__next__
