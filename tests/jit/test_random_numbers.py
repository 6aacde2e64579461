"""Random numbers in native code: the interpreter's, one after the other, whoever draws."""

import random

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write

PROGRAMS = {
    "floats": "(define (f n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ s (random))))))",
    "below a float": "(define (f n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ s (random 2.5))))))",
    "reals": "(define (f n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ (* 0.5 s) (random-real))))))",
    "integers": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ (remainder (* 31 s) 1000003) (random (+ i 1)))))))",
    "of all sizes": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (bitwise-xor (arithmetic-shift s -1) (random-integer (arithmetic-shift 1 (modulo i 62))))))))",
    "around powers of two": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (bitwise-xor s (random (+ 1 (arithmetic-shift 1 (modulo i 62)))))))))",
    "the largest": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (bitwise-xor s (random 9223372036854775807))))))",
    "in branches": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (if (< (random) 0.3) (+ s (random 10)) (- s 1))))))",
    "operands, left to right": "(define (f n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (- (* 0.5 s) (/ (random 10) (+ 1.0 (random))))))))",
    "recursion": "(define (f n) (if (< n 2) (random 100) (+ (f (quotient n 2)) (f (- n (quotient n 2))))))",
    "a small procedure": "(define (flip p) (if (< (random) p) 1 0)) (define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (flip 0.11))))))",
    "into an array": "(define v (make-f64vector 10 0.0)) (define (f n) (do ((i 0 (+ i 1))) ((= i n) v) (f64vector-set! v (random 10) (+ i (random)))))",
    "with integers that overflow": "(define (f n) (let loop ((i 0) (s 1)) (if (= i n) s (loop (+ i 1) (+ (* s 3) (random 5))))))",
    "sums that are left in the middle": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (random 10) (quotient 100 (- (random 12) 3)))))))",
    "an argument of another": "(define (g p n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (p i)))))) (define (f n) (g (lambda (i) (random (+ i 1))) n))",
    "a loop over an array": "(define v (make-f64vector 40 1.0)) (define (f n) (list (sum (map (lambda (x) (+ x (random))) v)) (map (lambda (x) (random 6)) v) (fold (lambda (x s) (+ s (random x))) 0 v)))",
    "for-each": "(define v (make-f64vector 40 1.0)) (define (f n) (let ((t 0)) (for-each (lambda (x) (set! t (+ (* 2 t) (random x)))) v) t))",
    "a nest": "(define (f n) (do ((i 0 (+ i 1)) (s 0.0 (+ s (do ((j 0 (+ j 1)) (t 0.0 (+ t (random)))) ((= j 4) t))))) ((= i n) s)))",
    "zero": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (random (- n i 1)))))))",
    "one": "(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (random 1))))))",
    "infinity": "(define (f n) (let loop ((i 0) (s 0.)) (if (= i n) s (loop (+ i 1) (+ s (random (if (= i 20) +inf.0 2.0)))))))",
}  # fmt: skip
TRY = "(define (try f) (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e)))) (f)))"
CALLS = ["(f 30)", "(random 1000)", "(f 30)", "(begin (random-seed! 8) (f 100))", "(f 700)", "(random)", "(random-integer 77)"]


def outcomes(text: str, jit: str) -> tuple[list[str], Interpreter]:
    it = Interpreter(jit=jit)
    it.session.run_text(f"{TRY} (random-seed! 7) {text}", "text")
    return [write(it.session.run_text(f"(try (lambda () {call}))", "call")) for call in CALLS], it


@pytest.mark.parametrize("name", PROGRAMS)
def test_one_sequence(name):
    expected, _ = outcomes(PROGRAMS[name], "off")
    found, it = outcomes(PROGRAMS[name], "eager")
    assert found == expected
    if name != "a loop over an array":
        assert "compiled for" in it.session.native_report()


def test_it_is_the_mersenne_twister():
    it = Interpreter(jit="eager")
    it.eval("(random-seed! 42) (define (f n) (let loop ((i 0) (x 0.0)) (if (= i n) x (loop (+ i 1) (random)))))")
    it.eval("(f 1)")
    theirs = random.Random(42)
    assert [theirs.random() for _ in range(2000)][-1] == it.eval("(f 1999)")
    assert "compiled for" in it.explain("f")


def test_without_a_seed_it_is_refused_as_ever():
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval("(define (f n) (let loop ((i 0) (x 0.0)) (if (= i n) x (loop (+ i 1) (+ x (random))))))")
        for _ in range(2):
            with pytest.raises(LispError, match="may not use: random"):
                it.eval("(f 10)")
        it.eval("(random-seed! 3)")
        first = it.eval("(f 10)")
        it.eval("(random-seed! 3)")
        assert it.eval("(f 10)") == first


def test_two_interpreters_have_two_sequences():
    text = "(define (f n) (let loop ((i 0) (x 0.0)) (if (= i n) x (loop (+ i 1) (+ x (random))))))"
    a, b = Interpreter(jit="eager"), Interpreter(jit="eager")
    for it in (a, b):
        it.eval(f"(random-seed! 5) {text} (f 3)")
    assert a.eval("(f 50)") == b.eval("(f 50)")
    a.eval("(f 1)")
    assert a.eval("(f 5)") != b.eval("(f 5)")


def test_the_state_that_is_given_and_put_back():
    """In the middle of the generator's 624 words, and after them."""
    it = Interpreter(jit="eager")
    it.eval("(import (srfi 27)) (random-seed! 5) (define (f n) (let loop ((i 0) (x 0.0)) (if (= i n) x (loop (+ i 1) (+ x (random)))))) (f 3)")
    same = "(let* ((state (random-source-state-ref default-random-source)) (a (f {n}))) (random-source-state-set! default-random-source state) (= a (f {n})))"
    for n in (1, 100, 700):
        assert it.eval(same.format(n=n)) is True
    assert "compiled for" in it.explain("f")
