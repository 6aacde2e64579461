"""Loops: a procedure that is only called by itself, in tail position, after one call from outside.

In: `(letrec ((f (lambda (x) body))) (f a))`. Out: `(loop f ((x a)) body)`, if
every other mention of `f` is a tail call in `body`, with the right number of
arguments and not inside another lambda.
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

from .nodes import CallCC, Guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NESTED = 12  # Python refuses more than 20 nested blocks


def loops(x: Core) -> Core:
    """`x` with its loops found."""
    x = x.rebuild(loops)
    if x.__class__ is not Letrec or len(x.variables) != 1:
        return x
    (f,), (lam,), call = x.variables, x.inits, x.body
    if not (call.__class__ is Call and call.fn.__class__ is Local and call.fn.variable is f):
        return x
    if lam.__class__ is not Lambda or lam.optional or lam.rest is not None:
        return x
    if len(call.args) != len(lam.required) or any(_mentions(a, f) for a in call.args):
        return x
    if not _only_tail_called(lam.body, f, len(lam.required), tail=True):
        return x
    if _depth(lam.body) >= MOST_NESTED:
        return x
    return Loop(f, lam.required, call.args, lam.body, call.position)


def _mentions(x: Core, f: Variable) -> bool:
    return any(node.__class__ is Local and node.variable is f for node in walk(x))


def _only_tail_called(x: Core, f: Variable, count: int, *, tail: bool) -> bool:
    kind = x.__class__
    if kind is Local:
        return x.variable is not f  # type: ignore[attr-defined]
    if kind is If:
        return (
            _only_tail_called(x.test, f, count, tail=False)  # type: ignore[attr-defined]
            and _only_tail_called(x.then, f, count, tail=tail)  # type: ignore[attr-defined]
            and _only_tail_called(x.other, f, count, tail=tail)  # type: ignore[attr-defined]
        )
    if kind is Seq:
        return _all_but_tail(x.items[:-1], f, count) and (  # type: ignore[attr-defined]
            _only_tail_called(x.items[-1], f, count, tail=tail)  # type: ignore[attr-defined]
        )
    if kind is Let or kind is Letrec or kind is Loop:
        return _all_but_tail(x.inits, f, count) and (  # type: ignore[attr-defined]
            _only_tail_called(x.body, f, count, tail=tail)  # type: ignore[attr-defined]
        )
    if kind is Lambda:
        return not _mentions(x, f)
    if kind is Call and x.fn.__class__ is Local and x.fn.variable is f:  # type: ignore[attr-defined]
        return tail and len(x.args) == count and not any(_mentions(a, f) for a in x.args)  # type: ignore[attr-defined]
    if kind is Set and x.target is f:  # type: ignore[attr-defined]
        return False
    return _all_but_tail(x.children(), f, count)


def _all_but_tail(xs: Iterable[Core], f: Variable, count: int) -> bool:
    for e in xs:  # a loop: `all` would nest the C stack
        if not _only_tail_called(e, f, count, tail=False):
            return False
    return True


def _depth(x: Core) -> int:
    """How deep loops, guards and call/cc are nested in `x`, outside its lambdas."""
    if x.__class__ is Lambda:
        return 0
    inner = 0
    for e in x.children():
        inner = max(inner, _depth(e))
    return inner + (x.__class__ in (Loop, Guarded, CallCC))
