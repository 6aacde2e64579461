"""Entropy of processes: the rate, n steps, and how far one chain is from another."""

from __future__ import annotations

from math import gcd, inf, lcm
from typing import Any

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.distributions.distribution import Distribution
from lambit.info.exact.sums import log_sum

from .chains import MarkovChain, check_chain, start_weights
from .stationary import stationary_array, stationary_pair, stationary_weights, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from lambit.info.kernels.doubles import Pair


def mean_entropy(shares: Iterable[int], rows: Iterable[Iterable[int]], base: Any, kind: type[Distribution]) -> Any:
    """Σ wᵢ H(rowᵢ) / Σ w exactly, for integers: one sum of logarithms."""
    parts = [(w, [x for x in row if x]) for w, row in zip(shares, rows, strict=True) if w]
    sums = [sum(row) for _, row in parts]
    scale = lcm(*sums)
    total = sum(w for w, _ in parts)
    pairs = []
    for (w, row), s in zip(parts, sums, strict=True):
        factor = w * (scale // s)
        pairs.append((factor * s, s))
        pairs += [(-factor * x, x) for x in row]
    return log_sum(pairs, total * scale, base, kind.number)


def mean_entropy_floats(shares: Any, rows: Iterable[Any], base: Any) -> float:
    """Σ wᵢ H(rowᵢ) of floats, each row over its sum."""
    import numpy as np

    from lambit.info.kernels.doubles import in_unit, plain

    return in_unit(mean_entropy_nats(plain(np.asarray(shares)), _pairs(rows)), base)


def _pairs(rows: Iterable[Any]) -> Iterable[Pair]:
    """Rows of floats as pairs."""
    import numpy as np

    from lambit.info.kernels.doubles import plain

    return (plain(np.asarray(row, dtype=np.float64)) for row in rows)


def mean_entropy_nats(shares: Pair, rows: Iterable[Pair]) -> tuple[float, float]:
    """The same as a pair in nats, of shares and rows that are pairs."""
    from lambit.info.kernels.doubles import multiply, total, total_of
    from lambit.info.kernels.information import entropies

    parts: list[float] = []
    for high, low, row in zip(*map(list, shares), rows, strict=True):
        if high:
            parts += multiply((float(high), float(low)), entropies([row], total(row))[0])
    return total_of(parts)


def rate_nats(chain: MarkovChain) -> tuple[float, float]:
    """The entropy rate of a chain of floats as a pair in nats."""
    return mean_entropy_nats(stationary_pair(chain), _pairs(list(row.values()) for row in chain.rows))


def process_entropy_rate(x: Any, *, base: Any = 2) -> Any:
    """The entropy rate of a stationary process, h = lim H(X₁…Xₙ)/n, exact if its probabilities are.

    `x`: a Markov chain, whose rate is Σ π(i) H(pᵢ) (Cover & Thomas, theorem 4.2.4), or a hidden Markov process
    whose arrows or mixed states are finitely many (see `epsilon_machine`); of others
    `entropy_rate_bounds` gives bounds. A chain of floats, each row over its exact sum, has its rate within 2 units of the
    last place for up to 200 states; mixed states of floats are one where they agree to 10 digits, and the rate is right to about that.

    >>> process_entropy_rate(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]))
    Fraction(2, 3)
    """
    base = check_base(base)
    if not isinstance(x, MarkovChain):
        from .epsilon import unifilar_rate

        return unifilar_rate(x, base)
    if x.exact:
        weights, _ = stationary_weights(x)
        return mean_entropy(weights, [row.values() for row in x.rows], base, x.kind)
    from lambit.info.kernels.doubles import in_unit

    return in_unit(rate_nats(x), base)


def process_entropy(chain: Any, n: int, start: Any = None, *, base: Any = 2) -> Any:
    """The joint entropy H(X₁, …, Xₙ) of n states in a row (Cover & Thomas, 4.2), exact if the chain is.

    From the stationary distribution, H(X₁) + (n-1) h; or from `start`, a state or a distribution of X₁.

    >>> process_entropy(markov_chain([[Fraction(1, 2), Fraction(1, 2)], [1, 0]]), 3, 0)
    Fraction(3, 2)
    """
    chain, base = check_chain(chain), check_base(base)
    n = check_integer("steps", n, 0)
    if n == 0:
        return 0 if chain.exact else 0.0
    from lambit.info.measures.entropies import entropy
    from lambit.info.progress import steps

    if start is None:
        from .stationary import stationary_distribution

        if not chain.exact:
            return _process_floats(stationary_pair(chain), rate_nats(chain), n - 1, base)
        first = stationary_distribution(chain)
        return entropy(first, base=base) + process_entropy_rate(chain, base=base) * (n - 1)
    first = start_weights(chain, start)
    if chain.exact and first.exact:
        weights, total = list(first.weights), first.total
        visits, scale = [0] * len(chain), 1
        for _ in steps(n - 1, "steps"):
            common = lcm(scale, total)
            visits = [v * (common // scale) + w * (common // total) for v, w in zip(visits, weights, strict=True)]
            scale = common
            weights, total = step(chain, weights, total)
        found = entropy(first, base=base)
        if n > 1:
            found = found + mean_entropy(visits, [row.values() for row in chain.rows], base, chain.kind) * (n - 1)
        return found
    return _from_floats(chain, first, n, base)


def _process_floats(first: Pair, rate: tuple[float, float], times: int, base: Any) -> float:
    """H(X₁) + a rate, so many times."""
    from lambit.info.kernels.doubles import add, in_unit, multiply
    from lambit.info.kernels.information import entropies

    return in_unit(add(entropies([first], (1.0, 0.0))[0], multiply(rate, (float(times), 0.0))), base)


def _from_floats(chain: MarkovChain, start: Distribution, n: int, base: Any) -> float:
    """H(X₁ … Xₙ) from a start: the visits of all states but the last, with twice the digits of a float."""
    import numpy as np

    from lambit.info.kernels.chains import pushed
    from lambit.info.kernels.doubles import add, plain
    from lambit.info.progress import steps

    p, visits, matrix = first_pair(start), plain(np.zeros(len(chain))), transitions(chain)
    first = p
    for _ in steps(n - 1, "steps"):
        visits = add(visits, p)
        p = pushed(p, matrix)
    rows = [(matrix[0][i], matrix[1][i]) for i in range(len(chain))]
    return _process_floats(first, mean_entropy_nats(visits, rows), 1, base)


def first_pair(d: Distribution) -> Pair:
    """The probabilities of a distribution as pairs, floats over their sum."""
    from lambit.info.kernels.doubles import divide, plain
    from lambit.info.kernels.information import whole
    from lambit.info.measures.alignment import pair

    return pair(d.weights, d.total) if d.exact else divide(plain(d.weights), whole(d.weights))


def transitions(chain: MarkovChain) -> Pair:
    """The transition probabilities as pairs, floats over the sum of their row."""
    import numpy as np

    from lambit.info.kernels.chains import row_shares
    from lambit.info.measures.alignment import pair

    if not chain.totals:
        return row_shares(chain.matrix())
    high, low = np.zeros((len(chain), len(chain))), np.zeros((len(chain), len(chain)))
    for i, (row, total) in enumerate(zip(chain.rows, chain.totals, strict=True)):
        at = list(row)
        high[i, at], low[i, at] = pair(list(row.values()), total)
    return high, low


def relative_entropy_rate(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The rate Σ π(i) D(pᵢ ‖ qᵢ) at which the chain p departs from q, π the stationary distribution of p.

    The chains must have the same states; infinite where p goes ways that q does not. Exact if both are
    (Cover & Thomas, 4.4 and problem 4.12's D(P‖Q) of transitions).

    >>> p = markov_chain([[Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 2), Fraction(1, 2)]])
    >>> relative_entropy_rate(p, markov_chain([[Fraction(1, 4), Fraction(3, 4)], [Fraction(1, 4), Fraction(3, 4)]]))
    (- 1 (* 1/2 (log2 3)))
    """
    p, q, base = check_chain(p), check_chain(q), check_base(base)
    if len(p) != len(q):
        raise InformationError(f"chains of {len(p)} and {len(q)} states cannot be compared")
    place = [q.at(x) for x in p.states]
    pi: Any = stationary_weights(p)[0] if p.exact else stationary_array(p)
    for i, row in enumerate(p.rows):
        if pi[i] and any(place[j] not in q.rows[place[i]] for j in row):
            return inf
    if p.exact and q.exact:
        return _exact_rate(p, q, place, pi, base)
    from lambit.info.kernels.divergences import divergence
    from lambit.info.kernels.doubles import in_unit, multiply, total_of

    a, b = transitions(p), transitions(q)
    long_run = stationary_pair(p)
    parts: list[float] = []
    for i in range(len(p)):
        if long_run[0][i] > 0:
            row = b[0][place[i]][place], b[1][place[i]][place]
            apart = divergence((a[0][i], a[1][i]), row)
            parts += multiply(apart, (float(long_run[0][i]), float(long_run[1][i])))
    return in_unit(total_of(parts), base)


def _exact_rate(p: MarkovChain, q: MarkovChain, place: list[int], pi: list[int], base: Any) -> Any:
    assert p.totals is not None
    assert q.totals is not None
    scale = lcm(*p.totals)
    pairs = []
    for i, row in enumerate(p.rows):
        other, t, u = q.rows[place[i]], p.totals[i], q.totals[place[i]]
        for j, w in row.items():
            n = pi[i] * w * (scale // t)
            v = other[place[j]]
            common = gcd(w * u, t * v)
            pairs += [(n, w * u // common), (-n, t * v // common)]
    return log_sum(pairs, sum(pi) * scale, base, p.kind.number)
