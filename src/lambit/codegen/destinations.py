"""Where a value goes, and the loops around what is being written."""

from __future__ import annotations

from lambit.syntax.core import Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lambit.syntax.core import Binding


class Return:
    """The destination of a value that the function returns."""


class Effect:
    """The destination of a value that nobody wants."""


RETURN, EFFECT = Return(), Effect()
Destination = Return | Effect | Variable


class Round:
    """A loop around what is being written: where a call of its name goes."""

    __slots__ = ("destination", "jumped_over", "name", "variables")

    def __init__(
        self, name: Variable | Binding | None, variables: tuple[Variable, ...], destination: Destination
    ) -> None:
        self.name = name  # None: a loop that stands between and is not in tail position
        self.variables = variables
        self.destination = destination
        self.jumped_over: set[int] = set()  # outer rounds (by depth) that code inside goes to
