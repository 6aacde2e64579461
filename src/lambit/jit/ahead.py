"""Modules that another thread finds and reads, so that the program's thread, which must be the one that imports them, has little to do.

`threading` takes the thread that imports it for the program's first. To find it, read it and make
its code takes three times as long as to run that.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType
    from typing import Any


def read_threading() -> None:
    """Whoever imports `threading` next only runs it."""
    import _weakrefset  # noqa: F401  what it imports may be any thread's
    import functools  # noqa: F401
    import warnings  # noqa: F401

    read("threading")


def read(name: str) -> None:
    """Find and read a module: its next import only runs it."""
    spec = next((spec for finder in list(sys.meta_path) if (spec := finder.find_spec(name, None)) is not None), None)
    loader: Any = spec and spec.loader
    if spec is not None and hasattr(loader, "get_code") and not isinstance(loader, type):  # that of what is built in or frozen is a class
        code = loader.get_code(name)

        def get_code(_: str) -> CodeType:
            del loader.get_code  # it is asked for once
            return code  # type: ignore[no-any-return]

        loader.get_code = get_code
        sys.meta_path.insert(0, _Found(spec))


class _Found:
    """The finder of a module that has been found, for one import."""

    def __init__(self, spec: ModuleSpec) -> None:
        self.spec = spec

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name != self.spec.name:
            return None
        sys.meta_path.remove(self)
        return self.spec
