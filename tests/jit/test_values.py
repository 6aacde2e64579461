"""Several values: given by native procedures, and received from them."""

from __future__ import annotations

import pytest

from lambit import Interpreter
from lambit.printer import write

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (call-with-values f list)))"

PROGRAMS = {
    # what is defined; what is called, more than once; what is said of f
    "a procedure": ("(define (f a b) (values (+ a b) (* a b)))", ["(f 1 2)", "(f 9223372036854775807 1)", "(f 0.5 -0.0)", "(f 3 4)", "(f 'a 1)"],
                    "-> values (integer, integer)"),
    "a loop": ("(define (f n) (let loop ((i 0) (a 0) (b 1)) (if (= i n) (values a b) (loop (+ i 1) b (+ a b)))))", ["(f 10)", "(f 0)", "(f 200)"],
               "f: compiled for (integer) -> values (integer, integer)"),
    "of all types": ("(define (f x) (values (* 2 x) (* 0.5 x) (> x 3) #\\a 'symbol '() (make-rectangular 1.5 (* 1. x)) \"text\"))", ["(f 3)", "(f 4)", "(f 1/2)"],
                     "-> values (integer, float, boolean, character, symbol, symbol, complex number, string)"),
    "received": ("(define (g a b) (values (quotient a b) (remainder a b))) (define (f a b) (let-values (((q r) (g a b))) (+ (* 10 q) r)))",
                 ["(f 17 5)", "(f 17 0)", "(f -17 5)", "(f 3.5 2)", "(f 17 5)"], "f: compiled for (integer, integer) -> integer"),
    "received in a loop": ("(define (g a b) (values (+ a b) (- a b))) (define (f n) (let loop ((i 0) (s 1) (d 1)) (if (= i n) (list s d) "
                           "(let-values (((a b) (g s d))) (loop (+ i 1) a b)))))", ["(f 5)", "(f 30)", "(f 200)"], "f"),
    "recursive": ("(define (f a b) (if (= b 0) (values a 1 0) (let-values (((g x y) (f b (modulo a b)))) (values g y (- x (* y (quotient a b)))))))",
                  ["(f 240 46)", "(f 9223372036854775807 2)", "(f 12345678901234567890 3)", "(f 7 0)", "(f 7 0.)"],
                  "f: compiled for (integer, integer) -> values (integer, integer, integer)"),
    "passed on": ("(define (g n) (values n (* n n))) (define (f n) (if (< n 0) (values 0 0) (g n)))", ["(f 3)", "(f -3)", "(f 5000000000)"],
                  "f: compiled for (integer) -> values (integer, integer)"),
    "left while they are received": ("(define (g n) (values (* n n) (expt n 3))) (define (f n) (call-with-values (lambda () (g n)) (lambda (a b) (- (* a n) b))))",
                                     ["(f 3)", "(f 3000000)", "(f 3)", "(f 4000000000)"], "f: compiled for (integer) -> integer"),
    "left after they are received": ("(define (g n) (values n (+ n 1))) (define v (vector 1 2 3)) (define (f n) (receive (a b) (g n) (+ (* a b) (vector-ref v a))))",
                                     ["(f 1)", "(f 3)", "(f -1)", "(f 2)"], "f: compiled for (integer) -> integer"),
    "of several numbers": ("(define (f n) (if (= n 0) (values 1 2) (values 1 2 3)))", ["(f 0)", "(f 1)"], "not compiled"),
    "of several types": ("(define (f n) (if (= n 0) (values 1 2) (values 0.5 2)))", ["(f 0)", "(f 1)"], "not compiled"),
    "too many": ("(define (g n) (values n n (+ n 1))) (define (f n) (let-values (((a b) (g n))) (+ a b)))", ["(f 0)", "(f 1)"], "not compiled"),
    "too few": ("(define (g n) (+ n 1)) (define (f n) (let-values (((a b) (g n))) (+ a b)))", ["(f 0)", "(f 1)"], "not compiled"),
    "one": ("(define (f n) (values (+ n 1)))", ["(f 0)", "(f 9223372036854775807)"], "f: compiled for (integer) -> integer"),
    "side effects": ("(define v (vector 0 0)) (define (g n) (vector-set! v 0 (+ 1 (vector-ref v 0))) (values n (* n n)))"
                     " (define (f n) (let-values (((a b) (g n))) (vector-set! v 1 (+ 1 (vector-ref v 1))) (list a b (* b b b))))",
                     ["(f 3)", "(f 3000000000)", "(f 4)", "(vector->list v)"], "f"),
    "redefined": ("(define (g n) (values n (+ n 1))) (define (f n) (let-values (((a b) (g n))) (* a b)))",
                  ["(f 3)", "(define (g n) (values (* 2 n) 5))", "(f 3)", "(define (g n) (values n n n))", "(f 3)", "(define (g n) n)", "(f 3)"], "f"),
}  # fmt: skip


def results(jit, definitions, calls):
    it = Interpreter(jit=jit)
    it.session.run_text(TRY + definitions, "text")
    found = []
    for call in calls:
        text = call if call.startswith("(define") else f"(try (lambda () {call}))"
        found += [write(it.session.run_text(text, "text")) for _ in range(3)]
    return found, it.explain("f")


@pytest.mark.parametrize("name", PROGRAMS)
def test_as_the_interpreter_has_it(name):
    definitions, calls, said = PROGRAMS[name]
    expected, _ = results("off", definitions, calls)
    assert results("eager", definitions, calls)[0] == expected
    assert said in results("eager", definitions, calls[:1])[1]


def test_from_python():
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval("(define (f a b) (values (+ a b) (* 0.5 a)))")
        found.append([it.eval("(f 1 2)"), it.eval("(f 1 2)"), it["f"](3, 4), it["f"](3, 4)])
    assert found[0] == found[1]


def test_continuations_through_it():
    program = """
(define (g n) (values n (* 2 n)))
(define (f n) (let-values (((a b) (g n))) (+ a b)))
(define k #f)
(define count 0)
(define (h) (call-with-values (lambda () (call/cc (lambda (c) (set! k c) (g 1)))) (lambda (a b) (+ (f a) (f b)))))
(define results '())
(set! results (cons (h) results))
(if (< count 3) (begin (set! count (+ count 1)) (k count (* 10 count))))
results
"""
    assert [write(Interpreter(jit=jit).session.run_text(program, "t")) for jit in ("off", "eager")] == ["(33 9)"] * 2
