"""What evaluation has found out, by some place in the code, and where it has put it."""

from __future__ import annotations

from lambit.data.parts import STRING_TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Variable


class Known:
    """`indices` are variables found to be no negative numbers; `parts` are Python variables.

    `parts[v, part]` holds that part of the value of `v`, which was found to have it; in
    `presumed[v, part]` is the part, or else what every operator fails on.
    """

    __slots__ = ("indices", "parts", "presumed")

    def __init__(self) -> None:
        self.indices: set[Variable] = set()
        self.parts: dict[tuple[Variable, str], str] = {}
        self.presumed: dict[tuple[Variable, str], str] = {}

    def copy(self) -> Known:
        """The same, to be kept."""
        made = Known()
        made.indices = set(self.indices)
        made.parts = dict(self.parts)
        made.presumed = dict(self.presumed)
        return made

    def forget_texts(self) -> None:
        """Somebody may write to strings: their texts are known no longer."""
        for table in (self.parts, self.presumed):
            for key in [k for k in table if k[1] == STRING_TEXT]:
                del table[key]

    def forget_with(self, later: Known) -> None:
        """Forget those texts that have been forgotten on a way to `later`."""
        for mine, others in ((self.parts, later.parts), (self.presumed, later.presumed)):
            for key in [k for k in mine if others.get(k) != mine[k]]:
                del mine[key]
