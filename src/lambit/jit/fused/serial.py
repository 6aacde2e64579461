"""Sums, maps and folds of which many elements cannot be done at once: an ordinary native loop does them one by one."""

from __future__ import annotations

from typing import Any

from lambit.analysis.nodes import GO_ON
from lambit.analysis.serial import folding_loop, mapping_loop, summing_loop
from lambit.data import Vector, from_iterable
from lambit.data.arrays import numpy
from lambit.elementary import current
from lambit.jit.exits import Abandoned
from lambit.jit.team import least
from lambit.jit.types import Type, array
from lambit.registry import find_builtin
from lambit.runtime.codes import transparent

from .each import Ordinary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.codegen.heat import Site


class Serial(Ordinary):
    """Native code of such a loop, for arrays and variables of certain types."""

    def __init__(self, site: Site, types: tuple[Type, ...]) -> None:
        whole: Any = site.body
        base = site.unit.library.base
        self.kind = whole.kind
        room: tuple[str, ...] = ()
        if self.kind == "sum":
            lam, room = summing_loop(whole.f, whole.outside, base), ("f8",)
        elif self.kind in _MADE:
            lam, room = mapping_loop(whole.f, whole.outside, base), ("f8", "i8", "u1")
        else:
            lam = folding_loop(whole.f, whole.outside, base, first=self.kind == "fold-left")
        passed = (*types[: whole.arrays], *(array(dtype, 1) for dtype in room), *types[whole.arrays :])
        self.exits = Abandoned()
        super().__init__(site, types, lam, passed, self.exits)
        if room:
            self.result = Type({"map": "list", "vector-map": "vector", "sum": "number"}[self.kind], "")

    @property
    def reason(self) -> str:
        """Why there may be no value."""
        return self.exits.reason

    def value(self, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        """The value of the loop; GO_ON if it is not found here."""
        n = least(arrays)
        if self.kind == "sum":
            return self._sum(n, arrays, others)
        if self.kind in _MADE:
            return self._map(n, arrays, others)
        return self.native.call(*arrays, *others)

    def _sum(self, n: int, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        floats = numpy().zeros(n + 1)
        exact = self.native.call(*arrays, floats, *others)
        if exact is GO_ON or not floats[n]:
            return exact
        return find_builtin("+").called(current.sum_of(floats[:n]), exact)

    def _map(self, n: int, arrays: list[Any], others: tuple[Any, ...]) -> Any:
        np = numpy()
        floats, integers, marks = np.zeros(n), np.zeros(n, np.int64), np.zeros(n, np.uint8)
        if self.native.call(*arrays, floats, integers, marks, *others) is GO_ON:
            return GO_ON
        items = floats.tolist()
        for i in np.flatnonzero(marks).tolist():
            items[i] = int(integers[i])
        return _MADE[self.kind](items)


_MADE: dict[str, Any] = {"map": from_iterable, "vector-map": Vector}


transparent(Serial.value, Serial._sum, Serial._map)
