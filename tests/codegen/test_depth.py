"""Recursion that does not end is an error of the program, and the program may handle it."""

from __future__ import annotations

import pytest

from lambit.errors import LimitExceeded
from lambit.printer import write
from lambit.runtime import driver
from lambit.runtime.report import render
from lambit.session import Session

LESS = 300_000
"""Python frames: what follows a recursion that is too deep is the same after fewer, and quicker."""
INFINITE = "(define (infinite n) (+ 1 (infinite (+ n 1))))"


def value(text):
    return write(Session(frozenset()).run_text(f"{INFINITE} {text}", "program"))


@pytest.mark.slow
def test_it_is_handled_at_last():
    assert value("(guard (e ((error-object? e) 'caught)) (infinite 0))") == "caught"


@pytest.mark.slow
@pytest.mark.parametrize("text", [
    "(guard (e ((error-object? e) 'caught)) (infinite 0))",
    "(guard (e (#f 'never) (else 'caught)) (+ 1 (infinite 0)))",
    "(guard (e ((begin (set! e e) (apply error-object? (list e))) 'caught)) (infinite 0))",
    "(guard (e (#t 'caught)) (guard (d ((string? d) 'never)) (infinite 0)))",
    "(call/cc (lambda (k) (with-exception-handler (lambda (e) (k 'caught)) (lambda () (+ 1 (infinite 0))))))",
])  # fmt: skip
def test_it_is_handled(text, monkeypatch):
    monkeypatch.setattr(driver, "DEPTH_LIMIT", LESS)
    assert value(text) == "caught"


@pytest.mark.slow
def test_it_says_where_and_the_session_goes_on():
    session = Session(frozenset())
    with pytest.raises(LimitExceeded, match="too deep") as caught:
        session.run_text(f"{INFINITE} (define (main) (+ 1 (infinite 0))) (main)", "program")
    report = render(caught.value)
    assert "(+ 1 (infinite (+ n 1)))" in report
    assert "in infinite" in report
    assert session.run_text("(+ 1 2)") == 3


@pytest.mark.slow
@pytest.mark.parametrize("handled", [
    "(guard (e (#t (note 'caught))) BODY)",
    "(guard (e ((string? e) 'never) (#t (note 'caught))) (guard (d ((string? d) 'never)) BODY))",
    "(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (note 'caught))) (lambda () (+ 1 BODY)))))",
])  # fmt: skip
def test_winders_between_are_left(handled, monkeypatch):
    monkeypatch.setattr(driver, "DEPTH_LIMIT", LESS)
    body = "(dynamic-wind (lambda () (note 'in)) (lambda () (infinite 0)) (lambda () (note 'out)))"
    text = handled.replace("BODY", body)
    assert value(f"(define log '()) (define (note x) (set! log (cons x log))) {text} (reverse log)") == "(in out caught)"
