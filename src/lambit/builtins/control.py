"""Control: continuations, calls with computed arguments, the dynamic environment.

These are the procedures that are about the evaluator itself; all else of
control is Lisp over them (lisp_stdlib/control.lisp). They may put a call into
the registers and return the tail-call sentinel.
"""

from __future__ import annotations

from lambit.data import Box, MultipleValues, from_iterable, list_to_python
from lambit.data.kinds import is_procedure
from lambit.errors import LispError, Raised, WrongType
from lambit.registry import builtin, contract
from lambit.runtime import calling_guards, continuations, handling
from lambit.runtime.codes import transparent
from lambit.runtime.compiled_guards import Signalled
from lambit.runtime.context import current
from lambit.runtime.continuations import Continuation
from lambit.runtime.dynamic import Dynamic
from lambit.runtime.failures import arity_error, described
from lambit.runtime.registers import tail_call

from .contracts import Index, List, Procedure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

contract("Continuation", "a continuation", "isinstance({x}, Continuation)", Continuation=Continuation)
contract("Dynamic", "a dynamic environment", "{x}.__class__ is Dynamic", Dynamic=Dynamic)


@builtin("apply", control=True, raw=True)
def apply(procedure: Any, *arguments: Any) -> Any:
    """The value of `procedure` called with the arguments given; the last one is a list of more (R7RS 6.10).

    (apply + '(1 2 3))      ;=> 6
    (apply + 1 2 '(3 4))    ;=> 10
    (apply + 1)             ;!! apply: argument 2: expected a list, got 1
    """
    if not arguments:
        return tail_call(procedure, ())
    more = list_to_python(arguments[-1])
    if more is None:
        from lambit.printer import write_short

        raise WrongType(
            f"apply: argument {len(arguments) + 1}: expected a list, got {write_short(arguments[-1])}"
        )
    return tail_call(procedure, (*arguments[:-1], *more))


def _call_cc(procedure: Any) -> Any:
    """The value of `procedure`, given the current continuation (R7RS 6.10).

    The continuation is a procedure; to call it is to return from `call/cc` with
    its arguments as values, once more if need be, from wherever one is. The
    winders of `dynamic-wind` on the way out and in are run.

    (call/cc (lambda (k) (+ 1 (k 42))))   ;=> 42
    (define saved #f)
    (define count 0)
    (define (again) (+ 100 (call/cc (lambda (k) (set! saved k) 1))))
    (define first-time (again))
    (set! count (+ count 1))
    first-time                            ;=> 101
    """


# the manual is here, the function below the builtins, where the driver finds it
call_cc = continuations.call_cc
call_cc.__doc__ = _call_cc.__doc__
call_cc.__module__ = __name__  # the page that the image is to import
builtin("call/cc", "call-with-current-continuation", control=True, raw=True)(call_cc)


@builtin("with-exception-handler", control=True, raw=True)
def with_exception_handler(handler: Procedure, thunk: Procedure) -> Any:
    """The value of `thunk`; a condition raised in it is given to `handler` (R7RS 6.11).

    The handler is called in the dynamic environment of the `raise`, less itself.

    (with-exception-handler
      (lambda (c) 42)
      (lambda () (+ (raise-continuable 'oops) 1)))   ;=> 43
    """
    if not is_procedure(handler) or not is_procedure(thunk):
        raise TypeError
    return handling.with_exception_handler(handler, thunk)


for _function, _name in (
    (handling.raise_, "raise"),
    (calling_guards.guard, "%guard"),
    (calling_guards.guard_else, "%guard-else"),
):
    _function.__module__ = __name__  # the page that the image is to import
    builtin(_name, control=True, raw=True)(_function)


@builtin("%throw", control=True)
def throw(target: Continuation, value: Any) -> Any:
    """Return to `target` with `value`, without running winders."""
    continuations.throw(target, value)


@builtin("%signalled")
def signalled(condition: Any, back: Continuation) -> Any:
    """`condition` for a guard that may throw to `back`, if it has no clause for it."""
    return Signalled(condition, back)


@builtin("%continuation-dynamic")
def continuation_dynamic(k: Continuation) -> Any:
    """The dynamic environment that `k` was captured in."""
    return k.dynamic


@builtin("%dynamic-winders")
def dynamic_winders(environment: Dynamic) -> Any:
    """The winders of `environment`."""
    return environment.winders


@builtin("continuation?", pure=True)
def is_continuation(x: Any) -> bool:
    """Is `x` a continuation?

    (call/cc continuation?)   ;=> #t
    (continuation? car)       ;=> #f
    """
    return isinstance(x, Continuation)


@builtin("values", pure=True, raw=True)
def values(*xs: Any) -> Any:
    """Delivers all its arguments to its continuation (R7RS 6.10).

    (call-with-values (lambda () (values 4 5)) (lambda (a b) b))   ;=> 5
    (values 1)                                                     ;=> 1
    """
    return xs[0] if len(xs) == 1 else MultipleValues(xs)


@builtin("%apply-values", control=True, raw=True)
def apply_values(consumer: Any, value: Any) -> Any:
    """Call `consumer` with the values that `value` stands for."""
    return tail_call(consumer, value.items if value.__class__ is MultipleValues else (value,))


@builtin("%value-ref", pure=True, raw=True)
def value_ref(both: Any, k: Any, n: Any = None) -> Any:
    """Value number `k` of several, which are to be `n`, if that is said."""
    if n is not None and (both.__class__ is not MultipleValues or len(both.items) != n):
        raise arity_error("lambda", n, n, len(both.items) if both.__class__ is MultipleValues else 1)
    return both.items[k]


@builtin("%values->list", pure=True)
def values_to_list(value: Any) -> Any:
    """The values that `value` stands for, as a list."""
    return from_iterable(value.items if value.__class__ is MultipleValues else (value,))


@builtin("%dynamic", control=True, raw=True)
def dynamic() -> Any:
    """The dynamic environment in force."""
    return current().dynamic


@builtin("%set-dynamic!", control=True)
def set_dynamic(environment: Dynamic) -> None:
    """Put `environment` in force."""
    current().dynamic = environment


@builtin("%winders", raw=True)
def winders() -> Any:
    """The winders in force: a list of pairs (before . after), innermost first."""
    return current().dynamic.winders


@builtin("%set-winders!")
def set_winders(winders: Any) -> None:
    """Put `winders` in force."""
    context = current()
    d = context.dynamic
    context.dynamic = Dynamic(winders, d.handlers, d.parameters)


@builtin("%handlers", raw=True)
def handlers() -> Any:
    """The exception handlers in force, innermost first."""
    return current().dynamic.handlers


@builtin("%set-handlers!")
def set_handlers(handlers: Any) -> None:
    """Put `handlers` in force."""
    context = current()
    d = context.dynamic
    context.dynamic = Dynamic(d.winders, handlers, d.parameters)


@builtin("%bind-parameters!")
def bind_parameters(parameters: List, values: List) -> None:
    """Let each of `parameters` have the value in `values`, in the dynamic environment in force."""
    context = current()
    d = context.dynamic
    found = list_to_python(parameters) or []
    bound = dict(zip(found, map(Box, list_to_python(values) or []), strict=True))
    context.dynamic = Dynamic(d.winders, d.handlers, {**d.parameters, **bound})


@builtin("%raise-uncaught", control=True)
def raise_uncaught(payload: Any, continuable: Any) -> Any:
    """Leave Lisp with `payload` as an error: there is no handler."""
    del continuable
    raise payload if isinstance(payload, LispError) else Raised(payload)


@builtin("%case-select")
def case_select(procedures: List, count: Index) -> Any:
    """The first of `procedures` that takes `count` arguments, or #f."""
    from lambit.data import FALSE

    for f in list_to_python(procedures) or []:
        _, least, most, _ = described(f)
        if least <= count and (most is None or count <= most):
            return f
    return FALSE


@builtin("procedure?", pure=True)
def procedure(x: Any) -> bool:
    """Is `x` a procedure (R7RS 6.10)?

    (procedure? car)           ;=> #t
    (procedure? 'car)          ;=> #f
    (procedure? (lambda () 1)) ;=> #t
    """
    return is_procedure(x)


transparent(apply, apply_values, throw, with_exception_handler, handling.raise_)
