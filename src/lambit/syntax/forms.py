"""All special forms, in one table."""

from __future__ import annotations

from importlib import import_module

from .special import MANUAL, SPECIALS

PAGES = (
    "macros", "primitive", "binding", "conditional", "control", "define_library", "definitions", "familiar",
    "inclusion", "libraries", "quasi",
)  # fmt: skip
"""The modules that declare special forms."""

for _page in PAGES:
    import_module(f"lambit.syntax.{_page}")

__all__ = ["MANUAL", "PAGES", "SPECIALS"]
