"""Tail calls are made directly, one inside another, but never more than a few of them."""

from __future__ import annotations

import pytest

from lambit.errors import LispError
from lambit.printer import write
from lambit.runtime import driver
from lambit.runtime.registers import DIRECT, R
from lambit.session import Session
from lambit.source import OFFSET_MASK, source_of

ROUNDS = 5000

# each round of these loops makes a tail call after something that uses the trampoline, and leaves it
# by a value, a throw or a condition: whatever it is, tail calls must not pile up
LOOPS = {
    "value": "(begin (bounce 100) (again n))",
    "raise, else": "(begin (guard (e (#t 0)) (bounce-and-raise 100)) (again n))",
    "raise, clause": "(begin (guard (e ((symbol? e) 0)) (bounce-and-raise 100)) (again n))",
    "raise, calling clause": "(begin (guard (e ((apply symbol? (list e)) 0)) (bounce-and-raise 100)) (again n))",
    "raise, in the clause": "(guard (e ((symbol? e) (again n))) (bounce-and-raise 100))",
    "raise, passed on": "(begin (guard (d (#t 0)) (guard (e ((string? e) 0)) (bounce-and-raise 100))) (again n))",
    "handler": """(begin (call/cc (lambda (k) (with-exception-handler k (lambda () (bounce-and-raise 100)))))
                         (again n))""",
    "throw": "(begin (call/cc (lambda (k) (bounce-and-throw 100 k))) (again n))",
    "throw, held": "(begin (call/cc (lambda (k) ((lambda () (bounce-and-throw 100 k))))) (again n))",
    "throw, winders": """(begin (call/cc (lambda (k) (dynamic-wind list (lambda () (bounce-and-throw 100 k)) list)))
                                (again n))""",
    "re-entry": "(begin (set! n (call/cc (lambda (k) (set! kept k) n))) (again n))",
}

PROGRAM = """
(define kept #f)
(define (bounce n) (if (= n 0) 0 (bounce-on (- n 1))))
(define (bounce-on n) (bounce n))
(define (bounce-and-raise n) (if (= n 0) (raise 'here) (bounce-and-raise-on (- n 1))))
(define (bounce-and-raise-on n) (bounce-and-raise n))
(define (bounce-and-throw n k) (if (= n 0) (k 0) (bounce-and-throw-on (- n 1) k)))
(define (bounce-and-throw-on n k) (bounce-and-throw n k))
(define (again n) (if (= n 0) 'done (round (- n 1))))
"""


def run(text):
    return Session(frozenset()).run_text(text, "program")


@pytest.mark.parametrize("body", LOOPS.values(), ids=list(LOOPS))
def test_they_do_not_pile_up(body, monkeypatch):
    monkeypatch.setattr(driver, "DEPTH_LIMIT", 1500)
    session = Session(frozenset())
    session.run_text(f"{PROGRAM} (define (round n) {body})", "program")
    assert write(session.run_text(f"(again {ROUNDS})")) == "done"
    assert R.left == DIRECT


def test_it_is_as_before_after_an_error_that_nobody_handles():
    with pytest.raises(LispError):
        run(f"{PROGRAM} (+ 1 (bounce-and-raise 100))")
    assert R.left == DIRECT


@pytest.mark.parametrize("depth", [0, 1, DIRECT - 1, DIRECT, DIRECT + 1, 3 * DIRECT])
@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("(five)", "not a procedure: 5"),
        ("(five depth)", "not a procedure: 5"),
        ("((car (list five)) depth)", "not a procedure: 5"),
        ("(one 1 2)", "one: expected 1 argument, got 2"),
        ("((lambda (x) x) 1 2)", "expected 1 argument, got 2"),
    ],
)
def test_a_wrong_call_is_reported_where_it_is_written(depth, call, words):
    with pytest.raises(LispError, match=words) as caught:
        run(f"""
            (define five 5)
            (define (one x) x)
            (define (a depth) (if (= depth 0) {call} (b (- depth 1))))
            (define (b depth) (if (= depth 0) {call} (a (- depth 1))))
            (define (main) (+ 1 (a {depth})))
            (main)""")
    position = caught.value.position
    assert source_of(position).text[position & OFFSET_MASK :].startswith(call)


@pytest.mark.parametrize("depth", [0, 1, DIRECT, 3 * DIRECT])
def test_who_made_a_tail_call_is_no_longer_on_the_stack(depth):
    with pytest.raises(LispError) as caught:
        run(f"""
            (define (fail f) (car 'fail) (f))
            (define (a depth) (if (= depth 0) (fail list) (b (- depth 1))))
            (define (b depth) (if (= depth 0) (fail list) (a (- depth 1))))
            (define (main) (+ 1 (a {depth})))
            (main)""")
    names = [name for name, _ in caught.value.frames]
    assert names[-2:] == ["main", "fail"]
