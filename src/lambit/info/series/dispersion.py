"""Dispersion entropy (Rostaghi & Azami 2016): values in a few classes, and how the classes follow each other."""

from __future__ import annotations

from itertools import pairwise
from math import log2
from statistics import NormalDist
from typing import Any

import numpy as np

from lambit.info.checks import (
    InformationError,
    bits_per_unit,
    check_base,
    check_choice,
    check_flag,
    check_integer,
)
from lambit.info.kernels.counts import count_codes
from lambit.info.kernels.sums import entropy_counts

from .numbers import check_length, is_constant, real_series, without_extremes

MAPPINGS = ("normal", "linear")


def dispersion_entropy(
    x: Any,
    m: int = 2,
    classes: int = 6,
    *,
    delay: int = 1,
    mapping: str = "normal",
    fluctuation: bool = False,
    normalized: bool = False,
    base: Any = 2,
) -> float:
    """The dispersion entropy -Σ p(v) log p(v) of the patterns v of m classes in a row.

    Each value is put into one of c `classes` by `dispersion_classes`; p(v) is the share of the windows of m
    values, `delay` apart, with the classes v. From 0 to log(c^m), by which `normalized` divides. `fluctuation`: only the
    differences of neighbouring classes count, at most log((2c - 1)^(m - 1)) (Azami & Escudero 2018).

    Errors: a constant series (with the mapping "normal"), m not from 1 (2 for differences), classes not
    from 2 to 1000, too short a series, values that are not finite.
    Source: Rostaghi & Azami, IEEE Signal Processing Letters 23, 610 (2016), whose example this is (1.8462):

    >>> round(dispersion_entropy([9, 8, 1, 12, 5, -3, 1.5, 8.01, 2.99, 4, -1, 10], 2, 3, base="e"), 4)
    1.8462
    """
    fluctuation = check_flag("fluctuation", fluctuation)
    normalized = check_flag("normalized", normalized)
    base = check_base(base)
    m, delay = check_integer("m", m, 2 if fluctuation else 1, 1000), check_integer("delay", delay, 1)
    codes = dispersion_classes(x, classes, mapping=mapping)
    span = (m - 1) * delay
    check_length(codes.size, span + 1, f"a window of {m} values, {delay} apart,")
    count = codes.size - span
    parts = [codes[i * delay : i * delay + count] for i in range(m)]
    size = classes
    if fluctuation:
        parts, size = [b - a + (classes - 1) for a, b in pairwise(parts)], 2 * classes - 1
    found = entropy_counts(count_codes([(part, size) for part in parts], count)[1], count, base)
    if not normalized:
        return found
    return min(1.0, found * bits_per_unit(base) / (len(parts) * log2(size)))


def dispersion_classes(x: Any, classes: int = 6, *, mapping: str = "normal") -> Any:
    """The class, from 0 to classes - 1, of each value of a series.

    `mapping` "normal": classes that are equally likely under the normal distribution with the mean and the
    standard deviation √(Σ (x - mean)² / n) of the series; "linear": classes of equal width from the
    least to the greatest value. A value on a bound is in the upper class.

    >>> dispersion_classes([9, 8, 1, 12, 5, -3, 1.5, 8.01, 2.99, 4, -1, 10], 3)
    array([2, 2, 0, 2, 1, 0, 0, 2, 1, 1, 0, 2])
    >>> dispersion_classes([0, 1, 2, 3, 4], 2, mapping="linear")
    array([0, 0, 1, 1, 1])
    """
    classes = check_integer("classes", classes, 2, 1000)
    check_choice("mapping", mapping, MAPPINGS)
    x = real_series(x)
    check_length(x.size, 1, "a series")
    x = without_extremes(x)
    if is_constant(x):
        if mapping == "linear":
            return np.zeros(x.size, dtype=np.int64)
        raise InformationError(
            "the series is constant: a normal distribution with standard deviation 0 has no classes",
            hint="the mapping 'linear' puts all values into one",
        )  # fmt: skip
    if mapping == "linear":
        least, width = float(x.min()), float(x.max() - x.min())
        bounds = np.array([least + width * k / classes for k in range(1, classes)])
    else:
        normal = NormalDist(float(x.mean()), float(x.std()))
        bounds = np.array([normal.inv_cdf(k / classes) for k in range(1, classes)])
    return np.searchsorted(bounds, x, side="right")
