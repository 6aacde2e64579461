"""Exits: how the interpreter goes on where native code was left.

Native code writes down, for each of its functions from the innermost out, the number
of the exit and the values of the live variables. From that come calls of the
interpreter: of functions that do what is left to do, compiled when first needed.
"""

from __future__ import annotations

import ctypes
import struct
from functools import partial
from operator import attrgetter
from typing import Any

from lambit.analysis.nodes import GO_ON
from lambit.data import FALSE, NIL, TRUE, UNSPECIFIED, Char, MultipleValues, from_iterable
from lambit.syntax.core import Call, If, Lambda, Local, Loop, Variable

from .types import ATOM, BOOL, C128, CHAR, F64, OBJECT, STRING, TAGS, VOID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lambit.syntax.core import Core

    from .program import Function
    from .types import Type


class Exit:
    """A place where native code may be left: what remains to be done there, of which variables."""

    __slots__ = ("function", "known", "reason", "remaining", "types", "variables")

    def __init__(
        self, function: Function, remaining: Core, variables: tuple[Variable, ...], types: tuple[Type, ...],
        reason: str,
    ) -> None:  # fmt: skip
        self.function = function
        self.remaining = remaining
        self.variables = variables
        self.types = types  # of the variables, as far as native code has them
        self.reason = reason
        self.known: Callable[..., Any] | None = None

    def outwards(self) -> Callable[..., Any]:
        """The interpreter's procedure that calls `first`, gives its value to the first procedure of `others`, and so on.

        It is a loop: native code may have been left so many calls deep that calls inside calls would not find room on the C stack.
        """
        first, others, empty, head, tail, value, rest, loop = map(Variable, ("first", "others", "empty?", "head", "tail", "value", "rest", "loop"))
        given = Call(Call(Local(head), (Local(rest),)), (Local(value),))
        again = Call(Local(loop), (given, Call(Local(tail), (Local(rest),))))
        step = If(Call(Local(empty), (Local(rest),)), Local(value), again)
        body = Loop(loop, (value, rest), (Call(Local(first), ()), Local(others)), step)
        variables = first, others, empty, head, tail
        return self.function.unit.rest_function(body, variables, Lambda(variables, (), None, body, "native code"))  # type: ignore[no-any-return]

    def rest(self) -> Callable[..., Any]:
        """The interpreter's function that does what remains."""
        if self.known is None:
            f = self.function
            self.known = f.unit.rest_function(self.remaining, self.variables, f.program.closing.opened(f.lam))
        return self.known


class Exits:
    """The exits of a program, by number. Called with what was written down, it gives the procedure to call, and its arguments."""

    def __init__(self, note: Callable[[Exit], None]) -> None:
        self.all: list[Exit] = []
        self.note = note  # told of every exit that is taken
        self.outwards: Callable[..., Any] | None = None

    def frames(self, written: bytes) -> list[tuple[Exit, tuple[Any, ...]]]:
        """The exits that were taken, from the innermost out, and the values of their variables."""
        frames: list[tuple[Exit, tuple[Any, ...]]] = []
        at = 0
        while at < len(written):
            (number,) = struct.unpack_from("<q", written, at)
            taken = self.all[number]
            at += 8
            found: list[Any] = []
            for kind in taken.types:
                found.append(value_of(kind, written, at))
                at += 8 * len(kind.words)
            frames.append((taken, tuple(found)))
        return frames

    def __call__(self, written: bytes) -> tuple[Any, tuple[Any, ...]]:
        """What the interpreter is to call."""
        frames = self.frames(written)
        self.note(frames[0][0])
        (inner, values), *outer = frames
        procedure = inner.rest()
        if not outer:
            return procedure, values
        # what a call gives is the last argument of the rest after it
        others = from_iterable([partial(after.rest(), *its) for after, its in outer])
        if self.outwards is None:
            self.outwards = inner.outwards()
        return self.outwards, (partial(procedure, *values), others, _is_empty, _head, _tail)


class Abandoned(Exits):
    """The exits of what the interpreter does from the beginning: it has acted on nothing that others see."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)
        self.reason = "there is no native value"

    def __call__(self, written: bytes) -> tuple[Any, tuple[Any, ...]]:
        """A function whose value says that there is none."""
        self.reason = self.frames(written)[0][0].reason
        return _nothing, ()


def _nothing() -> Any:
    return GO_ON


_head, _tail = attrgetter("car"), attrgetter("cdr")


def _is_empty(x: Any) -> Any:
    return TRUE if x is NIL else FALSE


def value_of(kind: Type, written: bytes, at: int) -> Any:
    """The Lisp value that is written down there."""
    if kind is VOID:
        return UNSPECIFIED
    if kind.values:
        found = []
        for each in kind.values:
            found.append(value_of(each, written, at))
            at += 8 * len(each.words)
        return MultipleValues(tuple(found))
    if kind.members:
        (tag,) = struct.unpack_from("<q", written, at)
        return value_of(next(m for m in kind.members if TAGS[m] == tag), written, at + 8)
    if kind is C128:
        return complex(*struct.unpack_from("<2d", written, at))
    if kind is F64:
        return struct.unpack_from("<d", written, at)[0]
    (word,) = struct.unpack_from("<q", written, at)
    if kind is BOOL:
        return TRUE if word else FALSE
    if kind is CHAR:
        return Char.of(chr(word))
    if kind.has_objects:  # with a reference, which has been taken for us
        held = ctypes.cast(word, ctypes.py_object)
        found = held.value
        ctypes.pythonapi.Py_DecRef(held)
        return found
    if kind.rank or kind.callee is not None or kind in (ATOM, OBJECT, STRING):
        return ctypes.cast(word, ctypes.py_object).value
    return word
