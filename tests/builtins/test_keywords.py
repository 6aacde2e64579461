"""How builtins bind keyword arguments, optional ones before them."""

from __future__ import annotations

import pytest

from lambit.registry import Builtin, checked_source, find_builtin, make_checked


def _both(x, y=1, z=2, *, first=3, second_one=4):
    return [x, y, z, first, second_one]


def _rest(x, y=1, *more, k=3):
    return [x, y, more, k]


BOTH = make_checked(Builtin("both", _both, pure=True, raw=False, control=False, capability=None))
REST = make_checked(Builtin("rest", _rest, pure=True, raw=False, control=False, capability=None))


@pytest.fixture
def key():
    from lambit.data import keyword

    return keyword


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("0", [0, 1, 2, 3, 4]),
        ("0 :first 9", [0, 1, 2, 9, 4]),
        ("0 8 :first 9", [0, 8, 2, 9, 4]),
        ("0 8 7 :first 9", [0, 8, 7, 9, 4]),
        ("0 :first 9 :second-one 6", [0, 1, 2, 9, 6]),
        ("0 8 :second-one 6 :first 9", [0, 8, 2, 9, 6]),
        ("0 :first 9 :first 5", [0, 1, 2, 9, 4]),  # of several, the first counts
    ],
)
def test_an_optional_argument_may_be_left_out_before_keywords(key, arguments, found):
    given = [key(word[1:]) if word[0] == ":" else int(word) for word in arguments.split()]
    assert BOTH(*given) == found


def test_before_the_rest_too(key):
    assert REST(0, key("k"), 9) == [0, 1, (), 9]
    assert REST(0, 5, key("k"), 9) == [0, 5, (), 9]
    assert REST(0, 5, 6, 7, key("k"), 9) == [0, 5, (6, 7), 9]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(permutation-entropy '(1 2 3 5) :ties)", "no value after :ties"),
        ("(permutation-entropy '(1 2 3 5) 3 4)", "too many arguments: 4"),
        ("(permutation-entropy '(1 2 3 5) 3 4 :ties 'average)", "too many arguments: 4"),
        ("(permutation-entropy '(1 2 3 5) :tie 'average)", "unknown keyword :tie"),
        ("(permutation-entropy '(1 2 3 5) :ties 'average 3)", "keywords and values come in pairs"),
        ('(mutual-information-matrix (samples "ab" "ab") :p_values #t)', "unknown keyword :p_values"),
    ],
)
def test_what_is_wrong_is_said(lisp, text, words):
    found = lisp(text)
    assert found[0] == "!" and words in found


def test_optional_arguments_of_information(lisp):
    assert lisp("(permutation-entropy '(1 1 2 3) :ties 'appearance)") == "0.0"
    assert lisp("(= (sample-entropy '(1 2 1 3 1 2 1 2) :tolerance 0) (sample-entropy '(1 2 1 3 1 2 1 2) 2 :tolerance 0))") == "#t"
    assert lisp("(make-array '(2) :type 'f64)") == "#f64(0.0 0.0)"


def test_builtins_without_keywords_are_as_they_were():
    for name in ("number->string", "substring", "vector-fill!"):
        assert "keywords" not in checked_source(find_builtin(name))
