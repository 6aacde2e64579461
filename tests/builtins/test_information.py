"""Information as a Lisp program sees it: exact numbers, `equal?` outcomes, sentences."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from lambit.errors import ArityError, LispError
from lambit.printer import write


@pytest.fixture
def lisp(it):
    """The value of the last form in a text, as `write` prints it."""
    return lambda text: write(it.session.run_text(text, "<test>"))


JOINT = "(define d (joint '(x y) '(((a 0) . 1/2) ((b 0) . 1/4) ((b 1) . 1/4)))) "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(entropy (pmf 'a 1/2 'b 1/4 'c 1/4))", "3/2"),
        ("(entropy (pmf 'a 1/3 'b 2/3))", "(- (log2 3) 2/3)"),
        ("(entropy '(1/2 1/2))", "1"),
        ("(entropy #(1/2 1/2))", "1"),
        ("(entropy '((1/4 1/4) (1/4 1/4)))", "2"),
        ("(entropy '((rain . 1/2) (sun . 1/2)))", "1"),
        ("(entropy (uniform 10) :base 10)", "1"),
        ("(entropy (uniform 3) :base 'e)", "(log 3)"),
        ("(entropy (uniform 4) :base 4)", "1"),
        ("(entropy '(0.5 0.5))", "1.0"),
        ("(entropy '(0.5 1/2))", "1.0"),
        (JOINT + "(entropy d 'x)", "1"),
        (JOINT + "(= (entropy d) (+ (entropy d 'y) (conditional-entropy d 'x :given 'y)))", "#t"),
        (JOINT + "(= (mutual-information d) (- (entropy d 'x) (conditional-entropy d 'x :given 'y)))", "#t"),
        (JOINT + "(= (mutual-information d 'x 'y) (kl-divergence d (product-distribution (marginal d 'x) (marginal d 'y))))", "#t"),
        (JOINT + "(given d 'x 'b)", "#<joint (y) 0 1/2 1 1/2>"),
        (JOINT + "(conditional d 'y :given 'x)", "((a . #<joint (y) 0 1>) (b . #<joint (y) 0 1/2 1 1/2>))"),
        (JOINT + "(support d)", "((a 0) (b 0) (b 1))"),
        (JOINT + "(probability '(b 1) d)", "1/4"),
        (JOINT + "(surprisal '(b 1) d)", "2"),
        (JOINT + "(expectation cadr d)", "1/4"),
        ("(perplexity (uniform 7))", "7"),
        ("(redundancy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8))", "1/8"),
        ("(surprisal 1/8)", "3"),
        ("(pmf 1 1/2 1.0 1/2)", "#<pmf 1 1/2 1.0 1/2>"),
        ("(pmf \"a\" 1/2 'a 1/4 #\\a 1/4)", '#<pmf "a" 1/2 a 1/4 #\\a 1/4>'),
        ("(pmf '(1 (2)) 1/2 #(1) 1/2)", "#<pmf (1 (2)) 1/2 #(1) 1/2>"),
        ("(probability (list 1 (list 2)) (pmf '(1 (2)) 1/2 '(2) 1/2))", "1/2"),
        ('(pmf (samples "aab"))', "#<pmf #\\a 2/3 #\\b 1/3>"),
        ("(pmf (samples '(x y) '(1 2)))", "#<joint (x y) (x 1) 1/2 (y 2) 1/2>"),
        ("(entropy (samples '(a \"a\" a \"a\")))", "1.0"),
        ('(entropy (samples (list "ab" (string #\\a #\\b))))', "0.0"),
        ("(entropy (samples '((1 2) (1 2) (2 1) (2 1))))", "1.0"),
        ("(samples \"ab\" \"cd\" :names '(p q))", "#<samples 2 of p q>"),
        ("(entropy (samples (list 1.0 +nan.0 2.0) :missing 'drop))", "1.0"),
        ("(frequencies '(b a b))", "((b . 2) (a . 1))"),
        ('(text-letters "A  b,\n c3")', '"a b c "'),
        ('(block-entropies "abababab" 1)', "#f64(1.0)"),
        ("(length (probabilities (uniform 1000)))", "1000"),
        ("(uniform 20)", "#<pmf 0 1/20 1 1/20 2 1/20 3 1/20 4 1/20 5 1/20 6 1/20 7 1/20 … 12 more>"),
    ],
)
def test_values(lisp, text, value):
    assert lisp(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(+ h 2/3)", "(log2 3)"),
        ("(+ 2/3 h)", "(log2 3)"),
        ("(- h h)", "0"),
        ("(- h (log2-of-3))", "-2/3"),
        ("(* 3 h)", "(- (* 3 (log2 3)) 2)"),
        ("(/ h 2)", "(- (* 1/2 (log2 3)) 1/3)"),
        ("(= h h)", "#t"),
        ("(= h (inexact h))", "#f"),
        ("(< h 1)", "#t"),
        ("(< 9/10 h 1.0)", "#t"),
        ("(> h 1)", "#f"),
        ("(+ h 0.0)", "0.9182958340544896"),
        ("(inexact h)", "0.9182958340544896"),
        ("(number? h)", "#t"),
        ("(real? h)", "#t"),
        ("(exact-information? h)", "#t"),
        ("(number->string h)", '"(- (log2 3) 2/3)"'),
        ("(max h 1/2)", "(- (log2 3) 2/3)"),
        ("(zero? (- h h))", "#t"),
    ],
)
def test_exact_information_is_a_number(lisp, text, value):
    setting = "(define h (entropy (pmf 'a 1/3 'b 2/3))) (define (log2-of-3) (surprisal 1/3)) "
    assert lisp(setting + text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(entropy '(1/2 1/3))", "entropy: the probabilities sum to 5/6, not to 1"),
        ("(entropy '(3/2 -1/2))", "entropy: probability -1/2 at index 1 is negative"),
        ("(entropy (list 0.5 +nan.0))", "probability +nan.0 at index 1 is not a number"),
        ("(entropy (list +inf.0 0.5))", "probability +inf.0 at index 0 is infinite"),
        ("(entropy '())", "entropy: no outcomes"),
        ("(entropy #f64(0.5 0.6))", "sum to 1.1, not to 1"),
        ("(entropy '(a b))", "probability a at index 0 is not a number"),
        ('(entropy "abc")', "entropy: argument 1: expected a distribution, samples, or probabilities"),
        ("(entropy 3)", "entropy: argument 1"),
        ("(entropy '(1/2 1/2) :base 1)", "entropy: base 1"),
        ("(entropy '(1/2 1/2) :bse 2)", "unknown keyword"),
        ("(entropy (uniform 2) 'x)", "no named variables"),
        (JOINT + "(entropy d 'z)", "there is no variable z"),
        (JOINT + "(given d 'x 'c)", "given: the condition x = c has probability 0"),
        (JOINT + "(given d 'x 'a 'y)", "given: conditions"),
        (JOINT + "(conditional d 'y)", "given what?"),
        ("(pmf 'a 1/2 'a 1/2)", "pmf: outcome a is there twice, at indices 0 and 1"),
        ("(pmf 'a 1/2 'b)", "pmf: the last outcome has no probability"),
        ("(pmf 'a)", "pmf: argument 1"),
        ('(samples "ab" "abc")', "samples: unequal lengths: 2 observations of x, 3 of y"),
        ("(samples (list 1.0 +nan.0))", "samples: missing value +nan.0 at index 1"),
        ("(samples 5)", "samples: argument 1"),
        ("(surprisal 3/2)", "surprisal: 3/2 is no probability"),
        ("(normalize '(1 -1))", "weight -1 at index 1 is negative"),
        ('(block-entropy "abc" 9)', "block length 9: expected an integer from 1 to 3"),
        ("(redundancy '(1))", "redundancy: an alphabet of 1 symbols"),
    ],
)
def test_sentences(lisp, text, words):
    with pytest.raises(LispError) as caught:
        lisp(text)
    assert words in caught.value.message


def test_hints_say_what_to_try(lisp):
    with pytest.raises(LispError) as caught:
        lisp("(entropy '(1 2))")
    assert "normalize" in caught.value.hint
    with pytest.raises(LispError) as caught:
        lisp("(entropy '(a b))")
    assert "samples" in caught.value.hint
    with pytest.raises(ArityError):
        lisp("(kl-divergence '(1))")


def test_from_python(it):
    it.define("p", np.array([0.5, 0.25, 0.25]))
    assert it.eval("(entropy p)") == 1.5
    assert it.eval("(entropy (pmf 'a 1/4 'b 3/4))") != 0
    assert it.eval("(entropy (pmf 'a 1/2 'b 1/4 'c 1/4))") == Fraction(3, 2)
    it.define("xs", np.array([0, 1, 0, 1]))
    assert it.eval("(mutual-information (samples xs xs))") == 1.0
    assert math.isclose(it.eval('(entropy (samples "aab"))'), 0.9182958340544896)


def test_tables(lisp):
    assert lisp("(decimal 2/3 4)") == '"0.6667"'
    assert lisp("(decimal 0.05 1)") == '"0.1"'  # 0.05 is a little more than 1/20
    assert lisp("(decimal -0.04 1)") == '"0.0"'
    assert lisp("(decimal 1234.5 2)") == '"1234.50"'
    assert lisp("(align-right 'ab 4)") == '"  ab"'
    assert lisp("(bar 1 2 3)") == '"█▌"'
    assert lisp("(histogram '((a . 1) (b . 3)) :width 3)") == '"a  █   25.0 %\\nb  ███ 75.0 %\\n"'


def test_information_loads_numpy_only_for_arrays():
    import subprocess
    import sys

    code = (
        "from lambit.builtins.information import distributions, measures\n"
        "from lambit.registry import BUILTINS as B\n"
        "from lambit.data import make_rational as r\n"
        "h = B['entropy'].called(B['pmf'].called(1, r(1, 3), 2, r(2, 3)))\n"
        "import sys; assert repr(h) == '(- (log2 3) 2/3)'; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
