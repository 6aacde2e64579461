"""Series of symbols: in one run or in several trials, as codes over one alphabet."""

from __future__ import annotations

from operator import index
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_flag, is_iterable
from lambit.info.data.columns import encode
from lambit.info.data.samples import Samples
from lambit.info.foreign import plain_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DENSE = 1 << 20
_FIRST = 1 << 12


class Series:
    """Codes from 0 to size - 1, all of which occur; an array for each trial."""

    __slots__ = ("size", "trials")

    def __init__(self, trials: list[Any], size: int) -> None:
        self.trials = trials
        self.size = size

    @property
    def n(self) -> int:
        """How many symbols there are, in all trials."""
        return sum(codes.size for codes in self.trials)

    @property
    def lengths(self) -> list[int]:
        """The length of each trial."""
        return [codes.size for codes in self.trials]


def series(x: Any, *, trials: bool = False, name: str = "the series") -> Series:
    """Data as a series: a string, a sequence, a 1-d array, samples of one variable; with `trials`, several such."""
    if isinstance(x, Series):
        return x
    if not check_flag("trials", trials):
        return _series([x], name)
    if isinstance(x, (str, bytes, Samples)) or not is_iterable(x):
        raise InformationError(f"{name}: trials are several series, in a list")
    runs = list(x)
    if not runs:
        raise InformationError("no data: there are no trials")
    return _series(runs, name)


def _series(runs: Sequence[Any], name: str) -> Series:
    columns = [_column(x, name) for x in runs]
    if len(columns) > 1:  # one alphabet for all
        joined = _joined(runs, columns)
    else:
        joined = [columns[0].codes], columns[0].size
    trials, size = joined
    for codes in trials:
        if codes.size == 0:
            raise InformationError("no data: samples of nothing have no entropy")
    return _without_gaps(trials, size)


def _column(x: Any, name: str) -> Any:
    if isinstance(x, Samples):
        if len(x.columns) != 1:
            raise InformationError(f"{name} is of one variable: there are {len(x.columns)}")
        return x.columns[0]
    x = plain_column(x)
    if hasattr(x, "dtype") and x.dtype.kind == "f" and x.ndim == 1:
        _refuse_floats(x.tolist(), name)
    elif isinstance(x, (list, tuple)):
        _refuse_floats(x, name)
    return encode(x)


def _refuse_floats(x: Sequence[Any], name: str) -> None:
    for i, value in enumerate(x):
        if isinstance(value, float):
            if value != value:  # noqa: PLR0124  NaN
                raise InformationError("missing value {} at index {}", value, i, hint="leave missing values out before")
            raise InformationError(
                f"{name} has the float {{}} at index {{}}: it is to be of symbols", value, i,
                hint="binned makes symbols of numbers, samples takes numbers as the symbols they are",
            )  # fmt: skip
        break  # the first tells: a list of integers is not looked through


def _joined(runs: Sequence[Any], columns: Sequence[Any]) -> tuple[list[Any], int]:
    """Codes over the alphabet of all trials."""
    numbers: dict[Any, int] = {}
    trials = []
    for column in columns:
        present = np.unique(column.codes)
        symbols = [column.symbols[int(c)] for c in present]
        codes = [numbers.setdefault(s.item() if hasattr(s, "item") else s, len(numbers)) for s in symbols]
        table = np.zeros(int(present[-1]) + 1 if present.size else 0, dtype=np.int64)
        table[present] = codes
        trials.append(table[column.codes])
    del runs
    return trials, len(numbers)


def _without_gaps(trials: list[Any], size: int) -> Series:
    """The codes renumbered, so that all of them occur; in the smallest integers that hold them."""
    from lambit.info.kernels.words import narrowest

    if size <= _DENSE:
        present = _present(trials, size)
        seen = int(present.sum())
        if seen < size:
            table = (np.cumsum(present) - 1).astype(narrowest(seen))
            return Series([table[codes] for codes in trials], seen)
        return Series([codes.astype(narrowest(size), copy=False) for codes in trials], size)
    values = np.unique(np.concatenate(trials))
    kind = narrowest(values.size)
    return Series([np.searchsorted(values, codes).astype(kind) for codes in trials], values.size)


def _present(trials: list[Any], size: int) -> Any:
    """Which codes occur: most often the first values tell that all do."""
    present = np.zeros(size, dtype=bool)
    for codes in trials:
        present[codes[:_FIRST]] = True
        if present.all():
            return present
    for codes in trials:
        present[codes[_FIRST:]] = True
    return present


def integer(value: Any) -> int | None:
    """A value as an integer; None if it is none."""
    try:
        return None if isinstance(value, bool) else index(value)
    except TypeError:
        return None


def check_lengths(all_series: Sequence[Series], names: Sequence[str]) -> None:
    """Refuse series that do not go side by side."""
    first = all_series[0].lengths
    for other, name in zip(all_series[1:], names[1:], strict=True):
        if len(other.lengths) != len(first):
            raise InformationError(f"unequal numbers of trials: {len(first)} of {names[0]}, {len(other.lengths)} of {name}")
        for trial, (a, b) in enumerate(zip(first, other.lengths, strict=True)):
            if a != b:
                where = f" in trial {trial}" if len(first) > 1 else ""
                raise InformationError(f"unequal lengths{where}: {a} values of {names[0]}, {b} of {name}")


def times(lengths: Sequence[int], past: int, what: str) -> list[tuple[int, int]]:
    """The times of each trial that have a past of so many steps: from, to."""
    found = [(past, n) for n in lengths]
    if all(n <= past for _, n in found):
        raise InformationError(
            f"{what} needs more than {past} values in a row: the longest series has {{}}", max(lengths),
            hint="take shorter histories or lags, or more data",
        )  # fmt: skip
    return found
