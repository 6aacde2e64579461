"""The atoms of the information diagram of floats and counts, rounded once."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.kernels.doubles import add, in_unit, negative
from lambit.info.kernels.information import PRECISE, SIGNIFICANT

from .precise import EXACTLY
from .subsets import Columns, by_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def float_atoms(c: Columns, base: Any) -> Iterator[tuple[int, float]]:
    """Sets of variables with -Σ (-1)^|T| H(T, others) over the sets T in each, by Möbius inversion of all entropies."""
    known, n = c.condition, c.count
    full = (1 << n) - 1
    h = c.entropy_nats()
    at = [mask | known for mask in range(1 << n)]
    high, low = np.array([h[mask][0] for mask in at]), np.array([h[mask][1] for mask in at])
    scale = 1.0 + high
    masks = np.arange(1 << n)
    for i in range(n):
        lower = masks[masks >> i & 1 == 0]
        upper = lower | 1 << i
        high[lower], low[lower] = add((high[lower], low[lower]), negative((high[upper], low[upper])))
        scale[lower] += scale[upper]
    few = (1 << n) * len(c.weights)
    for mask in by_size(range(1, 1 << n)):
        x = full ^ mask
        atom = -float(high[x]), -float(low[x])
        if few <= PRECISE and abs(atom[0]) < scale[x] * SIGNIFICANT and few <= 4 * EXACTLY:
            atom = _exactly(c, mask, full ^ mask)
        yield mask, in_unit(atom, base)


def _exactly(c: Columns, mask: int, others: int) -> tuple[float, float]:
    """An atom that twice the digits do not settle."""
    known, terms, part = c.condition, [], mask
    while True:
        sign = 1 if part.bit_count() % 2 else -1
        if part | others | known:
            terms.append((sign, c.joint(part | others | known)))
        if not part:
            return c.precise().exactly(terms)
        part = (part - 1) & mask
