"""Sets of characters (SRFI 14): making, looking into, combining them.

A set never changes: procedures that may change one give a new one like the others.
"""

from __future__ import annotations

from itertools import pairwise

from lambit.data import ABSENT, FALSE, NIL, TRUE, Char, Pair, String, Symbol, from_iterable, symbol
from lambit.data import char_sets as sets
from lambit.data.atoms import CHARS
from lambit.data.char_sets import EMPTY, FULL, CharSet
from lambit.errors import DomainError, WrongType
from lambit.printer import PRINTERS
from lambit.registry import builtin, contract

from .contracts import Index, List
from .lists import elements
from .vectors import characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PRINTERS[CharSet] = repr
contract("CharSet", "a set of characters", "{x}.__class__ is CharSet", CharSet=CharSet)
FEW = 32  # characters that are written one by one


# -- what they are


@builtin("char-set?", pure=True, raw=True)
def is_char_set(x: Any) -> Any:
    r"""Is `x` a set of characters? (SRFI 14)

    (char-set? (char-set #\a))    ;=> #t
    (char-set? "a")               ;=> #f
    """
    return TRUE if x.__class__ is CharSet else FALSE


@builtin("char-set=")
def same(*char_set: CharSet) -> bool:
    """Have all the sets the same characters? (SRFI 14)

    (char-set= (string->char-set "abc") (string->char-set "cab"))    ;=> #t
    (char-set= (string->char-set "abc") (string->char-set "ab"))     ;=> #f
    (char-set=)                                                      ;=> #t
    """
    return all(each.bounds == char_set[0].bounds for each in char_set)


@builtin("char-set<=")
def ascending(*char_set: CharSet) -> bool:
    """Is each of the sets a subset of the next? (SRFI 14)

    (char-set<= (string->char-set "a") (string->char-set "ab"))    ;=> #t
    (char-set<= (string->char-set "ab") (string->char-set "a"))    ;=> #f
    """
    return all(not sets.difference(a, b).bounds for a, b in pairwise(char_set))


@builtin("char-set-hash")
def char_set_hash(char_set: CharSet, bound: Index = ABSENT) -> int:
    """A number that is the same for sets with the same characters; less than `bound`, if that is not 0 (SRFI 14).

    (= (char-set-hash (string->char-set "ab")) (char-set-hash (string->char-set "ba")))    ;=> #t
    (< (char-set-hash (string->char-set "ab") 10) 10)                                      ;=> #t
    """
    from zlib import crc32

    number = crc32(repr(char_set.bounds).encode())
    return number % bound if bound is not ABSENT and bound else number


@builtin("char-set-size")
def size(char_set: CharSet) -> int:
    """How many characters are in the set (SRFI 14).

    (char-set-size (string->char-set "banana"))    ;=> 3
    """
    return len(char_set)


@builtin("char-set-contains?", raw=True)
def contains(char_set: CharSet, char: Char) -> Any:
    r"""Is the character in the set? (SRFI 14)

    (char-set-contains? (string->char-set "abc") #\b)    ;=> #t
    (char-set-contains? "abc" #\a)    ;!! char-set-contains?: argument 1: expected a set of characters, got "abc"
    """
    if char_set.__class__ is not CharSet or char.__class__ is not Char:
        raise TypeError
    return TRUE if char.text in char_set else FALSE


@builtin("char-set->list")
def to_list(char_set: CharSet) -> Any:
    r"""The characters in the set, by code points (SRFI 14).

    (char-set->list (string->char-set "cab"))    ;=> (#\a #\b #\c)
    """
    return from_iterable([CHARS[c] for c in char_set])


@builtin("char-set->string")
def to_string(char_set: CharSet) -> str:
    """The characters in the set, by code points, as a string (SRFI 14).

    (char-set->string (string->char-set "cab"))    ;=> "abc"
    """
    return "".join(char_set)


@builtin("char-set->sre")
def to_sre(char_set: CharSet) -> Any:
    """A regular expression for the set, which can be written: a string in a list, or ranges (SRFI 115).

    (char-set->sre (string->char-set "abc"))         ;=> ("abc")
    (char-set->sre (ucs-range->char-set 32 127))     ;=> (/ " ~")
    """
    if len(char_set) <= FEW:
        return Pair(String("".join(char_set)), NIL)
    text = "".join([chr(low) + chr(high - 1) for low, high in char_set.ranges()])
    return from_iterable([symbol("/"), String(text)])


# -- making them


def _with(base: Any, made: CharSet) -> CharSet:
    """`made`, and the characters of `base` if that was given."""
    return made if base is ABSENT else sets.union(base, made)


@builtin("char-set")
def char_set(*char: Char) -> Any:
    r"""The set of the characters (SRFI 14).

    (char-set->string (char-set #\b #\a #\b))    ;=> "ab"
    """
    return sets.of_text("".join([c.text for c in char]))


@builtin("char-set-copy")
def copy(char_set: CharSet) -> Any:
    """A set with the same characters (SRFI 14).

    (char-set-size (char-set-copy (string->char-set "ab")))    ;=> 2
    """
    return CharSet(char_set.bounds)


@builtin("list->char-set", "list->char-set!")
def of_list(chars: List, base: CharSet = ABSENT) -> Any:
    r"""The set of the characters in the list, and of those in `base` (SRFI 14).

    (char-set->string (list->char-set '(#\b #\a) (char-set #\z)))    ;=> "abz"
    (list->char-set '(1))    ;!! list->char-set: argument 1: expected characters, got 1
    """
    name = "list->char-set"
    return _with(base, sets.of_text("".join(characters(name, 1, elements(name, 1, chars)))))


@builtin("string->char-set", "string->char-set!")
def of_string(string: str, base: CharSet = ABSENT) -> Any:
    r"""The set of the characters of the string, and of those in `base` (SRFI 14).

    (char-set->string (string->char-set "banana"))    ;=> "abn"
    """
    return _with(base, sets.of_text(string))


@builtin("ucs-range->char-set", "ucs-range->char-set!")
def of_range(lower: Index, upper: Index, error: Any = FALSE, base: CharSet = ABSENT) -> Any:
    """The set of the characters with code points from `lower` up to, not including, `upper`, and of those in `base`.

    Every character of Unicode is one here, so that there is nothing to be `error` about (SRFI 14).

        (char-set->string (ucs-range->char-set 97 100))    ;=> "abc"
        (ucs-range->char-set 100 97)    ;!! ucs-range->char-set: argument 1: 100 is above the end 97
    """
    del error
    if lower > upper:
        raise DomainError(f"ucs-range->char-set: argument 1: {lower} is above the end {upper}")
    return _with(base, sets.of_range(lower, min(upper, 0x110000)))


@builtin("->char-set")
def coerce(x: Any) -> Any:
    r"""The set of a character, of the characters of a string, or a set itself (SRFI 14).

    (char-set->string (->char-set "ba"))    ;=> "ab"
    (char-set->string (->char-set #\a))     ;=> "a"
    (->char-set 7)                          ;!! ->char-set: argument 1: expected a character, a string or a set
    """
    if x.__class__ is CharSet:
        return x
    if x.__class__ is Char or x.__class__ is String:
        return sets.of_text(x.text)
    from lambit.printer import write_short

    raise WrongType(
        f"->char-set: argument 1: expected a character, a string or a set of characters, got {write_short(x)}"
    )


# -- one character after the other


@builtin("char-set-cursor")
def cursor(char_set: CharSet) -> int:
    """A cursor at the first character of the set that `char-set-ref` gives, the greatest (SRFI 14).

    (define s (string->char-set "abc"))
    (let loop ((cursor (char-set-cursor s)) (chars '()))
      (if (end-of-char-set? cursor)
          (list->string chars)
          (loop (char-set-cursor-next s cursor) (cons (char-set-ref s cursor) chars))))    ;=> "abc"
    """
    return char_set.before(0x110000)


@builtin("char-set-ref")
def ref(char_set: CharSet, cursor: int) -> Any:
    r"""The character at the cursor (SRFI 14).

    (char-set-ref (char-set #\a) (char-set-cursor (char-set #\a)))    ;=> #\a
    (char-set-ref (char-set) (char-set-cursor (char-set)))            ;!! char-set-ref: argument 2: the cursor is at the end
    """
    _check_cursor("char-set-ref", char_set, cursor)
    return CHARS[chr(cursor)]


@builtin("char-set-cursor-next")
def cursor_next(char_set: CharSet, cursor: int) -> int:
    r"""A cursor at the next character (SRFI 14).

    (end-of-char-set? (char-set-cursor-next (char-set #\a) (char-set-cursor (char-set #\a))))    ;=> #t
    """
    _check_cursor("char-set-cursor-next", char_set, cursor)
    return char_set.before(cursor)


def _check_cursor(name: str, char_set: CharSet, cursor: int) -> None:
    if cursor == -1:
        raise DomainError(f"{name}: argument 2: the cursor is at the end of the set")
    if not 0 <= cursor < 0x110000 or chr(cursor) not in char_set:
        raise DomainError(f"{name}: argument 2: the cursor is not one of this set")


@builtin("end-of-char-set?")
def is_end(cursor: int) -> bool:
    """Is the cursor after the last character of its set? (SRFI 14)

    (end-of-char-set? (char-set-cursor (char-set)))    ;=> #t
    """
    return cursor == -1


# -- combining them


def _all(operation: Callable[[CharSet, CharSet], CharSet], first: CharSet, others: Any) -> CharSet:
    for each in others:
        first = operation(first, each)
    return first


@builtin("char-set-adjoin", "char-set-adjoin!")
def adjoin(char_set: CharSet, *char: Char) -> Any:
    r"""The set with the characters (SRFI 14).

    (char-set->string (char-set-adjoin (char-set #\a) #\c #\b))    ;=> "abc"
    """
    return sets.union(char_set, sets.of_text("".join([c.text for c in char])))


@builtin("char-set-delete", "char-set-delete!")
def delete(char_set: CharSet, *char: Char) -> Any:
    r"""The set without the characters (SRFI 14).

    (char-set->string (char-set-delete (string->char-set "abc") #\b #\z))    ;=> "ac"
    """
    return sets.difference(char_set, sets.of_text("".join([c.text for c in char])))


@builtin("char-set-complement", "char-set-complement!")
def complement(char_set: CharSet) -> Any:
    r"""The set of all other characters (SRFI 14).

    (char-set-contains? (char-set-complement (char-set #\a)) #\a)    ;=> #f
    """
    return sets.complement(char_set)


@builtin("char-set-union", "char-set-union!")
def union(*char_set: CharSet) -> Any:
    """The set of the characters that are in one of the sets (SRFI 14).

    (char-set->string (char-set-union (string->char-set "ab") (string->char-set "bc")))    ;=> "abc"
    """
    return _all(sets.union, EMPTY, char_set)


@builtin("char-set-intersection", "char-set-intersection!")
def intersection(*char_set: CharSet) -> Any:
    """The set of the characters that are in all of the sets; of no sets, all characters (SRFI 14).

    (char-set->string (char-set-intersection (string->char-set "ab") (string->char-set "bc")))    ;=> "b"
    """
    return _all(sets.intersection, FULL, char_set)


@builtin("char-set-difference", "char-set-difference!")
def difference(char_set: CharSet, *others: CharSet) -> Any:
    """The set of the characters in the first set that are in none of the others (SRFI 14).

    (char-set->string (char-set-difference (string->char-set "abc") (string->char-set "b")))    ;=> "ac"
    """
    return _all(sets.difference, char_set, others)


@builtin("char-set-xor", "char-set-xor!")
def xor(*char_set: CharSet) -> Any:
    """The set of the characters that are in one of two sets only; of several, in an odd number (SRFI 14).

    (char-set->string (char-set-xor (string->char-set "ab") (string->char-set "bc")))    ;=> "ac"
    """
    return _all(sets.symmetric_difference, EMPTY, char_set)


# -- those that have names


@builtin("%standard-char-set")
def standard(name: Symbol) -> Any:
    r"""The set `char-set:name` of SRFI 14.

    (char-set-contains? (%standard-char-set 'digit) #\7)    ;=> #t
    """
    from .standard_char_sets import STANDARD

    return STANDARD[name.name]
