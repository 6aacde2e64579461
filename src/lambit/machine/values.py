"""The values that only a machine has: its procedures and continuations."""

from __future__ import annotations

from lambit.data import ABSENT, Datum, MultipleValues, from_iterable, list_to_python
from lambit.data.kinds import PROCEDURES
from lambit.errors import WrongType
from lambit.printer import PRINTERS, write_short
from lambit.runtime import continuations
from lambit.runtime.failures import arity_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.runtime.dynamic import Dynamic
    from lambit.syntax.core import Lambda

    from .control import Control
    from .store import Store


class Closure(Datum):
    """A procedure: its code, and the store in which that was evaluated."""

    __slots__ = ("code", "store")

    def __init__(self, code: Lambda, store: Store) -> None:
        self.code = code
        self.store = store

    def arguments(self, args: tuple[Any, ...]) -> list[Any]:
        """A value for each parameter, out of the arguments `args`."""
        code = self.code
        name, least, bound, signature = self.described()
        if len(args) < least or (bound is not None and len(args) > bound):
            raise arity_error(name, least, bound, len(args), signature)
        most = least + len(code.optional)
        values = [*args[:most], *[ABSENT] * (most - len(args))]
        return values if code.rest is None else [*values, from_iterable(args[most:])]

    def __call__(self, *args: Any) -> Any:
        """The value for `args`, for a caller in Python: a machine of its own runs to the end."""
        from lambit.syntax.core import Call, Const

        from .machine import run

        return run(Call(Const(self), tuple(map(Const, args))), self.store)

    def described(self) -> tuple[str, int, int | None, str | None]:
        """Name, least and greatest number of arguments, signature; see `runtime.failures`."""
        code = self.code
        least = len(code.required)
        most = None if code.rest is not None else least + len(code.optional)
        return code.name or "lambda", least, most, code.signature


class Continuation(continuations.Continuation):
    """The rest of a computation, as a procedure: control, and the dynamic environment."""

    def __init__(self, control: Control, dynamic: Dynamic) -> None:
        self.control = control
        self.dynamic = dynamic


def several(args: tuple[Any, ...]) -> Any:
    """`args` as one value."""
    return args[0] if len(args) == 1 else MultipleValues(args)


def separate(value: Any) -> tuple[Any, ...]:
    """The values that `value` stands for."""
    return value.items if isinstance(value, MultipleValues) else (value,)


class ControlPrimitive(Datum):
    """A procedure for which T has a rule of its own, or whose `meaning` is a Lisp procedure."""

    __slots__ = ("least", "meaning", "most", "name")

    def __init__(self, name: str, least: int, most: int | None, meaning: str = "") -> None:
        self.name = name
        self.meaning = meaning
        self.least = least
        self.most = most

    def checked(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """`args`, if it is their number that is expected."""
        if len(args) < self.least or (self.most is not None and len(args) > self.most):
            raise arity_error(self.name, self.least, self.most, len(args))
        return args


CONTROL_PRIMITIVES = {
    each.name: each
    for each in (
        ControlPrimitive("call/cc", 1, 1),
        ControlPrimitive("apply", 1, None),
        ControlPrimitive("eval", 1, 2),
        ControlPrimitive("load", 1, 2, "%load"),
        ControlPrimitive("%apply-values", 2, 2),
        ControlPrimitive("%throw", 2, 2),
        ControlPrimitive("%continuation-dynamic", 1, 1),
        ControlPrimitive("with-exception-handler", 2, 2, "%with-exception-handler"),
        ControlPrimitive("raise", 1, 1, "%raise"),
        ControlPrimitive("error", 1, None, "%error"),
        ControlPrimitive("%guard", 2, 2, "%call-guarded"),
        ControlPrimitive("%guard-else", 2, 2, "%call-guarded-else"),
    )
}


def spread(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments of `apply` after the procedure, the last one being a list of more."""
    if not args:
        return ()
    more = list_to_python(args[-1])
    if more is None:
        got = write_short(args[-1])
        raise WrongType(f"apply: argument {len(args) + 1}: expected a list, got {got}")
    return (*args[:-1], *more)


def _shown(name: str) -> str:
    return f"#<procedure {name}>" if name else "#<procedure>"


PROCEDURES.update({Closure, Continuation, ControlPrimitive})
PRINTERS[Closure] = lambda x: _shown(x.code.name)
PRINTERS[Continuation] = lambda _: "#<continuation>"
PRINTERS[ControlPrimitive] = lambda x: _shown(x.name)
