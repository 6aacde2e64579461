"""Search in lists, by the three equivalences (R7RS 6.4).

With a predicate of one's own: in lisp_stdlib/list-search.lisp. The loops are written
out for what programs mostly look for (symbols, integers); they trust the list
to be one, and look again, carefully, when it turns out that it is none.
"""

from __future__ import annotations

from itertools import repeat
from typing import Any

from lambit.data import FALSE, NIL, Char, Pair, String, Vector
from lambit.data.kinds import NUMBERS, is_array
from lambit.errors import WrongType
from lambit.registry import builtin

from .contracts import List
from .equality import is_equal, is_eqv
from .lists import no_list, short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_TRUSTED = 100_000  # steps before a cycle is suspected


@builtin("memq", raw=True)
def memq(x: Any, list_: List) -> Any:
    """The first tail of the list whose first element is `eq?` to `x`, or `#f` (R7RS 6.4).

    (memq 'c '(a b c d e))          ;=> (c d e)
    (memq (list 'a) '(b (a) c))     ;=> #f
    (memq 'a 'b)                    ;!! memq: argument 2: expected a list, got b
    """
    cell = list_
    try:
        for _ in repeat(None, _TRUSTED):
            if cell.car is x:
                return cell
            cell = cell.cdr
    except AttributeError:
        if cell is NIL:
            return FALSE
    return _search("memq", x, list_, _is)


@builtin("memv", raw=True)
def memv(x: Any, list_: List) -> Any:
    """The first tail of the list whose first element is `eqv?` to `x`, or `#f` (R7RS 6.4).

    (memv 101 '(100 101 102))    ;=> (101 102)
    (memv 1.0 '(1 2))            ;=> #f
    """
    kind = x.__class__
    if kind is not int:
        if kind not in NUMBERS and kind is not Char and list_.__class__ is Pair:
            return _by_identity("memv", x, list_)
        return _search("memv", x, list_, is_eqv)
    cell = list_
    try:
        for _ in repeat(None, _TRUSTED):
            y = cell.car
            if y.__class__ is int and y == x:
                return cell
            cell = cell.cdr
    except AttributeError:
        if cell is NIL:
            return FALSE
    return _search("memv", x, list_, is_eqv)


@builtin("%member", raw=True)
def member(x: Any, list_: List) -> Any:
    """The first tail of the list whose first element is `equal?` to `x`, or `#f`.

    (%member (list 'a) '(b (a) c))    ;=> ((a) c)
    """
    return _search("member", x, list_, _sameness(x))


def _by_identity(name: str, x: Any, list_: Any) -> Any:
    cell = list_
    try:
        for _ in repeat(None, _TRUSTED):
            if cell.car is x:
                return cell
            cell = cell.cdr
    except AttributeError:
        if cell is NIL:
            return FALSE
    return _search(name, x, list_, _is)


def _is(x: Any, y: Any) -> bool:
    return x is y


def _sameness(x: Any) -> Callable[[Any, Any], bool]:
    """The test for what is `equal?` to `x`: for most values there is a simpler one."""
    kind = x.__class__
    if kind is String:
        return _same_text
    if kind in NUMBERS or kind is Char:
        return is_eqv
    if kind in (Pair, Vector) or isinstance(x, (bytes, bytearray)) or is_array(x):
        return is_equal
    return _is


def _same_text(x: Any, y: Any) -> bool:
    return y.__class__ is String and bool(x.text == y.text)


def _search(name: str, x: Any, list_: Any, same: Callable[[Any, Any], bool]) -> Any:
    cell = list_
    count, limit, seen = 0, 1000, None
    while cell.__class__ is Pair:
        if cell.car is x or same(x, cell.car):
            return cell
        cell = cell.cdr
        count += 1
        if cell is seen:
            break
        if count == limit:
            limit, seen = limit * 2, cell
    if cell is not NIL:
        raise no_list(name, 2, list_)
    return FALSE


@builtin("assq", raw=True)
def assq(x: Any, alist: List) -> Any:
    """The first pair in the list whose car is `eq?` to `x`, or `#f` (R7RS 6.4).

    (assq 'b '((a 1) (b 2)))           ;=> (b 2)
    (assq 'd '((a 1) (b 2)))           ;=> #f
    (assq (list 'a) '(((a)) ((b))))    ;=> #f
    (assq 'a '(a))                     ;!! assq: argument 2: expected a list of pairs
    """
    cell = alist
    try:
        for _ in repeat(None, _TRUSTED):
            pair = cell.car
            if pair.car is x:
                return pair
            cell = cell.cdr
    except AttributeError:
        if cell is NIL:
            return FALSE
    return _association("assq", x, alist, _is)


@builtin("assv", raw=True)
def assv(x: Any, alist: List) -> Any:
    """The first pair in the list whose car is `eqv?` to `x`, or `#f` (R7RS 6.4).

    (assv 5 '((2 3) (5 7) (11 13)))    ;=> (5 7)
    """
    kind = x.__class__
    if kind is not int:
        simple = kind not in NUMBERS and kind is not Char
        return _association("assv", x, alist, _is if simple else is_eqv)
    cell = alist
    try:
        for _ in repeat(None, _TRUSTED):
            pair = cell.car
            if pair.car == x:
                if pair.car.__class__ is int:
                    return pair
                break  # a float, say
            cell = cell.cdr
    except (AttributeError, TypeError, ValueError):  # what is no number refuses to be compared
        if cell is NIL:
            return FALSE
    return _association("assv", x, alist, is_eqv)


@builtin("%assoc", raw=True)
def assoc(x: Any, alist: List) -> Any:
    """The first pair in the list whose car is `equal?` to `x`, or `#f`.

    (%assoc (list 'a) '(((a)) ((b)) ((c))))    ;=> ((a))
    """
    return _association("assoc", x, alist, _sameness(x))


def _association(name: str, x: Any, alist: Any, same: Callable[[Any, Any], bool]) -> Any:
    cell = alist
    count, limit, seen = 0, 1000, None
    while cell.__class__ is Pair:
        pair = cell.car
        if pair.__class__ is not Pair:
            raise WrongType(f"{name}: argument 2: expected a list of pairs, got {short(pair)} among its elements")
        if pair.car is x or same(x, pair.car):
            return pair
        cell = cell.cdr
        count += 1
        if cell is seen:
            break
        if count == limit:
            limit, seen = limit * 2, cell
    if cell is not NIL:
        raise no_list(name, 2, alist)
    return FALSE
