"""Loops whose arithmetic is not checked because it was found small, or whose rounds are done side by side: at the borders, and beyond.

The interpreter's answer is the expectation; `test_what_is_written` looks whether what is tried is there at all.
"""

from __future__ import annotations

import random

import numpy as np
import pytest
from engines import ir_of, procedure_of
from interpreted import THRESHOLDS, different, has_the_interpreters_answer

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))\n"
SUM = "(define (p k n) (do ((i 0 (+ i 1)) (s 0.0 (+ s (* k (+ i k))))) ((= i n) s)))\n"
ENTRY = "(define (entry i j) (/ 1.0 (+ (quotient (* (+ i j) (+ i j 1)) 2) i 1)))\n"
TIMES = ENTRY + """
(define (times v out from n m)
  (do ((i from (+ i 1))) ((= i n) out)
    (do ((j 0 (+ j 1)) (s 0.0 (+ s (* (entry i j) (f64vector-ref v j))))) ((= j m) (f64vector-set! out i s)))))
(define (counting n) (let ((v (make-f64vector n))) (do ((i 0 (+ i 1))) ((= i n) v) (f64vector-set! v i (/ 1.0 (+ i 3))))))
"""
PRODUCT = """
(define (product a b c n m)
  (do ((i 0 (+ i 1))) ((= i n) c)
    (do ((j 0 (+ j 1))) ((= j m))
      (let loop ((k 0) (s 0.0))
        (if (= k n) (array-set! c i j s) (loop (+ k 1) (+ s (* (array-ref a i k) (array-ref b k j)))))))))
(define (filled n m) (let ((a (make-array (list n m) 0.0)))
  (do ((i 0 (+ i 1))) ((= i n) a) (do ((j 0 (+ j 1))) ((= j m)) (array-set! a i j (/ (- i 2.5) (+ j 0.7)))))))
"""

BORDERS = [
    f"({sign} (expt 2 {power}) {less})" for power in (15, 20, 30, 31, 32, 40, 61, 62) for sign, less in (("-", 1), ("-", 0), ("+", 1))
]
PROGRAMS = {
    **{f"an invariant of {k}": SUM + f"(list (p {k} 9) (p (- {k}) 9))" for k in BORDERS},
    **{
        f"a product of {k}": "(define (p k n) (do ((i 0 (+ i 1)) (s 0 (bitwise-xor s (* k k (+ i k))))) ((= i n) s)))" + f"(list (p {k} 9) (p (- {k}) 9))"
        for k in BORDERS
    },
    "a counter that begins at a border": "(define (p from to) (do ((i from (+ i 1)) (s 0 (bitwise-xor s (* i (+ i 1))))) ((= i to) s)))"
    + "(list "
    + " ".join(f"(p (- {k} 4) (+ {k} 4)) (p (- (- {k}) 4) (- 4 {k}))" for k in BORDERS)
    + ")",
    "a counter that goes down": "(define (p n k) (do ((i n (- i 1)) (s 0 (+ s (* i k)))) ((< i -3) s))) (list (p 9 5) (p 9 (expt 2 61)) (p 9 (- (expt 2 61))))",
    "a counter below zero": SUM + "(define (q n k) (do ((i -9 (+ i 1)) (s 0 (+ s (quotient (* i k) 2)))) ((> i n) s))) (list (q 9 7) (q -10 7) (q -9 (expt 2 62)))",
    "a step of three": "(define (p v s) (do ((i 0 (+ i s)) (t 0 (+ t (* i s)))) ((>= i 40) (vector-set! v 0 t) v))) (map (lambda (s) (p (make-vector 3 0) s)) '(1 2 3 7 39 40 41 1000))",
    "a step at a border": "(define (p v k s n) (do ((i 0 (+ i s)) (t 0 (+ t 1))) ((> i n) t) (f64vector-set! v k (* 1.0 i))))"
    "(let ((v (make-f64vector 3))) (list (p v 1 (expt 2 62) (- (expt 2 63) 2)) (p v 1 (expt 2 61) (- (expt 2 63) 1)) (p v 1 (- (expt 2 61) 1) (- (expt 2 61) 2))"
    " (p v 2 (expt 2 40) (expt 2 44)) (p v 2 (- (expt 2 57) 1) (expt 2 60)) v))",
    "an overflow in the last round only": "(define (p k n) (do ((i 0 (+ i 1)) (s 0 (* k i))) ((= i n) s)))"
    "(list (p (quotient (- (expt 2 63) 1) 7) 9) (p (quotient (- (expt 2 63) 1) 8) 9) (p (- (quotient (expt 2 63) 8)) 9) (p (- (+ 1 (quotient (expt 2 63) 8))) 9))",
    "a bad index in the last round only": TRY + "(define (p v n) (do ((i 0 (+ i 1)) (s 0 (+ s (* (vector-ref v i) (+ i n))))) ((= i n) s)))"
    "(list (p #(1 2 3 4 5 6) 6) (try (lambda () (p #(1 2 3 4 5 6) 7))))",
    "stores before the bad index": TRY + "(define v (make-f64vector 6)) (define (p v k n) (do ((i 0 (+ i 1))) ((= i n) v) (f64vector-set! v i (* 1.0 (+ k (* i k))))))"
    "(list (p v 3 6) (try (lambda () (p v 5 7))) v)",
    "division by what may be zero": TRY + "(define (p k n) (do ((i 0 (+ i 1)) (s 0.0 (+ s (/ 1.0 (+ i k))))) ((= i n) s))) (list (p 1 9) (try (lambda () (p 0 9))) (try (lambda () (p -4 9))))",
    "quotients and remainders of all signs": "(define (p k d n) (do ((i 0 (+ i 1)) (s '() (cons (list (quotient (+ k i) d) (remainder (+ k i) d) (modulo (+ k i) d)) s))) ((= i n) s)))"
    "(define (q k d n) (do ((i 0 (+ i 1)) (s 0 (+ (* 3 s) (quotient (+ k i) d) (* 5 (remainder (+ k i) d)) (* 7 (modulo (+ k i) d))))) ((= i n) s)))"
    "(list (p 5 3 9) (q 5 3 9) (q -5 3 9) (q 5 -3 9) (q -5 -3 9) (q -4 1 9) (q 7 -1 9) (q (- (expt 2 63)) -1 1) (q (expt 2 40) (expt 2 31) 9))",
    "a small procedure that fails": TRY + "(define (f a b) (quotient (* a a) b)) (define (p k n) (do ((i 0 (+ i 1)) (s 0 (+ s (f k (- 5 i))))) ((= i n) s)))"
    "(list (p 3 5) (try (lambda () (p 3 6))) (p (expt 2 40) 5) (p (expt 2 32) 5))",
    "a small procedure in its own operand": "(define (f a) (+ a (* a 3))) (define (p k n) (do ((i 0 (+ i 1)) (s 0 (+ s (f (f (+ i (f k))))))) ((= i n) s))) (list (p 2 9) (p (expt 2 61) 3))",
    "rows side by side": TIMES + "(map (lambda (n) (times (counting 20) (make-f64vector 40) 0 n 20)) '(0 1 7 8 9 15 16 17 24 40))",
    "rows that begin later": TIMES + "(list (times (counting 20) (make-f64vector 40) 3 40 20) (times (counting 20) (make-f64vector 40) 33 40 19))",
    "rows without a round": TIMES + "(times (counting 20) (make-f64vector 40) 0 40 0)",
    "rows with too many": TRY + TIMES + "(let ((out (make-f64vector 40))) (list (try (lambda () (times (counting 20) out 0 40 21))) out (try (lambda () (times (counting 20) out 0 41 20))) out))",
    "rows that read what they write": TRY + TIMES + "(let ((v (counting 40))) (list (times v v 0 40 40) v))",
    "rows whose numbers are large": TIMES + "(define (sums v out k n) (do ((i 0 (+ i 1))) ((= i n) out) (do ((j 0 (+ j 1)) (s 0.0 (+ s (* (* k (+ i j)) (f64vector-ref v j))))) ((= j n) (f64vector-set! out i s)))))"
    + "(list " + " ".join(f"(sums (counting 17) (make-f64vector 17) {k} 17)" for k in BORDERS) + ")",
    "a division that fails in the last row": TRY + TIMES + "(define (p v out k n) (do ((i 0 (+ i 1))) ((= i n) out) (do ((j 0 (+ j 1)) (s 0.0 (+ s (/ (f64vector-ref v j) (- k i))))) ((= j n) (f64vector-set! out i s)))))"
    "(let ((out (make-f64vector 16))) (list (p (counting 16) out 20 16) (try (lambda () (p (counting 16) out 15 16))) out))",
    "rows of a matrix": PRODUCT + "(map (lambda (n) (array->list (product (filled n n) (filled n n) (make-array (list n n) 0.0) n n))) '(1 2 7 8 9 16 19))",
    "a matrix that is too narrow": TRY + PRODUCT + "(let ((c (make-array '(17 16) 0.0))) (list (try (lambda () (product (filled 17 17) (filled 17 17) c 17 17))) (array->list c)))",
    "a matrix times itself, in place": PRODUCT + "(let ((a (filled 17 17))) (array->list (product a (filled 17 17) a 17 17)))",
    "numbers of other sizes": "(define (p v out n) (do ((i 0 (+ i 1))) ((= i n) out) (do ((j 0 (+ j 1)) (s 0.0 (+ s (* (+ i 1) (array-ref v j))))) ((= j n) (array-set! out i s)))))"
    "(list (p (make-array 20 3 :type 'u8) (make-array 20 0.0) 20) (p (make-array 20 -3 :type 's16) (make-array 20 0.0) 20) (p (make-array 20 0.1 :type 'f32) (make-array 20 0.0) 20))",
}  # fmt: skip


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    text = PROGRAMS[name]
    assert has_the_interpreters_answer(text, threshold)


# -- random nests


class Nest:
    """A random loop around a loop that makes a sum, with numbers at the borders."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def integer(self, depth: int = 0) -> str:
        r = self.r
        if depth > 2 or r.random() < 0.4:
            return r.choice(["i", "j", "j", "k", str(r.randrange(-3, 9)), "n"])
        operator = r.choice(["+", "+", "-", "*", "*", "quotient", "remainder", "modulo"])
        a, b = self.integer(depth + 1), self.integer(depth + 1)
        if operator in ("quotient", "remainder", "modulo") and r.random() < 0.8:
            b = r.choice(["2", "3", "7", "-2", "(+ j 1)", "(+ i 1)"])
        return f"({operator} {a} {b})"

    def number(self, depth: int = 0) -> str:
        r = self.r
        if depth > 2 or r.random() < 0.3:
            return r.choice(["(array-ref v j)", "(array-ref v i)", "(array-ref a i j)", "(array-ref a j i)", "(array-ref a k j)", "x", "1.5", "s"])
        if r.random() < 0.3:
            return r.choice(["(exact->inexact {})", "(* 0.5 {})", "(/ 1.0 {})", "(+ x {})", "(- {} 0.25)"]).format(self.integer())
        return f"({r.choice('+-**/')} {self.number(depth + 1)} {self.number(depth + 1)})"

    def text(self) -> str:
        r = self.r
        rows, columns = r.choice([3, 8, 9, 17, 26]), r.choice([1, 1, 5, 18])
        size = max(rows, columns) + r.choice([0, 0, 0, 1, -1])
        target, put = r.choice([("v", "(array-set! out i {})"), ("v", "(array-set! out i {})"), ("a", "(array-set! b k i {})"), ("a", "(array-set! b i k {})")])
        step = r.choice(["s", "(* 2.0 s)", "(+ s (array-ref v i))", "(exact->inexact i)"])
        test = r.choice(["(= j m)", "(>= j m)", "(> j m)"])
        outer = r.choice(["(= i n)", "(>= i n)", "(> i n)"])
        shared = r.choice(["out", "v"]) if r.random() < 0.15 else "out"
        k = r.choice(["0", "1", "2", "-1", *BORDERS]) if r.random() < 0.5 else "1"
        kinds = r.choice(["'f64", "'f64", "'f32", "'s16"])
        return f"""{TRY}
(define (p v a b out k x n m)
  (do ((i {r.choice([0, 0, 1, -1])} (+ i 1))) ({outer} i)
    (do ((j {r.choice([0, 0, 1])} (+ j 1)) (s {r.choice(["0.0", "x", "(* 1.0 i)"])} (+ s {self.number()}))) ({test} {put.format(step)}))))
(define v (make-array {max(size, 1)} 2 :type {kinds}))
(do ((i 0 (+ i 1))) ((= i {max(size, 1)})) (array-set! v i (modulo (* 7 i) 11)))
(define a (make-array '({max(size, 1)} {max(size, 1)}) 0.75))
(define b (make-array '({max(size, 1)} {max(size, 1)}) 0.0))
(define out (make-array {max(size, 1)} 0.0))
(list (try (lambda () (p v a b {shared} {k} 0.1 {rows} {columns}))) (array->list out) (array->list b) (array->list v) '{target})"""


@pytest.mark.parametrize("seeds", [range(4), *(pytest.param(range(n, n + 32), marks=pytest.mark.slow) for n in range(4, 100, 32))])
def test_random_nests(seeds):
    assert different({seed: Nest(seed).text() for seed in seeds}) == []


# -- what is written


def test_what_is_written():
    ir = ir_of(TIMES, "times", "(make-f64vector 9)", "(make-f64vector 9)", "0", "9", "9")
    assert "fdiv <8 x double>" in ir
    ir = ir_of(PRODUCT, "product", *["(make-array '(3 3) 0.0)"] * 3, "3", "3")
    assert "fmul <8 x double>" in ir
    ir = ir_of("(define (p k n) (do ((i 0 (+ i 1)) (s 0.0 (+ s (* k (* i k))))) ((= i n) s)))", "p", "3", "9")
    assert "mul nsw i64" in ir


COUNT = "(define (count v counts n) (do ((i 0 (+ i 1))) ((= i n) n) (let ((k (s64vector-ref v i))) (s64vector-set! counts k (+ (s64vector-ref counts k) 1)))))\n"


def test_memory_is_asked_for_where_rounds_depend_on_it():
    assert "@llvm.prefetch" in ir_of(COUNT, "count", "(make-s64vector 9)", "(make-s64vector 9)", "9")
    ir = ir_of("(define (sum v n) (do ((i 0 (+ i 1)) (s 0.0 (+ s (f64vector-ref v i)))) ((= i n) s)))", "sum", "(make-f64vector 9)", "9")
    assert "@llvm.prefetch" not in ir


def test_what_is_asked_for_beyond_the_end():
    text = COUNT + "(let ((counts (make-s64vector 5 0))) (count (list->s64vector '(0 1 2 3 4 4 4 2 1 1)) counts 10) (s64vector->list counts))"
    for threshold in (0, 3):
        assert has_the_interpreters_answer(text, threshold)


def test_arrays_that_share_memory():
    """Views of one array that overlap: what a row puts in is taken out in the next."""
    text = TIMES.replace("(define (counting", "times #;(define (counting")
    answers = []
    for threshold in (None, 0):
        whole = np.linspace(1.0, 2.0, 60)
        times = procedure_of(text, threshold)
        for shift in (0, 1, 5, 20, 39):
            out = whole[shift : shift + 20]
            times(whole[20:40], out, 0, 20, 20)
        answers.append(whole.tobytes())
    assert answers[0] == answers[1]
