"""Native code looks whether it is to stop once in so many rounds, whoever goes round: also where a loop calls procedures with loops."""

from __future__ import annotations

import inspect
import sys
import threading
import time

import numpy as np
import pytest

from lambit import Interpreter, LispError
from lambit.jit.program import POLLS
from lambit.jit.shared import state

SUM = "(do ((i 0 (+ i 1)) (s 0.0 (+ s (f64vector-ref v i)))) ((= i {}) s))"
PROGRAMS = {  # definitions, a call, and about how many rounds that takes
    "a loop": ("(define (f v n) (do ((i 0 (+ i 1)) (t 0 (+ t (* i i)))) ((= i n) t)))", "(f v 1000000)", 1_000_000),
    "a loop that calls a loop": (f"(define (g v n) {SUM.format('n')}) (define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (+ t (g v 60000)))) ((= i m) t)))", "(f v 20)", 1_200_000),
    "of constant length": (f"(define (g v) {SUM.format(60000)}) (define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (+ t (g v)))) ((= i m) t)))", "(f v 20)", 1_200_000),
    "two loops": (
        f"(define (g v n) (+ {SUM.format('n')} {SUM.format('n')})) (define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (+ t (g v 30000)))) ((= i m) t)))", "(f v 20)", 1_200_000,
    ),
    "a loop in a loop": (f"(define (f v m) (do ((j 0 (+ j 1)) (t 0.0 (+ t {SUM.format(60000)}))) ((= j m) t)))", "(f v 20)", 1_200_000),
    "by going round": ("(define (g n t) (if (= n 0) t (g (- n 1) (+ t 0.5)))) (define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (g 60000 t))) ((= i m) t)))", "(f v 20)", 1_200_000),
    "recursion": (f"(define (f v n) (if (< n 2) {SUM.format(60000)} (+ (f v (- n 1)) (f v (- n 2)))))", "(f v 7)", 1_260_000),
    "a sum": ("(define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (+ t (sum (map (lambda (x) (+ x i)) u))))) ((= i m) t)))", "(f v 300)", 1_200_000),
    "a sum that is called": (
        "(define (g v) (+ 0.0 (fold (lambda (x acc) (+ acc (* 0.5 x))) 0.0 v))) (define (f v m) (do ((i 0 (+ i 1)) (t 0.0 (+ t (g u)))) ((= i m) t)))", "(f v 300)", 1_200_000,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_somebody_looks(name):
    definitions, call, rounds = PROGRAMS[name]
    it = Interpreter(jit="eager")
    it["v"], it["u"] = np.linspace(0.1, 1, 60_000), np.linspace(0.1, 1, 4000)
    it.session.run_text(definitions, "program")
    for _ in range(2):
        it.eval(call)
    assert it.explain("f").startswith("f: compiled for")
    before = state().looks.value
    it.eval(call)
    looks = state().looks.value - before
    assert rounds / (2.5 * POLLS) <= looks <= 4 + 3 * rounds / POLLS


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_value_is_the_interpreters(name):
    definitions, call, _ = PROGRAMS[name]
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it["v"], it["u"] = np.linspace(0.1, 1, 60_000), np.linspace(0.1, 1, 400)
        it.session.run_text(definitions, "program")
        small = call.replace("20)", "2)").replace("300)", "3)").replace("1000000)", "1000)").replace("7)", "3)")
        found.append([repr(it.eval(small)) for _ in range(3)])
    assert found[0] == found[1]


# -- what has its turn then

SHORT_ROUNDS = "(define (f n) (let again () (do ((i 0 (+ i 1)) (t 0 (+ t i))) ((= i n) (again)))))"
LONG_ROUNDS = "(define (f n) (do ((i 0 (+ i 1)) (t 0.0 (+ t (sin (* 1.0 i))))) ((= i n) t)))"


MOMENTS = "(define (f v) (let again () (for-each (lambda (x) (vector-set! w 0 x)) v) (again)))"
ENDLESS = {"short rounds": (SHORT_ROUNDS, "(f 3)"), "long rounds": (LONG_ROUNDS, "(f 1000000000000)"), "moments without the lock": (MOMENTS, "(f v)")}


@pytest.mark.parametrize("name", ENDLESS)
def test_other_threads_have_their_turns(name):
    """Who gives up the lock for moments only, before a thread can wake up, starves it: looks did, and numpy does when asked whether arrays share memory."""
    text, call = ENDLESS[name]
    it = Interpreter(jit="eager")
    it["v"], it["w"] = np.linspace(0, 1, 3_000_000), np.zeros(3)
    it.session.run_text(text, "program")
    turns, going = [], True

    def other():
        while going:
            time.sleep(0.001)
            turns.append(1)

    thread = threading.Thread(target=other)
    thread.start()
    try:
        with pytest.raises(LispError, match="time limit"):
            it.eval(call, seconds=2)
    finally:
        going = False
        thread.join()
    assert len(turns) >= 20  # Python's own interval would give it 400; starved, it had 6


def test_where_python_has_no_room_for_a_frame():
    """A look calls a function of Python's: that there is no room for one is nothing to the loop."""
    it = Interpreter(jit="eager")
    it.session.run_text(LONG_ROUNDS, "program")
    f = it["f"]
    right = f(300_000)
    found, entered = [], 0

    def deeper():
        nonlocal entered
        entered += 1
        found.append(f(300_000))
        deeper()

    limit = sys.getrecursionlimit()
    depth = len(inspect.stack(0))
    try:
        sys.setrecursionlimit(depth + 60)
        with pytest.raises(RecursionError):
            deeper()
    finally:
        sys.setrecursionlimit(limit)
    assert found == [right] * entered
    assert sys.getrecursionlimit() == limit
