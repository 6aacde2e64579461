"""The expander: hygienic, from data to core.

`expand_top(form, module)` is the door. The parts are imported when first used.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .expand import expand, expand_once
    from .namespace import Alias, Env, Macro, Module, Special
    from .strip import strip
    from .toplevel import expand_parts, expand_top

__all__ = [
    "Alias", "Env", "Macro", "Module", "Special",
    "expand", "expand_once", "expand_parts", "expand_top", "new_base", "specials", "strip",
]  # fmt: skip

_PARTS = {
    "Alias": "namespace", "Env": "namespace", "Macro": "namespace", "Module": "namespace",
    "Special": "namespace", "expand": "expand", "expand_once": "expand", "expand_top": "toplevel",
    "expand_parts": "toplevel",
    "strip": "strip",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    part = _PARTS.get(name)
    if part is None:
        raise AttributeError(name)
    __import__(f"{__name__}.{part}")  # `importlib` would cost more than the part
    value = getattr(sys.modules[f"{__name__}.{part}"], name)
    globals()[name] = value
    return value


def new_base(name: str = "(lambit base)") -> Module:
    """A module that has the special forms, and nothing else yet: the base of a session."""
    from .forms import SPECIALS
    from .namespace import Module

    module = Module(name)
    module.vars.update(SPECIALS)
    return module


def specials() -> Iterator[tuple[str, str, str]]:
    """Name, signature and manual of each special form."""
    from .forms import MANUAL, SPECIALS

    for name, special in SPECIALS.items():
        if (manual := MANUAL.get(name.name)) is not None:
            yield name.name, special.signature, _unindented(manual.__doc__ or "")


def _unindented(doc: str) -> str:
    lines = doc.expandtabs().splitlines()
    margin = min((len(x) - len(x.lstrip()) for x in lines[1:] if x.strip()), default=0)
    return "\n".join([*(x.strip() for x in lines[:1]), *(x[margin:] for x in lines[1:])]).strip()
