"""Epsilon-machines: the least states that predict a process as well as its whole past (Crutchfield & Young 1989).

Offered for processes given as a machine, a Markov chain or a hidden Markov process, whose recurrent causal
states are finitely many. A unifilar machine (state and symbol tell the next state) is minimised by
partition refinement. Another is first made unifilar: its new states are the mixed states, what is known of the
hidden state after some symbols, equal ones merged, exactly for exact probabilities. Of the mixed states the
closed class is kept: transient ones, even infinitely many, do no harm.
"""

from __future__ import annotations

from math import gcd, lcm
from typing import Any

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.exact.sums import exact_entropy

from .hidden import Edge, HiddenMarkov, advance, check_hidden, stationary_start
from .rates import mean_entropy, mean_entropy_floats
from .structure import strong_components

DIGITS = 10
"""Mixed states and probabilities in floats are one where they agree to so many digits after the point."""
LIMIT = 2000


def is_unifilar(process: Any) -> bool:
    """Do the state and the symbol it shows tell the next state?

    >>> is_unifilar(hidden_markov({"A": {(1, "A"): 0.5, (1, "B"): 0.5}, "B": {(0, "A"): 1.0}}))
    False
    """
    h = check_hidden(process)
    return all(len({x for x, _, _ in edges}) == len(edges) for edges in h.edges)


def epsilon_machine(process: Any, *, limit: int = LIMIT) -> HiddenMarkov:
    """The ε-machine of a process: its recurrent causal states A, B, C …, with their arrows. Unifilar and minimal.

    `process`: a Markov chain or a hidden Markov process with one closed class. The result is exact if the process
    is. Of a machine that is not unifilar up to `limit` mixed states are looked at; if there is no
    closed class among them, as for processes with infinitely many causal states, an error; `entropy_rate_bounds`
    still gives their rate.

    >>> golden = markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]])
    >>> epsilon_machine(golden).arrows()
    [('A', 0, 'A', Fraction(1, 2)), ('A', 1, 'B', Fraction(1, 2)), ('B', 0, 'A', 1)]
    """
    h = unifilar(process, limit)
    return _named(_minimal(h))


def unifilar(process: Any, limit: int = LIMIT) -> HiddenMarkov:
    """A unifilar, irreducible machine of the process."""
    h = recurrent_part(check_hidden(process))
    if is_unifilar(h):
        return h
    limit = check_integer("limit", limit, 1)
    beliefs, edges, totals = mixed_states(h, limit)
    return HiddenMarkov(beliefs, h.symbols, edges, totals, h.kind)


def unifilar_rate(process: Any, base: Any) -> Any:
    """The entropy rate Σ π(s) H(symbol | s) of a unifilar machine of the process."""
    h = unifilar(process)
    weights, _ = stationary_start(h)
    rows = [[w for _, _, w in edges] for edges in h.edges]
    if h.exact:
        return mean_entropy(weights, rows, base, h.kind)
    return mean_entropy_floats(weights, rows, base)


def recurrent_part(h: HiddenMarkov) -> HiddenMarkov:
    """The machine of the one closed class; an error if there are several."""
    from .stationary import closed_class

    members = closed_class(h.chain())
    return _restricted(h, members)


def _restricted(h: HiddenMarkov, members: list[int]) -> HiddenMarkov:
    if len(members) == len(h):
        return h
    place = {i: k for k, i in enumerate(members)}
    edges = [[(x, place[j], w) for x, j, w in h.edges[i]] for i in members]
    totals = [h.totals[i] for i in members] if h.totals else None
    return HiddenMarkov([h.states[i] for i in members], h.symbols, edges, totals, h.kind)


# -- mixed states --


def mixed_states(h: HiddenMarkov, limit: int) -> tuple[list[tuple[Any, ...]], list[list[Edge]], list[int] | None]:
    """The closed class of the mixed states that follow the stationary one, as a unifilar machine.

    Breadth first; at sizes that double, a look for a class that no arrow leaves.
    """
    start, _ = stationary_start(h)
    walk = _Exact(h) if h.exact else _Floats(h)
    first = walk.normal(list(start))
    place: dict[Any, int] = {walk.key(first): 0}
    beliefs = [first]
    edges: list[list[Edge]] = []
    totals: list[int] = []
    check_at = 16
    while len(edges) < len(beliefs):
        if len(edges) >= min(check_at, limit):
            if found := _closed(edges):
                return _kept(found, beliefs, edges, totals, exact=h.exact)
            if len(edges) >= limit:
                raise InformationError(
                    f"the mixed states do not close: none of the first {limit} ends in a closed class", hint="there may be infinitely many causal states; entropy_rate_bounds gives the rate, a greater limit looks further"
                )
            check_at *= 2
        row, total = walk.step(beliefs[len(edges)])
        found_edges = []
        for x, belief, w in row:
            j = place.setdefault(walk.key(belief), len(beliefs))
            if j == len(beliefs):
                beliefs.append(belief)
            found_edges.append((x, j, w))
        edges.append(found_edges)
        totals.append(total)
    return _kept(_closed(edges), beliefs, edges, totals, exact=h.exact)


class _Exact:
    """Mixed states as integers in lowest terms."""

    def __init__(self, h: HiddenMarkov) -> None:
        self.h = h
        self.scale = lcm(*(h.totals or [1]))

    def normal(self, vector: Any) -> tuple[int, ...]:
        common = gcd(*vector)
        return tuple(v // common for v in vector)

    @staticmethod
    def key(belief: Any) -> Any:
        return belief

    def step(self, belief: Any) -> tuple[list[tuple[int, Any, int]], int]:
        row = []
        for x in range(len(self.h.symbols)):
            moved = advance(self.h, belief, x, self.scale)
            if mass := sum(moved):
                row.append((x, self.normal(moved), mass))
        common = gcd(*(w for _, _, w in row))
        row = [(x, b, w // common) for x, b, w in row]
        return row, sum(w for _, _, w in row)


class _Floats:
    """Mixed states as floats, one where they agree to `DIGITS`."""

    def __init__(self, h: HiddenMarkov) -> None:
        self.t = h.matrices()

    @staticmethod
    def normal(vector: Any) -> tuple[float, ...]:
        whole = float(sum(vector))
        return tuple(float(v) / whole for v in vector)

    @staticmethod
    def key(belief: Any) -> Any:
        return tuple(round(v, DIGITS) + 0.0 for v in belief)

    def step(self, belief: Any) -> tuple[list[tuple[int, Any, float]], int]:
        import numpy as np

        moved = np.array(belief) @ self.t
        masses = moved.sum(axis=1)
        masses = masses / masses.sum()
        return [(x, self.normal(moved[x]), float(m)) for x, m in enumerate(masses) if m > 1e-14], 0


def _closed(edges: list[list[Edge]]) -> list[int]:
    """The members of a strong component that no arrow leaves, of the states whose arrows are known; or none."""
    n = len(edges)
    inside = [[j for _, j, _ in row if j < n] for row in edges]
    for members in strong_components(inside):
        own = set(members)
        if all(j in own for i in members for _, j, _ in edges[i]):
            return members
    return []


def _kept(
    members: list[int], beliefs: list[Any], edges: list[list[Edge]], totals: list[int], *, exact: bool
) -> tuple[list[Any], list[list[Edge]], list[int] | None]:
    place = {i: k for k, i in enumerate(members)}
    rows = [[(x, place[j], w) for x, j, w in edges[i]] for i in members]
    return [beliefs[i] for i in members], rows, [totals[i] for i in members] if exact else None


# -- the minimal machine --


def _minimal(h: HiddenMarkov) -> HiddenMarkov:
    """States with the same probabilities of all words become one (partition refinement, Moore 1956)."""
    rows: list[list[tuple[int, int, Any]]] = []
    for i, edges in enumerate(h.edges):
        total = h.totals[i] if h.totals else 1
        rows.append(sorted((x, j, _share(w, total, exact=h.exact)) for x, j, w in edges))
    block = [0] * len(h)
    count = 1
    while True:
        signs: dict[Any, int] = {}
        block = [signs.setdefault((block[i], tuple((x, p, block[j]) for x, j, p in row)), len(signs)) for i, row in enumerate(rows)]
        if len(signs) == count:
            break
        count = len(signs)
    heads = [block.index(b) for b in range(count)]
    kept = [[(x, block[j], w) for x, j, w in h.edges[i]] for i in heads]
    totals = [h.totals[i] for i in heads] if h.totals else None
    return HiddenMarkov([h.states[i] for i in heads], h.symbols, kept, totals, h.kind)


def _share(w: Any, total: int, *, exact: bool) -> Any:
    if not exact:
        return round(w, DIGITS)
    common = gcd(w, total)
    return w // common, total // common


def _named(h: HiddenMarkov) -> HiddenMarkov:
    """The states as A, B, C …, arrows in order of the symbols."""
    names = [chr(65 + i) if len(h) <= 26 else f"S{i + 1}" for i in range(len(h))]
    return HiddenMarkov(names, h.symbols, [sorted(row, key=lambda edge: edge[:2]) for row in h.edges], h.totals, h.kind)


# -- what the machine tells --


def statistical_complexity(process: Any, *, limit: int = LIMIT, base: Any = 2) -> Any:
    """The statistical complexity C_μ = H(S): the entropy of the causal states. Exact if the process is.

    What a process must remember to predict as well as it can be predicted (Crutchfield & Young 1989). Causal states of
    floats are one where they agree to 10 digits, and the result is right to about that.

    >>> statistical_complexity(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]))
    (- (log2 3) 2/3)
    """
    base = check_base(base)
    return _entropy(epsilon_machine(process, limit=limit), base)


def _entropy(machine: HiddenMarkov, base: Any) -> Any:
    weights, _ = stationary_start(machine)
    if machine.exact:
        return exact_entropy(weights, base, machine.kind.number)
    from lambit.info.kernels.entropy import entropy_floats

    return entropy_floats(weights, base)


def process_excess_entropy(process: Any, *, limit: int = LIMIT, base: Any = 2) -> Any:
    """The excess entropy E = I(past; future), exact if the process is.

    E = H(S) - H(S | future), S the causal states: the future tells of S what the mixed states of the ε-machine run
    backwards say (Ellison, Mahoney & Crutchfield 2009). Both the ε-machine and these mixed states must be
    finitely many, else an error that says which are not.

    >>> process_excess_entropy(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]))
    (- (log2 3) 4/3)
    """
    base = check_base(base)
    machine = epsilon_machine(process, limit=limit)
    return _entropy(machine, base) - _left_over(machine, limit, base)


def crypticity(process: Any, *, limit: int = LIMIT, base: Any = 2) -> Any:
    """The crypticity χ = C_μ - E = H(S | future): what the causal state knows and the future never shows.

    (Crutchfield, Ellison & Mahoney 2009.) Exact if the process is.

    >>> crypticity(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]))
    Fraction(2, 3)
    """
    base = check_base(base)
    return _left_over(epsilon_machine(process, limit=limit), limit, base)


def _left_over(machine: HiddenMarkov, limit: int, base: Any) -> Any:
    """H(S | future) of the ε-machine's states, by the mixed states of the machine run backwards."""
    back = reversed_machine(machine)
    try:
        beliefs, edges, totals = mixed_states(back, limit)
    except InformationError as error:
        raise InformationError("run backwards, " + error.template, *error.values, hint="the excess entropy has no finite form; block entropies approach it") from None
    weights, _ = stationary_start(HiddenMarkov(beliefs, back.symbols, edges, totals, back.kind))
    if machine.exact:
        return mean_entropy(weights, beliefs, base, machine.kind)
    return mean_entropy_floats(weights, beliefs, base)


def reversed_machine(process: Any) -> HiddenMarkov:
    """The process in reversed time: each arrow i → j turned round, with p*(x, i | j) = π(i) p(x, j | i) / π(j).

    >>> reversed_machine(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]])).arrows()
    [(0, 0, 0, Fraction(1, 2)), (0, 0, 1, Fraction(1, 2)), (1, 1, 0, 1)]
    """
    h = recurrent_part(check_hidden(process))
    pi, _ = stationary_start(h)
    scale = lcm(*h.totals) if h.totals else 1
    edges: list[list[Edge]] = [[] for _ in h.states]
    for i, row in enumerate(h.edges):
        flow = pi[i] * (scale // h.totals[i]) if h.totals else float(pi[i])
        for x, j, w in row:
            edges[j].append((x, i, flow * w))
    totals = []
    for j, row in enumerate(edges):
        if h.exact:
            common = gcd(*(w for _, _, w in row))
            edges[j] = [(x, i, w // common) for x, i, w in row]
            totals.append(sum(w for _, _, w in edges[j]))
        else:
            whole = sum(w for _, _, w in row)
            edges[j] = [(x, i, w / whole) for x, i, w in row]
    return HiddenMarkov(h.states, h.symbols, edges, totals if h.exact else None, h.kind)
