"""Values that are received where they are made: the same values, order and errors, and no procedures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import run_codegen, run_machine, run_typed  # noqa: E402

from lambit import Interpreter  # noqa: E402

TRACE = "(define log '()) (define (t x) (set! log (cons x log)) x)\n"
PROGRAMS = {
    "two values": "(call-with-values (lambda () (values (t 1) (t 2))) (lambda (x y) (list x y log)))",
    "one value": "(call-with-values (lambda () (values (t 1))) (lambda (x) (list x log)))",
    "effects before": "(receive (x y) (begin (t 0) (values (t 1) (t 2))) (list x y log))",
    "variables before": "(receive (x y) (let ((a (t 5))) (letrec ((f (lambda (n) (if (= n 0) a (f (- n 1)))))) (values (f 3) (t 2)))) (list x y log))",
    "a choice": "(map (lambda (i) (receive (x y) (if (t (even? i)) (values (t i) (t 1)) (values (t -1) (t i))) (list x y log))) '(1 2))",
    "a choice of many": "(map (lambda (i) (receive (x y z) (cond ((t (= i 1)) (t 'a) (values (t i) 1 2)) ((begin (t 'b) (= i 2)) => (lambda (q) (values q i 2)))"
    " ((t (= i 3)) (values (t 7) (t 8) 9)) (else (t 'c) (values (t -1) (t i) 3))) (list x y z log))) '(1 2 3 4))",
    "nested choices": "(map (lambda (i) (receive (x y) (if (t (> i 2)) (begin (t 'x) (if (t (= i 3)) (values 3 (t 'three)) (values (t 4) 'four)))"
    " (if (t (= i 1)) (values 1 (t 'one)) (values (t 2) 'two))) (list x y log))) '(1 2 3 4))",
    "a test that is no boolean": "(receive (x y) (if (t '()) (values 1 2) (values 3 4)) (list x y))",
    "the same names": "(let ((x 1) (y 2)) (receive (x y) (values y x) (list x y)))",
    "let-values": "(let ((a 1)) (let-values (((a b) (values (t 2) a)) ((c) (values (t a)))) (list a b c log)))",
    "let*-values": "(let*-values (((a b) (values 2 3)) ((c d) (values b a))) (list a b c d))",
    "define-values inside": "(let () (define-values (a b) (values (t 1) (t 2))) (list a b log))",
    "two values of a builtin": "(receive (q r) (floor/ (t -17) (t 5)) (list q r log))",
    "two values of other builtins": "(list (call-with-values (lambda () (truncate/ -17.0 5)) list) (receive (a b) (truncate/ -17.0 5) (cons a b))"
    " (let-values (((s r) (exact-integer-sqrt (expt 10 41)))) (list s r)))",
    "a builtin that fails": "(guard (e (#t (list (error-object-message e) log))) (receive (q r) (floor/ (t 1) 0) (t q) (list q r)))",
    "three of two values": "(guard (e (#t (list 'error log))) (receive (a b c) (floor/ (t 17) 5) (list a b c)))",
    "one of two values": "(guard (e (#t (list 'error log))) (receive (a) (floor/ (t 17) 5) (list a)))",
    "a builtin defined": "(define (f x) (receive (q r) (floor/ x 5) (list q r))) (define a (f 17)) (define (floor/ a b) (values b a)) (list a (f 17))",
    "a builtin assigned": "(define (f x) (receive (q r) (floor/ x 5) (list q r))) (define a (f 17)) (set! floor/ (lambda (a b) (values b a))) (list a (f 17))",
    "definitions of values": "(define (f n) (define-values (q r) (floor/ n 10)) (define (g) (+ q r)) (define-values (a . b) (values r q)) (list (g) a b)) (f 123)",
    "definitions that are assigned to": "(define (f n) (define-values (q r) (floor/ n 10)) (define (g) (set! q (+ q 1)) q) (list (g) (g) q r)) (f 123)",
    "definitions that refer to each other": "(define (f n) (define (h) (* 2 q)) (define-values (q r) (floor/ n 10)) (define-values (s u) (values (h) r)) (list q r s u)) (f 123)",
    "no definition yet": "(guard (e (#t 'error)) (let () (define-values (q r) (values r 1)) q))",
    "definitions of none": "(let () (define-values () (values)) (t 5))",
    "a vector looked into": "(let ((v (vector (t 1) (t 2) (t 3)))) (list (vector-ref v 2) (vector-ref v 0) log))",
    "a vector looked into from a procedure": "(map (let ((x 5)) (let ((v (vector x (t 2)))) (lambda (k) (set! x (+ x 1)) (list (vector-ref v 0) (vector-ref v 1) x)))) '(1 2))",
    "a vector looked into elsewhere": "(guard (e (#t (list (error-object-message e) log))) (let ((v (vector (t 1) 2))) (vector-ref v 2)))",
    "a vector that is more": "(let ((v (vector (t 1) 2))) (vector-set! v 0 5) (list (vector-ref v 0) (let ((w (vector 3 4))) (list (vector-ref w 0) w))))",
    "a vector in an operand": "(let ((v (vector (t 1) (call/cc (lambda (k) (t 2)))))) (+ (vector-ref v 0) (vector-ref v 1)))",
    "too few": "(guard (e (#t (list 'error log))) (receive (x y) (begin (t 1) (values (t 2))) (list x y)))",
    "too many": "(guard (e (#t (list 'error log))) (receive (x y) (if (t 1) (values (t 2) 3 4) (values 1 2)) (list x y)))",
    "none": "(call-with-values (lambda () (t 1) (values)) (lambda () log))",
    "the rest": "(receive (x . r) (values (t 1) (t 2) (t 3)) (list x r log))",
    "another values": "(let ((values list)) (call-with-values (lambda () (values 1 2)) (lambda (x) x)))",
    "values defined": "(define (f) (receive (x y) (values 1 2) (list x y))) (define a (f))"
    " (define (values a b) (call-with-values (lambda () (vector-ref v 0)) (lambda (k) (k b a)))) (define v (vector #f))"
    " (list a (call/cc (lambda (k) (vector-set! v 0 (lambda (b a) (k (list b a)))) (f))))",
    "closures over the variables": "(map (lambda (f) (f)) (let lp ((i 0) (fs '())) (if (= i 3) fs (receive (x y) (values i (* i i))"
    " (lp (+ i 1) (cons (lambda () (set! x (+ x 1)) (list x y)) fs))))))",
    "re-entry": "(define k #f) (define n 0) (define r (receive (x y) (if (t #t) (values (call/cc (lambda (c) (set! k c) 1)) (t 'y)) (values 0 0)) (list x y (length log))))"
    " (define all (cons r (if (= n 0) '() all))) (set! n (+ n 1)) (if (< n 3) (k (* 10 n)) (list all log))",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_is_as_if_they_were_called(name):
    text = TRACE + PROGRAMS[name]
    assert run_codegen(text) == run_typed(text, 0) == run_machine(text)


LOOPS = {
    "receive": "(receive (x y) (values (* i 2) (+ t 1)) (lp (+ i 1) (+ t (* x y))))",
    "a choice": "(receive (x y) (if (even? i) (values i 1) (values 2 t)) (lp (+ i 1) (+ x y)))",
    "a choice of three": "(receive (x y) (cond ((< i 3) (values i 1)) ((< t 100) (values t 2)) (else (values -1 5)))"
    " (lp (+ i 1) (+ x (* 2 t))))",
    "floor/": "(let-values (((q r) (floor/ (* 7 t) 5))) (lp (+ i 1) (+ q (* 3 r))))",
    "truncate/": "(receive (q r) (truncate/ (- i 20) 7) (lp (+ i 1) (+ t (* 10 q) r)))",
    "exact-integer-sqrt": "(receive (s r) (exact-integer-sqrt (* i i i)) (lp (+ i 1) (+ t (* 100 s) r)))",
    "define-values": "(let () (define-values (x y) (values (* i 2) (+ t 1))) (define-values (q r) (floor/ x 3)) (define z (+ x y)) (lp (+ i 1) (+ z q r)))",
    "let-values": "(let-values (((x y) (values i t)) ((z) (values (- i)))) (lp (+ i 1) (+ x y z)))",
}


@pytest.mark.parametrize("name", LOOPS)
def test_loops_that_receive_values_are_native(name):
    text = f"(define (p n) (let lp ((i 0) (t 1)) (if (< i n) {LOOPS[name]} t)))"
    it = Interpreter(jit="eager")
    it.eval(text)
    found = it.eval("(p 9)"), it.eval("(p 30)")
    off = Interpreter(jit="off")
    off.eval(text)
    assert found == (off.eval("(p 9)"), off.eval("(p 30)"))
    assert {site.state for site in it.session.base.heat.sites} == {"native"}
