"""Reading and writing characters and data (R7RS 6.13.2, 6.13.3)."""

from __future__ import annotations

from lambit.data import ABSENT, EOF, FALSE, TRUE, UNSPECIFIED, Char, String, Symbol, string_of
from lambit.data.atoms import CHARS
from lambit.errors import Incomplete, ReadError
from lambit.printer import display as display_text
from lambit.printer import write as write_text
from lambit.printer import write_shared as shared_text
from lambit.printer import write_simple as simple_text
from lambit.printer.atoms import WRITERS
from lambit.registry import builtin

from .contracts import Index
from .port_classes import CHUNK, INPUT, TextInput, TextOutput, closed, current_output, failure
from .ranges import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST = 1 << 62
_LARGE = 1 << 62  # integers on the way to it, of which there are many, are written by Python


# -- output --


@builtin("write-char", raw=True)
def write_char(char: Char, port: TextOutput = ABSENT) -> Any:
    r"""Write the character `char` to `port` (R7RS 6.13.3).

    (write-char #\a)         ;>> a
    (write-char "a")         ;!! write-char: argument 1: expected a character, got "a"
    (write-char #\a 5)       ;!! write-char: argument 2: expected a textual output port, got 5
    """
    if port is ABSENT:
        port = current_output()
    if char.__class__ is not Char:
        raise TypeError
    try:
        port.write(char.text)
    except (OSError, ValueError) as error:
        raise failure("write-char", port, error) from error
    return UNSPECIFIED


@builtin("write-string", raw=True)
def write_string(
    string: String, port: TextOutput = ABSENT, start: Index = ABSENT, end: Index = ABSENT
) -> Any:
    """Write the characters of `string`, from `start` to before `end`, to `port` (R7RS 6.13.3).

    (write-string "abc")                            ;>> abc
    (write-string "abcde" (current-output-port) 1 3) ;>> bc
    (write-string 'abc)                             ;!! write-string: argument 1: expected a string
    """
    if port is ABSENT:
        port = current_output()
    if string.__class__ is not String or port.__class__ is not TextOutput:
        raise TypeError
    text = string.text
    if start is not ABSENT:
        first, last = span("write-string", 3, start, end, len(text), "string")
        text = text[first:last]
    try:
        port.write(text)
    except (OSError, ValueError) as error:
        raise failure("write-string", port, error) from error
    return UNSPECIFIED


@builtin("newline", raw=True)
def newline(port: TextOutput = ABSENT) -> Any:
    """Write an end of line to `port` (R7RS 6.13.3).

    (begin (display 1) (newline) (display 2))
    ;>> 1
    ;>> 2
    """
    if port is ABSENT:
        port = current_output()
    elif port.__class__ is not TextOutput:
        raise TypeError
    try:
        port.write("\n")
    except (OSError, ValueError) as error:
        raise failure("newline", port, error) from error
    return UNSPECIFIED


@builtin("display", raw=True)
def display(obj: Any, port: TextOutput = ABSENT) -> Any:
    r"""Write `obj` for people: strings, characters and symbols as they are (R7RS 6.13.3).

    (display "a b")              ;>> a b
    (display '("a" #\b |c d|))   ;>> (a b c d)
    (display 1 "x")              ;!! display: argument 2: expected a textual output port, got "x"
    """
    if port is ABSENT:
        port = current_output()
    kind = obj.__class__
    if kind is String or kind is Char:
        text = obj.text
    elif kind is int and -_LARGE < obj < _LARGE:
        text = str(obj)
    elif kind is Symbol:
        text = obj.name
    else:
        writer = WRITERS.get(kind)
        text = display_text(obj) if writer is None else writer(obj)
    if port.__class__ is not TextOutput:
        raise TypeError
    try:
        port.write(text)
    except (OSError, ValueError) as error:
        raise failure("display", port, error) from error
    return UNSPECIFIED


@builtin("write", raw=True)
def write(obj: Any, port: TextOutput = ABSENT) -> Any:
    r"""Write `obj` so that it can be read back; with datum labels if it is circular (R7RS 6.13.3).

    Symbols that would not read back, or are not in ASCII, stand between bars.

    (write "a\nb")           ;>> "a\nb"
    (write '(#\a |x y| 1.0)) ;>> (#\a |x y| 1.0)
    """
    if port is ABSENT:
        port = current_output()
    kind = obj.__class__
    if kind is int and -_LARGE < obj < _LARGE:
        text = str(obj)
    else:
        writer = WRITERS.get(kind)
        text = write_text(obj) if writer is None else writer(obj)
    if port.__class__ is not TextOutput:
        raise TypeError
    try:
        port.write(text)
    except (OSError, ValueError) as error:
        raise failure("write", port, error) from error
    return UNSPECIFIED


def _put(procedure: str, text: str, port: Any) -> Any:
    if port is ABSENT:
        port = current_output()
    if port.__class__ is not TextOutput:
        _check(procedure, 2, port, False, "a textual output port")
    try:
        port.write(text)
    except (OSError, ValueError) as error:
        raise failure(procedure, port, error) from error
    return UNSPECIFIED


@builtin("write-shared")
def write_shared(obj: Any, port: TextOutput = ABSENT) -> Any:
    """Write `obj` with datum labels for all that it contains more than once (R7RS 6.13.3).

    (let ((x (list 1))) (write-shared (list x x)))   ;>> (#0=(1) #0#)
    """
    return _put("write-shared", shared_text(obj), port)


@builtin("write-simple")
def write_simple(obj: Any, port: TextOutput = ABSENT) -> Any:
    """Write `obj` without datum labels; an error if it is circular (R7RS 6.13.3).

    (let ((x (list 1))) (write-simple (list x x)))   ;>> ((1) (1))
    """
    return _put("write-simple", simple_text(obj), port)


@builtin("write-line")
def write_line(obj: Any, port: TextOutput = ABSENT) -> Any:
    """Write `obj` as `write` does, and an end of line.

    (write-line "a")   ;>> "a"
    """
    return _put("write-line", write_text(obj) + "\n", port)


@builtin("print")
def print_(*objects: Any) -> Any:
    """Display `objects` with spaces between them, and an end of line.

    (print "x is" 1/2)   ;>> x is 1/2
    """
    return _put("print", " ".join(map(display_text, objects)) + "\n", ABSENT)


# -- input --


@builtin("read-char", raw=True)
def read_char(port: TextInput = ABSENT) -> Any:
    r"""The next character from `port`, or an end-of-file object (R7RS 6.13.2).

    (define p (open-input-string "ab"))
    (list (read-char p) (read-char p))   ;=> (#\a #\b)
    (eof-object? (read-char p))          ;=> #t
    (read-char "ab")                     ;!! read-char: argument 1: expected a textual input port
    """
    if port is ABSENT:
        port = INPUT()
    at = port.at
    try:
        char = port.text[at]
    except IndexError:
        if not port.fill("read-char"):
            return EOF
        at = port.at
        char = port.text[at]
    port.at = at + 1
    return CHARS[char]


@builtin("peek-char", raw=True)
def peek_char(port: TextInput = ABSENT) -> Any:
    r"""The next character from `port`, which stays there; or an end-of-file object (R7RS 6.13.2).

    (define p (open-input-string "ab"))
    (list (peek-char p) (read-char p))   ;=> (#\a #\a)
    """
    if port is ABSENT:
        port = INPUT()
    try:
        return Char.of(port.text[port.at])
    except IndexError:
        return Char.of(port.text[port.at]) if port.fill("peek-char") else EOF


@builtin("read-line")
def read_line(port: TextInput = ABSENT) -> Any:
    r"""The text up to the next end of line, which is skipped; or an end-of-file object (R7RS 6.13.2).

    An end of line is a line feed, a carriage return, or both in this order.

    (define p (open-input-string "one\ntwo"))
    (list (read-line p) (read-line p))   ;=> ("one" "two")
    (eof-object? (read-line p))          ;=> #t
    """
    if port is ABSENT:
        port = INPUT()
    size = CHUNK
    start = port.at
    while True:
        text = port.text
        end = text.find("\n", start)
        cut = text.find("\r", start, end if end >= 0 else len(text))
        if cut >= 0 and (cut + 1 < len(text) or not port.more):
            skip = 2 if text.startswith("\n", cut + 1) else 1
            end = cut
        elif end >= 0 and cut < 0:
            skip = 1
        else:
            start = (cut if cut >= 0 else len(text)) - port.at  # look no second time
            if port.fill("read-line", size):
                size *= 2
                continue
            end, skip = len(port.text), 0
            if cut >= 0:
                end, skip = end - 1, 1
            if port.at == len(port.text):
                return EOF
        line = text[port.at : end]
        port.at = end + skip
        return string_of(line)


@builtin("read-string")
def read_string(k: Any, port: Any = ABSENT) -> Any:
    """The next `k` characters from `port`, or as many as there are; an end-of-file object if none (R7RS 6.13.2).

    `k` and `port` may stand in either order.

    (define p (open-input-string "abcde"))
    (list (read-string 3 p) (read-string 3 p))   ;=> ("abc" "de")
    (eof-object? (read-string 3 p))              ;=> #t
    (read-string -1 p)                           ;!! read-string: argument 1
    """
    if k.__class__ is TextInput:
        k, port = (MOST if port is ABSENT else port), k
    if port is ABSENT:
        port = INPUT()
    _check("read-string", 1, k, k.__class__ is int and k >= 0, "an index (an exact integer, not negative)")
    _check("read-string", 2, port, port.__class__ is TextInput, "a textual input port")
    if k == 0:
        if not port.open:
            raise closed("read-string")
        return string_of("")
    while len(port.text) - port.at < k and port.fill("read-string", min(max(k, CHUNK), 1 << 24)):
        pass
    text = port.text[port.at : port.at + k]
    port.at += len(text)
    return string_of(text) if text else EOF


def _check(procedure: str, where: int, x: Any, holds: bool, noun: str) -> None:
    if not holds:
        from lambit.errors import WrongType
        from lambit.printer import write_short

        raise WrongType(f"{procedure}: argument {where}: expected {noun}, got {write_short(x)}")


@builtin("char-ready?")
def char_ready(port: TextInput = ABSENT) -> Any:
    """Can a character be read from `port` without waiting? (R7RS 6.13.2)

    (char-ready? (open-input-string "a"))   ;=> #t
    """
    if port is ABSENT:
        port = INPUT()
    if not port.open:
        port.fill("char-ready?")
    if port.at < len(port.text) or port.name != "standard input":
        return TRUE
    import select
    import sys

    try:
        return TRUE if select.select([sys.stdin], [], [], 0)[0] else FALSE
    except (OSError, ValueError, TypeError):
        return TRUE


@builtin("read")
def read(port: TextInput = ABSENT) -> Any:
    """The next datum from `port`, or an end-of-file object (R7RS 6.13.2).

    (define p (open-input-string "(a . b) 5"))
    (list (read p) (read p))                ;=> ((a . b) 5)
    (eof-object? (read p))                  ;=> #t
    (read (open-input-string "(1 2"))       ;!! never closed
    """
    if port is ABSENT:
        port = INPUT()
    from lambit.reader import Reader

    size = CHUNK
    while True:
        reader = Reader(port.text, None, port.at)
        reader.fold = port.fold
        reader.literal = False  # what is read at run time is data, and may be changed
        try:
            datum = reader.next()
        except ReadError as error:
            if _may_be_cut_off(error, port) and port.fill("read", size):
                size *= 2
                continue
            port.at = len(port.text)  # nothing sensible follows
            error.position = 0
            raise
        # what ends with the buffer may go on behind it
        if reader.offset >= len(port.text) and port.fill("read", size):
            size *= 2
            continue
        port.fold = reader.fold
        port.at = reader.offset
        return datum


def _may_be_cut_off(error: ReadError, port: TextInput) -> bool:
    """Might text be right that is wrong where the buffer of `port` ends, in the middle of a token?"""
    if isinstance(error, Incomplete):
        return True
    from lambit.source import NO_SOURCE

    rest = port.text[max(error.position - NO_SOURCE.base, port.at) :]
    return rest.split(None, 1) == [rest]


@builtin("eof-object", pure=True)
def eof_object() -> Any:
    """An end-of-file object (R7RS 6.13.2).

    (eof-object)   ;=> #<eof>
    """
    return EOF


@builtin("eof-object?", pure=True)
def is_eof(x: Any) -> bool:
    """Is `x` an end-of-file object? (R7RS 6.13.2)

    (eof-object? (read-char (open-input-string "")))   ;=> #t
    (eof-object? #f)                                   ;=> #f
    """
    return x is EOF
