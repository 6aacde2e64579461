"""What a Python exception in Lisp code means.

Generated code writes `a + b` and `x.car` without a check; what is wrong shows
as a Python exception. Here it becomes a value, if the full builtin has one
(`recovered`), or a condition that names the procedure, the argument and the
value (`condition_of`). Whatever is neither is a bug of ours: InternalError.
"""

from __future__ import annotations

from lambit.data import Bytevector, Datum
from lambit.errors import (
    ArityError,
    DomainError,
    InternalError,
    LimitExceeded,
    LispError,
    Unbound,
    WrongType,
)
from lambit.registry import BUILTINS, Builtin, explain, find_builtin

from .codes import CALLERS, CODES, TRANSPARENT
from .compiled_guards import pass_on
from .continuations import Continuation, Frame, NativePoint
from .registers import R, pending_call, tramp
from .signals import raised_by_a_handler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, TracebackType
    from typing import Any

_TRAMP_CODE = tramp.__code__
_FAILURES = (TypeError, AttributeError, OverflowError, ValueError, IndexError, ZeroDivisionError)
_OPERATORS = {Datum.__eq__.__code__, Bytevector.__eq__.__code__}  # where values refuse Python's operators
_NUMBERS = frozenset({"lambit.data.rational", "lambit.data.exact_complex"})
"""The modules of numbers: what fails in their code, which operators run, is the operator's failure."""
MOST_FRAMES = 400  # of the Lisp stack kept in an error


def _innermost(tb: TracebackType | None) -> tuple[TracebackType | None, TracebackType | None]:
    """The innermost Lisp entry of `tb`, and the innermost entry at all."""
    lisp = last = None
    while tb is not None:
        if id(tb.tb_frame.f_code) in CODES:
            lisp = tb
        frame = tb.tb_frame
        if frame.f_code not in _OPERATORS and frame.f_globals.get("__name__") not in _NUMBERS:
            last = tb
        tb = tb.tb_next
    return lisp, last


def recovery(error: Exception, tb: TracebackType | None) -> Any:
    """As `recovered`; noted in `error`, for whoever sees it after us: the driver can resume."""
    found = getattr(error, "recovered", None)
    if found is None and (found := recovered(error, tb)) is not None:
        error.recovered = found  # type: ignore[attr-defined]
    return found


def recovered(error: Exception, tb: TracebackType | None) -> Any:
    """The value of the operator that failed, by its full builtin; None if it has none.

    The builtin's own error, if it raises one, becomes `error`'s context: see `condition_of`.
    """
    if not isinstance(error, _FAILURES) or isinstance(error, LispError):
        return None
    lisp, last = _innermost(tb)
    if lisp is None or lisp is not last:
        return None
    info: Any = CODES[id(lisp.tb_frame.f_code)]
    found = info.operation(lisp.tb_lasti, lisp.tb_frame.f_locals)
    if found is None:
        return None
    name, procedure, values = found
    try:
        value = procedure(*values)
    except (LispError, *_FAILURES) as failure:
        written = info.as_written(lisp.tb_lasti, values)
        error.__context__ = _error_of(name, procedure, written, failure)
        return None
    info.surprised(name)
    return value


def _error_of(name: str, procedure: Any, written: list[Any], failure: Exception) -> Exception:
    """The error of calling the builtin with the operands `written`; without those written as one, `failure`."""
    if not isinstance(failure, LispError):
        return explained(find_builtin(name), failure, written)
    try:
        procedure(*written)
    except LispError as proper:
        return proper
    except _FAILURES:
        pass
    return failure


def explained(entry: Builtin, failure: Exception, values: list[Any]) -> LispError:
    """The error behind `failure` of the raw builtin `entry`, called with `values`."""
    code = entry.fn.__code__
    arguments: dict[str, Any] = dict(zip(code.co_varnames[: code.co_argcount], values, strict=False))
    if code.co_flags & 4:
        arguments[code.co_varnames[code.co_argcount + code.co_kwonlyargcount]] = tuple(
            values[code.co_argcount :]
        )
    return explain(entry, arguments) or _unexplained(entry.name, failure)


def _unexplained(name: str, failure: Exception) -> LispError:
    kind = WrongType if isinstance(failure, (TypeError, AttributeError)) else DomainError
    return kind(f"{name}: {_plain(failure)}")


def _plain(failure: Exception) -> str:
    if isinstance(failure, ZeroDivisionError):
        return "division by zero"
    if isinstance(failure, OverflowError):
        return "the number is too large"
    if isinstance(failure, IndexError):
        return "the index is out of range"
    return "wrong kind of argument"


def condition_of(error: Exception, tb: TracebackType | None) -> Exception:
    """The condition for `error`, whose traceback below the driver is `tb`, with its position; what is the host's stays as it is."""
    if not isinstance(error, LispError) and raised_by_a_handler(tb):
        return error
    lisp, last = _innermost(tb)
    position = _position(lisp, last)
    condition = error if isinstance(error, LispError) else _translated(error, lisp, last)
    if isinstance(condition, LispError) and not condition.position:
        condition.position = position
    return condition


def _position(lisp: TracebackType | None, last: TracebackType | None) -> int:
    """Where what failed was written: the call in the registers, or what the innermost Lisp code does."""
    place = None if lisp is None else (lisp.tb_frame.f_code, lisp.tb_lasti)
    below = last if lisp is None else lisp.tb_next
    if below is not None and below.tb_frame.f_code is _TRAMP_CODE:
        place = R.place or place
    info: Any = None if place is None else CODES.get(id(place[0]))
    return 0 if info is None else info.position(place[1])  # type: ignore[index]


def too_deep(error: RecursionError, tb: TracebackType | None, frames: Frame | None = None) -> LimitExceeded:
    """The condition for `error`, whose traceback, which is long, is forgotten."""
    condition = LimitExceeded(
        "the recursion is too deep", hint="make the recursive call a tail call, with an accumulator"
    )
    lisp, _ = _innermost(tb)
    if lisp is not None:
        info: Any = CODES[id(lisp.tb_frame.f_code)]
        condition.position = info.position(lisp.tb_lasti)
    condition.frames = stack_of(tb, frames)
    error.__traceback__ = None
    return condition


def refused_call(error: Exception) -> Exception:
    """The condition for a call from Python that Python refused: its frame has `f` and `args`."""
    tb = error.__traceback__
    while tb is not None and tb.tb_next is not None:
        tb = tb.tb_next
    names = tb.tb_frame.f_locals if tb is not None else {}
    return wrong_call(names.get("f"), len(names.get("args", ())), error) or condition_of(error, None)


def _translated(error: Exception, lisp: TracebackType | None, last: TracebackType | None) -> Exception:
    if isinstance(error.__context__, LispError) and isinstance(error, _FAILURES):
        return error.__context__  # from `recovered`
    if isinstance(error, MemoryError):
        return LimitExceeded("out of memory")
    if last is None:
        return _bug(error)
    if lisp is last:
        return _in_lisp(error, lisp) or _bug(error)
    code = last.tb_frame.f_code
    refused = _refused_by(code, last.tb_frame.f_locals, error)
    if refused is not None:
        return refused
    entry = raw_builtin(code)
    if entry is not None and isinstance(error, _FAILURES):
        return explain(entry, dict(last.tb_frame.f_locals)) or _unexplained(entry.name, error)
    return _bug(error)


def _refused_by(code: CodeType, values: dict[str, Any], error: Exception) -> LispError | None:
    """The condition for a call that `code`, of ours and with the variables `values`, made in vain."""
    if code is _TRAMP_CODE:
        f, args = pending_call()
        return wrong_call(f, len(args), error)
    if id(code) in CALLERS:
        name, count = CALLERS[id(code)]
        return wrong_call(values.get(name), count, error)
    if id(code) not in TRANSPARENT or "f" not in values:
        return None
    return wrong_call(values["f"], len(values.get("values", (None,))), error)


def _in_lisp(error: Exception, lisp: TracebackType) -> LispError | None:
    """The condition for an error raised by a Lisp procedure's own code."""
    info: Any = CODES[id(lisp.tb_frame.f_code)]
    core = info.core(lisp.tb_lasti)
    if isinstance(error, NameError):
        kind = core.__class__.__name__
        if kind == "Global":
            return Unbound(core.binding.name)
        if kind == "Set" and hasattr(core.target, "library"):
            return Unbound(core.target.name, hint=f"define it first: (define {core.target.name} ...)")
        name = error.name or "?"
        if name.startswith("%call:"):  # a global procedure that may be native (see `lambit.codegen.counting`)
            return Unbound(name.removeprefix("%call:"))
        return Unbound(name.rpartition(".")[0] or name, hint="its definition comes later")
    if isinstance(error, AttributeError) and error.name == "value":
        name = core.variable.name if core.__class__.__name__ == "Local" else "?"
        return Unbound(name, hint="its definition comes later")
    if isinstance(error, TypeError):
        called = info.call(lisp.tb_lasti, lisp.tb_frame.f_locals)
        if called is not None:
            return wrong_call(called[0], called[1], error)
    if isinstance(error, _FAILURES) and core is not None and core.__class__.__name__ == "Call":
        name = getattr(getattr(core.fn, "binding", None), "name", "procedure")
        return _unexplained(name, error)
    return None


def wrong_call(f: Any, count: int, error: Exception) -> LispError | None:
    """The condition for a call of `f` with `count` arguments that Python refused."""
    from lambit.data.kinds import is_procedure
    from lambit.printer import write_short

    if not isinstance(error, TypeError):
        return None
    if f is None:
        return _unknown_callee(str(error), count)
    if not is_procedure(f) and not callable(f):
        return WrongType(f"not a procedure: {write_short(f)}", hint=_call_hint(f))
    if isinstance(f, Continuation):
        return None
    name, least, most, signature = described(f)
    if least <= count and (most is None or count <= most):
        return None
    return arity_error(name, least, most, count, signature)


def _unknown_callee(message: str, count: int) -> LispError | None:
    """The condition for a refused call of a procedure that is not known any more, from Python's words."""
    if "positional argument" in message:
        name = message.partition("(")[0].rpartition(".<locals>.")[2]
        return ArityError(f"{name.partition('.')[0]}: wrong number of arguments: {count}")
    if "is not callable" in message:
        return WrongType("not a procedure", hint=_call_hint(None))
    return None


def _call_hint(f: Any) -> str:
    del f
    return "the first thing in parentheses is called; to write data, quote it: '(1 2)"


def described(f: Any) -> tuple[str, int, int | None, str | None]:
    """The name of procedure `f`, its least and greatest number of arguments, its signature."""
    own = getattr(f, "described", None)  # a procedure of the abstract machine knows
    if own is not None:
        return own()  # type: ignore[no-any-return]
    entry: Builtin | None = getattr(f, "builtin", None)
    code = getattr(f, "__code__", None)
    if entry is None and code is not None:
        entry = raw_builtin(code)
    if entry is not None:
        return entry.name, *entry.arity, entry.signature
    if code is None:
        return getattr(f, "name", None) or "procedure", 0, None, None
    info: Any = CODES.get(id(code))
    count = code.co_argcount
    least = count - len(f.__defaults__ or ())
    most = None if code.co_flags & 4 else count
    name = (info.name if info is not None else f.__name__) or "lambda"
    signature = info.lam.signature if info is not None else None
    if signature:  # the lambda list as written
        signature = f"({name} {signature[1:]}" if signature[0] == "(" else f"({name} . {signature})"
    return name, least, most, signature


def procedure_name(f: Any) -> str:
    """The name that procedure `f` was defined with; "" if none."""
    name = described(f)[0]
    return "" if name == "lambda" else name


def arity_error(name: str, least: int, most: int | None, count: int, signature: str | None = None) -> ArityError:
    """`f: expected 2 arguments, got 3`."""
    if least == most:
        expected = f"{least} argument{'' if least == 1 else 's'}"
    elif most is None:
        expected = f"at least {least} argument{'' if least == 1 else 's'}"
    else:
        expected = f"{least} to {most} arguments"
    hint = None if signature is None else f"call it as {signature}"
    return ArityError(f"{name}: expected {expected}, got {count}", hint=hint)


_raw: dict[CodeType | None, Builtin] = {}
_counted: list[int] = []  # how many builtins there were when `_raw` was filled


def raw_builtin(code: CodeType | None) -> Builtin | None:
    """The raw builtin whose function has `code`."""
    found = _raw.get(code)
    if found is None and _counted != [len(BUILTINS)]:  # pages have been imported since
        _counted[:] = [len(BUILTINS)]
        for entry in list(BUILTINS.values()):
            _raw[entry.fn.__code__] = entry
        found = _raw.get(code)
    return found


def _bug(error: Exception) -> InternalError:
    bug = InternalError(f"{type(error).__name__}: {error}")
    bug.__cause__ = error
    return bug


def stack_of(tb: TracebackType | None, frames: Frame | None) -> list[tuple[str, int]]:
    """The Lisp procedures in `frames` and in `tb` and where each is, innermost last."""
    stack: list[tuple[str, int]] = []
    while frames is not None and len(stack) < MOST_FRAMES:
        point: Any = frames.point
        if point.__class__ is not NativePoint:
            stack.append((point.lam.name, point.call.position))
        frames = frames.next
    stack.reverse()
    left = False  # has the procedure noted last only been waiting for its tail call?
    while tb is not None:
        info: Any = CODES.get(id(tb.tb_frame.f_code))
        passed = tb.tb_next is not None and tb.tb_next.tb_frame.f_code is pass_on.__code__
        if info is not None and not passed:  # (if so, its frame comes once more)
            if left:
                stack.pop()
            stack.append((info.name, info.position(tb.tb_lasti)))
            left = info.is_left(tb.tb_lasti)
            if len(stack) > 2 * MOST_FRAMES:
                del stack[:MOST_FRAMES]
        tb = tb.tb_next
    return stack
