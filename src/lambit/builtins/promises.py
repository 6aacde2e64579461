"""Promises (R7RS 4.2.5): the places that `delay` makes; `force` is Lisp, in `stream.lisp`."""

from __future__ import annotations

from lambit.data import FALSE, TRUE, UNSPECIFIED, Promise
from lambit.printer import PRINTERS
from lambit.registry import builtin
from lambit.runtime.registers import R

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PRINTERS[Promise] = lambda x: f"#<promise{'' if x.state[0] else ' not forced'}>"


@builtin("promise?", pure=True)
def is_promise(x: Any) -> bool:
    """Is `x` a promise? (R7RS 4.2.5)

    (promise? (delay 1))   ;=> #t
    (promise? 1)           ;=> #f
    """
    return x.__class__ is Promise


@builtin("make-promise")
def make_promise(x: Any) -> Any:
    """A promise that gives `x` when forced; `x` itself, if it is one (R7RS 4.2.5).

    (force (make-promise 5))                  ;=> 5
    (force (make-promise (make-promise 5)))   ;=> 5
    """
    return x if x.__class__ is Promise else Promise(True, x)


@builtin("%make-eager", raw=True)
def make_eager(x: Any) -> Any:
    """A promise that gives `x` when forced.

    (force (%make-eager 5))   ;=> 5
    """
    return Promise(True, x)


@builtin("%make-lazy", raw=True)
def make_lazy(thunk: Any) -> Any:
    """A promise that gives, when forced, what the promise that `thunk` gives does.

    (force (%make-lazy (lambda () (make-promise 5))))   ;=> 5
    """
    return Promise(False, thunk)


@builtin("%promise-done?", raw=True)
def is_done(promise: Promise) -> Any:
    """Has `promise` its value?

    (%promise-done? (delay 5))   ;=> #f
    """
    return TRUE if promise.state[0] else FALSE


@builtin("%promise-value", raw=True)
def value(promise: Promise) -> Any:
    """The value of `promise`, or the thunk that it waits for.

    (%promise-value (make-promise 5))   ;=> 5
    """
    return promise.state[1]


@builtin("%promise-set!", raw=True)
def set_promise(promise: Promise, other: Promise) -> Any:
    """Let `promise` be the same promise as `other`, which is new (R7RS 7.3, `promise-update!`).

    The registers forget what the last tail calls left in them: it may be the head of a long
    stream, which would be kept as it grows.

    (define p (delay 1))
    (%promise-set! p (make-promise 2))
    (force p)   ;=> 2
    """
    if not promise.state[0]:
        promise.state[:] = other.state
        other.state = promise.state
        R.forget()
    return UNSPECIFIED
