"""The least conditional mutual information with given pairwise marginals, by an interior-point method.

Minimised is F(q) = Σ q(s,x,y) log q(s|x,y) over the q with the marginals p(s,x) and p(s,y) of p: a
convex function. Along the central path of F(q) - μ Σ log q Newton's steps are
cheap, because the second derivative is diagonal but for one term for each (x, y), which Sherman and Morrison's formula inverts.
"""

from __future__ import annotations

from typing import Any

import numpy as np

STEPS = 400
"""Newton's steps at most; 30 to 80 are usual."""


def least_conditional(sx: Any, sy: Any, tolerance: float = 1e-12) -> tuple[float, float, Any]:
    """The least F in nats, the duality gap (the true minimum is at most that much less), and q as an array (s, x, y).

    `sx` and `sy` are the marginals, with the same sums over x and over y; every s has a positive one.
    """
    s, x, y = np.nonzero((sx[:, :, None] > 0) & (sy[:, None, :] > 0))
    shares = sx.sum(axis=1)
    q = sx[s, x] * sy[s, y] / shares[s]
    pairs, group = np.unique(x * sy.shape[1] + y, return_inverse=True)
    group = group.reshape(-1)
    wanted = _constraints(s, x, y, sx, sy)
    best, gap, found = _value(q, group, pairs.size), np.inf, q
    mu = 0.1 / q.size
    for _ in range(STEPS):
        step, slack = _newton(q, mu, group, pairs.size, wanted)
        bound = float(slack @ q) - float(shares @ np.minimum(_least(slack, s, shares.size), 0.0)) if s.size else 0.0
        value = _value(q, group, pairs.size)
        if bound < gap:
            best, gap, found = value, max(bound, 0.0), q
        if gap <= tolerance or mu < 1e-17:
            break
        q, size = _moved(q, step, mu, group, pairs.size)
        if size > 0.9 or size == 0.0:
            mu *= 0.2
    full = np.zeros((sx.shape[0], sx.shape[1], sy.shape[1]))
    full[s, x, y] = found
    return best, gap, full


def _constraints(s: Any, x: Any, y: Any, sx: Any, sy: Any) -> Any:
    """A row for each marginal that is kept: those of (s, x), and of (s, y) but the last of each s, which follows."""
    first, second = s * sx.shape[1] + x, s * sy.shape[1] + y
    last = np.zeros(sx.shape[0], dtype=np.intp)
    np.maximum.at(last, s, second)
    rows = [first == code for code in np.unique(first)]
    rows += [second == code for code in np.unique(second) if code not in set(last.tolist())]
    return np.array(rows, dtype=np.float64)


def _value(q: Any, group: Any, count: int) -> float:
    together = np.bincount(group, weights=q, minlength=count)[group]
    return float(np.sum(q * np.log(q / together)))


def _least(slack: Any, s: Any, count: int) -> Any:
    found = np.full(count, np.inf)
    np.minimum.at(found, s, slack)
    return found


def _newton(q: Any, mu: float, group: Any, count: int, rows: Any) -> tuple[Any, Any]:
    """Newton's step along the constraints, and the slopes of F less what the multipliers explain."""
    together = np.bincount(group, weights=q, minlength=count)
    slope = np.log(q / together[group])
    inverse = q * q / (q + mu)
    rest = np.bincount(group, weights=q * mu / (q + mu), minlength=count)

    def solve(v: Any) -> Any:
        """The second derivative's inverse applied to v."""
        scaled = inverse * v
        return scaled + inverse * (np.bincount(group, weights=scaled, minlength=count) / rest)[group]

    scaled = rows * inverse
    in_groups = np.zeros((rows.shape[0], count))
    np.add.at(in_groups.T, group, scaled.T)
    normal = scaled @ rows.T + (in_groups / rest) @ in_groups.T
    target = slope - mu / q
    size = np.sqrt(np.diag(normal))
    multipliers = np.linalg.lstsq(normal / size[:, None] / size, rows @ solve(target) / size, rcond=1e-15)[0] / size
    step = -solve(target - rows.T @ multipliers)
    return step, slope - rows.T @ multipliers


def _moved(q: Any, step: Any, mu: float, group: Any, count: int) -> tuple[Any, float]:
    """Q after as much of the step as stays inside and goes down."""
    down = step < 0
    size = min(1.0, 0.95 * float(np.min(-q[down] / step[down]))) if down.any() else 1.0

    def merit(p: Any) -> float:
        return _value(p, group, count) - mu * float(np.sum(np.log(p)))

    start = merit(q)
    while size > 1e-6:
        moved = q + size * step
        if merit(moved) <= start + 1e-15:
            return moved, size
        size *= 0.5
    return q, 0.0
