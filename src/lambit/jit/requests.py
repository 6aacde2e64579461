"""Requests for native code: made where code is hot, answered in the background.

A site that is hot asks with the values it goes on with. One thread compiles; what it
makes takes the site's place. The fallback of native code is a `Miss`: it does what
the interpreter does, and sees whether the types were others, or native code had to be left.
"""

from __future__ import annotations

import sys
from queue import SimpleQueue
from threading import Thread
from typing import Any

from lambit.codegen.heat import WAIT

from .types import Declined, Type, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.codegen.heat import Site

SIGNATURES = 3
"""A site has native code for at most so many tuples of types."""
MISSES = 20
"""After so many calls with other types, native code for those is worth it."""
LEFT = 2
"""So often may native code be left; then the site is the interpreter's for good."""

SWITCH = 1e-4
"""Seconds after which the program lets the compiler in: with Python's 5 ms, it would wait most of the time."""

_queue: SimpleQueue[Callable[[], None]] = SimpleQueue()
_thread: Thread | None = None


def ask(site: Site, values: tuple[Any, ...]) -> Any:
    """What a site calls when its count is out; its value, if there is native code at once."""
    if site.state in ("waiting", "declined"):
        site.count(WAIT if site.state == "waiting" else float("inf"))
        return None
    types = types_of(values)
    if types is None:
        site.decline("a variable is no number, nor an array of numbers")
        return None
    site.state = "waiting"
    if site.heat.threshold == 0:  # eager: at once
        compile_for(site, types)
        return site.scope[site.hot](*values) if site.state == "native" else None
    site.count(WAIT)
    request(site, types)
    return None


def types_of(values: tuple[Any, ...]) -> tuple[Type, ...] | None:
    """The native types of all values, if they have any."""
    found = [type_of(v) for v in values]
    return None if None in found else tuple(found)  # type: ignore[arg-type]


def request(site: Site, types: tuple[Type, ...]) -> None:
    """Have native code made in the background."""
    in_background(lambda: compile_for(site, types))


def in_background(work: Callable[[], None]) -> None:
    """Let the compiler's thread do some work, which raises nothing."""
    global _thread
    if _thread is None:
        _thread = Thread(target=_work, name="lambit-native", daemon=True)
        _thread.start()
    _queue.put(work)


def _work() -> None:
    while True:
        work = _queue.get()
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            work()
        finally:
            sys.setswitchinterval(before)


def compile_for(site: Site, types: tuple[Type, ...]) -> None:
    """Make native code for a site; or see that there can be none."""
    try:
        from .wrapper import native

        lam = site_lambda(site)
        before = site.signatures[-1].call if site.signatures else Miss(site)
        made = native(lam, types, before)
    except Declined as no:
        _refuse(site, no.reason)
    except ImportError:
        _refuse(site, "llvmlite is not installed")
    except Exception as error:
        _refuse(site, f"the compiler failed: {type(error).__name__}: {error}")
    else:
        site.signatures.append(made)
        site.become(made.call)


def _refuse(site: Site, reason: str) -> None:
    if site.signatures:  # the types it has are not lost
        site.reason = reason
        site.become(site.signatures[-1].call)
    else:
        site.decline(reason)


def site_lambda(site: Site) -> Any:
    """A lambda of the site's variables, which native code is made of."""
    from lambit.syntax.core import Lambda

    from .program import simplified

    if site.body.__class__ is Lambda:
        return simplified(site.body)  # type: ignore[arg-type]
    return Lambda(site.variables, (), None, site.body, site.name, site.position)


class Miss:
    """What native code falls back on: the interpreter, and a look at why."""

    __slots__ = ("left", "missed", "site")

    def __init__(self, site: Site) -> None:
        self.site = site
        self.missed = self.left = 0
        if site.plain is None:
            site.plain = site.unit.plain_function(site)

    def __call__(self, *values: Any) -> Any:
        """The interpreter's value."""
        site = self.site
        types = types_of(values)
        if types is not None and any(made.types == types for made in site.signatures):
            self.left += 1
            if self.left >= LEFT:
                self._demote()
        else:
            self.missed += 1
            if types is not None and self.missed % MISSES == 0 and len(site.signatures) < SIGNATURES and site.state == "native":
                site.state = "waiting"
                request(site, types)
        return site.plain(*values)

    def _demote(self) -> None:
        from .wrapper import last_reason

        site = self.site
        reasons = site.signatures[-1].program.reasons
        number = last_reason()
        reason = reasons[number - 1] if 0 < number <= len(reasons) else "a guard failed"
        site.decline(f"native code was left {self.left} times: {reason}")
