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

    from .precise import Parts, Weights


class Table:
    """Weights of cells, `codes[g]` the number of group g's value in each.

    `total` is the sum of integer weights, 0 for float probabilities; `exact`
    tells exact probabilities from counts.
    """

    __slots__ = ("_precise", "codes", "exact", "number", "parts", "total", "weights")

    def __init__(
        self, weights: Any, total: int, codes: list[Any], *, exact: bool, number: type[ExactInformation]
    ) -> None:
        self.weights = weights
        self.total = total
        self.codes = codes
        self.exact = exact
        self.number = number
        self.parts: Parts | None = None  # of floats, what the weights are rounded sums of
        self._precise: Weights | None = None

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

    def entropy(self, group: int, base: Any) -> Any:
        """The entropy of one group."""
        if self.exact:
            return exact_entropy(self.sums(group), base, self.number)
        if self.total:
            from lambit.info.kernels.sums import entropy_counts

            return entropy_counts(self.sums(group), self.total, base)
        from lambit.info.kernels.doubles import in_unit

        return in_unit(self.entropy_nats(group), base)

    # -- of floats and counts, as pairs in nats, to be combined and rounded once

    def precise(self) -> Weights:
        """The weights as `precise` takes them."""
        if self._precise is None:
            from .precise import Weights

            self._precise = Weights(self.weights, self.total, self.parts)
        return self._precise

    def numbered(self, group: int) -> tuple[Any, int]:
        """The codes of a group, as an array, and their bound."""
        import numpy as np

        codes = np.asarray(self.codes[group])
        return codes, int(codes.max()) + 1

    def entropy_nats(self, group: int) -> tuple[float, float]:
        """The entropy of a group."""
        return self.precise().entropies([self.numbered(group)])[0]

    def conditional_nats(self, group: int) -> tuple[float, float]:
        """The entropy of the cells given a group."""
        import numpy as np

        cells = np.arange(len(self.weights)), len(self.weights)
        return self.precise().conditional(cells, self.numbered(group))

    def scaled_information(self) -> tuple[tuple[float, float], float]:
        """The mutual information, and what is to be multiplied to a quotient of it: if it is below the least of floats with all digits, 2^-512."""
        from .precise import EXACTLY

        found = self.information_nats(given=False)
        groups = [(1, self.numbered(0)), (1, self.numbered(1)), (-1, self.numbered(2))]
        if found[0] >= 2.0**-900 or sum(size for _, (_, size) in groups) > EXACTLY:
            return found, 1.0
        return self.precise().exactly(groups, shift=512), 2.0**-512

    def information_nats(self, *, given: bool) -> tuple[float, float]:
        """The mutual information of the first two groups, which with the fourth, if it is `given`, make the cells."""
        known = self.numbered(3) if given else None
        return self.precise().correlation(self.numbered(2), [self.numbered(0), self.numbered(1)], known)


def table(x: Any, groups: Sequence[Sequence[int]]) -> Table:
    """The table of `x`, a source, for groups of variables (places); each group needs one at least."""
    if isinstance(x, Distribution):
        return _table_of_distribution(x, groups)
    return _table_of_samples(x, groups)


def _table_of_distribution(d: Distribution, groups: Sequence[Sequence[int]]) -> Table:
    together = sorted({place for group in groups for place in group})
    parts = None
    if len(together) < len(d.names or ()):  # sum the others out
        assert d.names is not None
        parts = parts_of(d, together)
        d = d.marginal(*(d.names[i] for i in together))
        groups = [[together.index(place) for place in group] for group in groups]
    # outcomes are distinct: a group of all variables needs no looking
    codes: list[Any] = [range(len(d)) if len(group) == len(d.names or ()) else d.grouped(group)[0] for group in groups]
    if not d.exact:
        import numpy as np

        codes = [np.asarray(c) for c in codes]
    made = Table(d.weights, d.total, codes, exact=d.exact, number=d.number)
    made.parts = parts
    return made


def parts_of(d: Distribution, places: Sequence[int]) -> Parts | None:
    """What the probabilities of the marginal distribution of some variables are sums of, if they are floats."""
    if d.exact:
        return None
    import numpy as np

    from .precise import Parts

    return Parts(d.weights, np.asarray(d.grouped(places)[0]))


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
