"""Distributions, samples, exact information and frames between Python and Lisp."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np
import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.info import (
    Distribution,
    InformationError,
    Samples,
    entropy,
    joint,
    pmf,
    product,
    samples,
    uniform,
)


@pytest.fixture
def it():
    return Interpreter()


def test_a_distribution_goes_in_and_comes_back(it):
    d = joint(["sky", "n"], {("rain", 1): F(1, 3), ("sun", 2): F(2, 3)})
    it.define("d", d)
    assert it.eval('(probability \'("rain" 1) d)') == F(1, 3)
    back = it.eval("d")
    assert back.__class__ is Distribution and back == d and back["sun", 2] == F(2, 3)
    assert it.eval("(marginal d 'sky)") == d.marginal("sky")
    assert it.eval("(entropy d)") == entropy(d)


@pytest.mark.parametrize("d", [
    pmf({True: F(1, 2), None: F(1, 2)}), pmf({(0, 1): F(1, 2), "a": F(1, 2)}), pmf({F(1, 3): 0.25, 0.5: 0.75}),
    pmf(np.full((2, 3), 1 / 6)), product(uniform("ab"), uniform(2)), uniform(range(5)),
])  # fmt: skip
def test_outcomes_of_any_kind_come_back(it, d):
    it.define("d", d)
    assert it.eval("d") == d and it.eval("(distribution=? d d)") is True


def test_samples_and_exact_information(it):
    s = samples(["a", "b", "a"], [1, 2, 1], names=["word", "n"])
    it.define("s", s)
    assert it.eval('(probability "a" (marginal (pmf s) \'word))') == F(2, 3)
    assert it.eval("s").__class__ is Samples and it.eval("s").frequencies() == s.frequencies()
    it.define("text", samples("abca"))
    assert it.eval("(probability #\\a (pmf text))") == F(1, 2)
    h = entropy([F(1, 3), F(2, 3)])
    it.define("h", h)
    assert it.eval("(= h (entropy (pmf 'a 1/3 'b 2/3)))") is True and it.eval("(+ h 2/3)") == h + F(2, 3)


def test_procedures_of_python_get_distributions_of_python(it):
    it.define("kind", lambda d: type(d).__module__)
    assert it.eval("(kind (uniform 3))") == "lambit.info.distributions.distribution"
    it.define("coin", lambda: pmf({"heads": F(1, 2), "tails": F(1, 2)}))
    assert it.eval('(probability "heads" (coin))') == F(1, 2)


class Column:
    """As pandas' series: what is asked of it, and no more."""

    def __init__(self, values, dtype="object"):
        self.values, self.dtype = values, dtype

    def isna(self):
        return np.array([x is None or x != x for x in self.values])

    def to_numpy(self):
        return np.array(self.values)

    def to_list(self):
        return list(self.values)


class Frame:
    """As pandas' frame."""

    columns = ()

    def __init__(self, **columns):
        self.table, self.columns = columns, list(columns)

    def __getitem__(self, name):
        return self.table[name]


NA = type("NAType", (), {})()
FRAME = Frame(a=Column([1, 2, 1, 2], "int64"), b=Column(["x", "y", "x", None]), c=Column([1.0, float("nan"), 2.0, 3.0], "float64"), d=Column([1, NA, 2, 3]))


def test_frames_are_samples():
    s = samples(FRAME, names=["a"])
    assert s.names == ("a",) and s.frequencies() == uniform([1, 2])
    assert len(samples(FRAME, missing="drop")) == 2 and samples(FRAME, missing="drop").names == tuple("abcd")
    assert samples(FRAME["a"], FRAME["a"]).n == 4
    for name, row in (("b", 3), ("c", 1), ("d", 1)):
        with pytest.raises(InformationError, match=f"column '{name}' lacks a value in row {row} .*drop"):
            samples(FRAME, names=[name])
    with pytest.raises(InformationError, match="no column 'z'.*the columns are a, b, c, d"):
        samples(FRAME, names=["z"])


def test_frames_in_lisp(it):
    it.define("frame", FRAME)
    assert it.eval("(variables (samples frame :names '(a b) :missing 'drop))") is not None
    assert it.eval("(entropy (samples frame :names '(a)))") == 1.0
    with pytest.raises(LispError, match="column b lacks a value in row 3"):
        it.eval("(samples frame)")


LISP = [
    ("(equal? (sample (uniform 6) 5 :seed 1) (sample (uniform 6) 5 :seed 1))", True),
    ("(begin (random-seed! 7) (define a (sample (uniform 6) 9)) (random-seed! 7) (equal? a (sample (uniform 6) 9)))", True),
    ("(begin (define a #f64(0.5 0.5)) (define d (pmf a)) (array-set! a 0 0.0) (probability 0 d))", 0.5),
    ("(distribution=? (binomial 3 1/2) (sum-distribution (bernoulli 1/2) :times 3))", True),
    ("(probability 3 (mixture 1/2 (uniform '(3)) 1/2 (uniform '(1 2))))", F(1, 2)),
    ("(median (uniform '(a)))", "is not a number"),
    ("(posterior (uniform 2) 3)", "expected"),
    ("(tabulate-distribution (lambda (x) 'a) '(1 2))", "is not a number"),
    ("(sample (uniform 3) 1 2)", "a number of draws"),
    ("(binomial 2 'a)", "not a number"),
    ("(mixture 1/2 'a)", "expected a distribution"),
    ("(correlation (uniform 3) 'x 'y)", "no named variables"),
    ("(dirichlet '(a b) :seed 1)", "alpha a at index 0"),
    ("(joint-from-conditional (uniform 2) 3)", "list"),
]


@pytest.mark.parametrize(("text", "want"), LISP)
def test_lisp(it, text, want):
    if isinstance(want, str):
        with pytest.raises(LispError, match=want):
            it.eval(text)
    else:
        assert it.eval(text) == want
