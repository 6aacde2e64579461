"""`for-each` over an array in native code: an ordinary native loop, entered with its first element.

It is left precisely, as others are: what the interpreter does instead goes on where it was left, so each
store and each assignment is done once, in order.
"""

from __future__ import annotations

from typing import Any

from lambit.analysis.each import assigned_outside, stores, whole_loop
from lambit.analysis.nodes import GO_ON
from lambit.data.arrays import numpy
from lambit.data.kinds import is_array
from lambit.jit.compile import native
from lambit.jit.exits import Exits
from lambit.jit.program import simplified
from lambit.runtime.codes import transparent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.codegen.heat import Site
    from lambit.jit.requests import Miss
    from lambit.jit.types import Type
    from lambit.syntax.core import Lambda


class Ordinary:
    """Native code of a loop over arrays, for arrays of certain types and variables of certain types: that of the procedure `lam`."""

    def __init__(self, site: Site, types: tuple[Type, ...], lam: Lambda, passed: tuple[Type, ...], exits: Exits) -> None:
        self.native = native(simplified(lam), passed, site.unit, _go_on, exits)
        self.types = types
        self.program = self.native.program
        self.rests_on = dict(self.program.rests_on)
        self.result, self.ir, self.code = self.native.result, self.native.ir, self.native.code
        self.size, self.found, self.milliseconds = self.native.size, self.native.found, self.native.milliseconds

    def is_valid(self) -> bool:
        """Are the global variables what they were?"""
        return all(not b.assigned and b.library.globals.get(b.key) is value for b, value in self.rests_on.items())


class Each(Ordinary):
    """Native code of a `for-each`."""

    def __init__(self, site: Site, types: tuple[Type, ...], miss: Miss) -> None:
        whole: Any = site.body
        result = assigned_outside(whole.f)
        base = site.unit.library.base
        lam = whole_loop(whole.f, whole.outside, None if result is False else result, base)  # type: ignore[arg-type]
        super().__init__(site, types, lam, types, Exits(miss.note))
        self.stores = stores(whole.f)
        closing = self.program.closing
        self.globals = [closing.values[v] for v, _ in closing.arrays()]

    @property
    def reason(self) -> str:
        """Why there may be no value."""
        return "the elements are stored into meanwhile"

    def value(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        """What is assigned to in the end; GO_ON if the elements may be stored into meanwhile: `for-each` takes them all at first."""
        if self.stores and any(is_array(x) and numpy().may_share_memory(xs, x) for x in (*others, *self.globals) for xs in arrays):
            return GO_ON
        return self.native.call(*arrays, *others)


def _go_on(*values: Any) -> Any:
    """What an argument of another type leads to."""
    del values
    return GO_ON


transparent(Each.value, _go_on)
