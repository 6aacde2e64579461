"""Small loops around innermost ones, which are written twice: with their own indices checked once, before the first round, and with checks."""

from __future__ import annotations

import random

import pytest
from engines import ir_of
from interpreted import THRESHOLDS, different, has_the_interpreters_answer

BORDERS = [f"({sign} (expt 2 {power}) {less})" for power in (20, 30, 31, 40, 61, 62) for sign, less in (("-", 1), ("-", 0), ("+", 1))]
TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))\n"
SIEVE = """
(define (sieve prime n)
  (let loop ((i 2) (count 0))
    (cond ((> i n) count)
          ((= 1 (array-ref prime i))
           (do ((j (* i i) (+ j i))) ((> j n)) (array-set! prime j 0))
           (loop (+ i 1) (+ count 1)))
          (else (loop (+ i 1) count)))))
(define (ones n) (make-array n 1 :type 'u8))
"""

PROGRAMS = {
    "the sieve": SIEVE + "(map (lambda (n) (sieve (ones (+ n 1)) n)) '(0 1 2 3 10 100 1000))",
    "an array that is too short": TRY + SIEVE + "(let ((a (ones 50))) (list (try (lambda () (sieve a 50))) (array->list a) (try (lambda () (sieve (ones 0) 5)))))",
    "a limit at a border": TRY + SIEVE + f"(map (lambda (n) (try (lambda () (sieve (ones 9) n)))) (list {' '.join(BORDERS)}))",
    "a counter that begins below zero": TRY + "(define (p v from n) (do ((i from (+ i 1)) (s 0 (+ s (vector-ref v i) (do ((j 0 (+ j 1)) (t 0 (+ t (vector-ref v j)))) ((= j i) t))))) ((= i n) s)))"
    "(map (lambda (from) (try (lambda () (p #(1 2 3 4) from 4)))) '(0 1 4 5 -1 -9))",
    "the inner loop goes round the outer one": "(define (p v n) (let outer ((i 0) (s 0)) (if (= i n) s (let inner ((j 0) (t (+ s (vector-ref v i)))) (if (< j i) (inner (+ j 1) (+ t (vector-ref v j))) (outer (+ i 1) t))))))"
    "(map (lambda (n) (p (make-array 40 3 :type 's64) n)) '(0 1 2 39 40))",
    "two inner loops": TRY + "(define (p v w n) (do ((i 0 (+ i 1))) ((= i n) (list (array->list v) (array->list w)))"
    "(do ((j 0 (+ j 1))) ((= j i)) (vector-set! v j (+ (vector-ref w i) j)))"
    "(do ((j i (+ j 2))) ((>= j n)) (vector-set! w j (- (vector-ref v i) j)))))"
    "(define (a) (make-array 9 1 :type 's64)) (list (p (a) (a) 9) (let ((b (a))) (p b b 9)) (try (lambda () (p (a) (make-array 5 1 :type 's64) 9))))",
    "the array grows short meanwhile": TRY + "(define (p a b n) (let loop ((i 0) (v a) (s 0)) (if (= i n) s (loop (+ i 1) b (do ((j 0 (+ j 1)) (t s (+ t (vector-ref v i)))) ((= j 2) t))))))"
    "(define (a n) (make-array n n :type 's64)) (list (p (a 9) (a 5) 5) (try (lambda () (p (a 9) (a 5) 9))))",
    "an overflow in the inner loop": "(define (p v n) (do ((i 0 (+ i 1)) (s 1 (do ((j 0 (+ j 1)) (t s (* t (vector-ref v i)))) ((= j i) t)))) ((= i n) s))) (p (make-array 30 7 :type 's64) 30)",
}  # fmt: skip


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    text = PROGRAMS[name]
    assert has_the_interpreters_answer(text, threshold)


class Around:
    """A random loop around others: indices in range or just not, arrays that change places, steps and limits at the borders."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def index(self, *counters: str) -> str:
        return self.r.choice([*counters, *counters, *counters, "k", "0", "(+ i 1)", "(- n 1)"])

    def number(self, *counters: str, depth: int = 0) -> str:
        r = self.r
        if depth > 1 or r.random() < 0.5:
            return r.choice(["s", "k", "n", "3", *counters, *(f"(array-ref {r.choice('vw')} {self.index(*counters)})" for _ in range(4)),
                             f"(array-ref a {self.index(*counters)} {self.index(*counters)})"])  # fmt: skip
        return f"({r.choice('++-*')} {self.number(*counters, depth=depth + 1)} {self.number(*counters, depth=depth + 1)})"

    def store(self, *counters: str) -> str:
        r = self.r
        value = f"(modulo {self.number(*counters)} 100)"
        if r.random() < 0.3:
            return f"(array-set! a {self.index(*counters)} {self.index(*counters)} {value})"
        return f"(array-set! {r.choice('vw')} {self.index(*counters)} {value})"

    def inner(self) -> str:
        r = self.r
        first, step = r.choice(["0", "i", "(* i i)", "(+ i 1)", "k"]), r.choice(["1", "1", "i", "2", "k"])
        test = r.choice(["(>= j m)", "(> j m)", "(>= j n)", "(>= j i)"] + ["(= j m)"] * (first == "0" and step == "1"))
        value = r.choice(["(+ t 1)", "(+ t j)", f"(modulo {self.number('i', 'j')} 1000)"])
        loop = f"(do ((j {first} (+ j {step})) (c 0 (+ c 1)) (t s {value})) ((or {test} (> c 40)) t) {self.store('i', 'j')})"
        return loop.replace(f"(or {test} (> c 40))", test) if step in "12" else loop

    def body(self) -> str:
        r = self.r
        s = f"(begin {self.store('i')} {self.inner()})"
        if r.random() < 0.5:
            s = f"(if (odd? {self.number('i')}) {s} {r.choice([self.inner(), 's', self.number('i')])})"
        arrays = r.choice(["v w", "v w", "v w", "w v", "w w"])
        again = f"(loop (+ i {r.choice(['1', '1', '1', '2'])}) (modulo {s} 1000) {arrays})"
        return f"(if (= 1 (array-ref v {self.index('i')})) (loop (+ i 1) s {arrays}) {again})" if r.random() < 0.4 else again

    def text(self) -> str:
        r = self.r
        n, m = r.choice([3, 9, 17]), r.choice([0, 1, 6, 18])
        size = max(1, max(n, m) + r.choice([1, 1, 1, 0, -1]))
        test = r.choice(["(>= i n)", "(> i n)"])
        k = r.choice(["1", "2", "-1", *BORDERS]) if r.random() < 0.4 else "1"
        kinds = r.choice(["'s64", "'s64", "'u8", "'s16"])
        return f"""{TRY}
(define (p v w a k n m) (let loop ((i {r.choice([0, 0, 1, 2, -1])}) (s 0) (v v) (w w)) (if {test} s {self.body()})))
(define v (make-array {size} 1 :type {kinds}))
(define w (make-array {max(1, size + r.choice([0, 0, -2]))} 2 :type {kinds}))
(define a (make-array '({size} {size}) 3 :type {kinds}))
(list (try (lambda () (p v w a {k} {n} {m}))) (array->list v) (array->list w) (array->list a))"""


@pytest.mark.parametrize("seeds", [range(6), *(pytest.param(range(n, n + 20), marks=pytest.mark.slow) for n in range(6, 66, 20))])
def test_random_loops_around_others(seeds):
    assert different({seed: Around(seed).text() for seed in seeds}) == []


def test_what_is_written():
    """Its own index is compared with the length in one of two versions only."""
    ir = ir_of(SIEVE, "sieve", "(ones 9)", "8")
    assert ir.count("i8 0, ptr") == 4  # the inner loop, twice in each
