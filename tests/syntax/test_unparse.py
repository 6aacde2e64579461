"""Core prints as Lisp and reads back: the text of what is read is the text that was written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mini import evaluate, user

from lambit.data import (
    ABSENT,
    DEFAULT,
    EOF,
    FALSE,
    NIL,
    TRUE,
    UNSPECIFIED,
    Char,
    Pair,
    Rational,
    String,
    Vector,
    from_iterable,
    keyword,
    symbol,
)  # fmt: skip
from lambit.errors import FormError
from lambit.printer import write
from lambit.reader import read_all
from lambit.syntax import expand_top
from lambit.syntax.core import (
    Binding,
    Call,
    Const,
    Define,
    Global,
    If,
    Lambda,
    Let,
    Letrec,
    Local,
    Loop,
    Seq,
    Set,
    Variable,
)
from lambit.syntax.unparse import parse_core, unparse

NAMES = ["x", "y", "if", "loop", "x.1", "quote", "a b", "&optional", "1+", "λ", "", "lambda", "call"]
DATA = [1, -2.5, Rational(1, 3), TRUE, FALSE, NIL, UNSPECIFIED, ABSENT, EOF, DEFAULT, String('a"b'), Char.of("x"), Char.of(" "),
        symbol("if"), symbol("x.1"), keyword("k"), Vector([1, symbol("a")]), Pair(1, 2), from_iterable([1, String("s")]),
        from_iterable([symbol("quote"), 1]), float("inf"), 10**30]  # fmt: skip


class Scope:
    """What a generated expression may mention."""

    def __init__(self, draw):
        self.draw = draw
        self.globals = [Binding("(a b)", n) for n in ("x", "car", "if", "y")] + [Binding("user", "car")]

    def pick(self, items):
        return items[self.draw(st.integers(0, len(items) - 1))]

    def variable(self):
        return Variable(self.pick(NAMES), self.draw(st.integers(0, 3)))

    def core(self, size, scope):
        kinds = [self.const, self.glob] + ([self.local] * 2 if scope else [])
        if size > 0:
            kinds = [self.if_, self.set, self.seq, self.call, self.lam, self.let, self.letrec, self.loop, self.define, *kinds[1:]]
        return self.pick(kinds)(size - 1, scope)

    def const(self, _size, _scope):
        return Const(self.pick(DATA))

    def glob(self, _size, _scope):
        return Global(self.pick(self.globals))

    def local(self, _size, scope):
        return Local(self.pick(scope))

    def some(self, size, scope, least=0):
        return tuple(self.core(size, scope) for _ in range(self.draw(st.integers(least, 2))))

    def if_(self, n, s):
        return If(self.core(n, s), self.core(n, s), self.core(n, s))

    def set(self, n, s):
        return Set(self.pick([*s, *self.globals]), self.core(n, s))

    def seq(self, n, s):
        return Seq(self.some(n, s, 1))

    def call(self, n, s):
        return Call(self.core(n, s), self.some(n, s))

    def define(self, n, s):
        return Define(self.pick(self.globals), self.core(n, s))

    def lam(self, n, s):
        required = tuple(self.variable() for _ in range(self.draw(st.integers(0, 2))))
        optional = tuple(self.variable() for _ in range(self.draw(st.integers(0, 2))))
        rest = self.variable() if self.draw(st.booleans()) else None
        inside = [*s, *required, *optional, *([rest] if rest else [])]
        doc = self.pick([None, "Doc.", ""])
        signature = self.pick([None, "(a &key b)"])
        return Lambda(required, optional, rest, self.core(n, inside), self.pick(["", "f", "x", "car"]), 0, doc, signature)

    def let(self, n, s):
        variables = tuple(self.variable() for _ in range(self.draw(st.integers(0, 2))))
        return Let(variables, tuple(self.core(n, s) for _ in variables), self.core(n, [*s, *variables]))

    def letrec(self, n, s):
        variables = tuple(self.variable() for _ in range(self.draw(st.integers(0, 2))))
        inside = [*s, *variables]
        return Letrec(variables, tuple(self.core(n, inside) for _ in variables), self.core(n, inside))

    def loop(self, n, s):
        name = self.variable()
        variables = tuple(self.variable() for _ in range(self.draw(st.integers(0, 2))))
        return Loop(name, variables, tuple(self.core(n, s) for _ in variables), self.core(n, [*s, name, *variables]))


def shape(x, variables=None, bindings=None):
    """`x` as nested tuples: variables and bindings by the order in which they appear."""
    seen = {} if variables is None else variables

    def v(y):
        return ("variable", seen.setdefault(y, len(seen)))

    def go(y):
        if isinstance(y, (Variable, Binding)):
            return v(y)
        if isinstance(y, Const):
            return ("const", write(y.value), type(y.value).__name__)
        if isinstance(y, tuple):
            return tuple(map(go, y))
        if isinstance(y, (str, int, type(None))):
            return y
        slots = [s for c in type(y).__mro__ for s in getattr(c, "__slots__", ()) if s not in ("position", "via", "original", "origin")]
        return (type(y).__name__, *[go(getattr(y, s)) for s in sorted(slots)])

    return go(x)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_round_trip(data):
    x = Scope(data.draw).core(data.draw(st.integers(0, 4)), [])
    text = unparse(x)
    again = parse_core(text)
    assert unparse(again) == text
    assert shape(again) == shape(x)


PROGRAMS = [
    "(let loop ((i 0) (s '())) (if (= i 4) (reverse s) (loop (+ i 1) (cons (* i i) s))))",
    "(let ((x 1)) (let ((x (+ x 1))) (list x ((lambda (x) (* x 10)) x))))",
    "((lambda (a &optional (b (+ a 1)) &key (k 5)) (list a b k)) 1 2 :k 9)",
    "(let ((if list) (quote 3)) (if 1 quote))",
    "(case 'b ((a) 1) ((b c) 2) (else 3))",
    "`(1 ,@(list 2 3) #(4 ,(+ 2 3)))",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_read_back_means_the_same(program):
    module = user()
    (form,) = read_all(program)
    (core,) = expand_top(form, module)
    again = parse_core(unparse(core), lambda name: module.base.lookup(name))
    assert write(evaluate(again)) == write(evaluate(core))


def test_text():
    module = user()
    (core,) = expand_top(read_all("(define (f x) (let ((x (car x))) (set! y x) (lambda z 'z)))")[0], module)
    assert unparse(core) == "(define f (lambda (x) (let ((x.1 (car x))) (begin (set! y x.1) (lambda z 'z)))))"


@pytest.mark.parametrize("text", ["(if 1 2)", "(let x y)", "(lambda)", "(const foo)", "(set! 5 1)", "1 2", "(loop)"])
def test_no_core(text):
    with pytest.raises(FormError):
        parse_core(text)
