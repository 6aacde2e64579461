"""The reference manual, made from docstrings."""

from __future__ import annotations

from lambit.docs import (
    Entry,
    Page,
    apropos,
    definitions_in,
    doc_markdown,
    first_sentence,
    index_markdown,
    markdown,
    unindent,
)


def test_the_first_sentence_is_a_summary():
    assert first_sentence("The sum of `xs`.\nMore.") == "The sum of `xs`."
    assert first_sentence("One thing, e.g. this. Two.") == "One thing, e.g. this."
    assert first_sentence("No full stop\n\nMore") == "No full stop"
    assert first_sentence("") == ""


def test_docstrings_lose_their_indentation():
    assert unindent("First.\n   Second.\n     Third.\n   ") == "First.\nSecond.\n  Third."


def test_examples_become_fences():
    doc = "Adds.\n\nLike this:\n  (+ 1 2) ;=> 3\n  (+ 1\n     2) ;=> 3\n\n(f) ;=> 1"
    assert doc_markdown(doc) == "Adds.\n\nLike this:\n\n```lisp\n(+ 1 2) ;=> 3\n(+ 1\n   2) ;=> 3\n\n(f) ;=> 1\n```"


def test_a_page_lists_its_entries():
    page = Page("lists", "lists", "Of pairs.", [Entry("f", "(f x)", "Does f.\n\n(f 1) ;=> 2", aliases=("g",))])
    assert markdown(page) == (
        "# lists\n\nOf pairs.\n\n## `(f x)`\n\nAlso called `g`.\n\nDoes f.\n\n```lisp\n(f 1) ;=> 2\n```\n"
    )
    assert "## [lists](lists.md)\n\n`f`" in index_markdown([page])


LISP = """;;; Things.
(define (f x . rest)
  "Does f.
   (f 1) ;=> 1"
  x)
(define (undocumented x) "just a value")
;; The answer.
;; Always the same.
(define answer 42)
(define g (lambda (x) "Does g." x))
(define-syntax m (syntax-rules () ((_) 1)))
(define-record-type p (make-p) p?)
(f 1)
"""


def test_definitions_are_found_with_signature_and_place():
    assert list(definitions_in(LISP, "things.lisp")) == [
        Entry("f", "(f x . rest)", "Does f.\n(f 1) ;=> 1", "procedure", 3),
        Entry("undocumented", "(undocumented x)", "", "procedure", 0),
        Entry("answer", "answer", "The answer.\nAlways the same.", "variable", 7),
        Entry("g", "(g x)", "Does g.", "procedure", 10),
        Entry("m", "(m ...)", "", "syntax", 0),
    ]


def test_apropos_looks_into_names_first():
    entries = [Entry("car", "", "first of a pair"), Entry("pair?", "", "x")]
    assert [e.name for e in apropos("pair", entries)] == ["pair?", "car"]
