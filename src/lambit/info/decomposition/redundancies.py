"""Measures of redundancy, each for many antichains of one distribution at once.

A redundancy of exact probabilities is a sum Σ n·log(a) of integers, over the
total: a dictionary from a to n, so that sums of redundancies stay exact. Counts and floats are integers too, but for a
power of 2, and results are rounded in the end; where cells are very many, redundancies are floats, in nats.
The target is the first variable, source i the variable i + 1.
"""

from __future__ import annotations

from math import fsum, log
from typing import Any

from lambit.info.exact.sums import log_sum, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lambit.info.measures.subsets import Columns

    Amount = Any
    """A dictionary of integers, or a float."""

SURE = 1e-9
"""Floats so far apart tell which of two exact sums is the less."""

EXACTLY = 1 << 12
"""Up to so many cells of floats are taken as integers."""


class Shared:
    """What all collections of sources tell of the target, value by value, of exact or float probabilities."""

    def __init__(self, cells: Columns) -> None:
        self.cells = cells.positive()
        self.rounded = not cells.exact and len(self.cells.weights) <= EXACTLY
        if self.rounded:
            self.cells = self.cells.as_integers()
        self.exact = self.cells.exact
        self.total = self.cells.total or 1
        self.target = self.cells.joint(1)[0]
        self.of_target = _listed(self.cells.spread(1))
        self.weights = _listed(self.cells.weights)

    def specific(self, collection: int) -> dict[int, Amount]:
        """p(s) I(S=s; A) for each value s: Σ p(s,a) log p(s,a) / p(s)p(a) (times the total, if exact)."""
        mask = collection << 1
        both, alone = _listed(self.cells.spread(mask | 1)), _listed(self.cells.spread(mask))
        parts: dict[int, list[tuple[Any, Any]]] = {}
        for i, s in enumerate(_listed(self.target)):
            parts.setdefault(s, []).append((self.weights[i], (both[i], self.of_target[i], alone[i])))
        if self.exact:
            return {s: _collected([(w, b, t, a) for w, (b, t, a) in rows], self.total) for s, rows in parts.items()}
        n = float(self.total)
        return {s: fsum(w / n * log(b / t * (n / a)) for w, (b, t, a) in rows) for s, rows in parts.items()}

    def approximate(self, amount: Amount) -> float:
        """About how much it is, in nats."""
        return fsum(n / self.total * log(a) for a, n in amount.items()) if self.exact else amount

    def least(self, amounts: Sequence[Amount]) -> Amount:
        """The least of some amounts, decided exactly where they are exact."""
        best, size = amounts[0], self.approximate(amounts[0])
        for amount in amounts[1:]:
            found = self.approximate(amount)
            near = self.exact and abs(found - size) <= SURE * max(1.0, abs(size))
            if self._less(amount, best) if near else found < size:
                best, size = amount, found
        return best

    def _less(self, first: dict[int, int], second: dict[int, int]) -> bool:
        terms = [*((n, a) for a, n in first.items()), *((-n, a) for a, n in second.items())]
        return nearest(terms, self.total)[0] < 0 if self.rounded else bool(log_sum(terms, 1) < 0)

    def added(self, terms: Sequence[tuple[int, Amount]]) -> Amount:
        """Σ factor · amount."""
        if not self.exact:
            return fsum(factor * amount for factor, amount in terms)
        found: dict[int, int] = {}
        for factor, amount in terms:
            for a, n in amount.items():
                found[a] = found.get(a, 0) + factor * n
        return found

    def value(self, amount: Amount, base: Any) -> Any:
        """An amount as a result, in the unit of `base`."""
        if self.exact:
            terms = ((n, a) for a, n in amount.items())
            if self.rounded:
                from lambit.info.kernels.doubles import in_unit

                return in_unit(nearest(terms, self.total), base)
            return log_sum(terms, self.total, base, self.cells.number)
        from lambit.info.kernels.sums import in_base

        return in_base(amount, base) + 0.0


def _listed(x: Any) -> list[Any]:
    return x if x.__class__ is list else x.tolist()


def _collected(rows: list[tuple[int, int, int, int]], total: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for w, both, target, alone in rows:
        for factor, a in ((w, both), (w, total), (-w, target), (-w, alone)):
            found[a] = found.get(a, 0) + factor
    return found


def williams_beer(shared: Shared, antichains: Sequence[tuple[int, ...]]) -> list[Amount]:
    """I_min = Σ p(s) min over A of I(S=s; A) (Williams & Beer 2010, equation 3)."""
    specific = {c: shared.specific(c) for c in {c for a in antichains for c in a}}
    values = next(iter(specific.values()))
    return [shared.added([(1, shared.least([specific[c][s] for c in a])) for s in values]) for a in antichains]


def minimum(shared: Shared, antichains: Sequence[tuple[int, ...]]) -> list[Amount]:
    """I_MMI = min over A of I(S; A) (Barrett 2015)."""
    told = {}
    for c in {c for a in antichains for c in a}:
        told[c] = shared.added([(1, amount) for amount in shared.specific(c).values()])
    return [shared.least([told[c] for c in a]) for a in antichains]


def pointwise(shared: Shared, antichains: Sequence[tuple[int, ...]]) -> list[Amount]:
    """I± = Σ p (min over A of h(a) - min over A of h(a|s)) (Finn & Lizier 2018, equations 22 to 28).

    The least surprisal is that of the greatest weight: no logarithm is compared.
    """
    cells = shared.cells
    used = {c for a in antichains for c in a}
    alone = {c: _listed(cells.spread(c << 1)) for c in used}
    both = {c: _listed(cells.spread(c << 1 | 1)) for c in used}
    found: list[Amount] = []
    for a in antichains:
        greatest = list(map(max, *(alone[c] for c in a))) if len(a) > 1 else alone[a[0]]
        with_target = list(map(max, *(both[c] for c in a))) if len(a) > 1 else both[a[0]]
        rows = zip(shared.weights, with_target, shared.of_target, greatest, strict=True)
        if shared.exact:
            found.append(_collected(list(rows), shared.total))
        else:
            n = float(shared.total)
            found.append(fsum(w / n * log(b / t * (n / g)) for w, b, t, g in rows))
    return found


MEASURES: dict[str, Callable[[Shared, Sequence[tuple[int, ...]]], list[Amount]]] = {
    "min": williams_beer,
    "mmi": minimum,
    "pm": pointwise,
}
