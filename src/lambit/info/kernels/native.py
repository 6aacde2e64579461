"""Native kernels: a layer above that makes machine code may take over the longest loops.

    count = kernel("count_words", n)
    if count is not None:
        ...

Nothing here makes any: `lambit.jit.kernels.install` says who is asked. The results are the same to
the bit, so whoever asks goes on with numpy where there is none, or not yet, and where a kernel does not
take the arrays that it is given.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LEAST = 1 << 14
"""Of fewer elements nobody is asked: numpy is as fast."""

_find: Callable[[str, int], Any] | None = None


def use(find: Callable[[str, int], Any] | None) -> None:
    """From now on ask `find` for kernels, by name and number of elements; None: nobody."""
    global _find
    _find = find


def kernel(name: str, n: int) -> Any:
    """The native kernel of that name for work on n elements; None if numpy is to do it."""
    return _find(name, n) if _find is not None and n >= LEAST else None
