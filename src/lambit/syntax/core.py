"""The core language: twelve nodes into which every program expands.

    (quote x)                      Const
    x.3                            Local       a variable, by its number
    name  library:name             Global      a binding of a library
    (set! target value)            Set
    (if test then other)           If
    (lambda (a b #:opt c . r) e)   Lambda
    (f x ...)                      Call
    (begin a b ...)                Seq
    (let ((x.3 e) ...) body)       Let
    (letrec ((x.3 e) ...) body)    Letrec      in order, as letrec*
    (loop name ((x e) ...) body)   Loop        `(name e ...)` in tail position goes round
    (define name e)                Define

Nodes are never changed once made: a pass builds new ones. Every variable is a
`Variable` object of its own, so names cannot clash. `position` is in the
encoding of `lambit.source`.
"""

from __future__ import annotations

from operator import is_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class Variable:
    """A local variable. The passes of `lambit.analysis` fill in the facts."""

    __slots__ = ("assigned", "boxed", "captured", "counter", "goes_round", "name", "natural", "number")

    def __init__(self, name: str, number: int = 0) -> None:
        self.name = name
        self.number = number  # unique within a top-level form, once numbered
        self.assigned = False  # is there a `set!` of it?
        self.captured = False  # does a lambda inside its scope mention it?
        self.boxed = False  # must its value live in a box?
        self.natural = False  # can it be no negative number?
        self.counter = False  # does it begin small, and change by one from round to round?
        self.goes_round = False  # is it the name of a loop, and no value?

    def __repr__(self) -> str:
        return f"{self.name}.{self.number}"


class Binding:
    """A global variable: one object per (library, name), for ever.

    `library` is the namespace that defines it. `defined` turns true when a
    definition has been compiled; `assigned` when a `set!` of it has.
    """

    __slots__ = ("alias", "assigned", "defined", "free", "key", "library", "name", "primitive", "record")

    def __init__(self, library: Any, name: str, *, defined: bool = False) -> None:
        self.library = library
        self.name = name
        self.defined = defined
        self.assigned = False
        self.primitive: str | None = None  # name of the builtin it stands for, while it does
        self.key = name  # what it is called in its library's globals
        self.alias: str | None = None  # what it is called there where it is called, if native code may stand for it
        self.free = False  # is its value a procedure that never returns the tail-call sentinel?
        # what the record procedure does that is its value; False: it is redefined, ask no more
        self.record: Any = None

    def __repr__(self) -> str:
        return f"{self.library}:{self.name}"


class Core:
    """A node of the core language."""

    __slots__ = ("position",)
    position: int

    def children(self) -> tuple[Core, ...]:
        """The expressions directly inside, in order of evaluation."""
        return ()

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        """This node with `f` of each child in its place; itself if none changed."""
        del f
        return self

    def __repr__(self) -> str:
        from .unparse import unparse

        return unparse(self)


class Const(Core):
    """A constant."""

    __slots__ = ("value",)

    def __init__(self, value: Any, position: int = 0) -> None:
        self.value = value
        self.position = position


class Local(Core):
    """A reference to a local variable."""

    __slots__ = ("variable",)

    def __init__(self, variable: Variable, position: int = 0) -> None:
        self.variable = variable
        self.position = position


class Global(Core):
    """A reference to a global variable.

    `via` is the namespace in which the name was written, if that is an
    interactive one, and `name` what was written: when the name gets another
    meaning there, the reference follows. As the operator of a part of `(+ a b c)`,
    `folded` is the number of operands that went into the first one, less that one.
    """

    __slots__ = ("binding", "folded", "name", "via")

    def __init__(self, binding: Binding, position: int = 0, via: Any = None, name: Any = None) -> None:
        self.binding = binding
        self.position = position
        self.via = via
        self.name = name
        self.folded = 0


class Set(Core):
    """An assignment to a variable; its value is unspecified."""

    __slots__ = ("target", "value")

    def __init__(self, target: Variable | Binding, value: Core, position: int = 0) -> None:
        self.target = target
        self.value = value
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (self.value,)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        value = f(self.value)
        return self if value is self.value else Set(self.target, value, self.position)


class If(Core):
    """A choice; only `#f` is false."""

    __slots__ = ("other", "test", "then")

    def __init__(self, test: Core, then: Core, other: Core, position: int = 0) -> None:
        self.test = test
        self.then = then
        self.other = other
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (self.test, self.then, self.other)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        test, then, other = f(self.test), f(self.then), f(self.other)
        if test is self.test and then is self.then and other is self.other:
            return self
        return If(test, then, other, self.position)


class Lambda(Core):
    """A procedure of `required`, then `optional` parameters, then a list of the `rest`.

    A missing optional argument is `ABSENT`; the body says what then (the
    expander has written its default there, and the parsing of keywords).
    """

    __slots__ = ("body", "doc", "name", "optional", "origin", "required", "rest", "signature")

    def __init__(
        self,
        required: tuple[Variable, ...],
        optional: tuple[Variable, ...],
        rest: Variable | None,
        body: Core,
        name: str = "",
        position: int = 0,
        doc: str | None = None,
        signature: str | None = None,
    ) -> None:
        self.required = required
        self.optional = optional
        self.rest = rest
        self.body = body
        self.name = name
        self.position = position
        self.doc = doc  # its docstring
        self.signature = signature  # its lambda list as written, if it has keys or optionals
        self.origin: Lambda = self  # the lambda of the expanded program that this one came from

    @property
    def parameters(self) -> tuple[Variable, ...]:
        """All parameters, in order."""
        rest = () if self.rest is None else (self.rest,)
        return (*self.required, *self.optional, *rest)

    def children(self) -> tuple[Core, ...]:
        return (self.body,)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        body = f(self.body)
        return self if body is self.body else self.with_body(body)

    def with_body(self, body: Core) -> Lambda:
        """The same procedure with another body."""
        made = Lambda(
            self.required, self.optional, self.rest, body, self.name, self.position, self.doc, self.signature
        )
        made.origin = self.origin
        return made


class Call(Core):
    """A call; operator and operands are evaluated left to right.

    `original` is, in the rest of a resumed procedure, the call it is the rest of.
    """

    __slots__ = ("args", "fn", "original")

    def __init__(self, fn: Core, args: tuple[Core, ...], position: int = 0) -> None:
        self.fn = fn
        self.args = args
        self.position = position
        self.original: Call | None = None

    def children(self) -> tuple[Core, ...]:
        return (self.fn, *self.args)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        fn, args = f(self.fn), _each(self.args, f)
        return self if fn is self.fn and args is self.args else Call(fn, args, self.position)


class Seq(Core):
    """Expressions in order; the value is the last one's. At least one."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Core, ...], position: int = 0) -> None:
        self.items = items
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return self.items

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        items = _each(self.items, f)
        return self if items is self.items else Seq(items, self.position)


class _Binds(Core):
    """What Let and Letrec share: variables, the expressions for them, a body."""

    __slots__ = ("body", "inits", "variables")

    def __init__(
        self, variables: tuple[Variable, ...], inits: tuple[Core, ...], body: Core, position: int = 0
    ) -> None:
        self.variables = variables
        self.inits = inits
        self.body = body
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (*self.inits, self.body)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        inits, body = _each(self.inits, f), f(self.body)
        if inits is self.inits and body is self.body:
            return self
        return type(self)(self.variables, inits, body, self.position)


class Let(_Binds):
    """New variables; their expressions see none of them. Evaluated in order."""

    __slots__ = ()


class Letrec(_Binds):
    """New variables, whose expressions see all of them; evaluated in order (letrec*)."""

    __slots__ = ()


class Loop(Core):
    """A named let whose name is only called, in tail position: `Call(Local(name), ...)` goes round.

    `original` is, in the rest of a resumed procedure, the loop it goes on with.
    """

    __slots__ = ("body", "inits", "name", "original", "variables")

    def __init__(
        self,
        name: Variable,
        variables: tuple[Variable, ...],
        inits: tuple[Core, ...],
        body: Core,
        position: int = 0,
    ) -> None:
        self.name = name
        if name.__class__ is Variable:  # in the rest of a procedure that goes round, it may be a global one
            name.goes_round = True
        self.variables = variables
        self.inits = inits
        self.body = body
        self.position = position
        self.original: Loop | None = None

    def children(self) -> tuple[Core, ...]:
        return (*self.inits, self.body)

    def again(self, inits: tuple[Core, ...]) -> Loop:
        """This loop as the rest of a procedure goes on with it: from other `inits`."""
        made = Loop(self.name, self.variables, inits, self.body, self.position)
        made.original = self.original or self
        return made

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        inits, body = _each(self.inits, f), f(self.body)
        if inits is self.inits and body is self.body:
            return self
        return Loop(self.name, self.variables, inits, body, self.position)


class Define(Core):
    """A top-level definition; its value is unspecified."""

    __slots__ = ("binding", "value")

    def __init__(self, binding: Binding, value: Core, position: int = 0) -> None:
        self.binding = binding
        self.value = value
        self.position = position

    def children(self) -> tuple[Core, ...]:
        return (self.value,)

    def rebuild(self, f: Callable[[Core], Core]) -> Core:
        value = f(self.value)
        return self if value is self.value else Define(self.binding, value, self.position)


def _each(nodes: tuple[Core, ...], f: Callable[[Core], Core]) -> tuple[Core, ...]:
    changed = tuple([f(x) for x in nodes])
    return nodes if all(map(is_, nodes, changed)) else changed


def walk(x: Core) -> Iterator[Core]:
    """`x` and every node inside it, outermost first; not recursive."""
    todo = [x]
    while todo:
        x = todo.pop()
        yield x
        if inside := x.children():
            todo += inside[::-1]
