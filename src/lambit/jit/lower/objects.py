"""Objects of CPython in native code: elements of vectors, which are numbers in boxes."""

from __future__ import annotations

from lambit.jit.types import BOOL, F64, Type, Value
from lambit.syntax.core import Const, Local

from .leaving import Leaving

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.jit.program import Function, Program

_SMALL = 1 << 40
OUT_OF_RANGE = ("", "an index is out of range", "a second index is out of range", "a third index is out of range")

_FLOAT_VALUE = 16  # where a float has its double
_TYPE = 8  # where an object has its type


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
        if len(args) > 2 or not any(a.__class__ is Local and a.variable.counter for a in args):
            return False
        return all((a.__class__ is Local and a.variable.counter) or (a.__class__ is Const and abs(a.value) <= _SMALL) for a in args)

    def unboxed(self, item: str, kind: Type, reason: str) -> Value:
        """The value of an object that should be of `kind`; it leaves if it is not."""
        if kind is BOOL:
            true = self.define(f"icmp eq ptr {item}, @lambit_true")
            either = self.define(f"or i1 {true}, {self.define(f'icmp eq ptr {item}, @lambit_false')}")
            self.guard(self.define(f"xor i1 {either}, true"), reason)
            return Value(BOOL, (true,))
        own = "PyFloat_Type" if kind is F64 else "PyLong_Type"
        self.guard(self.define(f"icmp ne ptr {self.field('ptr', item, _TYPE)}, @{own}"), reason)
        if kind is F64:
            return Value(F64, (self.field("double", item, _FLOAT_VALUE),))
        both = self.define(f"call {{i64, i32}} @lambit.integer(ptr {item})")
        over = self.define(f"extractvalue {{i64, i32}} {both}, 1")
        self.guard(self.define(f"icmp ne i32 {over}, 0"), reason)
        return Value(kind, (self.define(f"extractvalue {{i64, i32}} {both}, 0"),))

    def boxed(self, value: Value) -> str:
        """A new reference to an object that is `value`."""
        if value.type is BOOL:
            item = self.define(f"select i1 {value.text}, ptr @lambit_true, ptr @lambit_false")
            self.emit(f"call void @Py_IncRef(ptr {item})")
            return item
        make = "PyFloat_FromDouble(double" if value.type is F64 else "PyLong_FromLongLong(i64"
        item = self.define(f"call ptr @{make} {value.text})")
        self.guard(self.define(f"icmp eq ptr {item}, null"), "there is no memory left")
        return item
