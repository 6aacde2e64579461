"""Random loops whose limits, steps and invariants lie at the borders of what is looked at before the first round.

The interpreter's answer is the expectation.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import Counts, run_typed  # noqa: E402

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))\n"
LENGTH = 7
POWERS = (7, 15, 20, 30, 31, 32, 40, 53, 60, 61, 62, 63)
"""Of two, near which numbers are chosen."""


class OneLoop:
    """A loop in which an integer or a float is added up, elements are taken out, and one is put in, around its borders."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def border(self) -> int:
        """A number near a power of two, or its opposite."""
        return self.r.choice((1, 1, -1)) * (2 ** self.r.choice(POWERS) + self.r.choice((-2, -1, 0, 1)))

    def invariant(self) -> int:
        """A number that may be small."""
        return self.border() if self.r.random() < 0.5 else self.r.randrange(-9, 10)

    def integer(self, depth: int = 0) -> str:
        """An integer expression."""
        r = self.r
        if depth > 2 or r.random() < 0.3:
            return r.choice(["i", "i", "k", "m", "(leaf i k)", "(square i)", "(* i k)", "(* i i k)", str(r.randrange(-3, 9)), "(vector-length v)"])
        operator = r.choice(["+", "-", "*", "*", "quotient", "remainder", "modulo", "square", "abs", "if"])
        a, b = self.integer(depth + 1), self.integer(depth + 1)
        if operator in ("square", "abs"):
            return f"({operator} {a})"
        if operator in ("quotient", "remainder", "modulo") and r.random() < 0.8:
            b = r.choice(["2", "3", "-2", "-1", f"(+ 1 (abs {b}))"])
        if operator == "if":
            return f"(if (< {a} {b}) {a} {self.integer(depth + 1)})"
        return f"({operator} {a} {b})"

    def rounds(self) -> tuple[str, str, int, int, int]:
        """The test, the step, where the counter begins and ends, and what is added: at most a dozen rounds."""
        r = self.r
        by = r.choice((1, 1, 1, 2, 3, 5, abs(self.border())))
        begin = r.choice((0, 0, 1, 3, -3, self.border(), abs(self.border())))
        far = r.choice((0, 1, LENGTH - 1, LENGTH, LENGTH + 1, 12))
        if r.random() < 0.2:  # down
            return r.choice(("(< i n)", "(<= i n)")), r.choice(("(- i s)", "(- i 1)" if by == 1 else "(- i s)")), begin, begin - far * by, by
        step = "(+ i 1)" if by == 1 else r.choice(("(+ i s)", "(+ s i)"))
        ends = ["(>= i n)", "(> i n)", "(< n i)"] + ["(= i n)"] * (2 if by == 1 else 0)
        end = begin + r.randrange(1, 6) if by > 5 and r.random() < 0.5 else begin + far * by  # a step goes far beyond, or there
        return r.choice(ends), step, begin, end, by

    def text(self) -> str:
        """The program."""
        r = self.r
        test, step, begin, end, by = self.rounds()
        index = r.choice(["i", "i", "i", "(modulo k 7)", "k", "(- i 1)", "(modulo i 7)"])
        total = r.choice(["(+ t {})", "(- t {})", "(* 3 {})", "(bitwise-xor t {})"]).format(self.integer())
        put = r.choice(["(vector-set! v {} t)", "(f64vector-set! w {} (* 0.5 {}))", "#t"]).format(index, self.integer())
        sum_ = r.choice(["(+ x (* 0.1 {}))", "(+ x (/ 1.0 (+ 0.5 {})))", "(+ x (f64vector-ref w (modulo i 7)))"]).format(self.integer())
        numbers = [(self.invariant(), r.choice((r.randrange(LENGTH + 1), self.invariant()))) for _ in range(3)]
        calm = f"{LENGTH - 1} 0 1 3 -2" if step.startswith("(-") else f"1 {LENGTH - 1} 1 3 -2"
        calls = [calm, calm, *(f"{begin} {end} {by} {k} {m}" for k, m in numbers)]
        return f"""{TRY}
(define (leaf a b) {r.choice(["(+ a (* a b))", "(quotient (* a b) 2)", "(if (< a b) (* a 7) (- a b))", "(modulo b (+ a 3))"])})
(define v (make-vector {LENGTH} 1))
(define w (make-f64vector {LENGTH} 0.25))
(define u (make-f64vector 1))
(define (run u v w i n s k m)
  (do ((i i {step}) (t 0 {total}) (x 0.0 {sum_})) ({test} (f64vector-set! u 0 x) (+ t (* 0 i)))
    {put}))
(list {' '.join(f'(try (lambda () (run u v w {call})))' for call in calls)}
      u v w)"""


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [range(n, n + 20) for n in range(3, 63, 20)], ids=lambda seeds: str(seeds[0]))
def test_many_random_loops_at_the_borders(seeds):
    agree(seeds)


def test_random_loops_at_the_borders():
    agree(range(3))


def agree(seeds: range) -> None:
    different, counts = [], Counts()
    for seed in seeds:
        text = OneLoop(seed).text()
        if run_typed(text, seed % 3, counts) != run_typed(text, None):
            different.append(seed)
    assert not different
    assert counts.native >= counts.sites * 0.6 > 0


LOOKS = "(define (run v i n s) (do ((i i (+ i s)) (t 0 (if (< i 9) (f64vector-ref v i) 0.0))) ((>= i n) i)))"
STORES = "(define (run v i n s) (do ((i i (+ i s))) ((>= i n) i) (f64vector-set! v i 2.5)))"


@pytest.mark.parametrize("loop", [LOOKS, STORES])
@pytest.mark.parametrize("begin", [1, 2])
def test_the_last_step_overflows(loop, begin):
    """All indices are in range, and what the counter is in the end needs more than 64 bits."""
    text = f"{loop}(define v (make-f64vector 3 0.5))(list (run v 0 3 1) (run v 0 3 1) (run v {begin} {begin + 1} {2**63 - begin}) v)"
    counts = Counts()
    assert run_typed(text, 0, counts) == run_typed(text, None)
    assert counts.exits == {"an integer does not fit 64 bits": 1}
