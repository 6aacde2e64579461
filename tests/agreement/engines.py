"""The engines that must agree: each turns the text of a program into the text of its outcome.

An outcome is the value of the last form as `write` prints it, or `!` and the kind of the
error that ended the program (see `lambit.errors`: `LispError.kind`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import SimpleNamespace

from lambit.runtime.context import ALL_CAPABILITIES, Context
from lambit.session import Session
from lambit.session.libraries import make_libraries, text_loader

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


def run_codegen(text: str) -> str:
    """The outcome of the program `text`, compiled, in a session of its own."""
    from lambit.data import Environment

    s = Session(frozenset())
    s.interaction_environment = Environment(s.new_module("user"))
    return outcome(lambda: s.run_text(text, "program"))


@functools.cache
def machine():
    """A machine in which the standard library has been evaluated."""
    from lambit.machine.load import with_library

    return with_library()


class World:
    """A machine as the table of libraries sees it: what it would ask of a session."""

    def __init__(self, m):
        self.context, self.load, self.folders = m.context, m.load, ()
        self.machine = m
        self.base = SimpleNamespace(
            module=m.base,
            names=lambda: (n for n in m.base.names() if not n.startswith("%")),
            index=SimpleNamespace(names=lambda: list(m.base.names())),
        )
        self.libraries = make_libraries(self)

    def new_module(self, name, *, interactive=True, empty=False):
        """A namespace with the library in sight, or nothing; it can import."""
        module = self.machine.new_module(name)
        module.interactive = interactive
        module.strict = not interactive
        if empty:
            module.missing = None
        module.find_libraries = self.find_libraries
        return module

    def placed_forms(self, text, name):
        return Session.placed_forms(self, text, name)

    def evaluate(self, form, environment, *, position=0):
        del position
        return self.machine.evaluate(form, environment)

    def give(self, binding, value):
        self.machine.store.heap.define(binding, value)

    def find_libraries(self, module):
        module.libraries = self.libraries
        module.load_text = text_loader(self)


def world():
    """A machine that has loaded no library yet but the standard one, and a fresh namespace as its user."""
    from lambit.data import Environment

    m = machine()
    m.limit = None
    m.context = Context(m, ALL_CAPABILITIES)
    m.interaction_environment = Environment(World(m).new_module("user"))
    return m


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
