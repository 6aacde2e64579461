"""The engines that must agree: each turns the text of a program into the text of its outcome.

An outcome is the value of the last form as `write` prints it, or `!` and the kind of the
error that ended the program (see `lambit.errors`: `LispError.kind`).
"""

from __future__ import annotations

import functools
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from lambit.analysis.nodes import GO_ON
from lambit.runtime.context import ALL_CAPABILITIES, Context
from lambit.session import Session
from lambit.session.libraries import make_libraries, text_loader

NEVER = 1 << 60  # rounds
STEPS = 200_000  # of the machine; a program that needs more is no test


SECONDS = 5.0  # of the processor's time: of few steps, too, each may double the length of a number


class TooLong(Exception):
    """The program does not end soon."""


SIGNALS = {signal.ITIMER_REAL: signal.SIGALRM, signal.ITIMER_VIRTUAL: signal.SIGVTALRM}


@contextmanager
def alarm(seconds: float, handler: Callable[..., object], timer: int = signal.ITIMER_REAL) -> Iterator[None]:
    """Have `handler` called after so many seconds, if it takes longer: on the wall, or of the processor's time."""
    before = signal.signal(SIGNALS[timer], handler)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(SIGNALS[timer], before)


def _too_long(*_: object) -> None:
    raise TooLong


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
    """A session for programs that only add to what a session has: its library is compiled once."""
    return Session(frozenset())


def run_codegen(text: str) -> str:
    """The outcome of the program `text`, compiled, in a namespace of its own."""
    from lambit.data import Environment

    s = session()
    s.interaction_environment = Environment(s.new_module("user"))
    return outcome(lambda: s.run_text(text, "program"))


def at_once(site, values):
    """What a hot place asks, answered without the background thread, whatever the threshold."""
    from lambit.jit import requests

    heat = site.heat
    threshold, heat.threshold = heat.threshold, 0
    try:
        return requests.ask(site, values)
    finally:
        heat.threshold = threshold


@functools.cache
def session_of(threshold: int | None):
    """A session whose hot places get native code after so many rounds; with None, never."""
    from lambit.codegen.heat import Heat

    s = Session(frozenset())
    s.base.heat = None if threshold is None else Heat(at_once, threshold)
    return s


def whole_outcome(run: Callable[[], object]) -> str:
    """What came of `run`; of an error, all that a report of it would say."""
    from lambit.errors import LispError
    from lambit.printer import write
    from lambit.source import line_column

    try:
        return write(run())
    except LispError as error:
        return f"!{error.kind} {error} at {line_column(error.position)}"


class Counts:
    """How many places were counted, how many got native code, and at which exits it was left."""

    def __init__(self) -> None:
        self.sites = self.native = self.dropped = 0
        self.exits: dict[str, int] = {}
        self.declined: dict[str, int] = {}

    def add(self, sites) -> None:
        """Count the places of one program that were hot."""
        for site in sites:
            self.dropped += len(site.dropped)
            if site.state == "cold":
                continue
            self.sites += 1
            if not site.signatures:
                self.declined[site.reason] = self.declined.get(site.reason, 0) + 1
                continue
            self.native += 1
            for reason, times in site.miss.exits.items():
                self.exits[reason] = self.exits.get(reason, 0) + times


def run_typed(text: str, threshold: int | None, counts: Counts | None = None, left_out: Callable[[object], bool] = lambda _: False) -> str:
    """The whole outcome of `text`, compiled, with native code after `threshold` rounds, but for the places that are `left_out`."""
    from lambit.data import Environment

    s = session_of(threshold)
    s.interaction_environment = Environment(s.new_module("user"))
    sites: list = []
    heat = s.base.heat
    if heat is not None:

        def ask(site, values):
            if left_out(site):
                site.count(NEVER)
                return GO_ON
            if site not in sites:
                sites.append(site)
            return at_once(site, values)

        heat.ask = ask
    result = whole_outcome(lambda: s.run_text(text, "program"))
    if counts is not None:
        counts.add(sites)
    return result


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
    with alarm(SECONDS, _too_long, signal.ITIMER_VIRTUAL):
        result = outcome(lambda: m.run_text(text, "program"))
    if result == "!limit-exceeded":
        raise TooLong
    return result


def procedure_of(text: str, threshold: int | None) -> Callable[..., object]:
    """The procedure that the program `text` gives, to be called from Python; its hot places get native code after so many rounds, with None never."""
    from lambit.data import Environment
    from lambit.runtime.driver import enter

    s = session_of(threshold)
    s.interaction_environment = Environment(s.new_module("user"))
    if s.base.heat is not None:
        s.base.heat.ask = at_once
    f = s.run_text(text, "program")
    return lambda *data: enter(f, *data)


def ir_of(text: str, name: str, *examples: str) -> str:
    """The IR, after LLVM's passes, of the procedure `name` of the program `text`, for arguments such as the examples."""
    s = Session(frozenset(), jit="on")
    s.run_text(f"{text}\n(declare-native {name} {' '.join(examples)})", "program")
    return s.native_text(s.lookup(name), "llvm")
