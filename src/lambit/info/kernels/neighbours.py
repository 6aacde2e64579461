"""Nearest neighbours: distances to them, and how many lie within a distance. No point is its own neighbour.

Points are rows of an n × d array of doubles. Distances are the greatest difference
of coordinates (`"max"`) or Euclidean (`"euclidean"`). In one dimension everything goes through one
sort. In more, the points are cut into leaves of a balanced k-d tree, and each leaf is compared at once
with the leaves that its points can reach. SciPy's tree, where it is installed, finds neighbours
faster; both give the same distances, since both take the greatest of the same differences.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.progress import steps

_LEAF = 32
_CELLS = 1 << 22
"""The greatest number of distances held at once."""


def nearest(points: Any, k: int, norm: str = "max", tree: bool | None = None) -> tuple[Any, Any]:
    """The distances to the k nearest neighbours of every point, ascending, and which they are: both n × k.

    `tree` says whether SciPy's tree is used (None: if it is there and it is the faster way).

    >>> nearest(np.array([[0.0], [1.0], [3.0]]), 1)[0].ravel().tolist()
    [1.0, 1.0, 2.0]
    """
    if points.shape[1] == 1:
        return _nearest_on_line(points[:, 0], k)
    if tree is not False and norm == "max":
        try:
            from scipy.spatial import cKDTree
        except ImportError:
            if tree:
                raise
        else:
            return _nearest_by_scipy(cKDTree(points, compact_nodes=False), points, k)
    return _nearest_by_leaves(points, k, norm)


def _nearest_on_line(x: Any, k: int) -> tuple[Any, Any]:
    """In one dimension the k nearest are among the k before and the k after in sorted order."""
    n = x.size
    order = np.argsort(x, kind="stable")
    line = np.concatenate([np.full(k, -np.inf), x[order], np.full(k, np.inf)])
    gaps = np.empty((n, 2 * k))
    for step in range(1, k + 1):
        gaps[:, step - 1] = line[k : k + n] - line[k - step : k - step + n]
        gaps[:, k + step - 1] = line[k + step : k + step + n] - line[k : k + n]
    chosen = np.argsort(gaps, axis=1, kind="stable")[:, :k]
    offsets = np.concatenate([np.arange(-1, -k - 1, -1), np.arange(1, k + 1)])
    places = np.arange(n)[:, None] + offsets[chosen]
    distances, which = np.empty((n, k)), np.empty((n, k), dtype=np.intp)
    distances[order] = np.take_along_axis(gaps, chosen, axis=1)
    which[order] = order[places]
    return distances, which


def _nearest_by_scipy(tree: Any, points: Any, k: int) -> tuple[Any, Any]:
    n = len(points)
    distances, which = tree.query(points, k + 1, p=np.inf)
    own = which == np.arange(n)[:, None]
    own[~own.any(axis=1), k] = True  # more than k duplicates: the point itself was not among those found
    return distances[~own].reshape(n, k), which[~own].reshape(n, k)


class Leaves:
    """Points in the order of a balanced k-d tree, cut into leaves with their bounding boxes."""

    def __init__(self, points: Any, size: int = _LEAF) -> None:
        self.order = np.arange(len(points))
        self.starts: list[int] = []
        self._split(points, 0, len(points), size)
        self.points = np.ascontiguousarray(points[self.order])
        self.columns = np.ascontiguousarray(self.points.T)
        self.low = np.minimum.reduceat(self.points, self.starts)
        self.high = np.maximum.reduceat(self.points, self.starts)
        self.ends = [*self.starts[1:], len(points)]

    def _split(self, points: Any, start: int, end: int, size: int) -> None:
        waiting = [(start, end)]
        while waiting:
            start, end = waiting.pop()
            if end - start <= size:
                self.starts.append(start)
                continue
            part = self.order[start:end]
            values = points[part]
            axis = int(np.argmax(values.max(axis=0) - values.min(axis=0)))
            middle = (end - start) // 2
            self.order[start:end] = part[np.argpartition(values[:, axis], middle)]
            waiting += [(start + middle, end), (start, start + middle)]

    def reach(self, leaf: int, bound: float, norm: str) -> Any:
        """The places of the points of the leaves no farther than `bound` from one leaf."""
        gap = np.maximum(self.low - self.high[leaf], self.low[leaf] - self.high)
        np.maximum(gap, 0, out=gap)
        far = gap.max(axis=1) if norm == "max" else np.sqrt(np.sum(gap * gap, axis=1)) * (1 - 1e-14)
        near = np.flatnonzero(far <= bound)
        return np.concatenate([np.arange(self.starts[i], self.ends[i]) for i in near.tolist()])

    def distances(self, start: int, end: int, places: Any, norm: str) -> Any:
        """The distances of the points from `start` to `end` to those at `places`."""
        found: Any = None
        for column in self.columns:
            gap = column[start:end, None] - column[places]
            gap = np.abs(gap, out=gap) if norm == "max" else np.multiply(gap, gap, out=gap)
            if found is None:
                found = gap
            else:
                (np.maximum if norm == "max" else np.add)(found, gap, out=found)
        return found if norm == "max" else np.sqrt(found, out=found)


def _nearest_by_leaves(points: Any, k: int, norm: str) -> tuple[Any, Any]:
    n = len(points)
    leaves = Leaves(points, max(_LEAF, 2 * (k + 1)))
    distances, which = np.empty((n, k)), np.empty((n, k), dtype=np.intp)
    for leaf in steps(len(leaves.starts), "nearest neighbours"):
        start, end = leaves.starts[leaf], leaves.ends[leaf]
        bound = np.inf
        if end - start > k:
            own = leaves.distances(start, end, slice(start, end), norm)
            bound = np.partition(own, k, axis=1)[:, k].max()
        places = leaves.reach(leaf, bound, norm)
        at = np.searchsorted(places, start)
        rows = max(1, _CELLS // places.size)
        for first in range(start, end, rows):
            last = min(first + rows, end)
            found = leaves.distances(first, last, places, norm)
            here = np.arange(last - first)
            found[here, at + first - start + here] = np.inf
            chosen = np.argpartition(found, k - 1, axis=1)[:, :k]
            near = np.take_along_axis(found, chosen, axis=1)
            ranks = np.argsort(near, axis=1, kind="stable")
            target = leaves.order[first:last]
            distances[target] = np.take_along_axis(near, ranks, axis=1)
            which[target] = leaves.order[places[np.take_along_axis(chosen, ranks, axis=1)]]
    return distances, which


def counts_within(points: Any, radius: Any, *, closed: bool = False, at: Any = None) -> Any:
    """How many other points are nearer than the radius of each point (closed: or as near), by the greatest difference.

    `at`: of these points only, whose radii are given.

    >>> counts_within(np.array([[0.0], [1.0], [3.0]]), np.array([1.0, 2.5, 3.5])).tolist()
    [0, 2, 2]
    """
    if points.shape[1] == 1:
        _, low, high = interval_ends(points[:, 0], radius, closed, at)
        return np.maximum(high - low - 1, 0)
    if points.shape[1] == 2:
        return _counts_in_plane(points, radius, closed, at)
    return _counts_by_leaves(points, radius, closed, at)


def interval_ends(x: Any, radius: Any, closed: bool = False, at: Any = None) -> tuple[Any, Any, Any]:
    """The sorted order of x, and for every point the run of that order that lies within its radius: from low up to high.

    Bisection of x ± radius finds its ends nearly: the sums are rounded, so that a point
    just at the radius may be taken for a nearer one. Each end is then moved until the
    differences themselves agree, which are what distances are made of.
    """
    order = np.argsort(x, kind="stable")
    line = x[order]
    values, first = _runs(line)
    asked = order if at is None else at[np.argsort(x[at], kind="stable")]
    if at is None:
        r = radius[order]
    else:
        full = np.empty(x.size)
        full[at] = radius
        r = full[asked]
    centre = x[asked]
    inside = np.less_equal if closed else np.less
    padded = np.concatenate([[-np.inf], values, [np.inf]])  # value i is at i + 1

    def below(rows: Any, i: Any) -> Any:
        return inside(centre[rows] - padded[i], r[rows])

    def above(rows: Any, i: Any) -> Any:
        return inside(padded[i] - centre[rows], r[rows])

    low = _settle(np.searchsorted(values, centre - r), values.size, lambda rows, i: ~below(rows, i + 1), below)
    high = _settle(np.searchsorted(values, centre + r), values.size, lambda rows, i: above(rows, i + 1), lambda rows, i: ~above(rows, i))
    lows, highs = np.empty(x.size, dtype=np.intp), np.empty(x.size, dtype=np.intp)
    lows[asked], highs[asked] = first[low], first[high]
    return (order, lows, highs) if at is None else (order, lows[at], highs[at])


def _runs(line: Any) -> tuple[Any, Any]:
    """The distinct values of sorted data, and where each begins (and the last ends)."""
    new = np.empty(line.size, dtype=bool)
    new[0] = True
    np.not_equal(line[1:], line[:-1], out=new[1:])
    if new.all():
        return line, np.arange(line.size + 1)
    return line[new], np.append(np.flatnonzero(new), line.size)


def _settle(place: Any, last: int, must_rise: Any, must_fall: Any) -> Any:
    """Move each place up or down, value by value, until neither test asks for it."""
    for test, step, end in ((must_rise, 1, last), (must_fall, -1, 0)):
        moving = np.arange(place.size)
        while moving.size:
            moving = moving[place[moving] != end]
            moving = moving[test(moving, place[moving])]
            place[moving] += step
    return place


def _counts_in_plane(points: Any, radius: Any, closed: bool, at: Any) -> Any:
    """A square holds the points of a run of the one order and a run of the other."""
    across, left, right = interval_ends(points[:, 0], radius, closed, at)
    upward, low, high = interval_ends(points[:, 1], radius, closed, at)
    rank = np.empty(len(points), dtype=np.intp)
    rank[upward] = np.arange(len(points))
    empty = (high <= low) | (right <= left)
    found = ranks_below(rank[across], np.tile(left, 2), np.tile(right, 2), np.concatenate([high, low]))
    counts = found[: left.size] - found[left.size :] - 1
    counts[empty] = 0
    return np.maximum(counts, 0)


def ranks_below(ranks: Any, start: Any, end: Any, bound: Any) -> Any:
    """How many of ranks[start:end] are less than the bound, of many starts, ends and bounds at once.

    The ranks, a permutation, are sorted by their bits from the highest down (a wavelet matrix: Claude, Navarro
    & Ordóñez 2015): at every bit a range is mapped onto the range of those that share the bound's bit,
    and where that is 1 those with a 0 are counted.

    >>> ranks_below(np.array([2, 0, 1]), np.array([0]), np.array([2]), np.array([2])).tolist()
    [1]
    """
    n = ranks.size
    width = max(1, int(n).bit_length())
    ranks = ranks.astype(np.int32)
    start, end, bound = (v.astype(np.int32) for v in (start, end, bound))
    counts = np.zeros(start.size, dtype=np.intp)
    zeros = np.zeros(n + 1, dtype=np.int32)
    for bit in range(width - 1, -1, -1):
        one = ((ranks >> bit) & 1).astype(bool)
        np.cumsum(~one, out=zeros[1:])
        first, last = zeros[start], zeros[end]
        up = ((bound >> bit) & 1).astype(bool)
        counts += np.where(up, last - first, 0)
        start = np.where(up, zeros[n] + start - first, first)
        end = np.where(up, zeros[n] + end - last, last)
        ranks = np.concatenate([ranks[~one], ranks[one]])
    return counts


def _counts_by_leaves(points: Any, radius: Any, closed: bool, at: Any) -> Any:
    leaves = Leaves(points)
    wanted = np.full(len(points), -np.inf)  # nothing is within it
    if at is None:
        wanted = radius
    else:
        wanted[at] = radius
    radii = wanted[leaves.order]
    bounds = np.maximum.reduceat(radii, leaves.starts)
    inside = np.less_equal if closed else np.less
    counts = np.zeros(len(points), dtype=np.intp)
    for leaf in steps(len(leaves.starts), "neighbours"):
        if bounds[leaf] < 0:
            continue
        start, end = leaves.starts[leaf], leaves.ends[leaf]
        places = leaves.reach(leaf, bounds[leaf], "max")
        rows = max(1, _CELLS // places.size)
        for first in range(start, end, rows):
            last = min(first + rows, end)
            within = inside(leaves.distances(first, last, places, "max"), radii[first:last, None])
            counts[leaves.order[first:last]] = np.count_nonzero(within, axis=1)
    own = inside(0.0, wanted)
    counts -= own
    return counts if at is None else counts[at]
