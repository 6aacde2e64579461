"""What can be said of a procedure from its tail calls."""

from __future__ import annotations

from lambit.syntax.core import (
    Binding,
    Call,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Variable,
    walk,
)

from .nodes import Caught, Chosen, Guarded
from .primitives import primitive
from .suspend import is_plain_builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def tail_calls(x: Core, loops: tuple[Variable, ...] = ()) -> Iterator[tuple[Call, tuple[Variable, ...]]]:
    """The calls in tail position of `x` that are no jumps, with the loops around each."""
    todo: list[tuple[Core, tuple[Variable, ...]]] = [(x, loops)]
    while todo:
        x, loops = todo.pop()
        kind = x.__class__
        if kind is Call:
            fn = x.fn  # type: ignore[attr-defined]
            if not (fn.__class__ is Local and fn.variable in loops):
                yield x, loops  # type: ignore[misc]
        elif kind is If:
            todo += [(x.then, loops), (x.other, loops)]  # type: ignore[attr-defined]
        elif kind is Seq:
            todo.append((x.items[-1], loops))  # type: ignore[attr-defined]
        elif kind is Let or kind is Letrec:
            todo.append((x.body, loops))  # type: ignore[attr-defined]
        elif kind is Guarded:
            todo.append((x.caught, loops))  # type: ignore[attr-defined]
        elif kind is Caught:
            todo.append((x.handler, loops))  # type: ignore[attr-defined]
        elif kind is Chosen:
            todo.append((x.clause, loops))  # type: ignore[attr-defined]
        elif kind is Loop:
            todo.append((x.body, (*loops, x.name)))  # type: ignore[attr-defined]


def tail_letrecs(x: Core) -> Iterator[Letrec]:
    """The `letrec`s in tail position of `x`, outer ones first: what they bind may be called in tail position."""
    todo: list[Core] = [x]
    while todo:
        x = todo.pop()
        kind = x.__class__
        if kind is Letrec:
            yield x  # type: ignore[misc]
        if kind is If:
            todo += [x.then, x.other]  # type: ignore[attr-defined]
        elif kind is Seq:
            todo.append(x.items[-1])  # type: ignore[attr-defined]
        elif kind is Let or kind is Letrec:
            todo.append(x.body)  # type: ignore[attr-defined]


def goes_round(lam: Lambda, me: Variable | Binding | None) -> bool:
    """Has `lam` a self tail call that can be a jump to its beginning?"""
    if me is None or lam.optional or lam.rest is not None:
        return False
    return any(
        not loops and is_reference(call.fn, me) and len(call.args) == len(lam.required)
        for call, loops in tail_calls(lam.body)
    )


def mentions_itself(lam: Lambda, me: Variable) -> bool:
    """Does `lam` mention its own name other than to jump to its beginning?"""
    jumps = {
        id(call.fn)
        for call, loops in tail_calls(lam.body)
        if not loops and len(call.args) == len(lam.required)
    }
    return any(
        x.__class__ is Local and x.variable is me and id(x) not in jumps
        for x in walk(lam.body)
    )


def is_reference(fn: Core, me: Variable | Binding | None) -> bool:
    """Does `fn` refer to `me`?"""
    if fn.__class__ is Local:
        return fn.variable is me
    return fn.__class__ is Global and fn.binding is me


def never_ends_in_tail_call(
    lam: Lambda, me: Variable | Binding | None, free_locals: set[Variable]
) -> set[Binding] | None:
    """The global procedures on which it rests that `lam` never returns the sentinel; None if it may.

    Each tail call must be a primitive, a jump, or a call of a procedure that
    is known already: so chains of plain calls in tail position have an end.
    """
    rests_on: set[Binding] = set()
    for letrec in tail_letrecs(lam.body):
        for v, init in zip(letrec.variables, letrec.inits, strict=True):
            needed = never_ends_in_tail_call(init, v, free_locals)  # type: ignore[arg-type]
            if needed is not None:
                free_locals = free_locals | {v}
                rests_on |= needed
    simple = not lam.optional and lam.rest is None
    for call, loops in tail_calls(lam.body):
        fn = call.fn
        if primitive(call) is not None or is_plain_builtin(fn):
            continue
        if me is not None and is_reference(fn, me):
            if simple and not loops and len(call.args) == len(lam.required):
                continue
            return None
        if fn.__class__ is Local and fn.variable in free_locals:
            continue
        if fn.__class__ is Global and fn.binding.free and not fn.binding.assigned:
            rests_on.add(fn.binding)
            continue
        return None
    return rests_on
