"""Arithmetic on numbers and arrays (R7RS 6.2.6).

The compiler writes calls with two arguments as Python operators; these are the
full procedures: any number of arguments, and what Python's operators refuse
(huge integers with floats, division of floats by zero). On arrays they work
element by element.
"""

from __future__ import annotations

from lambit.data import ABSENT, ExactComplex, Rational, make_rational
from lambit.data.kinds import NUMBERS, is_array, is_number
from lambit.data.rational import to_float
from lambit.errors import DomainError, WrongType
from lambit.registry import BUILTINS, builtin

from .contracts import Quantity, RealQuantity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_EXACT = (int, Rational, ExactComplex)
_INFINITY = float("inf")
_NAN = float("nan")


def to_inexact(x: Any) -> Any:
    """The float (complex number, array of floats) nearest to `x`."""
    kind = x.__class__
    if kind is float or kind is complex:
        return x
    if is_array(x):
        return x if x.dtype.kind in "fc" else x.astype("float64")
    if kind is ExactComplex or isinstance(x, complex):
        return complex(x)
    return to_float(x)


def plus(a: Any, b: Any) -> Any:
    """The sum of two numbers or arrays."""
    return _applied(_plus, a, b)


def minus(a: Any, b: Any) -> Any:
    """The difference of two numbers or arrays."""
    return _applied(_minus, a, b)


def times(a: Any, b: Any) -> Any:
    """The product of two numbers or arrays."""
    return _applied(_times, a, b)


def _plus(a: Any, b: Any) -> Any:
    return a + b


def _minus(a: Any, b: Any) -> Any:
    return a - b


def _times(a: Any, b: Any) -> Any:
    return a * b


def _applied(f: Callable[[Any, Any], Any], a: Any, b: Any) -> Any:
    if is_array(a) or is_array(b):
        return quietly(f, a, b)
    try:
        return f(a, b)
    except OverflowError:
        return f(to_inexact(a), to_inexact(b))


def over(a: Any, b: Any) -> Any:
    """The quotient of two numbers or arrays."""
    kind = b.__class__
    if kind is int and a.__class__ is int:
        if b == 0:
            raise DomainError("/: division by zero")
        return make_rational(a, b)
    if is_array(a) or is_array(b):
        return quietly(lambda a, b: a / b, _dividable(a), _dividable(b))
    try:
        return a / b
    except OverflowError:
        return over(to_inexact(a), to_inexact(b))
    except ZeroDivisionError:
        if kind in _EXACT:
            raise DomainError("/: division by zero") from None
        return _over_zero(to_inexact(a), b)


def _over_zero(a: Any, b: Any) -> Any:
    """IEEE 754's quotient by an inexact zero."""
    if a.__class__ is complex:
        zero = b.real if b.__class__ is complex else b
        return complex(_over_zero(a.real, zero), _over_zero(a.imag, zero))
    if b.__class__ is complex:
        return complex(_over_zero(a, b.real), _NAN)
    if a == 0 or a != a:  # noqa: PLR0124  NaN
        return _NAN
    from math import copysign

    return copysign(_INFINITY, a) * copysign(1.0, b)


def _dividable(x: Any) -> Any:
    """A divisor or dividend that numpy takes: exact zero divides arrays as 0.0 does."""
    return x if is_array(x) or x.__class__ is complex else to_inexact(x)


def quietly(f: Callable[[Any, Any], Any], a: Any, b: Any) -> Any:
    """`f` of operands of which one may be an array: IEEE's values, without numpy's warnings."""
    if not (is_array(a) or is_array(b)):
        return f(a, b)
    from numpy import errstate

    try:
        with errstate(all="ignore"):
            return f(a, b)
    except OverflowError:  # an integer that fits in no element
        with errstate(all="ignore"):
            return f(to_inexact(a), to_inexact(b))
    except ValueError as error:
        raise DomainError(f"arrays of different shapes: {error}") from None


def elementwise(name: str, *operands: Any) -> Any:
    """Numpy's function `name` of the operands, some of them arrays, without warnings."""
    import numpy as np

    given = [x if is_array(x) else to_inexact(x) for x in operands]
    with np.errstate(all="ignore"):
        try:
            return getattr(np, name)(*given)
        except ValueError as error:
            raise DomainError(f"arrays of different shapes: {error}") from None


@builtin("+", pure=True, raw=True)
def add(*z: Quantity) -> Any:
    """The sum of the arguments (R7RS 6.2.6).

    Exact arguments have an exact sum. Arrays are added element by element; sums of
    integers that 64 bits do not hold are an error.

        (+ 3 4)        ;=> 7
        (+ 1/2 1/3)    ;=> 5/6
        (+ 1/2 0.5)    ;=> 1.0
        (+)            ;=> 0
        (+ (array 1 2) 10)                      ;=> #s64(11 12)
        (- (make-array 2 (- (expt 2 63))) 1)    ;!! -: an element of the result does not fit into s64
        (+ 1 "2")      ;!! +: argument 2: expected a number
    """
    if len(z) == 2:
        a, b = z
        if a.__class__ in NUMBERS and b.__class__ in NUMBERS:
            try:
                return a + b  # type: ignore[operator]
            except OverflowError:
                return plus(a, b)
    return _folded("+", _plus, 0, z)


@builtin("*", pure=True, raw=True)
def multiply(*z: Quantity) -> Any:
    """The product of the arguments (R7RS 6.2.6).

    (* 4)        ;=> 4
    (* 2 1/2)    ;=> 1
    (* 2 3 4)    ;=> 24
    (*)          ;=> 1
    (* 'a 2)     ;!! *: argument 1: expected a number
    """
    if len(z) == 2:
        a, b = z
        if a.__class__ in NUMBERS and b.__class__ in NUMBERS:
            try:
                return a * b  # type: ignore[operator]
            except OverflowError:
                return times(a, b)
    return _folded("*", _times, 1, z)


def _folded(name: str, f: Callable[[Any, Any], Any], total: Any, numbers: tuple[Any, ...]) -> Any:
    """`f` of all the numbers, one after the other."""
    for i, x in enumerate(numbers, 1):
        if not (x.__class__ in NUMBERS or is_number(x) or is_array(x)):
            from lambit.printer import write_short

            raise WrongType(f"{name}: argument {i}: expected a number, got {write_short(x)}")
        total = _applied(f, total, x)
    return total


@builtin("-", pure=True)
def subtract(z: Quantity, *rest: Quantity) -> Any:
    """The first argument less the others; of one argument, its negative (R7RS 6.2.6).

    (- 3 4)      ;=> -1
    (- 3 4 5)    ;=> -6
    (- 3)        ;=> -3
    """
    if not rest:
        return -z
    total = z
    for each in rest:
        total = minus(total, each)
    return total


@builtin("/", pure=True)
def divide(z: Quantity, *rest: Quantity) -> Any:
    """The first argument divided by the others; of one argument, its reciprocal (R7RS 6.2.6).

    Exact arguments have an exact quotient; division by exact zero is an error, by an inexact
    one gives an infinity or NaN as IEEE 754 says.

        (/ 3 4 5)    ;=> 3/20
        (/ 3)        ;=> 1/3
        (/ 6 3)      ;=> 2
        (/ 1 0.0)    ;=> +inf.0
        (/ 1 0)      ;!! /: division by zero
    """
    if not rest:
        return over(1, z)
    total = z
    for each in rest:
        total = over(total, each)
    return total


@builtin("1+", "add1", pure=True)
def increment(z: Quantity) -> Any:
    """One more than the number.

    (1+ 5)    ;=> 6
    """
    return plus(z, 1)


@builtin("1-", "-1+", "sub1", pure=True)
def decrement(z: Quantity) -> Any:
    """One less than the number.

    (1- 5)    ;=> 4
    """
    return minus(z, 1)


@builtin("abs", pure=True)
def absolute(x: RealQuantity) -> Any:
    """The number without its sign (R7RS 6.2.6).

    (abs -7)      ;=> 7
    (abs -1/2)    ;=> 1/2
    """
    return abs(x)


@builtin("square", pure=True)
def square(z: Quantity) -> Any:
    """The number times itself (R7RS 6.2.6).

    (square 42)     ;=> 1764
    (square 2.0)    ;=> 4.0
    """
    return times(z, z)


@builtin("cube", pure=True)
def cube(z: Quantity) -> Any:
    """The third power of the number.

    (cube 3)    ;=> 27
    """
    return times(z, times(z, z))


def as_element(x: Any) -> Any:
    """An operand that numpy takes: an integer that fits in no element, or a rational, as a float."""
    if is_array(x) or isinstance(x, float) or (x.__class__ is int and -(1 << 63) <= x < 1 << 63):
        return x
    return to_inexact(x)


def recover_arithmetic(op: str, a: Any, b: Any = ABSENT) -> Any:
    """The value of `(op a b)` or `(op a)`, whose Python operator has failed."""
    called = BUILTINS[op].called
    return called(a) if b is ABSENT else called(a, b)
