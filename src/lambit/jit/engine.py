"""LLVM: IR as text in, addresses of machine code out. Loaded when something is hot, not before."""

from __future__ import annotations

import ctypes
from typing import Any

import llvmlite.binding as llvm


class Engine:
    """The compiler and the code it has made; one for a process, of this machine's CPU."""

    def __init__(self, cpu: str = "", features: str = "") -> None:
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        self.cpu = cpu or llvm.get_host_cpu_name()
        self.features = features if cpu else llvm.get_host_cpu_features().flatten()
        self.machine = llvm.Target.from_default_triple().create_target_machine(
            cpu=self.cpu, features=self.features, opt=2, reloc="static", codemodel="jitdefault", jit=True
        )
        llvm.load_library_permanently("libm.so.6")
        self._execution = llvm.create_mcjit_compiler(llvm.parse_assembly(""), self.machine)
        self._modules: list[Any] = []  # MCJIT never gives code back

    def symbol(self, name: str, address: int) -> None:
        """Let IR call `name` what is at `address`."""
        llvm.add_symbol(name, address)

    def optimised(self, ir: str, speed: int = 2) -> Any:
        """The module that `ir` is, after the passes of that level."""
        module = llvm.parse_assembly(ir)
        options = llvm.create_pipeline_tuning_options(speed_level=speed)
        options.loop_vectorization = options.slp_vectorization = speed > 1
        builder = llvm.create_pass_builder(self.machine, options)
        builder.getModulePassManager().run(module, builder)
        return module

    def add(self, module: Any) -> None:
        """Make machine code of an optimised module."""
        self._execution.add_module(module)
        self._execution.finalize_object()
        self._modules.append(module)

    def address(self, name: str) -> int:
        """Where the function `name` is."""
        return int(self._execution.get_function_address(name))

    def assembly(self, module: Any) -> str:
        """The machine code of a module, as text."""
        return str(self.machine.emit_assembly(module))


_engine: Engine | None = None


def engine() -> Engine:
    """The engine of this process."""
    global _engine
    if _engine is None:
        _engine = Engine()
        _name_python(_engine)
    return _engine


_FUNCTIONS = (
    "PyFloat_FromDouble", "PyLong_FromLongLong", "PyLong_AsLongLongAndOverflow", "PyObject_Vectorcall", "PyErr_CheckSignals", "Py_IncRef", "Py_DecRef",
    "PyEval_SaveThread", "PyEval_RestoreThread", "PyBytes_FromStringAndSize", "PyObject_Call",
)  # fmt: skip
_OBJECTS = ("PyFloat_Type", "PyLong_Type")


def _name_python(made: Engine) -> None:
    """Tell the engine where CPython's functions and types are: IR has no addresses in it."""
    for name in _FUNCTIONS:
        pointer = ctypes.cast(getattr(ctypes.pythonapi, name), ctypes.c_void_p).value
        assert pointer is not None
        made.symbol(name, pointer)
    for name, kind in zip(_OBJECTS, (float, int), strict=True):
        made.symbol(name, id(kind))
    from lambit.data import FALSE, TRUE, UNSPECIFIED

    for name, value in (("lambit_true", TRUE), ("lambit_false", FALSE), ("lambit_unspecified", UNSPECIFIED)):
        made.symbol(name, id(value))  # atoms live for ever
