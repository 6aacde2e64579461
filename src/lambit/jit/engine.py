"""LLVM: IR as text in, addresses of machine code out. Loaded when something is hot, not before.

Where LLVM is missing, broken, or has nothing to say to this machine, `engine` raises
`Unavailable`, always the same: then everything is interpreted.
"""

from __future__ import annotations

import ctypes
import os
from _thread import allocate_lock
from types import FunctionType
from typing import Any

from . import linking
from .platforms import Unavailable, obstacle

_FUNCTIONS = (
    "PyFloat_FromDouble", "PyLong_FromLongLong", "PyLong_AsLongLongAndOverflow", "PyObject_Vectorcall", "PyErr_ExceptionMatches", "PyErr_Clear", "Py_GetRecursionLimit", "Py_SetRecursionLimit", "PyUnicode_ReadChar", "Py_IncRef", "Py_DecRef",
    "PyErr_Occurred", "PyErr_BadArgument", "PyLong_AsLongLong",
    "PyEval_SaveThread", "PyEval_RestoreThread", "PyBytes_FromStringAndSize", "PyObject_Call",
)  # fmt: skip
_C_FUNCTIONS = ("realloc", "memcpy", "memmove", "memset")  # LLVM writes calls of these where it sees fit
_OBJECTS = ("PyFloat_Type", "PyLong_Type", "PyFunction_Type")


ORDERED = "-force-ordered-reductions=true"
"""Of a loop that adds floats in their order, LLVM does the rest for several rounds at once; the order stays."""


class Code:
    """The machine code of one module, in memory until it is closed: nobody may be running it then.

    Each module has a small engine of its own, since LLVM gives back what an engine
    holds all at once. No code of one module calls another's, but what stays for ever.
    """

    __slots__ = ("_execution", "size")

    def __init__(self, execution: Any, size: int) -> None:
        self._execution = execution
        self.size = size  # of the object file, in bytes

    def address(self, name: str) -> int:
        """Where the function `name` is."""
        found = int(self._execution.get_function_address(name))
        if not found:
            raise RuntimeError(f"{name} could not be linked")
        return found

    def close(self) -> None:
        """Give the memory back."""
        self._execution.close()


class Engine:
    """The compiler; one for a process, of this machine's CPU."""

    def __init__(self, cpu: str = "", features: str = "") -> None:
        _link_beforehand()
        import llvmlite
        import llvmlite.binding as llvm

        self.llvm = llvm
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        llvm.load_library_permanently("libm.so.6")
        llvm.set_option("", ORDERED)
        self.cpu: str = cpu or llvm.get_host_cpu_name()
        self.features: str = features if cpu else llvm.get_host_cpu_features().flatten()
        self.versions = f"{ORDERED[1:]}, no gathering of scalars, {linking.OPTIONS['codemodel']}, llvmlite {llvmlite.__version__}, LLVM {'.'.join(map(str, llvm.llvm_version_info))}"
        self.machine = self._new_machine()

    def _new_machine(self) -> Any:
        return self.llvm.Target.from_default_triple().create_target_machine(
            cpu=self.cpu, features=self.features, opt=2, jit=True, **linking.OPTIONS
        )

    def _new_execution(self) -> Any:
        return self.llvm.create_mcjit_compiler(self.llvm.parse_assembly(""), self._new_machine(), use_lmm=linking.LMM)

    def symbol(self, name: str, address: int) -> None:
        """Let IR call `name` what is at `address`."""
        self.llvm.add_symbol(name, address)

    def optimised(self, ir: str, speed: int = 2) -> Any:
        """The module that `ir` is, after the passes of that level."""
        llvm = self.llvm
        module = llvm.parse_assembly(ir + linking.FLAGS)
        module.verify()  # what is wrong would end the process in a pass
        linking.through_the_table(module)
        options = llvm.create_pipeline_tuning_options(speed_level=speed)
        options.loop_vectorization = speed > 1
        options.slp_vectorization = False  # two floats taken out at once, which were put in one by one, are waited for
        builder = llvm.create_pass_builder(self.machine, options)
        builder.getModulePassManager().run(module, builder)
        return module

    def object(self, module: Any) -> bytes:
        """An optimised module as an object file."""
        linking.through_the_table(module)  # what the passes have brought in
        made = bytes(self.machine.emit_object(module))
        if linking.IN_ONE_BLOCK and linking.needs_stubs(made):
            raise RuntimeError("LLVM calls a function elsewhere directly")
        return made

    def load(self, data: bytes) -> Code:
        """Have the machine code of an object file in memory."""
        execution = self._new_execution()
        execution.add_object_file(self.llvm.ObjectFileRef.from_data(data))
        execution.finalize_object()
        return Code(execution, len(data))

    def assembly(self, module: Any) -> str:
        """The machine code of a module, as text."""
        return str(self.machine.emit_assembly(module))


def _link_beforehand() -> None:
    """Have the dynamic linker load LLVM while the program goes on; llvmlite finds it loaded then.

    That takes milliseconds, in which ctypes, as llvmlite uses it, would hold the global interpreter lock.
    """
    from importlib.machinery import PathFinder

    found = PathFinder.find_spec("llvmlite")
    for folder in () if found is None else found.submodule_search_locations or ():
        path = os.path.join(folder, "binding", "libllvmlite.so")
        if os.path.exists(path):
            dlopen = ctypes.CDLL(None).dlopen  # a call by way of ctypes lets other threads run
            dlopen.restype = ctypes.c_void_p
            dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
            dlopen(os.fsencode(path), os.RTLD_NOW)


_made: Engine | Unavailable | None = None
_lock = allocate_lock()


def engine() -> Engine:
    """The engine of this process; raises Unavailable."""
    if _made.__class__ is Engine:
        return _made
    with _lock:
        made = _engine()
    if isinstance(made, Unavailable):
        raise Unavailable(made.reason)
    return made


def _engine() -> Engine | Unavailable:
    global _made
    if _made is None:
        reason = obstacle()
        try:
            _made = Unavailable(reason) if reason else _whole()
        except ImportError as error:
            _made = Unavailable(f"llvmlite cannot be loaded ({error})")
        except (Exception, SystemExit) as error:
            _made = Unavailable(f"llvmlite does not work here ({type(error).__name__}: {error})")
    return _made


def _whole() -> Engine:
    """An engine that knows CPython's functions and types by name: IR has no addresses in it."""
    made = Engine()
    for library, names in ((ctypes.pythonapi, _FUNCTIONS), (ctypes.CDLL(None), _C_FUNCTIONS)):
        for name in names:
            pointer = ctypes.cast(getattr(library, name), ctypes.c_void_p).value
            assert pointer is not None
            made.symbol(name, pointer)
    for name, kind in zip(_OBJECTS, (float, int, FunctionType), strict=True):
        made.symbol(name, id(kind))
    from lambit.data import FALSE, NIL, TRUE, UNSPECIFIED

    for name, value in (("lambit_true", TRUE), ("lambit_false", FALSE), ("lambit_unspecified", UNSPECIFIED), ("lambit_nil", NIL)):
        made.symbol(name, id(value))  # atoms live for ever
    _try(made)
    return made


_ANSWER = "define i32 @lambit.try() { ret i32 42 }"


def _try(made: Engine) -> None:
    """See that a small program can be compiled and run, before anything relies on it."""
    code = made.load(made.object(made.optimised(_ANSWER)))
    answer = ctypes.CFUNCTYPE(ctypes.c_int32)(code.address("lambit.try"))()
    code.close()
    if answer != 42:
        raise OSError(f"a program that gives 42 gave {answer}")
