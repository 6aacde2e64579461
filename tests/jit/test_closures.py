"""Native code calls closures over numbers by their global names: the numbers are constants in it."""

from __future__ import annotations

import pytest
from engines import Counts, run_typed
from interpreted import THRESHOLDS, has_the_interpreters_answer

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))"
LOOP = "(define (f n) (do ((i 0 (+ i 1)) (t 0 (+ t (g i)))) ((= i n) t)))"
SCALE = f"(define (scaled k) (lambda (x) (* x k))) {LOOP}"

NATIVE = {
    "an integer": f"{SCALE} (define g (scaled 3)) (list (f 10) (f 11))",
    "two of one lambda": f"{SCALE} (define g (scaled 3)) (define h (scaled 2.5)) (define (p n) (do ((i 0 (+ i 1)) (t 0 (+ t (g i) (h i)))) ((= i n) t))) (list (p 9) (p 10))",
    "another in its place": f"{SCALE} (define g (scaled 3)) (define a (f 9)) (define g (scaled 0.5)) (list a (f 9) (f 10))",
    "a loop in it": "(define (iterated k c) (lambda (x) (let lp ((i 0) (t x)) (if (= i k) t (lp (+ i 1) (+ (* t t) c))))))"
    "(define g (iterated 3 0.5)) (define (p n) (do ((i 0 (+ i 1)) (t 0 (+ t (g (/ 1.0 (+ i 1)))))) ((= i n) t))) (list (p 9) (p 10))",
    "a procedure in it": "(define (made k) (lambda (x) (define (more y) (+ y k)) (let lp ((i 0) (t 0)) (if (= i x) t (lp (+ i 1) (+ t (more i)))))))"
    f"(define g (made 3)) {LOOP} (f 10)",
    "an overflow in it": f"{SCALE} (define g (scaled 4611686018427387904)) (list (f 2) (f 10))",
    "an error in it": f"{TRY} (define (divided k) (lambda (x) (quotient x k))) (define g (divided 0)) {LOOP} (try (lambda () (f 3)))",
    "an error that nobody handles": f"(define (divided k) (lambda (x) (quotient x k))) (define g (divided 0)) {LOOP} (f 3)",
    "itself": "(define g (let ((k 10)) (lambda (n) (if (= n 0) k (+ 1 (g (- n 1))))))) (define (p n) (+ 1 (g n))) (list (p 5) (p 6) (p 100000))",
    "a character and a boolean": f"(define (made k b) (lambda (x) (if b (+ x (char->integer k)) 0))) (define g (made #\\a #t)) {LOOP} (list (f 5) (f 6))",
}  # fmt: skip
DECLINED = {
    "a large integer": f"{SCALE} (define g (scaled (expt 2 70))) (list (f 10) (f 11))",
    "a variable that is assigned": f"(define g (let ((k 10)) (lambda (n) (set! k (+ k 1)) (+ n k)))) {LOOP} (list (f 10) (f 11))",
    "a list": f"(define g (let ((k (list 1 2))) (lambda (n) (+ n (car k))))) {LOOP} (list (f 10) (f 11))",
    "an array": f"(define g (let ((k (array 1 2 3))) (lambda (n) (array-ref k n)))) {LOOP} (list (f 2) (f 3))",
}


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", [*NATIVE, *DECLINED])
def test_the_answer_is_the_interpreters(name, threshold):
    text = (NATIVE | DECLINED)[name]
    assert has_the_interpreters_answer(text, threshold)


@pytest.mark.parametrize("name", NATIVE)
def test_it_is_native(name):
    counts = Counts()
    run_typed(NATIVE[name], 0, counts)
    assert counts.native
    assert not [reason for reason in counts.declined if "closure" in reason or "failed" in reason]


@pytest.mark.parametrize("name", DECLINED)
def test_it_is_declined_in_a_sentence(name):
    counts = Counts()
    run_typed(DECLINED[name], 0, counts)
    assert any("is a closure, which sees k: that is no number that stays the same" in reason for reason in counts.declined)
