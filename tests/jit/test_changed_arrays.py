"""Arrays that a signal handler makes shorter while native code runs: its next index out of range is an error, nothing of the memory that was given back is read."""

import numpy as np
import pytest
from engines import alarm

from lambit import Interpreter, LispError

FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"
PROGRAMS = {
    "a loop that calls a procedure": FIB + """
(define (f v w n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ s (fib 12) (f64vector-ref v 5))))))""",
    "a loop that stores, and calls a procedure": FIB + """
(define (f v w n) (do ((i 0 (+ i 1))) ((= i n) n) (f64vector-set! w 0 (+ (fib 12) (f64vector-ref v 5)))))""",
    "a loop that stores, and calls a procedure that gives nothing": """
(define (count! w n) (if (> n 0) (begin (f64vector-set! w 0 n) (count! w (- n 1)) (if (> n 1) (count! w (- n 2))))))
(define (f v w n) (do ((i 0 (+ i 1))) ((= i n) n) (count! w 9) (f64vector-ref v 5)))""",
    "recursion": """
(define (f v w n) (if (< n 2) (f64vector-ref v 5) (+ (f v w (- n 1)) (f v w (- n 2)))))""",
    "recursion that stores": """
(define (f v w n) (if (< n 2) (begin (f64vector-set! w 0 1.0) (f64vector-ref v 5)) (+ (f v w (- n 1)) (f v w (- n 2)))))""",
    "tail calls": """
(define (f v w n) (if (= n 0) n (g v w (- n 1) (f64vector-ref v 5))))
(define (g v w n x) (if (= n 0) x (f v w (- n 1))))""",
    "tail calls that store": """
(define (f v w n) (if (= n 0) n (g v w (- n 1) (f64vector-ref v 5))))
(define (g v w n x) (f64vector-set! w 0 x) (if (= n 0) x (f v w (- n 1))))""",
    "a procedure that calls others, which do not have the array": FIB + """
(define (twice n) (+ (fib n) (fib n)))
(define (f v w n) (if (< n 0) 0.0 (+ (f64vector-ref v 5) (twice 12) (f64vector-ref v 5) (f v w (- n 1)) (f v w (- n 1)))))""",
    "an array of a global variable": FIB + """
(define v (f64vector 1. 2. 3. 4. 5. 6. 7.))
(define (f u w n) (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ s (fib 12) (f64vector-ref v 5))))))""",
    "a local procedure": """
(define (f v w n)
  (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
  (let loop ((i 0) (s 0.0)) (if (= i n) s (loop (+ i 1) (+ s (fib 12) (f64vector-ref v 5))))))""",
}  # fmt: skip
FEW, MANY = 7, {"recursion": 60, "recursion that stores": 60, "a procedure that calls others, which do not have the array": 60}


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_array_that_becomes_shorter_is_not_read_beyond_its_end(name):
    it = Interpreter(jit="eager")
    it.eval(PROGRAMS[name])
    v = it.session.run_text("v", "t") if "(define v" in PROGRAMS[name] else np.arange(70_000.0)
    w = np.zeros(3)
    f = it["f"]
    f(v, w, FEW)
    assert "compiled for" in it.explain("f")
    shrunk = []

    def shrink(*_):
        v.resize(3, refcheck=False)
        shrunk.append(True)

    with alarm(0.03, shrink), pytest.raises(LispError, match="5"):
        f(v, w, MANY.get(name, 1 << 40))
    assert shrunk
