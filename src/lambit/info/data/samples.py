"""Samples: data, never confused with probabilities. Counting is exact and fast.

A column of data is kept as small integer codes with the symbols they stand
for. Small integers, characters and bytes are their own codes; other arrays go
through a sort, everything else through a dictionary.
"""

from __future__ import annotations

from itertools import compress
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_choice
from lambit.info.distributions.distribution import (
    Distribution,
    check_rows,
    default_names,
    find_variables,
)
from lambit.info.foreign import is_frame, plain_column
from lambit.info.kernels.counts import count_codes, tally

from .columns import Column, IntegerColumn, encode, is_missing, missing_places
from .frames import check_missing, chosen, frame_columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

class Samples:
    """n observations of one or more variables.

    >>> s = Samples("abracadabra")
    >>> len(s), s.frequencies()["a"]
    (11, Fraction(5, 11))
    """

    __slots__ = ("columns", "n", "names")

    distribution: type[Distribution] = Distribution
    """The class of `frequencies`."""

    columns: list[Column]

    def __init__(self, columns: Any, names: Sequence[str] | None = None) -> None:
        """Take encoded columns of one length; `samples` encodes."""
        if isinstance(columns, str):
            columns = [encode(columns)]
        self.columns = list(columns)
        self.n = len(self.columns[0])
        self.names = tuple(names) if names is not None else default_names(len(self.columns))
        if len(self.names) != len(self.columns):
            raise InformationError(f"{len(self.names)} names for {len(self.columns)} variables")
        check_rows((), self.names)
        for i, column in enumerate(self.columns):
            if len(column) != self.n:
                raise InformationError(
                    f"unequal lengths: {self.n} observations of {{}}, {len(column)} of {{}}",
                    self.names[0], self.names[i], hint="observations come in pairs",
                )  # fmt: skip
        if self.n == 0:
            raise InformationError("no data: samples of nothing have no entropy")

    def __len__(self) -> int:
        return self.n

    def __repr__(self) -> str:
        return f"Samples({self.n} of {', '.join(self.names)})"

    def variables(self, names: Iterable[Any]) -> list[int]:
        """The places of the variables so called."""
        return find_variables(self.names, names)

    def counts(self, places: Sequence[int] | None = None) -> tuple[Any, Any]:
        """The cells that occur, as joint codes of the columns, and how often each does."""
        columns = [self.columns[i] for i in places] if places is not None else self.columns
        if len(columns) == 1:
            return columns[0].tally()
        if all(isinstance(c, IntegerColumn) and not c.known() for c in columns):
            table = tally([c.data for c in columns])  # type: ignore[attr-defined]
            if table is not None:
                for c, size in zip(columns, table.shape, strict=True):
                    c.natural(size)  # type: ignore[attr-defined]
                cells = np.flatnonzero(table)
                return cells, table.reshape(-1)[cells]
        return count_codes([(c.codes, c.size) for c in columns], self.n)

    def cells(self, places: Sequence[int]) -> tuple[Any, list[Any]]:
        """How often each cell occurs, and each column's code in it."""
        self.settle(places)
        codes, counts = self.counts(places)
        parts = []
        for i in reversed(places[1:]):
            size = self.size(i)
            parts.append((codes % size).astype(np.int64))  # codes beyond 64 bits are Python's
            codes = codes // size
        return counts, [codes.astype(np.int64, copy=False), *reversed(parts)]

    def settle(self, places: Sequence[int]) -> None:
        """Make sure that the codes of `counts` are those of `symbols`."""
        for place in places:
            self.columns[place].settle()

    def size(self, place: int) -> int:
        """The bound of the codes of the variable at a place."""
        return self.columns[place].size

    def symbols(self, place: int) -> Any:
        """What the codes of the variable at a place stand for."""
        return self.columns[place].symbols

    def frequencies(self) -> Distribution:
        """The distribution of the data themselves, exact."""
        counts, parts = self.cells(range(len(self.names)))
        symbols = []
        for i, part in enumerate(parts):
            known = self.symbols(i)
            symbols.append([known[code] for code in part.tolist()])
        weights = counts.tolist()
        if len(symbols) == 1:
            return self.distribution([_plain(x) for x in symbols[0]], weights, self.n)
        rows = [tuple(map(_plain, row)) for row in zip(*symbols, strict=True)]
        return self.distribution(rows, weights, self.n, self.names)


def _plain(x: Any) -> Any:
    return x.item() if hasattr(x, "dtype") and hasattr(x, "item") else x


def samples(*data: Any, names: Sequence[str] | None = None, missing: str = "error") -> Samples:
    """Observations: one sequence for each variable, or one array with a row for each observation.

    A sequence is a list, a 1-d array, bytes, or a string (of characters). A pandas or polars frame or an
    Arrow table gives a variable for each of its columns, or for those called `names`. Missing data
    (NaN, None) are an error unless `missing` is "drop", which leaves out observations that lack something.

    >>> samples([1, 2, 1], "aba")
    Samples(3 of x, y)
    """
    check_choice("missing", missing, ("error", "drop"))
    if len(data) == 1 and is_frame(data[0]):
        columns, labels = frame_columns(data[0])
        columns, names = chosen(labels, columns, names)
        if missing == "error":
            check_missing(columns, names)
        data = tuple(columns)
    elif len(data) == 1 and getattr(data[0], "ndim", 1) == 2:
        data = tuple(data[0].T)
    data = tuple(plain_column(x) for x in data)
    if not data:
        raise InformationError("no data: samples of nothing have no entropy")
    if missing == "drop":
        data = drop_missing(data)
    return Samples([encode(column) for column in data], names)


def drop_missing(data: Sequence[Any]) -> tuple[Any, ...]:
    """The observations that lack nothing."""
    columns = [x if isinstance(x, (str, bytes)) or hasattr(x, "dtype") else list(x) for x in data]
    n = len(columns[0])
    if any(len(column) != n for column in columns):
        return tuple(columns)  # refused later, by name
    keep = np.ones(n, dtype=bool)
    for column in columns:
        missing = _missing(column)
        if missing is not None:
            keep &= ~missing
    if keep.all():
        return tuple(columns)
    kept = keep.tolist()
    return tuple(x[keep] if hasattr(x, "dtype") else list(compress(x, kept)) for x in columns)


def _missing(column: Any) -> Any:
    """Where a column lacks a value; None where it cannot."""
    if hasattr(column, "dtype"):
        return missing_places(column)
    if isinstance(column, (str, bytes)):
        return None
    return np.fromiter(map(is_missing, column), dtype=bool, count=n) if (n := len(column)) else None
