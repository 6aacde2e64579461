"""The door from CPython: a C function that takes Python objects to native values, and the result back.

Its guards ask for exact types; whatever they refuse is done by the fallback. The C function's
self is a tuple: the fallback, and the exits, which say how the interpreter goes on where native code was left.
"""

from __future__ import annotations

from .boxes import must_be, unboxed
from .engine import engine
from .layout import (
    ALIGNED,
    CELL,
    CONTIGUOUS,
    DTYPE,
    FLAGS,
    FUNCTION_CLOSURE,
    FUNCTION_CODE,
    RANK,
    TUPLE_ITEMS,
    TYPE,
    WRITEABLE,
    parts_of,
)
from .types import BOOL, C128, CHAR, F64, I64, TAGS, VOID, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .program import Function, Program

_JUMP = 512  # bytes of a jmp_buf, on any machine


def dtype_symbol(program: Program, dtype: str) -> str:
    """What numpy's own object for a dtype is called in IR."""
    import numpy as np

    from lambit.data.integer_arrays import IntegerArray

    symbol = f"lambit_dtype_{dtype}"
    e = engine()
    e.symbol("lambit_array", id(np.ndarray))
    e.symbol("lambit_integers", id(IntegerArray))
    e.symbol(symbol, id(np.dtype(dtype)))  # it lives for ever
    return program.declare(symbol, f"@{symbol} = external global i8")


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
        closing = self.program.closing
        for variable, kind in closing.arrays():
            passed += self.unbox(self.program.object(closing.values[variable]), kind)
        for i, kind in enumerate(f.types):
            place = self.define(f"getelementptr ptr, ptr %args, i64 {i}")
            passed += self.unbox(self.define(f"load ptr, ptr {place}"), kind)
        arguments = ", ".join(passed)
        before = [f"define ptr @{self.name}(ptr %self, ptr %args, i64 %nargs) nounwind {{", "entry:"]
        return "\n".join([*before, *(self._again(arguments) if self.program.again else self._precisely(arguments)), *_SLOW, "}"])

    def _again(self, arguments: str) -> list[str]:
        """A call that is left by a jump, and done again by the interpreter."""
        f = self.function
        call = f"call {f.program.convention} {f.llvm_result} @{f.name}({arguments})"
        if f.result is not VOID:
            call = f"%result = {call}"
        return [
            f"  %buffer = alloca [{_JUMP} x i8], align 16", *self.lines, *self._stack(),
            "  %before = load ptr, ptr @lambit_jump",
            "  store ptr %buffer, ptr @lambit_jump",
            "  %came = call i32 @_setjmp(ptr %buffer) returns_twice nounwind",
            "  switch i32 %came, label %stopped [i32 0, label %go i32 1, label %left]",
            "go:", f"  {call}", "  store ptr %before, ptr @lambit_jump",
            *self.box(),
            "left:", "  store ptr %before, ptr @lambit_jump", "  br label %slow",
            "stopped:", "  store ptr %before, ptr @lambit_jump", "  ret ptr null",
        ]  # fmt: skip

    def _precisely(self, arguments: str) -> list[str]:
        """A call that writes down where it was left; the interpreter goes on there."""
        f = self.function
        call = f"call {f.program.convention} {f.llvm_result} @{f.name}({arguments})"
        if f.result is VOID:
            status = [f"  %status = {call}"]
            result = []
        else:
            status = [f"  %whole = {call}", f"  %status = extractvalue {f.llvm_result} %whole, 1"]
            result = [f"  %result = extractvalue {f.llvm_result} %whole, 0"]
        return [
            *self.lines, *self._stack(), "  %before = load ptr, ptr @lambit_jump", "  store ptr null, ptr @lambit_jump",
            *status, "  store ptr %before, ptr @lambit_jump",
            "  switch i32 %status, label %stopped [i32 0, label %done i32 1, label %left]",
            "done:", *result, *self.box(),
            "left:",
            "  %base = load ptr, ptr @lambit_written", "  %used = load i64, ptr @lambit_used", "  store i64 0, ptr @lambit_used",
            "  %bytes = call ptr @PyBytes_FromStringAndSize(ptr %base, i64 %used)",
            "  %no.bytes = icmp eq ptr %bytes, null", "  br i1 %no.bytes, label %stopped, label %ask",
            "ask:", "  %places = alloca ptr", "  store ptr %bytes, ptr %places",
            f"  %exits.at = getelementptr i8, ptr %self, i64 {_ITEMS + 8}", "  %exits = load ptr, ptr %exits.at",
            "  %pair = call ptr @PyObject_Vectorcall(ptr %exits, ptr %places, i64 1, ptr null)",
            "  call void @Py_DecRef(ptr %bytes)",
            "  %no.pair = icmp eq ptr %pair, null", "  br i1 %no.pair, label %stopped, label %on",
            "on:",
            f"  %f.at = getelementptr i8, ptr %pair, i64 {_ITEMS}", "  %f = load ptr, ptr %f.at",
            f"  %a.at = getelementptr i8, ptr %pair, i64 {_ITEMS + 8}", "  %a = load ptr, ptr %a.at",
            "  %value = call ptr @PyObject_Call(ptr %f, ptr %a, ptr null)",
            "  call void @Py_DecRef(ptr %pair)", "  ret ptr %value",
            "stopped:", "  store i64 0, ptr @lambit_used", "  ret ptr null",
        ]  # fmt: skip

    def _stack(self) -> list[str]:
        """See to it that the bounds are those of this thread's stack."""
        if not any(f.on_the_stack for f in self.program.functions.values()):
            return []
        return [
            f"  %here = {self.program.stack_pointer()}", "  %low = load i64, ptr @lambit_stack_low",
            "  %high = load i64, ptr @lambit_stack_high", "  %below = icmp ult i64 %here, %low",
            "  %above = icmp ugt i64 %here, %high", "  %elsewhere = or i1 %below, %above",
            "  br i1 %elsewhere, label %find, label %found, !prof !99", "find:", "  call void @lambit.find_stack()",
            "  br label %found", "found:",
        ]  # fmt: skip

    # -- objects to values

    def unbox(self, x: str, kind: Type) -> list[str]:
        """The parts of the object `x`, which must be of `kind`."""
        if kind.rank:
            return self.unbox_array(x, kind)
        if kind.callee is not None:
            return self._unbox_procedure(x, kind)
        return [f"{llvm} {part}" for llvm, part in zip(kind.parts, unboxed(self, x, kind, self.guard), strict=True)]

    def _unbox_procedure(self, x: str, kind: Type) -> list[str]:
        """The values of a procedure's free variables; it must be that builtin, or of that code."""
        callee = kind.callee
        known = self.program.object(callee.key)
        if callee.lam is None:
            self.guard(self.define(f"icmp ne ptr {x}, {known}"))
            return [f"ptr {x}"]
        must_be(self, x, "PyFunction_Type", self.guard)
        self.guard(self.define(f"icmp ne ptr {self.field('ptr', x, FUNCTION_CODE)}, {known}"))
        parts = []
        cells = self.field("ptr", x, FUNCTION_CLOSURE) if callee.places else ""
        for place, captured in zip(callee.places, kind.captured, strict=True):
            found = self.field("ptr", self.field("ptr", cells, TUPLE_ITEMS + 8 * place), CELL)
            self.guard(self.define(f"icmp eq ptr {found}, null"))
            parts += self.unbox(found, captured)
        return [*parts, f"ptr {x}"]

    def field(self, llvm: str, x: str, offset: int) -> str:
        return self.define(f"load {llvm}, ptr {self.define(f'getelementptr i8, ptr {x}, i64 {offset}')}")

    def unbox_array(self, x: str, kind: Type) -> list[str]:
        """The parts of an object with elements."""
        if kind.has_objects:
            must_be(self, x, "lambit_vector", self.guard)
        elif kind.form == "bytevector":
            must_be(self, x, "lambit_bytevector", self.guard)
        else:
            self._check_array(x, kind)
        parts = parts_of(self.field, x, kind)
        return [f"{llvm} {part}" for llvm, part in zip(kind.parts, (*parts, x), strict=True)]

    def _check_array(self, x: str, kind: Type) -> None:
        of = self.field("ptr", x, TYPE)
        plain = self.define(f"icmp eq ptr {of}, @lambit_array")
        ours = self.define(f"icmp eq ptr {of}, @lambit_integers")
        self.guard(self.define(f"xor i1 {self.define(f'or i1 {plain}, {ours}')}, true"))
        dtype = self.field("ptr", x, DTYPE)
        self.guard(self.define(f"icmp ne ptr {dtype}, @{dtype_symbol(self.program, kind.dtype)}"))
        self.guard(self.define(f"icmp ne i32 {self.field('i32', x, RANK)}, {kind.rank}"))
        wanted = CONTIGUOUS | ALIGNED | (WRITEABLE if kind.form == "array" else 0)
        flags = self.define(f"and i32 {self.field('i32', x, FLAGS)}, {wanted}")
        self.guard(self.define(f"icmp ne i32 {flags}, {wanted}"))

    # -- the result

    def box(self) -> list[str]:
        """Give the result as an object."""
        kind = self.function.result
        assert kind is not None
        if kind.values:
            return _boxed_values(kind)
        if not kind.members:
            return _boxed(kind, "%result", "%object")
        names = [f"boxed.{TAGS[member]}" for member in kind.members]
        listed = " ".join(f"i64 {TAGS[m]}, label %{name}" for m, name in zip(kind.members[1:], names[1:], strict=True))
        lines = [
            f"  %tag = extractvalue {kind.returned} %result, 0", f"  %bits = extractvalue {kind.returned} %result, 1",
            f"  switch i64 %tag, label %{names[0]} [{listed}]",
        ]  # fmt: skip
        for member, name in zip(kind.members, names, strict=True):
            value = f"%{name}.value"
            lines += [f"{name}:", _OF_BITS[member.llvm].format(value=value), *_boxed(member, value, f"%{name}.object")]
        return lines


_OF_BITS = {
    "i64": "  {value} = add i64 %bits, 0", "double": "  {value} = bitcast i64 %bits to double", "i1": "  {value} = trunc i64 %bits to i1",
    "i32": "  {value} = trunc i64 %bits to i32", "ptr": "  {value} = inttoptr i64 %bits to ptr",
}  # fmt: skip


def _boxed(kind: Type, value: str, name: str) -> list[str]:
    """Return a value that is of one type; `name` is free for the object."""
    if kind is BOOL:
        return [f"  {name} = select i1 {value}, ptr @lambit_true, ptr @lambit_false", *_with_reference(name)]
    if kind is C128:
        parts = [f"  {name}.{i} = extractvalue {kind.returned} {value}, {i}" for i in (0, 1)]
        call = f"  {name} = tail call ptr @PyComplex_FromDoubles(double {name}.0, double {name}.1)"
        return [*parts, call, f"  ret ptr {name}"]
    make = _MAKE.get(kind)
    if make is not None:
        return [f"  {name} = tail call ptr @{make}({kind.llvm} {value})", f"  ret ptr {name}"]
    return _with_reference("@lambit_unspecified" if kind is VOID else value)


def _boxed_values(kind: Type) -> list[str]:
    """Return several values as the object that the builtin `values` makes of them."""
    from lambit.registry import find_builtin

    engine().symbol("lambit_values", id(find_builtin("values").called))  # it lives for ever
    n = len(kind.values)
    lines = [f"  %items = alloca [{n} x ptr]"]
    at = 0
    for i, each in enumerate(kind.values):
        parts = [f"%part{at + k}" for k in range(len(each.parts))]
        lines += [f"  {part} = extractvalue {kind.returned} %result, {at + k}" for k, part in enumerate(parts)]
        at += len(parts)
        lines += [
            *_object(each, parts, f"%item{i}"), f"  %none{i} = icmp eq ptr %item{i}, null", f"  br i1 %none{i}, label %stopped, label %made{i}", f"made{i}:",
            f"  %place{i} = getelementptr ptr, ptr %items, i64 {i}", f"  store ptr %item{i}, ptr %place{i}",
        ]  # fmt: skip
    lines.append(f"  %object = call ptr @PyObject_Vectorcall(ptr @lambit_values, ptr %items, i64 {n}, ptr null)")
    return [*lines, *(f"  call void @Py_DecRef(ptr %item{i})" for i in range(n)), "  ret ptr %object"]


def _object(kind: Type, parts: list[str], name: str) -> list[str]:
    """A new reference to the object that a value of one type is, called `name`."""
    if kind is C128:
        return [f"  {name} = call ptr @PyComplex_FromDoubles(double {parts[0]}, double {parts[1]})"]
    make = _MAKE.get(kind)
    if make is not None:
        return [f"  {name} = call ptr @{make}({kind.llvm} {parts[0]})"]
    found = f"select i1 {parts[0]}, ptr @lambit_true, ptr @lambit_false" if kind is BOOL else f"getelementptr i8, ptr {parts[0]}, i64 0"
    return [f"  {name} = {found}", f"  call void @Py_IncRef(ptr {name})"]


_MAKE = {F64: "PyFloat_FromDouble", I64: "PyLong_FromLongLong", CHAR: "lambit.character"}


def _with_reference(x: str) -> list[str]:
    """Return `x` with one more reference to it."""
    return [f"  call void @Py_IncRef(ptr {x})", f"  ret ptr {x}"]


_ITEMS = 24  # where a tuple has its items
_SLOW = (
    "slow:", f"  %fallback.at = getelementptr i8, ptr %self, i64 {_ITEMS}", "  %fallback = load ptr, ptr %fallback.at",
    "  %there = tail call ptr @PyObject_Vectorcall(ptr %fallback, ptr %args, i64 %nargs, ptr null)", "  ret ptr %there",
)  # fmt: skip
