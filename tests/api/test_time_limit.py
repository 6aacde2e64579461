"""A time limit stops whatever runs, and leaves the interpreter usable."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from lambit import Interpreter
from lambit.errors import LimitExceeded

# what stops a program may arrive in a finalizer, where Python can only say so: it is sent again
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

GENEROUS = 20.0
"""Seconds: what would run for ever, or for hours, has been stopped if it ends within these."""

ENDLESS = {
    "a loop": "(let loop ((i 0)) (loop (+ i 1)))",
    "a native loop of 10^12 rounds": "(define (f n) (let loop ((i 0) (t 0.0)) (if (< i n) (loop (+ i 1) (+ t 1.5)) t))) (f 10000) (f 1000000000000)",
    "native recursion": "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 20) (fib 90)",
    "what handles every error": "(define (try n) (guard (e (#t (try n))) (let loop () (loop)))) (try 1)",
    "what handles and begins again": "(let again () (with-exception-handler (lambda (e) 1) (lambda () (raise-continuable 2))) (again))",
    "an after thunk": "(let loop () (dynamic-wind (lambda () #f) (lambda () (let inner () (inner))) (lambda () #f)) (loop))",
    "continuations": "(let loop () (call/cc (lambda (k) (k 1))) (loop))",
    "lists": "(let loop ((xs (iota 1000))) (loop (map (lambda (x) (+ x 1)) xs)))",
    "arrays": "(let loop ((a (make-array 1000 1.0))) (loop (+ a 1.0)))",
    "a fused loop": "(let loop ((a (make-array 100000 0.5))) (sum (map (lambda (x) (* x x)) a)) (loop a))",
    "eval": "(let loop () (eval '(let l ((i 0)) (if (< i 99) (l (+ i 1)) i)) (interaction-environment)) (loop))",
    "reading what it wrote": "(let loop () (read (open-input-string \"(a b (c) #(d) \\\"e\\\")\")) (loop))",
}


def stopped(it: Interpreter, text: str, **how) -> LimitExceeded:
    began = time.monotonic()
    with pytest.raises(LimitExceeded, match="time limit") as raised:
        it.eval(text, **how)
    assert time.monotonic() - began < GENEROUS
    return raised.value


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("jit", ["off", "eager"])
def test_it_stops(text, jit):
    it = Interpreter(seconds=0.05, jit=jit)
    stopped(it, text)
    assert it.eval("(+ 1 2)", seconds=60) == 3
    assert it.eval("(let loop ((i 0)) (if (< i 100) (loop (+ i 1)) i))", seconds=60) == 100


def test_what_is_imported_meanwhile_is_whole():
    """In a process that has not loaded numpy, all that the time is enough for is to begin with it."""
    program = (
        "import time\nfrom lambit import Interpreter\nfrom lambit.errors import LimitExceeded\n"
        "it = Interpreter(seconds=0.02, jit='eager')\n"
        "try:\n    it.eval('(let loop ((a (make-array 9 1.0))) (loop (+ a 1.0)))')\nexcept LimitExceeded as error:\n    print(error)\n"
        "print(it.eval('(sum (make-array 9 1.0))', seconds=60))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "the time limit of 0.02 seconds is over\n9.0\n"


def test_it_says_what_to_try():
    error = stopped(Interpreter(seconds=0.05), ENDLESS["a loop"])
    assert str(error) == "the time limit of 0.05 seconds is over"
    assert "more seconds" in error.display(color=False)


def test_what_is_quick_enough_has_its_value():
    it = Interpreter(seconds=60)
    assert it.eval("(apply + (iota 100))") == 4950
    assert Interpreter().eval("(* 6 7)", seconds=60) == 42


def test_a_call_from_python_is_limited():
    it = Interpreter(seconds=2, jit="eager")
    f = it.eval("(define (f n) (let loop ((i 0)) (if (< i n) (loop (+ i 1)) i))) f")
    assert f(10) == 10
    with pytest.raises(LimitExceeded, match="time limit"):
        f(10**12)
    assert f(10) == 10


def test_a_program_in_a_file_is_limited(tmp_path):
    program = tmp_path / "endless.lisp"
    program.write_text(ENDLESS["a loop"])
    with pytest.raises(LimitExceeded, match="time limit"):
        Interpreter(seconds=0.1).load(program)


def test_other_threads_are_stopped_too_and_only_those():
    said: list[str] = []

    def run(text: str, seconds: float) -> None:
        try:
            said.append(repr(Interpreter(seconds=seconds, jit="eager").eval(text)))
        except LimitExceeded as error:
            said.append(str(error))

    count = "(let loop ((i 0)) (if (< i 300000) (loop (+ i 1)) i))"
    work = [(ENDLESS["a native loop of 10^12 rounds"], 0.2), (ENDLESS["a loop"], 0.1), (count, 60), (count, 60)]
    threads = [threading.Thread(target=run, args=each) for each in work]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(said) == ["300000", "300000", "the time limit of 0.1 seconds is over", "the time limit of 0.2 seconds is over"]


def test_the_inner_limit_is_over_first():
    inner, outer = Interpreter(seconds=0.1), Interpreter(seconds=60)

    def call():
        stopped(inner, ENDLESS["a loop"])
        return "over"

    outer["call"] = call
    assert outer.eval("(list (call) (call))") == ["over", "over"]


def test_the_outer_limit_is_over_first():
    inner, outer = Interpreter(seconds=60), Interpreter(seconds=0.1)
    outer["call"] = lambda: inner.eval(ENDLESS["a loop"])
    stopped(outer, "(call)")
    assert inner.eval("1") == outer.eval("1", seconds=60) == 1


def test_python_that_catches_everything_is_stopped_all_the_same():
    it = Interpreter(seconds=0.1)

    def deaf():
        try:
            while True:
                pass
        except BaseException:
            heard.append(1)

    heard: list[int] = []
    it["deaf"] = deaf
    stopped(it, f"(deaf) {ENDLESS['a loop']}")
    assert heard == [1]


def test_many_short_limits_leave_nothing_behind():
    it = Interpreter()
    for i in range(300):
        try:
            assert it.eval("(let loop ((i 0)) (if (< i 2000) (loop (+ i 1)) i))", seconds=(i % 20 + 1) * 2e-5) == 2000
        except LimitExceeded:
            pass
        assert it.eval("(guard (e (#t 'caught)) (vector-ref (vector 1 2) 1))") == 2
    assert sum(range(100_000)) == 4999950000  # nothing is raised any more


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_limit_is_positive(seconds):
    with pytest.raises(ValueError, match="positive number of seconds"):
        Interpreter(seconds=seconds)


@pytest.mark.parametrize("seconds", ["1", True, [2]])
def test_a_limit_is_a_number(seconds):
    with pytest.raises(TypeError, match="seconds as a number"):
        Interpreter().eval("1", seconds=seconds)
