"""What every namespace of compiled code contains, under names that no Lisp program can write."""

from __future__ import annotations

import math
import sys

from lambit.data import (
    ABSENT,
    EOF,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Boolean,
    Box,
    Char,
    MultipleValues,
    Pair,
    String,
    Symbol,
    Vector,
    box_of,
    from_iterable,
    pair_of,
    string_of,
    vector_of,
)
from lambit.data.atoms import CHARS
from lambit.data.kinds import NUMBERS
from lambit.elementary import current
from lambit.runtime import context
from lambit.runtime.compiled_guards import caught, caught_all, enter_guard, pass_on
from lambit.runtime.continuations import arrived, kept, new_continuation
from lambit.runtime.registers import R, later, tramp
from lambit.syntax.namespace import Alias

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def set_box(box: Box, value: Any) -> Any:
    """Assign to a boxed variable, as an expression."""
    box.value = value
    return UNSPECIFIED


def unset_box() -> Box:
    """A box that holds nothing yet: reading it is an error."""
    return Box.__new__(Box)


def runtime_names() -> dict[str, Any]:
    """What every namespace of compiled code contains."""
    names: dict[str, Any] = {
        "%ord": ord, "%str": str, "%NUMBERS": NUMBERS, "%Symbol": Symbol, "%Alias": Alias, "%Boolean": Boolean,
        "%R": R, "%tramp": tramp, "%later": later, "%new-continuation": new_continuation, "%arrived": arrived, "%kept": kept,
        "%references": sys.getrefcount, "%contexts": context, "%enter-guard": enter_guard, "%caught": caught,
        "%caught-all": caught_all, "%pass-on": pass_on, "%BaseException": BaseException, "%nil": NIL, "%t": TRUE, "%f": FALSE, "%u": UNSPECIFIED,
        "%eof": EOF, "%absent": ABSENT, "%Pair": Pair, "%box": box_of, "%cons": pair_of, "%string": string_of, "%vector": vector_of, "%Vector": Vector, "%Char": Char,
        "%String": String, "%Values": MultipleValues, "%list": from_iterable, "%int": int, "%len": len, "%float": float, "%chars": CHARS,
        "%math.sqrt": math.sqrt, "%elementary": current, "%math.sin": math.sin, "%math.cos": math.cos,
        "%set-box!": set_box, "%unset": unset_box, "__builtins__": {}, "__name__": "lambit",
    }  # fmt: skip
    return names
