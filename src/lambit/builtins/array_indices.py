"""Indices of arrays: what stands for an element, a range, or a choice of elements along an axis."""

from __future__ import annotations

from lambit.data import Keyword, Pair, Vector, list_to_python
from lambit.data.arrays import numpy
from lambit.data.kinds import is_array
from lambit.errors import DomainError, WrongType
from lambit.printer import write_short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_CHOICE = (2, 3)  # how many numbers a range has


def place(name: str, a: Any, indices: Sequence[Any]) -> tuple[Any, ...]:
    """The Lisp `indices` into the array `a`, which are the arguments of `name` from the second on, as numpy's."""
    found: list[Any] = []
    axis = 0
    for position, x in enumerate(indices, 2):
        if is_array(x) and x.dtype.kind == "b":
            found.append(_choice(name, position, a, axis, x))
            axis += x.ndim
            continue
        if axis >= a.ndim:
            raise DomainError(f"{name}: {len(indices)} indices for an array with {a.ndim} axes")
        found.append(_index(name, position, x, a.shape[axis]))
        axis += 1
    return tuple(found)


def _choice(name: str, position: int, a: Any, axis: int, mask: Any) -> Any:
    """An array of booleans, of the shape of the axes it chooses from."""
    there = a.shape[axis : axis + mask.ndim]
    if mask.shape != there:
        raise DomainError(
            f"{name}: argument {position}: the booleans have the shape {mask.shape}, the array has {there}"
        )
    return mask


def _index(name: str, position: int, x: Any, size: int) -> Any:
    """One index along an axis of length `size`."""
    if x.__class__ is int:
        return _checked(name, position, x, size)
    if x.__class__ is Keyword and x.name == "all":
        return slice(None)
    if x.__class__ is Pair:
        return _slice(name, position, x, size)
    if x.__class__ is Vector:
        x = numpy().array([_checked(name, position, i, size) for i in x.items], dtype="int64")
    if is_array(x) and x.dtype.kind in "iu":
        if x.size:
            _checked(name, position, int(x.min()), size)
            _checked(name, position, int(x.max()), size)
        return x
    raise WrongType(
        f"{name}: argument {position}: expected an index, got {write_short(x)}",
        hint="an integer, :all, a range '(start end), an array of indices or of booleans",
    )


def _checked(name: str, position: int, i: Any, size: int) -> int:
    if i.__class__ is not int:
        raise WrongType(f"{name}: argument {position}: expected an index, got {write_short(i)}")
    if not 0 <= i < size:
        raise DomainError(
            f"{name}: argument {position}: index {write_short(i)} is out of range for an axis of length {size}"
        )
    return i


def _slice(name: str, position: int, x: Any, size: int) -> slice:
    """A range `(start end)` or `(start end step)`."""
    parts = list_to_python(x)
    if parts is None or len(parts) not in _CHOICE or any(p.__class__ is not int for p in parts):
        raise WrongType(
            f"{name}: argument {position}: expected a range (start end) or (start end step), got {write_short(x)}"
        )
    start, end, *rest = parts
    step = rest[0] if rest else 1
    if step < 1:
        raise DomainError(f"{name}: argument {position}: a step is at least 1", hint="array-reverse turns an axis round")
    if not 0 <= start <= end <= size:
        raise DomainError(
            f"{name}: argument {position}: the range {write_short(x)} is not within an axis of length {size}"
        )
    return slice(start, end, step)
