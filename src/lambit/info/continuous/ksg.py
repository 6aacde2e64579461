"""Mutual information from nearest neighbours: Kraskov, Stögbauer & Grassberger, and what grew from it.

All work point by point: the distance to the k-th neighbour in the joint space says
how large a box about the point is, and the points in that box, seen by each variable alone, how probable.

Ties. Data that were rounded have many points just at the distance of the k-th neighbour, where the formulas
suppose that there is one: they may answer several bits for independent data. Where more than one point
lies at that distance, in the joint space or for one variable, the box is taken closed: K ≥ k points are in it, and
nₓ in its side. The box of K = k is chosen by its k-th point, and ψ(k) estimates the logarithm of its
probability; were it given beforehand, ψ(K + 1) would (Grassberger 1988). ψ(K + (K - k)/K) lies between, as the box does,
and ψ(nₓ + 1) holds for the sides. So data without ties give the published estimates, rounded data
nearly what they gave before they were rounded, and discrete data their plug-in estimate, corrected.
Distances are taken for equal if they differ by no more than the rounding of the coordinates.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from lambit.info.kernels.gamma import digamma, mean_digamma
from lambit.info.kernels.neighbours import counts_within, nearest


class Found(NamedTuple):
    """An estimate in nats, the number of points for which there are ties, and of how many the estimator makes nothing."""

    nats: float
    ties: int
    rounded: int = 0


class Boxes:
    """The joint space of some variables: of every point the distance of its k-th neighbour, and which points have ties."""

    def __init__(self, parts: list[Any], grains: list[Any], k: int) -> None:
        self.k = k
        self.joint = np.ascontiguousarray(np.hstack(parts))
        self.room = float(max(g.max() for g in grains))
        distances, which = nearest(self.joint, min(k + 1, len(self.joint) - 1))
        self.radius = distances[:, k - 1].copy()
        self.which = which[:, :k]
        self.tied = (np.diff(distances[:, max(k - 2, 0) :], axis=1) <= self.room).any(axis=1)
        self.tied |= self.radius <= self.room

    def side(self, part: Any) -> tuple[Any, Any]:
        """Of every point the others in its box as one variable sees it, the box open and closed; more than one apart are tied."""
        inner = counts_within(part, np.maximum(self.radius - self.room, 0.0))
        outer = counts_within(part, self.radius + self.room, closed=True)
        self.tied |= outer - inner > 1
        return inner, outer

    def inside(self) -> tuple[Any, Any]:
        """Which points are tied, and ψ for what their closed boxes hold."""
        at = np.flatnonzero(self.tied)
        if not at.size:
            return at, np.empty(0)
        return at, closed_digamma(counts_within(self.joint, self.radius[at] + self.room, closed=True, at=at), self.k)


def closed_digamma(inside: Any, k: Any) -> Any:
    """ψ(K + (K - k)/K): of K points in a closed box that was to hold k."""
    return digamma(inside + (inside - k) / inside)


def _mean_of(boxes: Boxes, sides: list[tuple[Any, Any]], signs: list[int]) -> Found:
    """The mean of ψ(k) and of ψ of the sides, with their signs."""
    at, inside = boxes.inside()
    k = float(digamma(boxes.k))
    if not at.size:
        return Found(k + sum(sign * mean_digamma(inner + 1) for sign, (inner, _) in zip(signs, sides, strict=True)), 0)
    terms = np.full(len(boxes.joint), k)
    terms[at] = inside
    for sign, (inner, outer) in zip(signs, sides, strict=True):
        terms += sign * digamma(np.where(boxes.tied, outer, inner) + 1)
    return Found(float(terms.mean()), at.size)


def ksg1(x: Any, y: Any, grains: list[Any], k: int) -> Found:
    """ψ(k) + ψ(n) - <ψ(nₓ + 1) + ψ(n_y + 1)>, points nearer than the k-th neighbour counted (KSG 2004, equation 8)."""
    boxes = Boxes([x, y], grains, k)
    found = _mean_of(boxes, [boxes.side(x), boxes.side(y)], [-1, -1])
    return Found(found.nats + float(digamma(len(x))), found.ties)


def ksg2(x: Any, y: Any, grains: list[Any], k: int) -> Found:
    """ψ(k) - 1/k + ψ(n) - <ψ(nₓ) + ψ(n_y)>, in the smallest rectangle about the k neighbours (KSG 2004, equation 9)."""
    boxes = Boxes([x, y], grains, k)
    n = len(x)
    sides = [boxes.side(x), boxes.side(y)]
    terms = np.full(n, float(digamma(k)) - 1 / k)
    for part in (x, y):
        reach = np.abs(part[boxes.which] - part[:, None, :]).max(axis=(1, 2)) + boxes.room
        terms -= digamma(np.maximum(counts_within(part, reach, closed=True), 1))
    at, inside = boxes.inside()
    terms[at] = inside - digamma(sides[0][1][at] + 1) - digamma(sides[1][1][at] + 1)
    return Found(float(terms.mean()) + float(digamma(n)), at.size)


def conditional(x: Any, y: Any, z: Any, grains: list[Any], k: int) -> Found:
    """ψ(k) + <ψ(n_z + 1) - ψ(n_xz + 1) - ψ(n_yz + 1)> (Frenzel & Pompe 2007, equation 5)."""
    boxes = Boxes([x, y, z], grains, k)
    parts = [np.ascontiguousarray(np.hstack(group)) for group in ((x, z), (y, z), (z,))]
    return _mean_of(boxes, [boxes.side(part) for part in parts], [-1, -1, 1])


def mixture(x: Any, y: Any, grains: list[Any], k: int) -> Found:
    """<ψ(k̃) + log n - log(nₓ + 1) - log(n_y + 1)>, closed counts (Gao, Kannan, Oh & Viswanath 2017, algorithm 1).

    k̃ is k, but where the k-th neighbour is at distance 0, the number of points at distance 0. It knows atoms and
    densities, but not what rounding makes of a density: several points at the distance of the k-th neighbour, of
    which the sides count all and the joint space but k. `rounded` says for how many points there are such.
    """
    n = len(x)
    joint = np.ascontiguousarray(np.hstack([x, y]))
    distances = nearest(joint, min(k + 1, n - 1))[0]
    radius = distances[:, k - 1]
    room = float(max(g.max() for g in grains))
    rounded = int(np.sum((radius > room) & (distances[:, -1] <= radius + room))) if k + 1 < n else 0
    inside = np.full(n, k)
    zero = np.flatnonzero(radius <= room)
    if zero.size:
        inside[zero] = counts_within(joint, np.full(zero.size, room), closed=True, at=zero)
    sides = sum(np.log(counts_within(part, radius + room, closed=True) + 1.0) for part in (x, y))
    return Found(float(np.mean(digamma(inside) - sides)) + float(np.log(n)), zero.size, rounded)


def discrete(x: Any, labels: Any, grains: list[Any], k: int) -> Found:
    """ψ(n) - <ψ(n_label)> + <ψ(k)> - <ψ(m + 1)> (Ross 2014), of points x and the codes of labels.

    k neighbours are sought among the points of the same label, fewer if there are
    not so many; m is the number of all points nearer than the last of them.
    A point whose label occurs once says nothing about nearness and is left out.
    """
    room = float(grains[0].max())
    sizes = np.bincount(labels)
    kept = np.flatnonzero(sizes[labels] > 1)
    if not kept.size:
        return Found(0.0, 0)
    x, labels = np.ascontiguousarray(x[kept]), labels[kept]
    radius = np.empty(len(x))
    inside = np.empty(len(x))
    tied = np.zeros(len(x), dtype=bool)
    for label in np.unique(labels).tolist():
        rows = np.flatnonzero(labels == label)
        own = np.ascontiguousarray(x[rows])
        few = min(k, rows.size - 1)
        distances = nearest(own, min(few + 1, rows.size - 1))[0]
        radius[rows] = distances[:, few - 1]
        inside[rows] = float(digamma(few))
        equal = (np.diff(distances[:, max(few - 2, 0) :], axis=1) <= room).any(axis=1) | (radius[rows] <= room)
        at = np.flatnonzero(equal)
        if at.size:
            tied[rows[at]] = True
            inside[rows[at]] = closed_digamma(counts_within(own, radius[rows[at]] + room, closed=True, at=at), few)
    free, equal = np.flatnonzero(~tied), np.flatnonzero(tied)
    seen = np.empty(len(x), dtype=np.intp)
    if free.size:
        seen[free] = counts_within(x, np.maximum(radius[free] - room, 0.0), at=free)
    if equal.size:
        seen[equal] = counts_within(x, radius[equal] + room, closed=True, at=equal)
    n = len(x)
    nats = float(digamma(n)) - mean_digamma(sizes[labels]) + float(inside.mean()) - mean_digamma(seen + 1)
    return Found(nats, int(tied.sum()))
