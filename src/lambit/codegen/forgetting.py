"""What a tail call forgets: the variables of the procedure that makes it.

A tail call is a Python call while few of them stand one inside another, and
Python's frame would keep its variables until that call is over: the head of a
stream, say, along which the callee runs. So they are overwritten when the
operands are on Python's stack, in the index of a tuple of the last operand:

    value = f(x, (y,)[(x := (y := 0))])
"""

from __future__ import annotations

import _ast as A

from .nodes import LOAD, STORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .emit import Emitter

_BLOCKS = ("body", "orelse", "finalbody")
_NESTED = frozenset((*_BLOCKS, "handlers"))


def forget_in_tail_calls(e: Emitter, parameters: Iterable[str]) -> None:
    """Let each tail call that `e` has written overwrite the variables known there, `parameters` among them."""
    if e.tail_calls:
        # of a closure's variable there is one copy only
        shared = e.globals.union(*map(_mentioned, _functions(e.out)))
        _walk(e.out, [p for p in parameters if p not in shared], e.tail_calls, shared)


def _walk(statements: list[Any], known: list[str], calls: dict[int, frozenset[str]], shared: set[str]) -> None:
    """`known` are the variables that have a value before the `statements`; and then after them."""
    for s in statements:
        if s.__class__ is A.Assign and id(s.value) in calls:
            needed = calls[id(s.value)]
            _overwrite(s.value, [name for name in known if name not in needed])
            continue  # only `return` follows
        for name in _stored(s):
            if name not in shared and name not in known:
                known.append(name)
        before = len(known)
        after: list[str] = []
        for block in _blocks(s):
            inside = known[:before]
            _walk(block, inside, calls, shared)
            after += inside[before:]
        known += dict.fromkeys(name for name in after if name not in known)


def _overwrite(call: Any, names: list[str]) -> None:
    if not names:
        return
    zero: Any = _at(call, A.Constant(0))
    for name in names:
        zero = _at(call, A.NamedExpr(_at(call, A.Name(name, STORE)), zero))
    last = call.args[-1] if call.args else call.func
    kept = _at(call, A.Subscript(_at(call, A.Tuple([last], LOAD)), zero, LOAD))
    if call.args:
        call.args[-1] = kept
    else:
        call.func = kept


def _at(place: Any, node: Any) -> Any:
    node.lineno = node.end_lineno = place.lineno
    node.col_offset = place.col_offset
    node.end_col_offset = place.col_offset + 1
    return node


def _blocks(s: Any) -> Iterator[list[Any]]:
    """The blocks inside statement `s`, but those of a function."""
    if s.__class__ is A.FunctionDef:
        return
    for field in _BLOCKS:
        block = getattr(s, field, None)
        if block.__class__ is list:
            yield block
    for handler in getattr(s, "handlers", ()):
        yield handler.body


def _functions(body: list[Any]) -> Iterator[Any]:
    for s in body:
        if s.__class__ is A.FunctionDef:
            yield s
        for block in _blocks(s):
            yield from _functions(block)


def _parts(node: Any) -> Iterator[Any]:
    """The nodes of an expression, or of the expressions of a statement: not those of its blocks."""
    todo = [node]
    while todo:
        x = todo.pop()
        yield x
        for field in x._fields:
            value = getattr(x, field, None)
            if value.__class__ is list:
                if field not in _NESTED:
                    todo += [y for y in value if isinstance(y, A.AST)]
            elif isinstance(value, A.AST):
                todo.append(value)


def _mentioned(f: Any) -> set[str]:
    """The names in function `f`, and in those inside it; noted down in the node, since those around it ask again."""
    found: set[str] | None = getattr(f, "mentioned", None)
    if found is None:
        found = f.mentioned = set()
        todo = list(f.body)
        while todo:
            s = todo.pop()
            if s.__class__ is A.FunctionDef:
                found |= _mentioned(s)
            else:
                found.update(x.id for x in _parts(s) if x.__class__ is A.Name)
                for block in _blocks(s):
                    todo += block
    return found


def _stored(s: Any) -> list[str]:
    """The variables that statement `s` itself gives a value to: not those in its blocks."""
    if s.__class__ is A.FunctionDef:
        return [s.name]
    return [x.id for x in _parts(s) if x.__class__ is A.Name and x.ctx.__class__ is A.Store]
