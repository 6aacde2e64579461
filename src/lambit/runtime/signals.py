"""Exceptions that handlers of signals raise: they are the host's, and neither Lisp's errors nor faults of ours."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, TracebackType
    from typing import Any


def raised_by_a_handler(tb: TracebackType | None) -> bool:
    """Was the exception with this traceback raised by a handler of signals, or by what that called?"""
    found: list[CodeType] = []
    while tb is not None:
        frame = tb.tb_frame
        if frame.f_globals.get("__name__", "").partition(".")[0] != "lambit":  # of Lisp's own frames there may be thousands
            found.append(frame.f_code)
        tb = tb.tb_next
    return bool(found) and not _handlers().isdisjoint(found)


def _handlers() -> set[CodeType]:
    """The code of the handlers in force."""
    handlers = (_signal.getsignal(number) for number in _signal.valid_signals())
    return {code for each in handlers if callable(each) and (code := _code(each)) is not None}


def _code(f: Any) -> CodeType | None:
    """The code that a call of `f` runs, if it is Python's."""
    f = getattr(f, "func", f)  # of a `functools.partial`
    code: CodeType | None = getattr(f, "__code__", None)
    return code if code is not None else getattr(type(f).__call__, "__code__", None)
