"""Whole loops over two or three arrays: what compiled code and native code give is the same to the bit, and no loop reads beyond the shortest."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambit import Interpreter
from lambit.printer import write

pytestmark = pytest.mark.usefixtures("by_themselves")

TRY = "(define (try f) (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e)))) (f)))"
LOOPS = {
    "a product of two": "(sum (map * v w))",
    "a distance": "(sqrt (sum (map (lambda (x y) (square (- x y))) v w)))",
    "divergence": "(sum (map (lambda (p q) (* p (log2 (/ p q)))) v w))",
    "a map": "(map (lambda (x y) (+ (* 2 x) y)) v w)",
    "a map of a name": "(map max v w)",
    "a vector": "(vector-map - v w)",
    "a fold": "(fold (lambda (x y acc) (+ (* 31 acc) (- x y))) 7 v w)",
    "a fold from a float": "(fold (lambda (x y acc) (+ acc (* x y))) 0.5 v w)",
    "a fold whose value changes its type": "(fold (lambda (x y acc) (+ acc (* 1.5 x y))) 0 v w)",
    "a fold with an accumulator first": "(fold-left (lambda (acc x y) (- acc (* x y))) 1 v w)",
    "three": "(sum (map (lambda (x y z) (+ x (* y z))) v w v))",
    "three in a fold": "(fold (lambda (x y z acc) (+ acc (* x y) z)) 0 v w w)",
    "a free variable": "(let ((k 3)) (sum (map (lambda (x y) (* k (- x y))) v w)))",
    "quotients, which may be by zero": "(map quotient v w)",
    "for-each": "(let ((t 0)) (for-each (lambda (x y) (set! t (+ (* 2 t) (- x y)))) v w) t)",
    "for-each that stores": "(let ((u (make-f64vector 3 0.0))) (for-each (lambda (x y) (f64vector-set! u 1 (+ x (* 2.0 y) (f64vector-ref u 1)))) v w) u)",
    "for-each that stores into what it reads": "(for-each (lambda (x y) (array-set! w 0 (+ x y))) v w) (array-ref w 0)",
    "the same array twice": "(sum (map * v v))",
}  # fmt: skip


def procedures(name: str):
    """`f` of two arrays in an interpreter without native code, and in one with."""
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        it.session.run_text(f"{TRY} (define (f v w) (try (lambda () {LOOPS[name]})))", "loop")
        yield it


def outcomes(name: str, pairs) -> tuple[list[str], Interpreter]:
    found = []
    for it in procedures(name):
        said = []
        for v, w in pairs:
            it["v"], it["w"] = v.copy(), w.copy()
            said.append(write(it.session.run_text("(f v w)", "t")))
        found.append(said)
    assert found[0] == found[1]
    return found[1], it


RANDOM = np.random.default_rng(11)
FLOATS, MORE = RANDOM.random(2000) + 0.1, RANDOM.random(2000) + 0.1
INTEGERS, OTHERS = RANDOM.integers(-900, 900, 2000), RANDOM.integers(1, 9, 2000)


@pytest.mark.parametrize("name", LOOPS)
def test_types_and_lengths(name):
    lengths = [(n, m) for n in (1, 16, 33, 700) for m in (n, max(1, n - 1), n + 3)]
    kinds = [(FLOATS, MORE), (INTEGERS, OTHERS), (FLOATS, OTHERS), (INTEGERS, MORE)]
    _, it = outcomes(name, [(a[:n], b[:m]) for (a, b), (n, m) in itertools.product(kinds, lengths)])
    assert "compiled for" in it.explain("f"), it.explain("f")


@pytest.mark.parametrize("kind", ["i1", "u1", "i2", "u2", "i4", "u4", "u8", "f4"])
def test_all_kinds_of_numbers(kind):
    a, b = (RANDOM.integers(0, 100, 50).astype(kind) for _ in range(2))
    for name in ("a product of two", "a map", "a fold"):
        outcomes(name, [(a, b), (a, FLOATS[:50]), (INTEGERS[:50], b), (a[::2], b[::-1])])


def test_strange_arguments():
    """Lists, empty arrays, matrices, and what is no array at all, are the interpreter's."""
    texts = [
        "(f (array 1 2 3) (array))", "(f (array) (array))", "(f (array 1 2) '(3 4))", "(f '(3 4) (array 1 2))", "(f '(1) '(2))",
        "(f (array '(1 2) '(3 4)) (array 1 2))", "(f (array 1 2) (array '(1 2) '(3 4)))", "(f (array 1 2) 5)", "(f 5 (array 1 2))", "(f (array 1 2) #(3 4))",
    ]  # fmt: skip
    for name in ("a product of two", "a map", "a fold", "for-each"):
        found = []
        for it in procedures(name):
            it.session.run_text("(f (array 1 2) (array 3 4)) (f (f64vector 1. 2.) (f64vector 3. 4.))", "t")
            found.append([write(it.session.run_text(f"(try (lambda () {text}))", "t")) for text in texts])
        assert found[0] == found[1]


def test_integers_that_do_not_fit():
    large = np.array([2**62, 2**62, -(2**63), 2**63 - 1])
    for name in ("a product of two", "a map", "a fold", "a vector", "for-each", "three in a fold"):
        outcomes(name, [(large, large[::-1]), (large, large), (large[:1], large[:1])])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(), st.floats()), min_size=1, max_size=40),
    st.sampled_from(["a product of two", "a distance", "a map of a name", "a fold from a float", "for-each", "divergence"]),
)
def test_any_floats(rows, name):
    a, b = np.array(rows).T
    outcomes(name, [(a, b)])


def test_a_product_of_two_is_one_loop():
    """Of 200,000 elements at once: what is explained is a loop of `sum`, compiled for two arrays."""
    it = Interpreter()
    it.eval("(define (f v w) (sum (map * v w)))")
    a, b = RANDOM.random(200_000), RANDOM.random(200_000)
    assert it["f"](a, b) == pytest.approx(a @ b)
    assert "loop of sum" in it.explain("f")
    assert it.explain("f").count("read-only array of f64, rank 1, read-only array of f64, rank 1") == 1
