"""What Python warns its own authors of is no business of a Lisp program."""

from __future__ import annotations

import warnings

import pytest


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("(if (+ 1 1) 'yes 'no)", "yes"), ("(if (+ 1 (* 2 3)) 'yes 'no)", "yes"), ("(eq? (+ 1 1) 2)", "#t"),
        ("(null? (- 5))", "#f"), ("(not (- 0.0))", "#f"), ('(eq? "a" (+ 1 1))', "#f"), ("(cond ((+ 1 1)))", "2"),
    ],
)  # fmt: skip
def test_arithmetic_on_constants_has_no_identity_to_warn_of(it, program, value):
    from lambit.cli.testing import written

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert written(it.session.run_text(program)) == value
