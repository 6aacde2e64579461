"""The system around the program (R7RS 6.14): leaving, clocks, environment variables, features."""

from __future__ import annotations

from typing import Any

from lambit.data import FALSE, TRUE, UNSPECIFIED, Pair, String, from_iterable, symbol
from lambit.errors import Exit
from lambit.registry import builtin
from lambit.runtime.context import current

from .contracts import Index

JIFFIES = 1_000_000_000


@builtin("emergency-exit", capability="process")
def emergency_exit(code: Any = TRUE) -> Any:
    """Leave the program at once with exit code `code`: #t is 0, #f is 1 (R7RS 6.14).

    `exit` runs the winders of `dynamic-wind` first.

    (procedure? emergency-exit)   ;=> #t
    """
    raise Exit(exit_code(code))


def exit_code(code: Any) -> int:
    """The number that the operating system is given for `code`."""
    if code is TRUE:
        return 0
    if code.__class__ is int:
        return code & 255 or int(code != 0)  # what is no success must not look like one
    return 1


@builtin("%set-exit-code!")
def set_exit_code(code: Index) -> None:
    """Let the program leave with `code` when it comes to its end; `exit` may still say another one.

    (%set-exit-code! 0)
    """
    current().exit_code = code


@builtin("void")
def void(*ignored: Any) -> Any:
    """The unspecified value, whatever the arguments.

    (eq? (void) (if #f #f))   ;=> #t
    """
    del ignored
    return UNSPECIFIED


@builtin("features")
def features() -> Any:
    """The list of features that `cond-expand` knows (R7RS 6.14): `srfi-N` for every library `(srfi N)`.

    (list? (memq 'full-unicode (features)))   ;=> #t
    (list? (memq 'srfi-2 (features)))         ;=> #t
    (memq 'srfi-0000 (features))              ;=> #f
    """
    session = current().session
    assert session is not None
    return from_iterable([symbol(name) for name in session.features()])


@builtin("command-line", capability="process")
def command_line() -> Any:
    """The list of the program's name and its arguments, as strings (R7RS 6.14).

    (list? (command-line))   ;=> #t
    """
    return from_iterable([String(x) for x in current().arguments])


# -- environment variables --


@builtin("get-environment-variable", capability="environment")
def environment_variable(name: str) -> Any:
    """The value of the environment variable `name`, or #f (R7RS 6.14).

    (get-environment-variable "NO_SUCH_VARIABLE")   ;=> #f
    """
    import os

    value = os.environ.get(name)
    return FALSE if value is None else String(value)


@builtin("get-environment-variables", capability="environment")
def environment_variables() -> Any:
    """All environment variables, as an association list (R7RS 6.14).

    (pair? (get-environment-variables))   ;=> #t
    """
    import os

    return from_iterable([Pair(String(k), String(v)) for k, v in os.environ.items()])


# -- clocks --


@builtin("current-second", capability="clock")
def current_second() -> float:
    """The time in seconds since 1970-01-01 00:00 UTC, to about a microsecond (R7RS 6.14).

    R7RS asks for TAI; this is the system's UTC.

    (> (current-second) 1600000000)   ;=> #t
    """
    from time import time

    return time()


@builtin("current-jiffy", capability="clock")
def current_jiffy() -> int:
    """The number of jiffies since an arbitrary moment (R7RS 6.14).

    (<= (current-jiffy) (current-jiffy))   ;=> #t
    """
    from time import perf_counter_ns

    return perf_counter_ns()


@builtin("jiffies-per-second", pure=True)
def jiffies_per_second() -> int:
    """The number of jiffies in a second: a jiffy is a nanosecond (R7RS 6.14).

    (jiffies-per-second)   ;=> 1000000000
    """
    return JIFFIES


@builtin("runtime", capability="clock")
def runtime() -> float:
    """The seconds of processor time that the process has used.

    (>= (runtime) 0)   ;=> #t
    """
    from time import process_time

    return process_time()


@builtin("real-time", capability="clock")
def real_time() -> float:
    """The time in milliseconds since an arbitrary moment.

    (<= (real-time) (real-time))   ;=> #t
    """
    from time import perf_counter

    return perf_counter() * 1000
