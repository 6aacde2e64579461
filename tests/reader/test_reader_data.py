"""Data as R7RS 2 and 7.1 define its text."""

from __future__ import annotations

import math

import pytest

from lambit.data import (
    EOF,
    FALSE,
    NIL,
    TRUE,
    Bytevector,
    Char,
    Keyword,
    Pair,
    String,
    Symbol,
    Vector,
    keyword,
    symbol,
)
from lambit.errors import ReadError
from lambit.printer import write
from lambit.reader import Reader, balanced, read_all, read_one
from lambit.source import add_source, line_column


def one(text):
    (datum,) = read_all(text)
    return datum


@pytest.mark.parametrize(
    "text",
    "a abc list->vector <=? + - ... -> ->x +x -x .. .x ... ..a +. +.a -- !$%&*/:<=>?^_~ a.b a#b 1+ 1- λ été 日本 a:b : "
    "+inf -nan +in -i- 1/x e5 inf.0 a@b @a".split(),
)
def test_symbols(text):
    assert one(text) is symbol(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("|a b|", "a b"), ("||", ""), (r"|a\x41;b|", "aAb"), (r"|a\|b|", "a|b"), (r"|\t\\|", "\t\\"),
        ("|(|", "("), ("|H\\x65;llo|", "Hello"), ("|1|", "1"), ("|:a|", ":a"), ("|a\nb|", "a\nb"),
    ],
)  # fmt: skip
def test_symbols_between_bars(text, name):
    datum = one(text)
    assert datum is symbol(name)


def test_keywords():
    assert one(":base") is keyword("base")
    assert one(":|a b|") is keyword("a b")
    assert isinstance(one("::"), Keyword)
    assert isinstance(one(":"), Symbol)


@pytest.mark.parametrize("text", ["#t", "#true", "#T", "#TRUE"])
def test_true(text):
    assert one(text) is TRUE


@pytest.mark.parametrize("text", ["#f", "#false", "#F", "#False"])
def test_false(text):
    assert one(text) is FALSE


@pytest.mark.parametrize(
    ("text", "char"),
    [
        ("#\\a", "a"), ("#\\A", "A"), ("#\\(", "("), ("#\\)", ")"), ("#\\ ", " "), ("#\\;", ";"), ('#\\"', '"'),
        ("#\\#", "#"), ("#\\'", "'"), ("#\\\\", "\\"), ("#\\x", "x"), ("#\\x41", "A"), ("#\\x3bb", "λ"), ("#\\λ", "λ"),
        ("#\\x0", "\0"), ("#\\x10ffff", "\U0010ffff"), ("#\\alarm", "\a"), ("#\\backspace", "\b"), ("#\\delete", "\x7f"),
        ("#\\escape", "\x1b"), ("#\\newline", "\n"), ("#\\null", "\0"), ("#\\return", "\r"), ("#\\space", " "),
        ("#\\tab", "\t"), ("#\\1", "1"), ("#\\[", "["), ("#\\\n", "\n"), ("#\\😀", "😀"),
    ],
)  # fmt: skip
def test_characters(text, char):
    assert one(text) is Char.of(char)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('""', ""), ('"abc"', "abc"), (r'"a\nb"', "a\nb"), (r'"\a\b\t\r\"\\\|"', '\a\b\t\r"\\|'), (r'"\x41;bc"', "Abc"),
        (r'"\X3bB;"', "λ"), ('"a\nb"', "a\nb"), ('"a\r\nb\rc"', "a\nb\nc"), ('"a\\\n   b"', "ab"), ('"a \\ \t \n \t b"', "a b"),
        ('"a\\\r\n  b"', "ab"), (r'"\\n"', "\\n"), (r'"\\\\"', "\\\\"), ('"\\\\\r\n"', "\\\n"), ('"a;b#|c"', "a;b#|c"),
        (r'"a\\x41;b"', r"a\x41;b"), ('"\\\n\\\n"', ""), ('"λ \u0301"', "λ \u0301"), ('"\0"', "\0"),
    ],
)  # fmt: skip
def test_strings(text, value):
    datum = one(text)
    assert datum.__class__ is String
    assert datum.text == value
    assert datum.literal is True


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("()", "()"), ("( )", "()"), ("[]", "()"), ("(a)", "(a)"), ("(a . b)", "(a . b)"), ("(a b . c)", "(a b . c)"),
        ("(a . (b . (c . ())))", "(a b c)"), ("[a [b] (c)]", "(a (b) (c))"), ("[a . b]", "(a . b)"), ("(a .b)", "(a .b)"),
        ("#()", "#()"), ("#(1 #(2) (3))", "#(1 #(2) (3))"), ("#u8()", "#u8()"), ("#u8(0 255 #xff)", "#u8(0 255 255)"),
        ("#U8(1)", "#u8(1)"), ("'a", "'a"), ("`(a ,b ,@c)", "`(a ,b ,@c)"), ("''a", "''a"), ("' a", "'a"), ("(quote a)", "'a"),
        ("(quote a b)", "(quote a b)"), ("'()", "'()"), ("(a 'b)", "(a 'b)"), ("(a.b)", "(a.b)"), ("(((a)))", "(((a)))"),
        ("(a;b\n c)", "(a c)"), ("(a #;b c)", "(a c)"), ("(a #;(b c) . #;d e #;f)", "(a . e)"), ("(#;a)", "()"),
        ("(a #; #;b c d)", "(a d)"), ("'#;a b", "'b"), ("#(#;a)", "#()"), ("(a #|b|# c)", "(a c)"), ("(a #|(|# )", "(a)"),
        ("#|a #|b|# c|#d", "d"), ("#||#a", "a"), ("#|||#a", "a"), ("#|#||#|#a", "a"), ("(a . 'b)", "(a quote b)"),
        ("(quote . a)", "(quote . a)"), ("(define\tx\f1)", "(define x 1)"), ("(a\u00a0b)", "(a b)"), ("(a\r;b\rc)", "(a c)"),
    ],
)  # fmt: skip
def test_structures(text, written):
    assert write(one(text)) == written


def test_an_abbreviation_followed_by_at_is_not_splicing():
    assert [write(x) for x in read_all(",@a , @a")] == [",@a", ", @a"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a'b", ["a", "'b"]), ("a|b|c", ["a", "b", "c"]), ('"a""b"', ['"a"', '"b"']), ("a(b)c", ["a", "(b)", "c"]),
        ("1 2", ["1", "2"]), ("#t#t", None), ('a"b"', ["a", '"b"']), ("(a)(b)", ["(a)", "(b)"]), ("#;a b", ["b"]), ("", []),
        ("  ; nothing", []), ("#|\n|#", []), ("#;a", []), ("a,b", ["a", ",b"]),
    ],
)  # fmt: skip
def test_where_one_datum_ends_and_the_next_begins(text, data):
    if data is None:
        with pytest.raises(ReadError):
            read_all(text)
    else:
        assert [write(x) for x in read_all(text)] == data


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5, 50, 3000])
def test_block_comments_nest(depth):
    text = "(a " + "#|" * depth + " ( " + "|#" * depth + " b) c"
    assert [write(x) for x in read_all(text)] == ["(a b)", "c"]


def test_many_deep_comments():
    deep = "#|#|#|#|#| x |#|#|#|#|#"
    assert [write(x) for x in read_all(f"(a {deep} b) " * 300)] == ["(a b)"] * 300


def test_fold_case():
    text = 'ABC #!fold-case ABC (DEF #\\A #\\SPACE "X" |Y| #XFF :Key 1E2) #!no-fold-case ABC'
    assert [write(x) for x in read_all(text)] == ["ABC", "abc", '(def #\\A #\\space "X" Y 255 :key 100.0)', "ABC"]
    assert [write(x) for x in read_all("#!fold-case STRASSE Straße ΧΑΟΣ")] == ["strasse", "strasse", "|χαοσ|"]
    assert [write(x) for x in read_all("(A #!fold-case B) C")] == ["(A b)", "c"]
    assert [write(x) for x in read_all("Abc")] == ["Abc"]  # nothing stays folded


def test_a_script_may_begin_with_its_interpreter():
    assert [write(x) for x in read_all("#!/usr/bin/env lambit\n(a)")] == ["(a)"]
    assert [write(x) for x in read_all("#! /usr/bin/lambit")] == []
    with pytest.raises(ReadError):
        read_all("a\n#!/usr/bin/env lambit\n(a)")


def test_a_byte_order_mark_is_skipped():
    assert [write(x) for x in read_all("\ufeff(a)")] == ["(a)"]


def test_typed_arrays():
    import numpy as np

    for kind, dtype in {"f64": "f8", "f32": "f4", "s8": "i1", "s16": "i2", "s32": "i4", "s64": "i8", "u16": "u2",
                        "u32": "u4", "u64": "u8", "c64": "c8", "c128": "c16"}.items():  # fmt: skip
        array = one(f"#{kind}(1 2 3)")
        assert array.dtype == np.dtype(dtype)
        assert array.tolist() == [1, 2, 3]
    assert one("#f64(1/2 -1.5 2)").tolist() == [0.5, -1.5, 2.0]
    assert one("#f64()").shape == (0,)
    assert one("#u64(18446744073709551615)")[0] == 2**64 - 1
    assert one("#c128(1+2i 1/2)").tolist() == [1 + 2j, 0.5]
    assert isinstance(one("#u8(1)"), Bytevector)


# -- labels


def test_labels():
    datum = one("#0=(a b . #0#)")
    assert datum.cdr.cdr is datum
    datum = one("(#1=(x) #1# #1#)")
    assert datum.car is datum.cdr.car is datum.cdr.cdr.car
    datum = one("#0=#(1 #0# (#0#))")
    assert datum.items[1] is datum
    assert datum.items[2].car is datum
    datum = one("#0=(#1=(#0# . #1#) #1#)")
    assert datum.car.car is datum
    assert datum.car.cdr is datum.car
    datum = one('(#0="s" #0#)')
    assert datum.car is datum.cdr.car
    datum = one("'#0=(a #0#)")
    assert datum.cdr.car.cdr.car is datum.cdr.car
    assert [write(x) for x in read_all("#0=a (#0=b)")] == ["a", "(b)"]  # of one outermost datum only


def test_shared_labels_take_no_exponential_time():
    text = "(#0=(a)" + "".join(f" #{i}=(#{i - 1}# #{i - 1}#)" for i in range(1, 60)) + " #60=(x . #60#))"
    datum = one(text)
    assert datum.cdr.car.car is datum.cdr.car.cdr.car


# -- positions


def test_positions():
    source = add_source("p.lisp", "\n(a (b) 'c\n   \"d\" . e)")
    datum = read_all(source.text, source)[0]
    places = []
    while datum.__class__ is Pair:
        places.append(line_column(datum.position)[1:])
        datum = datum.cdr
    assert places == [(2, 1), (2, 4), (2, 8), (3, 4)]
    datum = read_all(source.text, source)[0]
    assert line_column(datum.cdr.car.position)[1:] == (2, 4)
    quoted = datum.cdr.cdr.car
    assert line_column(quoted.position)[1:] == (2, 8)
    assert line_column(quoted.cdr.position)[1:] == (2, 9)


# -- one at a time


def test_read_one():
    text = " a (b c)) ; x\n #;d 'e \"f\"12 #\\ |g| #(h)#| |# "
    offset, data, ends = 0, [], []
    while True:
        try:
            datum, offset = read_one(text, offset)
        except ReadError as error:
            assert text[error.position] == ")"
            offset = error.position + 1
            continue
        if datum is EOF:
            break
        data.append(write(datum))
        ends.append(text[:offset])
    assert data == ["a", "(b c)", "'e", '"f"', "12", "#\\space", "g", "#(h)"]
    assert ends[:2] == [" a", " a (b c)"]
    assert ends[3].endswith('"f"')
    assert ends[5].endswith("#\\ ")
    assert ends[-1].endswith("#(h)")
    assert offset == len(text)
    assert read_one("") == (EOF, 0)


def test_read_one_of_a_long_datum():
    text = "(" + "abc " * 10_000 + ") x"
    datum, offset = read_one(text)
    assert sum(1 for _ in datum) == 10_000
    assert read_one(text, offset) == (symbol("x"), len(text))


def test_a_reader_remembers_fold_case():
    reader = Reader("#!fold-case A B")
    assert reader.next() is symbol("a")
    assert reader.next() is symbol("b")
    assert reader.next() is EOF


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "complete"), ("a", "complete"), ("(a)", "complete"), ("(a", "incomplete"), ('"a', "incomplete"), ("#|a", "incomplete"),
        ("|a", "incomplete"), ("'", "incomplete"), ("#;", "incomplete"), ("(a .", "incomplete"), ("#(1", "incomplete"),
        ("#u8(", "incomplete"), ("a)", "wrong"), ("(a]", "wrong"), ("(a . )", "wrong"), ("#zz", "wrong"), ('"\\q', "incomplete"),
        ("#\\", "incomplete"), ("#0=", "incomplete"), ("; (", "complete"), ("(a ; )", "incomplete"), ('"\\"', "incomplete"),
    ],
)  # fmt: skip
def test_balanced(text, state):
    assert balanced(text) == state


def test_an_empty_list_is_the_one():
    assert one("()") is NIL
    assert one("(a)").cdr is NIL
    assert one("#()").__class__ is Vector
    assert math.isnan(one("+nan.0"))
