"""Reading and writing bytes (R7RS 6.13.2, 6.13.3)."""

from __future__ import annotations

from lambit.data import ABSENT, EOF, TRUE, UNSPECIFIED, Bytevector
from lambit.errors import WrongType
from lambit.registry import builtin

from .contracts import Byte, Index
from .port_classes import CHUNK, BinaryInput, BinaryOutput, failure
from .ranges import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("read-u8", raw=True)
def read_u8(port: BinaryInput = ABSENT) -> Any:
    """The next byte from `port`, or an end-of-file object (R7RS 6.13.2).

    (define p (open-input-bytevector #u8(1 2)))
    (list (read-u8 p) (read-u8 p))          ;=> (1 2)
    (eof-object? (read-u8 p))               ;=> #t
    (read-u8 (open-input-string "a"))       ;!! read-u8: argument 1: expected a binary input port
    """
    if port is ABSENT:
        raise _textual("read-u8")
    at = port.at
    try:
        byte = port.data[at]
    except IndexError:
        if not port.fill("read-u8"):
            return EOF
        at = port.at
        byte = port.data[at]
    port.at = at + 1
    return byte


@builtin("peek-u8")
def peek_u8(port: BinaryInput = ABSENT) -> Any:
    """The next byte from `port`, which stays there; or an end-of-file object (R7RS 6.13.2).

    (define p (open-input-bytevector #u8(1 2)))
    (list (peek-u8 p) (read-u8 p))   ;=> (1 1)
    """
    if port is ABSENT:
        raise _textual("peek-u8")
    if port.at >= len(port.data) and not port.fill("peek-u8"):
        return EOF
    return port.data[port.at]


@builtin("u8-ready?")
def u8_ready(port: BinaryInput = ABSENT) -> Any:
    """Can a byte be read from `port` without waiting? (R7RS 6.13.2)

    (u8-ready? (open-input-bytevector #u8(1)))   ;=> #t
    """
    if port is ABSENT:
        raise _textual("u8-ready?")
    if not port.open:
        port.fill("u8-ready?")
    return TRUE


@builtin("read-bytevector")
def read_bytevector(k: Index, port: BinaryInput = ABSENT) -> Any:
    """The next `k` bytes from `port`, or as many as there are; an end-of-file object if none (R7RS 6.13.2).

    (define p (open-input-bytevector #u8(1 2 3)))
    (list (read-bytevector 2 p) (read-bytevector 2 p))   ;=> (#u8(1 2) #u8(3))
    (eof-object? (read-bytevector 2 p))                  ;=> #t
    """
    data = _take("read-bytevector", k, port)
    return Bytevector(data) if data or k == 0 else EOF


def _take(procedure: str, k: int, port: BinaryInput) -> bytes:
    """The next `k` bytes from `port`, or fewer."""
    if port is ABSENT:
        raise _textual(procedure)
    if not port.open:
        port.fill(procedure)
    while len(port.data) - port.at < k and port.fill(procedure, min(max(k, CHUNK), 1 << 24)):
        pass
    data = port.data[port.at : port.at + k]
    port.at += len(data)
    return data


@builtin("read-bytevector!")
def read_into(
    bytevector: Bytevector, port: BinaryInput = ABSENT, start: Index = ABSENT, end: Index = ABSENT
) -> Any:
    """Read bytes from `port` into `bytevector`; how many, or an end-of-file object (R7RS 6.13.2).

    (define b (bytevector 0 0 0 0))
    (read-bytevector! b (open-input-bytevector #u8(7 8)) 1 3)   ;=> 2
    b                                                           ;=> #u8(0 7 8 0)
    """
    first, last = span("read-bytevector!", 3, start, end, len(bytevector), "bytevector")
    if not isinstance(bytevector, bytearray):
        raise WrongType("read-bytevector!: argument 1: Python's bytes cannot be changed")
    data = _take("read-bytevector!", last - first, port)
    bytevector[first : first + len(data)] = data
    return len(data) if data or first == last else EOF


@builtin("write-u8", raw=True)
def write_u8(byte: Byte, port: BinaryOutput = ABSENT) -> Any:
    """Write `byte` to `port` (R7RS 6.13.3).

    (define p (open-output-bytevector))
    (write-u8 255 p)
    (get-output-bytevector p)   ;=> #u8(255)
    (write-u8 256 p)            ;!! write-u8: argument 1: expected a byte
    (write-u8 1)                ;!! write-u8: the current port is textual
    """
    if port is ABSENT:
        raise _textual("write-u8")
    if port.__class__ is not BinaryOutput or byte.__class__ is not int:
        raise TypeError
    octet = bytes((byte,))
    try:
        port.write(octet)
    except (OSError, ValueError) as error:
        raise failure("write-u8", port, error) from error
    return UNSPECIFIED


@builtin("write-bytevector")
def write_bytevector(
    bytevector: Bytevector, port: BinaryOutput = ABSENT, start: Index = ABSENT, end: Index = ABSENT
) -> None:
    """Write the bytes of `bytevector`, from `start` to before `end`, to `port` (R7RS 6.13.3).

    (define p (open-output-bytevector))
    (write-bytevector #u8(1 2 3 4) p 1 3)
    (get-output-bytevector p)   ;=> #u8(2 3)
    """
    if port is ABSENT:
        raise _textual("write-bytevector")
    first, last = span("write-bytevector", 3, start, end, len(bytevector), "bytevector")
    try:
        port.write(bytes(bytevector[first:last]))
    except (OSError, ValueError) as error:
        raise failure("write-bytevector", port, error) from error


def _textual(procedure: str) -> WrongType:
    return WrongType(f"{procedure}: the current port is textual", hint="give it a binary port")
