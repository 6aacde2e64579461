"""The prompt with the real language behind it."""

from __future__ import annotations

import io
import os
import signal
import threading

import pytest

from lambit.repl import new_session
from lambit.repl.complete import candidates
from lambit.repl.loop import Repl
from lambit.repl.screen import Screen


@pytest.fixture
def talk():
    out = io.StringIO()
    screen = Screen(out)
    repl = Repl(new_session(), screen)
    repl.interrupts.install()

    def submit(text):
        at = len(out.getvalue())
        screen.install()
        try:
            repl.submit(text)
        finally:
            screen.restore()
        return out.getvalue()[at:]

    submit.repl = repl
    yield submit
    repl.interrupts.restore()


def test_results(talk):
    assert talk("(define (square x) (* x x))\n(square 12)") == "$1 = 144\n"
    assert talk("(list $1 _ 1/2 1.5 #\\a \"s\" 'sym #t)") == '$2 = (144 144 1/2 1.5 #\\a "s" sym #t)\n'
    assert talk("(values 1 2)") == "$3 = 1\n$4 = 2\n"
    assert talk('(display "x") (write 1)') == "x\n1\n"
    assert talk("(if #f #f)") == ""


def test_the_last_result_leaves_patterns_alone(talk):
    talk("1")
    assert talk("(define-syntax third (syntax-rules () ((_ _ _ c) c)))\n(third 1 2 3)") == "$2 = 3\n"


def test_a_primitive_redefined_is_redefined_everywhere(talk):
    assert talk("(define (f x) (car x)) (f '(1))") == "$1 = 1\n"
    assert talk("(define (car x) 'mine) (f '(1))") == "$2 = mine\n"


def test_a_continuation_outlives_its_prompt(talk):
    assert talk("(define k #f) (+ 1 (call/cc (lambda (c) (set! k c) 1)))") == "$1 = 2\n"
    assert talk("(k 10)") == "$2 = 11\n"


def test_errors(talk):
    text = talk("(define (f x)\n  (+ 1 (vector-ref (vector 1 2) x)))\n(* 2 (f 7))")
    assert text.startswith("error: vector-ref: argument 2: index 7 is out of range")
    assert "<prompt 1>:2:8" in text and "in f at" in text and ".py" not in text
    assert "0  f" in talk(",bt")
    assert "try: length" in talk("(lenght '())")
    assert talk("(raise 'oops)").startswith("error: uncaught value raised: oops\n")
    assert talk("(+ 1").startswith("error: ")
    assert "$" not in talk('(error "bad:" 1)')
    assert talk("7") == "$1 = 7\n"


def test_commands(talk):
    assert talk(",doc car").startswith("(car ")
    assert talk(",doc if").startswith("(if test then [else])\n")
    talk('(define (f x)\n  "Twice x."\n  (* 2 x))')
    assert talk(",doc f") == "(f x)\n  Twice x.\n"
    assert "string-append" in talk(",apropos append")
    assert talk(",apropos vector-cumul").startswith("  vector-cumulate  (srfi 133) The vector ")
    assert talk(",doc vector-cumulate").endswith("\n  Needs `(import (srfi 133))`.\n")
    assert talk(",doc (srfi 2)").startswith("(import (srfi 2))\n  SRFI 2: ")
    talk("(import (srfi 133))")
    assert talk(",apropos vector-cumul").startswith("  vector-cumulate  The vector ")
    assert "import" not in talk(",doc vector-cumulate")
    talk("(define-syntax swap! (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))")
    assert talk(",expand (swap! t u)") == "(let ((t.1 t)) (set! t u) (set! u t.1))\n"
    assert talk(",expand '#0=(a . #0#)").startswith("'#0=(a . #0#)\n")
    text = talk(",step (let ((x 2)) (* x 3))")
    assert "  P  (* x 3)\n      S  x = 2\n" in text and text.split("\n")[-2].endswith("=  6")
    assert "$1 = 12\n; " in talk(",time (f 6)")
    assert "unbound variable: nonsense" in talk(",time (nonsense)")


@pytest.mark.parametrize(
    "text",
    [
        "(let loop () (loop))",
        "(let loop ((i 0)) (loop (+ i 1)))",
        "(define (f) (g)) (define (g) (f)) (f)",
        "(for-each (lambda (x) (let loop () (loop))) '(1))",
        "(guard (e (#t 'caught)) (let loop () (loop)))",
        "(with-exception-handler (lambda (e) 1) (lambda () (let loop () (loop))))",
        "(call/cc (lambda (k) (let loop () (call/cc (lambda (j) (j 1))) (loop))))",
        ",step all (let loop () (loop))",
    ],
)
def test_control_c_stops_it(talk, text):
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    out = talk(text)
    timer.cancel()
    assert out.endswith("interrupted\n"), out[-300:]
    assert talk("(+ 1 2)").endswith("= 3\n")
    assert talk("(guard (e (#t 'caught)) (raise 1))").endswith("= caught\n")


def test_completion_is_fast_and_knows_everything():
    import time

    session = new_session()
    assert "vector-ref" in [c.text for c in candidates("(vector-r", 9, session)]
    assert "define-record-type" in [c.text for c in candidates("(define-r", 9, session)]
    [note] = [c.note for c in candidates("(vector-ref", 11, session)]
    assert note.startswith("vector k  Element")
    start = time.process_time()
    found = candidates("(", 1, session)
    assert time.process_time() - start < 0.1 and len(found) > 100


# -- native code


FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"


def test_native_code_is_explained(talk):
    talk(FIB)
    assert talk(",explain fib") == "fib: not compiled yet: it was called 0 of 1000 times\n"
    assert talk(",explain fib 1.0").endswith("  for (float): would be compiled, and give float\n")
    assert talk(",explain (lambda (x y) (car x))").startswith("the procedure: not compiled: car has no native code (<prompt ")
    assert talk(",explain 5") == "error: 5 is no procedure\n"
    assert talk(",explain") == "error: ,explain needs a procedure\n  try: ,explain PROCEDURE\n"


def test_native_code_is_shown(talk):
    talk(FIB)
    assert talk(",llvm fib") == "error: fib has no native code\n  try: (explain fib) says more\n"
    assert "define " in talk(",llvm fib 1")
    assert talk(",asm fib").startswith("; procedure fib at <prompt 1>:1:1: (integer) -> integer\n")
    assert talk(",explain fib").startswith("fib: compiled for (integer) -> integer, ")
    assert talk(",jit").startswith("procedure fib at <prompt 1>:1:1: compiled for (integer) -> integer, ")


def test_native_commands_are_helped_with_and_completed(talk):
    text = talk(",help")
    for name in ("explain", "llvm", "asm", "jit"):
        assert f"  ,{name}" in text
        assert [c.text for c in candidates(f",{name[:2]}", 3, talk.repl.session) if c.text == name]
