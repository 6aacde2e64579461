"""Numbers, booleans and characters taken out of the objects that hold them."""

from __future__ import annotations

from .layout import FLOAT_VALUE, IMAGINARY_PART, REAL_PART, TEXT, TYPE
from .types import ATOM, BOOL, C128, CHAR, F64, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .types import Type

    class Written(Protocol):
        """What instructions are written with."""

        def define(self, line: str) -> str: ...
        def field(self, llvm: str, item: str, offset: int) -> str: ...

    Leave = Callable[[str], None]
    """Writes that the code is left if an i1 is true."""


def must_be(w: Written, item: str, kind: str, leave: Leave) -> None:
    """Leave if the object is not exactly of the type that the symbol `kind` is."""
    leave(w.define(f"icmp ne ptr {w.field('ptr', item, TYPE)}, @{kind}"))


def unboxed(w: Written, item: str, kind: Type, leave: Leave) -> tuple[str, ...]:
    """The parts of what the object holds; it leaves if the object is not of `kind`, which is no array's."""
    if kind is BOOL:
        true = w.define(f"icmp eq ptr {item}, @lambit_true")
        either = w.define(f"or i1 {true}, {w.define(f'icmp eq ptr {item}, @lambit_false')}")
        leave(w.define(f"xor i1 {either}, true"))
        return (true,)
    if kind is ATOM:
        found = w.define(f"icmp eq ptr {w.field('ptr', item, TYPE)}, @lambit_symbol")
        for atom in ("lambit_nil", "lambit_unspecified"):
            found = w.define(f"or i1 {found}, {w.define(f'icmp eq ptr {item}, @{atom}')}")
        leave(w.define(f"xor i1 {found}, true"))
        return (item,)
    if kind is STRING:
        must_be(w, item, "lambit_string", leave)
        return (item,)
    if kind is F64:
        must_be(w, item, "PyFloat_Type", leave)
        return (w.field("double", item, FLOAT_VALUE),)
    if kind is C128:
        must_be(w, item, "PyComplex_Type", leave)
        return w.field("double", item, REAL_PART), w.field("double", item, IMAGINARY_PART)
    if kind is CHAR:
        must_be(w, item, "lambit_character", leave)
        return (w.define(f"call i32 @PyUnicode_ReadChar(ptr {w.field('ptr', item, TEXT)}, i64 0)"),)
    must_be(w, item, "PyLong_Type", leave)
    both = w.define(f"call {{i64, i32}} @lambit.integer(ptr {item})")
    leave(w.define(f"icmp ne i32 {w.define(f'extractvalue {{i64, i32}} {both}, 1')}, 0"))
    return (w.define(f"extractvalue {{i64, i32}} {both}, 0"),)
