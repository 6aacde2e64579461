"""Samples of which only the counts are known: how often each value was seen, not in which order."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.distributions.distribution import check_rows
from lambit.info.foreign import plain_column

from .columns import encode_objects, is_missing, missing_error
from .samples import Samples

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .columns import Column


class CountedSamples(Samples):
    """Observations given as counts of cells: all that does not ask for their order works as for samples."""

    __slots__ = ("_cells", "_weights")

    def __init__(self, cells: list[Column], weights: Any, names: Sequence[str]) -> None:
        self._cells = cells
        self._weights = weights
        self.n = int(weights.sum()) if weights.dtype != object else sum(weights.tolist())
        self.names = tuple(names)

    @property
    def columns(self) -> list[Column]:  # type: ignore[override]
        """There are none."""
        raise InformationError("counts do not tell the order of the observations", hint="samples takes the data themselves")

    def settle(self, places: Sequence[int]) -> None:
        """They are."""

    def size(self, place: int) -> int:
        return self._cells[place].size

    def symbols(self, place: int) -> Any:
        return self._cells[place].symbols

    def counts(self, places: Sequence[int] | None = None) -> tuple[Any, Any]:
        codes: Any = np.zeros(len(self._weights), dtype=object)
        for place in places if places is not None else range(len(self._cells)):
            codes = codes * self.size(place) + self._cells[place].codes
        cells, groups = np.unique(codes, return_inverse=True)
        counts = np.zeros(len(cells), dtype=self._weights.dtype)
        np.add.at(counts, groups.reshape(-1), self._weights)
        if cells[-1] < 1 << 62:
            cells = cells.astype(np.int64)
        return cells, counts


def samples_from_counts(
    counts: Any, *, names: Sequence[str] | None = None, kind: type[CountedSamples] = CountedSamples
) -> CountedSamples:
    """Samples known by their counts: pairs of a value and how often it was seen, or a dictionary of them.

    A list or array of bare integers counts the values 0, 1, 2, … With `names` of several variables, each
    value is a tuple. Counts are integers, not negative, of any size; a value may come more than once.

    >>> entropy(samples_from_counts({"a": 2, "b": 1, "c": 1}))
    1.5
    >>> mutual_information(samples_from_counts({(0, 0): 10 ** 20, (1, 1): 10 ** 20}, names=["x", "y"]))
    1.0
    """
    values, weights = _split(counts)
    for i, (value, weight) in enumerate(zip(values, weights, strict=True)):
        if weight.__class__ is not int or weight < 0:
            raise InformationError(f"count {{}} of {{}} at index {i}: expected an integer, not negative", weight, value)
        if is_missing(value):
            raise missing_error(value, i)
    kept = [(value, weight) for value, weight in zip(values, weights, strict=True) if weight]
    if not kept:
        raise InformationError("no data: all counts are 0" if weights else "no data: there are no counts")
    made = [weight for _, weight in kept]
    array = np.array(made, dtype=np.int64 if sum(made) < 1 << 53 else object)
    names = tuple(names) if names is not None else ("x",)
    keys = [[value] for value, _ in kept] if len(names) == 1 else [_row(value, len(names)) for value, _ in kept]
    columns: list[Column] = []
    for column in zip(*keys, strict=True):
        columns.append(encode_objects(list(column), list(map(kind.distribution.key, column))))
    check_rows((), names)
    return kind(columns, array, names)


def _split(counts: Any) -> tuple[list[Any], list[Any]]:
    """The values and how often each was seen."""
    counts = plain_column(counts)
    if hasattr(counts, "dtype"):
        counts = counts.tolist() if counts.dtype.kind in "iuO" and counts.ndim == 1 else _refuse(counts)
    if hasattr(counts, "items"):
        return list(counts.keys()), [_natural(c) for c in counts.values()]
    if not hasattr(counts, "__iter__") or isinstance(counts, (str, bytes)):
        _refuse(counts)
    items = list(counts)
    if all(isinstance(item, (tuple, list)) and len(item) == 2 for item in items):
        return [item[0] for item in items], [_natural(item[1]) for item in items]
    return list(range(len(items))), [_natural(item) for item in items]


def _refuse(counts: Any) -> Any:
    raise InformationError("{} are no counts", counts, hint="a dictionary, pairs, or integers for the values 0, 1, 2, …")


def _natural(x: Any) -> Any:
    """A numpy integer as Python's."""
    return x.item() if hasattr(x, "dtype") and getattr(x, "ndim", 1) == 0 else x


def _row(value: Any, width: int) -> Iterable[Any]:
    if value.__class__ is not tuple or len(value) != width:
        raise InformationError(f"{{}} is not {width} values", value, hint="one for each of the names")
    return value
