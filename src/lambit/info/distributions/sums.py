"""Sums of independent variables: convolutions, exact ones by one product of large integers (Kronecker)."""

from __future__ import annotations

from math import gcd
from typing import Any

from lambit.info.checks import InformationError, all_exact, check_integer

from .combining import merged
from .distribution import Distribution
from .moments import check_numbers
from .sources import distribution

_SPREAD = 64
"""A lattice may have so many times as many points as there are outcomes; else pairs are merged."""


def sum_distribution(*sources: Any, times: int = 1) -> Distribution:
    """The distribution of the sum of independent variables; with `times`, of so many copies of all of them.

    The outcomes are numbers. Exact if the distributions are; the sums of a hundred dice take a
    millisecond or two.

    >>> sum_distribution(uniform(range(1, 7)), uniform(range(1, 7)))[7]
    Fraction(1, 6)
    >>> round(float(sum_distribution(uniform(range(1, 7)), times=100)[350]), 10)
    0.023322606
    """
    if not sources:
        raise InformationError("sum of nothing")
    times = check_integer("times", times, 1)
    ds = [distribution(x) for x in sources]
    for d in ds:
        check_numbers(d.outcomes)
    kind = next((d.__class__ for d in ds if d.__class__ is not Distribution), Distribution)
    lattice = _lattice(ds, times)
    if lattice is None:
        return _by_pairs(ds * times, kind)
    lines, step, denominator, exact = lattice
    first = sum(start for start, _ in lines) * times
    if exact:
        weights: Any = _exact([line for _, line in lines], times)
        common = gcd(*weights)
        weights = [w // common for w in weights]
    else:
        weights = _floats([line for _, line in lines], times)
    kept: Any = range(first, first + step * len(weights), step)
    if denominator > 1:
        kept = [kind.number.rational(x, denominator) for x in kept]
    if any(_gaps(line) for _, line in lines):
        places = [i for i, w in enumerate(weights) if w]
        kept = [kept[i] for i in places]
        weights = [weights[i] for i in places] if exact else weights[places]
    return kind(kept, weights, sum(weights) if exact else 0)


def _gaps(line: Any) -> bool:
    return not all(line) if line.__class__ is list else not line.all()


def _lattice(ds: list[Distribution], times: int) -> Any:
    """Each distribution as its least outcome and weights at equal steps; None if they lie too far apart."""
    if not all(d.outcomes.__class__ is range or all_exact(d.outcomes) for d in ds):
        return None
    supports = [[(x, w) for x, w in zip(d.outcomes, d.weights, strict=True) if w] for d in ds]
    integers, denominator = _integers([x for support in supports for x, _ in support])
    exact = all(d.exact for d in ds)
    at, columns, step = 0, [], 0
    for support in supports:
        column = integers[at : at + len(support)]
        at += len(support)
        columns.append(column)
        step = gcd(step, *(x - column[0] for x in column))
    step = step or 1
    lines = []
    for d, column, support in zip(ds, columns, supports, strict=True):
        least = min(column)
        size = (max(column) - least) // step + 1
        if size > _SPREAD * len(column) + 1024:
            return None
        line: Any = [0] * size
        for x, (_, w) in zip(column, support, strict=True):
            line[(x - least) // step] = w if exact or not d.exact else w / d.total
        if not exact:
            import numpy as np

            line = np.array(line, dtype=np.float64)
        lines.append((least, line))
    if sum(len(line) for _, line in lines) * times > 20_000_000:
        raise InformationError("the sum has too many outcomes")
    return lines, step, denominator, exact


def _integers(values: list[Any]) -> tuple[list[int], int]:
    """Exact numbers as integers over their least denominator."""
    if set(map(type, values)) == {int}:
        return values, 1
    from math import lcm

    denominator = lcm(*{x.denominator for x in values})
    return [x.numerator * (denominator // x.denominator) for x in values], denominator


def _exact(lines: list[list[int]], times: int) -> list[int]:
    """Integer weights multiplied as polynomials: packed into large integers, whose product is theirs."""
    size, most = 1, 1
    for line in lines:
        size += (len(line) - 1) * times
        most *= sum(line) ** times
    width = most.bit_length() // 8 + 1
    packed = 1
    for line in lines:
        packed *= int.from_bytes(b"".join(w.to_bytes(width, "little") for w in line), "little") ** times
    data = packed.to_bytes(size * width, "little")
    return [int.from_bytes(data[i : i + width], "little") for i in range(0, size * width, width)]


def _floats(lines: list[Any], times: int) -> Any:
    """Floats convolved: sums of positive terms, whose small values keep their digits."""
    import numpy as np

    one: Any = np.ones(1)
    for line in lines:
        one = np.convolve(one, line)
    found = np.ones(1)
    while times:
        if times & 1:
            found = np.convolve(found, one)
        times >>= 1
        if times:
            one = np.convolve(one, one)
    return found / found.sum()


def _by_pairs(ds: list[Distribution], kind: type[Distribution]) -> Distribution:
    """The sum pair by pair, equal sums merged: for outcomes on no lattice."""
    exact = all(d.exact for d in ds)
    found = ds[0] if exact or not ds[0].exact else kind(ds[0].outcomes, ds[0].floats(), 0)
    for d in ds[1:]:
        if len(found) * len(d) > 20_000_000:
            raise InformationError("the sum has too many outcomes")
        weights = d.weights if exact else d.floats().tolist()
        mine = found.weights if exact else found.weights.tolist()
        runs = ([x + y for x in found.outcomes] for y in d.outcomes)
        found = merged(kind, runs, ([v * w for v in mine] for w in weights), found.total * d.total if exact else 0, None)
    if found.__class__ is kind and len(ds) > 1:
        return found
    return kind(found.outcomes, found.weights, found.total)
