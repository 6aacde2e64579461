"""Sorting against Python's own stable sort, with orders of every kind."""

from __future__ import annotations

import random

import pytest

from lambit.data import Vector, from_iterable, list_to_python
from lambit.session import Session


@pytest.fixture(scope="module")
def session():
    return Session(())


def sorted_by(session, order, items):
    sort = session.run_text(f"(lambda (xs) (sort xs {order}))")
    return list_to_python(session.call(sort, from_iterable(items)))


@pytest.mark.parametrize("order", ["<", "(lambda (a b) (< a b))", ">", "(lambda (a b) (> a b))"])
def test_numbers(session, order):
    draw = random.Random(order)
    for n in [*range(12), 31, 64, 100, 257]:
        items = [draw.randrange(n + 1) for _ in range(n)]
        assert sorted_by(session, order, items) == sorted(items, reverse=">" in order)


def test_it_is_stable(session):
    draw = random.Random(5)
    for n in [*range(10), 50, 333]:
        items = [from_iterable([draw.randrange(4), i]) for i in range(n)]
        got = sorted_by(session, "(lambda (a b) (< (car a) (car b)))", items)
        want = sorted(items, key=lambda x: x.car)
        assert len(got) == n
        assert all(a is b for a, b in zip(got, want, strict=True))


def test_equal_numbers_of_different_kinds_keep_their_order(session):
    assert [type(x) for x in sorted_by(session, "<", [1.0, 1, 1.0])] == [float, int, float]
    assert [type(x) for x in sorted_by(session, ">", [1.0, 1, 1.0])] == [float, int, float]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(sort < '(3 1 2))", "(1 2 3)"), ("(sort (vector 3 1 2) <)", "#(1 2 3)"), ("(sort '() <)", "()"), ("(sort '(1) car)", "(1)"), ("(let ((xs (list 3 1 2))) (sort xs <) xs)", "(3 1 2)"),
        ("(sort '(\"b\" \"a\") string<?)", '("a" "b")'), ("(sort '(#\\b #\\a) char>?)", "(#\\b #\\a)"), ("(sort '(\"b\" a) string<?)", "!string<?: argument 1: expected a string, got a"),
        ("(sort '(1 a) <)", "!<: argument 1: expected a real number, got a"), ("(sort 5 <)", "!sort: argument 1: expected a list or a vector, got 5"), ("(sort '(2 . 1) <)", "!sort: argument 1: expected a list, got (2 . 1)"),
        ("(list-sort < '(2 1))", "(1 2)"), ("(vector-sort < #(2 1))", "#(1 2)"), ("(let ((v (vector 2 1))) (sort! v <) v)", "#(1 2)"), ("(sort-by abs '(-3 1 -2))", "(1 -2 -3)"), ("(sorted? '(1 2 2) <)", "#t"), ("(merge '(1 3) '(2) <)", "(1 2 3)"),
        ("(length (sort '(1 +nan.0 0) <))", "3"), ("(call/cc (lambda (k) (sort '(3 1 2) (lambda (a b) (k 'out)))))", "out"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    assert lisp(text) == value


def test_a_vector_gives_a_new_vector(session):
    v = Vector([2, 1])
    sort = session.run_text("(lambda (v) (sort v <))")
    assert session.call(sort, v).items == [1, 2]
    assert v.items == [2, 1]
