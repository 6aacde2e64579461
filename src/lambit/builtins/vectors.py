"""Vectors (R7RS 6.8). Where it makes sense these procedures take numeric arrays too."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, TRUE, UNSPECIFIED, Char, String, Vector, from_iterable
from lambit.data.atoms import CHARS
from lambit.data.kinds import is_array
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .contracts import Index, Indexed
from .lists import elements
from .ranges import bad_index, check_size, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def scalar(x: Any) -> Any:
    """An element of an array as a Lisp value; a row as an array."""
    if is_array(x):
        return x
    value = x.item() if hasattr(x, "item") else x
    if value.__class__ is bool:
        return TRUE if value else FALSE
    if value.__class__ is str:
        return String(value)
    return UNSPECIFIED if value is None else value


def items_of(x: Any) -> list[Any]:
    """The elements of a vector or array as a Python list; of a vector, its own."""
    return x.items if x.__class__ is Vector else [scalar(each) for each in x]


def size_of(x: Any) -> int:
    """The length of a vector or array."""
    return len(x.items) if x.__class__ is Vector else int(x.shape[0]) if x.ndim else 0


def noun_of(x: Any) -> str:
    """What messages call the vector or array `x`."""
    return "vector" if x.__class__ is Vector else "array"


@builtin("vector?", "vectorp", pure=True, raw=True)
def is_vector(x: Any) -> Any:
    """Is `x` a vector? (R7RS 6.8) Numeric arrays are none: see `array?`.

    (vector? #(1 2))    ;=> #t
    (vector? '(1 2))    ;=> #f
    """
    return TRUE if x.__class__ is Vector else FALSE


@builtin("make-vector")
def make_vector(k: Index, fill: Any = UNSPECIFIED) -> Any:
    """A vector of `k` elements, each of them `fill` (R7RS 6.8).

    (make-vector 3 'x)               ;=> #(x x x)
    (make-vector 1000000000000)      ;!! make-vector: a vector of length 1000000000000 is too large
    """
    check_size("make-vector", k, "vector")
    return Vector([fill] * k)


@builtin("vector", raw=True)
def vector(*x: Any) -> Any:
    """A new vector of the arguments (R7RS 6.8).

    (vector 'a 'b 'c)    ;=> #(a b c)
    """
    return Vector([*x])


@builtin("vector-length")
def vector_length(vector: Indexed) -> int:
    """How many elements the vector has (R7RS 6.8).

    (vector-length #(1 2 3))    ;=> 3
    (vector-length "abc")       ;!! vector-length: argument 1: expected a vector, got "abc"
    """
    return size_of(vector)


@builtin("vector-ref")
def vector_ref(vector: Indexed, k: int) -> Any:
    """Element `k` of the vector, counted from 0 (R7RS 6.8).

    (vector-ref #(1 1 2 3 5 8 13 21) 5)    ;=> 8
    (vector-ref #(1 2 3) 5)                ;!! vector-ref: argument 2: index 5 is out of range for a vector of length 3
    (vector-ref #(1 2 3) -1)               ;!! vector-ref: argument 2: index -1 is out of range
    (vector-ref #(1 2 3) 1.0)              ;!! vector-ref: argument 2: expected an exact integer, got 1.0
    """
    if not 0 <= k < size_of(vector):
        bad_index("vector-ref", 2, k, size_of(vector), noun_of(vector))
    return vector.items[k] if vector.__class__ is Vector else scalar(vector[k])


@builtin("vector-set!")
def vector_set(vector: Indexed, k: int, x: Any) -> None:
    """Make `x` element `k` of the vector (R7RS 6.8).

    (let ((v (vector 1 2 3))) (vector-set! v 0 'a) v)    ;=> #(a 2 3)
    (vector-set! (vector 1) 1 'a)                        ;!! vector-set!: argument 2: index 1 is out of range
    """
    if not 0 <= k < size_of(vector):
        bad_index("vector-set!", 2, k, size_of(vector), noun_of(vector))
    if vector.__class__ is Vector:
        vector.items[k] = x
    else:
        array_store("vector-set!", 3, vector, k, x)


def array_store(name: str, position: int, array: Any, where: Any, x: Any) -> None:
    """`array[where] = x`, for a Lisp value."""
    from .array_values import fit

    if not array.flags.writeable:
        raise DomainError(f"{name}: argument 1: the array may not be changed", hint="array-copy makes one that may")
    value = x if is_array(x) else fit(f"{name}: argument {position}", x, array.dtype)
    try:
        array[where] = value
    except (TypeError, ValueError, OverflowError) as error:
        raise DomainError(f"{name}: argument {position}: {error}") from None


@builtin("vector->list")
def vector_to_list(vector: Indexed, start: int = ABSENT, end: int = ABSENT) -> Any:
    """The elements of the vector, or of a range of it, as a list (R7RS 6.8).

    (vector->list #(dah dah didah))        ;=> (dah dah didah)
    (vector->list #(dah dah didah) 1)      ;=> (dah didah)
    (vector->list #(dah dah didah) 1 2)    ;=> (dah)
    """
    first, last = span("vector->list", 2, start, end, size_of(vector), noun_of(vector))
    if vector.__class__ is Vector:
        return from_iterable(vector.items[first:last])
    return from_iterable(items_of(vector[first:last]))


@builtin("list->vector")
def list_to_vector(list_: Any) -> Any:
    """The elements of the list as a vector (R7RS 6.8).

    (list->vector '(dididit dah))    ;=> #(dididit dah)
    """
    return Vector(elements("list->vector", 1, list_))


@builtin("vector->string")
def vector_to_string(vector: Vector, start: int = ABSENT, end: int = ABSENT) -> str:
    r"""The characters in the vector, or in a range of it, as a string (R7RS 6.8).

    (vector->string #(#\1 #\2 #\3))    ;=> "123"
    (vector->string #(1))               ;!! vector->string: argument 1: expected characters, got 1
    """
    first, last = span("vector->string", 2, start, end, len(vector.items), "vector")
    return "".join(characters("vector->string", 1, vector.items[first:last]))


def characters(name: str, position: int, items: list[Any]) -> list[str]:
    """The Lisp characters as Python strings; an error if one is none."""
    for each in items:
        if each.__class__ is not Char:
            from lambit.printer import write_short

            raise WrongType(
                f"{name}: argument {position}: expected characters, got {write_short(each)} among the elements"
            )
    return [each.text for each in items]


@builtin("string->vector")
def string_to_vector(string: str, start: int = ABSENT, end: int = ABSENT) -> Any:
    r"""The characters of the string, or of a range of it, as a vector (R7RS 6.8).

    (string->vector "ABC")    ;=> #(#\A #\B #\C)
    """
    first, last = span("string->vector", 2, start, end, len(string), "string")
    return Vector([CHARS[c] for c in string[first:last]])


@builtin("vector-copy", "subvector")
def vector_copy(vector: Indexed, start: int = ABSENT, end: int = ABSENT) -> Any:
    """A new vector of the elements, or of a range of them (R7RS 6.8).

    (vector-copy #(1 8 2 8))          ;=> #(1 8 2 8)
    (vector-copy #(3 8 2 8) 2)        ;=> #(2 8)
    (vector-copy #(3 8 2 8) 1 3)      ;=> #(8 2)
    (vector-copy #(1 2) 1 5)          ;!! vector-copy: argument 3: end 5 is out of range for a vector of length 2
    """
    first, last = span("vector-copy", 2, start, end, size_of(vector), noun_of(vector))
    if vector.__class__ is Vector:
        return Vector(vector.items[first:last])
    return vector[first:last].copy()


@builtin("vector-head")
def vector_head(vector: Indexed, end: int) -> Any:
    """The first `end` elements as a new vector.

    (vector-head #(1 2 3) 2)    ;=> #(1 2)
    """
    _, last = span("vector-head", 1, 0, end, size_of(vector), noun_of(vector))
    return Vector(vector.items[:last]) if vector.__class__ is Vector else vector[:last].copy()


@builtin("vector-tail")
def vector_tail(vector: Indexed, start: int) -> Any:
    """The elements from `start` on as a new vector.

    (vector-tail #(1 2 3) 2)    ;=> #(3)
    """
    first, _ = span("vector-tail", 2, start, ABSENT, size_of(vector), noun_of(vector))
    return Vector(vector.items[first:]) if vector.__class__ is Vector else vector[first:].copy()


@builtin("vector-copy!")
def vector_copy_to(
    to: Indexed, at: int, source: Indexed, start: int = ABSENT, end: int = ABSENT
) -> None:
    """Copy a range of vector `source` into vector `to`, from index `at` on; they may overlap (R7RS 6.8).

    (let ((b (vector 10 20 30 40 50))) (vector-copy! b 1 #(1 2 3 4 5) 0 2) b)    ;=> #(10 1 2 40 50)
    (vector-copy! (vector 1 2) 1 #(1 2 3))    ;!! vector-copy!: 3 elements do not fit
    """
    first, last = span("vector-copy!", 4, start, end, size_of(source), noun_of(source))
    if not 0 <= at <= size_of(to):
        bad_index("vector-copy!", 2, at, size_of(to), noun_of(to))
    if at + last - first > size_of(to):
        raise DomainError(
            f"vector-copy!: {last - first} elements do not fit at index {at} of a {noun_of(to)} of length {size_of(to)}"
        )
    if to.__class__ is Vector:
        to.items[at : at + last - first] = (
            source.items[first:last] if source.__class__ is Vector else items_of(source[first:last])
        )
    elif source.__class__ is Vector:
        for i, x in enumerate(source.items[first:last], at):
            array_store("vector-copy!", 3, to, i, x)
    else:
        array_store("vector-copy!", 3, to, slice(at, at + last - first), source[first:last].copy())


@builtin("vector-append")
def vector_append(*vectors: Indexed) -> Any:
    """A new vector of the elements of the vectors one after the other (R7RS 6.8).

    (vector-append #(a b c) #(d e f))    ;=> #(a b c d e f)
    """
    items: list[Any] = []
    for each in vectors:
        items.extend(items_of(each))
    check_size("vector-append", len(items), "vector")
    return Vector(items)


@builtin("vector-fill!")
def vector_fill(vector: Indexed, fill: Any, start: int = ABSENT, end: int = ABSENT) -> None:
    """Make `fill` every element of the vector, or of a range of it (R7RS 6.8).

    (let ((v (vector 1 2 3 4 5))) (vector-fill! v 'smash 2 4) v)    ;=> #(1 2 smash smash 5)
    """
    first, last = span("vector-fill!", 3, start, end, size_of(vector), noun_of(vector))
    if vector.__class__ is Vector:
        vector.items[first:last] = [fill] * (last - first)
    else:
        array_store("vector-fill!", 2, vector, slice(first, last), fill)


@builtin("vector-reverse")
def vector_reverse(vector: Indexed) -> Any:
    """A new vector of the elements in reverse order.

    (vector-reverse #(1 2 3))    ;=> #(3 2 1)
    """
    return Vector(vector.items[::-1]) if vector.__class__ is Vector else vector[::-1].copy()


@builtin("vector-swap!")
def vector_swap(vector: Indexed, i: int, j: int) -> None:
    """Exchange elements `i` and `j` (SRFI 133).

    (let ((v (vector 1 2 3))) (vector-swap! v 0 2) v)    ;=> #(3 2 1)
    """
    size = size_of(vector)
    for position, k in ((2, i), (3, j)):
        if not 0 <= k < size:
            bad_index("vector-swap!", position, k, size, noun_of(vector))
    if vector.__class__ is Vector:
        items = vector.items
        items[i], items[j] = items[j], items[i]
    else:
        vector[[i, j]] = vector[[j, i]]
