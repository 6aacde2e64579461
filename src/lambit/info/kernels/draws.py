"""Random draws in proportion to weights: the alias method, and exact inversion for large integers.

The table of aliases is made without a loop: outcomes with less than an equal share take what they
lack from those with more, in order, and a large one that runs out takes from the next
(Walker 1977; the sweep of Hübschle-Schneider and Sanders 2022). Integer weights make integer
thresholds, so that every outcome is drawn with exactly its probability.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np

WORD = 62


def draw(weights: Any, total: int, n: int, random: Any) -> Any:
    """N places drawn in proportion to weights: floats (`total` 0), or integers with their sum."""
    size = len(weights)
    if size == 1:
        return np.zeros(n, dtype=np.intp)
    if not total:
        return _draw_floats(weights, n, random)
    if total == weights[0] * size and weights.count(weights[0]) == size:
        return random.integers(size, size=n)
    if total * size < 1 << WORD:
        limits, alias = alias_table(np.array(weights, dtype=np.int64) * size, total)
        place, part = np.divmod(random.integers(size * total, size=n), total)
        return np.where(part < limits[place], place, alias[place])
    return _draw_large(weights, total, n, random)


def _draw_floats(weights: Any, n: int, random: Any) -> Any:
    limits, alias = alias_table(weights * (weights.size / weights.sum()), 1.0)
    place = random.integers(weights.size, size=n)
    return np.where(random.random(n) < limits[place], place, alias[place])


def alias_table(scaled: Any, share: Any) -> tuple[Any, Any]:
    """For each place below which part of its share it keeps, and which place has the rest.

    `scaled`: the weights times their number; `share`: what each place holds, their mean.
    """
    small = np.flatnonzero(scaled < share)
    large = np.flatnonzero(scaled >= share)
    limits, alias = scaled.copy(), np.arange(scaled.size)
    if not small.size or not large.size:
        return limits, alias
    lacks = np.cumsum(share - scaled[small])
    offers = np.cumsum(scaled[large] - share)
    before = np.concatenate((np.zeros(1, dtype=lacks.dtype), lacks[:-1]))
    giver = np.minimum(np.searchsorted(offers, before, side="right"), large.size - 1)
    alias[small] = large[giver]
    # a giver keeps what its takers leave of it; what it then lacks comes from the next one
    last = np.searchsorted(before, offers, side="left") - 1
    left = share + offers - lacks[np.maximum(last, 0)]
    limits[large] = np.where(last < 0, share, np.minimum(left, share))
    limits[large[-1]] = share
    alias[large[:-1]] = large[1:]
    return limits, alias


def _draw_large(weights: list[int], total: int, n: int, random: Any) -> Any:
    """Inversion with as many random bits as it takes: exact for integers of any size."""
    sums = list(accumulate(weights))
    scaled = [(c << WORD) // total for c in sums]
    bounds = np.array([min(c, (1 << WORD) - 1) for c in scaled], dtype=np.int64)
    words = random.integers(1 << WORD, size=n)
    places = np.searchsorted(bounds, words, side="right")
    split = np.flatnonzero(np.isin(words, bounds))
    for i in split.tolist():  # a boundary lies in the word's cell: more bits decide
        places[i] = _decide(sums, total, int(words[i]), random)
    return np.minimum(places, len(weights) - 1)


def _decide(sums: list[int], total: int, word: int, random: Any) -> int:
    from bisect import bisect_right

    bits = WORD
    while True:
        low, high = word * total, (word + 1) * total
        first = bisect_right(sums, low >> bits)
        if first == bisect_right(sums, -(-high >> bits) - 1):
            return first
        word, bits = word << WORD | int(random.integers(1 << WORD)), bits + WORD
