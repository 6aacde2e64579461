"""Samples out of files, as Lisp values."""

from __future__ import annotations

from lambit.data import String, from_iterable
from lambit.errors import FileError

from .border import ask
from .samples import _samples

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

NAME = "samples-from-csv"


def lisp_rows(path: str, columns: Sequence[str], missing: Any, read: Callable[..., Any], typed: Callable[..., Any]) -> Any:
    """The samples in the file `path`: `read` gives names and rows, `typed` a column's values."""
    try:
        return ask(NAME, _made, path, columns, missing, read, typed)
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{NAME}: {path}: {getattr(error, 'strerror', None) or error}") from None


def _made(path: str, columns: Sequence[str], missing: Any, read: Callable[..., Any], typed: Callable[..., Any]) -> Any:
    from lambit.data import symbol
    from lambit.info.checks import InformationError

    names, rows = read(path)
    wanted = list(columns) or names
    for name in wanted:
        if name not in names:
            raise InformationError("there is no column {}", name, hint=f"the columns are {', '.join(names)}")
    if not rows:
        raise InformationError("no data: the file has no line after its first")
    data = []
    kept = range(len(rows))
    fields = [typed([row[names.index(name)] for row in rows]) for name in wanted]
    empty = [i for i in kept if any(column[i] is None for column in fields)]
    if empty and missing.name != "drop":
        raise InformationError("an empty field in row {} after the first line", empty[0] + 1, hint="missing 'drop leaves such rows out")
    left = set(empty)
    for column in fields:
        values = [x for i, x in enumerate(column) if i not in left]
        data.append(from_iterable([String(x) if x.__class__ is str else x for x in values]))
    return _samples(NAME, data, from_iterable([symbol(name) for name in wanted]), missing)
