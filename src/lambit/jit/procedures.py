"""Procedures that are arguments of native code: known by their code, with the values of their free variables as parts.

`(integrate (lambda (x) (* k x)) 0 1)` makes another closure each time it is evaluated, of the same code:
native code asks for the code only, and finds `k` in the closure. A builtin is known by itself.
"""

from __future__ import annotations

import ctypes
from types import FunctionType
from typing import Any

from lambit.analysis.free import free
from lambit.analysis.numeric import NATIVE, acts
from lambit.runtime.codes import CODES
from lambit.runtime.failures import raw_builtin

from .layout import FUNCTION_CLOSURE, FUNCTION_CODE
from .types import Type, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Lambda, Variable

DEPTH = 3
"""A closure may see closures that see closures, so deep."""


class Callee:
    """What the type of a procedure says of it."""

    __slots__ = ("key", "lam", "name", "outside", "places", "unit")

    def __init__(self, key: Any, name: str) -> None:
        self.key = key  # its code, or the builtin
        self.name = name
        self.lam: Lambda | None = None  # as it was compiled: what it sees of others may have become constants; None: it is a builtin
        self.unit: Any = None
        self.outside: tuple[Variable, ...] = ()  # its free variables
        self.places: tuple[int, ...] = ()  # where the closure has their cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Callee) and self.key is other.key

    def __hash__(self) -> int:
        return id(self.key)


def _lies_as_known() -> bool:
    """Does this Python have a function's code and closure where we look for them?"""
    x = 0

    def f() -> int:
        return x

    at = id(f)
    found = [ctypes.c_void_p.from_address(at + place).value for place in (FUNCTION_CODE, FUNCTION_CLOSURE)]
    return found == [id(f.__code__), id(f.__closure__)]


KNOWN = _lies_as_known()


def type_of_procedure(f: FunctionType, depth: int = DEPTH) -> Type | None:
    """The type of a Lisp procedure, or of a builtin that has native code; None if it has none."""
    entry: Any = getattr(f, "builtin", None) or raw_builtin(f.__code__)
    if entry is not None:
        name = str(entry.name)
        return _type(Callee(f, name), ()) if name in NATIVE and not acts(name) else None
    info: Any = CODES.get(id(f.__code__))
    if info is None or not KNOWN or depth == 0:
        return None
    lam: Lambda = info.lam
    if lam.optional or lam.rest is not None:
        return None
    found = Callee(f.__code__, "" if info.name == "lambda" else str(info.name or ""))
    found.lam, found.unit = lam, info.unit
    found.outside = tuple(sorted(free(lam), key=lambda v: (v.number, v.name)))
    names, cells = f.__code__.co_freevars, f.__closure__ or ()
    captured = []
    for v in found.outside:
        name = f"{v.name}.{v.number}"
        if name not in names or v.assigned or v.boxed:
            return None
        place = names.index(name)
        kind = _type_in(cells[place], depth)
        if kind is None:
            return None
        found.places += (place,)
        captured.append(kind)
    return _type(found, tuple(captured))


def _type_in(cell: Any, depth: int) -> Type | None:
    try:
        value = cell.cell_contents
    except ValueError:  # it has not been given a value yet
        return None
    return type_of_procedure(value, depth - 1) if value.__class__ is FunctionType else type_of(value)


def _type(callee: Callee, captured: tuple[Type, ...]) -> Type:
    return Type(f"procedure {callee.name}" if callee.name else "lambda", "ptr", form="procedure", callee=callee, captured=captured)
