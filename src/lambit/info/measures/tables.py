"""Tables: what a measure needs of a distribution or of samples, in one shape.

A table has the weights of the cells of some groups of variables, and for each
group the number of its value in each cell. Exact distributions have integer
weights and exact results, samples integer counts and float results, float
distributions probabilities.
"""

from __future__ import annotations

from typing import Any

from lambit.info.distributions.distribution import (
    Distribution,
)
from lambit.info.exact.information import ExactInformation
from lambit.info.exact.sums import exact_entropy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Table:
    """Weights of cells, `codes[g]` the number of group g's value in each.

    `total` is the sum of integer weights, 0 for float probabilities; `exact`
    tells exact probabilities from counts.
    """

    __slots__ = ("codes", "exact", "number", "total", "weights")

    def __init__(
        self, weights: Any, total: int, codes: list[Any], *, exact: bool, number: type[ExactInformation]
    ) -> None:
        self.weights = weights
        self.total = total
        self.codes = codes
        self.exact = exact
        self.number = number

    def sums(self, group: int) -> Any:
        """The weights added up over all cells with one value of a group: an entry for each value."""
        codes = self.codes[group]
        if self.exact and codes.__class__ is range:
            return list(self.weights)
        if self.exact or getattr(getattr(self.weights, "dtype", None), "kind", "") == "O":  # or counts too large for floats
            added: dict[int, int] = {}
            for code, w in zip(codes, self.weights, strict=True):
                added[code] = added.get(code, 0) + w
            return [added[code] for code in range(len(added))]
        import numpy as np

        if self.total:  # counts stay integers: floats hold them up to 2^53
            return np.bincount(codes, weights=self.weights).astype(np.int64)
        return np.bincount(codes, weights=self.weights)

    def spread(self, group: int) -> Any:
        """For each cell the sum of its group's value, as floats."""
        import numpy as np

        return np.asarray(self.sums(group), dtype=np.float64)[self.codes[group]]

    def entropy(self, group: int, base: Any) -> Any:
        """The entropy of one group."""
        if self.exact:
            return exact_entropy(self.sums(group), base, self.number)
        from lambit.info.kernels.entropy import entropy_floats
        from lambit.info.kernels.sums import entropy_counts

        sums = self.sums(group)
        return entropy_counts(sums, self.total, base) if self.total else entropy_floats(sums, base)


def table(x: Any, groups: Sequence[Sequence[int]]) -> Table:
    """The table of `x`, a source, for groups of variables (places); each group needs one at least."""
    if isinstance(x, Distribution):
        return _table_of_distribution(x, groups)
    return _table_of_samples(x, groups)


def _table_of_distribution(d: Distribution, groups: Sequence[Sequence[int]]) -> Table:
    together = sorted({place for group in groups for place in group})
    if len(together) < len(d.names or ()):  # sum the others out
        assert d.names is not None
        d = d.marginal(*(d.names[i] for i in together))
        groups = [[together.index(place) for place in group] for group in groups]
    # outcomes are distinct: a group of all variables needs no looking
    codes: list[Any] = [range(len(d)) if len(group) == len(d.names or ()) else d.grouped(group)[0] for group in groups]
    if not d.exact:
        import numpy as np

        codes = [np.asarray(c) for c in codes]
    return Table(d.weights, d.total, codes, exact=d.exact, number=d.number)


def _table_of_samples(x: Any, groups: Sequence[Sequence[int]]) -> Table:
    import numpy as np

    together = sorted({place for group in groups for place in group})
    counts, parts = x.cells(together)
    codes = []
    for group in groups:
        joint: Any = 0
        for place in group:
            joint = joint * x.size(place) + parts[together.index(place)]
        codes.append(np.unique(joint, return_inverse=True)[1].reshape(-1))
    return Table(counts, x.n, codes, exact=False, number=ExactInformation)
