"""Operands in order, saved where evaluation may be left.

Generated code evaluates operands left to right. When evaluation is resumed in
one of them, the earlier ones must still be known: so an operand that is not
the same whenever it is evaluated, and has a later one in which evaluation may
be left, is saved in a variable (`Save`). The order in which the code is
written is the order that `rest` (codegen/resume.py) assumes.

An operand that needs statements (a loop, a let) makes a let of all operands up
to it. So does one that is nested too deep for Python's own compiler, and one
whose value must be there when an earlier operand is found to be of a class that
the operator does not presume: `v.<items>` fails before the index is evaluated.
"""

from __future__ import annotations

from lambit.syntax.core import (
    Call,
    Const,
    Core,
    Define,
    Global,
    If,
    Lambda,
    Let,
    Local,
    Set,
    Variable,
)

from .nodes import Save
from .primitives import RECOVERABLE, SPECULATIVE, primitive
from .suspend import pure, stable, suspends

MOST_DEEP = 60  # levels of Python expression


def order(x: Core) -> Core:
    """`x` with its operands in order."""
    x = x.rebuild(order)
    kind = x.__class__
    if kind is Call:
        return _call(x)  # type: ignore[arg-type]
    return x


def _call(x: Call) -> Core:
    operands: list[Core] = [x.fn, *x.args]
    presumes = primitive(x) in SPECULATIVE
    last = -1
    for i, e in enumerate(operands):
        if not is_expression(e) or (presumes and i > 1 and _is_late(e)):
            last = i
    if last >= 0:
        variables, inits = [], []
        for i in range(last + 1):
            e = operands[i]
            if not (stable(e, callee=i == 0) and e.__class__ is not Save) or e.__class__ is Lambda:
                v = Variable("n")
                v.boxed = False
                variables.append(v)
                inits.append(e)
                operands[i] = Local(v, e.position)
        return Let(tuple(variables), tuple(inits), _saved(x, operands), x.position)
    return _saved(x, operands)


def _saved(x: Call, operands: list[Core]) -> Call:
    """The call of `operands`, saved as needed."""
    last = max((i for i, e in enumerate(operands) if suspends(e)), default=-1)
    recoverable = primitive(Call(operands[0], tuple(operands[1:]))) in RECOVERABLE
    if last >= 0 and all(map(pure, operands)):
        last = -1  # only a builtin may run in between: what comes before is the same once more
    for i, e in enumerate(operands):
        if (i < last and not stable(e, callee=i == 0)) or (recoverable and i > 0 and _is_call(e)):
            v = Variable("t")
            v.boxed = False
            operands[i] = Save(v, e, e.position)
    if all(a is b for a, b in zip(operands, (x.fn, *x.args), strict=True)):
        return x
    return Call(operands[0], tuple(operands[1:]), x.position)


def _is_call(e: Core) -> bool:
    """Is the value of `e` lost when the operation that wants it fails?"""
    if e.__class__ is Call:
        return primitive(e) is None or _any_call(e.args)
    return e.__class__ is If or e.__class__ is Let


def _is_late(e: Core) -> bool:
    """Can the value of `e` be found only by evaluating `e` in its place?"""
    if e.__class__ is Save or _is_call(e):
        return True
    return e.__class__ is Call and any(map(_is_late, e.args))


def _any_call(xs: tuple[Core, ...]) -> bool:
    for e in xs:
        if _is_call(e):
            return True
    return False


def is_expression(x: Core) -> bool:
    """Can `x` be written as a Python expression?"""
    return 0 <= _expression_depth(x) <= MOST_DEEP


def _expression_depth(x: Core) -> int:
    """The nesting of `x` as a Python expression, or -1 if it needs statements."""
    kind = x.__class__
    if kind is Const or kind is Local or kind is Global or kind is Lambda:
        return 1
    if kind is Save:
        return _expression_depth(x.value)  # type: ignore[attr-defined]
    if kind is Call or kind is If:
        deepest = 0
        for child in x.children():
            depth = _expression_depth(child)
            if depth < 0 or depth > MOST_DEEP:
                return -1
            deepest = max(deepest, depth)
        return deepest + 1
    if kind is Let and is_or(x):
        first = _expression_depth(x.inits[0])  # type: ignore[attr-defined]
        second = _expression_depth(x.body.other)  # type: ignore[attr-defined]
        return -1 if first < 0 or second < 0 else max(first, second) + 1
    if kind is Set and x.target.__class__ is Variable:  # type: ignore[attr-defined]
        depth = _expression_depth(x.value)  # type: ignore[attr-defined]
        return depth if depth < 0 else depth + 1
    if kind is Define:
        return -1
    return -1


def is_or(x: Core) -> bool:
    """Is `x` what `or` expands to: `(let ((t a)) (if t t b))`?"""
    if x.__class__ is not Let or len(x.variables) != 1 or x.body.__class__ is not If:
        return False
    v, test, then = x.variables[0], x.body.test, x.body.then
    return (
        not v.boxed
        and test.__class__ is Local
        and test.variable is v
        and then.__class__ is Local
        and then.variable is v
    )
