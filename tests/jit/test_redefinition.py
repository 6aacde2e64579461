"""Redefinition of what native code rests on: from then on, the new meaning counts."""

from __future__ import annotations

import gc
import threading

import pytest

from lambit import Interpreter
from lambit.session import Session

PRELUDE = """
(define (h x) (+ x 1))
(define (two-deep x) (h (* 2 x)))
(define g 7)
(define (p n) (let lp ((i 0) (t 0)) (if (< i n) (lp (+ i 1) (+ g (h t))) t)))
(define (deep n) (let lp ((i 0) (t 0)) (if (< i n) (lp (+ i 1) (two-deep t)) t)))
(define (up n) (if (= n 0) 0 (+ 1 (up (- n 1)))))
(define (start n) (do ((i 0 (+ i 1)) (t 0 (+ t (up i)))) ((>= i n) t)))
"""

CHANGES = {
    "a definition": "(define (h x) (- x 5))",
    "a definition of another kind": "(define (h x) (* 0.5 x))",
    "a definition of what is no procedure of Lisp's": "(define h abs)",
    "a definition by a closure": "(define h (let ((k 3)) (lambda (x) (+ x k))))",
    "an assignment": "(set! h (lambda (x) (- x 5)))",
    "an assignment in a procedure": "(define (change!) (set! h (lambda (x) (- x 5)))) (change!)",
    "a number defined": "(define g -3)",
    "a number assigned": "(set! g -3)",
    "a number that is none any more": "(define g 1/3)",
    "several values": "(define-values (g other) (values 100 200))",
    "eval": "(eval '(define (h x) (- x 5)) (interaction-environment))",
    "an assignment by eval": "(eval '(set! g 1) (interaction-environment))",
    "a recursive procedure": "(define (up n) (* n n))",
    "a primitive": "(define (+ a b) (- a (- b) -1))",
    "another primitive": "(define (* a b) (- a b))",
    "a primitive assigned": "(set! * -)",
    "begin": "(begin (p 2) (define g 2) (p 3) (define (h x) g))",
    "a keyword": "(define-syntax h (syntax-rules () ((_ x) (- x 5))))",
    "a definition in whose course native code is used": "(define g (begin (p 4) (p 5) 11))",
}
USES = "(list (p 5) (deep 6) (start 5))"
TRY = "(define (try f) (guard (e ((error-object? e) (error-object-message e))) (f)))"


def values(jit: str, *forms: str) -> list[str]:
    it = Interpreter(jit=jit)
    it.eval(PRELUDE + TRY)
    return [repr(it.eval(form)) for form in forms]


@pytest.mark.parametrize("change", [*list(CHANGES)[:5], *(pytest.param(x, marks=pytest.mark.slow) for x in list(CHANGES)[5:])])
def test_a_change_counts_at_once(change):
    uses = [f"(try (lambda () {use}))" for use in ("(p 5)", "(deep 6)", "(start 5)")]
    forms = [*uses, *uses, CHANGES[change], *uses, *uses, "(define g 4)", *uses, *uses]
    assert values("eager", *forms) == values("off", *forms)


def places(it):
    gc.collect()
    return [site for site in it.session.base.heat.sites if site.signatures]


def test_native_code_is_made_again():
    it = Interpreter(jit="eager")
    it.eval(PRELUDE)
    it.eval("(p 5) (p 5)")
    it.eval("(define (h x) (- x 5))")
    assert it.explain("p").startswith("p: not compiled yet")
    assert it.eval("(p 5) (p 5)") == 10
    assert it.explain("p").startswith("p: compiled for (integer) -> integer")
    assert "h was redefined" in it.explain("p")


def test_not_for_ever():
    it = Interpreter(jit="eager")
    it.eval(PRELUDE)
    for i in range(15):
        it.eval(f"(define g {i})")
        assert it.eval("(p 3)") == it.eval("(p 3)") == 3 * (i + 1)
    assert "was redefined 10 times" in it.explain("p")


def test_what_does_not_rest_on_it_stays():
    it = Interpreter(jit="eager")
    it.eval(PRELUDE)
    it.eval("(start 5) (start 5)")
    before = [made for site in places(it) for made in site.signatures]
    it.eval("(define g 1) (define (h x) x)")
    assert [made for site in places(it) for made in site.signatures] == before


def test_the_hosts_assignment():
    it = Interpreter(jit="eager")
    it.eval(PRELUDE)
    assert it.eval("(p 5) (p 5)") == 40
    it.define("g", 0)
    assert it.eval("(p 5)") == 5
    it.define("h", lambda x: x - 5)
    assert it.eval("(p 5)") == -25


def test_load(tmp_path):
    file = tmp_path / "again.lisp"
    file.write_text("(define (h x) (- x 5))\n")
    it = Interpreter(jit="eager", capabilities=["files"])
    it.eval(PRELUDE)
    assert it.eval("(p 5) (p 5)") == 40
    it.eval(f'(load "{file}")')
    assert it.eval("(p 5)") == 10


def test_a_library_that_assigns_to_its_own():
    text = """
    (define-library (counter) (export step! step) (import (scheme base))
      (begin (define size 1) (define (step x) (+ x size)) (define (step! n) (set! size n))))
    (import (counter))
    (define (q n) (let lp ((i 0) (t 0)) (if (< i n) (lp (+ i 1) (step t)) t)))
    (define first (list (q 5) (q 5)))
    (step! 3)
    (list first (q 5) (q 5))
    """
    assert repr(Interpreter(jit="eager").eval(text)) == repr(Interpreter(jit="off").eval(text))


def test_a_definition_that_is_entered_again():
    """The continuation of a definition's value gives the variable one value after the other."""
    text = """
    (define k #f)
    (define n 0)
    (define g (call/cc (lambda (c) (set! k c) 1)))
    (set! n (+ n 1))
    (define seen (cons (p 4) (if (= n 1) '() seen)))
    (if (< n 4) (k (* n 10)) seen)
    """
    out = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.eval(PRELUDE)
        it.eval("(define seen '())")
        it.eval("(define (again!) (define-values (a b) (values 1 2)) (list a b (p 3) (p 3)))")
        out.append([repr(it.eval("(list (p 4) (p 4))")), repr(it.eval(text)), repr(it.eval("(list (p 4) (p 4) g (again!))"))])
    assert out[0] == out[1]


def test_in_the_background():
    """However the compiler's thread and the program meet, a value is never that of an earlier definition."""
    it = Interpreter(jit="on")
    it.eval(PRELUDE)
    it.session.base.heat.threshold = 20
    it.eval("(define (q n) (let lp ((i 0) (t 0)) (if (< i n) (lp (+ i 1) (+ t g)) t)))")
    for i in range(60):
        it.eval(f"(define g {i})")
        for n in (30, 3, 50, 4000, 5):
            assert it.eval(f"(q {n})") == n * i


def test_another_thread_redefines():
    """After a redefinition elsewhere, a new call sees it, whatever is being compiled."""
    it = Interpreter(jit="on")
    it.eval(PRELUDE)
    it.session.base.heat.threshold = 10
    done = threading.Event()
    seen: list[int] = []

    def run():
        while not done.is_set():
            seen.append(it.eval("(p 20)"))

    t = threading.Thread(target=run)
    t.start()
    for i in range(20):
        it.eval(f"(define g {i})")
    done.set()
    t.join()
    assert it.eval("(p 20)") == 20 * 20
    assert all(0 <= x <= 20 * 20 for x in seen)


@pytest.mark.slow
def test_what_is_gone_is_not_remembered():
    it = Interpreter(jit="eager")
    it.eval(PRELUDE)
    for i in range(60):
        if i % 20 == 0:
            gc.collect()
        it.eval("(let lp ((i 0) (t 0)) (if (< i 5) (lp (+ i 1) (+ t g)) t))")
    resting = it.session.base.heat.resting
    assert sum(len(known) for known in resting.sites.values()) < 50


def test_a_short_procedure_is_native_again_after_what_it_rests_on_was_redefined():
    s = Session(frozenset(), jit="eager")
    s.run_text("(define k 3) (define (leaf x) (+ x k)) (define (all n) (do ((i 0 (+ i 1)) (s 0 (+ s (leaf i)))) ((= i n) s)))")

    def is_native():
        return s.run_text("(all 10) (all 10) (all 10)") and "compiled for" in s.explain(s.run_text("leaf")).splitlines()[0]

    assert is_native()
    for k in range(4, 8):
        s.run_text(f"(define k {k})")
        assert s.run_text("(leaf 1)") == 1 + k
        assert s.run_text("(all 10)") == 45 + 10 * k
        assert is_native()
        assert s.run_text("(all 10)") == 45 + 10 * k
    s.run_text("(define (leaf x) (- x))")
    assert s.run_text("(all 10)") == -45 and is_native() and s.run_text("(all 10)") == -45


def test_its_code_follows_in_the_midst_of_a_call():
    s = Session(frozenset(), jit="eager")
    s.run_text("(define k 3) (define (leaf x) (+ x k)) (define (ask x) (call/cc (lambda (c) (set! again c) x))) (define again #f)")
    s.run_text("(leaf 1) (leaf 1) (leaf 1) (define k 5)")
    assert s.run_text("(list (leaf 1) (leaf 1.5) (leaf 1) (guard (e (#t 'bad)) (leaf 'a)) (leaf (ask 2)))").car == 6
    assert s.run_text("(let ((n 0)) (let ((v (leaf (call/cc (lambda (c) (set! again c) 1))))) (set! n (+ n 1)) (if (< n 3) (again n) (list n v))))").car == 3
