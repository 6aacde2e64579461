"""Parts of vectors, in order and in reverse, and vectors one after the other (SRFI 133)."""

from __future__ import annotations

from lambit.data import ABSENT, Vector, from_iterable
from lambit.data.kinds import is_array
from lambit.errors import ArityError, DomainError, WrongType
from lambit.registry import builtin

from .contracts import Indexed
from .lists import elements, short
from .ranges import bad_index, check_size, span
from .vectors import array_store, items_of, noun_of, size_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("vector-empty?")
def is_empty(vector: Indexed) -> bool:
    """Has the vector no elements? (SRFI 133)

    (vector-empty? #())      ;=> #t
    (vector-empty? #(()))    ;=> #f
    """
    return size_of(vector) == 0


@builtin("vector-reverse-copy")
def reverse_copy(vector: Indexed, start: int = ABSENT, end: int = ABSENT) -> Any:
    """A new vector of the elements, or of a range of them, in reverse order (SRFI 133).

    (vector-reverse-copy #(5 4 3 2 1 0) 1 5)    ;=> #(1 2 3 4)
    (vector-reverse-copy #(1 2) 0 3)            ;!! vector-reverse-copy: argument 3: end 3 is out of range
    """
    first, last = span("vector-reverse-copy", 2, start, end, size_of(vector), noun_of(vector))
    return _reversed(vector, first, last)


def _reversed(vector: Any, first: int, last: int) -> Any:
    """A new vector or array of a range in reverse order."""
    if vector.__class__ is Vector:
        return Vector(vector.items[first:last][::-1])
    return vector[first:last][::-1].copy()


@builtin("vector-reverse!")
def reverse_in_place(vector: Indexed, start: int = ABSENT, end: int = ABSENT) -> None:
    """Put the elements of the vector, or of a range of it, in reverse order (SRFI 133).

    (let ((v (vector 1 2 3 4))) (vector-reverse! v) v)        ;=> #(4 3 2 1)
    (let ((v (vector 1 2 3 4))) (vector-reverse! v 1 3) v)    ;=> #(1 3 2 4)
    """
    first, last = span("vector-reverse!", 2, start, end, size_of(vector), noun_of(vector))
    _store("vector-reverse!", vector, first, _reversed(vector, first, last))


@builtin("vector-reverse-copy!")
def reverse_copy_to(
    to: Indexed, at: int, source: Indexed, start: int = ABSENT, end: int = ABSENT
) -> None:
    """Copy a range of vector `source` in reverse order into vector `to`, from index `at` on; they may overlap (SRFI 133).

    (let ((v (vector 10 20 30 40))) (vector-reverse-copy! v 1 #(1 2 3) 0 2) v)    ;=> #(10 2 1 40)
    (vector-reverse-copy! (vector 1 2) 1 #(1 2 3))    ;!! vector-reverse-copy!: 3 elements do not fit
    """
    name = "vector-reverse-copy!"
    first, last = span(name, 4, start, end, size_of(source), noun_of(source))
    if not 0 <= at <= size_of(to):
        bad_index(name, 2, at, size_of(to), noun_of(to))
    if at + last - first > size_of(to):
        raise DomainError(
            f"{name}: {last - first} elements do not fit at index {at} of a {noun_of(to)} of length {size_of(to)}"
        )
    _store(name, to, at, _reversed(source, first, last))


def _store(name: str, to: Any, at: int, source: Any) -> None:
    """Put the elements of `source` into `to`, from index `at` on."""
    end = at + size_of(source)
    if to.__class__ is Vector:
        to.items[at:end] = items_of(source)
    elif source.__class__ is Vector:
        for i, x in enumerate(source.items, at):
            array_store(name, 3, to, i, x)
    else:
        array_store(name, 3, to, slice(at, end), source)


@builtin("vector-concatenate")
def concatenate(vectors: Any) -> Any:
    """A new vector of the elements of the vectors in a list, one after the other (SRFI 133).

    (vector-concatenate '(#(a b) #(c d)))    ;=> #(a b c d)
    (vector-concatenate '(#(a b) c))         ;!! vector-concatenate: argument 1: expected a list of vectors, got c
    """
    items: list[Any] = []
    for each in elements("vector-concatenate", 1, vectors):
        if not _is_indexed(each):
            raise WrongType(
                f"vector-concatenate: argument 1: expected a list of vectors, got {short(each)} among its elements"
            )
        items.extend(items_of(each))
    check_size("vector-concatenate", len(items), "vector")
    return Vector(items)


def _is_indexed(x: Any) -> bool:
    return x.__class__ is Vector or (is_array(x) and x.ndim > 0)


@builtin("vector-append-subvectors")
def append_subvectors(*parts: Any) -> Any:
    """A new vector of ranges of vectors one after the other; the arguments are vector, start, end, and so on (SRFI 133).

    (vector-append-subvectors #(a b c d e) 0 2 #(f g h i j) 2 4)    ;=> #(a b h i)
    (vector-append-subvectors #(a b) 0 5)    ;!! vector-append-subvectors: argument 3: end 5 is out of range
    """
    name = "vector-append-subvectors"
    if len(parts) % 3:
        raise ArityError(
            f"{name}: expected three arguments for each vector (vector, start, end), got {len(parts)}"
        )
    items: list[Any] = []
    for i in range(0, len(parts), 3):
        vector, start, end = parts[i : i + 3]
        if not _is_indexed(vector):
            raise WrongType(f"{name}: argument {i + 1}: expected a vector, got {short(vector)}")
        first, last = span(name, i + 2, start, end, size_of(vector), noun_of(vector))
        items.extend(_items(vector, first, last))
    check_size(name, len(items), "vector")
    return Vector(items)


def _items(vector: Any, first: int, last: int) -> list[Any]:
    """The elements of a range."""
    return vector.items[first:last] if vector.__class__ is Vector else items_of(vector[first:last])


@builtin("reverse-vector->list")
def reverse_vector_to_list(vector: Indexed, start: int = ABSENT, end: int = ABSENT) -> Any:
    """The elements of the vector, or of a range of it, in reverse order as a list (SRFI 133).

    (reverse-vector->list #(1 2 3))        ;=> (3 2 1)
    (reverse-vector->list #(1 2 3) 0 2)    ;=> (2 1)
    """
    first, last = span("reverse-vector->list", 2, start, end, size_of(vector), noun_of(vector))
    return from_iterable(_items(vector, first, last)[::-1])


@builtin("reverse-list->vector")
def reverse_list_to_vector(list_: Any) -> Any:
    """The elements of the list in reverse order as a vector (SRFI 133).

    (reverse-list->vector '(1 2 3))    ;=> #(3 2 1)
    (reverse-list->vector '(1 . 2))    ;!! reverse-list->vector: argument 1: expected a list, got (1 . 2)
    """
    return Vector(elements("reverse-list->vector", 1, list_)[::-1])
