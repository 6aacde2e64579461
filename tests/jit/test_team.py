"""Threads that share a loop: whoever does a piece, what comes of it is the same, and nobody loses or moves memory meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from lambit import Interpreter
from lambit.elementary import arrays
from lambit.jit import team
from lambit.jit.team import PIECE

SOURCE = Path(__file__).parents[2] / "src"
R = np.random.default_rng(5)
LARGE = R.random(2 * PIECE + 12_345) + 0.01


@pytest.fixture(params=[1, 2, 5])
def count(request, monkeypatch):
    monkeypatch.setenv("LAMBIT_THREADS", str(request.param))
    return request.param


def test_all_is_done_once_and_given_in_order(count):
    assert team.threads() == count
    for pieces in (0, 1, 2, 3, 100):
        done: list[int] = []
        assert team.shared(lambda i, done=done: done.append(i) or i * i, pieces) == [i * i for i in range(pieces)]
        assert sorted(done) == list(range(pieces))


def test_as_many_threads_as_processors_unless_one_says_otherwise(monkeypatch):
    for wish in ("", "0", "-1", "many"):
        monkeypatch.setenv("LAMBIT_THREADS", wish)
        assert team.threads() == len(os.sched_getaffinity(0))


def test_at_most_so_many(count):
    at_work: set[int] = set()
    team.shared(lambda _: at_work.add(threading.get_ident()), 500, most=1)
    assert at_work == {threading.get_ident()}


def test_an_error_of_any_thread_comes_out(count):
    def work(i):
        if i == 7:
            raise OSError("the seventh")

    with pytest.raises(OSError, match="the seventh"):
        team.shared(work, 50)
    assert team.shared(abs, 3) == [0, 1, 2]


def test_callers_at_once(count):
    found: list[list[int]] = []
    callers = [threading.Thread(target=lambda k=k: found.append(team.shared(lambda i: i * k, 200))) for k in range(4)]
    for each in callers:
        each.start()
    for each in callers:
        each.join()
    assert sorted(found) == [[i * k for i in range(200)] for k in range(4)]


# -- memory


def test_what_is_pinned_cannot_be_resized():
    whole = np.arange(10.0)
    part = whole[2:7][::-1]
    held = team.pinned(part)
    for check in (True, False):
        with pytest.raises(ValueError, match="resize"):
            whole.resize(100, refcheck=check)
    del held
    whole.resize(100, refcheck=False)


def test_arrays_are_held_until_nobody_is_at_work(monkeypatch):
    """Who called is stopped while another is at work: that one still has its arrays."""
    monkeypatch.setenv("LAMBIT_THREADS", "2")
    caller = threading.get_ident()
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()
    array = np.arange(10.0)

    def work(i):
        if threading.get_ident() == caller:
            begun.wait(10)
            raise KeyboardInterrupt
        begun.set()
        go_on.wait(10)
        with pytest.raises(ValueError, match="resize"):
            array.resize(100, refcheck=False)
        ended.set()

    with pytest.raises(KeyboardInterrupt):
        team.shared(work, 1000, array)
    go_on.set()
    assert ended.wait(10)


def cannot_be_resized(value, *arrays_):
    """A kernel that gives a value, and during which somebody tries to resize what it reads."""

    def kernel(*_):
        for x in arrays_:
            with pytest.raises(ValueError, match="resize"):
                x.resize(10, refcheck=False)
        tried.append(len(arrays_))
        return value

    tried: list[int] = []
    return kernel, tried


def test_what_kernels_read_cannot_be_resized():
    from lambit.info.kernels.many import Sums
    from lambit.jit.kernels import counting, many, parsing

    a, b = np.zeros(5000, dtype=np.int64), np.ones(5000, dtype=np.int32)
    kernel, tried = cannot_be_resized(5000, a, b)
    counting.kernels({"count_words": kernel})["count_words"](np.zeros(6, dtype=np.int64), [(a, 3, 0), (b, 2, 0)], 0, 5000)
    p, q = np.ones(2 * many.BLOCK), np.ones(2 * many.BLOCK)
    kernel, more = cannot_be_resized(0, p, q)
    many.adding(kernel)(Sums(1), p, q)
    kernel, most = cannot_be_resized(5000, a)
    kernels = parsing.kernels(dict.fromkeys(("parsed", "earlier", "history"), kernel))
    kernels["phrases"](a, 2)
    kernels["earlier"](a)
    near = (np.zeros(5000, dtype=np.uint32),) * 2
    kernels["history"](a, 1, 1, near)
    assert (tried, more, most) == ([2], [2], [1, 1, 1])


# -- results


LOOPS = {
    "entropy": "(- (sum (map (lambda (p) (* p (log2 p))) v)))",
    "squares of integers": "(sum (map (lambda (x) (* x x)) w))",
    "integers too large": "(sum (map (lambda (x) (+ x 4611686018427387904)) w))",
    "an overflow in the last piece": "(sum (map (lambda (x) (* x x x x)) z))",
    "a map": "(vector-ref (vector-map (lambda (x) (* 2 x)) w) 500000)",
    "exact zeros": "(sum (map (lambda (x) (if (< x 0) x 0)) v))",
    "a fold": "(fold (lambda (x acc) (+ x (* 0.5 acc))) 0.25 v)",
}


LEFT = ("integers too large", "an overflow in the last piece")  # the interpreter does the loop, three times
BY_NAME = [pytest.param(name, marks=pytest.mark.slow) if name in LEFT else name for name in LOOPS]


@pytest.mark.parametrize("name", BY_NAME)
def test_results_do_not_depend_on_how_many(name, monkeypatch):
    it = Interpreter(jit="eager")
    small = R.integers(-900, 900, LARGE.size)
    it["v"], it["w"] = LARGE, small
    it["z"] = np.where(np.arange(small.size) < small.size - 2, small, 1 << 20)
    it.session.run_text(f"(define (f) {LOOPS[name]})", "loop")
    found = set()
    for threads in (1, 2, 5):
        monkeypatch.setenv("LAMBIT_THREADS", str(threads))
        found.add(repr(it.session.run_text("(f)", "t")))
    assert len(found) == 1
    if name == "entropy":
        assert found == {repr(-arrays.total(LARGE * logarithms(LARGE)))}
    if name == "integers too large":
        assert found == {str(int(small.sum()) + (small.size << 62))}


def logarithms(x):
    out = np.empty_like(x)
    arrays.fill("log2", x, out)
    return out


# -- processes


def ran(text: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "LAMBIT_THREADS": "3"}
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


FIRST = """
import numpy as np, os
from lambit import Interpreter
it = Interpreter(jit="eager")
it.session.run_text("(define (f v) (sum (map (lambda (x) (* x (log2 x))) v)))", "t")
v = np.linspace(0.1, 1, 3_000_000)
before = it["f"](v)
"""


def test_a_child_of_fork_has_threads_of_its_own():
    text = """
child = os.fork()
if child == 0:
    os._exit(0 if it["f"](v) == before else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), it["f"](v) == before)
"""
    assert ran(FIRST + text) == "0 True\n"


def test_a_process_ends_whoever_was_stopped():
    text = """
import signal
def stop(*_): raise KeyboardInterrupt
signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True: it["f"](v)
except KeyboardInterrupt:
    print("stopped")
"""
    assert ran(FIRST + text) == "stopped\n"
