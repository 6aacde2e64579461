"""Every procedure of the libraries of SRFIs on odd arguments: a value or a Lisp error, in a moment."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_bad_input import pool

from lambit.data import from_iterable
from lambit.data.kinds import is_list
from lambit.errors import LispError
from lambit.session import Session

NAMES = Path(__file__).resolve().parents[1] / "data" / "srfi"
NUMBERS = (69, 125, 128, 132, 151)
SYNTAX = {"hash-bound", "hash-salt", "comparator-if<=>"}
MADE = (
    "car", "list", "<", "(lambda (x) x)", "(lambda (x y) #f)", "(lambda x #t)", "equal?", "0", "1", "3",
    "(make-default-comparator)", "(make-comparator list? (lambda (a b) (= 1 (car a))) #f (lambda (x) 1))",
    "(hash-table (make-default-comparator) 1 2 'a 3)", "(make-hash-table (lambda (a b) (= a b)) (lambda (x) 1))",
    "(let ((t (make-hash-table (lambda (a b) (= a b)) (lambda (x) 1)))) (hash-table-set! t 1 2) t)",
)  # fmt: skip


def cases():
    for number in NUMBERS:
        names = (NAMES / f"{number}.txt").read_text(encoding="utf-8").split()
        yield from (pytest.param(number, name, id=f"{number}-{name}") for name in names if name not in SYNTAX)


@pytest.fixture(scope="module")
def values():
    session = Session(())
    session.run_text("(import (srfi 125) (srfi 128))")
    return [session.run_text(text) for text in MADE]


@pytest.fixture(scope="module")
def sessions():
    found = {}
    for number in NUMBERS:
        found[number] = Session(())
        found[number].run_text(f"(import (srfi {number}))")
    return found


@pytest.mark.parametrize(("number", "name"), list(cases()))
def test_odd_arguments(sessions, values, number, name):
    session = sessions[number]
    call = session.run_text(f"(lambda (args) (apply {name} args))")
    draw = random.Random(name)
    # a list without an end keeps a loop in Lisp going for ever, as in every Lisp
    odd = [x for x in pool() if not hasattr(x, "cdr") or is_list(x) or not hasattr(x.cdr, "cdr")]
    for _ in range(60):
        count = draw.choice((0, 1, 2, 2, 2, 3, 3, 3, 4, 5))
        args = [draw.choice(values if draw.random() < 0.6 else odd) for _ in range(count)]
        try:
            value = session.call(call, from_iterable(args))
        except LispError as error:
            assert "%" not in str(error.message).partition(":")[0]
        else:
            assert value is not None
            assert value.__class__ not in (bool, str, list, tuple)
