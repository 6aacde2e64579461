"""The least conditional mutual information with given pairwise marginals, by an interior-point method.

Minimised is F(q) = Σ q(s,x,y) log q(s|x,y) over the q with the marginals p(s,x) and p(s,y) of p: a
convex function. Newton's method follows the central path of F(q) - μ Σ log q, along directions that
leave the marginals as they are: for each s, tables whose rows and columns sum to 0. Multipliers
fitted to the slopes give a bound on how far the minimum can be, whatever rounding has done.
"""

from __future__ import annotations

from typing import Any

import numpy as np

STEPS = 200
"""Newton's steps at most; 20 to 60 are usual."""


def least_conditional(sx: Any, sy: Any, tolerance: float = 1e-11) -> tuple[float, float, Any]:
    """The least F in nats, the duality gap (the true minimum is at most that much less), and q as an array (s, x, y).

    `sx` and `sy` are the marginals, with the same sums over x and over y; every s has a positive one.
    """
    s, x, y = np.nonzero((sx[:, :, None] > 0) & (sy[:, None, :] > 0))
    shares = sx.sum(axis=1)
    q = sx[s, x] * sy[s, y] / shares[s]
    pairs, group = np.unique(x * sy.shape[1] + y, return_inverse=True)
    group = group.reshape(-1)
    moves, sums = _moves(sx > 0, sy > 0), _sums(s, x, y)
    best, gap, found, mu = _value(q, group), np.inf, q, 0.1 / q.size
    for _ in range(STEPS if moves.shape[1] else 1):
        slope = np.log(q / _together(q, group))
        bound = _gap(q, slope, s, shares, sums)
        if bound < gap:
            best, gap, found = _value(q, group), bound, q
        if gap <= tolerance or mu < 1e-16:
            break
        step, decrement = _newton(q, slope, mu, group, pairs.size, moves)
        down = step < 0
        size = min(1.0, 0.9 * float(np.min(-q[down] / step[down]))) if down.any() else 1.0
        q = q + _descending(q, step, size, mu, group, decrement) * step
        if decrement < 0.1 * mu:
            mu *= 0.15
    full = np.zeros((sx.shape[0], sx.shape[1], sy.shape[1]))
    full[s, x, y] = found
    return best, max(gap, 0.0), full


def _moves(x: Any, y: Any) -> Any:
    """An orthonormal basis of what can be added to q: the columns."""
    blocks = [np.kron(_contrasts(int(a)), _contrasts(int(b))) for a, b in zip(x.sum(axis=1), y.sum(axis=1), strict=True)]
    found = np.zeros((sum(b.shape[0] for b in blocks), sum(b.shape[1] for b in blocks)))
    row = column = 0
    for b in blocks:
        found[row : row + b.shape[0], column : column + b.shape[1]] = b
        row, column = row + b.shape[0], column + b.shape[1]
    return found


def _contrasts(n: int) -> Any:
    """Orthonormal columns that sum to 0 (Helmert's)."""
    found = np.zeros((n, n - 1))
    for k in range(1, n):
        found[:k, k - 1] = 1.0
        found[k, k - 1] = -k
        found[:, k - 1] /= np.sqrt(k * (k + 1.0))
    return found


def _sums(s: Any, x: Any, y: Any) -> Any:
    """For each cell which marginals it is of: a row of 0 and 1."""
    first = np.unique(s * (x.max() + 1) + x, return_inverse=True)[1].reshape(-1)
    second = np.unique(s * (y.max() + 1) + y, return_inverse=True)[1].reshape(-1)
    return np.hstack([np.eye(first.max() + 1)[first], np.eye(second.max() + 1)[second]])


def _together(q: Any, group: Any) -> Any:
    return np.bincount(group, weights=q)[group]


def _value(q: Any, group: Any) -> float:
    return float(np.sum(q * np.log(q / _together(q, group))))


def _gap(q: Any, slope: Any, s: Any, shares: Any, sums: Any) -> float:
    """<slack, q> - Σ p(s) min slack: F is convex, so it is nowhere less than that below F(q)."""
    weights = np.sqrt(q)
    multipliers = np.linalg.lstsq(sums * weights[:, None], slope * weights, rcond=None)[0]
    slack = slope - sums @ multipliers
    least = np.full(shares.size, np.inf)
    np.minimum.at(least, s, slack)
    return float(slack @ q) - float(shares @ least)


def _newton(q: Any, slope: Any, mu: float, group: Any, count: int, moves: Any) -> tuple[Any, float]:
    """Newton's step among the moves, and how much it promises."""
    grouped = np.zeros((count, moves.shape[1]))
    np.add.at(grouped, group, moves)
    curve = moves.T @ (moves * (1.0 / q + mu / (q * q))[:, None])
    curve -= grouped.T @ (grouped / np.bincount(group, weights=q, minlength=count)[:, None])
    down = moves.T @ (mu / q - slope)
    size = np.sqrt(np.maximum(np.diag(curve), 1e-300))
    scaled = curve / size[:, None] / size
    try:
        along = np.linalg.solve(scaled, down / size) / size
    except np.linalg.LinAlgError:
        along = np.linalg.lstsq(scaled, down / size, rcond=None)[0] / size
    return moves @ along, abs(float(down @ along))


def _descending(q: Any, step: Any, size: float, mu: float, group: Any, decrement: float) -> float:
    """How much of the step to take: less where the merit rises, unless that is lost in rounding."""
    if decrement < 1e-11:
        return size

    def merit(p: Any) -> float:
        return _value(p, group) - mu * float(np.sum(np.log(p)))

    start = merit(q)
    while size > 1e-6 and merit(q + size * step) > start:
        size *= 0.5
    return size
