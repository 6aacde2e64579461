"""Native code is given what it cannot do: the interpreter's answer is the expectation, and nothing breaks."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from engines import Counts, run_typed
from interpreted import THRESHOLDS, has_the_interpreters_answer

from lambit import Interpreter
from lambit.errors import LispError

LOOP = "(define (p a n) (do ((i 0 (+ i 1)) (t 0 (+ t (array-ref a i)))) ((= i n) t)))\n"
TRY = """
(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))
"""

PROGRAMS = {
    "a call of no procedure": "(define (p f n) (do ((i 0 (+ i 1)) (t 0 (+ t (f i)))) ((= i n) t))) (p (lambda (x) (* x x)) 9)",
    "a list in a loop": "(do ((i 0 (+ i 1)) (t '() (cons (* i i) t))) ((= i 9) t))",
    "exact to inexact": "(do ((i 0 (+ i 1)) (t 1 (if (= i 5) (* t 0.5) (+ t i)))) ((= i 9) t))",
    "a fraction": "(do ((i 1 (+ i 1)) (t 1 (+ t (/ 1 i)))) ((= i 9) t))",
    "a number to a symbol": TRY + "(try (lambda () (do ((i 0 (+ i 1)) (t 1 (if (= i 5) 'a (+ t i)))) ((= i 9) t))))",
    "the greatest integer and one": "(do ((i 0 (+ i 1)) (t 9223372036854775800 (+ t 3))) ((= i 9) t))",
    "the least integer less one": "(do ((i 0 (+ i 1)) (t -9223372036854775800 (- t 3))) ((= i 9) t))",
    "the least integer's opposite": "(define (p x n) (if (= n 0) (list (- x) (abs x) (quotient x -1)) (p x (- n 1)))) (p (- (expt 2 63)) 9)",
    "a product": "(do ((i 0 (+ i 1)) (t 3037000500 (* t t))) ((= i 2) t))",
    "an argument of 2^63": "(define (p x n) (if (= n 0) x (p (+ x 1) (- n 1)))) (list (p 1 9) (p (expt 2 63) 9) (p (- (- (expt 2 63)) 9) 9))",
    "a huge shift": TRY + "(define (p x k n) (if (= n 0) (arithmetic-shift x k) (p x k (- n 1))))"
    "(list (p 1 62 5) (p 1 63 5) (p -1 63 5) (p 1 100 5) (p -5 -1000000 5) (p 5 (- (expt 2 63)) 5) (p 0 9999 5))",
    "division by zero": TRY + "(define (p x y n) (if (= n 0) (/ x y) (p x y (- n 1))))"
    "(list (try (lambda () (p 1 0 5))) (p 1.0 0.0 5) (p -1.0 0.0 5) (p 0.0 0.0 5) (try (lambda () (p 1.0 0 5))) (p 1 -0.0 5))",
    "signs of zero": "(define (p x y n) (if (= n 0) (list (max x y) (min x y) (+ x y) (* x y) (- x) (eqv? x y)) (p x y (- n 1))))"
    "(list (p 0.0 -0.0 5) (p -0.0 0.0 5) (p +nan.0 1.0 5) (p 1.0 +nan.0 5))",
    "an empty array": TRY + LOOP + "(list (p (f64vector) 0) (try (lambda () (p (f64vector) 1))))",
    "an index too great": TRY + LOOP + "(try (lambda () (p (array 1 2 3) 4)))",
    "an index that runs ahead of the counter": TRY + "(define (p v n) (do ((i 0 (+ i 1)) (j 0 (+ j 100000000)) (t 0 (+ t (vector-ref v j)))) ((= i n) t)))"
    "(list (p (array 1 2 3) 1) (try (lambda () (p (array 1 2 3) 3))))",
    "a call that never returns": "(define (g a b) (if (= b 0) a (g b (remainder a b)))) (define (p n) (do ((i 0 (+ i 1)) (t (g n 0) (do ((j 0 (+ j 1)) (u t j))"
    " ((= j 7) (g 9 9223372036854775808)) u))) ((= i 2) n) n)) (list (p 8) (p 7))",
    "a transposed array": "(define (p a n) (do ((i 0 (+ i 1)) (t 0 (+ t (array-ref a i 1)))) ((= i n) t)))"
    "(p (array-transpose (list->array '((1 2 3) (4 5 6)))) 3)",
    "a reversed array": LOOP + "(p (array-reverse (array 1 2 3)) 3)",
    "one array twice": "(define (p a b n) (do ((i 1 (+ i 1))) ((= i n) a) (array-set! a i (+ (array-ref b (- i 1)) 1))))"
    "(let ((a (array 1 0 0 0 0 0))) (p a a 6))",
    "stores before a bad index": TRY + "(define a (array 1 2 3)) (define (p a n) (do ((i 0 (+ i 1))) ((= i n) a) (array-set! a i (* 2 (array-ref a i)))))"
    "(list (try (lambda () (p a 9))) a)",
    "stores before an overflow": TRY + "(define a (array 1 2 9223372036854775807 4)) (define (p a n) (do ((i 0 (+ i 1))) ((= i n) a)"
    " (array-set! a i (+ 1 (array-ref a i))))) (list (try (lambda () (p a 4))) a)",
    "a store that does not fit": TRY + "(define a (s8vector 125 126 127 1)) (define (p a n) (do ((i 0 (+ i 1))) ((= i n) a)"
    " (array-set! a i (+ 1 (array-ref a i))))) (list (try (lambda () (p a 4))) a)",
    "deep recursion": "(define (p n) (if (= n 0) 0 (+ 1 (p (- n 1))))) (p 200000)",
    "deep recursion that stores": "(define a (array 1 2)) (define (p n) (if (= n 0) 0 (begin (array-set! a 0 n) (+ 1 (p (- n 1)))))) (list (p 200000) a)",
    "deep recursion that stores, to an error": TRY + "(define a (array 1 2)) (define (p n) (if (= n 0) (array-ref a 2) (begin (array-set! a 0 n)"
    " (+ 1 (p (- n 1)))))) (list (try (lambda () (p 150000))) a)",
    "tail calls": "(define (e n) (if (= n 0) #t (o (- n 1)))) (define (o n) (if (= n 0) #f (e (- n 1)))) (list (e 100001) (o 100001))",
    "escape out of a loop": "(call/cc (lambda (k) (do ((i 0 (+ i 1))) ((= i 9) 0) (if (= (do ((j 0 (+ j 1)) (t 0 (+ t j))) ((= j i) t)) 10) (k i)))))",
    "an exit where an assigned variable lives in a box": "(define (p n m) (- (let lp ((i 0) (t m)) (if (< i 6)"
    " (lp (+ i 1) (let ((v n)) (do ((j 0 (+ j 1))) ((= j 6) v) (set! v (if (= j 4) t (+ v 1)))))) t)) 1))"
    " (list (p (- (expt 2 63) 3) -7) (p (- (expt 2 63) 9) (- (expt 2 63) 2)) (p 1 2))",
    "an exit in an inner loop, and then a builtin in its rest": "(define (p a) (let outer ((i 0) (t 1)) (if (< i 4) (outer (+ i 1)"
    " (let inner ((j 0) (u 1.0)) (if (< j 6) (inner (+ j 1) (min 1 u)) (vector-ref a 1)))) (list 'end i t)))) (list (p #f64(1 2)) (p #f64(3 4)))",
    "the same in a guard": TRY + "(define (p a) (try (lambda () (+ 1 (let inner ((j 0) (u 1.0)) (if (< j 6) (inner (+ j 1) (min 1 u))"
    " (/ (vector-ref a 1) 0.0)))))))  (list (p #f64(1 2)) (p #f64(3 0)))",
    "the same in a resumed procedure": "(define k #f) (define n 0) (define (p a) (let ((v (+ (let inner ((j 0) (u 1.0)) (if (< j 6)"
    " (inner (+ j 1) (min 1 u)) (vector-ref a 1))) (call/cc (lambda (c) (set! k c) 1)) (let inner ((j 0) (u 1.0)) (if (< j 6)"
    " (inner (+ j 1) (min 1 u)) (/ (vector-ref a 1) 0.5)))))) (set! n (+ n 1)) (if (< n 4) (k n) v))) (list (p #f64(1 2)) n)",
    "re-entry": "(define k #f) (define n 0) (define (p m) (do ((i 0 (+ i 1)) (t 0 (+ t m))) ((= i 5) t)))"
    "(let ((v (+ (p 3) (call/cc (lambda (c) (set! k c) 1))))) (set! n (+ n 1)) (if (< n 4) (k (p n)) (list n v)))",
}


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    text = PROGRAMS[name]
    assert has_the_interpreters_answer(text, threshold)


@pytest.mark.slow
def test_such_programs_are_native():
    counts = Counts()
    for text in PROGRAMS.values():
        run_typed(text, 0, counts)
    assert counts.native >= counts.sites * 0.5 > 0
    assert "an integer does not fit 64 bits" in counts.exits


def strange(kind: str):
    """An array that a program of Python's may hand over."""
    a = np.arange(1.0, 7.0)
    if kind == "not contiguous":
        return np.arange(12.0)[::2]
    if kind == "not aligned":
        return np.ndarray((6,), "f8", b"\0" + a.tobytes(), 1)
    if kind == "read-only":
        a.flags.writeable = False
        return a
    if kind == "swapped":
        return a.astype(">f8")
    if kind == "object":
        return np.array([1, 2.5, 3, 4, 5, 1 << 70], dtype=object)
    if kind == "empty":
        return np.zeros(0)
    if kind == "no axis":
        return np.array(3.0)
    if kind == "long":
        return a.astype(np.longdouble)
    if kind == "times":
        return np.arange("2020-01-01", "2020-01-07", dtype="datetime64[D]")
    if kind == "spans":
        return np.arange(6).astype("timedelta64[s]")
    if kind == "records":
        return np.zeros(6, dtype=[("x", "f8"), ("y", "i4")])
    if kind == "texts":
        return np.array(["a", "b", "c", "d", "e", "f"])
    if kind == "swapped integers":
        return np.arange(6).astype(">i8")
    if kind == "four axes":
        return np.arange(16.0).reshape(2, 2, 2, 2)
    if kind == "a view backwards":
        return np.arange(6.0)[::-1]
    if kind == "all one element":
        return np.broadcast_to(np.array(2.5), (6,))
    return a.astype("f2")


STRANGE = [
    "not contiguous", "not aligned", "read-only", "swapped", "object", "empty", "no axis", "half", "long", "times", "spans", "records", "texts",
    "swapped integers", "four axes", "a view backwards", "all one element",
]  # fmt: skip


FUSED = ("(sum (map (lambda (x) (* x 2)) a))", "(fold (lambda (x t) (+ x t)) 0 a)", "(vector-map (lambda (x) (+ x 1)) a)",
         "(let ((t 0)) (for-each (lambda (x) (set! t (+ t x))) a) t)")  # fmt: skip


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize("wish", ["first", "later"])
def test_strange_arrays(kind, wish, monkeypatch):
    """Whether such an array comes first, or after native code was made for ordinary ones."""
    from lambit import Interpreter, LispError

    answers = []
    for jit in ("off", "eager"):
        monkeypatch.setenv("LAMBIT_JIT", jit)
        with Interpreter() as it:
            it.eval(LOOP + "(define (q a n) (do ((i 0 (+ i 1))) ((= i n) 0) (array-set! a i 1.5)))")
            it["ordinary"] = np.arange(6.0)
            it["a"] = a = strange(kind)
            if wish == "later":
                assert it.eval("(p ordinary 6)") == 15.0
                it.eval("(q ordinary 6)")
            found = []
            for text in ("(p a 6)", "(q a 6)", *FUSED):
                try:
                    found.append(repr(it.eval(text)))
                except LispError as error:
                    found.append(str(error))
            answers.append((found, a.tolist()))
    assert answers[0] == answers[1]


def test_recursion_without_end():
    text = "(define (p n) (+ 1 (p (+ n 1)))) (guard (e (#t 'deep)) (p 0))"
    counts = Counts()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lambit.runtime.driver.DEPTH_LIMIT", 20_000)
        assert run_typed(text, 0, counts) == run_typed(text, None)


def test_a_timer_breaks_a_native_loop(lambit):
    """A signal's handler runs while native code goes round; what it raises ends the program."""
    code = (
        "import signal, lambit\n"
        "class Over(BaseException): pass\n"
        "def over(*_): raise Over\n"
        "signal.signal(signal.SIGALRM, over)\n"
        "it = lambit.Interpreter()\n"
        "it.eval('(define (p n) (do ((i 0 (+ i 1)) (t 0 (bitwise-xor t i))) ((= i n) t)))')\n"
        "it.eval('(p 10)')\n"
        "assert 'native' in [s.state for s in it.session.base.heat.sites]\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.3)\n"
        "try: it.eval('(p 1000000000000)')\n"
        "except Over: print('over')\n"
        "print(it.eval('(p 10)'))\n"
    )
    import os
    import subprocess

    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "LAMBIT_JIT": "eager", "PYTHONPATH": str(root / "src")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, env=env, check=False)
    assert ran.stdout.split() == [b"over", b"1"], ran.stderr


def test_threads():
    """Sessions in several threads, each with native code of its own, do not disturb each other."""
    from lambit import Interpreter

    text = "(define (p n) (if (< n 2) n (+ (p (- n 1)) (p (- n 2))))) (define (q n) (do ((i 0 (+ i 1)) (t 0 (+ t (* i i)))) ((= i n) t))) (list (p 15) (q 300000))"
    answers = []

    def work():
        with Interpreter() as it:
            answers.append(it.eval(text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAMBIT_JIT", "eager")
        threads = [threading.Thread(target=work) for _ in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    assert answers == [[610, sum(i * i for i in range(300000))]] * 4


def test_the_first_look_knows_all_operations():
    from lambit.analysis.numeric import NATIVE
    from lambit.jit.operations import OPERATIONS

    assert NATIVE == set(OPERATIONS)


@pytest.mark.parametrize("call", ["(f)", "(f 1)", "(f 1 2 3)", "(f 1 2 3 4)", "(g 1 2 3)", "(map f '(1 2))"])
def test_the_number_of_arguments_of_what_is_called_by_name(call):
    """It is the call's, also when native code has handed the call back to the interpreter."""
    definitions = "(define (f x y) (+ x (* 2 y))) (define (g x y) (let loop ((i 0) (s x)) (if (= i y) s (loop (+ i 1) (+ s i)))))"
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval(definitions + " (list (f 1 2) (g 1 2) (f 3 4) (g 3 4))")
        with pytest.raises(LispError) as caught:
            it.eval(call)
        found.append((str(caught.value), type(caught.value)))
    assert found[0] == found[1]


RESIZED = """
(define (p a n) (do ((i 0 (+ i 1)) (t 0.0 (+ t (array-ref a i)))) ((= i n) t)))
(define (q a n f) (do ((i 0 (+ i 1)) (t 0.0 (+ t (array-ref a i)))) ((= i n) (f i) t)))
(define (r a n f) (let lp ((i 0) (t 0.0)) (if (= i n) t (begin (if (= i 3) (f i)) (lp (+ i 1) (+ t (array-ref a i)))))))
"""


@pytest.mark.parametrize("size", [0, 2, 4, 1000])
def test_an_array_that_is_resized_between_and_in_the_middle(size):
    """Numpy refuses while others hold the array; with `refcheck=False` it does not, and nothing is read that is gone."""
    from lambit import Interpreter, LispError

    answers = []
    for jit in ("off", "eager"):
        a = np.arange(8.0)
        with Interpreter(jit=jit) as it:
            it.eval(RESIZED)
            it["a"] = a
            it["f"] = lambda i, a=a: a.resize(size, refcheck=False)
            found = []
            for text in ("(p a 8)", "(p a 8)", "(q a 8 f)", "(p a 8)", "(r a 8 f)", "(r a 8 f)", "(p a 1)"):
                try:
                    found.append(it.eval(text))
                except LispError as error:
                    found.append(str(error))
            answers.append(found)
    assert answers[0] == answers[1]


@pytest.mark.parametrize("kind", ["f64", "f32", "s64", "s32", "s16", "s8", "u64", "u32", "u16", "u8"])
def test_homogeneous_vectors(kind):
    """Their lengths, elements and stores; and vectors of another kind, and what does not fit."""
    other = "f32" if kind == "f64" else "f64"
    text = f"""{TRY}
(define (p v) (let ((n ({kind}vector-length v))) (do ((i 0 (+ i 1)) (t 0 (+ t ({kind}vector-ref v i)))) ((= i n) t))))
(define (q v x) (do ((i 0 (+ i 1))) ((= i ({kind}vector-length v)) v) ({kind}vector-set! v i x)))
(define v ({kind}vector 1 2 100))
(define w ({other}vector 1 2 3))
(map (lambda (f) (try f)) (list
  (lambda () (p v)) (lambda () (p v)) (lambda () (p w)) (lambda () (p (list 1))) (lambda () (q v 7)) (lambda () (q v 8)) (lambda () (q v 2.5))
  (lambda () (q v -1)) (lambda () (q v 300)) (lambda () (q v (expt 2 63))) (lambda () (q v (expt 2 64))) (lambda () (p v)) (lambda () v)))"""
    assert run_typed(text, 0) == run_typed(text, None)


def test_sizes_of_arrays():
    text = f"""{TRY}
(define (p a) (+ (* 100 (array-length a)) (* 10 (array-size a)) (array-rank a)))
(define (call a) (try (lambda () (p a))))
(map call (list (array 1 2 3) (array 4 5) (array '(1 2 3) '(4 5 6)) (array '(1 2)) (array '((1 2) (3 4))) (array 1.5) (f64vector) (vector 1 2) (bytevector 1 2) 5))"""
    assert run_typed(text, 0) == run_typed(text, None)
