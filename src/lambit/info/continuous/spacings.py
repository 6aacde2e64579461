"""Differential entropy from spacings of the sorted data: Vasicek and those who corrected him."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_integer
from lambit.info.kernels.gamma import digamma

SPACINGS = ("vasicek", "van-es", "ebrahimi", "correa")


def spacing_nats(x: Any, which: str, m: Any = None) -> tuple[float, int]:
    """The entropy in nats of a column of numbers from their m-spacings, and m: the integer nearest √n, unless given.

    Spacings of 0 are refused: the entropy would be -∞.
    """
    line = np.sort(x)
    n = line.size
    m = max(1, min(int(n**0.5 + 0.5), (n - 1) // 2)) if m is None else check_integer("m", m, 1)
    if 2 * m >= n:
        raise InformationError(f"m {{}}: spacings of {n} observations need m below {n / 2:g}", m)
    if which == "van-es":
        return _van_es(line, n, m), m
    padded = np.concatenate([np.full(m, line[0]), line, np.full(m, line[-1])])
    if which == "correa":
        return _correa(padded, n, m), m
    gaps = padded[2 * m :] - padded[:n]
    _refuse_zeros(gaps, line)
    if which == "vasicek":
        weight = np.full(n, 2.0)
    else:
        rank = np.arange(1, n + 1)
        weight = np.minimum(2.0, 1 + (np.minimum(rank - 1, n - rank)) / m)
    return float(np.mean(np.log(gaps) - np.log(weight))) + log(n) - log(m), m


def _van_es(line: Any, n: int, m: int) -> float:
    """1/(n-m) Σ log((n+1)/m (X₍ᵢ₊ₘ₎ - X₍ᵢ₎)) + Σ_{k=m}^n 1/k + log m - log(n+1) (van Es 1992)."""
    gaps = line[m:] - line[:-m]
    _refuse_zeros(gaps, line)
    return float(np.mean(np.log(gaps))) + float(digamma(n + 1) - digamma(m))


def _correa(padded: Any, n: int, m: int) -> float:
    """-1/n Σ log of the slope of the ranks on the 2m + 1 values about each (Correa 1995)."""
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * m + 1)[:n]
    deviations = windows - windows.mean(axis=1, keepdims=True)
    squares = np.sum(deviations * deviations, axis=1)
    _refuse_zeros(squares, padded[m : m + n])
    return -float(np.mean(np.log(deviations @ np.arange(-m, m + 1.0)) - np.log(squares))) + log(n)


def _refuse_zeros(gaps: Any, line: Any) -> None:
    zero = np.flatnonzero(gaps <= 0)
    if zero.size:
        value = float(line[zero[0]])
        raise InformationError(
            f"the value {{}} occurs {int(np.sum(line == value))} times: a spacing is 0 and the entropy would be -∞", value,
            hint="a greater m, or ties 'noise' for rounded data",
        )
