"""A machine with a program in it: text and core, on their way to a value."""

from __future__ import annotations

from pathlib import Path

from lambit.data import UNSPECIFIED, Environment
from lambit.errors import LimitExceeded
from lambit.registry import BUILTINS
from lambit.runtime.context import Context, switch
from lambit.source import add_source
from lambit.syntax import expand_top, new_base
from lambit.syntax.core import Call, Const, Core
from lambit.syntax.libraries import FEATURES
from lambit.syntax.namespace import Macro, Module, Special

from .control import HALT
from .machine import State, is_last, step, value_of
from .store import Heap, Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from lambit.data import Symbol


class Machine:
    """A heap, the base library in it, and the context that builtins see."""

    def __init__(self, library: Iterable[Path] = ()) -> None:
        self.context = Context(self, frozenset())
        self.limit: int | None = None  # of states per form
        self.base = self._hooked(new_base())
        self.store = Store({}, Heap(self.base))
        for builtin in BUILTINS:
            binding = self.base.own(builtin)
            binding.primitive = builtin
            binding.defined = True
            self.base.bind(builtin, binding)
        self.interaction_environment = Environment(self.new_module())
        self._load_library(library)

    def _load_library(self, paths: Iterable[Path]) -> None:
        """Evaluate the files: keywords first, wherever they are used."""
        from lambit.reader import read_all

        forms: list[Any] = []
        for path in paths:
            text = path.read_text(encoding="utf-8")
            forms += read_all(text, add_source(str(path), text))
        for form in sorted(forms, key=lambda form: form.car.name != "define-syntax"):
            for core in expand_top(form, self.base):
                self.run(core)

    def new_module(self, name: str = "user") -> Module:
        """A namespace for a program: it sees the public names of the base library."""
        module = self._hooked(Module(name, self.base, interactive=True))
        module.missing = self._public
        return module

    def run_text(self, text: str, name: str, module: Module | None = None) -> Any:
        """The value of the last form of `text`."""
        from lambit.reader import read_all

        module = module or self.interaction_environment.module
        value: Any = UNSPECIFIED
        for form in read_all(text, add_source(name, text)):
            for core in expand_top(form, module):
                value = self.run(core)
        return value

    # -- what builtins ask of a session

    def cores(self, form: Any, environment: Environment) -> Iterator[Core]:
        """The core of a form, in parts."""
        return expand_top(form, environment.module)

    def evaluate(self, form: Any, environment: Environment) -> Any:
        """The value of datum `form`."""
        value: Any = UNSPECIFIED
        for core in self.cores(form, environment):
            value = self.run(core)
        return value

    def expand(self, form: Any, environment: Environment, *, once: bool) -> Any:
        """Datum `form` with its outermost macro use expanded."""
        from lambit.syntax import expand_once

        while (expanded := expand_once(form, environment.module)) is not form and not once:
            form = expanded
        return expanded

    def keyword(self, name: str) -> Any:
        """The special form or macro called `name`, if it is one."""
        meaning = self.interaction_environment.module.lookup(name)
        return meaning if meaning.__class__ in (Special, Macro) else None

    def load(self, path: str, environment: Environment | None = None) -> Any:
        """Evaluate the forms in the file `path`."""
        module = (environment or self.interaction_environment).module
        return self.run_text(Path(path).read_text(encoding="utf-8"), path, module)

    def global_value(self, name: str) -> Any:
        """The value of the base library's `name`."""
        return self.store.heap.named(name)

    def features(self) -> tuple[str, ...]:
        """What `cond-expand` knows, if there are libraries where programs are."""
        libraries = self.interaction_environment.module.libraries
        return FEATURES if libraries is None else libraries.features

    # -- running

    def run(self, x: Core) -> Any:
        """The value of core `x`."""
        before = switch(self.context)
        dynamic = self.context.dynamic
        try:
            return self._run(x)
        finally:
            self.context.dynamic = dynamic
            switch(before)

    def _run(self, x: Core) -> Any:
        state: State = x, self.store, HALT
        left = -1 if self.limit is None else self.limit
        while not is_last(state):
            state = step(state)
            left -= 1
            if left == 0:
                raise LimitExceeded(f"more than {self.limit} states")
        return value_of(state)

    def call(self, f: Any, *args: Any) -> Any:
        """The value of procedure `f` for `args`."""
        return self.run(Call(Const(f), tuple(map(Const, args))))

    def _hooked(self, module: Module) -> Module:
        module.evaluate = self.run
        module.call = self.call
        return module

    def _public(self, name: Symbol) -> Any:
        return None if name.name.startswith("%") else self.base.vars.get(name)


def with_library() -> Machine:
    """A machine in which all of the standard library has been evaluated, from its sources."""
    from lambit import builtins

    builtins.load_all()
    root = Path(__file__).resolve().parents[1] / "_stdlib"
    if not root.is_dir():
        root = Path(__file__).resolve().parents[3] / "lisp_stdlib"
    return Machine(sorted(root.glob("*.lisp")))
