"""Vectors and bytevectors: R7RS 6.8 and 6.9; Python's lists as the model."""

from __future__ import annotations

import pytest

from lambit.data import Vector, symbol
from lambit.registry import BUILTINS


def call(name, *args):
    return BUILTINS[name].called(*args)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(vector-ref '#(1 1 2 3 5 8 13 21) (exact (round (* 2 (acos -1)))))", "13"), ("(vector-ref #(1 2 3) 5)", "!vector-ref: argument 2: index 5 is out of range for a vector of length 3"),
        ("(vector-ref #(1) -1)", "!vector-ref: argument 2: index -1 is out of range for a vector of length 1"), ("(vector-ref '(1) 0)", "!vector-ref: argument 1: expected a vector, got (1)"),
        ("(vector-set! (vector) 0 1)", "!vector-set!: argument 2: index 0 is out of range for a vector of length 0"),
        ("(let ((v (vector 0 '(2 2 2 2) \"Anna\"))) (vector-set! v 1 '(\"Sue\")) v)", '#(0 ("Sue") "Anna")'),
        ("(make-vector 0)", "#()"), ("(make-vector 2 'a)", "#(a a)"), ("(make-vector -1)", "!make-vector: argument 1: expected an index (an exact integer, not negative), got -1"), ("(make-vector (expt 10 12))", "!make-vector: a vector of length 1000000000000 is too large"),
        ("(vector->list #(dah dah didah) 1 2)", "(dah)"), ("(vector->list #(a) 2)", "!vector->list: argument 2: start 2 is out of range for a vector of length 1"), ("(list->vector '(1 . 2))", "!list->vector: argument 1: expected a list, got (1 . 2)"),
        ("(let ((a #(1 8 2 8))) (eq? a (vector-copy a)))", "#f"), ("(vector-copy #(1 2 3) 1)", "#(2 3)"), ("(vector-copy #(1 2 3) 2 1)", "!vector-copy: argument 2: start 2 is after end 1 of the range"),
        ("(let ((v (vector 1 2 3 4 5))) (vector-copy! v 1 v 0 4) v)", "#(1 1 2 3 4)"), ("(let ((v (vector 1 2 3 4 5))) (vector-copy! v 0 v 1) v)", "#(2 3 4 5 5)"),
        ("(vector-copy! (vector 1 2) 1 #(1 2 3))", "!vector-copy!: 3 elements do not fit at index 1 of a vector of length 2"), ("(vector-copy! (vector 1 2) 3 #())", "!vector-copy!: argument 2: index 3 is out of range for a vector of length 2"),
        ("(vector-append #(a) #() #(b c))", "#(a b c)"), ("(vector-append #(1) '(2))", "!vector-append: argument 2: expected a vector, got (2)"), ("(vector-append)", "#()"),
        ("(let ((v (vector 1 2 3))) (vector-fill! v 0 1) v)", "#(1 0 0)"), ("(vector-map * #(1 2) #(3 4 5))", "#(3 8)"), ("(vector-map car '(1))", "!vector-map: argument 2: expected a vector, got (1)"), ("(vector-map + #(1) 5)", "!vector-map: argument 3: expected a vector, got 5"),
        ("(let ((n 0)) (vector-for-each (lambda (x y) (set! n (+ n (* x y)))) #(1 2) #(3 4)) n)", "11"), ("(vector-count even? #(1 2 4))", "2"), ("(vector-index even? #(1 2))", "1"), ("(vector-fold + 0 #(1 2))", "3"),
        ("(vector-binary-search #(1 3 5) 5 -)", "2"), ("(vector-binary-search #() 5 -)", "#f"), ("(vector-any even? #(1 3))", "#f"), ("(vector-every odd? #(1 3))", "#t"), ("(subvector #(1 2 3) 0 2)", "#(1 2)"), ("(vector-tabulate square 3)", "#(0 1 4)"),
        ("(vector-reverse #(1 2))", "#(2 1)"), ("(vector-head #(1 2 3) 1)", "#(1)"), ("(vector-tail #(1 2 3) 1)", "#(2 3)"), ("(vector-filter even? #(1 2))", "#(2)"),
        ("(bytevector 1 256)", "!bytevector: argument 2: expected a byte (an exact integer from 0 to 255), got 256"), ("(bytevector-u8-ref #u8(1) 1)", "!bytevector-u8-ref: argument 2: index 1 is out of range for a bytevector of length 1"),
        ("(make-bytevector 2 255)", "#u8(255 255)"), ("(bytevector-copy #u8(1 2 3) 1 2)", "#u8(2)"), ("(let ((b (bytevector 1 2 3))) (bytevector-copy! b 1 b 0 2) b)", "#u8(1 1 2)"), ("(bytevector-append #u8(1) #u8() #u8(2))", "#u8(1 2)"),
        ('(string->utf8 "aλ" 1)', "#u8(206 187)"), ("(utf8->string #u8(97 206 187) 1 3)", '"λ"'), ("(bytevector-fill! #u8(1 2) 7)", None), ("(list->bytevector '(1 2))", "#u8(1 2)"), ("(bytevector->list #u8(1 2) 1)", "(2)"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    got = lisp(text)
    assert got == value if value is not None else not got.startswith("!")


def test_a_continuation_captured_in_vector_map_can_be_entered_again(lisp):
    text = """
    (let ((k #f) (count 0) (results '()))
      (let ((v (vector-map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) #(1 2 3))))
        (set! results (cons v results))
        (set! count (+ count 1))
        (if (< count 3) (k (* 10 count)))
        (reverse results)))"""
    assert lisp(text) == "(#(1 2 3) #(1 10 3) #(1 20 3))"


def test_arrays_are_taken_too():
    import numpy as np

    a = np.array([1.5, 2.5, 3.5])
    assert call("vector-length", a) == 3
    assert type(call("vector-ref", a, 1)) is float
    assert type(call("vector-ref", np.array([1, 2]), 1)) is int
    call("vector-set!", a, 0, 7)
    assert a.tolist() == [7.0, 2.5, 3.5]
    assert list(call("vector->list", a, 1)) == [2.5, 3.5]
    call("vector-fill!", a, 0, 1, 2)
    assert a.tolist() == [7.0, 0.0, 3.5]
    call("vector-copy!", a, 1, a, 0, 2)
    assert a.tolist() == [7.0, 7.0, 0.0]
    call("vector-copy!", a, 0, Vector([1, 2]))
    assert a.tolist() == [1.0, 2.0, 0.0]
    with pytest.raises(Exception, match="argument 3: expected a real number"):
        call("vector-set!", a, 0, symbol("x"))
    with pytest.raises(Exception, match="index 3 is out of range for an? array of length 3"):
        call("vector-ref", a, 3)
