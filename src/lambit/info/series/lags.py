"""Mutual information between two series, or within one, as a function of the lag (Fraser & Swinney 1986)."""

from __future__ import annotations

from typing import Any

import numpy as np

from lambit.info.checks import InformationError, check_base
from lambit.info.measures.counted import information

from .symbols import check_lengths, integer, series, times


def lagged_mutual_information(x: Any, y: Any, lags: Any, *, trials: bool = False, base: Any = 2) -> Any:
    """The mutual information I(X_(t-lag); Y_t) for each of the lags, an array; from frequencies.

    A negative lag looks from later values of x to earlier ones of y. With y = x it is the automutual information.
    Each is too high by about (|X|-1)(|Y|-1)/2n nats because data are finite.

    >>> lagged_mutual_information("0011" * 100, "0011" * 100, [0, 1, 2]).round(2).tolist()
    [1.0, 0.0, 1.0]
    """
    base = check_base(base)
    a, b = series(x, trials=trials, name="the first series"), series(y, trials=trials, name="the second series")
    check_lengths([a, b], ["the first series", "the second series"])
    wanted = [lags] if integer(lags) is not None else list(lags)
    if not wanted:
        raise InformationError("no lags: there is nothing to compute")
    found = []
    for lag in wanted:
        steps = integer(lag)
        if steps is None:
            raise InformationError("lag {}: expected an integer", lag)
        lag = steps
        spans = times(a.lengths, abs(lag), f"lag {lag}")
        before = [[(c, a.size, max(lag, 0))] for c in a.trials]
        after = [[(c, b.size, max(-lag, 0))] for c in b.trials]
        counted = information(before, after, [[] for _ in spans], spans, base, a.size)
        found.append(counted.value)
    return np.array(found)
