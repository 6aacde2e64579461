"""A row of the benchmark, and how its two sides are timed."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One comparison: `setup()` makes the data, which both sides get as arguments."""

    work: str
    limit: float  # the greatest ratio ours / theirs that we allow
    against: str
    setup: Callable[[], tuple[Any, ...]]
    ours: Callable[..., Any]
    theirs: Callable[..., Any]  # imports its peer itself
    same: Callable[[Any, Any], bool] | None = None  # are the two results the same?
    once: bool = False  # the peer is so slow that one round must do


def ratio(row: Row, rounds: int) -> tuple[float, float, float]:
    """Ratio of the least times, median of the ratios, our least time in seconds."""
    data = row.setup()
    a, b = row.ours(*data), row.theirs(*data)  # warm both, and import
    if row.same is not None and not row.same(a, b):
        raise AssertionError(f"{row.work}: ours is {a!r}, theirs {b!r}")
    ours, theirs = [], []
    if row.once:
        theirs.append(timed(row.theirs, data))
    for _ in range(rounds):
        ours.append(timed(row.ours, data))
        if not row.once:
            theirs.append(timed(row.theirs, data))
    ratios = [x / y for x, y in zip(ours, theirs * rounds if row.once else theirs, strict=False)]
    return min(ours) / min(theirs), statistics.median(ratios), min(ours)


def timed(f: Callable[..., Any], data: tuple[Any, ...]) -> float:
    """Wall time of one call, without the garbage collector's."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    f(*data)
    found = time.perf_counter() - start
    gc.enable()
    return found
