"""Only those definitions stand in a random program that it needs: engines would compile the others for nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

_EDGES = r"(?<![^\s(')`,@]){}(?![^\s)])"


def needed(definitions: str, text: str, always: Collection[str] = ()) -> str:
    """`text` after those of the definitions that it needs, by way of others perhaps, and those of the names `always`."""
    forms = re.split(r"\n(?=\()", definitions.strip())
    chosen: set[int] = set()
    while True:
        whole = "\n".join([*(form for i, form in enumerate(forms) if i in chosen), text])
        more = {i for i, form in enumerate(forms) if i not in chosen and any(n in always or _is_in(n, whole) for n in _defined(form))}
        if not more:
            return whole
        chosen |= more


def _is_in(name: str, text: str) -> bool:
    return re.search(_EDGES.format(re.escape(name)), text) is not None


def _defined(form: str) -> list[str]:
    if form.startswith("(define-record-type"):
        return re.findall(r"[^\s()]+", form)[1:]
    return [re.match(r"\(define \(?([^ )]+)", form)[1]]
