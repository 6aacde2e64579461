"""Finite probability distributions: exact by default, with named variables if joint."""

from __future__ import annotations

from itertools import count
from typing import Any

from lambit.info.checks import InformationError, all_exact, check_exact, is_number
from lambit.info.exact.information import ExactInformation

from .grid import Grid
from .names import check_rows as check_rows
from .names import default_names as default_names
from .names import find_variables as find_variables
from .names import unhashable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence


class Distribution:
    """Outcomes with probabilities that sum to 1.

    Exact probabilities are integer `weights` over their sum `total`; floats are
    a float64 array, and `total` is 0. A joint distribution has `names`, and its
    outcomes are tuples; with one name the outcomes are plain values.

    >>> d = pmf([("a", Fraction(1, 2)), ("b", Fraction(1, 4)), ("c", Fraction(1, 4))])
    >>> d
    Distribution({'a': 1/2, 'b': 1/4, 'c': 1/4})
    >>> d["b"]
    Fraction(1, 4)
    """

    __slots__ = ("_index", "names", "outcomes", "total", "weights")

    number: type[ExactInformation] = ExactInformation
    """The class of exact results; a host with rationals of its own overrides it."""

    def __init__(
        self, outcomes: Any, weights: Any, total: int, names: tuple[str, ...] | None = None
    ) -> None:
        """Keep the parts as they are: `pmf` and `joint` check."""
        self.outcomes: Any = outcomes  # a list, a range, or a grid
        self.weights = weights
        self.total = total
        self.names = names
        self._index: dict[Hashable, int] | None = None

    @staticmethod
    def key(outcome: Any) -> Hashable:
        """What tells outcomes apart; a host whose values have an equality of their own overrides it."""
        return outcome  # type: ignore[no-any-return]

    @property
    def exact(self) -> bool:
        """Are the probabilities exact rationals?"""
        return self.total != 0

    def __len__(self) -> int:
        return len(self.outcomes)

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return zip(self.outcomes, self.probabilities(), strict=True)

    def probabilities(self, first: int | None = None) -> list[Any]:
        """The probabilities in the order of the outcomes: all, or the `first` few."""
        if self.exact:
            rational, total = self.number.rational, self.total
            return [rational(w, total) for w in self.weights[:first]]
        return self.weights[:first].tolist()  # type: ignore[no-any-return]

    def floats(self) -> Any:
        """The probabilities as a float64 array."""
        import numpy as np

        if not self.exact:
            return self.weights
        if self.total < 1 << 53:
            return np.array(self.weights, dtype=np.float64) / self.total
        return np.array([w / self.total for w in self.weights])

    @classmethod
    def keys_of(cls, outcomes: Iterable[Any]) -> Sequence[Hashable]:
        """The keys of many outcomes; a host may have quicker ways than one by one."""
        return outcomes if hasattr(outcomes, "__len__") else list(outcomes)  # type: ignore[return-value]

    def index(self) -> dict[Hashable, int]:
        """Where each outcome is, by its key."""
        if self._index is None:
            try:
                self._index = dict(zip(self.keys_of(self.outcomes), range(len(self)), strict=True))
            except TypeError:
                raise unhashable(self.outcomes) from None
        return self._index

    def where(self, outcome: Any) -> int | None:
        """The place of an outcome, None for what is none."""
        if self.outcomes.__class__ is range and self._index is None and outcome.__class__ is int:
            return self.outcomes.index(outcome) if outcome in self.outcomes else None
        try:
            return self.index().get(self.key(outcome))
        except TypeError:
            raise unhashable([outcome]) from None

    def __getitem__(self, outcome: Any) -> Any:
        """The probability of an outcome, 0 for what is none."""
        at = self.where(outcome)
        if at is None:
            return 0 if self.exact else 0.0
        return self.number.rational(self.weights[at], self.total) if self.exact else float(self.weights[at])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Distribution):
            return NotImplemented
        if self.names != other.names or self.exact != other.exact:
            return False
        mine, theirs = self.positive(), other.positive()
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

    def positive(self) -> dict[Hashable, Any]:
        """Probabilities above zero by key, comparable between distributions."""
        from math import gcd

        weights = self.weights
        if not self.exact:
            weights = weights.tolist()
        elif (common := gcd(self.total, *weights)) > 1:
            weights = [w // common for w in weights]
        return {k: w for k, w in zip(self.index(), weights, strict=True) if w}

    def __repr__(self) -> str:
        shown = [f"{x!r}: {p}" for x, p in zip(self.outcomes[:8], self.probabilities(8), strict=True)]
        if len(self) > 8:
            shown.append(f"… {len(self) - 8} more")
        names = f" over {', '.join(self.names)}" if self.names else ""
        return f"Distribution({{{', '.join(shown)}}}{names})"

    # -- variables

    def variables(self, names: Iterable[Any]) -> list[int]:
        """The places of the variables so called."""
        return find_variables(self.names, names)

    def renamed(self, names: Any) -> Distribution:
        """The same probabilities with other names of the variables: all of them, or a mapping from old to new.

        A distribution without names gets them: one for plain outcomes, else one for each part of its tuples.

        >>> uniform("ab").renamed(["letter"])
        Distribution({'a': 1/2, 'b': 1/2} over letter)
        """
        if hasattr(names, "items"):
            self.variables(names)
            assert self.names is not None
            new = tuple(names.get(name, name) for name in self.names)
        else:
            new = (names,) if isinstance(names, str) else tuple(names)
        if not new:
            raise InformationError("no names for the variables")
        if self.names is not None and len(new) != len(self.names):
            raise InformationError(f"{len(new)} names for {len(self.names)} variables")
        check_rows(self.outcomes if self.names is None else (), new)
        return self.__class__(self.outcomes, self.weights, self.total, new)

    def column(self, place: int) -> list[Any]:
        """The value of one variable in each outcome."""
        if len(self.names or ()) <= 1:
            return list(self.outcomes)
        if self.outcomes.__class__ is Grid:
            return self.outcomes.column(place)
        return [x[place] for x in self.outcomes]

    def grouped(self, places: Sequence[int]) -> tuple[Any, Any]:
        """For each outcome the number of its value at `places`, and those values."""
        rows: Any = self.outcomes
        if len(self.names or ()) > 1:
            if rows.__class__ is Grid:
                return rows.codes(places), rows.part(places)
            if len(places) == 1:
                rows = self.column(places[0])
            elif list(places) != list(range(len(self.names or ()))):
                columns = [self.column(i) for i in places]
                rows = list(zip(*columns, strict=True))
        keys = self.keys_of(rows)
        try:
            seen = dict(zip(dict.fromkeys(keys), count(), strict=False))
        except TypeError:
            raise unhashable(rows) from None
        if len(seen) == len(rows):  # nothing merges
            return range(len(rows)), rows
        codes = list(map(seen.__getitem__, keys))
        if keys is rows:
            return codes, list(seen)
        values: list[Any] = [None] * len(seen)
        for code, row in zip(reversed(codes), reversed(rows), strict=True):
            values[code] = row
        return codes, values

    def sums(self, codes: Sequence[int], size: int) -> Any:
        """The weights added up by code."""
        if self.exact and self.total >= 1 << 53:
            added: Any = [0] * size
            for code, w in zip(codes, self.weights, strict=True):
                added[code] += w
            return added
        import numpy as np

        added = np.bincount(np.asarray(codes), weights=np.asarray(self.weights, dtype=np.float64), minlength=size)
        return added.astype(np.int64).tolist() if self.exact else added

    def marginal(self, *names: Any) -> Distribution:
        """The distribution of some of the variables: p(x) = Σ p(x, y) over y.

        >>> joint(["x", "y"], [[0.25, 0.5], [0.25, 0.0]]).marginal("x")
        Distribution({0: 0.75, 1: 0.25} over x)
        """
        if not names:
            raise InformationError("marginal of no variable", hint="name at least one")
        places = self.variables(names)
        assert self.names is not None
        kept = tuple(self.names[i] for i in places)
        grid = self.outcomes
        if grid.__class__ is Grid and not self.exact:
            return self.__class__(grid.part(places), grid.summed(self.weights, places), 0, kept)
        codes, values = self.grouped(places)
        return self.__class__(values, self.sums(codes, len(values)), self.total, kept)

    def given(self, conditions: dict[Any, Any]) -> Distribution:
        """The distribution of the other variables where these have these values: p(y | x).

        >>> joint(["x", "y"], {(0, 0): Fraction(1, 2), (1, 0): Fraction(1, 4), (1, 1): Fraction(1, 4)}).given({"x": 1})
        Distribution({0: 1/2, 1: 1/2} over y)
        """
        places = self.variables(conditions)
        if not places:
            raise InformationError("given nothing: a condition is a variable and its value")
        assert self.names is not None
        rest = [i for i in range(len(self.names)) if i not in places]
        if not rest:
            raise InformationError("no variable is left after conditioning", hint="leave at least one out")
        outcomes, weights = self._where_equal(places, list(conditions.values()), rest)
        if not (sum(weights) if self.exact else weights.any()):
            raise InformationError(
                "the condition {} has probability 0", dict(conditions), hint="support lists what can happen"
            )
        return self.weighted(outcomes, weights, tuple(self.names[i] for i in rest))

    def _where_equal(self, places: list[int], wanted: list[Any], rest: list[int]) -> tuple[Any, Any]:
        """What is left of the outcomes with these values, and their weights."""
        import numpy as np

        grid = self.outcomes
        if grid.__class__ is Grid:
            at: dict[int, int] = {}
            for place, value in zip(places, wanted, strict=True):
                found = self.__class__(grid.axes[place], (), 1).where(value)
                if found is None:
                    return [], np.zeros(0) if not self.exact else []
                at[place] = found
            return grid.part(rest), grid.slab(self.weights, at)
        rows: Any = range(len(self))
        for place, value in zip(places, wanted, strict=True):
            key, keys = self.key(value), self.keys_of(self.column(place))
            rows = [i for i in rows if keys[i] == key]
        outcomes = [_select(self.outcomes[i], rest) for i in rows]
        weights = [self.weights[i] for i in rows] if self.exact else self.weights[np.array(rows, dtype=np.intp)]
        return outcomes, weights

    def weighted(self, outcomes: Sequence[Any], weights: Any, names: tuple[str, ...] | None) -> Distribution:
        """A distribution of the same kind, of probabilities proportional to weights."""
        if self.exact:
            from math import gcd

            common = gcd(*weights)
            weights = [w // common for w in weights]
            return self.__class__(outcomes, weights, sum(weights), names)
        import numpy as np

        weights = np.asarray(weights, dtype=np.float64)
        return self.__class__(outcomes, weights / weights.sum(), 0, names)

    def conditional(self, names: Sequence[Any], given: Sequence[Any]) -> list[tuple[Any, Distribution]]:
        """p(y | x) for each value x of positive probability, in order of appearance."""
        if not names or not given:
            raise InformationError("conditional: variables, and what they are given, are needed")
        wanted = sorted(self.variables(names))
        known = self.variables(given)
        assert self.names is not None
        if both := [self.names[i] for i in wanted if i in known]:
            raise InformationError("the variable {} is wanted and given", both[0])
        m = self.marginal(*(self.names[i] for i in [*known, *wanted]))
        codes, values = m.grouped(range(len(known)))
        rest = range(len(known), len(known) + len(wanted))
        kept = tuple(self.names[i] for i in wanted)
        if m.outcomes.__class__ is Grid:
            width = len(m) // len(values)
            part = m.outcomes.part(rest)
            rows: Any = ((part, m.weights[i * width : (i + 1) * width]) for i in range(len(values)))
        else:
            rows = self._rows(m, codes, len(values), rest)
        found = []
        for value, (outcomes, weights) in zip(values, rows, strict=True):
            if sum(weights) if self.exact else weights.any():
                found.append((value, self.weighted(outcomes, weights, kept)))
        return found

    @staticmethod
    def _rows(m: Distribution, codes: Any, size: int, rest: Sequence[int]) -> Iterator[tuple[Any, Any]]:
        """The outcomes, reduced to `rest`, and the weights of each code."""
        import numpy as np

        members: list[list[int]] = [[] for _ in range(size)]
        for i, code in enumerate(codes):
            members[code].append(i)
        for rows in members:
            weights = [m.weights[i] for i in rows] if m.exact else m.weights[np.array(rows, dtype=np.intp)]
            yield [_select(m.outcomes[i], rest) for i in rows], weights


def _select(outcome: Any, places: Sequence[int]) -> Any:
    return outcome[places[0]] if len(places) == 1 else tuple(outcome[i] for i in places)


def from_pairs(
    pairs: Iterable[tuple[Any, Any]],
    names: tuple[str, ...] | None = None,
    kind: type[Distribution] = Distribution,
) -> Distribution:
    """The distribution of (outcome, probability) pairs; exact if all probabilities are."""
    pairs = list(pairs)
    return from_columns([x for x, _ in pairs], [p for _, p in pairs], names, kind)


def from_columns(
    outcomes: Any,
    values: Any,
    names: tuple[str, ...] | None = None,
    kind: type[Distribution] = Distribution,
    *,
    distinct: bool = False,
) -> Distribution:
    """The distribution of outcomes and their probabilities, side by side; `distinct`: known to be so."""
    if not len(outcomes):
        raise InformationError("no outcomes: a distribution has at least one")
    if names is not None:
        check_rows(outcomes, names)
    weights, total = weigh(values)
    made = kind(outcomes, weights, total, names)
    if not distinct:
        check_distinct(made)
    return made


def check_distinct(d: Distribution) -> None:
    """Refuse an outcome that is there twice."""
    if d.outcomes.__class__ is range or len(d.index()) == len(d.outcomes):
        return
    seen: dict[Hashable, int] = {}
    for i, outcome in enumerate(d.outcomes):
        first = seen.setdefault(d.key(outcome), i)
        if first != i:
            raise InformationError(
                "outcome {} is there twice, at indices {} and {}", outcome, first, i, hint="add their probabilities"
            )


def weigh(values: Sequence[Any]) -> tuple[Any, int]:
    """Probabilities as weights and total: integers if all are exact, else floats and 0."""
    from lambit.info.checks import bad_probability

    kinds = set(map(type, values))
    if all_exact(values):
        return check_exact(values)
    import numpy as np

    from lambit.info.kernels.sums import check_floats

    if kinds == {float}:
        floats = np.array(values)
    else:
        for i, p in enumerate(values):
            if not is_number(p) or (hasattr(p, "shape") and p.shape):
                raise bad_probability(p, i)
        floats = np.array([float(p) for p in values])
    check_floats(floats)
    return floats, 0


def from_array(p: Any, names: tuple[str, ...] | None = None, kind: type[Distribution] = Distribution) -> Distribution:
    """The distribution that an array of probabilities is: over indices, joint if it has several axes."""
    from lambit.info.kernels.sums import check_floats

    floats = float_array(p)
    check_floats(floats)
    if p.ndim == 1 and names is None:
        return kind(range(p.size), floats, 0)
    names = names or default_names(p.ndim)
    if len(names) != p.ndim:
        raise InformationError(f"{len(names)} names for an array of {p.ndim} axes")
    axes = [range(n) for n in p.shape]
    made = kind(axes[0] if p.ndim == 1 else Grid(axes), floats, 0, names)
    check_rows((), names)
    return made


def float_array(p: Any) -> Any:
    """An array of numbers as float64, flat."""
    import numpy as np

    from lambit.info.checks import bad_probability

    if p.size == 0:
        raise InformationError("no outcomes: a distribution has at least one")
    if p.dtype.kind == "O":
        for i, x in enumerate(p.ravel().tolist()):
            if not is_number(x):
                raise bad_probability(x, i)
    elif p.dtype.kind not in "biuf":
        raise bad_probability(p.ravel()[0].item(), 0)
    return np.ascontiguousarray(p, dtype=np.float64).reshape(-1)
