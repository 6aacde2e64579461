"""Partial information decomposition: what several sources tell of a target redundantly, uniquely, together."""

from __future__ import annotations

from math import log
from typing import Any

from lambit.info.checks import InformationError, check_base
from lambit.info.measures.subsets import Columns, columns

from .lattice import antichain, bits, check_sources, inversion, up_sets
from .redundancies import MEASURES, Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Antichain = tuple[tuple[str, ...], ...]


RARE = 1e-15
"""Probabilities of less do not matter to the unique information: their share is added to the gap."""


def partial_information(x: Any, target: Any, *sources: Any, measure: str = "min", base: Any = 2) -> dict[Antichain, Any]:
    """The partial information decomposition of I(S; X₁, …, Xₙ) of a target S and 2 to 4 sources (Williams & Beer 2010).

    A dictionary from antichains, tuples of tuples of variables, to amounts: (("x",), ("y",)) is what x and y tell
    redundantly, (("x",),) what x alone tells, (("x", "y"),) what only both together tell. From the bottom of the lattice to its top; all
    amounts sum to the mutual information. A list of variables counts as one source; all but the target are sources unless
    named. `measure` is the redundancy they follow from, by Möbius inversion:

    - `"min"`: I_min, the mean over s of the least specific information (Williams & Beer 2010, equation 3); never negative
    - `"mmi"`: the least mutual information (Barrett 2015)
    - `"pm"`: I±, of the surprisals of each outcome (Finn & Lizier 2018); amounts may be negative
    - `"broja"`: the least unique information with the same pairwise marginals (Bertschinger et al. 2014), of
      two sources, a float always; `broja_information` tells how good it is

    Others than `"broja"` are exact for exact distributions, and of floats and counts in up to 4096 cells within 2 units of the last place.

    >>> gate = joint(["x", "y", "s"], {(a, b, a ^ b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)})
    >>> partial_information(gate, "s")
    {(('x',), ('y',)): 0, (('x',),): 0, (('y',),): 0, (('x', 'y'),): 1}
    """
    base = check_base(base)
    if isinstance(measure, str) and measure == "broja":
        found = broja_information(x, target, *sources, base=base)
        first, second = _cells(x, target, sources).labels[1:]
        keys = ((first, second), (first,), (second,), (_joined(first, second),))
        return dict(zip(keys, list(found.values())[:4], strict=True))
    rule = _rule(measure)
    cells = _cells(x, target, sources)
    n = cells.count - 1
    check_sources(n)
    shared = Shared(cells)
    ups = up_sets(n)
    chains = [antichain(up) for up in ups]
    redundancies = dict(zip(ups, rule(shared, chains), strict=True))
    result = {}
    for (_, terms), chain in zip(inversion(n), chains, strict=True):
        amount = shared.added([(sign, redundancies[meet]) for meet, sign in terms])
        result[tuple(_named(cells, c) for c in chain)] = shared.value(amount, base)
    return result


def redundant_information(x: Any, target: Any, *collections: Any, measure: str = "min", base: Any = 2) -> Any:
    """How much all of some collections of variables tell of a target redundantly.

    Each collection is a variable or a list of variables; `measure` as in `partial_information`.

    >>> gate = joint(["x", "y", "s"], {(a, b, a & b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)})
    >>> round(float(redundant_information(gate, "s", "x", "y")), 6)
    0.311278
    """
    base = check_base(base)
    if isinstance(measure, str) and measure == "broja":
        return broja_information(x, target, *collections, base=base)["redundant"]
    rule = _rule(measure)
    cells = _cells(x, target, collections)
    shared = Shared(cells)
    (amount,) = rule(shared, [tuple(1 << i for i in range(cells.count - 1))])
    return shared.value(amount, base)


def broja_information(x: Any, target: Any, *sources: Any, base: Any = 2) -> dict[str, float]:
    """The decomposition of two sources by Bertschinger, Rauh, Olbrich, Jost & Ay (2014), and how good it is.

    The unique information of X is the least I(S; X|Y) of all distributions with the marginals p(s,x) and p(s,y), found by
    an interior-point method: `redundant`, `unique-first`, `unique-second`, `synergy`, and `gap`. The unique parts
    exceed the true ones by at most the gap, the others fall short by at most it.

    >>> gate = joint(["x", "y", "s"], {(a, b, a & b): Fraction(1, 4) for a in (0, 1) for b in (0, 1)})
    >>> {name: round(amount, 6) for name, amount in broja_information(gate, "s", "x", "y").items()}
    {'redundant': 0.311278, 'unique-first': 0.0, 'unique-second': 0.0, 'synergy': 0.5, 'gap': 0.0}
    """
    import numpy as np

    from lambit.info.kernels.broja import least_conditional
    from lambit.info.kernels.sums import in_base

    base = check_base(base)
    cells = _cells(x, target, sources)
    if cells.count != 3:
        raise InformationError(f"the decomposition by unique information is of two sources, here are {cells.count - 1}")
    told = Shared(cells)
    first, second, both = (_nats(told, c) for c in (1, 2, 3))
    weights = np.array([w / told.total for w in told.weights])
    s, a, b = (np.unique(np.asarray(codes), return_inverse=True)[1].reshape(-1) for codes, _ in told.cells.columns)
    p = np.zeros((s.max() + 1, a.max() + 1, b.max() + 1))
    np.add.at(p, (s, a, b), weights)
    rare = float(p[p < RARE].sum())
    p[p < RARE] = 0.0
    p = p[p.sum(axis=(1, 2)) > 0]
    least, gap, _ = least_conditional(p.sum(axis=2), p.sum(axis=1))
    if rare:  # what they can matter
        gap += 4.0 * rare * (1.0 + log(weights.size) - log(rare))
    shares = p.sum(axis=(1, 2))
    together = least - float(np.sum(shares * np.log(shares)))  # the least I(S; XY)
    redundant = min(max(first + second - together, 0.0), first, second)
    amounts = (redundant, first - redundant, second - redundant, max(both - first - second + redundant, 0.0), gap)
    names = ("redundant", "unique-first", "unique-second", "synergy", "gap")
    return {name: in_base(amount, base) + 0.0 for name, amount in zip(names, amounts, strict=True)}


def _nats(told: Shared, collection: int) -> float:
    """I(S; A) as a float in nats."""
    amount = told.added([(1, part) for part in told.specific(collection).values()])
    return max(float(told.value(amount, "e")), 0.0)


def _rule(measure: Any) -> Any:
    found = MEASURES.get(measure) if isinstance(measure, str) else None
    if found is None:
        raise InformationError("there is no measure of redundancy {}", measure, hint="min, mmi, pm, or broja of two sources")
    return found


def _cells(x: Any, target: Any, sources: Sequence[Any]) -> Columns:
    """The target and the sources as columns."""
    what = "a target with its sources"
    if not sources:
        from lambit.info.distributions.sources import source

        x = source(x)
        known = x.variables([target] if isinstance(target, str) else target)
        names = x.names or ()
        sources = [name for i, name in enumerate(names) if i not in known]
    return columns(x, [target, *sources], None, what)


def _named(cells: Columns, collection: int) -> tuple[str, ...]:
    return _joined(*(cells.labels[i + 1] for i in bits(collection)))


def _joined(*labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for label in labels for name in label))
