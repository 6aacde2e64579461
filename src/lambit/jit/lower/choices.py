"""Conditionals without a jump, where a branch takes an element out of an array.

What `(or (= k 3) (and (= k 2) (array-ref a i)))` does depends on data that no processor guesses. LLVM makes no
choice of it by itself, as it does not know that the index is in range whether the element is wanted or not.
"""

from __future__ import annotations

from lambit.jit.types import F64, I64, VOID, Type, Value
from lambit.syntax.core import Call, Const, Core, Global, If, Local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .objects import Objects

_ELEMENTS = ("array-ref", "vector-ref")
_COMPARISONS = ("=", "<", ">", "<=", ">=")


def is_choice(w: Objects, x: If) -> bool:
    """May both branches of `x` be evaluated, and is an element among what they are?"""
    found: list[Core] = []
    return all(_is_free(w, branch, found) for branch in (x.then, x.other)) and bool(found)


def chosen(w: Objects, test: str, then: Value, other: Value) -> Value | None:
    """One of two values; None if they are of different types."""
    if then.type != other.type or then.type is VOID:
        return None
    pairs = zip(then.type.parts, then.parts, other.parts, strict=True)
    return Value(then.type, tuple([w.define(f"select i1 {test}, {llvm} {a}, {llvm} {b}") for llvm, a, b in pairs]))


def _is_free(w: Objects, x: Core, found: list[Core]) -> bool:
    """May `x` be evaluated in vain: is it cheap, and does it never leave? Elements in it are added to `found`."""
    if x.__class__ is Const or x.__class__ is Local:
        return True
    if x.__class__ is If:
        return all(_is_free(w, part, found) for part in (x.test, x.then, x.other))
    if x.__class__ is not Call or x.fn.__class__ is not Global or x.fn.binding.assigned:
        return False
    if x.fn.binding.primitive in _ELEMENTS and _is_in_range(w, x):
        found.append(x)
        return True
    kinds = {_type_of(w, e) for e in x.args}
    return x.fn.binding.primitive in _COMPARISONS and len(x.args) > 1 and kinds in ({I64}, {F64})


def _type_of(w: Objects, x: Core) -> Type | None:
    """The type of a constant or variable, if it is a number that is known."""
    if x.__class__ is Const:
        return {int: I64, float: F64}.get(x.value.__class__)
    found = w.scope.get(x.variable) if x.__class__ is Local else None
    return getattr(found, "type", None)


def _is_in_range(w: Objects, x: Call) -> bool:
    """Is it an element that lies in an array as a number, at indices that are known to be in range?"""
    block = w.scope.get(x.args[0].variable) if x.args and x.args[0].__class__ is Local else None
    if block.__class__ is not Value or not block.type.rank or block.type.form == "vector" or block.type.dtype == "u8":
        return False
    return len(x.args) == 1 + block.type.rank and all((id(x), k) in w.unchecked for k in range(1, len(x.args)))
