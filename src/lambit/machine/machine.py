"""The machine M = (P, S, C, T): the meaning of programs, on a page.

    P   the program: the expression under evaluation, or the value it came to
    S   the store: the local variables in sight, and the heap of globals
    C   the control: what is left to do with the value, as a list of frames
    T   the transition: `step`

`eval` and `apply` call for each other as in McCarthy's paper of 1960, only that
neither calls the other: each says which state comes next. So nothing here is
recursive, a tail call leaves C as it is, and a continuation is C itself.
"""

from __future__ import annotations  # noqa: I001  (the core on one line)

from typing import Any, NamedTuple

from lambit.data import FALSE, NIL, UNSPECIFIED, Parameter
from lambit.errors import LispError
from lambit.runtime.context import current
from lambit.syntax.core import (
    Call, Const, Core, Define, Global, If, Lambda, Let, Letrec, Local, Loop, Seq, Set,
)  # fmt: skip

from .builtin import call, program
from .control import HALT, Assign, Control, Done, Evlis, Next, Test
from .store import UNDEFINED, Store
from .values import Closure, Continuation, ControlPrimitive, separate, several, spread


class Value(NamedTuple):
    """A program that has come to its value."""

    value: Any


State = tuple[Core | Value, Store, Control]
"""What there is to know of a computation at one moment: P, S and C."""


def is_last(state: State) -> bool:
    """Has the program come to its value, with nothing left to do?"""
    return state[2] is HALT and isinstance(state[0], Value)


def value_of(state: State) -> Any:
    """The value that the last state has come to."""
    (value,) = state[0]  # type: ignore[misc]
    return value


def step(state: State) -> State:
    """T: the state after `state`."""
    p, s, c = state
    try:
        return resume(c, p.value, s) if isinstance(p, Value) else eval(p, s, c)
    except LispError as error:  # a condition is signalled where the value was wanted
        if current().dynamic.handlers is NIL:
            raise
        waiting = c.next if isinstance(p, Value) and not isinstance(c, Done) else c
        return apply(s.heap.named("%signal"), (error.payload,), s, waiting)


def eval(x: Core, s: Store, c: Control) -> State:
    """The state that begins to evaluate `x` in `s`, for `c`."""
    match x:
        case Local() | Global():
            return Value(s.read(x)), s, c
        case Call() | Let():
            return evlis(x, (), s, c)
        case Const():
            return Value(x.value), s, c
        case Lambda():
            return Value(Closure(x, s)), s, c
        case If():
            return x.test, s, Test(x, s, c)
        case Set() | Define():
            return x.value, s, Assign(x, s, c)
        case Seq():
            return follow(x, 0, s, c)
        case Letrec():  # as the variables' assignment, one by one, to their values
            inner = s.bind(x.variables, (UNDEFINED,) * len(x.variables))
            return follow(Seq((*map(Set, x.variables, x.inits), x.body)), 0, inner, c)
        case Loop():  # as a procedure that only knows itself, and its first call
            again = Lambda(x.variables, (), None, x.body, x.name.name)
            name = Letrec((x.name,), (again,), Local(x.name))
            return evlis(Call(name, x.inits, x.position), (), s, c)
    raise TypeError(x)


def follow(x: Seq, i: int, s: Store, c: Control) -> State:
    """The state that begins with expression `i` of the sequence `x`."""
    return x.items[i], s, c if i + 1 == len(x.items) else Next(x, i + 1, s, c)


def evlis(x: Call | Let, done: tuple[Any, ...], s: Store, c: Control) -> State:
    """The state that evaluates the operand of `x` after those that are `done`, or `x` itself."""
    n = len(done)
    if isinstance(x, Call):
        if n <= len(x.args):
            return x.args[n - 1] if n else x.fn, s, Evlis(x, done, s, c)
        return apply(done[0], done[1:], s, c)
    if n < len(x.inits):
        return x.inits[n], s, Evlis(x, done, s, c)
    return x.body, s.bind(x.variables, done), c


def resume(c: Control, value: Any, s: Store) -> State:
    """The state after `value` has reached `c`."""
    match c:
        case Evlis(x, done, s, c):
            return evlis(x, (*done, value), s, c)
        case Test(x, s, c):
            return x.other if value is FALSE else x.then, s, c
        case Next(x, i, s, c):
            return follow(x, i, s, c)
        case Assign(x, s, c):
            s.write(x, value)
            return Value(UNSPECIFIED), s, c
        case Done():
            return Value(value), s, c


def apply(f: Any, args: tuple[Any, ...], s: Store, c: Control) -> State:
    """The state that begins to call `f` with `args`, for `c`."""
    match f:
        case Closure():
            return f.code.body, f.store.bind(f.code.parameters, f.arguments(args)), c
        case Continuation():  # `%rewind` runs the winders on the way, then calls `%throw`
            if current().dynamic.winders is f.dynamic.winders:
                return control("%throw", (f, several(args)), s, c)
            return apply(s.heap.named("%rewind"), (f, several(args)), s, c)
        case Parameter() if len(args) == 1 and f.__class__ is Parameter:
            return apply(s.heap.named("%assign-parameter!"), (f, *args), s, c)
        case ControlPrimitive() if f.meaning:
            return apply(s.heap.named(f.meaning), f.checked(args), s, c)
        case ControlPrimitive():
            return control(f.name, f.checked(args), s, c)
    return Value(call(f, args)), s, c


def control(name: str, args: tuple[Any, ...], s: Store, c: Control) -> State:
    """The state that begins to call the procedure `name`, which is about the machine itself."""
    match name:
        case "apply":
            return apply(args[0], spread(args[1:]), s, c)
        case "eval":  # data are programs
            return program(*args), Store({}, s.heap), c
        case "%apply-values":
            return apply(args[0], separate(args[1]), s, c)
        case "call/cc":
            return apply(args[0], (Continuation(c, current().dynamic),), s, c)
        case "%throw":  # its control and dynamic environment take the place of ours
            current().dynamic = args[0].dynamic
            return Value(args[1]), s, args[0].control
    return Value(args[0].dynamic), s, c  # %continuation-dynamic


def run(x: Core, s: Store) -> Any:
    """The value of `x` in `s`."""
    state: State = x, s, HALT
    while not is_last(state):
        state = step(state)
    return value_of(state)
