"""Looking inside: what each stage makes of a program, and the machine at work."""

from __future__ import annotations

from lambit.analysis.passes import stages as passes
from lambit.codegen.units import Unit
from lambit.printer import write
from lambit.syntax import expand_top
from lambit.syntax.unparse import unparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .session import Session


def stages(session: Session, text: str, name: str) -> Iterator[tuple[str, str]]:
    """What the reader, the expander, each pass and the code generator make of `text`.

    Definitions are evaluated on the way, since what follows may be macros.
    """
    for form in session.forms(text, name):
        yield "read", write(form)
        for core in expand_top(form, session.user):
            yield "core", unparse(core)
            for pass_name, after in passes(core):
                yield pass_name, unparse(after)
            yield "python", python_source(session, core)
            if core.__class__.__name__ == "Define":
                session.call(session.base.compile(core, session.user))


def python_source(session: Session, core: Any) -> str:
    """The Python that is generated for `core`, as text (its names are not all Python's)."""
    import ast

    written: list[str] = []

    class Shown(Unit):
        def finish(self, body: list[Any], name: str) -> Any:
            written.append(ast.unparse(ast.Module(body, [])))
            return super().finish(body, name)

    Shown(core, session.user, session.base.value).compile()
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
