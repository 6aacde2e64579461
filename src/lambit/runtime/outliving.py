"""Continuations that outlive an error which leaves their `call/cc`."""

from __future__ import annotations

from lambit.data import NIL
from lambit.errors import LispError

from . import context as contexts
from .continuations import Capture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def capture_before(error: Exception) -> None:
    """Capture all continuations here before `error` unwinds their frames; then its handler is called.

    Not if the driver will do it: when nobody handles the error, or when the full
    builtin has a value for the operator that failed.
    """
    from .failures import condition_of, recovery

    context = contexts.running
    if isinstance(error, RecursionError) or context.dynamic.handlers is NIL:
        return
    if recovery(error, error.__traceback__) is not None:
        return
    condition: Any = condition_of(error, error.__traceback__)
    if isinstance(condition, LispError):
        signal = context.global_value("%signal")
        raise Capture(lambda frames: (signal, (condition.payload,), frames), error.__traceback__) from None
