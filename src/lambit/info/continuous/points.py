"""Points: continuous data as an n × d array of finite doubles, checked and scaled."""

from __future__ import annotations

from math import frexp, isfinite, isnan
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_integer
from lambit.info.data.frames import frame_columns
from lambit.info.foreign import is_frame, plain_column

_ROUNDING = 4 * np.finfo(np.float64).eps


def points(name: str, data: Any) -> Any:
    """Observations as rows: of a sequence of numbers n × 1, of a sequence of sequences n × d.

    What is not a finite number is refused, by its place.

    >>> points("x", [1, 2, 3]).shape, points("x", [[1, 2], [3, 4], [5, 6]]).shape
    ((3, 1), (3, 2))
    """
    array = _array(name, data)
    if array.ndim == 0 or array.ndim > 2:
        raise InformationError(
            f"{name} has {array.ndim} axes: data are a row of numbers, or an array with a row for each observation"
        )
    if array.size == 0:
        raise InformationError(f"{name} is empty: no data")
    if array.ndim == 1:
        array = array[:, None]
    finite = np.isfinite(array)
    if not finite.all():
        row, column = (int(i) for i in np.argwhere(~finite)[0])
        raise _bad(name, float(array[row, column]), row, column if array.shape[1] > 1 else None)
    return np.ascontiguousarray(array)


def _array(name: str, data: Any) -> Any:
    if isinstance(data, (str, bytes)):
        raise InformationError(f"{name} is text, {{}}: expected numbers", data, hint="samples takes symbols as data")
    data = _columns_side_by_side(name, data) if is_frame(data) else plain_column(data)
    if hasattr(data, "dtype") and hasattr(data, "ndim") and data.dtype.kind in "fiu":
        return np.asarray(data, dtype=np.float64)
    if hasattr(data, "ndim") and hasattr(data, "tolist"):
        data = data.tolist()
    if not hasattr(data, "__iter__"):
        raise InformationError(f"{name} is {{}}: expected a sequence of numbers", data)
    rows = list(data)
    if rows and all(_is_row(row) for row in rows):
        table = [list(row) for row in rows]
        for i, row in enumerate(table):
            if len(row) != len(table[0]):
                raise InformationError(f"{name}: row {{}} has {len(row)} numbers, the first has {len(table[0])}", i)
        return np.array([[_number(name, x, i, j) for j, x in enumerate(row)] for i, row in enumerate(table)], dtype=np.float64)
    return np.array([_number(name, x, i, None) for i, x in enumerate(rows)], dtype=np.float64)


def _columns_side_by_side(name: str, frame: Any) -> Any:
    """A frame's columns as those of one array."""
    columns, names = frame_columns(frame)
    return np.column_stack([points(f"{name}, column {label}", column) for column, label in zip(columns, names, strict=True)])


def _is_row(x: Any) -> bool:
    return hasattr(x, "__iter__") and not isinstance(x, (str, bytes)) and getattr(x, "ndim", 1) == 1


def _number(name: str, x: Any, row: int, column: int | None) -> float:
    if isinstance(x, (bool, str, bytes, complex)) or not hasattr(x, "__float__") or bool(getattr(x, "ndim", False)):
        raise _bad(name, x, row, column)
    try:
        value = float(x)
    except OverflowError:
        raise _bad(name, x, row, column, "too large") from None
    except (TypeError, ValueError):
        raise _bad(name, x, row, column) from None
    if not isfinite(value):
        raise _bad(name, value, row, column)
    return value


def _bad(name: str, x: Any, row: int, column: int | None, what: str = "") -> InformationError:
    hint = "numbers only; samples takes symbols as data"
    if x is None or (isinstance(x, float) and isnan(x)):
        what, hint = "missing", "leave such observations out before"
    elif isinstance(x, float):
        what, hint = "infinite", "leave such observations out before"
    where = "at index {}" if column is None else "in row {}, column {}"
    places = (row,) if column is None else (row, column)
    return InformationError(f"{name}: value {{}} {where} is {what or 'not a number'}", x, *places, hint=hint)


def same_length(first: Any, second: Any, names: tuple[str, str]) -> None:
    """Refuse data of unequal lengths."""
    if len(first) != len(second):
        raise InformationError(
            f"unequal lengths: {len(first)} observations of {names[0]}, {len(second)} of {names[1]}",
            hint="observations come in pairs",
        )


def check_neighbours(k: Any, n: int) -> int:
    """Take k, a number of neighbours that n points have."""
    count: int = check_integer("k", k, 1)
    if count >= n:
        raise InformationError(
            f"k {{}}: each of {n} observations has {n - 1} neighbours", k, hint="a smaller k, or more data"
        )
    return count


def spread(x: Any) -> Any:
    """The standard deviation of every column (divided by n), whatever the scale; 0 for a constant one."""
    unit = _units(x)
    scaled = np.ldexp(x, -unit)
    deviations = scaled - scaled.mean(axis=0)
    found = np.sqrt(np.mean(deviations * deviations, axis=0))
    found[(x == x[0]).all(axis=0)] = 0.0
    return np.ldexp(found, unit)


def _units(x: Any) -> Any:
    """For each column a power of two such that its values have size 1: scaling by it is exact."""
    return np.array([frexp(float(m))[1] for m in np.abs(x).max(axis=0)])


def standardised(x: Any) -> tuple[Any, Any]:
    """The columns with mean 0 and variance 1 (a constant column: all 0), and how far rounding may move each.

    >>> standardised(np.array([[1.0], [3.0]]))[0].ravel().tolist()
    [-1.0, 1.0]
    """
    scaled = np.ldexp(x, -_units(x))
    constant = (x == x[0]).all(axis=0)
    deviations = scaled - scaled.mean(axis=0)
    deviations[:, constant] = 0.0
    size = np.sqrt(np.mean(deviations * deviations, axis=0))
    size[size == 0] = 1.0
    found = np.ascontiguousarray(deviations / size)
    return found, grain(found) + np.where(constant, 0.0, _ROUNDING / size)


def grain(x: Any) -> Any:
    """How far rounding may move a difference of two values of each column."""
    return _ROUNDING * np.abs(x).max(axis=0)
