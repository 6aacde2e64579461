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


class Labelled(Column):
    """As pandas' series with an index."""

    index = None

    def __init__(self, labels, values, dtype="object"):
        super().__init__(values, dtype)
        self.index = Column(labels)


def test_the_labels_of_a_series_are_outcomes():
    assert pmf(Labelled(["rain", "sun"], [0.25, 0.75], "float64")) == pmf({"rain": 0.25, "sun": 0.75})
    assert pmf(Labelled([("a", 0), ("a", 1)], [F(1, 3), F(2, 3)]), names=["x", "n"]).names == ("x", "n")
    with pytest.raises(InformationError, match="sum to 0.5"):
        pmf(Labelled(["rain", "sun"], [0.25, 0.25], "float64"))
    with pytest.raises(InformationError):
        pmf(Labelled(["rain", "rain"], [0.25, 0.75], "float64"))


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


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("(entropy '(1/2 1/2) :base 'x)", "entropy: base x: expected 'e or a number above 1", None),
        ("(entropy '(1/2 1/2) :base 1)", "entropy: base 1: expected 'e or a finite number above 1", "2 gives bits, 'e nats, 10 hartleys"),
        ('(estimate-entropy "abc" :estimator \'nsb)', "estimate-entropy: the NSB estimator needs the size of the alphabet",
         ":alphabet 3 if there are no other symbols than those seen"),
        ('(estimate-entropy "abc" :interval \'x)', "estimate-entropy: interval x: expected 'analytic or 'bootstrap", "#f for none"),
        ("(samples (list 1.0 +nan.0))", "samples: missing value +nan.0 at index 1", "missing 'drop leaves such observations out"),
        ("(fuzzy-entropy '(1 2 3 4) :tolerance 0)", "fuzzy-entropy: tolerance 0: the distance is divided by it", "sample-entropy takes 0"),
        ("(sample-entropy '(a b))", "sample-entropy: value a at index 0 is not a real number",
         "lempel-ziv-complexity and block-entropies measure symbols"),
        ('(samples-from-csv "PATH" \'c_d)', "samples-from-csv: there is no column c_d", "the columns are a_b, c"),
    ],
)  # fmt: skip
def test_messages_speak_lisp(tmp_path, text, message, hint):
    path = tmp_path / "border.csv"
    it = Interpreter(["files"])
    path.write_text("a_b,c\n1,2\n")
    with pytest.raises(LispError) as caught:
        it.eval(text.replace("PATH", str(path)))
    assert str(caught.value) == message
    if hint is not None:
        assert caught.value.hint == hint


@pytest.mark.parametrize("value", ['"nsb"', "'(nsb)", "#\\n", "7", "#t", "#(1)", "(uniform 2)"])
@pytest.mark.parametrize(
    "call",
    [
        '(estimate-entropy "abc" :estimator {})', '(estimate-entropy "abc" :interval {})',
        '(estimate-entropy "abc" :level {})', '(estimate-entropy "abc" :alphabet {})',
        '(estimate-entropy "abc" :estimator (quote dirichlet) :prior (list {}))',
        "(estimate-entropy \"abc\" :interval 'bootstrap :resamples (list {}))",
        '(estimate-mutual-information (samples "ab" "cd") :correction {})',
        '(estimate-mutual-information (samples "ab" "cd") :permutations (list {}))',
        '(mutual-information-matrix (samples "ab" "cd") :correction {})',
        '(entropy-rate "abc" :estimator {})', '(binned (list 1 2 3) 2 :method {})',
        "(permutation-entropy '(1 2 3) :ties {})", "(dispersion-entropy '(1 2 3) :mapping {})",
        "(multiscale-entropy '(1 2 3) 1 :variant {})", '(lempel-ziv-entropy-rate "abab" :estimator {})',
        "(sample-entropy '(1 2 3 4 5 6) (list {}))", "(sample-entropy '(1 2 3 4 5 6) :r (list {}))",
        '(lempel-ziv-phrases "abab" :parsing {})', "(transfer-entropy \"abab\" \"abab\" :lag (list {}))",
        "(differential-entropy '(1 2 3) :estimator {})", "(differential-entropy '(1 2 3) :norm {})",
        "(differential-entropy '(1 2 3) :ties {})", "(differential-entropy '(1 2 3) :estimator 'kernel :bandwidth (list {}))",
        "(differential-entropy '(1 2 3) :estimator 'histogram :bins (list {}))",
        "(continuous-mutual-information '(1 2 3) '(1 2 3) :estimator {})",
        "(continuous-mutual-information '(1 2 3) '(1 2 3) :interval {})",
        "(continuous-mutual-information '(1 2 3) '(1 2 3) :k (list {}))",
        "(normalized-mutual-information '((1/2 0) (0 1/2)) :by {})", "(partial-information '((1/2 0) (0 1/2)) {})",
        "(wyner-information '((1/2 0) (0 1/2)) :starts (list {}))", "(entropy '(1/2 1/2) :base (list {}))",
        "(samples '(1 2) :missing {})", "(renyi-entropy '(1/2 1/2) (list {}))",
    ],
)
def test_any_value_of_an_option_is_refused_in_a_sentence(it, call, value):
    """Never an error of Python's, whatever stands where a word or a number should."""
    from lambit.errors import InternalError

    try:
        it.eval(call.format(value))
    except InternalError as error:
        pytest.fail(f"{call.format(value)}: {error}")
    except LispError as error:
        assert str(error)


def test_names_of_the_literature_lead_to_ours(it):
    """What is looked for by another name: its remedy speaks of procedures that there are."""
    import re

    from lambit.runtime.hints import HABITS

    names = list(HABITS)
    words = names[names.index("shannon-entropy") : names.index("mi") + 1]
    assert "nsb" in words and "ksg" in words
    for word in words:
        with pytest.raises(LispError, match=f"unbound variable: {word}"):
            it.eval(word)
        for name in re.findall(r"\(([a-z][a-z-]+)", HABITS[word]) or re.findall(r"^[a-z-]+", HABITS[word]):
            assert it.eval(f"(procedure? {name})") is True, (word, name)
