"""How machine code finds what is not in its module.

On x86-64 a module's code, constants and data lie together, in one block of llvmlite's memory manager, so that code
reaches all of it by 32 bits ("small" code model): calls within a module are direct, and constants are operands.
What lies elsewhere, CPython's functions and types, is reached by way of a table of addresses (GOT) in the block.
llvmlite finds out beforehand how large the block must be, and does not count the stubs that calls of
functions elsewhere might need: so all are called through the table, and `needs_stubs` sees that they are.
"""

from __future__ import annotations

import struct

from .platforms import machine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IN_ONE_BLOCK = machine() in ("x86_64", "amd64")
OPTIONS = {"reloc": "pic", "codemodel": "small"} if IN_ONE_BLOCK else {"reloc": "static", "codemodel": "jitdefault"}
"""Of LLVM's target machine."""
LMM = True if IN_ONE_BLOCK else None
"""llvmlite's memory manager: always, or where llvmlite thinks best."""
FLAGS = '\n!llvm.module.flags = !{!9999}\n!9999 = !{i32 7, !"RtLibUseGOT", i32 1}\n' if IN_ONE_BLOCK else ""
"""Of modules: functions that LLVM calls on its own are called through the table, too."""

_RELA, _PLT32, _UNDEFINED = 4, 4, 0  # of ELF: a section of relocations; a call that may need a stub; a symbol from elsewhere
_SECTION = struct.Struct("<IIQQQQIIQQ")
_RELOCATION = struct.Struct("<QIIq")
_SYMBOL = struct.Struct("<IBBHQQ")


def through_the_table(module: Any) -> None:
    """Have functions that are elsewhere called through the table of addresses."""
    for f in module.functions if IN_ONE_BLOCK else ():
        if f.is_declaration and not f.name.startswith("llvm."):
            f.add_function_attribute("nonlazybind")


def needs_stubs(data: bytes) -> bool:
    """Does an object file of x86-64 call functions elsewhere in a way that needs stubs?"""
    (start,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    sections = [_SECTION.unpack_from(data, start + i * size) for i in range(count)]
    for _, kind, _, _, at, length, link, *_ in sections:
        if kind != _RELA:
            continue
        symbols = sections[link][4]
        calls = {s for _, how, s, _ in _RELOCATION.iter_unpack(data[at : at + length]) if how == _PLT32}
        if any(_SYMBOL.unpack_from(data, symbols + s * _SYMBOL.size)[3] == _UNDEFINED for s in calls):
            return True
    return False
