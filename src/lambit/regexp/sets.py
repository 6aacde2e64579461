"""Sets of characters in patterns: how they are put together, and the test whether a character is in one.

`fold` says which characters are taken for the same: `""` none that differ,
`"ascii"` the 26 letters, `"unicode"` all that are the same but for case.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lambit.data.case import foldcase, variants

from .classes import CASED, CLASSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]


class OneOf(NamedTuple):
    """The characters of a text."""

    text: str
    fold: str = ""
    kind: str = "one-of"


class Ranges(NamedTuple):
    """The code points between the bounds, as `lambit.data.char_sets` has them."""

    bounds: tuple[int, ...]
    fold: str = ""
    kind: str = "ranges"


class Tested(NamedTuple):
    """The characters of which a test is true."""

    test: Test
    fold: str = ""
    kind: str = "tested"


class Named(NamedTuple):
    """One of `CLASSES`, in a Unicode or an ASCII context."""

    name: str
    ascii: bool = False
    fold: str = ""
    kind: str = "named"


class Union(NamedTuple):
    """What is in one of the sets."""

    parts: tuple[Set, ...]
    kind: str = "union"


class Intersection(NamedTuple):
    """What is in all of the sets."""

    parts: tuple[Set, ...]
    kind: str = "intersection"


class Difference(NamedTuple):
    """What is in the first set and in no other one."""

    first: Set
    others: tuple[Set, ...]
    kind: str = "difference"


Set = OneOf | Ranges | Tested | Named | Union | Intersection | Difference


def membership(wanted: Set) -> Test:
    """The test whether a character is in the set."""
    if isinstance(wanted, OneOf):
        return _one_of(wanted.text, wanted.fold)
    if isinstance(wanted, Ranges):
        bounds = wanted.bounds
        return _any_case(lambda c: bisect_right(bounds, ord(c)) & 1 == 1, wanted.fold)
    if isinstance(wanted, Tested):
        return _any_case(wanted.test, wanted.fold)
    if isinstance(wanted, Named):
        return _named(wanted)
    if isinstance(wanted, Union):
        return _union([membership(part) for part in wanted.parts])
    if isinstance(wanted, Intersection):
        tests = [membership(part) for part in wanted.parts]
        return lambda c: all(test(c) for test in tests)
    first, others = membership(wanted.first), _union([membership(part) for part in wanted.others])
    return lambda c: first(c) and not others(c)


def _union(tests: list[Test]) -> Test:
    return tests[0] if len(tests) == 1 else lambda c: any(test(c) for test in tests)


def _one_of(text: str, fold: str) -> Test:
    if fold == "unicode":
        folded = frozenset(map(foldcase, text))
        return lambda c: foldcase(c) in folded
    if fold == "ascii":
        text += "".join([c.swapcase() for c in text if c.isascii()])
    return frozenset(text).__contains__


def _named(wanted: Named) -> Test:
    test, characters = CLASSES[wanted.name]
    if wanted.ascii:
        test = characters.__contains__
    return _any_case(test, wanted.fold) if wanted.name in CASED else test


def _any_case(test: Test, fold: str) -> Test:
    """The test of a set to which the characters of the other case are added."""
    if fold == "unicode":
        return lambda c: test(c) or any(test(other) for other in variants(c))
    if fold == "ascii":
        return lambda c: test(c) or (c.isascii() and test(c.swapcase()))
    return test


def same_text(a: str, b: str, fold: str) -> bool:
    """Are the two texts the same, character by character?"""
    if a == b or not fold:
        return a == b
    if fold == "ascii":
        return len(a) == len(b) and all(x == y or (x.isascii() and x.swapcase() == y) for x, y in zip(a, b, strict=True))
    return [*map(foldcase, a)] == [*map(foldcase, b)]
