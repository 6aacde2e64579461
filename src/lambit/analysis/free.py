"""Free variables."""

from __future__ import annotations

from lambit.syntax.core import Call, Core, If, Lambda, Let, Letrec, Local, Loop, Set, Variable

from .nodes import CallCC, Caught, Chosen, Guarded, PassOn, Resumed, Save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def free(x: Core) -> set[Variable]:
    """The local variables that `x` mentions but does not bind.

    A variable saved inside `x` (see `save`) is bound there for what follows;
    names are unique, so it is enough to take the saved ones away at the end.
    What a resumed loop assigns before it reads is not live either.
    """
    found: set[Variable] = set()
    _free(x, frozenset(), found)
    return found


def _free(x: Core, bound: frozenset[Variable], out: set[Variable]) -> None:
    kind = x.__class__
    if kind is Local:
        if x.variable not in bound:  # type: ignore[attr-defined]
            out.add(x.variable)  # type: ignore[attr-defined]
    elif kind is Call or kind is If:  # most others
        _all(x.children(), bound, out)
    elif kind is Set:
        target = x.target  # type: ignore[attr-defined]
        if target.__class__ is Variable and target not in bound:
            out.add(target)
        _free(x.value, bound, out)  # type: ignore[attr-defined]
    elif kind is Lambda:
        _free(x.body, bound.union(x.parameters), out)  # type: ignore[attr-defined]
    elif kind is Let:
        _all(x.inits, bound, out)  # type: ignore[attr-defined]
        _free(x.body, bound.union(x.variables), out)  # type: ignore[attr-defined]
    elif kind is Letrec:
        bound = bound.union(x.variables)  # type: ignore[attr-defined]
        _all(x.inits, bound, out)  # type: ignore[attr-defined]
        _free(x.body, bound, out)  # type: ignore[attr-defined]
    elif kind is Loop:
        _all(x.inits, bound, out)  # type: ignore[attr-defined]
        _free(x.body, bound.union(x.variables, (x.name,)), out)  # type: ignore[attr-defined]
    elif kind is Resumed:
        loop: Loop = x.loop  # type: ignore[attr-defined]
        # the loop's variables are assigned by the call that goes round: only `first` reads them
        _free(x.first, bound.union((loop.name,)), out)  # type: ignore[attr-defined]
        _free(loop.body, bound.union(loop.variables, (loop.name,)), out)
    elif kind is Save:
        _free(x.value, bound, out)  # type: ignore[attr-defined]
    elif kind is CallCC:
        _free(x.body, bound.union((x.k,)), out)  # type: ignore[attr-defined]
    elif kind in _GUARDS:
        _guard(x, bound, out)
    else:
        _all(x.children(), bound, out)


_GUARDS = frozenset({Guarded, Caught, Chosen, PassOn})


def _guard(x: Core, bound: frozenset[Variable], out: set[Variable]) -> None:
    if x.__class__ is Guarded:
        if x.entered:
            out |= {x.guard} - bound
        _free(x.body, bound, out)
        _free(x.caught, bound.union((x.guard, x.caught.failure)), out)
        return
    out |= {x.failure} - bound  # type: ignore[attr-defined]
    if x.__class__ is Caught:
        _free(x.handler, bound.union((x.condition,)), out)
    elif x.__class__ is Chosen:
        _free(x.clause, bound, out)
    elif x.__class__ is PassOn:
        out |= {x.guard} - bound


def _all(xs: Iterable[Core], bound: frozenset[Variable], out: set[Variable]) -> None:
    for x in xs:
        _free(x, bound, out)
