"""What a chain's arrows alone tell: communicating classes, periods, absorbing and transient states."""

from __future__ import annotations

from math import gcd
from typing import Any

from .chains import MarkovChain, check_chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def strong_components(successors: Sequence[Iterable[int]]) -> list[list[int]]:
    """The strongly connected components of a directed graph (Tarjan 1972), without recursion."""
    n = len(successors)
    number, low, on_stack = [-1] * n, [0] * n, [False] * n
    stack: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(n):
        if number[root] >= 0:
            continue
        work = [(root, iter(successors[root]))]
        number[root] = low[root] = count
        count += 1
        stack.append(root)
        on_stack[root] = True
        while work:
            v, rest = work[-1]
            for w in rest:
                if number[w] < 0:
                    number[w] = low[w] = count
                    count += 1
                    stack.append(w)
                    on_stack[w] = True
                    work.append((w, iter(successors[w])))
                    break
                if on_stack[w]:
                    low[v] = min(low[v], number[w])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[v])
                if low[v] == number[v]:
                    at = stack.index(v)
                    component = stack[at:]
                    del stack[at:]
                    for w in component:
                        on_stack[w] = False
                    found.append(sorted(component))
    return found


def class_members(chain: MarkovChain) -> list[tuple[list[int], bool]]:
    """The communicating classes by their first state, and whether each is closed."""
    classes = strong_components(chain.rows)
    home = [0] * len(chain)
    for c, members in enumerate(classes):
        for i in members:
            home[i] = c
    closed = [all(home[j] == c for i in members for j in chain.rows[i]) for c, members in enumerate(classes)]
    return sorted(zip(classes, closed, strict=True))


def communicating_classes(chain: Any) -> list[list[Any]]:
    """The classes of states that reach each other, as lists of states.

    >>> communicating_classes(markov_chain([[1, 0], [Fraction(1, 2), Fraction(1, 2)]]))
    [[0], [1]]
    """
    chain = check_chain(chain)
    return [[chain.states[i] for i in members] for members, _ in class_members(chain)]


def recurrent_classes(chain: Any) -> list[list[Any]]:
    """The closed classes: once in, the chain never leaves. Their states are recurrent.

    >>> recurrent_classes(markov_chain([[1, 0], [Fraction(1, 2), Fraction(1, 2)]]))
    [[0]]
    """
    chain = check_chain(chain)
    return [[chain.states[i] for i in members] for members, closed in class_members(chain) if closed]


def transient_states(chain: Any) -> list[Any]:
    """The states that the chain leaves for ever at some time.

    >>> transient_states(markov_chain([[1, 0], [Fraction(1, 2), Fraction(1, 2)]]))
    [1]
    """
    chain = check_chain(chain)
    return [chain.states[i] for i in sorted(i for members, closed in class_members(chain) if not closed for i in members)]


def absorbing_states(chain: Any) -> list[Any]:
    """The states that the chain never leaves: p(i | i) = 1.

    >>> absorbing_states(markov_chain([[1, 0], [Fraction(1, 2), Fraction(1, 2)]]))
    [0]
    """
    chain = check_chain(chain)
    return [chain.states[i] for i, row in enumerate(chain.rows) if list(row) == [i]]


def is_irreducible(chain: Any) -> bool:
    """Does every state reach every other?

    >>> is_irreducible(markov_chain([[0, 1], [1, 0]]))
    True
    """
    return len(strong_components(check_chain(chain).rows)) == 1


def period(chain: Any, state: Any = None) -> int:
    """The greatest common divisor of the lengths of all ways from a state back to itself.

    Of the chain, without a state: the least common multiple over its recurrent classes. A state
    that never comes back has period 0.

    >>> period(markov_chain([[0, 1], [1, 0]]))
    2
    """
    chain = check_chain(chain)
    if state is not None:
        i = chain.at(state)
        members = next(m for m in strong_components(chain.rows) if i in m)
        return _period(chain, members)
    from math import lcm

    return lcm(*(_period(chain, members) for members, closed in class_members(chain) if closed))


def _period(chain: MarkovChain, members: list[int]) -> int:
    inside = set(members)
    level = {members[0]: 0}
    queue, found = [members[0]], 0
    for i in queue:
        for j in chain.rows[i]:
            if j not in inside:
                continue
            if j not in level:
                level[j] = level[i] + 1
                queue.append(j)
            found = gcd(found, level[i] + 1 - level[j])
    return found


def is_aperiodic(chain: Any) -> bool:
    """Has every recurrent class period 1?

    >>> is_aperiodic(markov_chain([[0, 1], [1, 0]]))
    False
    """
    return period(chain) == 1
