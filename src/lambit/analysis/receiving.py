"""Values that are received where they are made: variables, and nothing in between.

In: `(call-with-values (lambda () ... (values a b)) (lambda (x y) ...))`, which `receive` and
`let-values` are written as. Out: `(let ((x a) (y b)) ...)`. A producer that chooses
between several `values` is asked once what it chooses; then each variable chooses its value.
Of a builtin that has always two values, `(floor/ a b)`, they are taken out one by one.
"""

from __future__ import annotations

from lambit.data import FALSE
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
    Variable,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_TESTS = 8
"""A producer that chooses more often is called."""


def received(producer: Core, consumer: Core) -> Core | None:
    """What `(call-with-values producer consumer)` comes to; None if that is not known here."""
    if producer.__class__ is not Lambda or producer.parameters or consumer.__class__ is not Lambda:
        return None
    taker: Any = consumer
    if taker.optional or taker.rest is not None or not taker.required:
        return None
    return _bound(producer.body, taker)


def _bound(x: Any, taker: Lambda) -> Core | None:
    """`x`, then the body of `taker` with its variables bound to the values of `x`."""
    kind = x.__class__
    if kind is Let or kind is Letrec:
        inner = _bound(x.body, taker)
        return None if inner is None else kind(x.variables, x.inits, inner, x.position)
    if kind is Seq:
        inner = _bound(x.items[-1], taker)
        return None if inner is None else Seq((*x.items[:-1], inner), x.position)
    if _is_pair(x) and len(taker.required) == 2:
        return _taken_out(x, taker)
    split = _split(x, len(taker.required))
    if split is None or len(split[0]) > MOST_TESTS:
        return None
    made: Core = Let(taker.required, tuple(split[1]), taker.body, taker.position)
    for v, test in reversed(split[0]):
        made = Let((v,), (test,), made, x.position)
    return made


def _split(x: Any, count: int) -> tuple[list[tuple[Variable, Core]], list[Core]] | None:
    """The tests to be made first, in order, each into a variable; then the values of `x`, apart."""
    if x.__class__ is Call:
        return ([], list(x.args)) if _is_values(x.fn) and len(x.args) == count else None
    if x.__class__ is Seq:
        split = _split(x.items[-1], count)
        if split is None:
            return None
        tests, parts = split
        before = x.items[:-1]
        if tests:
            tests[0] = (tests[0][0], Seq((*before, tests[0][1]), x.position))
        else:
            parts[0] = Seq((*before, parts[0]), x.position)
        return tests, parts
    if x.__class__ is not If:
        return None
    then, other = _split(x.then, count), _split(x.other, count)
    if then is None or other is None:
        return None
    chosen, at = Variable("test"), x.position

    def choice(a: Core, b: Core) -> Core:
        return If(Local(chosen, at), a, b, at)

    tests = [(chosen, x.test)]
    tests += [(v, choice(test, Const(FALSE))) for v, test in then[0]]
    tests += [(v, choice(Const(FALSE), test)) for v, test in other[0]]
    return tests, [choice(a, b) for a, b in zip(then[1], other[1], strict=True)]


PAIRS = frozenset({"floor/", "truncate/", "exact-integer-sqrt"})
"""The builtins that have two values, or fail."""


def _is_pair(x: Any) -> bool:
    """Is `x` a call of a builtin that has two values?"""
    return x.__class__ is Call and x.fn.__class__ is Global and x.fn.binding.primitive in PAIRS and not x.fn.binding.assigned


def _taken_out(x: Any, taker: Lambda) -> Core:
    """The body of `taker` with its two variables bound to the values of the call `x`."""
    both = Variable("values")
    take = Global(x.fn.binding.library.base.lookup("%value-ref"), x.position)
    parts = tuple([Call(take, (Local(both), Const(k)), x.position) for k in (0, 1)])
    return Let((both,), (x,), Let(taker.required, parts, taker.body, taker.position), x.position)


def taken_from_calls(x: Core) -> Core:
    """`x` where the values of calls that nothing is known of here are taken out, too: for who will know how many there are."""
    x = x.rebuild(taken_from_calls)
    if x.__class__ is not Call or x.fn.__class__ is not Global or x.fn.binding.name != "call-with-values" or len(x.args) != 2:
        return x
    producer, taker = x.args
    library = x.fn.binding.library
    if library.base is not library or producer.__class__ is not Lambda or producer.parameters or taker.__class__ is not Lambda:
        return x
    if taker.optional or taker.rest is not None or not taker.required:
        return x
    whole, take, n = Variable("values"), Global(library.lookup("%value-ref"), x.position), len(taker.required)
    parts = tuple([Call(take, (Local(whole), Const(k), Const(n)), x.position) for k in range(n)])
    return Let((whole,), (producer.body,), Let(taker.required, parts, taker.body, taker.position), x.position)


def _is_values(f: Any) -> bool:
    return f.__class__ is Global and f.binding.primitive == "values" and not f.binding.assigned
