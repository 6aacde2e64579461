"""Regularity: how surely windows that are alike go on alike. Sample, approximate and fuzzy entropy.

Windows of m values are alike if no two values at the same place differ by more than the
tolerance (Chebyshev distance). It is `r` times the standard deviation of the series,
√(Σ (x - mean)² / n), or absolute if `tolerance` is given.
"""

from __future__ import annotations

from math import inf, isfinite, log
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base, check_integer
from lambit.info.kernels.matches import count_neighbours, count_pairs, memberships
from lambit.info.kernels.sums import in_base, total

from .numbers import check_length, is_constant, real_series, without_extremes


def sample_entropy(x: Any, m: int = 2, *, r: float = 0.2, tolerance: float | None = None, delay: int = 1, base: Any = 2) -> float:
    """The sample entropy -log(A/B): of B pairs of windows alike for m values, A are so for m + 1.

    Both are counted over the same n - m windows (n - m delay, if values `delay` apart are
    taken), no window with itself (Richman & Moorman 2000). Two values are alike if they
    differ by at most `tolerance`, or else `r` times the standard deviation (the one that divides
    by n). inf if B > 0 = A. The unit is `base`: bits; the literature and most programs have nats, base "e".

    Errors: no two windows alike (0/0 is no number), a constant series without `tolerance`,
    values that are not finite, fewer than m + 2 values.
    Source: Richman & Moorman, American Journal of Physiology 278, H2039 (2000).

    >>> sample_entropy([1, 2, 1, 2, 1, 2, 1, 2])
    0.0
    >>> round(2 ** sample_entropy([0, 1, 0, 0, 1, 1, 0, 0, 1, 0], 1, tolerance=0) * 7, 9)  # 16 pairs, 7 of which go on alike
    16.0
    >>> sample_entropy([5, 5, 5, 5, 5])
    Traceback (most recent call last):
    lambit.info.checks.InformationError: the series is constant: 0.2 times its standard deviation is a tolerance of 0 (give \
tolerance, an absolute one)
    """
    base = check_base(base)
    m, delay = check_integer("m", m, 1), check_integer("delay", delay, 1)
    x = real_series(x)
    check_length(x.size, m * delay + 2, f"a pair of windows of {m} + 1 values, {delay} apart,")
    x, near = with_tolerance(x, r, tolerance)
    return entropy_of_pairs(*pairs(x, m, near, delay), m, near, base)


def pairs(x: Any, m: int, near: float, delay: int = 1) -> tuple[int, int]:
    """How many pairs of windows are alike: B for m values, A for m + 1."""
    count = x.size - m * delay
    return count_pairs([x[i * delay : i * delay + count] for i in range(m + 1)], near)


def entropy_of_pairs(short: int, long: int, m: int, near: float, base: Any) -> float:
    """-log(A/B)."""
    if not short:
        raise InformationError(
            f"no two windows of {m} values are within the tolerance {{}}: sample entropy is not defined", near,
            hint="a greater tolerance, a smaller m or more data",
        )  # fmt: skip
    return in_base(log(short / long), base) if long else inf


def with_tolerance(x: Any, r: Any, tolerance: Any) -> tuple[Any, float]:
    """The series and the tolerance, both scaled where squares would overflow."""
    if tolerance is not None:
        return x, _number("tolerance", tolerance, "not negative", 0.0)
    r = _number("r", r, "above 0", 5e-324)
    if is_constant(x):
        raise InformationError(
            "the series is constant: {} times its standard deviation is a tolerance of 0", r,
            hint="give tolerance, an absolute one",
        )  # fmt: skip
    x = without_extremes(x)
    return x, r * float(np.std(x))


def _number(what: str, value: Any, bounds: str, least: float) -> float:
    if isinstance(value, (str, bool, complex)) or not hasattr(value, "__float__") or bool(getattr(value, "ndim", None)):
        raise InformationError(f"{what} {{}}: expected a number, {bounds}", value)
    if not least <= value or not isfinite(value):
        raise InformationError(f"{what} {{}}: expected a finite number, {bounds}", value)
    return float(value)


def approximate_entropy(x: Any, m: int = 2, *, r: float = 0.2, tolerance: float | None = None, base: Any = 2) -> float:
    """The approximate entropy Φ(m) - Φ(m + 1), Φ(m) the mean of log C(i) over the n - m + 1 windows of m values.

    C(i) is the share of these windows that are like the i-th, itself included, so that no logarithm of 0
    is taken and the result is too low for short series (Pincus 1991); prefer `sample_entropy`. Alike are windows
    no two values of which differ by more than `tolerance`, or else `r` times the standard
    deviation (the one that divides by n). May be slightly negative. Bits, unless `base` is "e", as in the literature.

    Errors: as `sample_entropy`; it is always defined.
    Source: Pincus, Proceedings of the National Academy of Sciences 88, 2297 (1991).

    >>> round(approximate_entropy([85, 80, 89] * 17, 2, tolerance=3, base="e"), 10)
    -1.09965e-05
    """
    base, m = check_base(base), check_integer("m", m, 1)
    x = real_series(x)
    check_length(x.size, m + 1, f"a window of {m} + 1 values")
    x, near = with_tolerance(x, r, tolerance)
    count = x.size - m
    columns = [x[i : i + count + 1] for i in range(m)]
    columns.append(np.append(x[m:], inf))  # the last window has m values only: it is like none but itself
    short, long = count_neighbours(columns, near)
    order = np.argsort(columns[0], kind="stable")
    long = long[order != count]
    nats = total(np.log(short / (count + 1))) / (count + 1) - total(np.log(long / count)) / count
    return in_base(nats, base) + 0.0


def fuzzy_entropy(
    x: Any, m: int = 2, *, r: float = 0.2, tolerance: float | None = None, exponent: float = 2, base: Any = 2
) -> float:
    """The fuzzy entropy log φ(m) - log φ(m + 1), φ(m) the mean of exp(-(d/r)^exponent) over all pairs of windows.

    d is the Chebyshev distance of two windows, each less its own mean; n - m windows for both lengths (Chen et al.
    2007, who write exp(-d^exponent / r)). Being alike is a matter of degree, which makes
    the result smooth in the tolerance and finite for short series. `tolerance`, `r` and unit as for `sample_entropy`. n² work.

    Errors: as `sample_entropy`, and a tolerance of 0.
    Source: Chen, Wang, Xie & Yu, IEEE Transactions on Neural Systems and Rehabilitation Engineering 15, 266 (2007).

    >>> round(fuzzy_entropy([1, 2, 1, 2, 1, 2, 1, 2], tolerance=0.1), 6) + 0.0
    0.0
    """
    base, m = check_base(base), check_integer("m", m, 1)
    exponent = _number("exponent", exponent, "above 0", 5e-324)
    x = real_series(x)
    check_length(x.size, m + 2, f"a pair of windows of {m} + 1 values")
    x, near = with_tolerance(x, r, tolerance)
    if near == 0:
        raise InformationError("tolerance {}: the distance is divided by it", tolerance, hint="sample_entropy takes 0")
    if float(np.max(np.abs(x))) > 1e300:  # sums and differences stay finite
        x, near = np.ldexp(x, -64), max(near * 2.0**-64, 5e-324)
    rows = np.lib.stride_tricks.sliding_window_view(x, m + 1)
    short, long = (w - w.mean(axis=1, keepdims=True) for w in (rows[:, :m], rows))
    with np.errstate(over="ignore", under="ignore"):
        one, other = memberships((short, long), near, exponent)
    if not one:
        raise InformationError(f"no two windows of {m} values are near at the tolerance {{}}", near, hint="a greater tolerance")
    return in_base(log(one / other) if one < 1e300 * other else log(one) - log(other), base) + 0.0 if other else inf
