"""Sets of characters (SRFI 14): values that never change.

A set is held as the code points at which membership changes: with the bounds
`(97, 123)` it has the characters from 97 to 122. So a character is in a set if
an odd number of bounds are not above it, and every operation on two sets is
one walk along their bounds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from .atoms import Datum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Bounds = tuple[int, ...]


class CharSet(Datum):
    """A set of characters: its bounds, or a test from which they are found when somebody needs them."""

    __slots__ = ("_bounds", "test")

    def __init__(self, bounds: Bounds = (), test: Callable[[str], bool] | None = None) -> None:
        self._bounds = None if test is not None else bounds
        self.test = test

    @property
    def bounds(self) -> Bounds:
        """The code points at which membership changes."""
        if self._bounds is None:
            assert self.test is not None
            self._bounds = _where(self.test)
        return self._bounds

    def __contains__(self, char: str) -> bool:
        if self.test is not None:
            return self.test(char)
        return bisect_right(self.bounds, ord(char)) & 1 == 1

    def __len__(self) -> int:
        return sum(self.bounds[1::2]) - sum(self.bounds[::2])

    def __iter__(self) -> Iterator[str]:
        for low, high in self.ranges():
            yield from map(chr, range(low, high))

    def ranges(self) -> Iterator[tuple[int, int]]:
        """The stretches of members: the first code point of each, and that after its last."""
        return zip(self.bounds[::2], self.bounds[1::2], strict=True)

    def before(self, code: int) -> int:
        """The greatest code point below `code` of a member; -1 if there is none."""
        place = bisect_left(self.bounds, code)
        if place & 1:
            return code - 1
        return self.bounds[place - 1] - 1 if place else -1

    def __repr__(self) -> str:
        return f"#<char-set of {len(self)}>"

    def __reduce__(self) -> tuple[type[CharSet], tuple[Bounds]]:
        return CharSet, (self.bounds,)


EMPTY = CharSet()
FULL = CharSet((0, 0xD800, 0xE000, 0x110000))
"""All characters: the Unicode scalar values."""


def of_codes(codes: Iterable[int]) -> CharSet:
    """The set of the characters with these code points."""
    bounds: list[int] = []
    for code in sorted(set(codes)):
        if bounds and bounds[-1] == code:
            bounds[-1] = code + 1
        else:
            bounds += (code, code + 1)
    return CharSet(tuple(bounds))


def of_text(text: str) -> CharSet:
    """The set of the characters of `text`."""
    return of_codes(map(ord, text))


def of_range(low: int, high: int) -> CharSet:
    """The characters from code point `low` to `high`, without that; surrogates are none."""
    return intersection(CharSet((low, high)), FULL) if low < high else EMPTY


def _where(test: Callable[[str], bool]) -> Bounds:
    """The bounds of the set of all characters of which `test` is true."""
    bounds: list[int] = []
    for low, high in FULL.ranges():
        inside = False
        for code in range(low, high):
            if test(chr(code)) is not inside:
                inside = not inside
                bounds.append(code)
        if inside:
            bounds.append(high)
    return tuple(bounds)


def union(a: CharSet, b: CharSet) -> CharSet:
    """The characters in `a` or `b`."""
    return _combined(a, b, lambda x, y: x or y)


def intersection(a: CharSet, b: CharSet) -> CharSet:
    """The characters in `a` and `b`."""
    return _combined(a, b, lambda x, y: x and y)


def difference(a: CharSet, b: CharSet) -> CharSet:
    """The characters in `a` that are not in `b`."""
    return _combined(a, b, lambda x, y: x and not y)


def symmetric_difference(a: CharSet, b: CharSet) -> CharSet:
    """The characters in one of `a` and `b` only."""
    return _combined(a, b, lambda x, y: x is not y)


def complement(a: CharSet) -> CharSet:
    """The characters that are not in `a`."""
    return difference(FULL, a)


def _combined(a: CharSet, b: CharSet, keep: Callable[[bool, bool], bool]) -> CharSet:
    """The characters for which `keep` is true of their membership in `a` and in `b`."""
    changes_a, changes_b = set(a.bounds), set(b.bounds)
    in_a = in_b = inside = False
    bounds: list[int] = []
    for code in sorted(changes_a | changes_b):
        in_a ^= code in changes_a
        in_b ^= code in changes_b
        if keep(in_a, in_b) is not inside:
            inside = not inside
            bounds.append(code)
    return CharSet(tuple(bounds))
