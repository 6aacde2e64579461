"""Recursive definitions, taken apart.

In: any Letrec. Out: each Letrec binds lambdas only, to variables that nobody
assigns; everything else is a Let, in the order written. A variable that may be
read before its definition starts as an unset box, and its definition is an
assignment: reading it too early is an error, not a wrong value.

(After Waddell, Sarkar, Dybvig: "Fixing letrec", 2005, simplified.)
"""

from __future__ import annotations

from lambit.data import Unique
from lambit.syntax.core import Const, Core, Lambda, Let, Letrec, Local, Seq, Set, Variable

from .direct import assigned_variables
from .free import free

UNSET = Unique("#<unset>")
"""The value of a variable that is not defined yet; no program ever sees it."""


def letrec(x: Core) -> Core:
    """`x` with its Letrecs taken apart."""
    assigned = assigned_variables(x)
    return _walk(x, assigned)


def _walk(x: Core, assigned: set[object]) -> Core:
    x = x.rebuild(lambda child: _walk(child, assigned))
    return _split(x, assigned) if x.__class__ is Letrec else x


class _Definition:
    """One variable of a Letrec, with what its expression mentions."""

    __slots__ = ("function", "init", "needs", "variable")

    def __init__(self, variable: Variable, init: Core, function: bool, own: set[Variable]) -> None:
        self.variable = variable
        self.init = init
        self.function = function
        self.needs = free(init) & own


def _split(x: Letrec, assigned: set[object]) -> Core:
    own = set(x.variables)
    definitions = [
        _Definition(v, e, e.__class__ is Lambda and v not in assigned, own)
        for v, e in zip(x.variables, x.inits, strict=True)
    ]
    if all(d.function for d in definitions):
        return x
    functions = {d.variable: d for d in definitions if d.function}
    early = _read_early(definitions, functions)

    steps: list[tuple[list[_Definition], _Definition | None]] = []
    placed: set[Variable] = set()
    for d in definitions:
        if d.function:
            continue
        group = _closure(d.needs, functions) - placed
        placed |= group
        steps.append(([f for f in definitions if f.variable in group], d))
    steps.append(([f for f in definitions if f.function and f.variable not in placed], None))

    result = x.body
    for group_, complex_ in reversed(steps):
        if complex_ is not None:
            v, e = complex_.variable, complex_.init
            if v in early:
                result = Seq((Set(v, e, e.position), result), x.position)
            else:
                result = Let((v,), (e,), result, x.position)
        if group_:
            result = Letrec(
                tuple([f.variable for f in group_]), tuple([f.init for f in group_]), result, x.position
            )
    if early:
        unset = [v for v in x.variables if v in early]
        result = Let(tuple(unset), tuple([Const(UNSET) for _ in unset]), result, x.position)
    return result


def _closure(needs: set[Variable], functions: dict[Variable, _Definition]) -> set[Variable]:
    """The functions that `needs` may lead to."""
    found: set[Variable] = set()
    todo = [v for v in needs if v in functions]
    while todo:
        v = todo.pop()
        if v not in found:
            found.add(v)
            todo += [w for w in functions[v].needs if w in functions]
    return found


def _read_early(
    definitions: list[_Definition], functions: dict[Variable, _Definition]
) -> set[Variable]:
    """The variables that an expression evaluated before their definition may lead to."""
    # `letrec` gives the values it has computed to variables that were there before
    own = {d.variable for d in definitions}
    early = {d.variable for d in definitions if d.init.__class__ is Local and d.init.variable in own}
    undefined = {d.variable for d in definitions if not d.function}
    for d in definitions:
        if not d.function:
            reached = set(d.needs)
            for f in _closure(d.needs, functions):
                reached |= functions[f].needs
            early |= reached & undefined
            undefined.discard(d.variable)
    # a function that was placed before a definition it mentions needs a box too
    placed: set[Variable] = set()
    undefined = {d.variable for d in definitions if not d.function}
    for d in definitions:
        if not d.function:
            placed |= _closure(d.needs, functions)
            for f in placed:
                early |= functions[f].needs & undefined
            undefined.discard(d.variable)
    return early
