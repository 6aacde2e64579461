"""What the Lisp library needs of Python: checks with proper messages, steps over several sequences.

None of these calls a procedure: the library does that itself, in Lisp.
"""

from __future__ import annotations

from lambit.data import (
    ABSENT,
    FALSE,
    NIL,
    UNSPECIFIED,
    Pair,
    Rational,
    String,
    Vector,
    from_iterable,
)
from lambit.data.atoms import CHARS
from lambit.data.kinds import is_array
from lambit.errors import DomainError, WrongType
from lambit.registry import BUILTINS, builtin

from .lists import elements
from .ranges import check_size, span
from .vectors import characters, items_of, noun_of, size_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("%wrong", raw=True)
def wrong(name: Any, position: Any, expected: Any, value: Any) -> Any:
    """Raise the error for argument `position` of the library procedure `name`.

    (%wrong 'map 2 "a list" 7)    ;!! map: argument 2: expected a list, got 7
    """
    from lambit.printer import write_short

    raise WrongType(
        f"{name.name}: argument {position}: expected {expected.text}, got {write_short(value)}"
    )


@builtin("%out-of-domain", raw=True)
def out_of_domain(name: Any, message: Any) -> Any:
    """Raise an error of the library procedure `name`.

    (%out-of-domain 'first "it is empty")    ;!! first: it is empty
    """
    raise DomainError(f"{name.name}: {message.text}")


@builtin("%elements", raw=True)
def elements_of(name: Any, position: Any, x: Any) -> Any:
    """Argument `position` of the library procedure `name` as a list: it is one, or an array.

    (%elements 'map 2 '(1 2))    ;=> (1 2)
    (%elements 'map 2 7)         ;!! map: argument 2: expected a list, got 7
    """
    if is_array(x) and x.ndim:
        return from_iterable(items_of(x))
    elements(name.name, position, x)
    return x


@builtin("%lists", raw=True)
def lists(name: Any, position: Any, xs: Any) -> Any:
    """The list `xs` of arguments, which start at `position`, each as a list.

    Improper and circular ones are let through: another one may end before.

        (%lists 'map 2 '((1 2) (3)))    ;=> ((1 2) (3))
        (%lists 'map 2 '(() 3))         ;!! map: argument 3: expected a list, got 3
    """
    found = []
    for i, x in enumerate(xs, position):
        if x.__class__ is Pair or x is NIL:
            found.append(x)
        else:
            found.append(elements_of(name, i, x))
    return from_iterable(found)


@builtin("%proper-lists", raw=True)
def proper_lists(name: Any, position: Any, xs: Any) -> Any:
    """The list `xs` of arguments, which start at `position`, each as a list that ends.

    (%proper-lists 'lset= 2 '((1 2) (3)))    ;=> ((1 2) (3))
    (%proper-lists 'lset= 2 '(() 3))         ;!! lset=: argument 3: expected a list, got 3
    """
    return from_iterable([elements_of(name, i, x) for i, x in enumerate(xs, position)])


@builtin("%heads", raw=True)
def heads(name: Any, position: Any, xs: Any, tail: Any) -> Any:
    """The cars of all the lists, then `tail`; `#f` if one of them is at its end.

    The lists are what is left of the arguments of `name` from `position` on; an end other than `()` is refused.

        (%heads 'map 2 '((1 2) (3 4)) '(0))    ;=> (1 3 0)
        (%heads 'map 2 '((1 2) ()) '())        ;=> #f
        (%heads 'map 2 '((1 2) 7) '())         ;!! map: argument 3: expected a list, got one that ends in 7
    """
    found: list[Any] = []
    for x in xs:
        if x.__class__ is not Pair:
            if x is not NIL:
                raise _dotted(name, position + len(found), x)
            return FALSE
        found.append(x.car)
    return from_iterable(found, tail)


def _dotted(name: Any, position: int, end: Any) -> WrongType:
    from lambit.printer import write_short

    return WrongType(f"{name.name}: argument {position}: expected a list, got one that ends in {write_short(end)}")


@builtin("%tails", raw=True)
def tails(xs: Any) -> Any:
    """The cdrs of all the lists.

    (%tails '((1 2) (3 4)))    ;=> ((2) (4))
    """
    return from_iterable([x.cdr for x in xs])


@builtin("%check-end", raw=True)
def check_end(name: Any, position: Any, tail: Any, xs: Any) -> Any:
    """Refuse the list `xs`, argument `position` of `name`, whose end is `tail` if that is not `()`.

    (%check-end 'map 2 3 '(1 2 . 3))    ;!! map: argument 2: expected a list, got (1 2 . 3)
    """
    if tail is not NIL:
        wrong(name, position, String("a list"), xs)
    return UNSPECIFIED


@builtin("%check-vector", raw=True)
def check_vector(name: Any, position: Any, x: Any) -> Any:
    """The vector or array `x`, which is argument `position` of `name`.

    (%check-vector 'vector-map 2 7)    ;!! vector-map: argument 2: expected a vector, got 7
    """
    if x.__class__ is Vector or (is_array(x) and x.ndim):
        return x
    return wrong(name, position, String("a vector"), x)


@builtin("%check-range", raw=True)
def check_range(name: Any, position: Any, start: Any, end: Any, x: Any) -> Any:
    """Refuse a range of the vector or array `x` that it has not; `start` is argument `position` of `name`.

    (%check-range 'vector-unfold! 3 1 4 #(1 2))    ;!! vector-unfold!: argument 4: end 4 is out of range
    """
    span(name.name, position, start, end, size_of(x), noun_of(x))
    return UNSPECIFIED


@builtin("%vector-rows", raw=True)
def vector_rows(name: Any, position: Any, xs: Any) -> Any:
    """The lists of the first elements, the second ones, and so on, of the vectors in the list `xs`,
    arguments of `name` from `position` on; the shortest decides.

    (%vector-rows 'vector-fold-right 3 '(#(1 2) #(3 4 5)))    ;=> ((1 3) (2 4))
    """
    vectors = [items_of(check_vector(name, i, x)) for i, x in enumerate(xs, position)]
    return from_iterable(map(from_iterable, zip(*vectors, strict=False)))


@builtin("%same-length", raw=True)
def same_length(name: Any, position: Any, xs: Any) -> Any:
    """The length of the vectors in the list `xs`, arguments of `name` from `position` on: all have the same.

    (%same-length 'vector-index-right 2 '(#(1 2) #(3)))    ;!! vector-index-right: argument 3: expected a vector of length 2
    """
    size = None
    for i, x in enumerate(xs, position):
        found = size_of(check_vector(name, i, x))
        size = found if size is None else size
        if found != size:
            wrong(name, i, String(f"a vector of length {size}, as the first"), x)
    return size


@builtin("%check-size", raw=True)
def checked_size(name: Any, position: Any, x: Any) -> Any:
    """The size `x`, argument `position` of the library procedure `name`, of the list that it makes.

    (%check-size 'list-tabulate 1 3)      ;=> 3
    (%check-size 'list-tabulate 1 -3)     ;!! list-tabulate: argument 1: expected a size (an exact integer, not negative), got -3
    """
    if x.__class__ is not int or x < 0:
        wrong(name, position, String("a size (an exact integer, not negative)"), x)
    check_size(name.name, x, "list")
    return x


@builtin("%reverse->vector", raw=True)
def reverse_to_vector(xs: Any) -> Any:
    """The elements of a list in reverse order, as a vector.

    (%reverse->vector '(3 2 1))    ;=> #(1 2 3)
    """
    return Vector([*xs][::-1])


@builtin("%string-list", raw=True)
def string_list(name: Any, position: Any, x: Any, start: Any = ABSENT, end: Any = ABSENT) -> Any:
    r"""The characters of the string `x`, argument `position` of `name`, as a list; the next two are a range.

    (%string-list 'string-map 2 "ab")               ;=> (#\a #\b)
    (%string-list 'string-fold 3 "abc" 1)           ;=> (#\b #\c)
    (%string-list 'string-fold 3 "abc" 1 7)         ;!! string-fold: argument 5: end 7 is out of range
    """
    first = 0 if start is ABSENT or start is FALSE else start
    last = string_end(name, position, x, position + 1, first, end)
    return from_iterable([CHARS[c] for c in x.text[first:last]])


@builtin("%string-end", raw=True)
def string_end(name: Any, position: Any, x: Any, where: Any, start: Any, end: Any) -> Any:
    """Where a range of the string `x`, argument `position` of `name`, ends; its start is argument `where`.

    (%string-end 'string-index 1 "abc" 3 0 #f)    ;=> 3
    (%string-end 'string-index 1 "abc" 3 2 1)     ;!! string-index: argument 3: start 2 is after end 1
    (%string-end 'string-index 1 7 3 0 #f)        ;!! string-index: argument 1: expected a string, got 7
    """
    if x.__class__ is not String:
        wrong(name, position, String("a string"), x)
    return span(name.name, where, start, ABSENT if end is FALSE else end, len(x), "string")[1]


@builtin("%reverse->string", raw=True)
def reverse_to_string(name: Any, xs: Any) -> Any:
    r"""The characters in a list in reverse order, as a string: results of the procedure given to `name`.

    (%reverse->string 'string-map '(#\b #\a))    ;=> "ab"
    (%reverse->string 'string-map '(7))          ;!! string-map: argument 1: expected characters, got 7
    """
    return String("".join(characters(name.name, 1, [*xs][::-1])))


# -- sorting: what Python's own sort does the same way

_NUMBERS = {int, float, Rational}


@builtin("%sorted", raw=True)
def sorted_(name: Any, position: Any, xs: Any, less: Any) -> Any:
    """The list or vector `xs` sorted by `less`, if that is a standard order of plain data; else `#f`.

    (%sorted 'sort 1 '(3 1 2) <)       ;=> (1 2 3)
    (%sorted 'sort 1 #f64(3 1 2) <)    ;=> #f64(1.0 2.0 3.0)
    (%sorted 'sort 1 '(3 1 2) list)    ;=> #f
    (%sorted 'sort 1 7 <)              ;!! sort: argument 1: expected a list or a vector, got 7
    """
    vector = xs.__class__ is Vector or (is_array(xs) and xs.ndim)
    if not (vector or xs.__class__ is Pair or xs is NIL):
        wrong(name, position, String("a list or a vector"), xs)
    order = _order(less)
    if is_array(xs) and xs.ndim == 1 and order is not None and order[0] == "number":
        return _sorted_array(xs, descending=order[1])
    items = items_of(xs) if vector else elements(name.name, position, xs)
    if order is None and len(items) > 1:
        return FALSE
    if len(items) > 1:
        kind, descending = order or ("", False)
        if kind == "number":
            if not all(x.__class__ in _NUMBERS for x in items) or any(x - x != 0 for x in items):
                return FALSE
            items = sorted(items, reverse=descending)
        else:
            wanted = items[0].__class__
            if wanted.__name__.lower() != kind or any(x.__class__ is not wanted for x in items):
                return FALSE
            items = sorted(items, key=_text, reverse=descending)
    else:
        items = items[:]
    return Vector(items) if vector else from_iterable(items)


def _sorted_array(xs: Any, *, descending: bool) -> Any:
    """A sorted array of numbers; `#f` if they have no order."""
    if xs.dtype.kind not in "iuf" or (xs.dtype.kind == "f" and (xs != xs).any()):  # noqa: PLR0124  NaN
        return FALSE
    made = xs.copy()
    made.sort(kind="stable")
    return made[::-1].copy() if descending else made


def _text(x: Any) -> Any:
    return x.text


def _order(less: Any) -> tuple[str, bool] | None:
    """The class that procedure `less` orders, and whether the greatest comes first."""
    for name, order in _ORDERS.items():
        entry = BUILTINS.get(name)
        if entry is not None and entry._called is less:
            return order
    return None


_ORDERS = {
    "<": ("number", False), ">": ("number", True),
    "string<?": ("string", False), "string>?": ("string", True),
    "char<?": ("char", False), "char>?": ("char", True),
}  # fmt: skip
