"""Native code that is called in the place of a procedure, where that is called by its name."""

from __future__ import annotations

from lambit.runtime.codes import CODES, transparent
from lambit.syntax.core import Loop, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.codegen.heat import Site

    from .compile import Native

CHANCES = 20
"""So often may native code that is called by name be given arguments of other types, or be left."""


def connect(site: Site, made: Native) -> None:
    """Have calls by name call native code, if the name still means the procedure."""
    f = site.scope.get(site.binding.key)
    info = CODES.get(id(getattr(f, "__code__", None)))
    if f is None or info is None or info.lam.origin is not site.body or len(site.signatures) > 1:
        return
    site.call_by_name(made.again(site.name or "lambda", _fallback(site, f, made)))
    if not any(x.__class__ is Loop for x in walk(info.lam.body)) and not made.program.again:
        site.only_by_name()


def _fallback(site: Site, f: Callable[..., Any], made: Native) -> Callable[..., Any]:
    """What does `f` instead; meanwhile calls by name are not native: calls inside the call would use up the C stack."""
    chances = CHANCES
    scope, alias = site.scope, site.binding.alias

    def instead(*values: Any) -> Any:
        nonlocal chances
        native = scope.get(alias)
        chances -= 1
        scope[alias] = f
        try:
            return f(*values)
        finally:
            if chances > 0 and scope.get(alias) is f and site.state == "native" and site.signatures and site.signatures[0] is made:
                scope[alias] = native

    transparent(instead)
    return instead
