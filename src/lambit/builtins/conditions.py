"""Conditions (R7RS 6.11): making error objects and looking into them.

Handling is Lisp, in `control.lisp`. Every error of the evaluator, of
a builtin or of Python is an error object; `raise` takes any value.
"""

from __future__ import annotations

from lambit.data import String, Symbol, from_iterable
from lambit.errors import FileError, LispError, Raised, ReadError
from lambit.printer import write_short
from lambit.registry import builtin
from lambit.runtime.codes import transparent
from lambit.runtime.handling import raise_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Condition = LispError


class UserError(LispError):
    """What `error` raises; it keeps the message as it was given."""

    kind = "error"

    def __init__(self, message: Any, *irritants: Any) -> None:
        super().__init__(message.text if message.__class__ is String else write_short(message), *irritants)
        self.given = message


@builtin("make-error-object")
def make_error_object(message: Any, *irritants: Any) -> Any:
    """A new error object, which is not raised; `error` makes one and raises it.

    A symbol before the message says who complains: `(error 'f "too many")`.

    (error-object-message (make-error-object "no such file" "x"))   ;=> "no such file"
    (error 'f "too many:" 5)                                         ;!! f: too many: 5
    """
    if isinstance(message, Symbol) and irritants and irritants[0].__class__ is String:
        return UserError(String(f"{message.name}: {irritants[0].text}"), *irritants[1:])
    return UserError(message, *irritants)


@builtin("error", control=True, raw=True)
def error(message: Any, *irritants: Any) -> Any:
    r"""Raise a new error object with `message` and `irritants` (R7RS 6.11).

    (guard (e (#t (list (error-object-message e) (error-object-irritants e))))
      (error "no such thing:" 1 2))   ;=> ("no such thing:" (1 2))
    (error "bad value:" 'x)           ;!! bad value: x
    """
    return raise_(make_error_object(message, *irritants))


transparent(error)


@builtin("error-object?", "condition?", "error?", pure=True)
def is_error_object(x: Any) -> bool:
    """Is `x` an error object, made by `error` or by what went wrong? (R7RS 6.11)

    (guard (e (#t (error-object? e))) (error "oops"))   ;=> #t
    (guard (e (#t (error-object? e))) (car 5))          ;=> #t
    (guard (e (#t (error-object? e))) (raise 'oops))    ;=> #f
    """
    return isinstance(x, LispError)


@builtin("error-object-message", "error-message")
def error_message(condition: Condition) -> Any:
    """The message of an error object (R7RS 6.11).

    (guard (e (#t (error-object-message e))) (error "no such thing:" 1))   ;=> "no such thing:"
    (error-object-message 5)   ;!! error-object-message: argument 1: expected an error object, got 5
    """
    if isinstance(condition, UserError):
        return condition.given
    return String(condition.message)


@builtin("error-object-irritants", "error-irritants")
def error_irritants(condition: Condition) -> Any:
    """The list of values that belong to the message of an error object (R7RS 6.11).

    (guard (e (#t (error-object-irritants e))) (error "no such thing:" 1 'b))   ;=> (1 b)
    """
    return from_iterable(condition.irritants)


@builtin("condition/report-string")
def report_string(condition: Condition) -> str:
    r"""The message of an error object and its irritants, as one string (MIT Scheme).

    (guard (e (#t (condition/report-string e))) (error "no such thing:" 1 "b"))   ;=> "no such thing: 1 \"b\""
    """
    return " ".join([condition.message, *map(write_short, condition.irritants)])


@builtin("error-object-kind", pure=True)
def error_kind(condition: Condition) -> Any:
    """What kind of error it is, as a symbol: `error` for one that `error` has made.

    Others are type-error, domain-error, arity-error, unbound-variable, syntax-error,
    read-error, file-error, library-error, capability-error, python-error, limit-exceeded.

    (guard (e (#t (error-object-kind e))) (car 5))              ;=> type-error
    (guard (e (#t (error-object-kind e))) (vector-ref #(1) 1))  ;=> domain-error
    """
    from lambit.data import symbol

    return symbol(condition.kind)


@builtin("file-error?", pure=True)
def is_file_error(x: Any) -> bool:
    """Is `x` the error object of a file that cannot be opened, read or written? (R7RS 6.11)

    (guard (e (#t (file-error? e))) (error "oops"))   ;=> #f
    """
    return isinstance(x, FileError)


@builtin("read-error?", pure=True)
def is_read_error(x: Any) -> bool:
    """Is `x` the error object of text that cannot be read? (R7RS 6.11)

    (guard (e ((read-error? e) 'unreadable)) (read (open-input-string ")")))   ;=> unreadable
    """
    return isinstance(x, ReadError)


@builtin("%wrap-raised")
def wrap_raised(payload: Any) -> Any:
    """The Python exception that carries `payload`: itself, if it is an error object.

    (error-object? (%wrap-raised 5))   ;=> #t
    """
    return payload if isinstance(payload, LispError) else Raised(payload)


@builtin("%payload")
def payload(condition: Condition) -> Any:
    """What was raised, of the exception that carries it.

    (%payload (%wrap-raised 5))   ;=> 5
    """
    return condition.payload
