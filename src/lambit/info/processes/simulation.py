"""Simulation of chains and hidden Markov processes, reproducible by a seed."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import check_integer
from lambit.info.kernels.walks import walk
from lambit.info.random import generator

from .chains import MarkovChain, start_weights
from .stationary import stationary_array

_BLOCK = 1 << 18
"""Steps between two reports of progress."""


def simulate(process: Any, n: int, *, seed: Any = None, start: Any = None) -> Any:
    """So many values, n, in a row of a Markov chain, or of what a hidden Markov process shows.

    `start` is the first state, or its distribution; the stationary one unless given. An
    int64 array if all values are integers, else a list.

    >>> simulate(markov_chain([[0, 1], [1, 0]]), 5, seed=1, start=0)
    array([0, 1, 0, 1, 0])
    """
    n = check_integer("steps", n, 1)
    rng = generator(seed)
    if isinstance(process, MarkovChain):
        return _chain(process, n, rng, start)
    from .hidden import check_hidden

    return _hidden(check_hidden(process), n, rng, start)


def _first(chain: MarkovChain, rng: Any, start: Any) -> int:
    p = stationary_array(chain) if start is None else start_weights(chain, start).floats()
    return _draw(p, rng)


def _draw(p: Any, rng: Any) -> int:
    cumulative = np.cumsum(p)
    return int(np.searchsorted(cumulative, rng.random() * cumulative[-1], side="right"))


def _cumulative(weights: list[Any]) -> Any:
    """Added probabilities; the last is 1."""
    if weights and weights[0].__class__ is int:
        total = sum(weights)
        weights = [w / total for w in weights]
    found = np.cumsum(weights)
    return found / found[-1]


def _chain(chain: MarkovChain, n: int, rng: Any, start: Any) -> Any:
    first = _first(chain, rng, start)
    rows = [(_cumulative(list(row.values())), np.array(list(row))) for row in chain.rows]
    leads = range(len(chain))
    ahead = list(chain.states[first]) if chain.order > 1 else []
    taken = _walk(rows, leads, first, max(1, n - max(0, chain.order - 1)), rng)
    codes: list[Any] = [chain.symbol(i) for i in range(len(chain))]
    return _values(ahead[:-1], taken, codes, n)


def _walk(rows: Any, leads: Any, first: int, n: int, rng: Any) -> list[int]:
    """The walk in blocks, which tell how far it is."""
    if n <= _BLOCK:
        return walk(rows, leads, first, n, rng)
    from lambit.info.progress import steps

    found = [first]
    for k in steps(-(-(n - 1) // _BLOCK), "steps"):
        found += walk(rows, leads, found[-1], min(_BLOCK, n - 1 - k * _BLOCK) + 1, rng)[1:]
    return found


def _values(ahead: list[Any], taken: list[int], symbols: list[Any], n: int) -> Any:
    if all(x.__class__ is int and abs(x) < 1 << 62 for x in symbols):
        return np.concatenate([np.array(ahead, dtype=np.int64), np.array(symbols, dtype=np.int64)[np.fromiter(taken, np.intp, len(taken))]])[:n]
    return (ahead + [symbols[i] for i in taken])[:n]


def _hidden(h: Any, n: int, rng: Any, start: Any) -> Any:
    """Arrows of the hidden chain, and what they show."""
    arrows = [(x, j, w) for edges in h.edges for x, j, w in edges]
    rows, at = [], 0
    for edges in h.edges:
        rows.append((_cumulative([w for _, _, w in edges]), np.arange(at, at + len(edges))))
        at += len(edges)
    first_state = _first(h.chain(), rng, start)
    cumulative, numbers = rows[first_state]
    first = int(numbers[np.searchsorted(cumulative, rng.random(), side="right")])
    taken = _walk(rows, [j for _, j, _ in arrows], first, n, rng)
    return _values([], taken, [h.symbols[x] for x, _, _ in arrows], n)
