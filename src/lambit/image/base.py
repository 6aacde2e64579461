"""The base library of one session: builtins and the Lisp library, linked when they are named.

Nothing is loaded because it exists. When the expander meets a name, `meaning`
finds out what it is; when code that mentions a binding is about to run, `value`
makes sure that its value, and what that mentions in turn, is there.
"""

from __future__ import annotations

from lambit.codegen.names import runtime_names
from lambit.codegen.redefine import Redefinitions
from lambit.codegen.units import Unit
from lambit.data import symbol
from lambit.errors import CapabilityError
from lambit.registry import find_builtin
from lambit.runtime.driver import enter
from lambit.syntax import expand_top
from lambit.syntax.core import Binding, Core, Global, walk
from lambit.syntax.namespace import Module
from lambit.syntax.work import too_deep, with_room

from .cache import BUILTIN, SPECIAL, Index
from .rows import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from lambit.codegen.heat import Heat
    from lambit.data import Symbol
    from lambit.registry import Builtin


class Base:
    """The library `(lambit base)` of a session."""

    def __init__(self, capabilities: frozenset[str], index: Index) -> None:
        self.capabilities = capabilities
        self.index = index
        self.module = Module("(lambit base)")
        self.module.missing = self.meaning
        self.module.globals.update(runtime_names())
        self.module.evaluate = self.evaluate
        self.module.call = enter
        self.heat: Heat | None = None  # counts what programs do, if there is native code
        self.redefinitions = Redefinitions()
        self._rows: dict[str, Row] = {}
        self._begun: set[str] = set()  # rows whose form has begun to be evaluated

    def names(self) -> Iterator[str]:
        """All public names."""
        seen = {i.name for i in self.module.vars} | set(self.index.names())
        return (name for name in seen if not name.startswith("%"))

    def meaning(self, name: Symbol) -> Any:
        """What `name` means in the library: a Binding, a Macro; None if nothing."""
        found = self.index.find(name.name) if name.interned else None
        if found is None:
            return None
        kind, argument, flags = found
        if kind == SPECIAL:
            return self.module.bind(name, special_form(name, argument))
        if kind != BUILTIN and "m" in flags:
            self._run(argument)
            return self.module.vars.get(name)
        binding = self.module.own(name)
        if kind == BUILTIN:
            binding.primitive = name.name
            binding.free = "c" not in flags
        else:
            binding.free = "f" in flags
        return self.module.bind(name, binding)

    def value(self, binding: Binding) -> Any:
        """The value of `binding`; None if it has none (yet)."""
        scope = binding.library.globals
        found = scope.get(binding.key)
        if found is not None or binding.library is not self.module:
            return found
        if binding.primitive is not None:
            found = scope[binding.key] = self.granted(find_builtin(binding.primitive))
            return found
        entry = self.index.find(binding.name)
        if entry is not None and entry[0] not in (BUILTIN, SPECIAL):
            self._run(entry[1])
            found = scope.get(binding.key)
        return found

    def granted(self, entry: Builtin) -> Any:
        """The function to call for a builtin, or one that says what it lacks."""
        if entry.capability is None or entry.capability in self.capabilities:
            return entry.called
        return _refusal(entry)

    def row(self, argument: str) -> Row:
        """The row that an entry of the index points to."""
        row = self._rows.get(argument)
        if row is None:
            row = self._rows[argument] = Row(self.index.row(argument))
        return row

    def _run(self, argument: str) -> None:
        """Evaluate a form of the library, once, after what it mentions."""
        if argument in self._begun:
            return
        self._begun.add(argument)
        row = self.row(argument)
        if row.code is None:
            for core in expand_top(row.read(), self.module):
                self.evaluate(core)
            return
        for name in row.references:
            i = symbol(name)
            binding = self.module.vars.get(i) or self.meaning(i)
            if binding.__class__ is Binding and name not in row.names:
                self.value(binding)
        for name in row.names:
            self.meaning(symbol(name))
        enter(row.thunk(self))

    def evaluate(self, core: Core) -> Any:
        """The value of a core expression written in the library."""
        return enter(self.compile(core, self.module))

    def compile(self, core: Core, module: Module) -> Callable[[], Any]:
        """A procedure without arguments that evaluates `core`, with all that it names linked."""
        try:
            thunk: Callable[[], Any] = with_room(self._compile, core, module)
            return thunk
        except RecursionError:
            raise too_deep(core.position) from None

    def _compile(self, core: Core, module: Module) -> Callable[[], Any]:
        for node in walk(core):
            if node.__class__ is Global and node.binding.library is self.module:
                binding = node.binding
                if binding.primitive is None and binding.key not in self.module.globals:
                    self.value(binding)
        unit = self._unit(core, module)
        thunk = unit.compile()
        ended = unit.ended_facts()
        self.redefinitions.record(unit)
        for binding in ended:
            self.redefinitions.fact_ended(binding)
        for binding in unit.assigns:
            self.redefinitions.assigned(binding)
        for binding in unit.changes:
            self.changed(binding)
        if ended:  # the form itself may define one of them: under its new key
            unit = self._unit(core, module)
            thunk = unit.compile()
            unit.ended_facts()
            self.redefinitions.record(unit)
        return thunk

    def _unit(self, core: Core, module: Module) -> Unit:
        careful = module is self.module
        return Unit(core, module, self.value, careful=careful, heat=None if careful else self.heat)

    def no_longer_known(self, binding: Binding, value: Any) -> None:
        """The host gives `binding` a value, of which nothing is known if it is a procedure; of data nothing is presumed."""
        relied = binding.free or binding.record
        binding.assigned = binding.assigned or bool(relied) or callable(value)
        binding.free = binding.record = False
        if relied:
            self.redefinitions.fact_ended(binding)

    def changed(self, binding: Binding) -> None:
        """`binding` has another value, or may have from now on: native code that rests on it must not be used."""
        if self.heat is not None:
            self.heat.resting.changed(binding)

    def name_changed(self, module: Module) -> Callable[[Symbol, Any, Any], None]:
        """What to do when a name of the interactive `module` gets another meaning."""

        def changed(name: Symbol, old: Any, new: Any) -> None:
            if old.__class__ is Binding and new.__class__ is Binding:
                self.redefinitions.shadowed(module, name, new)
            elif old.__class__ is Binding and old.library is module:
                module.globals.pop(old.key, None)  # a keyword now: old code must not go on using it
                if old.alias is not None:
                    module.globals.pop(old.alias, None)
                self.changed(old)

        return changed


def special_form(name: Symbol, page: str) -> Any:
    """The special form `name`, which the module `page` of `lambit.syntax` declares."""
    __import__(f"lambit.syntax.{page}")  # `importlib` would cost more than the page
    from lambit.syntax.special import SPECIALS

    return SPECIALS[name]


def _refusal(entry: Builtin) -> Callable[..., Any]:
    def refused(*_: Any) -> Any:
        raise CapabilityError(
            f"{entry.name}: this interpreter may not use: {entry.capability}",
            hint=f"Interpreter(capabilities=[{entry.capability!r}]) grants it",
        )

    refused.builtin = entry  # type: ignore[attr-defined]
    return refused

