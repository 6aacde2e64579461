"""Elements of arrays, bytevectors and vectors of numbers: taken out and put in, their indices checked."""

from __future__ import annotations

from typing import NamedTuple

from lambit.jit.types import BOOL, C128, ELEMENTS, F64, I64, Type, Value

from .table import (
    NOTHING,
    OPERATIONS,
    as_complex,
    as_float,
    boolean,
    float_text,
    integer,
    intrinsic,
    operation,
    real,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.lower.calls import Writer

    from .table import Operation

RANGE = "an index is out of range"
ELEMENT = "an element is of another type"
LONGEST = 1 << 60
"""No array has so many elements."""
LARGEST_SINGLE = 3.4028234663852886e38


class Place(NamedTuple):
    """Where an element is."""

    type: Type  # of what it is an element of
    at: str
    bears: str = ""  # what its loads and stores bear


def place(w: Writer, values: list[Value]) -> Place | None:
    """Where the element at the indices is, once they are checked; None if these are not an array and indices."""
    if not values or not values[0].type.rank or len(values) != 1 + values[0].type.rank:
        return None
    if any(v.type is not I64 for v in values[1:]):
        return None
    block = values[0]
    at = "0"
    for number, (index, size) in enumerate(zip(values[1:], block.parts[1:-1], strict=True), 1):
        w.check_index(number, index.text, size)
        at = index.text if at == "0" else w.define(f"add nuw nsw i64 {w.define(f'mul nuw nsw i64 {at}, {size}')}, {index.text}")
    llvm = "ptr" if block.type.has_objects else ELEMENTS[block.type.dtype][0]
    return Place(block.type, w.define(f"getelementptr inbounds {llvm}, ptr {block.text}, i64 {at}"), w.bear.get(block.text, ""))


def element(w: Writer, block: Value, at: str) -> Value:
    """The element of an array of one axis at an index that is in range."""
    found = Place(block.type, w.define(f"getelementptr inbounds {ELEMENTS[block.type.dtype][0]}, ptr {block.text}, i64 {at}"))
    return _READERS.get(found.type.element, _number)(w, found)


# -- lengths


def _length(form: str) -> Operation:
    def write(w: Writer, values: list[Value]) -> Value | None:
        if len(values) != 1 or values[0].type.rank != 1 or (values[0].type.form == "bytevector") != (form == "bytevector"):
            return None
        return integer(w.within(values[0].parts[1], (0, LONGEST)))

    return write


OPERATIONS["vector-length"] = _length("array")
OPERATIONS["bytevector-length"] = _length("bytevector")
NUMERIC = ("f64", "f32", "s64", "s32", "s16", "s8", "u64", "u32", "u16", "u8")
"""The elements of homogeneous vectors, each of which has procedures of its own."""


@operation("array-length", *(f"{kind}vector-length" for kind in NUMERIC))
def _first_size(w: Writer, values: list[Value]) -> Value | None:
    """Of the first axis."""
    return integer(w.within(values[0].parts[1], (0, LONGEST))) if len(values) == 1 and _suits(w, values) else None


@operation("array-size")
def _size(w: Writer, values: list[Value]) -> Value | None:
    if len(values) != 1 or not _suits(w, values):
        return None
    found = values[0].parts[1]
    for size in values[0].parts[2:-1]:  # what is too large has no elements: a size to come is zero
        found = w.define(f"mul i64 {found}, {size}")
    return integer(w.within(found, (0, LONGEST)))


@operation("array-rank")
def _rank(w: Writer, values: list[Value]) -> Value | None:
    return integer(str(values[0].type.rank)) if len(values) == 1 and _suits(w, values) else None


@operation("%check-vector")
def _checked(w: Writer, values: list[Value]) -> Value | None:
    """An array or a vector, which the library's procedures look at first."""
    del w
    return values[2] if len(values) == 3 and values[2].type.rank and values[2].type.form != "bytevector" else None


# -- taking out


@operation("vector-ref", "array-ref", "bytevector-u8-ref", *(f"{kind}vector-ref" for kind in NUMERIC))
def _ref(w: Writer, values: list[Value]) -> Value | None:
    if not _suits(w, values):
        return None
    found = place(w, values)
    if found is None:
        return None
    if found.type.form == "rows":
        return w.row(w.define(f"load ptr, ptr {found.at}"), found.type.element, ELEMENT)
    if found.type.has_objects:
        return _object(w, found)
    return _READERS.get(found.type.element, _number)(w, found)


def _suits(w: Writer, values: list[Value]) -> bool:
    """Is the operation for the kind of array that it is given?"""
    name = w.operating
    if not values or not values[0].type.rank:
        return False
    kind = values[0].type
    if name.startswith(("bytevector", "u8vector")):
        return kind.form == "bytevector"
    if name.startswith("array"):
        return kind.form in ("array", "fixed array")
    if name.startswith("vector"):
        return kind.form != "bytevector" and kind.rank == 1
    wanted = {"f": "f", "s": "i", "u": "u"}[name[0]] + str(int(name[1 : name.index("v")]) // 8)
    return kind.form in ("array", "fixed array") and kind.rank == 1 and kind.dtype == wanted


def _number(w: Writer, found: Place) -> Value:
    """An element that lies there as a number of C."""
    llvm, kind = ELEMENTS[found.type.dtype]
    x = w.define(f"load {llvm}, ptr {found.at}{found.bears}")
    if kind is F64:
        return real(x if llvm == "double" else w.define(f"fpext {llvm} {x} to double"))
    if found.type.dtype == "u8":
        w.guard(w.define(f"icmp slt i64 {x}, 0"), "an integer does not fit 64 bits")
    if llvm == "i64":
        return integer(x)
    how = "zext" if found.type.dtype[0] == "u" else "sext"
    return integer(w.define(f"{how} {llvm} {x} to i64"))


def _complex(w: Writer, found: Place) -> Value:
    """An element that lies there as two floats."""
    single = found.type.dtype == "c8"
    parts = []
    for at in _parts_at(w, found):
        x = w.define(f"load {'float' if single else 'double'}, ptr {at}{found.bears}")
        parts.append(w.define(f"fpext float {x} to double") if single else x)
    return Value(C128, tuple(parts))


def _parts_at(w: Writer, found: Place) -> tuple[str, str]:
    """Where the two parts of a complex element are."""
    part = "float" if found.type.dtype == "c8" else "double"
    return found.at, w.define(f"getelementptr inbounds {part}, ptr {found.at}, i64 1")


def _boolean(w: Writer, found: Place) -> Value:
    """An element that is true if it is not zero."""
    x = w.define(f"load i8, ptr {found.at}{found.bears}")
    return boolean(w.define(f"icmp ne i8 {x}, 0"))


_READERS = {C128: _complex, BOOL: _boolean}


def _object(w: Writer, found: Place) -> Value:
    """An element that is an object of the type that the vector had at first."""
    return w.unboxed(w.define(f"load ptr, ptr {found.at}"), found.type.element, ELEMENT)


# -- putting in


@operation("vector-set!", "array-set!", "bytevector-u8-set!", *(f"{kind}vector-set!" for kind in NUMERIC))
def _set(w: Writer, values: list[Value]) -> Value | None:
    if not _suits(w, values) or values[0].type.form == "fixed array":
        return None
    *there, value = values
    kind = values[0].type
    if value.type not in ((kind.element,) if kind.has_objects else _STORED[kind.element]):
        return None
    found = place(w, there)
    if found is None:
        return None
    w.program.stores = True
    if found.type.has_objects:
        _replace(w, found, value)
    elif kind.element is C128:
        for at, part in zip(_parts_at(w, found), as_complex(w, value).parts, strict=True):
            _store(w, real(part), "f4" if kind.dtype == "c8" else "f8", f"{at}{found.bears}")
    else:
        _store(w, value, kind.dtype, f"{found.at}{found.bears}")
    return NOTHING


_STORED = {C128: (C128, F64, I64), F64: (F64, I64), I64: (I64,), BOOL: (BOOL,)}
"""What may be put into arrays, by the type of their elements."""


def _store(w: Writer, value: Value, dtype: str, at: str) -> None:
    w.emit(f"store {ELEMENTS[dtype][0]} {_fitting(w, value, dtype)}, ptr {at}")


def _fitting(w: Writer, value: Value, dtype: str) -> str:
    """A number as an element; it leaves if it does not fit."""
    llvm, kind = ELEMENTS[dtype]
    if kind is BOOL:
        return w.define(f"zext i1 {value.text} to i8")
    if kind is F64:
        x = as_float(w, value)
        if llvm == "double":
            return x
        size = intrinsic(w, "fabs.f64", "double", x)
        large = w.define(f"fcmp ogt double {size}, {float_text(LARGEST_SINGLE)}")
        w.guard(large, "a float is too large for 32 bits")
        return w.define(f"fptrunc double {x} to float")
    if dtype == "u8":
        w.guard(w.define(f"icmp slt i64 {value.text}, 0"), "an integer does not fit the array")
    if llvm == "i64":
        return value.text
    narrow = w.define(f"trunc i64 {value.text} to {llvm}")
    back = w.define(f"{'zext' if dtype[0] == 'u' else 'sext'} {llvm} {narrow} to i64")
    w.guard(w.define(f"icmp ne i64 {back}, {value.text}"), "an integer does not fit the array")
    return narrow


def _replace(w: Writer, found: Place, value: Value) -> None:
    """Put an object in the place of one of the same type, which nobody may need any more."""
    old = w.define(f"load ptr, ptr {found.at}")
    w.unboxed(old, found.type.element, ELEMENT)
    new = w.boxed(value)
    w.emit(f"store ptr {new}, ptr {found.at}")
    w.emit(f"call void @Py_DecRef(ptr {old})")
