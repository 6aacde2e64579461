"""Procedures that Python holds are called as native code where they are; nothing else is different."""

from __future__ import annotations

import gc
import signal
import threading
import weakref

import pytest

from lambit import Interpreter
from lambit.errors import ArityError, LispError, WrongType
from lambit.runtime.vectorcall import Callable, may_have_code

SQUARE = "(define (f x) (+ (* x x) 1)) (f 3) (f 4)"
SUM = "(define (sum n) (let loop ((i 0) (t 0)) (if (< i n) (loop (+ i 1) (+ t (* i i))) t))) (sum 9) (sum 9)"


def held(text: str, name: str, jit: str = "eager"):
    """The procedure `name` of the program `text`, called once with nothing native code is for."""
    it = Interpreter(jit=jit)
    it.eval(text)
    return it, it[name]


def test_calls_are_native():
    _, f = held(SQUARE, "f")
    assert f(3) == 10
    assert f.native is not None


@pytest.mark.parametrize("args", [(3,), (2.5,), (-0.0,), (2**31,), (2**62,), (10**40,), (1j,), (float("nan"),)])
def test_the_value_is_the_interpreters(args):
    values = []
    for jit in ("off", "eager"):
        _, f = held(SQUARE, "f", jit)
        values.append([(type(v), repr(v)) for v in (f(*args), f(*args), f(7), f(*args))])
    assert values[0] == values[1]


@pytest.mark.parametrize(("args", "keywords"), [((), {}), ((1, 2), {}), ((1,), {"max_size": 3}), (("a",), {}), ((None,), {}), ((True,), {})])
def test_errors_are_the_interpreters(args, keywords):
    said = []
    for jit in ("off", "eager"):
        _, f = held(SQUARE, "f", jit)
        f(3)
        with pytest.raises((ArityError, WrongType)) as raised:
            f(*args, **keywords)
        said.append((type(raised.value), str(raised.value)))
        assert f(3) == 10
    assert said[0] == said[1]


def test_an_overflow_in_the_middle_is_a_bignum():
    _, g = held(SUM, "sum")
    assert g(10) == 285
    assert g.native is not None
    assert g(3_000_001) == sum(i * i for i in range(3_000_001)) > 2**62


def test_deep_recursion_is_the_interpreters():
    _, f = held("(define (deep n) (if (= n 0) 0 (+ 1 (deep (- n 1))))) (deep 5) (deep 5)", "deep")
    assert f(10) == 10
    assert f(300_000) == 300_000


def test_a_redefinition_of_what_it_rests_on_takes_effect():
    it, f = held("(define (h x) (+ x 1)) (define (f x) (+ (* x x) (h 0))) (f 3) (f 3)", "f")
    assert f(3) == 10
    assert f.native is not None
    it.eval("(define (h x) 100)")
    assert f.native is None
    assert f(3) == 109


def test_a_redefinition_of_its_name_leaves_what_python_holds_as_it_was():
    it, f = held(SQUARE, "f")
    assert f(3) == 10
    it.eval("(define (f x) 'other)")
    assert f(3) == 10
    assert it["f"](3) is it.eval("'other")


def test_native_code_that_is_called_in_vain_is_given_up():
    _, f = held(SQUARE, "f")
    f(3)
    for i in range(40):
        assert f(10**20 + i) == (10**20 + i) ** 2 + 1
    assert f.native is None
    assert f(3) == 10


def test_it_comes_back_as_the_procedure_it_is():
    it, f = held(SQUARE, "f")
    f(3)
    it["g"] = f
    assert it.eval("(eq? f g)")
    assert it.eval("(map g '(1 2 3))") == [2, 5, 10]
    assert f == it["f"]
    assert hash(f) == hash(it["f"])
    assert repr(f) == "#<procedure f>"
    assert f.__name__ == "f"


def test_it_is_given_back():
    it, f = held(SQUARE, "f")
    f(3)
    gone = weakref.ref(f)
    del f
    gc.collect()
    assert gone() is None
    assert it["f"](3) == 10


def test_a_value_that_is_no_number_is_converted():
    _, f = held("(define (even x) (= 0 (remainder x 2))) (even 3) (even 4)", "even")
    assert [f(3), f(4), f(4)] == [False, True, True]


def test_a_redefinition_while_it_runs(request):
    """A signal handler redefines what the native code rests on; the code is held until its end."""
    it, g = held("(define (h x) (* x x)) (define (sum n) (let loop ((i 0) (t 0)) (if (< i n) (loop (+ i 1) (+ t (bitwise-and (h i) 7))) t))) (sum 9) (sum 9)", "sum")
    expected = g(1000)
    assert g.native is not None
    called = []

    def redefine(*_):
        called.append(g.native)
        it.eval("(define (h x) (+ (* x x) 0))")
        gc.collect()

    before = signal.signal(signal.SIGALRM, redefine)
    request.addfinalizer(lambda: signal.signal(signal.SIGALRM, before))
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    while not called:
        g(3_000_000)
    signal.setitimer(signal.ITIMER_REAL, 0)
    assert called[0] is not None
    assert g(1000) == expected


def test_threads_call_one_procedure():
    _, g = held(SUM, "sum")
    expected = g(100_000)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.extend(g(100_000) for _ in range(50))) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert found == [expected] * 200


def test_a_class_that_is_laid_out_otherwise_gets_no_code():
    class Other:
        def __call__(self):
            return 1

    assert not may_have_code(Other)
    assert Other()() == 1
    assert issubclass(type(held(SQUARE, "f")[1]), Callable)


def test_an_error_in_the_interpreters_rest_arrives():
    _, f = held("(define (f v n) (let loop ((i 0) (t 0)) (if (< i n) (loop (+ i 1) (+ t (vector-ref v i))) t)))", "f")
    assert f((1, 2, 3), 3) == 6
    with pytest.raises(LispError, match="index 3 is out of range"):
        f((1, 2, 3), 4)
