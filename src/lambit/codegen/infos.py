"""What is known of a code object: the core at each place in it."""

from __future__ import annotations

from lambit.analysis.nodes import Save, TailCall
from lambit.analysis.primitives import SPECULATIVE, full_procedure, primitive
from lambit.runtime.codes import ResumePoint
from lambit.syntax.core import Binding, Call, Const, Core, Global, Lambda, Local, Variable

from .nodes import SITE
from .resume import is_resumable, takers_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _weakref import ReferenceType
    from types import CodeType
    from typing import Any

    from .units import Unit

_MISSING: Any = object()


class Info:
    """See `lambit.runtime.codes.CodeInfo` and `lambit.runtime.failures`."""

    __slots__ = ("__weakref__", "_places", "code", "lam", "me", "points", "sites", "unit", "whole")

    def __init__(self, unit: Unit, lam: Lambda, sites: list[Core], me: Variable | Binding | None, *, whole: bool = True) -> None:
        self.unit = unit
        self.lam = lam
        self.sites = sites
        self.whole = whole  # is it the code of the procedure, or of the rest of one?
        self.me = me  # if its self tail calls are jumps
        self.code: ReferenceType[CodeType] | None = None
        self._places: dict[int, Core | None] = {}
        self.points: dict[int, ResumePoint | None] = {}

    @property
    def name(self) -> str:
        """The procedure's name."""
        return self.lam.name

    def core(self, instruction: int) -> Core | None:
        """The core at byte offset `instruction`."""
        found = self._places.get(instruction, _MISSING)
        if found is _MISSING:
            code = self.code() if self.code is not None else None
            found = None
            if code is not None:
                for i, place in enumerate(code.co_positions()):
                    if i * 2 == instruction:
                        end = place[3]
                        if end is not None and end >= SITE:
                            found = self.sites[end - SITE]
                        break
            self._places[instruction] = found
        return found  # type: ignore[no-any-return]

    def is_left(self, instruction: int) -> bool:
        """Does a tail call stand at `instruction`, after which nothing is left to do?"""
        return self.core(instruction).__class__ is TailCall

    def position(self, instruction: int) -> int:
        """The position of the core at `instruction`, or of the procedure."""
        core = self.core(instruction)
        return core.position if core is not None and core.position else self.lam.position

    def point(self, instruction: int) -> ResumePoint | None:
        """The resume point at `instruction`; None where nothing can be resumed."""
        if instruction not in self.points:
            self.points[instruction] = self._find_point(instruction)
        return self.points[instruction]

    def takers(self, instruction: int) -> tuple[tuple[str, ResumePoint], ...]:
        """What waits for throws around `instruction`, whether or not that can be resumed."""
        point = self.point(instruction)
        if point is not None:
            return point.takers
        core = self.core(instruction)
        if core is None:
            return ()
        return takers_at(self.unit, self.lam, getattr(core, "original", None) or core, self.me)

    def _find_point(self, instruction: int) -> ResumePoint | None:
        core = self.core(instruction)
        if core is None or not is_resumable(core):
            return None
        core = getattr(core, "original", None) or core
        return self.unit.point(self.lam, core, self.me)

    def operation(self, instruction: int, locals: dict[str, Any]) -> tuple[str, Any, list[Any]] | None:
        """The operator at `instruction`, the procedure behind it and its operands, if they are known."""
        core = self.core(instruction)
        name = None if core is None else primitive(core)
        if core is None or name is None:
            return None
        values = [self.value(a, locals) for a in core.args]  # type: ignore[attr-defined]
        return None if any(v is None for v in values) else (name, full_procedure(core), values)  # type: ignore[arg-type]

    def as_written(self, instruction: int, values: list[Any]) -> list[Any]:
        """The operands `values` at `instruction`, in their places: after one that others went into, neutral ones."""
        operator = self.core(instruction).fn  # type: ignore[union-attr]
        if operator.__class__ is not Global or not operator.folded:
            return values
        neutral = 1 if operator.binding.primitive == "*" else 0
        return [values[0], *[neutral] * operator.folded, *values[1:]]

    def surprised(self, name: str) -> None:
        """The operator `name` has met an operand that it did not presume."""
        if name in SPECULATIVE:
            self.unit.surprised()

    def call(self, instruction: int, locals: dict[str, Any]) -> tuple[Any, int] | None:
        """The procedure that is called at `instruction` (None: unknown) and the number of arguments."""
        core = self.core(instruction)
        if not isinstance(core, Call):
            return None
        return self.value(core.fn, locals), len(core.args)

    def value(self, x: Core, locals: dict[str, Any]) -> Any:
        """The value of operand `x`, evaluated once more; None if that is not possible."""
        kind = x.__class__
        if kind is Const:
            return x.value  # type: ignore[attr-defined]
        if kind is Local or kind is Save:
            v: Variable = x.variable  # type: ignore[attr-defined]
            value = locals.get(self.unit.local(v))
            return getattr(value, "value", None) if v.boxed else value
        if kind is Global:
            binding = x.binding  # type: ignore[attr-defined]
            return self.unit.library.globals.get(self.unit.global_key(binding))
        if primitive(x) is not None:
            values = [self.value(a, locals) for a in x.args]  # type: ignore[attr-defined]
            if any(v is None for v in values):
                return None
            try:
                return full_procedure(x)(*values)  # type: ignore[arg-type]
            except Exception:
                return None
        return None
