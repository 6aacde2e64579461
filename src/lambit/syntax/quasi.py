"""Quasi-quotation (R7RS 4.2.8): to calls of cons, list, append, list->vector."""

from __future__ import annotations

from lambit.data import NIL, Pair, Vector, from_iterable, list_to_python, symbol

from .conditional import means
from .core import Const, Core
from .expand import expand, fail, helper_call
from .namespace import Env, base_symbol
from .special import SPECIALS, auxiliary, special
from .strip import strip
from .work import NEST, WORK, check_list, exhausted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UNQUOTE = auxiliary("unquote", "quasiquote")
SPLICE = auxiliary("unquote-splicing", "quasiquote")
_CONSED = 3  # elements put before a tail by calls of cons; more by list and append


@special("quasiquote", "template")
def expand_quasiquote(x: Any, env: Env) -> Core:
    """A datum with holes: `,e` is the value of e, `,@e` its elements (R7RS 4.2.8).

    `(1 ,(+ 1 1) ,@(list 3 4))   ;=> (1 2 3 4)
    `#(a ,@'(b c))               ;=> #(a b c)
    """
    return _template(x.cdr.car, env, 0, x.cdr.position)


def _template(t: Any, env: Env, level: int, at: int) -> Core:
    kind = t.__class__
    if kind is Vector:
        core = _list(from_iterable(t.items, NIL, at), env, level, at)
        if core.__class__ is Const and (items := list_to_python(core.value)) is not None:
            return Const(Vector(items), at)
        return helper_call(env, "list->vector", (core,), at)
    if kind is Pair:
        return _list(t, env, level, at)
    return Const(strip(t), at)


def _list(t: Any, env: Env, level: int, at: int) -> Core:
    """The core of a list: its elements are gathered, then put before what ends it."""
    whole = t
    check_list(t, t)
    if level == 0 and means(t.car, env, UNQUOTE):
        _one_operand("unquote", t)
    WORK.left -= NEST
    if WORK.left < 0:
        exhausted(t)
    parts: list[tuple[Core, bool, int]] = []  # core, is it spliced?, position
    while t.__class__ is Pair and not (t is not whole and _is_marked(t, env)):
        if _is_marked(t, env):
            tail = _marked(t, env, level)
            WORK.left += NEST - 1
            return _join(parts, tail, env, at)
        a = t.car
        if a.__class__ is Pair and means(a.car, env, SPLICE) and level == 0:
            _one_operand("unquote-splicing", a)
            parts.append((expand(a.cdr.car, env, a.cdr.position), True, t.position))
        else:
            parts.append((_template(a, env, level, t.position), False, t.position))
        t = t.cdr
    WORK.left += NEST - 1
    if t.__class__ is Pair:  # (a b unquote e), which is (a b . ,e)
        tail = _marked(t, env, level)
    else:
        tail = Const(strip(t), at) if t.__class__ is not Vector else _template(t, env, level, at)
    if tail.__class__ is Const and all(core.__class__ is Const and not s for core, s, _ in parts):
        # not the template itself: an unquoted constant, as in `(1 ,2), is a constant too
        values = [core.value for core, _, _ in parts if core.__class__ is Const]
        return Const(from_iterable(values, tail.value, at), at)
    return _join(parts, tail, env, at)


def _is_marked(t: Any, env: Env) -> bool:
    """Is `t` (unquote x), (quasiquote x) or (unquote-splicing x)?"""
    return (
        t.cdr.__class__ is Pair
        and t.cdr.cdr is NIL
        and (means(t.car, env, UNQUOTE) or means(t.car, env, SPLICE) or means(t.car, env, _QUASI))
    )


def _one_operand(name: str, t: Any) -> None:
    if t.cdr.__class__ is not Pair or t.cdr.cdr is not NIL:
        fail(name, "takes one expression", t.position, f"({name} expression)")


def _marked(t: Any, env: Env, level: int) -> Core:
    """The core of (unquote x) and its like, which change the level."""
    if means(t.car, env, UNQUOTE):
        if level == 0:
            return expand(t.cdr.car, env, t.cdr.position)
        inner = level - 1
    elif means(t.car, env, SPLICE):
        if level == 0:
            fail("unquote-splicing", "nothing to splice into", t.position, ",@ stands inside a list")
        inner = level - 1
    else:
        inner = level + 1
    operands = _list(t.cdr, env, inner, t.cdr.position)
    if operands.__class__ is Const:
        return Const(from_iterable([base_symbol(t.car)], operands.value, t.position), t.position)
    word = Const(base_symbol(t.car), t.position)
    return helper_call(env, "cons", (word, operands), t.position)


def _join(parts: list[tuple[Core, bool, int]], tail: Core, env: Env, at: int) -> Core:
    """The parts before the tail."""
    run: list[Core] = []
    for core, spliced, position in reversed(parts):
        if not spliced:
            run.append(core)
            continue
        tail = _prepend(run, tail, env, position)
        run = []
        if tail.__class__ is Const and tail.value is NIL:
            tail = core
        else:
            tail = helper_call(env, "append", (core, tail), position)
    return _prepend(run, tail, env, at)


def _prepend(reverse: list[Core], tail: Core, env: Env, at: int) -> Core:
    """Elements, last first, before the tail."""
    if len(reverse) <= _CONSED:
        for core in reverse:
            tail = helper_call(env, "cons", (core, tail), at)
        return tail
    elements = helper_call(env, "list", tuple(reversed(reverse)), at)
    if tail.__class__ is Const and tail.value is NIL:
        return elements
    return helper_call(env, "append", (elements, tail), at)


_QUASI = SPECIALS[symbol("quasiquote")]
