"""Entropy rate and what the past tells of the future (Cover & Thomas, chapter 4; Crutchfield & Feldman 2003)."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import check_base, check_choice, check_integer
from lambit.info.estimate import Estimate
from lambit.info.kernels.sums import entropy_counts, in_base
from lambit.info.measures.counted import information

from .blocks import block_counts, check_block_length
from .symbols import Series, series, times

ESTIMATORS = ("plug-in", "miller-madow", "extrapolation")
_ENOUGH = 100
"""A block length is taken if each possible block could occur so often."""


def entropy_rate(
    x: Any, length: int | None = None, *, estimator: str = "plug-in", trials: bool = False, base: Any = 2
) -> Estimate:
    """The entropy rate of a stationary process, per symbol, from one of its series.

    With blocks of L = `length` symbols:

    - "plug-in": h_L = H_L - H_(L-1), the entropy of a symbol after L - 1 known ones, from frequencies;
    - "miller-madow": the same of block entropies each raised by (m - 1)/2n, for m blocks seen;
    - "extrapolation": H_k/k against 1/k for k up to L, a straight line, at 1/k = 0 (Strong et al. 1998).

    Unless given, L is the greatest length of which every possible block could occur a hundred times.
    h_L falls with L to the rate from above; for finite data it falls below it, when blocks occur too seldom.
    `details`: length, and the h_k of all k up to L.

    >>> e = entropy_rate("0100010" * 100, 8)
    >>> float(round(e, 4)), e.estimator, e.details["length"]
    (0.0, 'plug-in', 8)
    """
    base = check_base(base)
    s = series(x, trials=trials)
    check_choice("estimator", estimator, ESTIMATORS)
    length = _length(s, length)
    entropies, seen, blocks = _entropies(s, length)
    if estimator == "miller-madow":
        entropies += (seen - 1) / (2 * blocks)
    rates = np.maximum(np.diff(entropies, prepend=0.0), 0.0)
    if estimator == "extrapolation" and length > 1:
        k = np.arange(1, length + 1)
        rate = max(0.0, float(np.polyfit(1 / k, entropies / k, 1)[1]))
    else:
        rate = float(rates[-1])
    shortfall = float((seen[-1] - (seen[-2] if length > 1 else 1)) / (2 * blocks[-1]))
    return Estimate(
        in_base(rate, base), estimator, s.n, alphabet=s.size, bias=_bias(estimator, in_base(shortfall, base)),
        details={"length": length, "rates": tuple(in_base(float(h), base) for h in rates)},
    )  # fmt: skip


def _length(s: Series, length: int | None) -> int:
    if length is not None:
        check_block_length(length, s)
        return length
    longest = 1
    while longest < max(s.lengths) and s.size ** (longest + 1) * _ENOUGH <= s.n and longest < 64:
        longest += 1
    return longest


def _entropies(s: Series, length: int) -> tuple[Any, Any, Any]:
    """Block entropies in nats, how many blocks are seen, and how many there are, for lengths 1 … length."""
    found = [(entropy_counts(c, int(c.sum()), "e"), c.size, int(c.sum())) for c in block_counts(s, length)]
    entropies, seen, blocks = zip(*reversed(found), strict=True)
    return np.array(entropies), np.array(seen, dtype=np.float64), np.array(blocks, dtype=np.float64)


def _bias(estimator: str, shortfall: float) -> str:
    if estimator == "plug-in":
        return f"too low by about {shortfall:.2g} because data are finite; too high as far as longer pasts tell more"
    if estimator == "miller-madow":
        return f"corrected by {shortfall:.2g}, the first order in 1/n; too high as far as longer pasts tell more"
    return "as good as the straight line: look at the rates"


def excess_entropy(x: Any, length: int | None = None, *, trials: bool = False, base: Any = 2) -> Estimate:
    """The excess entropy E = Σ (h_k - h_L) = H_L - L h_L: what the whole past tells of the whole future.

    From blocks of up to L = `length` symbols, L chosen as by `entropy_rate` (Crutchfield & Feldman 2003).

    >>> float(excess_entropy("01" * 500 + "0", 4).__round__(3))
    1.0
    """
    base = check_base(base)
    s = series(x, trials=trials)
    length = _length(s, length)
    entropies, seen, blocks = _entropies(s, length)
    rate = max(0.0, float(entropies[-1] - (entropies[-2] if length > 1 else 0.0)))
    found = max(0.0, float(entropies[-1]) - length * rate)
    spread = in_base(float((length - 1) * seen[-1] / (2 * blocks[-1])), base)
    return Estimate(
        in_base(found, base), "plug-in", s.n, alphabet=s.size,
        bias=f"may be too high by up to {spread:.2g}, since the rate comes out too low; too low as far as longer pasts tell more",
        details={"length": length, "rate": in_base(rate, base)},
    )  # fmt: skip


def predictive_information(x: Any, past: int, future: int = 1, *, trials: bool = False, base: Any = 2) -> Estimate:
    """The predictive information I(X_(t-past) … X_(t-1); X_t … X_(t+future-1)) (Bialek, Nemenman & Tishby 2001).

    With `future` 1 it is active information storage; it grows to the excess entropy with both.

    >>> float(round(predictive_information("0110" * 250 + "0", 2, 2), 3))
    2.0
    """
    base = check_base(base)
    past, future = check_integer("past", past, 1), check_integer("future", future, 1)
    s = series(x, trials=trials)
    spans = times(s.lengths, past + future - 1, "predictive information")
    before = [[(c, s.size, lag) for lag in range(past + future - 1, future - 1, -1)] for c in s.trials]
    after = [[(c, s.size, lag) for lag in range(future - 1, -1, -1)] for c in s.trials]
    return information(before, after, [[] for _ in s.trials], spans, base, s.size).estimate("predictive information")
