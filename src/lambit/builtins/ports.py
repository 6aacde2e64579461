"""Ports: predicates, the current ones, those on strings and bytevectors, closing (R7RS 6.13.1)."""

from __future__ import annotations

from io import BytesIO, StringIO

from lambit.data import ABSENT, Bytevector, String
from lambit.errors import WrongType
from lambit.registry import BUILTINS, builtin

from .port_classes import (
    ERROR,
    INPUT,
    OUTPUT,
    BinaryInput,
    BinaryOutput,
    Output,
    Port,
    PortParameter,
    TextInput,
    TextOutput,
    closed,
    current_output,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object  # `typing` is slow to import

Input = Any


@builtin("port?", pure=True)
def is_port(x: Any) -> bool:
    """Is `x` a port? (R7RS 6.13.1)

    (port? (current-output-port))   ;=> #t
    (port? "port")                  ;=> #f
    """
    return isinstance(x, Port)


@builtin("input-port?", pure=True)
def is_input_port(x: Any) -> bool:
    """Is `x` an input port? (R7RS 6.13.1)

    (input-port? (open-input-string ""))   ;=> #t
    (input-port? (current-output-port))    ;=> #f
    """
    return isinstance(x, (TextInput, BinaryInput))


@builtin("output-port?", pure=True)
def is_output_port(x: Any) -> bool:
    """Is `x` an output port? (R7RS 6.13.1)

    (output-port? (current-output-port))   ;=> #t
    """
    return isinstance(x, Output)


@builtin("textual-port?", pure=True)
def is_textual_port(x: Any) -> bool:
    """Is `x` a port for characters? (R7RS 6.13.1)

    (textual-port? (open-input-string ""))        ;=> #t
    (textual-port? (open-input-bytevector #u8())) ;=> #f
    """
    return isinstance(x, (TextInput, TextOutput))


@builtin("binary-port?", pure=True)
def is_binary_port(x: Any) -> bool:
    """Is `x` a port for bytes? (R7RS 6.13.1)

    (binary-port? (open-input-bytevector #u8()))   ;=> #t
    """
    return isinstance(x, (BinaryInput, BinaryOutput))


@builtin("input-port-open?")
def is_input_open(port: Input) -> bool:
    """Can `port`, an input port, still be read from? (R7RS 6.13.1)

    (define p (open-input-string "a"))
    (input-port-open? p)   ;=> #t
    (close-port p)
    (input-port-open? p)   ;=> #f
    (read-char p)          ;!! read-char: the port is closed
    """
    return bool(port.open)


@builtin("output-port-open?")
def is_output_open(port: Output) -> bool:
    """Can `port`, an output port, still be written to? (R7RS 6.13.1)

    (output-port-open? (open-output-string))   ;=> #t
    """
    return port.open


@builtin("close-port")
def close_port(port: Port) -> None:
    """Close `port`; to close it again has no effect (R7RS 6.13.1).

    (define p (open-output-string))
    (close-port p)
    (display 1 p)      ;!! display: the port is closed
    """
    port.close()


@builtin("close-input-port")
def close_input_port(port: Input) -> None:
    """Close an input port (R7RS 6.13.1).

    (close-input-port (current-output-port))   ;!! close-input-port: argument 1: expected an input port
    """
    port.close()


@builtin("close-output-port")
def close_output_port(port: Output) -> None:
    """Close an output port (R7RS 6.13.1).

    (close-output-port (open-input-string ""))   ;!! close-output-port: argument 1: expected an output port
    """
    port.close()


@builtin("flush-output-port", "flush-output")
def flush_output_port(port: Output = ABSENT) -> None:
    """Send what waits in the buffers of `port` to where it goes (R7RS 6.13.3).

    (flush-output-port)   ;=> #<unspecified>
    """
    if port is ABSENT:
        port = current_output()
    if not port.open:
        raise closed("flush-output-port")
    port.flush()


# -- on strings and bytevectors --


@builtin("open-input-string")
def open_input_string(string: str) -> Any:
    r"""A new textual input port that gives the characters of `string` (R7RS 6.13.1).

    (read-char (open-input-string "abc"))   ;=> #\a
    """
    return TextInput("string", string)


@builtin("open-output-string")
def open_output_string() -> Any:
    """A new textual output port that keeps what is written for `get-output-string` (R7RS 6.13.1).

    (define p (open-output-string))
    (write 'a p)
    (display " b" p)
    (get-output-string p)   ;=> "a b"
    """
    buffer = StringIO()
    return TextOutput("string", buffer.write, value=buffer.getvalue)


@builtin("get-output-string")
def get_output_string(port: TextOutput) -> Any:
    r"""What has been written to the string port `port` so far (R7RS 6.13.1).

    (define p (open-output-string))
    (write-char #\x p)
    (get-output-string p)                       ;=> "x"
    (get-output-string (current-error-port))    ;!! get-output-string: argument 1
    """
    return String(_kept("get-output-string", port, "open-output-string"))


@builtin("open-input-bytevector")
def open_input_bytevector(bytevector: Bytevector) -> Any:
    """A new binary input port that gives the bytes of `bytevector` (R7RS 6.13.1).

    (read-u8 (open-input-bytevector #u8(1 2)))   ;=> 1
    """
    return BinaryInput("bytevector", bytes(bytevector))


@builtin("open-output-bytevector")
def open_output_bytevector() -> Any:
    """A new binary output port that keeps what is written for `get-output-bytevector` (R7RS 6.13.1).

    (define p (open-output-bytevector))
    (write-bytevector #u8(1 2) p)
    (get-output-bytevector p)   ;=> #u8(1 2)
    """
    buffer = BytesIO()
    return BinaryOutput("bytevector", buffer.write, value=buffer.getvalue)


@builtin("get-output-bytevector")
def get_output_bytevector(port: BinaryOutput) -> Any:
    """What has been written to the bytevector port `port` so far (R7RS 6.13.1).

    (get-output-bytevector (open-output-bytevector))   ;=> #u8()
    """
    return Bytevector(_kept("get-output-bytevector", port, "open-output-bytevector"))


def _kept(procedure: str, port: Any, maker: str) -> Any:
    if port.value is None:
        raise WrongType(f"{procedure}: argument 1: expected a port made by {maker}, got {port!r}")
    return port.value()


# -- the current ports: parameters, documented as the builtins they stand for --


@builtin("current-input-port", raw=True)
def _current_input() -> Any:
    """The port that is read from by default: a parameter, at first standard input (R7RS 6.13.1).

    (parameterize ((current-input-port (open-input-string "5"))) (read))   ;=> 5
    """


@builtin("current-output-port", raw=True)
def _current_output() -> Any:
    """The port that is written to by default: a parameter, at first standard output (R7RS 6.13.1).

    (define p (open-output-string))
    (parameterize ((current-output-port p)) (display 5))
    (get-output-string p)                             ;=> "5"
    (parameterize ((current-output-port 5)) 1)        ;!! current-output-port: expected a textual output port, got 5
    """


@builtin("current-error-port", raw=True)
def _current_error() -> Any:
    """The port for complaints: a parameter, at first standard error (R7RS 6.13.1).

    (output-port? (current-error-port))   ;=> #t
    """


def _stands_for(name: str, parameter: PortParameter) -> Any:
    """Let `parameter` be the value of the builtin called `name`."""
    entry = BUILTINS[name]
    parameter.builtin = entry
    entry._called = parameter
    return parameter


current_input_port = _stands_for("current-input-port", INPUT)
current_output_port = _stands_for("current-output-port", OUTPUT)
current_error_port = _stands_for("current-error-port", ERROR)
