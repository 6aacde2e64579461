"""Lowering a lambda of numbers for several elements at once, without a branch.

The operations are those of all native code, written for one element; each instruction is
widened: `fmul double %a, 2.0` becomes `fmul <8 x double> %a, splat (double 2.0)`. Both branches
of an `if` are computed, and one is selected. Where an operation would leave native code,
the element is marked as bad; whoever runs the loop looks for bad elements after it.
"""

from __future__ import annotations

from typing import Any

from lambit.jit import vector_math
from lambit.jit.lower.calls import Writer
from lambit.jit.lower.ranges import LEAST
from lambit.jit.lower.widening import wide, widened
from lambit.jit.program import Program, once
from lambit.jit.types import BOOL, F64, I64, Declined, Value, an
from lambit.syntax.core import Call, Global, If, Lambda, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.jit.operations.table import Operation
    from lambit.jit.program import Function
    from lambit.syntax.core import Lambda

ZERO = "0x0000000000000000"
EXACT = "an element, or a part of it, is an exact number among floats"
_ARITHMETIC = frozenset({"+", "-", "*", "/"})
_COMPARISONS = frozenset({"=", "<", ">", "<=", ">=", "zero?", "positive?", "negative?"})
_MAY_BE_POISON = ("fptosi", "shl", "sdiv exact", "add n", "sub n", "mul n")


class LoopProgram(Program):
    """What a loop's functions need: its declarations are written for one element, and for several."""

    def closed(self, lam: Lambda) -> Lambda:
        """The lambda itself: a loop takes numbers of globals as constants, and no arrays."""
        return lam

    def text_of_declarations(self, width: int) -> str:
        """The IR of what they call."""
        parts: list[str] = [] if width == 1 else [vector_math.usual(n, width) for n in self._own()]
        for name, text in self.declarations.items():
            short = name.removeprefix("lambit.")
            if short in vector_math.NAMES:
                parts.append(vector_math.declaration(short, (width,) if width > 1 else ()))
                continue
            parts.append(text)
            if width > 1 and name.startswith("llvm.") and name != "llvm.prefetch.p0":
                parts.append(widened(text, width))
        return once("\n".join(parts))

    def _own(self) -> list[str]:
        return [n for n in vector_math.NAMES if f"lambit.{n}" in self.declarations]


class Lanes(Writer):
    """Writes a lambda's body for `width` elements."""

    def __init__(self, program: LoopProgram, function: Function, width: int, *, mixes: bool = False, quick: bool = False) -> None:
        super().__init__(program, function)
        self.width = width
        self.quick = quick  # is it enough to be right for ordinary elements?
        self.mixes = mixes  # may an element be an exact 0 among floats?
        self.here = ""  # which elements are evaluated here; empty: all
        self.bad = ""  # which elements the interpreter must see to
        self.exact: dict[str, str] = {}  # by the name of what holds floats, in which elements 0.0 stands for an exact 0

    # -- instructions

    def define(self, line: str) -> str:
        """Write an instruction; its result."""
        if line.startswith(("sdiv", "srem", "udiv", "urem")):
            line = self._safe(line)
        found = super().define(self._usual(widened(line, self.width)))
        if line.startswith(_MAY_BE_POISON):  # only of bad elements, whose results nobody sees
            kind = "i64"
            found = super().define(widened(f"freeze {kind} {found}", self.width))
        return found

    def _usual(self, line: str) -> str:
        """A call of one of our own functions, by its form without a branch."""
        if not self.quick or "@lambit." not in line:
            return line
        name, arguments = line[:-1].split("(", 1)
        return f"{name}.usual({arguments}, ptr %odd)"

    def _safe(self, line: str) -> str:
        """A division, by 1 where it could not be done: also of elements that are not evaluated here."""
        before, divisor = line.rsplit(", ", 1)
        unsafe = self.define(f"icmp eq i64 {divisor}, 0")
        if line[0] == "s":
            least = self.define(f"icmp eq i64 {before.rsplit(' ', 1)[1]}, {LEAST}")
            over = self.define(f"and i1 {least}, {self.define(f'icmp eq i64 {divisor}, -1')}")
            unsafe = self.define(f"or i1 {unsafe}, {over}")
        return f"{before}, {self.define(f'select i1 {unsafe}, i64 1, i64 {divisor}')}"

    def begin(self, block: str) -> None:
        """There is one block only."""
        del block
        raise Declined(f"{self.operating or 'an operation'} is not written without branches")

    def operand(self, value: Value) -> str:
        """The value as an operand, which is a constant perhaps."""
        return self.text_of(value.type.llvm, value.text)

    def text_of(self, kind: str, text: str) -> str:
        """A value of LLVM type `kind` as an operand with its type."""
        if self.width > 1 and text[0] != "%":
            text = f"splat ({kind} {text})"
        return f"{wide(kind, self.width)} {text}"

    # -- elements that the interpreter must see to

    def guard(self, bad: str, reason: str) -> None:
        """Mark elements as bad."""
        self.program.reason(reason)
        if not (self.quick and self.operating in vector_math.NAMES):  # the function without a branch notes it
            self._mark(bad)

    def _mark(self, bad: str) -> None:
        if self.here:
            bad = self.define(f"and i1 {self.here}, {bad}")
        self.bad = self.define(f"or i1 {self.bad}, {bad}") if self.bad else bad

    def leave(self, reason: str) -> None:
        """Mark all elements that are evaluated here."""
        self.guard("true", reason)

    def note(self, mask: str) -> None:
        """Add elements to those that are odd: the interpreter's, or at least not ordinary."""
        if mask[0] != "%":
            mask = Writer.define(self, f"select <{self.width} x i1> splat (i1 {mask}), <{self.width} x i1> splat (i1 true), <{self.width} x i1> zeroinitializer")
        held = Writer.define(self, "load <8 x i32>, ptr %odd")
        for first in range(0, self.width, 8):
            lanes = ", ".join(f"i32 {first + k}" for k in range(8))
            part = Writer.define(self, f"shufflevector <{self.width} x i1> {mask}, <{self.width} x i1> poison, <8 x i32> <{lanes}>")
            part = Writer.define(self, f"sext <8 x i1> {part} to <8 x i32>")
            held = Writer.define(self, f"or <8 x i32> {held}, {part}")
        self.lines.append(f"  store <8 x i32> {held}, ptr %odd")

    # -- exact zeros among floats

    def exact_or(self, test: str, exact: int, other: Callable[[], Value]) -> Value:
        """A float everywhere; where it stands for an exact 0 of a sum's, that is remembered."""
        found = other()
        if exact == 0 and self.mixes:
            self.exact[found.text] = test
        else:
            self.program.reason(EXACT)
            self._mark(test)
        return found

    def _apply(self, operation: Operation, values: list[Value]) -> Value | None:
        masks = [self._exact_in(v) for v in values]
        found = super()._apply(operation, values)
        if not any(masks) or self.operating in _COMPARISONS or found is None:
            return found
        if self.operating not in _ARITHMETIC or len(values) != 2 or found.text in self.exact:
            return self._never_exact(found, masks)
        return self._quotient(values, masks, found) if self.operating == "/" else self._combined(values, masks, found)

    def _combined(self, values: list[Value], masks: list[str], found: Value) -> Value:
        """A sum, a difference or a product: beside a float, an exact 0 is what 0.0 is."""
        if all(masks):
            return self._zero_where(self.define(f"and i1 {masks[0]}, {masks[1]}"), found)
        if any(v.type is F64 and not mask for v, mask in zip(values, masks, strict=True)):
            return found
        return self._zero_where(masks[0] or masks[1], found) if self.operating == "*" else self._never_exact(found, masks)

    def _quotient(self, values: list[Value], masks: list[str], found: Value) -> Value:
        if masks[1]:  # a division by the exact 0
            return self._never_exact(found, masks[1:])
        return found if values[1].type is F64 else self._zero_where(masks[0], found)

    def _exact_in(self, value: Any) -> str:
        """Where the value stands for an exact 0; empty: nowhere."""
        return self.exact.get(value.text, "") if value.__class__ is Value and value.type is F64 else ""

    def _zero_where(self, mask: str, value: Value) -> Value:
        found = Value(F64, (self.define(f"select i1 {mask}, double {ZERO}, double {value.text}"),))
        self.exact[found.text] = mask
        return found

    def _never_exact(self, value: Value, masks: list[str]) -> Value:
        """The value, for which an exact 0 is another than 0.0."""
        self.program.reason(EXACT)
        for mask in filter(None, masks):
            self._mark(mask)
        return value

    # -- expressions

    def bind(self, variable: Variable, value: Any) -> None:
        """Let `variable` have a value."""
        if variable.assigned or value.__class__ is not Value:
            raise Declined(f"{variable.name} is no number that stays the same")
        self.scope[variable] = value

    def _call(self, x: Call, tail: bool) -> Value | None:
        fn: Any = x.fn
        if fn.__class__ is Global and fn.binding.primitive is not None and not fn.binding.assigned:
            return self._operate(x, fn.binding.primitive)
        if self.program.leaf(x) is None:
            raise Declined("it calls a procedure that is not small, or does more than compute", x.position)
        lam = self.program.rest_on(fn.binding, len(x.args), x.position)
        values = self.operands(x.args)
        assert values is not None  # there is one block only
        scope, self.scope = self.scope, {**self.scope, **dict(zip(lam.required, values, strict=True))}
        found = self.expression(lam.body, tail=tail)
        self.scope = scope
        return found

    def _if(self, x: If, tail: bool) -> Value | None:
        test = self.expression(x.test)
        if test is None or test.type is not BOOL:  # all but #f is true
            return test and self.expression(x.then, tail=tail)
        outer = self.here
        opposite = self.define(f"xor i1 {test.text}, true")
        found, exact = [], []
        for condition, branch in ((test.text, x.then), (opposite, x.other)):
            self.here = self.define(f"and i1 {outer}, {condition}") if outer else condition
            value = self.expression(branch, tail=tail)
            if value is None:
                raise Declined("a branch has no value", branch.position)
            found.append(value)
            exact.append(self._exact_in(value))
        self.here = outer
        if tail and self.mixes and {v.type for v in found} == {I64, F64}:
            for i, value in enumerate(found):
                if value.type is I64 and value.text == "0":
                    found[i], exact[i] = Value(F64, (ZERO,)), "true"
        then, other = found
        if then.type != other.type or then.type not in (I64, F64, BOOL):
            raise Declined(f"a value is now {an(then.type)}, now {an(other.type)}", x.position)
        kind = then.type.llvm
        chosen = self.define(f"select i1 {test.text}, {kind} {then.text}, {kind} {other.text}")
        if any(exact):
            first, second = (e or "false" for e in exact)
            self.exact[chosen] = self.define(f"select i1 {test.text}, i1 {first}, i1 {second}")
        return Value(then.type, (chosen,))

    def _closure(self, lam: Lambda, *rest: Any) -> Any:
        del rest
        raise Declined("it has a procedure in it", lam.position)

    def _loop(self, x: Any, tail: bool) -> Value | None:
        del tail
        raise Declined("it has a loop in it", x.position)

    def _set(self, x: Any, tail: bool) -> Value | None:
        del tail
        raise Declined("it assigns to a variable", x.position)
