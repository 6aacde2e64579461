"""Sums over arrays of integers whose elements are now floats, now exact: of 1 the logarithm is an exact 0, and so is the sine of 0."""

from __future__ import annotations

import random

import numpy as np
import pytest
from test_fused import outcome, places, session

LOOPS = {
    "logarithms": "(sum (map (lambda (n) (log n)) v))",
    "an entropy of counts": "(sum (map (lambda (n) (* n (log n))) v))",
    "in bits": "(sum (map (lambda (n) (/ (* n (log n)) (log 2.0))) v))",
    "a sine": "(sum (map (lambda (n) (* -2 (sin (- n 1)))) v))",
    "a product of two": "(sum (map (lambda (n) (* (log n) (log (- n 1)))) v))",
    "a difference of two": "(sum (map (lambda (n) (- (log n) (log (- n 1)))) v))",
    "a difference from an integer": "(sum (map (lambda (n) (- 2 (log n))) v))",
    "a quotient by it": "(sum (map (lambda (n) (/ n (log n))) v))",
    "a condition": "(sum (map (lambda (n) (if (> (log n) 1) 0 (* 3 (log n)))) v))",
    "of another": "(sum (map (lambda (n) (sqrt (log n))) v))",
    "inexact": "(sum (map (lambda (n) (inexact (log n))) v))",
    "an exponential": "(sum (map (lambda (n) (exp (- n 1))) v))",
    "a list": "(map (lambda (n) (* n (log n))) v)",
    "a fold": "(fold (lambda (n acc) (+ acc (* n (log n)))) 0 v)",
}
pytestmark = pytest.mark.usefixtures("by_themselves")

SOME = {
    "ones": np.array([1] * 70), "no ones": np.array([2, 3, 5, 7] * 20), "some ones": np.array([2, 1, 3, 4] * 20), "one": np.array([3] * 50 + [1]),
    "zero too": np.array([1, 2, 0, 4] * 9), "negative": np.array([4, 1, -3, 2] * 9), "small": np.array([1, 2, 200] * 30, dtype="u1"),
    "great": np.array([1, 1 << 62, 3] * 12),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOPS)
def test_as_the_interpreter(name):
    _, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    for kind, data in SOME.items():
        assert outcome(native, data) == outcome(plain, data), kind


@pytest.mark.parametrize("name", ["logarithms", "an entropy of counts", "in bits", "a sine", "a product of two", "a difference of two", "a condition"])
def test_ones_among_many_are_no_reason_to_leave(name):
    made, native = session(LOOPS[name], "eager")
    _, plain = session(LOOPS[name], "off")
    data = np.resize(np.array([1, 2, 3, 4, 5]), 40_000) + (2 if "(- n 1)" in LOOPS[name] and name != "a sine" else 0)
    data[::7] = 2 if "two" in name else 1  # of which one logarithm is exact, or both
    assert outcome(native, data) == outcome(plain, data)
    assert [site.signatures and not site.miss.exits for site in places(made) if hasattr(site, "arrays")] == [True]


NUMBERS = ("n", "n", "0", "1", "-2", "2.5", "0.0", "-0.0", "(log n)", "(sin n)", "(atan (- n 1))", "(log (+ n 1))")
SHAPES = (
    "(* {a} {b})", "(* {a} {b})", "(+ {a} {b})", "(- {a} {b})", "(/ {a} {b})", "(- {a})", "(if (< {a} {b}) {a} {b})", "(if (= n 1) 0 {a})",
    "(let ((y {a})) (* y {b}))", "(log {a})", "(abs {a})",
)  # fmt: skip


def expression(r: random.Random, depth: int) -> str:
    """Some expression of the integer n."""
    if depth == 0:
        return r.choice(NUMBERS)
    a, b = (expression(r, r.randrange(depth)) for _ in range(2))
    return r.choice(SHAPES).format(a=a, b=b)


def agree(seeds: range) -> int:
    """Compare random sums; of how many there was native code."""
    native_ones = 0
    for seed in seeds:
        r = random.Random(seed)
        text = f"(sum (map (lambda (n) {expression(r, 3)}) v))"
        made, native = session(text, "eager")
        _, plain = session(text, "off")
        for low in (-1, 0, 1, 2):
            data = np.array([r.randrange(low, low + 3) for _ in range(r.choice((5, 41, 70)))])
            assert outcome(native, data) == outcome(plain, data), (seed, text, data)
        native_ones += any(site.signatures for site in places(made))
    return native_ones


def test_random_sums():
    assert agree(range(15)) > 5


@pytest.mark.slow
def test_many_random_sums():
    assert agree(range(100, 150)) > 17
