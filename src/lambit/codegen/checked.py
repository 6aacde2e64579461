"""Operators that ask for the class of their operands first: for code that meets arrays among its vectors."""

from __future__ import annotations

import _ast as A

from lambit.analysis.naturals import is_natural
from lambit.syntax.core import Core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .expressions import Expressions

_IS = A.Is()


def is_class(e: Expressions, x: Any, name: str) -> Any:
    """Is the class of `x` the one called `name`?"""
    n = e.nodes
    return n.compare(n.attribute(x, "__class__"), _IS, n.name(name))


def all_hold(e: Expressions, tests: list[Any], args: tuple[Core, ...]) -> Any:
    """Do all `tests` hold? Each is evaluated if one of them evaluates an operand for the first time."""
    n = e.nodes
    if len(tests) == 1:
        return tests[0]
    if all(e.is_simple(a) for a in args[1:]):
        return n.at(A.BoolOp(A.And(), tests))
    result = tests[0]
    for test in tests[1:]:
        result = n.binary(result, A.BitAnd(), test)
    return n.compare(result, _IS, n.constant(True))  # it may be an array, which is neither true nor false


def full(e: Expressions, name: str, args: list[Any]) -> Any:
    """A call of the full builtin."""
    return e.site(e.nodes.call(e.unit.generic_name(name, e.nodes), args))


def write_checked_test(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """A comparison of characters or strings, by the full builtin."""
    n = e.nodes
    return n.compare(full(e, name, [e.expression(a) for a in args]), _IS, n.name("%t"))


def write_checked_value(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """An operation as a Python expression."""
    writer = _WRITERS.get(name)
    return full(e, name, [e.expression(a) for a in args]) if writer is None else writer(e, args)


def _vector_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    """`v.items[i]`, if `v` is a vector and `i` not negative; else the full builtin."""
    n = e.nodes
    v, i = e.twice(args[0]), e.twice(args[1])
    tests = [is_class(e, v(), "%Vector")]
    if not is_natural(args[1]):
        tests.append(e.site(n.compare(i(), A.GtE(), n.constant(0))))
    elif not e.is_simple(args[1]):
        tests.append(n.compare(i(), A.IsNot(), n.constant(None)))
    fast = e.site(n.subscript(n.attribute(v(), "items"), i()))
    return n.choose(all_hold(e, tests, args), fast, full(e, "vector-ref", [v(), i()]))


def _vector_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    v = e.twice(args[0])
    test = is_class(e, v(), "%Vector")
    length = n.call(n.name("%len"), [n.attribute(v(), "items")])
    return n.choose(test, length, full(e, "vector-length", [v()]))


def _string_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    """A character of a string that nobody writes to at the moment; else the full builtin."""
    n = e.nodes
    if not all(e.is_simple(a) for a in args[1:]):
        return full(e, "string-ref", [e.expression(a) for a in args])
    s, i = e.twice(args[0]), e.twice(args[1])
    tests = [is_class(e, s(), "%String")]
    if not is_natural(args[1]):
        tests.append(e.site(n.compare(i(), A.GtE(), n.constant(0))))
    tests.append(n.compare(n.attribute(s(), "chars"), _IS, n.constant(None)))
    char = e.site(n.subscript(n.attribute(s(), "_text"), i()))
    fast = e.site(n.subscript(n.name("%chars"), char))
    return n.choose(all_hold(e, tests, args), fast, full(e, "string-ref", [s(), i()]))


def _string_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    s = e.twice(args[0])
    test = is_class(e, s(), "%String")
    return n.choose(test, n.call(n.name("%len"), [s()]), full(e, "string-length", [s()]))


_WRITERS: dict[str, Callable[[Expressions, tuple[Core, ...]], Any]] = {
    "vector-ref": _vector_ref,
    "vector-length": _vector_length,
    "string-ref": _string_ref,
    "string-length": _string_length,
}


def write_checked_effect(e: Expressions, name: str, args: tuple[Core, ...]) -> list[Any] | None:
    """An operation whose value nobody wants, as statements; None: as any expression."""
    n = e.nodes
    if name != "vector-set!" or not all(e.is_simple(a) for a in args):
        return None
    v, i = e.twice(args[0]), e.twice(args[1])
    inside = is_class(e, v(), "%Vector")
    if not is_natural(args[1]):
        inside = n.at(A.BoolOp(A.And(), [inside, n.compare(i(), A.GtE(), n.constant(0))]))
    target = e.site(n.at(A.Subscript(n.attribute(v(), "items"), i(), A.Store())))
    fast = n.store(target, e.expression(args[2]))
    slow = n.expression(full(e, "vector-set!", [v(), i(), e.expression(args[2])]))
    return [n.if_(inside, [fast], [slow])]
