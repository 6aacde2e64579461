"""Library procedures that are given a lambda or a builtin: their loop is written where they are called.

In: `(for-each (lambda (x) ...) xs)`, by its standard binding. Out: the loop that
`lisp_stdlib` has for it, with the lambda's body inside; so there is no closure
to make, and none to call. What the loop does is what the library does, in the
same order, with the same errors.
"""

from __future__ import annotations

from lambit.data import NIL, UNSPECIFIED, symbol
from lambit.syntax.core import (
    Call,
    Const,
    Core,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Seq,
    Variable,
)

from .fused import fused, is_base
from .receiving import received

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def inline(x: Core) -> Core:
    """`x` with the loops of library procedures where they are called."""
    if x.__class__ is Call:
        whole = fused(x, inline, _plain)
        if whole is not None:
            return whole
    return _plain(x)


def _plain(x: Core) -> Core:
    """`x` as a loop of the library's, if it is one."""
    x = x.rebuild(inline)
    if x.__class__ is not Call or x.fn.__class__ is not Global:
        return x
    binding, via = x.fn.binding, x.fn.via
    if binding.name == "call-with-values" and is_base(binding.library) and len(x.args) == 2:
        return received(*x.args) or x
    writer = _WRITERS.get(binding.name)
    if writer is None or via is None or via is binding.library or not is_base(binding.library):
        return x
    return writer(Library(binding, x.position), x.args) or x


class Library:
    """Makes calls of the procedures of the library that `binding` is in."""

    def __init__(self, binding: Any, position: int) -> None:
        self.name = binding.name
        self.library = binding.library
        self.position = position

    def call(self, name: str, *args: Core) -> Core:
        """A call of the library's procedure `name`."""
        return Call(Global(self.library.lookup(name), self.position), args, self.position)

    def elements(self, xs: Core, place: int) -> Core:
        """`xs`, argument number `place`, as a list to go through."""
        v = Variable("xs")
        name, number = Const(symbol(self.name)), Const(place)
        other = self.call("%elements", name, number, Local(v))
        return Let((v,), (xs,), If(self.call("pair?", Local(v)), Local(v), other), self.position)

    def loop(
        self, xs: Core, place: int, inits: tuple[tuple[str, Core], ...], step: Callable[..., Core], end: Callable[..., Core]
    ) -> Core:
        """Go through the list `xs`: `step(again, element, *variables)`, at the end `end(*variables)`."""
        name, start, rest = Variable("loop"), Variable("start"), Variable("rest")
        variables = tuple([Variable(n) for n, _ in inits])
        own = [Local(v) for v in variables]

        def again(*values: Core) -> Core:
            return Call(Local(name), (self.call("cdr", Local(rest)), *values), self.position)

        check = self.call("%check-end", Const(symbol(self.name)), Const(place), Local(rest), Local(start))
        done = If(self.call("null?", Local(rest)), end(*own), check, self.position)
        body = step(again, self.call("car", Local(rest)), *own)
        body = If(self.call("pair?", Local(rest)), body, done, self.position)
        procedure = Lambda((rest, *variables), (), None, body, "loop", self.position)
        first = Call(Local(name), (Local(start), *[x for _, x in inits]), self.position)
        loop = Letrec((name,), (procedure,), first, self.position)
        return Let((start,), (self.elements(xs, place),), loop, self.position)


    def indexed(
        self, v: Core, place: int, inits: tuple[tuple[str, Core], ...], step: Callable[..., Core], end: Callable[..., Core]
    ) -> Core:
        """Go through the vector `v`, argument number `place`: `step(again, vector, index, *variables)`, at the end `end(*variables)`."""
        name, block, last, i = Variable("loop"), Variable("v"), Variable("end"), Variable("i")
        variables = tuple([Variable(n) for n, _ in inits])
        own = [Local(x) for x in variables]

        def again(*values: Core) -> Core:
            return Call(Local(name), (self.call("+", Local(i), Const(1)), *values), self.position)

        body = If(self.call("<", Local(i), Local(last)), step(again, Local(block), Local(i), *own), end(*own), self.position)
        procedure = Lambda((i, *variables), (), None, body, "loop", self.position)
        first = Call(Local(name), (Const(0), *[x for _, x in inits]), self.position)
        loop = Letrec((name,), (procedure,), first, self.position)
        length = self.call("vector-length", self.call("%check-vector", Const(symbol(self.name)), Const(place), Local(block)))
        return Let((block,), (v,), Let((last,), (length,), loop, self.position), self.position)


def _takes(f: Core, count: int) -> bool:
    """Is `f` a lambda of `count` parameters, or a builtin?"""
    if f.__class__ is Global:
        return f.binding.primitive is not None and not f.binding.assigned
    return f.__class__ is Lambda and len(f.required) == count and not f.optional and f.rest is None


def _for_each(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 2 or not _takes(args[0], 1):
        return None
    f, xs = args

    def step(again: Any, x: Core) -> Core:
        return Seq((Call(f, (x,), library.position), again()), library.position)

    return library.loop(xs, 2, (), step, lambda: Const(UNSPECIFIED))


def _vector_for_each(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 2 or not _takes(args[0], 1):
        return None
    f, v = args

    def step(again: Any, block: Core, i: Core) -> Core:
        return Seq((Call(f, (library.call("vector-ref", block, i),), library.position), again()), library.position)

    return library.indexed(v, 2, (), step, lambda: Const(UNSPECIFIED))


def _vector_map_in_place(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 2 or not _takes(args[0], 1):
        return None
    f, v = args

    def step(again: Any, block: Core, i: Core) -> Core:
        value = Call(f, (library.call("vector-ref", block, i),), library.position)
        return Seq((library.call("vector-set!", block, i, value), again()), library.position)

    return library.indexed(v, 2, (), step, lambda: Const(UNSPECIFIED))


def _vector_fold(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 3 or not _takes(args[0], 2):
        return None
    f, init, v = args
    value = Variable("init")

    def step(again: Any, block: Core, i: Core, acc: Core) -> Core:
        return again(Call(f, (acc, library.call("vector-ref", block, i)), library.position))  # type: ignore[no-any-return]

    return Let((value,), (init,), library.indexed(v, 3, (("acc", Local(value)),), step, lambda acc: acc), library.position)


def _map(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 2 or not _takes(args[0], 1):
        return None
    f, xs = args

    def step(again: Any, x: Core, done: Core) -> Core:
        return again(library.call("cons", Call(f, (x,), library.position), done))  # type: ignore[no-any-return]

    return library.loop(xs, 2, (("done", Const(NIL)),), step, lambda done: library.call("reverse", done))


def _filter(library: Library, args: tuple[Core, ...]) -> Core | None:
    if len(args) != 2 or not _takes(args[0], 1):
        return None
    keep, xs = args

    def step(again: Any, element: Core, done: Core) -> Core:
        x = Variable("x")
        kept = again(library.call("cons", Local(x), done))
        choice = If(Call(keep, (Local(x),), library.position), kept, again(done), library.position)
        return Let((x,), (element,), choice, library.position)

    return library.loop(xs, 2, (("done", Const(NIL)),), step, lambda done: library.call("reverse", done))


def _fold(*, accumulator_first: bool) -> Callable[[Library, tuple[Core, ...]], Core | None]:
    def write(library: Library, args: tuple[Core, ...]) -> Core | None:
        if len(args) != 3 or not _takes(args[0], 2):
            return None
        f, init, xs = args
        value = Variable("init")

        def step(again: Any, x: Core, acc: Core) -> Core:
            operands = (acc, x) if accumulator_first else (x, acc)
            return again(Call(f, operands, library.position))  # type: ignore[no-any-return]

        loop = library.loop(xs, 3, (("acc", Local(value)),), step, lambda acc: acc)
        return Let((value,), (init,), loop, library.position)

    return write


def _update(library: Library, args: tuple[Core, ...]) -> Core | None:
    """`(hash-table-update!/default table key f default)`."""
    if len(args) != 4 or not _takes(args[2], 1):
        return None
    f = args[2]
    table, key, default = (Variable(n) for n in ("table", "key", "default"))
    old = library.call("hash-table-ref/default", Local(table), Local(key), Local(default))
    new = library.call("hash-table-set!", Local(table), Local(key), Call(f, (old,), library.position))
    return Let((table, key, default), (args[0], args[1], args[3]), new, library.position)


_WRITERS: dict[str, Callable[[Library, tuple[Core, ...]], Core | None]] = {
    "for-each": _for_each,
    "vector-for-each": _vector_for_each,
    "vector-map!": _vector_map_in_place,
    "vector-fold": _vector_fold,
    "map": _map,
    "filter": _filter,
    "fold": _fold(accumulator_first=False),
    "fold-left": _fold(accumulator_first=True),
    "hash-table-update!/default": _update,
}
