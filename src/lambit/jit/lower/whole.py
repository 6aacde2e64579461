"""Lowering loops over arrays with a lambda (`lambit.analysis.fused`) inside a procedure: sums and folds, of arrays that are not long.

A long array is left to the interpreter, whose native loop takes many elements at once. So is a loop with an element that has
no result here: native code is left before the loop, which is done again from the first element, as it only computes.
"""

from __future__ import annotations

from typing import Any

from lambit.analysis.free import free
from lambit.analysis.nodes import Fused, within
from lambit.elementary.lists import LANES
from lambit.jit.operations.arithmetic import overflowing
from lambit.jit.operations.arrays import element
from lambit.jit.operations.table import float_text, integer, intrinsic, real
from lambit.jit.types import ELEMENTS, F64, I64, TAGS, Declined, Value, an
from lambit.syntax.core import If, Lambda

from .leaving import CannotLeave
from .rounds import Rounds
from .unions import as_member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.syntax.core import Let

MOST = 4096
"""Of so many elements it is quicker to do one after the other than to leave native code."""
LONG = "an array is long, or empty"
EXACT = "a sum of numbers, some of them floats, has an exact part"


class Whole(Rounds):
    """The part of a writer that writes whole loops over arrays."""

    def whole_loop(self, x: Let, tail: bool) -> Value | None:
        """The value of `(let ((value (fused ...))) (if (eq? value GO-ON) ... value))`."""
        whole: Any = x.inits[0]
        if not within(whole) or x.body.__class__ is not If:
            raise Declined("it has a loop over a list or an array in it", whole.position)
        value = self._whole(whole)
        if value is None:
            return None
        self.bind(x.variables[0], value)
        return self.expression(x.body.other, tail=tail)

    def _whole(self, x: Fused) -> Value | None:
        values = self.operands(x.operands)
        if values is None:
            return None
        if self.abreast is not None:
            raise CannotLeave
        arrays, others = values[: x.arrays], values[x.before :]
        for a in arrays:
            if a.type.rank != 1 or a.type.form not in ("array", "fixed array") or ELEMENTS[a.type.dtype][1] not in (I64, F64):
                raise Declined(f"a loop goes through {an(a.type)}", x.position)
        outer = self.written_out, self.operation, self.scope
        self.operation = self.written_out = self.written_out or (self.serial(), x, [])
        size = arrays[0].parts[1]
        me: Any = self  # operations are written by a whole writer
        for a in arrays[1:]:
            size = intrinsic(me, "smin.i64", "i64", size, a.parts[1])
        less = self.define(f"sub i64 {size}, 1")
        self.guard(self.define(f"icmp uge i64 {less}, {MOST}"), LONG)
        self.count_rounds(self.define(f"trunc i64 {size} to i32"))
        lam, outside = self._lambda(x)
        self.scope = {**self.scope, **dict(zip(outside, others, strict=True))}
        found = self._sum(lam, arrays, size) if x.kind == "sum" else self._fold(x, lam, arrays, size, values[x.arrays])
        self.written_out, self.operation, self.scope = outer
        return found

    def _lambda(self, x: Fused) -> tuple[Lambda, tuple[Any, ...]]:
        """The lambda after all passes, and its free variables, in the order of the operands."""
        from lambit.jit.program import simplified

        f = x.f
        outside = tuple(sorted(free(f), key=lambda v: (v.name, v.number)))
        known = self.program.inner.get(id(f))
        if known is None:
            known = self.program.inner[id(f)] = simplified(Lambda((*outside, *f.required), (), None, f.body, f.name, f.position))
        return known, known.required[: len(outside)]

    def _through(self, arrays: list[Value], size: str, start: str, step: Callable[[str, list[Value]], bool]) -> None:
        """A loop from one index up to another; `step` writes a round, and says whether it comes to its end."""
        me: Any = self
        i = self.cell(I64)
        self.store(i, integer(start))
        head, round_, end = self.fresh("whole"), self.fresh("element"), self.fresh("end")
        self.emit(f"br label %{head}")
        self.begin(head)
        at = self.load(i).text
        self.emit(f"br i1 {self.define(f'icmp slt i64 {at}, {size}')}, label %{round_}, label %{end}")
        self.begin(round_)
        if step(at, [element(me, a, at) for a in arrays]):
            self.store(i, integer(self.define(f"add nuw nsw i64 {at}, 1")))
            self.emit(f"br label %{head}")
        self.begin(end)

    def _applied(self, lam: Lambda, values: list[Value]) -> Value | None:
        """The value of the lambda, whose own parameters are the last."""
        outer = self.scope
        self.scope = {**outer, **dict(zip(lam.required[-len(values) :], values, strict=True))}
        found = self.expression(lam.body)
        self.scope = outer
        return found

    # -- sums

    def _sum(self, lam: Lambda, arrays: list[Value], size: str) -> Value | None:
        """A sum in the order of `lambit.elementary.arrays.total`, or one of integers."""
        lanes = self.room(f"[{LANES} x double]")
        self.emit(f"store [{LANES} x double] zeroinitializer, ptr {lanes}")
        total, floats = self.cell(I64), self.cell(I64)  # of integers; is there a float?
        for cell in (total, floats):
            self.store(cell, integer("0"))
        kinds: list[Any] = []
        me: Any = self

        def add(at: str, elements: list[Value]) -> bool:
            value = self._applied(lam, elements)
            if value is None:
                return False
            kinds.append(value.type)
            if value.type is I64:
                self.store(total, overflowing(me, "add", self.load(total).text, value.text))
            elif value.type is F64:
                self._to_lane(lanes, at, value.text)
            elif set(value.type.members) == {I64, F64}:
                self._to_lane(lanes, at, self._or_zero(value, floats))
            else:
                raise Declined(f"a sum is of {an(value.type)}", lam.position)
            return True

        self._through(arrays, size, "0", add)
        if not kinds:
            self.emit("unreachable")
            return None
        if kinds[0] is I64:
            return self.load(total)
        if kinds[0] is not F64:
            self.guard(self.define(f"icmp eq i64 {self.load(floats).text}, 0"), EXACT)
        return real(self._folded(lanes))

    def _or_zero(self, value: Value, floats: Any) -> str:
        """A float, which is noted; or 0.0 for the exact 0."""
        tag, bits = value.parts
        is_float = self.define(f"icmp eq i64 {tag}, {TAGS[F64]}")
        exact = self.define(f"xor i1 {is_float}, true")
        self.guard(self.define(f"and i1 {exact}, {self.define(f'icmp ne i64 {bits}, 0')}"), EXACT)
        noted = self.define(f"or i64 {self.load(floats).text}, {self.define(f'zext i1 {is_float} to i64')}")
        self.store(floats, integer(noted))
        return self.define(f"select i1 {is_float}, double {as_member(self, value, F64).text}, double {float_text(0.0)}")

    def _to_lane(self, lanes: str, at: str, x: str) -> None:
        place = self.define(f"getelementptr double, ptr {lanes}, i64 {self.define(f'and i64 {at}, {LANES - 1}')}")
        before = self.define(f"load double, ptr {place}")
        self.emit(f"store double {self.define(f'fadd double {before}, {x}')}, ptr {place}")

    def _folded(self, lanes: str) -> str:
        """The sum of the lanes: the second half is added to the first, until one is left."""
        half = LANES // 2
        while half:
            kind = f"<{half} x double>"
            second = self.define(f"getelementptr double, ptr {lanes}, i64 {half}")
            sums = [self.define(f"load {kind}, ptr {place}, align 8") for place in (lanes, second)]
            self.emit(f"store {kind} {self.define(f'fadd {kind} {sums[0]}, {sums[1]}')}, ptr {lanes}, align 8")
            half //= 2
        return self.define(f"load double, ptr {lanes}")

    # -- folds

    def _fold(self, x: Fused, lam: Lambda, arrays: list[Value], size: str, init: Value) -> Value | None:
        """A fold; its first round is a round of its own, as it may change the type of its value."""

        def step(so_far: Value, elements: list[Value]) -> Value | None:
            return self._applied(lam, [*elements, so_far] if x.kind == "fold" else [so_far, *elements])

        me: Any = self
        first = step(init, [element(me, a, "0") for a in arrays])
        if first is None:
            return None
        self.not_a_row(first)
        cell = self.cell(first.type)
        self.store(cell, first)

        def again(at: str, elements: list[Value]) -> bool:
            del at
            value = step(self.load(cell), elements)
            if value is None:
                return False
            if value.type != first.type:
                raise Declined(f"what is folded is now {an(first.type)}, now {an(value.type)}", x.position)
            self.store(cell, value)
            return True

        self._through(arrays, size, "1", again)
        return self.load(cell)
