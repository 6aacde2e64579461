"""Objects of CPython in native code: elements of vectors, which are numbers in boxes."""

from __future__ import annotations

from lambit.analysis.naturals import is_small
from lambit.jit.boxes import unboxed
from lambit.jit.types import BOOL, C128, F64, Type, Value
from lambit.syntax.core import Const, Local

from .leaving import Leaving

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program

OUT_OF_RANGE = ("", "an index is out of range", "a second index is out of range", "a third index is out of range")


class Objects(Leaving):
    """The part of a writer that takes numbers out of objects, and puts them in."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.unchecked: set[tuple[int, int]] = set()  # indices that are known to be in range: of which call, which

    def field(self, llvm: str, item: str, offset: int) -> str:
        """What a C structure has at an offset."""
        return self.define(f"load {llvm}, ptr {self.define(f'getelementptr i8, ptr {item}, i64 {offset}')}")

    def check_index(self, number: int, index: str, size: str) -> None:
        """Leave if the index of that number is not below `size`."""
        assert self.operation is not None
        if (id(self.operation[1]), number) not in self.unchecked:
            self.guard(self.define(f"icmp uge i64 {index}, {size}"), OUT_OF_RANGE[number])

    def only_counts(self) -> bool:
        """Does the operation add something small to a counter, or take it away?"""
        assert self.operation is not None
        args = self.operation[1].args
        if (id(self.operation[1]), 0) in self.unchecked:
            return True
        return len(args) <= 2 and all((a.__class__ is Const or a.__class__ is Local) and is_small(a) for a in args)

    def unboxed(self, item: str, kind: Type, reason: str) -> Value:
        """The value of an object that should be of `kind`; it leaves if it is not."""
        return Value(kind, unboxed(self, item, kind, lambda bad: self.guard(bad, reason)))

    def boxed(self, value: Value) -> str:
        """A new reference to an object that is `value`."""
        if value.type is BOOL:
            item = self.define(f"select i1 {value.text}, ptr @lambit_true, ptr @lambit_false")
            self.emit(f"call void @Py_IncRef(ptr {item})")
            return item
        make = {F64: "PyFloat_FromDouble", C128: "PyComplex_FromDoubles"}.get(value.type, "PyLong_FromLongLong")
        passed = ", ".join(f"{llvm} {part}" for llvm, part in zip(value.type.parts, value.parts, strict=True))
        item = self.define(f"call ptr @{make}({passed})")
        self.guard(self.define(f"icmp eq ptr {item}, null"), "there is no memory left")
        return item
