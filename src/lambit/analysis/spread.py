"""A vector that is only looked into, by constant indices, is its elements.

In: `(let ((v (vector a b))) ... (vector-ref v 0) ...)`, which `define-values` is written as. Out:
`(let ((x a) (y b)) ... x ...)`, if `v` is mentioned in no other way.
"""

from __future__ import annotations

from lambit.syntax.core import Call, Const, Core, Let, Local, Seq, Set, Variable

from .direct import assigned_variables
from .primitives import primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def spread(x: Core) -> Core:
    """`x` without such vectors."""
    return _walk(x, assigned_variables(x))


def _walk(x: Core, assigned: set[object]) -> Core:
    x = x.rebuild(lambda child: _walk(child, assigned))
    if x.__class__ is not Let or len(x.variables) != 1 or x.variables[0] in assigned:
        return x
    let: Any = x
    made = _made(let.inits[0])
    if made is None or not _only_looked_into(let.body, let.variables[0], len(made.args)):
        return x
    elements, inits = [], []
    for each in made.args:
        if each.__class__ is Local and each.variable not in assigned:
            elements.append(each.variable)
            continue
        elements.append(Variable(let.variables[0].name))
        inits.append((elements[-1], each))
    body = _replaced(let.body, let.variables[0], elements)
    for v, init in reversed(inits):
        body = Let((v,), (init,), body, x.position)
    return _instead(let.inits[0], made, body)


def _made(x: Any) -> Call | None:
    """The call of `vector` whose value is that of `x`."""
    while isinstance(x, (Let, Seq)):
        x = x.body if isinstance(x, Let) else x.items[-1]
    return x if primitive(x) == "vector" else None


def _instead(x: Any, made: Call, body: Core) -> Core:
    """`x` with `body` in the place of the call that makes the vector."""
    if x is made:
        return body
    if isinstance(x, Seq):
        return Seq((*x.items[:-1], _instead(x.items[-1], made, body)), x.position)
    return Let(x.variables, x.inits, _instead(x.body, made, body), x.position)


def _index(x: Core, v: Variable) -> int | None:
    """The index, if `x` is an element of `v`."""
    if primitive(x) != "vector-ref":
        return None
    block, at = x.args  # type: ignore[attr-defined]
    known = block.__class__ is Local and block.variable is v and at.__class__ is Const and at.value.__class__ is int
    return at.value if known else None


def _only_looked_into(x: Core, v: Variable, count: int) -> bool:
    at = _index(x, v)
    if at is not None:
        return 0 <= at < count
    if x.__class__ is Local:
        return x.variable is not v
    if x.__class__ is Set and x.target is v:
        return False
    for child in x.children():
        if not _only_looked_into(child, v, count):
            return False
    return True


def _replaced(x: Core, v: Variable, elements: list[Variable]) -> Core:
    at = _index(x, v)
    return Local(elements[at], x.position) if at is not None else x.rebuild(lambda child: _replaced(child, v, elements))
