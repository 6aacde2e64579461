"""Heat: how often a loop goes round or a procedure is called, until native code may take over.

A counted place of code begins with

    %n -= 1
    if %n < 0:
        v = %hot(x, y)          # the variables it goes on with
        if v is not %go-on: the value is v

`%hot` is a `Site` at first, which asks for native code of the types it sees, and has
GO_ON for a value; when there is native code, `%hot` is that. The counter of a place that was
declined is long, once more; when it runs out too, its unit is compiled again without it.
"""

from __future__ import annotations

import _ast as A
from _weakref import ref

from lambit.analysis.nodes import GO_ON
from lambit.data.kinds import is_array
from lambit.runtime.codes import CODES, transparent

from .resting import Resting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from collections.abc import Callable, Iterator
    from types import CodeType
    from typing import Any

    from lambit.syntax.core import Core, Variable

    from .nodes import Nodes
    from .units import Unit

THRESHOLD = 1000
WAIT = 2000  # rounds until a site asks whether its native code is there
SPREAD = 16  # so many times sooner do others ask when one is hot
REMEMBERED = 50  # places whose code is gone
MOST_REFUSED = 3
"""A loop for so many tuples of types of which there is no native code is not looked at again."""
AT_ONCE = 100_000
"""An array of so many elements waits for the compiler: the interpreter would take longer."""
REDEFINED = 10  # so often is native code made again after a redefinition
VAIN = 50_000  # rounds that are counted in vain before it is worth while to compile them without a counter


class Site:
    """A counted place: the loop or the procedure, and what became of it."""

    __slots__ = (
        "__weakref__", "binding", "body", "callers", "codes", "counter", "direct", "dropped", "heat", "hot", "miss", "name", "place", "position",
        "reason", "signatures", "state", "unit", "unknown", "variables",
    )  # fmt: skip

    def __init__(self, heat: Heat, unit: Unit, name: str, variables: tuple[Variable, ...], body: Core, position: int) -> None:
        self.heat = heat
        self.unit = unit
        self.name = name
        self.variables = variables
        self.binding: Any = None  # the global variable whose value the procedure is
        self.body = body  # of the variables: what is left to do from here
        self.position = position
        key = unit.fresh(f"{unit.serial}")
        self.counter, self.hot = f"%n{key}", f"%hot{key}"
        self.direct = False  # is native code only called by name, and nothing counted here?
        self.state = "cold"  # or waiting, native, declined, gone
        self.unknown = 0  # procedures that were its arguments, and have no native code
        self.reason = ""
        self.place = 0  # what the reason is about; 0: all of it
        self.signatures: list[Any] = []
        self.miss: Any = None  # what native code falls back on
        self.codes: list[ReferenceType[CodeType]] = []  # in which it stands
        self.callers: list[ReferenceType[Any]] = []  # objects of Python's whose calls are native code of it
        self.dropped: list[str] = []  # for each time that its native code was dropped: what had changed
        unit.constants[self.counter] = heat.threshold
        unit.constants[self.hot] = self
        unit.constants["%go-on"] = GO_ON

    def __call__(self, *values: Any) -> Any:
        """The count is out: ask for native code of `values`' types. GO_ON: as before."""
        if self.state == "declined" or self.direct:
            self.settle()
            return GO_ON
        return self.heat.ask(self, values)

    @property
    def scope(self) -> dict[str, Any]:
        """The globals of the code it stands in."""
        found: dict[str, Any] = self.unit.library.globals
        return found

    def count(self, rounds: float) -> None:
        """Ask again after so many rounds."""
        self.scope[self.counter] = rounds

    def become(self, native: Any) -> None:
        """Let the code that stands there go on with `native`."""
        if self.state == "gone":
            return
        self.state = "native"
        self.scope[self.hot] = native
        self.count(-1)

    def call_by_name(self, native: Any) -> None:
        """Let calls of the procedure by its name call `native`; None: the procedure itself."""
        binding = self.binding
        if native is None:
            callers, self.callers = self.callers, []
            for reference in callers:
                caller = reference()
                if caller is not None:
                    caller.slow_down()
        if binding is not None and binding.key in self.scope:
            self.scope[binding.alias] = self.scope[binding.key] if native is None else native

    def only_by_name(self) -> None:
        """Let native code be called by name only: so short a procedure is slower with a counter."""
        self.direct = True
        self.scope[self.hot] = self
        self.count(0)

    def decline(self, reason: str, place: int = 0) -> None:
        """There will be no native code."""
        if self.state == "gone":
            return
        self.call_by_name(None)
        self.state = "declined"
        self.reason = reason
        self.place = place
        self.scope[self.hot] = self
        self.count(VAIN)

    def drop(self, name: str) -> None:
        """Native code of it, made or being made, rests on what `name` was before: begin again."""
        self.dropped.append(name)
        self.call_by_name(None)
        if self.state == "gone" or self.state == "declined":
            return
        native, self.signatures = self.signatures, []
        uncounted, self.direct = self.direct and not self.codes, False
        if self.unit.outdated:
            self.decline("a name in it has another meaning now")
        elif len(self.dropped) >= REDEFINED:
            self.decline(f"what it rests on was redefined {REDEFINED} times, {name} the last time")
        else:
            self.state = "cold"
            self.scope[self.hot] = self
            self.count(self.heat.threshold)
            if uncounted:
                self._count_again()
        del native  # who is running it has it still

    def _count_again(self) -> None:
        """Let the next call by name have the procedure counted again: its code has no counter any more."""
        scope, alias = self.scope, self.binding.alias
        f = scope.get(self.binding.key)
        info = CODES.get(id(getattr(f, "__code__", None)))
        if f is None or info is None or info.lam.origin is not self.body or self.unit.settle is None:
            return  # the name means something else

        def counted(*values: Any) -> Any:
            if scope.get(alias) is counted:
                scope[alias] = f
                if self.unit.settle is not None:
                    self.unit.settle(self.unit)
            return f(*values)

        transparent(counted)
        scope[alias] = counted

    def settle(self) -> None:
        """Let code that does not count it take the place of the code it stands in."""
        self.count(float("inf"))
        if self.unit.settle is not None:
            self.unit.settle(self.unit)

    # -- the code it stands in, which may be compiled again

    def moved(self, unit: Unit, variables: tuple[Variable, ...], body: Core) -> bool:
        """Let it be a place of `unit`, if that has the same variables there."""
        if [v.name for v in variables] != [v.name for v in self.variables]:
            return False
        self.unit, self.variables, self.body = unit, variables, body
        return True

    def stands_in(self, code: CodeType) -> None:
        """Be forgotten when `code`, and all other code that it stands in, is."""
        self.codes.append(ref(code, self._left))
        if self.state == "gone":  # the last code has died while this was made
            self.state = "cold"
        self.scope.setdefault(self.counter, self.heat.threshold)
        self.scope.setdefault(self.hot, self)

    def _left(self, gone: ReferenceType[CodeType]) -> None:
        self.codes.remove(gone)
        if not self.codes and not self.direct:
            if self.state == "native" and self.heat.remember is not None:
                self.heat.past = [*self.heat.past[1 - REMEMBERED :], self.heat.remember(self)]
            if self.state != "declined":
                self.state = "gone"
            self.call_by_name(None)
            self.scope.pop(self.counter, None)
            self.scope.pop(self.hot, None)
            self.signatures = []  # who is running native code has it still


class FusedSite(Site):
    """A loop over arrays that native code does as a whole (`lambit.analysis.fused`): its elements are counted."""

    __slots__ = ("arrays", "elements", "refused", "run")

    def __init__(self, heat: Heat, unit: Unit, name: str, variables: tuple[Variable, ...], body: Core, position: int) -> None:
        super().__init__(heat, unit, name, variables, body, position)
        self.arrays: int = body.arrays  # type: ignore[attr-defined]
        self.elements = 0
        self.refused: set[Any] = set()  # tuples of types for which there is no native code
        self.run: Callable[[FusedSite, tuple[Any, ...]], Any] | None = None  # what asks for native code and calls it

    def __call__(self, *values: Any) -> Any:
        """The value of the loop, if native code has one; or GO_ON."""
        if self.state == "gone" or (self.state == "declined" and not 0 < len(self.refused) < MOST_REFUSED):
            return GO_ON
        arrays = values[: self.arrays]
        if not all(map(is_array, arrays)):
            return GO_ON
        self.elements += min([xs.size for xs in arrays])
        if self.elements < self.heat.threshold:
            return GO_ON
        if self.run is None:
            self.heat.ask(self, values)
        return GO_ON if self.run is None else self.run(self, values)

    def moved(self, unit: Unit, variables: tuple[Variable, ...], body: Core) -> bool:
        """Let it be a place of `unit`, if that has the same lambda there, and its free variables in the same order."""
        mine, its = self.body, body
        if its.f is not mine.f or its.kind != mine.kind or len(variables) != len(self.variables):  # type: ignore[attr-defined]
            return False
        before: int = its.before  # type: ignore[attr-defined]
        if any(a is not b for a, b in zip(variables[before:], self.variables[before:], strict=True)):
            return False
        self.unit, self.variables, self.body = unit, variables, body
        return True

    def settle(self) -> None:
        """There is no counter to get rid of."""


transparent(FusedSite.__call__)


class Heat:
    """What is hot in one session; `ask` decides what to do about it."""

    def __init__(self, ask: Callable[[Site, tuple[Any, ...]], Any], threshold: int = THRESHOLD, context: Any = None) -> None:
        self.ask = ask
        self.threshold = threshold
        self.context = context  # of the interpreter whose programs it counts
        self.unavailable = ""  # why there is no native code at all
        self.past: list[Any] = []  # what is to be said of places whose code is gone, the last few
        self.remember: Callable[[Site], Any] | None = None
        self.units: list[ReferenceType[Unit]] = []  # with something to count in them
        self.resting = Resting()

    def spread(self) -> None:
        """Where one place is hot, those that have been passed are likely to be so soon: what is around it, above all."""
        for site in self.sites:
            left = site.scope.get(site.counter, self.threshold)
            if site.state == "cold" and 0 < left < self.threshold:
                site.count(left // SPREAD)

    @property
    def sites(self) -> Iterator[Site]:
        """All places that are, or were, counted, of code that is still there."""
        self.units = [each for each in self.units if each() is not None]
        seen = set()
        for each in self.units:
            unit = each()
            for site in () if unit is None else unit.sites.values():
                if id(site) not in seen:
                    seen.add(id(site))
                    yield site


def counting(site: Site, nodes: Nodes, native: Any, held: str, deliver: list[Any]) -> list[Any]:
    """The statements at the beginning of a counted place; `native` is its call, `deliver` gives the value in `held`."""
    n = nodes
    less = n.at(A.AugAssign(n.target(site.counter), A.Sub(), n.constant(1)))
    taken = n.assign(held, native)
    some = n.compare(n.name(held), A.IsNot(), n.name("%go-on"))
    then = [taken, n.if_(some, deliver, [])]
    return [less, n.if_(n.compare(n.name(site.counter), A.Lt(), n.constant(0)), then, [])]
