"""Times and ends: how long until a state is reached, and where a chain is absorbed. Exact if the chain is."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, is_iterable
from lambit.info.distributions.distribution import Distribution

from .chains import MarkovChain, check_chain
from .linear import solve_integers
from .stationary import stationary_array, stationary_weights
from .structure import class_members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def _solve(chain: MarkovChain, inside: list[int], right: list[list[Any]]) -> list[list[Any]]:
    """X with (I - Q) X = right, Q the transitions within `inside`; rationals if the chain is exact.

    Then the right side has integers, over the total of each row.
    """
    if not inside:
        return []
    totals = chain.totals
    if totals is None:
        import numpy as np

        q = chain.matrix()[np.ix_(inside, inside)]
        return np.linalg.solve(np.eye(len(inside)) - q, np.array(right, dtype=np.float64)).tolist()  # type: ignore[no-any-return]
    a = [[(totals[i] if i == j else 0) - chain.rows[i].get(j, 0) for j in inside] for i in inside]
    x, d = solve_integers(a, right)
    rational, sign = chain.kind.number.rational, 1 if d > 0 else -1
    return [[rational(sign * v, abs(d)) for v in row] for row in x]


def hitting_times(chain: Any, targets: Any) -> list[tuple[Any, Any]]:
    """The expected number of steps until one of the states `targets` is reached, for each state (state, time).

    h(i) = 0 in a target, else 1 + Σ p(j | i) h(j); infinite where the chain may never get there.
    Exact if the chain is (Norris 1997, theorem 1.3.5).

    >>> hitting_times(markov_chain([[0, 1, 0], [Fraction(1, 2), 0, Fraction(1, 2)], [0, 0, 1]]), [2])
    [(0, 4), (1, 3), (2, 0)]
    """
    chain = check_chain(chain)
    if isinstance(targets, str) or not is_iterable(targets):
        raise InformationError("targets {}: expected a list of states", targets)
    goal = {chain.at(x) for x in targets}
    if not goal:
        raise InformationError("no targets: name at least one state")
    reaching = _can_reach(chain, goal)
    lost = _can_reach(chain, set(range(len(chain))) - reaching, avoiding=goal)
    inside = [i for i in range(len(chain)) if i not in goal and i not in lost]
    times = _solve(chain, inside, [[chain.totals[i] if chain.totals else 1.0] for i in inside])
    found: dict[int, Any] = {i: row[0] for i, row in zip(inside, times, strict=True)}
    zero = 0 if chain.exact else 0.0
    return [(x, zero if i in goal else found.get(i, inf)) for i, x in enumerate(chain.states)]


def _can_reach(chain: MarkovChain, goal: set[int], avoiding: set[int] | None = None) -> set[int]:
    """The states from which `goal` can be reached, without a step from `avoiding`."""
    before: list[list[int]] = [[] for _ in chain.rows]
    for i, row in enumerate(chain.rows):
        if not avoiding or i not in avoiding:
            for j in row:
                before[j].append(i)
    seen, queue = set(goal), list(goal)
    for j in queue:
        for i in before[j]:
            if i not in seen:
                seen.add(i)
                queue.append(i)
    return seen


def absorption_probabilities(chain: Any) -> list[tuple[Any, Distribution]]:
    """For each transient state the distribution of where the chain ends: (state, distribution).

    An end is an absorbing state, or the tuple of the states of a closed class. Exact if the chain is
    (Kemeny & Snell 1960, theorem 3.3.7).

    >>> ruin = markov_chain([[1, 0, 0], [Fraction(1, 2), 0, Fraction(1, 2)], [0, 0, 1]])
    >>> absorption_probabilities(ruin)
    [(1, Distribution({0: 1/2, 2: 1/2}))]
    """
    chain = check_chain(chain)
    classes = class_members(chain)
    closed = [members for members, shut in classes if shut]
    inside = sorted(i for members, shut in classes if not shut for i in members)
    right = [[sum(chain.rows[i].get(j, 0) for j in members) for members in closed] for i in inside]
    shares = _solve(chain, inside, right)
    ends = [chain.states[m[0]] if len(m) == 1 else tuple(chain.states[i] for i in m) for m in closed]
    return [(chain.states[i], _distribution(chain, ends, row)) for i, row in zip(inside, shares, strict=True)]


def _distribution(chain: MarkovChain, ends: Sequence[Any], shares: list[Any]) -> Distribution:
    if chain.exact:
        from lambit.info.checks import common_denominator

        weights, total = common_denominator(shares)
        return chain.kind(ends, weights, total)
    import numpy as np

    p = np.maximum(np.array(shares), 0.0)
    return chain.kind(ends, p / p.sum(), 0)


def kemeny_constant(chain: Any) -> Any:
    """The expected steps to a state drawn from the stationary distribution: Σ π(j) m(i, j), from any i.

    m(i, j) is the expected time from i to j, m(j, j) = 0. It is trace (I - P + 1π)⁻¹ - 1 (Kemeny & Snell
    1960, theorem 4.4.10), the same for all i. Exact if the chain is; the chain must have one closed class.

    >>> kemeny_constant(markov_chain([[0, 1], [1, 0]]))
    Fraction(1, 2)
    """
    chain = check_chain(chain)
    n = len(chain)
    if not chain.exact:
        import numpy as np

        z = np.linalg.inv(np.eye(n) - chain.matrix() + stationary_array(chain))
        return float(np.trace(z)) - 1
    totals = chain.totals
    assert totals is not None
    pi, total = stationary_weights(chain)
    a = [
        [(t * total if i == j else 0) - total * row.get(j, 0) + t * pi[j] for j in range(n)]
        for i, (row, t) in enumerate(zip(chain.rows, totals, strict=True))
    ]
    b = [[t * total if i == j else 0 for j in range(n)] for i, t in enumerate(totals)]
    from math import gcd

    for i in range(n):  # rows of both sides in lowest terms together
        common = gcd(*a[i], *b[i])
        a[i], b[i] = [x // common for x in a[i]], [x // common for x in b[i]]
    x, d = solve_integers(a, b)
    top = sum(x[i][i] for i in range(n)) - d
    return chain.kind.number.rational(top if d > 0 else -top, abs(d))
