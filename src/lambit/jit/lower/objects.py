"""Objects of CPython in native code: elements of vectors, which are numbers in boxes."""

from __future__ import annotations

from lambit.analysis.naturals import is_small
from lambit.analysis.suspend import pure
from lambit.jit.boxes import must_be, unboxed
from lambit.jit.layout import parts_of
from lambit.jit.types import BOOL, C128, F64, Type, Value
from lambit.syntax.core import Call, Const, Local

from .leaving import Leaving
from .ranges import LEAST, MOST, Interval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program

OUT_OF_RANGE = ("", "an index is out of range", "a second index is out of range", "a third index is out of range")


class Objects(Leaving):
    """The part of a writer that takes numbers out of objects, and puts them in."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.passing: set[int] = set()  # operands that only the next operation wants
        self.unchecked: set[tuple[int, int]] = set()  # indices that are known to be in range: of which call, which
        self.intervals: dict[str, Interval] = {}  # where operands are known to lie, as far as one is written

    def field(self, llvm: str, item: str, offset: int) -> str:
        """What a C structure has at an offset."""
        return self.define(f"load {llvm}, ptr {self.define(f'getelementptr i8, ptr {item}, i64 {offset}')}")

    def check_index(self, number: int, index: str, size: str) -> None:
        """Leave if the index of that number is not below `size`."""
        if (id(self.node), number) not in self.unchecked:
            self.guard(self.define(f"icmp uge i64 {index}, {size}"), OUT_OF_RANGE[number])

    def only_counts(self) -> bool:
        """Does the operation add something small to a counter, or take it away?"""
        assert self.node is not None
        args = self.node.args
        if (id(self.node), 0) in self.unchecked:
            return True
        return len(args) <= 2 and all((a.__class__ is Const or a.__class__ is Local) and is_small(a) for a in args)

    def interval(self, text: str) -> Interval:
        """Where an integer is known to lie."""
        if text.lstrip("-").isdigit():
            return int(text), int(text)
        return self.intervals.get(text, (LEAST, MOST))

    def within(self, text: str, interval: Interval) -> str:
        """The operand `text`, which lies in the interval."""
        self.intervals[text] = interval
        return text

    def unboxed(self, item: str, kind: Type, reason: str) -> Value:
        """The value of an object that should be of `kind`; it leaves if it is not."""
        return Value(kind, unboxed(self, item, kind, lambda bad: self.guard(bad, reason)))

    def row(self, item: str, kind: Type, reason: str) -> Value:
        """The parts of a vector that was taken out of another one; it leaves if it is none.

        It is held where more than the next operation may want it: another thread, at a look, may put
        something else in its place.
        """
        assert self.operation is not None
        must_be(self, item, "lambit_vector", lambda bad: self.guard(bad, reason))
        if id(self.operation[1]) not in self.passing:
            self.program.stores = True  # it is not to be left by a jump
            self.emit(f"call void @lambit.hold(ptr {self.holder()}, ptr {item})")
        return Value(kind, (*parts_of(self.field, item, kind), item))

    def holder(self) -> str:
        """A place for an object that is held until the function returns, or the place is used again."""
        place = self.room("ptr")
        self.cells.append(f"  store ptr null, ptr {place}")
        self.held.append(place)
        return place

    def passes_on(self, x: Call) -> None:
        """Note what is taken out of a vector only to be looked into at once: nothing comes between."""
        first = x.args[0] if x.args else None
        if first.__class__ is Call and all(map(pure, x.args)):
            self.passing.add(id(first))

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
