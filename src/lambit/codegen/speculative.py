"""Operators that presume the usual class of their operands, and ask nothing.

`(vector-ref v i)` is `v.<items>[i]`: an attribute that only vectors have. Any
other operand fails in Python; then the driver calls the full builtin, which
has a value (of an array, say) or knows what is wrong, and resumes. When there
was a value, the form is compiled once more, with `checked` operators.
"""

from __future__ import annotations

import _ast as A

from lambit.analysis.nodes import Save
from lambit.analysis.parts import is_lasting
from lambit.analysis.primitives import CHAR_ORDER, primitive
from lambit.data import Char, String
from lambit.data.parts import (
    CHAR_TEXT,
    NATURAL,
    STRING_TEXT,
    TABLE_DIRECT,
    TABLE_ENTRIES,
    TABLE_GET,
    TABLE_TEXTUAL,
    VECTOR_ITEMS,
)
from lambit.syntax.core import Const, Core, Local, Variable

from .checked import full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .expressions import Expressions

    Maker = Callable[[], Any]

CHAR_METHODS = {"char-numeric?": "isdecimal", "char-upper-case?": "isupper", "char-lower-case?": "islower"}
MANY = 2  # so often must a part be used that it is worth a variable
_ORDERS = dict(zip(CHAR_ORDER, (A.Eq(), A.Lt(), A.Gt(), A.LtE(), A.GtE()), strict=True))


def write_speculative_test(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """A comparison of characters or strings: that of their texts."""
    if name in CHAR_METHODS:
        return e.nodes.call(e.nodes.attribute(_char_text(e, args[0]), CHAR_METHODS[name]), [])
    if name == "string=?":
        return e.nodes.compare(_text(e, args[0]), A.Eq(), _text(e, args[1]))
    return e.nodes.compare(_char_text(e, args[0]), _ORDERS[name], _char_text(e, args[1]))


def write_speculative_value(e: Expressions, name: str, args: tuple[Core, ...]) -> Any:
    """An operation as a Python expression."""
    return _WRITERS[name](e, args)


def _part(e: Expressions, x: Core, name: str, *, found: bool = False) -> Any:
    """The attribute `name` of `x`, which values of one class have. `found`: not what is only presumed."""
    n = e.nodes
    if not is_lasting(x):
        return e.site(n.attribute(e.expression(x), name))
    key = x.variable, name  # type: ignore[attr-defined]
    held = e.known.parts.get(key) or (None if found else e.known.presumed.get(key))
    if held is not None:
        return n.name(held)
    taken = e.site(n.attribute(e.expression(x), name))
    if e.uses.get(key, 0) < MANY:
        return taken
    held = e.known.parts[key] = e.temporary("part")
    return n.walrus(held, taken)


def _text(e: Expressions, x: Core, *, found: bool = False) -> Any:
    """The text of the string `x`; if an operation makes it, without making a string."""
    if x.__class__ is Const and x.value.__class__ is String and x.value.literal:
        return e.nodes.constant(x.value.text)
    writer = _TEXTS.get(primitive(x) or "")
    if writer is None:
        return _part(e, x, STRING_TEXT, found=found)
    outer, e.core = e.core, x
    node = writer(e, x.args)  # type: ignore[attr-defined]
    e.core = outer
    return node


def _string(name: str) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    return lambda e, args: e.nodes.call(e.nodes.name("%string"), [_TEXTS[name](e, args)])


def _full_text(e: Expressions, name: str, args: list[Any]) -> Any:
    return e.nodes.attribute(full(e, name, args), STRING_TEXT)


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
    if e.is_index(x):
        return e.expression(x)
    if is_lasting(x) and (held := e.known.presumed.get((x.variable, NATURAL))):  # type: ignore[attr-defined]
        return n.name(held)
    i = e.twice(x)
    e.becomes_index(x)
    return n.choose(e.site(n.compare(i(), A.GtE(), n.constant(0))), i(), n.name("%u"))


def _vector_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    return _element(e, args, VECTOR_ITEMS)


def _vector_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%len"), [_part(e, args[0], VECTOR_ITEMS)])


def _string_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.subscript(e.nodes.name("%chars"), _element(e, args, STRING_TEXT))


def _string_length(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%len"), [_part(e, args[0], STRING_TEXT)])


def _substring(e: Expressions, args: tuple[Core, ...]) -> Any:
    """A slice, if the indices are in order; Python would make sense of others."""
    if not all(is_fixed(e, a) for a in args):
        return _full_text(e, "substring", [e.expression(a) for a in args])
    n = e.nodes
    start, end = (e.expression(a) for a in args[1:])
    lower = [] if e.is_index(args[1]) else [n.constant(0)]
    text = e.apart(lambda x: _text(e, x), args[0])
    name = text.id if text.__class__ is A.Name else e.temporary("text")
    length = n.call(n.name("%len"), [text if text.__class__ is A.Name else n.walrus(name, text)])
    chain = [*lower, start, end, length]
    test = e.site(n.at(A.Compare(chain[0], [A.LtE()] * (len(chain) - 1), chain[1:])))
    start, end = (e.expression(a) for a in args[1:])
    part = e.site(n.subscript(n.name(name), n.at(A.Slice(start, end))))
    return n.choose(test, part, _full_text(e, "substring", [e.expression(a) for a in args]))


def _string_append(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.at(A.JoinedStr([e.nodes.at(A.FormattedValue(_text(e, a, found=True), -1)) for a in args]))


def _number_to_string(e: Expressions, args: tuple[Core, ...]) -> Any:
    """The digits of an integer, unless they are more than Python wants to make."""
    n = e.nodes
    x = e.twice(args[0])
    test = n.compare(n.attribute(x(), "__class__"), A.Is(), n.name("%int"))
    return n.choose(test, e.site(n.call(n.name("%str"), [x()])), _full_text(e, "number->string", [x()]))


def _method(name: str) -> Callable[[Expressions, tuple[Core, ...]], Any]:
    return lambda e, args: e.nodes.call(e.nodes.attribute(_text(e, args[0]), name), [])


_TEXTS: dict[str, Callable[[Expressions, tuple[Core, ...]], Any]] = {
    "substring": _substring,
    "string-append": _string_append,
    "number->string": _number_to_string,
    "string-upcase": _method("upper"),
    "string-downcase": _method("lower"),
}


def _char_to_integer(e: Expressions, args: tuple[Core, ...]) -> Any:
    return e.nodes.call(e.nodes.name("%ord"), [_char_text(e, args[0])])


def _is_direct(e: Expressions, table: Any, key: Any) -> Any:
    """Is `key` of a class whose values are the keys of the Python dict in `table` as they are?"""
    n = e.nodes
    return n.compare(n.attribute(key, "__class__"), A.In(), e.site(n.attribute(table, TABLE_DIRECT)))


def _is_textual(e: Expressions, table: Any, key: Any) -> Any:
    """Is `key` a string, and are strings in `table` told apart by their text?"""
    n = e.nodes
    is_string = n.compare(n.attribute(key, "__class__"), A.Is(), n.name("%String"))
    return n.at(A.BoolOp(A.And(), [is_string, e.site(n.attribute(table, TABLE_TEXTUAL))]))


def _table_ref(e: Expressions, args: tuple[Core, ...]) -> Any:
    """One look into a dict, if the key is of the usual kind."""
    n = e.nodes
    table, key, default = args
    if not (is_fixed(e, default) and is_fixed(e, table)):
        return full(e, "hash-table-ref/default", [e.expression(a) for a in args])
    t, k, d = _maker(e, table), e.twice(key), _maker(e, default)
    look: Callable[[Any], Any] = lambda key: e.site(n.call(n.attribute(t(), TABLE_GET), [key, d()]))
    direct = _is_direct(e, t(), k())
    textual = _is_textual(e, t(), k())
    by_text = look(e.site(n.attribute(k(), STRING_TEXT)))
    other = full(e, "hash-table-ref/default", [t(), k(), d()])
    return n.choose(direct, look(k()), n.choose(textual, by_text, other))


def _maker(e: Expressions, x: Core) -> Maker:
    return lambda: e.expression(x)


def _table_set(e: Expressions, args: tuple[Core, ...]) -> Any:
    e.out += write_speculative_effect(e, "hash-table-set!", args)
    return e.nodes.name("%u")


def _vector_set(e: Expressions, args: tuple[Core, ...]) -> Any:
    e.out += write_speculative_effect(e, "vector-set!", args)
    return e.nodes.name("%u")


_WRITERS: dict[str, Callable[[Expressions, tuple[Core, ...]], Any]] = {
    "vector-ref": _vector_ref,
    "vector-length": _vector_length,
    "vector-set!": _vector_set,
    "string-ref": _string_ref,
    "string-length": _string_length,
    **{name: _string(name) for name in _TEXTS},
    "char->integer": _char_to_integer,
    "hash-table-ref/default": _table_ref,
    "hash-table-set!": _table_set,
}


def write_speculative_effect(e: Expressions, name: str, args: tuple[Core, ...]) -> list[Any]:
    """`vector-set!` or `hash-table-set!`, as statements; its operands are evaluated in order before."""
    core = e.core
    made = [settled(e, a, last=k == len(args) - 1) for k, a in enumerate(args)]
    e.core = core
    return (_store_element if name == "vector-set!" else _store_entry)(e, args, *made)


def _store_element(e: Expressions, args: tuple[Core, ...], v: Maker, i: Maker, x: Maker) -> list[Any]:
    n = e.nodes
    items = _part(e, args[0], VECTOR_ITEMS) if is_lasting(args[0]) else e.site(n.attribute(v(), VECTOR_ITEMS))
    if is_lasting(args[1]):
        index = _index(e, args[1])
    elif e.is_index(args[1]):
        index = i()
    else:
        index = n.choose(e.site(n.compare(i(), A.GtE(), n.constant(0))), i(), n.name("%u"))
    return [n.store(e.site(n.at(A.Subscript(items, index, A.Store()))), x())]


def _store_entry(e: Expressions, args: tuple[Core, ...], t: Maker, k: Maker, x: Maker) -> list[Any]:
    del args
    n = e.nodes

    def store(key: Any) -> Any:
        entries = n.attribute(t(), TABLE_ENTRIES)
        return n.store(e.site(n.at(A.Subscript(entries, key, A.Store()))), x())

    by_text = store(e.site(n.attribute(k(), STRING_TEXT)))
    other = n.expression(full(e, "hash-table-set!", [t(), k(), x()]))
    other = n.if_(_is_textual(e, t(), k()), [by_text], [other])
    return [n.if_(_is_direct(e, t(), k()), [store(k())], [other])]


def is_fixed(e: Expressions, x: Core) -> bool:
    """Is `x` a constant, or a variable that nobody assigns to?"""
    return e.is_simple(x) and (x.__class__ is Const or not x.variable.assigned)  # type: ignore[attr-defined]


def settled(e: Expressions, x: Core, *, last: bool) -> Maker:
    """A maker of expressions for the value of `x`, which is evaluated now (the last one: soon)."""
    if is_fixed(e, x) or (last and e.is_simple(x)):
        return lambda: e.expression(x)
    if x.__class__ is Save:
        v: Variable = x.variable
        e.statement(x.value, v)
    else:
        v = Variable("v")
        e.unit.number(v)
        e.statement(x, v)
    return lambda: e.expression(Local(v))
