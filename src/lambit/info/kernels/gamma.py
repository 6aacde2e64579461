"""The digamma function, and what is made of it and log-gamma without cancellation."""

from __future__ import annotations

from math import ceil, fsum, log, pi, prod
from typing import Any

import numpy as np

_LARGE = 9.0
"""From here on the series of Stirling are right to the last digit."""

_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)
"""B₂, B₄, …, B₁₆."""


def digamma(x: Any) -> Any:
    """ψ(x) = Γ'(x)/Γ(x) of positive numbers: the recurrence up to 9, then Stirling's series.

    >>> round(float(digamma(1.0)), 14)
    -0.57721566490153
    """
    z = np.array(x, dtype=np.float64)
    below = np.zeros_like(z)
    small = z < _LARGE
    while small.any():
        below += np.where(small, 1 / z, 0.0)
        z += small
        small = z < _LARGE
    return np.log(z) - 0.5 / z - digamma_rest(z) - below


def digamma_rest(z: Any) -> Any:
    """The rest log z - 1/(2z) - ψ(z) of large z: Σ B₂ₖ / (2k z²ᵏ)."""
    square = 1 / (z * z)
    total = 0.0 * z
    for k in range(len(_BERNOULLI), 0, -1):
        total = (total + _BERNOULLI[k - 1] / (2 * k)) * square
    return total


def gamma_entropy(shape: float) -> float:
    """The entropy a + log Γ(a) + (1 - a) ψ(a) of a gamma variable of scale 1, in nats.

    The three terms grow with a, their sum as half a logarithm: of large a the growing
    parts of Stirling's series are cancelled on paper.

    >>> round(gamma_entropy(1.0), 14)
    1.0
    """
    first = float(shape)
    count = max(0, ceil(_LARGE - first))
    a = first + count
    square, rest = 1 / (a * a), 0.0
    for k in range(len(_BERNOULLI), 0, -1):
        rest = rest * square + _BERNOULLI[k - 1] / (2 * k * (2 * k - 1))
    tail = float(digamma_rest(a))
    terms = [0.5 * log(2 * pi * a), 0.5, -0.5 / a, rest / a, (a - 1) * tail]
    if count:  # g(z) = g(z + 1) + ψ(z + 1) - log z - 1/z, from `first` up to a
        terms += [log(a), -log(first), log(prod(a / (first + i) for i in range(1, count)))]
        terms += [-0.5 * count / a, -count * tail, *(-(i + 1) / (first + i) for i in range(count))]
    return fsum(terms)


def mean_digamma(counts: Any) -> float:
    """The mean of ψ over an array of positive integers: one evaluation for each integer that occurs."""
    often = np.bincount(counts)
    occurring = np.flatnonzero(often)
    return float(often[occurring] @ digamma(occurring) / counts.size)
