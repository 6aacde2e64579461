"""Lowering calls, and the whole function."""

from __future__ import annotations

from lambit.analysis.numeric import raises
from lambit.data import ExactComplex
from lambit.jit.layout import parts_of
from lambit.jit.operations import OPERATIONS
from lambit.jit.types import BOOL, C128, F64, I64, VOID, Declined, Type, Value, an, either, vector
from lambit.syntax.core import Call, Const, Global, Local

from .leaving import RELEASE, STOPPED, Closure
from .looking import COUNT_ANEW, COUNTDOWN, SETTLE
from .text import Cell
from .unions import BY_IDENTITY, MOST_CASES, branched, by_type, cases, has_objects
from .whole import Whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.operations.table import Operation
    from lambit.jit.program import Function, Program
    from lambit.syntax.core import Core


class Writer(Whole):
    """Writes the body of one function."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.parameters: list[Cell] = []

    # -- the function

    def write(self) -> None:
        """Write the function's text, and find out the type of its result."""
        f = self.function
        arguments = self._globals()
        for variable, kind in zip(f.parameters, f.types, strict=True):
            names = tuple([f"%p{self.fresh()}" for _ in kind.parts])
            arguments += [f"{llvm} {name}" for llvm, name in zip(kind.parts, names, strict=True)]
            cell = self.cell(kind)
            self.parameters.append(cell)
            value = Value(kind, names)
            self.store(cell, value)
            self.scope[variable] = value
            self.arrays += arrays_of(value)
        before = len(self.lines)
        if f.on_the_stack:
            self._check_stack()
            self.count_call("body", f.body)
        self.checks = slice(before, len(self.lines))
        self.emit("br label %top")
        if f.goes_round:
            self.begin("again")
            self._load_parameters()
            self.count_round("body", f.body)
            self.emit("br label %top")
        self.begin("top")
        self._load_parameters()
        given = self.expression(f.body, tail=True)
        if given is not None:
            self.give(given)
        self._finish(arguments)

    def _load_parameters(self) -> None:
        for variable, cell in zip(self.function.parameters, self.parameters, strict=True):
            value = self.load(cell)
            self.scope[variable] = self.in_cell(variable, value) if variable.assigned else value

    def _globals(self) -> list[str]:
        """Let variables that stand for globals have their values; arrays are parameters of every function."""
        closing = self.program.closing
        for variable, x in closing.values.items():
            if not closing.types[variable].rank:
                self.scope[variable] = self.constant(x)
        for number, (variable, kind) in enumerate(closing.arrays()):
            value = self.scope[variable] = Value(kind, tuple([f"%global{number}.{i}" for i in range(len(kind.parts))]))
            self.arrays.append(value)
        return passed_on(self.program)

    def _finish(self, arguments: list[str]) -> None:
        f = self.function

        def head(name: str, attribute: str) -> str:
            return f"define internal {f.program.convention} {f.llvm_result} @{name}({', '.join(arguments)}) nounwind {attribute}{{\nentry:"

        end = [] if self.lines[-1].lstrip().startswith(("br ", "ret", "unreachable")) else ["  unreachable"]
        after = [*end, *self.ways_out, "}"]
        self._release(after)
        self._release(self.lines)
        f.text = "\n".join([head(f.name, ""), *self.cells, *self.lines, *after, *self.metadata])
        if f.inlined_into_itself:
            del self.lines[self.checks]
            self.lines[:] = [line for line in self.lines if line.strip() != SETTLE]  # all count in one cell
            cells = [line for line in self.cells if line not in COUNT_ANEW]
            counted = f"ptr {COUNTDOWN}{', ' * bool(arguments)}" if self.countdown else ""
            arguments[:0] = [f"ptr {COUNTDOWN}"] * bool(counted)
            f.text = inlined(f, head, "\n".join([*cells, *self.lines, *after]), counted)

    def _release(self, lines: list[str]) -> None:
        """Write that what is held is released, wherever the function returns."""
        release = "\n".join(f"  call void @lambit.release(ptr {place})" for place in self.held)
        lines[:] = [release if line.endswith(RELEASE) else line for line in lines]

    def _check_stack(self) -> None:
        here = self.define(self.program.stack_pointer())
        low = self.define("load i64, ptr @lambit_stack_low")
        bad = self.define(f"icmp ult i64 {here}, {low}")
        if self.program.again:
            self.guard(bad, DEEP)
            return
        on = self.fresh("on")
        self.emit(f"br i1 {bad}, label %{self.way_out('body', self.function.body, DEEP)}, label %{on}, !prof !99")
        self.begin(on)

    # -- calls

    def _call(self, x: Call, tail: bool) -> Value | None:
        fn = x.fn
        if fn.__class__ is Local:
            here = self.rounds.get(fn.variable)
            if here is not None:
                values = self.operands(x.args)
                if values is not None:
                    self.go_round(here, values)
                return None
            closure = self.scope.get(fn.variable)
            if closure.__class__ is Closure:
                return self._call_closure(x, closure, tail)
            if closure.__class__ is Value and closure.type.callee is not None:
                return self._call_value(x, closure, tail)
            raise Declined(f"it calls {fn.variable.name}, which is not known", x.position)
        if fn.__class__ is not Global:
            raise Declined("it calls a procedure that is not known", x.position)
        binding = fn.binding
        if raises(x):
            self._raise(x)
            return None
        if binding.primitive is not None and not binding.assigned:
            return self._operate(x, binding.primitive)
        values = self.operands(x.args)
        if values is None:
            return None
        if self.program.leaf(x) is not None and all(v.type in (I64, F64, BOOL) for v in values):
            return self._write_out(x, values)
        if self.written_out is not None:  # its call is no place where this procedure could be left
            raise Declined("a loop over arrays calls a procedure that is not small, or does more than compute", x.position)
        values = self._lent(values, tail=tail)
        callee = self.program.global_function(binding, tuple(v.type for v in values), x.position)
        return self._enter(x, callee, values, tail)

    def _raise(self, x: Call) -> None:
        """Where something is raised, native code is left before that is evaluated."""
        outer, self.operation = self.operation, self.written_out or (self.serial(), x, [])
        block = self.way_out_of_operation(RAISED, "body" if self.written_out is None else "operation")
        self.operation = outer
        self.emit(f"br label %{block}")

    def _write_out(self, x: Call, values: list[Value]) -> Value | None:
        """The body of a small procedure in the place of its call: where it cannot go on, the interpreter does the call."""
        lam = self.program.rest_on(x.fn.binding, len(values), x.position)  # type: ignore[attr-defined]
        scope, self.scope = self.scope, {**self.scope, **dict(zip(lam.required, values, strict=True))}
        outer, self.written_out = self.written_out, self.written_out or (self.serial(), x, values)
        found = self.expression(lam.body)
        self.scope, self.written_out = scope, outer
        return found

    def _operate(self, x: Call, name: str) -> Value | None:
        operation = OPERATIONS.get(name)
        if operation is None:
            raise Declined(f"{name} has no native code", x.position)
        self.passes_on(x)
        values = self.operands(tuple([_inexact(e) for e in x.args]) if name in _MIXES else x.args)
        if values is None:
            return None
        self._check_mixture(x, values)
        outer, self.operation = self.operation, self.written_out or (self.serial(), x, values)
        self.node, self.operating = x, name
        found = self._apply(operation, values)
        if found is None and any(has_objects(v.type) for v in values):  # an error most likely, if the program comes here
            self.emit(f"br label %{self.way_out_of_operation(NO_CODE)}")
            self.operation = outer
            return None
        self.operation = outer
        if found is None:
            shown = ", ".join(an(v.type) for v in values) or "nothing"
            raise Declined(f"{name} of {shown} has no native code", x.position)
        return found

    def _apply(self, operation: Operation, values: list[Value]) -> Value | None:
        """What the operation gives, for each of the types that its operands may have; None if it has no native code."""
        at = next((i for i, v in enumerate(values) if v.type.members), None)
        if at is None:
            if self.operating not in BY_IDENTITY and any(has_objects(v.type) for v in values):
                return None
            return operation(self, values)
        if cases(values) > MOST_CASES:
            return None
        no = self.way_out_of_operation(NO_CODE)
        return by_type(self, values[at], lambda v: self._apply(operation, [*values[:at], v, *values[at + 1 :]]), no)

    def exact_or(self, test: str, exact: int, other: Callable[[], Value]) -> Value:
        """An integer if the i1 is true; if not, the float that `other` writes, which is equal to it where the test is true."""
        return branched(self, test, lambda: Value(I64, (str(exact),)), other)

    def _check_mixture(self, x: Call, values: list[Value]) -> None:
        """Exact complex constants are taken for inexact ones: they are, where they meet with an inexact number."""
        for i, e in enumerate(x.args):
            if _is_exact_complex(e) and not any(v.type in (F64, C128) for v in (values[:i] or values[1:2])):
                raise Declined("a constant is an exact complex number", e.position)
            if i == 0 and _is_exact_complex(e) and _is_exact_complex(x.args[1]):
                raise Declined("a constant is an exact complex number", e.position)

    def _call_closure(self, x: Call, closure: Closure, tail: bool) -> Value | None:
        values = self.operands(x.args)
        if values is None:
            return None
        if closure.lam.optional or closure.lam.rest is not None or len(closure.lam.required) != len(values):
            raise Declined("an inner procedure is called with another number of arguments", x.position)
        passed = [self.local(v) for v in closure.free] + values
        passed = self._lent(passed, tail=tail)
        types = tuple(v.type for v in passed)
        callee = self.program.function(closure.lam, closure.lam, types, self.function.unit, closure.free, closure.scope)
        return self._enter(x, callee, passed, tail)

    def _call_value(self, x: Call, f: Value, tail: bool) -> Value | None:
        """Call a procedure that is an argument."""
        callee = f.type.callee
        if callee.lam is None:
            return self._operate(x, callee.name)
        values = self.operands(x.args)
        if values is None:
            return None
        lam = self.program.procedure(callee)
        if len(lam.required) != len(values):
            raise Declined(f"{f.type.name} is called with {len(values)} arguments", x.position)
        passed = self._lent([*f.captured, *values], tail=tail)
        function = self.program.function(callee.lam, lam, tuple(v.type for v in passed), callee.unit, callee.outside)
        return self._enter(x, function, passed, tail)

    def _lent(self, values: list[Value], *, tail: bool) -> list[Value]:
        """Arguments of a procedure: what is held here is held as long as the call lasts, if it comes back."""
        for v in values if tail else ():
            self.not_a_row(v)
        return [Value(vector(v.type.dtype), v.parts) if v.type.form == "row" else v for v in values]

    def _enter(self, x: Call, callee: Function, values: list[Value], tail: bool) -> Value | None:
        me = self.function
        if callee is me and tail:
            for cell, value in zip(self.parameters, values, strict=True):
                self.store(cell, value)
            me.goes_round = True
            self.emit("br label %again")
            return None
        me.calls.add(callee)
        own = [f"{llvm} {part}" for v in values for llvm, part in zip(v.type.parts, v.parts, strict=True)]
        passed = ", ".join([*passed_on(self.program), *own])
        call = f"call {self.program.convention} {callee.llvm_result} @{callee.name}({passed})"
        if callee.result is None:
            self._never_returns(x, call)
            return None
        if tail:
            me.result = callee.result if me.result is None else either(me.result, callee.result)
        if tail and me.result == callee.result:
            self.program.tail_calls = True
            if self.countdown:
                self.emit(SETTLE)
            self.count_call("operation", x, values[len(values) - len(x.args) :])
            self.emit(RELEASE)
            if callee.llvm_result == "void":
                self.emit(f"musttail {call}")
                self.emit("ret void")
            else:
                self.emit(f"ret {callee.llvm_result} {self.define(f'musttail {call}')}")
            return None
        looks = self.looks_so_far(callee)
        if not self.program.again:
            value = self._result(x, callee, self.define(call))
        elif callee.result is VOID:
            self.emit(call)
            value = Value(VOID, ("",))
        else:
            value = self.given(callee.result, self.define(call))
        self.leave_if_looked(looks, x, value)
        return value

    def _never_returns(self, x: Call, call: str) -> None:
        """A call of a procedure that comes to no value, as far as is known in this round: it is always left, or stopped."""
        if self.program.again:  # by a jump
            self.emit(call)
            self.emit("unreachable")
            return
        self._left_or_stopped(x, self.define(call))

    def _left_or_stopped(self, x: Call, status: str) -> None:
        """Be left, or stop, as a procedure that was called: the status is 1 or `STOPPED`."""
        out = self.way_out("call", x, "a procedure that it calls was left")
        stop = self.fresh("stop")
        self.emit(f"br i1 {self.define(f'icmp eq i32 {status}, {STOPPED}')}, label %{stop}, label %{out}")
        self.begin(stop)
        self.return_status(STOPPED)

    def _result(self, x: Call, callee: Function, whole: str) -> Value:
        """The result of a call that may have been left, or stopped."""
        empty = callee.result is VOID
        status = whole if empty else self.define(f"extractvalue {callee.llvm_result} {whole}, 1")
        other, on = self.fresh("other"), self.fresh("on")
        done = self.define(f"icmp eq i32 {status}, 0")
        self.emit(f"br i1 {done}, label %{on}, label %{other}, !prof !97")
        self.begin(other)
        self._left_or_stopped(x, status)
        self.begin(on)
        if empty:
            return Value(VOID, ("",))
        assert callee.result is not None
        return self.given(callee.result, self.define(f"extractvalue {callee.llvm_result} {whole}, 0"))

    def given(self, kind: Type, text: str) -> Value:
        """What a function has given: of an array, the object."""
        if kind.returned[0] == "{":
            return Value(kind, tuple([self.define(f"extractvalue {kind.returned} {text}, {i}") for i in range(len(kind.parts))]))
        return Value(kind, (*parts_of(self.field, text, kind), text) if kind.rank else (text,))


def arrays_of(value: Value) -> list[Value]:
    """The arrays that come with an argument: itself, or what a procedure sees."""
    return [value] if value.type.rank else [a for each in value.captured for a in arrays_of(each)]


def passed_on(program: Program) -> list[str]:
    """The parts of arrays of global variables, as parameters and as arguments."""
    kinds = [kind for _, kind in program.closing.arrays()]
    return [f"{llvm} %global{number}.{i}" for number, kind in enumerate(kinds) for i, llvm in enumerate(kind.parts)]


RAISED = "something was raised"
NO_CODE = "an operand is of a type without native code"

_MIXES = ("+", "-", "*", "/")


def _is_exact_complex(x: Core) -> bool:
    return x.__class__ is Const and x.value.__class__ is ExactComplex


def _inexact(x: Core) -> Core:
    """An exact complex constant as an inexact one."""
    return Const(complex(x.value), x.position) if _is_exact_complex(x) else x  # type: ignore[attr-defined]


DEEP = "the recursion is deep"
LEVELS = 3
"""So many calls deep, a recursive function is written into itself."""


def inlined(f: Function, head: Callable[[str, str], str], body: str, counted: str) -> str:
    """A recursive function in whose calls of itself the `body` stands instead, to a few levels.

    Only the outermost looks at the stack; where they go round, all count down in the same cell, which is `counted`.
    """
    call = f"@{f.name}("
    deeper = [f"@{f.name}.deep{i}(" for i in range(1, LEVELS + 1)]
    calls = [*(name + counted for name in deeper), call]
    first, rest = f.text.split("\n", 1)
    out = [f"{first}\n{rest.replace(call, calls[0])}"]
    for name, callee in zip(deeper, calls[1:], strict=True):
        out.append(f"{head(name[1:-1], 'alwaysinline ')}\n{body.replace(call, callee)}")
    return "\n".join(out)
