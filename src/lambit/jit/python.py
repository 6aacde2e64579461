"""Native code that is called in the place of a procedure that Python holds.

A call of `Interpreter()["f"]` converts and enters the driver, which takes a hundred times what
the call of a native procedure does. Where `f` is native code that gives a number, calls run that
at once: its door takes Python's numbers as they are. For other arguments, and where it has to be left, the
driver is entered as before.
"""

from __future__ import annotations

from _weakref import ref
from functools import cache

from lambit.runtime import procedure as procedures
from lambit.runtime.codes import CODES
from lambit.runtime.vectorcall import CALLED

from .compile import permanent
from .types import F64, I64
from .worker import done

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lambit.codegen.heat import Site
    from lambit.runtime.procedure import Procedure

    from .compile import Native
    from .exits import Exits

CHANCES = 20
"""So often may native code be given what it is not for; then the procedure enters the driver, for good."""

_FUNCTION = "lambit.python"
_IR = f"""
declare ptr @PyObject_Vectorcall(ptr, ptr, i64, ptr)
declare void @Py_DecRef(ptr)

define ptr @{_FUNCTION}(ptr %self, ptr %args, i64 %nargs, ptr %names) nounwind {{
  %called.at = getelementptr i8, ptr %self, i64 {CALLED}
  %called = load ptr, ptr %called.at
  %count = load i64, ptr %called
  %more = add i64 %count, 1
  store i64 %more, ptr %called
  %definition.at = getelementptr i8, ptr %called, i64 16
  %definition = load ptr, ptr %definition.at
  %code.at = getelementptr i8, ptr %definition, i64 8
  %code = load ptr, ptr %code.at
  %own.at = getelementptr i8, ptr %called, i64 24
  %own = load ptr, ptr %own.at
  %n = and i64 %nargs, {(1 << 63) - 1}
  %plain = icmp eq ptr %names, null
  br i1 %plain, label %native, label %keywords
native:
  %value = call ptr %code(ptr %own, ptr %args, i64 %n)
  br label %done
keywords:
  %fallback.at = getelementptr i8, ptr %own, i64 24
  %fallback = load ptr, ptr %fallback.at
  %other = call ptr @PyObject_Vectorcall(ptr %fallback, ptr %args, i64 %n, ptr %names)
  br label %done
done:
  %result = phi ptr [%value, %native], [%other, %keywords]
  %held = load i64, ptr %called
  %last = icmp eq i64 %held, 1
  br i1 %last, label %free, label %keep
free:
  call void @Py_DecRef(ptr %called)
  ret ptr %result
keep:
  %less = sub i64 %held, 1
  store i64 %less, ptr %called
  ret ptr %result
}}
"""
"""What calls the builtin function that is found in the object; it holds it, for the object may lose it meanwhile."""


@cache
def _address() -> int:
    return done(lambda: permanent(_IR).address(_FUNCTION))


def quicken(p: Procedure) -> None:
    """Let calls of `p` be native code, if there is some for it that gives a number."""
    if p.native is not None or p.context.seconds is not None:  # a limit is begun by the driver
        return
    site = _site(p.procedure)
    if site is None or not site.signatures or site.state == "declined":
        return
    made: Native = site.signatures[-1]
    if made.result in (I64, F64) and p.refused is not made:
        p.become(_address(), made.again(site.name or "lambda", _Instead(p, made), _Exits(p, made.exits)))
        site.callers = [*(each for each in site.callers if each() is not None), ref(p)]


def _site(f: Any) -> Site | None:
    """The counted place that the procedure `f` is."""
    info: Any = CODES.get(id(getattr(f, "__code__", None)))
    if info is None:
        return None
    for site in info.unit.sites.values():
        if site.body is info.lam.origin:
            return site  # type: ignore[no-any-return]
    return None


class _Instead:
    """What is done for arguments that native code is not for."""

    def __init__(self, p: Procedure, made: Native) -> None:
        self.p = p
        self.made = made
        self.chances = CHANCES

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        self.chances -= 1
        if self.chances == 0:
            self.p.slow_down()
            self.p.refused = self.made
        return self.p.through_the_driver(*args, **keywords)


class _Exits:
    """How the interpreter goes on where native code was left: in the driver."""

    def __init__(self, p: Procedure, exits: Exits) -> None:
        self.p = p
        self.exits = exits

    def __call__(self, written: bytes) -> tuple[Any, tuple[Any, ...]]:
        procedure, values = self.exits(written)
        return self.p.run, (procedure, *values)


if procedures.CAN_BE_QUICK:
    procedures.quicken = quicken
