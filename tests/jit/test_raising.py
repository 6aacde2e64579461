"""Native code that raises something: it is left before that, and the interpreter does it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lambit import Interpreter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import Counts, run_typed  # noqa: E402

pytest.importorskip("llvmlite")

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e))) (#t (list 'raised e))) (f)))\n"

PROGRAMS = {
    "a procedure": ("(define (p n) (if (< n 0) (error \"negative:\" n 'so (list n)) (* n 2)))", "(list (p 4) (try (lambda () (p -4))) (p 5))"),
    "any object": ("(define (p n) (if (< n 0) (raise (list 'negative n)) (* n 2)))", "(list (p 4) (try (lambda () (p -4))) (p 5))"),
    "an assertion": ("(define (p n) (assert (>= n 0)) (* n 2))", "(list (p 4) (try (lambda () (p -4))))"),
    "a loop": (
        "(define (p n k) (let loop ((i 0) (t 0)) (cond ((= i n) t) ((> t k) (error \"too much\" i t)) (else (loop (+ i 1) (+ t i))))))",
        "(list (p 10 100) (try (lambda () (p 100 50))))",
    ),
    "the first of several": (
        '(define (p x) (cond ((< x 0.0) (error "below" x)) ((> x 1.0) (error "above" x)) (else (* x x))))',
        "(list (p 0.5) (try (lambda () (p -1.5))) (try (lambda () (p 1.5))) (try (lambda () (p +nan.0))))",
    ),
    "an operand that is evaluated first": (
        '(define v (f64vector 0 0))\n(define (p n) (+ (begin (f64vector-set! v 0 1.0) n) (if (> n 3) (error "at" (f64vector-ref v 0) (begin (f64vector-set! v 1 2.0) n)) n)))',
        "(list (p 3) v (try (lambda () (p 4))) v)",
    ),
    "what was stored before it": (
        '(define v (f64vector 1 2 3 4 5))\n(define (p n) (do ((i 0 (+ i 1))) ((= i n) n) (f64vector-set! v i 0.0) (if (= i 2) (error "at" i (f64vector-ref v i)))))',
        "(list (try (lambda () (p 5))) v)",
    ),
    "a recursion": (
        '(define (p n) (cond ((= n 0) 1) ((= n 3) (error "three")) (else (* n (p (- n 1))))))', "(list (p 2) (try (lambda () (p 9))))",
    ),
    "a recursion that stores": (
        '(define v (f64vector 0 0 0 0))\n(define (p n) (f64vector-set! v (modulo n 4) (inexact n)) (cond ((> n 0) (+ 1 (p (- n 1)))) ((> (f64vector-ref v 1) 0.0) (error "down" n)) (else n)))',
        "(list (try (lambda () (p 9))) v)",
    ),
    "a procedure that is called": (
        '(define (q x) (if (< x 0) (error "a root of" x) (sqrt x)))\n(define (p n) (do ((i n (- i 1)) (t 0.0 (+ t (q i)))) ((< i -2) t)))',
        "(list (q 4.0) (try (lambda () (p 5))))",
    ),
    "in the midst of a program that goes on": (
        '(define (p n) (let loop ((i 0) (t 0)) (if (= i n) t (loop (+ i 1) (+ t (if (= i 7) (raise-it i) i))))))\n(define (raise-it i) (if (> i 6) (raise i) i))',
        "(with-exception-handler (lambda (e) (* 100 e)) (lambda () (try (lambda () (p 10)))))",
    ),
    "a value of several types": ("(define (p n) (cond ((= n 0) 'none) ((< n 0) (raise 'bad)) (else (* n 0.5))))", "(list (p 0) (p 3) (try (lambda () (p -1))))"),
    "an argument of the wrong kind to error": ("(define (p n) (if (< n 0) (error n n) (* 2 n)))", "(list (p 1) (try (lambda () (p -1))))"),
    "a symbol before the words": ("(define (p n) (if (< n 0) (error 'p \"no number:\" n) (* 2 n)))", "(list (p 1) (try (lambda () (p -1))))"),
    "a global that is mentioned there only": (
        '(define limit 10) (define words "beyond")\n(define (p n) (if (> n limit) (error words limit n) (* 2 n)))', "(list (p 1) (try (lambda () (p 11))))",
    ),
    "another error inside": ("(define (p n) (if (> n 3) (error \"never\" (car '())) (* 2 n)))", "(list (p 1) (try (lambda () (p 4))))"),
}


@pytest.mark.parametrize("threshold", [0, 2])
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    definitions, calls = PROGRAMS[name]
    counts = Counts()
    text = f"{TRY}{definitions}\n{calls}"
    assert run_typed(text, threshold, counts) == run_typed(text, None)
    if threshold == 0:
        assert counts.native > 0
        assert not [reason for reason in counts.declined if "native code" in reason]


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name != "in the midst of a program that goes on"])
def test_the_place_is_the_interpreters(name):
    definitions, calls = PROGRAMS[name]
    text = f"(define (try f) (f))\n{definitions}\n{calls}"
    assert run_typed(text, 0).startswith("!")
    assert run_typed(text, 0) == run_typed(text, None)


def test_a_name_that_is_defined_anew_is_an_ordinary_procedure():
    text = "(define (error words n) (* 10 n)) (define (p n) (if (< n 0) (error \"negative\" n) (* n 2))) (list (p 4) (p -4))"
    assert run_typed(text, 0) == run_typed(text, None) == "(8 -40)"
    text = "(define (p n) (if (< n 0) (raise n) (* n 2))) (define a (p 4)) (define (raise n) (* 10 n)) (list a (p -4))"
    assert run_typed(text, 0) == run_typed(text, None) == "(8 -40)"


def test_what_is_raised_now_and_then_leaves_it_native(monkeypatch):
    from lambit.jit import requests

    now = 0.0
    monkeypatch.setattr(requests, "monotonic", lambda: now)
    with Interpreter(jit="eager") as it:
        it.eval(TRY + '(define (p n) (if (< n 0) (error "negative:" n) (* n 2)))')
        for _ in range(20):
            now += 2.0
            assert it.eval("(list (try (lambda () (+ 0 (p -1)))) (p 3))") == [["negative:", [-1]], 6]
            for _ in range(requests.PAUSE):
                it.eval("(p 1)")
        assert "compiled for" in it.explain("p")
        assert "something was raised" in it.explain("p")
        for _ in range(20):
            now += 0.01
            it.eval("(try (lambda () (+ 0 (p -1))))")
            for _ in range(requests.PAUSE + 1):
                it.eval("(p 1)")
        assert f"left {requests.LEFT} times in quick succession: something was raised" in it.explain("p")
