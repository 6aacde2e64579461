"""A Lisp procedure as Python sees it.

Calls enter the driver and convert their arguments and values. A procedure of numbers that is
native code is called directly instead, as long as it is given numbers: see `lambit.jit.python`.
"""

from __future__ import annotations

from lambit.data import keyword
from lambit.printer import write_short

from . import context as contexts
from .border import to_lisp, to_python
from .deadline import limited
from .driver import enter
from .foreign import TO_LISP
from .vectorcall import Callable, give_code, may_have_code, take_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    import collections.abc
    from typing import Any

    from .context import Context

quicken: collections.abc.Callable[[Procedure], None] | None = None
"""Gives a procedure machine code if there is some; None as long as the compiler is not loaded."""


class Procedure(Callable):  # type: ignore[misc]
    """A Lisp procedure as Python sees it: takes and gives Python values.

    Python keyword arguments become Lisp's: `f(x, max_size=3)` is `(f x :max-size 3)`.
    """

    __slots__ = ("__weakref__", "context", "native", "procedure", "refused")

    def __init__(self, procedure: Any, context: Context) -> None:
        self.procedure = procedure
        self.context = context
        self.native: Any = None  # the builtin function that machine code of its calls runs
        self.refused: Any = None  # native code that was called in vain too often
        if quicken is not None:
            quicken(self)

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        value = self.through_the_driver(*args, **keywords)
        if quicken is not None:
            quicken(self)
        return value

    def through_the_driver(self, *args: Any, **keywords: Any) -> Any:
        """The value of a call that converts what it is given, and enters the driver."""
        given = [to_lisp(x) for x in args]
        for name, value in keywords.items():
            given += [keyword(name.replace("_", "-")), to_lisp(value)]
        return self.run(self.procedure, *given)

    def run(self, procedure: Any, *values: Any) -> Any:
        """The value, as Python's, of some Lisp procedure called with Lisp values in the context of this one."""
        return limited(self.context.seconds, lambda: self._run(procedure, values))

    def _run(self, procedure: Any, values: tuple[Any, ...]) -> Any:
        before = contexts.switch(self.context)
        try:
            return to_python(enter(procedure, *values), self.context)
        finally:
            contexts.switch(before)

    def become(self, address: int, native: Any) -> None:
        """Let calls run the machine code at `address`, which calls `native`."""
        self.slow_down()
        self.native = native
        give_code(self, address, native)

    def slow_down(self) -> None:
        """Let calls enter the driver again."""
        take_code(self)
        self.native = None

    @property
    def __name__(self) -> str:
        from .failures import procedure_name

        return procedure_name(self.procedure) or "procedure"

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return getattr(self.procedure, "__doc__", None)

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Procedure and self.procedure is other.procedure

    def __hash__(self) -> int:
        return id(self.procedure)

    def __repr__(self) -> str:
        return write_short(self.procedure)


CAN_BE_QUICK = may_have_code(Procedure)
TO_LISP[Procedure.__module__] = lambda x: x.procedure if x.__class__ is Procedure else x
