"""Guards as expressions: their body and clauses belong to the procedure around them.

In: what `guard` expands to, a call of `%guard` or `%guard-else` with two
lambdas. Out: a `Guarded`, in which there are no procedures to make or to call.
It stays a call if a test may capture a continuation: the tests are evaluated
before it is settled whether the body is left.
"""

from __future__ import annotations

from lambit.data import FALSE
from lambit.syntax.core import Call, Const, Core, If, Lambda, Let, Variable, walk

from .nodes import CallCC, Caught, Chosen, Guarded, PassOn
from .suspend import calls_unknown, is_control_builtin

MOST_NESTED = 5  # Python refuses more than 20 nested blocks; loops may take 12


def guarded(x: Core) -> Core:
    """`x` with its guards as expressions."""
    x = x.rebuild(guarded)
    if x.__class__ is not Call or len(x.args) != 2 or not is_control_builtin(x.fn):
        return x
    name = x.fn.binding.primitive  # type: ignore[attr-defined]
    thunk, handler = x.args
    if name not in ("%guard", "%guard-else") or thunk.__class__ is not Lambda or handler.__class__ is not Lambda:
        return x
    if nesting(thunk.body) >= MOST_NESTED:
        return x
    guard, failure, (condition,) = Variable("guard"), Variable("failure"), handler.required
    body: Core | None = handler.body
    if name == "%guard":
        body = _clauses(handler.body, failure, guard)
    if body is None:
        return x
    caught = Caught(failure, condition, body, handler.position, total=name == "%guard-else")
    return Guarded(thunk.body, guard, caught, x.position)


def _clauses(x: Core, failure: Variable, guard: Variable) -> Core | None:
    """What gives a thunk for the clause that holds, as what gives its value; None if that cannot be."""
    kind = x.__class__
    if kind is Lambda:
        return Chosen(failure, x.body, x.position)  # type: ignore[attr-defined]
    if kind is Const and x.value is FALSE:  # type: ignore[attr-defined]
        return PassOn(failure, guard, x.position)
    if kind is If and not _may_leave(x.test):  # type: ignore[attr-defined]
        then = _clauses(x.then, failure, guard)  # type: ignore[attr-defined]
        other = _clauses(x.other, failure, guard)  # type: ignore[attr-defined]
        return None if then is None or other is None else If(x.test, then, other, x.position)  # type: ignore[attr-defined]
    if kind is Let and not any(map(_may_leave, x.inits)):  # type: ignore[attr-defined]
        body = _clauses(x.body, failure, guard)  # type: ignore[attr-defined]
        return None if body is None else Let(x.variables, x.inits, body, x.position)  # type: ignore[attr-defined]
    return None


def _may_leave(test: Core) -> bool:
    """May the evaluation of `test` be left, or does it need a guard of its own?"""
    return calls_unknown(test) or any(node.__class__ is Guarded for node in walk(test))


def nesting(x: Core) -> int:
    """How deep bodies of guards and of call/cc are nested in `x`, outside its lambdas."""
    if x.__class__ is Lambda:
        return 0
    inner = 0
    for e in x.children():
        inner = max(inner, nesting(e))
    return inner + (x.__class__ is Guarded or x.__class__ is CallCC)
