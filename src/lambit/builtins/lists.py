"""Pairs and lists (R7RS 6.4)."""

from __future__ import annotations

from itertools import pairwise, repeat

from lambit.data import FALSE, NIL, TRUE, UNSPECIFIED, Pair, from_iterable, pair_of
from lambit.data.kinds import is_list
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .contracts import Index, List
from .ranges import check_size

_TRUSTED = 100_000  # pairs before a cycle is suspected
_COUNTS = range(_TRUSTED)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def elements(name: str, position: int, x: Any) -> list[Any]:
    """The elements of the list `x`; an error for an improper or circular one."""
    items: list[Any] = []
    add = items.append
    cell = x
    limit, seen = 1000, None
    while cell.__class__ is Pair:
        add(cell.car)
        cell = cell.cdr
        if cell is seen:
            raise no_list(name, position, x)
        if len(items) == limit:
            limit, seen = limit * 2, cell
    if cell is not NIL:
        raise no_list(name, position, x)
    return items


def no_list(name: str, position: int, x: Any) -> WrongType:
    """The error for what is no proper list."""
    from lambit.printer import write_short

    got = "a circular one" if is_circular(x) else write_short(x)
    return WrongType(f"{name}: argument {position}: expected a list, got {got}")


def is_circular(x: Any) -> bool:
    """Does the list `x` go round?"""
    slow = x
    while x.__class__ is Pair and x.cdr.__class__ is Pair:
        slow, x = slow.cdr, x.cdr.cdr
        if slow is x:
            return True
    return False


@builtin("cons", raw=True, pure=True)
def cons(a: Any, d: Any) -> Any:
    """A new pair of `a` and `d` (R7RS 6.4).

    (cons 'a '())            ;=> (a)
    (cons '(a) '(b c d))     ;=> ((a) b c d)
    (cons 'a 3)              ;=> (a . 3)
    """
    return pair_of(a, d)


@builtin("car", raw=True)
def car(pair: Pair) -> Any:
    """The first part of a pair: of a list, its first element (R7RS 6.4).

    (car '(a b c))     ;=> a
    (car '(1 . 2))     ;=> 1
    (car '())          ;!! car: argument 1: expected a pair, got ()
    """
    return pair.car


@builtin("cdr", raw=True)
def cdr(pair: Pair) -> Any:
    """The second part of a pair: of a list, all but its first element (R7RS 6.4).

    (cdr '((a) b c d))    ;=> (b c d)
    (cdr '(1 . 2))        ;=> 2
    (cdr '())             ;!! cdr: argument 1: expected a pair, got ()
    """
    return pair.cdr


@builtin("set-car!", "rplaca")
def set_car(pair: Pair, x: Any) -> None:
    """Make `x` the first part of the pair (R7RS 6.4).

    (let ((p (list 1 2))) (set-car! p 3) p)    ;=> (3 2)
    (set-car! '() 1)                           ;!! set-car!: argument 1: expected a pair
    """
    pair.car = x


@builtin("set-cdr!", "rplacd")
def set_cdr(pair: Pair, x: Any) -> None:
    """Make `x` the second part of the pair (R7RS 6.4).

    (let ((p (list 1 2))) (set-cdr! p 3) p)    ;=> (1 . 3)
    """
    pair.cdr = x


@builtin("pair?", "consp", raw=True, pure=True)
def is_pair(x: Any) -> Any:
    """Is `x` a pair? (R7RS 6.4)

    (pair? '(a . b))    ;=> #t
    (pair? '())         ;=> #f
    """
    return TRUE if x.__class__ is Pair else FALSE


@builtin("null?", "null", raw=True, pure=True)
def is_null(x: Any) -> Any:
    """Is `x` the empty list? (R7RS 6.4)

    (null? '())     ;=> #t
    (null? '(1))    ;=> #f
    """
    return TRUE if x is NIL else FALSE


@builtin("list?", "proper-list?", raw=True)
def list_predicate(x: Any) -> Any:
    """Is `x` a list that ends in `()`? (R7RS 6.4) A circular one does not.

    (list? '(a b c))     ;=> #t
    (list? '(a . b))     ;=> #f
    (let ((x (list 'a))) (set-cdr! x x) (list? x))    ;=> #f
    """
    return TRUE if is_list(x) else FALSE


@builtin("atom", "atom?", raw=True, pure=True)
def is_atom(x: Any) -> Any:
    """Is `x` no pair? (LISP 1.5)

    (atom 'a)      ;=> #t
    (atom '(a))    ;=> #f
    """
    return FALSE if x.__class__ is Pair else TRUE


@builtin("list", raw=True)
def list_(*x: Any) -> Any:
    """A new list of the arguments (R7RS 6.4).

    (list 'a (+ 3 4) 'c)    ;=> (a 7 c)
    (list)                  ;=> ()
    """
    result: Any = NIL
    for each in reversed(x):
        result = pair_of(each, result)
    return result


@builtin("cons*", "list*", raw=True)
def cons_star(x: Any, *rest: Any) -> Any:
    """A list of the arguments whose tail is the last one (SRFI 1).

    (cons* 1 2 '(3 4))    ;=> (1 2 3 4)
    (cons* 1)             ;=> 1
    """
    if not rest:
        return x
    return pair_of(x, from_iterable(rest[:-1], rest[-1]))


@builtin("make-list")
def make_list(k: Index, fill: Any = UNSPECIFIED) -> Any:
    """A list of `k` elements, each of them `fill` (R7RS 6.4).

    (make-list 2 3)    ;=> (3 3)
    """
    check_size("make-list", k, "list")
    result: Any = NIL
    for _ in range(k):
        result = pair_of(fill, result)
    return result


@builtin("length", raw=True)
def length(list_: List) -> Any:
    """How many elements the list has (R7RS 6.4).

    (length '(a (b) (c d e)))    ;=> 3
    (length '(a . b))            ;!! length: argument 1: expected a list, got (a . b)
    """
    cell = list_
    try:
        for count in _COUNTS:
            if cell is NIL:
                return count
            cell = cell.cdr
    except AttributeError:
        raise no_list("length", 1, list_) from None
    count, limit, seen = _TRUSTED, 2 * _TRUSTED, None
    while cell.__class__ is Pair:
        count += 1
        cell = cell.cdr
        if cell is seen:
            break
        if count == limit:
            limit, seen = limit * 2, cell
    if cell is not NIL:
        raise no_list("length", 1, list_)
    return count


@builtin("length+", raw=True)
def length_plus(x: Any) -> Any:
    """How many elements the list has; `#f` if it is circular or improper (SRFI 1).

    (length+ '(a b))                          ;=> 2
    (let ((x (list 'a))) (set-cdr! x x) (length+ x))    ;=> #f
    """
    return length(x) if is_list(x) else FALSE


@builtin("append", raw=True)
def append(*list_: Any) -> Any:
    """The lists one after the other; the last argument is the tail of the result (R7RS 6.4).

    (append '(a) '(b c d))         ;=> (a b c d)
    (append '(a b) '(c . d))       ;=> (a b c . d)
    (append '() 'a)                ;=> a
    (append)                       ;=> ()
    (append '(1) 2 '(3))           ;!! append: argument 2: expected a list, got 2
    """
    if not list_:
        return NIL
    result = list_[-1]
    for i in range(len(list_) - 2, -1, -1):
        items = elements("append", i + 1, list_[i])
        items.reverse()
        for each in items:
            result = pair_of(each, result)
    return result


@builtin("append!", "nconc", raw=True)
def append_in_place(*list_: Any) -> Any:
    """The lists one after the other, made of the arguments' own pairs (SRFI 1).

    (append! (list 1 2) (list 3))    ;=> (1 2 3)
    (append! '() '(1))               ;=> (1)
    """
    given = [(i, x) for i, x in enumerate(list_, 1) if x is not NIL]
    for i, x in given[:-1]:
        if not is_list(x):
            raise no_list("append!", i, x)
    for (_, x), (_, following) in pairwise(given):
        last = x
        while last.cdr.__class__ is Pair:
            last = last.cdr
            if last is following:
                raise DomainError("append!: the lists share pairs, so the result would be circular")
        if x is following:
            raise DomainError("append!: the lists share pairs, so the result would be circular")
        last.cdr = following
    return given[0][1] if given else NIL


@builtin("reverse", raw=True)
def reverse(list_: List) -> Any:
    """A new list of the elements in reverse order (R7RS 6.4).

    (reverse '(a b c))                ;=> (c b a)
    (reverse '(a (b c) d (e (f))))    ;=> ((e (f)) d (b c) a)
    (reverse '(1 . 2))                ;!! reverse: argument 1: expected a list
    """
    result: Any = NIL
    cell = list_
    try:
        for _ in repeat(None, _TRUSTED):
            if cell is NIL:
                return result
            result = pair_of(cell.car, result)
            cell = cell.cdr
    except AttributeError:
        raise no_list("reverse", 1, list_) from None
    count, limit, seen = _TRUSTED, 2 * _TRUSTED, None
    while cell.__class__ is Pair:
        result = pair_of(cell.car, result)
        cell = cell.cdr
        count += 1
        if count == limit:
            limit, seen = limit * 2, cell
        elif cell is seen:
            break
    if cell is not NIL:
        raise no_list("reverse", 1, list_)
    return result


@builtin("reverse!", "nreverse")
def reverse_in_place(list_: List) -> Any:
    """The elements in reverse order, made of the list's own pairs (SRFI 1).

    (reverse! (list 1 2 3))    ;=> (3 2 1)
    """
    return reversed_onto(list_, NIL)


def reversed_onto(cell: Any, tail: Any) -> Any:
    """The pairs of the list `cell` in reverse order, then `tail`."""
    while cell is not NIL:
        following = cell.cdr
        cell.cdr = tail
        tail, cell = cell, following
    return tail


@builtin("append-reverse", raw=True)
def append_reverse(list_: List, tail: Any) -> Any:
    """The elements of the list in reverse order, then `tail` (SRFI 1).

    (append-reverse '(3 2 1) '(4 5))    ;=> (1 2 3 4 5)
    """
    return from_iterable(elements("append-reverse", 1, list_)[::-1], tail)


@builtin("list-copy", raw=True)
def list_copy(x: Any) -> Any:
    """A new list of the same elements; an improper list keeps its tail (R7RS 6.4).

    (list-copy '(1 2 3))      ;=> (1 2 3)
    (list-copy '(1 2 . 3))    ;=> (1 2 . 3)
    (list-copy 7)             ;=> 7
    """
    items, tail = improper("list-copy", x)
    return from_iterable(items, tail)


def improper(name: str, x: Any) -> tuple[list[Any], Any]:
    """The elements of `x`, which may be improper, and its tail."""
    items: list[Any] = []
    limit, seen = 1000, None
    cell = x
    while cell.__class__ is Pair:
        items.append(cell.car)
        cell = cell.cdr
        if cell is seen:
            raise no_list(name, 1, x)
        if len(items) == limit:
            limit, seen = limit * 2, cell
    return items, cell


def short(x: Any) -> str:
    """The value in a message."""
    from lambit.printer import write_short

    return write_short(x)


@builtin("iota")
def iota(count: Index, start: Any = 0, step: Any = 1) -> Any:
    """The list of `count` numbers from `start` on, each `step` more than the one before (SRFI 1).

    (iota 5)            ;=> (0 1 2 3 4)
    (iota 3 1)          ;=> (1 2 3)
    (iota 3 0 1/2)      ;=> (0 1/2 1)
    (iota 3 0 -0.1)     ;=> (0 -0.1 -0.2)
    """
    from lambit.data.kinds import is_number

    from .numbers import plus, times

    for position, x in ((2, start), (3, step)):
        if not is_number(x):
            raise WrongType(f"iota: argument {position}: expected a number, got {short(x)}")
    check_size("iota", count, "list")
    if start.__class__ is int and step.__class__ is int:
        return from_iterable([start + i * step for i in range(count)])
    return from_iterable([plus(start, times(i, step)) if i else start for i in range(count)])
