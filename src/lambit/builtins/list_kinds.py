"""Kinds of lists: proper, circular, dotted (SRFI 1). Every value is of exactly one kind."""

from __future__ import annotations

from lambit.data import FALSE, NIL, TRUE, Pair, from_iterable
from lambit.data.kinds import is_list
from lambit.registry import builtin

from .lists import is_circular, no_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("circular-list", raw=True)
def circular_list(x: Any, *more: Any) -> Any:
    """A new list of the arguments that begins again after the last (SRFI 1).

    (take (circular-list 'z 'q) 5)        ;=> (z q z q z)
    (map + '(1 2 3) (circular-list 10))   ;=> (11 12 13)
    """
    last = Pair(more[-1] if more else x, NIL)
    first = Pair(x, from_iterable(more[:-1], last)) if more else last
    last.cdr = first
    return first


@builtin("circular-list?", raw=True)
def circular_predicate(x: Any) -> Any:
    """Is `x` a list without an end? (SRFI 1)

    (circular-list? (circular-list 1 2))    ;=> #t
    (circular-list? '(1 2))                 ;=> #f
    """
    return TRUE if is_circular(x) else FALSE


@builtin("dotted-list?", raw=True)
def dotted_predicate(x: Any) -> Any:
    """Does `x` end, but not in `()`? (SRFI 1) What is no list at all does: it is a dotted list of length 0.

    (dotted-list? '(1 2 . 3))    ;=> #t
    (dotted-list? 'george)       ;=> #t
    (dotted-list? '(1 2 3))      ;=> #f
    """
    return FALSE if is_list(x) or is_circular(x) else TRUE


@builtin("not-pair?", raw=True, pure=True)
def is_no_pair(x: Any) -> Any:
    """Is `x` no pair? Where a loop over proper and dotted lists ends (SRFI 1).

    (not-pair? '())      ;=> #t
    (not-pair? '(1))     ;=> #f
    """
    return FALSE if x.__class__ is Pair else TRUE


@builtin("null-list?", raw=True)
def is_null_list(list_: Any) -> Any:
    """Is the list empty? Where a loop over proper lists ends; refuses what is no list (SRFI 1).

    (null-list? '())       ;=> #t
    (null-list? '(1))      ;=> #f
    (null-list? 'end)      ;!! null-list?: argument 1: expected a list, got end
    """
    if list_.__class__ is Pair:
        return FALSE
    if list_ is not NIL:
        raise no_list("null-list?", 1, list_)
    return TRUE
