"""Instructions for one number, as instructions for several: `fmul double %a, 2.0` is `fmul <8 x double> %a, splat (double 2.0)`."""

from __future__ import annotations

import re

from lambit.jit.vector_math import NAMES

_TYPES = frozenset({"double", "float", "i64", "i32", "i16", "i8", "i1"})
_TOKEN = re.compile(r"%[\w.]+|@[\w.]+|!\w+|0x[0-9A-Fa-f]+|-?\d+(?:\.\d+(?:e[+-]?\d+)?)?|[a-z_]\w*")
_SHORT = re.compile(r"\b(f64|f32|i64|i32|i1)\b")

_FLAGGED = re.compile(r"@llvm\.(?:abs|ctlz|cttz)\.")
"""Functions whose last argument is one flag, for however many elements."""


class NoLanes(Exception):
    """An operation has no form for several elements at once."""


def wide(kind: str, width: int) -> str:
    """The LLVM type of `width` values of a type."""
    return kind if width == 1 else f"<{width} x {kind}>"


def widened(line: str, width: int) -> str:
    """An instruction, or a declaration, for `width` elements."""
    if width == 1:
        return line
    whole, flag, rest = line.rpartition(", i1") if _FLAGGED.search(line) else (line, "", "")
    return f"{_widened(whole, width)}{flag}{rest}"


def _widened(line: str, width: int) -> str:
    constants = not line.startswith("extractvalue")
    last = ""

    def one(found: re.Match[str]) -> str:
        nonlocal last
        token = found.group()
        if token in _TYPES:
            last = token
            return wide(token, width)
        if token[0] == "@":
            return function_of(token[1:], width)
        if token in ("true", "false"):
            return f"splat (i1 {token})"
        if constants and (token[0].isdigit() or token[0] == "-"):
            return f"splat ({last} {token})"
        return token

    return _TOKEN.sub(one, line)


def function_of(name: str, width: int) -> str:
    """The form of a function for `width` elements."""
    if name.startswith("llvm."):
        return "@" + _SHORT.sub(lambda m: f"v{width}{m.group()}", name)
    if name.removeprefix("lambit.") in NAMES:
        return f"@{name}.v{width}"
    raise NoLanes(name)
