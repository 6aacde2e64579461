"""Lowering: the core of one procedure as LLVM IR.

A variable is the operand of its value; one that is assigned, or goes round in a
loop, has a cell on the stack, which LLVM takes away again. A loop is written once
for each tuple of types its variables have at the head: `(let loop ((s 0)) ...)`
over floats has a first round for the exact 0. `expression` gives None where no
value comes: the path has returned, gone round, or left native code.
"""

from __future__ import annotations

from typing import Any

from lambit.analysis.free import free
from lambit.analysis.nodes import Save, TailCall
from lambit.syntax.core import Call, Const, Core, Global, If, Lambda, Let, Letrec, Local, Loop, Seq, Set, Variable

from .operations import OPERATIONS
from .program import constant
from .types import BOOL, VOID, Declined, Type, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .program import Function, Program

VERSIONS = 4
"""A loop has at most so many tuples of types."""


class Cell:
    """A variable whose value changes: where it is."""

    __slots__ = ("names", "type")

    def __init__(self, kind: Type, names: tuple[str, ...]) -> None:
        self.type = kind
        self.names = names


class Closure:
    """A local procedure that is only called: its free variables become arguments."""

    __slots__ = ("free", "lam", "scope")

    def __init__(self, lam: Lambda, names: tuple[Variable, ...], scope: dict[Variable, Closure]) -> None:
        self.lam = lam
        self.free = names
        self.scope = scope


class Round:
    """A loop being written."""

    __slots__ = ("exits", "heads", "loop", "pending", "scope", "tail")

    def __init__(self, loop: Loop, scope: dict[Variable, Any], *, tail: bool) -> None:
        self.loop = loop
        self.scope = scope
        self.tail = tail
        self.heads: dict[tuple[Type, ...], tuple[str, list[Cell]]] = {}
        self.pending: list[tuple[Type, ...]] = []
        self.exits: list[tuple[str, Value]] = []


class Writer:
    """Writes the body of one function."""

    def __init__(self, program: Program, function: Function) -> None:
        self.program = program
        self.function = function
        self.lines: list[str] = []
        self.cells: list[str] = []  # allocated at the entry
        self.block = "entry"
        self.count = 0
        self.scope: dict[Variable, Any] = dict(function.scope)
        self.rounds: dict[Variable, Round] = {}
        self.leaving: dict[int, str] = {}  # the block in which native code is left, by reason
        self.parameters: list[Cell] = []

    # -- text

    def fresh(self, stem: str = "v") -> str:
        """A new name."""
        self.count += 1
        return f"{stem}{self.count}"

    def emit(self, line: str) -> None:
        """Write an instruction without a result."""
        self.lines.append(f"  {line}")

    def define(self, line: str) -> str:
        """Write an instruction; its result."""
        name = f"%{self.fresh()}"
        self.lines.append(f"  {name} = {line}")
        return name

    def begin(self, block: str) -> None:
        """Begin a block."""
        self.lines.append(f"{block}:")
        self.block = block

    def guard(self, bad: str, reason: str) -> None:
        """Leave native code if the i1 `bad` is true."""
        number = self.program.reason(reason)
        block = self.leaving.setdefault(number, f"leave{number}")
        on = self.fresh("on")
        self.emit(f"br i1 {bad}, label %{block}, label %{on}, !prof !99")
        self.begin(on)

    def leave(self, reason: str) -> None:
        """Leave native code."""
        number = self.program.reason(reason)
        self.emit(f"br label %{self.leaving.setdefault(number, f'leave{number}')}")

    def cell(self, kind: Type) -> Cell:
        """A new cell for a value of type `kind`."""
        names = tuple(f"%{self.fresh('c')}" for _ in kind.parts)
        self.cells += [f"  {name} = alloca {llvm}" for name, llvm in zip(names, kind.parts, strict=True)]
        return Cell(kind, names)

    def load(self, cell: Cell) -> Value:
        """The value in a cell."""
        pairs = zip(cell.names, cell.type.parts, strict=True)
        return Value(cell.type, tuple(self.define(f"load {llvm}, ptr {name}") for name, llvm in pairs))

    def store(self, cell: Cell, value: Value) -> None:
        """Put a value into a cell."""
        for name, llvm, part in zip(cell.names, cell.type.parts, value.parts, strict=True):
            self.emit(f"store {llvm} {part}, ptr {name}")

    # -- the function

    def write(self) -> None:
        """Write the function's text, and find out the type of its result."""
        f = self.function
        arguments = []
        for variable, kind in zip(f.parameters, f.types, strict=True):
            names = tuple(f"%p{self.fresh()}" for _ in kind.parts)
            arguments += [f"{llvm} {name}" for llvm, name in zip(kind.parts, names, strict=True)]
            cell = self.cell(kind)
            self.parameters.append(cell)
            self.store(cell, Value(kind, names))
            self.scope[variable] = cell
        if f.on_the_stack:
            self._check_stack()
        self.emit("br label %top")
        self.begin("top")
        for variable, cell in zip(f.parameters, self.parameters, strict=True):
            if not variable.assigned:
                self.scope[variable] = self.load(cell)
        value = self.expression(f.body, tail=True)
        if value is not None:
            self.give(value, f.body.position)
        self._finish(arguments)

    def _finish(self, arguments: list[str]) -> None:
        f = self.function
        out = [f"define internal tailcc {f.llvm_result} @{f.name}({', '.join(arguments)}) nounwind {{", "entry:"]
        out += [*self.cells, *self.lines]
        if not self.lines[-1].lstrip().startswith(("br ", "ret", "unreachable")):
            out.append("  unreachable")
        for number, block in self.leaving.items():
            leave = self.program.declare("lambit.leave", "declare void @lambit.leave(i32) noreturn nounwind cold")
            out += [f"{block}:", f"  call void @{leave}(i32 {number})", "  unreachable"]
        f.text = "\n".join([*out, "}"])

    def _check_stack(self) -> None:
        read = "llvm.read_register.i64"
        self.program.declare(read, f"declare i64 @{read}(metadata)")
        here = self.define(f"call i64 @{read}(metadata !98)")
        low = self.define("load i64, ptr @lambit_stack_low")
        self.guard(self.define(f"icmp ult i64 {here}, {low}"), "the recursion is deep")

    def give(self, value: Value, position: int) -> None:
        """Return `value`."""
        f = self.function
        if f.result is None:
            f.result = value.type
        if f.result != value.type:
            raise Declined(f"it gives now {_an(f.result)}, now {_an(value.type)}", position)
        if value.type.rank:
            raise Declined("it gives an array", position)
        self.emit("ret void" if value.type is VOID else f"ret {value.type.llvm} {value.text}")

    # -- core

    def expression(self, x: Core, *, tail: bool = False) -> Value | None:
        """Write `x`; its value, or None if none comes."""
        writer = _WRITERS.get(x.__class__)
        if writer is None:
            raise Declined(f"it has {_called(x)} in it", x.position)
        return writer(self, x, tail)

    def operands(self, xs: tuple[Core, ...]) -> list[Value] | None:
        """The values of `xs`, left to right; None if one does not come."""
        found = []
        for x in xs:
            value = self.expression(x)
            if value is None:
                return None
            found.append(value)
        return found

    def _const(self, x: Const, tail: bool) -> Value:
        del tail
        return constant(x.value, x.position)

    def _local(self, x: Local, tail: bool) -> Value:
        del tail
        found = self.scope.get(x.variable)
        if found.__class__ is Cell:
            return self.load(found)
        if found.__class__ is Value:
            return found  # type: ignore[no-any-return]
        raise Declined(f"the procedure {x.variable.name} is used as a value", x.position)

    def _global(self, x: Global, tail: bool) -> Value:
        del tail
        return constant(self.program.global_value(x.binding, x.position), x.position)

    def _set(self, x: Set, tail: bool) -> Value | None:
        del tail
        cell = self.scope.get(x.target) if x.target.__class__ is Variable else None  # type: ignore[arg-type]
        if cell.__class__ is not Cell:
            raise Declined("it assigns to a variable of others", x.position)
        value = self.expression(x.value)
        if value is None:
            return None
        if value.type != cell.type:
            raise Declined(f"a variable has now {_an(cell.type)}, now {_an(value.type)}", x.position)
        self.store(cell, value)
        return Value(VOID, ("",))

    def _save(self, x: Save, tail: bool) -> Value | None:
        del tail
        value = self.expression(x.value)
        if value is not None:
            self.scope[x.variable] = value
        return value

    def _seq(self, x: Seq, tail: bool) -> Value | None:
        for item in x.items[:-1]:
            if self.expression(item) is None:
                return None
        return self.expression(x.items[-1], tail=tail)

    def _let(self, x: Let, tail: bool) -> Value | None:
        values: list[Any] = []
        for init in x.inits:
            if init.__class__ is Lambda:
                values.append(self._closure(init, ()))  # type: ignore[arg-type]
                continue
            value = self.expression(init)
            if value is None:
                return None
            values.append(value)
        for variable, value in zip(x.variables, values, strict=True):
            self.bind(variable, value)
        return self.expression(x.body, tail=tail)

    def bind(self, variable: Variable, value: Any) -> None:
        """Let `variable` have a value."""
        if variable.assigned:
            if variable.captured or value.__class__ is not Value:
                raise Declined(f"{variable.name} is assigned to, and others see it")
            cell = self.cell(value.type)
            self.store(cell, value)
            value = cell
        self.scope[variable] = value

    def _letrec(self, x: Letrec, tail: bool) -> Value | None:
        if any(init.__class__ is not Lambda for init in x.inits):
            raise Declined("it has a recursive definition of something else than procedures", x.position)
        for variable, init in zip(x.variables, x.inits, strict=True):
            self.scope[variable] = self._closure(init, x.variables)  # type: ignore[arg-type]
        siblings = {v: self.scope[v] for v in x.variables}
        outside = tuple(sorted({v for c in siblings.values() for v in c.free}, key=lambda v: (v.number, v.name)))
        for closure in siblings.values():
            closure.free = outside
            closure.scope.update(siblings)
        return self.expression(x.body, tail=tail)

    def _closure(self, lam: Lambda, siblings: tuple[Variable, ...]) -> Closure:
        scope = {v: c for v, c in self.scope.items() if c.__class__ is Closure}
        mentioned = free(lam) - set(siblings)
        names = {v for v in mentioned if v not in scope}
        for v in mentioned & scope.keys():
            names |= set(scope[v].free)
        for v in names:
            if v.assigned or self.scope.get(v).__class__ is Round:
                raise Declined(f"an inner procedure sees {v.name}, which changes", lam.position)
        return Closure(lam, tuple(sorted(names, key=lambda v: (v.number, v.name))), scope)

    def _if(self, x: If, tail: bool) -> Value | None:
        test = self.expression(x.test)
        if test is None:
            return None
        if test.type is not BOOL:  # all but #f is true
            return self.expression(x.then, tail=tail)
        then, other, end = self.fresh("then"), self.fresh("else"), self.fresh("end")
        self.emit(f"br i1 {test.text}, label %{then}, label %{other}")
        exits = []
        for block, branch in ((then, x.then), (other, x.other)):
            self.begin(block)
            before = dict(self.scope)
            value = self.expression(branch, tail=tail)
            self.scope = before
            if value is not None and tail:
                self.give(value, branch.position)
            elif value is not None:
                exits.append((self.block, value))
                self.emit(f"br label %{end}")
        if not exits:
            return None
        self.begin(end)
        return self.joined(exits, x.position)

    def joined(self, exits: list[tuple[str, Value]], position: int) -> Value:
        """The one value that comes on each of several ways."""
        kind = exits[0][1].type
        if any(v.type is VOID for _, v in exits):
            return Value(VOID, ("",))
        if any(v.type != kind for _, v in exits):
            other = next(v.type for _, v in exits if v.type != kind)
            raise Declined(f"a value is now {_an(kind)}, now {_an(other)}", position)
        if len(exits) == 1:
            return exits[0][1]
        parts = []
        for i, llvm in enumerate(kind.parts):
            sources = ", ".join(f"[{v.parts[i]}, %{block}]" for block, v in exits)
            parts.append(self.define(f"phi {llvm} {sources}"))
        return Value(kind, tuple(parts))

    # -- loops

    def _loop(self, x: Loop, tail: bool) -> Value | None:
        values = self.operands(x.inits)
        if values is None:
            return None
        here = Round(x, self.scope, tail=tail)
        self.rounds[x.name] = here
        self._go_round(here, values)
        end = self.fresh("end")
        while here.pending:
            types = here.pending.pop()
            block, cells = here.heads[types]
            self.begin(block)
            self.poll()
            self.scope = dict(here.scope)
            for variable, cell in zip(x.variables, cells, strict=True):
                self.scope[variable] = cell if variable.assigned else self.load(cell)
            value = self.expression(x.body, tail=tail)
            if value is not None and tail:
                self.give(value, x.body.position)
            elif value is not None:
                here.exits.append((self.block, value))
                self.emit(f"br label %{end}")
        self.scope = here.scope
        if not here.exits:
            return None
        self.begin(end)
        return self.joined(here.exits, x.position)

    def _go_round(self, here: Round, values: list[Value]) -> None:
        types = tuple(v.type for v in values)
        head = here.heads.get(types)
        if head is None:
            if len(here.heads) >= VERSIONS:
                raise Declined("the variables of a loop change their types", here.loop.position)
            head = here.heads[types] = (self.fresh("head"), [self.cell(t) for t in types])
            here.pending.append(types)
        block, cells = head
        for cell, value in zip(cells, values, strict=True):
            self.store(cell, value)
        self.emit(f"br label %{block}")

    def poll(self) -> None:
        """Look, now and then, whether somebody wants the program to stop."""
        self.program.declare("lambit.poll", "declare void @lambit.poll() nounwind")
        left = self.define("load i32, ptr @lambit_polls")
        less = self.define(f"sub i32 {left}, 1")
        self.emit(f"store i32 {less}, ptr @lambit_polls")
        now, on = self.fresh("poll"), self.fresh("on")
        self.emit(f"br i1 {self.define(f'icmp eq i32 {less}, 0')}, label %{now}, label %{on}, !prof !99")
        self.begin(now)
        self.emit("call void @lambit.poll()")
        self.emit(f"br label %{on}")
        self.begin(on)

    # -- calls

    def _call(self, x: Call, tail: bool) -> Value | None:
        fn = x.fn
        if fn.__class__ is Local:
            here = self.rounds.get(fn.variable)  # type: ignore[attr-defined]
            if here is not None:
                values = self.operands(x.args)
                if values is not None:
                    self._go_round(here, values)
                return None
            closure = self.scope.get(fn.variable)  # type: ignore[attr-defined]
            if closure.__class__ is Closure:
                return self._call_closure(x, closure, tail)
            raise Declined(f"it calls {fn.variable.name}, which is not known", x.position)  # type: ignore[attr-defined]
        if fn.__class__ is not Global:
            raise Declined("it calls a procedure that is not known", x.position)
        binding = fn.binding  # type: ignore[attr-defined]
        if binding.primitive is not None and not binding.assigned:
            return self._operate(x, binding.primitive)
        values = self.operands(x.args)
        if values is None:
            return None
        callee = self.program.global_function(binding, tuple(v.type for v in values), x.position)
        return self._enter(callee, values, tail)

    def _operate(self, x: Call, name: str) -> Value | None:
        operation = OPERATIONS.get(name)
        if operation is None:
            raise Declined(f"{name} has no native code", x.position)
        values = self.operands(x.args)
        if values is None:
            return None
        found = operation(self, values)
        if found is None:
            shown = ", ".join(_an(v.type) for v in values) or "nothing"
            raise Declined(f"{name} of {shown} has no native code", x.position)
        return found

    def _call_closure(self, x: Call, closure: Closure, tail: bool) -> Value | None:
        values = self.operands(x.args)
        if values is None:
            return None
        if closure.lam.optional or closure.lam.rest is not None or len(closure.lam.required) != len(values):
            raise Declined("an inner procedure is called with another number of arguments", x.position)
        passed = [self._local(Local(v, x.position), tail=False) for v in closure.free] + values
        types = tuple(v.type for v in passed)
        callee = self.program.function(closure.lam, closure.lam, types, closure.free, closure.scope)
        return self._enter(callee, passed, tail)

    def _enter(self, callee: Function, values: list[Value], tail: bool) -> Value | None:
        me = self.function
        if callee is me and tail:
            for cell, value in zip(self.parameters, values, strict=True):
                self.store(cell, value)
            self.poll()
            self.emit("br label %top")
            return None
        callee.on_the_stack = me.on_the_stack = True
        if callee.result is None:  # not known yet: the next round
            self.emit("unreachable")
            return None
        passed = ", ".join(
            f"{llvm} {part}" for v in values for llvm, part in zip(v.type.parts, v.parts, strict=True)
        )
        call = f"call tailcc {callee.llvm_result} @{callee.name}({passed})"
        if tail and me.result in (None, callee.result):
            me.result = callee.result
            self.poll()
            if callee.result is VOID:
                self.emit(f"musttail {call}")
                self.emit("ret void")
            else:
                self.emit(f"ret {callee.llvm_result} {self.define(f'musttail {call}')}")
            return None
        if callee.result is VOID:
            self.emit(call)
            return Value(VOID, ("",))
        return Value(callee.result, (self.define(call),))


def _an(kind: Type) -> str:
    return f"an {kind.name}" if kind.name[0] in "aeiou" else kind.name if kind is VOID else f"a {kind.name}"


def _called(x: Core) -> str:
    names = {"Lambda": "a procedure as a value", "Guarded": "a guard", "CallCC": "call/cc", "Define": "a definition"}
    return names.get(x.__class__.__name__, f"a {x.__class__.__name__.lower()}")


_WRITERS: dict[type, Callable[[Writer, Any, bool], Value | None]] = {
    Const: Writer._const, Local: Writer._local, Global: Writer._global, Set: Writer._set, Seq: Writer._seq,
    Let: Writer._let, Letrec: Writer._letrec, If: Writer._if, Loop: Writer._loop, Call: Writer._call,
    TailCall: Writer._call, Save: Writer._save,
}  # fmt: skip
