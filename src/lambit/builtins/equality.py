"""Equivalence and booleans (R7RS 6.1, 6.3).

`equal?` does not recurse and ends on circular data: after some steps it merges
what it has compared into classes (union-find; Adams & Dybvig, "Efficient
nondestructive equality checking for trees and graphs", ICFP 2008), so it takes
at most as many further steps as there are objects.
"""

from __future__ import annotations

from math import copysign

from lambit.data import (
    FALSE,
    TRUE,
    Boolean,
    Bytevector,
    Char,
    ExactComplex,
    Pair,
    Rational,
    String,
    Vector,
)
from lambit.data.kinds import NUMBERS, is_array
from lambit.registry import builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Comparisons: at first without classes, then some with them, then many without them again, so that data without
# cycles hardly pay for classes. What is found in one class already makes the time with them begin anew; there are
# no more mergers than objects, so the steps without classes are in proportion to the objects too.
_FIRST, _WITH, _WITHOUT = 1000, 64, 10_000


def is_eqv(a: Any, b: Any) -> bool:
    """`eqv?` as a Python function: the same object, number or character?"""
    if a is b:
        return True
    kind = a.__class__
    if kind is not b.__class__:
        return False
    if kind is int:
        return bool(a == b)
    if kind is float:
        return _same_float(a, b)
    if kind is Char:
        return bool(a.text == b.text)
    if kind is Rational or kind is ExactComplex:
        return bool(a == b)
    if kind is complex:
        return _same_float(a.real, b.real) and _same_float(a.imag, b.imag)
    return kind in NUMBERS and bool(a == b)


def _same_float(a: float, b: float) -> bool:
    if a == b:
        return a != 0.0 or copysign(1.0, a) == copysign(1.0, b)
    return a != a and b != b  # noqa: PLR0124  both NaN


def is_equal(a: Any, b: Any) -> bool:
    """`equal?` as a Python function."""
    todo: list[Any] = []  # pairs of values that remain to be compared, in one list
    steps = _FIRST  # to go without classes; below zero: taken with them
    classes: dict[int, int] = {}
    while True:
        if a is not b:
            kind = a.__class__
            if kind is Pair:
                while b.__class__ is Pair:  # along both lists; compound elements wait
                    steps -= 1
                    if steps < 0:
                        if _merged(classes, id(a), id(b)):
                            steps = 0
                            a = b
                            break
                        if steps <= -_WITH:
                            steps = _WITHOUT
                    x, y = a.car, b.car
                    if x is not y:
                        kind = x.__class__
                        if kind is not y.__class__:
                            if not _same_octets(x, y):
                                return False
                        elif kind is Pair or kind is Vector:
                            todo += (x, y)
                        elif kind is int or kind is Rational:
                            if x != y:
                                return False
                        elif not _same_leaf(kind, x, y):
                            return False
                    a, b = a.cdr, b.cdr
                    if a.__class__ is not Pair or a is b:
                        break
                else:
                    return False
                if a is not b:
                    todo += (a, b)
            elif kind is not b.__class__:
                if not _same_octets(a, b):
                    return False
            elif kind is Vector:
                steps -= 1
                if steps < 0 and _merged(classes, id(a), id(b)):
                    steps = 0
                else:
                    if steps <= -_WITH:
                        steps = _WITHOUT
                    if len(a.items) != len(b.items):
                        return False
                    for x, y in zip(a.items, b.items, strict=True):
                        if x is not y:
                            todo += (x, y)
            elif not _same_leaf(kind, a, b):
                return False
        if not todo:
            return True
        b = todo.pop()
        a = todo.pop()


def _same_octets(a: Any, b: Any) -> bool:
    """Are these a bytevector and Python's bytes, with the same contents?"""
    return a.__class__ in _OCTETS and b.__class__ in _OCTETS and bytes(a) == bytes(b)


_OCTETS = (Bytevector, bytes)


def _same_leaf(kind: type, a: Any, b: Any) -> bool:
    if kind is String:
        return bool(a.text == b.text)
    if kind in _OCTETS:
        return bytes(a) == bytes(b)
    if is_array(a):
        return bool(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes())
    return is_eqv(a, b)


def _merged(parents: dict[int, int], a: int, b: int) -> bool:
    """Are objects `a` and `b` in one class already? Now they are."""
    a, b = _root(parents, a), _root(parents, b)
    if a == b:
        return True
    parents[a] = b
    return False


def _root(parents: dict[int, int], a: int) -> int:
    while (parent := parents.get(a, a)) != a:
        parents[a] = parents.get(parent, parent)  # halve the path
        a = parent
    return a


@builtin("eq?", "eq", pure=True, raw=True)
def eq(a: Any, b: Any) -> Any:
    """Are both the same object? (R7RS 6.1) Symbols and `'()` are; of numbers it may say no: use `eqv?`.

    (eq? 'a 'a)              ;=> #t
    (eq? (list 'a) '(a))     ;=> #f
    (eq? '() '())            ;=> #t
    (let ((x '(a))) (eq? x x))    ;=> #t
    """
    return TRUE if a is b else FALSE


@builtin("eqv?", "eql", pure=True, raw=True)
def eqv(a: Any, b: Any) -> Any:
    """Are both the same object, or the same number or character? (R7RS 6.1)

    Numbers are the same if they are equal, equally exact, and of the same sign of zero.

        (eqv? 'a 'b)                      ;=> #f
        (eqv? 100000000 100000000)        ;=> #t
        (eqv? 2 2.0)                      ;=> #f
        (eqv? 0.0 -0.0)                   ;=> #f
        (eqv? "" "a")                     ;=> #f
        (eqv? (cons 1 2) (cons 1 2))      ;=> #f
        (eqv? #f '())                     ;=> #f
        (let ((p (lambda (x) x))) (eqv? p p))    ;=> #t
    """
    return TRUE if a is b or is_eqv(a, b) else FALSE


@builtin("equal?", "equal", pure=True, raw=True)
def equal(a: Any, b: Any) -> Any:
    """Do both print the same? (R7RS 6.1) Pairs, vectors, strings, bytevectors and arrays by their
    contents, all else by `eqv?`. It ends on circular data too.

        (equal? '(a (b) c) '(a (b) c))             ;=> #t
        (equal? "abc" "abc")                       ;=> #t
        (equal? 2 2.0)                             ;=> #f
        (equal? (make-vector 5 'a) (make-vector 5 'a))    ;=> #t
        (equal? '#1=(a b . #1#) '#2=(a b a b . #2#))      ;=> #t
    """
    return TRUE if a is b or is_equal(a, b) else FALSE


@builtin("not", pure=True, raw=True)
def not_(x: Any) -> Any:
    """Is `x` false? Only `#f` is (R7RS 6.3).

    (not 3)        ;=> #f
    (not #f)       ;=> #t
    (not '())      ;=> #f
    """
    return TRUE if x is FALSE else FALSE


@builtin("boolean?", pure=True, raw=True)
def is_boolean(x: Any) -> Any:
    """Is `x` `#t` or `#f`? (R7RS 6.3)

    (boolean? #f)     ;=> #t
    (boolean? 0)      ;=> #f
    """
    return TRUE if x.__class__ is Boolean else FALSE


@builtin("boolean=?", pure=True)
def boolean_equal(a: Boolean, b: Boolean, *rest: Boolean) -> bool:
    """Are all the booleans the same? (R7RS 6.3)

    (boolean=? #t #t #t)    ;=> #t
    (boolean=? #t #f)       ;=> #f
    (boolean=? #t 1)        ;!! boolean=?: argument 2: expected a boolean
    """
    return a is b and all(x is a for x in rest)
