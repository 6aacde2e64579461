"""Looking inside: what each stage makes of a program, and the machine at work."""

from __future__ import annotations

from lambit.analysis.passes import PASSES
from lambit.analysis.passes import stages as passes
from lambit.codegen.units import Unit
from lambit.data import Pair
from lambit.printer import write
from lambit.syntax import expand_top
from lambit.syntax.core import Define
from lambit.syntax.unparse import unparse

from .programs import DEFINE_LIBRARY, begins_with_import

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from lambit.syntax.core import Core
    from lambit.syntax.namespace import Module

    from .session import Session


def stage_names() -> list[str]:
    """The stages that programs go through, in order."""
    return ["read", "core", *(one.__name__ for one in PASSES), "python"]


def stages(session: Session, text: str, name: str) -> Iterator[tuple[str, str]]:
    """What the reader, the expander, each pass and the code generator make of `text`.

    Definitions are evaluated on the way, since what follows may be macros; so are
    libraries, which must be there to be imported.
    """
    forms = list(session.forms(text, name))
    if begins_with_import(forms):
        session.see_only_imports()
    in_libraries: list[tuple[Core, Module]] = []
    for form in forms:
        yield "read", write(form)
        if form.__class__ is Pair and form.car is DEFINE_LIBRARY and form.cdr.__class__ is Pair:
            _watch(session, write(form.cdr.car), in_libraries)
        for core in expand_top(form, session.user):
            yield from _of_core(session, core, session.user)
            if core.__class__ is Define:
                session.call(session.base.compile(core, session.user))
        for core, library in in_libraries:
            yield from _of_core(session, core, library)
        in_libraries.clear()


def _watch(session: Session, key: str, seen: list[tuple[Core, Module]]) -> None:
    """Let `seen` get what library `key`, which is about to be defined, evaluates."""
    libraries = session.libraries
    new = libraries.new

    def watched(name: str) -> Module:
        module = new(name)
        if name == key:
            libraries.new = new
            evaluate: Any = module.evaluate

            def note(core: Core) -> Any:
                seen.append((core, module))
                return evaluate(core)

            module.evaluate = note
        return module

    libraries.new = watched


def _of_core(session: Session, core: Core, module: Module) -> Iterator[tuple[str, str]]:
    """The stages of `core`, written in `module`."""
    yield "core", unparse(core)
    for pass_name, after in passes(core):
        yield pass_name, unparse(after)
    yield "python", python_source(session, core, module)


def python_source(session: Session, core: Any, module: Module) -> str:
    """The Python that is generated for `core`, as text (its names are not all Python's)."""
    import ast

    written: list[str] = []

    class Shown(Unit):
        def finish(self, body: list[Any], name: str) -> Any:
            written.append(ast.unparse(ast.Module(body, [])))
            return super().finish(body, name)

    Shown(core, module, session.base.value).compile()
    return "\n".join(written)


def machine_states(session: Session, form: Any) -> Iterator[Any]:
    """The states of the abstract machine that evaluates `form`, printable.

    Procedures that the program has defined are stepped through too: the machine
    takes their core, not their compiled code.
    """
    from lambit.machine.step import steps
    from lambit.machine.store import UNDEFINED, Heap, Store
    from lambit.machine.values import Closure
    from lambit.runtime.codes import CODES

    def outside(binding: Any) -> Any:
        value = session.base.value(binding)
        if value is None:
            return UNDEFINED
        code: Any = getattr(value, "__code__", None)
        info: Any = CODES.get(id(code)) if code is not None else None
        if info is None:
            return value
        if not code.co_freevars:
            return Closure(info.lam.origin, Store({}, heap))
        return lambda *args: session.call(value, *args)

    heap = Heap(session.base.module, outside)
    for core in expand_top(form, session.user):
        yield from steps(core, Store({}, heap))
