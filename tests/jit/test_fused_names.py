"""Loops over arrays with the name of a procedure in the place of a lambda, or with calls of the program's own procedures."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from lambit.errors import LispError
from lambit.printer import write
from lambit.runtime.driver import enter
from lambit.session import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "agreement"))

from engines import run_machine  # noqa: E402

pytestmark = pytest.mark.usefixtures("by_themselves")

pytest.importorskip("llvmlite")

PLOGP = "(define (plogp p) (if (= p 0) 0 (* p (log2 p))))"
FLOATS = PLOGP.replace(" 0 (*", " 0.0 (*")
NATIVE = {
    "an operation": ("", "(sum (map sqrt v))"),
    "an operation of two numbers": ("", "(fold + 0 v)"),
    "the greatest": ("", "(fold-left max 0 v)"),
    "a list": ("", "(map square v)"),
    "a vector": ("", "(vector-map - v)"),
    "a procedure of the program's": (PLOGP, "(- (sum (map plogp v)))"),
    "a call of one": (FLOATS, "(sum (map (lambda (p) (+ 1 (plogp p) (* 2 (plogp (abs p))))) v))"),
    "a fold with one": ("(define (step x t) (+ (* 0.5 t) x))", "(fold step 0.0 v)"),
    "a closure over a number": ("(define (scaled k) (lambda (x) (* k x))) (define twice (scaled 2.0))", "(sum (map twice v))"),
    "a variable": (FLOATS, "(let ((k 3)) (sum (map (lambda (p) (* k (plogp p))) v)))"),
}
OTHERS = {
    "one that is not small": ("(define (f x) (let loop ((i 0) (t x)) (if (= i 3) t (loop (+ i 1) (* t t)))))", "(sum (map f v))"),
    "one that has effects": ("(define n 0) (define (f x) (set! n (+ n 1)) (* x n))", "(list (sum (map f v)) n)"),
    "one that stores into the array": ("(define w #f) (define (f x) (array-set! w 0 (* 2 x)) x)", "(begin (set! w v) (list (sum (map f v)) (array-ref v 0)))"),
    "one that calls another": (PLOGP + "(define (f x) (+ 1 (plogp x)))", "(sum (map f v))"),
    "one that raises an error": ('(define (f x) (if (> x 0.9) (error "too large" x) x))', "(sum (map f v))"),
    "too few arguments": ("(define (f x y) (+ x y))", "(sum (map f v))"),
    "too many": ("(define (f x) (* 2 x))", "(fold f 0 v)"),
    "an operation of another number of arguments": ("", "(map expt v)"),
    "what is no procedure": ("(define f 5)", "(map f v)"),
    "what is not defined": ("", "(map nothing-here v)"),
    "one that is assigned to": ("(define (f x) (* 2 x)) (set! f (lambda (x) (* 3 x)))", "(sum (map f v))"),
    "a library's of Lisp": ("", "(map exact-floor v)"),
    "an optional argument": ("(define (f x &optional y) (* 2 x))", "(sum (map f v))"),
    "a continuation": ("(define (f x) (call/cc (lambda (k) (k (* 2 x)))))", "(sum (map f v))"),
    "elements without a native value": ("(define (f x) (log (- x)))", "(map f v)"),
}


def results(definitions: str, loop: str, jit: str, *arrays):
    """What a procedure whose body is the loop gives of each array, or the words of its error; and its session."""
    s = Session(frozenset(), jit=jit)
    s.run_text(f"{definitions} (define (f-of v) {loop})", "text")
    found = []
    for v in arrays:
        try:
            found.append(write(enter(s.lookup("f-of"), v.copy())))
        except LispError as error:
            found.append(str(error))
    return found, s


DATA = [np.linspace(0.0, 1.0, 64), np.arange(1, 90), np.zeros(20), np.arange(40.0) / 7 - 1.0]


@pytest.mark.parametrize("name", [*NATIVE, *OTHERS])
def test_the_answer_is_the_interpreters(name):
    definitions, loop = (NATIVE | OTHERS)[name]
    assert results(definitions, loop, "eager", *DATA)[0] == results(definitions, loop, "off", *DATA)[0]


@pytest.mark.parametrize("name", NATIVE)
def test_it_is_native(name):
    definitions, loop = NATIVE[name]
    _, s = results(definitions, loop, "eager", *DATA)
    assert any(site.signatures for site in s.base.heat.sites if site.__class__.__name__ == "FusedSite")


@pytest.mark.parametrize("name", OTHERS)
def test_the_compiler_does_not_fail(name):
    definitions, loop = OTHERS[name]
    _, s = results(definitions, loop, "eager", *DATA)
    assert not [site.reason for site in s.base.heat.sites if "failed" in site.reason]


@pytest.mark.parametrize("jit", ["off", "eager"])
def test_a_redefinition_counts_at_once(jit):
    s = Session(frozenset(), jit=jit)
    s.run_text("(define v (array-convert (range 100) 'f64)) (define (f x) (* 2 x)) (define (g v) (sum (map f v)))", "text")
    assert write(s.run_text("(g v)", "text")) == "9900.0"
    s.run_text("(define (f x) (* 3 x))", "text")
    assert write(s.run_text("(g v)", "text")) == "14850.0"
    s.run_text("(define (square x) (- x)) (define (h v) (sum (map square v)))", "text")
    assert write(s.run_text("(h v)", "text")) == "-4950.0"


@pytest.mark.parametrize("name", ["an operation", "an operation of two numbers", "a list", "a procedure of the program's", "a call of one"])
def test_the_machine_agrees(name):
    definitions, loop = NATIVE[name]
    text = f"{definitions} (define v (array-convert (list->array '(0.5 0.25 0.125 0 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17)) 'f64)) {loop}"
    assert run_machine(text) == write(Session(frozenset(), jit="eager").run_text(text, "text"))
