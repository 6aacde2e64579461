"""Native code, seen from a session: what is wished for, and what is to be told of it."""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock, start_new_thread

from lambit.analysis.nodes import GO_ON
from lambit.codegen.heat import AT_ONCE, THRESHOLD, WAIT, FusedSite, Heat
from lambit.data import NIL, Pair, Symbol
from lambit.elementary import current
from lambit.errors import DomainError, SettingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from lambit.codegen.heat import Site
    from lambit.runtime.context import Context

    from .session import Session

_NEVER = frozenset({Pair})  # never in native code: seen without loading the compiler
_ALONE = frozenset({NIL.__class__, Symbol})  # not worth native code by themselves
WISHES = ("on", "off", "eager")


def heat(context: Context, wish: str | bool | None = None) -> Heat | None:
    """What counts for native code of an interpreter: on (the default), off, or eager; without a wish, LAMBIT_JIT has it."""
    where = "jit" if wish is not None else "LAMBIT_JIT"
    if wish is None:
        wish = os.environ.get("LAMBIT_JIT") or "on"
    elif wish.__class__ is bool:
        wish = "on" if wish else "off"
    if wish not in WISHES:
        raise SettingError(f"{where} is {wish}: expected on, off or eager")
    threads = os.environ.get("LAMBIT_THREADS") or "1"
    if not (threads.isdecimal() and int(threads) > 0):
        raise SettingError(f"LAMBIT_THREADS is {threads}: expected how many threads are to share a loop, 1 or more")
    if wish == "off":
        return None
    eager = wish == "eager"
    current.when_hot = native_functions_at_once if eager else native_functions
    current.threshold = 0 if eager else current.CALLS
    return Heat(ask, 0 if eager else THRESHOLD, context)


def native_functions() -> None:
    """Native code for log2, log, exp and sum, made in the background."""
    if not _loaded("lambit.jit.requests"):
        current.ask_again()
        return
    from lambit.jit.worker import in_background

    in_background(native_functions_at_once)


def native_functions_at_once() -> None:
    """Native code for log2, log, exp and sum, at their first call."""
    from lambit.jit.elementary import make

    make()


def native_kernels(heat: Heat | None) -> Callable[[], None]:
    """What says, before information is measured, whether native code may do it for large data."""
    if heat is None:
        return _no_kernels

    def let() -> None:
        from lambit.jit.kernels import install

        install(now=heat.threshold == 0)

    return let


def _no_kernels() -> None:
    from lambit.info.kernels.native import nobody_yet

    nobody_yet()


def ask(site: Site, values: tuple[Any, ...]) -> Any:
    """Native code for a hot place: the compiler is loaded when there is one that it may be of use to."""
    kinds = {x.__class__ for x in values}
    if kinds & _NEVER or (kinds and kinds <= _ALONE):
        site.decline("a variable is no number, string, or array of numbers")
        return GO_ON
    if not _can_answer(site, values):
        site.count(WAIT)
        return GO_ON
    from lambit.jit import requests

    return requests.ask(site, values)


def _can_answer(site: Site, values: tuple[Any, ...]) -> bool:
    """Is what answers there, or worth waiting for?"""
    if site.heat.threshold == 0:
        return True
    if isinstance(site, FusedSite):
        return values[0].size >= AT_ONCE or _loaded("lambit.jit.fused.running")
    return _loaded("lambit.jit.requests")


_loading: set[str] = set()
_importing = allocate_lock()


def _loaded(name: str) -> bool:
    """Is a module there? If not, it soon will be: it is loaded while the program goes on."""
    if name in _loading:
        return False
    if name not in sys.modules:
        from lambit.runtime.yielding import begin

        _loading.add(name)
        begin(name)
        start_new_thread(_load, (name,))
        return False
    if "threading" not in sys.modules:  # the worker needs it; it takes half a millisecond, in which nothing else is done
        import threading  # noqa: F401

        return False
    return True


def _load(name: str) -> None:
    from lambit.runtime.yielding import end

    try:
        with _importing:
            __import__(name)  # `importlib` is not needed otherwise
            if "threading" not in sys.modules:
                from lambit.jit.ahead import read_threading

                read_threading()
    finally:
        _loading.discard(name)
        end(name)


def _in_child() -> None:
    """The threads that were loading, if any, are in the parent only."""
    _importing.release()
    _loading.clear()


# a child must not be born while modules are half there: it would wait for ever for the thread that loads them
os.register_at_fork(before=_importing.acquire, after_in_parent=_importing.release, after_in_child=_in_child)


def explain(session: Session, procedure: Any, examples: Sequence[Any]) -> str:
    """Whether a procedure is compiled, or why not, in words."""
    from lambit.jit.report import explain as explained

    return explained(session.base.heat, procedure, _name(procedure), examples)


def report(session: Session) -> str:
    """What became of every place that was counted, in words."""
    from lambit.jit.report import report as reported

    return reported(session.base.heat)


def code_text(session: Session, procedure: Any, stage: str, examples: Sequence[Any]) -> str:
    """The LLVM IR ("llvm") or the assembly ("assembly") of a procedure."""
    from lambit.jit import report
    from lambit.jit.types import Declined

    name = _name(procedure)
    try:
        return report.code_text(session.base.heat, procedure, name, stage, examples)
    except Declined as no:
        raise DomainError(report.reason_with_place(no.reason, no.position), hint=f"(explain {name}) says more") from None


def program_text(session: Session, stage: str) -> str:
    """The LLVM IR or the assembly of everything that is native code; a comment says what is not."""
    from lambit.jit.report import program_text as text

    return text(session.base.heat, stage)


def declare(session: Session, procedure: Any, examples: Sequence[Any]) -> None:
    """Compile a procedure now, for arguments like `examples`; an error says why that cannot be."""
    from lambit.jit import report
    from lambit.jit.types import Declined

    try:
        report.declare(session.base.heat, procedure, examples)
    except Declined as no:
        reason = report.reason_with_place(no.reason, no.position)
        raise DomainError(f"declare-native: {_name(procedure)} cannot be compiled: {reason}") from None


def _name(procedure: Any) -> str:
    from lambit.runtime.failures import procedure_name

    found = procedure_name(procedure)
    return "the procedure" if found in ("", "procedure", "<lambda>") else found
