"""Ports (R7RS 6.13): what a port is, the console's ports, the current ports.

A textual input port is a buffer, an offset into it, and a function that gives
more; a textual output port is a function that takes text. So `read-char` and
`write-char` cost what `io.StringIO` does. Closing empties the buffer and puts a
function that complains in the other's place.
"""

from __future__ import annotations

import sys

from lambit.data import UNSPECIFIED, Datum, Parameter
from lambit.data.kinds import PROCEDURES
from lambit.errors import DomainError, FileError, LispError, WrongType
from lambit.printer import PRINTERS
from lambit.registry import contract
from lambit.runtime.context import Context, current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

CHUNK = 1 << 16


class Port(Datum):
    """What all ports share. `name` says what is at the other end."""

    __slots__ = ("__weakref__", "_close", "name", "open")
    noun = "port"

    def __init__(self, name: str, close: Callable[[], Any] | None = None) -> None:
        self.name = name
        self.open = True
        self._close = close

    def close(self) -> None:
        """Close it; to close it again does nothing."""
        if self.open:
            self.open = False
            self.shut()
            if self._close is not None:
                try:
                    self._close()
                except (OSError, ValueError) as error:
                    raise failure("close-port", self, error) from error

    def shut(self) -> None:
        """Make it useless."""

    def __repr__(self) -> str:
        return f"#<{'' if self.open else 'closed '}{self.noun} {self.name}>"


class TextInput(Port):
    """`text[at:]` is what has not been read yet; `more(size)` gives text that follows, "" at the end."""

    __slots__ = ("at", "fold", "more", "text")
    noun = "textual input port"

    def __init__(
        self, name: str, text: str, more: Callable[[int], str] | None = None, close: Callable[[], Any] | None = None
    ) -> None:
        super().__init__(name, close)
        self.text = text
        self.at = 0
        self.more = more
        self.fold = False  # has #!fold-case been read?

    def shut(self) -> None:
        self.text, self.at, self.more = "", 0, None

    def fill(self, procedure: str, size: int = CHUNK) -> bool:
        """Get more text for `procedure`; is there any?"""
        if not self.open:
            raise closed(procedure)
        if self.more is None:
            return False
        try:
            more = self.more(size)
        except (OSError, ValueError) as error:
            raise failure(procedure, self, error) from error
        if not more:
            return False
        self.text = self.text[self.at :] + more
        self.at = 0
        return True


class BinaryInput(Port):
    """The same with bytes."""

    __slots__ = ("at", "data", "more")
    noun = "binary input port"

    def __init__(
        self, name: str, data: bytes, more: Callable[[int], bytes] | None = None, close: Callable[[], Any] | None = None
    ) -> None:
        super().__init__(name, close)
        self.data = data
        self.at = 0
        self.more = more

    def shut(self) -> None:
        self.data, self.at, self.more = b"", 0, None

    def fill(self, procedure: str, size: int = CHUNK) -> bool:
        """Get more bytes for `procedure`; are there any?"""
        if not self.open:
            raise closed(procedure)
        if self.more is None:
            return False
        try:
            more = self.more(size)
        except (OSError, ValueError) as error:
            raise failure(procedure, self, error) from error
        if not more:
            return False
        self.data = self.data[self.at :] + more
        self.at = 0
        return True


class Output(Port):
    """`write` takes what is written; `value`, if the port keeps it, gives all of it."""

    __slots__ = ("_flush", "value", "write")

    def __init__(
        self, name: str, write: Callable[[Any], Any], *, flush: Callable[[], Any] | None = None,
        close: Callable[[], Any] | None = None, value: Callable[[], Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, close)
        self.write = write
        self._flush = flush
        self.value = value

    def shut(self) -> None:
        self.write = _closed_write
        self._flush = None

    def flush(self) -> None:
        """Send out what waits in buffers."""
        if self._flush is not None:
            try:
                self._flush()
            except (OSError, ValueError) as error:
                raise failure("flush-output-port", self, error) from error


class TextOutput(Output):
    """A port for characters."""

    __slots__ = ()
    noun = "textual output port"


class BinaryOutput(Output):
    """A port for bytes."""

    __slots__ = ()
    noun = "binary output port"


def _closed_write(_: Any) -> NoReturn:
    raise closed("write")


def closed(procedure: str) -> DomainError:
    """The error for a port that is closed."""
    return DomainError(f"{procedure}: the port is closed")


def failure(procedure: str, port: Port, error: Exception) -> Exception:
    """The condition for what the operating system, or the encoding, has against `procedure`."""
    if isinstance(error, LispError):
        return DomainError(f"{procedure}: the port is closed") if isinstance(error, DomainError) else error
    if isinstance(error, UnicodeDecodeError):
        return FileError(f"{procedure}: {port.name} is not UTF-8")
    reason = getattr(error, "strerror", None) or str(error)
    return FileError(f"{procedure}: {port.name}: {reason}")


for _class in (TextInput, BinaryInput, TextOutput, BinaryOutput):
    PRINTERS[_class] = repr
_CLASSES = {"Port": Port, "TextInput": TextInput, "BinaryInput": BinaryInput,
            "TextOutput": TextOutput, "BinaryOutput": BinaryOutput, "Output": Output}  # fmt: skip
contract("Port", "a port", "isinstance({x}, Port)", **_CLASSES)
contract("TextInput", "a textual input port", "{x}.__class__ is TextInput")
contract("TextOutput", "a textual output port", "{x}.__class__ is TextOutput")
contract("BinaryInput", "a binary input port", "{x}.__class__ is BinaryInput")
contract("BinaryOutput", "a binary output port", "{x}.__class__ is BinaryOutput")
contract("Output", "an output port", "isinstance({x}, Output)")
contract("Input", "an input port", "{x}.__class__ is TextInput or {x}.__class__ is BinaryInput")


# -- the console --


def _console(context: Context, slot: str) -> Any:
    """The port that the context starts with, made on first use."""
    if slot == "input_port":
        port: Port = TextInput("standard input", "", _read_console)
    else:
        name = "stdout" if slot == "output_port" else "stderr"
        port = TextOutput(
            "standard output" if name == "stdout" else "standard error",
            lambda text: _write_console(getattr(sys, name), text),
            flush=lambda: _flush_console(getattr(sys, name)),
        )
    setattr(context, slot, port)
    return port


def _write_console(stream: Any, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = getattr(stream, "encoding", None) or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def _flush_console(stream: Any) -> None:
    if stream is not None:
        stream.flush()


def _read_console(size: int) -> str:
    del size
    if sys.stdin is None:
        return ""
    _flush_console(sys.stdout)
    return str(sys.stdin.readline())


# -- the current ports --


class PortParameter(Parameter):
    """`current-output-port` and its like: a parameter whose global value is the interpreter's own."""

    __slots__ = ("builtin", "kind", "slot")

    def __init__(self, slot: str, kind: type, converter: Callable[..., Any]) -> None:
        super().__init__(UNSPECIFIED, converter)
        self.slot = slot
        self.kind = kind
        self.builtin: Any = None

    def __call__(self) -> Any:
        context = current()
        parameters = context.dynamic.parameters
        if parameters:
            box = parameters.get(self)
            if box is not None:
                return box.value
        port = getattr(context, self.slot)
        return _console(context, self.slot) if port is None else port

    def described(self) -> tuple[str, int, int | None, str | None]:
        """How it is called, as its builtin says."""
        return self.builtin.name, *self.builtin.arity, self.builtin.signature

    def __repr__(self) -> str:
        return f"#<parameter current-{self.slot.replace('_', '-')}>"


def _input(x: Any) -> Any:
    return _only(x, TextInput, "current-input-port")


def _output(x: Any) -> Any:
    return _only(x, TextOutput, "current-output-port")


def _error(x: Any) -> Any:
    return _only(x, TextOutput, "current-error-port")


def _only(x: Any, kind: type[Port], name: str) -> Any:
    """`x`, a value for the parameter `name`."""
    if x.__class__ is kind:
        return x
    from lambit.printer import write_short

    raise WrongType(f"{name}: expected a {kind.noun}, got {write_short(x)}")


INPUT = PortParameter("input_port", TextInput, _input)
OUTPUT = PortParameter("output_port", TextOutput, _output)
ERROR = PortParameter("error_port", TextOutput, _error)
PROCEDURES.add(PortParameter)
PRINTERS[PortParameter] = repr


def current_output() -> Any:
    """The port of `(current-output-port)`."""
    context = current()
    parameters = context.dynamic.parameters
    if parameters:
        box = parameters.get(OUTPUT)
        if box is not None:
            return box.value
    port = context.output_port
    return _console(context, "output_port") if port is None else port
