"""Marginals of weights over several variables, and the entropies of many distributions in one pass."""

from __future__ import annotations

from math import fsum, log1p
from typing import Any

import numpy as np

from .sums import complement, logarithm, product_in_bits, total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DENSE = 1 << 12
"""A grid of so many cells is worth filling, however few are taken."""


def combine(first: tuple[Any, int], second: tuple[Any, int]) -> tuple[Any, int]:
    """Two columns of codes as one, with the bound of its codes: renumbered where they would spread too far."""
    (a, m), (b, n) = first, second
    joint, size = a * n + b, m * n
    if size > max(DENSE, 4 * joint.size):
        found, joint = np.unique(joint, return_inverse=True)
        return joint.reshape(-1), found.size
    return joint, size


def all_marginals(weights: Any, columns: Sequence[tuple[Any, int]]) -> Iterator[tuple[int, Any]]:
    """For every set of columns, as a bit mask, the weights added up by their values; for the empty set the sum."""
    size = 1
    for _, bound in columns:
        size *= bound
    if size <= max(DENSE, 4 * weights.size):
        joint: Any = np.zeros(weights.size, dtype=np.intp)
        for codes, bound in columns:
            joint = joint * bound + codes
        grid = np.bincount(joint, weights=weights, minlength=size).reshape([bound for _, bound in columns])
        yield from _by_removing(grid, (1 << len(columns)) - 1, list(range(len(columns))), len(columns))
    else:
        yield 0, np.array([total(weights)])
        yield from _by_adding(weights, columns, 0, (np.zeros(weights.size, dtype=np.intp), 1), 0)


def _by_removing(grid: Any, mask: int, axes: list[int], limit: int) -> Iterator[tuple[int, Any]]:
    """The grid itself, and the sums over axes of which the last is below `limit`."""
    yield mask, grid.reshape(-1)
    for place, axis in enumerate(axes):
        if axis < limit:
            yield from _by_removing(grid.sum(axis=place), mask ^ (1 << axis), axes[:place] + axes[place + 1 :], axis)


def _by_adding(
    weights: Any, columns: Sequence[tuple[Any, int]], mask: int, joint: tuple[Any, int], start: int
) -> Iterator[tuple[int, Any]]:
    for i in range(start, len(columns)):
        codes, size = combine(joint, columns[i])
        yield mask | 1 << i, np.bincount(codes, weights=weights, minlength=size)
        yield from _by_adding(weights, columns, mask | 1 << i, (codes, size), i + 1)


def entropies(parts: Sequence[Any], n: float, base: Any) -> list[float]:
    """The entropy of each of some arrays of weights that sum to n (1: probabilities; else counts)."""
    log, unit = logarithm(base)
    p = np.concatenate(parts)
    if n != 1.0:
        p = p / n
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = p * log(p)
    terms[p == 0] = 0.0
    ends = np.cumsum([part.size for part in parts]).tolist()
    great = {int(at) for at in np.flatnonzero(p > 0.5)}
    found = []
    start = 0
    places = sorted(great)
    next_great = 0
    for part, end in zip(parts, ends, strict=True):
        if next_great < len(places) and places[next_great] < end:
            at = places[next_great] - start
            next_great += 1
            c = complement(part, at) if n == 1.0 else (n - float(part[at])) / n
            terms[start + at] = 0.0
            exact = product_in_bits(1.0 - c, log1p(-c), base) if c > 0 else []
            found.append(-fsum([total(terms[start:end]), *exact]) / unit + 0.0)
        else:
            found.append(-total(terms[start:end]) / unit + 0.0)
        start = end
    return found
