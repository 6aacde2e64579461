"""Patterns of syntax-rules as closures: `match(form, environment of the use, registers)`."""

from __future__ import annotations

from itertools import repeat

from lambit.data import (
    NIL,
    Bytevector,
    ExactComplex,
    Pair,
    Rational,
    String,
    Symbol,
    Vector,
    from_iterable,
)

from .namespace import Alias, Env, resolve
from .work import LONGEST, too_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .rules import Tree

    Match = Callable[[Any, Env, list[Any]], bool]
else:
    Any = object  # `typing` is slow to import

VARIABLE, ANY, LITERAL, NESTED = range(4)


def matcher(p: Tree, env: Env) -> Match:
    """The matcher of pattern `p`, which was written in `env`."""
    kind = p[0]
    if kind == "list":
        return _list(p, env)
    if kind == "var":
        return _variable(p[1].register)
    if kind == "any":
        return lambda _x, _use, _r: True
    if kind == "nil":
        return lambda x, _use, _r: x is NIL
    if kind == "literal":
        return _literal(p[1], env)
    if kind == "vector":
        return _vector(matcher(p[1], env))
    if kind == "ellipsis":
        return _chain(p[1][1].register) if p[5] else _ellipsis(p, env)
    return _datum(p[1])


def _variable(register: int) -> Match:
    def match(x: Any, _use: Env, r: list[Any]) -> bool:
        r[register] = x
        return True

    return match


def _literal(literal: Symbol, env: Env) -> Match:
    def match(x: Any, use: Env, _r: list[Any]) -> bool:
        kind = x.__class__
        return (kind is Symbol or kind is Alias) and resolve(x, use) is resolve(literal, env)

    return match


def _vector(inner: Match) -> Match:
    def match(x: Any, use: Env, r: list[Any]) -> bool:
        return x.__class__ is Vector and inner(from_iterable(x.items), use, r)

    return match


def _list(p: Tree, env: Env) -> Match:
    """A list: its elements one by one, then what ends it."""
    steps: list[tuple[int, Any]] = []
    for element in p[1]:
        if element[0] == "var":
            steps.append((VARIABLE, element[1].register))
        elif element[0] == "any":
            steps.append((ANY, None))
        elif element[0] == "literal":
            steps.append((LITERAL, element[1]))
        else:
            steps.append((NESTED, matcher(element, env)))
    end = None if p[2][0] == "nil" else matcher(p[2], env)

    def match(x: Any, use: Env, r: list[Any]) -> bool:
        for op, argument in steps:
            if x.__class__ is not Pair:
                return False
            if op == VARIABLE:
                r[argument] = x
            elif op == NESTED:
                if not argument(x.car, use, r):
                    return False
            elif op == LITERAL:
                y = x.car
                kind = y.__class__
                if kind is not Symbol and kind is not Alias:
                    return False
                if resolve(y, use) is not resolve(argument, env):
                    return False
            x = x.cdr
        return x is NIL if end is None else end(x, use, r)

    return match


def _chain(register: int) -> Match:
    """`x ...` at the end of a list: the list itself."""

    def match(x: Any, _use: Env, r: list[Any]) -> bool:
        r[register] = x
        for _ in repeat(None, LONGEST):
            if x.__class__ is not Pair:
                return x is NIL
            x = x.cdr
        return too_long(x)

    return match


def _ellipsis(p: Tree, env: Env) -> Match:
    _, sub, variables, least, rest, _ = p
    registers = [v.register for v in variables]
    simple = registers[0] if sub[0] == "var" else None
    inner = matcher(sub, env)
    after = matcher(rest, env)

    def match(x: Any, use: Env, r: list[Any]) -> bool:
        cells = []
        p = x
        for _ in repeat(None, LONGEST):
            if p.__class__ is not Pair:
                break
            cells.append(p)
            p = p.cdr
        else:
            too_long(x)
        if least:
            if len(cells) < least:
                return False
            p = cells[-least]
            del cells[-least:]
        if simple is not None:
            r[simple] = cells
        else:
            found: list[list[Any]] = [[] for _ in registers]
            for cell in cells:
                if not inner(cell.car, use, r):
                    return False
                for each, register in zip(found, registers):  # noqa: B905
                    each.append(r[register])
            for each, register in zip(found, registers):  # noqa: B905
                r[register] = each
        return after(p, use, r)

    return match


def _datum(datum: Any) -> Match:
    kind = datum.__class__
    if kind is String:
        return lambda x, _use, _r: x.__class__ is String and x.text == datum.text
    if kind in (int, float, complex, ExactComplex, Rational):
        return lambda x, _use, _r: x.__class__ is kind and x == datum
    if kind is Bytevector:
        return lambda x, _use, _r: x.__class__ is Bytevector and bytes(x) == bytes(datum)
    return lambda x, _use, _r: x is datum
