"""Completion: names, locals, commands, files."""

from __future__ import annotations

from repl_fake import FakeSession

from lambit.repl.complete import candidates


def texts(text, cursor=None):
    return [c.text for c in candidates(text, len(text) if cursor is None else cursor, FakeSession())]


def test_names():
    assert texts("(vec") == ["vector-length", "vector-ref"]
    assert texts("(nothing-like-it") == []
    assert texts("(up") == ["Upper"]  # another case, where nothing else fits
    assert texts("(%h") == ["%hidden"]
    assert "%hidden" not in texts("(")


def test_what_is_replaced():
    [one] = candidates("(foo vector-r", 13, FakeSession())
    assert one.start == 5


def test_locals():
    assert texts("(define (f velocity) (* ve") == ["velocity", "vector-length", "vector-ref"] or texts(
        "(define (f velocity) (* vel"
    ) == ["velocity"]


def test_notes_show_signature_and_first_sentence():
    [one] = candidates("(list", 5, FakeSession())
    assert one.note == "x ...  A new list of the arguments."


def test_commands():
    assert texts(",ex") == ["expand", "expand*", "explain"]
    assert "help" in texts(",")
    assert texts(",doc vector-r") == ["vector-ref"]


def test_nothing_in_strings_and_comments():
    assert texts('"vec') == [] and texts("; vec") == []


def test_files(tmp_path):
    (tmp_path / "one.lisp").write_text("")
    (tmp_path / "only").mkdir()
    (tmp_path / ".hidden").write_text("")
    assert texts(f'(load "{tmp_path}/on') == ["one.lisp", "only/"]
    assert texts(f",load {tmp_path}/") == ["one.lisp", "only/"]
    assert texts('(load "/nonexistent/x') == []
