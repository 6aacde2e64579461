"""Submatches and preferences: as those of Python's own `re`, which prefers the same way."""

from __future__ import annotations

import random
import re

import pytest

from lambit.regexp import Pattern, Reading
from lambit.regexp.nodes import Character, Choice, Repeat, Sequence, Submatch
from lambit.regexp.sets import OneOf

LETTERS = "ab"


class Maker:
    """Makes a pattern and the same for Python; no body of a repetition may match nothing."""

    def __init__(self, draw, *, greedy):
        self.draw, self.greedy, self.count = draw, greedy, 0

    def node(self, depth):
        kind = self.draw.randrange(10 if depth else 3)
        if kind < 3:
            text = "".join(sorted(self.draw.sample(LETTERS, self.draw.choice((1, 1, 2)))))
            return Character(OneOf(text)), f"[{text}]"
        if kind < 5:
            parts = [self.node(depth - 1) for _ in range(self.draw.randrange(1, 4))]
            return Sequence(tuple(p for p, _ in parts)), "".join(f"(?:{s})" for _, s in parts)
        if kind < 7:
            parts = [self.node(depth - 1) for _ in range(self.draw.randrange(1, 4))]
            return Choice(tuple(p for p, _ in parts)), "|".join(f"(?:{s})" for _, s in parts)
        if kind == 7:
            self.count += 1
            number = self.count
            body, source = self.node(depth - 1)
            return Submatch(body, number), f"({source})"
        return self.repeat(depth)

    def repeat(self, depth):
        body, source = self.node(depth - 1)
        if re.compile(source).fullmatch(""):
            return body, source
        least = self.draw.choice((0, 0, 1, 2))
        most = self.draw.choice((None, None, least, least + 1))
        greedy = self.greedy or self.draw.random() < 0.5
        bounds = f"{{{least},{'' if most is None else most}}}" + ("" if greedy else "?")
        return Repeat(body, least, most, greedy), f"(?:{source}){bounds}"


def spans(match):
    return match and [None if s == (-1, -1) else s for s in (match.span(i) for i in range(match.re.groups + 1))]


@pytest.mark.parametrize("seed", range(300))
def test_the_longest_match_is_divided_by_preference(seed):
    draw = random.Random(seed)
    maker = Maker(draw, greedy=True)
    node, source = maker.node(4)
    ours, theirs = Pattern(node, maker.count), re.compile(source)
    for _ in range(8):
        text = "".join(draw.choice(LETTERS) for _ in range(draw.randrange(10)))
        reading = Reading(text, 0, len(text))
        assert ours.match(reading) == spans(theirs.fullmatch(text)), (source, text)
        found = ours.search(reading, 0)
        if found:
            assert found == spans(theirs.fullmatch(text, *found[0])), (source, text)


@pytest.mark.parametrize("seed", range(300))
def test_with_a_repetition_that_is_not_greedy_the_preferred_match_is_found(seed):
    draw = random.Random(seed)
    maker = Maker(draw, greedy=False)
    node, source = maker.node(4)
    lazy = Repeat(Character(OneOf("b")), 0, 1, greedy=False)
    ours, theirs = Pattern(Sequence((node, lazy)), maker.count), re.compile(f"(?:{source})b??")
    for _ in range(8):
        text = "".join(draw.choice(LETTERS) for _ in range(draw.randrange(10)))
        assert ours.search(Reading(text, 0, len(text)), 0) == spans(theirs.search(text)), (source, text)
