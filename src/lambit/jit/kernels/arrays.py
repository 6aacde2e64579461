"""Arrays as native kernels see them: addresses, of what has been looked at. Whoever asks holds the array."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.jit.layout import address_of


def address(x: Any, dtype: str) -> int:
    """Where an array that we made begins: C-contiguous, aligned, writable, of that type."""
    flags = x.flags
    assert x.dtype == dtype, x.dtype
    assert flags.c_contiguous
    assert flags.aligned
    assert flags.writeable
    return address_of(x)


def readable(x: Any) -> int:
    """Where an array of floats begins, contiguous and aligned, that is only read."""
    assert x.dtype == "f8", x.dtype
    assert x.flags.c_contiguous
    assert x.flags.aligned
    return address_of(x)


def column(x: Any) -> tuple[int, int, int, int] | None:
    """Where a column of integers begins, its stride in elements, the bytes of one, and their bound; None if kernels take none such.

    Elements are read as unsigned: a negative one is above the bound of its type. Columns may be read-only,
    and have any alignment.
    """
    dtype = x.dtype
    if x.ndim != 1 or dtype.kind not in "iub" or not dtype.isnative:
        return None
    width = dtype.itemsize
    stride, rest = divmod(x.strides[0], width)
    if rest:
        return None
    bound = 1 << (8 * width - (dtype.kind == "i" or width == 8))
    return address_of(x), stride, width, bound


def integers(x: Any) -> Any:
    """An array as contiguous 64-bit integers, itself if it is that."""
    return np.require(x, np.int64, ["C", "A", "W"])
