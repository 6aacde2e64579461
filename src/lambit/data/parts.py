"""The parts of values that compiled code takes hold of, by names that no other class has.

Compiled code presumes that `(vector-ref v i)` is about a vector: it asks for
`v.<vector-items>`, an alias of the slot `items`. A value of another class has
no such attribute, however its own are called, so that it is noticed at once.
"""

from __future__ import annotations

CHAR_TEXT = "char-text"
STRING_TEXT = "string-text"
VECTOR_ITEMS = "vector-items"
TABLE_DIRECT = "table-direct"
TABLE_ENTRIES = "table-entries"
TABLE_GET = "table-get"


def alias(owner: type, slot: str, name: str) -> None:
    """Let instances of `owner` have `slot` by `name` too, at the same cost."""
    setattr(owner, name, owner.__dict__[slot])
