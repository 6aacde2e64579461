"""How objects with elements lie in memory: CPython's and numpy's C structures."""

from __future__ import annotations

from ctypes import c_void_p

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .types import Type

    Field = Callable[[str, str, int], str]

TYPE = 8  # where an object has its type
FLOAT_VALUE = 16  # where a float has its double
REAL_PART, IMAGINARY_PART = 16, 24  # where a complex number has its doubles
DATA, RANK, DIMENSIONS, DTYPE, FLAGS = 16, 24, 32, 56, 64  # of `PyArrayObject_fields`
CONTIGUOUS, ALIGNED, WRITEABLE = 0x1, 0x100, 0x400
LENGTH = 16  # of whatever has one
BYTES = 40  # where a bytearray has the address of its first byte
TEXT = 16  # where a character has its string
STRING_TEXT, STRING_CHARACTERS = 16, 24  # where a string has Python's, or else a list of its characters
ITEMS = 16  # where a vector has its list
LIST_ITEMS = 24  # where a list has the address of its items
FUNCTION_CODE, FUNCTION_CLOSURE = 48, 72  # of a function; `jit.procedures` sees whether they are there
TUPLE_ITEMS = 24  # where a tuple has its items
CELL = 16  # where a cell has its value


def parts_of(field: Field, item: str, kind: Type) -> list[str]:
    """The address of the elements of an object, and its dimensions."""
    if kind.has_objects:
        items = field("ptr", item, ITEMS)
        return [field("ptr", items, LIST_ITEMS), field("i64", items, LENGTH)]
    if kind.form == "bytevector":
        return [field("ptr", item, BYTES), field("i64", item, LENGTH)]
    sizes = field("ptr", item, DIMENSIONS)
    return [field("ptr", item, DATA), *(field("i64", sizes, 8 * i) for i in range(kind.rank))]


def address_of(array: Any) -> int:
    """Where the first element of an array of numpy's is: what `array.__array_interface__` says, ten times as fast."""
    return c_void_p.from_address(id(array) + DATA).value or 0
