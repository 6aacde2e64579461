"""Which parts of whose values a procedure takes hold of: the items of a vector, the text of a string.

A variable that nobody assigns to has the same vector, and so the same items,
wherever it is in sight. The text of a string is the same as long as nobody
writes to the string, which any procedure may do that is called.
"""

from __future__ import annotations

from lambit.data.parts import CHAR_TEXT, NATURAL, STRING_TEXT, VECTOR_ITEMS
from lambit.syntax.core import Call, Core, If, Lambda, Let, Letrec, Local, Loop, Seq, Variable

from .nodes import CallCC
from .primitives import CHAR_KINDS, CHAR_ORDER, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_OPERANDS: dict[str, tuple[str, ...]] = {  # the parts that operators take, of one operand after the other
    "vector-ref": (VECTOR_ITEMS, NATURAL),
    "vector-set!": (VECTOR_ITEMS, NATURAL),
    "vector-length": (VECTOR_ITEMS,),
    "string-ref": (STRING_TEXT, NATURAL),
    "string-length": (STRING_TEXT,),
    "substring": (STRING_TEXT,),
    "string-upcase": (STRING_TEXT,),
    "string-downcase": (STRING_TEXT,),
    "string=?": (STRING_TEXT, STRING_TEXT),
    "string-append": (STRING_TEXT,) * 5,
    "char->integer": (CHAR_TEXT,),
    **dict.fromkeys(CHAR_ORDER, (CHAR_TEXT, CHAR_TEXT)),
    **dict.fromkeys(CHAR_KINDS, (CHAR_TEXT,)),
}


def uses(x: Core) -> dict[tuple[Variable, str], int]:
    """How often `x` itself, procedures in it left out, takes which part of which variable's value."""
    found: dict[tuple[Variable, str], int] = {}
    for node in _here(x):
        parts = _OPERANDS.get(primitive(node) or "")
        if parts is None:
            continue
        for operand, part in zip(node.args, parts, strict=False):  # type: ignore[attr-defined]
            if is_lasting(operand):
                key = operand.variable, part
                found[key] = found.get(key, 0) + 1
    return found


def is_lasting(x: Core) -> bool:
    """Is `x` a variable that keeps its value?"""
    return x.__class__ is Local and not x.variable.assigned and not x.variable.boxed


def calls(x: Core) -> bool:
    """Does `x` itself call a procedure, which may write to a string?"""
    return any(
        node.__class__ is CallCC or (node.__class__ is Call and primitive(node) is None) for node in _here(x)
    )


def calls_and_goes_round(loop: Loop) -> bool:
    """May there be a call between the beginning of a round of `loop` and that of another?

    What only happens on the way out does not count.
    """
    return _calls_before_round(loop.body, loop.name)


def _calls_before_round(x: Core, name: Variable) -> bool:
    kind = x.__class__
    if kind is If:
        if calls(x.test):  # type: ignore[attr-defined]
            return _goes_round(x, name)
        return _calls_before_round(x.then, name) or _calls_before_round(x.other, name)  # type: ignore[attr-defined]
    if kind is Seq:
        if any(map(calls, x.items[:-1])):  # type: ignore[attr-defined]
            return _goes_round(x, name)
        return _calls_before_round(x.items[-1], name)  # type: ignore[attr-defined]
    if kind is Let or kind is Letrec:
        if any(map(calls, x.inits)):  # type: ignore[attr-defined]
            return _goes_round(x, name)
        return _calls_before_round(x.body, name)  # type: ignore[attr-defined]
    if kind is Call and x.fn.__class__ is Local and x.fn.variable is name:  # type: ignore[attr-defined]
        return any(map(calls, x.args))  # type: ignore[attr-defined]
    return calls(x) and _goes_round(x, name)


def _goes_round(x: Core, name: Variable) -> bool:
    return any(node.__class__ is Local and node.variable is name for node in _here(x))


def _here(x: Core) -> Iterator[Core]:
    """The nodes of `x` that are not inside a procedure in it."""
    todo = [x]
    while todo:
        node = todo.pop()
        yield node
        if node.__class__ is not Lambda:
            todo.extend(node.children())
