"""What well-formed core is."""

from __future__ import annotations

from lambit.errors import InternalError
from lambit.syntax.core import (
    Binding,
    Call,
    Core,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Set,
    Variable,
)

from .nodes import CallCC, Caught, Guarded, Save


def verify(x: Core, after: str = "expand") -> None:
    """Raise InternalError if `x` is not well-formed: pass `after` made it so.

    Every variable is bound once, before it is used; no call stands in two
    places (each is a resume point of its own).
    """
    _verify(x, frozenset(), set(), set(), after)


def _verify(
    x: Core, bound: frozenset[Variable], binders: set[Variable], calls: set[int], after: str
) -> None:
    kind = x.__class__
    if kind is Local:
        if x.variable not in bound and x.variable not in binders:  # type: ignore[attr-defined]
            raise InternalError(f"after {after}: {x.variable!r} is not bound")  # type: ignore[attr-defined]
        return
    if kind is Set and x.target.__class__ is not Binding and x.target not in bound:  # type: ignore[attr-defined]
        raise InternalError(f"after {after}: assignment to {x.target!r}, which is not bound")  # type: ignore[attr-defined]
    if kind is Call:
        if id(x) in calls:
            raise InternalError(f"after {after}: one call in two places: {x!r}")
        calls.add(id(x))
    new: tuple[Variable, ...] = ()
    if kind is Lambda:
        new = x.parameters  # type: ignore[attr-defined]
    elif kind is Let or kind is Letrec:
        new = x.variables  # type: ignore[attr-defined]
    elif kind is Loop:
        new = (x.name, *x.variables)  # type: ignore[attr-defined]
    elif kind is Guarded or kind is Caught or kind is CallCC:
        new = x.variables  # type: ignore[attr-defined]
    elif kind is Save:
        new = (x.variable,)  # type: ignore[attr-defined]
    for v in new:
        if v in binders:
            raise InternalError(f"after {after}: {v!r} is bound twice")
        binders.add(v)
    inner = bound.union(new) if new else bound
    for child in x.children():
        _verify(child, inner, binders, calls, after)
