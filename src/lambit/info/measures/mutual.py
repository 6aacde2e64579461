"""Mutual information, conditional too (Cover & Thomas, 2.3 and 2.5)."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.sources import source
from lambit.info.exact.sums import log_sum

from .entropies import as_names
from .tables import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tables import Table


def mutual_information(x: Any, first: Any = None, second: Any = None, *, given: Any = None, base: Any = 2) -> Any:
    """The mutual information I(X;Y) = Σ p(x,y) log(p(x,y) / p(x)p(y)), or I(X;Y|Z) `given` Z.

    `first` and `second` name X and Y, each one variable or a list of some; not
    needed if `x` has two. Never negative; of samples, at most min(H(X), H(Y)).
    Of floats over their exact sum within 2 units of the last place; where there are more than 4096 values and not all
    combinations of them occur, to 1e-30 absolutely below 1e-12. `pointwise_mutual_information` gives the terms. Cover & Thomas, 2.28 and 2.60.

    >>> mutual_information([[0.5, 0.0], [0.0, 0.5]])
    1.0
    """
    base, x = check_base(base), source(x)
    a, b, c = mutual_groups(x, first, second, given)
    if not a or not b:
        return 0 if getattr(x, "exact", False) else 0.0  # what is given already has nothing to tell
    cells = mutual_table(x, a, b, c)
    if cells.exact:
        return _exact(cells, bool(c), base)
    from lambit.info.kernels.doubles import in_unit

    found = in_unit(cells.information_nats(given=bool(c)), base)
    return min(found, cells.entropy(0, base), cells.entropy(1, base)) if cells.total and not c else found


def mutual_groups(x: Any, first: Any, second: Any, given: Any) -> tuple[list[int], list[int], list[int]]:
    """The places of X, Y and Z in I(X;Y|Z)."""
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


def mutual_table(x: Any, a: list[int], b: list[int], c: list[int]) -> Table:
    """The table with the groups X, Y, XY, or with Z: XZ, YZ, XYZ, Z."""
    together = sorted({*a, *b, *c})
    return table(x, [a + c, b + c, together, c] if c else [a, b, together])


def _exact(cells: Table, given: bool, base: Any) -> Any:
    """All logarithms in one sum: H(XZ) + H(YZ) - H(XYZ) - H(Z)."""
    pairs = [] if given else [(cells.total, cells.total)]
    for sign, group in ((-1, 0), (-1, 1), (1, 2), (1, 3))[: 4 if given else 3]:
        pairs += [(sign * w, w) for w in cells.sums(group) if w]
    return log_sum(pairs, cells.total, base, cells.number)
