"""Multiscale entropy (Costa, Goldberger & Peng 2002): the regularity of a series seen ever more coarsely."""

from __future__ import annotations

from math import frexp
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base, check_choice, check_integer

from .numbers import check_length, real_series, without_extremes
from .regularity import entropy_of_pairs, pairs, with_tolerance

VARIANTS = ("plain", "composite", "refined")


def coarse_grain(x: Any, scale: int, *, start: int = 0) -> Any:
    """The means of `scale` values in a row, one group after the other: y(j) = Σ x(start + j scale + i) / scale.

    ⌊(n - start)/scale⌋ values; what is left at the end is left out. Any measure of a series becomes a multiscale
    one by it.

    Errors: scale not from 1 to the length of the series, start not from 0 to scale - 1.
    Source: Costa, Goldberger & Peng, Physical Review Letters 89, 068102 (2002), eq. 1.

    >>> coarse_grain([1, 3, 5, 7, 100], 2)
    array([2., 6.])
    """
    x = real_series(x)
    check_length(x.size, 1, "a series")
    scale = check_integer("scale", scale, 1, x.size)
    start = check_integer("start", start, 0, scale - 1)
    check_length(x.size, start + scale, f"a group of {scale} values from index {start}")
    return _means(x, scale, start)


def _means(x: Any, scale: int, start: int = 0) -> Any:
    scaled = without_extremes(x)
    count = (x.size - start) // scale
    means = scaled[start : start + count * scale].reshape(count, scale).mean(axis=1)
    return means if scaled is x else np.ldexp(means, frexp(float(np.max(np.abs(x))))[1])


def multiscale_entropy(
    x: Any, scales: int = 20, *, m: int = 2, r: float = 0.15, tolerance: float | None = None, variant: str = "plain", base: Any = 2
) -> Any:
    """The sample entropies of the series coarse-grained by 1, 2, … `scales`, an array.

    The tolerance is `r` times the standard deviation of the original series for all scales, or `tolerance`. `variant`:
    "plain" (Costa et al. 2002); "composite", the mean over the s coarse-grained series that start at 0 … s - 1 (Wu et
    al. 2013); "refined", -log of the ratio of the sums of their pairs, which is defined oftener (Wu et al. 2014). White
    noise falls with the scale, 1/f noise stays. inf where no pair goes on alike.

    Errors: as `sample_entropy`, saying at which scale.
    Source: Costa, Goldberger & Peng, Physical Review Letters 89, 068102 (2002).

    >>> multiscale_entropy([1, 2] * 50, 2, tolerance=0.1) + 0.0
    array([0., 0.])
    """
    base, variant = check_base(base), check_choice("variant", variant, VARIANTS)
    m, scales = check_integer("m", m, 1), check_integer("scales", scales, 1)
    x = real_series(x)
    check_length(x.size // scales, m + 2, f"scale {scales} of {x.size} values")
    x, near = with_tolerance(x, r, tolerance)
    return np.array([_at_scale(x, scale, m, near, variant, base) for scale in range(1, scales + 1)])


def _at_scale(x: Any, scale: int, m: int, near: float, variant: str, base: Any) -> float:
    """The sample entropy at one scale."""
    starts = range(scale) if variant != "plain" and (x.size - scale + 1) // scale >= m + 2 else range(1)
    found = [pairs(_means(x, scale, start), m, near) for start in starts]
    try:
        if variant == "refined":
            return entropy_of_pairs(sum(b for b, _ in found), sum(a for _, a in found), m, near, base)
        return sum(entropy_of_pairs(b, a, m, near, base) for b, a in found) / len(found)
    except InformationError as error:
        raise InformationError(f"at scale {scale} {error.template}", *error.values, hint=error.hint) from None
