"""The two regular expressions of the reader, without the cost of compiling them.

`_tables.py` holds the code that `re` made of them. The matcher is told by a
number (`MAGIC`) whether it understands that code; if not, we compile as usual.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from sys import byteorder

from . import _tables as tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def load(pattern: str, flags: int, groups: tuple[str | None, ...], code: bytes) -> Any:
    """The compiled pattern."""
    if (_sre.MAGIC, _sre.CODESIZE, byteorder) != (tables.MAGIC, tables.CODESIZE, "little"):
        import re

        return re.compile(pattern)
    index = {name: number for number, name in enumerate(groups) if name is not None}
    words = list(memoryview(code).cast("I"))
    return _sre.compile(pattern, flags, words, len(groups) - 1, index, groups)


TOKEN: Any = load(
    tables.TOKEN_PATTERN, tables.TOKEN_FLAGS, tables.TOKEN_GROUPS, tables.TOKEN_CODE
)
TEXT: Any = load(tables.TEXT_PATTERN, tables.TEXT_FLAGS, tables.TEXT_GROUPS, tables.TEXT_CODE)
