"""Keys of hash tables: Lisp's equivalences in terms of Python's.

A table is a Python `dict`. Its keys must be hashable and compare as the table's
equivalence says, so each Lisp key has a *normal form*:

    int, symbol, character, boolean, ...   itself (class in `Kind.direct`)
    string                                 its `str`, where strings go by content
    float, rational, complex               a tuple, so that 1 and 1.0 differ
    pair, vector, bytevector, array        a flat tuple of normal forms
    what is longer than LONG, or circular  `Deep`: hash of the beginning, full comparison
    anything else                          `Same`: by identity

Lisp values refuse `==`, which Python asks for when two keys have the same hash:
an integer that happens to be a symbol's hash. The dict then raises TypeError and
the table goes on with `Careful` keys, which compare by class first.
"""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType

from lambit.data import (
    ABSENT,
    Boolean,
    Bytevector,
    Char,
    Datum,
    ExactComplex,
    Keyword,
    Nil,
    Pair,
    Rational,
    String,
    Symbol,
    Unique,
    Vector,
)
from lambit.data.kinds import NUMBERS, is_array
from lambit.errors import WrongType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LONG = 4000  # parts of a structure that are copied into its key

ATOMS: frozenset[type] = frozenset(
    {int, Symbol, Char, Boolean, Keyword, Nil, Unique, FunctionType, BuiltinFunctionType}
)
BY_IDENTITY: frozenset[type] = ATOMS | {String, Pair, Vector, Bytevector}


class Token:
    """A mark inside the key of a structure."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


PAIR, VECTOR, BYTES, ARRAY = Token("pair"), Token("vector"), Token("bytes"), Token("array")


class Same:
    """The key of an object that is only the same as itself."""

    __slots__ = ("x",)

    def __init__(self, x: Any) -> None:
        self.x = x

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Same and self.x is other.x

    def __hash__(self) -> int:
        return object.__hash__(self.x)


class Deep:
    """The key of a structure too long to copy, perhaps circular."""

    __slots__ = ("hash", "x")

    def __init__(self, x: Any, beginning: tuple[Any, ...]) -> None:
        self.x = x
        self.hash = hash(beginning)

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Deep and alike(self.x, other.x)

    def __hash__(self) -> int:
        return self.hash


class Careful:
    """A normal form that is never asked whether it equals one of another class."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        self.key = key

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Careful and _agree(self.key, other.key)

    def __hash__(self) -> int:
        return hash(self.key)


def _agree(a: Any, b: Any) -> bool:
    if a is b:
        return True
    if a.__class__ is not b.__class__ or isinstance(a, (Datum, Token)):
        return False
    if a.__class__ is tuple:
        return len(a) == len(b) and all(map(_agree, a, b))
    return bool(a == b)


def number_key(x: Any) -> Any:
    """The normal form of a number that is no `int`, by `eqv?`."""
    kind = x.__class__
    if kind is float:
        if x != x:  # noqa: PLR0124  NaN
            return ("nan",)
        return (x,) if x else (str(x),)
    if kind is Rational:
        return (Rational, x.numerator, x.denominator)
    parts = [part if part.__class__ is int else number_key(part) for part in (x.real, x.imag)]
    return (kind if kind is ExactComplex else complex, *parts)


def eqv_key(x: Any) -> Any:
    """The normal form of `x` by `eqv?`."""
    kind = x.__class__
    if kind in BY_IDENTITY:
        return x
    if kind in NUMBERS:
        return number_key(x)
    return x if isinstance(x, Datum) else Same(x)


def equal_key(x: Any) -> Any:
    """The normal form of `x` by `equal?`."""
    kind = x.__class__
    if kind in ATOMS:
        return x
    if kind is String:
        return x.text
    if kind is Pair or kind is Vector:
        return _structure_key(x)
    return _other_key(x)


def _other_key(x: Any) -> Any:
    """The normal form by `equal?` of what is neither atom nor string nor pair nor vector."""
    kind = x.__class__
    if kind in NUMBERS:
        return number_key(x)
    if kind is Bytevector or kind is bytes:
        return (BYTES, bytes(x))
    if isinstance(x, Datum):
        return x
    if is_array(x) and x.dtype.kind in "biufc":
        return (ARRAY, x.shape, tuple(map(equal_key, x.ravel().tolist())))
    return Same(x)


def _structure_key(root: Any) -> Any:
    out: list[Any] = []
    add = out.append
    todo = [root]
    while todo:
        x = todo.pop()
        while x.__class__ is Pair:
            add(PAIR)
            item = x.car
            if item.__class__ in ATOMS:
                add(item)
                x = x.cdr
                if len(out) > LONG:
                    return Deep(root, tuple(out))
            else:
                todo.append(x.cdr)
                x = item
                if len(todo) > LONG:
                    return Deep(root, tuple(out))
        if x.__class__ is Vector:
            add(VECTOR)
            add(len(x.items))
            if len(x.items) > LONG:
                return Deep(root, tuple(out))
            todo.extend(reversed(x.items))
        else:
            add(x.text if x.__class__ is String else x if x.__class__ in ATOMS else _other_key(x))
        if len(out) > LONG or len(todo) > LONG:
            return Deep(root, tuple(out))
    return tuple(out)


def alike(a: Any, b: Any) -> bool:
    """`equal?` of two structures; ends on cycles."""
    todo = [(a, b)]
    seen: set[tuple[int, int]] = set()
    while todo:
        a, b = todo.pop()
        if a is b:
            continue
        kind = a.__class__
        if kind is not b.__class__:
            return False
        if kind is Pair or kind is Vector:
            if (id(a), id(b)) in seen:
                continue
            seen.add((id(a), id(b)))
            if kind is Pair:
                todo += [(a.cdr, b.cdr), (a.car, b.car)]
            elif len(a.items) != len(b.items):
                return False
            else:
                todo.extend(zip(a.items, b.items, strict=True))
        elif not _agree(equal_key(a), equal_key(b)):
            return False
    return True


def folded_key(x: Any) -> Any:
    """The normal form of a string, by `string-ci=?`."""
    if x.__class__ is not String:
        raise _refused("string-ci=?", "a string", x)
    return (x.text.casefold(),)


def numeric_key(x: Any) -> Any:
    """The normal form of a number, by `=`: the number, whatever its class."""
    if x.__class__ not in NUMBERS:
        raise _refused("=", "a number", x)
    return x


def _refused(equivalence: str, noun: str, x: Any) -> WrongType:
    from lambit.printer import write_short

    return WrongType(f"hash table by {equivalence}: a key must be {noun}, got {write_short(x)}")


class Kind:
    """An equivalence: its name, the classes whose members are their own normal form, the rest's.

    One that is `own` to a program has no normal forms: Lisp procedures look for keys (see
    `own_tables`). `equality` and `hash` are the procedures that a table was made with,
    `number` is `hash` for calls with one argument.
    """

    __slots__ = ("direct", "equality", "hash", "key", "name", "number", "own", "textual")

    def __init__(
        self, name: str, direct: frozenset[type], key: Callable[[Any], Any], *, own: bool = False
    ) -> None:
        self.name = name
        self.direct = direct
        self.key = key
        self.textual = name == "equal?"
        self.own = own
        self.equality: Any = ABSENT
        self.hash: Any = ABSENT
        self.number: Any = ABSENT

    def made_with(self, equality: Any, hash: Any, number: Any) -> Kind:
        """The same equivalence, which remembers the procedures that stand for it."""
        kind = Kind(self.name, self.direct, self.key, own=self.own)
        kind.equality, kind.hash, kind.number = equality, hash, number
        return kind


KINDS: dict[str, Kind] = {
    "eq?": Kind("eq?", BY_IDENTITY, eqv_key),
    "eqv?": Kind("eqv?", BY_IDENTITY, eqv_key),
    "equal?": Kind("equal?", ATOMS, equal_key),
    "string-ci=?": Kind("string-ci=?", frozenset(), folded_key),
    "=": Kind("=", frozenset({int}), numeric_key),
}
# equivalences on one type of key, which are `eqv?` or `equal?` there
for _name in ("char=?", "symbol=?", "boolean=?"):
    KINDS[_name] = KINDS["eqv?"]
for _name in ("string=?",):
    KINDS[_name] = KINDS["equal?"]
