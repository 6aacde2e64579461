"""Parts of lists: elements by index, heads and tails (R7RS 6.4, SRFI 1)."""

from __future__ import annotations

from lambit.data import NIL, UNSPECIFIED, MultipleValues, Pair, from_iterable
from lambit.errors import DomainError
from lambit.registry import builtin

from .contracts import Index
from .lists import improper, is_circular, no_list, short
from .ranges import bad_index, check_size, not_an_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("list-tail", "nthcdr", raw=True)
def list_tail(list_: Any, k: Index) -> Any:
    """The list without its first `k` elements (R7RS 6.4).

    (list-tail '(a b c d) 2)    ;=> (c d)
    (list-tail '(a b) 3)        ;!! list-tail: argument 2: index 3 is out of range for a list of length 2
    """
    return list_from("list-tail", list_, k)


@builtin("list-ref", raw=True)
def list_ref(list_: Any, k: Index) -> Any:
    """Element `k` of the list, counted from 0 (R7RS 6.4).

    (list-ref '(a b c d) 2)    ;=> c
    (list-ref '(a b) 2)        ;!! list-ref: argument 2: index 2 is out of range for a list of length 2
    (list-ref '(a b) -1)       ;!! list-ref: argument 2
    """
    return list_from("list-ref", list_, k, extra=1).car


@builtin("list-set!", raw=True)
def list_set(list_: Any, k: Index, x: Any) -> Any:
    """Make `x` element `k` of the list (R7RS 6.4).

    (let ((ls (list 'one 'two 'five!))) (list-set! ls 2 'three) ls)    ;=> (one two three)
    """
    list_from("list-set!", list_, k, extra=1).car = x
    return UNSPECIFIED


def list_from(name: str, list_: Any, k: Any, extra: int = 0) -> Any:
    """`list_`, argument 1 of `name`, without its first `k` pairs; `extra` more must follow."""
    if k.__class__ is not int:
        raise not_an_index(name, 2, k)
    cell = list_
    count = 0
    limit, seen, seen_at = 1000, None, 0
    while count < k and cell.__class__ is Pair:
        cell = cell.cdr
        count += 1
        if cell is seen:  # circular: what is left goes round
            k = count + (k - count) % (count - seen_at)
            seen = None
            limit = -1
        elif count == limit:
            limit, seen, seen_at = limit * 2, cell, count
    if count == k and (extra == 0 or cell.__class__ is Pair):
        return cell
    if list_.__class__ is not Pair and list_ is not NIL:
        raise no_list(name, 1, list_)
    if is_circular(list_):
        raise DomainError(f"{name}: argument 2: index {short(k)} is negative")
    items, _ = improper(name, list_)
    return bad_index(name, 2, k, len(items), "list")


@builtin("last-pair")
def last_pair(list_: Pair) -> Any:
    """The last pair of the list (SRFI 1).

    (last-pair '(1 2 3))      ;=> (3)
    (last-pair '(1 2 . 3))    ;=> (2 . 3)
    """
    improper("last-pair", list_)
    while list_.cdr.__class__ is Pair:
        list_ = list_.cdr
    return list_


@builtin("last")
def last(list_: Pair) -> Any:
    """The last element of the list (SRFI 1).

    (last '(1 2 3))    ;=> 3
    (last '())         ;!! last: argument 1: expected a pair, got ()
    """
    return last_pair(list_).car


@builtin("take", "list-head", raw=True)
def take(list_: Any, k: Index) -> Any:
    """The first `k` elements of the list (SRFI 1).

    (take '(a b c d) 2)    ;=> (a b)
    (take '(a b) 3)        ;!! take: argument 2: index 3 is out of range for a list of length 2
    """
    list_from("take", list_, k)
    return _taken("take", list_, k)


def _taken(name: str, cell: Any, k: int) -> Any:
    """The first `k` elements, which there are."""
    check_size(name, k, "list")  # a circular list has as many as one asks for
    items = []
    for _ in range(k):
        items.append(cell.car)
        cell = cell.cdr
    return from_iterable(items)


@builtin("split-at", raw=True)
def split_at(list_: Any, k: Index) -> Any:
    """Two values: the first `k` elements of the list, and the rest (SRFI 1).

    (call-with-values (lambda () (split-at '(a b c d) 1)) list)    ;=> ((a) (b c d))
    (split-at '(a b) 3)    ;!! split-at: argument 2: index 3 is out of range for a list of length 2
    """
    rest = list_from("split-at", list_, k)
    return MultipleValues((_taken("split-at", list_, k), rest))


@builtin("drop", raw=True)
def drop(list_: Any, k: Index) -> Any:
    """The list without its first `k` elements (SRFI 1).

    (drop '(a b c d) 2)    ;=> (c d)
    """
    return list_from("drop", list_, k)


@builtin("take-right", raw=True)
def take_right(list_: Any, k: Index) -> Any:
    """The last `k` elements of the list (SRFI 1).

    (take-right '(a b c d) 3)    ;=> (b c d)
    """
    items, _ = improper("take-right", list_)
    return list_from("take-right", list_, list_end("take-right", len(items), k))


@builtin("drop-right", raw=True)
def drop_right(list_: Any, k: Index) -> Any:
    """The list without its last `k` elements (SRFI 1).

    (drop-right '(a b c d) 3)    ;=> (a)
    """
    items, _ = improper("drop-right", list_)
    return from_iterable(items[: list_end("drop-right", len(items), k)])


def list_end(name: str, size: int, k: Any) -> int:
    """Where a list of `size` elements ends without its last `k`, argument 2 of `name`."""
    if k.__class__ is not int or not 0 <= k <= size:
        bad_index(name, 2, k, size, "list")
    return size - k


@builtin("sublist", raw=True)
def sublist(list_: Any, start: Index, end: Index) -> Any:
    """The elements from index `start` up to but not including `end` (MIT Scheme).

    (sublist '(a b c d e) 1 3)    ;=> (b c)
    """
    from .ranges import span

    items, _ = improper("sublist", list_)
    first, last = span("sublist", 2, start, end, len(items), "list")
    return from_iterable(items[first:last])
