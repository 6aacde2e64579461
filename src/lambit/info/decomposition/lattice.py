"""The redundancy lattice of Williams & Beer (2010), and Möbius inversion on it.

A collection of sources is a bit mask. An antichain of collections is held as the set of all collections that
contain one of its own, an up-set, again a bit mask, of collections: then α lies below β where the up-set
of α contains that of β, and the meet of some is the union of their up-sets. The lattice is
distributive, so the inverse at α is an alternating sum over meets of what α covers.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lambit.info.checks import InformationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 4
"""Five sources have 7579 antichains."""


@cache
def up_sets(n: int) -> tuple[int, ...]:
    """All up-sets of collections of n sources but the empty one, the greatest (the bottom of the lattice) first."""
    collections = sorted(range(1, 1 << n), key=lambda c: -c.bit_count())
    found = {0}
    for c in collections:  # its supersets came before
        above = sum(1 << d for d in collections if d & c == c and d != c)
        found |= {up | 1 << c for up in found if up & above == above}
    return tuple(sorted(found - {0}, key=lambda up: (-up.bit_count(), up)))


def antichain(up: int) -> tuple[int, ...]:
    """The least collections of an up-set, small ones first."""
    members = list(bits(up))
    least = [c for c in members if not any(d != c and d & c == d for d in members)]
    return tuple(sorted(least, key=lambda c: (c.bit_count(), list(bits(c)))))


def bits(mask: int) -> Iterator[int]:
    """The places of the bits of a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@cache
def inversion(n: int) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """For each up-set, the up-sets and signs whose redundancies add up to its own part."""
    everything = sum(1 << c for c in range(1, 1 << n))
    rows = []
    for up in up_sets(n):
        outside = list(bits(everything & ~up))
        greatest = [c for c in outside if not any(d != c and d & c == c for d in outside)]
        terms = []
        for chosen in range(1 << len(greatest)):
            meet = up | sum(1 << greatest[i] for i in bits(chosen))
            terms.append((meet, -1 if chosen.bit_count() % 2 else 1))
        rows.append((up, tuple(terms)))
    return tuple(rows)


def redundancy_lattice(n: int) -> list[tuple[tuple[int, ...], ...]]:
    """The antichains of collections of n sources, 2 to 4, from the bottom {1}{2}… to the top {12…}.

    Each is a tuple of collections, each of these a tuple of numbers of sources from 0. There are 4, 18 and
    166. No antichain comes before one that lies below it. Williams & Beer 2010, figure 2.

    >>> redundancy_lattice(2)
    [((0,), (1,)), ((0,),), ((1,),), ((0, 1),)]
    """
    check_sources(n)
    return [tuple(tuple(bits(c)) for c in antichain(up)) for up in up_sets(n)]


def check_sources(n: Any) -> None:
    """Refuse a number of sources that is not 2, 3 or 4."""
    if n.__class__ is not int or not 2 <= n <= MOST:
        raise InformationError(
            f"{{}} sources: expected 2 to {MOST}", n, hint="some variables put together in a list count as one source"
        )
