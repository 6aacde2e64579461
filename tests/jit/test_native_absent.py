"""Where there is no LLVM, or a broken one, or a machine it does not know: everything is interpreted, and one sentence says why."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lambit import Interpreter
from lambit.jit import engine, platforms

ROOT = Path(__file__).resolve().parent.parent.parent
FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"


@pytest.fixture
def forgotten(monkeypatch):
    """As if native code had not been asked for yet in this process."""
    monkeypatch.setattr(engine, "_made", None)


def interpreted(reason):
    """It gives what it should; every report has the reason."""
    it = Interpreter(jit="eager")
    assert it.eval(f"{FIB} (fib 15)") == 610
    assert it.explain("fib") == f"fib: not compiled: {reason}"
    assert it.session.native_report() == f"no native code: {reason}"
    it.eval("(define (g n) (let loop ((i 0)) (if (< i n) (loop (+ i 1)) i)))")  # not counted any more
    assert it.eval("(g 100)") == 100
    assert not [name for name in it.session.lookup("g").__code__.co_names if name.startswith("%hot")]
    with pytest.raises(ValueError, match="fib cannot be compiled"):
        it.eval("(declare-native fib 1)")


def test_without_llvmlite(forgotten, monkeypatch):
    monkeypatch.setitem(sys.modules, "llvmlite", None)
    interpreted("llvmlite cannot be loaded (import of llvmlite halted; None in sys.modules)")


@pytest.mark.parametrize("at", ["_new_machine", "_new_execution", "optimised", "object", "load"])
def test_whatever_fails_in_llvmlite(forgotten, monkeypatch, at):
    def broken(*_):
        raise RuntimeError("no such target")

    monkeypatch.setattr(engine.Engine, at, broken)
    interpreted("llvmlite does not work here (RuntimeError: no such target)")


def test_machine_code_that_is_wrong(forgotten, monkeypatch):
    monkeypatch.setattr(engine, "_ANSWER", engine._ANSWER.replace("42", "41"))
    interpreted("llvmlite does not work here (OSError: a program that gives 42 gave 41)")


def test_a_processor_that_is_not_known(forgotten, monkeypatch):
    monkeypatch.setattr(platforms, "machine", lambda: "vax")
    interpreted("native code does not know the processor vax")


def test_a_c_library_without_what_is_needed(forgotten, monkeypatch):
    monkeypatch.setattr(platforms, "_C", ("longjmp", "no_such_function"))
    interpreted("the C library has no no_such_function, which native code needs")


def test_a_python_with_other_objects(forgotten, monkeypatch):
    monkeypatch.setattr(platforms, "_FLOAT_SIZE", 32)
    interpreted("native code needs a 64-bit CPython with the usual layout of objects")


def test_it_is_tried_once(forgotten, monkeypatch):
    tries = []
    monkeypatch.setattr(engine, "_whole", lambda: tries.append(1) or 1 / 0)
    for _ in range(3):
        with pytest.raises(platforms.Unavailable):
            engine.engine()
    assert len(tries) == 1


@pytest.mark.parametrize("text", ["raise ImportError('no library')", "1 / 0", "import sys; sys.exit(1)", "x = 5"])
def test_a_package_that_breaks_when_it_is_loaded(lambit, tmp_path, text):
    (tmp_path / "llvmlite").mkdir()
    (tmp_path / "llvmlite" / "__init__.py").write_text(text)
    done = lambit(
        "--jit-report", "-c", f"{FIB} (fib 18)",
        env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'src'}", "XDG_CACHE_HOME": str(tmp_path), "LAMBIT_JIT": "eager"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, b"2584\n")
    assert done.stderr.decode().startswith("no native code: llvmlite ")


def test_what_is_not_hot_loads_no_llvm():
    import subprocess

    program = (
        "import sys; from lambit.cli import main; main(['-c', '(+ 1 2)']);"
        "print(sorted({'llvmlite', 'numpy', 'lark', 'lambit.jit', 'hashlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert done.stdout == b"3\n[]\n"


def test_what_is_hot_loads_no_numpy_if_it_has_no_arrays():
    import subprocess

    program = (
        "import sys; from lambit import Interpreter; it = Interpreter(jit='eager');"
        f"it.eval('{FIB}(fib 10)'); print('compiled' in it.explain('fib'), 'llvmlite' in sys.modules, 'numpy' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LAMBIT_JIT_CACHE": "off"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=env)
    assert done.stdout == b"True True False\n"


def test_the_process_ends_while_something_is_compiled(lambit, tmp_path):
    text = FIB + "".join(f"(define (f{i} n) (if (< n 1) {i} (+ (f{i} (- n 1)) (fib 3)))) (f{i} 1100)" for i in range(20))
    for _ in range(5):
        assert lambit("-c", text, env={"LAMBIT_JIT": "on", "XDG_CACHE_HOME": str(tmp_path), "LAMBIT_JIT_CACHE": "off"}).returncode == 0


@pytest.mark.parametrize("module", [False, True])
def test_the_command_does_not_wait_for_the_compiler(module):
    """All else that is to be done at the end is done, and the exit code is the program's."""
    import subprocess

    program = f"""
import atexit, sys, threading, time
from lambit.jit import worker
worker.PATIENCE = 10_000
begun = threading.Event()
worker.in_background(lambda: (begun.set(), time.sleep(10_000)))
begun.wait()
atexit.register(print, "at the end")
threading.Thread(target=lambda: (threading.main_thread().join(), print("a thread"))).start()
sys.argv = ["lambit", "-c", "(display 5) (exit 7)"]
{"import runpy; runpy.run_module('lambit', run_name='__main__')" if module else "from lambit.cli.ending import run; run()"}
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, env=env, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (7, b"5a thread\nat the end\n", b"")


def test_a_child_of_fork_has_native_code_too(tmp_path):
    import subprocess

    program = f"""
import os, sys, time
from lambit import Interpreter
it = Interpreter(jit="on")
it.eval('{FIB}(fib 22)')
if os.fork() == 0:
    child = Interpreter(jit="on")
    child.eval('(define (g n) (if (< n 2) n (+ 1 (g (- n 1)))))')
    end = time.monotonic() + 20
    while "compiled for" not in child.explain("g") and time.monotonic() < end:
        child.eval("(g 500)")
    os._exit(0 if "compiled for" in child.explain("g") else 1)
print(os.waitpid(-1, 0)[1])
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LAMBIT_JIT_CACHE": "off"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=env, timeout=60)
    assert done.stdout == b"0\n"


def test_what_is_hot_and_no_number_loads_nothing_of_the_compiler():
    import subprocess

    program = (
        "import sys; from lambit import Interpreter; it = Interpreter(jit='on');"
        "it.eval('(define (f xs n) (let loop ((i 0) (acc xs)) (if (= i n) acc (loop (+ i 1) acc)))) (f (quote (1)) 3000)');"
        "print(any(name.startswith('lambit.jit') for name in sys.modules), it.explain('f'))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=env)
    said = done.stdout.decode()
    assert said.startswith("False f: not compiled yet")
    assert "a variable is no number, string, or array of numbers" in said
