"""Entropy of an array of probabilities: as fast as logarithm and product, right to the last digits.

Work goes in blocks that stay in cache. Products are added in rows of 64, whose sums
vector instructions make from a few terms each; the rows are added pairwise, and
block by block exactly. A block is first taken as if all its values were positive;
what is not shows in its sum, and only such blocks are looked at again.
"""

from __future__ import annotations

from math import fsum, inf, log1p
from typing import Any

import numpy as np

from .sums import BLOCK, check_block, check_sum, in_base, in_two, logarithm, product_in_bits, total

_ROW = 64
CAREFUL = 1 << 20
"""So many probabilities are added up carefully, which takes twice as long; more, where some are there many times."""
_SAMPLE = 4096
_TINY = 5e-324
"""The least positive float has a finite logarithm: with it for 0, 0 log 0 = 0."""


def _dots_by_einsum(a: Any, b: Any, out: Any) -> Any:
    """The inner product of each row."""
    return np.einsum("ij,ij->i", a, b, out=out)


_dots = getattr(np, "vecdot", None) or _dots_by_einsum  # numpy 2 knows it by name


def entropy_floats(p: Any, base: Any) -> float:
    """-Σ p log p of a 1-d float64 array over its exact sum; it is checked in the same pass."""
    return _Entropy(p, base).value()


def _repeats(p: Any) -> bool:
    """Are there values that are not zero in it many times, as far as a sample shows?"""
    some = p[:: max(1, p.size // _SAMPLE)]
    some = np.sort(some[some != 0.0])
    return bool(np.count_nonzero(some[1:] == some[:-1]) > some.size // 16)


class _Entropy:
    """The sum in the making."""

    __slots__ = ("base", "great", "log", "logs", "masses", "p", "parts", "tiny", "unit", "work")

    def __init__(self, p: Any, base: Any) -> None:
        self.p = p
        self.base = base
        self.log, self.unit = logarithm(base)
        self.great = -1  # where a probability above 1/2 is
        self.parts: list[float] = []
        self.masses: list[float] = []
        size = min(BLOCK, p.size)
        self.logs = np.empty(size)
        self.tiny: Any = None  # made when the first zero is met
        self.work: Any = np.empty(BLOCK) if p.size <= CAREFUL or _repeats(p) else None  # of careful sums

    def value(self) -> float:
        p, whole = self.p, self.p.size - self.p.size % _ROW
        sums = np.empty(whole // _ROW)
        with np.errstate(divide="ignore", invalid="ignore"):
            for start in range(0, whole, BLOCK):
                stop = min(start + BLOCK, whole)
                self._block(start, stop, sums[start // _ROW : stop // _ROW])
            if whole:
                self.parts.append(total(sums))
            if whole < p.size:
                self._rest(whole)
        check_sum(fsum(self.masses))
        if self.great < 0:
            found = -fsum(self.parts) / self.unit
            return self._over_sum(found, fsum([*self.masses, -1.0]), 1.0) + 0.0
        others = total(p[: self.great]) + total(p[self.great + 1 :])
        over = fsum([float(p[self.great]), others, -1.0])
        c = others / (1.0 + over)
        found = self._over_sum(-fsum(self.parts) / self.unit, over, others)
        return found - fsum(product_in_bits(1.0 - c, log1p(-c), self.base)) / self.unit + 0.0

    def _over_sum(self, found: float, over: float, mass: float) -> float:
        """What -Σ p log p of probabilities, `mass` together, is when all are divided by their sum, 1 + `over`."""
        if over == 0.0:
            return found
        return found + (mass * in_base(log1p(over), self.base) - found * over) / (1.0 + over)

    def _block(self, start: int, stop: int, sums: Any) -> None:
        """Products of p[start:stop], whole rows, added up in `sums`."""
        block, logs = self.p[start:stop], self.logs[: stop - start]
        if self.tiny is None:
            self.log(block, out=logs)
            masses, parts = len(self.masses), len(self.parts)
            if self._add(start, block, logs, sums):
                return
            del self.masses[masses:], self.parts[parts:]
        check_block(block, start)
        if self.tiny is None:
            self.tiny = np.full(self.logs.size, _TINY)
        # an array for an array: numpy is four times slower with a number
        self.log(np.maximum(block, self.tiny[: block.size], out=logs), out=logs)
        self._add(start, block, logs, sums)

    def _add(self, start: int, block: Any, logs: Any, sums: Any) -> bool:
        """Add up the products; were they all finite?"""
        if self.work is not None:
            sums[:] = 0.0
            return self._add_carefully(start, block, logs)
        mass = float(block.sum())
        self.masses.append(mass)
        if mass > 0.5:
            self._take_out(start, block, logs)
        _dots(block.reshape(-1, _ROW), logs.reshape(-1, _ROW), out=sums)
        return bool(sums.dot(sums) < inf)

    def _add_carefully(self, start: int, block: Any, logs: Any) -> bool:
        """The same, without roundings: where one value is there a thousand times, they would not even out."""
        masses = in_two(block, self.work)
        self.masses += masses
        if masses[0] > 0.5:
            self._take_out(start, block, logs)
        parts = in_two(np.multiply(block, logs, out=logs), self.work)
        self.parts += parts
        return abs(sum(parts)) < inf

    def _take_out(self, start: int, block: Any, logs: Any) -> None:
        """Remember a probability above 1/2, whose logarithm is taken by its complement."""
        at = int(block.argmax())
        if block[at] > 0.5 and self.great in (-1, start + at):
            self.great = start + at
            logs[at] = 0.0

    def _rest(self, start: int) -> None:
        """The last values, less than a row."""
        block = self.p[start:]
        check_block(block, start)
        logs = self.log(np.maximum(block, _TINY))
        self._take_out(start, block, logs)
        self.masses.append(fsum(block.tolist()))
        self.parts += (block * logs).tolist()
