"""The parts of values that compiled code takes hold of, by names that no other class has.

Compiled code presumes that `(vector-ref v i)` is about a vector: it asks for
`v.<vector-items>`, an alias of the slot `items`. A value of another class has
no such attribute, however its own are called, so that it is noticed at once.
"""

from __future__ import annotations

CHAR_TEXT = "char-text"
STRING_TEXT = "string-text"
VECTOR_ITEMS = "vector-items"
NATURAL = "natural"  # no attribute: an integer that is not negative, as it is
TABLE_DIRECT = "table-direct"
TABLE_ENTRIES = "table-entries"
TABLE_GET = "table-get"
TABLE_TEXTUAL = "table-textual"


class RecordOperation:
    """What a procedure of a record type does, for compiled code that does it itself.

    `kind` is `%record-ref`, `%record-set!` or `%record?`; `part` is the alias of the field;
    `instances` is the class of the records.
    """

    __slots__ = ("instances", "kind", "part")

    def __init__(self, kind: str, instances: type, part: str = "") -> None:
        self.kind = kind
        self.instances = instances
        self.part = part


def alias(owner: type, slot: str, name: str) -> None:
    """Let instances of `owner` have `slot` by `name` too, at the same cost."""
    setattr(owner, name, owner.__dict__[slot])
