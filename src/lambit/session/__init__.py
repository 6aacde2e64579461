"""One interpreter: takes top-level forms along the row reader, syntax, analysis, codegen.

    text -> data -> core -> simpler core -> Python -> value

A `Session` has a base library of its own (`lambit.image.base`), the program's module,
and a `Context`, which is what builtins see of it.
"""

from __future__ import annotations

from .session import Session

__all__ = ["Session"]
