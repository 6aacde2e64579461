"""Requests for native code: made where code is hot, answered in the background.

A site that is hot asks with the values it goes on with. The compiler's thread answers; what it
makes takes the site's place. The fallback of native code is a `Miss`: it has the interpreter
go on as if nothing had been, and sees whether the types were others, or native code had to be left.
"""

from __future__ import annotations

import sys
from time import monotonic
from types import FunctionType

from lambit.analysis.nodes import GO_ON
from lambit.codegen.heat import WAIT, FusedSite

from . import direct
from .platforms import Unavailable
from .types import Declined, Type, type_of
from .worker import done, in_background

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.codegen.heat import Site

    from .compile import Native
    from .exits import Exit

SIGNATURES = 3
"""A site has native code for at most so many tuples of types."""
MISSES = 20
"""After so many calls with other types, native code for those is worth it."""
LEFT = 5
"""So often may native code be left in quick succession; then the site is the interpreter's for good."""
UNKNOWN = 5
"""So many procedures that have no native code may be arguments of a site before it is the interpreter's for good."""
QUICK = 1.0
"""Seconds between two exits after which the second is the first of a new succession: so seldom, it costs nothing."""

PAUSE = 100
"""Rounds for which a site does not try native code when it was not for its types, or had to be left."""


def ask(site: Site, values: tuple[Any, ...]) -> Any:
    """What a site calls when its count is out. The next round, or call, finds native code if there is some.

    It never enters native code itself: it would stand on the stack as a function of Python's, through which no
    continuation can be captured.
    """
    if site.heat.remember is None:
        site.heat.remember = _remember
    if isinstance(site, FusedSite):
        from .fused.running import run

        site.run = run
        return GO_ON
    if site.state == "waiting":
        site.count(WAIT)
        return GO_ON
    types = types_of(values)
    if types is None:
        if any(v.__class__ is FunctionType for v in values):
            _another_may_do(site, "an argument is a procedure that sees what is no number, or is itself no native code")
        else:
            site.decline("a variable is no number, string, or array of numbers")
        return GO_ON
    site.state = "waiting"
    if site.heat.threshold == 0:  # eager: at once
        done(lambda: compile_for(site, types))
        return GO_ON
    site.count(WAIT)
    request(site, types)
    site.heat.spread()
    return GO_ON


def _remember(site: Site) -> list[str]:
    """What is to be said of a place whose code is going."""
    if sys.is_finalizing():  # nothing can be loaded any more, and nobody will ask
        return []
    from .report import remember

    return remember(site)


def types_of(values: tuple[Any, ...]) -> tuple[Type, ...] | None:
    """The native types of all values, if they have any."""
    found = [type_of(v) for v in values]
    return None if None in found else tuple(found)  # type: ignore[arg-type]


# -- in the background


def request(site: Site, types: tuple[Type, ...]) -> None:
    """Have native code made in the background."""
    in_background(lambda: compile_for(site, types))


# -- compiling


def compile_for(site: Site, types: tuple[Type, ...]) -> None:
    """Make native code for a site, if it is still there; or see that there can be none."""
    if site.state != "gone":
        refuse = _refuse_procedure if any(t.callee for t in types) else _refuse
        attempt(lambda: install(site, types, by_name=True), site, refuse)


def attempt(make: Callable[[], object], site: Site, refuse: Callable[..., None]) -> None:
    """Make native code for a site; `refuse` is told why there can be none: the reason, and its place if that is known."""
    try:
        make()
    except Declined as no:
        refuse(site, no.reason, no.position)
    except Unavailable as no:
        site.heat.unavailable = no.reason
        refuse(site, no.reason)
    except Exception as error:
        refuse(site, f"the compiler failed: {type(error).__name__}: {error}")


def install(site: Site, types: tuple[Type, ...], *, by_name: bool = False) -> Native:
    """Make native code for a site and let it be used, where the procedure is called by its name too; raises Declined or Unavailable."""
    before = len(site.dropped)
    made = made_for(site, types)
    with site.heat.resting.lock:
        # others may have changed something meanwhile; what it falls back on may rest on that, too
        if len(site.dropped) != before or made.program.outdated():
            site.drop("something else")
        else:
            site.become(made.call)
            if by_name and site.binding is not None:
                direct.connect(site, made)
    made.program.rests_on.clear()  # procedures must not live on for it
    return made


def made_for(site: Site, types: tuple[Type, ...]) -> Native:
    """New native code of a site, which is one of its signatures from now on; raises Declined or Unavailable."""
    from . import python  # noqa: F401  from now on, procedures that Python holds can be native code
    from .compile import native
    from .exits import Exits

    lam = site_lambda(site)
    if site.miss is None:
        site.miss = Miss(site)
    before = site.signatures[-1].call if site.signatures else site.miss
    made = native(lam, types, site.unit, before, Exits(site.miss.note))
    site.heat.resting.add(site, made.program.rests_on, made.program.units)
    site.signatures.append(made)
    return made


def _refuse_procedure(site: Site, reason: str, position: int = 0) -> None:
    if site.signatures:
        _refuse(site, reason, position)
    else:
        _another_may_do(site, reason, position)


def _another_may_do(site: Site, reason: str, position: int = 0) -> None:
    """With such a procedure as its argument a place has no native code; with another one it may."""
    site.unknown += 1
    if site.unknown >= UNKNOWN:
        site.decline(reason, position)
    else:
        site.state = "cold"
        site.count(max(PAUSE, site.heat.threshold))


def _refuse(site: Site, reason: str, position: int = 0) -> None:
    if site.signatures:  # the types it has are not lost
        site.reason, site.place = reason, position
        site.become(site.signatures[-1].call)
    else:
        site.decline(reason, position)


def site_lambda(site: Site) -> Any:
    """A lambda of the site's variables, which native code is made of."""
    from lambit.syntax.core import Lambda

    from .program import prepared, simplified

    if site.body.__class__ is Lambda:
        return simplified(site.body)
    return Lambda(site.variables, (), None, prepared(site.body), site.name, site.position)


class Miss:
    """What native code falls back on: the interpreter goes on. And a look at why."""

    __slots__ = ("exits", "last", "left", "missed", "site")

    def __init__(self, site: Site) -> None:
        self.site = site
        self.missed = 0  # calls with other types than native code is for
        self.left = 0  # in quick succession
        self.last = 0.0  # when it was left
        self.exits: dict[str, int] = {}  # how often native code was left, by reason

    def __call__(self, *values: Any) -> Any:
        """Have the interpreter go on as before."""
        site = self.site
        types = types_of(values)
        made = next((each for each in site.signatures if each.types == types), None)
        if made is not None:
            from .shared import last_reason

            number = last_reason()
            reasons = made.program.reasons
            self.was_left(reasons[number - 1] if 0 < number <= len(reasons) else "an argument is not as it was promised")
        else:
            self.missed += 1
            if types is not None and self.missed % MISSES == 0 and len(site.signatures) < SIGNATURES and site.state == "native":
                site.state = "waiting"
                request(site, types)
        site.count(PAUSE)
        return GO_ON

    def note(self, taken: Exit) -> None:
        """Native code was left at an exit."""
        self.was_left(taken.reason)

    def was_left(self, reason: str) -> None:
        """Native code was left, for this reason."""
        now = monotonic()
        self.left = 1 if now - self.last > QUICK else self.left + 1
        self.last = now
        self.exits[reason] = self.exits.get(reason, 0) + 1
        if self.left >= LEFT and self.site.state != "declined":
            changed = next((name for made in self.site.signatures if (name := made.program.closing.changed())), "")
            if changed:
                self.left = 0
                self.site.drop(changed)
                return
            self.site.decline(f"native code was left {self.left} times in quick succession: {reason}")
