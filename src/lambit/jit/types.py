"""Types of native values, and the values themselves: what the compiler knows of an operand."""

from __future__ import annotations

import sys
from functools import cache
from types import FunctionType
from typing import Any, NamedTuple

from lambit.data import NIL, UNSPECIFIED


class Type(NamedTuple):
    """A type of values in native code; `llvm` is what a function returns of it in LLVM IR.

    An array of rank r has r + 2 parts: its data, its dimensions, and the object. A complex number has two, and so has a value
    that may be of one of several types: the number of the type (`TAGS`), and its bits. A procedure has those of its free variables,
    and the object. Every other type has one.
    """

    name: str
    llvm: str
    dtype: str = ""  # of the elements of an array, in numpy's letters
    rank: int = 0
    form: str = ""  # array, fixed array (that may not be changed), bytevector, vector (of objects of one type), rows (a vector of such), or row
    members: tuple[Any, ...] = ()  # the types that it may be of
    values: tuple[Any, ...] = ()  # the types of several values
    callee: Any = None  # which procedure (`procedures.Callee`)
    captured: tuple[Any, ...] = ()  # the types of its free variables

    @property
    def parts(self) -> tuple[str, ...]:
        """The LLVM types of the parts."""
        if self.values:
            return tuple([llvm for kind in self.values for llvm in kind.parts])
        if self.members:
            return ("i64", "i64")
        if self.llvm == _PAIR:
            return ("double", "double")
        if self.callee is not None:
            return (*(llvm for kind in self.captured for llvm in kind.parts), "ptr")
        return (self.llvm, *["i64"] * self.rank, "ptr") if self.rank else (self.llvm,)

    @property
    def returned(self) -> str:
        """The LLVM type of what a function gives that gives one: of an array, the object."""
        return "ptr" if self.rank else self.llvm

    @property
    def words(self) -> tuple[str, ...]:
        """The LLVM types of what is written down of a value, in words of 64 bits."""
        if self.values:
            return tuple([word for kind in self.values for word in kind.words])
        if self.returned in ("", "ptr"):
            return ("ptr",) if self.returned else ()
        return tuple([llvm if llvm == "double" else "i64" for llvm in self.parts])

    @property
    def element(self) -> Type:
        """The type of what is taken out of an array."""
        return row(self.dtype) if self.form == "rows" else ELEMENTS[self.dtype][1]

    @property
    def has_objects(self) -> bool:
        """Are the elements objects?"""
        return self.form in ("vector", "row", "rows")

    def __repr__(self) -> str:
        return self.name


_PAIR = "{double, double}"

I64 = Type("integer", "i64")
F64 = Type("float", "double")
C128 = Type("complex number", _PAIR)
BOOL = Type("boolean", "i1")
CHAR = Type("character", "i32")
VOID = Type("nothing", "")
"""Of what is evaluated for its effect."""
STRING = Type("string", "ptr")
ATOM = Type("symbol", "ptr")
"""Of objects that are what they are by identity: symbols, the empty list, and the unspecified value."""
OBJECT = Type("object", "ptr")
"""Of other objects, which are only passed on: native code owns none of them."""

def several(kinds: tuple[Type, ...]) -> Type:
    """The type of several values."""
    parts = ", ".join(llvm for kind in kinds for llvm in kind.parts)
    return Type(f"values ({', '.join(kind.name for kind in kinds)})", f"{{{parts}}}", form="values", values=kinds)


TWO = several((I64, I64))
"""Of what a builtin gives that has two values."""

TAGS: dict[Type, int] = {kind: number for number, kind in enumerate((I64, F64, BOOL, CHAR, ATOM, OBJECT))}
"""The numbers of the types that a value of several types may have."""


def either(a: Type, b: Type) -> Type:
    """The type of what is sometimes of type `a`, sometimes of type `b`."""
    if a == b:
        return a
    if C128 in (a, b) or a.values or b.values or a.callee or b.callee:
        raise Declined(f"a value is now {an(a)}, now {an(b)}")
    found = {member_of(each) for kind in (a, b) for each in kind.members or (kind,)}
    if len(found) == 1:
        return found.pop()
    members = tuple(sorted(found, key=lambda kind: TAGS[kind]))
    return Type(" or ".join(kind.name for kind in members), "{i64, i64}", members=members)


def member_of(kind: Type) -> Type:
    """What a type is among others: of an array, only the object is left."""
    return ATOM if kind is VOID else OBJECT if kind.rank or kind is STRING else kind


ELEMENTS = {
    "f8": ("double", F64), "f4": ("float", F64), "i8": ("i64", I64), "i4": ("i32", I64), "i2": ("i16", I64),
    "i1": ("i8", I64), "u8": ("i64", I64), "u4": ("i32", I64), "u2": ("i16", I64), "u1": ("i8", I64),
    "c16": (_PAIR, C128), "c8": ("{float, float}", C128), "?": ("i1", BOOL), "b1": ("i8", BOOL),
}  # fmt: skip
"""The element types of arrays and vectors ("?"): how they lie in memory, and what one is when taken out."""

COMPLEX = sys.version_info < (3, 14) and (complex(0.1, 0.1) * complex(0.1, 0.1)).real == 0.0
"""Is Python's arithmetic of complex numbers what native code has: without rules for infinities, and each product rounded?"""


@cache
def array(dtype: str, rank: int, form: str = "array") -> Type:
    """The type of C-contiguous arrays of `dtype` with `rank` axes."""
    name = {"array": "array", "fixed array": "read-only array"}[form]
    return Type(f"{name} of {_NAMES.get(dtype, dtype)}, rank {rank}", "ptr", dtype, rank, form)


_NAMES = {
    "f8": "f64", "f4": "f32", "i8": "s64", "i4": "s32", "i2": "s16", "i1": "s8", "u8": "u64", "u4": "u32", "u2": "u16", "u1": "u8",
    "c16": "c128", "c8": "c64", "b1": "bool",
}  # fmt: skip
"""What `array-type` calls the elements."""


BYTES = Type("bytevector", "ptr", "u1", 1, "bytevector")


def vector(dtype: str) -> Type:
    """The type of vectors whose elements are all of the type that `dtype` has."""
    return Type(f"vector of {ELEMENTS[dtype][1]}s", "ptr", dtype, 1, "vector")


def rows(dtype: str) -> Type:
    """The type of vectors whose elements are vectors of that type: a matrix, by its rows."""
    return Type(f"vector of vectors of {ELEMENTS[dtype][1]}s", "ptr", dtype, 1, "rows")


def row(dtype: str) -> Type:
    """The type of vectors that were taken out of a vector: native code holds them itself."""
    return Type(f"row of {ELEMENTS[dtype][1]}s", "ptr", dtype, 1, "row")


class Value(NamedTuple):
    """An operand: its type, and an LLVM operand for each part."""

    type: Type
    parts: tuple[str, ...]

    @property
    def several(self) -> list[Value]:
        """Each of several values."""
        return self._split(self.type.values)

    @property
    def captured(self) -> list[Value]:
        """The values of a procedure's free variables."""
        return self._split(self.type.captured)

    def _split(self, kinds: tuple[Type, ...]) -> list[Value]:
        found, at = [], 0
        for kind in kinds:
            found.append(Value(kind, self.parts[at : at + len(kind.parts)]))
            at += len(kind.parts)
        return found

    @property
    def text(self) -> str:
        """The operand of a value of one part."""
        return self.parts[0]


def an(kind: Type) -> str:
    """The name of a type with its article."""
    return f"an {kind.name}" if kind.name[0] in "aeiou" else kind.name if kind is VOID else f"a {kind.name}"


class Declined(Exception):
    """This cannot be native code; the message says why, in one sentence."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


def type_of(x: Any) -> Type | None:
    """The native type of a Lisp value; None if it has none."""
    kind = x.__class__
    if kind is float:
        return F64
    if kind is int:
        return I64 if -(1 << 63) <= x < 1 << 63 else None
    if kind is complex:
        return C128 if COMPLEX else None
    if kind.__name__ == "Boolean":
        return BOOL
    if kind.__name__ == "Char":
        return CHAR
    if hasattr(kind, "__array_interface__"):
        return _type_of_array(x)
    if kind.__name__ == "Bytevector":
        return BYTES
    if kind.__name__ == "String":
        return STRING
    if kind.__name__ == "Symbol" or x is NIL or x is UNSPECIFIED:
        return ATOM
    if kind is FunctionType:
        from .procedures import type_of_procedure

        return type_of_procedure(x)
    return _type_of_vector(x.items) if kind.__name__ == "Vector" else None


def _type_of_array(x: Any) -> Type | None:
    dtype = x.dtype.str[1:]
    if dtype not in ELEMENTS or not x.dtype.isnative or not 1 <= x.ndim <= 3:
        return None
    if dtype[0] == "c" and not COMPLEX:
        return None
    flags = x.flags
    if not flags.c_contiguous or not flags.aligned:
        return None
    return array(dtype, x.ndim, "array" if flags.writeable else "fixed array")


_LOOK = 16
"""So many elements of a vector are looked at, for their type."""


def _type_of_vector(items: list[Any]) -> Type | None:
    """The type of a vector: that of its first elements, and the last."""
    some = (*items[:_LOOK], *items[-1:])
    if some and all(x.__class__.__name__ == "Vector" for x in some):  # one may be the vector itself
        kinds = {_type_of_elements((*x.items[:_LOOK], *x.items[-1:])) for x in some}
        kind = kinds.pop() if len(kinds) == 1 else None
        return None if kind is None else rows(kind)
    dtype = _type_of_elements(some)
    return None if dtype is None else vector(dtype)


def _type_of_elements(some: tuple[Any, ...]) -> str | None:
    """The dtype of numbers in boxes, or of booleans, if they are all of one type."""
    dtype = _BOXED.get(some[0].__class__.__name__) if some else None
    if dtype is None or any(x.__class__ is not some[0].__class__ for x in some):
        return None
    return dtype if dtype != "i8" or all(type_of(x) is I64 for x in some) else None


_BOXED = {"float": "f8", "int": "i8", "Boolean": "?"} | ({"complex": "c16"} if COMPLEX else {})
