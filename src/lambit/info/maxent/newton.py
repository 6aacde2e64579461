"""The dual of maximum entropy, minimised by Newton's method: log Σ q exp(θ·f) - θ·m is convex in θ."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np

TOLERANCE = 1e-13
"""Residuals of the scaled moments below this end the iteration."""
MOST = 200


class Solution:
    """θ, the probabilities, and whether the residuals vanished."""

    __slots__ = ("converged", "iterations", "p", "residual", "theta")

    def __init__(self, theta: Any, p: Any, residual: float, iterations: int, *, converged: bool) -> None:
        self.theta = theta
        self.p = p
        self.residual = residual
        self.iterations = iterations
        self.converged = converged


def independent(a: Any) -> Any:
    """An orthonormal basis of the directions in which the columns differ (rows of the result)."""
    if not a.size:
        return np.zeros((0, len(a)))
    u, s, _ = np.linalg.svd(a, full_matrices=False)
    rank = int((s > 1e-11 * max(float(s.max(initial=0.0)), 1e-300)).sum())
    return u[:, :rank].T


def log_weights(theta: Any, a: Any, log_prior: Any) -> tuple[Any, float]:
    """The probabilities in proportion to prior · exp(θ·a), and the logarithm of their sum."""
    energy = theta @ a + log_prior
    top = float(energy.max())
    weights = np.exp(energy - top)
    whole = float(weights.sum())
    return weights / whole, top + log(whole)


def solve_dual(a: Any, log_prior: Any) -> Solution:
    """Minimise log Σ q exp(θ·a), a the features minus their moments: at the least all moments hold.

    In coordinates of a basis, so that dependent features do no harm. The step is Newton's, halved until the
    value falls enough (Armijo); near the end, where the value no longer tells, until the residual does not grow.
    """
    scale = np.abs(a).max(axis=1, initial=0.0)
    scale[scale == 0] = 1.0
    basis = independent(a / scale[:, None])
    b = basis @ (a / scale[:, None])
    size = float(np.abs(b).max(initial=0.0)) or 1.0
    b = b / size
    theta = np.zeros(len(b))
    p, value = log_weights(theta, b, log_prior)
    gradient = b @ p
    iterations, stalled = 0, 0
    while iterations < MOST:
        residual = float(np.abs(gradient).max(initial=0.0))
        if residual <= 1e-16 or stalled >= 2:
            break
        iterations += 1
        hessian = (b * p) @ b.T - np.outer(gradient, gradient)
        direction = -np.linalg.lstsq(hessian, gradient, rcond=1e-15)[0]
        slope = float(direction @ gradient)
        if slope >= 0:
            direction, slope = -gradient, -float(gradient @ gradient)
        size_of_step, accepted = 1.0, False
        for _ in range(60):
            trial = theta + size_of_step * direction
            q, new = log_weights(trial, b, log_prior)
            moments = b @ q
            least = float(np.abs(moments).max(initial=0.0))
            if new <= value + 1e-4 * size_of_step * slope or (new <= value + 1e-12 and least < 0.9 * residual):
                accepted = True
                break
            size_of_step /= 2
        if not accepted:
            break
        stalled = stalled + 1 if least >= 0.5 * residual and residual < 1e-12 else 0
        if stalled and least > residual:
            break
        theta, p, value, gradient = trial, q, new, moments
        if float(np.abs(theta).max(initial=0.0)) > 1e6:
            break
    residual = float(np.abs(gradient).max(initial=0.0))
    original = (theta @ basis) / (scale * size)
    return Solution(original, p, residual, iterations, converged=residual <= TOLERANCE)
