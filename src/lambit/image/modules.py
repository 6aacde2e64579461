"""The package's own modules, from the image that a wheel carries.

Importing eighty modules from eighty files costs more than running them. An
installed image holds the code of every module of the package; `install` puts a
finder before the others that takes it from there. Their code objects say the
real file names, so that tracebacks and the debugger are as always. What every
session needs is one row, which `preload` takes past the import system. In a
checkout there is no such image, and modules come from their files.
"""

from __future__ import annotations

import marshal
import sys

from .cache import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from .cache import Index

STARTUP = "/lambit"  # the row with what every session needs; no name of the Lisp library begins so


class Finder:
    """A meta-path finder, and the loader of what it finds."""

    def __init__(self, index: Index, folder: str) -> None:
        self.index = index
        self.folder = folder

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """The specification of a module that the image holds."""
        del path, target
        if not name.startswith("lambit."):
            return None
        entry = self.index.module("/" + name)
        return None if entry is None else self.spec(name, package="p" in entry[2])

    def spec(self, name: str, *, package: bool) -> Any:
        """The specification of module `name`."""
        parts = name.split(".")[1:]
        file = "/".join([self.folder, *parts]) + ("/__init__.py" if package else ".py")
        spec = _ModuleSpec(name, self, origin=file, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = ["/".join([self.folder, *parts])]
        return spec

    def create_module(self, spec: Any) -> None:
        """Python's own kind of module will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        entry = self.index.module("/" + module.__name__)
        assert entry is not None
        exec(self.index.row(entry[1]), module.__dict__)

    def get_code(self, name: str) -> Any:
        """The module's code (asked for by `runpy` and by `inspect`)."""
        entry = self.index.module("/" + name)
        return None if entry is None else self.index.row(entry[1])

    def get_source(self, name: str) -> str | None:
        """The module's text, from its file."""
        spec = self.find_spec(name)
        if spec is None:
            return None
        with open(spec.origin, encoding="utf-8") as file:
            return file.read()


_ModuleSpec: Any = type(sys.__spec__)


def install(version: str) -> None:
    """Take the package's modules from the shipped image from now on, if there is one."""
    index, folder = shipped(version)
    if index is not None and not any(isinstance(f, Finder) for f in sys.meta_path):
        sys.meta_path.insert(0, Finder(index, folder))


def preload() -> None:
    """Import what every session needs, all at once: the modules are in order of need."""
    finder = next((f for f in sys.meta_path if isinstance(f, Finder)), None)
    entry = None if finder is None else finder.index.module(STARTUP)
    if finder is None or entry is None:
        return
    made = []
    for name, package, code in finder.index.row(entry[1]):
        if name not in sys.modules:
            made.append((_new_module(finder, name, package), code))
    for module, _ in made:
        parent, _, own = module.__name__.rpartition(".")
        setattr(sys.modules[parent], own, module)
    for module, code in made:
        exec(code, module.__dict__)


def _new_module(finder: Finder, name: str, package: bool) -> ModuleType:
    """An empty module that the import system takes for one of its own."""
    spec = finder.spec(name, package=package)
    module = _ModuleType(name)
    module.__spec__ = spec
    module.__loader__ = finder
    module.__file__ = spec.origin
    module.__package__ = spec.parent
    if package:
        module.__path__ = spec.submodule_search_locations
    sys.modules[name] = module
    return module  # type: ignore[no-any-return]


_ModuleType: Any = type(sys)


def startup(folder: str, code: dict[str, tuple[str, bytes]]) -> bytes:
    """The row of what every session needs: (name, is it a package?, its code), each after what it imports."""
    import os
    import subprocess

    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import lambit.cli, lambit.image.modules; "
        "print(file=sys.stderr); import lambit.session.session"
    )
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "importtime", "-c", program, os.path.dirname(folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = result.stderr.split("\n\n")[-1].splitlines()  # in the order in which they were finished
    names = [name for line in lines if (name := line.rpartition("|")[2].strip()).startswith("lambit.")]
    each = dict.fromkeys(names)  # some are said twice
    return marshal.dumps([(n, code["/" + n][0] == "p", marshal.loads(code["/" + n][1])) for n in each])  # noqa: S302


def rows(folder: str) -> dict[str, tuple[str, bytes]]:
    """The code of every module in the package at `folder`: name -> (flags, marshalled code)."""
    import ast
    import os

    from lambit.reader.build import for_this_python

    found: dict[str, tuple[str, bytes]] = {}
    for here, _, files in os.walk(folder):
        for file in files:
            if not file.endswith(".py"):
                continue
            path = os.path.join(here, file)
            inside = os.path.relpath(path, folder)[:-3].split(os.sep)
            package = inside[-1] == "__init__"
            name = ".".join(["lambit", *(inside[:-1] if package else inside)])
            if name == "lambit":
                continue
            with open(path, "rb") as source:
                text = source.read()
            if name == "lambit.reader._tables":
                text += for_this_python().encode()
            tree = ast.parse(text)
            if inside[0] in _INNER:
                _bare(tree)
            code = compile(tree, f"<lambit>/{os.path.relpath(path, folder)}", "exec", dont_inherit=True)
            found["/" + name] = ("p" if package else "", marshal.dumps(code))
    return found | {STARTUP: ("", startup(folder, found))}


_INNER = frozenset(
    {"analysis", "cli", "codegen", "data", "errors", "image", "printer", "reader", "registry", "runtime", "session", "source"}
)
"""Rooms whose docstrings and annotations nobody asks for at run time (builtins' and special forms' are their manual)."""


def _bare(tree: Any) -> None:
    """Take the docstrings and the annotations of functions out of `tree`: they cost time to load."""
    import ast

    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
                node.body[:1] = [ast.copy_location(ast.Pass(), first)] if len(node.body) == 1 else []
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            for argument in every:
                if argument is not None:
                    argument.annotation = None
