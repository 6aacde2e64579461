"""Common information: what two variables share as a variable of its own (Gács & Körner, Wyner), and what they share in secret."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.measures.subsets import Columns, columns


def gacs_korner_information(x: Any, *variables: Any, base: Any = 2) -> Any:
    """The common information of Gács & Körner (1973): the greatest H(K) of a K that each variable determines alone.

    K is the connected component: values of two variables are connected if they occur together. At most
    the mutual information of any two, and 0 where all combinations occur. All variables, or those named (a list of
    variables counts as one). Exact for exact distributions; data are taken as their frequencies.

    >>> gacs_korner_information([[0.25, 0.25, 0.0], [0.0, 0.0, 0.5]])
    1.0
    """
    base = check_base(base)
    cells = columns(x, variables, None, "common information").positive()
    parts = _components(cells)
    number = {root: i for i, root in enumerate(dict.fromkeys(parts))}
    codes: Any = [number[root] for root in parts]
    if not cells.exact:
        import numpy as np

        codes = np.array(codes)
    common = Columns(cells.weights, cells.total, [(codes, len(number))], exact=cells.exact)
    common.number, common.parts = cells.number, cells.parts
    return common.combination({1: 1}, 1, base)


def _components(cells: Columns) -> list[Any]:
    """For each cell the one that stands for its component."""
    above: dict[Any, Any] = {}

    def root(node: Any) -> Any:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = node = above[parent]
        return node

    lists = [list(codes) for codes, _ in cells.columns]
    for row in zip(*lists, strict=True):
        first = root((0, row[0]))
        for i, code in enumerate(row[1:], 1):
            above[root((i, code))] = first
    return [root((0, code)) for code in lists[0]]


def wyner_information(x: Any, first: Any = None, second: Any = None, *, starts: int = 16, seed: Any = 0, base: Any = 2) -> float:
    """An upper bound of Wyner's common information (1975): the least I(X,Y; W) of a W given which X and Y are independent.

    No closed form is known in general and the problem is not convex: this is the least of `starts` searches by
    alternating minimisation, each completed to a W that makes X and Y independent exactly, so it is never below the
    true value. From the mutual information to min(H(X), H(Y)).

    >>> round(wyner_information([[0.5, 0.0], [0.0, 0.5]]), 9)
    1.0
    """
    from lambit.info.kernels.common import least_common
    from lambit.info.kernels.sums import in_base
    from lambit.info.random import generator

    base = check_base(base)
    p = _array(x, _named(first, second), None, "Wyner's common information")
    return in_base(least_common(p, generator(seed), check_integer("starts", starts, 1)), base) + 0.0


def intrinsic_mutual_information(
    x: Any, first: Any = None, second: Any = None, *, given: Any, starts: int = 16, seed: Any = 0, base: Any = 2
) -> float:
    """An upper bound of the intrinsic mutual information I(X;Y↓Z), the least I(X;Y|Z') of all Z' made of Z by a channel.

    It bounds the rate of a secret key of X and Y that Z does not know (Maurer & Wolf 1999); a Z' with as many values as Z
    is enough (Christandl, Renner & Wolf 2003). The problem is not convex: this is the least of searches from Z itself, from nothing, and from
    `starts` random channels, never below the true value, never above I(X;Y) and I(X;Y|Z).

    >>> gate = joint(["x", "y", "z"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)})
    >>> round(intrinsic_mutual_information(gate, "x", "y", given="z"), 9)
    0.0
    """
    from lambit.info.kernels.common import least_given
    from lambit.info.kernels.sums import in_base
    from lambit.info.random import generator

    base = check_base(base)
    if given is None:
        raise InformationError("given what?", hint="the intrinsic information is of two variables, given a third")
    p = _array(x, _named(first, second), given, "intrinsic information")
    return in_base(least_given(p, generator(seed), check_integer("starts", starts, 1)), base) + 0.0


def _named(first: Any, second: Any) -> list[Any]:
    if (first is None) != (second is None):
        raise InformationError("common information is between two variables", hint="name both")
    return [] if first is None else [first, second]


def _array(x: Any, variables: list[Any], given: Any, what: str) -> Any:
    """The probabilities as an array with an axis for each of two variables, and for the condition."""
    import numpy as np

    cells = columns(x, variables, given, what)
    if cells.count != 2:
        raise InformationError(f"{what} is between two variables, here are {cells.count}", hint="name two")
    cells = cells.positive()
    codes = [np.unique(np.asarray(c), return_inverse=True)[1].reshape(-1) for c, _ in cells.columns]
    p = np.zeros([int(c.max()) + 1 for c in codes])
    np.add.at(p, tuple(codes), np.asarray(cells.weights, dtype=np.float64) / float(cells.total or 1))
    return p
