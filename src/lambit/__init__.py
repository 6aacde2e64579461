"""Lambit: an R7RS Lisp on Python, with information theory built in.

    from lambit import Interpreter
    it = Interpreter()
    it.eval("(entropy '(1/2 1/4 1/4))")

Importing this package loads nothing but this file: `Interpreter` and the
errors come when they are asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import Interpreter as Interpreter
    from .errors import InternalError as InternalError
    from .errors import LispError as LispError

__version__ = "0.1.0"
__all__ = ["InternalError", "Interpreter", "LispError", "__version__"]

_HOMES = {"Interpreter": "lambit.api", "LispError": "lambit.errors", "InternalError": "lambit.errors"}


def native_kernels() -> None:
    """Let `lambit.info` have native code for large data, unless LAMBIT_JIT is off.

    It calls this when it first has such data and nobody has said anything; sessions of Lisp do.
    """
    from importlib import import_module
    from os import environ

    kernels = import_module("lambit.jit.kernels")
    wish = environ.get("LAMBIT_JIT")
    if wish == "off":
        kernels.uninstall()
    else:
        kernels.install(now=wish == "eager")


def __getattr__(name: str) -> object:
    """The public names, imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'lambit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
