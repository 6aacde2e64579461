"""Sources: what a measure may be asked of, a distribution, samples, or bare probabilities."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError
from lambit.info.foreign import plain_column

from .distribution import Distribution, default_names, from_array, from_pairs


def is_samples(x: Any) -> bool:
    """Are they samples? Asked without loading them, and numpy."""
    return hasattr(x.__class__, "frequencies")


def source(x: Any) -> Any:
    """What a measure is asked of: a distribution, samples, or bare probabilities made one."""
    if isinstance(x, Distribution) or is_samples(x):
        return x
    x = plain_column(x)
    if hasattr(x, "dtype"):
        return from_array(x)
    if isinstance(x, (str, bytes)):
        raise InformationError("{} is data, not a distribution", x, hint="samples makes data a source of frequencies")
    if hasattr(x, "items"):
        return from_pairs(x.items())
    if not hasattr(x, "__iter__"):
        raise InformationError("{} is no distribution", x, hint="pmf makes one, samples takes data")
    items = list(x)
    if items and all(hasattr(row, "__len__") and not isinstance(row, str) for row in items):
        return from_pairs(*nested_pairs(items))
    return from_pairs(enumerate(items))


def nested_pairs(rows: list[Any]) -> tuple[list[tuple[Any, Any]], tuple[str, ...]]:
    """Rows of probabilities as pairs and names of a joint distribution of two variables."""
    width = len(rows[0])
    for i, row in enumerate(rows):
        if len(row) != width:
            raise InformationError(f"row {{}} has {len(row)} probabilities, the first has {width}", i)
    return [((i, j), p) for i, row in enumerate(rows) for j, p in enumerate(row)], default_names(2)


def distribution(x: Any) -> Distribution:
    """A source as a distribution: samples become their frequencies."""
    found = source(x)
    return found if isinstance(found, Distribution) else found.frequencies()
