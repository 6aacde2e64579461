"""Finite probability distributions: exact by default, with named variables if joint."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_exact, is_exact
from lambit.info.exact.information import ExactInformation

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
        self, outcomes: Sequence[Any], weights: Any, total: int, names: tuple[str, ...] | None = None
    ) -> None:
        """Keep the parts as they are: `pmf` and `joint` check."""
        self.outcomes = outcomes
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

    def probabilities(self) -> list[Any]:
        """The probabilities in the order of the outcomes."""
        if self.exact:
            rational, total = self.number.rational, self.total
            return [rational(w, total) for w in self.weights]
        return self.weights.tolist()  # type: ignore[no-any-return]

    def floats(self) -> Any:
        """The probabilities as a float64 array."""
        import numpy as np

        if not self.exact:
            return self.weights
        if self.total < 1 << 53:
            return np.array(self.weights, dtype=np.float64) / self.total
        return np.array([w / self.total for w in self.weights])

    def index(self) -> dict[Hashable, int]:
        """Where each outcome is, by its key."""
        if self._index is None:
            self._index = {self.key(x): i for i, x in enumerate(self.outcomes)}
        return self._index

    def __getitem__(self, outcome: Any) -> Any:
        """The probability of an outcome, 0 for what is none."""
        at = self.index().get(self.key(outcome))
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

        if not self.exact:
            return {self.key(x): w for x, w in zip(self.outcomes, self.weights.tolist(), strict=True) if w}
        common = gcd(self.total, *self.weights)
        return {self.key(x): w // common for x, w in zip(self.outcomes, self.weights, strict=True) if w}

    def __repr__(self) -> str:
        shown = [f"{x!r}: {p}" for x, p in zip(self.outcomes[:8], self.probabilities()[:8], strict=True)]
        if len(self) > 8:
            shown.append(f"… {len(self) - 8} more")
        names = f" over {', '.join(self.names)}" if self.names else ""
        return f"Distribution({{{', '.join(shown)}}}{names})"

    # -- variables

    def variables(self, names: Iterable[Any]) -> list[int]:
        """The places of the variables so called."""
        return find_variables(self.names, names)

    def column(self, place: int) -> list[Any]:
        """The value of one variable in each outcome."""
        if len(self.names or ()) == 1:
            return list(self.outcomes)
        return [x[place] for x in self.outcomes]

    def grouped(self, places: Sequence[int]) -> tuple[list[int], list[Any]]:
        """For each outcome the number of its value at `places`, and those values."""
        key = self.key
        seen: dict[Hashable, int] = {}
        values: list[Any] = []
        codes = []
        rows: Any = self.outcomes
        if len(self.names or ()) > 1:
            rows = self.column(places[0]) if len(places) == 1 else [tuple(x[i] for i in places) for x in rows]
        for row in rows:
            k = key(row)
            code = seen.get(k)
            if code is None:
                code = seen[k] = len(values)
                values.append(row)
            codes.append(code)
        return codes, values

    def sums(self, codes: Sequence[int], size: int) -> Any:
        """The weights added up by code."""
        if self.exact:
            added = [0] * size
            for code, w in zip(codes, self.weights, strict=True):
                added[code] += w
            return added
        import numpy as np

        return np.bincount(np.asarray(codes), weights=self.weights, minlength=size)

    def marginal(self, *names: Any) -> Distribution:
        """The distribution of some of the variables: p(x) = Σ p(x, y) over y."""
        if not names:
            raise InformationError("marginal of no variable", hint="name at least one")
        places = self.variables(names)
        codes, values = self.grouped(places)
        assert self.names is not None
        kept = tuple(self.names[i] for i in places)
        return self.__class__(values, self.sums(codes, len(values)), self.total, kept)

    def given(self, conditions: dict[Any, Any]) -> Distribution:
        """The distribution of the other variables where these have these values: p(y | x)."""
        places = self.variables(conditions)
        wanted = [self.key(value) for value in conditions.values()]
        columns = [[self.key(value) for value in self.column(i)] for i in places]
        rows = [i for i, seen in enumerate(zip(*columns, strict=True)) if list(seen) == wanted]
        weights = [self.weights[i] for i in rows]
        if not sum(weights):
            raise InformationError(
                "the condition {} has probability 0", dict(conditions), hint="support lists what can happen"
            )
        assert self.names is not None
        rest = [i for i in range(len(self.names)) if i not in places]
        if not rest:
            raise InformationError("no variable is left after conditioning", hint="leave at least one out")
        outcomes = [_select(self.outcomes[i], rest) for i in rows]
        return self.weighted(outcomes, weights, tuple(self.names[i] for i in rest))

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
        wanted = self.variables(names)
        codes, values = self.grouped(self.variables(given))
        rows: list[list[int]] = [[] for _ in values]
        for i, code in enumerate(codes):
            rows[code].append(i)
        assert self.names is not None
        kept = tuple(self.names[i] for i in range(len(self.names)) if i in wanted)
        found = []
        for value, members in zip(values, rows, strict=True):
            weights = [self.weights[i] for i in members]
            if sum(weights):
                part = self.weighted([self.outcomes[i] for i in members], weights, self.names)
                found.append((value, part.marginal(*kept)))
        return found


def _select(outcome: Any, places: Sequence[int]) -> Any:
    return outcome[places[0]] if len(places) == 1 else tuple(outcome[i] for i in places)


def find_variables(known: tuple[str, ...] | None, names: Iterable[Any]) -> list[int]:
    """The places of `names` among the `known` variables."""
    names = list(names)
    if known is None:
        raise InformationError("there are no named variables here", hint="joint names the variables of a distribution")
    places = []
    for name in names:
        if name not in known:
            raise InformationError(
                "there is no variable {}", name, hint=f"the variables are {', '.join(map(str, known))}"
            )
        if known.index(name) in places:
            raise InformationError("the variable {} is named twice", name)
        places.append(known.index(name))
    return places


def default_names(count: int) -> tuple[str, ...]:
    """Names of variables that were given none: x, x y, x y z, or x1 x2 …"""
    return ("x", "y", "z")[:count] if count <= 3 else tuple(f"x{i}" for i in range(1, count + 1))


def from_pairs(
    pairs: Iterable[tuple[Any, Any]],
    names: tuple[str, ...] | None = None,
    kind: type[Distribution] = Distribution,
) -> Distribution:
    """The distribution of (outcome, probability) pairs; exact if all probabilities are."""
    outcomes, values = [], []
    for outcome, p in pairs:
        outcomes.append(outcome)
        values.append(p)
    if not outcomes:
        raise InformationError("no outcomes: a distribution has at least one")
    if names is not None:
        check_rows(outcomes, names)
    weights, total = weigh(values)
    made = kind(outcomes, weights, total, names)
    if len(made.index()) != len(outcomes):
        seen: dict[Hashable, int] = {}
        for i, outcome in enumerate(outcomes):
            first = seen.setdefault(kind.key(outcome), i)
            if first != i:
                raise InformationError(
                    "outcome {} is there twice, at indices {} and {}", outcome, first, i, hint="add their probabilities"
                )
    return made


def check_rows(outcomes: Sequence[Any], names: tuple[str, ...]) -> None:
    """Refuse names that are not distinct, and outcomes of another length."""
    for i, name in enumerate(names):
        if name in names[:i]:
            raise InformationError("the variable {} is named twice", name)
    if len(names) == 1:
        return
    for i, outcome in enumerate(outcomes):
        if not isinstance(outcome, tuple) or len(outcome) != len(names):
            raise InformationError(
                f"outcome {{}} at index {{}} is not {len(names)} values, one for each variable", outcome, i
            )


def weigh(values: Sequence[Any]) -> tuple[Any, int]:
    """Probabilities as weights and total: integers if all are exact, else floats and 0."""
    from lambit.info.checks import bad_probability

    if all(map(is_exact, values)):
        return check_exact(values)
    import numpy as np

    from lambit.info.kernels.sums import check_floats

    for i, p in enumerate(values):
        if isinstance(p, (str, complex)) or not hasattr(p, "__float__") or (hasattr(p, "shape") and p.shape):
            raise bad_probability(p, i)
    floats = np.array([float(p) for p in values])
    check_floats(floats)
    return floats, 0


def from_array(p: Any, names: tuple[str, ...] | None = None, kind: type[Distribution] = Distribution) -> Distribution:
    """The distribution that an array of probabilities is: over indices, joint if it has several axes."""
    import numpy as np

    from lambit.info.kernels.sums import check_floats

    floats = float_array(p)
    check_floats(floats)
    if p.ndim == 1 and names is None:
        return kind(range(p.size), floats, 0)
    names = names or default_names(p.ndim)
    if len(names) != p.ndim:
        raise InformationError(f"{len(names)} names for an array of {p.ndim} axes")
    outcomes = list(range(p.size)) if p.ndim == 1 else [tuple(i) for i in np.ndindex(*p.shape)]
    made = kind(outcomes, floats, 0, names)
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
            if isinstance(x, (str, complex)) or not hasattr(x, "__float__"):
                raise bad_probability(x, i)
    elif p.dtype.kind not in "biuf":
        raise bad_probability(p.ravel()[0].item(), 0)
    return np.ascontiguousarray(p, dtype=np.float64).reshape(-1)


def pmf(x: Any, names: Sequence[str] | None = None) -> Distribution:
    """The distribution given by pairs, a mapping, or probabilities over the indices 0, 1, 2 …

    `x`: a mapping, (outcome, probability) pairs, a sequence of numbers, an array
    (joint, if it has several axes), or samples (their frequencies, exact). Exact if all
    probabilities are exact (`int`, `Fraction`). They must sum to 1: exactly, or
    within 1e-9 for floats.

    >>> pmf([0.5, 0.5])
    Distribution({0: 0.5, 1: 0.5})
    >>> pmf({"rain": Fraction(1, 3), "sun": Fraction(1, 3)})
    Traceback (most recent call last):
    lambit.info.checks.InformationError: the probabilities sum to Fraction(2, 3), not to 1 (normalize divides weights by their sum)
    """
    labels = tuple(names) if names is not None else None
    if isinstance(x, Distribution):
        return x
    if hasattr(x.__class__, "frequencies"):  # samples
        return x.frequencies()  # type: ignore[no-any-return]
    if hasattr(x, "items"):
        return from_pairs(x.items(), labels)
    if hasattr(x, "dtype"):
        return from_array(x, labels)
    items = list(x)
    if items and all(isinstance(item, tuple) and len(item) == 2 for item in items):
        return from_pairs(items, labels)
    return from_pairs(enumerate(items), labels)


def joint(names: Sequence[str], x: Any) -> Distribution:
    """The joint distribution of the variables `names`: x has tuples as outcomes, or an axis for each.

    >>> joint(["x", "y"], {(0, 0): Fraction(1, 2), (1, 1): Fraction(1, 2)}).marginal("x")
    Distribution({0: 1/2, 1: 1/2} over x)
    """
    return pmf(x, names)
