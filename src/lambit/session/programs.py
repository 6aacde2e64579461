"""A program that begins with `import` sees only what it imports (R7RS 5.1)."""

from __future__ import annotations

from lambit.data import Pair, Symbol, symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lambit.syntax.namespace import Module

IMPORT, DEFINE_LIBRARY = symbol("import"), symbol("define-library")


def begins_with_import(forms: list[Any]) -> bool:
    """Is the first form an `import`, after any libraries that the program brings along?"""
    for form in forms:
        word = form.car if form.__class__ is Pair else None
        if word is not DEFINE_LIBRARY:
            return word is IMPORT
    return False


def only_imports(module: Module) -> Callable[[Symbol], Any]:
    """What a program sees of the base library before it has imported anything: how to import."""
    return only(module.base, IMPORT, DEFINE_LIBRARY)


def only(base: Module, *names: Symbol) -> Callable[[Symbol], Any]:
    """What `names` mean in `base`; no other name means anything."""

    def missing(name: Symbol) -> Any:
        return base.lookup(name) if any(name is each for each in names) else None

    return missing
