"""Loops that call procedures defined around them, and local procedures that call themselves, are native in a procedure that is called once."""

from __future__ import annotations

import pytest
from engines import Counts, run_typed
from interpreted import THRESHOLDS, has_the_interpreters_answer

from lambit import Interpreter

pytest.importorskip("llvmlite")

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e))) (#t (list 'raised e))) (f)))\n"

NATIVE = {
    "a recursion": "(define (main n) (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib n)) (main 15)",
    "one that is called last": "(define (main a b) (define (gcd* a b) (if (= b 0) a (gcd* b (remainder a b)))) (gcd* a b)) (main 123456 7890)",
    "two that call each other": "(define (main n) (define (ev? n) (if (= n 0) #t (od? (- n 1)))) (define (od? n) (if (= n 0) #f (ev? (- n 1)))) (list (ev? n) (od? n))) (main 300)",
    "one that sees a variable": "(define (main n k) (define (f i) (if (= i 0) k (+ k (f (- i 1))))) (f n)) (list (main 10 2) (main 10 0.5) (main 10 'a))",
    "one that sees one that sees a variable": "(define (main n k) (define (g x) (* x k)) (define (f i) (if (= i 0) 0 (+ (g i) (f (- i 1))))) (+ k (f n))) (list (main 10 2) (main 10 0.5))",
    "one in a let": "(let () (define (f i) (if (= i 0) 0 (+ i (f (- i 1))))) (f 50))",
    "a loop that calls a procedure": "(define (main n) (define (g x) (if (odd? x) (* 3 x) (- x 1))) (do ((i 0 (+ i 1)) (s 0 (+ s (g i)))) ((= i n) s))) (main 50)",
    "a loop that calls one that calls another": "(define (main n) (define (g x) (if (odd? x) (* 3 x) (- x 1))) (define (h x y) (+ (g x) (g y) (* x y)))"
    " (do ((i 0 (+ i 1)) (s 0 (+ s (modulo (h i s) 7)))) ((= i n) s))) (main 50)",
    "a loop whose procedure sees a variable that it does not": "(define (main n k) (let ((f (lambda (x) (if (> x k) (- x k) (* x 2)))))"
    " (let loop ((i 0) (x 1)) (if (= i n) x (loop (+ i 1) (f (f x))))))) (main 90 1000)",
    "a loop that calls a recursion": "(define (main n) (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (do ((i 0 (+ i 1)) (s 0 (+ s (fib i)))) ((= i n) s))) (main 12)",
    "an array in sight": "(define (main v n) (define (at i) (vector-ref v (modulo i n))) (define (f i) (if (= i 0) 0 (+ (at i) (f (- i 1))))) (f 20)) (main (array 1 2 3) 3)",
    "stores": "(define v (array 0 0 0)) (define (main n) (define (put! i) (array-set! v (modulo i 3) i)) (do ((i 0 (+ i 1))) ((= i n) v) (put! i))) (main 20)",
    "an overflow": "(define (main n) (define (f i t) (if (= i 0) t (f (- i 1) (* 3 t)))) (f n 1)) (list (main 20) (main 60))",
    "an overflow in a loop's procedure": "(define (main n) (define (g x) (* 3 x)) (do ((i 0 (+ i 1)) (t 1 (g t))) ((= i n) t))) (list (main 20) (main 60))",
    "an error": TRY + '(define (main n) (define (f i) (cond ((= i 0) 0) ((= i 3) (error "three" n i)) (else (+ 1 (f (- i 1)))))) (f n)) (list (main 2) (try (lambda () (main 9))))',
    "an error that nobody handles": '(define (main n) (define (g x) (if (= x 7) (error "seven" n x) (* 2 x))) (do ((i 0 (+ i 1)) (s 0 (+ s (g i)))) ((= i n) s))) (main 20)',
    "a bad index": TRY + "(define (main v n) (define (at i) (vector-ref v i)) (do ((i 0 (+ i 1)) (s 0 (+ s (at i)))) ((= i n) s))) (list (main (array 1 2 3) 3) (try (lambda () (main (array 1 2 3) 4))))",
    "deep recursion": "(define (main n) (define (f i) (if (= i 0) 0 (+ 1 (f (- i 1))))) (f n)) (main 60000)",
    "a loop in the procedure that a loop calls": "(define (main n) (define (g k) (do ((j 0 (+ j 1)) (t 0 (+ t j))) ((= j k) t))) (do ((i 0 (+ i 1)) (s 0 (+ s (g i)))) ((= i n) s))) (main 30)",
    "a loop in a procedure that it calls": "(define (main n m) (define (f i) (+ 1 (do ((j 0 (+ j 1)) (t m (+ t (if (= i 0) 1 (f (- i 1)))))) ((= j 2) (* 2 t))))) (f n))"
    " (list (main 3 1) (main 2 (expt 2 59)) (main 3 (expt 2 61)) (main 1 (- (expt 2 63) 3)))",
    "a loop in a procedure in one that it calls": "(define (main n m) (define (f i) (define (g k) (+ k (do ((j 0 (+ j 1)) (t m (+ t (if (= i 0) k (f (- i 1)))))) ((= j 2) (* 2 t)))))"
    " (+ 1 (g i) (g 1))) (f n)) (list (main 2 1) (main 2 (expt 2 55)) (main 2 (expt 2 61)) (main 1 (- (expt 2 63) 3)))",
    "stores in such a loop": "(define v (array 0 0 0 0)) (define (main n m) (define (f i) (do ((j 0 (+ j 1)) (t m (+ t (if (= i 0) 1 (f (- i 1)))))) ((= j 2) (+ t 1))"
    " (array-set! v (modulo (+ i j) 4) (+ i j)))) (f n)) (list (main 3 1) v (main 3 (expt 2 61)) v (main 1 (- (expt 2 63) 3)) v)",
    "a procedure of a round": "(define (main n) (do ((i 0 (+ i 1)) (s 0 (+ s (let () (define (f k) (if (= k 0) i (+ k (f (- k 1))))) (f 5))))) ((= i n) s))) (main 9)",
}  # fmt: skip
OTHERS = {
    "closures of different rounds": "(define (main n) (let loop ((i 0) (fs '())) (if (= i n) (map (lambda (f) (f 3)) fs)"
    " (let () (define (g x) (* x i)) (define (f k) (if (= k 0) i (+ (g k) (f (- k 1))))) (loop (+ i 1) (cons f fs)))))) (main 5)",
    "the same, seen by another only": "(define (main n) (let loop ((i 0) (fs '())) (if (= i n) (map (lambda (f) (f 3)) fs)"
    " (let () (define (g x) (* x i)) (define (f k) (if (= k 0) 0 (+ (g k) (f (- k 1))))) (loop (+ i 1) (cons f fs)))))) (main 5)",
    "the same in a procedure of the round": "(define (main n) (let loop ((i 0) (fs '())) (if (= i n) (map (lambda (f) (f 3)) fs)"
    " (let ((g (lambda (x) (* x i)))) (define (make) (define (f k) (if (= k 0) 0 (+ (g k) (f (- k 1))))) f) (loop (+ i 1) (cons (make) fs)))))) (main 5)",
    "a loop in a procedure of the round": "(define (main n) (let loop ((i 0) (fs '())) (if (= i n) (map (lambda (f) (f 3)) fs)"
    " (let ((g (lambda (x) (* x i)))) (loop (+ i 1) (cons (lambda (k) (do ((j 0 (+ j 1)) (t 0 (+ t (g j)))) ((= j k) t))) fs)))))) (main 5)",
    "a procedure that is a value": "(define (main n) (define (f i) (if (= i 0) 0 (+ i (f (- i 1))))) (list (map f '(1 2 3)) (f n) (procedure? f))) (main 20)",
    "a variable that is assigned": "(define (main n) (define t 0) (define (f i) (if (> i 0) (begin (set! t (+ t i)) (f (- i 1))))) (f n) t) (main 20)",
    "a procedure that is assigned": "(define (main n) (define (g x) (* 2 x)) (define a (do ((i 0 (+ i 1)) (s 0 (+ s (g i)))) ((= i n) s))) (set! g (lambda (x) 1))"
    " (list a (do ((i 0 (+ i 1)) (s 0 (+ s (g i)))) ((= i n) s)))) (main 20)",
    "optional arguments": "(define (main n) (define (f i . more) (if (= i 0) 0 (+ i (f (- i 1) i)))) (f n)) (main 20)",
    "a continuation": "(define (main n) (define (f i k) (if (= i 3) (k (* 100 i)) (+ 1 (f (- i 1) k)))) (call/cc (lambda (k) (f n k)))) (main 20)",
    "re-entry": "(define k #f) (define n 0) (define (main m) (define (f i) (if (= i 0) (call/cc (lambda (c) (set! k c) 1)) (+ i (f (- i 1))))) (f m))"
    " (let ((v (main 5))) (set! n (+ n 1)) (if (< n 4) (k n) (list n v)))",
    "a list": "(define (main n) (define (build i) (if (= i 0) '() (cons i (build (- i 1))))) (build n)) (main 20)",
}  # fmt: skip
PROGRAMS = NATIVE | OTHERS


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    assert has_the_interpreters_answer(PROGRAMS[name], threshold)


@pytest.mark.parametrize("name", NATIVE)
def test_it_is_native_where_the_procedure_around_it_is_called_once(name):
    """After a few rounds, or calls of the inner procedure: `main` is not called so often."""
    counts = Counts()
    run_typed(NATIVE[name], 4, counts)
    assert counts.native
    assert not [reason for reason in counts.declined if "failed" in reason]


def test_explain_names_it():
    with Interpreter(jit="eager") as it:
        it.eval("(define (main n) (define (g x) (* 2 x)) (define (f i) (if (= i 0) 0 (+ (g i) (f (- i 1))))) (do ((i 0 (+ i 1)) (s 0 (+ s (f i)))) ((= i n) s)))")
        assert it.eval("(main 10)") == 330
        said = it.explain("main")
        assert "procedure f at " in said
        assert "loop do at " in said
        assert said.count("compiled for") == 3


def test_a_global_that_it_calls_may_be_redefined():
    with Interpreter(jit="eager") as it:
        it.eval("(define (g x) (* 2 x)) (define (main n) (define (f i) (if (= i 0) 0 (+ (g i) (f (- i 1))))) (f n))")
        assert it.eval("(main 10)") == 110
        it.eval("(define (g x) (- x))")
        assert it.eval("(main 10)") == -55
