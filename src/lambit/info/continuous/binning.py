"""Bins: where a histogram cuts the line, by the rules that have names."""

from __future__ import annotations

from math import ceil, isfinite, log2, sqrt
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_integer

from .points import points

RULES = ("sturges", "scott", "freedman-diaconis", "doane")
_MOST = 10_000_000


def bin_edges(x: Any, bins: Any = "freedman-diaconis", width: Any = None) -> Any:
    """The edges of the bins of a column of numbers: equal bins from the least to the greatest.

    `bins` is a number of bins or a rule: `"sturges"`, ⌈log₂ n⌉ + 1 bins (Sturges 1926); `"scott"`, bins of width
    3.49 σ n^(-1/3) (Scott 1979); `"freedman-diaconis"`, 2 IQR n^(-1/3) (Freedman & Diaconis 1981; Scott's where the
    quartiles are equal); `"doane"`, 1 + log₂ n + log₂(1 + |g|/σ_g) bins, g the skewness
    (Doane 1976). `width` fixes the width, with edges at its multiples.

    >>> bin_edges([0, 1, 2, 4], 4).tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    x = points("data", x)
    if x.shape[1] > 1:
        raise InformationError("bins are for one column of numbers, not {}", x.shape[1])
    x = x[:, 0]
    low, high = float(x.min()), float(x.max())
    if width is not None:
        return _of_width(low, high, width)
    if low == high:
        raise InformationError("all observations are {}: bins need two different ones", low, hint="width fixes the width of bins")
    if isinstance(bins, str):
        count: int = _by_rule(x, bins, low, high)
    else:
        count = check_integer("bins", bins, 1)
    if count > _MOST:
        raise InformationError(f"{{}} bins: more than {_MOST}", count, hint="fix the number of bins or their width")
    return np.linspace(low, high, count + 1)


def _of_width(low: float, high: float, width: Any) -> Any:
    if isinstance(width, (bool, str, complex)) or not hasattr(width, "__float__") or not isfinite(float(width)) or width <= 0:
        raise InformationError("width {}: expected a number above 0", width)
    width = float(width)
    first = np.floor(low / width)
    count = int(min(np.floor(high / width) - first, _MOST)) + 1
    if count > _MOST:
        raise InformationError(f"width {{}} makes more than {_MOST} bins", width)
    return (first + np.arange(count + 1)) * width


def _by_rule(x: Any, rule: str, low: float, high: float) -> int:
    if rule not in RULES:
        raise InformationError("bins {}: expected a number or a rule", rule, hint=f"the rules are {', '.join(RULES)}")
    n = int(x.size)
    if rule == "sturges":
        return ceil(log2(n)) + 1
    scaled = (x - low) / (high - low)
    deviations = scaled - scaled.mean()
    sigma = sqrt(float(np.mean(deviations**2)))
    if rule == "doane":
        if n < 3:
            return 1 + ceil(log2(n))
        skewness = float(np.mean(deviations**3)) / sigma**3
        error = sqrt(6 * (n - 2) / ((n + 1) * (n + 3)))
        return ceil(1 + log2(n) + log2(1 + abs(skewness) / error))
    first, third = np.quantile(scaled, [0.25, 0.75])
    shrink: float = n ** (-1 / 3)
    width = 2 * float(third - first) * shrink
    if rule == "scott" or width == 0:
        width = 3.49 * sigma * shrink
    return max(1, ceil(1 / width))


def bin_codes(x: Any, bins: Any, width: Any) -> tuple[Any, int, float]:
    """Which bin each number is in, how many bins there are, and their width; the last bin has its upper edge."""
    edges = bin_edges(x, bins, width)
    count = len(edges) - 1
    codes = np.clip(np.searchsorted(edges, x, side="right") - 1, 0, count - 1)
    return codes, count, float(edges[-1] / count - edges[0] / count)
