"""Errors of the reader: the class, the words, the place, the hint."""

from __future__ import annotations

import pytest

from lambit.errors import Incomplete, ReadError
from lambit.reader import decode, read_all, read_one, tokens
from lambit.source import add_source, line_column

WRONG = [
    # text, offset, words, hint
    ("a)", 1, "`)` at 1:2 closes nothing", None),
    ("(a))\n", 3, "`)` at 1:4 closes nothing", None),
    ("((a)))))", 5, "`)` at 1:6 closes nothing", None),
    ("]", 0, "`]` at 1:1 closes nothing", None),
    ("(a [b c) d]", 7, "`)` at 1:8 closes `[` at 1:4", None),
    ("(a\n (b]", 6, "`]` at 2:4 closes `(` at 2:2", None),
    ("#(1]", 3, "`]` at 1:4 closes `#(` at 1:1", None),
    ("([a))", 3, "`)` at 1:4 closes `[` at 1:2", None),
    ("#f64(1]", 6, "closes `#f64(`", None),
    ("(')", 1, "nothing after `'`", None),
    ("(a ,@)", 3, "nothing after `,@`", None),
    ("(a #;)", 3, "nothing after `#;`", None),
    ("(#0=)", 1, "nothing after `#0=`", None),
    ("(a . )", 5, "nothing after the dot", None),
    ("(a . . b)", 5, "one dot after another", None),
    ("(a . b c)", 7, "more than one datum after the dot in the list opened at 1:1", None),
    ("(a . b . c)", 7, "more than one datum after the dot", None),
    ("(a . b (c))", 7, "more than one datum", None),
    ("(. a)", 1, "nothing before the dot", None),
    ("#(a . b)", 4, "a dot inside `#(`", "lists"),
    ("#u8(1 . 2)", 6, "a dot inside `#u8(`", None),
    ("a . b", 2, "a dot outside a list", None),
    ("'(. a)", 2, "nothing before the dot", None),
    ("(' . a)", 1, "nothing after `'`", None),
    ("#\\spoce", 0, "unknown character #\\spoce", "did you mean #\\space?"),
    ("(x #\\Newline)", 3, "unknown character #\\Newline", "did you mean #\\newline?"),
    ("#\\xyz", 0, "unknown character", "names are"),
    ("#\\x110000", 0, "is no character", None),
    ("#\\xd800", 0, "a surrogate", None),
    ("#tru", 0, "unknown syntax #tru", "did you mean #true?"),
    ("#flase", 0, "unknown syntax #flase", "did you mean #false?"),
    ("(a #z)", 3, "unknown syntax #z", None),
    ("#'car", 0, "# alone means nothing", None),
    ("#<eof>", 0, "cannot be read", None),
    ("#!fold", 0, "unknown directive #!fold", "#!fold-case"),
    ("#b102", 0, "#b102 is no number", None),
    ("#xgg", 0, "#xgg is no number", None),
    ("(1/0)", 1, "1/0 divides by zero", "+inf.0"),
    ("(+ 1/0 2)", 3, "divides by zero", None),
    ("#e+inf.0", 0, "no exact form", None),
    ('"ab\\qcd"', 3, "unknown escape \\q", "known are"),
    ('"a\\x;"', 2, "hexadecimal", "\\x41;"),
    ('"a\\x41"', 2, "hexadecimal", None),
    ('"a\\xg;"', 2, "hexadecimal", None),
    ('"\\\\\\xd800;"', 3, "surrogate", None),
    ('"\\x110000;"', 1, "beyond", None),
    ('"a \\ b"', 3, "unknown escape", None),
    ("|a\\qb|", 2, "unknown escape", None),
    ('"a\ud800b"', 2, "surrogate", None),
    ("a\ud800", 1, "U+D800", None),
    ("(a \0 b)", 3, "U+0000", "delete"),
    ("a\u200bb", 1, "U+200B", "delete"),
    ("(a \ufeff)", 3, "U+FEFF", None),
    ("{a}", 0, "`{` is reserved", "( )"),
    ("a\\b", 1, "`\\`", None),
    ("#u8(1 256)", 6, "256 is no byte", None),
    ("#u8(1 -1)", 6, "-1 is no byte", None),
    ("#u8(a)", 4, "a is no byte", None),
    ("#u8(1.0)", 4, "1.0 is no byte", None),
    ("#s8(1 128)", 6, "128 is no integer from -128 to 127", None),
    ("#f64(1 #t)", 7, "#t is no number", None),
    ("#f64(1+2i)", 5, "is no number", None),
    ("#0#", 0, "label #0# is not defined", "same outermost datum"),
    ("(#0=a) #0#", 7, "label #0# is not defined", None),
    ("(#0# #0=a)", 1, "label #0# is not defined", None),
    ("(#0=a #0=b)", 6, "label #0= is defined twice", None),
    ("#0=#0#", 0, "is a label of nothing", None),
    ("#0=#1=#0#", 0, "is a label of nothing", None),
    ("#12", 0, "unknown syntax #12", None),
    ("#" + "1" * 5000 + "=a", 0, "label", None),
    ("#", 0, "# alone", None),
    ("a #! b", 2, "#!", None),
]
UNFINISHED = [
    ("(define (f x)\n  (+ x 1)\n", 0, "`(` opened at 1:1 is never closed"),
    ("x\n (a (b", 6, "`(` opened at 2:5 is never closed"),
    ("(a [b", 3, "`[` opened at 1:4 is never closed"),
    ("#(1 2", 0, "`#(` opened at 1:1 is never closed"),
    ("#u8(1", 0, "`#u8(` opened"),
    ("#f64(1", 0, "`#f64(` opened"),
    ("(a . b", 0, "`(` opened at 1:1"),
    ("(a .", 3, "nothing after the dot"),
    ("(a '", 3, "nothing after `'`"),
    ("'", 0, "nothing after `'`"),
    ("#;", 0, "nothing after `#;`"),
    ("#0=", 0, "nothing after `#0=`"),
    ('(display "abc\n def)', 9, "string"),
    ('"a\\"', 0, "string"),
    ('"a\\', 0, "string"),
    ("(a |b c)", 3, "symbol"),
    ("(a #| b |  c)", 3, "comment"),
    ("#| #| |#", 0, "comment"),
    ("#|" * 10 + "|#" * 9, 0, "comment"),
    ("(a #\\", 3, "#\\"),
]


@pytest.mark.parametrize(("text", "offset", "words", "hint"), WRONG)
def test_wrong(text, offset, words, hint):
    source = add_source("w.lisp", text)
    with pytest.raises(ReadError) as caught:
        read_all(text, source)
    error = caught.value
    if text not in ("#", "#\\", "#!"):
        assert error.__class__ is ReadError
    assert words in error.message
    assert error.position == source.base + offset
    if hint:
        assert hint in error.hint


@pytest.mark.parametrize(("text", "offset", "words"), UNFINISHED)
def test_unfinished(text, offset, words):
    source = add_source("u.lisp", text)
    with pytest.raises(Incomplete) as caught:
        read_all(text, source)
    assert words in caught.value.message
    assert caught.value.position == source.base + offset
    with pytest.raises(Incomplete):
        read_one(text, text.find("(") if text.startswith("x") else 0)


def test_no_message_names_a_terminal():
    from lambit.reader import _tables

    for text, *_ in [*WRONG, *UNFINISHED]:
        with pytest.raises(ReadError) as caught:
            read_all(text)
        assert not any(kind in caught.value.message for kind in _tables.KINDS if "_" in kind)


def test_after_a_large_good_part_the_place_is_exact():
    good = "(define (f x) ; λ\n  (list x 'y \"z\"))\n" * 20_000
    source = add_source("large.lisp", good + "(a\n  (b c]")
    with pytest.raises(ReadError, match=r"`\]` at 40002:7 closes `\(` at 40002:3") as caught:
        read_all(source.text, source)
    assert line_column(caught.value.position) == ("large.lisp", 40002, 7)


def test_invalid_utf8():
    assert decode(b"\xef\xbb\xbf(a)", "x") == "(a)"
    assert decode("λ".encode(), "x") == "λ"
    with pytest.raises(ReadError, match=r"x.lisp:2:3: byte FF is not UTF-8") as caught:
        decode(b"\xce\xbb\nab\xffc", "x.lisp")
    assert line_column(caught.value.position) == ("x.lisp", 2, 3)
    with pytest.raises(ReadError) as caught:
        decode("(a)".encode("utf-16"), "x.lisp")
    assert "UTF-16" in caught.value.hint


@pytest.mark.parametrize("text", [t for t, *_ in [*WRONG, *UNFINISHED]] + ["(a #| #|#||#|# |# b) ; c", ""])
def test_tokens_cover_every_text(text):
    last = 0
    for kind, start, end in tokens(text):
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        assert kind
        last = end
    assert text[last:].strip() == ""


def test_kinds_of_tokens():
    text = "(f #(1) 'x #t #\\a \"s\" :k |b| . 2.5 #xF ; c\n #|d|# #;e #0=g #0# #!fold-case [] +i #u8(1)"
    kinds = [(kind, text[a:b]) for kind, a, b in tokens(text)]
    assert kinds[:3] == [("open", "("), ("symbol", "f"), ("open", "#(")]
    assert ("number", "+i") in kinds
    assert ("comment", "; c") in kinds
    assert ("comment", "#|d|#") in kinds
    assert {k for k, _ in kinds} == {
        "open", "close", "symbol", "number", "prefix", "boolean", "character", "string", "keyword", "dot", "comment",
        "datum-comment", "label", "directive",
    }  # fmt: skip
