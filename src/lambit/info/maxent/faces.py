"""Which outcomes can have probability at all: the face of the convex hull that the moments lie on.

Moments inside the hull of the feature vectors have a positive solution. On its boundary some outcomes
must have probability 0, and outside there is no distribution; non-negative least squares tells,
with a separating direction as the proof.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def nonnegative_least_squares(a: Any, b: Any) -> tuple[Any, Any]:
    """The x ≥ 0 that minimises |a·x - b|, and the residual b - a·x (Lawson & Hanson 1974, chapter 23)."""
    n = a.shape[1]
    x = np.zeros(n)
    inside = np.zeros(n, dtype=bool)
    residual = b.copy()
    tolerance = 1e-13 * max(1.0, float(np.abs(a).max(initial=0.0))) * max(1.0, float(np.abs(b).max(initial=0.0)))
    for _ in range(10 * n + 100):
        gain = a.T @ residual
        gain[inside] = -np.inf
        at = int(gain.argmax())
        if gain[at] <= tolerance:
            break
        inside[at] = True
        while True:
            z = np.zeros(n)
            z[inside] = np.linalg.lstsq(a[:, inside], b, rcond=None)[0]
            if (z[inside] > 0).all():
                break
            short = inside & (z <= 0)
            step = float((x[short] / (x[short] - z[short])).min()) if (x[short] != z[short]).all() else 0.0
            x = x + step * (z - x)
            inside &= x > 1e-15 * max(1.0, float(x.max(initial=0.0)))
            x[~inside] = 0.0
            if not inside.any():
                z = np.zeros(n)
                break
        x = z
        residual = b - a @ x
    return x, residual


def separating_direction(a: Any) -> Any:
    """A direction d with d·aₓ < 0 for all columns, if 0 is not in their convex hull; else None."""
    scale = np.abs(a).max(initial=0.0) or 1.0
    system = np.vstack([a / scale, np.ones(a.shape[1])])
    target = np.zeros(len(system))
    target[-1] = 1.0
    _, residual = nonnegative_least_squares(system, target)
    if float(np.abs(residual).max()) <= 1e-10:
        return None
    return residual[:-1]


def possible(a: Any) -> Any:
    """Which columns have positive weight in some convex combination that is 0; 0 is in the hull of all."""
    n = a.shape[1]
    norms = np.sqrt((a * a).sum(axis=0))
    scale = float(norms.max(initial=0.0)) or 1.0
    a = a / scale
    known = np.sqrt((a * a).sum(axis=0)) <= 1e-12
    dead = np.zeros(n, dtype=bool)
    for x in range(n):
        if known[x] or dead[x]:
            continue
        others = np.flatnonzero(~dead)
        weights, residual = nonnegative_least_squares(a[:, others], -a[:, x])
        if float(np.abs(residual).max()) <= 1e-10:
            known[x] = True
            known[others[weights > 1e-12]] = True
        else:
            away = residual @ a  # below 0 or 0 for all that live, above 0 for none but those against x
            dead[(np.abs(away) > 1e-9 * np.abs(away).max()) & ~dead] = True
            known[dead] = False
    return ~dead
