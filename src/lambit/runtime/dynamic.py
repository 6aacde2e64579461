"""The dynamic environment: winders, exception handlers, parameter bindings.

It is an immutable value. A continuation holds the one it was captured in, and
`Context.dynamic` is the one in force; no Python frame has a `finally` for it.
"""

from __future__ import annotations

from lambit.data import Box, Datum, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Dynamic(Datum):
    """`winders` and `handlers` are Lisp lists, `parameters` maps Parameter to a box."""

    __slots__ = ("compiled", "guarded", "handlers", "parameters", "winders")

    def __init__(self, winders: Any, handlers: Any, parameters: dict[Parameter, Box]) -> None:
        self.winders = winders
        self.handlers = handlers
        self.parameters = parameters
        self.guarded: Any = None  # the guard in force inside it: see `runtime.handling`
        self.compiled: Any = None  # the same, compiled

    def __repr__(self) -> str:
        return "#<dynamic-environment>"


def empty() -> Dynamic:
    """The dynamic environment in which a program begins."""
    from lambit.data import NIL

    return Dynamic(NIL, NIL, {})
