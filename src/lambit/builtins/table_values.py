"""Hash tables as values: ours, and a Python `dict` seen as one.

A `HashTable` keeps its entries in a dict, by a normal form of each key (see
`table_keys`). A `dict` from the host may stand wherever a table is expected;
its keys and values are converted on the way in and out.
"""

from __future__ import annotations

from lambit.data import ABSENT, Datum, String, from_iterable
from lambit.data.parts import TABLE_DIRECT, TABLE_ENTRIES, TABLE_GET, TABLE_TEXTUAL, alias
from lambit.errors import DomainError, LispError, WrongType
from lambit.printer import PRINTERS
from lambit.registry import contract

from .table_keys import KINDS, Careful, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class HashTable(Datum):
    """A hash table. From Python it looks like a mapping with Lisp keys and values."""

    __slots__ = ("buckets", "direct", "entries", "get", "key", "kind", "originals", "textual")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.direct = kind.direct
        self.textual = kind.textual
        self.key: Callable[[Any], Any] = kind.key
        self.clear()

    def clear(self) -> None:
        """Forget all entries."""
        self.entries: dict[Any, Any] = {}
        self.get = self.entries.get
        self.originals: dict[Any, Any] = {}  # normal form -> key, where they differ
        if self.kind.own:
            self.buckets: dict[int, Any] = {}  # hash -> the list of slots, which stand for normal forms

    def lookup(self, key: Any, default: Any) -> Any:
        """The value of `key`, or `default`."""
        try:
            return self.get(self.key(key), default)
        except LispError:
            raise
        except TypeError:
            self._be_careful()
            return self.get(self.key(key), default)

    def store(self, key: Any, value: Any) -> None:
        """Let `key` have `value`."""
        normal = self.key(key)
        try:
            if normal is not key and normal.__class__ is not str and normal not in self.entries:
                self.originals[normal] = key
            self.entries[normal] = value
        except TypeError:
            self._be_careful()
            self.store(key, value)

    def remove(self, key: Any) -> bool:
        """Forget `key`; was it there?"""
        try:
            normal = self.key(key)
            found: Any = self.entries.pop(normal, None)
            if self.originals:
                self.originals.pop(normal, None)
        except LispError:
            raise
        except TypeError:
            self._be_careful()
            return self.remove(key)
        return found is not None

    def _be_careful(self) -> None:
        """Change to keys that can be compared whatever their hash."""
        if self.direct == frozenset() and not self.textual and self.key is not self.kind.key:
            raise DomainError("hash table: a key cannot be compared")
        key = self.kind.key
        pairs = list(zip(self, self.entries.values(), strict=True))
        self.direct = frozenset()
        self.textual = False
        self.key = lambda x: Careful(key(x))
        self.clear()
        for each, value in pairs:
            self.store(each, value)

    def __iter__(self) -> Iterator[Any]:
        originals = self.originals
        for normal in self.entries:
            if normal.__class__ is str:
                yield String(normal)
            else:
                yield originals.get(normal, normal) if originals else normal

    def keys(self) -> list[Any]:
        """The keys, oldest first."""
        return list(self)

    def values(self) -> list[Any]:
        """The values, in the order of `keys`."""
        return list(self.entries.values())

    def copy(self) -> HashTable:
        """Another table with the same entries."""
        other = HashTable(self.kind)
        other.direct, other.textual, other.key = self.direct, self.textual, self.key
        other.entries = self.entries.copy()
        other.get = other.entries.get
        other.originals = self.originals.copy()
        if self.kind.own:
            other.buckets = self.buckets.copy()
        return other

    def pop(self) -> tuple[Any, Any]:
        """Take the oldest entry out: its key and its value."""
        key = next(iter(self))
        normal = next(iter(self.entries))
        value = self.entries.pop(normal)
        self.originals.pop(normal, None)
        if self.kind.own:
            self.drop(normal)
        return key, value

    def drop(self, slot: Any) -> None:
        """Take `slot`, a pair of key and hash, out of its bucket."""
        rest = [each for each in self.buckets[slot.cdr] if each is not slot]
        if rest:
            self.buckets[slot.cdr] = from_iterable(rest)
        else:
            del self.buckets[slot.cdr]

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, key: Any) -> Any:
        found = self.lookup(key, ABSENT)
        if found is ABSENT:
            raise KeyError(key)
        return found

    def __contains__(self, key: Any) -> bool:
        return self.lookup(key, ABSENT) is not ABSENT

    def __repr__(self) -> str:
        return f"#<hash-table {len(self.entries)}>"


alias(HashTable, "direct", TABLE_DIRECT)
alias(HashTable, "entries", TABLE_ENTRIES)
alias(HashTable, "get", TABLE_GET)
alias(HashTable, "textual", TABLE_TEXTUAL)


class HostTable:
    """A Python dict, seen as a table."""

    __slots__ = ("entries",)
    kind = KINDS["equal?"]

    def __init__(self, entries: dict[Any, Any]) -> None:
        self.entries = entries

    def _key(self, key: Any) -> Any:
        from lambit.runtime.border import to_python

        key = to_python(key)
        return tuple(key) if key.__class__ is list else key

    def lookup(self, key: Any, default: Any) -> Any:
        """The value of `key`, or `default`."""
        from lambit.runtime.border import to_lisp

        key = self._key(key)
        return to_lisp(self.entries[key]) if key in self.entries else default

    def store(self, key: Any, value: Any) -> None:
        """Let `key` have `value`."""
        from lambit.runtime.border import to_python

        self.entries[self._key(key)] = to_python(value)

    def remove(self, key: Any) -> bool:
        """Forget `key`; was it there?"""
        key = self._key(key)
        if key in self.entries:
            del self.entries[key]
            return True
        return False

    def clear(self) -> None:
        """Forget all entries."""
        self.entries.clear()

    def keys(self) -> list[Any]:
        """The keys."""
        from lambit.runtime.border import to_lisp

        return list(map(to_lisp, self.entries))

    def values(self) -> list[Any]:
        """The values."""
        from lambit.runtime.border import to_lisp

        return list(map(to_lisp, self.entries.values()))

    def pop(self) -> tuple[Any, Any]:
        """Take the oldest entry out: its key and its value."""
        key, value = self.keys()[0], self.values()[0]
        del self.entries[next(iter(self.entries))]
        return key, value

    def copy(self) -> HashTable:
        """A table of ours with the same entries."""
        other = HashTable(self.kind)
        for key, value in zip(self.keys(), self.values(), strict=True):
            other.store(key, value)
        return other

    def __len__(self) -> int:
        return len(self.entries)


PRINTERS[HashTable] = repr
contract(
    "HashTable", "a hash table", "{x}.__class__ is HashTable or {x}.__class__ is dict", HashTable=HashTable
)


def as_table(table: Any, name: str, where: int = 1) -> HashTable | HostTable:
    """`table`, if it can be used as one; else the error of argument `where` of `name`."""
    if table.__class__ is HashTable:
        return table
    if table.__class__ is dict:
        return HostTable(table)
    from lambit.printer import write_short

    raise WrongType(f"{name}: argument {where}: expected a hash table, got {write_short(table)}")
