"""Which variables need a place of their own.

Marks every variable: `assigned` if somebody assigns to it, `captured` if a
lambda inside its scope mentions it, `boxed` if its value must live in a box:
it is assigned, and either a closure shares it or evaluation may be left and
resumed while it is alive (a resumed frame gets copies of its variables).
"""

from __future__ import annotations

from lambit.syntax.core import Binding, Core, Lambda, Let, Letrec, Local, Loop, Set, Variable

from .letrec import UNSET
from .nodes import CallCC, Caught, Guarded
from .suspend import calls_unknown


def boxes(x: Core) -> Core:
    """`x`, with the facts marked on its variables."""
    homes: dict[Variable, Core] = {}
    _mark(x, x, homes)
    hot: dict[int, bool] = {}
    for v, home in homes.items():
        v.boxed = False
        if v.assigned:
            if id(home) not in hot:
                hot[id(home)] = calls_unknown(home.body if home.__class__ is Lambda else home)
            v.boxed = v.captured or hot[id(home)]
    return x


def _mark(x: Core, home: Core, homes: dict[Variable, Core]) -> None:
    """Mark the variables in `x`, which belongs to the lambda (or top-level form) `home`."""
    kind = x.__class__
    if kind is Local:
        v = x.variable  # type: ignore[attr-defined]
        if homes.get(v) is not home:
            v.captured = True
        return
    if kind is Lambda:
        home = x
        for v in x.parameters:  # type: ignore[attr-defined]
            _bind(v, home, homes)
    elif kind is Let or kind is Letrec or kind is Loop:
        for v in x.variables:  # type: ignore[attr-defined]
            _bind(v, home, homes)
        if kind is Loop:
            _bind(x.name, home, homes)  # type: ignore[attr-defined]
        elif kind is Let:
            for v, init in zip(x.variables, x.inits, strict=True):  # type: ignore[attr-defined]
                if getattr(init, "value", None) is UNSET:
                    v.assigned = v.captured = True
    elif kind is Guarded or kind is Caught or kind is CallCC:
        for v in x.variables:  # type: ignore[attr-defined]
            _bind(v, home, homes)
    elif kind is Set:
        target = x.target  # type: ignore[attr-defined]
        target.assigned = True
        if target.__class__ is not Binding and homes.get(target) is not home:
            target.captured = True
    for child in x.children():
        _mark(child, home, homes)


def _bind(v: Variable, home: Core, homes: dict[Variable, Core]) -> None:
    homes[v] = home
    v.assigned = v.captured = False
