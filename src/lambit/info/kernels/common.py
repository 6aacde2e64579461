"""Searches for a third variable: one that makes two independent, or one that tells as little as possible of them.

Neither problem is convex. All starts run at once, along the first axis of the arrays; what is returned is
the value of a variable that has been found, so an upper bound.
"""

from __future__ import annotations

from typing import Any

import numpy as np

TINY = 1e-300


def _entropy(p: Any, axes: Any) -> Any:
    return -np.sum(p * np.log(np.maximum(p, TINY)), axis=axes)


def least_common(p: Any, random: Any, starts: int, rounds: int = 3000) -> float:
    """An upper bound of the least I(X,Y; W), in nats, of a W given which X and Y are independent.

    Alternately minimised is I(X,Y; W) + β I(X;Y|W): the best q(w|x,y) is proportional to
    r(w) (f(x|w) g(y|w))^γ, γ = β / (1 + β), and r, f and g are its marginals. γ grows to 1.
    """
    rows, columns = p.shape
    size = min(rows * columns, rows + columns) if rows * columns > 4 else 2 * min(rows, columns)
    bound = min(float(_entropy(p.sum(axis=1), None)), float(_entropy(p.sum(axis=0), None)))
    q = random.dirichlet(np.ones(size), (starts, rows, columns))
    for i in range(rounds + 1):
        weighted = q * p[None, :, :, None]
        r = weighted.sum(axis=(1, 2))
        f = weighted.sum(axis=2) / np.maximum(r, TINY)[:, None, :]
        g = weighted.sum(axis=1) / np.maximum(r, TINY)[:, None, :]
        if i % 100 == 0:
            bound = min(bound, float(np.min(_completed(p, r, f, g))))
        gamma = 1.0 - 0.5 * 0.99**i
        product = f[:, :, None, :] * g[:, None, :, :]
        q = r[:, None, None, :] * product**gamma + TINY
        q /= q.sum(axis=3, keepdims=True)
    return bound


def _completed(p: Any, r: Any, f: Any, g: Any) -> Any:
    """I(X,Y; W) where W is one of the products, as far as they fit under p, or else (x, y) itself."""
    f, g = _clear(f), _clear(g)
    # a product that leaves the support of p cannot be part of W
    stray = np.einsum("sxw,syw,xy->sw", f, g, (p == 0).astype(np.float64))
    r = np.where(stray > 0, 0.0, r)
    mixture = np.einsum("sw,sxw,syw->sxy", r, f, g)
    ratio = np.where(mixture > 0, p[None] / np.maximum(mixture, TINY), np.inf)
    share = np.minimum(1.0, ratio.min(axis=(1, 2)))
    inside = _entropy(f, 1) + _entropy(g, 1)  # H(X,Y | W = w)
    return np.maximum(_entropy(p, None) - share * np.sum(r * inside, axis=1), 0.0)


def _clear(f: Any) -> Any:
    """Conditional probabilities without those that go to 0."""
    f = np.where(f < 1e-6, 0.0, f)
    return f / np.maximum(f.sum(axis=1, keepdims=True), TINY)


def least_given(p: Any, random: Any, starts: int, rounds: int = 300) -> float:
    """An upper bound of the least I(X;Y|Z'), in nats, of all Z' made of Z, the last axis of p, by a channel."""
    size = p.shape[2]
    channels = np.concatenate(
        [np.eye(size)[None], _one(size)[None], _merged(size), random.dirichlet(np.full(size, 0.3), (starts, size))]
    )
    values, slopes = _told(p, channels)
    best = float(values.min())
    speed = np.full(len(channels), 4.0)
    channels = 0.999 * channels + 0.001 / size
    values, slopes = _told(p, channels)
    for _ in range(rounds):
        centred = slopes - np.min(slopes, axis=2, keepdims=True)
        moved = channels * np.exp(-np.minimum(speed[:, None, None] * centred, 600.0)) + TINY
        moved /= moved.sum(axis=2, keepdims=True)
        found, steeper = _told(p, moved)
        good = found <= values
        channels = np.where(good[:, None, None], moved, channels)
        slopes = np.where(good[:, None, None], steeper, slopes)
        values = np.where(good, found, values)
        speed = np.where(good, np.minimum(speed * 1.5, 1e6), speed * 0.3)
    return max(0.0, min(best, float(values.min())))


def _one(size: int) -> Any:
    found = np.zeros((size, size))
    found[:, 0] = 1.0
    return found


def _merged(size: int) -> Any:
    """The channels that make one value of two."""
    found = []
    for i in range(size):
        for j in range(i):
            channel = np.eye(size)
            channel[i, i], channel[i, j] = 0.0, 1.0
            found.append(channel)
    return np.array(found[:200]).reshape(-1, size, size)


def _told(p: Any, channels: Any) -> tuple[Any, Any]:
    """I(X;Y|Z') of each channel, and its slopes per unit of p(z)."""
    q = np.einsum("xyz,szw->sxyw", p, channels)
    ratio = np.log(np.maximum(q, TINY)) + np.log(np.maximum(q.sum(axis=(1, 2)), TINY))[:, None, None, :]
    ratio -= np.log(np.maximum(q.sum(axis=2), TINY))[:, :, None, :]
    ratio -= np.log(np.maximum(q.sum(axis=1), TINY))[:, None, :, :]
    values = np.sum(np.where(q > 0, q * ratio, 0.0), axis=(1, 2, 3))
    ratio = np.where(q > 0, ratio, 0.0)
    return values, np.einsum("xyz,sxyw->szw", p / np.maximum(p.sum(axis=(0, 1)), TINY), ratio)
