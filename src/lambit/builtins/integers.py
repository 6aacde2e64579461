"""Integer division, divisors, rounding, bits (R7RS 6.2.6; SRFI 151)."""

from __future__ import annotations

from math import ceil, copysign, isqrt, trunc
from math import floor as floor_of
from math import gcd as gcd_of
from math import lcm as lcm_of
from operator import floordiv, mod

from lambit.data import MultipleValues
from lambit.data.kinds import is_array, is_real, is_real_array
from lambit.errors import DomainError, LimitExceeded, WrongType
from lambit.registry import builtin

from .contracts import Index, Integer, IntegerQuantity, RealQuantity
from .numbers import as_element, to_inexact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_INFINITY = float("inf")
MOST_BITS = 1 << 30  # of an integer that a shift may make


def _divided(name: str, n: Any, d: Any) -> tuple[Any, Any, Any]:
    """Both as exact integers, and how to make the result as exact as they are."""
    if d.__class__ is int and n.__class__ is int:
        if d == 0:
            raise DomainError(f"{name}: division by zero")
        return n, d, _itself
    if d == 0:
        raise DomainError(f"{name}: division by zero")
    return int(n), int(d), to_inexact


def _itself(x: Any) -> Any:
    return x


def _arrays(name: str, n: Any, d: Any) -> Any:
    """Floor quotient and remainder of arrays, elementwise."""
    import numpy as np

    n, d = as_element(n), as_element(d)
    divisor = np.asarray(d)
    if divisor.dtype.kind in "iub" and not divisor.all():
        raise DomainError(f"{name}: division by zero")
    try:
        with np.errstate(all="ignore"):
            if name.startswith("floor") or name == "modulo":
                return _exactly(name, np.floor_divide, n, d), _exactly(name, np.remainder, n, d)
            rest = _exactly(name, _truncate_remainder, n, d)
            return _exactly(name, np.floor_divide, n - rest, d), rest
    except ValueError as error:
        raise DomainError(f"{name}: arrays of different shapes: {error}") from None
    except TypeError:
        raise WrongType(f"{name}: complex numbers have no integer quotient") from None


def _exactly(name: str, f: Any, n: Any, d: Any) -> Any:
    """The quotients or remainders `f` of arrays; those of integers are exact."""
    from lambit.data.integer_arrays import exactly, quotients, whole

    a, b = whole(n), whole(d)
    return f(n, d) if a is None or b is None else exactly(name, f, a, b, quotients)


def _truncate_remainder(n: Any, d: Any) -> Any:
    """What division with quotients rounded towards zero leaves."""
    import numpy as np

    if np.result_type(n, d).kind == "f":
        return np.fmod(n, d)
    rest = np.remainder(n, d)
    return rest - np.where((rest != 0) & ((n < 0) != (d < 0)), d, 0)


_QUOTIENT, _REST = 0, 1


def _division(name: str, n: Any, d: Any, part: int, f: Callable[[int, int], int]) -> Any:
    """What `f` gives of numbers, one `part` of a division; of arrays, that part as `name` rounds."""
    if is_array(n) or is_array(d):
        return _arrays(name, n, d)[part]
    a, b, result = _divided(name, n, d)
    return result(f(a, b))


def _truncated_rest(a: int, b: int) -> int:
    return a - b * _truncated(a, b)


def _truncated(a: int, b: int) -> int:
    return a // b if (a >= 0) == (b > 0) else -(-a // b)


@builtin("floor-quotient", pure=True)
def floor_quotient(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """The quotient of the integers, rounded down (R7RS 6.2.6).

    (floor-quotient 5 2)     ;=> 2
    (floor-quotient -7 2)    ;=> -4
    """
    return _division("floor-quotient", n, d, _QUOTIENT, floordiv)


@builtin("floor-remainder", pure=True)
def floor_remainder(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """What division with a quotient rounded down leaves, as `modulo` (R7RS 6.2.6).

    (floor-remainder -7 2)    ;=> 1
    (floor-remainder 1 0)     ;!! floor-remainder: division by zero
    """
    return _division("floor-remainder", n, d, _REST, mod)


@builtin("modulo", pure=True)
def modulo(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """What division with a quotient rounded down leaves; it has the sign of `d` (R7RS 6.2.6).

    (modulo -7 2)      ;=> 1
    (modulo 13 -4)     ;=> -3
    (modulo 13 4.0)    ;=> 1.0
    (modulo 13 0)      ;!! modulo: division by zero
    """
    return _division("modulo", n, d, _REST, mod)


@builtin("quotient", pure=True)
def quotient(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """The quotient of the integers, rounded towards zero (R7RS 6.2.6).

    (quotient -7 2)     ;=> -3
    (quotient 7 2.0)    ;=> 3.0
    (quotient 1 0)      ;!! quotient: division by zero
    """
    return _division("quotient", n, d, _QUOTIENT, _truncated)


@builtin("truncate-quotient", pure=True)
def truncate_quotient(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """The quotient of the integers, rounded towards zero, as `quotient` (R7RS 6.2.6).

    (truncate-quotient -7 2)    ;=> -3
    (truncate-quotient 1 0)     ;!! truncate-quotient: division by zero
    """
    return _division("truncate-quotient", n, d, _QUOTIENT, _truncated)


@builtin("remainder", pure=True)
def remainder(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """What division with a quotient rounded towards zero leaves; it has the sign of `n` (R7RS 6.2.6).

    (remainder -7 2)       ;=> -1
    (remainder -13 4.0)    ;=> -1.0
    (remainder 13 0)       ;!! remainder: division by zero
    """
    return _division("remainder", n, d, _REST, _truncated_rest)


@builtin("truncate-remainder", pure=True)
def truncate_remainder(n: IntegerQuantity, d: IntegerQuantity) -> Any:
    """What division with a quotient rounded towards zero leaves, as `remainder` (R7RS 6.2.6).

    (truncate-remainder -7 2)    ;=> -1
    (truncate-remainder 1 0)     ;!! truncate-remainder: division by zero
    """
    return _division("truncate-remainder", n, d, _REST, _truncated_rest)


@builtin("floor/", pure=True)
def floor_division(n: Integer, d: Integer) -> Any:
    """Two values: the quotient rounded down, and what it leaves (R7RS 6.2.6).

    (call-with-values (lambda () (floor/ -5 2)) list)     ;=> (-3 1)
    (call-with-values (lambda () (floor/ 5 -2)) list)     ;=> (-3 -1)
    """
    a, b, result = _divided("floor/", n, d)
    return MultipleValues((result(a // b), result(a % b)))


@builtin("truncate/", pure=True)
def truncate_division(n: Integer, d: Integer) -> Any:
    """Two values: the quotient rounded towards zero, and what it leaves (R7RS 6.2.6).

    (call-with-values (lambda () (truncate/ -5 2)) list)       ;=> (-2 -1)
    (call-with-values (lambda () (truncate/ -5.0 2)) list)     ;=> (-2.0 -1.0)
    """
    a, b, result = _divided("truncate/", n, d)
    whole = _truncated(a, b)
    return MultipleValues((result(whole), result(a - b * whole)))


@builtin("gcd", pure=True)
def gcd(*n: Integer) -> Any:
    """The greatest common divisor, not negative (R7RS 6.2.6).

    (gcd 32 -36)    ;=> 4
    (gcd)           ;=> 0
    (gcd 6 9.0)     ;=> 3.0
    """
    try:
        return gcd_of(*n)
    except TypeError:  # floats among them
        return to_inexact(gcd_of(*[int(each) for each in n]))


@builtin("lcm", pure=True)
def lcm(*n: Integer) -> Any:
    """The least common multiple, not negative (R7RS 6.2.6).

    (lcm 32 -36)      ;=> 288
    (lcm 32.0 -36)    ;=> 288.0
    (lcm)             ;=> 1
    """
    try:
        return lcm_of(*n)
    except TypeError:  # floats among them
        return to_inexact(lcm_of(*[int(each) for each in n]))


@builtin("exact-integer-sqrt", pure=True)
def exact_integer_sqrt(k: Index) -> Any:
    """Two values: the greatest s with s² at most `k`, and k - s² (R7RS 6.2.6).

    (call-with-values (lambda () (exact-integer-sqrt 17)) list)    ;=> (4 1)
    (exact-integer-sqrt -1)    ;!! exact-integer-sqrt: argument 1
    """
    root = isqrt(k)
    return MultipleValues((root, k - root * root))


# -- rounding


def _rounded(x: Any, python: Any, numpy_name: str) -> Any:
    """`x` rounded by `python`, floats to floats; the sign of zero is kept."""
    kind = x.__class__
    if kind is int:
        return x
    if isinstance(x, float):
        if x - x != 0.0:
            return x
        return copysign(float(python(x)), x)
    if is_array(x):
        if x.dtype.kind in "iub":
            return x
        import numpy as np

        with np.errstate(all="ignore"):
            return getattr(np, numpy_name)(x)
    return python(x)


@builtin("floor", pure=True, raw=True)
def floor(x: RealQuantity) -> Any:
    """The greatest integer not above `x` (R7RS 6.2.6).

    (floor -4.3)    ;=> -5.0
    (floor 7/2)     ;=> 3
    """
    if x.__class__ is float and 0.0 < x < _INFINITY:
        return x // 1.0
    if not (is_real(x) or is_real_array(x)):
        raise TypeError
    return _rounded(x, floor_of, "floor")


@builtin("ceiling", pure=True)
def ceiling(x: RealQuantity) -> Any:
    """The least integer not below `x` (R7RS 6.2.6).

    (ceiling -4.3)    ;=> -4.0
    (ceiling 7/2)     ;=> 4
    """
    return _rounded(x, ceil, "ceil")


@builtin("truncate", pure=True)
def truncate(x: RealQuantity) -> Any:
    """The integer next to `x` towards zero (R7RS 6.2.6).

    (truncate -4.3)    ;=> -4.0
    (truncate -7/2)    ;=> -3
    """
    return _rounded(x, trunc, "trunc")


@builtin("round", pure=True)
def round_(x: RealQuantity) -> Any:
    """The integer nearest to `x`, of two the even one (R7RS 6.2.6).

    (round 3.5)    ;=> 4.0
    (round 2.5)    ;=> 2.0
    (round 7/2)    ;=> 4
    """
    return _rounded(x, round, "rint")


# -- bits


@builtin("bitwise-and", "logand", pure=True)
def bitwise_and(*n: int) -> int:
    """The bits that all the integers have, in two's complement (SRFI 151).

    (bitwise-and 12 10)    ;=> 8
    (bitwise-and)          ;=> -1
    """
    result = -1
    for each in n:
        result &= each
    return result


@builtin("bitwise-or", "bitwise-ior", "logior", pure=True)
def bitwise_or(*n: int) -> int:
    """The bits that one of the integers has, in two's complement (SRFI 151).

    (bitwise-or 12 10)    ;=> 14
    """
    result = 0
    for each in n:
        result |= each
    return result


@builtin("bitwise-xor", "logxor", pure=True)
def bitwise_xor(*n: int) -> int:
    """The bits that an odd number of the integers has, in two's complement (SRFI 151).

    (bitwise-xor 12 10)    ;=> 6
    """
    result = 0
    for each in n:
        result ^= each
    return result


@builtin("bitwise-not", "lognot", pure=True)
def bitwise_not(n: int) -> int:
    """The bits that the integer has not, in two's complement (SRFI 151).

    (bitwise-not 0)    ;=> -1
    """
    return ~n


@builtin("arithmetic-shift", "ash", pure=True)
def arithmetic_shift(n: int, count: int) -> int:
    """The integer times 2 to the power `count`, rounded down (SRFI 151).

    (arithmetic-shift 1 10)     ;=> 1024
    (arithmetic-shift -9 -1)    ;=> -5
    (arithmetic-shift 1 (expt 10 12))    ;!! arithmetic-shift: the result
    """
    if count < 0:
        return n >> min(-count, MOST_BITS)
    if n and count + n.bit_length() > MOST_BITS:
        raise LimitExceeded("arithmetic-shift: the result would have more than 2^30 bits")
    return n << count if n else 0


@builtin("bit-count", pure=True)
def bit_count(n: int) -> int:
    """How many bits are one; of a negative integer, how many are zero (SRFI 151).

    (bit-count 7)     ;=> 3
    (bit-count -1)    ;=> 0
    """
    return (n if n >= 0 else ~n).bit_count()


@builtin("integer-length", "bit-length", pure=True)
def integer_length(n: int) -> int:
    """How many bits the integer takes, without its sign (SRFI 151).

    (integer-length 255)     ;=> 8
    (integer-length -256)    ;=> 8
    """
    return (n if n >= 0 else ~n).bit_length()
