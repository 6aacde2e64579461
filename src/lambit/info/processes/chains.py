"""Markov chains as values: from a matrix, from a distribution for each state, from data, from a graph."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_list, is_iterable, is_number
from lambit.info.distributions.distribution import Distribution, from_pairs, weigh
from lambit.info.distributions.sources import distribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


class MarkovChain:
    """States with a distribution of the next state for each: p(j | i).

    Exact rows are integer weights over their sum, in `totals`; rows of floats have no totals.
    A chain of order k above 1 has as states the tuples of k symbols in a row.

    >>> c = markov_chain({"a": {"a": Fraction(1, 2), "b": Fraction(1, 2)}, "b": {"a": 1}})
    >>> c
    MarkovChain(2 states: 'a', 'b')
    >>> c["a"]
    Distribution({'a': 1/2, 'b': 1/2})
    """

    __slots__ = ("_index", "_matrix", "kind", "order", "rows", "states", "totals")

    def __init__(
        self, states: Sequence[Any], rows: list[dict[int, Any]], totals: list[int] | None, kind: type[Distribution], order: int = 1
    ) -> None:
        """Keep the parts as they are: `markov_chain` checks."""
        self.states = list(states)
        self.rows = rows
        self.totals = totals
        self.kind = kind
        self.order = order
        self._index: dict[Hashable, int] | None = None
        self._matrix: Any = None

    @property
    def exact(self) -> bool:
        """Are the probabilities exact rationals?"""
        return self.totals is not None

    def __len__(self) -> int:
        return len(self.states)

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self.states[:8])) + (", …" if len(self) > 8 else "")
        order = f", order {self.order}" if self.order != 1 else ""
        return f"MarkovChain({len(self)} states: {shown}{order})"

    def at(self, state: Any) -> int:
        """The number of a state."""
        if self._index is None:
            self._index = {self.kind.key(x): i for i, x in enumerate(self.states)}
        try:
            found = self._index.get(self.kind.key(state))
        except TypeError:
            found = None
        if found is None:
            raise InformationError("{} is no state of the chain", state, hint="states are compared as outcomes are")
        return found

    def __getitem__(self, state: Any) -> Distribution:
        """The distribution of what follows a state: of the next symbol, if the order is above 1."""
        i = self.at(state)
        return self.over([self.symbol(j) for j in self.rows[i]], list(self.rows[i].values()), self.totals[i] if self.totals else 0)

    def over(self, outcomes: Sequence[Any], weights: list[Any], total: int) -> Distribution:
        """A distribution of the chain's kind."""
        if not self.exact:
            import numpy as np

            return self.kind(outcomes, np.asarray(weights, dtype=np.float64), 0)
        return self.kind(outcomes, weights, total)

    def made(self, weights: Any, total: int) -> Distribution:
        """A distribution of the states."""
        found: Distribution = self.kind(self.states, weights, total)
        return found

    def symbol(self, i: int) -> Any:
        """What is seen when the chain enters a state: the state itself, or the last of its symbols."""
        return self.states[i][-1] if self.order > 1 else self.states[i]

    def matrix(self) -> Any:
        """The transition probabilities as a float64 array, a row for each state."""
        if self._matrix is None:
            import numpy as np

            self._matrix = np.zeros((len(self), len(self)))
            for i, row in enumerate(self.rows):
                total = self.totals[i] if self.totals else 1
                for j, w in row.items():
                    self._matrix[i, j] = w / total
        return self._matrix


def markov_chain(rows: Any, states: Sequence[Any] | None = None, *, order: int = 1) -> MarkovChain:
    """The Markov chain of these transition probabilities, exact if all of them are.

    `rows`: a square matrix, whose row i has the probabilities p(j | i) of the states (0, 1, 2 …
    unless `states` names them); or a mapping from states to distributions (or mappings) of the next state.
    With `order` k above 1 the keys are tuples of k symbols and the distributions are of the next symbol.
    Each row must sum to 1 (Cover & Thomas, 4.1).

    >>> markov_chain([[Fraction(3, 4), Fraction(1, 4)], [Fraction(1, 2), Fraction(1, 2)]], ["sun", "rain"])["rain"]
    Distribution({'sun': 1/2, 'rain': 1/2})
    >>> markov_chain([[0.5, 0.4], [1.0, 0.0]])
    Traceback (most recent call last):
    lambit.info.checks.InformationError: row 0: the probabilities sum to 0.9, not to 1 (normalize divides weights by their sum)
    """
    if isinstance(rows, MarkovChain):
        return rows
    check_order(order)
    if hasattr(rows, "items"):
        return chain_of([(state, _pairs(row, state)) for state, row in rows.items()], order=order)
    return chain_of(matrix_rows(rows, states), order=order)


def check_order(order: Any) -> None:
    """Refuse what is no order from 1."""
    if order.__class__ is not int or order < 1:
        raise InformationError("order {}: expected an integer, at least 1", order)


def matrix_rows(rows: Any, states: Sequence[Any] | None) -> list[tuple[Any, list[tuple[Any, Any]]]]:
    """A square matrix as rows of (state, pairs)."""
    if isinstance(rows, str) or not is_iterable(rows):
        raise InformationError("{} is no matrix of transition probabilities", rows, hint="a list of rows, or a mapping from states to distributions")
    table = rows.tolist() if hasattr(rows, "tolist") else [list(row) if hasattr(row, "__iter__") and not isinstance(row, str) else row for row in rows]
    names = list(states) if isinstance(states, str) else check_list("states", states) if states is not None else list(range(len(table)))
    if len(names) != len(table):
        raise InformationError(f"{len(names)} states for {len(table)} rows")
    for i, row in enumerate(table):
        if not isinstance(row, list) or len(row) != len(table):
            length = len(row) if isinstance(row, list) else 1
            raise InformationError(f"row {{}} has {length} probabilities for {len(table)} states", i, hint="the matrix is square")
    return [(state, list(zip(names, row, strict=True))) for state, row in zip(names, table, strict=True)]


def _pairs(row: Any, state: Any) -> list[tuple[Any, Any]]:
    """The (outcome, probability) pairs of one row."""
    if hasattr(row, "items"):
        return list(row.items())
    try:
        return list(distribution(row))
    except InformationError as error:
        raise in_row(error, state) from None


def in_row(error: InformationError, state: Any) -> InformationError:
    """An error, with the row it is in."""
    return InformationError("row {}: " + error.template, state, *error.values, hint=error.hint)


def chain_of(
    rows: Iterable[tuple[Any, list[tuple[Any, Any]]]], kind: type[Distribution] = Distribution, order: int = 1
) -> MarkovChain:
    """The chain of (state, pairs) rows."""
    rows = list(rows)
    if not rows:
        raise InformationError("no states: a chain has at least one")
    states = [state for state, _ in rows]
    index: dict[Hashable, int] = {}
    for i, state in enumerate(states):
        if order > 1 and (not isinstance(state, tuple) or len(state) != order):
            raise InformationError(f"state {{}} is not {order} symbols, as the order of the chain says", state)
        try:
            known = index.setdefault(kind.key(state), i)
        except TypeError:
            raise InformationError("unhashable state {}", state) from None
        if known != i:
            raise InformationError("state {} has two rows", state)
    exact = True
    found: list[tuple[dict[int, Any], int]] = []
    for state, pairs in rows:
        targets = [_target(index, kind, state, x, order) for x, _ in pairs]
        if len(set(targets)) != len(targets):
            raise InformationError("row {}: a state is there twice", state, hint="add their probabilities")
        try:
            weights, total = weigh([p for _, p in pairs])
        except InformationError as error:
            raise in_row(error, state) from None
        exact = exact and total != 0
        found.append((dict(zip(targets, weights if total else weights.tolist(), strict=True)), total))
    if exact:
        return MarkovChain(states, [{j: w for j, w in row.items() if w} for row, _ in found], [t for _, t in found], kind, order)
    return MarkovChain(states, [{j: w / (t or 1) for j, w in row.items() if w} for row, t in found], None, kind, order)


def _target(index: dict[Hashable, int], kind: type[Distribution], state: Any, x: Any, order: int) -> int:
    reached = (*state[1:], x) if order > 1 else x
    try:
        found = index.get(kind.key(reached))
    except TypeError:
        found = None
    if found is None:
        raise InformationError("row {}: {} is no state: it has no row of its own", state, reached)
    return found


def random_walk(edges: Iterable[tuple[Any, Any, Any]], kind: type[Distribution] = Distribution) -> MarkovChain:
    """The random walk on an undirected graph of weighted edges (u, v, weight): p(v | u) = weight / Σ weights at u.

    Its stationary distribution is in proportion to the weights at each vertex, its entropy rate
    H(… Eᵢⱼ/2E …) - H(… Eᵢ/2E …) (Cover & Thomas, 4.3). An edge (u, u, w) is a loop.

    >>> process_entropy_rate(random_walk([("a", "b", 1), ("b", "c", 1), ("c", "a", 1)]))
    1
    """
    names: dict[Hashable, Any] = {}
    weights: dict[tuple[Hashable, Hashable], Any] = {}
    for i, edge in enumerate(check_list("edges", edges)):
        if not isinstance(edge, tuple) or len(edge) != 3:
            raise InformationError("edge {} at index {} is not (from, to, weight)", edge, i)
        u, v, w = edge
        if not is_number(w) or not 0 < w < float("inf"):
            raise InformationError("weight {} of edge {} is no positive number", w, i)
        a, b = kind.key(u), kind.key(v)
        names.setdefault(a, u)
        names.setdefault(b, v)
        for pair in {(a, b), (b, a)}:
            weights[pair] = weights.get(pair, 0) + w
    from lambit.info.distributions.families import normalize

    rows = []
    for a, state in names.items():
        row = [(names[y], w) for (x, y), w in weights.items() if x == a]
        shares = normalize([w for _, w in row], kind.number.rational)
        rows.append((state, list(zip([y for y, _ in row], shares, strict=True))))
    return chain_of(rows, kind)


def check_chain(x: Any) -> MarkovChain:
    """Refuse what is no Markov chain."""
    if not isinstance(x, MarkovChain):
        raise InformationError("{} is no Markov chain", x, hint="markov_chain makes one of a matrix or of rows")
    return x


def start_weights(chain: MarkovChain, start: Any) -> Distribution:
    """A state, or a distribution of states, as a distribution over the chain's states in their order."""
    if isinstance(start, Distribution) or hasattr(start, "items"):
        d = start if isinstance(start, Distribution) else from_pairs(start.items(), None, chain.kind)
        weights: list[Any] = [0] * len(chain)
        for x, w in zip(d.outcomes, d.weights if d.exact else d.weights.tolist(), strict=True):
            weights[chain.at(x)] += w
        if d.exact:
            return chain.kind(chain.states, weights, d.total)
        import numpy as np

        return chain.kind(chain.states, np.array(weights, dtype=np.float64), 0)
    weights = [0] * len(chain)
    weights[chain.at(start)] = 1
    return chain.kind(chain.states, weights, 1)
