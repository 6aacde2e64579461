"""Samples from files of comma-separated values."""

from __future__ import annotations

import csv
from typing import Any

import numpy as np

from lambit.info.checks import InformationError

from .columns import encode
from .samples import Samples, drop_missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LACKING = frozenset(("", "na", "n/a", "nan", "null", "none", "?"))
"""What stands for a missing value, in small letters."""


def samples_from_csv(path: Any, *columns: str, delimiter: str | None = None, missing: str = "error") -> Samples:
    """The columns of a file of comma-separated values, all or those named, as samples with these names.

    The first line has the names. `delimiter` is found from it unless given: a comma, semicolon, tab or bar. A
    column of integers or of decimal numbers becomes numbers, any other stays text. Empty fields, NA, NaN, null, none and ? are
    missing: an error that tells the line, unless `missing` is "drop". The file is UTF-8.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            names, data = read_table(file, columns, delimiter)
    except OSError as error:
        raise InformationError(f"{{}}: {error.strerror}", str(path)) from None
    except UnicodeDecodeError:
        raise InformationError("{} is not text in UTF-8", str(path)) from None
    return Samples([encode(x) for x in cleaned(names, data, missing)], names)


def read_table(lines: Any, chosen: Sequence[str], delimiter: str | None = None) -> tuple[list[str], list[list[str]]]:
    """The names and the fields of the columns chosen, all if none is."""
    lines = iter(lines)
    first = next(lines, None)
    if first is None or not first.strip():
        raise InformationError("no data: the first line of the file has no names")
    delimiter = delimiter or max(",;\t|", key=first.count)
    if delimiter.__class__ is not str or len(delimiter) != 1:
        raise InformationError("delimiter {}: expected one character", delimiter)
    try:
        names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
        wanted = list(chosen) or names
        for name in wanted:
            if name not in names:
                raise InformationError(f"there is no column {{}}: the file has {', '.join(names)}", name)
        places = [names.index(name) for name in wanted]
        data: list[list[str]] = [[] for _ in places]
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter), 2):
            if not row:
                continue
            if len(row) != len(names):
                raise InformationError(f"line {number} has {len(row)} fields, the first line {len(names)}")
            for fields, place in zip(data, places, strict=True):
                fields.append(row[place].strip())
    except csv.Error as error:
        raise InformationError(f"the file is not of comma-separated values: {error}") from None
    if not data[0]:
        raise InformationError("no data: the file has names only")
    return wanted, data


def cleaned(names: Sequence[str], data: Sequence[list[str]], missing: str = "error") -> list[Any]:
    """Columns of fields as columns of values, without what is missing."""
    if missing not in ("error", "drop"):
        raise InformationError("missing {}: expected 'error' or 'drop'", missing)
    marked: list[list[str | None]] = [[None if x.lower() in _LACKING else x for x in column] for column in data]
    if missing == "drop":
        marked = list(drop_missing(marked))
        if not marked[0]:
            raise InformationError("no data: every row lacks something")
    for name, column in zip(names, marked, strict=True):
        if None in column:
            raise InformationError(
                f"missing value in column {{}}, row {column.index(None) + 1}", name,
                hint="missing 'drop' leaves such rows out",
            )  # fmt: skip
    return [_values(column) for column in marked]


def _values(fields: list[Any]) -> Any:
    """Integers or floats where all fields are such, else the text."""
    if any("_" in x for x in fields):  # Python's own notation of numbers only
        return fields
    for kind, dtype in ((int, np.int64), (float, np.float64)):
        try:
            return np.array([kind(x) for x in fields], dtype=dtype)
        except (ValueError, OverflowError):
            pass
    return fields
