"""Digamma, trigamma and ratios of gamma functions of positive numbers, elementwise, to the last digits.

Large arguments take the asymptotic (Stirling) series, small ones are first raised to
large ones by the recurrence. The digamma function has a zero near 1.46: from 1 to 2 it is
(x - zero) times a function without zeros, a Chebyshev series.
"""

from __future__ import annotations

from math import ceil, fsum, log, pi, prod
from typing import Any

import numpy as np

_ZERO = 1.4616321449683622
_ZERO_REST = 9.549995429965697e-17
"""The digamma function is zero at the sum of the two."""

_CHEBYSHEV = (
    0.983570260441567, -0.2270640863346444, 0.03336889902393011, -0.005320077271596548, 0.0008788656937820505,
    -0.00014773492650606044, 2.5060543468359146e-05, -4.2721034029993324e-06, 7.302769272465923e-07,
    -1.2502886813559594e-07, 2.1425009322359472e-08, -3.673295918565179e-09, 6.299717236108931e-10,
    -1.080593028883266e-10, 1.853735192053638e-11, -3.18023536582553e-12, 5.456147570322795e-13,
    -9.360993131036438e-14, 1.606064636295075e-14, -2.7555431377438815e-15, 4.727736178601912e-16,
    -8.11148420346509e-17, 1.391707769474154e-17, -2.3877901082188625e-18,
)  # fmt: skip
"""digamma(x) / (x - zero) from 1 to 2, in Chebyshev polynomials of 2x - 3."""

_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330)
"""B₂, B₄, …: the coefficients of all asymptotic series here."""

_LARGE = 16.0
"""From here on ten terms of an asymptotic series are exact to the last digit."""


def _floats(x: Any) -> Any:
    """A copy, with one axis at least."""
    return np.array(x, dtype=np.float64, ndmin=1)


def _shaped(found: Any, x: Any) -> Any:
    return found if np.ndim(x) else found[0]


def digamma(x: Any) -> Any:
    """ψ(x) = d ln Γ(x) / dx of positive x, elementwise.

    >>> float(digamma(1.0)), digamma(np.array([0.5, 100.0])).round(12).tolist()
    (-0.5772156649015329, [-1.963510026021, 4.600161852738])
    """
    y = _floats(x)
    found = np.zeros_like(y)
    large = y >= _LARGE
    found[large] = _digamma_large(y[large])
    if not large.all():
        found[~large] = _digamma_small(y[~large])
    return _shaped(found, x)


def _digamma_large(y: Any) -> Any:
    w = 1 / (y * y)
    series = np.zeros_like(y)
    for k in range(len(_BERNOULLI), 0, -1):
        series += _BERNOULLI[k - 1] / (2 * k)
        series *= w
    return np.log(y) - (0.5 / y + series)


def _digamma_small(y: Any) -> Any:
    """Down or up to the interval from 1 to 2 by ψ(x) = ψ(x + 1) - 1/x."""
    added = np.zeros_like(y)
    low = y < 1
    added[low] = -1 / y[low]
    high = np.flatnonzero(y >= 2)
    while high.size:
        y[high] -= 1
        added[high] += 1 / y[high]
        high = high[y[high] >= 2]
    rest = y - _ZERO - _ZERO_REST
    rest[low] = (y[low] - (_ZERO - 1)) - _ZERO_REST  # y + 1 would round
    t = np.where(low, 4 * y - 2, 4 * y - 6)
    above, now = np.zeros_like(y), np.zeros_like(y)
    for c in reversed(_CHEBYSHEV[1:]):  # Clenshaw's sum
        above, now = now, t * now - above + c
    return rest * (t / 2 * now - above + _CHEBYSHEV[0]) + added


def trigamma(x: Any) -> Any:
    """ψ'(x), the derivative of the digamma function, of positive x, elementwise.

    >>> bool(abs(trigamma(1.0) - np.pi ** 2 / 6) < 1e-15)
    True
    """
    y = _floats(x)
    added = np.zeros_like(y)
    small = y < _LARGE
    if small.any():
        low = y[small]
        raised = low + _LARGE
        terms = np.zeros_like(low)
        for k in range(int(_LARGE) - 1, -1, -1):  # the small ones first
            terms += 1 / ((low + k) * (low + k))
        added[small] = terms
        y[small] = raised
    return _shaped((trigamma_excess_large(y) + 1) / y + added, x)


def trigamma_excess(x: Any) -> Any:
    """X ψ'(x) - 1, elementwise: about 1/2x, without cancellation for large x."""
    y = _floats(x)
    large = y >= _LARGE
    found = np.empty_like(y)
    found[large] = trigamma_excess_large(y[large])
    if not large.all():
        low = y[~large]
        found[~large] = low * trigamma(low) - 1
    return _shaped(found, x)


def trigamma_excess_large(y: Any) -> Any:
    """The same for x of at least 16."""
    w = 1 / (y * y)
    series = np.zeros_like(y)
    for b in reversed(_BERNOULLI):
        series += b
        series *= w
    return 0.5 / y + series


def log_rising(x: Any, n: Any) -> Any:
    """Ln Γ(x + n) - ln Γ(x) of positive x and natural n, elementwise: the logarithm of x (x+1) … (x+n-1).

    The two shapes are broadcast. Without cancellation for large x.
    """
    x, n = np.broadcast_arrays(np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64))
    steps = np.minimum(n, _LARGE)
    found = np.zeros(x.shape)
    product = np.ones(x.shape)
    for k in range(int(_LARGE)):  # two products of eight: floats hold them up to x = 1e38
        product *= np.where(k < steps, x + k, 1.0)
        if k % 8 == 7:
            found += np.log(product)
            product[...] = 1.0
    low = x + steps
    far = n - steps
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (low - 0.5) * np.log1p(far / low) + far * (np.log(low + far) - 1) + _stirling(low + far) - _stirling(low)
    return found + np.where(far > 0, ratio, 0.0)


def _stirling(y: Any) -> Any:
    """What Stirling's formula for ln Γ leaves out: 1/12y - …"""
    w = 1 / (y * y)
    series = np.zeros_like(y)
    for k in range(len(_BERNOULLI), 0, -1):
        series *= w
        series += _BERNOULLI[k - 1] / (2 * k * (2 * k - 1))
    return series / y


_STIRLING, _TERMS = 9.0, 8
"""For one number: from here on so many terms of Stirling's series will do."""


def digamma_rest(z: Any) -> Any:
    """The rest log z - 1/(2z) - ψ(z) of large z: Σ B₂ₖ / (2k z²ᵏ)."""
    square = 1 / (z * z)
    total = 0.0 * z
    for k in range(_TERMS, 0, -1):
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
    count = max(0, ceil(_STIRLING - first))
    a = first + count
    square, rest = 1 / (a * a), 0.0
    for k in range(_TERMS, 0, -1):
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
