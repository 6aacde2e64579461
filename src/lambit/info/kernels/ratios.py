"""Probabilities from the ratios of neighbours, with twice the digits of a float.

Binomial, Poisson, hypergeometric and geometric probabilities have ratios that are
quotients of small integers, times a constant. Multiplied up from the greatest probability
outwards as unevaluated sums of two floats (Dekker 1971), and divided by their sum, a
million of them are right to the last digit, where log-gamma loses three or four.
"""

from __future__ import annotations

from math import fsum
from typing import Any

import numpy as np

from .doubles import divide, multiply

_LIFT = 900  # the greatest weight is 2^900: small ones keep their low parts


def from_ratios(up: tuple[Any, Any, Any], down: tuple[Any, Any, Any]) -> Any:
    """Probabilities proportional to weights given by ratios of neighbours, summing to 1.

    `up` is (c, a, b): the weights above the mode are those before times c·a[i]/b[i], for
    i = 0, 1, …, all ratios at most 1; `down` likewise below the mode, outwards. `c` is a float or
    two whose sum it is; `a` and `b` are arrays of integers below 2^53.
    """
    above, below = _outwards(*up), _outwards(*down)
    top = np.ldexp(1.0, _LIFT)
    high = np.concatenate((below[0][::-1], [top], above[0]))
    low = np.concatenate((below[1][::-1], [0.0], above[1]))
    counted = high > np.ldexp(1.0, _LIFT - 140 - len(high).bit_length())
    lines = np.ldexp(np.concatenate((high[counted], low[counted])), -_LIFT).tolist()
    total = fsum(lines)
    rest = fsum([*lines, -total])
    with np.errstate(under="ignore"):
        share, more = divide((high, low), (total, rest))
        return np.ldexp(share + more, -_LIFT)


def _outwards(c: Any, a: Any, b: Any) -> tuple[Any, Any]:
    """2^900 times the running products of c·a/b, each as two floats."""
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if not a.size:
        return a, a
    c = c if isinstance(c, tuple) else (float(c), 0.0)
    with np.errstate(under="ignore"):
        return _running(*multiply(divide((a, 0.0), (b, 0.0)), c))


def _running(high: Any, low: Any) -> tuple[Any, Any]:
    """Running products from 2^900: along the rows of a square, then over its rows."""
    n = high.size
    width = max(1, int(n**0.5))
    rows = -(-n // width)
    h = np.ones((width, rows))
    e = np.zeros((width, rows))
    full = n // width
    h[:, :full] = high[: full * width].reshape(full, width).T
    e[:, :full] = low[: full * width].reshape(full, width).T
    if full < rows:
        h[: n - full * width, full] = high[full * width :]
        e[: n - full * width, full] = low[full * width :]
    for i in range(1, width):
        h[i], e[i] = multiply((h[i], e[i]), (h[i - 1], e[i - 1]))
    starts, more = np.empty(rows), np.empty(rows)
    start, rest = float(np.ldexp(1.0, _LIFT)), 0.0
    for j in range(rows):
        starts[j], more[j] = start, rest
        x, y = multiply((start, rest), (h[-1, j], e[-1, j]))
        start, rest = float(x), float(y)
    h, e = multiply((h, e), (starts, more))
    return h.T.reshape(-1)[:n], e.T.reshape(-1)[:n]


def complement_exactly(p: float) -> tuple[float, float]:
    """1 - p as two floats."""
    high = 1.0 - p
    return high, (1.0 - high) - p
