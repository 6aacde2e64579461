"""Hidden Markov processes: a chain that shows a symbol with each step; the probability of words."""

from __future__ import annotations

from math import fsum, inf, lcm
from typing import Any

from lambit.info.checks import InformationError, bits_per_unit, check_list, is_iterable
from lambit.info.distributions.distribution import Distribution, weigh

from .chains import MarkovChain, check_chain, in_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Edge = tuple[int, int, Any]


class HiddenMarkov:
    """Hidden states whose arrows show a symbol: p(symbol, next state | state) (Mealy).

    `edges` has for each state its arrows (symbol, next state, weight), by number; exact weights are
    integers over the state's total in `totals`, floats have no totals.

    >>> even = hidden_markov({"A": {(0, "A"): Fraction(1, 2), (1, "B"): Fraction(1, 2)}, "B": {(1, "A"): 1}})
    >>> even
    HiddenMarkov(2 states, symbols 0, 1)
    """

    __slots__ = ("edges", "kind", "states", "symbols", "totals")

    def __init__(
        self, states: Sequence[Any], symbols: Sequence[Any], edges: list[list[Edge]], totals: list[int] | None,
        kind: type[Distribution],
    ) -> None:  # fmt: skip
        """Keep the parts as they are: `hidden_markov` checks."""
        self.states = list(states)
        self.symbols = list(symbols)
        self.edges = edges
        self.totals = totals
        self.kind = kind

    @property
    def exact(self) -> bool:
        """Are the probabilities exact rationals?"""
        return self.totals is not None

    def __len__(self) -> int:
        return len(self.states)

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self.symbols[:8])) + (", …" if len(self.symbols) > 8 else "")
        return f"HiddenMarkov({len(self)} states, symbols {shown})"

    def arrows(self) -> list[tuple[Any, Any, Any, Any]]:
        """All arrows: (state, symbol, next state, probability)."""
        rational = self.kind.number.rational
        return [
            (self.states[i], self.symbols[x], self.states[j], rational(w, self.totals[i]) if self.totals else w)
            for i, edges in enumerate(self.edges)
            for x, j, w in edges
        ]

    def chain(self) -> MarkovChain:
        """The chain of the hidden states."""
        rows: list[dict[int, Any]] = []
        for edges in self.edges:
            row: dict[int, Any] = {}
            for _, j, w in edges:
                row[j] = row.get(j, 0) + w
            rows.append(row)
        return MarkovChain(self.states, rows, self.totals, self.kind)

    def matrices(self) -> Any:
        """For each symbol the matrix of p(symbol, next | state), float64."""
        import numpy as np

        found = np.zeros((len(self.symbols), len(self), len(self)))
        for i, edges in enumerate(self.edges):
            for x, j, w in edges:
                found[x, i, j] += w / (self.totals[i] if self.totals else 1)
        return found


def hidden_markov(rows: Any, kind: type[Distribution] = Distribution) -> HiddenMarkov:
    """The hidden Markov process with these arrows: a mapping from states to {(symbol, next state): probability}.

    Exact if all probabilities are. Each state's probabilities must sum to 1. (Also a list of
    (state, [((symbol, next), probability), …]) pairs.)

    >>> hidden_markov({"A": {("x", "A"): 0.5, ("y", "A"): 0.5}})
    HiddenMarkov(1 states, symbols 'x', 'y')
    """
    if isinstance(rows, HiddenMarkov):
        return rows
    if not hasattr(rows, "items") and (isinstance(rows, str) or not is_iterable(rows)):
        raise InformationError("{} has no arrows: expected a mapping from states to probabilities of (symbol, next)", rows)
    table: list[tuple[Any, list[Any]]] = []
    for row in rows.items() if hasattr(rows, "items") else rows:
        if not isinstance(row, tuple) or len(row) != 2:
            raise InformationError("row {} is no state with its arrows", row)
        table.append((row[0], list(row[1].items()) if hasattr(row[1], "items") else check_list(f"arrows of state {row[0]}", row[1])))
    if not table:
        raise InformationError("no states: a process has at least one")
    index = _states(table, kind)
    symbols: dict[Hashable, int] = {}
    seen: list[Any] = []
    edges: list[list[Edge]] = []
    totals: list[int] = []
    for state, row in table:
        try:
            weights, total = weigh([p for _, p in row])
        except InformationError as error:
            raise in_row(error, state) from None
        found: dict[tuple[int, int], Any] = {}
        for (arrow, _), w in zip(row, weights if total else weights.tolist(), strict=True):
            if not isinstance(arrow, tuple) or len(arrow) != 2:
                raise InformationError("row {}: {} is not a symbol and the next state", state, arrow)
            j = index.get(kind.key(arrow[1]))
            if j is None:
                raise InformationError("row {}: {} is no state: it has no row of its own", state, arrow[1])
            x = symbols.setdefault(kind.key(arrow[0]), len(seen))
            if x == len(seen):
                seen.append(arrow[0])
            if w:
                found[x, j] = found.get((x, j), 0) + w
        edges.append([(x, j, w) for (x, j), w in found.items()])
        totals.append(total)
    if all(totals):
        return HiddenMarkov([s for s, _ in table], seen, edges, totals, kind)
    edges = [[(x, j, w / (t or 1)) for x, j, w in row] for row, t in zip(edges, totals, strict=True)]
    return HiddenMarkov([s for s, _ in table], seen, edges, None, kind)


def _states(table: list[tuple[Any, Any]], kind: type[Distribution]) -> dict[Hashable, int]:
    index: dict[Hashable, int] = {}
    for i, (state, _) in enumerate(table):
        if index.setdefault(kind.key(state), i) != i:
            raise InformationError("state {} has two rows", state)
    return index


def hidden_markov_from_chain(chain: Any, emissions: Any) -> HiddenMarkov:
    """A Markov chain seen through its emissions (Moore): a state shows a symbol, then the chain moves on.

    `emissions` maps each state to the symbol it shows, or to a distribution of symbols (a `Distribution` or
    a mapping).

    >>> c = markov_chain({"a": {"a": Fraction(1, 2), "b": Fraction(1, 2)}, "b": {"a": 1}})
    >>> hidden_markov_from_chain(c, {"a": {0: Fraction(9, 10), 1: Fraction(1, 10)}, "b": 1})
    HiddenMarkov(2 states, symbols 0, 1)
    """
    chain = check_chain(chain)
    if not hasattr(emissions, "items"):
        raise InformationError("emissions {}: expected a mapping from states to symbols or distributions", emissions)
    shown: dict[int, list[tuple[Any, Any]]] = {}
    for state, x in emissions.items():
        if isinstance(x, Distribution):
            shown[chain.at(state)] = list(x)
        elif hasattr(x, "items"):
            try:
                weigh(list(x.values()))
            except InformationError as error:
                raise in_row(error, state) from None
            shown[chain.at(state)] = list(x.items())
        else:
            shown[chain.at(state)] = [(x, 1)]
    rows = []
    for i, state in enumerate(chain.states):
        if i not in shown:
            raise InformationError("state {} shows nothing: it has no emission", state)
        rational = chain.kind.number.rational
        moves = [(chain.states[j], rational(w, chain.totals[i]) if chain.totals else w) for j, w in chain.rows[i].items()]
        rows.append((state, [((y, j), q * p) for y, q in shown[i] for j, p in moves]))
    return hidden_markov(rows, chain.kind)


def check_hidden(x: Any) -> HiddenMarkov:
    """A process as a hidden Markov process: a chain shows the state (the symbol) it goes to."""
    if isinstance(x, HiddenMarkov):
        return x
    if not isinstance(x, MarkovChain):
        raise InformationError("{} is no process", x, hint="hidden_markov or markov_chain makes one")
    symbols: dict[Hashable, int] = {}
    seen: list[Any] = []
    shown = []
    for i in range(len(x)):
        code = symbols.setdefault(x.kind.key(x.symbol(i)), len(seen))
        if code == len(seen):
            seen.append(x.symbol(i))
        shown.append(code)
    edges = [[(shown[j], j, w) for j, w in row.items()] for row in x.rows]
    return HiddenMarkov(x.states, seen, edges, x.totals, x.kind)


def stationary_start(h: HiddenMarkov) -> tuple[Any, Any]:
    """The stationary probabilities of the hidden states: integers and their sum, or an array and 0."""
    from .stationary import stationary_array, stationary_weights

    return stationary_weights(h.chain()) if h.exact else (stationary_array(h.chain()), 0)


def word_codes(h: HiddenMarkov, word: Any) -> list[int | None]:
    """The symbols of a word by number; None for what the process never shows."""
    if not is_iterable(word):
        raise InformationError("word {}: expected a sequence of symbols", word)
    index = {h.kind.key(x): i for i, x in enumerate(h.symbols)}
    return [index.get(h.kind.key(x)) for x in word]


def word_probability(process: Any, word: Any) -> Any:
    """The probability that a process, in its stationary state, shows a word next. Exact if the process is.

    p(w) = π T(w₁) … T(wₙ) 1, the forward algorithm (Rabiner 1989).

    >>> even = hidden_markov({"A": {(0, "A"): Fraction(1, 2), (1, "B"): Fraction(1, 2)}, "B": {(1, "A"): 1}})
    >>> word_probability(even, [0, 1, 0]), word_probability(even, [0, 1, 1])
    (0, Fraction(1, 6))
    """
    h = check_hidden(process)
    codes = word_codes(h, word)
    vector, total = stationary_start(h)
    if not h.exact:
        t = h.matrices()
        for x in codes:
            if x is None:
                return 0.0
            vector = vector @ t[x]
        return float(vector.sum())
    scale = lcm(*(h.totals or [1]))
    for x in codes:
        if x is None:
            return 0
        vector = advance(h, vector, x, scale)
        total *= scale
    return h.kind.number.rational(sum(vector), total)


def advance(h: HiddenMarkov, vector: Sequence[int], x: int, scale: int) -> list[int]:
    """One step of the forward algorithm on integers, times `scale`."""
    assert h.totals is not None
    moved = [0] * len(h)
    for i, v in enumerate(vector):
        if v:
            share = v * (scale // h.totals[i])
            for y, j, w in h.edges[i]:
                if y == x:
                    moved[j] += share * w
    return moved


def forward_log(h: HiddenMarkov, data: Any, base: Any) -> float:
    """The logarithm log p(data), by the forward algorithm with scaling."""
    import numpy as np

    codes = word_codes(h, data)
    t = h.matrices()
    vector = stationary_start(h)[0]
    vector = np.array([v / sum(vector) for v in vector]) if h.exact else vector
    logs = []
    for x in codes:
        if x is None:
            return -inf
        vector = vector @ t[x]
        mass = float(vector.sum())
        if mass == 0.0:
            return -inf
        logs.append(mass)
        vector = vector / mass
    return fsum(np.log(logs).tolist()) / (1.0 if base == "e" else bits_per_unit(base) * 0.6931471805599453)
