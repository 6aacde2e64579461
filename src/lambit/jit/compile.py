"""From a lambda and the types of its arguments to a C function of CPython's, by way of the disk.

The same IR for the same processor, compiled by the same LLVM for the same CPython, is
the same machine code: `objects` keeps it. IR has no addresses in it and no names that
depend on what was compiled before, so that the next process finds what this one made.
"""

from __future__ import annotations

import sys
from _imp import extension_suffixes
from time import thread_time
from typing import Any
from weakref import finalize

from .engine import engine
from .native import c_function
from .objects import Objects
from .platforms import STACK_POINTER, machine
from .prelude import HELPER_NAMES, HELPERS, PRELUDE
from .program import CONSTANT, Program
from .shared import state
from .worker import afterwards
from .wrapper import Door

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Lambda

    from .engine import Code, Engine
    from .exits import Exits
    from .types import Type

DOOR = "lambit.door"
_for_ever: list[Code] = []
SPEED = 2
"""The level of LLVM's passes."""


class Native:
    """A native procedure: the C function, and what is known of it."""

    __slots__ = ("address", "call", "code", "exits", "found", "ir", "milliseconds", "program", "size", "types")

    def __init__(self, call: Any, program: Program, types: tuple[Type, ...], ir: str) -> None:
        self.call = call
        self.code: Any = None  # it keeps the machine code in memory
        self.address = 0  # of its door
        self.exits: Any = None
        self.program = program
        self.types = types
        self.ir = ir  # as it was written, before LLVM's passes
        self.size = 0  # of the object file, in bytes
        self.milliseconds = 0.0  # of CPU time that it took to make
        self.found = False  # was it on disk?

    def again(self, name: str, fallback: Any, exits: Any = None) -> Any:
        """Another C function of the same code, which falls back on something else."""
        return c_function(self.address, name, (fallback, exits or self.exits, self.call))

    @property
    def result(self) -> Type:
        """The type of its value."""
        found = next(iter(self.program.functions.values())).result
        assert found is not None
        return found


def native(lam: Lambda, types: tuple[Type, ...], unit: Any, fallback: Any, exits: Exits) -> Native:
    """Machine code for `lam`, called with arguments of these types; `Declined` says why there is none.

    The code is given back when nobody refers to the C function any more: whoever runs
    it refers to it.
    """
    e = engine()
    _have_helpers(e)
    began = thread_time()
    program, ir = written(lam, types, unit)
    data, found = object_of(e, ir)
    for i, x in enumerate(program.objects):
        e.symbol(f"{CONSTANT}{i}", id(x))
    code = e.load(data)
    address = code.address(DOOR)
    call = c_function(address, lam.name or "lambda", (fallback, exits, tuple(program.objects)))
    exits.all = program.exits
    finalize(call, afterwards, code.close).atexit = False
    made = Native(call, program, types, ir)
    made.code, made.address, made.exits = code, address, exits
    made.size, made.found = len(data), found
    made.milliseconds = (thread_time() - began) * 1e3
    return made


_helped: set[Engine] = set()


def _have_helpers(e: Engine) -> None:
    """Let native code call what is compiled once for all of it."""
    state()
    if e not in _helped:
        code = permanent(HELPERS)
        for name in HELPER_NAMES:
            e.symbol(name, code.address(name))
        _helped.add(e)


def written(lam: Lambda, types: tuple[Type, ...], unit: Any) -> tuple[Program, str]:
    """The program that `lam` is for arguments of these types, and its IR."""
    program = Program("f")
    door = Door(program, program.entry(lam, types, unit), DOOR).text()
    for known in ("lambit.leave", "lambit.poll"):  # the prelude has them
        program.declarations.pop(known, None)
    ends = (
        f'!98 = !{{!"{STACK_POINTER[machine()]}\\00"}}\n!99 = !{{!"branch_weights", i32 1, i32 1000000}}\n'
        '!97 = !{!"branch_weights", i32 1000000, i32 1}'
    )
    return program, f"{PRELUDE}\n{program.text()}\n{door}\n{ends}"


def object_of(e: Engine, ir: str) -> tuple[bytes, bool]:
    """The object file of `ir`, and whether it was there already."""
    key = key_of(e, ir)
    objects = Objects.of_user()
    data = objects.find(key)
    if data is not None:
        return data, True
    data = e.object(e.optimised(ir, SPEED))
    objects.store(key, data)
    return data, False


def permanent(ir: str) -> Code:
    """The machine code of `ir`, which stays for ever: that of kernels, which anybody may call."""
    e = engine()
    code = e.load(object_of(e, ir)[0])
    _for_ever.append(code)
    return code


def key_of(e: Engine, ir: str) -> str:
    """What the machine code of `ir` depends on, in short."""
    from .digests import sha256

    python = f"{sys.version} {extension_suffixes()[0]}"  # the second names the ABI
    whole = [python, e.versions, e.cpu, e.features, str(SPEED), ir]
    return sha256("\0".join(whole).encode()).hexdigest()


_HELPERS = ("lambit.leave",)


def optimised_ir(made: Native) -> str:
    """The IR of native code after LLVM's passes, as text, without what all native code has."""
    module = engine().optimised(made.ir, SPEED)
    functions = [f for f in module.functions if not f.is_declaration and f.name not in _HELPERS]
    return "\n\n".join(str(f).strip() for f in functions)


def assembly(made: Native) -> str:
    """The machine code, as text, without what all native code has, and without what only the linker needs."""
    e = engine()
    lines: list[str] = []
    inside = True
    for line in e.assembly(e.optimised(made.ir, SPEED)).splitlines():
        if line.startswith("\t."):
            if not line.startswith(_DATA) or not inside:
                continue
        elif line[:1].isalpha():
            inside = line.partition(":")[0] not in _HELPERS
        elif line.startswith(".Lfunc_end"):
            inside = True
            continue
        if inside and line.strip():
            lines.append(line)
    return "\n".join(lines)


_DATA = ("\t.quad", "\t.long", "\t.byte", "\t.short", "\t.zero", "\t.ascii")
