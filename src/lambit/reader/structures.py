"""Data made of parts: what the rules of the grammar mean.

Both ways of reading call these. The parts of something open are a chain of
pairs behind a first cell, whose position is that of the opening bracket.
"""

from __future__ import annotations

from lambit.data import Bytevector, Datum, ExactComplex, Pair, Rational, Vector
from lambit.data.arrays import lisp_array, numpy
from lambit.data.rational import to_float
from lambit.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

RANGES = {
    "s8": (-(1 << 7), 1 << 7), "s16": (-(1 << 15), 1 << 15), "s32": (-(1 << 31), 1 << 31),
    "s64": (-(1 << 63), 1 << 63), "u8": (0, 1 << 8), "u16": (0, 1 << 16), "u32": (0, 1 << 32),
    "u64": (0, 1 << 64),
}  # fmt: skip
DTYPES = {
    "s8": "int8", "s16": "int16", "s32": "int32", "s64": "int64", "u16": "uint16",
    "u32": "uint32", "u64": "uint64", "f32": "float32", "f64": "float64",
    "c64": "complex64", "c128": "complex128",
}  # fmt: skip


def vector(head: Any) -> Vector:
    """#( ... )"""
    return Vector(list(head.cdr))


def bytevector(head: Any) -> Bytevector:
    """#u8( ... )"""
    items = list(head.cdr)
    _check_range(head, items, "u8")
    return Bytevector(items)


def array(kind: str, head: Any) -> Any:
    """#f64( ... ) and its like: a numpy array of rank 1."""
    np = numpy()
    items = list(head.cdr)
    if kind in RANGES:
        _check_range(head, items, kind)
    else:
        allowed = {int, float, Rational} if kind[0] == "f" else {int, float, Rational, complex, ExactComplex}
        if not allowed.issuperset(map(type, items)):
            _blame(head, lambda x: x.__class__ in allowed, f"no number for #{kind}( )")
        convert = to_float if kind[0] == "f" else complex
        items = [convert(x) for x in items]
        with np.errstate(over="ignore"):
            return np.array(items, dtype=DTYPES[kind])
    return lisp_array(np.array(items, dtype=DTYPES[kind]))


def _check_range(head: Any, items: list[Any], kind: str) -> None:
    least, end = RANGES[kind]
    if {int}.issuperset(map(type, items)) and (
        not items or (min(items) >= least and max(items) < end)
    ):
        return
    noun = "byte" if kind == "u8" else f"integer from {least} to {end - 1}"
    _blame(head, lambda x: x.__class__ is int and least <= x < end, f"no {noun} in #{kind}( )")


def _blame(head: Any, good: Callable[[Any], bool], message: str) -> None:
    """Raise for the first element that is not good, at its place."""
    from lambit.printer import write_short

    cell = head.cdr
    while good(cell.car):
        cell = cell.cdr
    shown = "a label" if cell.car.__class__ is Placeholder else write_short(cell.car)
    raise ReadError(f"{shown} is {message}", position=cell.position)


class Placeholder(Datum):
    """A use of a datum label inside the datum that it labels."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: Any = self


class Labels:
    """Datum labels (R7RS 2.4): their scope is the outermost datum."""

    __slots__ = ("known", "loose", "scope")

    def __init__(self) -> None:
        self.known: dict[int, Any] = {}
        self.scope: Any = None  # something that changes with each outermost datum
        self.loose = False  # are there placeholders in what has been read?

    def define(self, number: int, position: int, scope: Any) -> None:
        """`#n=` has been read, its datum not yet."""
        self._enter(scope)
        if number in self.known:
            raise ReadError(f"label #{number}= is defined twice", position=position)
        self.known[number] = Placeholder()

    def refer(self, number: int, position: int, scope: Any) -> Any:
        """What `#n#` stands for: a placeholder inside the datum itself."""
        self._enter(scope)
        found = self.known.get(number)
        if found is None:
            raise ReadError(
                f"label #{number}# is not defined here",
                position=position,
                hint=f"#{number}= must come before it, in the same outermost datum",
            )
        if found.__class__ is Placeholder:
            self.loose = True
        return found

    def _enter(self, scope: Any) -> None:
        if scope is not self.scope:
            self.scope = scope
            self.known = {}

    def complete(self, number: int, datum: Any, position: int) -> None:
        """`#n=` labels `datum`."""
        place = self.known[number]
        if datum is place:
            raise ReadError(f"#{number}=#{number}# is a label of nothing", position=position)
        place.value = self.known[number] = datum

    def patch(self, root: Any) -> Any:
        """`root` with each placeholder replaced, in place, by what it stands for."""
        if not self.loose:
            return root
        self.loose = False
        seen: set[int] = set()
        todo = [root]
        while todo:
            x = todo.pop()
            while x.__class__ is Pair and id(x) not in seen:
                seen.add(id(x))
                if x.car.__class__ is Placeholder:
                    x.car = resolve(x.car)
                elif x.car.__class__ is Pair or x.car.__class__ is Vector:
                    todo.append(x.car)
                if x.cdr.__class__ is Placeholder:
                    x.cdr = resolve(x.cdr)
                    break
                x = x.cdr
            if x.__class__ is Vector and id(x) not in seen:
                seen.add(id(x))
                for i, item in enumerate(x.items):
                    if item.__class__ is Placeholder:
                        x.items[i] = resolve(item)
                    else:
                        todo.append(item)
        return root


def resolve(place: Any) -> Any:
    """What a placeholder stands for."""
    while place.__class__ is Placeholder:
        place = place.value
    return place
