"""Results: whole where they fit, shortened where not, in bounded time."""

from __future__ import annotations

import time

import pytest

from lambit.data import NIL, Bytevector, Pair, String, Vector, from_iterable, make_rational
from lambit.repl.printing import show


def shown(value, width=80, height=24):
    text, note = show(value, width, height)
    return text + (f"  ; {note}" if note else "")


def test_small_values_are_written():
    assert shown(from_iterable([1, String("a"), NIL])) == '(1 "a" ())'
    assert shown(Pair(1, 2)) == "(1 . 2)"


def test_a_long_list_shows_its_ends_and_its_length():
    text = shown(from_iterable(range(50_000)))
    assert text.startswith("(0 1 2 ") and text.endswith(" ... 49998 49999)  ; 50,000 items")
    assert len(text) <= 80


def test_a_list_that_fits_on_a_few_lines_is_shown_whole():
    text = shown(from_iterable(range(100)))
    assert "..." not in text and 3 < len(text.split("\n")) < 6
    assert all(len(line) <= 80 for line in text.split("\n"))


def test_width_and_height_count():
    assert "..." in shown(from_iterable(range(100)), 40, 10)
    assert len(shown(from_iterable(range(100)), 40, 10)) <= 40


def test_other_long_things():
    assert shown(Vector(list(range(9999)))).endswith("9997 9998)  ; 9,999 items")
    assert shown(Bytevector(bytes(9999))).endswith("; 9,999 bytes")
    assert shown(String("ab" * 5000)).endswith('..."  ; 10,000 characters')
    assert shown(10**4000).startswith("1000") and shown(10**4000).endswith("000  ; about 4,001 digits")
    assert shown(-(10**4000) - 7).startswith("-1000") and shown(-(10**4000) - 7).endswith("0007  ; about 4,001 digits")
    assert shown(7**1_000_000).startswith("109651...") and "...000001  ; about 845,0" in shown(7**1_000_000)
    assert shown(make_rational(10**4000 + 1, 10**3999)).count("...") == 2
    assert shown(from_iterable(range(10_000), 7)).endswith("9998 9999 . 7)  ; 10,000 items before the dot")


def test_nested_long_things():
    text = shown(from_iterable([from_iterable(range(300)) for _ in range(300)]))
    assert text.endswith("; 300 items") and len(text) <= 100
    assert text.count("(") == text.count(")")


def test_cycles():
    ring = Pair(1, NIL)
    ring.cdr = ring
    assert "#0" in shown(ring)
    long = from_iterable(range(5000))
    end = long
    while end.cdr is not NIL:
        end = end.cdr
    end.cdr = long
    assert shown(long).endswith("...)  ; circular")
    vector = Vector([1])
    vector.items.append(vector)
    vector.items += range(5000)
    assert shown(vector).endswith("; 5,002 items")


def test_what_is_shared_again_and_again_is_written_once():
    value = NIL
    for _ in range(60):
        value = Pair(value, value)
    assert len(shown(value)) < 1000


@pytest.mark.parametrize("make", [
    lambda: from_iterable(range(300_000)),
    lambda: 7 ** 1_000_000,
    lambda: Vector([0] * 10_000_000),
    lambda: String("x" * 50_000_000),
], ids=["list", "integer", "vector", "string"])  # fmt: skip
def test_time_is_bounded(make):
    value = make()
    start = time.process_time()
    shown(value)
    assert time.process_time() - start < 3


def test_deep_nesting():
    value = NIL
    for _ in range(100_000):
        value = Pair(value, NIL)
    assert "..." in shown(value)


def test_arrays():
    numpy = pytest.importorskip("numpy")
    assert shown(numpy.array([1.0, 2.0])).endswith("; float64, shape (2)")
    text = shown(numpy.arange(1e6))
    assert text.startswith("#f64(0.0 1.0") and text.endswith("999999.0)  ; float64, shape (1000000), 0 to 999999") and "..." in text
    assert "shape (100 100)" in shown(numpy.zeros((100, 100)))
    assert "shape ()" in shown(numpy.array(1.0))
