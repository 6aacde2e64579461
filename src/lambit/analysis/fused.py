"""Loops over an array with a lambda of numbers in them: where native code may do all of it at once.

In: `(sum (map (lambda (p) ...) v))`, `(fold (lambda (x acc) ...) init v)`, `(map (lambda (x) ...) v)` and
`(vector-map (lambda (x) ...) v)`, by their standard bindings; or with the name of an operation, or of a procedure of the
program's, in the place of the lambda. Out:

    (let ((xs v))
      (let ((value (fused xs free ...)))
        (if (eq? value GO-ON) (sum (map (lambda (p) ...) xs)) value)))

The lambda only computes (of a procedure of the program's, that is seen when native code is made), so that the interpreter may begin again with the first element
whenever native code has met one that it has no result for. (`for-each`: see `each`.)
"""

from __future__ import annotations

from lambit.data import FALSE, TRUE, UNSPECIFIED, Char
from lambit.syntax.core import (
    Call,
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Local,
    Seq,
    Set,
    Variable,
    walk,
)

from .each import assigned_outside
from .free import free
from .nodes import GO_ON, Fused
from .numeric import NATIVE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_NODES = frozenset({Const, Local, Global, If, Let, Seq, Call, Lambda})
_ATOMS = frozenset({int, float, complex, Char})
_PARAMETERS = {"map": 1, "vector-map": 1, "fold": 2, "fold-left": 2}


def fused(x: Call, inline: Callable[[Core], Core], plain: Callable[[Core], Core]) -> Core | None:
    """`x` as above, if it is such a loop. `inline` goes on with what is in it, `plain` with the call as it is."""
    name = standard(x)
    if name == "sum" and len(x.args) == 1:
        inner = x.args[0]
        f = _element(inner) if standard(inner) == "map" else None
        if f is not None:
            xs = inner.args[1]  # type: ignore[attr-defined]
            return _written(x, "sum", f, (), xs, lambda _, v: Call(x.fn, (plain(_again(inner, inner.args[0], v)),), x.position), inline)  # type: ignore[attr-defined]
    if name == "for-each" and _takes(x, 1):
        return _each(x, inline, plain)
    f = _element(x) if name in _PARAMETERS else None
    if f is None:
        return None
    assert name is not None
    itself, *before, xs = x.args
    return _written(x, name, f, tuple(before), xs, lambda some, v: plain(_again(x, itself, *some, v)), inline)


def _each(x: Call, inline: Callable[[Core], Core], plain: Callable[[Core], Core]) -> Core | None:
    f, xs = x.args
    target = assigned_outside(f)
    if target is False:
        return None

    def done(value: Variable) -> Core:
        return Const(UNSPECIFIED) if target is None else Set(target, Local(value), x.position)  # type: ignore[arg-type]

    return _written(x, "for-each", f, (), xs, lambda _, v: plain(_again(x, f, v)), inline, done)


def _again(x: Any, *operands: Core) -> Call:
    return Call(x.fn, operands, x.position)


def _written(
    x: Call, kind: str, f: Any, before: tuple[Core, ...], xs: Core,
    other: Callable[[tuple[Core, ...], Core], Core], inline: Callable[[Core], Core], done: Callable[[Variable], Core] = Local,
) -> Core:  # fmt: skip
    """The call `x` of that kind; `before` are its operands between the lambda and the array, `done` is what its value leads to."""
    names = [Variable("init") for _ in before] + [Variable("xs")]
    value = Variable("value")
    outside = tuple(sorted(free(f), key=lambda v: (v.name, v.number)))
    operands = [Local(v) for v in (names[-1], *names[:-1], *outside)]
    whole = Fused(kind, f, tuple(operands), x.position)
    eq = Global(x.fn.binding.library.base.lookup("eq?"), x.position)  # type: ignore[attr-defined]
    none = Call(eq, (Local(value), Const(GO_ON)), x.position)
    interpreted = other(tuple([Local(v) for v in names[:-1]]), Local(names[-1]))
    choice = If(none, interpreted, done(value), x.position)
    body: Core = Let((value,), (whole,), choice, x.position)
    for v, init in reversed(list(zip(names, (*before, xs), strict=True))):
        body = Let((v,), (inline(init),), body, x.position)
    return body


def standard(x: Core) -> str | None:
    """The name of the base library's procedure that `x`, in a program, calls."""
    if x.__class__ is not Call or x.fn.__class__ is not Global:
        return None
    fn: Any = x.fn
    binding = fn.binding
    library = binding.library
    if fn.via is None or fn.via is library or binding.assigned or library.base is not library or library.interactive:
        return None
    name: str = binding.primitive or binding.name
    return name


def _element(x: Any) -> Lambda | None:
    """What is done with each element, in a call with one array, perhaps, and something that only computes; or None."""
    count = _PARAMETERS[standard(x)]  # type: ignore[index]
    if _takes(x, count):
        return x.args[0] if computes(x.args[0].body) else None
    f: Any = x.args[0] if len(x.args) == count + 1 else None
    if not _may_compute(f):
        return None
    variables = tuple([Variable("x") for _ in range(count)])
    return Lambda(variables, (), None, Call(f, tuple(map(Local, variables)), x.position), str(f.binding.name), x.position)


def _may_compute(f: Any) -> bool:
    """Is it the name of a numeric operation, or of a procedure of the program's, which may be made of these?"""
    if f.__class__ is not Global or f.binding.assigned:
        return False
    name = f.binding.primitive
    return name in NATIVE and not name.endswith("!") if name is not None else not is_base(f.binding.library)


def is_base(library: Any) -> bool:
    """Is it the base library? A procedure of the same name in another one is another procedure."""
    return library.base is library and not library.interactive


def _takes(x: Call, count: int) -> bool:
    """Are the operands of `x` a lambda of so many parameters, and as many more?"""
    f: Any = x.args[0] if len(x.args) == count + 1 else None
    return f.__class__ is Lambda and len(f.required) == count and not f.optional and f.rest is None


def computes(body: Core) -> bool:
    """Is `body` made of numeric operations alone, some of them?"""
    some = False
    called: set[int] = set()
    for node in walk(body):
        kind = node.__class__
        if kind not in _NODES or (kind is Lambda and id(node) not in called):
            return False
        if kind is Const:
            value = node.value  # type: ignore[attr-defined]
            if value.__class__ not in _ATOMS and value is not TRUE and value is not FALSE:
                return False
        elif kind is Call:
            fn: Any = node.fn  # type: ignore[attr-defined]
            if fn.__class__ is Lambda and not fn.optional and fn.rest is None:  # a `let`
                called.add(id(fn))
            elif _may_compute(fn):
                some = True
            else:
                return False
    return some
