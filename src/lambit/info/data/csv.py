"""Samples out of a file of comma-separated values."""

from __future__ import annotations

from typing import Any

from lambit.info.checks import InformationError

from .samples import Samples, samples

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def samples_from_csv(path: str, *columns: str, missing: str = "error") -> Samples:
    """Samples with a variable for each column of the file, or for those named; its first line has their names.

    A column whose values are all integers, or all numbers, is one of numbers; any other is one of strings. An
    empty field is missing.
    """
    names, fields = typed_columns(path, columns)
    return samples(*fields, names=names, missing=missing)


def typed_columns(path: str, columns: Sequence[str]) -> tuple[list[str], list[list[Any]]]:
    """The names and the values of the columns of the file, or of those named; None for an empty field."""
    names, rows = read_table(path)
    wanted = list(columns) or names
    for name in wanted:
        if name not in names:
            raise InformationError("there is no column {}", name, hint=f"the columns are {', '.join(names)}")
    if not rows:
        raise InformationError("no data: the file has no line after its first")
    return wanted, [typed([row[names.index(name)] for row in rows]) for name in wanted]


def read_table(path: str) -> tuple[list[str], list[list[str]]]:
    """The names of the columns, and the rows."""
    import csv
    from os import PathLike

    if not isinstance(path, (str, PathLike)):
        raise InformationError("{} is no path of a file", path)
    with open(path, newline="", encoding="utf-8-sig") as file:
        lines = csv.reader(file)
        names = next(lines, None)
        if not names:
            raise InformationError("no data: the file is empty")
        rows = []
        for row in lines:
            if row and len(row) != len(names):
                raise InformationError(f"line {{}} has {len(row)} fields, the first has {len(names)}", lines.line_num)
            if row:
                rows.append(row)
    return [name.strip() for name in names], rows


def typed(texts: list[str]) -> list[Any]:
    """The fields as integers or floats, if they all are; None for an empty one."""
    fields = [text.strip() for text in texts]
    for kind in (int, float):
        try:
            return [kind(text) if text else None for text in fields]
        except ValueError:
            continue
    return [text or None for text in fields]
