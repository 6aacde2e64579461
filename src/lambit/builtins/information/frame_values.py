"""Samples out of files, as Lisp values."""

from __future__ import annotations

from lambit.data import String, from_iterable, symbol
from lambit.errors import FileError

from .border import ask
from .samples import _samples

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

NAME = "samples-from-csv"


def samples_of_file(path: str, columns: Sequence[str], missing: Any) -> Any:
    """The samples in the file `path`."""
    try:
        return ask(NAME, _made, path, columns, missing)
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{NAME}: {path}: {getattr(error, 'strerror', None) or error}") from None


def _made(path: str, columns: Sequence[str], missing: Any) -> Any:
    from lambit.info.checks import InformationError
    from lambit.info.data.csv import typed_columns

    names, fields = typed_columns(path, columns)
    rows = list(zip(*fields, strict=True))
    whole = [row for row in rows if None not in row]
    if len(whole) < len(rows) and missing.name != "drop":
        first = next(i for i, row in enumerate(rows, 1) if None in row)
        raise InformationError("an empty field in row {} after the first line", first, hint="missing 'drop leaves such rows out")
    kept = zip(*whole, strict=True) if whole else [() for _ in names]
    data = [from_iterable([String(x) if x.__class__ is str else x for x in column]) for column in kept]
    return _samples(NAME, data, from_iterable([symbol(name) for name in names]), missing)
