"""Why a procedure is not looked at for native code: the first thing in it that is not of numbers.

It mirrors `lambit.analysis.numeric`, which only says yes or no, and so costs nothing.
"""

from __future__ import annotations

from lambit.analysis.free import free
from lambit.analysis.nodes import within
from lambit.analysis.numeric import _NODES, NATIVE, _numeric, computing, numeric_procedure
from lambit.syntax.core import Global

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Core, Lambda

_NAMES = {"Guarded": "a guard", "CallCC": "call/cc", "Define": "a definition", "SetBox": "an assignment", "Fused": "a loop over a list or an array"}


def obstacle(lam: Lambda) -> tuple[str, int]:
    """A sentence that says why `lam` is not counted, and where; an empty one if nothing is in the way."""
    if numeric_procedure(lam, named=bool(lam.name)):
        return "", 0
    if lam.optional or lam.rest is not None:
        return "it takes optional arguments", lam.position
    outside = sorted(v.name for v in free(lam))
    if outside:
        return f"it is a closure, which sees {outside[0]} of the procedure around it", lam.position
    if not lam.required:
        return "it takes no arguments", lam.position
    found = _first(lam.body)
    if found is not None:
        return found
    return "it has no name by which it is called; native code that calls it contains it", 0


def _first(x: Core) -> tuple[str, int] | None:
    """The first part of `x` that is not of numbers."""
    for node in computing(x):
        kind = node.__class__
        if kind not in _NODES and not within(node):
            return f"it has {_NAMES.get(kind.__name__, f'a {kind.__name__.lower()}')} in it", node.position
        if node.__class__.__name__ in ("Call", "TailCall") and node.fn.__class__ is Global:  # type: ignore[attr-defined]
            name = node.fn.binding.primitive  # type: ignore[attr-defined]
            if name is not None and name not in NATIVE:
                what = "a loop of the library over a list or an array" if name[0] == "%" else name
                return f"{what} has no native code", node.position
    return None if _numeric(x) else ("it does no arithmetic", x.position)
