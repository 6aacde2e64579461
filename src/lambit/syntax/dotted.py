"""Python's notation: `np.linalg.norm` is an attribute, `(.append xs 1)` calls a method.

Only where the identifier means nothing else, and what stands before a dot does.
"""

from __future__ import annotations

from lambit.data import String, Symbol, symbol

from .core import Const
from .expand import expand_all, fail, helper_call, reference
from .namespace import Alias, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .core import Core
    from .namespace import Env


def attribute(i: Symbol, env: Env, at: int) -> Core | None:
    """The core of the dotted identifier `i`; None if no part before a dot means anything."""
    parts = i.name.split(".")
    if not all(parts):
        return None
    for count in range(len(parts) - 1, 0, -1):
        first = symbol(".".join(parts[:count]))
        owner: Symbol = Alias(first, i.env) if i.__class__ is Alias else first
        if resolve(owner, env).__class__ is not Symbol:
            core = reference(owner, env, at)
            for name in parts[count:]:
                core = helper_call(env, "%python-attribute", (core, Const(String(name), at)), at)
            return core
    return None


def method_call(x: Any, env: Env) -> Core:
    """The core of `x`, a call `(.name object argument ...)`."""
    name = x.car.name
    args = expand_all(x.cdr, env)
    if not args:
        fail(name, "a method needs its object", x.position, f"({name} object argument ...)")
    return helper_call(env, "%python-call-method", (args[0], Const(String(name[1:]), x.position), *args[1:]), x.position)
