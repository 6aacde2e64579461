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
    from typing import Any

    from .heat import Site

_MANY = 16  # dead references are swept when there are so many


class Resting:
    """Which places have native code that rests on what, in one session."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.sites: dict[Any, list[ReferenceType[Site]]] = {}  # by the variable, or the unit

    def add(self, site: Site, what: Iterable[Any]) -> None:
        """Remember that native code of `site` rests on each of `what`."""
        me = ref(site)
        for each in what:
            known = self.sites.setdefault(each, [])
            if len(known) >= _MANY and len(known) & (len(known) - 1) == 0:
                known[:] = [r for r in known if r() is not None]
            if me not in known:
                known.append(me)

    def changed(self, what: Any) -> None:
        """The variable `what` has another value, or the unit `what` another meaning: what rests on it is the interpreter's."""
        if what not in self.sites:  # who registers it from now on will see the change
            return
        with self.lock:
            for reference in self.sites.pop(what, ()):
                site = reference()
                if site is not None:
                    site.drop(getattr(what, "name", "a procedure that it calls"))
