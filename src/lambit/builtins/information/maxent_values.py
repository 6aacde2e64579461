"""Results of maximum entropy and exponential families as Lisp values."""

from __future__ import annotations

from lambit.data import FALSE, Pair, String, from_iterable, symbol
from lambit.info.maxent.families import ExponentialFamily
from lambit.info.maxent.problem import MaximumEntropy
from lambit.printer import PRINTERS, write

from .border import lisp_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PARTS = (
    "distribution", "entropy", "divergence", "multipliers", "log_partition", "residuals", "dual", "gap",
    "impossible", "iterations", "method",
)  # fmt: skip


def part(m: MaximumEntropy, name: str) -> Any:
    """One part as a Lisp value; #f if there is none."""
    x = getattr(m, name)
    if x is None:
        return FALSE
    if x.__class__ is str:
        return String(x)
    if x.__class__ is list:
        from .process_values import to_lisp

        return from_iterable([to_lisp(y) for y in x])
    return lisp_value(x)


def parts(m: MaximumEntropy) -> Any:
    """All parts that there are, as an association list."""
    return from_iterable([Pair(symbol(name.replace("_", "-")), part(m, name)) for name in PARTS if getattr(m, name) is not None])


def _text(m: MaximumEntropy) -> str:
    return f"#<maximum-entropy {write(m.entropy)} over {len(m.distribution)} outcomes, gap {m.gap:.0e}>"


def _family_text(f: ExponentialFamily) -> str:
    return f"#<exponential-family {len(f.features)} features of {len(f.outcomes)} outcomes>"


PRINTERS[MaximumEntropy] = _text
PRINTERS[ExponentialFamily] = _family_text
