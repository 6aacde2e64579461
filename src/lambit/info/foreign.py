"""Columns of pandas, polars and Arrow as arrays or lists: taken by what they can do, none of them imported."""

from __future__ import annotations

from typing import Any

_NUMBERS = {f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64)}
_OURS = ("builtins", "numpy")
_NUMBERS |= {"bool", "boolean", "float", "double", "float16", "float32", "float64", "halffloat"}


def is_frame(x: Any) -> bool:
    """Is it a table of named columns: a pandas or polars frame, an Arrow table, or alike?"""
    kind = x.__class__
    if isinstance(x, type) or hasattr(kind, "frequencies") or hasattr(kind, "__array_interface__"):
        return False
    return (hasattr(kind, "columns") or hasattr(kind, "column_names")) and hasattr(kind, "__getitem__")


def is_series(x: Any) -> bool:
    """Is it a column of a frame: a pandas or polars series, an Arrow array?"""
    kind = x.__class__
    if kind.__module__ in _OURS or isinstance(x, type) or is_frame(x):
        return False
    return hasattr(kind, "to_numpy") and (hasattr(kind, "to_list") or hasattr(kind, "to_pylist"))


def plain_column(x: Any) -> Any:
    """A column of a frame as an array or a list, an array of another library as numpy's; anything else as it is."""
    if x.__class__.__module__ in _OURS:
        return x
    if is_series(x):
        return series_values(x)
    if hasattr(x.__class__, "__array__") and not hasattr(getattr(x, "dtype", None), "kind") and not is_frame(x):
        import numpy as np

        return np.asarray(x)
    return x


def is_labelled(x: Any) -> bool:
    """Is it a column whose values have labels: a pandas series?"""
    return is_series(x) and hasattr(x.__class__, "index") and hasattr(x.index.__class__, "to_list")


def labelled(x: Any) -> tuple[list[Any], list[Any]]:
    """The labels and the values of a column."""
    return [_fixed(label) for label in x.index.to_list()], list(series_values(x))


def series_values(column: Any) -> Any:
    """A column's values: an array of numbers or booleans where nothing is missing, else a list, None where a value is missing."""
    arrow = hasattr(column.__class__, "to_pylist")
    kind = str(getattr(column, "dtype", getattr(column, "type", ""))).lower().removesuffix("[pyarrow]")
    if kind in _NUMBERS and not _missing_count(column):
        import numpy as np

        values = np.asarray(column.to_numpy(zero_copy_only=False) if arrow else column.to_numpy())
        if values.dtype.kind in "biuf":
            return values
    return [None if _is_missing(x) else _fixed(x) for x in (column.to_pylist() if arrow else column.to_list())]


def _missing_count(column: Any) -> int:
    count = getattr(column, "null_count", None)
    if count is None and hasattr(column, "isna"):
        return int(column.isna().sum())
    return int(count() if callable(count) else count or 0)


def _is_missing(x: Any) -> bool:
    """None, NaN, pandas' NA and NaT."""
    if x is None or x.__class__.__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(x, float) and x != x  # noqa: PLR0124


def _fixed(x: Any) -> Any:
    """Lists and structs as tuples, which can be symbols."""
    if isinstance(x, dict):
        return tuple((key, _fixed(value)) for key, value in x.items())
    if isinstance(x, list) or hasattr(x.__class__, "to_list"):
        return tuple(map(_fixed, x))
    return x
