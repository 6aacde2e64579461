"""Continuations as data, by generalised stack inspection.

(Pettyjohn, Clements, Marshall, Krishnamurthi, Felleisen: "Continuations from
generalized stack inspection", ICFP 2005.) Generated code carries no
instrumentation. To capture, a signal is raised; the driver walks its traceback
and turns each Lisp frame into a `Frame` on the heap: where to resume, and the
values that are still live there. Frames are immutable and comparable, so that
a continuation can be stored, compared, and resumed any number of times.

`call_cc` captures lazily: as long as the continuation does not outlive the call
that made it, nothing is captured, and to throw to it is a plain exception.
"""

from __future__ import annotations

import sys
from types import FunctionType

from lambit.data import Datum, MultipleValues
from lambit.data.kinds import PROCEDURES
from lambit.errors import LispError
from lambit.printer import PRINTERS, named_procedure_text

from . import context as contexts
from .codes import CALLERS, CODES, REIFIERS, TRANSPARENT, taking, transparent
from .registers import R, pending_call, tail_call, tramp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, TracebackType
    from typing import Any, NoReturn

    from .codes import ResumePoint
    from .dynamic import Dynamic

_references = sys.getrefcount


class NativePoint:
    """The place in a function of ours where it waits for a value: `function` is the rest of it."""

    __slots__ = ("function", "identity", "live", "names", "takers")

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.names: tuple[str, ...] = ()
        self.live = taking(self.names)
        self.takers: tuple[tuple[str, Any], ...] = ()
        self.identity = False


class Frame:
    """One procedure's part of a continuation: `point` will be given a value and `values`."""

    __slots__ = ("_hash", "next", "point", "values")

    def __init__(self, point: ResumePoint, values: tuple[Any, ...], next: Frame | None) -> None:
        self.point = point
        self.values = values
        self.next = next
        self._hash = 0

    def same_values(self, other: Frame) -> bool:
        """Are the live values the same objects, or equal numbers of one type?"""
        return all(
            a is b or (a.__class__ is b.__class__ and a.__class__ in _ATOMS and a == b)
            for a, b in zip(self.values, other.values, strict=True)
        )

    def __eq__(self, other: object) -> bool:
        a: Frame | None = self
        b: Any = other
        while a is not b:
            if a is None or b.__class__ is not Frame or a.point is not b.point:
                return False
            if not a.same_values(b):
                return False
            a, b = a.next, b.next
        return True

    def __hash__(self) -> int:
        if not self._hash:
            todo: list[Frame] = []
            frame: Frame | None = self
            while frame is not None and not frame._hash:
                todo.append(frame)
                frame = frame.next
            below = frame._hash if frame is not None else 1
            for frame in reversed(todo):
                values = tuple(x if x.__class__ in _ATOMS else id(x) for x in frame.values)
                below = frame._hash = hash((id(frame.point), values, below)) or 1
        return self._hash


_ATOMS = frozenset({int, float, str})


class Uncaptured:
    """The class of the mark in a continuation that is still only a live call of `call_cc`."""


UNCAPTURED: Any = Uncaptured()


class Continuation(Datum):
    """A first-class continuation: frames, and the dynamic environment in force."""

    # no `__init__` and no slots: most are only thrown to, and what they do not have costs nothing
    frames: Frame | None = UNCAPTURED
    driver: Any = None  # the one whose stack the frames were on
    dynamic: Dynamic

    @property
    def captured(self) -> bool:
        """Are its frames on the heap?"""
        return self.frames is not UNCAPTURED

    def arrival(self, value: Any) -> tuple[Any, tuple[Any, ...]]:
        """What is called when a throw to here, with `value`, arrives: a procedure, its arguments."""
        return identity, (value,)

    def __call__(self, *values: Any) -> Any:
        """Go there. If winders lie between, the Lisp procedure `%rewind` runs them first."""
        value = values[0] if len(values) == 1 else MultipleValues(values)
        context = contexts.running
        if context.dynamic.winders is self.dynamic.winders:
            raise Throw(self, value)
        return tail_call(context.global_value("%rewind"), (self, value))

    def __repr__(self) -> str:
        return "#<continuation>"


def _procedure_text(f: FunctionType) -> str:
    from .failures import procedure_name

    return named_procedure_text(procedure_name(f))


PROCEDURES.add(Continuation)
PRINTERS[FunctionType] = _procedure_text
PRINTERS[Continuation] = repr
transparent(Continuation.__call__)


class Throw(BaseException):
    """A value on its way to a continuation: `Throw(target, value)`."""

    # no `__init__`, which would cost as much as the throw: Python keeps the arguments

    @property
    def target(self) -> Continuation:
        """Where the value goes."""
        return self.args[0]  # type: ignore[no-any-return]

    @property
    def value(self) -> Any:
        """The value."""
        return self.args[1]


class Capture(BaseException):
    """The request to move the stack to the heap.

    `receive(frames)` gives what the driver does next: a procedure, its
    arguments, and the frames that wait for its value. `inner` is the traceback of an
    error that was on its way, from one of these frames on: where it came from is part of the stack.
    """

    def __init__(
        self, receive: Callable[[Frame | None], tuple[Any, tuple[Any, ...], Frame | None]], inner: TracebackType | None = None
    ) -> None:
        self.receive = receive
        self.inner = inner


class Leaving(BaseException):
    """A throw of `value` to `target` that leaves a `call/cc` whose continuation `k` somebody holds.

    `Leaving(target, value, k)`: the frames must be moved to the heap first. `k` is None if its
    `call/cc` is compiled into a Lisp procedure.
    """


def identity(value: Any) -> Any:
    """`value`."""
    return value


transparent(identity)


def capture(
    handler: Callable[[Frame | None], tuple[Any, tuple[Any, ...], Frame | None]],
) -> NoReturn:
    """Capture the continuation of this call; `handler` is given its frames and decides.

    What `handler` returns (procedure, arguments, frames) runs next; the frames
    may be resumed any number of times, in this and in later runs.
    """
    raise Capture(handler)


transparent(capture)


def throw(target: Continuation, value: Any) -> NoReturn:
    """Go to `target` with `value`, whatever winders lie between."""
    raise Throw(target, value)


transparent(throw)


def call_cc(f: Any) -> Any:
    """The value of `f`, given the continuation of this call."""
    context = contexts.running
    k = Continuation()
    k.dynamic = context.dynamic
    left = R.left
    try:
        value = f(k)
        if value is None:
            if _references(k) == 2:
                return None  # nobody holds k: this is a tail call
            value = _last_call()
    except Throw as thrown:
        thrown.__traceback__ = None
        target, value = thrown.args
        if target is not k:
            if k.frames is UNCAPTURED and _references(k) > 2:
                raise Leaving(target, value, k) from None
            raise
        if k.frames is not UNCAPTURED:
            raise
        thrown.args = ()  # it holds k
        target = None
        context.dynamic = k.dynamic
        R.left = left
    except Exception as error:
        if k.frames is UNCAPTURED and _references(k) > 2:
            _outlive(error)
        raise
    R.clear()
    if k.frames is not UNCAPTURED or _references(k) == 2:
        return value
    # k outlives this call, whose frames are still here: capture them now
    raise Capture(lambda frames: (identity, (value,), frames))


_waiting = 0  # how many frames of `_last_call` are on the stack


def _last_call() -> Any:
    """The value of the call in the registers: all that is left to `call_cc`, though its continuation is held.

    A hundred inside each other go to the heap, where they are nothing: a loop through them never ends.
    """
    global _waiting
    if _waiting >= 100:
        call = pending_call()
        raise Capture(lambda frames: (*call, frames))
    _waiting += 1
    try:
        return tramp()
    finally:
        _waiting -= 1


def new_continuation() -> Continuation:
    """The continuation of a `call/cc` that is compiled into the procedure around it."""
    k = Continuation()
    k.dynamic = contexts.running.dynamic
    return k


def arrived(thrown: BaseException, k: Continuation, left: int) -> Any:
    """The value that `thrown` brings to `k`, which is here on the stack; None if it is an error or goes elsewhere.

    `left` is what `R.left` was before.
    """
    if thrown.__class__ is not Throw:
        if k.frames is UNCAPTURED and _references(k) > _IN_COMPILED and isinstance(thrown, Exception):
            _outlive(thrown)
        return None
    target, value = thrown.args
    if target is not k:
        if k.frames is UNCAPTURED and _references(k) > _IN_COMPILED:
            raise Leaving(target, value, None) from None
        return None
    if k.frames is not UNCAPTURED:
        return None
    thrown.__traceback__ = None
    thrown.args = ()  # it holds k
    contexts.running.dynamic = k.dynamic
    R.left = left
    return value


def _outlive(error: Exception) -> None:
    from .outliving import capture_before

    capture_before(error)


def kept(k: Continuation, value: Any) -> Any:
    """`value`, of a `call/cc` that somebody outside may hold `k` of."""
    R.clear()
    if k.frames is not UNCAPTURED or _references(k) == _IN_COMPILED:
        return value
    raise Capture(lambda frames: (identity, (value,), frames))


transparent(_last_call, arrived, kept)
_IN_COMPILED = 3  # references: the variable in compiled code, ours, the argument of `_references`


def _reify_call_cc(values: dict[str, Any], frames: Frame | None, driver: object) -> Frame | None:
    k: Continuation = values["k"]
    if k.frames is UNCAPTURED:
        k.frames = frames
        k.driver = driver
    return frames


_CALL_CC = id(call_cc.__code__)
REIFIERS[_CALL_CC] = _reify_call_cc
CALLERS[_CALL_CC] = ("f", 1)


class ForeignFrame(LispError):
    """A Python function that is not ours lies between the Lisp frames of a continuation."""

    kind = "continuation-error"


def reify(
    tb: TracebackType | None, frames: Frame | None, driver: object, k: Continuation | None = None, inner: TracebackType | None = None
) -> Frame | None:
    """The frames of traceback `tb` (outermost first) on the heap, on top of `frames`.

    `k` is the continuation of the innermost frame, if that is known to be a `call_cc` and not captured yet.
    With `inner`, it goes on with that traceback where that begins.
    """
    codes = CODES.references
    foreign: CodeType | None = None
    while tb is not None:
        frame = tb.tb_frame
        if inner is not None and frame is inner.tb_frame:
            tb, inner = inner, None
        below = tb.tb_next
        if k is not None and below is None:
            k.frames = frames
            k.driver = driver
            break
        code = frame.f_code
        key = id(code)
        reference = codes.get(key)
        if reference is not None and (info := reference()) is not None:
            if foreign is not None:
                raise _foreign(foreign)
            point = info.points.get(tb.tb_lasti) or info.point(tb.tb_lasti)
            takers = info.takers(tb.tb_lasti) if point is None else point.takers
            if takers:
                _reify_takers(takers, frame.f_locals, frames, driver)
            if point is not None and not point.identity:
                frames = Frame(point, point.live(frame.f_locals) if point.names else (), frames)
        elif key in REIFIERS:
            frames = REIFIERS[key](frame.f_locals, frames, driver)
        elif key not in TRANSPARENT:
            foreign = code
        tb = below
    return frames


def _reify_takers(takers: Any, values: dict[str, Any], frames: Frame | None, driver: object) -> None:
    for name, arrival in takers:
        k: Continuation | None = values.get(name)  # None: the code is what has been resumed, so k is captured
        if k is not None and k.frames is UNCAPTURED:
            k.frames = frames if arrival.identity else Frame(arrival, arrival.live(values), frames)
            k.driver = driver


def _foreign(code: CodeType) -> ForeignFrame:
    return ForeignFrame(
        f"a continuation cannot be captured through the Python function {code.co_name}",
        hint="call the procedure from Lisp instead of handing it to Python",
    )
