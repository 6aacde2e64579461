"""The interpreter that is running: what builtins need to know of it.

Builtins are functions shared by all interpreters; what differs between two
interpreters is in their `Context`. `current()` is the one whose program runs;
`lambit.runtime.driver` sets it on the way in and restores it on the way out.
"""

from __future__ import annotations

from lambit.data import ABSENT, Parameter

from .dynamic import Dynamic, empty
from .registers import tail_call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from lambit.data import Environment
else:
    Protocol = object  # `typing` would cost a third of our start-up

ALL_CAPABILITIES = frozenset({"files", "process", "clock", "environment", "python", "random"})


class SessionProtocol(Protocol):
    """What builtins such as `eval` and `load` ask of the session above them."""

    def evaluate(self, form: Any, environment: Environment) -> Any:
        """The value of datum `form`."""

    def load(self, path: str, environment: Environment | None = None) -> Any:
        """Evaluate the forms in the file `path`."""

    def expand(self, form: Any, environment: Environment, *, once: bool) -> Any:
        """Datum `form` with its macros expanded."""

    def global_value(self, name: str) -> Any:
        """The value of the base library's `name`."""

    def features(self) -> tuple[str, ...]:
        """The features that `cond-expand` knows."""

    @property
    def interaction_environment(self) -> Environment:
        """Where a program's definitions go."""


class Context:
    """The state of one interpreter that builtins see."""

    __slots__ = (
        "arguments", "capabilities", "dynamic", "error_port", "exit_code", "input_port", "native_kernels",
        "output_port", "progress", "random", "seconds", "session",
    )  # fmt: skip

    def __init__(self, session: SessionProtocol | None, capabilities: frozenset[str]) -> None:
        self.session = session
        self.capabilities = capabilities
        self.dynamic: Dynamic = empty()
        self.input_port: Any = None  # made on first use, by lambit.builtins.ports
        self.output_port: Any = None
        self.error_port: Any = None
        self.native_kernels: Any = None  # called before information is measured: it lets native code count
        self.progress: Any = None  # the terminal that long work may show its progress on
        self.random: Any = None
        self.arguments: tuple[str, ...] = ()
        self.seconds: float | None = None  # that a call from Python may take
        self.exit_code = 0  # of a program that comes to its end

    def global_value(self, name: str) -> Any:
        """The value of the base library's procedure `name`, which the runtime itself calls."""
        assert self.session is not None
        return self.session.global_value(name)


running = Context(None, frozenset())  # `current()`, for those in a hurry


def current() -> Context:
    """The context of the program that is running."""
    return running


def parameter_value(parameter: Parameter, value: Any = ABSENT) -> Any:
    """The value of `parameter` in the dynamic environment in force; if one is given, it becomes it (SRFI 39)."""
    if value is not ABSENT:
        return tail_call(running.global_value("%assign-parameter!"), (parameter, value))
    return location(parameter).value


def location(parameter: Parameter) -> Any:
    """What holds the value of `parameter` in the dynamic environment in force: a box, or itself the global one."""
    return running.dynamic.parameters.get(parameter, parameter)


Parameter.__call__ = parameter_value  # type: ignore[method-assign, assignment]


def switch(context: Context) -> Context:
    """Make `context` the current one; gives the one before."""
    global running
    before, running = running, context
    return before
