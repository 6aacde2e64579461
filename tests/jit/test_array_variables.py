"""Loops of which an array is a variable: what was looked at before the first round says nothing of a later one's array."""

from __future__ import annotations

import pytest
from interpreted import THRESHOLDS, has_the_interpreters_answer

ARRAYS = """
(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))
(define long (make-array 1000 1 :type 's64))
(define short (make-array 10 2 :type 's64))
(define out (make-array 64 0 :type 's64))
(define floats (make-array 1000 0.5))
(define few (make-array 10 0.25))
(define sums (make-array 64 0.0))
(define table (make-array '(30 20) 3 :type 's64))
(define small (make-array '(30 7) 4 :type 's64))
"""

PROGRAMS = {
    "another in the second round": "(define (f a b n) (let loop ((i 0) (v a) (s 0)) (if (= i n) s (loop (+ i 1) b (+ s (vector-ref v i))))))"
    "(list (f long short 10) (try (lambda () (f long short 11))) (try (lambda () (f long short 1000))))",
    "two in turn": "(define (f a b n) (let loop ((i 0) (v a) (w b) (s 0)) (if (= i n) s (loop (+ i 1) w v (+ s (vector-ref v i))))))"
    "(list (f long short 10) (try (lambda () (f long short 12))) (try (lambda () (f short long 900))))",
    "stores in another": "(define (f a b n) (let loop ((i 0) (v a)) (if (< i n) (begin (vector-set! v i i) (loop (+ i 1) b)))))"
    "(f long short 10) (list (try (lambda () (f long short 40))) (array->list short))",
    "few rounds, written out": "(define (f a b) (let loop ((i 0) (v a) (s 0)) (if (= i 6) s (begin (vector-set! out i s) (loop (+ i 1) b (+ s (vector-ref v i)))))))"
    "(list (f long short) (try (lambda () (f long (make-array 3 5 :type 's64)))) (array->list out))",
    "in the inner loop of a nest": "(define (f a b n m) (do ((i 0 (+ i 1))) ((= i n))"
    "(do ((j 0 (+ j 1)) (v a b) (s 0.0 (+ s (vector-ref v j)))) ((= j m) (array-set! sums i s)))))"
    "(f floats few 40 10) (list (array->list sums) (try (lambda () (f floats few 40 60))) (array->list sums))",
    "in the outer loop of a nest": "(define (f a b n m) (let loop ((i 0) (v a) (t 0)) (if (= i n) t"
    "(loop (+ i 1) b (do ((j 0 (+ j 1)) (s t (+ s (vector-ref v i) (vector-ref v j)))) ((= j m) s))))))"
    "(list (f long short 10 10) (try (lambda () (f long short 11 10))) (try (lambda () (f long short 10 11))) (try (lambda () (f long short 900 900))))",
    "taken out in the loop": "(define (f a n m) (do ((i 0 (+ i 1)) (t 0 (let ((row (array-ref a i))) (do ((j 0 (+ j 1)) (s t (+ s (vector-ref row j)))) ((= j m) s))))) ((= i n) t)))"
    "(list (f table 30 20) (f small 30 7) (try (lambda () (f small 30 8))) (try (lambda () (f table 31 20))))",
    "the better of two": "(define (f a b n) (do ((i 0 (+ i 1)) (s 0 (let ((v (if (odd? i) a b))) (+ s (vector-ref v i))))) ((= i n) s)))"
    "(list (f long short 10) (try (lambda () (f long short 13))) (f long short 10))",
}  # fmt: skip


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    text = ARRAYS + PROGRAMS[name]
    assert has_the_interpreters_answer(text, threshold)
