"""What native code and its doors share, in C's memory: one for a process."""

from __future__ import annotations

import ctypes

from lambit.data import Bytevector, Char, Symbol, Vector
from lambit.runtime import deadline

from .engine import engine
from .program import POLLS


def _character(code: int) -> Char:
    """The character with that scalar value."""
    return Char.of(chr(code))


class State:
    """What native code and its doors share, in C's memory."""

    def __init__(self) -> None:
        self.jump = ctypes.c_void_p()
        self.polls, self.over = ctypes.c_int32(POLLS), ctypes.c_int32()
        self.looks = ctypes.c_int32()  # how often somebody has looked
        deadline.over.append(self._time_is_over)
        self.reason = ctypes.c_int32()
        self.low, self.high = ctypes.c_int64(), ctypes.c_int64()
        self.written, self.used, self.room = ctypes.c_void_p(), ctypes.c_int64(), ctypes.c_int64()
        e = engine()
        for name, cell in (
            ("jump", self.jump), ("polls", self.polls), ("over", self.over), ("looks", self.looks), ("reason", self.reason), ("stack_low", self.low), ("stack_high", self.high),
            ("written", self.written), ("used", self.used), ("room", self.room),
        ):  # fmt: skip
            e.symbol(f"lambit_{name}", ctypes.addressof(cell))
        e.symbol("lambit_look", id(_look))
        e.symbol("lambit_character", id(Char))
        e.symbol("lambit_character_of", id(_character))
        e.symbol("lambit_symbol", id(Symbol))
        e.symbol("lambit_vector", id(Vector))
        e.symbol("lambit_bytevector", id(Bytevector))


    def _time_is_over(self, over: bool) -> None:
        self.over.value = over


def _look() -> None:
    """What a poll calls when a time limit is over: CPython raises what is waiting for this thread."""


_state: State | None = None


def state() -> State:
    """The state of this process."""
    global _state
    if _state is None:
        _state = State()
    return _state


def last_reason() -> int:
    """The number of the reason for which native code was left last."""
    return int(state().reason.value)
