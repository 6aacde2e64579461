"""Arrays that are the values of global variables: as good as arguments, and read again by the interpreter where native code is left."""

from __future__ import annotations

import gc
import threading
import weakref

import numpy as np
import pytest

from lambit import Interpreter
from lambit.printer import write

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))"

PROGRAMS = [
    # what is defined; what is called, more than once; what is said of f, or of a loop in it
    ("(define w (f64vector 1.5 2.5 -0.0)) (define (f n) (let loop ((i 0) (s 0.)) (if (= i n) s (loop (+ i 1) (+ s (f64vector-ref w i))))))",
     ["(f 3)", "(f 2)", "(f 4)", "(f -1)"], "compiled for (integer) -> float"),
    ("(define v (vector 1 2 3)) (define (f i x) (vector-set! v i x) (vector-ref v (- 2 i)))",
     ["(f 0 10)", "(f 2 7)", "(list (f 1 5) v)", "(f 3 1)", "(f 0 1/2)", "v"], "f: compiled for (integer, integer) -> integer"),
    ("(define a (list->array '((1. 2.) (3. 4.)))) (define (f k) (do ((i 0 (+ i 1))) ((= i 2) (array-ref a 1 1)) (array-set! a i i (* k (array-ref a i i)))))",
     ["(f 2.)", "(f 0.5)", "a", "(f 1)", "a"], "f: compiled for (float) -> float"),
    ("(define size 5) (define b (make-bytevector 5 7)) (define (f k) (do ((i 0 (+ i 1)) (s 0 (+ s (bytevector-u8-ref b i)))) ((= i size) (+ s k))))",
     ["(f 1)", "(begin (bytevector-u8-set! b 0 255) (f 1))", "(define size 6)", "(f 1)"], "f: compiled for (integer) -> integer"),
    ("(define memo (make-vector 50 -1)) (define (f n) (cond ((< n 2) n) ((>= (vector-ref memo n) 0) (vector-ref memo n))"
     " (else (let ((x (+ (f (- n 1)) (f (- n 2))))) (vector-set! memo n x) x))))",
     ["(f 40)", "(f 49)", "(f 50)", "memo"], "f: compiled for (integer) -> integer"),
    ("(define board (make-vector 8 0)) (define (ok? row k) (let loop ((i 0)) (or (= i k) (let ((r (vector-ref board i)))"
     " (and (not (= r row)) (not (= (abs (- r row)) (- k i))) (loop (+ i 1)))))))"
     " (define (f k n) (if (= k n) 1 (let next ((row 0) (found 0)) (if (= row n) found"
     " (next (+ row 1) (if (ok? row k) (begin (vector-set! board k row) (+ found (f (+ k 1) n))) found))))))",
     ["(f 0 6)", "(f 0 5)", "board"], "f: compiled for (integer, integer) -> integer"),
    ("(define m (vector (vector 1 2) (vector 3 4))) (define (f i j) (* 10 (vector-ref (vector-ref m i) j)))",
     ["(f 0 1)", "(f 1 1)", "(f 1 2)", "(begin (vector-set! m 1 (vector 1)) (f 1 1))", "(f 1 0)"], "f: compiled for (integer, integer) -> integer"),
    ("(define v (f64vector 1. 2. 3.)) (define (f xs) (do ((i 0 (+ i 1))) ((= i 3) (f64vector-ref v 2)) (f64vector-set! xs i (+ 1. (f64vector-ref v (- 2 i))))))",
     ["(f v)", "(f (f64vector 0. 0. 0.))", "v", "(f v)"], "-> float"),
    ("(define v (vector 1 2 3)) (define (g i) (* 2 (vector-ref v i))) (define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (g i))))))",
     ["(f 3)", "(f 4)", "(define v (vector 5 6 7 8))", "(f 4)", "(f 5)"], "f: compiled for (integer) -> integer"),
    ("(define v (vector 1.5 2.5)) (define (f k) (define (at i) (vector-ref v i)) (define (deep i) (if (= i 0) (at 0) (+ (at (modulo i 2)) (deep (- i 1))))) (deep k))",
     ["(f 5)", "(f 6)", "(begin (vector-set! v 0 'x) (f 6))"], "f: compiled for (integer) -> float"),
    ("(define xs (f64vector 1. 2. 3. 4.)) (define acc (f64vector 0. 0. 0. 0.)) (define i 0)"
     " (define (f k) (for-each (lambda (x) (f64vector-set! acc 0 (+ (* k x) (f64vector-ref acc 0)))) xs) (f64vector-ref acc 0))",
     ["(f 1.)", "(f 2.)", "acc"], "f"),
    ("(define xs (f64vector 1. 2. 3. 4.)) (define (f k) (for-each (lambda (x) (f64vector-set! xs 3 (+ k x))) xs) (f64vector-ref xs 3))",
     ["(f 1.)", "(f 2.)", "xs"], "f"),
]  # fmt: skip


def results(jit, definitions, calls, times=3):
    it = Interpreter(jit=jit)
    it.session.run_text(TRY + definitions, "text")
    found = []
    for call in calls:
        text = call if call.startswith("(define") else f"(try (lambda () {call}))"
        found += [write(it.session.run_text(text, "text")) for _ in range(times)]
    return found, it.explain("f")


@pytest.mark.parametrize(("definitions", "calls", "said"), PROGRAMS)
def test_as_the_interpreter_has_it(definitions, calls, said):
    expected, _ = results("off", definitions, calls)
    assert results("eager", definitions, calls)[0] == expected
    _, explained = results("eager", definitions, calls[:1])
    assert said in explained


@pytest.mark.parametrize(
    "change",
    [
        "(define w (f64vector 10. 20.))",
        "(define w (vector 10 20 30))",
        "(define w '(1 2))",
        "(define w 5)",
        "(set! w (f64vector 7. 8.))",
        "(define (w i) i)",
        "(define-values (w other) (values (f64vector 4. 5.) 1))",
        "(eval '(define w (f64vector 0.5)) (interaction-environment))",
    ],
)
def test_another_array_counts_at_once(change):
    definitions = "(define w (f64vector 1. 2. 3.)) (define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (vector-ref w i))))))"
    calls = ["(f 2)", change, "(f 2)", "(define w (f64vector 6. 7.))", "(f 2)", "(f 3)"]
    assert results("eager", definitions, calls)[0] == results("off", definitions, calls)[0]


def test_what_is_left_to_do_reads_the_global_again():
    """The array is another one by the time that the interpreter goes on."""
    definitions = """
(define w (vector 1 2 3))
(define (change!) (eval '(define w (vector 10 20 30)) (interaction-environment)) 0)
(define (f n) (+ (vector-ref w 0) (expt n 70) (vector-ref w 1)))
(define (g n) (let ((t (* n 4611686018427387904))) (if (> t 0) (change!)) (vector-ref w 0)))
"""
    calls = ["(f 1)", "(f 2)", "(g 0)", "(g 4)", "(g 0)"]
    assert results("eager", definitions, calls)[0] == results("off", definitions, calls)[0]


KINDS = ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "c8", "c16", "?"]


@pytest.mark.parametrize("kind", KINDS)
def test_arrays_of_the_host(kind):
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        x = np.arange(6).reshape(2, 3).astype(kind)
        it.define("x", x)
        it.eval(TRY + "(define (f i j) (array-ref x i j)) (define (g y) (array-set! x 1 2 y) (array-ref x 1 2))")
        found.append([write(it.session.run_text(f"(try (lambda () {e}))", "t")) for e in ("(f 1 2)", "(f 0 0)", "(f 2 0)", "(f 0 -1)", "(g 1)", "(f 1 2)", "(g 1000)", "(g 1.5)")])
    assert found[0] == found[1]


def changes():
    def read_only(x):
        x.flags.writeable = False

    def longer(x):
        x.resize(40, refcheck=False)

    def shorter(x):
        x.resize(2, refcheck=False)

    def of_integers(x):
        x.dtype = "i8"

    def of_two_axes(x):
        x.shape = (2, 4)

    return [read_only, longer, shorter, of_integers, of_two_axes]


@pytest.mark.parametrize("change", changes(), ids=lambda f: f.__name__)
def test_the_host_changes_the_array(change):
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        x = np.arange(8.0)
        it.define("x", x)
        it.eval(TRY + "(define (f i y) (array-set! x i y) (array-ref x i))")
        values = []
        for turn in range(12):
            if turn == 3:
                change(x)
            values += [write(it.session.run_text(f"(try (lambda () (f {i} 0.5)))", "t")) for i in (0, 3, 30)]
        found.append((values, x.tolist()))
    assert found[0] == found[1]


def test_an_array_that_changes_its_type_is_compiled_for_again():
    it = Interpreter(jit="eager")
    it.eval("(define v (make-vector 10 0)) (define (f i) (vector-ref v i))")
    it.eval("(f 1)")
    assert "-> integer" in it.explain("f")
    it.eval("(vector-fill! v 2.5)")
    for _ in range(8):
        assert it.eval("(f 1)") == 2.5
    assert "compiled for (integer) -> float" in it.explain("f")


def test_an_array_is_not_kept():
    it = Interpreter(jit="eager")
    x = np.arange(1000.0)
    gone = weakref.ref(x)
    it.define("x", x)
    it.eval("(define (f i) (array-ref x i))")
    it.eval("(f 1)")
    assert "compiled for" in it.explain("f")
    del x
    it.eval("(define x 1)")
    gc.collect()
    assert gone() is None


def test_an_array_is_held_while_it_is_worked_on():
    it = Interpreter(jit="eager")
    it.define("x", np.zeros(100))
    it.eval("(define (f n) (do ((i 0 (+ i 1))) ((= i n) (array-ref x 0)) (array-set! x 0 (+ 1. (array-ref x 0)))))")
    it.eval("(f 10)")
    ended = []
    worker = threading.Thread(target=lambda: ended.append(it.eval("(f 30000000)")))
    worker.start()
    it.define("x", np.zeros(3))
    gc.collect()
    worker.join()
    assert 0.0 <= ended[0] <= 30_000_010.0


def test_a_procedure_without_arguments():
    for jit in ("off", "on", "eager"):
        it = Interpreter(jit=jit)
        it.eval("(define v (make-vector 100 1)) (define (f) (do ((i 0 (+ i 1)) (s 0 (+ s (vector-ref v i)))) ((= i 100) s)))")
        for _ in range(50):
            assert it.eval("(f)") == 100


def test_a_loop_at_the_top():
    program = """
(define v (make-vector 1000 0))
(do ((i 0 (+ i 1))) ((= i 1000)) (vector-set! v i (* i i)))
(define total 0.)
(do ((i 0 (+ i 1))) ((= i 1000)) (vector-set! v i (+ 0.5 (vector-ref v i))))
(list (vector-ref v 0) (vector-ref v 999))
"""
    assert [write(Interpreter(jit=jit).session.run_text(program, "t")) for jit in ("off", "on", "eager")] == ["(0.5 998001.5)"] * 3
