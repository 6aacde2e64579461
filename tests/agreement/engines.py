"""The engines that must agree: each turns the text of a program into the text of its outcome.

An outcome is the value of the last form as `write` prints it, or `!` and the kind of the
error that ended the program (see `lambit.errors`: `LispError.kind`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable

STEPS = 600_000  # of the machine; a program that needs more is no test


class TooLong(Exception):
    """The program does not end soon."""


def outcome(run: Callable[[], object]) -> str:
    """What came of `run`."""
    from lambit.errors import LispError
    from lambit.printer import write

    try:
        return write(run())
    except LispError as error:
        return f"!{error.kind}"


@functools.cache
def session():
    """A session; every program gets a namespace of its own in it."""
    from lambit.session import Session

    return Session(frozenset())


def run_codegen(text: str) -> str:
    """The outcome of the program `text`, compiled."""
    from lambit.data import Environment

    s = session()
    s.interaction_environment = Environment(s.new_module("user"))
    return outcome(lambda: s.run_text(text, "program"))


@functools.cache
def machine():
    """A machine in which the standard library has been evaluated."""
    from lambit.machine.load import with_library

    return with_library()


def run_machine(text: str, limit: int = STEPS) -> str:
    """The outcome of the program `text` on the machine."""
    from lambit.data import Environment

    m = machine()
    m.limit = limit
    m.interaction_environment = Environment(m.new_module())
    result = outcome(lambda: m.run_text(text, "program"))
    if result == "!limit-exceeded":
        raise TooLong
    return result
