"""Operators that presume the usual class of their operands, and ask nothing.

`(vector-ref v i)` is `v.<items>[i]`: an attribute that only vectors have. Any
other operand fails in Python; then the driver calls the full builtin, which
has a value (of an array, say) or knows what is wrong, and resumes. When there
was a value, the form is compiled once more, with `checked` operators.
"""

from __future__ import annotations

import _ast as A

from lambit.analysis.primitives import CHAR_ORDER, primitive
from lambit.analysis.save import Save
from lambit.data import Char
from lambit.data.atoms import CHAR_TEXT
from lambit.data.sequences import STRING_TEXT, VECTOR_ITEMS
from lambit.syntax.core import Const, Core, Local, Variable

from .checked import is_natural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .expressions import Expressions

_ORDERS = dict(zip(CHAR_ORDER, (A.Eq(), A.Lt(), A.Gt(), A.LtE(), A.GtE()), strict=True))


def write_speculative_test(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """A comparison of characters or strings: that of their texts."""
    if name == "string=?":
        return e.nodes.compare(_text(e, args[0]), A.Eq(), _text(e, args[1]))
    return e.nodes.compare(_char_text(e, args[0]), _ORDERS[name], _char_text(e, args[1]))


def write_speculative_value(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """An operation as a Python expression."""
    return _WRITERS[name](e, args)


def _part(e: Expressions, x: Core, name: str) -> Any:
    """The attribute `name` of `x`, which values of one class have."""
    return e.site(e.nodes.attribute(e.expression(x), name))


def _text(e: Expressions, x: Core) -> Any:
    return _part(e, x, STRING_TEXT)


def _char_text(e: Expressions, x: Core) -> Any:
    """The one-character text of the character `x`; of `(string-ref s i)` without making a character."""
    if x.__class__ is Const and x.value.__class__ is Char:
        return e.nodes.constant(x.value.text)
    if primitive(x) == "string-ref":
        outer, e.core = e.core, x
        node = _element(e, x.args, STRING_TEXT)  # type: ignore[attr-defined]
        e.core = outer
        return node
    return _part(e, x, CHAR_TEXT)


def _element(e: Expressions, args: tuple[Core, ...], part: str) -> Any:
    """Element `args[1]` of the sequence inside `args[0]`."""
    sequence = _part(e, args[0], part)
    return e.site(e.nodes.subscript(sequence, _index(e, args[1])))


def _index(e: Expressions, x: Core) -> Any:
    """The index `x`; one that is negative, of which Python would make sense, becomes none at all."""
    n = e.nodes
    if is_natural(x):
        return e.expression(x)
    i = e.twice(x)
    return n.choose(e.site(n.compare(i(), A.GtE(), n.constant(0))), i(), n.name("%u"))


def _vector_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    return _element(e, args, VECTOR_ITEMS)


def _vector_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%len"), [_part(e, args[0], VECTOR_ITEMS)])


def _string_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.subscript(e.nodes.name("%chars"), _element(e, args, STRING_TEXT))


def _string_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%len"), [_part(e, args[0], STRING_TEXT)])


def _vector_set(e: Expressions, args: tuple[Core, ...]) -> Any:
    e.out += write_speculative_effect(e, "vector-set!", args)
    return e.nodes.name("%u")


_WRITERS: dict[str, Callable[[Expressions, tuple[Core, ...]], Any]] = {
    "vector-ref": _vector_ref,
    "vector-length": _vector_length,
    "vector-set!": _vector_set,
    "string-ref": _string_ref,
    "string-length": _string_length,
}


def write_speculative_effect(e: Expressions, name: str, args: tuple[Core, ...]) -> list[Any]:
    """`vector-set!`, as statements; its operands are evaluated in order before."""
    del name
    n = e.nodes
    core = e.core
    v, i, x = [settled(e, a, last=k == len(args) - 1) for k, a in enumerate(args)]
    e.core = core
    if is_natural(args[1]):
        index = i()
    else:
        index = n.choose(e.site(n.compare(i(), A.GtE(), n.constant(0))), i(), n.name("%u"))
    items = e.site(n.attribute(v(), VECTOR_ITEMS))
    return [n.store(e.site(n.at(A.Subscript(items, index, A.Store()))), x())]


def settled(e: Expressions, x: Core, *, last: bool) -> Callable[[], Any]:
    """A maker of expressions for the value of `x`, which is evaluated now (the last one: soon)."""
    if e.is_simple(x) and (last or x.__class__ is Const or not x.variable.assigned):  # type: ignore[attr-defined]
        return lambda: e.expression(x)
    if x.__class__ is Save:
        v: Variable = x.variable
        e.statement(x.value, v)
    else:
        v = Variable("v")
        e.unit.number(v)
        e.statement(x, v)
    return lambda: e.expression(Local(v))
