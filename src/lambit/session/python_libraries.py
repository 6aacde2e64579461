"""Python's modules as libraries: `(import (python numpy :as np))`.

Imported by itself, a module is one name, as in Python; inside `only`, `prefix`
and the others it is the names in it: `(import (only (python math) sqrt pi))`.
"""

from __future__ import annotations

from lambit.data import Keyword, Symbol, list_to_python, symbol
from lambit.errors import CapabilityError, FormError
from lambit.syntax.namespace import Module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .session import Session

SHAPE = "(python module) or (python module :as name)"


def module_name(spec: Any, position: int = 0) -> tuple[str, str]:
    """The module that the import set `spec` names, and the name it asks for, or ""."""
    parts = list_to_python(spec) or []
    names = [part.name for part in parts if part.__class__ is Symbol]
    words = [part.name for part in parts if part.__class__ is Keyword]
    if len(names) == len(parts) == 2:
        return names[1], ""
    if len(parts) == 4 and len(names) == 3 and words == ["as"] and parts[2].__class__ is Keyword:
        return names[1], names[2]
    raise FormError("import: this names no Python module", position=position, hint=SHAPE)


def is_there(spec: Any) -> bool:
    """Can the Python module that `spec` names be found?"""
    from importlib.util import find_spec

    try:
        return find_spec(module_name(spec)[0]) is not None
    except (ImportError, ValueError):
        return False


def python_library(session: Session, spec: Any, position: int, *, whole: bool) -> Module:
    """A library with the Python module that `spec` names: as one name (`whole`), or each name in it."""
    from lambit.builtins.host import python_import
    from lambit.runtime.border import to_lisp

    name, alias = module_name(spec, position)
    if "python" not in session.context.capabilities:
        raise CapabilityError(
            "import: this interpreter may not use: python", position=position,
            hint="Interpreter(capabilities=['python']) grants it",
        )  # fmt: skip
    found: Any = python_import(name)
    if whole and not alias:  # as Python does: `import os.path` gives `os`
        alias = name.partition(".")[0]
        found = python_import(alias)
    values = {alias: found} if whole else {n: getattr(found, n) for n in dir(found) if not n.startswith("_")}
    library = Module(f"(python {name})")
    for each, value in values.items():
        binding = library.own(each)
        library.bind(symbol(each), binding)
        session.give(binding, to_lisp(value))
        library.exports[each] = each
    return library
