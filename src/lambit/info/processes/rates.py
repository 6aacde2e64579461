"""Entropy of processes: the rate, n steps, and how far one chain is from another."""

from __future__ import annotations

from math import fsum, gcd, inf, lcm
from typing import Any

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.distributions.distribution import Distribution
from lambit.info.exact.sums import log_sum

from .chains import MarkovChain, check_chain, start_weights
from .stationary import stationary_array, stationary_weights, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


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
    """Σ wᵢ H(rowᵢ) of floats."""
    import numpy as np

    from lambit.info.kernels.entropy import entropy_floats

    return fsum(float(w) * entropy_floats(np.asarray(row), base) for w, row in zip(shares, rows, strict=True) if w)


def process_entropy_rate(x: Any, *, base: Any = 2) -> Any:
    """The entropy rate of a stationary process, h = lim H(X₁…Xₙ)/n, exact if its probabilities are.

    `x`: a Markov chain, whose rate is Σ π(i) H(pᵢ) (Cover & Thomas, theorem 4.2.4), or a hidden Markov process
    whose arrows or mixed states are finitely many (see `epsilon_machine`); of others
    `entropy_rate_bounds` gives bounds.

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
    return mean_entropy_floats(stationary_array(x), [list(row.values()) for row in x.rows], base)


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
    import numpy as np

    p, visited = first.floats(), np.zeros(len(chain))
    for _ in range(n - 1):
        visited += p
        p = p @ chain.matrix()
    return float(entropy(first, base=base)) + mean_entropy_floats(visited, [_floats(chain, i) for i in range(len(chain))], base)


def _floats(chain: MarkovChain, i: int) -> list[float]:
    total = chain.totals[i] if chain.totals else 1
    return [w / total for w in chain.rows[i].values()]


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
    from lambit.info.kernels.sums import divergence_floats

    a, b = p.matrix(), q.matrix()[place][:, place]
    if p.exact:
        pi = [w / sum(pi) for w in pi]
    return fsum(float(w) * divergence_floats(a[i], b[i], base) for i, w in enumerate(pi) if w)


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
