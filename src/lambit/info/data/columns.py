"""Columns: data of one variable as small integer codes with the symbols they stand for.

Small integers, characters and bytes are their own codes; other arrays go
through a sort, everything else through a dictionary. Codes and symbols are made when they are
first asked for: to count the values of one variable needs neither.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.foreign import plain_column
from lambit.info.kernels.counts import count_codes, dense, extent, packed, runs, tally, unpacked
from lambit.info.kernels.texts import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Column:
    """Data of one variable: codes from 0 to size - 1, and the symbol that each stands for."""

    __slots__ = ("codes", "size", "symbols")

    def __init__(self, codes: Any, symbols: Any) -> None:
        self.codes = codes
        self.symbols = symbols
        self.size = len(symbols)

    def __len__(self) -> int:
        return len(self.codes)

    def tally(self) -> tuple[Any, Any]:
        """The codes that occur, increasing, and how often each does."""
        return count_codes([(self.codes, self.size)], len(self))

    def settle(self) -> None:
        """Make sure that the codes of `tally` are those of `symbols`."""


class LazyColumn(Column):
    """A column that makes codes, size and symbols when first asked for one of them."""

    __slots__ = ("data",)

    def __init__(self, data: Any) -> None:  # codes and symbols come later
        self.data = data

    def __len__(self) -> int:
        return len(self.data)

    def __getattr__(self, name: str) -> Any:
        if name not in Column.__slots__:
            raise AttributeError(name)
        self.codes, self.symbols = self.resolve()
        self.size = len(self.symbols)
        return getattr(self, name)

    def resolve(self) -> tuple[Any, Any]:
        """The codes and the symbols."""
        raise NotImplementedError

    def known(self) -> bool:
        """Have the codes been made?"""
        try:
            object.__getattribute__(self, "codes")
        except AttributeError:
            return False
        return True


class IntegerColumn(LazyColumn):
    """An array of integers: natural ones that are not too large are their own codes."""

    __slots__ = ()

    def tally(self) -> tuple[Any, Any]:
        if not self.known() and self.data.size:
            counts = tally([self.data])
            if counts is not None:
                self.natural(counts.size)
                cells = np.flatnonzero(counts)
                return cells, counts[cells]
        return super().tally()

    def natural(self, size: int) -> None:
        """The integers are from 0 to size - 1."""
        self.codes, self.symbols, self.size = self.data, range(size), size

    def resolve(self) -> tuple[Any, Any]:
        data = self.data
        if not data.size:
            return data, range(0)
        least, most = extent(data)
        if least >= 0 and most < dense(2 * data.size):
            return data, range(most + 1)
        if most - least < dense(2 * data.size) and most < 1 << 62 and least > -(1 << 62):
            return data.astype(np.int64) - least, range(least, most + 1)
        symbols, codes = np.unique(data, return_inverse=True)
        return codes.reshape(-1), symbols


class TextColumn(LazyColumn):
    """An array of short strings or bytes, packed into integers."""

    __slots__ = ("dtype",)

    def __init__(self, numbers: Any, dtype: Any) -> None:
        super().__init__(numbers)
        self.dtype = dtype

    def tally(self) -> tuple[Any, Any]:
        if self.known():
            return super().tally()
        _, counts = runs(self.data.copy())
        return np.arange(counts.size), counts

    def resolve(self) -> tuple[Any, Any]:
        numbers, codes = np.unique(self.data, return_inverse=True)
        return codes.reshape(-1), unpacked(numbers, self.dtype)


class ObjectColumn(LazyColumn):
    """Data of any kind, told apart by their keys, in the order of first sight."""

    __slots__ = ("counter", "keys")

    def __init__(self, data: Sequence[Any], keys: Sequence[Any]) -> None:
        super().__init__(data)
        self.keys = keys
        self.counter = self.count()
        self._refuse_missing(self.counter if keys is data else self._first_seen())

    def count(self) -> Counter[Any]:
        """How often each key occurs."""
        try:
            return Counter(self.keys)
        except TypeError:
            raise InformationError("unhashable data: {}", next(k for k in self.keys if k.__hash__ is None)) from None

    def _refuse_missing(self, symbols: Any) -> None:
        for x in symbols:
            if is_missing(x):
                raise missing_error(x, next(i for i, y in enumerate(self.data) if y is x))

    def _first_seen(self) -> list[Any]:
        """The first of the data for each key."""
        seen = dict(zip(reversed(self.keys), reversed(self.data), strict=True))
        return [seen[key] for key in self.counter]

    def tally(self) -> tuple[Any, Any]:
        size = len(self.counter)
        return np.arange(size), np.fromiter(self.counter.values(), dtype=np.int64, count=size)

    def resolve(self) -> tuple[Any, Any]:
        index = dict(zip(self.counter, range(len(self.counter)), strict=True))
        codes = np.fromiter(map(index.__getitem__, self.keys), dtype=np.intp, count=len(self.keys))
        return codes, list(index) if self.keys is self.data else self._first_seen()


class StringColumn(ObjectColumn):
    """Many short strings: their integers are counted, and a dictionary is made only for codes."""

    __slots__ = ("numbers",)

    def __init__(self, data: Sequence[str], numbers: Any) -> None:
        self.data = self.keys = data
        self.numbers = numbers

    def settle(self) -> None:
        if not self.known():
            self.codes, self.symbols = self.resolve()
            self.size = len(self.symbols)

    def tally(self) -> tuple[Any, Any]:
        if self.known():  # counts belong to codes, which are in the order of first sight
            return super().tally()
        _, counts = runs(self.numbers)
        return np.arange(counts.size), counts

    def resolve(self) -> tuple[Any, Any]:
        if hasattr(self.data, "tolist"):
            self.data = self.keys = self.data.tolist()
        self.counter = self.count()
        return super().resolve()


_MANY = 1000
"""From so many strings on it pays to join them."""


class Characters:
    """The symbols of text: the character of each code point, made when asked for."""

    __slots__ = ("size",)

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, code: int) -> str:
        return chr(code)


def encode(data: Any) -> Column:
    """Data of one variable as codes."""
    if isinstance(data, str):
        return _encode_text(data)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return Column(np.frombuffer(data, dtype=np.uint8), range(256))
    data = plain_column(data)
    if not hasattr(data, "dtype"):
        if not hasattr(data, "__iter__"):
            raise InformationError("{} is no sequence of data", data)
        data = list(data)
        if not data or data[0].__class__ not in (int, float):
            return encode_objects(data)
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
    kind = data.dtype.kind
    if kind in "iu":
        return IntegerColumn(data)
    if kind == "b":
        return Column(data.view(np.uint8), (False, True))
    if kind in "US" and (numbers := packed(data)) is not None:
        return TextColumn(numbers, data.dtype)
    if kind == "T" and (numbers := _packed_strings(data)) is not None:
        return StringColumn(data, numbers)
    if kind in "OUST":  # T: strings of any length
        return encode_objects(data.tolist())
    if (bad := missing_places(data)) is not None and bad.any():
        at = int(bad.argmax())
        raise missing_error(data[at].item() if kind in "fc" else data[at], at)
    symbols, codes = np.unique(data, return_inverse=True)
    return Column(codes.reshape(-1), symbols)


def _packed_strings(data: Any) -> Any:
    """Numpy's strings of any length as integers, if they are short; else None."""
    if not data.size or hasattr(data.dtype, "na_object"):
        return None
    lengths = np.char.str_len(data)
    width = int(lengths.max())
    if not 0 < width <= 8 or (np.char.find(data, "\0") >= 0).any():  # a fixed width drops zeros at the end
        return None
    fixed = data.astype(f"U{width}")
    if (np.char.str_len(fixed) != lengths).any():  # a zero at the end of one
        return None
    return packed(fixed)


def encode_objects(data: Sequence[Any], keys: Sequence[Any] | None = None) -> Column:
    """Data of any kind, told apart by their `keys` (themselves, unless given)."""
    if keys is None and len(data) >= _MANY and data[0].__class__ is str and (found := joined(data)) is not None:
        numbers, certain = found
        if certain or runs(numbers)[1].size == len(set(data)):
            return StringColumn(data, numbers)
    return ObjectColumn(data, data if keys is None else keys)


def missing_places(data: Any) -> Any:
    """Where an array lacks a value, as booleans; None where its kind lacks none."""
    kind = data.dtype.kind
    if kind in "fc":
        return np.isnan(data)
    if kind in "mM":
        return np.isnat(data)
    if kind in "OT":
        return np.fromiter(map(is_missing, data.tolist()), dtype=bool, count=data.shape[0])
    return None


def is_missing(x: Any) -> bool:
    """Is it None, or a NaN or its like: what is not equal to itself?"""
    if x is None:
        return True
    try:
        return bool(x != x)  # noqa: PLR0124
    except (TypeError, ValueError):
        return bool(x.__class__.__name__ == "NAType")  # pandas: neither true nor false


def missing_error(x: Any, index: int) -> InformationError:
    """The error for missing data."""
    return InformationError("missing value {} at index {}", x, index, hint="missing 'drop' leaves such observations out")
