"""Frames as data: pandas, polars and Arrow tables, taken by what they can do, none of them imported.

A frame has columns with names and rows that are observations. None, NaN, pandas' NA and NaT and
Arrow's nulls are missing values: an error that names the column, unless they are dropped.
"""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def is_frame(x: Any) -> bool:
    """Is it a table of named columns: a pandas or polars frame, an Arrow table, or alike?"""
    kind = x.__class__
    if isinstance(x, type) or hasattr(kind, "frequencies") or hasattr(kind, "__array_interface__"):
        return False
    return (hasattr(kind, "columns") or hasattr(kind, "column_names")) and hasattr(kind, "__getitem__")


def is_series(x: Any) -> bool:
    """Is it a column of a frame: a pandas or polars series, an Arrow array?"""
    kind = x.__class__
    if isinstance(x, type) or is_frame(x) or kind.__module__ == "numpy":
        return False
    return hasattr(kind, "to_numpy") and (hasattr(kind, "to_list") or hasattr(kind, "to_pylist"))


def frame_columns(frame: Any) -> tuple[list[Any], tuple[str, ...]]:
    """The columns of a frame, each as an array or a list, None where a value is missing; and their names."""
    arrow = hasattr(frame.__class__, "column_names")
    labels = list(frame.column_names if arrow else frame.columns)
    if not labels:
        raise InformationError("a frame without columns is no data")
    names = tuple(str(label) for label in labels)
    for i, name in enumerate(names):
        if name in names[:i]:
            raise InformationError("the column {} is there twice", name, hint="columns need different names")
    columns = []
    for label, name in zip(labels, names, strict=True):
        try:
            columns.append(series_values(frame.column(label) if arrow else frame[label]))
        except InformationError as error:
            raise InformationError(f"column {name}: {error.template}", *error.values, hint=error.hint) from None
    return columns, names


def check_missing(columns: list[Any], names: tuple[str, ...]) -> None:
    """Refuse a frame in which a value is missing: its column, and its row counted from 0."""
    for column, name in zip(columns, names, strict=True):
        if column.__class__ is list and None in column:
            raise InformationError(
                "column {} lacks a value in row {}", name, column.index(None), hint="missing 'drop' leaves such observations out"
            )


def series_values(column: Any) -> Any:
    """A column's values: an array of numbers or booleans where nothing is missing, else a list."""
    kind = str(getattr(column, "dtype", getattr(column, "type", ""))).lower()
    plain = kind.removeprefix("u").rstrip("0123456789") in ("int", "bool", "boolean", "float", "double")
    if plain and not _missing_count(column):
        import numpy as np

        values = np.asarray(column.to_numpy())
        if values.dtype.kind in "biuf":
            return values
    values = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return [None if _is_missing(x) else x for x in values]


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


def chosen(names: tuple[str, ...], columns: list[Any], wanted: Sequence[str] | None) -> tuple[list[Any], tuple[str, ...]]:
    """The columns called so, in that order; all, if none are named."""
    if wanted is None:
        return columns, names
    for name in wanted:
        if name not in names:
            raise InformationError("there is no column {}", name, hint=f"the columns are {', '.join(names)}")
    return [columns[names.index(name)] for name in wanted], tuple(wanted)
