"""The annotations that pages of builtins use, for type checkers; and contracts that several pages share."""

from __future__ import annotations

from lambit.registry import contract

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object  # `typing` is slow to import

Index = int
Byte = int
Integer = Any  # int, or a float without a fraction
Exact = Any  # int or Rational
Real = Any
Number = Any
Quantity = Any  # a number or an array
IntegerQuantity = Any
RealQuantity = Any
List = Any  # Pair or NIL
Indexed = Any  # a vector or an array
Array = Any
Collection = Any  # a list, a vector or an array
Procedure = Any
Vectors = Any

contract(
    "Quantity", "a number", "{x}.__class__ in NUMBERS or is_number({x}) or is_array({x})"
)
contract(
    "RealQuantity", "a real number", "{x}.__class__ in REALS or is_real({x}) or is_real_array({x})"
)
contract("IntegerQuantity", "an integer", "is_integer({x}) or is_real_array({x})")
contract("Indexed", "a vector", "{x}.__class__ is Vector or is_array({x}) and {x}.ndim > 0")
