"""Lowering: the core of one procedure as LLVM IR.

A variable is the operand of its value; one that is assigned, or goes round in a
loop, has a cell on the stack, which LLVM takes away again. `expression` gives None where no
value comes: the path has returned, gone round, or left native code.
"""

from __future__ import annotations

from typing import Any

from lambit.analysis.free import free
from lambit.analysis.nodes import Save
from lambit.jit.program import constant
from lambit.jit.types import BOOL, VOID, Declined, Value, an
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

from .leaving import Closure
from .text import Cell
from .versions import Versions


class Expressions(Versions):
    """The part of a writer that writes expressions, but calls and loops."""

    def give(self, value: Value, position: int) -> None:
        """Return `value`."""
        f = self.function
        if f.result is None:
            f.result = value.type
        if f.result != value.type:
            raise Declined(f"it gives now {an(f.result)}, now {an(value.type)}", position)
        text = value.parts[-1]  # of an array: the object
        if self.program.again:
            self.emit("ret void" if value.type is VOID else f"ret {value.type.llvm} {text}")
        elif value.type is VOID:
            self.return_status(0)
        else:
            whole = self.define(f"insertvalue {f.llvm_result} {f.with_status(0)}, {value.type.llvm} {text}, 0")
            self.emit(f"ret {f.llvm_result} {whole}")

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
        return constant(x.value, x.position)

    def _local(self, x: Local, tail: bool) -> Value:
        del tail
        found = self.scope.get(x.variable)
        if found.__class__ is Cell:
            return self.load(found)
        if found.__class__ is Value:
            return found
        raise Declined(f"the procedure {x.variable.name} is used as a value", x.position)

    def _global(self, x: Global, tail: bool) -> Value:
        del tail
        return constant(self.program.global_value(x.binding, x.position), x.position)

    def _set(self, x: Set, tail: bool) -> Value | None:
        del tail
        cell = self.scope.get(x.target) if x.target.__class__ is Variable else None
        if cell.__class__ is not Cell:
            raise Declined("it assigns to a variable of others", x.position)
        value = self.expression(x.value)
        if value is None:
            return None
        if value.type != cell.type:
            raise Declined(f"a variable has now {an(cell.type)}, now {an(value.type)}", x.position)
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
            cell = self.cell(value.type)
            self.store(cell, value)
            value = cell
        self.scope[variable] = value

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
        mentioned = free(lam) - set(siblings)
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
            raise Declined(f"a value is now {an(kind)}, now {an(other)}", position)
        if len(exits) == 1:
            return exits[0][1]
        parts = []
        for i, llvm in enumerate(kind.parts):
            sources = ", ".join(f"[{v.parts[i]}, %{block}]" for block, v in exits)
            parts.append(self.define(f"phi {llvm} {sources}"))
        return Value(kind, tuple(parts))


def _called(x: Core) -> str:
    names = {"Lambda": "a procedure as a value", "Guarded": "a guard", "CallCC": "call/cc", "Define": "a definition",
             "Fused": "a loop over a list or an array"}
    return names.get(x.__class__.__name__, f"a {x.__class__.__name__.lower()}")


WRITERS = {
    "Const": "_const", "Local": "_local", "Global": "_global", "Set": "_set", "Seq": "_seq", "Let": "_let",
    "Letrec": "_letrec", "If": "_if", "Save": "_save", "Loop": "_loop", "Call": "_call", "TailCall": "_call",
}  # fmt: skip
