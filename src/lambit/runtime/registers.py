"""The registers of tail calls, and the trampoline.

A tail call of a procedure that may itself end in one is made directly, as long
as few of them stand one inside another: `R.left` says how many more may. The
next one puts callee and arguments into `R` and returns `None`, which is no Lisp
value; who wanted the value then calls `tramp`, when all of them have returned.
So a loop of tail calls takes constant space.

Who makes a tail call directly counts `R.left` down, and sets it to what it was
afterwards. Whoever catches an exception sets it to what it was before the `try`.

There is one set of registers in a process: the driver holds a lock while Lisp
code runs, and lets go of it only where the registers are empty.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType
    from typing import Any


EXPLICIT = 4  # up to so many arguments travel in registers of their own
DIRECT = 32  # so many tail calls may stand one inside another

_frame = sys._getframe


class Registers:
    """Callee `f`, number of arguments `n`, arguments `a b c d`; more are in `args`.

    `place` is where the call was written (code object, offset), if it is a call of Lisp code.
    """

    __slots__ = ("a", "args", "b", "c", "d", "f", "left", "n", "place")

    def __init__(self) -> None:
        self.left = DIRECT
        self.clear()

    def clear(self) -> None:
        """Forget what the last call left here (it would be kept alive)."""
        self.f: Any = None
        self.args: tuple[Any, ...] | None = None
        self.n = -1
        self.place: tuple[CodeType, int] | None = None
        self.forget()

    def forget(self) -> None:
        """Forget the arguments only, while no call waits."""
        self.a: Any = None
        self.b: Any = None
        self.c: Any = None
        self.d: Any = None


R = Registers()


def tramp() -> Any:
    """The value of the call in the registers, and of the calls that it ends in."""
    r = R
    left = r.left
    r.left = DIRECT
    while True:
        # explicit arities: `f(*args)` would nest the C stack on CPython 3.11
        n = r.n
        if n == 1:
            value = r.f(r.a)
        elif n == 2:
            value = r.f(r.a, r.b)
        elif n == 0:
            value = r.f()
        elif n == 3:
            value = r.f(r.a, r.b, r.c)
        elif n == 4:
            value = r.f(r.a, r.b, r.c, r.d)
        else:
            args, r.args = r.args, None
            value = r.f(*args)  # type: ignore[misc]
        if value is not None:
            r.left = left
            return value


def tail_call(f: Any, args: tuple[Any, ...]) -> None:
    """Put a call into the registers: what a control builtin returns instead of a value."""
    R.f = f
    R.place = None
    _fill(*args)


def later(f: Any) -> Callable[..., None]:
    """What compiled code calls in place of `f` where too many tail calls stand one inside another."""
    r = R
    r.f = f
    caller = _frame(1)
    r.place = caller.f_code, caller.f_lasti
    return _fill


def _fill(*args: Any) -> None:
    r = R
    n = r.n = len(args)
    if n == 1:
        (r.a,) = args
    elif n == 2:
        r.a, r.b = args
    elif n == 3:
        r.a, r.b, r.c = args
    elif n == 4:
        r.a, r.b, r.c, r.d = args
    elif n:
        r.args = args


def pending_call() -> tuple[Any, tuple[Any, ...]]:
    """Callee and arguments of the call that the registers hold (for error messages)."""
    r = R
    if r.n > EXPLICIT:
        return r.f, r.args or (None,) * r.n  # of arguments already on their way, only the number is known
    return r.f, (r.a, r.b, r.c, r.d)[: max(r.n, 0)]
