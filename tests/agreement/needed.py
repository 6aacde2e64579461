"""Only those definitions stand in a random program that it needs: engines would compile the others for nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

_EDGES = r"(?<![^\s(')`,@]){}(?![^\s)])"


def needed(definitions: str, text: str, always: Collection[str] = ()) -> str:
    """`text` after those of the definitions that it needs, by way of others perhaps, and those of the names `always`."""
    for form in reversed(re.split(r"\n(?=\()", definitions.strip())):
        if any(name in always or re.search(_EDGES.format(re.escape(name)), text) for name in _defined(form)):
            text = f"{form}\n{text}"
    return text


def _defined(form: str) -> list[str]:
    if form.startswith("(define-record-type"):
        return re.findall(r"[^\s()]+", form)[1:]
    return [re.match(r"\(define \(?([^ )]+)", form)[1]]
