"""What a unit counts, the loops and procedures in it that may be worth native code; and what native code must know of it."""

from __future__ import annotations

from _weakref import ref

from lambit.analysis.free import free
from lambit.analysis.numeric import local_procedure, numeric_loop, numeric_procedure
from lambit.data import UNSPECIFIED
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Define,
    Letrec,
    Local,
    Loop,
    Set,
    Variable,
    walk,
)

from .destinations import RETURN
from .heat import FusedSite, Site

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from collections.abc import Callable
    from typing import Any

    from lambit.analysis.local_procedures import Seen
    from lambit.analysis.nodes import Fused
    from lambit.syntax.core import Core, Lambda

    from .emit import Emitter
    from .heat import Heat
    from .units import Unit


class Counting:
    """The part of a `Unit` that knows its sites, and what it changes."""

    core: Core
    library: Any

    def _count_for(self, heat: Heat | None, before: Unit | None) -> None:
        """Count what `heat` counts; `before` is the unit that was made of the same form."""
        self.heat = heat  # counts what may be worth native code
        self.sites: dict[Any, Site] = {}  # what it counts, by name, place and order
        self.sites_before = {} if before is None else before.sites  # when the same was compiled before
        self.local_procedures: dict[Variable, Letrec] = {}  # where each is defined, with which others
        self.emitters: list[Emitter] = []  # at work on procedures, the innermost last
        self.settle: Callable[[Unit], None] | None = None  # what to do when some of it need not be counted
        self.demanded: set[int] = set() if before is None else before.demanded  # lambdas that are to be sites

        self.changes: set[Binding] = set()  # global variables that it assigns to
        self.assigns: list[Binding] = []  # those of other libraries that nobody else has assigned to
        self.redefines: set[Binding] = set()  # those that it defines, but not for the first time
        self.resting: list[ReferenceType[Site]] = []  # places whose native code is made of procedures in it
        self.outdated = False  # has something that is written in it another meaning now?

    def _note_changes(self) -> None:
        """See which global variables it defines and assigns to."""
        for node in walk(self.core):
            if node.__class__ is Define:
                if node.binding.defined:
                    self.redefines.add(node.binding)
                node.binding.defined = True
            elif node.__class__ is Set and node.target.__class__ is Binding:
                self.changes.add(node.target)
                if node.target.library is not self.library and not node.target.assigned:
                    self.assigns.append(node.target)

    def counted_procedure(self, lam: Lambda, me: Variable | Binding | None) -> Site | None:
        """The site of a procedure, which is the value of `me`, that may be worth native code."""
        named = me.__class__ is Binding
        if self.heat is None or not (numeric_procedure(lam, named=named) or id(lam.origin) in self.demanded):
            return None
        site = self._site(lam.name, lam.required, lam.origin, lam.position)
        if site is not None and named:
            site.binding = me
            me.alias = f"%call:{me.name}"  # type: ignore[union-attr]
        return site

    def counted_local(self, lam: Lambda, me: Variable) -> Site | None:
        """The site of a procedure that calls itself, and is the value of `me` in another procedure."""
        seen = None if self.heat is None else local_procedure(lam, me, self.local_procedures)
        if seen is None or not self._in_sight(seen, lam):
            return None
        call = Call(Local(me, lam.position), tuple([Local(v, lam.position) for v in lam.required]), lam.position)
        return self._site(lam.name, (*seen.variables, *lam.required), seen.around(call), lam.position)

    def counted_loop(self, x: Loop) -> Site | None:
        """The site of a loop that may be worth native code."""
        seen = None if self.heat is None else numeric_loop(x, self.local_procedures)
        if seen is None or not self._in_sight(seen, x):
            return None
        again = Loop(x.name, x.variables, tuple([Local(v, x.position) for v in x.variables]), x.body, x.position)
        return self._site(x.name.name, (*seen.variables, *x.variables), seen.around(again), x.position)

    def _in_sight(self, seen: Seen, x: Core) -> bool:
        """Are the variables that `x` sees only by its procedures, where it stands, what they were where these were defined?

        They are not in the rest of a procedure, which has what itself needs, nor in a procedure made in the round of a loop,
        which has variables of its own for what it sees.
        """
        hidden = set(seen.variables) - free(x)
        return not hidden or (all(e.whole for e in self.emitters) and not any(hidden & e.renewed for e in self.emitters[:-1]))

    def defined_here(self, variables: tuple[Variable, ...], lambdas: tuple[Core, ...]) -> None:
        """Remember that local variables are these procedures, which know each other."""
        if self.heat is not None:
            group = Letrec(variables, lambdas, Const(UNSPECIFIED))
            self.local_procedures.update(dict.fromkeys(variables, group))

    def counted_fused(self, x: Fused) -> Site | None:
        """The site of a loop that native code may do as a whole; None too where native code could not see its variables."""
        variables = tuple([each.variable for each in x.operands])  # type: ignore[attr-defined]
        if x.kind != "for-each" and any(v.assigned or v.boxed for v in variables):
            return None
        return self._site(x.kind, variables, x, x.position, FusedSite)

    def write_body(self, e: Emitter, x: Core) -> None:
        """Write `x`, the body of a function, as what comes of that."""
        self.emitters = [e]
        e.statement(x, RETURN)
        self.emitters = []

    def write_counted(self, e: Emitter, lam: Lambda, me: Variable | Binding | None) -> None:
        """Write the body of `lam`, which is the value of `me`, with a counter if it may be worth native code."""
        e.whole = True
        self.emitters.append(e)
        site = self.counted_local(lam, me) if me.__class__ is Variable else self.counted_procedure(lam, me)
        if site is not None:
            e.count(site, site.variables, RETURN)
        e.statement(lam.body, RETURN)
        self.emitters.pop()

    def demand(self, lam: Lambda) -> None:
        """Have `lam` be a site, whatever it is made of, if it is a procedure of its own."""
        if self.settle is not None and not free(lam) and not lam.optional and lam.rest is None and lam.required:
            self.demanded.add(id(lam.origin))
            self.settle(self)  # type: ignore[arg-type]

    def _site(self, name: str, variables: tuple[Variable, ...], body: Core, position: int, kind: type[Site] = Site) -> Site | None:
        """The site of a place that may be worth native code; None if it is known that it is not."""
        heat = self.heat
        unit: Any = self
        if heat is None or heat.unavailable:
            return None
        key = (name, position, sum(other[:2] == (name, position) for other in self.sites))
        site = self.sites_before.get(key)
        if site is None or not site.moved(unit, variables, body):
            site = kind(heat, unit, name, variables, body, position)
        if not self.sites:
            heat.units.append(ref(unit))
        self.sites[key] = site
        return None if site.state == "declined" or site.direct else site
