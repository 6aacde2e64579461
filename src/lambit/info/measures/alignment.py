"""Distributions over one list of outcomes: what divergences compare, exact or as floats."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lambit.info.checks import InformationError
from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.sources import is_samples, source
from lambit.info.foreign import plain_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.info.exact.information import ExactInformation
    from lambit.info.kernels.doubles import Pair


class Aligned:
    """Probabilities of several distributions over the same outcomes.

    `sides` are (weights, total) each: integers over their sum, or floats and 0. If `exact`,
    all are integers and results are exact, of the class `number`. `outcomes` has what the weights are of.
    """

    __slots__ = ("exact", "number", "outcomes", "sides")

    def __init__(self, sides: list[tuple[Any, int]], outcomes: Sequence[Any], number: type[ExactInformation], *, exact: bool) -> None:
        self.sides = sides
        self.outcomes = outcomes
        self.number = number
        self.exact = exact

    def two(self) -> tuple[Any, Any]:
        """The probabilities of two distributions: float arrays if both are, else with twice the digits of a float."""
        first, second = self.arrays() if self.floating() else self.pairs()
        return first, second

    def two_pairs(self) -> tuple[Any, Any]:
        """The probabilities of two distributions, with twice the digits of a float."""
        first, second = self.pairs()
        return first, second

    def arrays(self) -> Any:
        """The probabilities as float arrays."""
        return [floats(*side) for side in self.sides]

    def pairs(self) -> Any:
        """The probabilities with twice the digits of a float."""
        return [pair(*side) for side in self.sides]

    def floating(self) -> bool:
        """Are all of them arrays of floats, whose sums are fast?"""
        return not any(total for _, total in self.sides)

    def undominated(self) -> bool:
        """Exact: is there an outcome that the second has with probability 0, and the first has not?"""
        (a, _), (b, _) = self.sides
        return any(v and not w for v, w in zip(a, b, strict=True))


def floats(weights: Any, total: int) -> Any:
    """Integers over their total, or floats, as a float array."""
    import numpy as np

    return np.array([w / total for w in weights]) if total else weights


def pair(weights: Any, total: int) -> Pair:
    """The same with twice the digits."""
    import numpy as np

    from lambit.info.kernels.divergences import digits
    from lambit.info.kernels.doubles import divide

    if not total:
        return digits(weights)
    if total < 1 << 53:
        array = np.asarray(weights, dtype=np.float64)
        return divide((array, np.zeros(array.size)), (float(total), 0.0))
    high = [w / total for w in weights]
    low = [_rest(w, total, h) for w, h in zip(weights, high, strict=True)]
    return np.array(high), np.array(low)


def _rest(w: int, total: int, high: float) -> float:
    n, d = high.as_integer_ratio()
    return (w * d - n * total) / (total * d)


def align(*given: Any) -> Aligned:
    """Distributions, samples (by frequency) or probabilities over the outcomes of all of them."""
    given = tuple(map(plain_column, given))
    for p, q in pairwise(given):
        if hasattr(p, "dtype") and hasattr(q, "dtype") and p.shape != q.shape:
            raise InformationError(f"arrays of unequal shapes: {list(p.shape)} and {list(q.shape)}")
    found = [source(x) for x in given]
    counted = [not isinstance(x, Distribution) for x in found]
    every: list[Distribution] = [x.frequencies() if c else x for x, c in zip(found, counted, strict=True)]
    first = every[0]
    for x, d in zip(given[1:], every[1:], strict=True):
        if bare(given[0]) and bare(x) and len(d) != len(first):
            raise InformationError(f"unequal lengths: {len(first)} and {len(d)} probabilities")
        if not _same_outcomes(first, d) and (first.names and len(first.names)) != (d.names and len(d.names)):
            raise InformationError("the distributions have not the same number of variables")
    exact = all(d.exact for d in every) and not any(counted)
    if all(_same_outcomes(first, d) for d in every[1:]):
        return Aligned([(d.weights, d.total) for d in every], first.outcomes, first.number, exact=exact)
    index: dict[Any, int] = {}
    outcomes: list[Any] = []
    for d in every:
        for key, at in d.index().items():
            if key not in index:
                index[key] = len(outcomes)
                outcomes.append(d.outcomes[at])
    return Aligned([_spread(d, index) for d in every], outcomes, first.number, exact=exact)


def bare(x: Any) -> bool:
    """Is it a plain sequence of probabilities?"""
    return not isinstance(x, Distribution) and not is_samples(x) and not hasattr(x, "items")


def _same_outcomes(d: Distribution, e: Distribution) -> bool:
    if isinstance(d.outcomes, range) and isinstance(e.outcomes, range):
        return d.outcomes == e.outcomes
    return len(d) == len(e) and list(d.index()) == list(e.index())


def _spread(d: Distribution, index: dict[Any, int]) -> tuple[Any, int]:
    """The weights of d at the places of a common index."""
    weights: list[Any] = [0 if d.exact else 0.0] * len(index)
    for key, at in d.index().items():
        weights[index[key]] = d.weights[at]
    if d.exact:
        return weights, d.total
    import numpy as np

    return np.array(weights, dtype=np.float64), 0


class Weights:
    """The probabilities of one source, or of some of its variables: (weights, total) as in `Aligned`."""

    __slots__ = ("_exactly", "_sums", "exact", "number", "total", "weights")

    def __init__(self, x: Any, variables: Sequence[Any] = ()) -> None:
        """Of a source, for the variables so called (all, if none is)."""
        self._sums: tuple[Pair, tuple[float, float]] | None = None  # of floats added up
        self._exactly: tuple[Any, Any] | None = None  # the cells they are sums of, and which of them
        x = source(x)
        if variables:
            from .tables import table

            cells = table(x, [x.variables(variables)])
            self.weights, self.total = cells.sums(0), cells.total
            if not self.total:
                weights = cells.precise()
                codes = cells.numbered(0)
                self._sums, self._exactly = (weights.sums(codes), weights.of), (weights, codes)
            self.exact, self.number = cells.exact, cells.number
        elif isinstance(x, Distribution):
            self.weights, self.total, self.exact, self.number = x.weights, x.total, x.exact, x.number
        else:
            from lambit.info.exact.information import ExactInformation

            self.weights, self.total = x.counts()[1], x.n
            self.exact, self.number = False, ExactInformation

    def positive(self) -> list[int]:
        """Integer weights above 0."""
        return [int(w) for w in self.weights if w]

    def integers(self) -> list[int]:
        """The positive weights as integers; floats are, but for a power of 2."""
        from lambit.info.exact.sums import dyadic

        if self._exactly is not None:
            cells, codes = self._exactly
            return [w for w in cells.integer_sums(codes) if w]
        return self.positive() if self.total else dyadic(float(w) for w in self.weights if w)

    def raw(self) -> tuple[Pair, tuple[float, float]]:
        """The positive weights as pairs, and their sum."""
        import numpy as np

        from lambit.info.kernels.doubles import chosen, plain
        from lambit.info.kernels.information import whole

        if self._sums is not None:
            return chosen(self._sums[0][0] > 0, self._sums[0])[0], self._sums[1]
        if self.total >= 1 << 53:
            return self.pair(), (1.0, 0.0)
        weights = np.asarray(self.weights, dtype=np.float64)
        weights = weights[weights > 0]
        return plain(weights), (float(self.total), 0.0) if self.total else whole(weights)

    def pair(self) -> Pair:
        """The positive probabilities with twice the digits of a float; floats are divided by their exact sum."""
        from lambit.info.kernels.doubles import chosen, divide, total

        if self.total:
            found = pair(self.weights, self.total)
            return chosen(found[0] > 0, found)[0]
        weights, of = self.raw()
        found = divide(weights, of)
        at = int(found[0].argmax())
        if found[0][at] > 1.0 - 2.0**-50:  # 1 less what the others are
            others = weights[0].copy(), weights[1].copy()
            others[0][at] = others[1][at] = 0.0
            found[0][at], found[1][at] = 1.0, -divide(total(others), of)[0]
        return found

    def entropy_nats(self) -> tuple[float, float]:
        """The entropy as a pair in nats."""
        from lambit.info.kernels.information import PRECISE, entropies

        p = self.pair()
        if p[0].size <= PRECISE:
            return entropies([p], (1.0, 0.0))[0]
        from lambit.info.kernels.entropy import entropy_floats

        return entropy_floats(p[0], "e"), 0.0
