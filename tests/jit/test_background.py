"""Compiling beside the program: what the program does not notice of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("llvmlite")

SOURCE = Path(__file__).parents[2] / "src"

HOT = {
    "a loop": ("(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (* i i))))))", "(f 100)", 'it.explain("f")'),
    "a loop over an array": (
        "(define v (f64vector 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16.)) (define (f a) (sum (map (lambda (x) (* a x)) v)))",
        "(f 2.0)",
        'it.explain("f")',
    ),
    "a function of numpy's": ("(define (f x) (log2 x))", "(f 3.0)", '("compiled for" if "llvmlite" in sys.modules else "")'),
}


def run(hot: str, then: str) -> str:
    """What a new process prints that has something become hot, waits for native code, and goes on with `then`."""
    definition, call, said = HOT[hot]
    program = f"""
import os, sys, time
assert "threading" not in sys.modules
from _thread import get_ident
from lambit.session import Session
from lambit import Interpreter
interval = sys.getswitchinterval()
it = Interpreter(jit="on")
it.eval('{definition}')
end = time.monotonic() + 30
while "compiled for" not in {said} and time.monotonic() < end:
    for _ in range(50):
        it.eval("{call}")
print("compiled for" in {said})
from lambit.jit.requests import compiling
while sys.getswitchinterval() != interval and time.monotonic() < end:
    time.sleep(0.001)
{then}
"""
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "LAMBIT_JIT_CACHE": "off"}  # from 3.12 on, Python warns of a fork beside a thread
    done = subprocess.run([sys.executable, "-W", "ignore::DeprecationWarning", "-c", program], capture_output=True, check=True, env=env, timeout=90, text=True)
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("hot", HOT)
def test_the_programs_first_thread_stays_the_first(hot):
    """`threading` takes the thread that imports it for the first: that must not be one of ours."""
    assert run(hot, "import threading\nprint(threading.main_thread().ident == get_ident())") == "True\nTrue\n"


@pytest.mark.parametrize("hot", HOT)
def test_threads_take_turns_as_before_when_it_is_done(hot):
    assert run(hot, "print(sys.getswitchinterval() == interval)") == "True\nTrue\n"


def test_a_child_of_fork_takes_turns_as_before():
    then = """
from lambit.jit import yielding
yielding.begin()
if os.fork() == 0:
    os._exit(0 if sys.getswitchinterval() == interval and not yielding._begun else 1)
print(os.waitpid(-1, 0)[1])
"""
    assert run("a loop", then) == "True\n0\n"


def test_threads_that_compile_at_the_same_time_count():
    from lambit.jit import yielding

    before = sys.getswitchinterval()
    yielding.begin()
    yielding.begin()
    yielding.end()
    assert sys.getswitchinterval() == pytest.approx(yielding.SWITCH)
    yielding.end()
    assert sys.getswitchinterval() == before
