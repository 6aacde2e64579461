"""The session: forms in, values out."""

from __future__ import annotations

from lambit import __version__
from lambit.codegen.names import runtime_names
from lambit.data import NIL, UNSPECIFIED, Environment, Pair, Symbol, symbol
from lambit.errors import FileError, LispError, ReadError, Unbound
from lambit.image.base import Base
from lambit.image.index import index
from lambit.reader import Reader
from lambit.runtime import context as contexts
from lambit.runtime.context import Context
from lambit.runtime.driver import enter
from lambit.source import add_source
from lambit.syntax import expand_once, expand_parts, expand_top
from lambit.syntax.core import Binding, Core
from lambit.syntax.namespace import Macro, Module, Special

from . import foreign
from .native import heat, native_kernels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from lambit.syntax.libraries import Libraries


def text_of(path: str) -> str:
    """The text in the file `path`."""
    from lambit.reader import decode

    try:
        with open(path, "rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(f"cannot read {path}: {reason}") from None
    return decode(data, path)

foreign.register()


class Session:
    """One interpreter. Nothing that it defines is seen by another.

    `capabilities`: what its programs may do besides computing (see
    `lambit.runtime.context.ALL_CAPABILITIES`). `folders`: where `import` may find
    libraries, whatever the capabilities, before it looks where `files` allows. `jit`:
    is there native code ("on", "off", "eager"; without: what LAMBIT_JIT says)?
    """

    def __init__(
        self, capabilities: Iterable[str] = (), folders: Iterable[str] = (), jit: str | bool | None = None
    ) -> None:
        self.context = Context(self, frozenset(capabilities))
        self._libraries: Libraries | None = None
        self.folders = list(folders)
        self.base = Base(self.context.capabilities, index(__version__))
        self.base.heat = heat(self.context, jit)
        self.context.native_kernels = native_kernels(self.base.heat)
        self.user = self.new_module("user")
        self.interaction_environment = Environment(self.user)

    def new_module(self, name: str, *, interactive: bool = True, empty: bool = False) -> Module:
        """A namespace for a program, with all public names of the base library in sight, or none."""
        module = Module(name, self.base.module, interactive=interactive)
        module.globals.update(runtime_names())
        if not empty:
            module.missing = self._public
        module.find_libraries = self._find_libraries
        module.evaluate = self._evaluate_core(module)
        module.call = self.call
        if interactive:
            module.changed = self.base.name_changed(module)
        return module

    @property
    def libraries(self) -> Libraries:
        """The table of libraries."""
        if self._libraries is None:
            from .libraries import make_libraries

            self._libraries = make_libraries(self)
        return self._libraries

    def features(self) -> tuple[str, ...]:
        """What `cond-expand` knows, and `(features)` lists."""
        return self.libraries.features

    def report(self, version: int, *, keywords_only: bool) -> Module | None:
        """A namespace with the names of the report `version`, or its keywords; None if there is none."""
        from .libraries import report

        return report(self, version, keywords_only=keywords_only)

    def _find_libraries(self, module: Module) -> None:
        """Give a module the table of libraries, and `include`: few programs ask for them."""
        from .libraries import text_loader

        module.libraries = self.libraries
        module.load_text = text_loader(self)

    def _public(self, name: Symbol) -> Any:
        return None if name.name.startswith("%") else self.base.module.lookup(name)

    def _evaluate_core(self, module: Module) -> Any:
        return lambda core: self.call(self.base.compile(core, module))

    # -- running

    def call(self, procedure: Any, *arguments: Any) -> Any:
        """The value of a Lisp procedure called from Python with Lisp values."""
        before = contexts.switch(self.context)
        try:
            return enter(procedure, *arguments)
        finally:
            contexts.switch(before)

    def forms(self, text: str, name: str = "<text>") -> Iterator[Any]:
        """The data in `text`."""
        return (form for form, _ in self.placed_forms(text, name))

    def placed_forms(self, text: str, name: str = "<text>") -> list[tuple[Any, int]]:
        """The data in `text`, and where each is."""
        found = []
        cell = Reader(text, add_source(name, text)).cells()
        while cell is not NIL:
            found.append((cell.car, cell.position))
            cell = cell.cdr
        return found

    def cores(self, form: Any, environment: Environment | None = None) -> Iterator[Core]:
        """The core of a form, in parts: evaluate each before asking for the next."""
        return expand_top(form, (environment or self.interaction_environment).module)

    def thunks(self, form: Any, environment: Environment) -> Iterator[tuple[Any, bool]]:
        """A procedure for each part of a form, and whether there may be more: call each before the next."""
        module = environment.module
        for core, more in expand_parts(form, module):
            yield self.base.compile(core, module), more

    def file_thunks(self, path: str, environment: Environment) -> Iterator[tuple[Any, bool]]:
        """The same for all forms in the file `path`."""
        module = environment.module
        for form, position in self.placed_forms(text_of(path), path):
            for core, _ in expand_parts(form, module, position):
                yield self.base.compile(core, module), True

    def evaluate(self, form: Any, environment: Environment | None = None, *, position: int = 0) -> Any:
        """The value of the datum `form`; `position` is where it is, if it does not know."""
        module = (environment or self.interaction_environment).module
        value: Any = UNSPECIFIED
        before = contexts.switch(self.context)
        try:
            for core in expand_top(form, module, position):
                value = enter(self.base.compile(core, module))
        except LispError as error:
            # a tail call leaves no frame: the form itself is the outermost place
            if form.__class__ is Pair and not isinstance(error, ReadError):
                error.frames = [("%top", form.position), *error.frames]
            raise
        finally:
            contexts.switch(before)
        return value

    def run_text(self, text: str, name: str = "<text>", environment: Environment | None = None) -> Any:
        """The value of the last form in `text`."""
        return self._run(self.placed_forms(text, name), environment)

    def _run(self, forms: list[tuple[Any, int]], environment: Environment | None) -> Any:
        value: Any = UNSPECIFIED
        for form, position in forms:
            value = self.evaluate(form, environment, position=position)
        return value

    def run_file(self, path: str, arguments: Iterable[str] = ()) -> Any:
        """Run the program in the file `path`; the value of its last form."""
        self.context.arguments = (path, *arguments)
        return self.run_program(text_of(path), path)

    def run_program(self, text: str, name: str) -> Any:
        """Run a program; the value of its last form. If it begins with `import`, it sees only what it imports."""
        from .programs import begins_with_import

        forms = self.placed_forms(text, name)
        everything = self.user.missing
        if begins_with_import([form for form, _ in forms]):
            self.see_only_imports()
        try:
            return self._run(forms, None)
        finally:
            self.user.missing, self.user.strict = everything, False

    def see_only_imports(self) -> None:
        """From now on, let names mean in the program what it imports or defines, and nothing else."""
        from .programs import only_imports

        self.user.missing = only_imports(self.user)
        self.user.strict = True

    def load(self, path: str, environment: Environment | None = None) -> Any:
        """Evaluate the forms in the file `path`; the value of the last one."""
        return self.run_text(text_of(path), path, environment)

    # -- names

    def names(self) -> Iterator[str]:
        """Every name that a program can use now."""
        yield from {*self.base.names(), *(n for n in self.user.names() if not n.startswith("%"))}

    def define(self, name: str, value: Any) -> None:
        """Give the program's variable `name` a Lisp value."""
        binding = self.user.own(symbol(name))
        self.user.bind(symbol(name), binding)
        self.base.no_longer_known(binding, value)
        binding.defined = True  # a definition from now on is another one
        self.give(binding, value)

    def give(self, binding: Binding, value: Any) -> None:
        """Let the global variable `binding` have `value`."""
        binding.library.globals[binding.key] = value
        if binding.alias is not None:
            binding.library.globals[binding.alias] = value
        self.base.changed(binding)

    def lookup(self, name: str) -> Any:
        """The value of the variable `name`; raises Unbound."""
        meaning = self.user.lookup(name)
        value = None
        if meaning.__class__ is Binding:
            value = self.base.value(meaning)
        if value is None:
            raise Unbound(name)
        return value

    def global_value(self, name: str) -> Any:
        """The value of the base library's `name`, for the runtime."""
        return self.base.value(self.base.module.lookup(name))

    def documentation(self, name: str) -> tuple[str, str] | None:
        """How `name` is used and what its manual says; None if nothing is known."""
        from .manual import documentation

        return documentation(self, name)

    def unimported(self, word: str = "") -> dict[str, list[str]]:
        """The names that must be imported, with the libraries that have them and mention `word`."""
        from .catalogue import unimported

        return unimported(self, word)

    def library_names(self) -> list[str]:
        """The names of the libraries that can be imported."""
        from .catalogue import library_names

        return library_names(self)

    def exported(self, library: Any) -> list[str]:
        """The names that a library exports; it is not evaluated."""
        from .catalogue import exported

        return exported(self, library)

    def remedy(self, name: str) -> str | None:
        """What to try instead of the unknown `name`; None if nothing comes to mind."""
        from .remedies import remedy

        return remedy(self, name)

    # -- looking inside

    def expand_once(self, form: Any) -> Any:
        """`form` with its outermost macro use replaced by what it stands for."""
        return expand_once(form, self.user)

    def expand(self, form: Any, environment: Environment, *, once: bool) -> Any:
        """`form` with its outermost macro uses expanded: one, or as many as there are."""
        while True:
            expanded = expand_once(form, environment.module)
            if once or expanded is form:
                return expanded
            form = expanded

    def expand_stages(self, text: str, name: str = "<text>") -> Iterator[tuple[str, str]]:
        """What each stage makes of each form in `text`: (stage, text)."""
        from .stages import stages

        return stages(self, text, name)

    def step(self, form: Any) -> Iterator[Any]:
        """The states of the abstract machine that evaluates `form`, printable."""
        from .stages import machine_states

        return machine_states(self, form)

    def explain(self, procedure: Any, examples: Iterable[Any] = ()) -> str:
        """Whether `procedure` is native code, or why not; with `examples`, whether it would be for such arguments."""
        from .native import explain

        return explain(self, procedure, tuple(examples))

    def native_report(self) -> str:
        """What became of every loop and procedure that was counted for native code."""
        from .native import report

        return report(self)

    def native_text(self, procedure: Any, stage: str, examples: Iterable[Any] = ()) -> str:
        """The LLVM IR (stage "llvm") or the machine code ("assembly") of a procedure and its loops."""
        from .native import code_text

        return code_text(self, procedure, stage, tuple(examples))

    def native_program(self, stage: str) -> str:
        """The same of all that the program has made native code of."""
        from .native import program_text

        return program_text(self, stage)

    def declare_native(self, procedure: Any, examples: Iterable[Any]) -> None:
        """Compile `procedure` for arguments like `examples`, now; an error says why that cannot be."""
        from .native import declare

        declare(self, procedure, tuple(examples))

    def keyword(self, name: str) -> Special | Macro | None:
        """The special form or macro called `name`, if it is one."""
        meaning = self.user.lookup(name)
        return meaning if meaning.__class__ in (Special, Macro) else None
