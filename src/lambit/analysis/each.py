"""`for-each` over an array with a lambda of numbers and stores: native code may do all of it at once.

In: `(for-each (lambda (x) ...) v)`, where the lambda calls numeric operations only, stores into arrays, and
assigns to one variable from outside at most. Out:

    (let ((xs v))
      (let ((value (fused xs free ...)))
        (if (eq? value GO-ON) (for-each (lambda (x) ...) xs) (set! t value))))

Native code that has to stop in the middle has the interpreter go on from there, as it does in any loop.
"""

from __future__ import annotations

from typing import Any

from lambit.data import UNSPECIFIED
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
    Variable,
    walk,
)

from .free import free
from .numeric import NATIVE

_NODES = frozenset({Const, Local, Global, If, Let, Seq, Set, Call, Lambda})


def assigned_outside(f: Any) -> Variable | bool | None:
    """The variable of others that `f` assigns to, or None; False if native code cannot do what `f` does."""
    if not _acts(f.body):
        return False
    outside = free(f)
    targets = outside & {node.target for node in walk(f.body) if node.__class__ is Set}
    return False if len(targets) > 1 else targets.pop() if targets else None


def _acts(body: Core) -> bool:
    """Is `body` made of numeric operations, stores and assignments, some of them?"""
    some = False
    called: set[int] = set()
    for node in walk(body):
        kind = node.__class__
        if kind not in _NODES or (kind is Lambda and id(node) not in called):
            return False
        if kind is Set:
            if node.target.__class__ is not Variable:  # type: ignore[attr-defined]
                return False
            some = True
        elif kind is Call:
            fn: Any = node.fn  # type: ignore[attr-defined]
            if fn.__class__ is Lambda and not fn.optional and fn.rest is None:  # a `let`
                called.add(id(fn))
            elif fn.__class__ is Global and fn.binding.primitive in NATIVE:
                some = True
            else:
                return False
    return some


def stores(f: Any) -> bool:
    """Does `f` store into arrays?"""
    return any(node.__class__ is Call and node.fn.__class__ is Global and (node.fn.binding.primitive or "").endswith("!") for node in walk(f.body))


def whole_loop(f: Any, outside: tuple[Variable, ...], result: Variable | None, base: Any) -> Lambda:
    """The loop as a procedure of the arrays and the variables from outside; it gives what `result` is at the end.

    All variables are its own: what the compiler notes of them must not be mixed up with what holds where `f` stands.
    """
    position = f.position
    own: dict[Variable, Variable] = {}
    parameters = tuple([own.setdefault(v, Variable(v.name)) for v in outside])
    arrays = tuple([Variable("xs") for _ in f.required])
    i, n, again = Variable("i"), Variable("n"), Variable("each")

    def call(name: str, *args: Core) -> Call:
        return Call(Global(base.lookup(name), position), args, position)

    elements = tuple([call("vector-ref", Local(xs), Local(i)) for xs in arrays])
    round_ = Let(tuple([own.setdefault(v, Variable(v.name)) for v in f.required]), elements, _renamed(f.body, own))
    step = Seq((round_, Call(Local(again), (call("+", Local(i), Const(1)),), position)), position)
    end: Core = Const(UNSPECIFIED) if result is None else Local(own[result])
    body = If(call("=", Local(i), Local(n)), end, step, position)
    sizes = [call("vector-length", Local(xs)) for xs in arrays]
    size = call("min", *sizes) if len(sizes) > 1 else sizes[0]
    loop = Letrec((again,), (Lambda((i,), (), None, body, "each", position),), Call(Local(again), (Const(0),), position), position)
    return Lambda((*arrays, *parameters), (), None, Let((n,), (size,), loop, position), f.name or "each", position)


def _renamed(x: Core, own: dict[Variable, Variable]) -> Core:
    """`x` with variables of its own."""

    def name(v: Variable) -> Variable:
        return own.setdefault(v, Variable(v.name))

    kind: Any = x.__class__
    node: Any = x
    if kind is Local:
        return Local(name(node.variable), x.position)
    if kind is Set:
        return Set(name(node.target), _renamed(node.value, own), x.position)
    if kind is Lambda:
        return Lambda(tuple(map(name, node.required)), (), None, _renamed(node.body, own), node.name, x.position)
    if kind is Let:
        return Let(tuple(map(name, node.variables)), tuple([_renamed(e, own) for e in node.inits]), _renamed(node.body, own), x.position)
    return x.rebuild(lambda child: _renamed(child, own))
