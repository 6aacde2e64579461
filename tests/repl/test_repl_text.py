"""Text while it is typed: tokens, completeness, indentation, layout."""

from __future__ import annotations

import random

import pytest

from lambit.repl.highlight import lines, paint, spans
from lambit.repl.indent import indentation
from lambit.repl.layout import layout
from lambit.repl.loop import pieces
from lambit.repl.text import Brackets, complete, ready, tokens, without_prompts


def kinds(text):
    return [(t.kind, text[t.start : t.end]) for t in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a . b)", [("open", "("), ("symbol", "a"), ("dot", "."), ("symbol", "b"), ("close", ")")]),
        ("'a ; c", [("prefix", "'"), ("symbol", "a"), ("comment", "; c")]),
        ("#| a #| b |# c |# 1", [("comment", "#| a #| b |# c |#"), ("number", "1")]),
        (r'"a\"b" 1', [("string", r'"a\"b"'), ("number", "1")]),
        (r"#\( #\) #\space", [("character", r"#\("), ("character", r"#\)"), ("character", r"#\space")]),
        ("|a (b|", [("symbol", "|a (b|")]),
        ("#u8(1) #f64(1.5)", [("open", "#u8("), ("number", "1"), ("close", ")"), ("open", "#f64("), ("number", "1.5"), ("close", ")")]),
        ("1+ - -1 +5 1/2 1e3 +inf.0 -1-2i #x1F ...", [
            ("symbol", "1+"), ("symbol", "-"), ("number", "-1"), ("number", "+5"), ("number", "1/2"), ("number", "1e3"),
            ("number", "+inf.0"), ("number", "-1-2i"), ("number", "#x1F"), ("symbol", "...")]),
        (":base a:b #t #false #!fold-case", [("keyword", ":base"), ("symbol", "a:b"), ("boolean", "#t"), ("boolean", "#false"), ("directive", "#!fold-case")]),
        ("#;(a)", [("datum-comment", "#;"), ("open", "("), ("symbol", "a"), ("close", ")")]),
        ("#<procedure f>", [("opaque", "#<procedure f>")]),
    ],
)
def test_tokens(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize("text", ["", "a", "(a)", "(a) b", ")", "(]", "(a))", '"a"', "#| |#", "; c", "'a", "#;a", "#0#", r"(#\()", "(a) ; ("])
def test_complete(text):
    assert complete(text)


@pytest.mark.parametrize("text", ["(", "(a", "(a (b)", '"a', '"a\\"', "#|", "#| #| |#", "'", "(a) '", ",@", "#;", "|a", "#(1", "[a", "#0=", "' ; c"])
def test_incomplete(text):
    assert not complete(text)


def test_a_command_is_as_complete_as_its_argument():
    assert ready(",help") and ready(",doc car") and not ready(",time (a") and ready(",time (a)")


def test_the_reader_agrees_on_what_is_complete():
    from lambit.reader import balanced

    random.seed(2)
    words = ["(", ")", "[", "]", "'", ",@", "#(", "#u8(", "a", "1", "1+", ":k", '"s"', '"(', "; c(\n", "#| ( |#", "#|", "#;", "|a(|", "#\\(", "#\\a", " ", "\n", "#t", "#0=", "x.y", "..."]
    for _ in range(3000):
        text = " ".join(random.choices(words, k=random.randrange(12)))
        if balanced(text) != "wrong":
            assert complete(text) == (balanced(text) == "complete"), text


def test_scanner_never_fails_and_covers_everything():
    random.seed(1)
    for _ in range(2000):
        text = "".join(random.choice("()[]'`,@#|\\\"; \n:ab1.+-{}<>λ\0\t!=") for _ in range(random.randrange(30)))
        end = 0
        for t in tokens(text):
            assert t.start >= end and t.end > t.start and not text[end : t.start].strip()
            end = t.end
        assert not text[end:].strip()
        complete(text)
        indentation(text)
        assert "".join(piece for line in lines(text) for _, piece in [*line, ("", "\n")])[:-1] == text
        Brackets(text, tokens(text))
        layout(text, 10)
        assert "".join("\n" * 0 + piece for _, piece in pieces(text)).count("(") == text.count("(")


INDENTED = """
(define (f x)
  (let loop ((i 0)
             (j 1))
    (if (< i x)
        (begin
          (display i)
          (loop (+ i 1)
                j))
        '(a
          b))))
(cond ((a) b)
      (else c))
(cond
  ((null? x)
   y))
(define-record-type point
  (make-point x y)
  point?)
(let-values (((a b) (f))
             ((c) (g)))
  (list a
        b))
(f
 a
 b)
((lambda (x)
   x)
 1)
#(1
  2)
(do ((i 0 (+ i 1)))
    ((= i 3))
  (display i))
(define-syntax swap!
  (syntax-rules ()
    ((_ a b)
     (let ((t a))
       (set! a b)))))
(guard (e (#t
           1))
  (raise 1))
(case x
  ((1) 2)
  (else 3))
"""


def test_indentation():
    at = 0
    for line in INDENTED.splitlines(keepends=True):
        if line.strip():
            assert indentation(INDENTED[:at].rstrip("\n")) == len(line) - len(line.lstrip()), line
        at += len(line)


def test_no_indentation_inside_a_string():
    assert indentation('(f "a') == 0


def test_highlighting():
    text = '(define (f x) "s" 1 #t :k ; c'
    found = {text[a:b]: kind for a, b, kind in spans(text)}
    assert found == {"(": "bracket", "define": "special", ")": "bracket", '"s"': "string", "1": "number", "#t": "constant", ":k": "keyword", "; c": "comment"}
    assert "error" in {kind for _, _, kind in spans("(a]")}
    assert {kind for _, _, kind in spans(",doc")} == {"command"}
    assert paint("(if a)").replace("\x1b[90m", "").replace("\x1b[0m", "") == "(\x1b[1;34mif a)"


def test_layout_of_data_fills_lines():
    text = layout("(" + " ".join(str(i) for i in range(40)) + ")", 40)
    assert all(len(line) <= 40 for line in text.split("\n")) and len(text.split("\n")) == 3
    assert text.split("\n")[1].startswith(" ")
    assert " ".join(text.split()) == "(" + " ".join(str(i) for i in range(40)) + ")"


def test_layout_of_code():
    code = "(define (f x) (let loop ((i 0)) (if (< i x) (begin (display i) (loop (+ i 1))) (quote done))))"
    assert layout(code, 40, code=True) == (
        "(define (f x)\n  (let loop ((i 0))\n    (if (< i x)\n        (begin\n          (display i)\n          (loop (+ i 1)))\n        (quote done))))"
    )


def test_pieces():
    text = "(a\n ,b)\n,doc car\n(c)\n  ,time (d\n e)\n(f) ,g"
    assert [(c, p.strip()) for c, p in pieces(text)] == [
        (False, "(a\n ,b)"), (True, ",doc car"), (False, "(c)"), (True, ",time (d\n e)"), (False, "(f) ,g"),
    ]  # fmt: skip
    assert [p for c, p in pieces(text) if "(c)" in p] == ["\n\n\n(c)\n"]  # line numbers are kept


def test_prompts_are_taken_out_of_pasted_text():
    assert without_prompts("λ> (define (f)\n     1)\nλ> (f)") == "(define (f)\n     1)\n(f)"
