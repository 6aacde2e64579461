"""What handlers of signals raise goes through Lisp to whoever called it, as it is."""

from __future__ import annotations

import functools
import signal
import threading

import pytest

from lambit import InternalError, Interpreter

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers")


class Stopped(Exception):
    """What the host raises."""


def stop(*_):
    raise Stopped("enough")


def stop_deeper(*_):
    stop()


def fail_as_an_operator_does(*_):
    raise TypeError("of the host")


class Handler:
    def method(self, *_):
        raise Stopped("enough")

    __call__ = method


HANDLERS = {
    "a function": (stop, Stopped), "one that calls another": (stop_deeper, Stopped), "a method": (Handler().method, Stopped), "an object": (Handler(), Stopped),
    "a partial function": (functools.partial(stop, 1), Stopped), "an error like an operator's": (fail_as_an_operator_does, TypeError),
}  # fmt: skip
PROGRAMS = {
    "a loop": "(let loop ((i 0) (s '())) (loop (+ i 1) (if (= 0 (modulo i 100)) '() (cons i s))))",
    "a guard around it": "(guard (e (#t 'caught)) (let loop ((i 0) (s '())) (loop (+ i 1) (if (= 0 (modulo i 100)) '() (cons i s)))))",
    "a handler around it": "(with-exception-handler (lambda (e) 'handled) (lambda () (let loop ((s '())) (loop (list (length s))))))",
    "numbers": "(let loop ((i 0)) (loop (+ i 1)))",
    "a recursion": "(define (f n) (if (= n 0) 0 (+ 1 (f (- n 1))))) (let loop () (f 500) (loop))",
}


@pytest.fixture
def alarm():
    before = signal.getsignal(signal.SIGALRM)

    def set_to(handler):
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.02, 1.0)  # what is raised in a finalizer is lost: once more

    yield set_to
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("jit", ["off", "on", "eager"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_it_is_not_lisps(program, jit, alarm):
    assert threading.current_thread() is threading.main_thread()
    with Interpreter(jit=jit) as it:
        for handler, error in HANDLERS.values():
            alarm(handler)
            with pytest.raises(error) as caught:
                it.eval(PROGRAMS[program])
            signal.setitimer(signal.ITIMER_REAL, 0)
            assert type(caught.value) is error
        assert it.eval("(+ 1 2)") == 3


def test_dynamic_extents_are_left(alarm):
    with Interpreter() as it:
        it.eval("(define log '()) (define p (make-parameter 1))")
        alarm(stop)
        with pytest.raises(Stopped):
            it.eval("(parameterize ((p 2)) (let loop ((s '())) (loop (list 1))))")
        signal.setitimer(signal.ITIMER_REAL, 0)
        assert it.eval("(p)") == 1


def test_what_is_wrong_in_lambit_itself_is_still_a_fault_of_ours(monkeypatch, alarm):
    from lambit.builtins import lists

    signal.signal(signal.SIGALRM, stop)
    monkeypatch.setattr(lists, "from_iterable", lambda *_: 1 / 0, raising=False)
    with Interpreter() as it, pytest.raises(InternalError):
        for text in ("(reverse '(1 2 3))", "(list-copy '(1 2 3))", "(append '(1 2) '(3))"):
            it.eval(text)
