"""Calls of a lambda become `let`; arithmetic of many operands becomes binary; dead branches go.

In: core as expanded. Out: the same without `((lambda (x) e) a)`, without
`(+ a b c)`, without an `if` on a constant or a `let`.
"""

from __future__ import annotations

from lambit.data import FALSE, TRUE
from lambit.syntax.core import (
    Call,
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Seq,
    Set,
    walk,
)

from .order import is_or
from .primitives import PREDICATES, SAFE, primitive

_BOOLEAN = SAFE & PREDICATES.keys()
_CHAINS = frozenset({"+", "*", "-"})


def direct(x: Core) -> Core:
    """`x` with the obvious said directly."""
    x = x.rebuild(direct)
    kind = x.__class__
    if kind is Call:
        return _call(x)  # type: ignore[arg-type]
    if kind is If:
        return _if(x)  # type: ignore[arg-type]
    if kind is Seq:
        return _seq(x)  # type: ignore[arg-type]
    if kind is Let:
        return _or(x)  # type: ignore[arg-type]
    return x


def _if(x: If) -> Core:
    test = x.test
    if test.__class__ is Const:
        return x.other if test.value is FALSE else x.then
    if test.__class__ is Let and not is_or(test):  # variables are told apart by identity
        return Let(test.variables, test.inits, _if(If(test.body, x.then, x.other, x.position)), test.position)
    return x


def _call(x: Call) -> Core:
    fn, args = x.fn, x.args
    if fn.__class__ is Lambda:
        lam: Lambda = fn
        if not lam.optional and lam.rest is None and len(lam.required) == len(args):
            return Let(lam.required, args, lam.body, x.position) if args else lam.body
    elif fn.__class__ is Let:  # ((let (...) f) a): the operator is evaluated first anyway
        let: Let = fn
        return Let(let.variables, let.inits, _call(Call(let.body, args, x.position)), let.position)
    elif fn.__class__ is Letrec and fn.body.__class__ is Local:
        return _named_let(fn, x)
    elif fn.__class__ is Global and len(args) > 2 and fn.binding.primitive in _CHAINS:
        first = Call(fn, args[:2], x.position)
        for folded, arg in enumerate(args[2:], 1):
            operator = Global(fn.binding, fn.position, fn.via, fn.name)
            operator.folded = folded
            first = Call(operator, (first, arg), x.position)
        return first
    return x


def _or(x: Let) -> Core:
    """`(or (null? a) b)` is `(if (null? a) #t b)`: the value of a test that cannot fail is known."""
    if not is_or(x) or primitive(x.inits[0]) not in _BOOLEAN:
        return x
    other = x.body.other  # type: ignore[attr-defined]
    if any(node.__class__ is Local and node.variable is x.variables[0] for node in walk(other)):
        return x
    return If(x.inits[0], Const(TRUE, x.position), other, x.position)


def _named_let(fn: Letrec, x: Call) -> Core:
    """`((letrec ((f ..)) f) a)` is `(letrec ((f ..)) (f a))`: the names in `a` are other variables."""
    if any(init.__class__ is not Lambda for init in fn.inits):
        return x
    return Letrec(fn.variables, fn.inits, Call(fn.body, x.args, x.position), fn.position)


def _seq(x: Seq) -> Core:
    """Sequences in sequences are one; constants and variables nobody looks at go."""
    items: list[Core] = []
    last = len(x.items) - 1
    for i, item in enumerate(x.items):
        if item.__class__ is Seq:
            items += item.items
        elif i == last or item.__class__ not in (Const, Lambda):
            items.append(item)
    if len(items) == len(x.items) and all(a is b for a, b in zip(items, x.items, strict=True)):
        return x
    return items[0] if len(items) == 1 else Seq(tuple(items), x.position)


def assigned_variables(x: Core) -> set[object]:
    """The variables and bindings that a `set!` inside `x` assigns to."""
    return {node.target for node in walk(x) if node.__class__ is Set}
