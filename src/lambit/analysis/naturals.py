"""Which loop variables are never negative: they index without a question. And which only count.

Marks the variables of a Loop that begin with a natural number and change, from
round to round, only by addition of one. (An operand that is no integer makes a
value that is none either: as an index it fails by itself.)

A counter begins with a small integer and changes by one: no program runs long enough
for it to need more than 64 bits.
"""

from __future__ import annotations

from lambit.syntax.core import Call, Const, Core, If, Let, Local, Loop, Variable, walk

from .direct import assigned_variables
from .primitives import primitive

_LENGTHS = frozenset({"vector-length", "string-length"})
_CLOSED = frozenset({  # their values are naturals if their operands are
    "+", "*", "1+", "quotient", "truncate-quotient", "remainder", "truncate-remainder", "modulo", "floor-remainder",
})  # fmt: skip


def naturals(x: Core) -> Core:
    """`x`, with the fact marked on its variables."""
    assigned = assigned_variables(x)
    for node in walk(x):
        if node.__class__ is Loop:
            _mark(node, assigned)
        elif node.__class__ is Let:
            for v, init in zip(node.variables, node.inits, strict=True):
                v.natural = v not in assigned and is_natural(init)
    return x


def _mark(loop: Loop, assigned: set[object]) -> None:
    """Suppose that all variables that begin so stay natural; drop those that may not, until none is left."""
    for v, init in zip(loop.variables, loop.inits, strict=True):
        v.natural = v not in assigned and is_natural(init)
    rounds = rounds_of(loop)
    _mark_counters(loop, rounds, assigned)
    while True:
        wrong = [
            v
            for k, v in enumerate(loop.variables)
            if v.natural and not all(is_natural(args[k]) for args in rounds)
        ]
        if not wrong:
            return
        for v in wrong:
            v.natural = False


def rounds_of(loop: Loop) -> list[tuple[Core, ...]]:
    """What the variables become, wherever it goes round."""
    return [
        node.args
        for node in walk(loop.body)
        if node.__class__ is Call and node.fn.__class__ is Local and node.fn.variable is loop.name
    ]


def _mark_counters(loop: Loop, rounds: list[tuple[Core, ...]], assigned: set[object]) -> None:
    for k, (v, init) in enumerate(zip(loop.variables, loop.inits, strict=True)):
        v.counter = v not in assigned and is_small(init) and all(is_step(args[k], v) for args in rounds)


def is_step(x: Core, v: Variable) -> bool:
    """Is `x` one more or one less than `v`, or `v`?"""
    if x.__class__ is Local:
        return x.variable is v
    name = primitive(x)
    if name in ("1+", "1-", "-1+"):
        return x.args[0].__class__ is Local and x.args[0].variable is v  # type: ignore[attr-defined]
    if name not in ("+", "-") or len(x.args) != 2:  # type: ignore[attr-defined]
        return False
    a, b = x.args  # type: ignore[attr-defined]
    if name == "+" and a.__class__ is Const:
        a, b = b, a
    return a.__class__ is Local and a.variable is v and b.__class__ is Const and b.value.__class__ is int and abs(b.value) <= 1


def is_small(x: Core) -> bool:
    """Is `x` a small integer, or a counter, or made of few of them?"""
    if x.__class__ is Const:
        return x.value.__class__ is int and abs(x.value) <= _SMALL
    if x.__class__ is Local:
        return x.variable.counter
    if primitive(x) in _LENGTHS:
        return True
    return primitive(x) in ("+", "-", "1+") and all(map(is_small, x.args))  # type: ignore[attr-defined]


_SMALL = 1 << 40


def is_natural(x: Core) -> bool:
    """Is the value of `x` no negative number, as far as the marks say?"""
    if x.__class__ is Const:
        return x.value.__class__ is int and x.value >= 0
    if x.__class__ is Local:
        variable: Variable = x.variable
        return variable.natural
    if x.__class__ is If:
        return is_natural(x.then) and is_natural(x.other)
    name = primitive(x)
    if name in _LENGTHS:
        return True
    return name in _CLOSED and all(map(is_natural, x.args))  # type: ignore[attr-defined]
