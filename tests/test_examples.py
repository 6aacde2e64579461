"""Every example in every docstring, page and example file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lambit.examples import (
    Example,
    Outcome,
    check,
    has_words,
    in_docstring,
    in_lisp,
    in_markdown,
    is_close,
)  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {"docs/reference"}  # made from the docstrings, whose examples run here
SLOW: set[str] = set()  # examples that take more than seconds


# -- the notation itself --


class Table:
    """A runner that knows its answers."""

    def __init__(self, **answers):
        self.answers = answers

    def run(self, source, line):
        return self.answers[source]

    def canonical(self, text):
        return " ".join(text.split())


def judged(text, **answers):
    return [f.message for f in check(in_lisp(text), Table(**answers))]


def test_a_mark_belongs_to_the_form_before_it():
    found = list(in_lisp("(define x 1) x ;=> 1\n; note\n(f\n  2)\n ;>> a\n ;=> b\n"))
    assert found == [
        Example(1, "(define x 1)", ()),
        Example(1, "x", (("=>", "1"),)),
        Example(3, "(f\n  2)", ((">>", "a"), ("=>", "b"))),
    ]


def test_marks_in_strings_and_inside_forms_are_none():
    assert list(in_lisp('(f ";=> 1" ;=> 2\n )')) == [Example(1, '(f ";=> 1" ;=> 2\n )', ())]


def test_docstrings_are_prose_with_examples():
    doc = "The sum.\n(see above) it is.\n\n(define y 2)\n\nFor example:\n  (+ y 1) ;=> 3\n  :k ;=> :k"
    assert [(e.line, e.source) for e in in_docstring(doc)] == [(4, "(define y 2)"), (7, "(+ y 1)"), (8, ":k")]


def test_markdown_fences_marked_lisp_are_code():
    page = "text\n```lisp\n(f) ;=> 1\n```\n```\n(g)\n```\n"
    assert list(in_markdown(page)) == [Example(3, "(f)", (("=>", "1"),))]


def test_an_unclosed_form_is_one_example():
    assert [e.source for e in in_lisp("(a (b")] == ["(a (b"]


def test_values_are_compared_as_written():
    assert judged("x ;=> (1  2)", x=Outcome("(1 2)", "")) == []
    assert judged("x ;=> 3", x=Outcome("4", "")) == ["expected 3, got 4"]


def test_output_is_compared_by_lines():
    assert judged("x ;>> a\n;>> b", x=Outcome("1", "a\nb\n")) == []
    assert judged("x ;>> a", x=Outcome("1", "a\nb\n")) == ["expected output a, got a / b"]
    assert judged("x y ;>> ab", x=Outcome("1", "a"), y=Outcome("1", "b")) == []


def test_errors_are_compared_by_words():
    assert judged("x ;!! car: pair", x=Outcome("", "", "car: expected a pair")) == []
    assert judged("x ;!! car", x=Outcome("5", "")) == ["expected error car, got value 5"]
    assert judged("x", x=Outcome("", "", "boom")) == ["got error: boom"]
    assert has_words("vector-ref: argument 2: bad", "argument 2") and not has_words("b a", "a b")


@pytest.mark.parametrize(
    ("got", "want", "same"),
    [
        ("0.9182958", "0.918", True), ("0.9189", "0.918", False), ("1.23e-7", "1.2e-7", True),
        ("(0.33333 a 1/3)", "(0.333 a 0.333)", True), ("(1 b)", "(1 a)", False),
        ("1.04+2.01i", "1.0+2.0i", True), ("+inf.0", "+inf.0", True), ("2.0", "2", True),
        ("-0.5", "0.5", False), ("#f", "0.5", False), ("0.5 0.5", "0.5", False),
    ],
)  # fmt: skip
def test_numbers_are_close_to_the_digits_given(got, want, same):
    assert is_close(got, want) is same


# -- all examples of Lambit --


def lisp_and_markdown():
    for folder, suffix in (("lisp_stdlib", "*.lisp"), ("examples", "*.lisp"), ("tests/lisp", "*.lisp"),
                           ("docs", "*.md"), (".", "README.md")):  # fmt: skip
        for path in sorted((ROOT / folder).rglob(suffix) if folder != "." else [ROOT / suffix]):
            name = path.relative_to(ROOT).as_posix()
            if not any(name.startswith(skipped) for skipped in SKIPPED):
                yield pytest.param(path, id=name, marks=[pytest.mark.slow] if name in SLOW else [])


def shown(failures):
    return [f"line {f.line}: {f.source}\n    {f.message}" for f in failures]


@pytest.mark.parametrize("path", list(lisp_and_markdown()))
def test_file(path, monkeypatch):
    from lambit.cli.testing import SessionRunner, examples_of, new_session

    monkeypatch.chdir(ROOT)
    text = path.read_text(encoding="utf-8")
    examples = examples_of(str(path), text)
    if path.parent.name == "lisp_stdlib":  # already part of every session
        from lambit.docs import examples_in_definitions

        examples = examples_in_definitions(text, str(path))
    assert not shown(check(examples, SessionRunner(new_session(), path.relative_to(ROOT).as_posix())))


def shipped_libraries():
    from lambit.session.libraries import shipped

    return [pytest.param(name, Path(path), id=name) for name, path in shipped()]


@pytest.mark.parametrize(("name", "path"), shipped_libraries())
def test_library(name, path):
    from lambit.cli.testing import SessionRunner, new_session
    from lambit.docs import definitions_in, examples_in_definitions

    session = new_session()
    words = name.strip("()").split()
    if words[0] == "srfi":  # a part, of which programs import the whole, is shown in its company
        session.run_text(f"(import (srfi {words[1]}))")
    session.run_text(f"(import {name})")
    text = path.read_text(encoding="utf-8")
    examples = examples_in_definitions(text, str(path))
    assert examples or not list(definitions_in(text, str(path)))  # what is only exported again has its manual there
    assert not shown(check(examples, SessionRunner(session, path.name)))


def pages():
    from lambit.docs import builtin_pages, special_pages

    return [pytest.param(page, id=page.file) for page in [*special_pages(), *builtin_pages(helpers=True)]]


@pytest.mark.parametrize("page", pages())
def test_page(page):
    from lambit.cli.testing import SessionRunner, new_session

    session = new_session()
    session.user.missing = session.base.module.lookup  # the library's helpers are in sight
    wrong = []
    for entry in page.entries:
        runner = SessionRunner(session, entry.name)
        wrong += [f"{entry.name}: {f}" for f in shown(check(in_docstring(entry.doc), runner))]
    assert not wrong
