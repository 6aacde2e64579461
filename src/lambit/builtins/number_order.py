"""Equality and order of numbers and arrays, signs, parity (R7RS 6.2.6).

The compiler writes calls with two arguments as Python operators; comparison of
exact and inexact numbers is exact, so that `=` and `<` are transitive.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lambit.data import FALSE, TRUE
from lambit.data.kinds import NUMBERS, REALS, is_array, is_number, is_real, is_real_array
from lambit.errors import WrongType
from lambit.registry import builtin

from .contracts import IntegerQuantity, Quantity, RealQuantity
from .numbers import as_element, quietly, to_inexact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _chain(name: str, test: Callable[[Any, Any], Any], numbers: tuple[Any, ...], *, real: bool) -> Any:
    """Does `test` hold between all neighbours? Element by element if there are arrays."""
    for i, x in enumerate(numbers, 1):
        if not ((is_real_array(x) or is_real(x)) if real else (is_array(x) or is_number(x))):
            from lambit.printer import write_short

            noun = "a real number" if real else "a number"
            raise WrongType(f"{name}: argument {i}: expected {noun}, got {write_short(x)}")
    outcome: Any = True
    for a, b in pairwise(numbers):
        if is_array(a) or is_array(b):
            outcome = outcome & quietly(test, a, b)
        elif outcome.__class__ is bool:
            outcome = outcome and bool(test(a, b))
        else:
            outcome = outcome & bool(test(a, b))
    return outcome if outcome.__class__ is not bool else TRUE if outcome else FALSE


@builtin("=", pure=True, raw=True)
def equal(*z: Quantity) -> Any:
    """Are the numbers equal? (R7RS 6.2.6) Exactness does not matter, and nothing is rounded.

    (= 1 1.0)          ;=> #t
    (= 1/3 0.3333)     ;=> #f
    (= 1 1 2)          ;=> #f
    (= 'a 1)           ;!! =: argument 1: expected a number
    """
    if len(z) == 2:
        a, b = z
        if a.__class__ in NUMBERS and b.__class__ in NUMBERS:
            return TRUE if a == b else FALSE
    return _chain("=", lambda a, b: a == b, z, real=False)


@builtin("<", pure=True, raw=True)
def less(*x: RealQuantity) -> Any:
    """Does each argument lie below the next? (R7RS 6.2.6)

    (< 1 2 3)      ;=> #t
    (< 1 3 2)      ;=> #f
    (< 1 +nan.0)   ;=> #f
    (< 1 'a)       ;!! <: argument 2: expected a real number
    """
    if len(x) == 2:
        a, b = x
        if a.__class__ in REALS and b.__class__ in REALS:
            return TRUE if a < b else FALSE  # type: ignore[operator]
    return _chain("<", lambda a, b: a < b, x, real=True)


@builtin(">", pure=True, raw=True)
def greater(*x: RealQuantity) -> Any:
    """Does each argument lie above the next? (R7RS 6.2.6)

    (> 3 2 1)    ;=> #t
    (> 3 3)      ;=> #f
    """
    if len(x) == 2:
        a, b = x
        if a.__class__ in REALS and b.__class__ in REALS:
            return TRUE if a > b else FALSE  # type: ignore[operator]
    return _chain(">", lambda a, b: a > b, x, real=True)


@builtin("<=", pure=True, raw=True)
def not_greater(*x: RealQuantity) -> Any:
    """Is no argument above the next? (R7RS 6.2.6)

    (<= 1 1 2)    ;=> #t
    (<= 2 1)      ;=> #f
    """
    if len(x) == 2:
        a, b = x
        if a.__class__ in REALS and b.__class__ in REALS:
            return TRUE if a <= b else FALSE  # type: ignore[operator]
    return _chain("<=", lambda a, b: a <= b, x, real=True)


@builtin(">=", pure=True, raw=True)
def not_less(*x: RealQuantity) -> Any:
    """Is no argument below the next? (R7RS 6.2.6)

    (>= 2 2 1)    ;=> #t
    (>= 1 2)      ;=> #f
    """
    if len(x) == 2:
        a, b = x
        if a.__class__ in REALS and b.__class__ in REALS:
            return TRUE if a >= b else FALSE  # type: ignore[operator]
    return _chain(">=", lambda a, b: a >= b, x, real=True)


def _answer(x: Any) -> Any:
    """The result of a Python comparison as a Lisp value."""
    return x if is_array(x) else TRUE if x else FALSE


@builtin("zero?", "zerop", pure=True)
def is_zero(z: Quantity) -> Any:
    """Is the number zero? (R7RS 6.2.6)

    (zero? 0)       ;=> #t
    (zero? -0.0)    ;=> #t
    (zero? 1/2)     ;=> #f
    """
    return _answer(z == 0)


@builtin("positive?", "plusp", pure=True)
def is_positive(x: RealQuantity) -> Any:
    """Is the number above zero? (R7RS 6.2.6)

    (positive? 1/2)    ;=> #t
    (positive? 0)      ;=> #f
    """
    return _answer(x > 0)


@builtin("negative?", "minusp", pure=True)
def is_negative(x: RealQuantity) -> Any:
    """Is the number below zero? (R7RS 6.2.6)

    (negative? -1.5)    ;=> #t
    (negative? -0.0)    ;=> #f
    """
    return _answer(x < 0)


@builtin("even?", pure=True)
def is_even(n: IntegerQuantity) -> Any:
    """Is the integer a multiple of two? (R7RS 6.2.6)

    (even? 0)      ;=> #t
    (even? 3.0)    ;=> #f
    (even? 1/2)    ;!! even?: argument 1: expected an integer
    """
    return _answer(n % 2 == 0)


@builtin("odd?", pure=True)
def is_odd(n: IntegerQuantity) -> Any:
    """Is the integer no multiple of two? (R7RS 6.2.6)

    (odd? -1)    ;=> #t
    (odd? 2)     ;=> #f
    """
    return _answer(n % 2 == 1)


@builtin("max", pure=True, raw=True)
def maximum(x: RealQuantity, *rest: RealQuantity) -> Any:
    """The greatest of the numbers; inexact if one of them is (R7RS 6.2.6).

    NaN if one of them is NaN. Of arrays, element by element.

        (max 3 4)      ;=> 4
        (max 3.9 4)    ;=> 4.0
    """
    if len(rest) == 1 and x.__class__ is int and rest[0].__class__ is int:
        return max(rest[0], x)
    if not all(map(_is_real_quantity, (x, *rest))):
        raise TypeError
    return _extreme((x, *rest), greatest=True)


@builtin("min", pure=True, raw=True)
def minimum(x: RealQuantity, *rest: RealQuantity) -> Any:
    """The least of the numbers; inexact if one of them is (R7RS 6.2.6).

    (min 3 4)        ;=> 3
    (min 3 4.5)      ;=> 3.0
    (min 1/2 1/3)    ;=> 1/3
    """
    if len(rest) == 1 and x.__class__ is int and rest[0].__class__ is int:
        return min(rest[0], x)
    if not all(map(_is_real_quantity, (x, *rest))):
        raise TypeError
    return _extreme((x, *rest), greatest=False)


def _is_real_quantity(x: Any) -> bool:
    return is_real(x) or is_real_array(x)


def _extreme(numbers: tuple[Any, ...], *, greatest: bool) -> Any:
    if any(map(is_array, numbers)):
        import numpy as np

        best = numbers[0]
        for x in numbers[1:]:
            best = quietly(np.maximum if greatest else np.minimum, as_element(best), as_element(x))
        return best
    best = numbers[0]
    inexact = False
    for x in numbers:
        if isinstance(x, float):
            inexact = True
            if x != x:  # noqa: PLR0124
                return x
        if x > best if greatest else x < best:
            best = x
    return to_inexact(best) if inexact else best
