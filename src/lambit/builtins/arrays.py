"""Numeric arrays: numpy's, made, measured, taken apart and put together.

Arithmetic is on the pages of numbers: `+`, `<`, `exp` and the others work on
arrays element by element.
"""

from __future__ import annotations

from typing import Any

from lambit.data import ABSENT, NIL, UNSPECIFIED, Vector, from_iterable, symbol
from lambit.data.arrays import lisp_array, numpy
from lambit.data.kinds import is_array
from lambit.errors import DomainError, WrongType
from lambit.printer import write_short
from lambit.registry import builtin

from .array_indices import place
from .array_values import (
    as_array,
    dtype,
    element,
    fit,
    of_numbers,
    shape_of,
    type_name,
)  # fmt: skip
from .contracts import Array, Index, Real
from .numbers import over, to_inexact
from .ranges import MOST, check_size

# -- making


@builtin("array")
def array(*elements: Any, type: Any = ABSENT) -> Any:
    """The array of the elements: numbers or booleans, or rows of the same shape (lists, vectors, arrays).

    The type of the elements is the least that holds them all, of `s64`, `f64`, `c128` and `bool`;
    or the `:type` given, one of f64 f32 s8 s16 s32 s64 u8 u16 u32 u64 c64 c128 bool.

    (array 1 2 3)                     ;=> #s64(1 2 3)
    (array 1/2 3)                     ;=> #f64(0.5 3.0)
    (array 1 2 :type 'f32)            ;=> #f32(1.0 2.0)
    (array-shape (array '(1 2 3) '(4 5 6)))    ;=> (2 3)
    (array '(1 2) '(3))               ;!! array: argument 1: the rows have different lengths
    (array 1 'a)                      ;!! array: expected a real number
    (array 300 :type 'u8)             ;!! array: 300 does not fit into u8
    """
    return _of_nested("array", from_iterable(elements), type)


@builtin("list->array")
def from_list(elements: Any, *, type: Any = ABSENT) -> Any:
    """The array of the elements of a list, a vector or an array; of lists of the same shape, if it nests.

    (list->array '(1 2 3))                        ;=> #s64(1 2 3)
    (array-shape (list->array '((1 2) (3 4))))    ;=> (2 2)
    (list->array 5)                               ;!! list->array: argument 1: expected an array, got 5
    """
    return _of_nested("list->array", elements, type)


def _of_nested(name: str, rows: Any, kind: Any) -> Any:
    wanted = None if kind is ABSENT else dtype(name, kind, ":type")
    if rows is NIL:
        return lisp_array(numpy().zeros(0, dtype=wanted or "float64"))
    made = as_array(name, 1, rows, wanted)
    return made.copy() if is_array(rows) else made


@builtin("make-array")
def make(shape: Any, fill: Any = 0.0, *, type: Any = ABSENT) -> Any:
    """An array of the shape, a length or a list of lengths, with every element `fill`.

    (make-array 3)                          ;=> #f64(0.0 0.0 0.0)
    (make-array 2 7)                        ;=> #s64(7 7)
    (array-shape (make-array '(2 3) 1.0))   ;=> (2 3)
    (make-array -1)                         ;!! make-array: argument 1: expected a shape
    """
    lengths = shape_of("make-array", 1, shape)
    kind = of_numbers("make-array", [fill], None).dtype if type is ABSENT else dtype("make-array", type, ":type")
    return lisp_array(numpy().full(lengths, fit("make-array", fill, kind), dtype=kind))


@builtin("range")
def range_(start: Real, end: Real = ABSENT, step: Real = 1) -> Any:
    """The array of the numbers from `start` (0 if only an end is given) up to, not including, `end`.

    (range 5)            ;=> #s64(0 1 2 3 4)
    (range 2 8 2)        ;=> #s64(2 4 6)
    (range 3 0 -1)       ;=> #s64(3 2 1)
    (range 0 1 0.25)     ;=> #f64(0.0 0.25 0.5 0.75)
    (range 0 5 0)        ;!! range: argument 3: the step is zero
    """
    first, last = (0, start) if end is ABSENT else (start, end)
    if step == 0:
        raise DomainError("range: argument 3: the step is zero")
    if not all(x - x == 0 for x in (first, last, step)):
        raise DomainError("range: the range has no end")
    count = max(0, _ceiling(over(last - first, step)))
    check_size("range", count, "range")
    if first.__class__ is int and step.__class__ is int:
        return of_numbers("range", list(range(first, first + count * step, step)), numpy().dtype("int64"))
    return to_inexact(first) + to_inexact(step) * numpy().arange(count)


def _ceiling(x: Any) -> int:
    """The least integer that is not less than the real `x`; of infinity, too large a one."""
    if x.__class__ is float:
        return -int(-x // 1) if x - x == 0 else MOST + 1
    return -(-x.numerator // x.denominator)  # type: ignore[no-any-return]


@builtin("linspace")
def linspace(start: Real, end: Real, count: Index) -> Any:
    """The array of `count` numbers from `start` to `end`, both included, in equal steps.

    (linspace 0 1 5)     ;=> #f64(0.0 0.25 0.5 0.75 1.0)
    (linspace 0 1 -1)    ;!! linspace: argument 3: expected an index
    """
    check_size("linspace", count, "range")
    with numpy().errstate(all="ignore"):
        return numpy().linspace(to_inexact(start), to_inexact(end), count)


# -- measuring


@builtin("array?", pure=True)
def is_array_(x: Any) -> bool:
    """Is `x` a numeric array?

    (array? #f64(1 2))   ;=> #t
    (array? #(1 2))      ;=> #f
    """
    return is_array(x)


@builtin("array-shape")
def shape(a: Array) -> Any:
    """The lengths of the axes of the array, as a list.

    (array-shape #f64(1 2 3))    ;=> (3)
    (array-shape '(1 2))         ;!! array-shape: argument 1: expected an array, got (1 2)
    """
    return from_iterable(a.shape)


@builtin("array-rank")
def rank(a: Array) -> int:
    """The number of axes of the array.

    (array-rank (array '(1 2) '(3 4)))   ;=> 2
    """
    return int(a.ndim)


@builtin("array-size")
def size(a: Array) -> int:
    """How many elements the array has in all.

    (array-size (array '(1 2) '(3 4)))   ;=> 4
    """
    return int(a.size)


@builtin("array-length")
def length(a: Array) -> int:
    """The length of the first axis of the array.

    (array-length (array '(1 2 3) '(4 5 6)))   ;=> 2
    """
    return len(_with_axes("array-length", a))


def _with_axes(name: str, a: Any) -> Any:
    """The array `a`, if it has any axis."""
    if not a.ndim:
        raise DomainError(f"{name}: argument 1: the array has no axes")
    return a


@builtin("array-type")
def type_(a: Array) -> Any:
    """The type of the elements of the array, as a symbol such as `f64`.

    (array-type (array 1 2))        ;=> s64
    (array-type (array 1.0 2.0))    ;=> f64
    """
    return symbol(type_name(a.dtype))


# -- elements


@builtin("array-ref")
def ref(a: Array, *indices: Any) -> Any:
    """The element of the array at the indices, one for each axis; fewer give a smaller array.

    In place of an index may stand `:all`; a list `(start end)` or `(start end step)`; an array of
    indices; or an array of booleans, which picks out where it is true. What whole ranges pick out
    shares its elements with `a`.

    (define m (array '(1 2 3) '(4 5 6)))
    (array-ref m 1 2)            ;=> 6
    (array-ref m 1)              ;=> #s64(4 5 6)
    (array-ref m :all 0)         ;=> #s64(1 4)
    (array-ref m 0 '(1 3))       ;=> #s64(2 3)
    (define a (array 5 7 9))
    (array-ref a (array 2 0))    ;=> #s64(9 5)
    (array-ref a (> a 6))        ;=> #s64(7 9)
    (array-ref a 3)              ;!! array-ref: argument 2: index 3 is out of range for an axis of length 3
    """
    return element(a[place("array-ref", a, indices)])


@builtin("array-set!")
def set_(a: Array, *indices_and_value: Any) -> Any:
    """Let the element of the array at the indices be the last argument; indices as for `array-ref`.

    A number fills all that the indices pick out; an array must have its shape.

    (define a (array 1 2 3 4))
    (array-set! a 0 10)
    (array-set! a '(2 4) 0)
    a                       ;=> #s64(10 2 0 0)
    (array-set! a 9 0)      ;!! array-set!: argument 2: index 9 is out of range
    (array-set! a 0 1.5)    ;!! array-set!: expected an integer for an array of s64, got 1.5
    """
    if not indices_and_value:
        raise WrongType("array-set!: expected indices and a value")
    *indices, value = indices_and_value
    where = place("array-set!", a, indices)
    if not a.flags.writeable:
        raise DomainError("array-set!: argument 1: the array may not be changed", hint="array-copy makes one that may")
    given = fitting("array-set!", value, a.dtype)
    try:
        a[where] = given
    except (ValueError, TypeError) as error:
        raise DomainError(f"array-set!: {error}") from None
    return UNSPECIFIED


def fitting(name: str, value: Any, kind: Any) -> Any:
    """A number, or an array, list or vector of them, as numpy stores it in an array of type `kind`."""
    if not is_array(value) and (value.__class__ is Vector or not hasattr(value, "car")):
        return fit(name, value, kind) if value.__class__ is not Vector else as_array(name, 2, value, kind)
    given = as_array(name, 2, value)
    if numpy().can_cast(given.dtype, kind, "same_kind") and given.dtype.kind not in "iu":
        return given
    if given.dtype == kind:
        return given
    return numpy().array([fit(name, x, kind) for x in given.ravel()], dtype=kind).reshape(given.shape)


@builtin("array-copy")
def copy(a: Array) -> Any:
    """A new array with the elements of `a`.

    (define a (array 1 2))
    (define b (array-copy a))
    (array-set! b 0 9)
    a                          ;=> #s64(1 2)
    """
    return a.copy()


@builtin("array->list")
def to_list(a: Array) -> Any:
    """The elements of the array as a list, of lists if it has several axes.

    (array->list #f64(1 2))                   ;=> (1.0 2.0)
    (array->list (array '(1 2) '(3 4)))       ;=> ((1 2) (3 4))
    """
    return _nested(a.tolist(), from_iterable)


@builtin("array->vector")
def to_vector(a: Array) -> Any:
    """The elements of the array as a vector, of vectors if it has several axes.

    (array->vector (array '(1 2) '(3 4)))   ;=> #(#(1 2) #(3 4))
    """
    return _nested(a.tolist(), Vector)


def _nested(x: Any, make: Any) -> Any:
    """Nested Python lists as Lisp's; an array has few axes."""
    return make([_nested(each, make) for each in x]) if x.__class__ is list else element(x)


# -- other shapes


@builtin("array-reshape")
def reshape(a: Array, shape: Any) -> Any:
    """The elements of the array, row by row, in another shape.

    (array->list (array-reshape (range 6) '(2 3)))   ;=> ((0 1 2) (3 4 5))
    (array-reshape (range 6) '(4 2))                 ;!! array-reshape: 6 elements do not fill the shape (4 2)
    """
    lengths = shape_of("array-reshape", 2, shape)
    wanted = 1
    for n in lengths:
        wanted *= n
    if wanted != a.size:
        raise DomainError(f"array-reshape: {a.size} elements do not fill the shape {write_short(from_iterable(lengths))}")
    return a.reshape(lengths)


@builtin("array-transpose")
def transpose(a: Array) -> Any:
    """The array with its axes in reverse order.

    (array->list (array-transpose (array '(1 2 3) '(4 5 6))))   ;=> ((1 4) (2 5) (3 6))
    """
    return a.T


@builtin("array-append")
def append(*arrays: Any, axis: Index = 0) -> Any:
    """The arrays one after the other along an axis, the first by default.

    (array-append (array 1 2) (array 3))                             ;=> #s64(1 2 3)
    (array->list (array-append (array '(1) '(2)) (array '(3) '(4)) :axis 1))   ;=> ((1 3) (2 4))
    (array-append (array 1) (array '(1 2)))                          ;!! array-append: the arrays have different shapes
    """
    given = [as_array("array-append", i, a) for i, a in enumerate(arrays, 1)]
    if not given:
        return numpy().zeros(0)
    if any(a.ndim <= axis for a in given):
        raise DomainError(f"array-append: there is an array without axis {axis}")
    try:
        return lisp_array(numpy().concatenate(given, axis=axis))
    except ValueError:
        raise DomainError("array-append: the arrays have different shapes") from None


@builtin("array-reverse")
def reverse(a: Array) -> Any:
    """A new array with the elements, or rows, of `a` in reverse order.

    (array-reverse (array 1 2 3))   ;=> #s64(3 2 1)
    """
    return _with_axes("array-reverse", a)[::-1].copy()


@builtin("array-convert")
def convert(a: Array, type: Any) -> Any:
    """A new array with the elements of `a` as elements of another type; they must fit into it.

    (array-convert (array 1 2) 'f64)         ;=> #f64(1.0 2.0)
    (array-convert (array 1.0 2.5) 's64)     ;!! array-convert: expected an integer for an array of s64, got 2.5
    """
    kind = dtype("array-convert", type, "2")
    if numpy().can_cast(a.dtype, kind, "safe") or (a.dtype.kind in "iuf" and kind.kind in "fc"):
        with numpy().errstate(all="ignore"):
            return lisp_array(numpy().asarray(a).astype(kind))
    items = [fit("array-convert", x, kind) for x in a.ravel()]
    return lisp_array(numpy().array(items, dtype=kind).reshape(a.shape))
