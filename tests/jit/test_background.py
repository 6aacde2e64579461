"""Compiling beside the program: what the program does not notice of it."""

import os
import subprocess
import sys
from _thread import get_ident
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
from lambit.jit.worker import compiling
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
from lambit.runtime import yielding
yielding.begin("this")
if os.fork() == 0:
    os._exit(0 if sys.getswitchinterval() == interval and not yielding._begun else 1)
print(os.waitpid(-1, 0)[1])
"""
    assert run("a loop", then) == "True\n0\n"


def test_threads_that_compile_at_the_same_time_count():
    from lambit.jit.worker import compiling
    from lambit.runtime import yielding

    with compiling:  # nobody else begins or ends
        before = sys.getswitchinterval()
        yielding.begin("one")
        yielding.begin("another")
        yielding.begin("another")
        yielding.end("another")
        assert sys.getswitchinterval() == pytest.approx(yielding.SWITCH)
        yielding.end("one")
        assert sys.getswitchinterval() == before
        yielding.end("one")
        assert sys.getswitchinterval() == before


def test_only_the_compilers_thread_calls_llvm(monkeypatch):
    """Another one could be stopped in the midst of a call, and llvmlite's lock would stay closed for ever."""
    import gc

    import numpy as np
    from llvmlite.binding import ffi

    from lambit import Interpreter, LispError
    from lambit.jit import elementary, python
    from lambit.jit.kernels.offers import KERNELS, Offers
    from lambit.jit.worker import done

    monkeypatch.setenv("LAMBIT_JIT_CACHE", "off")
    done(elementary.make)  # LLVM has been loaded
    threads = set()
    acquired, released = (lambda: threads.add(get_ident())), (lambda: None)
    ffi.register_lock_callback(acquired, released)
    try:
        it = Interpreter(jit="eager")
        it.eval("(define (f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (* i i))))))")
        assert it.eval("(f 10)") == 285
        it["v"] = np.arange(1000.0)
        assert it.eval("(sum (map (lambda (x) (* 2 x)) v))") == 999000
        assert it.eval("(let ((t 0)) (for-each (lambda (x) (set! t (+ t x))) v) t)") == 499500
        assert "compiled for" in it.explain("f", 3)
        with pytest.raises(LispError):
            it.eval("(declare-native f \"no\")")
        for stage in ("llvm", "assembly"):
            assert it.session.native_program(stage)
        python._address.cache_clear()
        assert [it["f"](10) for _ in range(3)] == [285] * 3
        elementary.make()
        offers = Offers(eager=True)
        assert all(offers.find(name, 1) for name in KERNELS)
        it.eval("(define (f n) n)")
        it.close()
        del it
        gc.collect()
        done(gc.collect)
    finally:
        ffi.unregister_lock_callback(acquired, released)
    assert threads == {done(get_ident)}


def test_who_waits_for_the_compiler_can_be_stopped():
    """The work goes on: what is waited for in vain is there later."""
    import threading

    from lambit.errors import LimitExceeded
    from lambit.jit.worker import done
    from lambit.runtime.deadline import limited

    go, ended = threading.Event(), []

    def work():
        go.wait()
        ended.append(1)

    with pytest.raises(LimitExceeded):
        limited(0.01, lambda: done(work))
    assert not ended
    go.set()
    assert done(lambda: len(ended)) == 1


def test_errors_of_the_compiler_reach_who_waits():
    from lambit.jit.types import Declined
    from lambit.jit.worker import done

    def work():
        raise Declined("no")

    with pytest.raises(Declined, match="no"):
        done(work)
    assert done(lambda: done(lambda: 7)) == 7  # it does not wait for itself
