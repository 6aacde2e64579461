"""Information of float weights as pairs in nats, to be rounded once.

The weights are floats: counts, or probabilities, which are divided by their exact sum. Where twice the
digits of a float do not settle a result, for it is very small beside what it is a difference of, or beside the
rounding of products, it is found from the weights as integers, which they are but for a power of 2.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from lambit.info.exact.sums import dyadic, integer_quotient, nearest
from lambit.info.kernels.doubles import DOWN, UP, Pair, add, divide, multiply, plain
from lambit.info.kernels.information import (
    SIGNIFICANT,
    combined,
    conditional,
    entropies,
    group_sums,
    information,
    log_shares,
    whole,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Codes = tuple[Any, int]
    """For each cell the number of a value, and the bound of those numbers."""

EXACTLY = 1 << 12
"""Sums of up to so many logarithms are found exactly where floats of twice the digits do not settle them."""

FEW = 24
"""So few logarithms are found exactly in less time than with twice the digits: integers have no arrays to be put into."""

_TINY = 256
"""Of so few cells a correlation is a sum of entropies, found exactly if need be; of more a sum of positive terms."""
_SMALL = 2.0**-86
_SMALL_OUTSIDE = 2.0**-43


class Parts(NamedTuple):
    """What the weights of cells are sums of: finer weights, and for each the number of its cell."""

    weights: Any
    codes: Any

    def of(self, cells: Any) -> Parts:
        """The same for some of the cells, a mask."""
        used = cells[self.codes]
        return Parts(self.weights[used], (np.cumsum(cells) - 1)[self.codes[used]])


class Weights:
    """Weights of cells: `of` is their sum; `counted` tells integers, whose sums are floats, from probabilities."""

    __slots__ = ("_integers", "_parts", "counted", "of", "pair", "weights")

    def __init__(self, weights: Any, total: int, parts: Parts | None = None) -> None:
        """Of counts that sum to `total`, or of probabilities, with total 0; `parts` are what they are rounded sums of."""
        self.weights = np.asarray(weights, dtype=np.float64)
        self.counted = 0 < total < 1 << 53
        self.pair = plain(self.weights) if parts is None else group_sums(parts.codes, plain(parts.weights), self.weights.size)
        self.of: tuple[float, float] = (float(total), 0.0) if self.counted else whole(self.weights if parts is None else parts.weights)
        self._parts = parts
        self._integers: list[int] | None = None

    def sums(self, codes: Codes) -> Pair:
        """The weights added up by code."""
        number, size = codes
        if self.counted:
            return plain(np.bincount(number, weights=self.weights, minlength=size))
        return group_sums(np.asarray(number), self.pair, size)

    def spread(self, codes: Codes) -> Pair:
        """For each cell the sum of the weights with the same code."""
        high, low = self.sums(codes)
        return high[codes[0]], low[codes[0]]

    def integers(self) -> list[int]:
        """The weights times a power of 2."""
        if self._integers is None:
            if self._parts is None:
                self._integers = dyadic(self.weights.tolist())
            else:
                self._integers = [0] * self.weights.size
                for code, w in zip(self._parts.codes.tolist(), dyadic(self._parts.weights.tolist()), strict=True):
                    self._integers[code] += w
        return self._integers

    def integer_sums(self, codes: Codes) -> list[int]:
        """Their sums by code."""
        added: dict[int, int] = {}
        for code, w in zip(np.asarray(codes[0]).tolist(), self.integers(), strict=True):
            added[code] = added.get(code, 0) + w
        return list(added.values())

    def exactly(self, coefficients: Sequence[tuple[int, Codes]], denominator: int = 1, shift: int = 0) -> tuple[float, float]:
        """2^shift Σ c H(group) / denominator in nats, however it cancels."""
        total = sum(self.integers())
        pairs = [(sum(c for c, _ in coefficients) * total, total)]
        for c, codes in coefficients:
            pairs += [(-c * w, w) for w in self.integer_sums(codes) if w]
        return nearest(pairs, total * denominator, shift)

    def combined(self, coefficients: Sequence[tuple[int, Codes]], denominator: int = 1) -> tuple[float, float]:
        """The same with twice the digits of a float, if that settles it."""
        if self._few(g for _, g in coefficients):
            return self.exactly(coefficients, denominator)
        found, good = combined([c for c, _ in coefficients], self.entropies([g for _, g in coefficients]), denominator)
        if good or sum(size for _, (_, size) in coefficients) > EXACTLY:
            return found
        return self.exactly(coefficients, denominator)

    def entropies(self, groups: Sequence[Codes]) -> list[tuple[float, float]]:
        """The entropies of groups."""
        if self._few(groups):
            return [self.exactly([(1, g)]) for g in groups]
        return entropies([self.sums(g) for g in groups], self.of)

    @staticmethod
    def _few(groups: Iterable[Codes]) -> bool:
        """Have groups so few values that exactly is the fastest?"""
        return sum(size for _, size in groups) <= FEW

    def correlation(self, cells: Codes, groups: Sequence[Codes], known: Codes | None = None) -> tuple[float, float]:
        """D(p ‖ p(z) Π p(xᵢ|z)) of groups that together are the cells, whose codes are all different."""
        k = len(groups)
        terms = [*((1, g) for g in groups), (-1, cells)]
        if known is not None:
            terms.append((1 - k, known))
        if self._few(g for _, g in terms) and self._independent(groups, known):
            return 0.0, 0.0  # logarithms would need all their digits to show it
        if self.weights.size <= _TINY:
            return self.combined(terms)
        over = self.of if known is None else self.spread(known)
        full = self._full(groups, known)
        found = information(self.pair, [over] * (k - 1), [self.spread(g) for g in groups], self.of, full=full)
        if found[0] >= (_SMALL if full else _SMALL_OUTSIDE) or (self.counted and k == 2 and full):
            return found
        if sum(g[1] for g in groups) + self.weights.size > EXACTLY:
            return found
        if full and found[0] == 0.0 and self._independent(groups, known):
            return found
        return self.exactly(terms)

    def _full(self, groups: Sequence[Codes], known: Codes | None) -> bool:
        """Are there all combinations of the values of the groups, with each condition, that can occur?"""
        used = self.weights > 0
        size = int(used.sum())
        if known is None:
            combinations = 1
            for codes, _ in groups:
                combinations *= np.unique(np.asarray(codes)[used]).size
            return combinations == size
        condition, product = np.asarray(known[0]), np.ones(known[1])
        for codes, _ in groups:
            at = np.unique(np.asarray(codes)[used], return_index=True)[1]
            product *= np.bincount(condition[used][at], minlength=known[1])
        return bool(product.sum() == size)

    def _independent(self, groups: Sequence[Codes], known: Codes | None) -> bool:
        """Is p exactly what it would be if the groups were independent?"""
        w, spreads = self.integers(), [self._integer_spread(g) for g in groups]
        over = [sum(w)] * len(w) if known is None else self._integer_spread(known)
        for i, x in enumerate(w):
            product = 1
            for spread in spreads:
                product *= spread[i]
            if x * over[i] ** (len(groups) - 1) != product:
                return False
        return True

    def _integer_spread(self, codes: Codes) -> list[int]:
        number = np.asarray(codes[0]).tolist()
        added: dict[int, int] = {}
        for code, w in zip(number, self.integers(), strict=True):
            added[code] = added.get(code, 0) + w
        return [added[code] for code in number]

    def local(self, coefficients: Sequence[tuple[int, Codes]], denominator: int = 1) -> Pair:
        """2^512 Σ c h(group) / denominator of each cell, h the surprisal of its group's value, in nats; 0 for weight 0."""
        found: Pair = (np.zeros(self.weights.size), np.zeros(self.weights.size))
        scale = np.zeros(self.weights.size)
        for c, codes in coefficients:
            high, low = log_shares(self.sums(codes), self.of)
            at = codes[0]
            found = add(found, multiply((high[at] * UP, low[at] * UP), (float(-c), 0.0)))
            scale += abs(c) * (1.0 + np.abs(high[at]))
        small = np.flatnonzero((np.abs(found[0]) < scale * (SIGNIFICANT * UP)) & (self.weights > 0))[:EXACTLY]
        if small.size:
            self._settle(found, small.tolist(), coefficients)
        found[0][self.weights == 0] = found[1][self.weights == 0] = 0.0
        return divide(found, (float(denominator), 0.0))

    def _settle(self, found: Pair, cells: list[int], coefficients: Sequence[tuple[int, Codes]]) -> None:
        """The values of some cells, from integers."""
        spreads = [(-c, self._integer_spread(codes)) for c, codes in coefficients]
        total = (sum(c for c, _ in coefficients), sum(self.integers()))
        for i in cells:
            found[0][i], found[1][i] = _log_of_product([total, *((c, spread[i]) for c, spread in spreads)])

    def conditional(self, cells: Codes, given: Codes) -> tuple[float, float]:
        """H(cells | group) of cells whose codes are all different."""
        if self._few((cells, given)):
            return self.exactly([(1, cells), (-1, given)])
        found = conditional(self.pair, self.spread(given), self.of)
        if found[0] < SIGNIFICANT and self._parts is not None and cells[1] + given[1] <= EXACTLY:
            return self.exactly([(1, cells), (-1, given)])
        return found


def _log_of_product(powers: list[tuple[int, int]]) -> tuple[float, float]:
    """2^512 Σ n ln a that is near to 0, by the quotient of the products where these are short."""
    if sum(abs(n) for n, _ in powers) > 64:
        return nearest(powers, 1, 512)
    above = below = 1
    for n, a in powers:
        if n > 0:
            above *= a**n
        else:
            below *= a**-n
    t = integer_quotient((above - below) << 512, below)
    x = t[0] * DOWN
    if abs(x) > 2.0**-20:
        return nearest(powers, 1, 512)
    square = multiply(t, (-0.5 * x, -0.5 * t[1] * DOWN))
    return add(add(t, square), (x * x * t[0] * (1 / 3 - x * (1 / 4 - x / 5)), 0.0))
