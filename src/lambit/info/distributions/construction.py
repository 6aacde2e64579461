"""Ways to a distribution: from pairs, mappings, arrays, tables, samples and functions."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError, check_flag, check_function, is_iterable
from lambit.info.foreign import is_labelled, labelled, plain_column

from .distribution import Distribution, from_array, from_columns
from .grid import Grid
from .names import names_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def pmf(x: Any, names: Sequence[str] | None = None) -> Distribution:
    """The distribution given by pairs, a mapping, or probabilities over the indices 0, 1, 2 …

    `x`: a mapping, (outcome, probability) pairs, a series of pandas (its index has the outcomes), a sequence of numbers, rows of numbers (a joint
    distribution of two variables), an array (joint, if it has several axes), or samples (their
    frequencies, exact). Exact if all probabilities are exact (`int`, `Fraction`). They must sum to
    1: exactly, or within 1e-9 for floats. `names` are those of the variables.

    >>> pmf([0.5, 0.5])
    Distribution({0: 0.5, 1: 0.5})
    >>> pmf({"rain": Fraction(1, 3), "sun": Fraction(1, 3)})
    Traceback (most recent call last):
    lambit.info.checks.InformationError: the probabilities sum to Fraction(2, 3), not to 1 (normalize divides weights by their sum)
    """
    labels = None if names is None else names_of(names)
    if hasattr(x.__class__, "frequencies"):  # samples
        x = x.frequencies()
    if isinstance(x, Distribution):
        return x if labels is None else x.renamed(labels)
    if is_labelled(x):
        return from_columns(*labelled(x), labels)
    x = plain_column(x)
    if hasattr(x, "dtype"):
        return from_array(x.copy(), labels)  # who made the array may write to it
    if hasattr(x, "items"):
        return from_columns(list(x.keys()), list(x.values()), labels, distinct=True)
    if isinstance(x, (str, bytes)):
        raise InformationError("{} is data, not a distribution", x, hint="samples makes data a source of frequencies")
    if not is_iterable(x):
        raise InformationError("{} is no distribution", x, hint="tabulate_distribution takes a function and its support")
    items = list(x)
    kinds = set(map(type, items))
    if kinds == {tuple} and set(map(len, items)) == {2}:
        return from_columns([a for a, _ in items], [p for _, p in items], labels)
    if kinds and kinds <= {list, tuple}:
        return _from_rows(items, labels)
    return from_columns(range(len(items)), items, labels)


def _from_rows(rows: list[Any], names: tuple[str, ...] | None) -> Distribution:
    """Rows of probabilities, as many in each, as the joint distribution of two variables."""
    from .sources import nested_pairs

    pairs, default = nested_pairs(rows)
    names = names or default
    made = from_columns(Grid([range(len(rows)), range(len(rows[0]))]), [p for _, p in pairs], None, distinct=True)
    return made.renamed(names)


def joint(names: Sequence[str], x: Any) -> Distribution:
    """The joint distribution of the variables `names`: x has tuples as outcomes, or an axis for each.

    `x` is anything that `pmf` takes, rows of probabilities and arrays of several axes included. A
    distribution whose outcomes are tuples gets names for their parts.

    >>> joint(["x", "y"], {(0, 0): Fraction(1, 2), (1, 1): Fraction(1, 2)}).marginal("x")
    Distribution({0: 1/2, 1: 1/2} over x)
    """
    return pmf(x, names)


def tabulate_distribution(f: Callable[[Any], Any], support: Iterable[Any], *, weights: bool = False) -> Distribution:
    """The distribution that gives each x of the support the probability f(x), or one proportional to it.

    Exact where all values of `f` are. With `weights` they are divided by their sum; without, they
    must sum to 1.

    >>> tabulate_distribution(lambda n: Fraction(n, 6), [1, 2, 3])
    Distribution({1: 1/6, 2: 1/3, 3: 1/2})
    >>> tabulate_distribution(lambda n: n * n, range(1, 4), weights=True)
    Distribution({1: 1/14, 2: 2/7, 3: 9/14})
    """
    weights = check_flag("weights", weights)
    if not is_iterable(support):
        raise InformationError("support {}: expected a collection of outcomes", support)
    outcomes = support if support.__class__ is range else list(support)
    check_function("the probability", f)
    values = [f(x) for x in outcomes]
    if weights:
        from .families import normalize

        values = normalize(values)
    return from_columns(outcomes, values)
