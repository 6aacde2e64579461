"""S, the store: where variables have their values.

`locals` maps each local variable in sight to its box, `heap` holds the globals.
A store is never changed by entering a scope, which makes a new one; only a
definition or an assignment changes what is in a box or in the heap.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lambit.data import Box, Unique
from lambit.errors import InternalError, Unbound
from lambit.registry import BUILTINS
from lambit.syntax.core import Binding, Define, Global, Local, Set, Variable

from .values import CONTROL_PRIMITIVES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lambit.syntax.namespace import Module

UNDEFINED = Unique("#<undefined>")
"""What a variable of `letrec` holds before its expression has been evaluated."""


class Heap:
    """The globals of one machine.

    What it does not define itself is a builtin of the registry, or comes from
    `outside`: another engine's globals, say. `outside` gives `UNDEFINED` for no value.
    `base` is the library in which the machine finds `%signal` and `%rewind`.
    """

    __slots__ = ("_base", "_outside", "_values")

    def __init__(
        self, base: Module | None = None, outside: Callable[[Binding], Any] | None = None
    ) -> None:
        self._values: dict[Binding, Any] = {}
        self._base = base
        self._outside = outside

    def define(self, binding: Binding, value: Any) -> None:
        """Let `binding` have `value` from now on."""
        self._values[binding] = value

    def read(self, binding: Binding) -> Any:
        """The value of `binding`."""
        value = self._values.get(binding, UNDEFINED)
        if value is UNDEFINED:
            value = _builtin(binding.primitive)
        if value is UNDEFINED and self._outside is not None:
            value = self._outside(binding)
        if value is UNDEFINED:
            raise Unbound(binding.name)
        return value

    def named(self, name: str) -> Any:
        """The value of the base library's `name`."""
        binding = None if self._base is None else self._base.lookup(name)
        if not isinstance(binding, Binding):
            raise InternalError(f"the base library has no {name}")
        return self.read(binding)


class Store(NamedTuple):
    """The variables in sight, and the heap."""

    locals: dict[Variable, Box]
    heap: Heap

    def bind(self, variables: Iterable[Variable], values: Iterable[Any]) -> Store:
        """A store with `variables` in sight too."""
        new = {v: Box(x) for v, x in zip(variables, values, strict=True)}
        return Store(self.locals | new, self.heap)

    def read(self, x: Local | Global) -> Any:
        """The value of a variable."""
        if isinstance(x, Global):
            return self.heap.read(_written(x))
        value = self.locals[x.variable].value
        if value is UNDEFINED:
            raise Unbound(x.variable.name, hint="its definition comes later")
        return value

    def write(self, x: Set | Define, value: Any) -> None:
        """Assign to the variable of `x`, or define it."""
        if isinstance(x, Define):
            self.heap.define(x.binding, value)
        elif isinstance(x.target, Variable):
            self.locals[x.target].value = value
        else:
            self.heap.read(x.target)  # it must have been defined
            self.heap.define(x.target, value)


def _builtin(name: str | None) -> Any:
    if name is None:
        return UNDEFINED
    entry = BUILTINS.get(name)
    if entry is None:
        return UNDEFINED
    if entry.name in CONTROL_PRIMITIVES:
        return CONTROL_PRIMITIVES[entry.name]
    called: Any = entry.called
    called.builtin = entry  # for the messages of `call`
    return called


def _written(x: Global) -> Binding:
    """The binding that `x` means now: a name written at the prompt may have been redefined there."""
    found = None if x.via is None else x.via.vars.get(x.name)
    return found if isinstance(found, Binding) else x.binding
