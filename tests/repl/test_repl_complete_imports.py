"""Completion inside imports: parts of names of libraries, names that libraries export."""

from __future__ import annotations

import pytest
from repl_fake import FakeSession

from lambit.repl.complete import candidates
from lambit.runtime.context import ALL_CAPABILITIES
from lambit.session.session import Session


def texts(text, session=None):
    return [c.text for c in candidates(text, len(text), session or FakeSession())]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(import (sr", ["srfi"]),
        ("(import (srfi ", ["1", "2", "13"]),
        ("(import (srfi 1", ["1", "13"]),
        ("(import (my vectors ", ["part"]),
        ("(import (scheme base) (scheme w", ["write"]),
        ("(import (p", ["prefix", "python"]),
        ("(import (only (sch", ["scheme"]),
        ("(import (only (scheme base) c", ["car", "cdr", "cons"]),
        ("(import (only (scheme base) car cd", ["cdr"]),
        ("(import (except (prefix (scheme base) p:) co", ["cons"]),
        ("(import (rename (scheme base) (ca", ["car"]),
        ("(import (prefix (scheme base) c", []),
        ("(import (only (no such) c", []),
        ("(import (nothing like it", []),
        ("(define-library (a) (import (sche", ["scheme"]),
        ("(cond-expand ((library (sche", ["scheme"]),
        ("(cond-expand ((library (on", []),
        ("(import (scheme base)) (vec", ["vector-length", "vector-ref"]),
        ("(list (import ve", ["vector-length", "vector-ref"]),
    ],
)
def test_what_is_offered(text, wanted):
    assert texts(text) == wanted


def test_between_import_sets_whole_names_are_offered():
    assert "(scheme base)" in texts("(import ")


def test_modules_of_python():
    assert "math" in texts("(import (python ma")


def test_what_is_replaced():
    [one] = candidates("(import (sr", 11, FakeSession())
    assert (one.start, one.note) == (9, "library")


def test_the_libraries_that_are_there(tmp_path, monkeypatch):
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / "stack.sld").write_text("(define-library (my stack) (export push (rename pop* pop)) (car 'evaluated))")
    monkeypatch.chdir(tmp_path)
    session = Session(ALL_CAPABILITIES)
    assert texts("(import (my ", session) == ["stack"]
    assert texts("(import (only (my stack) p", session) == ["pop", "push"]
    assert {"1", "133"} <= set(texts("(import (srfi ", session))
    assert "derived" not in texts("(import (srfi 41 ", session), "a part that no program imports"
    assert "fold-right" in texts("(import (only (srfi 1) fol", session)
    session.run_text("(define-library (mine) (export greet) (import (scheme base)) (begin (define (greet) 1)))")
    assert texts("(import (mi", session) == ["mine"]


def test_imported_names_are_completed():
    session = Session(ALL_CAPABILITIES)
    assert texts("(vector-cumu", session) == []
    session.run_text("(import (prefix (srfi 133) v:))")
    assert texts("(v:vector-cumu", session) == ["v:vector-cumulate"]
