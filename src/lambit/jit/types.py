"""Types of native values, and the values themselves: what the compiler knows of an operand."""

from __future__ import annotations

from typing import Any, NamedTuple


class Type(NamedTuple):
    """A type of values in native code; `llvm` is what one part of it is in LLVM IR.

    An array of rank r has r + 2 parts: its data, its dimensions, and the object; every other type has one.
    """

    name: str
    llvm: str
    dtype: str = ""  # of the elements of an array, in numpy's letters
    rank: int = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """The LLVM types of the parts."""
        return (self.llvm, *["i64"] * self.rank, "ptr") if self.rank else (self.llvm,)

    def __repr__(self) -> str:
        return self.name


I64 = Type("integer", "i64")
F64 = Type("float", "double")
BOOL = Type("boolean", "i1")
CHAR = Type("character", "i32")
VOID = Type("nothing", "")
"""Of what is evaluated for its effect."""

ELEMENTS = {
    "f8": ("double", F64), "f4": ("float", F64), "i8": ("i64", I64), "i4": ("i32", I64), "i2": ("i16", I64),
    "i1": ("i8", I64), "u4": ("i32", I64), "u2": ("i16", I64), "u1": ("i8", I64),
}  # fmt: skip
"""The element types of arrays: how they lie in memory, and what one is when taken out."""


def array(dtype: str, rank: int) -> Type:
    """The type of C-contiguous arrays of `dtype` with `rank` axes."""
    return Type(f"array of {dtype}, rank {rank}", "ptr", dtype, rank)


class Value(NamedTuple):
    """An operand: its type, and an LLVM operand for each part."""

    type: Type
    parts: tuple[str, ...]

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
    if kind.__name__ == "Boolean":
        return BOOL
    if kind.__name__ == "Char":
        return CHAR
    if hasattr(kind, "__array_interface__"):
        return _type_of_array(x)
    return None


def _type_of_array(x: Any) -> Type | None:
    dtype = x.dtype.str[1:]
    if dtype not in ELEMENTS or not x.dtype.isnative or not 1 <= x.ndim <= 3:
        return None
    flags = x.flags
    return array(dtype, x.ndim) if flags.c_contiguous and flags.aligned else None
