"""Arrays and the values in them: what becomes an array, what comes out of one.

numpy is imported on first use only. Elements are Python's numbers when they come
out; what goes in must fit the array's type: nothing is cut off or wraps around.
"""

from __future__ import annotations

from typing import Any

from lambit.data import (
    FALSE,
    NIL,
    TRUE,
    Boolean,
    Bytevector,
    ExactComplex,
    Keyword,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
    list_to_python,
)
from lambit.data.arrays import lisp_array, numpy
from lambit.data.kinds import is_array
from lambit.data.rational import to_float
from lambit.errors import DomainError, LimitExceeded, WrongType
from lambit.printer import write_short
from lambit.registry import contract

from .ranges import MOST

TYPES = {
    "f64": "float64", "f32": "float32", "s8": "int8", "s16": "int16", "s32": "int32", "s64": "int64",
    "u8": "uint8", "u16": "uint16", "u32": "uint32", "u64": "uint64", "c64": "complex64",
    "c128": "complex128", "bool": "bool",
}  # fmt: skip
_SHORT = {long: short for short, long in TYPES.items()}
MOST_AXES = 32
contract("Array", "an array", "is_array({x})")


def element(x: Any) -> Any:
    """A value out of an array, as Lisp has it."""
    if hasattr(x, "item") and getattr(x, "ndim", 1) == 0:
        x = x.item()
    if x is True or x is False:
        return TRUE if x else FALSE
    return x


def dtype(name: str, x: Any, position: str) -> Any:
    """The numpy type called `x`, a symbol, keyword or string such as `f64` or `float64`."""
    text = x.text if x.__class__ is String else getattr(x, "name", "") if isinstance(x, (Symbol, Keyword)) else ""
    found = TYPES.get(text, text if text in TYPES.values() else None)
    if found is None:
        raise DomainError(
            f"{name}: argument {position}: {write_short(x)} is no type of elements",
            hint="there are " + " ".join(TYPES),
        )
    return numpy().dtype(found)


def sequence(x: Any) -> list[Any] | None:
    """The elements of a list or vector; None if `x` is neither."""
    if x.__class__ is Pair or x is NIL:
        return list_to_python(x)
    if x.__class__ is Vector:
        return x.items
    return None


def as_array(name: str, position: int, x: Any, kind: Any = None) -> Any:
    """Argument `position` of `name` as an array: it is one, or a list or vector of numbers, nested evenly.

    The elements are of numpy type `kind`, or of the least that fits.
    """
    if is_array(x):
        if kind is None or x.dtype == kind:
            return x
        return of_numbers(name, list(x.ravel()), kind).reshape(x.shape)
    if x.__class__ is Bytevector or x.__class__ is bytes:
        return lisp_array(numpy().frombuffer(bytes(x), dtype="uint8"))
    if sequence(x) is None:
        raise WrongType(f"{name}: argument {position}: expected an array, got {write_short(x)}")
    shape, leaves = _flattened(name, position, x)
    return of_numbers(name, leaves, kind).reshape(shape)


def _flattened(name: str, position: int, root: Any) -> tuple[tuple[int, ...], list[Any]]:
    """The shape of nested lists, and the numbers in them in order."""
    level: list[Any] = [root]
    shape: list[int] = []
    while level:
        parts = [sequence(x) if x.__class__ is not Boolean else None for x in level]
        nested = sum(p is not None for p in parts)
        if nested == 0 and not any(is_array(x) for x in level):
            break
        if nested < len(parts):
            parts = [_rows(x) if p is None else p for x, p in zip(level, parts, strict=True)]
        lengths = {len(p) for p in parts if p is not None}
        if any(p is None for p in parts) or len(lengths) != 1:
            raise DomainError(f"{name}: argument {position}: the rows have different lengths or depths")
        (length,) = lengths
        shape.append(length)
        if len(shape) > MOST_AXES:
            raise DomainError(f"{name}: argument {position}: more than {MOST_AXES} axes")
        level = [x for p in parts if p is not None for x in p]
    return tuple(shape), level


def _rows(x: Any) -> list[Any] | None:
    """The parts of an array inside a list."""
    return list(x) if is_array(x) and x.ndim else None


def of_numbers(name: str, items: list[Any], kind: Any) -> Any:
    """A new array of rank 1 with `items`, of numpy type `kind` or the least that fits: s64, f64, c128, bool."""
    np = numpy()
    kinds = {x.__class__ for x in items}
    if kind is None:
        kind = _common_type(name, items, kinds)
    if kinds <= {int, float, complex}:
        try:
            if kind.kind in "fc" or kinds <= {int}:
                with np.errstate(all="ignore"):
                    return lisp_array(_checked(name, np.array(items, dtype=kind), items))
        except (OverflowError, TypeError, ValueError):
            pass  # the loop below says which one
    return lisp_array(np.array([fit(name, x, kind) for x in items], dtype=kind))


def _checked(name: str, made: Any, items: list[Any]) -> Any:
    """`made` of `items`; numpy wraps small integers around in some versions."""
    if made.dtype.kind in "iu" and made.dtype.itemsize < 8 and len(items):
        low, high = limits(made.dtype)
        if min(items) < low or max(items) > high:
            raise OverflowError(name)
    return made


def _common_type(name: str, items: list[Any], kinds: set[type]) -> Any:
    np = numpy()
    if kinds <= {int} and kinds:
        if min(items) < -(1 << 63) or max(items) >= 1 << 63:
            raise DomainError(
                f"{name}: an integer does not fit in 64 bits", hint=":type 'f64 makes floats of them"
            )
        return np.dtype("int64")
    if kinds == {Boolean}:
        return np.dtype("bool")
    if complex in kinds or ExactComplex in kinds or any(isinstance(x, np.complexfloating) for x in items):
        return np.dtype("complex128")
    if kinds and all(isinstance(x, np.generic) for x in items):
        return np.result_type(*items)
    return np.dtype("float64")


def limits(kind: Any) -> tuple[int, int]:
    """The least and the greatest integer of an integer type."""
    bits = 8 * kind.itemsize
    return (0, (1 << bits) - 1) if kind.kind == "u" else (-(1 << bits - 1), (1 << bits - 1) - 1)


def fit(name: str, x: Any, kind: Any) -> Any:
    """The value `x` as an element of numpy type `kind`; an error if it would lose more than rounding does."""
    x = element(x)
    group = kind.kind
    if x.__class__ is Boolean:
        if group == "b":
            return x is TRUE
    elif x.__class__ is int:
        if group in "iu":
            low, high = limits(kind)
            if not low <= x <= high:
                raise DomainError(f"{name}: {write_short(x)} does not fit into {type_name(kind)}")
            return x
        if group in "fc":
            return to_float(x)
    elif x.__class__ is float:
        if group in "fc":
            return x
        if group in "iu" and x.is_integer():
            return fit(name, int(x), kind)
    elif x.__class__ is Rational and group in "fc":
        return float(x)
    elif x.__class__ is complex and group == "c":
        return x
    elif x.__class__ is ExactComplex and group == "c":
        return complex(x)
    noun = {"b": "a boolean", "i": "an integer", "u": "an integer", "f": "a real number", "c": "a number"}
    expected = noun.get(group, "a value")
    raise WrongType(f"{name}: expected {expected} for an array of {type_name(kind)}, got {write_short(x)}")


def type_name(kind: Any) -> str:
    """What Lisp calls numpy's type `kind`."""
    name: str = kind.name
    return _SHORT.get(name, name)


def shape_of(name: str, position: int, x: Any) -> tuple[int, ...]:
    """A shape: an integer, or a list or vector of integers, not too large."""
    parts = [x] if x.__class__ is int else sequence(x)
    if parts is None and is_array(x) and x.ndim == 1:
        parts = x.tolist()
    if parts is None or any(n.__class__ is not int or n < 0 for n in parts):
        raise WrongType(
            f"{name}: argument {position}: expected a shape (an integer or a list of them), got {write_short(x)}"
        )
    if len(parts) > MOST_AXES:
        raise DomainError(f"{name}: argument {position}: more than {MOST_AXES} axes")
    size = 1
    for n in parts:
        size *= n
    if size > MOST:
        raise LimitExceeded(f"{name}: argument {position}: an array of {size} elements is too large")
    return tuple(parts)
