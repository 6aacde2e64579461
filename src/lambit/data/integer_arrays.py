"""Arrays of integers whose sums, differences and products are right, or an error: they never wrap around.

Compiled Lisp adds with Python's own `+`, so it is the array that has to check.
The result has 64 bits: those of `u64` if an operand is so, else of `s64`; or
those of the other, if only that holds it. This file imports numpy:
`lambit.data.arrays` asks for it when the first array appears.
"""

from __future__ import annotations

import numpy as np

from lambit.errors import DomainError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Extremes = Callable[[int, int, int, int], tuple[int, int]]

S64, U64 = np.dtype("int64"), np.dtype("uint64")
_FEW = 16  # elements that Python compares sooner than numpy
_LIMITS = {S64: (-(1 << 63), (1 << 63) - 1), U64: (0, (1 << 64) - 1)}
_NAMES = {S64: "s64", U64: "u64"}


class IntegerArray(np.ndarray):
    """A numpy array of integers, as Lisp has it."""

    __slots__ = ()

    def __array_wrap__(self, array: Any, context: Any = None, return_scalar: bool = False) -> Any:
        """What numpy makes of it: the same if it has integers, else an ordinary array."""
        del context, return_scalar
        return integers(np.asarray(array)) if array.ndim else array[()]

    def __neg__(self) -> Any:
        return 0 - self

    def __abs__(self) -> Any:
        return exactly("abs", lambda _, x: np.abs(x), 0, self, lambda _, __, low, high: (0, max(-low, high)))


def integers(x: Any) -> Any:
    """The array `x` seen so that it never wraps around, if its elements are integers; not copied."""
    return x.view(IntegerArray) if x.__class__ is np.ndarray and x.dtype.kind in "iu" else x


def ordinary(x: Any) -> Any:
    """The array `x` as numpy's own, not copied: the very one, if it was one once."""
    if x.__class__ is not IntegerArray:
        return x
    own = x.base
    same = own.__class__ is np.ndarray and own.__array_interface__ == x.__array_interface__
    return own if same else x.view(np.ndarray)


def exactly(name: str, f: Callable[[Any, Any], Any], a: Any, b: Any, extremes: Extremes) -> Any:
    """`f(a, b)` of whole operands without wrapping around; it lies within the `extremes` of their bounds."""
    bounds = *_bounds(a), *_bounds(b)
    everything = *bounds, *extremes(*bounds)
    least, most = min(everything), max(everything)
    kinds = (U64, S64) if _is_u64(a) or _is_u64(b) else (S64, U64)
    for kind in kinds:
        if _fit(kind, least, most):
            return integers(f(_converted(a, kind), _converted(b, kind)))
    result = f(_converted(a, object), _converted(b, object))  # Python's integers
    for kind in kinds:
        if _fit(kind, *_bounds(result)):
            return integers(result.astype(kind))
    raise DomainError(
        f"{name}: an element of the result does not fit into {_NAMES[kinds[0]]}",
        hint="(array-convert a 'f64) makes floats of the elements",
    )


def quotients(*bounds: int) -> tuple[int, int]:
    """What quotients and remainders of operands within the `bounds` lie between."""
    most = max(map(abs, bounds))
    return (-most if min(bounds) < 0 else 0), most


def whole(x: Any) -> Any:
    """`x` as an operand of `exactly`: an `int`, an ordinary array of integers; None if it is neither."""
    if x.__class__ is int:
        return x
    if isinstance(x, np.ndarray):
        return x.view(np.ndarray) if x.dtype.kind in "iub" else None
    return int(x) if isinstance(x, np.integer) else None


def _bounds(x: Any) -> tuple[int, int]:
    """The least and the greatest element."""
    if x.__class__ is int:
        return x, x
    if not x.size:
        return 0, 0
    if x.size <= _FEW:
        items = x.ravel().tolist()
        return min(items), max(items)
    return int(x.min()), int(x.max())


def _is_u64(x: Any) -> bool:
    return x.__class__ is not int and x.dtype.kind == "u" and x.dtype.itemsize == 8


def _fit(kind: Any, least: int, most: int) -> bool:
    low, high = _LIMITS[kind]
    return low <= least and most <= high


def _converted(x: Any, kind: Any) -> Any:
    return x if x.__class__ is int else x.astype(kind, copy=False)


def _operator(name: str, f: Any, extremes: Extremes) -> tuple[Any, Any]:
    """The methods for an operator and for the same with its operands swapped."""
    own, swapped = getattr(np.ndarray, f"__{name}__"), getattr(np.ndarray, f"__r{name}__")
    sign = {"add": "+", "sub": "-", "mul": "*"}[name]

    def forward(self: Any, other: Any) -> Any:
        operand = whole(other) if self.dtype.kind in "iu" else None
        if operand is None:
            return _attempt(own, self, other)
        return _attempt(exactly, sign, f, self.view(np.ndarray), operand, extremes)

    def backward(self: Any, other: Any) -> Any:
        operand = whole(other) if self.dtype.kind in "iu" else None
        if operand is None:
            return _attempt(swapped, self, other)
        return _attempt(exactly, sign, f, operand, self.view(np.ndarray), extremes)

    return forward, backward


def _attempt(f: Any, *operands: Any) -> Any:
    """The value of `f`; a TypeError must be Python's own, raised where the operator is written."""
    try:
        return f(*operands)
    except TypeError:
        return NotImplemented
    except ValueError as error:
        if isinstance(error, DomainError):
            raise
        raise DomainError(f"arrays of different shapes: {error}") from None


def _products(a: int, b: int, c: int, d: int) -> tuple[int, int]:
    corners = (a * c, a * d, b * c, b * d)
    return min(corners), max(corners)


for _name, _f, _extremes in (
    ("add", np.add, lambda a, b, c, d: (a + c, b + d)),
    ("sub", np.subtract, lambda a, b, c, d: (a - d, b - c)),
    ("mul", np.multiply, _products),
):
    _forward, _backward = _operator(_name, _f, _extremes)
    setattr(IntegerArray, f"__{_name}__", _forward)
    setattr(IntegerArray, f"__r{_name}__", _backward)
