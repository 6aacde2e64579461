"""Heat: how often a loop goes round or a procedure is called, until native code may take over.

A counted place of code begins with

    %n -= 1
    if %n < 0:
        v = %hot(x, y)          # the variables it goes on with
        if v is not None: the value is v

`%hot` is a `Site` at first, which asks for native code of the types it sees, and has
no value; when there is native code, `%hot` is that. The counter of a place that was
declined is infinite, and its unit is compiled again without counters.
"""

from __future__ import annotations

import _ast as A

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.syntax.core import Core, Variable

    from .nodes import Nodes
    from .units import Unit

THRESHOLD = 1000
WAIT = 2000  # rounds until a site asks whether its native code is there


class Site:
    """A counted place: the loop or the procedure, and what became of it."""

    __slots__ = (
        "body", "counter", "heat", "hot", "miss", "name", "place", "plain", "position", "reason", "signatures", "state", "unit", "variables",
    )  # fmt: skip

    def __init__(self, heat: Heat, unit: Unit, name: str, variables: tuple[Variable, ...], body: Core, position: int) -> None:
        self.heat = heat
        self.unit = unit
        self.name = name
        self.variables = variables
        self.body = body  # of the variables: what is left to do from here
        self.position = position
        key = unit.fresh(f"{unit.serial}")
        self.counter, self.hot = f"%n{key}", f"%hot{key}"
        self.state = "cold"  # or waiting, native, declined
        self.reason = ""
        self.place = 0  # what the reason is about; 0: all of it
        self.signatures: list[Any] = []
        self.miss: Any = None  # what native code falls back on
        self.plain: Any = None  # the interpreter's function of the variables, not counted
        unit.constants[self.counter] = heat.threshold
        unit.constants[self.hot] = self
        heat.sites.append(self)

    def __call__(self, *values: Any) -> Any:
        """The count is out: ask for native code of `values`' types. None: go on as before."""
        return self.heat.ask(self, values)

    @property
    def scope(self) -> dict[str, Any]:
        """The globals of the code it stands in."""
        return self.unit.library.globals

    def count(self, rounds: float) -> None:
        """Ask again after so many rounds."""
        self.scope[self.counter] = rounds

    def become(self, native: Any) -> None:
        """Let the code that stands there go on with `native`."""
        self.state = "native"
        self.scope[self.hot] = native
        self.count(-1)

    def decline(self, reason: str, place: int = 0) -> None:
        """There will be no native code."""
        self.state = "declined"
        self.reason = reason
        self.place = place
        self.scope[self.hot] = self
        self.count(float("inf"))


class Heat:
    """What is hot in one session; `ask` decides what to do about it."""

    def __init__(self, ask: Callable[[Site, tuple[Any, ...]], Any], threshold: int = THRESHOLD) -> None:
        self.ask = ask
        self.threshold = threshold
        self.sites: list[Site] = []


def counting(site: Site, nodes: Nodes, names: list[str], held: str, deliver: list[Any]) -> list[Any]:
    """The statements at the beginning of a counted place; `deliver` gives the value in `held`."""
    n = nodes
    less = n.at(A.AugAssign(n.target(site.counter), A.Sub(), n.constant(1)))
    taken = n.assign(held, n.call(n.name(site.hot), [n.name(x) for x in names]))
    some = n.compare(n.name(held), A.IsNot(), n.constant(None))
    then = [taken, n.if_(some, deliver, [])]
    return [less, n.if_(n.compare(n.name(site.counter), A.Lt(), n.constant(0)), then, [])]
