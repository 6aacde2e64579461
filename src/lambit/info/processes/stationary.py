"""Distributions in the course of time: after n steps, in the long run, backwards."""

from __future__ import annotations

from math import gcd, lcm
from typing import Any

from lambit.info.checks import InformationError, check_integer
from lambit.info.distributions.distribution import Distribution

from .chains import MarkovChain, check_chain, start_weights
from .linear import FEW, solve_integers, stationary_floats
from .structure import class_members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.info.kernels.doubles import Pair


def stationary_distribution(chain: Any) -> Distribution:
    """The distribution π with π P = π (Cover & Thomas, 4.1), exact if the chain is.

    Exact by elimination in integers (Bareiss 1968), floats by the elimination of Grassmann, Taksar and Heyman
    (1985), which subtracts nothing. States that are left for ever have probability 0. A chain with
    several closed classes has many stationary distributions: an error.

    >>> stationary_distribution(markov_chain([[Fraction(3, 4), Fraction(1, 4)], [Fraction(1, 2), Fraction(1, 2)]]))
    Distribution({0: 2/3, 1: 1/3})
    """
    chain = check_chain(chain)
    if chain.exact:
        weights, total = stationary_weights(chain)
        return chain.made(weights, total)  # type: ignore[no-any-return]
    return chain.made(stationary_array(chain), 0)  # type: ignore[no-any-return]


def closed_class(chain: MarkovChain) -> list[int]:
    """The one closed class of a chain; an error that names them if there are several."""
    closed = [members for members, shut in class_members(chain) if shut]
    if len(closed) > 1:
        classes = [[chain.states[i] for i in members] for members in closed]
        more = f" and {len(classes) - 4} more" if len(classes) > 4 else ""
        shown = classes[:4]
        raise InformationError(
            "no single stationary distribution: " + " and ".join(["{}"] * len(shown)) + more + " are closed classes",
            *map(tuple, shown), hint="take the chain of one of them",
        )  # fmt: skip
    return closed[0]


def stationary_weights(chain: MarkovChain) -> tuple[list[int], int]:
    """The stationary probabilities of an exact chain as integers over their sum."""
    members = closed_class(chain)
    totals = chain.totals
    assert totals is not None
    last = members[-1]
    rest = members[:-1]
    rate = {i: totals[i] - chain.rows[i].get(i, 0) for i in members}
    a = [[rate[i] if i == j else -chain.rows[i].get(j, 0) for i in rest] for j in rest]
    b = [[chain.rows[last].get(j, 0)] for j in rest]
    x, d = solve_integers(a, b) if rest else ([], 1)
    flows = [*(row[0] for row in x), d]
    sign = 1 if d > 0 else -1
    weights = [0] * len(chain)
    for i, flow in zip(members, flows, strict=True):
        weights[i] = sign * flow * totals[i]
    common = gcd(*weights)
    weights = [w // common for w in weights]
    return weights, sum(weights)


def stationary_array(chain: MarkovChain) -> Any:
    """The stationary probabilities as floats."""
    import numpy as np

    members = closed_class(chain)
    p = chain.matrix()[np.ix_(members, members)]
    found = np.zeros(len(chain))
    found[members] = stationary_floats(p)
    return found


def stationary_pair(chain: MarkovChain) -> Pair:
    """The stationary probabilities with twice the digits of a float, of up to `FEW` states."""
    import numpy as np

    from lambit.info.kernels.chains import row_shares, stationary
    from lambit.info.kernels.doubles import plain
    from lambit.info.measures.alignment import pair

    if chain.exact:
        return pair(*stationary_weights(chain))
    members = closed_class(chain)
    found = plain(np.zeros(len(chain)))
    p = chain.matrix()[np.ix_(members, members)]
    if len(members) <= FEW:
        found[0][members], found[1][members] = stationary(row_shares(p))
    else:
        found[0][members] = stationary_floats(p)
    return found


def n_step_distribution(chain: Any, start: Any, n: int) -> Distribution:
    """The distribution of the state after n steps from `start`, a state or a distribution of states.

    >>> n_step_distribution(markov_chain([[0, 1], [Fraction(1, 2), Fraction(1, 2)]]), 0, 3)
    Distribution({0: 1/4, 1: 3/4})
    """
    chain = check_chain(chain)
    n = check_integer("steps", n, 0)
    d = start_weights(chain, start)
    if chain.exact and d.exact:
        weights, total = list(d.weights), d.total
        for _ in range(n):
            weights, total = step(chain, weights, total)
        return chain.made(weights, total)  # type: ignore[no-any-return]
    import numpy as np

    p = d.floats() @ np.linalg.matrix_power(chain.matrix(), n)
    return chain.made(p / p.sum(), 0)  # type: ignore[no-any-return]


def step(chain: MarkovChain, weights: Sequence[int], total: int) -> tuple[list[int], int]:
    """One step of a distribution given as integers over their sum."""
    totals = chain.totals
    assert totals is not None
    scale = lcm(*(totals[i] for i, w in enumerate(weights) if w))
    moved = [0] * len(chain)
    for i, w in enumerate(weights):
        if w:
            share = w * (scale // totals[i])
            for j, q in chain.rows[i].items():
                moved[j] += share * q
    common = gcd(*moved)
    return [w // common for w in moved], total * scale // common


def transition_matrix(chain: Any, n: int = 1) -> Any:
    """The probabilities p(j | i) of n steps: rows of rationals if the chain is exact, else an array.

    >>> transition_matrix(markov_chain([[0, 1], [Fraction(1, 2), Fraction(1, 2)]]), 2)
    [[Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)]]
    """
    chain = check_chain(chain)
    n = check_integer("steps", n, 0)
    if not chain.exact:
        import numpy as np

        return np.linalg.matrix_power(chain.matrix(), n)
    totals = chain.totals
    assert totals is not None
    scale = lcm(*totals)
    size = len(chain)
    power = [[int(i == j) for j in range(size)] for i in range(size)]
    square = [[row.get(j, 0) * (scale // t) for j in range(size)] for row, t in zip(chain.rows, totals, strict=True)]
    left = n
    while left:
        if left & 1:
            power = _multiply(power, square)
        left >>= 1
        if left:
            square = _multiply(square, square)
    rational, total = chain.kind.number.rational, scale**n
    return [[rational(w, total) for w in row] for row in power]


def _multiply(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    columns = list(zip(*b, strict=True))
    return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in columns] for row in a]


def reversed_chain(chain: Any) -> MarkovChain:
    """The chain in reversed time, p*(j | i) = π(j) p(i | j) / π(i), over the states of positive probability.

    >>> reversed_chain(markov_chain([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))[0]
    Distribution({2: 1})
    """
    chain = check_chain(chain)
    pi, _ = _flows(chain)
    kept = [i for i, w in enumerate(pi) if w]
    place = {i: k for k, i in enumerate(kept)}
    rows: list[dict[int, Any]] = [{} for _ in kept]
    for i in kept:
        for j, w in chain.rows[i].items():
            rows[place[j]][place[i]] = pi[i] * w
    states = [chain.states[i] for i in kept]
    if not chain.exact:
        sums = [sum(row.values()) for row in rows]
        return MarkovChain(states, [{j: w / s for j, w in row.items()} for row, s in zip(rows, sums, strict=True)], None, chain.kind)
    totals = []
    for k, row in enumerate(rows):
        common = gcd(*row.values())
        rows[k] = {j: w // common for j, w in row.items()}
        totals.append(sum(rows[k].values()))
    return MarkovChain(states, rows, totals, chain.kind)


def _flows(chain: MarkovChain) -> tuple[list[Any], bool]:
    """For each state its probability divided by its row's total, as integers if exact: π(i) p(j|i) is that times w."""
    if not chain.exact:
        return stationary_array(chain).tolist(), False
    totals = chain.totals
    assert totals is not None
    weights, _ = stationary_weights(chain)
    scale = lcm(*totals)
    return [w * (scale // t) for w, t in zip(weights, totals, strict=True)], True


def is_reversible(chain: Any) -> bool:
    """Is there detailed balance, π(i) p(j | i) = π(j) p(i | j)? Decided exactly, for floats to 1e-12.

    >>> is_reversible(markov_chain([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))
    False
    """
    chain = check_chain(chain)
    pi, exact = _flows(chain)
    for i, row in enumerate(chain.rows):
        for j, w in row.items():
            there, back = pi[i] * w, pi[j] * chain.rows[j].get(i, 0)
            if there != back if exact else abs(there - back) > 1e-12:
                return False
    return True
