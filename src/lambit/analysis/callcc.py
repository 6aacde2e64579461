"""`call/cc` of a lambda as an expression: its body belongs to the procedure around it.

In: `(call/cc (lambda (k) body))`. Out: a `CallCC`, in which there is no
procedure to make or to call. It stays a call where a closure holds `k` (whether
`k` outlives the call could not be seen), where somebody assigns to `k`, and
where it would keep a tail call from being one.
"""

from __future__ import annotations

from lambit.syntax.core import (
    Call,
    Core,
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

from .guarded import MOST_NESTED, nesting
from .nodes import CallCC, Caught, Chosen, Guarded
from .primitives import primitive
from .suspend import is_control_builtin, is_plain_builtin
from .tails import tail_calls

_NAMES = frozenset({"call/cc", "call-with-current-continuation"})


def callcc(x: Core) -> Core:
    """`x` with such calls as expressions."""
    return _walk(x, tail=True)


def _walk(x: Core, *, tail: bool) -> Core:
    last = _in_tail_position(x)
    inside = tail or x.__class__ is Lambda
    x = x.rebuild(lambda child: _walk(child, tail=inside and any(child is e for e in last)))
    if x.__class__ is not Call or len(x.args) != 1 or not is_control_builtin(x.fn):
        return x
    f = x.args[0]
    if x.fn.binding.primitive not in _NAMES or f.__class__ is not Lambda or len(f.required) != 1 or f.optional or f.rest:  # type: ignore[attr-defined]
        return x
    (k,) = f.required
    if nesting(f.body) >= MOST_NESTED or _is_held(f.body, k) or (tail and not _is_over(f.body)):
        return x
    return CallCC(k, f.body, x.position)


def _in_tail_position(x: Core) -> tuple[Core, ...]:
    """The parts of `x` whose value is its value."""
    kind = x.__class__
    if kind is If:
        return x.then, x.other  # type: ignore[attr-defined]
    if kind is Seq:
        return (x.items[-1],)  # type: ignore[attr-defined]
    if kind is Let or kind is Letrec or kind is Loop or kind is Lambda:
        return (x.body,)  # type: ignore[attr-defined]
    if kind is Guarded:
        return (x.caught,)  # type: ignore[attr-defined]
    if kind is Caught:
        return (x.handler,)  # type: ignore[attr-defined]
    return (x.clause,) if kind is Chosen else ()  # type: ignore[attr-defined]


def _is_held(body: Core, k: Variable) -> bool:
    """Does a lambda in `body` mention `k`, or does somebody assign to it?"""
    for node in walk(body):
        if node.__class__ is Lambda:
            if any(inner.__class__ is Local and inner.variable is k for inner in walk(node)):
                return True
        elif node.__class__ is Set and node.target is k:
            return True
    return False


def _is_over(body: Core) -> bool:
    """Is nothing left to do when `body` comes to its end: has it no tail calls of unknown procedures?"""
    return all(primitive(call) is not None or is_plain_builtin(call.fn) for call, _ in tail_calls(body))
