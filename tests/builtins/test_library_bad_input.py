"""Every procedure of the Lisp library for sequences and numbers on odd arguments: a value or a Lisp error."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from test_bad_input import circle, pool

from lambit.data import from_iterable
from lambit.data.kinds import is_list
from lambit.errors import LispError
from lambit.session import Session

ROOT = Path(__file__).resolve().parents[2]
FILES = ("list", "list-search", "vector", "string", "sort", "number", "hash-table")
PROCEDURES = ("car", "list", "<", "(lambda (x) x)", "(lambda (x y) #f)", "(lambda x #t)", "equal?", "cons")


def names():
    for file in FILES:
        text = (ROOT / "lisp_stdlib" / f"{file}.lisp").read_text()
        yield from re.findall(r"^\(define \(?([^%\s()][^\s()]*)", text, re.MULTILINE)


@pytest.fixture(scope="module")
def session():
    return Session(())


@pytest.mark.parametrize("name", sorted(set(names())))
def test_odd_arguments(session, name):
    call = session.run_text(f"(lambda (args) (apply {name} args))")
    procedures = [session.run_text(text) for text in PROCEDURES]
    draw = random.Random(name)
    # a list without an end keeps a loop in Lisp going for ever, as in every Lisp
    values = [x for x in pool() if not hasattr(x, "cdr") or is_list(x) or not hasattr(x.cdr, "cdr")]
    for _ in range(60):
        count = draw.choice((0, 1, 2, 2, 2, 3, 3, 3, 4))
        args = [draw.choice(procedures if draw.random() < 0.3 else values) for _ in range(count)]
        try:
            value = session.call(call, from_iterable(args))
        except LispError as error:
            assert error.message
        else:
            assert value is not None
            assert value.__class__ not in (bool, str, list, tuple)


def test_circular_lists_where_another_list_ends(session):
    def call(text, *args):
        return session.call(session.run_text(text), *args)

    assert list(call("(lambda (c) (map + c '(1 2 3 4)))", circle(3))) == [1, 3, 5, 4]
    assert call("(lambda (c) (fold + 0 c '(1 2)))", circle(3)) == 4
    assert call("(lambda (c) (count = c '(0 1 5)))", circle(3)) == 2
    assert call("(lambda (c) (find (lambda (x) (= x 2)) c))", circle(3)) == 2  # a search that finds something ends
    for text in ("(lambda (c) (sort c <))", "(lambda (c) (fold-right + 0 c))", "(lambda (c) (delete 1 c))"):
        with pytest.raises(LispError, match="a circular one"):
            call(text, circle(3))
