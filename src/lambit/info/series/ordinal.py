"""Ordinal patterns and permutation entropy (Bandt & Pompe 2002): the order of values, not their size."""

from __future__ import annotations

from itertools import permutations, product
from math import factorial, log2
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
from lambit.info.kernels.entropy import entropy_floats
from lambit.info.kernels.ordinal import (
    count_patterns,
    first_tie,
    pattern_codes,
    variances,
    weak_codes,
    windows,
)
from lambit.info.kernels.sums import entropy_counts

from .numbers import check_length, ordered_series, real_series, without_extremes

TIES = ("error", "appearance", "equal", "average")
_HINT = (
    "ties 'appearance' takes the earlier of equals as the smaller, 'equal' counts patterns with equal values "
    "as patterns of their own, 'average' shares such a window among the patterns it may be"
)
_MOST = {"error": 20, "appearance": 20, "equal": 15, "average": 8}
"""The greatest orders: codes fit 64 bits; 8! patterns of a constant window are soon listed."""


def ordinal_patterns(x: Any, order: int = 3, *, delay: int = 1, ties: str = "error") -> Any:
    """The ordinal pattern of each window x[t], x[t + delay], … of `order` values, as integer codes.

    n - (order - 1) delay windows. A code is the place, from 0, of the window's ranks among all
    permutations of 0 … order - 1 in lexicographic order: 0 for increasing values, order! - 1 for decreasing ones.
    `ties`: "error" refuses equal values in a window, "appearance" takes the earlier as the
    smaller (Bandt & Pompe), "equal" makes codes whose digits in base `order` tell for
    each value how many of the window are smaller (Bian et al. 2012). `ordinal_ranks` decodes.
    Codes are data as any other: entropies, transfer entropy and mutual information can be made of them.

    Errors: order not from 2 to 20 (15 for "equal"), a series shorter than a window, values that are not finite.
    Source: Bandt & Pompe, Physical Review Letters 88, 174102 (2002).

    >>> ordinal_patterns([4, 7, 9, 10, 6, 11, 3])
    array([0, 0, 3, 2, 3])
    >>> ordinal_patterns([1, 1, 2], ties="equal")
    array([2])
    """
    x, order, delay = _series(x, order, delay, check_choice("ties", ties, TIES[:3]))
    return weak_codes(x, order, delay) if ties == "equal" else pattern_codes(x, order, delay)


def ordinal_ranks(code: int, order: int = 3, *, ties: str = "error") -> tuple[int, ...]:
    """The ranks of the values of a window, from its code: what `ordinal_patterns` counted.

    With `ties` "equal", equal values have the same rank, the number of smaller ones.

    >>> [ordinal_ranks(code) for code in range(6)]
    [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
    >>> ordinal_ranks(2, ties="equal")
    (0, 0, 2)
    """
    check_integer("order", order, 2, _MOST[check_choice("ties", ties, TIES[:3])])
    most = order**order if ties == "equal" else factorial(order)
    code = check_integer(f"the code of a pattern of order {order}", _plain(code), 0, most - 1)
    if ties == "equal":
        digits = tuple(code // order**i % order for i in reversed(range(order)))
        if any(d != sum(e < d for e in digits) for d in digits):
            raise InformationError(f"the code of a pattern of order {order} {{}}: no order of values has it", code)
        return digits
    left = list(range(order))
    return tuple(left.pop(code // factorial(i) % (i + 1)) for i in reversed(range(order)))


def permutation_entropy(
    x: Any,
    order: int = 3,
    *,
    delay: int = 1,
    ties: str = "error",
    weighted: bool = False,
    normalized: bool = False,
    base: Any = 2,
) -> float:
    """The permutation entropy H = -Σ p(π) log p(π) over the ordinal patterns π of all windows.

    p(π) is the share of the windows of `order` values, `delay` apart, that have the pattern π.
    From 0 (monotone series) to log(order!) (all orders equally likely); `normalized` divides by that. `ties`
    as in `ordinal_patterns`, and "average": a window with equal values counts in equal parts as each
    pattern that it would be if the equal values differed a little. With "equal", the most is the logarithm of
    the number of weak orders (13 for order 3). `weighted`: a window counts as much as the variance of its
    values (Fadlallah et al. 2013). Of n windows the plug-in entropy is too low by about (order! - 1) / 2n nats.

    Source: Bandt & Pompe, Physical Review Letters 88, 174102 (2002), whose example this is:

    >>> permutation_entropy([4, 7, 9, 10, 6, 11, 3])
    1.5219280948873621
    >>> permutation_entropy([1, 2, 3, 4, 5, 6], 4)
    0.0
    >>> permutation_entropy([1, 1, 2])
    Traceback (most recent call last):
    lambit.info.checks.InformationError: equal values 1 at indices 0 and 1 of one window (ties 'appearance' takes the earlier \
of equals as the smaller, 'equal' counts patterns with equal values as patterns of their own, 'average' shares such a window \
among the patterns it may be)
    """
    weighted = check_flag("weighted", weighted)
    normalized = check_flag("normalized", normalized)
    base = check_base(base)
    x, order, delay = _series(real_series(x) if weighted else x, order, delay, check_choice("ties", ties, TIES))
    if not weighted and ties in ("error", "appearance"):
        counts = count_patterns(x, order, delay)
        found = entropy_counts(counts, windows(x, order, delay), base)
    else:
        weights = _weights(x, order, delay, ties, weighted)
        found = entropy_floats(weights / weights.sum(), base) if weights.size > 1 else 0.0
    if not normalized:
        return found
    most = log2(weak_orders(order) if ties == "equal" else factorial(order)) / bits_per_unit(base)
    return min(1.0, found / most)


def weak_orders(n: int) -> int:
    """The number of orders of n values some of which may be equal: 1, 1, 3, 13, 75, …

    >>> [weak_orders(n) for n in range(6)]
    [1, 1, 3, 13, 75, 541]
    """
    found = [1]
    for k in range(1, n + 1):
        choose, sum_ = 1, 0
        for i in range(1, k + 1):
            choose = choose * (k - i + 1) // i
            sum_ += choose * found[k - i]
        found.append(sum_)
    return found[n]


def _series(x: Any, order: Any, delay: Any, ties: str) -> tuple[Any, int, int]:
    """The series, checked against its order, delay and ties."""
    order = check_integer("order", order, 2, _MOST[ties])
    delay = check_integer("delay", delay, 1)
    x = ordered_series(x)
    check_length(x.size, (order - 1) * delay + 1, f"a window of {order} values, {delay} apart,")
    if ties == "error" and (tie := first_tie(x, order, delay)):
        at, other = tie
        raise InformationError("equal values {} at indices {} and {} of one window", x[at], at, other, hint=_HINT)
    return x, order, delay


def _weights(x: Any, order: int, delay: int, ties: str, weighted: bool) -> Any:
    """The weight of each pattern that occurs: how often it does, or the variance of its windows."""
    codes = pattern_codes(x, order, delay) if ties in ("error", "appearance") else weak_codes(x, order, delay)
    seen, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    weights: Any = counts.astype(np.float64)
    if weighted:
        values = without_extremes(x)
        weights = np.bincount(places.reshape(-1), variances(values, order, delay), minlength=seen.size)
        used = weights > 0
        if not used.any():
            raise InformationError("every window is constant: without variance nothing weighs", hint="leave weighted out")
        seen, weights = seen[used], weights[used]
    return _shared(seen, weights, order) if ties == "average" else weights


def _shared(codes: Any, weights: Any, order: int) -> Any:
    """The weights where windows with ties count in equal parts as all patterns that they may be."""
    shares: dict[tuple[int, ...], float] = {}
    for code, weight in zip(codes.tolist(), weights.tolist(), strict=True):
        compatible = _compatible(ordinal_ranks(code, order, ties="equal"))
        for ranks in compatible:
            shares[ranks] = shares.get(ranks, 0.0) + weight / len(compatible)
    return np.array(list(shares.values()))


def _compatible(ranks: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All permutations that ranks with ties may stand for."""
    groups = [[i for i, r in enumerate(ranks) if r == rank] for rank in sorted(set(ranks))]
    found = []
    for choice in product(*(permutations(group) for group in groups)):
        whole = [0] * len(ranks)
        for rank, place in enumerate(place for group in choice for place in group):
            whole[place] = rank
        found.append(tuple(whole))
    return found


def _plain(code: Any) -> Any:
    return code.item() if hasattr(code, "dtype") and getattr(code, "ndim", 1) == 0 else code
