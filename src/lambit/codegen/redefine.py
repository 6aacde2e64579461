"""Redefinition: compiled code follows when a name gets another meaning.

Code is compiled on assumptions: that `car` means the primitive, that a
procedure never ends in an unknown tail call. When one of them ends, the forms
that rest on it are compiled again, and every live procedure gets its new code
(its closure's cells stay). A call that is running goes on with its old code;
what the old code looks up under an old key is a facade that keeps the promise.
"""

from __future__ import annotations

import gc
from _weakref import ref
from types import FunctionType

from lambit.runtime.codes import transparent
from lambit.runtime.registers import tramp
from lambit.syntax.core import Binding, Core, Global, Lambda, walk

from .units import Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from types import CodeType
    from typing import Any

    from lambit.data import Symbol

_FEW = 16  # codes: the referrers of so many are found sooner than all objects are looked at
_MANY = 64  # dead references are swept when there are so many


class Redefinitions:
    """Which compiled forms rest on what, in one session."""

    def __init__(self) -> None:
        self.by_name: dict[tuple[Any, Symbol], list[ReferenceType[Unit]]] = {}  # a name, written in a module
        self.by_copy: dict[Binding, list[ReferenceType[Unit]]] = {}  # a library's variable, its value in another
        self.by_fact: dict[Binding, list[ReferenceType[Unit]]] = {}

    def record(self, unit: Unit) -> None:
        """Remember what `unit`, which has just been compiled, rests on."""
        if not unit.infos:
            return
        unit.surprise = self.surprised
        unit.settle = self.settled
        me = ref(unit)
        written = [(x.via, x.name) for x in walk(unit.core) if x.__class__ is Global and x.via is not None]
        for key in set(written):
            _add(self.by_name.setdefault(key, []), me)
        for binding in unit.references.values():
            if binding.library is not binding.library.base:
                _add(self.by_copy.setdefault(binding, []), me)
        for binding in unit.rests_on:
            if binding.primitive is None:
                _add(self.by_fact.setdefault(binding, []), me)

    def shadowed(self, module: Any, name: Symbol, new: Binding) -> None:
        """What is written `name` in `module` means `new` from now on."""
        units = self.by_name.pop((module, name), ())
        # its sites are other ones
        self._compile_again(units, lambda core, before: _renamed(core, module, name, new, before))

    def assigned(self, binding: Binding) -> None:
        """Another library than its own assigns to `binding` from now on: no copy of its value will do."""
        self._compile_again(self.by_copy.pop(binding, ()))

    def fact_ended(self, binding: Binding) -> None:
        """The procedure `binding` may return the tail-call sentinel from now on."""
        units = self.by_fact.pop(binding, ())
        if not units:
            return
        scope = binding.library.globals
        old_key = binding.key
        binding.key = f"{old_key}'"
        if old_key in scope:
            scope[binding.key] = scope[old_key]
        scope[old_key] = _facade(scope, binding)
        self._compile_again(units)

    def surprised(self, unit: Unit) -> None:
        """`unit` has become careful: its procedures follow."""
        self._compile_again([ref(unit)])

    def settled(self, unit: Unit) -> None:
        """Something in `unit` need not be counted any more: its procedures follow.

        Closures that exist only follow if they are the values of global variables: to find
        the others would cost more than their counting.
        """
        codes = {id(info.code()) for info in unit.infos if info.code is not None}
        known = [f for f in unit.library.globals.values() if f.__class__ is FunctionType and id(f.__code__) in codes]
        if known:
            self._compile_again([ref(unit)], functions=known)

    def _compile_again(self, units: Any, change: Any = None, functions: list[Any] | None = None) -> None:
        """Compile units again, changed or not; `functions` (without: all there are) get their new code."""
        codes: dict[int, CodeType] = {}
        outdated: list[CodeType] = []
        keep: list[Any] = []
        ended: list[Binding] = []
        for reference in units:
            old = reference()
            if old is None:
                continue
            if change is not None and old.heat is not None:
                old.heat.resting.recompiled(old)
            before: dict[int, Lambda] = {}  # what its lambdas were, by their ids
            core = old.core if change is None else change(old.core, before)
            new = Unit(core, old.library, old.link, careful=old.careful, heat=old.heat, before=None if change else old)
            new.counter = old.counter
            keep += [new.compile(), old]
            ended += new.ended_facts()
            fresh = {id(before.get(id(info.lam.origin), info.lam.origin)): info for info in new.infos if info.whole}
            for info in old.infos:
                code = info.code() if info.code is not None else None
                twin = fresh.get(id(info.lam.origin)) if info.whole else None  # the rest of a procedure stays what it is
                made = twin.code() if twin is not None and twin.code is not None else None
                if code is not None and made is not None and code.co_freevars == made.co_freevars:
                    codes[id(code)] = made
                    outdated.append(code)
            self.record(new)
        if codes:
            for f in _holders(outdated) if functions is None else functions:
                if f.__class__ is FunctionType and id(f.__code__) in codes:
                    f.__code__ = codes[id(f.__code__)]
        for binding in ended:
            self.fact_ended(binding)


def _holders(codes: list[CodeType]) -> list[Any]:
    """Objects among which are all procedures with one of these codes."""
    if gc.get_freeze_count():
        gc.unfreeze()  # a host may have frozen procedures, as before a fork: neither list has those
    return gc.get_referrers(*codes) if len(codes) <= _FEW else gc.get_objects()


def _add(references: list[ReferenceType[Unit]], me: ReferenceType[Unit]) -> None:
    if len(references) >= _MANY and len(references) & (len(references) - 1) == 0:
        references[:] = [r for r in references if r() is not None]
    references.append(me)


def _renamed(core: Core, module: Any, name: Symbol, new: Binding, before: dict[int, Lambda]) -> Core:
    """`core` with `new` where `name` was written in `module`; `before` says what its lambdas were."""

    def rename(x: Core) -> Core:
        if x.__class__ is Global:
            return Global(new, x.position, module, name) if x.via is module and x.name is name else x
        made = x.rebuild(rename)
        if made is not x and made.__class__ is Lambda:
            before[id(made)] = made.origin
            made.origin = made
        return made

    return rename(core)


def _facade(scope: dict[str, Any], binding: Binding) -> Any:
    def facade(*args: Any) -> Any:
        value = scope[binding.key](*args)
        return tramp() if value is None else value

    transparent(facade)
    return facade
