"""Kernel density estimates with normal kernels, at the observations themselves."""

from __future__ import annotations

from math import isfinite, log, pi
from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_choice
from lambit.info.progress import steps

from .points import spread

_CELLS = 1 << 21


def bandwidths(x: Any, rule: Any = "silverman") -> Any:
    """The bandwidth of each column: Silverman's σ (4/((d + 2) n))^(1/(d+4)), Scott's σ n^(-1/(d+4)), or a number for all."""
    n, d = x.shape
    if not isinstance(rule, str):
        if isinstance(rule, (bool, complex)) or not hasattr(rule, "__float__") or not isfinite(float(rule)) or rule <= 0:
            raise InformationError("bandwidth {}: expected a number above 0 or a rule", rule)
        return np.full(d, float(rule))
    check_choice("bandwidth", rule, ("silverman", "scott"), "or a number above 0")
    factor = (4 / (d + 2)) ** (1 / (d + 4)) if rule == "silverman" else 1.0
    found = spread(x) * np.sqrt(n / (n - 1)) * factor * n ** (-1 / (d + 4))
    if (found == 0).any():
        column = int(np.argmin(found))
        raise InformationError(f"column {column} is constant: it has no density", hint="give a bandwidth, or leave it out")
    return found


def log_densities(x: Any, widths: Any, leave_out: bool) -> Any:
    """The logarithm of the density at each observation, from all of them or from the others."""
    n, d = x.shape
    scaled = x / widths
    found = np.empty(n)
    rows = max(1, _CELLS // n)
    for block in steps(-(-n // rows), "densities"):
        start, end = block * rows, min((block + 1) * rows, n)
        exponents = np.zeros((end - start, n))
        for column in scaled.T:
            gap = column[start:end, None] - column
            exponents -= 0.5 * gap * gap
        if leave_out:
            here = np.arange(end - start)
            exponents[here, start + here] = -np.inf
        peak = exponents.max(axis=1)
        found[start:end] = peak + np.log(np.exp(exponents - peak[:, None]).sum(axis=1))
    return found - log(n - leave_out) - d / 2 * log(2 * pi) - float(np.log(widths).sum())
