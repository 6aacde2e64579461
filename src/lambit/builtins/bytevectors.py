"""Bytevectors (R7RS 6.9)."""

from __future__ import annotations

from lambit.data import ABSENT, FALSE, TRUE, Bytevector, from_iterable
from lambit.data.kinds import is_bytevector as is_octets
from lambit.errors import DomainError, WrongType
from lambit.registry import builtin

from .contracts import Byte, Index
from .lists import elements
from .ranges import bad_index, check_size, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("bytevector?", pure=True, raw=True)
def is_bytevector(x: Any) -> Any:
    """Is `x` a bytevector? (R7RS 6.9)

    (bytevector? #u8(1 2))    ;=> #t
    (bytevector? #(1 2))      ;=> #f
    """
    return TRUE if is_octets(x) else FALSE


@builtin("make-bytevector")
def make_bytevector(k: Index, byte: Byte = 0) -> Any:
    """A bytevector of `k` bytes, each of them `byte` (R7RS 6.9).

    (make-bytevector 2 12)    ;=> #u8(12 12)
    """
    check_size("make-bytevector", k, "bytevector")
    return Bytevector(bytes([byte]) * k)


@builtin("bytevector")
def bytevector(*byte: Byte) -> Any:
    """A new bytevector of the arguments (R7RS 6.9).

    (bytevector 1 3 5 1 3 5)    ;=> #u8(1 3 5 1 3 5)
    (bytevector)                ;=> #u8()
    (bytevector 256)            ;!! bytevector: argument 1: expected a byte
    """
    return Bytevector(byte)


@builtin("bytevector-length")
def bytevector_length(bytevector: Bytevector) -> int:
    """How many bytes there are (R7RS 6.9).

    (bytevector-length #u8(1 2 3))    ;=> 3
    """
    return len(bytevector)


@builtin("bytevector-u8-ref")
def bytevector_ref(bytevector: Bytevector, k: int) -> int:
    """Byte `k`, counted from 0 (R7RS 6.9).

    (bytevector-u8-ref #u8(1 1 2 3 5 8 13 21) 5)    ;=> 8
    (bytevector-u8-ref #u8(1 2) 2)                  ;!! bytevector-u8-ref: argument 2: index 2 is out of range
    """
    if not 0 <= k < len(bytevector):
        bad_index("bytevector-u8-ref", 2, k, len(bytevector), "bytevector")
    return bytevector[k]


@builtin("bytevector-u8-set!")
def bytevector_set(bytevector: Bytevector, k: int, byte: Byte) -> None:
    """Make `byte` the byte `k` (R7RS 6.9).

    (let ((bv (bytevector 1 2 3 4))) (bytevector-u8-set! bv 1 3) bv)    ;=> #u8(1 3 3 4)
    (bytevector-u8-set! (bytevector 1) 0 256)    ;!! bytevector-u8-set!: argument 3: expected a byte
    """
    if not 0 <= k < len(bytevector):
        bad_index("bytevector-u8-set!", 2, k, len(bytevector), "bytevector")
    writable("bytevector-u8-set!", bytevector)[k] = byte


def writable(name: str, bytevector: Bytevector) -> Bytevector:
    """The bytevector, argument 1 of `name`, if it can be changed."""
    if bytevector.__class__ is not Bytevector:
        raise DomainError(
            f"{name}: argument 1: Python's bytes cannot be changed", hint="make a copy with bytevector-copy"
        )
    return bytevector


@builtin("bytevector-copy")
def bytevector_copy(bytevector: Bytevector, start: int = ABSENT, end: int = ABSENT) -> Any:
    """A new bytevector of the bytes, or of a range of them (R7RS 6.9).

    (bytevector-copy #u8(1 2 3 4 5) 2 4)    ;=> #u8(3 4)
    """
    first, last = span("bytevector-copy", 2, start, end, len(bytevector), "bytevector")
    return Bytevector(bytevector[first:last])


@builtin("bytevector-copy!")
def bytevector_copy_to(
    to: Bytevector, at: int, source: Bytevector, start: int = ABSENT, end: int = ABSENT
) -> None:
    """Copy a range of `source` into `to`, from index `at` on; they may overlap (R7RS 6.9).

    (let ((b (bytevector 10 20 30 40 50))) (bytevector-copy! b 1 #u8(1 2 3 4 5) 0 2) b)    ;=> #u8(10 1 2 40 50)
    """
    name = "bytevector-copy!"
    first, last = span(name, 4, start, end, len(source), "bytevector")
    if not 0 <= at <= len(to):
        bad_index(name, 2, at, len(to), "bytevector")
    if at + last - first > len(to):
        raise DomainError(
            f"{name}: {last - first} bytes do not fit at index {at} of a bytevector of length {len(to)}"
        )
    writable(name, to)[at : at + last - first] = bytes(source[first:last])


@builtin("bytevector-append")
def bytevector_append(*bytevectors: Bytevector) -> Any:
    """A new bytevector of the bytes one after the other (R7RS 6.9).

    (bytevector-append #u8(0 1 2) #u8(3 4 5))    ;=> #u8(0 1 2 3 4 5)
    """
    return Bytevector(b"".join(bytevectors))


@builtin("bytevector-fill!")
def bytevector_fill(
    bytevector: Bytevector, byte: Byte, start: int = ABSENT, end: int = ABSENT
) -> None:
    """Make `byte` every byte, or every byte of a range.

    (let ((b (bytevector 1 2 3))) (bytevector-fill! b 0 1) b)    ;=> #u8(1 0 0)
    """
    first, last = span("bytevector-fill!", 3, start, end, len(bytevector), "bytevector")
    writable("bytevector-fill!", bytevector)[first:last] = bytes([byte]) * (last - first)


@builtin("utf8->string")
def utf8_to_string(bytevector: Bytevector, start: int = ABSENT, end: int = ABSENT) -> str:
    """The string of which the bytes, or a range of them, are the UTF-8 (R7RS 6.9).

    (utf8->string #u8(#x41))        ;=> "A"
    (utf8->string #u8(206 187))     ;=> "λ"
    (utf8->string #u8(255))         ;!! utf8->string: argument 1: no UTF-8: byte 255 at index 0
    """
    first, last = span("utf8->string", 2, start, end, len(bytevector), "bytevector")
    octets = bytes(bytevector[first:last])
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DomainError(
            f"utf8->string: argument 1: no UTF-8: byte {octets[error.start]} at index {first + error.start}"
        ) from None


@builtin("string->utf8")
def string_to_utf8(string: str, start: int = ABSENT, end: int = ABSENT) -> Any:
    """The UTF-8 of the string, or of a range of it (R7RS 6.9).

    (string->utf8 "λ")        ;=> #u8(206 187)
    (string->utf8 "abc" 1)    ;=> #u8(98 99)
    """
    first, last = span("string->utf8", 2, start, end, len(string), "string")
    return Bytevector(string[first:last].encode("utf-8", "surrogatepass"))


@builtin("bytevector->list")
def bytevector_to_list(bytevector: Bytevector, start: int = ABSENT, end: int = ABSENT) -> Any:
    """The bytes, or a range of them, as a list of integers.

    (bytevector->list #u8(1 2 3))    ;=> (1 2 3)
    """
    first, last = span("bytevector->list", 2, start, end, len(bytevector), "bytevector")
    return from_iterable(list(bytevector[first:last]))


@builtin("list->bytevector")
def list_to_bytevector(list_: Any) -> Any:
    """The bytes in the list as a bytevector.

    (list->bytevector '(1 2 3))    ;=> #u8(1 2 3)
    (list->bytevector '(1 x))      ;!! list->bytevector: argument 1: expected bytes, got x
    """
    items = elements("list->bytevector", 1, list_)
    for each in items:
        if each.__class__ is not int or not 0 <= each <= 255:
            from lambit.printer import write_short

            raise WrongType(f"list->bytevector: argument 1: expected bytes, got {write_short(each)}")
    return Bytevector(items)
