"""numpy, which holds numeric arrays: imported when the first array appears, and quiet in Lisp code."""

from __future__ import annotations

from .kinds import ARRAYS, NUMBERS, REALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_numpy: Any = None
_states: list[Any] = []  # while Lisp runs: what gives numpy its own way with errors back; None: it is not loaded


def numpy() -> Any:
    """The module numpy."""
    global _numpy
    if _numpy is None:
        import numpy as np

        NUMBERS.update({np.float64, np.complex128})  # subclasses of Python's, which may leak from arrays
        REALS.add(np.float64)
        from .integer_arrays import IntegerArray

        ARRAYS.update({np.ndarray, IntegerArray})
        _numpy = np
        if _states:  # Lisp is running
            _states[-1] = _ignoring()
    return _numpy


def lisp_array(x: Any) -> Any:
    """What numpy has made, as Lisp has it: an array of integers never wraps around (see `integer_arrays`)."""
    from .integer_arrays import integers

    return integers(x)


def ordinary_array(x: Any) -> Any:
    """The array `x` as Python's programs have it."""
    from .integer_arrays import ordinary

    return ordinary(x)


def _ignoring() -> Any:
    state = _numpy.errstate(all="ignore")
    state.__enter__()
    return state


def quiet() -> None:
    """From now on Lisp runs: arrays are computed with as IEEE 754 says, without numpy's warnings."""
    _states.append(None if _numpy is None else _ignoring())


def loud() -> None:
    """Lisp has come to its end: numpy warns as it did before."""
    state = _states.pop()
    if state is not None:
        state.__exit__(None, None, None)
