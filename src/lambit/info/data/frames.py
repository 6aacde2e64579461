"""Frames as data: pandas, polars and Arrow tables.

A frame has columns with names and rows that are observations. None, NaN, pandas' NA and NaT and
Arrow's nulls are missing values: an error that names the column, unless they are dropped.
"""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError
from lambit.info.foreign import series_values

from .columns import missing_places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def frame_columns(frame: Any) -> tuple[list[Any], tuple[str, ...]]:
    """The columns of a frame, each as an array or a list, None where a value is missing; and their names."""
    if hasattr(frame.__class__, "collect"):
        raise InformationError("a lazy frame has no values yet", hint="its collect() computes them")
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
            raise InformationError("column {}: " + error.template, name, *error.values, hint=error.hint) from None
    return columns, names


def check_missing(columns: list[Any], names: tuple[str, ...]) -> None:
    """Refuse a frame in which a value is missing: its column, and its row counted from 0."""
    for column, name in zip(columns, names, strict=True):
        if column.__class__ is list:
            row = column.index(None) if None in column else None
        else:
            lacking = missing_places(column)
            row = int(lacking.argmax()) if lacking is not None and lacking.any() else None
        if row is not None:
            raise InformationError("column {} lacks a value in row {}", name, row, hint="missing 'drop' leaves such observations out")


def chosen(names: tuple[str, ...], columns: list[Any], wanted: Sequence[str] | None) -> tuple[list[Any], tuple[str, ...]]:
    """The columns called so, in that order; all, if none are named."""
    if wanted is None:
        return columns, names
    for name in wanted:
        if name not in names:
            raise InformationError("there is no column {}", name, hint=f"the columns are {', '.join(names)}")
    return [columns[names.index(name)] for name in wanted], tuple(wanted)
