"""Checks of arguments that libraries share: procedures, ranges of vectors."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, Pair, String
from lambit.data.kinds import is_procedure
from lambit.registry import builtin

from .library import check_vector, wrong
from .ranges import span
from .vectors import items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("%check-procedure", raw=True)
def check_procedure(name: Any, position: Any, x: Any) -> Any:
    """The procedure `x`, which is argument `position` of `name`.

    (%check-procedure 'map 1 7)    ;!! map: argument 1: expected a procedure, got 7
    """
    if is_procedure(x):
        return x
    return wrong(name, position, String("a procedure"), x)


@builtin("%vector-range", raw=True)
def vector_range(name: Any, position: Any, vector: Any, start: Any, end: Any) -> Any:
    """The range of a vector that the optional arguments `start` and `end` of `name` say, as a pair.

    The vector is argument `position`, `start` the next one; what is missing is `#f`.

        (%vector-range 'vector-sort 2 #(a b c) 1 #f)    ;=> (1 . 3)
        (%vector-range 'vector-sort 2 #(a b c) 2 4)     ;!! vector-sort: argument 4: end 4 is out of range
        (%vector-range 'vector-sort 2 'a #f #f)         ;!! vector-sort: argument 2: expected a vector, got a
    """
    size = len(items_of(check_vector(name, position, vector)))
    first = ABSENT if start is FALSE else start
    last = ABSENT if end is FALSE else end
    return Pair(*span(name.name, position + 1, first, last, size, "vector"))
