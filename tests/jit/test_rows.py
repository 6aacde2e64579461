"""A matrix as a vector of its rows: the rows stay the same objects, and are held as long as they are needed."""

import sys
import threading

import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.printer import write

MULTIPLY = """
(define (multiply a b c n)
  (do ((i 0 (+ i 1))) ((= i n) c)
    (do ((j 0 (+ j 1))) ((= j n))
      (do ((k 0 (+ k 1)) (s 0 (+ s (* (vector-ref (vector-ref a i) k) (vector-ref (vector-ref b k) j)))))
          ((= k n) (vector-set! (vector-ref c i) j s))))))
"""
SCALE = """
(define (scale! m k)
  (do ((i 0 (+ i 1))) ((= i (vector-length m)) m)
    (let ((row (vector-ref m i)))
      (do ((j 0 (+ j 1))) ((= j (vector-length row)))
        (vector-set! row j (* k (vector-ref row j)))))))
"""
DOT = """
(define (dot v w) (do ((i 0 (+ i 1)) (t 0 (+ t (* (vector-ref v i) (vector-ref w i))))) ((= i (vector-length v)) t)))
(define (squares m) (do ((i 0 (+ i 1)) (t 0 (+ t (dot (vector-ref m i) (vector-ref m i))))) ((= i (vector-length m)) t)))
"""

PROGRAMS = [
    # what is defined, and made; what is called; its value; what is said of the procedure that is called
    (MULTIPLY + "(define a (vector (vector 1 2) (vector 3 4))) (define c (vector (vector 0 0) (vector 0 0)))", "(multiply a a c 2)", "#(#(7 10) #(15 22))",
     "-> vector of vectors of integers"),
    (SCALE + "(define a (vector (vector 1.5 2.0) (vector -0.0) (vector 3.0)))", "(scale! a 2.0)", None, "scale!: compiled for (vector of vectors of floats, float)"),
    (DOT + "(define a (vector (vector 1.5 2.0) (vector 0.5 1.0)))", "(squares a)", "7.5", "squares: compiled for (vector of vectors of floats) -> integer or float"),
    ("(define a (vector (vector #t #f) (vector #f #f))) (define (f m i j) (if (vector-ref (vector-ref m i) j) (+ i j) -1))", "(list (f a 0 0) (f a 0 1) (f a 1 1))",
     "(0 -1 -1)", "f: compiled for (vector of vectors of booleans, integer, integer) -> integer"),
    ("(define a (vector (vector 1 2) (vector 3 4))) (define (f m n) (let loop ((i 0) (t 0)) (if (= i n) t (let ((row (vector-ref m (if (even? i) 0 1))))"
     " (loop (+ i 1) (+ t (vector-ref row 0)))))))", "(list (f a 0) (f a 5))", "(0 9)", "f: compiled for (vector of vectors of integers, integer) -> integer"),
]  # fmt: skip


@pytest.mark.parametrize(("definitions", "call", "value", "said"), PROGRAMS)
def test_rows(definitions, call, value, said):
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(definitions, "text")
        it.session.run_text("(define before (vector->list a))", "text")
        found.append([write(it.session.run_text(call, "text")) for _ in range(3)])
        assert write(it.session.run_text("(map eq? before (vector->list a))", "text")).count("#f") == 0
    assert found[0] == found[1]
    assert value is None or found[1][-1] == value
    assert said in it.explain(call.rpartition("list (")[2].strip("(").partition(" ")[0])


ROWS = "(vector (vector 1.0 2.0) (vector 3.0 4.0) (vector 5.0 6.0))"


@pytest.mark.parametrize(
    "change",
    [
        "(vector-set! m 1 (vector 1.0))",  # too short
        "(vector-set! m 1 (vector 1.0 'a))",  # of something else
        "(vector-set! m 1 (vector 1 2))",  # of integers
        "(vector-set! m 1 7)",  # no row
        "(vector-set! m 1 '(1.0 2.0))",
        "(vector-set! m 1 m)",
        "(vector-set! m 1 (f64vector 1.0 2.0))",
        "(vector-set! m 1 (vector-ref m 0))",  # one row twice
        "(set! m (vector m m))",
        "(set! m (vector))",
        "(set! m (vector (vector)))",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_strange_rows(change, first):
    """Whether native code was made for ordinary rows before, or is asked for with such."""
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(SCALE + DOT + f"(define m {ROWS})", "text")
        if not first:
            it.session.run_text("(scale! m 2.0) (scale! m 0.5) (squares m)", "text")
        it.session.run_text(change, "text")
        said = []
        for call in ("(scale! m 3.0)", "(squares m)", "(scale! m 3.0)"):
            try:
                said.append(write(it.session.run_text(call, "text")))
            except LispError as error:
                said.append(str(error))
        found.append((said, write(it.session.run_text("m", "text"))))
    assert found[0] == found[1]


def test_rows_are_given_back():
    """Each is held as often as before, also where native code was left with rows in its hands."""
    it = Interpreter(jit="eager")
    it.session.run_text(SCALE + DOT + f"(define m {ROWS})", "text")
    it.eval("(define (overflow m big) (let ((row (vector-ref m 1))) (let ((x (* big big))) (if (> x 0) (vector-ref row 0) x))))")
    it.eval("(overflow m 2)")
    m = it.session.run_text("m", "text")
    before = [sys.getrefcount(row) for row in m.items], sys.getrefcount(m)
    for _ in range(50):
        it.eval("(scale! m 1.0)")
        it.eval("(squares m)")
    for _ in range(4):
        assert it.eval(f"(overflow m {1 << 40})") == 3.0
    assert "left 4 times" in it.explain("overflow")
    with pytest.raises(LispError):
        it.eval("(scale! (vector (vector-ref m 0) (vector 1.0 'a)) 1.0)")
    after = [sys.getrefcount(row) for row in m.items], sys.getrefcount(m)
    assert [a - b for a, b in zip(after[0], before[0], strict=True)] <= [1, 0, 0]  # the error holds one
    assert after[1] == before[1]


def test_another_thread_replaces_rows():
    """While native code is at work on a row, somebody puts another one in its place."""
    it = Interpreter(jit="eager")
    it.session.run_text(
        "(define (f m n) (do ((k 0 (+ k 1)) (t 0.0 (+ t (let ((row (vector-ref m (remainder k 3)))) (do ((j 0 (+ j 1)) (s 0.0 (+ s (vector-ref row (remainder j 2))))) ((= j n) s))))))"
        f" ((= k 9) t))) (define m {ROWS}) (f m 10)",
        "text",
    )
    m = it.session.run_text("m", "text")
    made = it.session.run_text("vector", "text")
    stop = threading.Event()

    def replace() -> None:
        while not stop.is_set():
            for i in range(3):
                m.items[i] = made(1.0, 1.0)

    other = threading.Thread(target=replace)
    other.start()
    try:
        for _ in range(5):
            assert it.eval("(f m 400000)") > 0
    finally:
        stop.set()
        other.join()
    assert "compiled for" in it.explain("f")
