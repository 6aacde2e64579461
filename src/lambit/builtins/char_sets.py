"""Sets of characters (SRFI 14): what Lisp sees of them without an import."""

from __future__ import annotations

from lambit.data import FALSE, NIL, TRUE, Char, Pair, String, from_iterable, symbol
from lambit.data.char_sets import CharSet
from lambit.printer import PRINTERS
from lambit.registry import builtin, contract

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PRINTERS[CharSet] = repr
FEW = 32  # characters that are written one by one
contract("CharSet", "a set of characters", "{x}.__class__ is CharSet", CharSet=CharSet)


@builtin("char-set?", pure=True, raw=True)
def is_char_set(x: Any) -> Any:
    """Is `x` a set of characters? (SRFI 14)

    (char-set? "abc")    ;=> #f
    """
    return TRUE if x.__class__ is CharSet else FALSE


@builtin("char-set-contains?", raw=True)
def contains(set_: CharSet, char: Char) -> Any:
    r"""Is the character in the set? (SRFI 14)

    (char-set-contains? "abc" #\a)    ;!! char-set-contains?: argument 1: expected a set of characters, got "abc"
    """
    if set_.__class__ is not CharSet or char.__class__ is not Char:
        raise TypeError
    return TRUE if char.text in set_ else FALSE


@builtin("char-set->sre")
def to_sre(char_set: CharSet) -> Any:
    """A regular expression for the set, which can be written: a string in a list, or ranges (SRFI 115).

    (char-set->sre "abc")    ;!! char-set->sre: argument 1: expected a set of characters, got "abc"
    """
    if len(char_set) <= FEW:
        return Pair(String("".join(char_set)), NIL)
    text = "".join([chr(low) + chr(high - 1) for low, high in char_set.ranges()])
    return from_iterable([symbol("/"), String(text)])
