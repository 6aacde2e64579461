"""Global variables that hold numbers and arrays, as variables of a native program.

A procedure is closed before it is written: in the place of a reference to such a global stands a
variable of the program, so that whatever is known of loops over local arrays, and of limits that do not change, holds for
these too. What is left to the interpreter is opened again: there, the globals are read.
"""

from __future__ import annotations

from typing import Any

from lambit.syntax.core import Call, Core, Global, Local, Loop, Variable

from .types import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Binding

    from .types import Type


class Closing:
    """The variables that stand for globals, and what closed code was before."""

    def __init__(self, rests_on: dict[Binding, Any]) -> None:
        self.rests_on = rests_on
        self.variables: dict[Binding, Variable] = {}
        self.bindings: dict[Variable, Binding] = {}
        self.values: dict[Variable, Any] = {}
        self.types: dict[Variable, Type] = {}
        self.before: dict[int, tuple[Core, Core]] = {}  # closed nodes, which stay, and what they were

    def closed(self, x: Core) -> Core:
        """`x` without references to globals that hold numbers, arrays or procedures; the program rests on their values."""
        if x.__class__ is Global:
            return self._variable(x)
        if x.__class__ is Call and x.fn.__class__ is Global:
            made = x.rebuild(lambda e: e if e is x.fn else self.closed(e))
        else:
            made = x.rebuild(self.closed)
        if made is not x:
            if x.__class__ in (Call, Loop):
                made.original = x.original  # type: ignore[attr-defined]
            self.before[id(made)] = made, x
        return made

    def opened(self, x: Core) -> Core:
        """Closed code as it was, the same nodes where nothing else was done to it."""
        known = self.before.get(id(x))
        if known is not None:
            return known[1]
        if x.__class__ is Local and x.variable in self.bindings:
            return Global(self.bindings[x.variable], x.position)
        made = x.rebuild(self.opened)
        if x.__class__ in (Call, Loop) and x.original is not None:
            made.original = self.opened(x.original)  # type: ignore[attr-defined]
        return made

    def _variable(self, x: Global) -> Core:
        b = x.binding
        if b not in self.variables:
            value = None if b.assigned or b.primitive is not None else b.library.globals.get(b.key)
            kind = None if value is None else type_of(value)
            if kind is None or kind.captured:
                return x
            v = self.variables[b] = Variable(b.name)
            self.bindings[v], self.types[v] = b, kind
            self.values[v] = self.rests_on[b] = value
        return Local(self.variables[b], x.position)

    def arrays(self) -> list[tuple[Variable, Type]]:
        """The variables that stand for arrays, with their types."""
        return [(v, kind) for v, kind in self.types.items() if kind.rank]

    def changed(self) -> str:
        """The name of a global whose value was an array of another type when it was closed over; or nothing."""
        return next((v.name for v, kind in self.arrays() if type_of(self.values[v]) != kind), "")
