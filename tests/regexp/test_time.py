"""Time is proportional to the text, whatever the pattern."""

from __future__ import annotations

import time

import pytest

from lambit.regexp import Pattern, Reading, TooLarge
from lambit.regexp.nodes import Assertion, Character, Choice, Look, Repeat, Sequence, Submatch
from lambit.regexp.sets import Named, OneOf

A, B = Character(OneOf("a")), Character(OneOf("b"))
ANY = Character(Named("any"))
SECONDS = 5  # far above what it takes, far below what trying all ways would


def some(node):
    return Repeat(node, 1, None)


def maybe(node):
    return Repeat(node, 0, 1)


HARD = {
    "nested repetition": Sequence((some(Choice((A, some(A)))), B)),
    "optional parts": Sequence((*[maybe(A)] * 30, *[A] * 30, B)),
    "empty parts": Sequence((some(some(maybe(A))), B)),
    "submatches": Sequence((some(Submatch(Choice((Submatch(A, 2), some(A))), 1)), maybe(B))),
    "not greedy": Sequence((Repeat(Repeat(A, 0, None, greedy=False), 0, None, greedy=False), B)),
    "looking ahead": Sequence((some(Sequence((Look(some(A), ahead=True, negative=False), A))), B)),
    "many states": Sequence((A, *[ANY] * 14, B)),
    "assertions": Sequence((some(Sequence((maybe(Assertion("bow")), A))), Assertion("eow"), B)),
}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_pattern_takes_no_longer(name):
    pattern = Pattern(HARD[name], 2)
    reading = Reading("a" * 100_000, 0, 100_000)
    begin = time.perf_counter()
    pattern.search(reading, 0)
    pattern.match(reading)
    assert time.perf_counter() - begin < SECONDS


def test_all_matches_of_a_long_text_take_no_longer():
    text = "ab " * 50_000
    begin = time.perf_counter()
    pattern = Pattern(Sequence((Assertion("bow"), some(Character(Named("alphabetic"))))), 0)
    assert sum(1 for _ in pattern.every(Reading(text, 0, len(text)))) == 50_000
    assert time.perf_counter() - begin < SECONDS


def test_a_pattern_too_large_when_written_out_is_refused():
    for least in (10**9, 1000):
        with pytest.raises(TooLarge):
            Pattern(Repeat(Repeat(A, 1000, 1000), least, None), 0)
    nothing = Repeat(Repeat(Sequence(()), 90_000, None), 90_000, None)
    assert Pattern(nothing, 0).matches(Reading("", 0, 0))


def test_a_matcher_forgets_rather_than_grow_without_end(monkeypatch):
    from lambit.regexp import automaton

    monkeypatch.setattr(automaton, "MOST", 50)
    pattern = Pattern(HARD["many states"], 0)
    text = "ab" * 200 + "a" + "x" * 14 + "b"
    assert pattern.search(Reading(text, 0, len(text)), 0)[0] == (0, 16)
    assert len(pattern._searcher.states) <= 51
