"""Where evaluation may be left and resumed."""

from __future__ import annotations

from lambit.syntax.core import Binding, Call, Const, Core, Global, If, Lambda, Local

from .nodes import CallCC, Save
from .primitives import RECOVERABLE, primitive


def suspends(x: Core) -> bool:
    """May the evaluation of `x` be left, and resumed with a value?

    It may in a call of an unknown procedure (which may capture a continuation),
    and in an operator (which may need the full builtin). A builtin that is not
    about control always returns, or raises.
    """
    kind = x.__class__
    if kind is Const or kind is Local or kind is Global or kind is Lambda:
        return False
    if kind is Call:
        name = primitive(x)
        if name is not None:
            if name in RECOVERABLE:
                return True
        elif not is_plain_builtin(x.fn):  # type: ignore[attr-defined]
            return True
    elif kind is CallCC:
        return True
    for child in x.children():  # a loop: `any` would nest the C stack
        if suspends(child):
            return True
    return False


def calls_unknown(x: Core) -> bool:
    """Does `x` call a procedure that may capture a continuation or end in a tail call?"""
    kind = x.__class__
    if kind is Const or kind is Local or kind is Global or kind is Lambda:
        return False
    if kind is CallCC or (kind is Call and primitive(x) is None and not is_plain_builtin(x.fn)):  # type: ignore[attr-defined]
        return True
    for child in x.children():
        if calls_unknown(child):
            return True
    return False


def is_plain_builtin(fn: Core) -> bool:
    """Does `fn` name, by its standard binding, a builtin that is not about control?"""
    if fn.__class__ is not Global:
        return False
    binding = fn.binding
    return binding.primitive is not None and binding.free and not binding.assigned


def is_control_builtin(fn: Core) -> bool:
    """Does `fn` name, by its standard binding, a builtin that may return the tail-call sentinel?"""
    if fn.__class__ is not Global:
        return False
    binding = fn.binding
    return binding.primitive is not None and not binding.free and not binding.assigned


_THUNKS = {"%guard": 0, "%guard-else": 0, "with-exception-handler": 1}


def thunk_called_at_once(x: Call) -> Lambda | None:
    """The thunk in call `x` that the builtin calls, wanting its value at once; None if there is none."""
    if not is_control_builtin(x.fn):
        return None
    at = _THUNKS.get(x.fn.binding.primitive, len(x.args))  # type: ignore[attr-defined]
    thunk = x.args[at] if at < len(x.args) else None
    return thunk if thunk.__class__ is Lambda else None


def stable(x: Core, *, callee: bool = False) -> bool:
    """Is `x` the same whenever it is evaluated?

    A program's global variable is not: `eval`, or a later form, may yet assign to it. As the
    `callee` we take it to be, for speed, if nothing assigns to it so far.
    """
    kind = x.__class__
    if kind is Const or kind is Lambda or kind is Save:
        return True
    if kind is Local:
        return not x.variable.assigned  # type: ignore[attr-defined]
    if kind is not Global:
        return False
    binding: Binding = x.binding  # type: ignore[attr-defined]
    fixed = callee or binding.primitive is not None or not binding.library.interactive
    return fixed and not binding.assigned and is_known(binding)


def pure(x: Core) -> bool:
    """Does `x` do nothing but look and compute, by operators?"""
    kind = x.__class__
    if kind is Const or kind is Local or kind is Global or kind is Lambda:
        return True
    if kind is Call:
        name = primitive(x)
        if name is None or name.endswith("!"):
            return False
        for e in x.args:  # type: ignore[attr-defined]
            if not pure(e):
                return False
        return True
    return kind is If and pure(x.test) and pure(x.then) and pure(x.other)  # type: ignore[attr-defined]


def is_known(binding: Binding) -> bool:
    """Has `binding` a value, as far as one can tell? (To ask for it is no error, then.)"""
    library = binding.library
    return binding.defined or binding.primitive is not None or not library.interactive or binding.key in library.globals
