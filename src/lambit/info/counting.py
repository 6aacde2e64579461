"""Samples: data, never confused with probabilities. Counting is exact and fast.

A column of data is kept as small integer codes with the symbols they stand
for. Small integers, characters and bytes are their own codes; other arrays go
through a sort, everything else through a dictionary.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .checks import InformationError
from .distribution import Distribution, check_rows, default_names, find_variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BLOCK = 1 << 16
"""Codes are combined and counted in blocks of this many: memory stays bounded."""


class Column:
    """Data of one variable: codes from 0 to size - 1, and the symbol that each stands for."""

    __slots__ = ("codes", "size", "symbols")

    def __init__(self, codes: Any, symbols: Any) -> None:
        self.codes = codes
        self.symbols = symbols
        self.size = len(symbols)


class Characters:
    """The symbols of text: the character of each code point, made when asked for."""

    __slots__ = ("size",)

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, code: int) -> str:
        return chr(code)


class Samples:
    """n observations of one or more variables.

    >>> s = Samples("abracadabra")
    >>> len(s), s.frequencies()["a"]
    (11, Fraction(5, 11))
    """

    __slots__ = ("columns", "n", "names")

    distribution: type[Distribution] = Distribution
    """The class of `frequencies`."""

    def __init__(self, columns: Sequence[Column], names: Sequence[str] | None = None) -> None:
        """Take encoded columns of one length; `samples` encodes."""
        if isinstance(columns, str):
            columns = [encode(columns)]
        self.columns = list(columns)
        self.n = len(self.columns[0].codes)
        self.names = tuple(names) if names is not None else default_names(len(self.columns))
        if len(self.names) != len(self.columns):
            raise InformationError(f"{len(self.names)} names for {len(self.columns)} variables")
        check_rows((), self.names)
        for i, column in enumerate(self.columns):
            if len(column.codes) != self.n:
                raise InformationError(
                    f"unequal lengths: {self.n} observations of {{}}, {len(column.codes)} of {{}}",
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
        return count_codes([(c.codes, c.size) for c in columns], self.n)

    def cells(self, places: Sequence[int]) -> tuple[Any, list[Any]]:
        """How often each cell occurs, and each column's code in it."""
        codes, counts = self.counts(places)
        parts = []
        for i in reversed(places):
            size = self.columns[i].size
            codes, part = np.divmod(codes, size)
            parts.append(part)
        return counts, parts[::-1]

    def frequencies(self) -> Distribution:
        """The distribution of the data themselves, exact."""
        counts, parts = self.cells(range(len(self.columns)))
        symbols = [
            [column.symbols[code] for code in part.tolist()]
            for column, part in zip(self.columns, parts, strict=True)
        ]
        weights = counts.tolist()
        if len(symbols) == 1:
            return self.distribution([_plain(x) for x in symbols[0]], weights, self.n)
        rows = [tuple(map(_plain, row)) for row in zip(*symbols, strict=True)]
        return self.distribution(rows, weights, self.n, self.names)


def _plain(x: Any) -> Any:
    return x.item() if hasattr(x, "dtype") and hasattr(x, "item") else x


def samples(*data: Any, names: Sequence[str] | None = None, missing: str = "error") -> Samples:
    """Observations: one sequence for each variable, or one array with a row for each observation.

    A sequence is a list, a 1-d array, bytes, or a string (of characters). Missing data
    (NaN, None) are an error unless `missing` is "drop", which leaves out observations that lack something.

    >>> samples([1, 2, 1], "aba")
    Samples(3 of x, y)
    """
    if missing not in ("error", "drop"):
        raise InformationError("missing {}: expected 'error' or 'drop'", missing)
    if len(data) == 1 and getattr(data[0], "ndim", 1) == 2:
        data = tuple(data[0].T)
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
    keep = [all(not is_missing(column[i]) for column in columns) for i in range(n)]
    return tuple(
        column[np.array(keep, dtype=bool)] if hasattr(column, "dtype") else [x for x, k in zip(column, keep, strict=True) if k]
        for column in columns
    )


def is_missing(x: Any) -> bool:
    """Is it None or NaN?"""
    return x is None or (isinstance(x, float) and x != x)  # noqa: PLR0124


def missing_error(x: Any, index: int) -> InformationError:
    """The error for missing data."""
    return InformationError("missing value {} at index {}", x, index, hint="missing 'drop' leaves such observations out")


def encode(data: Any) -> Column:
    """Data of one variable as codes."""
    if isinstance(data, str):
        return _encode_text(data)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return Column(np.frombuffer(data, dtype=np.uint8), range(256))
    if not hasattr(data, "dtype"):
        data = list(data)
        kinds = set(map(type, data))
        if kinds not in ({int}, {float}):
            return encode_objects(data)
        try:
            data = np.array(data, dtype=np.int64 if kinds == {int} else np.float64)
        except OverflowError:
            return encode_objects(data)
    if data.ndim != 1:
        raise InformationError(f"data of one variable have one axis, not {data.ndim}")
    return _encode_array(data)


def _encode_text(text: str) -> Column:
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        return Column(codes, Characters(128))
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Column(points, Characters(int(points.max()) + 1))


def _encode_array(data: Any) -> Column:
    if data.size and data.dtype.kind in "iu":
        least, most = _extent(data)
        if least >= 0 and most < max(1 << 16, 4 * data.size):
            return Column(data, range(most + 1))
        if most - least < max(1 << 16, 4 * data.size) and most < 1 << 62 and least > -(1 << 62):
            return Column(data - least, range(least, most + 1))
    elif data.dtype.kind == "b":
        return Column(data.view(np.uint8), (False, True))
    elif data.dtype.kind == "f":
        bad = np.isnan(data)
        if bad.any():
            at = int(bad.argmax())
            raise missing_error(float(data[at]), at)
    elif data.dtype.kind == "O":
        return encode_objects(data.tolist())
    symbols, codes = np.unique(data, return_inverse=True)
    return Column(codes, symbols)


def _extent(data: Any) -> tuple[int, int]:
    """The least and the greatest of integers, in one pass over memory."""
    least, most = data[0], data[0]
    for start in range(0, data.size, BLOCK):
        block = data[start : start + BLOCK]
        least, most = min(least, block.min()), max(most, block.max())
    return int(least), int(most)


def encode_objects(data: Sequence[Any], keys: Sequence[Any] | None = None) -> Column:
    """Data of any kind, told apart by their `keys` (themselves, unless given)."""
    keys = data if keys is None else keys
    try:
        index = dict(zip(dict.fromkeys(keys), range(len(keys)), strict=False))
    except TypeError:
        raise InformationError("unhashable data: {}", next(k for k in keys if k.__hash__ is None)) from None
    for key in index:
        if is_missing(key):
            raise missing_error(key, next(i for i, k in enumerate(keys) if k is key))
    codes = np.fromiter(map(index.__getitem__, keys), dtype=np.intp, count=len(keys))
    if keys is data:
        return Column(codes, list(index))
    symbols: list[Any] = [None] * len(index)
    for key, x in zip(reversed(keys), reversed(data), strict=True):
        symbols[index[key]] = x
    return Column(codes, symbols)


def count_codes(columns: Sequence[tuple[Any, int]], n: int) -> tuple[Any, Any]:
    """The joint codes that occur, increasing, and how often; each column is codes with their bound."""
    size = 1
    for _, bound in columns:
        size *= bound
    if size >= 1 << 62:
        return _count_wide(columns)
    if size <= max(1 << 16, 2 * n):
        counts = np.zeros(size, dtype=np.int64)
        for start in range(0, n, BLOCK):
            counts += np.bincount(_combine(columns, start), minlength=size)
        cells = np.flatnonzero(counts)
        return cells, counts[cells]
    codes = np.empty(n, dtype=np.int64)
    for start in range(0, n, BLOCK):
        codes[start : start + BLOCK] = _combine(columns, start)
    return runs(codes)


def _combine(columns: Sequence[tuple[Any, int]], start: int) -> Any:
    """One block of joint codes."""
    first = columns[0][0][start : start + BLOCK]
    if len(columns) == 1:
        return first.astype(np.intp, copy=False)
    joint = first.astype(np.int64)
    for codes, bound in columns[1:]:
        joint *= bound
        joint += codes[start : start + BLOCK].astype(np.int64, copy=False)
    return joint


def _count_wide(columns: Sequence[tuple[Any, int]]) -> tuple[Any, Any]:
    """The same where joint codes do not fit 64 bits: exact Python integers."""
    counts: dict[int, int] = {}
    lists = [codes.tolist() for codes, _ in columns]
    bounds = [bound for _, bound in columns]
    for row in zip(*lists, strict=True):
        joint = 0
        for code, bound in zip(row, bounds, strict=True):
            joint = joint * bound + code
        counts[joint] = counts.get(joint, 0) + 1
    return np.array(list(counts), dtype=object), np.array(list(counts.values()), dtype=np.int64)


def runs(codes: Any) -> tuple[Any, Any]:
    """The distinct values of an integer array, increasing, and how often each occurs; sorts in place."""
    codes.sort()
    starts = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    starts = np.concatenate(([0], starts))
    return codes[starts], np.diff(starts, append=codes.size)
