"""Lowering: the core of one procedure as LLVM IR.

A variable is the operand of its value; one that is assigned, or goes round in a
loop, has a cell on the stack, which LLVM takes away again. `expression` gives None where no
value comes: the path has returned, gone round, or left native code.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from lambit.analysis.free import free
from lambit.analysis.nodes import Fused, Save
from lambit.data import TRUE, UNSPECIFIED
from lambit.jit.operations.table import float_text
from lambit.jit.types import (
    ATOM,
    BOOL,
    C128,
    CHAR,
    F64,
    OBJECT,
    STRING,
    VOID,
    Declined,
    Value,
    either,
    type_of,
)
from lambit.syntax.core import (
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Seq,
    Set,
    Variable,
)

from .choices import chosen, is_choice
from .leaving import RELEASE, Closure
from .text import Cell
from .unions import as_type, is_true, joined, way_to
from .versions import Versions


class Expressions(Versions):
    """The part of a writer that writes expressions, but calls and loops."""

    def give(self, value: Value) -> None:
        """Return `value`."""
        f = self.function
        self.not_a_row(value)
        if value.type.callee is not None:
            raise Declined("a procedure is given", f.lam.position)
        kind = f.result = value.type if f.result is None else either(f.result, value.type)
        text = self.packed(as_type(self, value, kind))
        self.settle()  # type: ignore[attr-defined]
        if self.program.again:
            self.emit("ret void" if kind is VOID else f"ret {kind.returned} {text}")
        elif kind is VOID:
            self.return_status(0)
        else:
            whole = self.define(f"insertvalue {f.llvm_result} {f.with_status(0)}, {kind.returned} {text}, 0")
            self.emit(RELEASE)
            self.emit(f"ret {f.llvm_result} {whole}")

    def not_a_row(self, value: Value) -> None:
        """Decline if the value is held here only, and would leave."""
        if value.type.form == "row":
            raise Declined("a vector that was taken out of a vector is kept")

    def packed(self, value: Value) -> str:
        """The value as a function gives it: of an array, the object."""
        kind = value.type.returned
        if kind[:1] != "{":
            return value.parts[-1]
        whole = "undef"
        for i, (llvm, part) in enumerate(zip(value.type.parts, value.parts, strict=True)):
            whole = self.define(f"insertvalue {kind} {whole}, {llvm} {part}, {i}")
        return whole

    def expression(self, x: Core, *, tail: bool = False) -> Value | None:
        """Write `x`; its value, or None if none comes."""
        writer = getattr(self, WRITERS.get(x.__class__.__name__, ""), None)
        if writer is None:
            raise Declined(f"it has {_called(x)} in it", x.position)
        return writer(x, tail)  # type: ignore[no-any-return]

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
        return self.constant(x.value)

    def constant(self, x: Any) -> Value:
        """A Lisp value as an operand."""
        if x is UNSPECIFIED:
            return Value(VOID, ("",))
        kind = type_of(x)
        if kind is not None and kind.callee is not None and not kind.captured:
            return Value(kind, (self.program.object(x),))
        if kind is ATOM or kind is STRING:
            return Value(kind, (self.program.object(x),))
        if kind is None or kind.rank or kind.captured:
            return Value(OBJECT, (self.program.object(x),))
        if kind is BOOL:
            return Value(kind, ("true" if x is TRUE else "false",))
        if kind is F64:
            return Value(kind, (float_text(x),))
        if kind is C128:
            return Value(kind, (float_text(x.real), float_text(x.imag)))
        return Value(kind, (str(ord(x.text)) if kind is CHAR else str(x),))

    def _local(self, x: Local, tail: bool) -> Value | None:
        del tail
        if x.variable in self.program.closing.types and x.variable not in self.scope:
            self.emit("unreachable")  # a global that is first seen in this round: in the next, every function has it
            return None
        return self.local(x.variable)

    def local(self, variable: Variable) -> Value:
        """The value of a variable."""
        found = self.scope.get(variable)
        if found.__class__ is Cell:
            return self.load(found)
        if found.__class__ is Value:
            return found
        raise Declined(f"the procedure {variable.name} is used as a value", self.function.lam.position)

    def _global(self, x: Global, tail: bool) -> Value:
        del tail
        return self.constant(self.program.global_value(x.binding, x.position))

    def _set(self, x: Set, tail: bool) -> Value | None:
        del tail
        cell = self.scope.get(x.target) if x.target.__class__ is Variable else None
        if cell.__class__ is not Cell:
            raise Declined("it assigns to a variable of others", x.position)
        value = self.expression(x.value)
        if value is None:
            return None
        if either(cell.type, value.type) != cell.type:  # the next round makes room for both
            self.program.widen(x.target, either(cell.type, value.type))  # type: ignore[arg-type]
            self.emit("unreachable")
            return None
        self.store(cell, as_type(self, value, cell.type))
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
        if x.inits and x.inits[0].__class__ is Fused:
            return self.whole_loop(x, tail)  # type: ignore[attr-defined, no-any-return]
        for variable, init in zip(x.variables, x.inits, strict=True):
            if init.__class__ is Lambda:
                self.bind(variable, self._closure(init, (), ((variable,), (init,))))
                continue
            value = self.expression(init)
            if value is None:
                return None
            self.bind(variable, value)
        return self.expression(x.body, tail=tail)

    def bind(self, variable: Variable, value: Any) -> None:
        """Let `variable` have a value."""
        if variable.assigned:
            if variable.captured or value.__class__ is not Value:
                raise Declined(f"{variable.name} is assigned to, and others see it")
            value = self.in_cell(variable, value)
        self.scope[variable] = value

    def in_cell(self, variable: Variable, value: Value) -> Cell:
        """A cell with `value`, for all that the variable is assigned."""
        self.not_a_row(value)
        value = self.wide_enough(variable, value)
        cell = self.cell(value.type)
        self.store(cell, value)
        return cell

    def wide_enough(self, variable: Variable, value: Value) -> Value:
        """The value as one of the type of all that the variable is assigned, as far as that is known."""
        kind = self.program.wide.get(variable)
        return value if kind is None else as_type(self, value, either(kind, value.type))

    def _letrec(self, x: Letrec, tail: bool) -> Value | None:
        if any(init.__class__ is not Lambda for init in x.inits):
            raise Declined("it has a recursive definition of something else than procedures", x.position)
        for variable, init in zip(x.variables, x.inits, strict=True):
            self.scope[variable] = self._closure(init, x.variables, (x.variables, x.inits))  # type: ignore[arg-type]
        siblings = {v: self.scope[v] for v in x.variables}
        outside = tuple(sorted({v for c in siblings.values() for v in c.free}, key=lambda v: (v.number, v.name)))
        for closure in siblings.values():
            closure.free = outside
            closure.scope.update(siblings)
        return self.expression(x.body, tail=tail)

    def _closure(self, lam: Lambda, siblings: tuple[Variable, ...], letrec: tuple[Any, Any]) -> Closure:
        scope = {v: c for v, c in self.scope.items() if c.__class__ is Closure}
        mentioned = free(lam) - {*siblings, *self.program.closing.types}
        names = {v for v in mentioned if v not in scope}
        for v in mentioned & scope.keys():
            names |= set(scope[v].free)
        for v in names:
            if v.assigned or self.scope.get(v).__class__ not in (Cell, Value):
                raise Declined(f"an inner procedure sees {v.name}, which changes", lam.position)
        return Closure(lam, tuple(sorted(names, key=lambda v: (v.number, v.name))), scope, letrec)

    def _if(self, x: If, tail: bool) -> Value | None:
        test = self.expression(x.test)
        if test is None:
            return None
        condition = is_true(self, test)
        if condition == "true" and test.type is not BOOL:  # all but #f is true
            return self.expression(x.then, tail=tail)
        choice = self._choice(x, condition) if is_choice(self, x) else None
        if choice is not None:
            return choice
        then, other, end = self.fresh("then"), self.fresh("else"), self.fresh("end")
        self.emit(f"br i1 {condition}, label %{then}, label %{other}")
        ways = []
        for block, branch in ((then, x.then), (other, x.other)):
            self.begin(block)
            before = dict(self.scope)
            value = self.expression(branch, tail=tail)
            self.scope = before
            if value is not None and tail:
                self.give(value)
            elif value is not None:
                ways.append(way_to(self, end, value))
        if not ways:
            return None
        self.begin(end)
        return joined(self, ways)

    def _choice(self, x: If, condition: str) -> Value | None:
        """The value of a conditional both of whose branches are evaluated; None, and nothing written, if they differ in type."""
        before, block = len(self.lines), self.block
        found = None
        with suppress(Declined):
            values = self.operands((x.then, x.other))
            found = chosen(self, condition, *values) if values is not None else None
        if found is None:
            del self.lines[before:]
            self.block = block
        return found


def _called(x: Core) -> str:
    names = {"Lambda": "a procedure as a value", "Guarded": "a guard", "CallCC": "call/cc", "Define": "a definition",
             "Fused": "a loop over a list or an array"}
    return names.get(x.__class__.__name__, f"a {x.__class__.__name__.lower()}")


WRITERS = {
    "Const": "_const", "Local": "_local", "Global": "_global", "Set": "_set", "Seq": "_seq", "Let": "_let",
    "Letrec": "_letrec", "If": "_if", "Save": "_save", "Loop": "_loop", "Call": "_call", "TailCall": "_call",
}  # fmt: skip
