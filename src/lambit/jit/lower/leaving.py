"""Leaving native code, so that the interpreter goes on.

There are two ways. A program that is *again* — recursive procedures that only compute —
is left by one jump to its door, and the interpreter does the whole call again.
Any other program is left *precisely*: each native function on the way out writes down
where it stood and what its live variables were (an `Exit`), and returns 1 beside its
result; the interpreter does what is left to do of each, the innermost first.
"""

from __future__ import annotations

from typing import NamedTuple

from lambit.analysis.free import free
from lambit.analysis.nodes import Fused
from lambit.codegen.resume import rest
from lambit.data import UNSPECIFIED
from lambit.jit.exits import Exit
from lambit.jit.types import BOOL, CHAR, Declined, Value
from lambit.syntax.core import Call, Const, Core, Letrec, Local, Loop, Variable

from .text import Cell, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from lambit.jit.program import Function, Program
    from lambit.syntax.core import Lambda

RELEASE = "; what is held is released"
STOPPED = 2
"""The status of a function in which an exception was raised; 1 is that of one that was left, 0 of one that is done."""


class CannotLeave(Exception):
    """What is being written would have to leave native code, where that cannot be."""


class Left(NamedTuple):
    """What is left to do at a place: of operands of the node there, by number, of live variables, and of what the interpreter gives."""

    remaining: Core
    operands: tuple[int, ...]
    live: tuple[Variable, ...]
    variables: tuple[Variable, ...]  # all of these, in that order


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
        self.operation: tuple[int, Any, list[Value]] | None = None  # before which it is left; its number
        self.node: Call | None = None  # that is being written
        self.written_out: tuple[int, Any, list[Value]] | None = None  # the call in whose place a procedure's body is being written
        self.operating = ""  # its name
        self.held: list[str] = []  # places of objects that it holds
        self.may_leave = True  # or is something written that cannot be left?
        self.leaving: dict[Any, str] = {}  # the block in which native code is left
        self.ways_out: list[str] = []  # their text

    def guard(self, bad: str, reason: str) -> None:
        """Leave native code if the i1 `bad` is true."""
        block = self.way_out_of_operation(reason)
        on = self.fresh("on")
        self.emit(f"br i1 {bad}, label %{block}, label %{on}, !prof !99")
        self.begin(on)

    def way_out_of_operation(self, reason: str, how: str = "operation") -> str:
        """The block that leaves before the operation that is being written."""
        if not self.may_leave:
            raise CannotLeave
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
            self.leaving[key] = self.way_out(how, x, reason, operands)
        return self.leaving[key]

    def way_out(self, how: str, at: Core, reason: str, operands: Sequence[Value] = ()) -> str:
        """The block that leaves at the node `at`, before it is evaluated ("body", "round", "operation"), after it was left ("call"), or is done ("called", "done")."""
        left = self._left(how, at)
        block = self.fresh("leave")
        lines, self.lines = self.lines, []
        here, self.block = self.block, block
        self.begin(block)
        values = [*(operands[i] for i in left.operands), *(self._known(v) for v in left.live)]
        made = Exit(self.function, left.remaining, left.variables, tuple([v.type for v in values]), reason)
        self._write_down(self.program.exit(made), values)
        self.return_status(1)
        self.ways_out += self.lines
        self.lines, self.block = lines, here
        return block

    def _left(self, how: str, at: Core) -> Left:
        """What is left to do there: found once, however often the function is written."""
        body = self.function.body
        key = how, id(at), id(body)  # a loop may stand in a procedure that it calls
        found = self.program.left.get(key)
        if found is None:
            instead, numbers, passed, awaited = _INSTEAD[how](at)
            remaining = instead if at is body else rest(body, at, instead)
            assert remaining is not None, at
            remaining = self._with_procedures(remaining)
            remaining = self.program.closing.opened(remaining)
            mentioned = free(remaining)
            live = tuple(sorted(mentioned - {*passed, *awaited}, key=lambda v: (v.number, v.name)))
            found = self.program.left[key] = Left(remaining, numbers, live, (*passed, *live, *awaited))
        return found

    def return_status(self, status: int) -> None:
        """Return without a result."""
        self.emit(RELEASE)
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
            wanted = [v for v in free(x) if self.scope.get(v).__class__ is Closure]
            if not wanted:
                return x
            variables, lambdas = self.scope[max(wanted, key=lambda v: (v.number, v.name))].letrec
            x = Letrec(variables, lambdas, x, x.position)

    def _write_down(self, number: int, values: list[Value]) -> None:
        words = [word for v in values for word in self._words(v)]
        room = self.room(f"[{len(words) + 1} x i64]")
        self.emit(f"store i64 {number}, ptr {room}")
        for i, word in enumerate(words, 1):
            place = self.define(f"getelementptr i64, ptr {room}, i64 {i}")
            self.emit(f"store {word}, ptr {place}")
        self.emit(f"call void @lambit.write_down(ptr {room}, i64 {len(words) + 1})")

    def _words(self, v: Value) -> list[str]:
        """The words in which a value is written down, with their types; of an array, the object."""
        if v.type.values:
            return [word for each in v.several for word in self._words(each)]
        if v.type in (BOOL, CHAR):
            return [f"i64 {self.define(f'zext {v.type.llvm} {v.text} to i64')}"]
        if v.type.has_objects:  # whoever reads it takes the reference
            self.emit(f"call void @Py_IncRef(ptr {v.parts[-1]})")
        kinds = v.type.words
        return [f"{llvm} {part}" for llvm, part in zip(kinds, v.parts[-len(kinds) :], strict=True)] if kinds else []


Instead = tuple[Core, tuple[int, ...], tuple[Variable, ...], tuple[Variable, ...]]
"""What is evaluated in the place of a node; which of its operands, and as which variables; what the interpreter gives."""


def _operation(x: Any) -> Instead:
    """A call of a builtin: its operands have been evaluated. Or a whole loop over arrays, whose operands are variables."""
    if x.__class__ is Fused:
        return x, (), (), ()
    numbers, passed, arguments = [], [], []
    for number, operand in enumerate(x.args):
        if operand.__class__ is Const or (operand.__class__ is Local and not operand.variable.assigned):
            arguments.append(operand)
            continue
        numbers.append(number)
        passed.append(Variable("o"))
        arguments.append(Local(passed[-1], operand.position))
    again = Call(x.fn, tuple(arguments), x.position)
    again.original = x.original or x
    return again, tuple(numbers), tuple(passed), ()


def _round(x: Loop) -> Instead:
    """A loop: it goes on from its variables."""
    return x.again(tuple([Local(v, x.position) for v in x.variables])), (), (), ()


def _call(x: Call) -> Instead:
    """A call of a procedure that was left: the interpreter, which goes on with that first, gives its value."""
    del x
    value = Variable("value")
    return Local(value), (), (), (value,)


def _called(x: Call) -> Instead:
    """A call that has come to an end: its value is the only operand."""
    del x
    value = Variable("value")
    return Local(value), (0,), (value,), ()


def _done(x: Call) -> Instead:
    """A call that has come to an end, and gives nothing."""
    return Const(UNSPECIFIED, x.position), (), (), ()


_INSTEAD: dict[str, Callable[[Any], Instead]] = {
    "operation": _operation, "round": _round, "call": _call, "called": _called, "done": _done, "body": lambda x: (x, (), (), ()),
}  # fmt: skip
