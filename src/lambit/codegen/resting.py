"""What native code rests on: the values of global variables, and the forms whose procedures are written into it.

Native code is made of procedures that it calls directly, and of numbers that it takes for
constants. When a variable among them gets another value, or a form is compiled again
with other meanings, every place whose native code rests on it is given back to the
interpreter, at once; it may become hot again. Native code that is running then calls nothing
in between: it goes on with what it was made of.

Who makes native code registers what it rests on; holding the lock, he looks whether that is still so,
and lets it be used. A change meanwhile is seen by him, or waits for the lock and drops it.
"""

from __future__ import annotations

from _thread import RLock
from _weakref import ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from collections.abc import Iterable

    from lambit.syntax.core import Binding

    from .heat import Site
    from .units import Unit

_MANY = 16  # dead references are swept when there are so many


class Resting:
    """Which places have native code that rests on what, in one session."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.sites: dict[Binding, list[ReferenceType[Site]]] = {}

    def add(self, site: Site, bindings: Iterable[Binding], units: Iterable[Unit]) -> None:
        """Remember that native code of `site` rests on the values of `bindings`, and is made of procedures of `units`."""
        for binding in bindings:
            _add(self.sites.setdefault(binding, []), site)
        for unit in units:
            _add(unit.resting, site)

    def changed(self, binding: Binding) -> None:
        """`binding` has another value: what rests on it is the interpreter's."""
        if binding in self.sites:  # who registers it from now on will see the change
            with self.lock:
                _drop(self.sites.pop(binding, []), binding.name)

    def recompiled(self, unit: Unit) -> None:
        """A name in `unit` has another meaning: what is made of its procedures is the interpreter's."""
        with self.lock:
            unit.outdated = True
            _drop(unit.resting, "a name")


def _add(known: list[ReferenceType[Site]], site: Site) -> None:
    if len(known) >= _MANY and len(known) & (len(known) - 1) == 0:
        known[:] = [r for r in known if r() is not None]
    me = ref(site)
    if me not in known:
        known.append(me)


def _drop(references: list[ReferenceType[Site]], name: str) -> None:
    for reference in references:
        site = reference()
        if site is not None:
            site.drop(name)
