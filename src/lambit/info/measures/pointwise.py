"""Pointwise measures: the amounts whose means the measures are, for each outcome or each observation (Fano 1961, chapter 2)."""

from __future__ import annotations

from math import inf
from typing import Any

from lambit.info.checks import InformationError, check_base, check_flag
from lambit.info.distributions.distribution import Distribution
from lambit.info.distributions.sources import source
from lambit.info.exact.sums import dyadic, log_sum, nearest

from .alignment import align
from .entropies import conditional_groups
from .mutual import mutual_groups, mutual_table
from .tables import Table, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.info.kernels.doubles import Pair


def pointwise_entropy(x: Any, *variables: Any, given: Any = None, base: Any = 2) -> Any:
    """The surprisal -log p(x) of every outcome, or -log p(y|x) `given` X; its mean is the entropy.

    Of a distribution, a list of (outcome, value) for the outcomes of positive probability; of samples, an array with
    the value of each observation. `surprisal` is for one outcome.

    >>> pointwise_entropy({"a": Fraction(1, 4), "b": Fraction(3, 4)})
    [('a', 2), ('b', (- 2 (log2 3)))]
    >>> pointwise_entropy(samples("aab")).tolist()
    [0.5849625007211562, 0.5849625007211562, 1.584962500721156]
    """
    base, x = check_base(base), source(x)
    if given is not None:
        wanted, known = conditional_groups(x, variables, given)
        cells, places = table(x, [wanted + known, known]), sorted({*wanted, *known})
        return _answer(x, cells, places, base, [(-1, 0), (1, 1)])
    if x.names is None:
        return _of_one_variable(x, base)
    places = x.variables(variables) if variables else list(range(len(x.names)))
    return _answer(x, table(x, [places]), places, base, [(-1, 0)])


def _of_one_variable(d: Distribution, base: Any) -> list[tuple[Any, Any]]:
    from .entropies import surprisal

    return [(o, surprisal(o, d, base=base)) for o, w in zip(d.outcomes, d.weights, strict=True) if w]


def pointwise_mutual_information(
    x: Any, first: Any = None, second: Any = None, *, given: Any = None, at: Any = None, normalized: bool = False, base: Any = 2
) -> Any:
    """The pointwise mutual information log(p(x,y) / p(x)p(y)), or log(p(x,y|z) / p(x|z)p(y|z)) `given` Z (Fano 1961, 2.3).

    It may be negative; its mean is the mutual information. Of a distribution, a list of (outcome, value) for the outcomes of
    positive probability, an outcome the values of the variables named, in their order in `x`; of samples, an array with the value of
    each observation. `at` asks for one outcome only: -inf where p(x,y) = 0 < p(x)p(y). `normalized` divides by -log p(x,y)
    (or -log p(x,y|z)): from -1, never together, to 1, only together (Bouma 2009); 0 / 0 is 1 there: what is certain is only together.

    >>> d = joint(["x", "y"], {(0, 0): Fraction(1, 2), (0, 1): Fraction(1, 4), (1, 1): Fraction(1, 4)})
    >>> pointwise_mutual_information(d)
    [((0, 0), (- 2 (log2 3))), ((0, 1), (- 1 (log2 3))), ((1, 1), 1)]
    >>> pointwise_mutual_information(d, at=(1, 0)), pointwise_mutual_information(d, at=(1, 1), normalized=True)
    (-inf, Fraction(1, 2))
    """
    normalized = check_flag("normalized", normalized)
    base, x = check_base(base), source(x)
    a, b, c = mutual_groups(x, first, second, given)
    if not a or not b:
        raise InformationError("pointwise mutual information of nothing", hint="the condition has all of a variable")
    cells, places = mutual_table(x, a, b, c), sorted({*a, *b, *c})
    signs = [(-1, 0), (-1, 1), (1, 2), (1, 3)] if c else [(-1, 0), (-1, 1), (1, 2)]
    whole = [(-1, 2), (1, 3)] if c else [(-1, 2)]
    if at is not None:
        return _at(x, places, (a, b, c), at, base, normalized=normalized)
    if not normalized:
        return _answer(x, cells, places, base, signs)
    if not cells.exact:
        return _values_at(x, cells, places, _shares(_nats(cells, signs), _nats(cells, whole)))
    found, below = _answer(x, cells, places, base, signs), _answer(x, cells, places, base, whole)
    return [(o, _share(v, w)) for (o, v), (_, w) in zip(found, below, strict=True)]


def _shares(found: Pair, below: Pair) -> Any:
    """Quotients of pairs, 0 / 0 being 1."""
    import numpy as np

    from lambit.info.kernels.doubles import divide

    certain = below[0] <= 0
    high, low = divide(found, (np.where(certain, 1.0, below[0]), below[1]))
    return np.where(certain, 1.0, high + low)


def _share(value: Any, bound: Any) -> Any:
    if bound == 0:
        return 1 if not isinstance(bound, float) else 1.0
    if value.__class__ is int and bound.__class__ is int:
        from fractions import Fraction

        found = Fraction(value, bound)
        return found.numerator if found.denominator == 1 else found
    return value / bound


def _at(x: Any, places: list[int], groups: tuple[list[int], ...], at: Any, base: Any, *, normalized: bool) -> Any:
    """The value at one outcome."""
    d: Distribution = x if isinstance(x, Distribution) else x.frequencies()
    names = [d.names[i] for i in places] if d.names else []
    values = list(at) if isinstance(at, (list, tuple)) else [at]
    if len(values) != len(places):
        raise InformationError(f"{{}} is no outcome of the {len(places)} variables {', '.join(map(str, names))}", at)
    part = d if len(names) == len(d.names or ()) else d.marginal(*names)
    a, b, c = ([places.index(i) for i in group] for group in groups)
    weights_of = part.weights if d.exact else dyadic(part.weights.tolist())
    keys = [d.key(v) for v in values]
    rows = [[d.key(v) for v in (row if len(places) > 1 else (row,))] for row in part.outcomes]
    sums = []
    for group in (a + c, b + c, list(range(len(places))), c):
        wanted = [keys[i] for i in group]
        weights = [w for row, w in zip(rows, weights_of, strict=True) if [row[i] for i in group] == wanted]
        sums.append(sum(weights))
    if not sums[0] or not sums[1]:
        raise InformationError("{} has a part of probability 0", at, hint="its pointwise information is 0/0")
    if not sums[2]:
        return (-1 if d.exact else -1.0) if normalized else -inf
    whole = sums[3] if c else sum(weights_of)
    told, most = [(1, sums[2]), (1, whole), (-1, sums[0]), (-1, sums[1])], [(1, whole), (-1, sums[2])]
    if d.exact and isinstance(x, Distribution):
        value = log_sum(told, 1, base, d.number)
        return _share(value, log_sum(most, 1, base, d.number)) if normalized else value
    from lambit.info.kernels.doubles import in_unit, quotient

    if not normalized:
        return in_unit(nearest(told, 1), base)
    bound = nearest(most, 1)
    return quotient(nearest(told, 1), bound) if bound[0] > 0 else 1.0


def pointwise_divergence(p: Any, q: Any, *, base: Any = 2) -> Any:
    """The log-likelihood ratio log(p(x)/q(x)) of every outcome; its mean under p is the relative entropy.

    A list of (outcome, value) for the outcomes with p > 0; inf where q = 0. Of two arrays, an array of their shape: -inf where
    p = 0 < q, and 0 where both are.

    >>> pointwise_divergence([Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 4), Fraction(3, 4)])
    [(0, 1), (1, (- 1 (log2 3)))]
    """
    base = check_base(base)
    both = align(p, q)
    if both.exact:
        (a, n), (b, m) = both.sides
        rows = zip(both.outcomes, a, b, strict=True)
        return [(o, log_sum([(1, v * m), (-1, w * n)], 1, base, both.number) if w else inf) for o, v, w in rows if v]
    import numpy as np

    from lambit.info.kernels.divergences import log_ratios
    from lambit.info.kernels.doubles import in_units

    x, y = both.pairs()
    found = in_units(log_ratios(x, y), base)
    if hasattr(p, "dtype") and hasattr(q, "dtype"):
        return np.asarray(found).reshape(p.shape)
    return [(o, v) for o, v, w in zip(both.outcomes, found.tolist(), x[0].tolist(), strict=True) if w]


def _answer(x: Any, cells: Table, places: Sequence[int], base: Any, signs: Sequence[tuple[int, int]]) -> Any:
    """Σ sign · log p(group's value): for each outcome of a distribution, or each observation of samples."""
    from lambit.info.kernels.doubles import DOWN, in_units

    values = _exact_values(cells, signs, base) if cells.exact else in_units(_nats(cells, signs), base, DOWN)
    return _values_at(x, cells, places, values)


def _values_at(x: Any, cells: Table, places: Sequence[int], values: Any) -> Any:
    """The values of cells as (outcome, value), or for each observation."""
    if isinstance(x, Distribution):
        d = x if len(places) == len(x.names or ()) or x.names is None else x.marginal(*(x.names[i] for i in places))
        values = values if cells.exact else values.tolist()
        return [(o, v) for o, v, w in zip(d.outcomes, values, d.weights, strict=True) if w]
    import numpy as np

    occurring, _ = x.counts(places)
    code: Any = 0
    for i in places:
        size = x.columns[i].size
        code = code * size + np.asarray(x.columns[i].codes).astype(occurring.dtype)
    return values[np.searchsorted(occurring, code)]


def _exact_values(cells: Table, signs: Sequence[tuple[int, int]], base: Any) -> list[Any]:
    sums = [cells.sums(group) for _, group in signs]
    balance = -sum(sign for sign, _ in signs)  # logs of weights, not of probabilities
    found = []
    for i, w in enumerate(cells.weights):
        pairs = [(sign, added[cells.codes[group][i]]) for (sign, group), added in zip(signs, sums, strict=True)]
        found.append(log_sum([*pairs, (balance, cells.total)], 1, base, cells.number) if w else None)
    return found


def _nats(cells: Table, signs: Sequence[tuple[int, int]]) -> Pair:
    """The same of floats or counts, as pairs in nats, times 2^512."""
    return cells.precise().local([(-sign, cells.numbered(group)) for sign, group in signs])
