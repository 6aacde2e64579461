"""Reductions: sums, means, extremes, and products of arrays, lists and vectors.

Sums and products of exact numbers are exact, whatever the type of the array:
nothing wraps around. A sum of floats is taken in 32 lanes, an order that any machine can
be quick in, and that is the same in all, whether they stand in an array, a list or a vector.
"""

from __future__ import annotations

from typing import Any

from lambit.data import ABSENT, TRUE, Boolean, Rational
from lambit.data.arrays import lisp_array, numpy
from lambit.data.kinds import NUMBERS, REALS, is_array, is_number
from lambit.elementary import current
from lambit.elementary.lists import total
from lambit.errors import DomainError, WrongType
from lambit.printer import write_short
from lambit.registry import builtin, contract

from .array_values import as_array, element, of_numbers, sequence
from .contracts import Array, Collection
from .numbers import over, plus, quietly, times, to_inexact

contract("Collection", "a list, a vector or an array", "is_collection({x})",
         is_collection=lambda x: is_array(x) or sequence(x) is not None)  # fmt: skip
_WHOLE = "iub"  # kinds of numpy types whose sums are integers


def _numbers(name: str, xs: Any) -> list[Any]:
    """The numbers in a list or vector."""
    items = sequence(xs) or []
    for i, x in enumerate(items):
        if not (x.__class__ in NUMBERS or is_number(x)):
            raise WrongType(f"{name}: element {i} is no number: {write_short(x)}")
    return items


def _axis(name: str, a: Any, axis: Any) -> int | None:
    """The axis along which to reduce; None: all."""
    if axis is ABSENT:
        return None
    if axis.__class__ is not int or not 0 <= axis < a.ndim:
        raise DomainError(f"{name}: :axis {write_short(axis)} is none of the array's {a.ndim} axes")
    return axis


def _wide(a: Any, bound: int) -> Any:
    """The integers of `a` in a type that holds numbers up to `bound` times the greatest of them."""
    np = numpy()
    if a.dtype.kind == "b" or not a.size:
        return a.astype("int64")
    most = max(abs(int(a.min())), abs(int(a.max())))
    return a.astype("int64" if most * bound < 1 << 63 else np.object_)


def _narrow(name: str, x: Any) -> Any:
    """A result of `_wide`: a number, or an array of 64-bit integers."""
    if not is_array(x):
        return element(x)
    return x if x.dtype.kind != "O" else of_numbers(name, x.ravel().tolist(), None).reshape(x.shape)


def _sum_of_list(items: list[Any]) -> Any:
    """The sum of the numbers in a list or vector."""
    kinds = set(map(type, items))
    if kinds == {float}:
        return total(items)
    if float in kinds and kinds <= {float, int, Rational}:
        exact = _left_to_right([x for x in items if x.__class__ is not float])
        return plus(total([x if x.__class__ is float else 0.0 for x in items]), exact)
    return _left_to_right(items)


def _left_to_right(items: list[Any]) -> Any:
    found: Any = 0
    for x in items:
        found = plus(found, x)
    return found


@builtin("sum", pure=True)
def sum_(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The sum of the numbers in a list, vector or array; with `:axis k`, the array of the sums along axis k.

    Exact numbers are added exactly, and floats always in this order, those of an array taken row by row: element i
    belongs to lane i mod 32; a lane adds its elements of each block of 32768 from first to last to 0, and the sums of
    the blocks from first to last; then the second half of the lanes is added to the first half, until one is left.
    Where a list or vector has exact numbers too, the sum of these is added at the end.
    Complex numbers in a list or vector are added from left to right, and whatever stands among them.

    (sum '(1 1/2 1/3))                        ;=> 11/6
    (sum #f64(1 2 3))                         ;=> 6.0
    (sum (array '(1 2) '(3 4)) :axis 0)       ;=> #s64(4 6)
    (sum (make-array 3 (expt 2 62)))          ;=> 13835058055282163712
    (sum (> (array 1 5 7) 2))                 ;=> 2
    (sum '(0.5 1/3 2/3))                      ;=> 1.5
    (sum '(1 a))                              ;!! sum: element 1 is no number: a
    """
    if not is_array(xs):
        return _sum_of_list(_numbers("sum", xs))
    k = _axis("sum", xs, axis)
    if xs.dtype.kind in _WHOLE:
        return _narrow("sum", _wide(xs, xs.size).sum(axis=k))
    if k is None:
        if xs.dtype.kind == "c":
            return complex(current.sum_of(xs.real), current.sum_of(xs.imag))
        return current.sum_of(xs)
    with numpy().errstate(all="ignore"):
        return element(xs.sum(axis=k, dtype="complex128" if xs.dtype.kind == "c" else "float64"))


@builtin("product", "prod", pure=True)
def product(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The product of the numbers in a list, vector or array; with `:axis k`, of those along axis k.

    (product '(1 2 3 1/4))          ;=> 3/2
    (product (range 1 31))          ;=> 265252859812191058636308480000000
    (product #f64(0.5 4))           ;=> 2.0
    """
    if not is_array(xs):
        found: Any = 1
        for x in _numbers("product", xs):
            found = times(found, x)
        return found
    k = _axis("product", xs, axis)
    if xs.dtype.kind in _WHOLE:
        return _narrow("product", xs.astype(object).prod(axis=k))
    with numpy().errstate(all="ignore"):
        return element(xs.prod(axis=k, dtype="complex128" if xs.dtype.kind == "c" else "float64"))


@builtin("mean", pure=True)
def mean(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The arithmetic mean of the numbers in a list, vector or array; with `:axis k`, of those along axis k.

    (mean '(1 2 4))                          ;=> 7/3
    (mean (array 1 2 4))                     ;~> 2.3333333333
    (mean (array '(1 2) '(3 4)) :axis 1)     ;=> #f64(1.5 3.5)
    (mean '())                               ;!! mean: there are no numbers
    """
    k = _axis("mean", xs, axis) if is_array(xs) else None
    count = (xs.size if k is None else xs.shape[k]) if is_array(xs) else len(sequence(xs) or ())
    if not count:
        raise DomainError("mean: there are no numbers")
    added = sum_(xs) if k is None else sum_(xs, axis=k)
    if not is_array(xs) or is_array(added):
        return over(added, count)
    return added / count  # of an integer array too: the float nearest to the mean


def _extreme(name: str, xs: Any, axis: Any) -> Any:
    """The array to find the extreme of, with the axis."""
    a = xs if is_array(xs) else as_array(name, 1, xs)
    if a.dtype.kind == "c":
        raise WrongType(f"{name}: argument 1: complex numbers have no order")
    k = _axis(name, a, axis)
    if not (a.size if k is None else a.shape[k]):
        raise DomainError(f"{name}: there are no numbers")
    return a, k


def _extreme_of_list(name: str, xs: Any, *, greatest: bool) -> Any:
    """The least or greatest of a list or vector of real numbers, exactly."""
    items = _numbers(name, xs)
    if not items:
        raise DomainError(f"{name}: there are no numbers")
    best = items[0]
    for i, x in enumerate(items):
        if x.__class__ not in REALS:
            raise WrongType(f"{name}: element {i} is no real number: {write_short(x)}")
        if x != x:  # noqa: PLR0124  NaN
            return x
        if x > best if greatest else x < best:
            best = x
    return to_inexact(best) if any(x.__class__ is float for x in items) else best


@builtin("minimum", pure=True)
def minimum(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The least of the numbers in a list, vector or array; with `:axis k`, of those along axis k. NaN if one is.

    (minimum '(3 1/2 2))                        ;=> 1/2
    (minimum (array '(1 5) '(3 4)) :axis 0)     ;=> #s64(1 4)
    (minimum '())                               ;!! minimum: there are no numbers
    """
    if not is_array(xs):
        return _extreme_of_list("minimum", xs, greatest=False)
    a, k = _extreme("minimum", xs, axis)
    return element(a.min(axis=k))


@builtin("maximum", pure=True)
def maximum(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The greatest of the numbers in a list, vector or array; with `:axis k`, of those along axis k. NaN if one is.

    (maximum '(3 1/2 2))       ;=> 3
    (maximum #f64(1 7 2))      ;=> 7.0
    """
    if not is_array(xs):
        return _extreme_of_list("maximum", xs, greatest=True)
    a, k = _extreme("maximum", xs, axis)
    return element(a.max(axis=k))


@builtin("argmin", pure=True)
def argmin(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The index of the least number, the first one if there are several; with `:axis k`, along axis k.

    (argmin '(3 1 2 1))    ;=> 1
    """
    a, k = _extreme("argmin", xs, axis)
    return element(a.argmin(axis=k))


@builtin("argmax", pure=True)
def argmax(xs: Collection, *, axis: Any = ABSENT) -> Any:
    """The index of the greatest number, the first one if there are several; with `:axis k`, along axis k.

    (argmax #f64(0.1 0.7 0.2))                   ;=> 1
    (argmax (array '(1 9) '(8 2)) :axis 1)       ;=> #s64(1 0)
    """
    a, k = _extreme("argmax", xs, axis)
    return element(a.argmax(axis=k))


@builtin("cumulative-sum", pure=True)
def cumulative_sum(xs: Collection) -> Any:
    """The array of the sums of the first number, the first two, and so on.

    (cumulative-sum (array 1 2 3 4))    ;=> #s64(1 3 6 10)
    (cumulative-sum '(0.5 0.25))        ;=> #f64(0.5 0.75)
    """
    a = as_array("cumulative-sum", 1, xs)
    if a.dtype.kind in _WHOLE:
        return _narrow("cumulative-sum", _wide(a, a.size).cumsum())
    with numpy().errstate(all="ignore"):
        return a.cumsum()


@builtin("dot", pure=True)
def dot(a: Collection, b: Collection) -> Any:
    """The product of two vectors (a number), of a matrix and a vector, or of two matrices.

    (dot (array 1 2 3) (array 4 5 6))                          ;=> 32
    (dot (array '(1 2) '(3 4)) (array 1 1))                    ;=> #s64(3 7)
    (array->list (dot (array '(0 1) '(1 0)) (array '(1 2) '(3 4))))   ;=> ((3 4) (1 2))
    (dot (array 1 2) (array 1 2 3))                            ;!! dot: the shapes (2) and (3) do not fit together
    """
    p, q = as_array("dot", 1, a), as_array("dot", 2, b)
    if not (1 <= p.ndim <= 2 and 1 <= q.ndim <= 2):
        raise DomainError("dot: expected vectors or matrices")
    if p.shape[-1] != q.shape[0]:
        shapes = " and ".join(f"({' '.join(map(str, x.shape))})" for x in (p, q))
        raise DomainError(f"dot: the shapes {shapes} do not fit together")
    if p.dtype.kind in _WHOLE and q.dtype.kind in _WHOLE:
        most = max(abs(int(q.min())), abs(int(q.max()))) if q.size else 0
        p = _wide(p, max(most, 1) * max(q.shape[0], 1))
        return _narrow("dot", p @ q.astype(p.dtype))
    with numpy().errstate(all="ignore"):
        return element(p @ q)


@builtin("array-any?", pure=True)
def any_(a: Array) -> bool:
    """Is an element of the array of booleans true (or a number not zero)?

    (array-any? (> (array 1 5) 4))    ;=> #t
    """
    return bool(a.any())


@builtin("array-every?", pure=True)
def every(a: Array) -> bool:
    """Are all elements of the array of booleans true (all numbers not zero)?

    (array-every? (> (array 1 5) 4))    ;=> #f
    """
    return bool(a.all())


@builtin("array-indices", pure=True)
def indices(a: Array) -> Any:
    """The indices at which the array of booleans with one axis is true.

    (array-indices (> (array 1 5 2 7) 4))    ;=> #s64(1 3)
    (array-indices (array '(1 2)))           ;!! array-indices: argument 1: expected an array with one axis
    """
    if a.ndim != 1:
        raise DomainError("array-indices: argument 1: expected an array with one axis")
    return lisp_array(a.nonzero()[0])


@builtin("array-select", pure=True)
def select(mask: Array, then: Any, other: Any) -> Any:
    """Element by element: that of `then` where the array of booleans is true, that of `other` elsewhere.

    (define a (array -1 2 -3))
    (array-select (< a 0) 0 a)                ;=> #s64(0 2 0)
    (array-select (array 1 2) 0 1)            ;!! array-select: argument 1: expected an array of booleans
    """
    np = numpy()
    if mask.dtype.kind != "b":
        raise WrongType(f"array-select: argument 1: expected an array of booleans, got {write_short(mask)}")
    given = [
        x if is_array(x) or (x.__class__ is int and -(1 << 63) <= x < 1 << 63) else _scalar(position, x)
        for position, x in enumerate((then, other), 2)
    ]
    if any(map(is_array, given)):
        return lisp_array(quietly(lambda a, b: np.where(mask, a, b), *given))
    return lisp_array(np.where(mask, *given))


def _scalar(position: int, x: Any) -> Any:
    if x.__class__ is Boolean:
        return x is TRUE
    if not is_number(x):
        raise WrongType(f"array-select: argument {position}: expected a number or an array, got {write_short(x)}")
    return x if x.__class__ is complex else to_inexact(x)
