"""Several variables at once: the weights of all their sets, and the entropies of all.

A set of variables is a bit mask: bit i is the i-th. A variable may itself be
several, named in a list.
"""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_base
from lambit.info.distributions.distribution import (
    Distribution,
    default_names,
    find_variables,
    float_array,
)
from lambit.info.distributions.sources import source
from lambit.info.exact.information import ExactInformation
from lambit.info.exact.sums import log_sum

from .entropies import as_names
from .tables import parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .precise import Parts, Weights

MOST = 20
"""Of so many variables all sets are looked at: a million."""


class Columns:
    """Weights of cells, and for each variable the number of its value in each cell.

    `total` is the sum of integer weights, 0 for float probabilities; `exact`
    tells exact probabilities from counts. `labels` are the names of each
    variable. The condition, if there is one, is the last variable; `count` leaves it out.
    """

    __slots__ = ("_entropies", "_precise", "columns", "count", "exact", "joints", "labels", "number", "parts", "total", "weights")

    def __init__(self, weights: Any, total: int, columns: list[tuple[Any, int]], *, exact: bool) -> None:
        self.weights = weights
        self.total = total
        self.columns = columns
        self.exact = exact
        self.number: type[ExactInformation] = ExactInformation
        self.labels: list[tuple[str, ...]] = []
        self.count = len(columns)
        self.joints: dict[int, tuple[Any, int]] = {}
        self.parts: Parts | None = None  # of floats, what the weights are rounded sums of
        self._precise: Weights | None = None
        self._entropies: dict[int, tuple[float, float]] = {0: (0.0, 0.0)}

    @property
    def condition(self) -> int:
        """The set that is the condition: empty, or the last variable."""
        return 1 << self.count if self.count < len(self.columns) else 0

    def joint(self, mask: int) -> tuple[Any, int]:
        """The number of the value that a set has in each cell, and the bound of those numbers."""
        found = self.joints.get(mask)
        if found is None:
            last = mask.bit_length() - 1
            if mask == 0:
                found = self._nothing()
            elif mask == 1 << last:
                found = self.columns[last]
            else:
                found = self._combine(self.joint(mask ^ (1 << last)), self.columns[last])
            self.joints[mask] = found
        return found

    def _nothing(self) -> tuple[Any, int]:
        if self.exact:
            return [0] * len(self.weights), 1
        import numpy as np

        return np.zeros(len(self.weights), dtype=np.intp), 1

    def _combine(self, first: tuple[Any, int], second: tuple[Any, int]) -> tuple[Any, int]:
        if not self.exact:
            from lambit.info.kernels.marginals import combine

            return combine(first, second)
        seen: dict[int, int] = {}
        n = second[1]
        codes = [seen.setdefault(a * n + b, len(seen)) for a, b in zip(first[0], second[0], strict=True)]
        return codes, len(seen)

    def sums(self, mask: int) -> Any:
        """The weights added up by the value of a set."""
        codes, size = self.joint(mask)
        if self.exact:
            added = [0] * size
            for code, w in zip(codes, self.weights, strict=True):
                added[code] += w
            return added
        import numpy as np

        return np.bincount(codes, weights=self.weights, minlength=size)

    def spread(self, mask: int) -> Any:
        """For each cell the sum of the weights where the set has the same value."""
        sums, codes = self.sums(mask), self.joint(mask)[0]
        return [sums[code] for code in codes] if self.exact else sums[codes]

    def positive(self) -> Columns:
        """The same without cells of weight 0."""
        if self.exact:
            rows = [i for i, w in enumerate(self.weights) if w]
            columns = [([codes[i] for i in rows], size) for codes, size in self.columns]
            kept = Columns([self.weights[i] for i in rows], self.total, columns, exact=True)
        else:
            rows = self.weights > 0
            columns = [(codes[rows], size) for codes, size in self.columns]
            kept = Columns(self.weights[rows], self.total, columns, exact=False)
            kept.parts = self.parts and self.parts.of(rows)
        kept.number, kept.labels, kept.count = self.number, self.labels, self.count
        return kept

    def as_integers(self) -> Columns:
        """Floats or counts as integers times a power of 2: with exact results, which are those of the weights over their sum."""
        weights = self.precise().integers()
        columns = [(codes.tolist(), size) for codes, size in self.columns]
        made = Columns(weights, sum(weights), columns, exact=True)
        made.number, made.labels, made.count = self.number, self.labels, self.count
        return made

    def combination(self, coefficients: dict[int, int], denominator: int, base: Any) -> Any:
        """Σ cᵢ·H(setᵢ) / denominator, over the entropies of sets."""
        if self.exact:
            return log_sum(self.entropy_pairs(coefficients), denominator * self.total, base, self.number)
        from lambit.info.kernels.doubles import in_unit

        return in_unit(self.combination_nats(coefficients, denominator), base)

    def precise(self) -> Weights:
        """The weights of floats and counts as `precise` takes them."""
        if self._precise is None:
            from .precise import Weights

            self._precise = Weights(self.weights, self.total, self.parts)
        return self._precise

    def combination_nats(self, coefficients: dict[int, int], denominator: int = 1) -> tuple[float, float]:
        """Σ cᵢ·H(setᵢ) / denominator of floats and counts, as a pair in nats."""
        from lambit.info.kernels.information import PRECISE, combined

        from .precise import EXACTLY

        wanted = {mask: c for mask, c in coefficients.items() if c and mask}
        size = sum(self.joint(mask)[1] for mask in wanted)
        if size > PRECISE:
            return self._roughly(wanted, denominator)
        found, good = combined(list(wanted.values()), self._entropies_of(list(wanted)), denominator)
        if good or size > EXACTLY:
            return found
        return self.precise().exactly([(c, self.joint(mask)) for mask, c in wanted.items()], denominator)

    def _entropies_of(self, masks: list[int]) -> list[tuple[float, float]]:
        """H of sets, as pairs in nats."""
        missing = [mask for mask in masks if mask not in self._entropies]
        if missing:
            self._entropies.update(zip(missing, self.precise().entropies([self.joint(mask) for mask in missing]), strict=True))
        return [self._entropies[mask] for mask in masks]

    def _roughly(self, coefficients: dict[int, int], denominator: int) -> tuple[float, float]:
        """The same of very many values, by plain floats."""
        from math import fsum

        from lambit.info.kernels.marginals import entropies

        found = entropies([self.sums(mask) for mask in coefficients], float(self.total or 1), "e")
        return fsum(c * h for c, h in zip(coefficients.values(), found, strict=True)) / denominator, 0.0

    def correlation_nats(self, sets: list[int], known: int) -> tuple[float, float]:
        """The total correlation of sets, which with a known set are all variables, of floats and counts: a pair in nats."""
        every = known
        for mask in sets:
            every |= mask
        groups = [self.joint(mask | known) for mask in sets]
        return self.precise().correlation(self.joint(every), groups, self.joint(known) if known else None)

    def entropy_pairs(self, coefficients: dict[int, int]) -> list[tuple[int, int]]:
        """The same, times the total, as factors with the integers they multiply the logarithms of."""
        pairs = [(sum(coefficients.values()) * self.total, self.total)]
        for mask, c in coefficients.items():
            pairs += [(-c * w, w) for w in self.sums(mask) if w]
        return pairs

    def entropy_vector(self, base: Any) -> list[Any]:
        """H of all sets of variables, by mask; the empty set has 0."""
        size = 1 << len(self.columns)
        if self.exact:
            return [self.combination({mask: 1}, 1, base) for mask in range(size)]
        from lambit.info.kernels.doubles import in_unit
        from lambit.info.kernels.information import PRECISE
        from lambit.info.kernels.marginals import all_marginals, entropies

        if size * len(self.weights) <= PRECISE:
            return [in_unit(h, base) for h in self._entropies_of(list(range(size)))]
        masks, parts = zip(*all_marginals(self.weights, self.columns), strict=True)
        values = dict(zip(masks, entropies(parts, float(self.total or 1), base), strict=True))
        values[0] = 0.0
        return [values[mask] for mask in range(size)]

    def entropy_nats(self) -> list[tuple[float, float]]:
        """H of all sets of variables, by mask, of floats and counts as pairs in nats."""
        from lambit.info.kernels.information import PRECISE

        size = 1 << len(self.columns)
        if size * len(self.weights) <= PRECISE:
            return self._entropies_of(list(range(size)))
        return [(h, 0.0) for h in self.entropy_vector("e")]


def columns(x: Any, variables: Sequence[Any], given: Any = None, what: str = "", least: int = 2) -> Columns:
    """The columns of `variables` of x (each a name, or a list of some), of all but `given` if there are none.

    `what` is said where there are fewer than `least`.
    """
    array = hasattr(x, "dtype") and getattr(x, "ndim", 1) > 1
    x = x if array else source(x)
    names = default_names(x.ndim) if array else x.names
    known = find_variables(names, as_names(given)) if given is not None else []
    if given is not None and not known:
        raise InformationError("given nothing", hint="leave the condition out, or name a variable")
    if variables:
        groups = [[i for i in find_variables(names, as_names(v)) if i not in known] for v in variables]
    else:
        groups = [[i] for i in range(len(names or ())) if i not in known]
    if any(not group for group in groups):
        raise InformationError("a group of no variables", hint="a variable of the condition is not measured")
    if len(groups) < least:
        count = "two variables or more" if least == 2 else "one variable or more"
        raise InformationError(
            f"{what} is of {count}, here {'is one' if groups else 'are none'}",
            hint="joint makes a distribution of several variables, samples takes several",
        )
    every = [*groups, known] if known else groups
    found = _of_array(x, every) if array else _of_source(x, every)
    found.labels = [tuple(names[i] for i in group) for group in groups]
    found.count = len(groups)
    return found


def check_count(found: Columns) -> Columns:
    """Refuse so many variables that their sets are too many."""
    if found.count > MOST:
        raise InformationError(
            f"{found.count} variables have 2^{found.count} sets: at most {MOST} can be measured", hint="name some of them, or put some together in a list"
        )  # fmt: skip
    return found


def _of_array(x: Any, groups: list[list[int]]) -> Columns:
    """The cells of an array of probabilities with an axis for each variable."""
    import numpy as np

    from lambit.info.kernels.sums import check_floats

    weights = float_array(x)
    check_floats(weights)
    shape = x.shape
    together, parts = sorted({i for group in groups for i in group}), None
    if len(together) < len(shape):
        from lambit.info.distributions.grid import Grid

        from .precise import Parts

        parts = Parts(weights, Grid([range(n) for n in shape]).codes(together))
        others = tuple(i for i in range(len(shape)) if i not in together)
        grid = weights.reshape(shape).sum(axis=others)
        groups = [[together.index(i) for i in group] for group in groups]
        weights, shape = grid.reshape(-1), grid.shape
    axes = [axis.reshape(-1) for axis in np.indices(shape)]
    made = Columns(weights, 0, _grouped(axes, shape, groups), exact=False)
    made.parts = parts
    return made


def _grouped(codes: Sequence[Any], sizes: Sequence[int], groups: list[list[int]]) -> list[tuple[Any, int]]:
    from lambit.info.kernels.marginals import combine

    made = []
    for group in groups:
        joint = codes[group[0]], sizes[group[0]]
        for i in group[1:]:
            joint = combine(joint, (codes[i], sizes[i]))
        made.append(joint)
    return made


def _of_source(x: Any, groups: list[list[int]]) -> Columns:
    together = sorted({i for group in groups for i in group})
    places = [[together.index(i) for i in group] for group in groups]
    if not isinstance(x, Distribution):
        import numpy as np

        counts, parts = x.cells(together)
        found = [np.unique(part, return_inverse=True) for part in parts]
        numbers, sizes = [f[1].reshape(-1) for f in found], [f[0].size for f in found]
        return Columns(np.asarray(counts, dtype=np.float64), x.n, _grouped(numbers, sizes, places), exact=False)
    assert x.names is not None
    parts = None
    if len(together) < len(x.names):
        parts = parts_of(x, together)
        x = x.marginal(*(x.names[i] for i in together))
    columns = []
    for group in places:
        codes: Any
        codes, values = x.grouped(group)
        if not x.exact:
            import numpy as np

            codes = np.asarray(codes)
        columns.append((codes, len(values)))
    made = Columns(x.weights, x.total, columns, exact=x.exact)
    made.number, made.parts = x.number, parts
    return made


def names_of(labels: Sequence[tuple[str, ...]], mask: int) -> tuple[str, ...]:
    """The names of the variables of a set, in order."""
    return tuple(dict.fromkeys(name for i, label in enumerate(labels) if mask >> i & 1 for name in label))


def by_size(masks: Iterable[int]) -> list[int]:
    """Sets in the order of their size, then of their variables."""
    return sorted(masks, key=lambda mask: (mask.bit_count(), [i for i in range(mask.bit_length()) if mask >> i & 1]))


def joint_entropies(x: Any, *variables: Any, given: Any = None, base: Any = 2) -> dict[tuple[str, ...], Any]:
    """The joint entropies H(X), H(Y), …, H(X,Y), … of all sets of variables, or all H(… | Z) `given` Z.

    2^n - 1 of n variables, the entropy vector (Yeung 2008, chapter 13), by the
    tuples of their names, small sets first. `variables`: names, or lists of
    names that count as one; all unless given. Exact distributions give exact entropies.

    >>> joint_entropies([[0.5, 0.0], [0.25, 0.25]])
    {('x',): 1.0, ('y',): 0.8112781244591328, ('x', 'y'): 1.5}
    """
    base = check_base(base)
    found = check_count(columns(x, variables, given, "the list of joint entropies", 1))
    known, masks = found.condition, by_size(range(1, 1 << found.count))
    if known and not found.exact:
        return {names_of(found.labels, mask): found.combination({mask | known: 1, known: -1}, 1, base) for mask in masks}
    values = found.entropy_vector(base)
    return {names_of(found.labels, mask): values[mask | known] - values[known] if known else values[mask] for mask in masks}


def information_atoms(x: Any, *variables: Any, given: Any = None, base: Any = 2) -> dict[tuple[str, ...], Any]:
    """The atoms of the information diagram: for each set A of variables the information that all of A share
    and no other variable has, I(A₁; …; Aₖ | the others) (Yeung 1991).

    By the tuples of the names of A, small sets first. The atoms sum to H(X₁, …, Xₙ); those of sets that meet a group
    of variables sum to its entropy. An atom of one variable is its entropy given all others; atoms of three variables and more may be
    negative. By Möbius inversion, -Σ (-1)^|T| H(T, others) over the sets T in A. Arguments as of `joint_entropies`.
    Of floats and counts within 2 units of the last place up to 16384 values (cells, times the sets of variables), up to
    131072 within 1e-28 of the entropies, beyond within 1e-13 of them.

    >>> information_atoms([[0.5, 0.0], [0.25, 0.25]])["x",]
    0.6887218755408672
    """
    base = check_base(base)
    found = check_count(columns(x, variables, given, "an information diagram", 1))
    if not found.exact:
        from .atoms import float_atoms

        return {names_of(found.labels, mask): atom for mask, atom in float_atoms(found, base)}
    values, known, n = found.entropy_vector(base), found.condition, found.count
    below = [values[mask | known] for mask in range(1 << n)]
    for i in range(n):
        for mask in range(1 << n):
            if not mask >> i & 1:
                below[mask] = below[mask] - below[mask | 1 << i]
    full = (1 << n) - 1
    return {names_of(found.labels, mask): -below[full ^ mask] + 0 for mask in by_size(range(1, 1 << n))}
