"""What the machine asks of the world: a builtin called, a datum turned into a program."""

from __future__ import annotations

from lambit.data import UNSPECIFIED, Environment, Parameter
from lambit.data.kinds import is_procedure
from lambit.errors import InternalError, LimitExceeded, LispError, WrongType
from lambit.printer import write_short
from lambit.registry import Builtin
from lambit.runtime.codes import CODES
from lambit.runtime.context import current
from lambit.runtime.driver import enter
from lambit.runtime.failures import arity_error, described, explained, raw_builtin, wrong_call
from lambit.syntax.core import Const, Core, Seq

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FAILURES = (TypeError, AttributeError, ValueError, LookupError, ArithmeticError)


def call(f: Any, args: tuple[Any, ...]) -> Any:
    """The value of `f`, a procedure that is none of the machine's own, for `args`."""
    if not is_procedure(f):
        raise WrongType(f"not a procedure: {write_short(f)}")
    if id(getattr(f, "__code__", None)) in CODES:
        return enter(f, *args)  # compiled Lisp
    entry: Builtin | None = getattr(f, "builtin", None) or raw_builtin(getattr(f, "__code__", None))
    if entry is not None or isinstance(f, Parameter):
        least, most = entry.arity if entry is not None else described(f)[1:3]
        if len(args) < least or (most is not None and len(args) > most):
            name, *_, signature = described(f)
            raise arity_error(name, least, most, len(args), signature)
    try:
        value = f(*args)
    except LispError:
        raise
    except MemoryError as error:
        raise LimitExceeded("out of memory") from error
    except FAILURES as error:
        if entry is None:
            raise wrong_call(f, len(args), error) or WrongType(f"{write_short(f)}: {error}") from error
        raise explained(entry, error, list(args)) from error
    if value is None:
        raise InternalError(f"{f} returned None, which is no Lisp value")
    return value


def program(form: Any, environment: Any = None) -> Core:
    """The core of datum `form` in `environment`, or where the program's definitions go."""
    session: Any = current().session
    if environment is None:
        environment = session.interaction_environment
    elif not isinstance(environment, Environment):
        got = write_short(environment)
        raise WrongType(f"eval: argument 2: expected an environment, got {got}")
    parts = tuple(session.cores(form, environment))
    return Seq(parts) if parts else Const(UNSPECIFIED)
