"""Native kernels: a layer above that makes machine code may take over the longest loops.

    count = kernel("count_words", n)
    if count is not None:
        ...

Nothing here makes any: `use` says who is asked; until it does, `lambit.native_kernels` is. The results are
the same to the bit, so whoever asks goes on with numpy where there is none, or not yet, and where a kernel does not
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
_said = False  # who is to be asked


def use(find: Callable[[str, int], Any] | None) -> None:
    """From now on ask `find` for kernels, by name and number of elements; None: nobody."""
    global _find, _said
    _find, _said = find, True


def nobody_yet() -> None:
    """Ask nobody, unless somebody has been named."""
    if not _said:
        use(None)


def kernel(name: str, n: int, least: int | None = None) -> Any:
    """The native kernel of that name for work on n elements; None if numpy is to do it."""
    if n < (LEAST if least is None else least):
        return None
    if not _said:
        import lambit

        lambit.native_kernels()
    return None if _find is None else _find(name, n)
