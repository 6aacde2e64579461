"""The loops around a lambda: sum of what it gives, all that it gives, and folds.

Every loop is a function `i64 (i64 n, ptr data, ..., ptr state, free variables)` that goes through
n elements of one array, or of several: what it has found is in `state`; a fold goes on from there. It gives
1 if an element was bad, and 2 if one was a float (for sums of floats and exact zeros). It
looks at nothing else and calls nobody: whoever calls it does so in pieces, and several threads may.
"""

from __future__ import annotations

from typing import Any

from lambit.jit.lower.widening import NoLanes, wide
from lambit.jit.program import Function
from lambit.jit.reductions import striped_sums
from lambit.jit.types import ELEMENTS, F64, I64, Declined, Type, Value, an
from lambit.jit.vector_math import quickest

from .lanes import Lanes, LoopProgram

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Lambda, Variable

LOOP, FIRST = "lambit.fused", "lambit.fused.first"
LINE, AHEAD = 64, 8192
"""Bytes of a line of the caches, and how far ahead of the elements at hand they are asked for."""
_NUMBERS = (I64, F64)


class Loop:
    """The IR of one loop, for arrays of certain types, and free variables of certain types: the first `outside` parameters of the lambda."""

    def __init__(self, kind: str, lam: Lambda, arrays: int, outside: int, types: tuple[Type, ...], unit: Any) -> None:
        self.kind = kind
        self.lam = lam
        self.free, self.own = lam.required[:outside], lam.required[outside:]
        self.arrays, self.types = types[:arrays], types[arrays:]  # a fold's initial value comes first
        self.unit = unit
        self.program = LoopProgram("f")
        self.width = quickest()
        self.state: Type = F64  # what is folded, or summed
        self.first = False  # is the first round another one?
        if any(a.rank != 1 or a.dtype not in ELEMENTS or a.element not in _NUMBERS for a in self.arrays):
            raise Declined("the elements are neither integers nor floats", lam.position)
        if any(t not in _NUMBERS for t in self.types):
            raise Declined("a variable is neither an integer nor a float", lam.position)
        made = self._fold() if kind.startswith("fold") else self._sum() if kind == "sum" else self._fill()
        self.text = "\n".join([self.program.text_of_declarations(self.width), made])

    @property
    def parameters(self) -> str:
        """The free variables, as parameters or arguments."""
        return "".join(f", {t.llvm} %free{i}" for i, t in enumerate(self._outside))

    @property
    def _arguments(self) -> str:
        """What functions of an index have after it."""
        return f"{self._data}, ptr %bad, ptr %odd{self.parameters}"

    @property
    def _data(self) -> str:
        """The arrays' data, as parameters or arguments."""
        return ", ".join(f"ptr %data{k}" for k in range(len(self.arrays)))

    @property
    def _outside(self) -> tuple[Type, ...]:
        return self.types[1:] if self.kind.startswith("fold") else self.types

    # -- the lambda

    def _writer(self, width: int, *, quick: bool = False) -> Lanes:
        f = Function(self.program, "element", (), self.lam, (), {}, self.unit)
        w = Lanes(self.program, f, width, mixes=self.kind == "sum", quick=quick)
        for i, (v, kind) in enumerate(zip(self.free, self._outside, strict=True)):
            w.scope[v] = Value(kind, (self._spread(w, kind.llvm, f"%free{i}"),))
        return w

    def _spread(self, w: Lanes, kind: str, x: str) -> str:
        """One value for all elements."""
        if w.width == 1:
            return x
        several = wide(kind, w.width)
        w.lines += [
            f"  {x}.one = insertelement {several} poison, {kind} {x}, i32 0",
            f"  {x}.all = shufflevector {several} {x}.one, {several} poison, <{w.width} x i32> zeroinitializer",
        ]
        return f"{x}.all"

    def _element(self, w: Lanes, k: int) -> Value:
        """The element of an array at `%i`, or the first of several."""
        dtype = self.arrays[k].dtype
        llvm, kind = ELEMENTS[dtype]
        several = wide(llvm, w.width)
        align = int(dtype[1:])
        at, raw = f"%at{k}", f"%raw{k}"
        w.lines += [f"  {at} = getelementptr {llvm}, ptr %data{k}, i64 %i", f"  {raw} = load {several}, ptr {at}, align {align}"]
        if w.quick:
            w.lines += self._prefetched(at, align * w.width)
        if kind is F64:
            return Value(F64, (raw if llvm == "double" else w.define(f"fpext float {raw} to double"),))
        if dtype == "u8":
            w.guard(w.define(f"icmp slt i64 {raw}, 0"), "an integer does not fit 64 bits")
        if llvm == "i64":
            return Value(I64, (raw,))
        how = "zext" if dtype[0] == "u" else "sext"
        return Value(I64, (w.define(f"{how} {llvm} {raw} to i64"),))

    def _take(self, w: Lanes, variables: tuple[Variable, ...]) -> None:
        """Let variables be the elements."""
        for k, v in enumerate(variables):
            w.scope[v] = self._element(w, k)

    def _prefetched(self, at: str, size: int) -> list[str]:
        """Ask for what is to come, a line of 64 bytes at a time: the processor by itself stops at the end of a page."""
        self.program.declare("llvm.prefetch.p0", "declare void @llvm.prefetch.p0(ptr, i32, i32, i32)")
        lines = []
        for k in range(0, size, LINE):
            line = f"{at}.line{k}"
            lines += [f"  {line} = getelementptr i8, ptr {at}, i64 {AHEAD + k}", f"  call void @llvm.prefetch.p0(ptr {line}, i32 0, i32 3, i32 1)"]
        return lines

    def element(self, width: int, *, quick: bool = False) -> tuple[str, Type]:
        """The function of an index that gives the lambda's value, and its type."""
        w = self._writer(width, quick=quick)
        self._take(w, self.own)
        value = self._value(w)
        self._note(w, w.exact.get(value.text, ""))
        name = "element" if width == 1 else f"quick.v{width}" if quick else f"element.v{width}"
        head = f"define internal {wide(value.type.llvm, width)} @{name}(i64 %i, {self._arguments}) alwaysinline nounwind {{"
        return "\n".join([head, *w.lines, f"  ret {w.operand(value)}", "}"]), value.type

    def _value(self, w: Lanes) -> Value:
        value = w.expression(self.lam.body, tail=True)
        if value is None or value.type not in _NUMBERS:
            raise Declined(f"it gives {'nothing' if value is None else an(value.type)}", self.lam.position)
        return value

    def _note(self, w: Lanes, exact: str) -> None:
        """Write that an element was bad, or a float and not `exact`; or odd: where only ordinary elements count."""
        if w.quick:
            for mask in (w.bad, exact):
                if mask:
                    w.note(mask)
            return
        notes = []
        if w.bad:
            notes.append((w.bad, 1))
        if w.mixes:
            notes.append((w.define(f"xor i1 {exact}, true") if exact else "true", 2))
        for mask, bit in notes:
            text = mask
            if w.width > 1 and mask[0] == "%":
                name = f"llvm.vector.reduce.or.v{w.width}i1"
                self.reductions = f"declare i1 @{name}(<{w.width} x i1>)"
                w.lines.append(f"  %any{bit} = call i1 @{name}(<{w.width} x i1> {mask})")
                text = f"%any{bit}"
            w.lines += [
                f"  %old{bit} = load i64, ptr %bad", f"  %more{bit} = select i1 {text}, i64 {bit}, i64 0",
                f"  %new{bit} = or i64 %old{bit}, %more{bit}", f"  store i64 %new{bit}, ptr %bad",
            ]  # fmt: skip

    reductions = ""
    tried = True
    """Is a block done first as if all its elements were ordinary?"""

    def elements(self) -> tuple[str, Type]:
        """The functions of one element, and of several: one by one, if some operation has no other form."""
        one, kind = self.element(1)
        try:
            several, _ = self.element(self.width)
        except NoLanes:
            several = self._one_by_one(kind.llvm)
            self.tried = False
        return f"{self.reductions}\n{one}\n{several}", kind

    def _one_by_one(self, kind: str) -> str:
        self.width = 8
        several = wide(kind, self.width)
        arguments = self._arguments
        lines = [f"define internal {several} @element.v{self.width}(i64 %i, {arguments}) alwaysinline nounwind {{"]
        whole = "poison"
        for k in range(self.width):
            lines += [
                f"  %i{k} = add i64 %i, {k}", f"  %x{k} = call {kind} @element(i64 %i{k}, {arguments})",
                f"  %y{k} = insertelement {several} {whole}, {kind} %x{k}, i32 {k}",
            ]  # fmt: skip
            whole = f"%y{k}"
        return "\n".join([*lines, f"  ret {several} {whole}", "}"])

    # -- the loops

    def _head(self, name: str = LOOP) -> list[str]:
        return [
            f"define i64 @{name}(i64 %n, {self._data}, ptr %state{self.parameters}) nounwind {{", "entry:",
            "  %bad = alloca i64", "  store i64 0, ptr %bad", "  %odd = alloca <8 x i32>",
        ]  # fmt: skip

    _END = ("  %noted = load i64, ptr %bad", "  ret i64 %noted", "}")

    def _sum(self) -> str:
        """The lanes of a sum of floats, block by block; or a sum of integers."""
        functions, self.state = self.elements()
        if self.state is I64:
            self.kind = "sum of integers"
            return "\n".join([functions, *self._in_order("integer.sum", self._added)])
        quick = ""
        if self.tried:
            functions += "\n" + self.element(self.width, quick=True)[0]
            quick = "quick"
        sums = striped_sums("sums", "element", self._arguments, width=self.width, quick=quick, passed=_SOME_FLOAT)
        call = f"  call void @sums(i64 %n, ptr %state, {self._arguments})"
        return "\n".join([functions, sums, *self._head(), call, *self._END])

    def _added(self) -> list[str]:
        """The body of a loop that adds integers."""
        self.program.declare("llvm.sadd.with.overflow.i64", "declare {i64, i1} @llvm.sadd.with.overflow.i64(i64, i64)")
        return [
            f"  %x = call i64 @element(i64 %i, {self._arguments})",
            "  %both = call {i64, i1} @llvm.sadd.with.overflow.i64(i64 %so.far, i64 %x)",
            "  %next = extractvalue {i64, i1} %both, 0", "  %over = extractvalue {i64, i1} %both, 1",
            "  %old = load i64, ptr %bad", "  %one = zext i1 %over to i64", "  %new = or i64 %old, %one", "  store i64 %new, ptr %bad",
        ]  # fmt: skip

    def _in_order(self, name: str, body: Any, count: str = "%n") -> list[str]:
        """A loop from first to last, with a value so far."""
        del name
        kind = self.state.llvm
        return [
            *self._head(), f"  %start = load {kind}, ptr %state", "  br label %loop", "loop:",
            "  %i = phi i64 [0, %entry], [%i.next, %round]", f"  %so.far = phi {kind} [%start, %entry], [%next, %round]",
            f"  %more = icmp slt i64 %i, {count}", "  br i1 %more, label %round, label %end", "round:", *body(),
            "  %i.next = add i64 %i, 1", "  br label %loop", "end:", f"  store {kind} %so.far, ptr %state", *self._END,
        ]  # fmt: skip

    def _fill(self) -> str:
        """All values, one after the other, where `state` is."""
        functions, self.state = self.elements()
        kind, several = self.state.llvm, wide(self.state.llvm, self.width)
        arguments = self._arguments
        return "\n".join([
            functions, *self._head(), f"  %whole = and i64 %n, {-self.width}", "  br label %rows",
            "rows:", "  %i = phi i64 [0, %entry], [%i.next, %row]", "  %more = icmp slt i64 %i, %whole",
            "  br i1 %more, label %row, label %ones",
            "row:", f"  %ys = call {several} @element.v{self.width}(i64 %i, {arguments})",
            f"  %to = getelementptr {kind}, ptr %state, i64 %i", f"  store {several} %ys, ptr %to, align 8",
            f"  %i.next = add i64 %i, {self.width}", "  br label %rows",
            "ones:", "  %j = phi i64 [%whole, %rows], [%j.next, %one]", "  %some = icmp slt i64 %j, %n",
            "  br i1 %some, label %one, label %end",
            "one:", f"  %y = call {kind} @element(i64 %j, {arguments})",
            f"  %to.j = getelementptr {kind}, ptr %state, i64 %j", f"  store {kind} %y, ptr %to.j, align 8",
            "  %j.next = add i64 %j, 1", "  br label %ones", "end:", *self._END,
        ])  # fmt: skip

    # -- folds

    def _fold(self) -> str:
        """A fold; if the first round changes the type of its value, that round is a function of its own."""
        start = self.types[0]
        step, self.state = self._step("step", start)
        parts = [step]
        if self.state != start:
            self.first = True
            parts = [self._step("first.step", start)[0], self._one_round(start)]
            start = self.state
            step, after = self._step("step", start)
            if after != start:
                raise Declined(f"what is folded is now {an(start)}, now {an(after)}", self.lam.position)
            parts.append(step)
        kind = self.state.llvm
        call = [f"  %next = call {kind} @step({kind} %so.far, i64 %i, {self._arguments})"]
        return "\n".join([*parts, *self._in_order("fold", lambda: call)])

    def _step(self, name: str, kind: Type) -> tuple[str, Type]:
        """The function of one round, with a value of type `kind` so far."""
        w = self._writer(1)
        *elements, so_far = self.own if self.kind == "fold" else (*self.own[1:], self.own[0])
        self._take(w, tuple(elements))
        w.scope[so_far] = Value(kind, ("%acc",))
        value = self._value(w)
        self._note(w, "")
        head = f"define internal {value.type.llvm} @{name}({kind.llvm} %acc, i64 %i, {self._arguments}) alwaysinline nounwind {{"
        return "\n".join([head, *w.lines, f"  ret {w.operand(value)}", "}"]), value.type

    def _one_round(self, start: Type) -> str:
        kind = self.state.llvm
        return "\n".join([
            *self._head(FIRST), f"  %start = load {start.llvm}, ptr %state",
            f"  %next = call {kind} @first.step({start.llvm} %start, i64 0, {self._arguments})",
            f"  store {kind} %next, ptr %state", *self._END,
        ])  # fmt: skip


_SOME_FLOAT = (
    "%hope = icmp ne i64 %whole, 0", "%hope.bit = select i1 %hope, i64 2, i64 0", "%hope.old = load i64, ptr %bad",
    "%hope.new = or i64 %hope.old, %hope.bit", "store i64 %hope.new, ptr %bad",
)  # fmt: skip
