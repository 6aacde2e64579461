"""The rest of a procedure after one of its calls.

`rest(body, call, value)` is the core that remains to be evaluated when `call`
has come to `value`: C[.] with everything before it dropped. Compiled, it is the
function that resumes a captured frame; its parameters are the variables that
are live there. Untouched nodes are shared with the original, so a call in
resumed code is the same resume point as in the code it came from.
"""

from __future__ import annotations

from lambit.analysis.free import free
from lambit.analysis.nodes import CallCC, Caught, Chosen, Fused, Guarded, Resumed, Save
from lambit.analysis.primitives import RECOVERABLE, full_procedure, primitive
from lambit.analysis.suspend import is_plain_builtin
from lambit.analysis.tails import mentions_itself
from lambit.runtime.codes import taking
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Core,
    Define,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
    Variable,
    walk,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .units import Unit


def rest(x: Core, call: Core, value: Core) -> Core | None:
    """What remains of `x` when `call`, inside it, has come to `value`; None if it is not inside."""
    if x is call:
        return value
    part = _RESTS.get(x.__class__)
    return None if part is None else part(x, call, value)


def _rest_if(x: If, call: Core, value: Core) -> Core | None:
    r = rest(x.test, call, value)
    if r is not None:
        return If(r, x.then, x.other, x.position)
    r = rest(x.then, call, value)
    return r if r is not None else rest(x.other, call, value)


def _rest_seq(x: Seq, call: Core, value: Core) -> Core | None:
    for i, item in enumerate(x.items):
        r = rest(item, call, value)
        if r is not None:
            return Seq((r, *x.items[i + 1 :]), x.position) if i + 1 < len(x.items) else r
    return None


def _rest_set(x: Set, call: Core, value: Core) -> Core | None:
    r = rest(x.value, call, value)
    return None if r is None else Set(x.target, r, x.position)


def _rest_define(x: Define, call: Core, value: Core) -> Core | None:
    r = rest(x.value, call, value)
    return None if r is None else Define(x.binding, r, x.position)


def _rest_save(x: Save, call: Core, value: Core) -> Core | None:
    r = rest(x.value, call, value)
    return None if r is None else Save(x.variable, r, x.position)


def _rest_let(x: Let, call: Core, value: Core) -> Core | None:
    for i, init in enumerate(x.inits):
        r = rest(init, call, value)
        if r is not None:  # the variables before it are bound already
            return Let(x.variables[i:], (r, *x.inits[i + 1 :]), x.body, x.position)
    return rest(x.body, call, value)


def _rest_letrec(x: Letrec, call: Core, value: Core) -> Core | None:
    return rest(x.body, call, value)  # it binds lambdas only


def _rest_loop(x: Loop, call: Core, value: Core) -> Core | None:
    for i, init in enumerate(x.inits):
        r = rest(init, call, value)
        if r is not None:
            done = tuple([_unboxed(v) for v in x.variables[:i]])
            late = Variable(x.variables[i].name)
            inits = (*done, Local(late), *x.inits[i + 1 :])
            return Let((late,), (r,), x.again(inits), x.position)
    r = rest(x.body, call, value)
    return None if r is None else Resumed(x, r, x.position)


def _rest_guarded(x: Guarded, call: Core, value: Core) -> Core | None:
    r = rest(x.body, call, value)
    if r is not None:
        return Guarded(r, x.guard, x.caught, x.position, entered=True)
    return rest(x.caught, call, value)


def _rest_callcc(x: CallCC, call: Core, value: Core) -> Core | None:
    return rest(x.body, call, value)  # its continuation has been captured: the driver knows where it leads


def _rest_caught(x: Caught, call: Core, value: Core) -> Core | None:
    return rest(x.handler, call, value)


def _rest_chosen(x: Chosen, call: Core, value: Core) -> Core | None:
    return rest(x.clause, call, value)


def _unboxed(v: Variable) -> Core:
    return Local(v)


def _rest_call(x: Call, call: Core, value: Core) -> Core | None:
    operands = (x.fn, *x.args)
    for i, operand in enumerate(operands):
        r = rest(operand, call, value)
        if r is not None:  # those before it are saved, or the same whenever they are evaluated
            done = [_once_more(e) for e in operands[:i]]
            changed = (*done, r, *operands[i + 1 :])
            again = Call(changed[0], changed[1:], x.position)
            again.original = x.original or x
            return again
    return None


def _once_more(x: Core) -> Core:
    """`x`, whose value has been found once, evaluated again: no operator in it may be left again."""
    if x.__class__ is Save:
        return Local(x.variable)
    x = x.rebuild(_once_more) if x.__class__ is Call or x.__class__ is If else x
    if primitive(x) not in RECOVERABLE:
        return x
    return Call(Const(full_procedure(x)), x.args, x.position)  # type: ignore[arg-type,attr-defined]


_RESTS: dict[type, Callable[[Any, Core, Core], Core | None]] = {
    If: _rest_if,
    Seq: _rest_seq,
    Set: _rest_set,
    Define: _rest_define,
    Save: _rest_save,
    Let: _rest_let,
    Letrec: _rest_letrec,
    Loop: _rest_loop,
    Call: _rest_call,
    CallCC: _rest_callcc,
    Guarded: _rest_guarded,
    Caught: _rest_caught,
    Chosen: _rest_chosen,
}


def is_resumable(call: Core) -> bool:
    """Is everything known that the rest after `call` needs? (See `lambit.analysis.suspend`.)

    A loop is left where it is counted: native code that has to stop has the interpreter do the rest of it.
    """
    if not isinstance(call, Call):
        return isinstance(call, (CallCC, Loop, Fused))
    name = primitive(call)
    if name is not None:
        return name in RECOVERABLE
    return not is_plain_builtin(call.fn)


def takers_around(x: Core, call: Core) -> list[Any]:
    """The guards and `call/cc` in whose bodies `call`, inside `x`, stands; the outermost first."""
    if x is call or x.__class__ is Lambda:
        return []
    for child in x.children():
        if _contains(child, call):
            inner = takers_around(child, call)
            return [x, *inner] if x.__class__ in _TAKERS and child is x.body else inner  # type: ignore[attr-defined]
    return []


_TAKERS = frozenset({Guarded, CallCC})
"""What puts itself where throws find it: they arrive there."""


def _has_takers(unit: Unit, lam: Lambda) -> bool:
    """Is there any in the procedure?"""
    found = unit.takers.get(id(lam))
    if found is None:
        found = unit.takers[id(lam)] = any(node.__class__ in _TAKERS for node in walk(lam.body))
    return found


def _contains(x: Core, call: Core) -> bool:
    return any(node is call for node in walk(x))


def takers_at(
    unit: Unit, lam: Lambda, call: Core, me: Variable | Binding | None
) -> tuple[tuple[str, Point], ...]:
    """The variables of those around `call`, and where what is thrown to them arrives."""
    if not _has_takers(unit, lam):
        return ()
    around = takers_around(lam.body, call)
    return tuple([(unit.local(g.variables[0]), unit.point(lam, g, me)) for g in around])


class Point:
    """A resume point: a call in a procedure. See `lambit.runtime.codes.ResumePoint`."""

    __slots__ = ("call", "function", "identity", "lam", "live", "names", "original_me", "rest", "takers", "unit", "value", "variables")
    function: Callable[..., Any]  # the rest of the procedure: made when it is first asked for

    def __init__(self, unit: Unit, lam: Lambda, call: Core, me: Variable | Binding | None) -> None:
        self.unit = unit
        self.lam = lam
        self.call = call
        self.original_me = me
        catches = call.__class__ is Guarded  # what its guard catches comes here
        value = call.caught.failure if catches else Variable("value")  # type: ignore[attr-defined]
        remaining = rest(lam.body, call, call.caught if catches else Local(value))  # type: ignore[attr-defined]
        assert remaining is not None, call
        self.takers: tuple[tuple[str, Any], ...] = ()
        if not catches:
            own = ((unit.local(call.k), self),) if call.__class__ is CallCC else ()
            self.takers = takers_at(unit, lam, call, me) + own
        if me is not None:  # a procedure whose self tail calls are jumps
            loop = Loop(me, lam.required, (), lam.body, lam.position)  # type: ignore[arg-type]
            if not (remaining.__class__ is Local and remaining.variable is value):
                remaining = Resumed(loop, remaining, lam.position)
        self.rest = remaining
        self.value = value
        self.identity = remaining.__class__ is Local and remaining.variable is value
        live = free(remaining) - {value}
        if me.__class__ is Variable and not self.identity and mentions_itself(lam, me):
            live.add(me)
        self.variables = tuple(sorted(live, key=lambda v: (v.number, v.name)))
        self.names: tuple[str, ...] = tuple([unit.local(v) for v in self.variables])
        self.live = taking(self.names)

    def __getattr__(self, name: str) -> Any:
        if name != "function":
            raise AttributeError(name)
        self.function = self.unit.compile_rest(self)
        return self.function

    def forget(self) -> None:
        """Compile the rest anew when it is needed again."""
        try:
            del self.function
        except AttributeError:
            pass  # it has not been made yet

    def __repr__(self) -> str:
        return f"#<resume {self.call!r} with {' '.join(self.names)}>"
