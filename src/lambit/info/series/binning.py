"""Binning: numbers as symbols, so that what is made for symbols can be asked of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_choice, check_integer
from lambit.info.foreign import plain_column

METHODS = ("width", "frequency")


def binned(x: Any, count: int, *, method: str = "width") -> Any:
    """The bin of each number, from 0 to `count` - 1, an array of integers.

    `method`: "width" makes bins of equal width from the least value to the greatest; "frequency" bins
    with equally many values, as far as equal values, which are never parted, allow. A series whose values are all equal is in bin 0.

    >>> binned([0.0, 0.1, 0.9, 1.0], 2).tolist(), binned([1, 2, 3, 100], 2, method="frequency").tolist()
    ([0, 0, 1, 1], [0, 0, 1, 1])
    """
    count = check_integer("number of bins", count, 1)
    check_choice("method", method, METHODS)
    values = _numbers(x)
    low, high = float(values.min()), float(values.max())
    if low == high:
        return np.zeros(values.size, dtype=np.int64)
    if method == "frequency":
        edges = np.quantile(values, np.arange(1, count) / count)
        return np.searchsorted(edges, values, side="left").astype(np.int64)
    share = (values / 2 - low / 2) / (high / 2 - low / 2)  # halves: the width of the widest range overflows
    return np.minimum((share * count).astype(np.int64), count - 1)


def _numbers(x: Any) -> Any:
    x = plain_column(x)
    try:
        values = np.asarray(x if hasattr(x, "dtype") else list(x), dtype=np.float64)
    except (TypeError, ValueError):
        raise InformationError("bins are for numbers", hint="what is no number is a symbol already") from None
    if values.ndim != 1:
        raise InformationError(f"a series has one axis, not {values.ndim}")
    if values.size == 0:
        raise InformationError("no data: there is nothing to bin")
    bad = ~np.isfinite(values)
    if bad.any():
        at = int(bad.argmax())
        raise InformationError("value {} at index {} cannot be binned", float(values[at]), at, hint="leave such values out before")
    return values
