"""`eqv?` and `equal?`: R7RS 6.1, on circular, shared, deep and long data too."""

from __future__ import annotations

import time

import pytest

from lambit.builtins.equality import is_equal, is_eqv
from lambit.data import NIL, Bytevector, Pair, Rational, String, Vector, from_iterable


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(eqv? 'a 'a)", "#t"), ("(eqv? 'a 'b)", "#f"), ("(eqv? 2 2)", "#t"), ("(eqv? 2 2.0)", "#f"), ("(eqv? '() '())", "#t"), ("(eqv? 100000000000000000000 100000000000000000000)", "#t"),
        ("(eqv? 0.0 +nan.0)", "#f"), ("(eqv? +nan.0 +nan.0)", "#t"), ("(eqv? 0.0 -0.0)", "#f"), ("(= 0.0 -0.0)", "#t"), ("(eqv? 1/2 2/4)", "#t"), ("(eqv? 1+2i 1+2i)", "#t"), ("(eqv? 0.0+1.0i -0.0+1.0i)", "#f"),
        ("(eqv? (cons 1 2) (cons 1 2))", "#f"), ("(eqv? (lambda () 1) (lambda () 2))", "#f"), ("(let ((p (lambda (x) x))) (eqv? p p))", "#t"), ("(eqv? #f 'nil)", "#f"), ('(eqv? "" "")', None), ("(eqv? #\\a #\\a)", "#t"),
        ("(let ((x '(a))) (eqv? x x))", "#t"), ("(eq? 'a 'a)", "#t"), ("(eq? (list 'a) (list 'a))", "#f"), ("(eq? car car)", "#t"),
        ("(equal? 'a 'a)", "#t"), ("(equal? '(a (b) c) '(a (b) c))", "#t"), ('(equal? "abc" "abc")', "#t"), ("(equal? 2 2)", "#t"), ("(equal? (make-vector 5 'a) (make-vector 5 'a))", "#t"),
        ("(equal? '#1=(a b . #1#) '#2=(a b a b . #2#))", "#t"), ("(equal? '#1=(a b . #1#) '#2=(a b a . #2#))", "#f"), ("(equal? '#1=#(1 #1#) '#2=#(1 #2#))", "#t"),
        ("(equal? #u8(1 2) (bytevector 1 2))", "#t"), ("(equal? '(1 2) '(1 2.0))", "#f"), ("(equal? #(1 2) '(1 2))", "#f"), ("(equal? \"a\" 'a)", "#f"), ("(equal? '(1 . 2) '(1 2))", "#f"), ("(equal? 0.0 -0.0)", "#f"),
        ("(boolean=? #f #f #f)", "#t"), ("(not '())", "#f"), ("(boolean? '())", "#f"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    got = lisp(text)
    assert got == value if value is not None else got in ("#t", "#f")


def nested(n, at):
    x = NIL
    for _ in range(n):
        x = Pair(x, NIL) if at == "car" else Pair(1, x) if at == "cdr" else Vector([x])
    return x


@pytest.mark.parametrize("at", ["car", "cdr", "vector"])
def test_deep_data(at):
    assert is_equal(nested(120_000, at), nested(120_000, at))
    assert not is_equal(nested(120_000, at), nested(120_001, at))


def test_sharing_takes_no_exponential_time():
    def shared(n):
        x = from_iterable([1])
        for _ in range(n):
            x = Pair(x, x)
        return x

    before = time.perf_counter()
    assert is_equal(shared(200), shared(200))
    assert not is_equal(shared(200), shared(201))
    assert time.perf_counter() - before < 5


def test_cycles_of_different_lengths_that_unfold_alike():
    def ring(items):
        cells = [Pair(x, NIL) for x in items]
        for a, b in zip(cells, cells[1:] + cells[:1], strict=True):
            a.cdr = b
        return cells[0]

    assert is_equal(ring([1, 2] * 3), ring([1, 2] * 5))
    assert not is_equal(ring([1, 2] * 3), ring([1, 2] * 5 + [1]))


def test_arrays_and_octets():
    import numpy as np

    assert is_equal(np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    assert not is_equal(np.array([1.0]), np.array([1]))
    assert not is_equal(np.array([1, 2]), np.array([[1, 2]]))
    assert is_equal(Bytevector(b"ab"), b"ab")
    assert not is_equal(Bytevector(b"ab"), String("ab"))
    assert not is_eqv(np.array([1]), np.array([1]))


def test_rationals_and_their_kin():
    assert is_eqv(Rational(1, 3), Rational(1, 3))
    assert not is_eqv(Rational(1, 2), 0.5)
    assert not is_eqv(1 << 100, float(1 << 100))
