"""What kind of value it is: the tests that contracts and predicates share."""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType, MethodType

from .atoms import Symbol
from .boxes import Parameter
from .exact_complex import ExactComplex
from .pairs import NIL, Pair
from .rational import Rational
from .sequences import Bytevector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NUMBERS: set[type] = {int, float, Rational, complex, ExactComplex}
REALS: set[type] = {int, float, Rational}
ARRAYS: set[type] = set()
SYMBOLS: set[type] = {Symbol}
PROCEDURES: set[type] = {FunctionType, BuiltinFunctionType, MethodType, Parameter}
"""Classes whose instances are numbers, arrays, symbols, procedures; the rooms that define more add theirs."""


def is_number(x: Any) -> bool:
    """Is `x` a number? (Arrays are none: they are arrays of numbers.)"""
    kind = x.__class__
    return kind in NUMBERS or (isinstance(x, (int, float, complex)) and kind is not bool)


def is_real(x: Any) -> bool:
    """Is `x` a real number?"""
    kind = x.__class__
    return kind in REALS or (isinstance(x, (int, float)) and kind is not bool)


def is_complex(x: Any) -> bool:
    """Is `x` a complex number that is not held as a real one?"""
    return x.__class__ is ExactComplex or isinstance(x, complex)


def is_integer(x: Any) -> bool:
    """Is `x` an integer, exact or not? (2.0 is one.)"""
    kind = x.__class__
    return bool(kind is int or (kind is float and x.is_integer()))


def is_array(x: Any) -> bool:
    """Is `x` a numpy array? (Asked without importing numpy.)"""
    kind = x.__class__
    return kind in ARRAYS or (kind.__name__ == "ndarray" and kind.__module__ == "numpy")


def is_real_array(x: Any) -> bool:
    """Is `x` an array whose elements are not complex?"""
    return bool(is_array(x) and x.dtype.kind != "c")


def is_symbol(x: Any) -> bool:
    """Is `x` a symbol? (What a macro sees of a renamed symbol is one too.)"""
    return x.__class__ in SYMBOLS


def is_list(x: Any) -> bool:
    """Is `x` a proper list? Ends on cycles (Floyd's tortoise and hare)."""
    slow = x
    while x.__class__ is Pair:
        x = x.cdr
        if x.__class__ is not Pair:
            break
        x = x.cdr
        slow = slow.cdr
        if x is slow and x.__class__ is Pair:
            return False
    return x is NIL


def is_procedure(x: Any) -> bool:
    """Can `x` be called?"""
    return x.__class__ in PROCEDURES


def is_bytevector(x: Any) -> bool:
    """Is `x` a bytevector? (Python's bytes are accepted.)"""
    return x.__class__ is Bytevector or x.__class__ is bytes


SHARED: dict[str, Any] = {
    "NUMBERS": NUMBERS, "REALS": REALS, "is_number": is_number, "is_real": is_real, "is_complex": is_complex,
    "is_integer": is_integer, "is_array": is_array, "is_real_array": is_real_array,
    "is_symbol": is_symbol, "is_list": is_list,
    "is_procedure": is_procedure, "is_bytevector": is_bytevector,
}  # fmt: skip
