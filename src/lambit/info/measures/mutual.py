"""Mutual information, conditional too (Cover & Thomas, 2.3 and 2.5)."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.sources import source

from .entropies import as_names
from .tables import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tables import Table


def mutual_information(x: Any, first: Any = None, second: Any = None, *, given: Any = None, base: Any = 2) -> Any:
    """The mutual information I(X;Y) = Σ p(x,y) log(p(x,y) / p(x)p(y)), or I(X;Y|Z) `given` Z.

    `first` and `second` name X and Y, each one variable or a list of some; not
    needed if `x` has two. Of samples, at most min(H(X), H(Y)).

    >>> mutual_information([[0.5, 0.0], [0.0, 0.5]])
    1.0
    """
    base, x = check_base(base), source(x)
    a, b, c = _groups(x, first, second, given)
    if c:
        return _conditional(table(x, [a + c, b + c, sorted({*a, *b, *c}), c]), base)
    return _mutual(table(x, [a, b, sorted({*a, *b})]), base)


def _groups(x: Any, first: Any, second: Any, given: Any) -> tuple[list[int], list[int], list[int]]:
    known = x.variables(as_names(given)) if given is not None else []
    if first is None and second is None:
        rest = [i for i in range(len(x.names or ())) if i not in known]
        if len(rest) != 2:
            raise InformationError(f"between which variables? there are {len(x.names or ()) or 'none named'}")
        return rest[:1], rest[1:], known
    if first is None or second is None:
        raise InformationError("mutual information is between two variables", hint="name both")
    one, other = x.variables(as_names(first)), x.variables(as_names(second))
    return [i for i in one if i not in known], [i for i in other if i not in known], known


def _mutual(cells: Table, base: Any) -> Any:
    if cells.exact:
        return cells.entropy(0, base) + cells.entropy(1, base) - cells.entropy(2, base)
    import numpy as np

    from lambit.info.kernels.sums import divergence_floats, total

    p = np.asarray(cells.weights, dtype=np.float64)
    n = float(cells.total or 1)
    px, py = cells.spread(0), cells.spread(1)
    # scaled by n²: for counts up to 2^26 the products are exact
    q = _positive(px * py, p)
    size_x, size_y = len(cells.sums(0)), len(cells.sums(1))
    outside = 0.0 if p.size == size_x * size_y else max(0.0, n * n - total(q))
    found = divergence_floats(p * n, q, base, n * n, outside)
    return min(found, cells.entropy(0, base), cells.entropy(1, base))


def _conditional(cells: Table, base: Any) -> Any:
    """I(X;Y|Z) of a table with the groups XZ, YZ, XYZ, Z."""
    if cells.exact:
        h = [cells.entropy(group, base) for group in range(4)]
        return h[0] + h[1] - h[2] - h[3]
    import numpy as np

    from lambit.info.kernels.sums import divergence_floats, total

    n = float(cells.total or 1)
    p = np.asarray(cells.weights, dtype=np.float64) / n
    pz = cells.spread(3) / n
    share = np.divide(cells.spread(1) / n, pz, out=np.zeros_like(p), where=pz > 0)
    q = _positive(cells.spread(0) / n * share, p)
    return divergence_floats(p, q, base, 1.0, max(0.0, 1.0 - total(q)))


def _positive(q: Any, p: Any) -> Any:
    """A product of marginals of p is positive where p is, even if it underflows."""
    q[(q == 0) & (p > 0)] = 5e-324
    return q
