"""How the calls of standard procedures are written as Python operators."""

from __future__ import annotations

import _ast as A

from lambit.analysis.naturals import is_natural
from lambit.analysis.primitives import PATHS, PREDICATES, SPECULATIVE
from lambit.syntax.core import Const, Core

from .checked import all_hold, write_checked_effect, write_checked_test, write_checked_value
from .speculative import (
    settled,
    write_speculative_effect,
    write_speculative_test,
    write_speculative_value,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.data.parts import RecordOperation

    from .expressions import Expressions

_ADD, _SUB, _MULT, _FLOOR, _MOD = A.Add(), A.Sub(), A.Mult(), A.FloorDiv(), A.Mod()
_BINARY = {"+": _ADD, "-": _SUB, "*": _MULT}
_COMPARE = {"=": A.Eq(), "<": A.Lt(), ">": A.Gt(), "<=": A.LtE(), ">=": A.GtE()}
_SIGN = {"zero?": A.Eq(), "positive?": A.Gt(), "negative?": A.Lt()}
_CLASSES = {"boolean?": "%Boolean", "pair?": "%Pair", "char?": "%Char", "string?": "%String", "vector?": "%Vector"}
_SINGLE = {"null?": "%nil", "null": "%nil", "eof-object?": "%eof", "%absent?": "%absent"}
_IS = A.Is()
_NUMBER = ("%int", A.In(), "%NUMBERS")
_SEVERAL = {"symbol?": ("%Symbol", _IS, "%Alias"), "number?": _NUMBER, "complex?": _NUMBER}


def write_test(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """A predicate, as a Python test."""
    n = e.nodes
    if name == "not":
        return n.at(A.UnaryOp(A.Not(), e.test(args[0])))
    if name in ("eq?", "eq"):  # Python warns of `is` beside a literal
        return n.compare(e.reference(args[0]), _IS, e.reference(args[1]))
    if name in _COMPARE:
        return n.compare(e.expression(args[0]), _COMPARE[name], e.expression(args[1]))
    if name in SPECULATIVE:
        return (write_checked_test if e.unit.careful else write_speculative_test)(e, name, args)
    if name == "%record?":
        return n.compare(n.attribute(e.expression(args[0]), "__class__"), _IS, _instances(e, _record(e)))
    if name in _SINGLE:
        return n.compare(e.reference(args[0]), _IS, n.name(_SINGLE[name]))
    x = e.expression(args[0])
    if name in _CLASSES:
        return n.compare(n.attribute(x, "__class__"), _IS, n.name(_CLASSES[name]))
    if name in _SEVERAL:  # the class that it nearly always is, or another one
        kind = e.temporary("class")
        usual, operator, others = _SEVERAL[name]
        first = n.compare(n.walrus(kind, n.attribute(x, "__class__")), _IS, n.name(usual))
        return n.at(A.BoolOp(A.Or(), [first, n.compare(n.name(kind), operator, n.name(others))]))
    if name in _SIGN:
        return n.compare(x, _SIGN[name], n.constant(0))
    odd = n.binary(x, A.BitAnd(), n.constant(1))  # even? odd?
    return odd if name == "odd?" else n.at(A.UnaryOp(A.Not(), odd))


def _record(e: Expressions) -> RecordOperation:
    """What the record procedure does whose call is being written."""
    call: Any = e.core
    record: RecordOperation = call.fn.binding.record
    return record


def _instances(e: Expressions, record: RecordOperation) -> Any:
    return e.unit.named_constant(record.instances, e.nodes)


def _write_record_set(e: Expressions, args: tuple[Core, ...]) -> list[Any]:
    """The modifier of a record type, as statements."""
    n = e.nodes
    core: Any = e.core
    record = _record(e)
    r, x = [settled(e, a, last=k == 1) for k, a in enumerate(args)]
    e.core = core
    test = n.compare(n.attribute(r(), "__class__"), _IS, _instances(e, record))
    store = n.store(e.site(n.at(A.Attribute(r(), record.part, A.Store()))), x())
    slow = e.site(n.call(e.unit.global_reference(core.fn.binding, n), [r(), x()]))
    return [n.if_(test, [store], [n.expression(slow)])]


def write_value(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """An operation, as a Python expression."""
    n = e.nodes
    if name in PREDICATES:
        return n.choose(write_test(e, name, args), n.name("%t"), n.name("%f"))
    if name in _BINARY:
        if len(args) == 1:
            return n.at(A.UnaryOp(A.USub(), e.expression(args[0])))
        return n.binary(e.expression(args[0]), _BINARY[name], e.expression(args[1]))
    if name == "%record-ref":
        return e.site(n.attribute(e.expression(args[0]), _record(e).part))
    if name == "%record-set!":
        e.out += _write_record_set(e, args)
        return n.name("%u")
    if name in PATHS:
        x = e.expression(args[0])
        for step in reversed(PATHS[name]):
            x = e.site(n.attribute(x, "car" if step == "a" else "cdr"))
        return x
    if name in SPECULATIVE:
        return (write_checked_value if e.unit.careful else write_speculative_value)(e, name, args)
    return _WRITERS[name](e, args)


def _divide(e: Expressions, args: tuple[Core, ...]) -> Any:
    """Python's `/` where one operand is a float; exact division is the builtin's."""
    n = e.nodes
    a, b = e.twice(args[0]), e.twice(args[1])
    is_float: Callable[[Any], Any] = lambda x: n.compare(n.attribute(x(), "__class__"), _IS, n.name("%float"))
    first, second = is_float(a), is_float(b)
    if e.is_simple(args[1]):
        test = n.at(A.BoolOp(A.Or(), [first, second]))
    else:
        test = n.binary(first, A.BitOr(), second)
    fast = e.site(n.binary(a(), A.Div(), b()))
    return n.choose(test, fast, e.site(n.call(e.unit.generic_name("/", n), [a(), b()])))


def _of_float(name: str, *, from_zero: bool = False) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    """A function of `math`, or our own, of a float; everything else is the builtin's."""

    def write(e: Expressions, args: tuple[Core, ...]) -> Any:
        n = e.nodes
        x = e.twice(args[0])
        test = n.compare(n.attribute(x(), "__class__"), _IS, n.name("%float"))
        if from_zero:
            test = n.at(A.BoolOp(A.And(), [test, n.compare(x(), A.GtE(), n.constant(0.0))]))
        function = n.attribute(n.name("%elementary"), name) if name == "exp" else n.name("%math." + name)
        fast = e.site(n.call(function, [x()]))
        return n.choose(test, fast, e.site(n.call(e.unit.generic_name(name, n), [x()])))

    return write


def _cons(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%cons"), [e.expression(a) for a in args])


def _list(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    items = [e.expression(a) for a in args]
    if len(items) <= 2 or all(a.__class__ is not A.NamedExpr for a in items):
        result = n.name("%nil")
        for item in reversed(items):
            result = n.call(n.name("%cons"), [item, result])
        return result
    return n.call(n.name("%list"), [n.at(A.Tuple(items, A.Load()))])


def _vector(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    return n.call(n.name("%vector"), [n.at(A.List([e.expression(a) for a in args], A.Load()))])


def _values(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    return n.call(n.name("%Values"), [n.at(A.Tuple([e.expression(a) for a in args], A.Load()))])


def _value_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    n = e.nodes
    return n.subscript(n.attribute(e.expression(args[0]), "items"), e.expression(args[1]))


def _step(operator: Any) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    return lambda e, args: e.nodes.binary(e.expression(args[0]), operator, e.nodes.constant(1))


def _generic(name: str) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    return lambda e, args: e.nodes.call(e.unit.generic_name(name, e.nodes), [e.expression(a) for a in args])


def _division(operator: Any, generic: str, *, floor: bool) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    """Integer division: Python's where both agree (floor: any sign of the dividend)."""

    def write(e: Expressions, args: tuple[Core, ...]) -> Any:
        n = e.nodes
        if is_natural(args[0]) and is_natural(args[1]):
            return n.binary(e.expression(args[0]), operator, e.expression(args[1]))
        a, b = e.twice(args[0]), e.twice(args[1])
        is_int: Callable[[Any], Any] = lambda x: n.compare(n.attribute(x(), "__class__"), _IS, n.name("%int"))
        tests = [is_int(a)]
        if not (is_natural(args[1]) and e.is_simple(args[1]) and args[1].__class__ is Const and args[1].value):
            tests += [is_int(b), e.site(n.compare(b(), A.Gt(), n.constant(0)))]
        if not floor:
            tests.append(e.site(n.compare(a(), A.GtE(), n.constant(0))))
        test = all_hold(e, tests, args)
        return n.choose(test, n.binary(a(), operator, b()), e.site(n.call(e.unit.generic_name(generic, n), [a(), b()])))

    return write


_WRITERS: dict[str, Callable[[Expressions, tuple[Core, ...]], Any]] = {
    "cons": _cons,
    "list": _list,
    "vector": _vector,
    "values": _values,
    "%value-ref": _value_ref,
    "1+": _step(_ADD),
    "1-": _step(_SUB),
    "/": _divide,
    "sqrt": _of_float("sqrt", from_zero=True),
    "exp": _of_float("exp"),
    "sin": _of_float("sin"),
    "cos": _of_float("cos"),
    "set-car!": _generic("set-car!"),
    "set-cdr!": _generic("set-cdr!"),
    "modulo": _division(_MOD, "modulo", floor=True),
    "floor-remainder": _division(_MOD, "floor-remainder", floor=True),
    "remainder": _division(_MOD, "remainder", floor=False),
    "truncate-remainder": _division(_MOD, "truncate-remainder", floor=False),
    "quotient": _division(_FLOOR, "quotient", floor=False),
    "truncate-quotient": _division(_FLOOR, "truncate-quotient", floor=False),
}


def write_effect(e: Expressions, name: str, args: tuple[Core, ...]) -> list[Any] | None:
    """An operation whose value nobody wants, as statements; None: as any expression."""
    n = e.nodes
    if name == "%record-set!":
        return _write_record_set(e, args)
    if name in ("set-car!", "set-cdr!"):
        field = A.Attribute(e.expression(args[0]), "car" if name == "set-car!" else "cdr", A.Store())
        # Python evaluates the right side first: only where the order cannot matter
        if not all(e.is_simple(a) for a in args):
            return None
        return [n.store(e.site(n.at(field)), e.expression(args[1]))]
    if name in SPECULATIVE and name not in PREDICATES and name.endswith("!"):
        return (write_checked_effect if e.unit.careful else write_speculative_effect)(e, name, args)
    return None
