"""Loops over arrays with a lambda of numbers in them: where native code may do all of it at once.

In: `(sum (map (lambda (p) ...) v))`, `(fold (lambda (x acc) ...) init v)`, `(map (lambda (x) ...) v)` and
`(vector-map (lambda (x) ...) v)`, over up to three arrays, by their standard bindings; or with the name of an operation, or of a procedure of the
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
from .numeric import NATIVE, acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_NODES = frozenset({Const, Local, Global, If, Let, Seq, Call, Lambda})
_ATOMS = frozenset({int, float, complex, Char})
_INITIAL = {"map": 0, "vector-map": 0, "fold": 1, "fold-left": 1}
"""How many initial values they have."""
_MOST = 3
"""Arrays."""


def fused(x: Call, inline: Callable[[Core], Core], plain: Callable[[Core], Core]) -> Core | None:
    """`x` as above, if it is such a loop. `inline` goes on with what is in it, `plain` with the call as it is."""
    name = standard(x)
    if name == "sum" and len(x.args) == 1:
        inner = x.args[0]
        f = _element(inner) if standard(inner) == "map" else None
        if f is not None:
            itself, *arrays = inner.args  # type: ignore[attr-defined]
            return _written(x, "sum", f, (), arrays, lambda vs: Call(x.fn, (plain(_again(inner, itself, *vs)),), x.position), inline)
    if name == "for-each" and 2 <= len(x.args) <= _MOST + 1 and _is_applied(x):
        return _each(x, inline, plain)
    f = _element(x) if name in _INITIAL else None
    if f is None:
        return None
    assert name is not None
    itself, *others = x.args
    initial = _INITIAL[name]
    return _written(x, name, f, tuple(others[:initial]), others[initial:], lambda vs: plain(_again(x, itself, *vs)), inline)


def _each(x: Call, inline: Callable[[Core], Core], plain: Callable[[Core], Core]) -> Core | None:
    f, *arrays = x.args
    target = assigned_outside(f)
    if target is False:
        return None

    def done(value: Variable) -> Core:
        return Const(UNSPECIFIED) if target is None else Set(target, Local(value), x.position)  # type: ignore[arg-type]

    return _written(x, "for-each", f, (), arrays, lambda vs: plain(_again(x, f, *vs)), inline, done)


def _again(x: Any, *operands: Core) -> Call:
    return Call(x.fn, operands, x.position)


def _written(
    x: Call, kind: str, f: Any, initial: tuple[Core, ...], arrays: list[Core],
    other: Callable[[list[Core]], Core], inline: Callable[[Core], Core], done: Callable[[Variable], Core] = Local,
) -> Core:  # fmt: skip
    """The call `x` of that kind; `initial` and `arrays` are its operands after the lambda, `done` is what its value leads to."""
    names = [Variable("init") for _ in initial] + [Variable("xs") for _ in arrays]
    value = Variable("value")
    outside = tuple(sorted(free(f), key=lambda v: (v.name, v.number)))
    operands = [Local(v) for v in (*names[len(initial) :], *names[: len(initial)], *outside)]
    whole = Fused(kind, f, len(arrays), tuple(operands), x.position)
    eq = Global(x.fn.binding.library.base.lookup("eq?"), x.position)  # type: ignore[attr-defined]
    none = Call(eq, (Local(value), Const(GO_ON)), x.position)
    interpreted = other([Local(v) for v in names])
    choice = If(none, interpreted, done(value), x.position)
    body: Core = Let((value,), (whole,), choice, x.position)
    for v, init in reversed(list(zip(names, (*initial, *arrays), strict=True))):
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
    """What is done with the elements, in a call with arrays, perhaps, and something that only computes; or None."""
    count = len(x.args) - 1
    if not 1 <= count - _INITIAL[standard(x)] <= _MOST:  # type: ignore[index]
        return None
    if _is_applied(x):
        return x.args[0] if computes(x.args[0].body) else None
    f: Any = x.args[0]
    if not _may_compute(f):
        return None
    variables = tuple([Variable("x") for _ in range(count)])
    return Lambda(variables, (), None, Call(f, tuple(map(Local, variables)), x.position), str(f.binding.name), x.position)


def _may_compute(f: Any) -> bool:
    """Is it the name of a numeric operation, or of a procedure of the program's, which may be made of these?"""
    if f.__class__ is not Global or f.binding.assigned:
        return False
    name = f.binding.primitive
    return name in NATIVE and not acts(name) if name is not None else not is_base(f.binding.library)


def is_base(library: Any) -> bool:
    """Is it the base library? A procedure of the same name in another one is another procedure."""
    return library.base is library and not library.interactive


def _is_applied(x: Call) -> bool:
    """Is the first operand of `x` a lambda of as many parameters as there are other operands?"""
    f: Any = x.args[0]
    return f.__class__ is Lambda and len(f.required) == len(x.args) - 1 and not f.optional and f.rest is None


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
