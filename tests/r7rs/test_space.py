"""What the report wants done in bounded space: iterative promises (4.2.5), tail calls (3.5), escapes, handlers.

A procedure `alive` counts the objects of a kind that are alive when it is called; programs call it at the end
of a long loop. In bounded space there are a few, whatever the length of the loop; otherwise one per turn. What
other tests have left does not count: it is frozen before the tests of a file begin.
"""

from __future__ import annotations

import gc
import sys

import pytest

from lambit import Interpreter
from lambit.data import Pair, Promise
from lambit.runtime.continuations import Continuation, Frame
from lambit.runtime.dynamic import Dynamic

TURNS = 20_000
FEW = TURNS // 50
KINDS = (Promise, Pair, Continuation, Frame, Dynamic)

STREAMS = """
(define integers-from (lambda (n) (delay (cons n (integers-from (+ n 1))))))
(define (stream-filter p? s)
  (delay-force
    (if (null? (force s))
        (delay '())
        (let ((h (car (force s))) (t (cdr (force s))))
          (if (p? h) (delay (cons h (stream-filter p? t))) (stream-filter p? t))))))
(define (head stream) (car (force stream)))
"""

PROGRAMS = {
    "delay-force": "(define (loop n) (if (= n 0) (delay (alive)) (delay-force (loop (- n 1))))) (force (loop TURNS))",
    "a filtered stream": STREAMS + "(head (stream-filter (lambda (n) (and (= n TURNS) (alive))) (integers-from 0)))",
    "a stream walked": STREAMS + """(let walk ((s (integers-from 0)))
        (if (= (head s) TURNS) (alive) (walk (cdr (force s)))))""",
    "a list in delay-force": """(define (stream-of n) (delay-force (if (= n 0) (delay '()) (delay (cons n (stream-of (- n 1)))))))
        (let walk ((s (stream-of TURNS))) (let ((v (force s))) (if (null? v) (alive) (walk (cdr v)))))""",
    "tail calls": "(define (a n) (if (= n 0) (alive) (b (- n 1)))) (define (b n) (if (= n 0) (alive) (a (- n 1)))) (a TURNS)",
    "tail calls by apply": "(define (f n) (if (= n 0) (alive) (apply f (list (- n 1))))) (f TURNS)",
    "tail calls by eval": """(define n (quotient TURNS 20))
        (define (f) (set! n (- n 1)) (if (= n 0) (alive) (eval '(f) (interaction-environment)))) (f)""",
    "tail calls from call/cc": "(define (f n) (if (= n 0) (alive) (call/cc (lambda (k) (f (- n 1)))))) (f TURNS)",
    "tail calls to a continuation": """(define (f n) (if (= n 0) (alive) (f (- n (call/cc (lambda (k) (k 1))))))) (f TURNS)""",
    "re-entered": """(define (f) (define k #f) (define n 0) (call/cc (lambda (c) (set! k c)))
        (set! n (+ n 1)) (if (< n TURNS) (k 1) (alive))) (f)""",
    "tail calls with values": """(define (f n) (if (= n 0) (alive) (call-with-values (lambda () (values n 1)) (lambda (a b) (f (- a b))))))
        (f TURNS)""",
    "tail calls in a guard's clause": "(define (f n) (guard (e (#t (if (= n 0) (alive) (f (- n 1))))) (raise n))) (f TURNS)",
    "a guard in a loop": "(let loop ((n TURNS)) (if (= n 0) (alive) (loop (- n (guard (e (#t e)) (raise 1))))))",
    "winders in a loop": """(define (nothing) #t)
        (let loop ((n TURNS)) (if (= n 0) (alive) (loop (- n (dynamic-wind nothing (lambda () 1) nothing)))))""",
    "handlers in a loop": """(let loop ((n TURNS)) (if (= n 0) (alive)
        (loop (- n (with-exception-handler (lambda (e) e) (lambda () (raise-continuable 1)))))))""",
    "parameters in a loop": """(define p (make-parameter 0))
        (let loop ((n TURNS)) (if (= n 0) (alive) (loop (- n (parameterize ((p 1)) (p))))))""",
    "generators": """(define return #f)
        (define (yield x) (call/cc (lambda (rest) (set! resume (lambda () (rest #t))) (return x))))
        (define (resume) (let loop ((i 0)) (yield i) (loop (+ i 1))))
        (define (next) (call/cc (lambda (k) (set! return k) (resume))))
        (let loop ((n (quotient TURNS 10))) (if (= n 0) (alive) (begin (next) (loop (- n 1)))))""",
}  # fmt: skip


# the tail positions that the report lists (3.5), each around the call that goes on
TAILS = [
    "(if #t CALL 0)", "(if #f 0 CALL)", "(cond (#f 0) (#t 0 CALL))", "(cond (#f 0) (else CALL))",
    "(cond ((- n 1) => f))", "(case n ((-1) 0) (else 0 CALL))", "(case 1 ((1) CALL) (else 0))",
    "(case (- n 1) ((-1) 0) (else => f))", "(case (- n 1) ((-1) 0) ((0) => f) (else => f))", "(and 1 CALL)", "(or #f CALL)", "(when #t 0 CALL)",
    "(unless #f 0 CALL)", "(let ((m 1)) CALL)", "(let* ((m 1) (k 2)) CALL)", "(letrec ((m (lambda () m))) CALL)",
    "(letrec* ((m 1) (k m)) CALL)", "(let-values (((a b) (values 1 2))) CALL)",
    "(let*-values (((a b) (values 1 2)) ((c) a)) CALL)", "(let-syntax () CALL)", "(letrec-syntax () CALL)",
    "(begin 0 CALL)", "(do ((i 0 (+ i 1))) ((= i 2) 0 CALL))", "(let loop ((i 0)) (if (= i 2) CALL (loop (+ i 1))))",
    "((lambda () CALL))", "((lambda (m) (define k m) CALL) 1)", "((case-lambda ((a) 0) ((a b) CALL)) 1 2)",
    "(apply f (list (- n 1)))", "(call/cc (lambda (k) CALL))", "(call/cc (lambda (k) (set! kept k) CALL))",
    "(call-with-values (lambda () (values (- n 1))) f)", "(call-with-values (lambda () (values 1 2)) (lambda (a b) CALL))",
    "(g (lambda () CALL))", "((or #f (lambda () CALL)))", "(cond-expand (r7rs CALL))",
]  # fmt: skip
PROGRAMS |= {
    tail: "(define kept #f) (define (g thunk) (thunk)) (define (f n) (if (= n 0) (alive) "
    + tail.replace("CALL", "(f (- n 1))")
    + ")) (f TURNS)"
    for tail in TAILS
}


def depth() -> int:
    """How many frames are on Python's stack."""
    frame, count = sys._getframe(), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count


@pytest.mark.parametrize("program", PROGRAMS)
def test_in_bounded_space(program):
    counts = []

    def alive():
        gc.collect()
        found = {kind.__name__: sum(x.__class__ is kind for x in gc.get_objects()) for kind in KINDS}
        counts.append(found | {"frames on the stack": depth()})
        return 1

    with Interpreter() as interpreter:
        interpreter.define("alive", alive)
        alive()
        interpreter.session.run_text(PROGRAMS[program].replace("TURNS", str(TURNS)))
    before, after = counts
    grown = {name: after[name] - before[name] for name in before if after[name] - before[name] > FEW}
    assert not grown


def test_the_measure_of_the_stack_measures():
    """A recursion that is no tail call is as deep as it is long."""
    depths = []
    with Interpreter() as interpreter:
        interpreter.define("alive", lambda: depths.append(depth()) or 1)
        interpreter.session.run_text("(define (f n) (if (= n 0) (alive) (+ 1 (f (- n 1))))) (f 0) (f 400)")
    assert depths[1] - depths[0] > 300


def test_the_measure_measures():
    """A stream that somebody holds on to grows."""
    counts = []
    with Interpreter() as interpreter:
        interpreter.define("alive", lambda: counts.append(sum(x.__class__ is Promise for x in gc.get_objects())) or 1)
        program = STREAMS + """(define all (integers-from 0))
            (let walk ((s all)) (if (= (head s) TURNS) (alive) (walk (cdr (force s)))))"""
        interpreter.session.run_text(program.replace("TURNS", str(TURNS)))
    assert counts[0] > TURNS
