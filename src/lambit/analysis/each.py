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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

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
    """The loop as a procedure of the arrays and the variables from outside; it gives what `result` is at the end."""
    w = Writing(f, outside, base)
    end: Core = Const(UNSPECIFIED) if result is None else Local(w.own[result])
    return w.procedure((), {}, lambda again: Seq((w.element, again()), f.position), end)


class Writing:
    """Writes a loop over arrays as a procedure of them, a few `extra` parameters, and the variables from outside.

    All variables are its own: what the compiler notes of them must not be mixed up with what holds where `f` stands.
    """

    def __init__(self, f: Any, outside: tuple[Variable, ...], base: Any, *, accumulators: int = 0, first: bool = False) -> None:
        self.f, self.base = f, base
        self.own: dict[Variable, Variable] = {}
        self.parameters = tuple([self.own.setdefault(v, Variable(v.name)) for v in outside])
        self.i, self.n = Variable("i"), Variable("n")
        split = accumulators if first else len(f.required) - accumulators
        front, back = f.required[:split], f.required[split:]
        self.accumulators = front if first else back  # parameters of `f` that are no elements
        elements = back if first else front
        self.arrays = tuple([Variable("xs") for _ in elements])
        parts = tuple([self.call("vector-ref", Local(xs), Local(self.i)) for xs in self.arrays])
        for v in self.accumulators:
            self.own[v] = Variable(v.name)
        self.element: Core = Let(tuple([self.own.setdefault(v, Variable(v.name)) for v in elements]), parts, _renamed(f.body, self.own))

    def call(self, name: str, *args: Core) -> Call:
        """A call of a builtin."""
        return Call(Global(self.base.lookup(name), self.f.position), args, self.f.position)

    def procedure(self, extra: tuple[Variable, ...], state: dict[Variable, Core], step: Callable[..., Core], end: Core) -> Lambda:
        """The procedure: `state` has the loop's variables beside the index with their first values; `step` is told how to go round, with their next ones."""
        position, each = self.f.position, Variable("each")

        def again(*values: Core) -> Call:
            return Call(Local(each), (self.call("+", Local(self.i), Const(1)), *values), position)

        sizes = [self.call("vector-length", Local(xs)) for xs in self.arrays]
        size = self.call("min", *sizes) if len(sizes) > 1 else sizes[0]
        body = If(self.call("=", Local(self.i), Local(self.n)), end, step(again), position)
        loop = Letrec((each,), (Lambda((self.i, *state), (), None, body, "each", position),), Call(Local(each), (Const(0), *state.values()), position), position)
        whole = Let((self.n,), (size,), loop, position)
        return Lambda((*self.arrays, *extra, *self.parameters), (), None, whole, self.f.name or "each", position)


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
