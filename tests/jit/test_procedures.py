"""Procedures as arguments of native code: integrals, iterations, closures; as the interpreter has it, whatever they see and wherever they are left."""

import gc
import weakref

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write
from lambit.source import line_column

HIGHER = """
(define (integrate f a b n)
  (let ((h (/ (- b a) n)))
    (let loop ((i 0) (s 0.0)) (if (= i n) (* h s) (loop (+ i 1) (+ s (f (+ a (* h (+ i 0.5))))))))))
(define (iterate f n x) (if (= n 0) x (iterate f (- n 1) (f x))))
(define (newton f df x n) (let loop ((x x) (i 0)) (if (= i n) x (loop (- x (/ (f x) (df x))) (+ i 1)))))
(define (sum-to f n) (do ((i 0 (+ i 1)) (s 0 (+ s (f i)))) ((= i n) s)))
(define (fold-to f n init) (do ((i 0 (+ i 1)) (a init (f a i))) ((= i n) a)))
(define (count-if p n) (let loop ((i 0) (c 0)) (if (= i n) c (loop (+ i 1) (if (p i) (+ c 1) c)))))
(define (tree f n) (if (< n 2) (f n) (+ (tree f (- n 1)) (tree f (- n 2)))))
(define (through f n) (+ 1 (sum-to f n)))
(define (compose f g) (lambda (x) (f (g x))))
(define (scaled k) (lambda (x) (* k x)))
(define (try f) (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e))) (#t (list 'raised e))) (f)))
"""
CALLS = [
    # what is called, and whether there must be native code with a procedure among its types
    ("(integrate (lambda (x) (* x x)) 0.0 1.0 100)", True),
    ("(let ((k 3)) (integrate (lambda (x) (* k x)) 0 1 100))", True),
    ("(let ((k 0.5) (m 2)) (integrate (lambda (x) (+ (* k x) m)) 0 1 100))", True),
    ("(integrate sin 0.0 1.0 50)", True),
    ("(integrate exp 0 1 50)", True),
    ("(iterate (lambda (x) (+ x 1)) 100 0)", True),
    ("(iterate (lambda (x) (* x 3)) 100 1)", True),  # integers that do not fit
    ("(iterate (scaled 2) 70 1)", True),
    ("(iterate (compose (lambda (x) (+ x 1)) (lambda (x) (* x 2))) 30 1)", True),
    ("(iterate (compose (scaled 2) (scaled 0.25)) 30 1.0)", True),
    ("(newton (lambda (x) (- (* x x) 2)) (lambda (x) (* 2 x)) 1.0 20)", True),
    ("(newton (lambda (x) (- (* x x) 2)) (lambda (x) 0) 1.0 20)", True),  # division by zero
    ("(sum-to (lambda (i) (if (= i 50) (error \"fifty\" i) i)) 100)", True),
    ("(sum-to (lambda (i) (if (= i 50) 0.5 i)) 100)", True),
    ("(sum-to (lambda (i) (quotient 100 (- i 60))) 100)", True),
    ("(let ((v (f64vector 1. 2. 3.))) (sum-to (lambda (i) (f64vector-ref v (modulo i 3))) 100))", True),
    ("(let ((v (f64vector 1. 2. 3.))) (sum-to (lambda (i) (f64vector-ref v i)) 100))", True),  # an index out of range
    ("(let ((v (f64vector 1. 2. 3.))) (sum-to (lambda (i) (f64vector-set! v (modulo i 3) i) 1) 50) v)", True),
    ("(let ((v (make-vector 3 0))) (sum-to (lambda (i) (vector-set! v (modulo i 3) (+ i (vector-ref v 0))) i) 50) v)", True),
    ("(fold-to (lambda (a i) (+ (* 31 a) i)) 40 7)", True),
    ("(fold-to max 40 7)", True),
    ("(fold-to + 40 0.5)", True),
    ("(fold-to (lambda (a i) (if (> a 100) 'large (+ a i))) 10 1)", True),
    ("(count-if even? 100)", True),
    ("(count-if (lambda (i) (= 0 (modulo i 7))) 100)", True),
    ("(tree (lambda (n) (+ n 1)) 12)", True),
    ("(tree (scaled 0.5) 12)", True),
    ("(through (lambda (i) (* i i)) 30)", True),
    ("(sum-to (lambda (i . more) i) 30)", False),
    ("(sum-to (lambda (i j) i) 30)", False),  # the wrong number
    ("(sum-to 5 30)", False),
    ("(sum-to car 3)", False),
    ("(let ((l '(1 2 3))) (sum-to (lambda (i) (list-ref l (modulo i 3))) 30))", False),
    ("(let ((n 0)) (list (sum-to (lambda (i) (set! n (+ n 1)) i) 30) n))", False),
    ("(letrec ((f (lambda (i) (if (< i 1) 1 (f (- i 1)))))) (sum-to f 30))", False),
    ("(call/cc (lambda (k) (sum-to (lambda (i) (if (= i 20) (k 'out) i)) 30)))", False),
    ("(let ((again #f) (n 0)) (let ((v (sum-to (lambda (i) (call/cc (lambda (k) (if (= i 2) (set! again k)) i))) 5))) (set! n (+ n 1)) (if (< n 3) (again 10) (list v n))))", False),
]  # fmt: skip


def outcomes(text: str, call: str, jit: str) -> tuple[list[str], Interpreter]:
    it = Interpreter(jit=jit)
    it.session.run_text(text, "text")
    said = [write(it.session.run_text(f"(try (lambda () {call}))", "call")) for _ in range(3)]
    return said, it


@pytest.mark.parametrize(("call", "native"), CALLS)
def test_as_the_interpreter_has_it(call, native):
    expected, _ = outcomes(HIGHER, call, "off")
    found, it = outcomes(HIGHER, call, "eager")
    assert found == expected
    report = it.session.native_report()
    assert ("procedure " in report.split("compiled for", 1)[-1] or "(lambda" in report or ", lambda" in report) or not native, report


def test_closures_of_the_same_code_are_one_type():
    it = Interpreter(jit="eager")
    it.eval(HIGHER)
    found = it.eval("(map (lambda (k) (sum-to (scaled k) 10)) '(1 2 3 4 5 6 7 8))")
    assert list(found) == [45 * k for k in range(1, 9)]
    assert it.explain("sum-to").count("compiled for (") == 2  # the procedure, and its loop
    assert "other types" not in it.explain("sum-to")


def test_what_a_closure_sees_may_be_of_another_type_next_time():
    expected, found = ([write(i.session.run_text(HIGHER + "(map (lambda (k) (sum-to (scaled k) 10)) '(1 2.5 3 1/3 4 2.0 1000000000000000000000 3))", "t")) for i in [Interpreter(jit=j)]] for j in ("off", "eager"))
    assert found == expected


def test_a_procedure_without_native_code_does_not_spoil_it_for_others():
    it = Interpreter(jit="eager")
    it.eval(HIGHER)
    it.eval("(define l '(1 2 3)) (define (wrong n) (sum-to (lambda (i) (list-ref l (modulo i 3))) n)) (wrong 5)")
    for _ in range(3):
        it.eval("(sum-to (lambda (i) (* i i)) 2000)")
    assert "compiled for (lambda, integer" in it.explain("sum-to")
    assert it.eval("(wrong 6)") == 12


def test_redefinition_of_what_it_calls():
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval(HIGHER + "(define (g x) (+ x 1)) (define h (lambda (i) (g i)))")
        found = [it.eval(x) for x in ("(sum-to h 10)", "(sum-to h 10)", "(begin (define (g x) (* x 2)) (sum-to h 10))", "(begin (set! g (lambda (x) 1)) (sum-to h 10))", "(begin (define (h i) 3) (sum-to h 10))")]
        assert found == [55, 55, 90, 10, 30]


def test_code_that_nobody_has_any_more_is_given_back():
    it = Interpreter(jit="eager")
    it.eval(HIGHER + "(define (use f) (sum-to f 20)) (define go (lambda (i) (* i 3)))")
    assert it.eval("(use go)") == it.eval("(use go)") == 570
    code = weakref.ref(it.session.run_text("go", "t").__code__)
    assert it.eval("(begin (define (go i) i) (define (sum-to f n) (f n)) (define (use f) (sum-to f 2)) (use go))") == 2
    del it
    gc.collect()
    assert code() is None


def test_an_error_is_told_where_it_stands():
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(HIGHER + "(define v (f64vector 1. 2.))\n(define (get i) (f64vector-ref v i))\n", "text")
        for _ in range(2):
            with pytest.raises(LispError) as caught:
                it.session.run_text("(sum-to get 5)", "call")
        found.append((str(caught.value), line_column(caught.value.position), caught.value.kind))
    assert found[0] == found[1]
