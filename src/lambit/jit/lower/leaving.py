"""Leaving native code, so that the interpreter goes on.

There are two ways. A program that is *again* — recursive procedures that only compute —
is left by one jump to its door, and the interpreter does the whole call again.
Any other program is left *precisely*: each native function on the way out writes down
where it stood and what its live variables were (an `Exit`), and returns 1 beside its
result; the interpreter does what is left to do of each, the innermost first.
"""

from __future__ import annotations

from lambit.analysis.free import free
from lambit.codegen.resume import rest
from lambit.jit.exits import Exit
from lambit.jit.types import BOOL, CHAR, F64, VOID, Declined, Type, Value
from lambit.syntax.core import Call, Const, Core, Letrec, Local, Loop, Variable

from .text import Cell, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.jit.program import Function, Program
    from lambit.syntax.core import Lambda

STOPPED = 2
"""The status of a function in which an exception was raised; 1 is that of one that was left, 0 of one that is done."""


class Closure:
    """A local procedure that is only called: its free variables become arguments."""

    __slots__ = ("free", "lam", "letrec", "scope")

    def __init__(self, lam: Lambda, names: tuple[Variable, ...], scope: dict[Variable, Any], letrec: tuple[Any, Any]) -> None:
        self.lam = lam
        self.free = names
        self.scope = scope
        self.letrec = letrec  # the variables and the lambdas that are defined together


class Leaving(Text):
    """The part of a writer that leaves native code."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.scope: dict[Variable, Any] = dict(function.scope)
        self.operation: tuple[int, Call, list[Value]] | None = None  # that is being written; its number
        self.operating = ""  # its name
        self.leaving: dict[Any, str] = {}  # the block in which native code is left
        self.ways_out: list[str] = []  # their text

    def guard(self, bad: str, reason: str) -> None:
        """Leave native code if the i1 `bad` is true."""
        block = self._way_out(reason)
        on = self.fresh("on")
        self.emit(f"br i1 {bad}, label %{block}, label %{on}, !prof !99")
        self.begin(on)

    def leave(self, reason: str) -> None:
        """Leave native code."""
        self.emit(f"br label %{self._way_out(reason)}")

    def _way_out(self, reason: str) -> str:
        if self.program.again:
            number = self.program.reason(reason)
            if number not in self.leaving:
                self.leaving[number] = f"leave{number}"
                call = f"  call void @lambit.leave(i32 {number})"
                self.ways_out += [f"leave{number}:", call, "  unreachable"]
            return self.leaving[number]
        assert self.operation is not None
        number, x, operands = self.operation
        key = f"{number} {reason}"
        if key not in self.leaving:
            passed, values, arguments = [], [], []
            for operand, value in zip(x.args, operands, strict=True):
                if operand.__class__ is Const or (operand.__class__ is Local and not operand.variable.assigned):
                    arguments.append(operand)
                    continue
                v = Variable("o")
                passed.append(v)
                values.append(value)
                arguments.append(Local(v, operand.position))
            again = Call(x.fn, tuple(arguments), x.position)
            again.original = x.original or x
            self.leaving[key] = self.way_out(x, again, passed, values, reason)
        return self.leaving[key]

    def way_out(
        self, at: Core, instead: Core, passed: list[Variable], values: list[Value], reason: str,
        awaited: Variable | None = None,
    ) -> str:  # fmt: skip
        """The block that leaves for what is left to do when `at` is to be evaluated: `instead`, of variables passed with it.

        The value of `awaited` comes from the interpreter, which goes on with the called function first.
        """
        block = self.fresh("leave")
        remaining = instead if at is self.function.body else rest(self.function.body, at, instead)
        assert remaining is not None, at
        remaining = self._with_procedures(remaining)
        variables = [v for v in sorted(free(remaining), key=lambda v: (v.number, v.name)) if v not in passed and v is not awaited]
        lines, self.lines = self.lines, []
        here, self.block = self.block, block
        self.begin(block)
        known = [self._known(v) for v in variables]
        last = () if awaited is None else (awaited,)
        types = tuple([v.type for v in (*values, *known)])
        made = Exit(self.function, remaining, (*passed, *variables, *last), types, reason, at.position)
        self._write_down(self.program.exit(made), [*values, *known])
        self.return_status(1)
        self.ways_out += self.lines
        self.lines, self.block = lines, here
        return block

    def return_status(self, status: int) -> None:
        """Return without a result."""
        self.emit(f"ret {self.function.llvm_result} {self.function.with_status(status)}")

    def _known(self, v: Variable) -> Value:
        found = self.scope.get(v)
        if found.__class__ is Cell:
            return self.load(found)
        if found.__class__ is Value:
            return found
        raise Declined(f"the interpreter could not go on without {v.name}")

    def _with_procedures(self, x: Core) -> Core:
        """`x` where the local procedures that it calls are defined."""
        while True:
            wanted = sorted((v for v in free(x) if self.scope.get(v).__class__ is Closure), key=lambda v: (v.number, v.name))
            if not wanted:
                return x
            variables, lambdas = self.scope[wanted[-1]].letrec
            x = Letrec(variables, lambdas, x, x.position)

    def _write_down(self, number: int, values: list[Value]) -> None:
        words = [v for v in values if v.type is not VOID]
        room = self.room(f"[{len(words) + 1} x i64]")
        self.emit(f"store i64 {number}, ptr {room}")
        for i, v in enumerate(words, 1):
            place = self.define(f"getelementptr i64, ptr {room}, i64 {i}")
            self.emit(f"store {_word(v.type)} {self._as_word(v)}, ptr {place}")
        self.emit(f"call void @lambit.write_down(ptr {room}, i64 {len(words) + 1})")

    def _as_word(self, v: Value) -> str:
        if v.type in (BOOL, CHAR):
            return self.define(f"zext {v.type.llvm} {v.text} to i64")
        return v.parts[-1]  # of an array: the object

    def header(self, x: Loop) -> Core:
        """The loop `x` as it goes on from its variables."""
        return Loop(x.name, x.variables, tuple([Local(v, x.position) for v in x.variables]), x.body, x.position)


def _word(kind: Type) -> str:
    return "double" if kind is F64 else "ptr" if kind.rank else "i64"


