"""Looking now and then whether somebody wants the program to stop.

Meanwhile others, other threads and signal handlers, may do anything: an array may be given another shape, and
the memory it had be gone. So wherever somebody has looked, native code is left if an array has become another one.
"""

from __future__ import annotations

from lambit.jit.layout import parts_of
from lambit.jit.program import POLLS
from lambit.jit.types import VOID, Value

from .expressions import Expressions
from .leaving import STOPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lambit.jit.program import Function, Program
    from lambit.syntax.core import Call, Core

COUNTDOWN = "%countdown"
COUNT_ANEW = [f"  {COUNTDOWN} = alloca i32", f"  store i32 {POLLS}, ptr {COUNTDOWN}"]
SETTLE = f"call void @lambit.settle(ptr {COUNTDOWN})"
CHANGED = "an array was changed by others meanwhile"


class Looking(Expressions):
    """The part of a writer that writes looks."""

    def __init__(self, program: Program, function: Function) -> None:
        super().__init__(program, function)
        self.arrays: list[Value] = []  # that it was called with
        self.countdown = ""  # the cell with the rounds left, of all loops of the function

    def count_rounds(self, rounds: str) -> None:
        """Have an i32 of rounds counted before somebody looks next: in a round of the loop around, or where the function returns."""
        self._count()
        left = self.define(f"sub nsw i32 {self.define(f'load i32, ptr {self.countdown}')}, {rounds}")
        self.emit(f"store i32 {left}, ptr {self.countdown}")

    def _count(self) -> None:
        """See that there is a cell to count in."""
        if not self.countdown:
            self.countdown = COUNTDOWN
            self.cells += COUNT_ANEW

    def settle(self) -> None:
        """Where the function returns, its rounds are counted for whoever is next, and somebody looks if they were the last.

        A loop around may call it 65,536 times before it looks. Recursive procedures look where they are called.
        """
        if not self.countdown:
            return
        self.emit(SETTLE)
        if self.function.on_the_stack:
            return
        now, on = self.fresh("late"), self.fresh("on")
        late = self.define(f"icmp slt i32 {self.define('load i32, ptr @lambit_polls')}, 0")
        self.emit(f"br i1 {late}, label %{now}, label %{on}, !prof !99")
        self.begin(now)
        self.look()
        self.emit(f"br label %{on}")
        self.begin(on)

    def count_round(self, how: str, x: Core) -> None:
        """Look once in so many rounds; leave, at `x`, if an array has become another one meanwhile."""
        self._count()
        on = self._look_below(self.countdown, 1)
        self.emit(f"store i32 {POLLS}, ptr {self.countdown}")
        self.leave_if_changed(how, x, on)
        self.begin(on)

    def count_call(self, how: str, x: Core, operands: Sequence[Value] = ()) -> None:
        """Look once in so many calls, whoever makes them; leave, at `x`, if an array has become another one meanwhile."""
        on = self._look_below("@lambit_polls", 0)
        self.leave_if_changed(how, x, on, operands)
        self.begin(on)

    def look(self) -> None:
        """Write a look; an exception stops the function."""
        self.function.looks = True
        raised = self.define("call i32 @lambit.poll()")
        if self.program.again:
            return  # it has jumped to the door
        stop, on = self.fresh("stop"), self.fresh("on")
        self.emit(f"br i1 {self.define(f'icmp ne i32 {raised}, 0')}, label %{stop}, label %{on}, !prof !99")
        self.begin(stop)
        self.return_status(STOPPED)
        self.begin(on)

    def _look_below(self, counter: str, least: int) -> str:
        """Count down, and begin the block that looks when the count is below `least`; gives the one that goes on."""
        less = self.define(f"sub nsw i32 {self.define(f'load i32, ptr {counter}')}, 1")
        self.emit(f"store i32 {less}, ptr {counter}")
        now, on = self.fresh("poll"), self.fresh("on")
        self.emit(f"br i1 {self.define(f'icmp slt i32 {less}, {least}')}, label %{now}, label %{on}, !prof !99")
        self.begin(now)
        self.look()
        return on

    def looks_so_far(self, callee: Function) -> str:
        """How often somebody has looked before a call; nothing, if that makes no difference after it."""
        self.function.looks = self.function.looks or callee.looks
        return self.define("load i32, ptr @lambit_looks") if callee.looks and self._watched() else ""

    def leave_if_looked(self, looks: str, x: Call, value: Value) -> None:
        """After a call that gave `value`: leave if somebody has looked meanwhile, and an array has become another one."""
        if not looks:
            return
        look, on = self.fresh("look"), self.fresh("on")
        now = self.define("load i32, ptr @lambit_looks")
        self.emit(f"br i1 {self.define(f'icmp eq i32 {now}, {looks}')}, label %{on}, label %{look}, !prof !97")
        self.begin(look)
        if value.type is VOID:
            self.leave_if_changed("done", x, on)
        else:
            self.leave_if_changed("called", x, on, [value])
        self.begin(on)

    def leave_if_changed(self, how: str, x: Core, on: str, operands: Sequence[Value] = ()) -> None:
        """Go to the block `on`, or leave, if an array has become another one meanwhile."""
        changed = self._changed()
        if not changed:
            self.emit(f"br label %{on}")
        elif self.program.again:
            self.guard(changed, CHANGED)
            self.emit(f"br label %{on}")
        else:
            out = self.way_out(how, x, CHANGED, operands)
            self.emit(f"br i1 {changed}, label %{out}, label %{on}, !prof !99")

    def _watched(self) -> list[Value]:
        """The arrays that it has, and rows of such."""
        return [*self.arrays, *(v for v in self.scope.values() if v.__class__ is Value and v.type.form == "row")]

    def _changed(self) -> str:
        """Is an array of the function's another one than at its beginning?"""
        found = ""
        for value in self._watched():
            now = parts_of(self.field, value.parts[-1], value.type)
            for llvm, part, this in zip(value.type.parts, value.parts, now, strict=False):
                differs = self.define(f"icmp ne {llvm} {part}, {this}")
                found = self.define(f"or i1 {found}, {differs}") if found else differs
        return found
