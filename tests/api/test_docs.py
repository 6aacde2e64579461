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
    library_pages,
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


def test_a_comment_above_a_definition_in_a_library_documents_it():
    text = "(define-library (l) (begin\n  (define f car)\n\n  ;; The same as `f`.\n  (define g f)))"
    assert [(e.name, e.doc) for e in definitions_in(text, "l.sld")] == [("f", ""), ("g", "The same as `f`.")]


def test_a_library_says_whence_it_has_what_it_does_not_define():
    (page,) = [page for page in library_pages() if page.title == "(srfi 43)"]
    of_133, of_base = page.intro.split("Also exported, ")[1:]
    assert of_133.startswith("from `(srfi 133)`: ")
    assert "`vector=`" in of_133
    assert of_base.startswith("as in the base library: ")
    assert "`vector-ref`" in of_base
    assert {e.name for e in page.entries} == {
        "vector-copy", "vector-fold", "vector-fold-right", "vector-map", "vector-map!", "vector-for-each", "vector-count",
    }  # fmt: skip
