"""What the rest of Lambit calls: log2, log and exp of a float or an array, and the sum of an array of floats.

These are Python's and numpy's forms at first. Whoever has a compiler puts `when_hot` here;
it is called once they have been used enough, and has `install` called, sooner or later,
with native code for the same. No result changes by that.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CALLS = 1000
LARGE = 10_000
"""One array of so many elements is worth as much as so many calls."""

WAIT = 100

when_hot: Callable[[], None] | None = None
threshold: float = CALLS
"""After so many calls, `when_hot` is called."""
_count: float = 0
_fill: Callable[[str, Any, Any], None] | None = None
_total: Callable[[Any], float] | None = None


def _used(calls: float) -> None:
    """Count calls; ask for native code when there were enough."""
    global _count
    _count += calls
    if _count > threshold and when_hot is not None:
        _count = float("-inf")
        when_hot()


def ask_again() -> None:
    """What `when_hot` calls if it is too soon: call it again, after a few more calls."""
    global _count
    _count = threshold - WAIT


def _counted(name: str) -> Callable[[float], float]:
    f: Callable[[float], float] | None = None

    def counted(x: float) -> float:
        nonlocal f
        if f is None:
            from . import scalar

            f = getattr(scalar, name)
        _used(1)
        return f(x)

    return counted


log2, log, exp = _counted("log2"), _counted("log"), _counted("exp")
"""Of a float. Say `current.exp`: what that is changes."""


def install(scalars: dict[str, Callable[[float], float]], fill: Callable[[str, Any, Any], None], total: Callable[[Any], float]) -> None:
    """From now on, these are called: functions of a float by name, and the native forms of `arrays`."""
    global _fill, _total
    globals().update(scalars)
    _fill, _total = fill, total


def of_array(name: str, x: Any) -> Any:
    """The function `name` of each number in an array of real numbers: floats of 64 bits, or as short as those of `x`."""
    import numpy as np

    if x.flags.f_contiguous and not x.flags.c_contiguous:
        return of_array(name, x.T).T
    flat = np.ascontiguousarray(x, dtype="float64").view(np.ndarray).reshape(-1)
    out = np.empty_like(flat)
    _native_or(_fill, "fill", flat)(name, flat, out)
    short = x.dtype.kind == "f" and x.dtype.itemsize < 8
    with np.errstate(all="ignore"):
        return (out.astype(x.dtype) if short else out).reshape(x.shape)[()]


def sum_of(x: Any) -> float:
    """The sum of the real numbers in an array, in the order that is ours (`arrays.total`), of rows one after the other."""
    import numpy as np

    flat = np.ascontiguousarray(x, dtype="float64").view(np.ndarray).reshape(-1)
    found: float = _native_or(_total, "total", flat)(flat)
    return found


def _native_or(native: Any, name: str, x: Any) -> Any:
    """The native form if there is one; else that of `arrays`."""
    if native is None:
        from . import arrays

        _used(threshold + 1 if x.size >= LARGE else 1)
        return getattr(arrays, name)
    return native
