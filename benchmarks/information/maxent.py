"""Maximum entropy with all pairwise marginals, and simulation of a Markov chain."""

from __future__ import annotations

from bisect import bisect_right
from random import Random

import numpy as np
from pairs import Row

from lambit.info import markov_chain, maximum_entropy_of_order, pmf, simulate


def five_bits():
    p = np.random.default_rng(3).random(32)
    return ((p / p.sum()).reshape([2] * 5),)


def ours(p):
    return maximum_entropy_of_order(pmf(p, names=list("abcde")), 2).entropy


def dit_maxent(p):
    import dit
    from dit.algorithms import maxent_dist

    words = ["".join(map(str, i)) for i in np.ndindex(*p.shape)]
    d = dit.Distribution(words, p.reshape(-1))
    pairs = [[i, j] for i in range(5) for j in range(i)]
    return float(dit.shannon.entropy(maxent_dist(d, pairs)))


def chain(n):
    return lambda: (markov_chain(np.random.default_rng(0).dirichlet(np.ones(n), n)),)


def million(c):
    return simulate(c, 1_000_000, seed=1)


def python_loop(c):
    """What one writes by hand: a list of added probabilities for each state, and bisection."""
    rows = [np.cumsum(row).tolist() for row in c.matrix()]
    last, draw, at, found = len(rows) - 1, Random(1).random, 0, []
    for _ in range(1_000_000):
        found.append(at)
        at = min(bisect_right(rows[at], draw()), last)
    return found


def same_visits(a, b):
    return abs(np.mean(np.asarray(a) == 0) - np.mean(np.asarray(b) == 0)) < 0.01


def rows():
    return [
        Row("maximum entropy, 5 bits, all pairs", 0.2, "dit maxent_dist", five_bits, ours, dit_maxent, lambda a, b: abs(a - b) < 1e-4),
        Row("10^6 steps of a chain of 2 states", 1.0, "a Python loop with bisect", chain(2), million, python_loop, same_visits),
        Row("10^6 steps of a chain of 27 states", 1.0, "a Python loop with bisect", chain(27), million, python_loop, same_visits),
    ]
