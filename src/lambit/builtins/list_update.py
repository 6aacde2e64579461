"""Linear update: lists made of the pairs of the arguments, which must not be used afterwards (SRFI 1).

`append!` and `reverse!` are with `append` and `reverse`. Those that call a
procedure (`filter!`, `map!`, ...) make new lists, as SRFI 1 allows.
"""

from __future__ import annotations

from lambit.data import NIL, MultipleValues
from lambit.registry import builtin

from .contracts import Index, List
from .list_parts import list_end, list_from
from .lists import improper, reversed_onto

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("take!", raw=True)
def take_in_place(list_: Any, k: Index) -> Any:
    """The first `k` elements, made of the list's own pairs (SRFI 1).

    (take! (list 'a 'b 'c) 2)    ;=> (a b)
    (take! (list 'a 'b) 3)       ;!! take!: argument 2: index 3 is out of range for a list of length 2
    """
    list_from("take!", list_, k)
    return _cut("take!", list_, k)


@builtin("drop-right!", raw=True)
def drop_right_in_place(list_: Any, k: Index) -> Any:
    """The list without its last `k` elements, made of its own pairs (SRFI 1).

    (drop-right! (list 'a 'b 'c) 1)    ;=> (a b)
    (drop-right! (list 'a 'b) 3)       ;!! drop-right!: argument 2: index 3 is out of range for a list of length 2
    """
    items, _ = improper("drop-right!", list_)
    return _cut("drop-right!", list_, list_end("drop-right!", len(items), k))


@builtin("split-at!", raw=True)
def split_in_place(list_: Any, k: Index) -> Any:
    """Two values: the first `k` elements, made of the list's own pairs, and the rest (SRFI 1).

    (call-with-values (lambda () (split-at! (list 1 2 3) 1)) list)    ;=> ((1) (2 3))
    """
    rest = list_from("split-at!", list_, k)
    return MultipleValues((_cut("split-at!", list_, k), rest))


def _cut(name: str, list_: Any, k: int) -> Any:
    """`list_`, which now ends after `k` pairs."""
    if k == 0:
        return NIL
    list_from(name, list_, k - 1).cdr = NIL
    return list_


@builtin("append-reverse!")
def append_reverse_in_place(list_: List, tail: Any) -> Any:
    """The elements of the list in reverse order, made of its own pairs, then `tail` (SRFI 1).

    (append-reverse! (list 3 2 1) '(4 5))    ;=> (1 2 3 4 5)
    """
    return reversed_onto(list_, tail)
