"""What is told of native code: whether there is some, for which types, how often it was left, and why there is none."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from lambit import Interpreter
from lambit.errors import DomainError
from lambit.session import native

FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"


@pytest.fixture(autouse=True)
def no_disk(monkeypatch):
    monkeypatch.setenv("LAMBIT_JIT_CACHE", "off")
    monkeypatch.delenv("LAMBIT_JIT", raising=False)


@pytest.fixture
def eager():
    return Interpreter(jit="eager")


def test_what_is_compiled_says_for_which_types(eager):
    eager.eval(f"{FIB} (fib 10)")
    said = eager.explain("fib")
    assert said.startswith("fib: compiled for (integer) -> integer, ")
    assert "\n" not in said


def test_what_was_not_hot_says_how_far_it_is():
    it = Interpreter(jit="on")
    it.eval(FIB)
    assert it.explain("fib") == "fib: not compiled yet: it was called 0 of 1000 times"
    it.eval("(fib 3)")  # calls itself four times
    assert it.explain("fib") == "fib: not compiled yet: it was called 5 of 1000 times"


def test_a_loop_over_arrays_says_how_many_elements_it_saw(monkeypatch):
    monkeypatch.setattr(native, "_can_answer", lambda *_: False)  # the compiler is still being loaded
    it = Interpreter(jit="on")
    it.define("v", np.ones(600))
    it.eval("(define (f v) (sum (map (lambda (x) (* x x)) v)))")
    it.eval("(f v)")
    assert it.explain("f").splitlines()[-1].endswith("not compiled yet: it has seen 600 of 1000 elements of arrays")
    it.eval("(f v)")
    assert it.explain("f").splitlines()[-1].endswith("not compiled yet: it will be at one of its next calls")


def test_a_loop_is_a_place_of_its_own(eager):
    eager.eval("(define (sum n) (car '(1)) (do ((i 0 (+ i 1)) (s 0.0 (+ s i))) ((= i n) s))) (sum 10)", "text")
    first, second = eager.explain("sum").split("\n")
    assert first == "sum: not compiled but for its loops"
    assert second.startswith("  loop do at text:1:28: compiled for (integer, integer, float) -> float, ")


@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        ("(define (f x)\n  (string-append x))", "string-append has no native code (text:2:3)"),
        ("(define (f x &optional y) (f (+ x 1)))", "it takes optional arguments"),
        ("(define (f . x) (f 1))", "it takes optional arguments"),
        ("(define (f) (f))", "it takes no arguments"),
        ("(define (f x) (f x))", "it does no arithmetic"),
        ("(define (f x) (f (+ x (car '(1)))))", "car has no native code"),
        ('(define (f x) (f "a"))', "it does no arithmetic"),
        ("(define f (let ((y (list 1))) (lambda (x) (f (+ x y)))))", "it is a closure, which sees y of the procedure around it"),
        ("(define f car)", "it is not written in Lisp"),
        ("(define f map)", "it belongs to the base library, which is not counted"),
    ],
)
def test_why_it_is_not_compiled(eager, definition, reason):
    eager.eval(definition, "text")
    name, _, said = eager.explain("f").partition(": not compiled: ")
    assert said.startswith(reason)


def test_a_place_that_was_declined_says_why(eager):
    eager.eval("(define (f xs n) (let loop ((i 0) (acc xs)) (if (= i n) acc (loop (+ i 1) acc)))) (f '(1) 5)")
    assert "loop" in eager.explain("f")
    assert "not compiled: a variable is no number, string, or array of numbers" in eager.explain("f")


def test_leaving_is_counted_with_its_reason(eager):
    eager.eval("(define (f n x) (if (= n 0) x (f (- n 1) (* x x)))) (f 2 3)")
    eager.eval("(f 10 3)")
    assert "left once: an integer does not fit 64 bits" in eager.explain("f")


def test_would_it_be_compiled(eager):
    eager.eval(FIB)
    assert eager.explain("fib", 1.5).endswith("for (float): would be compiled, and give float")
    assert eager.explain("fib", 1, 2).endswith("for (integer, integer): would not be compiled: it takes one argument, not 2 (<string>:1:1)")
    assert "for (string): would not be compiled: with such arguments it comes to no value" in eager.explain("fib", "a")
    assert eager.explain("fib", [1]).endswith("for such arguments: not compiled: one is no number, string, or array of numbers")


def test_with_native_code_off():
    it = Interpreter(jit=False)
    it.eval(f"{FIB} (fib 20)")
    assert it.explain("fib") == "fib: not compiled: native code is off (LAMBIT_JIT=off, --no-jit, or jit=False)"
    assert it.session.native_report() == "no native code: native code is off (LAMBIT_JIT=off, --no-jit, or jit=False)"


def test_lisp_prints_it(lambit):
    done = lambit("-c", f"{FIB} (fib 10) (explain fib)", env={"LAMBIT_JIT": "eager"})
    assert done.stdout.decode().startswith("fib: compiled for (integer) -> integer, ")


def test_a_report_of_all_places(eager):
    eager.eval(f"{FIB} (fib 10) (define (g n) (if (= n 0) 0 (+ 1 (g (- n 1)))))", "text")
    first, second = eager.session.native_report().split("\n")
    assert first.startswith("procedure fib at text:1:1: compiled for (integer) -> integer, ")
    assert second == "1 place is counted and not hot yet"


def test_code_can_be_seen(eager):
    eager.eval(f"{FIB} (fib 10)")
    f = eager.session.lookup("fib")
    ir = eager.session.native_text(f, "llvm")
    assert ir.startswith("; procedure fib at ")
    assert "define internal" in ir
    assert "lambit.poll()" not in ir.split("define")[0]
    code = eager.session.native_text(f, "assembly")
    assert "ret" in code
    assert ".cfi" not in code


def test_without_code_there_is_an_error_that_says_where_to_ask(eager):
    eager.eval("(define (f x) (car x))")
    with pytest.raises(DomainError, match="f has no native code") as caught:
        eager.session.native_text(eager.session.lookup("f"), "llvm")
    assert caught.value.hint == "(explain f) says more"


# -- declared


def test_what_is_declared_is_compiled_at_once():
    it = Interpreter(jit="on")
    it.eval(f"{FIB} (declare-native fib 1)")
    assert it.explain("fib").startswith("fib: compiled for (integer) -> integer, ")
    assert it.eval("(fib 20)") == 6765


def test_also_what_would_never_be_counted():
    it = Interpreter(jit="on")
    it.eval("(define (square x) (* x x)) (define before square) (declare-native square 2.0)")
    assert it.explain("square").startswith("square: compiled for (float) -> float, ")
    assert it.eval("(list (square 1.5) (before 1.5) (square 3) (square 1/2))") == [2.25, 2.25, 9, it.eval("1/4")]


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("(define (f x)\n (string-length x)) (declare-native f 1)", r"f cannot be compiled: .*string-length.*\(text:2:2\)"),
        ("(define (f x) x) (declare-native f 1 2)", "f cannot be compiled: it takes one argument, not 2"),
        ("(define (f x) x) (declare-native f '(a))", "f cannot be compiled: an argument is no number"),
        ("(declare-native car 1)", "car cannot be compiled: it is not written in Lisp"),
        ("(declare-native map 1 2)", "map cannot be compiled"),
    ],
)
def test_what_cannot_be_declared_says_why(program, reason):
    with pytest.raises(DomainError, match=reason):
        Interpreter(jit="on").eval(program, "text")


def test_what_is_off_cannot_be_declared():
    with pytest.raises(DomainError, match="native code is off"):
        Interpreter(jit="off").eval(f"{FIB} (declare-native fib 1)")


# -- wishes


@pytest.mark.parametrize(("wish", "threshold"), [("on", 1000), (True, 1000), ("eager", 0)])
def test_what_the_host_wishes(wish, threshold, monkeypatch):
    monkeypatch.setenv("LAMBIT_JIT", "off")
    assert Interpreter(jit=wish).session.base.heat.threshold == threshold


@pytest.mark.parametrize("wish", ["off", False])
def test_off_is_off(wish):
    assert Interpreter(jit=wish).session.base.heat is None


def test_what_the_environment_wishes(monkeypatch):
    monkeypatch.setenv("LAMBIT_JIT", "off")
    assert Interpreter().session.base.heat is None
    monkeypatch.setenv("LAMBIT_JIT", "eager")
    assert Interpreter().session.base.heat.threshold == 0
    monkeypatch.setenv("LAMBIT_JIT", "")
    assert Interpreter().session.base.heat.threshold == 1000
    monkeypatch.setenv("LAMBIT_JIT", "fast")
    with pytest.raises(ValueError, match="LAMBIT_JIT is fast: expected on, off or eager"):
        Interpreter()
    with pytest.raises(ValueError, match="jit is fast: expected on, off or eager"):
        Interpreter(jit="fast")


# -- counters that count for nothing, and code that nobody calls any more


def declined(it):
    it.eval("(define (f xs n) (let loop ((i 0) (acc xs)) (if (= i n) acc (loop (+ i 1) acc))))")
    it.eval("(f '(1) 10)")
    return it.session.lookup("f")


def counted(f):
    return [name for name in f.__code__.co_names if name.startswith("%hot")]


def test_a_declined_loop_is_compiled_without_its_counter(eager):
    f = declined(eager)
    assert counted(f)
    eager.eval("(f '(1) 60000)")
    assert not counted(f)
    assert eager.eval("(f '(1 2) 1000)") == [1, 2]
    assert "not compiled: a variable is no number" in eager.explain("f")


def test_what_is_native_in_the_same_form_stays_native(eager):
    eager.eval(
        "(define (f xs n) (car '(1)) (let loop ((i 0) (acc xs)) (if (= i n)"
        " (let sum ((i 0) (s 0)) (if (= i n) s (sum (+ i 1) (+ s i)))) (loop (+ i 1) acc))))"
    )
    f = eager.session.lookup("f")
    eager.eval("(f '(1) 10)")
    before = eager.explain("f")
    assert "compiled for (integer, integer, integer) -> integer" in before
    assert len(counted(f)) == 2
    eager.eval("(f '(1) 60000)")
    assert len(counted(f)) == 1
    assert eager.eval("(f '(1) 100)") == 4950
    assert sorted(eager.explain("f").split("\n")) == sorted(before.split("\n"))


def test_a_closure_that_exists_goes_on_as_it_is(eager):
    eager.eval("(define (make xs) (lambda (n) (let loop ((i 0) (acc xs)) (if (= i n) acc (loop (+ i 1) acc)))))")
    eager.eval("(define box (list (make '(1)))) ((car box) 60000)")
    assert eager.eval("((car box) 10)") == [1]
    assert eager.eval("((make '(2)) 10)") == [2]


def test_the_code_of_a_procedure_that_is_gone_is_given_back(eager, monkeypatch):
    from lambit.jit.engine import Code
    from lambit.jit.worker import done

    closed = []
    monkeypatch.setattr(Code, "close", lambda self, close=Code.close: (closed.append(self), close(self)))
    eager.eval(f"{FIB} (fib 10)")
    assert not closed
    eager.eval("(define (fib n) 1)")
    gc.collect()
    done(gc.collect)  # the compiler's thread gives it back
    assert len(closed) == 1
    assert not [name for name in eager.session.user.globals if name.startswith("%hot")]


def test_so_is_that_of_a_closed_session(monkeypatch):
    from lambit.jit.engine import Code
    from lambit.jit.worker import done

    closed = []
    monkeypatch.setattr(Code, "close", lambda self, close=Code.close: (closed.append(self), close(self)))
    it = Interpreter(jit="eager")
    it.eval(f"{FIB} (fib 10)")
    it.close()
    del it
    gc.collect()
    done(gc.collect)  # the compiler's thread gives it back
    assert len(closed) == 1


def test_a_procedure_that_runs_keeps_its_code(eager):
    """It redefines itself from a signal handler, in the middle of its native loop."""
    import signal

    eager.eval("(define (spin n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (bitwise-xor s i)))))")
    expected = eager.eval("(spin 1000)")
    fired = []

    def handler(*_):
        fired.append(1)
        eager.session.user.globals.pop("spin")
        for name in [n for n in eager.session.user.globals if n.startswith("%hot")]:
            eager.session.user.globals.pop(name)
        gc.collect()

    spin = eager["spin"]
    before = signal.signal(signal.SIGALRM, handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        result = spin(300_000_000)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert fired
    assert result == 0
    assert expected == 0
