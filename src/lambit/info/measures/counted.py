"""Conditional information between words of series, I(A; B | C), counted once.

A, B and C are words: digits of series at lags before each time. All that is asked, the
average, the value at each time, what is left when A is shuffled, comes from one
table of counts n(c, a, b), dense where it is small, else of the words that occur.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.estimate import Estimate
from lambit.info.kernels.chi_square import chi_square_tail
from lambit.info.kernels.doubles import divide, in_unit, in_units, log_ratio, multiply, plain
from lambit.info.kernels.doubles import total as pair_total
from lambit.info.kernels.information import PRECISE, log_quotient
from lambit.info.kernels.information import information as relative
from lambit.info.kernels.sums import divergence_roughly, in_base, total
from lambit.info.kernels.words import count_words, is_dense, table_size, word_codes, words_seen
from lambit.info.progress import steps
from lambit.info.random import generator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.info.kernels.doubles import Pair

    Parts = list[tuple[Any, int, int]]


class Cells:
    """The combinations that occur: how often, and the sums of their groups in each."""

    __slots__ = ("ca", "cab", "cb", "degrees", "of_c")

    def __init__(self, sums: tuple[Any, ...], degrees: int) -> None:
        self.cab, self.ca, self.cb, self.of_c = (each.astype(np.float64) for each in sums)
        self.degrees = degrees  # of freedom, of the test that A and B are independent given C

    def information(self, n: int) -> tuple[float, float]:
        """Σ n(c,a,b)/n ln(n(c,a,b) n(c) / n(c,a) n(c,b)) as a pair, never negative."""
        if not self.degrees:  # A or B is settled by C
            return 0.0, 0.0
        if self.cab.size > PRECISE:
            return self.roughly(n), 0.0
        above, below = [plain(self.of_c)], [plain(self.ca), plain(self.cb)]
        return relative(plain(self.cab), above, below, (float(n), 0.0), full=False)

    def roughly(self, n: int) -> float:
        """The same by plain floats: to about 1e-13 of itself, for the many of a permutation test."""
        if not self.degrees:
            return 0.0
        q = self.ca * (self.cb / self.of_c)
        return divergence_roughly(self.cab, q, float(n), max(0.0, n - total(q)))

    def left(self, n: int) -> tuple[float, float]:
        """H(B | C) as a pair in nats."""
        terms = multiply(plain(self.cab), log_ratio(plain(self.of_c), plain(self.cb)))
        return divide(pair_total(terms), (float(n), 0.0))

    def logs(self) -> Pair:
        """Ln n(c,a,b) n(c) / n(c,a) n(c,b) of each cell."""
        return log_quotient([plain(self.cab), plain(self.of_c)], [plain(self.ca), plain(self.cb)])


class Counted:
    """Counts of A, B and C at the times of all trials."""

    __slots__ = ("_codes", "_pair", "a", "alphabet", "b", "base", "c", "cells", "dense", "n", "sizes", "spans")

    def __init__(self, a: Sequence[Parts], b: Sequence[Parts], c: Sequence[Parts], spans: Sequence[tuple[int, int]], base: Any, alphabet: int) -> None:
        self.a, self.b, self.c = a, b, c
        self.spans = spans
        self.base = base
        self.alphabet = alphabet
        self.n = sum(max(0, stop - start) for start, stop in spans)
        self.sizes = table_size(c[0]), table_size(a[0]), table_size(b[0])
        self.dense = is_dense(self.sizes[0] * self.sizes[1] * self.sizes[2], self.n)
        self._codes: Any = None
        self._pair: tuple[float, float] | None = None
        self.cells = self._dense_cells(self._table()) if self.dense else self._sparse_cells()

    # -- counting

    def _table(self) -> Any:
        size_c, size_a, size_b = self.sizes
        table = np.zeros(size_c * size_a * size_b, dtype=np.int64)
        for a, b, c, (start, stop) in self._trials():
            table += count_words([*c, *a, *b], start, stop)
        return table.reshape(self.sizes)

    def _trials(self) -> list[tuple[Parts, Parts, Parts, tuple[int, int]]]:
        found = zip(self.a, self.b, self.c, self.spans, strict=True)
        return [each for each in found if each[3][0] < each[3][1]]

    @staticmethod
    def _dense_cells(table: Any) -> Cells:
        ca, cb = table.sum(axis=2), table.sum(axis=1)
        of_c = ca.sum(axis=1)
        at = np.nonzero(table)
        known = of_c > 0
        degrees = int((((ca > 0).sum(axis=1)[known] - 1) * ((cb > 0).sum(axis=1)[known] - 1)).sum())
        return Cells((table[at], ca[at[0], at[1]], cb[at[0], at[2]], of_c[at[0]]), degrees)

    def codes(self) -> tuple[Any, Any, Any]:
        """The words c, a and b at each time, renumbered where tables are not dense."""
        if self._codes is None:
            rows = [self._row(parts) for parts in (self.c, self.a, self.b)]
            if not self.dense:
                pairs = [np.unique(row, return_inverse=True) for row in rows]
                self.sizes = tuple(values.size for values, _ in pairs)  # type: ignore[assignment]
                rows = [codes.reshape(-1) for _, codes in pairs]
            self._codes = tuple(row.astype(np.int64) for row in rows)
        return self._codes  # type: ignore[no-any-return]

    def _row(self, parts: Sequence[Parts]) -> Any:
        """The word of one group at each time, over all trials."""
        spans = [(p, start, stop) for p, (start, stop) in zip(parts, self.spans, strict=True) if start < stop]
        if not parts[0]:
            return np.zeros(self.n, dtype=np.int64)
        if table_size(parts[0]) < 1 << 62:
            return np.concatenate([word_codes(p, start, stop) for p, start, stop in spans])
        if len(spans) == 1:
            return words_seen(*spans[0])[0]
        digits = [np.stack([codes[start - lag : stop - lag] for codes, _, lag in p]) for p, start, stop in spans]
        return np.unique(np.concatenate(digits, axis=1), axis=1, return_inverse=True)[1].reshape(-1)

    def _sparse_cells(self) -> Cells:
        c, a, b = self.codes()
        return self._cells_of(c, a, b)

    def _cells_of(self, c: Any, a: Any, b: Any) -> Cells:
        _, size_a, size_b = self.sizes
        ca, cb = c * size_a + a, c * size_b + b
        _, first, counts = np.unique(ca * size_b + b, return_index=True, return_counts=True)
        ca_seen, ca_at, ca_counts = np.unique(ca, return_inverse=True, return_counts=True)
        cb_seen, cb_at, cb_counts = np.unique(cb, return_inverse=True, return_counts=True)
        c_seen, c_at, c_counts = np.unique(c, return_inverse=True, return_counts=True)
        values = [np.searchsorted(c_seen, seen // size) for seen, size in ((ca_seen, size_a), (cb_seen, size_b))]
        in_c = [np.bincount(v, minlength=c_seen.size) - 1 for v in values]  # values of A, and of B, less one
        degrees = int((in_c[0] * in_c[1]).sum())
        spread = [n[at.reshape(-1)][first] for n, at in ((ca_counts, ca_at), (cb_counts, cb_at), (c_counts, c_at))]
        return Cells((counts, *spread), degrees)

    # -- what is asked

    @property
    def value(self) -> float:
        """The information per time."""
        return in_unit(self.pair, self.base)

    @property
    def nats(self) -> float:
        """The same in nats."""
        return in_unit(self.pair, "e")

    @property
    def pair(self) -> tuple[float, float]:
        """The same as a pair in nats."""
        if self._pair is None:
            self._pair = self.cells.information(self.n)
        return self._pair

    def local(self) -> Any:
        """Log p(b|c,a)/p(b|c) at each time; its mean is the information."""
        c, a, b = self.codes()
        _, size_a, size_b = self.sizes
        cell = (c * size_a + a) * size_b + b
        values = in_units(self.cells.logs(), self.base)  # of the cells in the order of their codes
        if self.dense:
            of_code = np.empty(self.sizes[0] * size_a * size_b)
            of_code[np.flatnonzero(np.bincount(cell, minlength=of_code.size))] = values
            return of_code[cell]
        return values[np.unique(cell, return_inverse=True)[1].reshape(-1)]

    def shuffled(self, count: int, seed: Any, what: str, *, stratified: bool = False) -> Any:
        """The information when A is shuffled, so many times: against B and C, or, `stratified`, within each value of C."""
        random = generator(seed)
        c, a, b = self.codes()
        found = np.empty(count)
        _, size_a, size_b = self.sizes
        rest, words = c * (size_a * size_b) + b, a * size_b
        inside = np.argsort(c, kind="stable") if stratified and self.sizes[0] > 1 else None
        for i in steps(count, what):
            if inside is None:
                random.shuffle(words)
            else:
                words[inside] = words[np.lexsort((random.random(c.size), c))]
            if self.dense:
                size = self.sizes[0] * size_a * size_b
                cells = self._dense_cells(np.bincount(rest + words, minlength=size).reshape(self.sizes))
            else:
                cells = self._cells_of(c, words // size_b, b)
            found[i] = in_base(cells.roughly(self.n), self.base)
        return found

    def _bias(self, df: int) -> str:
        if 5 * df > self.n:
            return f"far too high: {df} degrees of freedom are too many for {self.n} observations; shuffle, or take shorter pasts"
        return f"too high by about {in_base(df / (2 * self.n), self.base):.2g}, {df} degrees of freedom over 2n"

    def estimate(self, name: str, *, permutations: int = 0, seed: Any = None, stratified: bool = False) -> Estimate:
        """The information as an estimate, with its bias, the test of χ² and, if asked for, of permutations."""
        value, df = self.value, self.cells.degrees
        tail = chi_square_tail(2 * self.n * self.nats, df) if df else 1.0
        details: dict[str, Any] = {"degrees": df, "p-value-chi-square": tail}
        if permutations:
            others = self.shuffled(permutations, seed, f"permutations for {name}", stratified=stratified)
            least = value * (1 - 1e-12)  # equal values are as great
            mean = float(others.mean())
            details |= {
                "p-value": (1 + int((others >= least).sum())) / (permutations + 1), "shuffled": mean,
                "effective": value - mean, "permutations": permutations,
            }  # fmt: skip
        return Estimate(
            value, "plug-in", self.n, alphabet=self.alphabet,
            bias=self._bias(df), details=details,
        )  # fmt: skip


def information(
    a: Sequence[Parts], b: Sequence[Parts], c: Sequence[Parts], spans: Sequence[tuple[int, int]], base: Any, alphabet: int
) -> Counted:
    """I(A; B | C), counted."""
    return Counted(a, b, c, spans, base, alphabet)
