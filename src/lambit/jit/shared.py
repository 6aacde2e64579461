"""What native code and its doors share, in C's memory: one for a process."""

from __future__ import annotations

import ctypes

from lambit.data import Bytevector, Char, String, Symbol, Vector

from .engine import engine
from .program import POLLS


def _character(code: int) -> Char:
    """The character with that scalar value."""
    return Char.of(chr(code))


class State:
    """What native code and its doors share, in C's memory."""

    def __init__(self) -> None:
        self.jump = ctypes.c_void_p()
        self.polls = ctypes.c_int32(POLLS)
        self.looks = ctypes.c_int32()  # how often somebody has looked
        self.reason = ctypes.c_int32()
        self.low, self.high = ctypes.c_int64(), ctypes.c_int64()
        self.written, self.used, self.room = ctypes.c_void_p(), ctypes.c_int64(), ctypes.c_int64()
        e = engine()
        for name, cell in (
            ("jump", self.jump), ("polls", self.polls), ("looks", self.looks), ("reason", self.reason), ("stack_low", self.low), ("stack_high", self.high),
            ("written", self.written), ("used", self.used), ("room", self.room),
        ):  # fmt: skip
            e.symbol(f"lambit_{name}", ctypes.addressof(cell))
        e.symbol("lambit_look", id(_look))
        e.symbol("lambit_recursion_error", id(RecursionError))
        e.symbol("lambit_character", id(Char))
        e.symbol("lambit_character_of", id(_character))
        e.symbol("lambit_symbol", id(Symbol))
        e.symbol("lambit_string", id(String))
        e.symbol("lambit_vector", id(Vector))
        e.symbol("lambit_bytevector", id(Bytevector))


def _look() -> None:
    """What a poll calls: CPython does what it does in every call, so that signals, other threads and time limits have their turn.

    To give up the lock for a moment is not enough: a thread that is told each time that the lock is free, and finds it taken,
    never comes to ask for it (it asks if it has been told nothing for five milliseconds).
    """


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
