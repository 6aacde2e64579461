"""The door from CPython: a C function that takes Python objects to native values, and the result back.

Its guards ask for exact types; whatever they refuse, or native code cannot do, is
done by the fallback, the interpreter's function, which is the C function's self. Native
code is left at any depth by one jump: its frames own nothing.
"""

from __future__ import annotations

import ctypes

from .engine import engine
from .types import BOOL, F64, I64, VOID, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .program import Function, Program

_FLOAT_VALUE = 16  # where a float has its double
_JUMP = 512  # bytes of a jmp_buf, on any machine
POLLS = 1 << 16
MARGIN = 256 * 1024
"""So much of the C stack is left for whoever is called from native code."""

PRELUDE = f"""
@PyFloat_Type = external global i8
@PyLong_Type = external global i8
@lambit_array = external global i8
@lambit_integers = external global i8
@lambit_true = external global i8
@lambit_false = external global i8
@lambit_unspecified = external global i8
@lambit_jump = external global ptr
@lambit_polls = external global i32
@lambit_reason = external global i32
@lambit_stack_low = external global i64
@lambit_stack_high = external global i64
declare ptr @PyFloat_FromDouble(double)
declare ptr @PyLong_FromLongLong(i64)
declare i64 @PyLong_AsLongLongAndOverflow(ptr, ptr)
declare ptr @PyObject_Vectorcall(ptr, ptr, i64, ptr)
declare i32 @PyErr_CheckSignals()
declare i32 @_setjmp(ptr) returns_twice nounwind
declare void @longjmp(ptr, i32) noreturn nounwind
declare i64 @pthread_self()
declare i32 @pthread_getattr_np(i64, ptr)
declare i32 @pthread_attr_getstack(ptr, ptr, ptr)
declare i32 @pthread_attr_destroy(ptr)

define internal void @lambit.leave(i32 %reason) noreturn nounwind cold noinline {{
  store i32 %reason, ptr @lambit_reason
  %jump = load ptr, ptr @lambit_jump
  call void @longjmp(ptr %jump, i32 1)
  unreachable
}}

define internal void @lambit.poll() nounwind cold noinline {{
  store i32 {POLLS}, ptr @lambit_polls
  %jump = load ptr, ptr @lambit_jump
  %raised = call i32 @PyErr_CheckSignals()
  store ptr %jump, ptr @lambit_jump
  %on = icmp eq i32 %raised, 0
  br i1 %on, label %go, label %stop
go:
  ret void
stop:
  call void @longjmp(ptr %jump, i32 2)
  unreachable
}}

define internal void @lambit.find_stack() nounwind cold noinline {{
  %attributes = alloca [64 x i8], align 16
  %low.at = alloca i64
  %size.at = alloca i64
  %self = call i64 @pthread_self()
  %a = call i32 @pthread_getattr_np(i64 %self, ptr %attributes)
  %b = call i32 @pthread_attr_getstack(ptr %attributes, ptr %low.at, ptr %size.at)
  %c = call i32 @pthread_attr_destroy(ptr %attributes)
  %low = load i64, ptr %low.at
  %size = load i64, ptr %size.at
  %high = add i64 %low, %size
  %limit = add i64 %low, {MARGIN}
  store i64 %limit, ptr @lambit_stack_low
  store i64 %high, ptr @lambit_stack_high
  ret void
}}
"""


class State:
    """What native code and its doors share, in C's memory."""

    def __init__(self) -> None:
        self.jump = ctypes.c_void_p()
        self.polls = ctypes.c_int32(POLLS)
        self.reason = ctypes.c_int32()
        self.low, self.high = ctypes.c_int64(), ctypes.c_int64()
        e = engine()
        for name, cell in (
            ("jump", self.jump), ("polls", self.polls), ("reason", self.reason), ("stack_low", self.low), ("stack_high", self.high),
        ):  # fmt: skip
            e.symbol(f"lambit_{name}", ctypes.addressof(cell))


_state: State | None = None


def state() -> State:
    """The state of this process."""
    global _state
    if _state is None:
        _state = State()
    return _state


def last_reason() -> int:
    """The number of the reason for which native code was left last."""
    return int(state().reason.value)


class Door:
    """Writes the C function of one native procedure."""

    def __init__(self, program: Program, function: Function, name: str) -> None:
        self.program = program
        self.function = function
        self.name = name
        self.lines: list[str] = []
        self.count = 0

    def define(self, line: str) -> str:
        self.count += 1
        self.lines.append(f"  %w{self.count} = {line}")
        return f"%w{self.count}"

    def guard(self, bad: str) -> None:
        self.count += 1
        self.lines += [f"  br i1 {bad}, label %slow, label %k{self.count}, !prof !99", f"k{self.count}:"]

    def text(self) -> str:
        """The IR of the C function."""
        f = self.function
        self.guard(self.define(f"icmp ne i64 %nargs, {len(f.types)}"))
        passed = []
        for i, kind in enumerate(f.types):
            place = self.define(f"getelementptr ptr, ptr %args, i64 {i}")
            passed += self.unbox(self.define(f"load ptr, ptr {place}"), kind)
        arguments = ", ".join(passed)
        if f.result is VOID:
            call = f"  call tailcc void @{f.name}({arguments})"
        else:
            call = f"  %result = call tailcc {f.llvm_result} @{f.name}({arguments})"
        return "\n".join([
            f"define ptr @{self.name}(ptr %self, ptr %args, i64 %nargs) nounwind {{", "entry:", "  %over = alloca i32",
            f"  %buffer = alloca [{_JUMP} x i8], align 16",
            *self.lines,
            *self._stack(),
            "  %before = load ptr, ptr @lambit_jump",
            "  store ptr %buffer, ptr @lambit_jump",
            "  %came = call i32 @_setjmp(ptr %buffer) returns_twice nounwind",
            "  switch i32 %came, label %stopped [i32 0, label %go i32 1, label %left]",
            "go:", call, "  store ptr %before, ptr @lambit_jump",
            *self.box(),
            "left:", "  store ptr %before, ptr @lambit_jump", "  br label %slow",
            "stopped:", "  store ptr %before, ptr @lambit_jump", "  ret ptr null",
            "slow:", "  %there = tail call ptr @PyObject_Vectorcall(ptr %self, ptr %args, i64 %nargs, ptr null)", "  ret ptr %there",
            "}",
        ])  # fmt: skip

    def _stack(self) -> list[str]:
        """See to it that the bounds are those of this thread's stack."""
        if not any(f.on_the_stack for f in self.program.functions.values()):
            return []
        read = "llvm.read_register.i64"
        self.program.declare(read, f"declare i64 @{read}(metadata)")
        return [
            f"  %here = call i64 @{read}(metadata !98)", "  %low = load i64, ptr @lambit_stack_low",
            "  %high = load i64, ptr @lambit_stack_high", "  %below = icmp ult i64 %here, %low",
            "  %above = icmp ugt i64 %here, %high", "  %elsewhere = or i1 %below, %above",
            "  br i1 %elsewhere, label %find, label %found, !prof !99", "find:", "  call void @lambit.find_stack()",
            "  br label %found", "found:",
        ]  # fmt: skip

    # -- objects to values

    def unbox(self, x: str, kind: Type) -> list[str]:
        """The parts of the object `x`, which must be of `kind`."""
        if kind is F64:
            self.is_of(x, "PyFloat_Type")
            return [f"double {self.load('double', x, _FLOAT_VALUE)}"]
        if kind is I64:
            self.is_of(x, "PyLong_Type")
            value = self.define(f"call i64 @PyLong_AsLongLongAndOverflow(ptr {x}, ptr %over)")
            self.guard(self.define(f"icmp ne i32 {self.define('load i32, ptr %over')}, 0"))
            return [f"i64 {value}"]
        if kind is BOOL:
            true = self.define(f"icmp eq ptr {x}, @lambit_true")
            false = self.define(f"icmp eq ptr {x}, @lambit_false")
            either = self.define(f"or i1 {true}, {false}")
            self.guard(self.define(f"xor i1 {either}, true"))
            return [f"i1 {true}"]
        return self.unbox_array(x, kind)

    def is_of(self, x: str, kind: str) -> None:
        self.guard(self.define(f"icmp ne ptr {self.load('ptr', x, 8)}, @{kind}"))

    def load(self, llvm: str, x: str, offset: int) -> str:
        return self.define(f"load {llvm}, ptr {self.define(f'getelementptr i8, ptr {x}, i64 {offset}')}")

    def unbox_array(self, x: str, kind: Type) -> list[str]:
        """The data and the dimensions of an array: `PyArrayObject_fields`."""
        import numpy as np  # whoever has an array has loaded it

        from lambit.data.integer_arrays import IntegerArray

        engine().symbol("lambit_array", id(np.ndarray))
        engine().symbol("lambit_integers", id(IntegerArray))
        of = self.load("ptr", x, 8)
        plain = self.define(f"icmp eq ptr {of}, @lambit_array")
        ours = self.define(f"icmp eq ptr {of}, @lambit_integers")
        self.guard(self.define(f"xor i1 {self.define(f'or i1 {plain}, {ours}')}, true"))
        symbol = f"lambit_dtype_{kind.dtype}"
        engine().symbol(symbol, id(np.dtype(kind.dtype)))  # numpy's own, which live for ever
        self.program.declare(symbol, f"@{symbol} = external global i8")
        self.guard(self.define(f"icmp ne ptr {self.load('ptr', x, 56)}, @{symbol}"))
        self.guard(self.define(f"icmp ne i32 {self.load('i32', x, 24)}, {kind.rank}"))
        wanted = 0x1 | 0x100  # C-contiguous, aligned
        flags = self.define(f"and i32 {self.load('i32', x, 64)}, {wanted}")
        self.guard(self.define(f"icmp ne i32 {flags}, {wanted}"))
        dimensions = self.load("ptr", x, 32)
        sizes = [self.load("i64", dimensions, 8 * i) for i in range(kind.rank)]
        return [f"ptr {self.load('ptr', x, 16)}", *(f"i64 {size}" for size in sizes)]

    # -- the result

    def box(self) -> list[str]:
        """Give the result as an object."""
        kind = self.function.result
        if kind is F64:
            return ["  %object = tail call ptr @PyFloat_FromDouble(double %result)", "  ret ptr %object"]
        if kind is I64:
            return ["  %object = tail call ptr @PyLong_FromLongLong(i64 %result)", "  ret ptr %object"]
        if kind is BOOL:
            chosen = "  %object = select i1 %result, ptr @lambit_true, ptr @lambit_false"
            return [chosen, *_with_reference("%object")]
        return _with_reference("@lambit_unspecified")


def _with_reference(x: str) -> list[str]:
    """Return `x` with one more reference to it."""
    return [f"  call void @Py_IncRef(ptr {x})", f"  ret ptr {x}"]
