"""Random patterns on short texts: what the automata say, and what the definition of matching says."""

from __future__ import annotations

import random

import pytest

from lambit.regexp import Pattern, Reading
from lambit.regexp.nodes import (
    Assertion,
    Character,
    Choice,
    Look,
    Repeat,
    Sequence,
    Submatch,
    width,
)
from lambit.regexp.sets import OneOf, membership

LETTERS = "ab_\n"
WORDS = ("bos", "eos", "bol", "eol", "bow", "eow", "nwb")


def holds(word, text, i):
    """The definition of the assertions, position by position."""
    before, after = text[:i], text[i:]
    word_before = before[-1:] != "" and (before[-1].isalnum() or before[-1] == "_")
    word_after = after[:1] != "" and (after[0].isalnum() or after[0] == "_")
    return {
        "bos": before == "",
        "eos": after == "",
        "bol": before == "" or before.endswith("\n"),
        "eol": after == "" or after.startswith("\n"),
        "bow": word_after and not word_before,
        "eow": word_before and not word_after,
        "nwb": word_before == word_after,
    }[word]


def ends(node, text, i):
    """Where a match of `node` that begins at `i` may end: the definition."""
    if isinstance(node, Character):
        return {i + 1} if i < len(text) and membership(node.wanted)(text[i]) else set()
    if isinstance(node, Sequence):
        found = {i}
        for part in node.parts:
            found = {k for j in found for k in ends(part, text, j)}
        return found
    if isinstance(node, Choice):
        return {j for option in node.options for j in ends(option, text, i)}
    if isinstance(node, Submatch):
        return ends(node.body, text, i)
    if isinstance(node, Assertion):
        return {i} if holds(node.word, text, i) else set()
    if isinstance(node, Look):
        if node.ahead:
            there = bool(ends(node.body, text, i))
        else:
            there = any(i in ends(node.body, text, j) for j in range(i + 1))
        return {i} if there != node.negative else set()
    return repeated(node, text, i)


def repeated(node, text, i):
    found = {i}
    for _ in range(node.least):
        found = {k for j in found for k in ends(node.body, text, j)}
    every, times = set(found), node.least
    while found and (node.most is None or times < node.most):
        found = {k for j in found for k in ends(node.body, text, j)} - every
        every |= found
        times += 1
    return every


class Maker:
    """Makes patterns; numbers their submatches in order."""

    def __init__(self, draw, *, greedy=True):
        self.draw = draw
        self.greedy = greedy
        self.count = 0

    def node(self, depth, *, looking=False):
        kind = self.draw.randrange(12 if depth else 4)
        if kind < 3:
            return Character(OneOf("".join(self.draw.sample(LETTERS, self.draw.choice((1, 1, 2))))))
        if kind == 3:
            return Assertion(self.draw.choice(WORDS))
        if kind < 7:
            return Sequence(tuple(self.node(depth - 1, looking=looking) for _ in range(self.draw.randrange(4))))
        if kind < 9:
            return Choice(tuple(self.node(depth - 1, looking=looking) for _ in range(self.draw.randrange(1, 4))))
        if kind == 9 and not looking:
            self.count += 1
            number = self.count
            return Submatch(self.node(depth - 1), number)
        if kind == 10:
            body = self.node(depth - 1, looking=True)
            ahead = self.draw.random() < 0.6 or width(body) is None
            return Look(body, ahead, self.draw.random() < 0.5)
        least = self.draw.choice((0, 0, 1, 2))
        most = self.draw.choice((None, None, least, least + 1))
        return Repeat(self.node(depth - 1, looking=looking), least, most, self.greedy or self.draw.random() < 0.5)


def texts(draw):
    return ["".join(draw.choice(LETTERS) for _ in range(draw.randrange(9))) for _ in range(6)]


def leftmost(node, text):
    """The start and the possible ends of the leftmost match."""
    for i in range(len(text) + 1):
        found = ends(node, text, i)
        if found:
            return i, found
    return None


@pytest.mark.parametrize("seed", range(400))
def test_the_leftmost_longest_match_is_found(seed):
    draw = random.Random(seed)
    maker = Maker(draw)
    node = maker.node(3)
    pattern = Pattern(node, maker.count)
    for text in texts(draw):
        reading = Reading(text, 0, len(text))
        wanted = leftmost(node, text)
        found = pattern.search(reading, 0)
        assert (found and found[0]) == (wanted and (wanted[0], max(wanted[1]))), (node, text)
        assert pattern.matches(reading) == (len(text) in ends(node, text, 0)), (node, text)
        assert (pattern.match(reading) is not None) == pattern.matches(reading)
        if found:
            check_submatches(node, text, found)


def check_submatches(node, text, spans):
    """Each submatch is a match of its part, and lies in the whole."""
    begin, end = spans[0]
    for part in submatches(node):
        where = spans[part.number]
        if where is not None:
            assert begin <= where[0] <= where[1] <= end
            assert where[1] in ends(part.body, text, where[0])


def submatches(node):
    if isinstance(node, Submatch):
        yield node
    for part in node:
        if isinstance(part, tuple):
            yield from (submatches(part) if hasattr(part, "kind") else (x for p in part for x in submatches(p)))


@pytest.mark.parametrize("seed", range(200))
def test_a_match_by_preference_is_leftmost_too(seed):
    draw = random.Random(seed)
    maker = Maker(draw, greedy=False)
    node = maker.node(3)
    pattern = Pattern(node, maker.count)
    for text in texts(draw):
        reading = Reading(text, 0, len(text))
        wanted = leftmost(node, text)
        found = pattern.search(reading, 0)
        assert (found is None) == (wanted is None), (node, text)
        if found:
            assert found[0][0] == wanted[0]
            assert found[0][1] in wanted[1]
        assert pattern.matches(reading) == (len(text) in ends(node, text, 0)), (node, text)


@pytest.mark.parametrize("seed", range(100))
def test_a_search_may_begin_later_and_know_what_was_before(seed):
    draw = random.Random(seed)
    maker = Maker(draw)
    node = maker.node(3)
    pattern = Pattern(node, maker.count)
    for text in texts(draw):
        for at in range(len(text) + 1):
            wanted = next(((i, max(e)) for i in range(at, len(text) + 1) if (e := ends(node, text, i))), None)
            found = pattern.search(Reading(text, 0, len(text)), at)
            assert (found and found[0]) == wanted


@pytest.mark.parametrize("seed", range(100))
def test_around_a_range_there_is_nothing(seed):
    draw = random.Random(seed)
    maker = Maker(draw)
    pattern = Pattern(maker.node(3), maker.count)
    for text in texts(draw):
        alone = pattern.search(Reading(text, 0, len(text)), 0)
        inside = pattern.search(Reading("a" + text + "b", 1, len(text) + 1), 1)
        shifted = inside and [span and (span[0] - 1, span[1] - 1) for span in inside]
        assert shifted == alone
