"""Sums and folds over arrays inside native procedures: the value is the interpreter's to the bit, whatever the arrays are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit import Interpreter
from lambit.jit import requests
from lambit.jit.lower.whole import MOST
from lambit.printer import write

TRY = "(define (try f) (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e)))) (f)))"
BODIES = {
    "entropy": "(- 0 (sum (map (lambda (x) (if (= x 0) 0 (* x (log2 x)))) v)))",
    "divergence": "(* k (sum (map (lambda (x y) (* x (log2 (/ x y)))) v w)))",
    "inner product": "(+ 1 (sum (map * v w)))",
    "three arrays": "(sum (map (lambda (x y z) (+ x (* y z))) v w v))",
    "a free variable": "(sum (map (lambda (x) (* k (- x 1))) v))",
    "squares": "(sqrt (sum (map (lambda (x) (square x)) v)))",
    "a greatest": "(fold max 0 v)",
    "a fold": "(fold (lambda (x acc) (+ (* 3 acc) x)) 7 v)",
    "a fold from a float": "(+ 1 (fold (lambda (x y acc) (+ acc (* x y))) 0.5 v w))",
    "an accumulator first": "(fold-left (lambda (acc x) (- acc (* k x))) 1 v)",
    "in a branch": "(if (< k 0) (sum (map (lambda (x) (* 2 x)) v)) (fold + 0 v))",
    "in a loop": "(let loop ((i 0) (t 0)) (if (= i 5) t (loop (+ i 1) (+ t (* i (sum (map (lambda (x) (+ x i)) v)))))))",
    "in a loop with stores": "(do ((i 0 (+ i 1))) ((= i 3) (array-ref u 1)) (array-set! u i (+ 0.5 (sum (map (lambda (x) (* x i)) v)))))",
    "of a procedure": "(sum (map (lambda (x) (cube* x)) v))",
    "twice": "(- (sum (map (lambda (x) (* x x)) v)) (sum (map (lambda (x) (* x k)) w)))",
    "quotients where they are wanted": "(sum (map (lambda (x y) (if (= y 0) 0 (quotient (round x) y))) v z))",
    "exact zeros alone": "(sum (map (lambda (x) (if (< x 1e300) 0 x)) v))",
    "an exact part": "(sum (map (lambda (x) (if (< x 0.5) 1 x)) v))",
}  # fmt: skip
SIZES = [0, 1, 2, 31, 32, 33, 65, 1000, MOST, MOST + 1]
R = np.random.default_rng(8)
KINDS = {
    "f8": lambda n: R.random(n) + 0.01,
    "f4": lambda n: R.random(n).astype(np.float32),
    "i8": lambda n: R.integers(-9, 9, n),
    "u1": lambda n: R.integers(0, 200, n).astype(np.uint8),
}


def interpreters(body: str):
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(f"{TRY} (define (cube* x) (* x x x)) (define (f v w z u k) {body})", "whole")
        yield it


def outcomes(it, v, w, z, k: str, times: int = 3) -> list[str]:
    it["v"], it["w"], it["z"], it["u"] = v.copy(), w.copy(), z.copy(), np.zeros(3)
    return [write(it.session.run_text(f"(try (lambda () (f v w z u {k})))", "t")) for _ in range(times)]


@pytest.mark.parametrize("kind", ["f8", "i8", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("f4", "u1"))])
@pytest.mark.parametrize("name", BODIES)
def test_the_value_is_the_interpreters(name, kind, monkeypatch):
    monkeypatch.setattr(requests, "LEFT", 1 << 60)  # what is left is tried again
    plain, native = interpreters(BODIES[name])
    for n in SIZES:
        for k in ("3", "-0.5"):
            v, w, z = KINDS[kind](n), KINDS[kind](n), R.integers(-2, 3, n)
            assert outcomes(native, v, w, z, k) == outcomes(plain, v, w, z, k, times=1) * 3, n


@pytest.mark.parametrize("name", ["entropy", "divergence", "inner product", "a free variable", "a greatest", "in a loop", "in a loop with stores"])
def test_the_procedure_is_native(name):
    """All of it: nothing is left for arrays that are not long."""
    _, it = interpreters(BODIES[name])
    v = np.linspace(0.1, 1, 50)
    outcomes(it, v, v, v, "2")
    said = it.explain("f")
    assert said.startswith("f: compiled for")
    assert "left" not in said


def test_procedures_call_it_natively():
    it = Interpreter(jit="eager")
    it.session.run_text("(define (h v) (- 0 (sum (map (lambda (x) (* x (log2 x))) v)))) (define (g v n) (if (= n 0) 0.0 (+ (h v) (g v (- n 1)))))", "g")
    it["v"] = np.array([0.5, 0.25, 0.25])
    for _ in range(3):
        assert write(it.session.run_text("(g v 10)", "t")) == "15.0"
    assert it.explain("g").startswith("g: compiled for")


SPECIAL = [0.0, -0.0, 1.0, -1.0, 1e308, -1e308, float("inf"), float("-inf"), float("nan"), 5e-324, 0.1]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SPECIAL) | st.floats(), max_size=70), st.sampled_from(["entropy", "inner product", "a fold", "an accumulator first", "a greatest"]))
def test_any_floats(xs, name):
    v = np.array(xs, dtype=np.float64)
    found = [outcomes(it, v, v[::-1], np.zeros(len(xs), dtype=np.int64), "-0.5", times=2) for it in made(name)]
    assert found[0] == found[1]


_MADE: dict[str, list[Interpreter]] = {}


def made(name):
    if name not in _MADE:
        _MADE[name] = list(interpreters(BODIES[name]))
    return _MADE[name]


def test_long_arrays_five_times_and_the_loop_is_a_place_of_its_own():
    it = Interpreter(jit="on")
    it.session.run_text("(define (h v) (- 0 (sum (map (lambda (x) (* x (log2 x))) v)))) (declare-native h #f64(0.5 0.5))", "h")
    it["v"] = np.linspace(0.1, 1, 200_000)
    values = {write(it.session.run_text("(h v)", "t")) for _ in range(12)}
    assert len(values) == 1
    said = it.explain("h")
    assert "an array is long" in said
    assert "loop of sum" in said
    assert "compiled for (read-only array of f64, rank 1)" in said


def test_sums_that_leave_64_bits():
    plain, native = interpreters("(+ 1 (sum (map (lambda (x) (* x x)) v)))")
    v = np.array([3_000_000_000, -3_000_000_000, 1])
    assert outcomes(native, v, v, v, "1") == outcomes(plain, v, v, v, "1")


def test_a_procedure_that_is_not_small():
    it = Interpreter(jit="eager")
    it.session.run_text("(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (define (f v) (+ 1 (sum (map (lambda (x) (fib x)) v))))", "f")
    it["v"] = np.array([3, 4, 5])
    assert [write(it.session.run_text("(f v)", "t")) for _ in range(3)] == ["11"] * 3
    assert "calls a procedure that is not small" in it.explain("f")
