"""Columns: data of one variable as small integer codes with the symbols they stand for.

Small integers, characters and bytes are their own codes; other arrays go
through a sort, everything else through a dictionary.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.kernels.counts import extent

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
        least, most = extent(data)
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


def is_missing(x: Any) -> bool:
    """Is it None or NaN?"""
    return x is None or (isinstance(x, float) and x != x)  # noqa: PLR0124


def missing_error(x: Any, index: int) -> InformationError:
    """The error for missing data."""
    return InformationError("missing value {} at index {}", x, index, hint="missing 'drop' leaves such observations out")
