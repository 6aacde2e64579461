"""Series of numbers: what is measured as one, and what is refused.

Order decides ordinal patterns, so that exact numbers are kept exact for it; distances
are taken between doubles.
"""

from __future__ import annotations

from math import frexp
from typing import Any

import numpy as np

from lambit.info.checks import InformationError
from lambit.info.data.samples import Samples
from lambit.info.foreign import plain_column

_GAPS = "a series has no gaps: fill them, or measure the parts"
_TEXT = "lempel_ziv_complexity and block_entropies measure symbols"


def real_series(x: Any) -> Any:
    """A series as an array of doubles, all finite."""
    values = _values(x)
    if values.__class__ is list:
        try:
            values = np.array([float(v) for v in values])
        except OverflowError:
            at = next(i for i, v in enumerate(values) if not _fits(v))
            raise InformationError("value {} at index {} is too large for a double", values[at], at) from None
    values = np.ascontiguousarray(values, dtype=np.float64)
    _check_finite(values)
    return values


def ordered_series(x: Any) -> Any:
    """A series as an array whose values compare as the numbers do, however large or exact."""
    values = _values(x)
    if values.__class__ is list:
        for i, v in enumerate(values):
            if isinstance(v, float) and not np.isfinite(v):
                raise _not_finite(v, i)
        ranks = {v: i for i, v in enumerate(sorted(set(values)))}
        values = np.array([ranks[v] for v in values], dtype=np.int64)
    elif values.dtype.kind == "f":
        _check_finite(values)
    return values


def _values(x: Any) -> Any:
    """An array of integers or floats, or a list of numbers that are neither alone."""
    if isinstance(x, Samples):
        return _observed(x)
    x = plain_column(x)
    if isinstance(x, str):
        raise InformationError("a series of numbers is needed, not text", hint=_TEXT)
    if isinstance(x, (bytes, bytearray, memoryview)):
        x = np.frombuffer(x, dtype=np.uint8)
    if not hasattr(x, "dtype"):
        return _from_list(x)
    if x.ndim != 1:
        raise InformationError(f"a series has one axis, not {x.ndim}")
    if x.dtype.kind in "iuf":
        return x
    return x.view(np.uint8) if x.dtype.kind == "b" else _from_list(x.tolist())


def _observed(x: Samples) -> Any:
    """The numbers that were observed, in their order."""
    if len(x.columns) != 1:
        raise InformationError(f"a series is of one variable: there are {len(x.columns)}")
    column = x.columns[0]
    if hasattr(column.symbols, "dtype"):
        return _values(column.symbols[column.codes])
    return _values([column.symbols[code] for code in column.codes.tolist()])


def _from_list(x: Any) -> Any:
    try:
        values = list(x)
    except TypeError:
        raise InformationError("{} is no series of numbers", x) from None
    kinds = set(map(type, values))
    if kinds == {float}:
        return np.array(values)
    for i, v in enumerate(values):
        if not hasattr(v, "__float__") or isinstance(v, (str, bytes, complex)) or bool(getattr(v, "ndim", None)):
            what = "missing" if v is None else "not a real number"
            raise InformationError(f"value {{}} at index {{}} is {what}", v, i, hint=_GAPS if v is None else _TEXT)
    if kinds == {int}:
        try:
            return np.array(values, dtype=np.int64)
        except OverflowError:
            return values
    return values or np.empty(0)


def _fits(v: Any) -> bool:
    try:
        float(v)
    except OverflowError:
        return False
    return True


def _check_finite(values: Any) -> None:
    if not np.isfinite(values).all():
        at = int(np.argmin(np.isfinite(values)))
        raise _not_finite(values[at].item(), at)


def _not_finite(value: Any, index: int) -> InformationError:
    what = "missing" if value != value else "infinite"  # noqa: PLR0124
    return InformationError(f"value {{}} at index {{}} is {what}", value, index, hint=_GAPS)


def check_length(n: int, least: int, why: str) -> None:
    """Refuse a series that is too short."""
    if n < least:
        raise InformationError(f"the series is too short: {n} values, {why} needs at least {least}")


def without_extremes(x: Any) -> Any:
    """Very large or very small values scaled by a power of 2, below 1: their squares and sums stay finite."""
    most = float(np.max(np.abs(x), initial=0.0))
    exponent = frexp(most)[1]
    if most == 0.0 or -400 < exponent < 400:
        return x
    return np.ldexp(x, -exponent)


def is_constant(x: Any) -> bool:
    """Are all values the same? (The standard deviation of the same floats need not be 0.)"""
    return bool(x.min() == x.max())
