"""Entropy rate and what the past tells of the future (Cover & Thomas, chapter 4; Crutchfield & Feldman 2003)."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np

from lambit.info.checks import check_base, check_choice, check_integer
from lambit.info.estimate import Estimate
from lambit.info.exact.sums import nearest
from lambit.info.kernels.doubles import add, divide, in_unit, plain
from lambit.info.kernels.information import PRECISE, combined, entropies
from lambit.info.kernels.sums import entropy_counts, in_base
from lambit.info.measures.counted import information
from lambit.info.measures.precise import EXACTLY

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
    found = BlockEntropies(s, length)
    seen, blocks = found.seen, found.blocks
    corrected = estimator == "miller-madow"
    rates = [in_unit(found.rate(k, corrected=corrected), base) for k in range(1, length + 1)]
    if estimator == "extrapolation" and length > 1:
        k = np.arange(1, length + 1)
        rate = in_base(max(0.0, float(np.polyfit(1 / k, np.array([h for h, _ in found.nats]) / k, 1)[1])), base)
    else:
        rate = rates[-1]
    shortfall = float((seen[-1] - (seen[-2] if length > 1 else 1)) / (2 * blocks[-1]))
    return Estimate(
        rate, estimator, s.n, alphabet=s.size, bias=_bias(estimator, in_base(shortfall, base)),
        details={"length": length, "rates": tuple(rates)},
    )  # fmt: skip


def _length(s: Series, length: int | None) -> int:
    if length is not None:
        check_block_length(length, s)
        return length
    longest = 1
    while longest < max(s.lengths) and s.size ** (longest + 1) * _ENOUGH <= s.n and longest < 64:
        longest += 1
    return longest


class BlockEntropies:
    """Block entropies as pairs in nats, how many blocks are seen, and how many there are, for lengths 1 … length."""

    def __init__(self, s: Series, length: int) -> None:
        """Count the blocks."""
        counts = list(block_counts(s, length))[::-1]
        self.blocks = [int(c.sum()) for c in counts]
        self.seen = [c.size for c in counts]
        self.nats = [_entropy(c, n) for c, n in zip(counts, self.blocks, strict=True)]
        self._few = [c.tolist() if c.size <= EXACTLY else None for c in counts]

    def rate(self, k: int, *, corrected: bool = False) -> tuple[float, float]:
        """H_k - H_(k-1), not below 0; `corrected`: each raised by (m - 1) / 2n."""
        found = self._sum({k: 1, k - 1: -1})
        if corrected:
            for length, sign in ((k, 1.0), (k - 1, -1.0)):
                if length:
                    found = add(found, divide((sign * (self.seen[length - 1] - 1), 0.0), (2.0 * self.blocks[length - 1], 0.0)))
        return found if found[0] > 0.0 else (0.0, 0.0)

    def excess(self, k: int) -> tuple[float, float]:
        """H_k - k (H_k - H_(k-1)), not below 0."""
        if self.rate(k)[0] <= 0.0:
            return self.nats[k - 1]
        found = self._sum({k: 1 - k, k - 1: k})
        return found if found[0] > 0.0 else (0.0, 0.0)

    def _sum(self, coefficients: dict[int, int]) -> tuple[float, float]:
        """Σ c H_k: exactly where twice the digits do not settle it, of blocks that are few."""
        wanted = {k: c for k, c in coefficients.items() if k and c}
        found, good = combined(list(wanted.values()), [self.nats[k - 1] for k in wanted])
        rows = [(c, self.blocks[k - 1], self._few[k - 1]) for k, c in wanted.items()]
        if good or any(counts is None for _, _, counts in rows):
            return found
        whole, pairs = prod(n for _, n, _ in rows), []
        for c, n, counts in rows:
            factor = c * whole // n
            pairs += [(factor * n, n), *((-factor * w, w) for w in counts or ())]
        return nearest(pairs, whole)


def _entropy(counts: Any, n: int) -> tuple[float, float]:
    if counts.size > PRECISE:
        return entropy_counts(counts, n, "e"), 0.0
    return entropies([plain(counts.astype(np.float64))], (float(n), 0.0))[0]


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
    found = BlockEntropies(s, length)
    spread = in_base((length - 1) * found.seen[-1] / (2 * found.blocks[-1]), base)
    return Estimate(
        in_unit(found.excess(length), base), "plug-in", s.n, alphabet=s.size,
        bias=f"may be too high by up to {spread:.2g}, since the rate comes out too low; too low as far as longer pasts tell more",
        details={"length": length, "rate": in_unit(found.rate(length), base)},
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
