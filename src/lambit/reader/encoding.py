"""Bytes to text: strict UTF-8, with the place of what is not."""

from __future__ import annotations

from lambit.errors import ReadError
from lambit.source import add_source

BOM = b"\xef\xbb\xbf"


def decode(data: bytes, name: str) -> str:
    """The text in `data`, without a byte order mark; `name` is the file's, for the error."""
    start = len(BOM) if data.startswith(BOM) else 0
    try:
        return data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[start : start + error.start].decode("utf-8")
        byte = data[start + error.start]
        rest = data[start + error.start :].decode("utf-8", "replace")
    source = add_source(name, good + rest)
    line, column = source.line_column(len(good))
    raise ReadError(
        f"{name}:{line}:{column}: byte {byte:02X} is not UTF-8",
        position=source.base + len(good),
        hint=_guess(data[:4]),
    )


def _guess(start: bytes) -> str:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "the file looks like UTF-16; save it as UTF-8"
    return "save the file as UTF-8"
