"""Lists of lists: the elements of several lists side by side, and lists one after the other (SRFI 1)."""

from __future__ import annotations

from itertools import islice

from lambit.data import MultipleValues, Pair, from_iterable
from lambit.data.kinds import is_array, is_list
from lambit.errors import WrongType
from lambit.registry import builtin

from .lists import append, append_in_place, elements, improper, is_circular, no_list, short
from .vectors import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


@builtin("zip", raw=True)
def zip_lists(list_: Any, *more: Any) -> Any:
    """The list of lists of the first elements, the second ones, and so on; the shortest list decides (SRFI 1).

    (zip '(one two three) '(1 2 3))               ;=> ((one 1) (two 2) (three 3))
    (zip '(3 1 4) (circular-list #f #t))          ;=> ((3 #f) (1 #t) (4 #f))
    (zip '(1 2) 3)                                ;!! zip: argument 2: expected a list, got 3
    """
    return from_iterable(_rows("zip", 1, (list_, *more)))


@builtin("%rows", raw=True)
def rows(name: Any, position: Any, xs: Any) -> Any:
    """What `zip` gives of the lists in `xs`, arguments of the library procedure `name` from `position` on.

    (%rows 'count 2 '((1 2) (3 4 5)))    ;=> ((1 3) (2 4))
    (%rows 'count 2 '((1 2) 7))          ;!! count: argument 3: expected a list, got 7
    """
    return from_iterable(_rows(name.name, position, [*xs]))


def _rows(name: str, position: int, xs: Any) -> Iterator[Any]:
    """The rows; some list must have an end, and the first of the shortest must be a proper list."""
    columns = [_column(name, i, x) for i, x in enumerate(xs, position)]
    ends = [len(column) for column in columns if column is not None]
    if not ends:
        raise no_list(name, position, xs[0])
    least = min(ends)
    first = next(i for i, column in enumerate(columns) if column is not None and len(column) == least)
    if xs[first].__class__ is Pair and not is_list(xs[first]):
        raise no_list(name, position + first, xs[first])
    every = [islice(_cars(x), least) if c is None else c for x, c in zip(xs, columns, strict=True)]
    return map(from_iterable, zip(*every, strict=False))


def _column(name: str, position: int, x: Any) -> list[Any] | None:
    """The elements of a list or an array; None if it is circular."""
    if is_array(x) and x.ndim:
        return items_of(x)
    if x.__class__ is not Pair:
        return elements(name, position, x)
    return None if is_circular(x) else improper(name, x)[0]


def _cars(cell: Any) -> Iterator[Any]:
    while True:
        yield cell.car
        cell = cell.cdr


@builtin("concatenate", raw=True)
def concatenate(lists: Any) -> Any:
    """The lists in a list, appended; the last may be any value, the tail of the result (SRFI 1).

    (concatenate '((1 2) (3)))    ;=> (1 2 3)
    (concatenate '(1 (2)))        ;!! concatenate: argument 1: expected a list of lists, got 1
    """
    return append(*_lists_in("concatenate", lists))


@builtin("concatenate!", raw=True)
def concatenate_in_place(lists: Any) -> Any:
    """The lists in a list, appended, made of their own pairs; the last may be any value (SRFI 1).

    (concatenate! (list (list 1 2) (list 3)))    ;=> (1 2 3)
    """
    return append_in_place(*_lists_in("concatenate!", lists))


def _lists_in(name: str, x: Any) -> list[Any]:
    """The elements of the list `x`, which must be lists but the last."""
    items = elements(name, 1, x)
    for each in items[:-1]:
        if not is_list(each):
            got = "a circular one" if is_circular(each) else short(each)
            raise WrongType(f"{name}: argument 1: expected a list of lists, got {got} among its elements")
    return items


@builtin("unzip1", raw=True)
def unzip1(lists: Any) -> Any:
    """The list of the first elements of the lists in a list (SRFI 1).

    (unzip1 '((1 one) (2 two) (3 three)))    ;=> (1 2 3)
    (unzip1 '((1) ()))                        ;!! unzip1: argument 1: expected a list of lists of 1 or more elements, got ()
    """
    return _unzipped("unzip1", 1, lists)[0]


@builtin("unzip2", raw=True)
def unzip2(lists: Any) -> Any:
    """Two values: the lists of the first and second elements of the lists in a list (SRFI 1).

    (call-with-values (lambda () (unzip2 '((a1 b1) (a2 b2)))) list)    ;=> ((a1 a2) (b1 b2))
    """
    return MultipleValues(_unzipped("unzip2", 2, lists))


@builtin("unzip3", raw=True)
def unzip3(lists: Any) -> Any:
    """Three values: the lists of the first, second and third elements of the lists in a list (SRFI 1).

    (call-with-values (lambda () (unzip3 '((a1 b1 c1) (a2 b2 c2)))) list)    ;=> ((a1 a2) (b1 b2) (c1 c2))
    """
    return MultipleValues(_unzipped("unzip3", 3, lists))


@builtin("unzip4", raw=True)
def unzip4(lists: Any) -> Any:
    """Four values: the lists of the first, second, third and fourth elements of the lists in a list (SRFI 1).

    (call-with-values (lambda () (unzip4 '((a1 b1 c1 d1) (a2 b2 c2 d2)))) list)    ;=> ((a1 a2) (b1 b2) (c1 c2) (d1 d2))
    """
    return MultipleValues(_unzipped("unzip4", 4, lists))


@builtin("unzip5", raw=True)
def unzip5(lists: Any) -> Any:
    """Five values: the lists of the first, second, third, fourth and fifth elements of the lists in a list (SRFI 1).

    (call-with-values (lambda () (unzip5 '((a1 b1 c1 d1 e1) (a2 b2 c2 d2 e2)))) list)    ;=> ((a1 a2) (b1 b2) (c1 c2) (d1 d2) (e1 e2))
    """
    return MultipleValues(_unzipped("unzip5", 5, lists))


def _unzipped(name: str, count: int, lists: Any) -> tuple[Any, ...]:
    """The lists of the first `count` elements of each list in `lists`."""
    rows = [_first(name, count, each) for each in elements(name, 1, lists)]
    return tuple([from_iterable([row[i] for row in rows]) for i in range(count)])


def _first(name: str, count: int, x: Any) -> list[Any]:
    """The first `count` elements of the list `x`, which is an element of the argument."""
    found: list[Any] = []
    cell = x
    while len(found) < count:
        if cell.__class__ is not Pair:
            raise WrongType(
                f"{name}: argument 1: expected a list of lists of {count} or more elements, got {short(x)} among its elements"
            )
        found.append(cell.car)
        cell = cell.cdr
    return found
