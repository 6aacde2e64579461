"""Every error a user can see, and the one they should not.

The class says whose fault it is and what kind; the message is one sentence.
Raise with facts where they are known; `lambit.runtime.report` alone prints.
R7RS condition objects are instances of `LispError`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

# how `LispError.display` prints; `lambit.api` puts `lambit.runtime.report` here
renderer: Callable[[LispError, bool], str] | None = None
# how a Lisp value is shown in a message; `lambit.printer` puts its own here
shown: Callable[[Any], str] = repr


class LispError(Exception):
    """An error in the user's program: a condition (`error-object?` is true of it).

    `irritants` are Lisp values shown after the message. `position` is where
    (see `lambit.source`), 0 until somebody knows. `hint` says what to try.
    `frames` is the Lisp call stack, innermost last, once the error has
    reached the top: (procedure name, position) each.
    """

    kind = "error"
    message: str
    irritants: tuple[Any, ...]
    position = 0
    hint: str | None = None
    frames: Sequence[tuple[str, int]] = ()

    def __init__(
        self, message: str, *irritants: Any, position: int = 0, hint: str | None = None
    ) -> None:
        super().__init__(message, *irritants)
        self.message = message
        self.irritants = irritants
        self.position = position
        self.hint = hint

    @property
    def payload(self) -> Any:
        """What `raise` was given, as a handler sees it: the condition itself."""
        return self

    def __str__(self) -> str:
        if not self.irritants:
            return self.message
        try:
            return " ".join([self.message, *map(shown, self.irritants)])
        except Exception:  # whatever the values are, there must be a message
            return self.message

    def display(self, *, color: bool = False) -> str:
        """The whole report, as the command line prints it: sentence, place, stack, hint."""
        return f"error: {self.message}" if renderer is None else renderer(self, color)


class ReadError(LispError):
    """Text is not data."""

    kind = "read-error"


class Incomplete(ReadError):
    """Text is not data yet: a prompt asks for another line."""


class FormError(LispError):
    """Data is not a program: a malformed special form, a macro no clause of which matches."""

    kind = "syntax-error"


class Unbound(LispError, NameError):
    """No such name."""

    kind = "unbound-variable"

    def __init__(self, name: str, *, position: int = 0, hint: str | None = None) -> None:
        LispError.__init__(self, f"unbound variable: {name}", position=position, hint=hint)
        self.name = name


class ArityError(LispError, TypeError):
    """Wrong number of arguments."""

    kind = "arity-error"


class WrongType(LispError, TypeError):
    """Wrong kind of argument."""

    kind = "type-error"


class DomainError(LispError, ValueError):
    """Right kind of argument, impossible value."""

    kind = "domain-error"


class SettingError(DomainError):
    """What the environment or the host asks of a new interpreter makes no sense."""


class FileError(LispError, OSError):
    """A file cannot be opened, read or written (`file-error?` is true of it)."""

    kind = "file-error"


class LibraryError(LispError, ImportError):
    """A library is missing, or imports itself."""

    kind = "library-error"


class CapabilityError(LispError, PermissionError):
    """The host has not granted the capability that a builtin needs."""

    kind = "capability-error"


class HostError(LispError):
    """A Python exception that crossed from interop; `__cause__` keeps it."""

    kind = "python-error"


class LimitExceeded(LispError):
    """Out of the host's budget: depth, steps, time, memory."""

    kind = "limit-exceeded"


class Raised(LispError):
    """`(raise x)` of a value that is not a condition: a carrier for `payload`."""

    kind = "raised"
    message = "uncaught value raised"

    __init__ = Exception.__init__  # nothing of our own: most are caught at once

    @property
    def payload(self) -> Any:
        """The value that was raised."""
        return self.args[0]

    @property
    def irritants(self) -> tuple[Any, ...]:  # type: ignore[override]
        """The value, to be shown after the message."""
        return (self.payload,)

    def __str__(self) -> str:
        return super().__str__().replace("raised ", "raised: ", 1)


class Exit(BaseException):
    """`(exit code)` on its way to the top."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class InternalError(Exception):
    """A bug of ours: deliberately no LispError, so that no handler hides it."""
