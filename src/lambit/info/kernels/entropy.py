"""Entropy of an array of probabilities, right to the last digits.

A block is first taken as if all its values were positive; what is not shows in its sum, and only such
blocks are looked at again. A probability near 1 takes its logarithm by its complement: what the
others sum to.
"""

from __future__ import annotations

from math import fsum, inf, log1p
from typing import Any

import numpy as np

from .doubles import from_bits, total_of
from .many import BLOCK as MANY
from .many import GREAT, entropy_sums
from .sums import (
    BLOCK,
    check_block,
    check_floats,
    check_sum,
    in_base,
    in_two,
    product_in_bits,
    total,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_TINY = 5e-324
"""The least positive float has a finite logarithm: with it for 0, 0 log 0 = 0."""
_FEW = 64
"""So many floats are added one by one."""
_FIRST_HALF = np.int64(-1 << 26)
_SMALL = 2.0**-780
"""Less than this, probabilities below 2^-900 count, whose terms are not found with all their digits."""


def entropy_floats(p: Any, base: Any) -> float:
    """-Σ p log p of a 1-d float64 array over its exact sum; it is checked in the same pass."""
    if p.size >= MANY:
        bits = _of_many(p)
        if bits is not None:
            return from_bits(bits, base)
    return _of_few(p, "e")[0] if base == "e" else from_bits(_of_few(p, 2), base)


def _of_many(p: Any) -> tuple[float, float] | None:
    """The same in bits, but None where it is so small that the smallest probabilities count."""
    sums = entropy_sums(p)
    great = -1
    if sums.strange:
        check_floats(p)
        if p.max() > GREAT:
            great = int(p.argmax())
    masses = sums.parts(1)
    if great >= 0:
        masses.append(float(p[great]))
    found = _over_sum(p, great, sums.parts(0), masses, 2)
    return found if found[0] >= _SMALL else None


def _of_few(p: Any, base: Any) -> tuple[float, float]:
    """The same in bits, or in nats."""
    log = np.log if base == "e" else np.log2
    great = -1
    parts: list[float] = []
    masses: list[float] = []
    with np.errstate(divide="ignore", invalid="ignore"):
        for start in range(0, p.size, BLOCK):
            block = p[start : start + BLOCK]
            logs = log(block)
            if not abs(float(np.dot(block, logs))) < inf:
                check_block(block, start)
                logs = log(np.maximum(block, _TINY))
            at = int(block.argmax())
            if block[at] > 0.5 and great < 0:
                great = start + at
                logs[at] = 0.0
            masses += _few_floats(block)
            for each in _products(block, logs):
                parts += _few_floats(each)
    return _over_sum(p, great, parts, masses, base)


def _products(x: Any, y: Any) -> tuple[Any, Any]:
    """Two arrays with the sum x y, to some 80 bits: the product of their first halves, and the rest."""
    first, second = (z.view(np.int64) & _FIRST_HALF for z in (x, y))
    a, b = first.view(np.float64), second.view(np.float64)
    return a * b, a * (y - b) + (x - a) * y


def _few_floats(values: Any) -> list[float]:
    """Floats with the sum of a block of values, none of which is above 2^13."""
    return values.tolist() if values.size <= _FEW else in_two(values, np.empty(values.size))


def _over_sum(p: Any, great: int, parts: list[float], masses: list[float], base: Any) -> tuple[float, float]:
    """The entropy of probabilities over their sum, that of `masses`, in bits or nats; `parts`: of Σ p log p without the one at `great`."""
    check_sum(fsum(masses))
    of_great: Sequence[float] = ()
    if great < 0:
        others, over = 1.0, fsum([*masses, -1.0])
    else:
        others = total(p[:great]) + total(p[great + 1 :])
        over = fsum([float(p[great]), others, -1.0])
        c = others / (1.0 + over)
        of_great = product_in_bits(1.0 - c, log1p(-c), base)
    high, low = total_of([*parts, *_correction(parts, over, others, base), *of_great])
    return -high + 0.0, -low


def _correction(parts: list[float], over: float, mass: float, base: Any) -> tuple[float, ...]:
    """What is to be added to Σ p log p of probabilities, `mass` together, when all are divided by the sum of all, 1 + `over`."""
    if over == 0.0:
        return ()
    return (-(mass * in_base(log1p(over), base) + fsum(parts) * over) / (1.0 + over),)
